"""Checks across the reports of a database: paragraphs that another unit handed in too, like cases that were cut unlike.

A paragraph is compared by a digest of its words without figures, dates and names of bodies, so that a text counts as copied
although the numbers and the unit's own name were changed. What stands in many units' reports is a template's wording.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.case import Case, in_words
from reviewer.checks.table import in_order
from reviewer.domain.document import Document
from reviewer.domain.finding import Evidence, EvidenceRole, Finding
from reviewer.domain.report import Report, SectionRole
from reviewer.domain.review import Decisions, ItemDecision, Subject
from reviewer.domain.text import Span

_SHORTEST = 45  # Chinese characters of a paragraph that can't be alike by chance
_ENOUGH, _LONG = 3, 260  # paragraphs, or characters in all, that make a text copied
_TEMPLATE = 3  # units that share a paragraph: the wording is not theirs
_SHOWN = 6
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:省|市|县|区|州|旗|镇|乡|街道)"
    r"(?:[\u4e00-\u9fff]{0,12}?(?:局|委员会|办公室|中心|政府|办事处|医院|学校|院|馆|站|所|处|委))?|我[局县区市镇乡院校中单馆站所委][心位]?"
)
_COUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNSAID = frozenset({SectionRole.METHOD, SectionRole.TITLE, SectionRole.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph by what it says: the digest, and where it stands."""

    digest: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another report that holds some of the same paragraphs; `others` is how many units hold each of them."""

    report_id: int
    unit: str
    name: str  # what the list calls the report
    shared: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut made in another report of the batch, by the same profile, for a reason."""

    item: str
    reason: str
    amount: Decimal
    name: str


def marks_of(document: Document, report: Report) -> tuple[Mark, ...]:
    """Return the paragraphs of a report that can be compared, tables and the talk about the evaluation left out."""
    tables = [t.span for t in document.tables()]
    found = []
    for span in _lines(document.text):
        words = span.of(document.text)
        if len(_HAN.findall(words)) < _SHORTEST or any(t.overlaps(span) for t in tables) or "\t" in words:
            continue
        section = report.section_at(span.start)
        if section is not None and section.role in _UNSAID:
            continue
        found.append(Mark(_digest(words), span.start, span.end))
    return tuple(found)


def _lines(text: str) -> Iterator[Span]:
    """Walk the sentences of a text, with their places; whole paragraphs are seldom copied unchanged."""
    for match in re.finditer(r"[^。\n]+", text):
        yield Span(match.start(), match.end())


def _digest(words: str) -> int:
    said = "".join(_HAN.findall(_BODY.sub("", words)))
    return int.from_bytes(hashlib.blake2b(said.encode(), digest_size=8).digest(), "big", signed=True)


def check_across(document: Document, report: Report, neighbours: Sequence[Neighbour]) -> tuple[Finding, ...]:
    """Return what a report shares with those of other units, the likeliest source first."""
    case = Case(document, report)
    found: list[Finding] = []
    for neighbour in neighbours:
        if _is_same_unit(neighbour.unit, report.value("unit") or ""):
            continue
        own = [mark for mark, units in neighbour.shared if units <= _TEMPLATE]
        if _is_much(own):
            found.append(_copied(case, neighbour, own))
        found.extend(_foreign(case, neighbour, own))
    return in_order(found)


def _is_same_unit(unit: str, own: str) -> bool:
    """Tell the unit's own other report under a short name (县水利局) from that of another unit."""
    return bool(unit and own) and (unit.endswith(own) or own.endswith(unit))


def _is_much(marks: Sequence[Mark]) -> bool:
    return len(marks) >= _ENOUGH or sum(m.end - m.start for m in marks) >= _LONG


def _copied(case: Case, neighbour: Neighbour, marks: Sequence[Mark]) -> Finding:
    length = sum(m.end - m.start for m in marks)
    who = neighbour.unit or neighbour.name
    message = f"有{len(marks)}处文字（共{length}字）与“{who}”的报告相同"
    evidence = [
        Evidence(case.sentence(case.document.passage(m.start, m.end)), EvidenceRole.CLASH, n, f"相同文字{n}")
        for n, m in enumerate(marks[:_SHOWN], 1)
    ]
    return case.finding(
        "copied-text",
        message,
        evidence,
        [f"report:{neighbour.report_id}"],
        [str(m.digest) for m in marks],
        f"{message}。请说明，并按本单位实际情况重新填报。",
    )


def _foreign(case: Case, neighbour: Neighbour, marks: Sequence[Mark]) -> Iterator[Finding]:
    """Find the other unit's name left in a shared paragraph, unless it is the body above or both units are named."""
    unit = neighbour.unit
    own = case.report.value("unit") or ""
    above = case.report.value("department") or ""
    if len(unit) < 4 or unit in own or own in unit or (above and _is_same_unit(unit, above)):
        return
    for mark in marks:
        at = case.text.find(unit, mark.start, mark.end)
        if at < 0 or case.text.find(own, mark.start, mark.end) >= 0:
            continue
        message = f"与其他单位相同的文字中留有“{unit}”的名称"
        yield case.finding(
            "foreign-text",
            message,
            [Evidence(case.document.passage(at, at + len(unit)), EvidenceRole.CLASH, 1, "其他单位名称")],
            [f"report:{neighbour.report_id}"],
            [unit],
            f"{message}。请核对并更正。",
        )
        return


def check_like_cases(report: Report, decisions: Decisions, cuts: Iterable[Cut]) -> tuple[Finding, ...]:
    """Return the reviewer's cuts for reasons that cost other reports of the batch more or less."""
    case = Case(Document("", ""), report)
    elsewhere: dict[tuple[str, str], list[Cut]] = defaultdict(list)
    for cut in cuts:
        elsewhere[_kind_of(cut.item), _plain(cut.reason)].append(cut)
    found = []
    for key, decided in decisions.of(Subject.ITEM):
        if not isinstance(decided, ItemDecision) or decided.adjustment is None or not decided.reason.strip():
            continue
        others = [
            c
            for c in elsewhere.get((_kind_of(key), _plain(decided.reason)), ())
            if not _is_alike(decided.adjustment, decided.reason, c)
        ]
        if others:
            found.append(_unlike(case, key, decided, decided.adjustment, others))
    return in_order(found)


def _is_alike(amount: Decimal, reason: str, cut: Cut) -> bool:
    """Tell cuts of one amount, or of one amount for each of what the reasons count (缺凭证3笔, 缺凭证1笔)."""
    if amount == cut.amount:
        return True
    own, other = _COUNT.findall(reason), _COUNT.findall(cut.reason)
    return len(own) == len(other) == 1 and amount * Decimal(other[0]) == cut.amount * Decimal(own[0])


def _unlike(case: Case, key: str, decided: ItemDecision, amount: Decimal, others: Sequence[Cut]) -> Finding:
    usual, _ = Counter(c.amount for c in others).most_common(1)[0]
    names = in_words(dict.fromkeys(c.name for c in others if c.amount == usual))
    message = f"同样的理由“{decided.reason.strip()}”，本报告调整{amount:+f}分，{names}调整{usual:+f}分"
    return case.finding(
        "like-cases-unlike",
        message,
        subjects=[f"item:{key}"],
        numbers=[str(amount), str(usual)],
        gap=abs(amount - usual),
    )


def _kind_of(item: str) -> str:
    """Return what items are compared by: a profile's item by its key, an indicator by its part."""
    part, _, name = item.partition("/")
    return item if not re.fullmatch(r"[0-9a-f]{8,}(?:#\d+)?", name) else part


def _plain(reason: str) -> str:
    return re.sub(r"[\W\d_]", "", reason)
