"""Totals told with their parts in running text, where the reading of the report does not hold them yet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from reviewer.checks.case import Case
from reviewer.checks.figures import amount_of, read, written
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import Breakdown
from reviewer.domain.text import Span

_SENTENCE = re.compile(r"[^。\n]+")
_LEAD = re.compile(
    r"其中|包括|分别[为是]|构成|按.{1,6}分|明细|具体(?:支出|为|如下|用于)|主要(?:支出|用于)|支出内容|安排.{0,3}[两二三四五六]个项目|[：:]"
)
# Words that open something else than the next part of the same whole.
_ELSE = re.compile(
    r"结余|结转|剩余|余额|较|比|上年|去年|同比|增|减|下降|预算(?!内)|计划|合同[价金额总]|中标|占|人均|每|单价|率|到位|其余|其中|追加|缺口|总|共|合计|目标"
)
_OPEN = re.compile(r"[^，。；\n]{0,8}等(?!级|次)")
_SPENDING = re.compile(r"支出|费|款|补助")
_TOGETHER = re.compile(r"[，,、](?:两项|三项|各项|资金)?(?:合计|共计|总计)(?:为|达)?")
_OF_NAMED = re.compile(r"(?P<name>基本支出|项目支出|总支出|全年支出)中[，,：:]?")
_ALMOST = Decimal("0.25")
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_PART_UNIT = r"[^\d\s，。；、,;：:（）()万亿元%％年月日]{1,2}"
_COUNTED = re.compile(
    written("total", _PART_UNIT) + r"[，,（(]?(?P<lead>其中|分别[为是]|包括)[：:]?(?P<list>[^。；\n）)]{4,120})"
)
_COUNT_PART = re.compile(
    r"(?P<name>[^\d，。；、]{1,12})" + written("value", _PART_UNIT) + r"(?=[、，,和及。；）)\n]|$)"
)
_GAP, _NAME_LONGEST = 60, 24
_NEAR_ENOUGH = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Told:
    """A total with its parts; `sure` is false where nothing says that these are its parts."""

    breakdown: Breakdown
    sure: bool = True


def enumerated(case: Case) -> Iterator[Told]:
    """Walk totals with parts: in one sentence, in the sentence behind the total, and of things counted."""
    known = {q.passage.start for b in case.report.breakdowns for q in (b.total, *(q for _, q in b.parts))}
    starts = [q.passage.start for q in case.money]
    for match in _SENTENCE.finditer(case.text):
        first, behind = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        amounts = case.money[first:behind]
        if len(amounts) < 2 or known & set(starts[first:behind]) or case.in_table(match.start()):
            continue
        span = Span(match.start(), match.end())
        told = (
            _together(case, span, amounts)
            or _within(case, span, amounts)
            or _of_named(case, span, amounts)
            or _after_total(case, span, amounts)
        )
        if told is not None:
            yield told
    yield from _counts(case, known)


def _within(case: Case, span: Span, amounts: tuple[Quantity, ...]) -> Told | None:
    """Read "支出X万元，其中甲A万元、乙B万元" inside a sentence."""
    for lead in _LEAD.finditer(case.text, span.start, span.end):
        above = [q for q in amounts if q.passage.end <= lead.start()]
        below = [q for q in amounts if q.passage.start >= lead.end()]
        if not above or len(below) < 2:
            continue
        total = above[-1]
        if lead.start() - total.passage.end > _GAP or _ELSE.search(_words_before(case, total)):
            continue
        parts = _parts(case, lead.end(), below)
        if len(parts) > 1:
            return Told(_breakdown(case, total, parts, span.end))
    return None


def _together(case: Case, span: Span, amounts: tuple[Quantity, ...]) -> Told | None:
    """Read "中央198万元，省级66万元，合计264万元"; a total that some of the last amounts give is right."""
    found = _TOGETHER.search(case.text, span.start, span.end)
    if found is None:
        return None
    above = [q for q in amounts if q.passage.end <= found.start()]
    total = next((q for q in amounts if q.passage.start == found.end()), None)
    if total is None or len(above) < 2 or _COMPARED.search(case.text, span.start, found.start()):
        return None
    sums = list(accumulate(amount_of(q) for q in reversed(above)))
    if amount_of(total) in (*sums, *(amount_of(q) for q in above)):
        return None
    if abs(sums[-1] - amount_of(total)) > amount_of(total) * _ALMOST:
        return None
    parts = [(case.clause(q.passage).text[:12], q) for q in above]
    return Told(Breakdown("合计", total, tuple(parts)))


_COMPARED = re.compile(r"较|比|其中|上年|去年|同比|人均|每|剩余|结余")


def _of_named(case: Case, span: Span, amounts: tuple[Quantity, ...]) -> Told | None:
    """Read "基本支出中人员经费…、公用经费…", the total of which is told elsewhere."""
    found = _OF_NAMED.search(case.text, span.start, span.end)
    if found is None:
        return None
    name, below = found["name"], [q for q in amounts if q.passage.start >= found.end()]
    parts = _parts(case, found.end(), below)
    ending = re.compile(re.escape(name) + r"[为共计]{0,2}$")
    totals = [q for q in case.money if ending.search(case.text[max(q.passage.start - 8, 0) : q.passage.start])]
    if len(parts) < 2 or len({q.value for q in totals}) != 1:
        return None
    return Told(_breakdown(case, totals[0], parts, span.end))


def _words_before(case: Case, quantity: Quantity) -> str:
    clause = case.clause(quantity.passage)
    words = clause.text[: quantity.passage.start - clause.start]
    return re.sub(r"[总共]|合计|预算|投资|计划", "", words)


def _parts(case: Case, start: int, amounts: list[Quantity]) -> list[tuple[str, Quantity]]:
    """Return the parts with their names, as far as one follows directly on the other."""
    parts: list[tuple[str, Quantity]] = []
    position = start
    for quantity in amounts:
        piece = case.text[position : quantity.passage.start]
        name = (
            re.split(r"[：:]", piece)[-1].strip("、，,；;和及 \t为是（）()")
            if not parts
            else piece.strip("、，,；;和及 \t")
        )
        joined = not parts or re.match(r"\s*[、，,；;和及]", piece)
        if not joined or not _NAME.search(name) or len(name) > _NAME_LONGEST or _ELSE.search(name):
            break
        parts.append((name, quantity))
        position = quantity.passage.end
    return parts


def _breakdown(case: Case, total: Quantity, parts: list[tuple[str, Quantity]], end: int) -> Breakdown:
    last = parts[-1][1].passage.end
    goes_on = bool(_OPEN.match(case.text, last)) or any(
        last < q.passage.start < end and "、" in case.text[last : q.passage.start] for q in case.money
    )
    clause = case.clause(total.passage).text
    name = clause[: max(len(clause) - len(total.passage.text), 0)].strip("为共达 ") or "总额"
    return Breakdown(name, total, tuple(parts), not goes_on)


def _after_total(case: Case, span: Span, amounts: tuple[Quantity, ...]) -> Told | None:
    """Read a sentence of nothing but parts, soon behind the sentence that states what was spent."""
    spent = case.report.fields.get("spent")
    if spent is None or spent.quantity is None or not spent.quantity.passage.grounded:
        return None
    total = spent.quantity
    between = case.text[total.passage.end : span.start]
    if not 0 <= span.start - total.passage.end <= _GAP or between.count("。") + between.count("\n") > 2:
        return None
    lead = _LEAD.search(case.text, span.start, amounts[0].passage.start)
    parts = _parts(case, span.start, list(amounts))
    if len(parts) != len(amounts) or len(parts) < 2:
        return None
    if lead is None and len(parts) == 2 and not all(_SPENDING.search(name) for name, _ in parts):
        return None
    whole = sum((amount_of(q) for _, q in parts), Decimal(0))
    totals = [v.quantity for v in case.report.statements.get("spent", ()) if v.quantity is not None]
    if any(t.value is not None and abs(whole - t.value) <= t.step / 2 for t in totals):
        return None
    near = abs(whole - amount_of(total)) <= amount_of(total) * _NEAR_ENOUGH
    if lead is None and not near:
        return None
    return Told(_breakdown(case, total, parts, span.end), lead is not None)


def _counts(case: Case, known: set[int]) -> Iterator[Told]:
    """Read things counted: "实训室12间，其中数控5间、汽修4间、护理3间"."""
    for match in case.matches(_COUNTED, "其中", "分别", "包括"):
        total = read(case.document, match, "total")
        if total.passage.start in known or case.in_table(match.start()) or not amount_of(total):
            continue
        parts = [
            (m["name"].strip("、，和及 "), read(case.document, m, "value"))
            for m in _COUNT_PART.finditer(case.text, match.start("list"), match.end("list"))
        ]
        parts = _of_unit(parts, total)
        rest = case.text[parts[-1][1].passage.end : match.end("list")] if parts else ""
        whole = sum((amount_of(q) for _, q in parts), Decimal(0))
        whole_told = match["lead"] != "其中" or whole > amount_of(total)
        if len(parts) > 1 and not re.search(r"\d", rest) and whole_told:
            yield Told(Breakdown("合计", total, tuple(parts), not _OPEN.match(rest)))


def _of_unit(parts: list[tuple[str, Quantity]], total: Quantity) -> list[tuple[str, Quantity]]:
    """Return the first parts that are counted like the total."""
    kept: list[tuple[str, Quantity]] = []
    for name, quantity in parts:
        if quantity.unit != total.unit or _ELSE.search(name):
            break
        kept.append((name, quantity))
    return kept
