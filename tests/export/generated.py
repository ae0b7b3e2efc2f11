"""Reviews made by dice: every rule, setting and kind of decision that a workbook must calculate by."""

import random
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.document import Document, line_by_line
from reviewer.domain.finding import Evidence, Finding, Severity
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Category, FieldValue, Indicator, Report
from reviewer.domain.review import (
    Decisions,
    FieldDecision,
    IndicatorDecision,
    ItemDecision,
    Status,
    Subject,
    TypedQuantity,
)
from reviewer.domain.text import Passage
from reviewer.export import ReviewForExport
from reviewer.scoring import score, shipped_profiles
from reviewer.storage.derived import stated

from .conftest import row

D = Decimal
TEXT = "专款专用，资金管理合规，已按支付审批程序办理，制定了管理制度，实行政府采购，立项必要，依据充分，满意度较高，社会效益明显。"
UNITS = ("个", "家", "人次", "公里", "%", "元")


def profiles():
    """Return the shipped profiles and variants with every setting otherwise."""
    made = list(shipped_profiles().values())
    for word, settings in (
        ("反比", {"reverse_formula": "ratio", "over_achievement_cuts": True}),
        ("折算", {"excluded": "rescale", "step": D("0.1")}),
    ):
        made += [replace(one, id=f"{one.id}-{word}", name=one.name + word, **settings) for one in made[:2]]
    return made


def _quantity(dice, unit, op=None, zero=False):
    value = D(0) if zero else D(dice.randrange(1, 40_000)) / (100 if dice.random() < 0.5 else 1)
    op = op or dice.choice([Op.GE, Op.GE, Op.GT, Op.EQ, Op.LE, Op.LT, Op.RANGE])
    upper = value + dice.randrange(0, 30) if op is Op.RANGE else None
    return Quantity(op, value, unit, Passage.typed(f"{value}{unit}"), upper)


def _indicator(dice, number, forms):
    unit = dice.choice(UNITS)
    target = _quantity(dice, unit, zero=dice.random() < 0.05)
    if dice.random() < 0.08:
        target = Quantity(Op.TEXT, None, "", Passage.typed("12月底前"))
    kind, actual = dice.random(), None
    if kind < 0.7 and target.value is not None:
        value = (target.value * D(dice.randrange(30, 180)) / 100).quantize(D("0.01"))
        actual = Quantity(Op.EQ, value, unit, Passage.typed(f"{value}{unit}"))
    elif kind < 0.8:
        actual = _quantity(dice, dice.choice(UNITS), dice.choice([Op.EQ, Op.LE]))
    shared = D(dice.randrange(0, 13000)) / 100 if actual is None and dice.random() < 0.4 else None
    return Indicator(
        f"i{number}",
        f"指标{number}",
        dice.choice([Category.OUTPUT, Category.OUTPUT, Category.EFFECT, Category.SATISFACTION]),
        target,
        actual,
        stated_completion=shared,
        points=D(dice.randrange(1, 12)) if forms else None,
        self_score=D(dice.randrange(0, 1200)) / 100 if dice.random() < 0.5 else None,
    )


def _fields(dice):
    fields = {}
    for name in ("budget_initial", "budget", "spent", "received", "balance"):
        if dice.random() < 0.75:
            fields[name] = D(dice.randrange(0 if dice.random() < 0.05 else 1, 90_000_000)) / 100
    for name in ("execution_rate", "received_rate"):
        if dice.random() < 0.4:
            fields[name] = D(dice.randrange(1, 11_000)) / 100
    if dice.random() < 0.8:
        fields["self_score"] = D(dice.randrange(5000, 10001)) / 100
    return {name: FieldValue(str(value), Passage.typed(str(value)), 1.0, "t") for name, value in fields.items()}


def _decided(dice, report, sheet):
    decisions = Decisions()
    for name in ("budget", "spent"):
        if dice.random() < 0.1:
            own = FieldDecision(verified=str(D(dice.randrange(1, 90_000_000)) / 100), verified_reason="凭证")
            decisions = decisions.with_(Subject.FIELD, name, own)
    for indicator in report.indicators:
        if dice.random() < 0.2 and indicator.target is not None and indicator.target.value is not None:
            value = (indicator.target.value * D(dice.randrange(0, 200)) / 100).quantize(D("0.01"))
            typed = TypedQuantity(f"{value}", "=", value, None, indicator.target.unit)
            own = IndicatorDecision(verified=typed, verified_reason="现场")
            decisions = decisions.with_(Subject.INDICATOR, indicator.key, own)
    for item in (item for part in sheet.parts for item in part.items):
        chance = dice.random()
        if chance < 0.12:
            own = ItemDecision(
                adjustment=D(dice.randrange(-600, 600)) / 100, reason="核减", based_on=item.machine
            )
        elif chance < 0.2 and item.machine is not None:
            own = ItemDecision(confirmed=True, based_on=item.machine)
        elif chance < 0.24:
            own = ItemDecision(excluded=True, reason="不适用")
        else:
            continue
        decisions = decisions.with_(Subject.ITEM, item.key, own)
    return decisions


def generated(number, seed=0):
    """Return a review; the same number gives the same one."""
    dice = random.Random(f"{seed}/{number}")
    profile = dice.choice(profiles())
    forms = profile.own_points and dice.random() < 0.7
    indicators = tuple(_indicator(dice, n, forms) for n in range(dice.randrange(0, 9)))
    document = Document(TEXT, "txt", line_by_line(TEXT))
    report = Report(fields=_fields(dice), indicators=indicators)
    findings = tuple(
        Finding(rule, Severity.MEDIUM, rule, rule, (Evidence(document.passage(0, 4)),))
        for rule in ("sum-mismatch", "rate-mismatch")
        if dice.random() < 0.3
    )
    first = score(document, report, profile, "默认", findings, Decisions())
    decisions = _decided(dice, report, first)
    scores = score(document, report, profile, "默认", findings, decisions)
    status = dice.choice([Status.DONE, Status.DONE, Status.REVIEWING, Status.WAITING])
    values = {"budget_initial": None, "budget": None, "spent": None, "execution_rate": None}
    values |= {name: value for name, value in stated(report, decisions).items() if name in values}
    line = row(number, scores, status=status, decided_difference=scores.decided_difference, **values)
    return ReviewForExport(
        line, report, report, decisions, {f.key: f for f in findings}, scores, profile
    ), document
