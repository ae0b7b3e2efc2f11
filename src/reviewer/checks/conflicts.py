"""One thing stated as two: a sum of money, a score, a rate, a grade."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.case import Case, clash
from reviewer.checks.comparable import of_one_thing
from reviewer.checks.figures import Scale, percent, same_amount
from reviewer.checks.grade_bands import grade_bounds
from reviewer.checks.kinds import KINDS
from reviewer.domain.document import MEMBER_NAMES
from reviewer.domain.finding import Choice, Finding
from reviewer.domain.report import FIELDS, FieldType, FieldValue, Indicator
from reviewer.domain.text import Passage

BETWEEN_FILES = KINDS["form-mismatch"].title  # the title of what differs between the two files of a pair
_FIELDS = (
    "budget",
    "budget_initial",
    "received",
    "spent",
    "balance",
    "execution_rate",
    "received_rate",
    "self_score",
)
_TELLING = 4  # shorter names (培训, 完成) are said of many things
# A word of praise is a grade only where it is called one, or stands in quotation marks or a cell of its own.
_CALLED = re.compile(
    r"(?:等级?|等[次第]|档次?|级别?|评定|评级|定|评价结果|自评结果|结果)[为是：:]?\s*[“\"]?$|[“\"\t]$"
)
_CALLED_BEHIND = re.compile(r"[秀好]?[”\"]?(?:等级|等次|级|等|档)|[秀好]?(?:[”\"\t]|$)")
_HOW_MANY = re.compile(
    "(?:场次|批次|次数|个数|数量|人次|面积|长度|里程|总数)$"
)  # 开展各类应急演练18场次, 应急演练场次 15
_BALANCE = {
    "budget": ("spent", "＋", "balance"),
    "spent": ("budget", "－", "balance"),
    "balance": ("budget", "－", "spent"),
}
_NO_BALANCE = re.compile(
    r"(?:无|没有|未产生|不存在)(?:任何)?(?:资金|预算|项目)?(?:结余|结转|剩余|余额)(?:资金)?|零结余|(?:资金|经费)(?:已|均|全部|已经){1,3}(?:支出|使用|支付|执行|拨付)完毕"
)
_OTHER_TIME = re.compile(r"目前|现已|截至20\d\d年[1-9]月|次年|上年|历年|以前年度|其他资金|其中|后续|质保|除")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_BEHIND_GRADE = re.compile(r"[秀好]?[”\"]?(?:等级|等次|级|等)?")
_SCORE_BESIDE = re.compile(r"(?P<score>[0-9]{1,3}(?:\.[0-9]+)?)分[^。；\n\d]{0,14}$")


@dataclass(frozen=True, slots=True)
class _Version:
    """One of the values a field is stated as, with all its places."""

    value: str
    places: tuple[FieldValue, ...]

    @property
    def amount(self) -> Decimal:
        return Decimal(self.value)


def figure_conflict(case: Case) -> Iterator[Finding]:
    """Find a field stated with different figures, with a cross-check where the report allows one."""
    for name in _FIELDS:
        versions = _versions(of_one_thing(case, name))
        if 2 <= len(versions) <= len(_CIRCLED):
            yield _conflict(case, name, versions)


def _versions(statements: Sequence[FieldValue]) -> list[_Version]:
    """Group the statements of a field by figure, the most frequent first; the same figure rounded is no other."""
    groups: list[list[FieldValue]] = []
    for value in statements:
        group = next((g for g in groups if any(_same(value, other) for other in g)), None)
        if group is None:
            groups.append([value])
        else:
            group.append(value)
    ordered = sorted(groups, key=lambda g: (-len(g), g[0].passage.start))
    return [_Version(g[0].value, tuple(sorted(g, key=lambda v: v.passage.start))) for g in ordered]


def _same(one: FieldValue, other: FieldValue) -> bool:
    if Decimal(one.value) == Decimal(other.value):
        return True
    if one.quantity is None or other.quantity is None:
        return False
    if one.quantity.value is None or other.quantity.value is None:
        return False
    return same_amount(one.quantity, other.quantity)


def _conflict(case: Case, name: str, versions: list[_Version]) -> Finding:
    spec = FIELDS[name]
    quantities = [v.quantity for version in versions for v in version.places if v.quantity is not None]
    scale = Scale(quantities)
    shown = [_figure(spec.type, scale, version.amount) for version in versions]
    evidence = [
        clash(
            case.value_passage(value),
            number,
            case.place(value.passage.start),
            figure,
            _own_place(case, value),
        )
        for number, (version, figure) in enumerate(zip(versions, shown, strict=True), start=1)
        for value in version.places
    ]
    between = _between_files(case, versions, shown)
    counted = between or "，".join(
        f"{figure}{len(version.places)}处" for version, figure in zip(versions, shown, strict=True)
    )
    return case.finding(
        "figure-conflict",
        f"{spec.label}{'在报告与自评表中不一致' if between else '前后不一'}：{counted}",
        evidence,
        [f"field:{name}"],
        shown,
        f"{case.told_in([v.passage for version in versions for v in version.places])}中{spec.label}有{'、'.join(shown)}{len(shown)}个数，请核对并明确以哪个为准。",
        choices=tuple(_choice(case, name, version, number) for number, version in enumerate(versions, start=1)),
        calculation=_cross_check(case, name, versions, scale),
        title=BETWEEN_FILES if between else "",
        gap=_apart(spec.type, versions),
    )


def _between_files(case: Case, versions: Sequence[_Version], shown: Sequence[str]) -> str:
    """Say which file of a pair gives which figure, "" where it is not just the files that differ."""
    files = [{case.file_at(v.passage.start) for v in version.places} for version in versions]
    if len(versions) != len(MEMBER_NAMES) or sorted(map(tuple, files)) != sorted(
        (name,) for name in MEMBER_NAMES
    ):
        return ""
    return "，".join(f"{file.pop()}{figure}" for file, figure in zip(files, shown, strict=True))


def _own_place(case: Case, value: FieldValue) -> Passage | None:
    """Return the figure or word itself, which is lit where two files are held against each other; None in one file."""
    if case.report.form is None:
        return None
    if value.quantity is not None:
        return value.quantity.passage
    at = value.passage.text.find(value.value)
    if at < 0 or not value.passage.grounded:
        return value.passage
    start = value.passage.start + at
    return case.document.passage(start, start + len(value.value))


def _apart(kind: FieldType, versions: list[_Version]) -> Decimal | None:
    """Return how many 元 the figures of a field lie apart, None for a field that is no money."""
    amounts = [version.amount for version in versions]
    return max(amounts) - min(amounts) if kind is FieldType.MONEY else None


def _figure(kind: FieldType, scale: Scale, amount: Decimal) -> str:
    if kind is FieldType.PERCENT:
        return percent(amount)
    if kind is FieldType.SCORE:
        return f"{amount.normalize():f}分"
    return scale.figure(amount)


def _choice(case: Case, name: str, version: _Version, number: int) -> Choice:
    first = version.places[0]
    return Choice(name, version.value, first.passage, number, len(version.places), _effect(case, name, version))


def _effect(case: Case, name: str, version: _Version) -> str:
    """Return what taking this figure makes of the execution rate."""
    spent = version.amount if name == "spent" else case.report.amount("spent")
    budget = version.amount if name == "budget" else case.report.amount("budget")
    if name not in ("spent", "budget") or spent is None or not budget:
        return ""
    return f"执行率 {percent(spent / budget * 100)}"


def _cross_check(case: Case, name: str, versions: list[_Version], scale: Scale) -> str:
    """Hold the versions against spent + balance = budget; "" where that decides nothing."""
    if name not in _BALANCE:
        return ""
    first, sign, second = _BALANCE[name]
    one, other = case.report.amount(first), case.report.amount(second)
    if one is None or other is None:
        return ""
    result = one + other if sign == "＋" else one - other
    sums = f"{FIELDS[first].label} {scale.number(one)} {sign} {FIELDS[second].label} {scale.number(other)}"
    fits = [n for n, version in enumerate(versions) if version.amount == result]
    told = f"与{_CIRCLED[fits[0]]}相符" if fits else "与各数均不符"
    return f"{sums} ＝ {scale.number(result)}，{told}"


def balance_denied(case: Case) -> Iterator[Finding]:
    """Find a balance of money in one place, and in another the word that nothing was left."""
    balance = case.report.fields.get("balance")
    if balance is None or Decimal(balance.value) <= 0:
        return
    for match in _NO_BALANCE.finditer(case.text):
        place = case.document.passage(match.start(), match.end())
        sentence = case.sentence(place)
        if _OTHER_TIME.search(sentence.text) or sentence.span.overlaps(balance.passage.span):
            continue
        figure = Scale([balance.quantity] if balance.quantity else []).figure(Decimal(balance.value))
        yield case.finding(
            "figure-conflict",
            f"结余写有{figure}，又称“{place.text}”",
            [
                clash(case.value_passage(balance), 1, case.place(balance.passage.start), figure),
                clash(sentence, 2, case.place(place.start), place.text),
            ],
            ["field:balance"],
            [figure, place.text],
            f"{case.told_in([balance.passage, place])}一处写结余{figure}，一处称“{place.text}”，请核对结余数。",
        )
        return


def indicator_conflict(case: Case) -> Iterator[Finding]:
    """Find one result told as two: the same name and unit, in the text and a table or in two sections."""
    groups: dict[tuple[str, str | None], list[Indicator]] = defaultdict(list)
    for indicator in case.report.indicators:
        name = _HOW_MANY.sub("", re.sub(r"[\s“”\"（）()]|各类|各项|组织|开展|举办|数量$", "", indicator.name))
        told = indicator.actual is not None and indicator.actual.value is not None
        if told and len(name) >= _TELLING and not case.doubtful(indicator):
            groups[(name, indicator.project)].append(indicator)
    for (name, _), rows in groups.items():
        first = rows[0]
        other = next((i for i in rows[1:] if _differ(case, first, i)), None)
        if other is not None:
            yield _two_results(case, name, first, other)


def _differ(case: Case, one: Indicator, other: Indicator) -> bool:
    a, b = one.actual, other.actual
    if a is None or b is None or a.unit != b.unit or same_amount(a, b):
        return False
    if case.is_row(one) and case.is_row(other):
        return False  # rows of one table name different things alike
    return not any(_is_its_target(x, y) or _set_as_goal(case, y) for x, y in ((one, other), (other, one)))


def _is_its_target(one: Indicator, other: Indicator) -> bool:
    """Tell whether the second figure is the target that the first one's stated completion implies."""
    if one.actual is None or other.actual is None or not one.stated_completion or not one.actual.value:
        return False
    implied = one.actual.value / one.stated_completion * 100
    return other.actual.value is not None and abs(implied - other.actual.value) * 200 <= implied


def _set_as_goal(case: Case, indicator: Indicator) -> bool:
    """Tell whether a figure stands under a line that announces goals."""
    if indicator.actual is None or not indicator.actual.passage.grounded:
        return False
    lines = case.text[: indicator.actual.passage.start].splitlines()
    heading = next((line for line in reversed(lines[:-1]) if 2 <= len(line.strip()) <= 20), "")
    return "目标" in heading and "完成" not in heading


def _two_results(case: Case, name: str, one: Indicator, other: Indicator) -> Finding:
    results = [i.actual for i in (one, other) if i.actual is not None]
    figures = [q.passage.text for q in results]
    return case.finding(
        "figure-conflict",
        f"{name}前后不一：{'、'.join(figures)}",
        [
            clash(case.clause(q.passage), n, case.place(q.passage.start), q.passage.text)
            for n, q in enumerate(results, 1)
        ],
        [f"indicator:{one.key}", f"indicator:{other.key}"],
        figures,
        f"{case.told_in([q.passage for q in results])}中{name}有{'、'.join(figures)}两个数，请核对并明确以哪个为准。",
    )


def grade_conflict(case: Case) -> Iterator[Finding]:
    """Find two grades, or a grade that the score does not earn (优≥90 良≥80 中≥60 差<60)."""
    grades: dict[str, list[FieldValue]] = {}
    for value in of_one_thing(case, "self_grade"):
        if _is_called_grade(case, value):
            grades.setdefault(value.value, []).append(value)
    if grades:
        first = next(iter(grades.values()))[0]
        score = _score_beside(case, first)
        if len(grades) > 1:
            yield _two_grades(case, grades, score)
        elif score is not None and (earned := _earned(case, Decimal(score.value))) not in (None, *grades):
            yield _wrong_grade(case, first, score, earned or "")
    yield from _grades_of_projects(case, [v for values in grades.values() for v in values])


def _grades_of_projects(case: Case, own: list[FieldValue]) -> Iterator[Finding]:
    """Find a grade that one of several projects is given against the score that stands beside it."""
    for grade in case.report.statements.get("self_grade", ()):
        if grade in own or not _is_called_grade(case, grade) or not grade.passage.grounded:
            continue
        sentence = case.sentence(grade.passage).span
        beside = _SCORE_BESIDE.search(case.text, sentence.start, grade.passage.start)
        earned = _earned(case, Decimal(beside["score"])) if beside else None
        if beside and earned not in (None, grade.value):
            place = case.document.passage(beside.start("score"), beside.end("score") + 1)
            score = FieldValue(beside["score"], place, grade.confidence, "score-beside")
            yield _wrong_grade(case, grade, score, earned or "")


def _is_called_grade(case: Case, value: FieldValue) -> bool:
    passage = value.passage
    if not passage.grounded:
        return True
    start = passage.start + max(passage.text.find(value.value), 0)
    before = case.text[max(start - 8, 0) : start]
    return bool(_CALLED.search(before) or _CALLED_BEHIND.match(case.text, start + len(value.value)))


def _score_beside(case: Case, grade: FieldValue) -> FieldValue | None:
    """Return the score that stands with a grade: the nearest before it in its sentence, else the report's one score."""
    scores = of_one_thing(case, "self_score")
    sentence = case.sentence(grade.passage).span
    beside = [s for s in scores if sentence.start <= s.passage.start < grade.passage.start]
    if beside:
        return max(beside, key=lambda s: s.passage.start)
    return scores[0] if len({Decimal(s.value) for s in scores}) == 1 else None


def _earned(case: Case, score: Decimal) -> str | None:
    """Return the grade of a score by the scale that the report prints, else by the usual one."""
    if not 0 <= score <= 100:
        return None
    return next(grade for grade, bound in grade_bounds(case.text) if score >= bound)


def _two_grades(case: Case, grades: dict[str, list[FieldValue]], score: FieldValue | None) -> Finding:
    evidence = [
        clash(_wide(case, value), number, case.place(value.passage.start), grade, _own_place(case, value))
        for number, (grade, values) in enumerate(grades.items(), start=1)
        for value in values
    ]
    told = ""
    if score is not None:
        evidence.append(clash(case.value_passage(score), len(grades) + 1, "自评得分", f"{score.value}分"))
        earned = _earned(case, Decimal(score.value))
        told = f"，自评得分{score.value}分" + (f"应为{earned}" if earned else "")
    named = "、".join(f"“{grade}”" for grade in grades)
    return case.finding(
        "grade-conflict",
        f"自评等级写有{named}{told}",
        evidence,
        ["field:self_grade"],
        [*grades, score.value if score else ""],
        f"{case.told_in([v.passage for values in grades.values() for v in values])}中自评等级写有{named}{told}。请明确自评等级。",
        choices=tuple(
            Choice("self_grade", grade, values[0].passage, number, len(values))
            for number, (grade, values) in enumerate(grades.items(), start=1)
        ),
    )


def _wrong_grade(case: Case, grade: FieldValue, score: FieldValue, earned: str) -> Finding:
    message = f"自评得分{score.value}分应为“{earned}”，报告写为“{grade.value}”"
    return case.finding(
        "grade-conflict",
        message,
        [
            clash(case.value_passage(score), 1, "自评得分", f"{score.value}分"),
            clash(_wide(case, grade), 2, "自评等级", grade.value),
        ],
        ["field:self_score", "field:self_grade"],
        [score.value, grade.value],
        f"{message}。请核对自评得分和等级。",
    )


def _wide(case: Case, value: FieldValue) -> Passage:
    """Return the clause of a grade with the word behind it: "为良等级"."""
    passage = value.passage
    if passage.grounded and (behind := _BEHIND_GRADE.match(case.text, passage.end)):
        passage = case.document.passage(passage.start, behind.end())
    return case.clause(passage)
