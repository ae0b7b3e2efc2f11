"""What is changed in the workbook changes the same results as in the program, by another program's arithmetic."""

import os
import random
import shutil
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from reviewer.domain.review import (
    FieldDecision,
    IndicatorDecision,
    ItemDecision,
    Status,
    Subject,
    TypedQuantity,
)
from reviewer.domain.rubric import ItemState
from reviewer.export.calculation import ADJUSTMENT, KEY
from reviewer.export.cells import scale_of
from reviewer.scoring import score

from .generated import generated
from .recalculating import differences, recalculated, write

D = Decimal
MANY = int(os.environ.get("REVIEWER_MANY_REVIEWS", "60"))
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def test_no_rule_gives_more_than_an_item_is_worth():
    for number in range(5200, 5400):
        for item in (item for part in generated(number)[0].sheet.parts for item in part.items):
            assert item.machine is None or 0 <= item.machine <= item.points, (number, item)


@pytest.mark.slow
@needs_office
def test_generated_reviews_are_computed_as_cached(tmp_path):
    reviews = [generated(number)[0] for number in range(1, MANY + 1)]
    source = write(tmp_path / "a.xlsx", *reviews)
    assert differences(source, recalculated(source, tmp_path)) == []


def rows_of(page):
    """Return the rows of a review sheet by the key of their item."""
    return {page[f"{KEY}{r}"].value: r for r in range(9, page.max_row + 1) if page[f"{KEY}{r}"].value}


def cell_of(page, label):
    """Return the cell that a fact of the head stands in."""
    places = {"A": "C", "D": "G", "I": "K"}
    return next(
        f"{places[c.column_letter]}{c.row}" for line in page["A3:I14"] for c in line if c.value == label
    )


def change(review, page, dice):
    """Change a few inputs of a sheet; return the decisions that say the same."""
    decisions, rows = review.decisions, rows_of(page)
    for item in (item for part in review.sheet.parts for item in part.items):
        if item.state is ItemState.EXCLUDED:
            continue
        indicator = review.report.indicator(item.indicator) if item.indicator else None
        target = indicator.target if indicator else None
        chance = dice.random()
        if chance < 0.25 and target is not None and target.value is not None:
            value = (target.value * D(dice.randrange(20, 160)) / 100).quantize(D("0.01"))
            typed = TypedQuantity(str(value), "=", value, None, target.unit)
            own = replace(decisions.indicator(item.indicator) or IndicatorDecision(), verified=typed)
            decisions = decisions.with_(Subject.INDICATOR, item.indicator, own)
            page[f"J{rows[item.key]}"] = float(value / scale_of(target, indicator.actual).divisor)
        elif chance < 0.45:
            amount = D(dice.randrange(-500, 500)) / 100
            own = ItemDecision(adjustment=amount, reason="会上核减", based_on=item.machine)
            decisions = decisions.with_(Subject.ITEM, item.key, own)
            page[f"{ADJUSTMENT}{rows[item.key]}"] = float(amount)
    for name, label in (("budget", "全年预算数"), ("spent", "全年执行数")):
        if dice.random() < 0.5 and review.decisions.verified(name) is None:
            amount = D(dice.randrange(1, 90_000_000)) / 100
            own = FieldDecision(verified=str(amount), verified_reason="核实")
            decisions = decisions.with_(Subject.FIELD, name, own)
            page[cell_of(page, label)] = float(amount / 10_000)
    return decisions


def resting_on(sheet, decisions, before):
    """Return the decisions with the new ones resting on the points that the machine gives now, as in the workbook."""
    for item in (item for part in sheet.parts for item in part.items):
        own = decisions.item(item.key)
        if own is not None and own != before.item(item.key):
            decisions = decisions.with_(Subject.ITEM, item.key, replace(own, based_on=item.machine))
    return decisions


def changed_profile(profile, page):
    """Change rules on the sheet 口径 as a meeting might; return the profile that says the same."""
    top = next(c.row for c in page["A"] if c.value == f"{profile.name}第 {profile.version} 版")
    page[f"B{top + 2}"] = "线性" if profile.reverse_formula == "ratio" else "反比"
    page[f"B{top + 11}"] = 95  # 优 from 95 on
    reverse = "linear" if profile.reverse_formula == "ratio" else "ratio"
    grades = (replace(profile.grades[0], at_least=D(95)), *profile.grades[1:])
    return replace(profile, reverse_formula=reverse, grades=grades)


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("seed", ["values", "rules"])
def test_a_changed_cell_changes_what_it_changes_in_the_program(tmp_path, seed):
    made = [generated(number, seed) for number in range(1, 31)]
    seen = [(review, document) for review, document in made if review.row.status is Status.DONE]
    source = write(tmp_path / "a.xlsx", *(review for review, _ in seen))
    book, dice, wanted = openpyxl.load_workbook(source), random.Random(seed), []
    rules = {}
    for number, (review, document) in enumerate(seen, 1):
        page = book[next(name for name in book.sheetnames if name.startswith(f"{number} 项目"))]
        decisions = change(review, page, dice)
        profile = review.profile
        if seed == "rules":
            if profile.id not in rules:
                rules[profile.id] = changed_profile(profile, book["口径"])
            profile = rules[profile.id]
        findings = tuple(review.findings.values())
        made = score(document, review.report, profile, "默认", findings, decisions)
        decisions = resting_on(made, decisions, review.decisions)
        wanted.append((page.title, score(document, review.report, profile, "默认", findings, decisions)))
    book.save(source)
    computed = openpyxl.load_workbook(recalculated(source, tmp_path), data_only=True)
    for at, (name, sheet) in enumerate(wanted, 4):
        summary, page = computed["汇总表"], computed[name]
        total = next(r for r in range(9, page.max_row + 1) if str(page[f"A{r}"].value).startswith("合计"))
        shown = D(str(round(page[f"K{total}"].value, 6)))
        assert shown == sheet.total, name
        assert summary[f"K{at}"].value == pytest.approx(float(sheet.total))
        assert (summary[f"L{at}"].value or "").removesuffix("（暂定）") == (sheet.grade or "暂定"), name
        assert summary[f"L{at}"].value.endswith("暂定）") == (sheet.provisional and sheet.grade is not None), (
            name
        )
        difference = sheet.difference if not sheet.open else sheet.decided_difference
        given = summary[f"M{at}"].value
        assert (given is None) == (difference is None), name
        assert difference is None or given == pytest.approx(float(difference)), name
    assert "份与数据库不同" in computed["汇总表"]["U2"].value
