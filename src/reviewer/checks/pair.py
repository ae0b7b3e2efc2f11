"""A report held against its form: indicators, scores of parts and names that the two files give differently.

Indicators that several tables of one file list are held against each other in the same way.

Fields with figures are told by `conflicts.figure_conflict` and `grade_conflict`, which look at both files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.checks.case import Case, clash, number_of, plain_name
from reviewer.checks.conflicts import BETWEEN_FILES
from reviewer.checks.figures import PERCENT_TOLERANCE, percent, same_amount, short
from reviewer.checks.row_cells import POINTS_HEAD, SCORE_HEAD, figure_in_row
from reviewer.domain.document import MEMBER_NAMES
from reviewer.domain.finding import Choice, Evidence, Finding
from reviewer.domain.naming import same_body, same_project
from reviewer.domain.quantity import Quantity, same_unit
from reviewer.domain.report import FIELDS, FieldValue, Indicator, SelfPart
from reviewer.domain.text import Passage, Span

_LEFT_OUT = frozenset(
    {Decimal(10) ** 4, Decimal(10) ** 8}
)  # 万 and 亿 that a column's head says for its figures
_TWO_PLACES = ("一处", "另一处")
_NAMES = frozenset({"year", "unit", "project_name"})
_PART_WORDS = re.compile(r"(?:绩效)?指标|得分|情况|完成|[\s（）()：:]")


@dataclass(frozen=True, slots=True)
class _Side:
    """What one of the files says: the figure as shown, the passage that is quoted, and what is lit of it."""

    shown: str
    passage: Passage
    figure: Passage | None


@dataclass(frozen=True, slots=True)
class _Difference:
    """One thing as the narrative and as the form give it."""

    what: str
    report: _Side
    form: _Side


def indicator_mismatch(case: Case) -> Iterator[Finding]:
    """Find indicators whose target, result, completion or points are others in the form than in the narrative."""
    form = case.report.form
    for key, (told, row) in form.matched.items() if form is not None else ():
        counts = case.report.indicator(key)
        if form is None or counts is None or case.doubtful(told):
            continue
        told = _corrected(told, counts, Span(0, form.start))
        row = _corrected(row, counts, Span(form.start, len(case.text)))
        if different := [*_figures(told, row), *_counts(case, told, row)]:
            yield _mismatch(case, f"指标「{plain_name(row.name)}」", different, f"indicator:{key}")


def repeated_mismatch(case: Case) -> Iterator[Finding]:
    """Find indicators that several tables of one file list, with other figures in one than in another."""
    for key, rows in case.report.repeated.items():
        counts = case.report.indicator(key)
        if counts is None:
            continue
        first, *others = (_corrected(row, counts, _line_of(case, row)) for row in rows)
        found: dict[tuple[str, str], _Difference] = {}
        for other in others:
            for different in (*_figures(first, other), *_counts(case, first, other)):
                found.setdefault((different.what, different.form.shown), different)
        if found:
            name = f"指标「{plain_name(first.name)}」"
            yield _mismatch(case, name, [*found.values()], f"indicator:{key}", _TWO_PLACES)


def _line_of(case: Case, row: Indicator) -> Span:
    place = _row_of(row)
    return Span(0, 0) if place is None else case.line(place.start)


def _corrected(read: Indicator, counts: Indicator, place: Span) -> Indicator:
    """Return what one place says of an indicator, with the figures that a reviewer read otherwise there."""
    sides = {"target": counts.target, "actual": counts.actual}
    own = {
        name: side
        for name, side in sides.items()
        if side is not None and side.passage.grounded and place.start <= side.passage.start < place.end
    }
    return replace(read, target=own.get("target", read.target), actual=own.get("actual", read.actual))


def _figures(told: Indicator, row: Indicator) -> Iterator[_Difference]:
    for what, one, other in (("目标值", told.target, row.target), ("完成值", told.actual, row.actual)):
        if one is not None and other is not None and _differ(one, other):
            yield _Difference(what, *(_stated(number_of(side), side.passage) for side in (one, other)))
    rates = told.stated_completion, row.stated_completion
    if rates[0] is None or rates[1] is None or told.stated_passage is None or row.stated_passage is None:
        return
    if abs(rates[0] - rates[1]) > PERCENT_TOLERANCE:
        sides = (rates[0], told.stated_passage), (rates[1], row.stated_passage)
        yield _Difference("完成率", *(_stated(percent(rate), passage) for rate, passage in sides))


def _stated(shown: str, passage: Passage) -> _Side:
    return _Side(shown, passage, passage)


def _differ(one: Quantity, other: Quantity) -> bool:
    if one.value is None or other.value is None or not same_unit(one.unit, other.unit):
        return False
    if not (one.unit and other.unit) and _ratio(one.value, other.value) in _LEFT_OUT:
        return False
    bounds = (one.value, one.upper or one.value) != (other.value, other.upper or other.value)
    return bounds and not same_amount(one, other)


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    least, most = sorted((abs(one), abs(other)))
    return most / least if least else Decimal(0)


def _counts(case: Case, told: Indicator, row: Indicator) -> Iterator[_Difference]:
    """Walk points and scores that a table of the narrative gives otherwise; they stand in the rows of the two."""
    places = _row_of(told), _row_of(row)
    if places[0] is None or places[1] is None:
        return
    for what, head, one, other in (
        ("分值", POINTS_HEAD, told.points, row.points),
        ("得分", SCORE_HEAD, told.self_score, row.self_score),
    ):
        if one is not None and other is not None and one != other:
            yield _Difference(what, _in_row(case, places[0], one, head), _in_row(case, places[1], other, head))


def _in_row(case: Case, place: Passage, value: Decimal, head: re.Pattern[str]) -> _Side:
    return _Side(f"{short(value)}分", case.row(place), figure_in_row(case, place, value, head))


def _row_of(indicator: Indicator) -> Passage | None:
    sides = (q.passage for q in (indicator.actual, indicator.target) if q is not None)
    return next((p for p in (*sides, *indicator.evidence) if p.grounded), None)


def part_mismatch(case: Case) -> Iterator[Finding]:
    """Find parts (产出, 效益 …) whose points or score are others in the form than in the narrative."""
    form = case.report.form
    if form is None:
        return
    for part in case.report.self_parts:
        same = [other for other in form.self_parts if _part_name(other) == _part_name(part)]
        if len(same) == 1 and (different := list(_part_figures(part, same[0]))):
            yield _mismatch(case, f"「{part.name}」", different, f"part:{part.category.value}")


def _part_name(part: SelfPart) -> str:
    return _PART_WORDS.sub("", part.name)


def _part_figures(part: SelfPart, other: SelfPart) -> Iterator[_Difference]:
    if part.points is not None and other.points is not None and part.points != other.points:
        one, two = (p.points_passage or p.passage for p in (part, other))
        yield _Difference(
            "分值", _stated(f"{short(part.points)}分", one), _stated(f"{short(other.points)}分", two)
        )
    elif part.score != other.score:
        yield _Difference("得分", *(_stated(f"{short(p.score)}分", p.passage) for p in (part, other)))


def _mismatch(
    case: Case,
    name: str,
    different: Sequence[_Difference],
    subject: str,
    places: tuple[str, str] = MEMBER_NAMES,
) -> Finding:
    """Tell what two places give differently: the files of a pair, or two tables of one file."""
    told = "；".join(f"{d.what}{places[0]}为{d.report.shown}，{places[1]}为{d.form.shown}" for d in different)
    sides = [(d.what, side) for d in different for side in (d.report, d.form)]
    evidence = [
        clash(
            case.clause(side.passage),
            number,
            f"{case.place(side.passage.start)} {what}".strip(),
            side.shown,
            side.figure,
        )
        for number, (what, side) in enumerate(sides, start=1)
    ]
    between = places == MEMBER_NAMES
    return case.finding(
        "figure-conflict",
        f"{name}{'在报告与自评表中不一致' if between else '在文件中出现多次，前后不一'}：{told}",
        evidence,
        [subject],
        [side.shown for _, side in sides],
        f"{name}{told}，请核对并明确以哪个为准。",
        title=BETWEEN_FILES if between else "",
        about=f"{'pair' if between else 'repeated'}|{name}|{subject}",
    )


def name_mismatch(case: Case) -> Iterator[Finding]:
    """Find year, unit or project's name given otherwise in the form than in the narrative."""
    form = case.report.form
    if form is None:
        return
    for name, other in form.fields.items():
        own = case.report.fields.get(name)
        if own is None or own.passage == other.passage or not other.passage.grounded:
            continue
        if name in _NAMES and not _one_thing(case, name, own, other):
            yield _two_names(case, name, own, other)


def _one_thing(case: Case, name: str, own: FieldValue, other: FieldValue) -> bool:
    if name == "year":
        return own.value == other.value
    return same_project(own.value, other.value) if name == "project_name" else _one_body(case, own, other)


def _one_body(case: Case, own: FieldValue, other: FieldValue) -> bool:
    """Tell whether the units are one, or one stands above the other."""
    form = case.report.form.fields.get("department") if case.report.form is not None else None
    above, theirs = case.report.value("department"), form.value if form is not None else None
    pairs = ((own.value, other.value), (above, other.value), (own.value, theirs))
    return any(one and two and same_body(one, two) for one, two in pairs)


def _two_names(case: Case, name: str, own: FieldValue, other: FieldValue) -> Finding:
    label = FIELDS[name].label
    told = "，".join(f"{file}为“{value.value}”" for file, value in zip(MEMBER_NAMES, (own, other), strict=True))
    evidence: list[Evidence] = [
        clash(value.passage, number, case.place(value.passage.start), value.value)
        for number, value in enumerate((own, other), start=1)
    ]
    return case.finding(
        "form-mismatch",
        f"{label}在报告与自评表中不同：{told}",
        evidence,
        [f"field:{name}"],
        [own.value, other.value],
        f"{label}{told}，请核对两份材料是否属于同一项目。",
        choices=tuple(
            Choice(name, value.value, value.passage, number, 1)
            for number, value in enumerate((own, other), start=1)
        ),
    )
