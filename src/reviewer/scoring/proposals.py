"""Items that a text can't prove: what the report says is proposed, and a person confirms (DOMAIN, point 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.document import Document
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import Category, Report, SectionRole
from reviewer.domain.rubric import ItemRule, ItemState, Profile, ProfileItem, Reckoning, Way
from reviewer.domain.text import Passage, Span
from reviewer.scoring.amounts import trimmed
from reviewer.scoring.outcome import Outcome, missing_item, points_text

# What is planned, asked for or explained states nothing about the year under review.
_SILENT = {
    SectionRole.METHOD,
    SectionRole.PROBLEMS,
    SectionRole.MEASURES,
    SectionRole.NEXT_PLAN,
    SectionRole.TITLE,
}
# A gap never runs over a clause's end or the name of a body (投资促进中心 promotes nothing).
_GAP = 24
_GAP_STOPS = re.compile(r"[，,。；;\n\t]|中心|局")
_DENIED = re.compile(
    r"未能|未按|未建立|未制定|未开展|未履行|尚未|没有(?!出现|发生|发现)|缺乏|缺少|缺失|不够|不健全|不完善|不规范|不足|有待|不到位|不合规|存在.{0,6}问题"
)
# A prompt of the template asks for a statement; it is none.
_PROMPT = re.compile(r"^(?:主要|简要|应|请)?(?:包括|说明|介绍).*情况$")
_MAX_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """Where an item's words are looked for; `brief`: whether they occur, not everywhere they do."""

    document: Document
    report: Report
    category: Category
    brief: bool = False


def propose(
    item: ProfileItem, points: Decimal, words: Wording, findings: Sequence[Finding], profile: Profile
) -> Outcome:
    """Return full points where the report states the item, 0 where a finding contradicts it, else 待评."""
    if item.rule is ItemRule.DEDUCTION:
        return _less_for_findings(item, points, findings, profile)
    stated = _statements(item.terms, words, each=item.rule is ItemRule.CHECKLIST)
    passages = tuple(dict.fromkeys(passage for _, passage in stated))[:_MAX_PASSAGES]
    if item.rule is ItemRule.BANDS and (worse := _lower_band(item, points, words, profile)):
        return worse
    if not stated:
        return missing_item("原文未说，待评", f"未找到与“{item.name}”有关的表述。")
    against = [f for f in findings if f.rule in item.checks and f.severity is not Severity.LOW]
    if against:
        found = "、".join(dict.fromkeys(f.title for f in against))
        passages += tuple(e.passage for f in against for e in f.evidence[:2])
        reason = f"报告有所表述，但与疑点不符：{found}。"
        return _proposed(Decimal("0.00"), "与疑点不符 → 0.00", reason, passages, _share(0, 1))
    if item.rule is ItemRule.CHECKLIST:
        return _checklist(item, points, stated, passages, profile)
    formula = f"按报告所述 → {points_text(points)}"
    reason = "报告自述不是证明，请对照材料确认。"
    if item.rule is ItemRule.BANDS:
        formula = f"达成（100%–{trimmed(profile.bands[0])}%）→ {points_text(points)}"
        reason += "档内分值由评审人调整。"
    return _proposed(points, formula, reason, passages, _share(1, 1))


def _proposed(
    score: Decimal, formula: str, reason: str, passages: tuple[Passage, ...], reckoning: Reckoning
) -> Outcome:
    return Outcome(ItemState.PROPOSED, score, formula, reason, passages, reckoning)


def _share(top: Decimal | int, bottom: Decimal | int) -> Reckoning:
    return Reckoning(Way.SHARE, Decimal(top), Decimal(bottom))


def _less_for_findings(
    item: ProfileItem, points: Decimal, findings: Sequence[Finding], profile: Profile
) -> Outcome:
    """Propose full points less so many for each standing finding of the named rules, down to 0."""
    assert item.deduction is not None
    against = [f for f in findings if f.rule in item.checks and f.severity is not Severity.LOW]
    each = item.deduction.points
    score = min(max(round_half_up(points - each * len(against), profile.step), Decimal(0)), points)
    passages = tuple(e.passage for f in against for e in f.evidence[:2])
    reckoning = Reckoning(Way.EACH, Decimal(len(against)), each)
    if not against:
        full = _proposed(points, f"无相关疑点 → {points_text(points)}", "请对照材料确认。", (), reckoning)
        return replace(full, missing=True)
    found = "、".join(dict.fromkeys(f.title for f in against))
    formula = f"{points_text(points)} − {len(against)} × {trimmed(each)} = {points_text(score)}"
    reason = f"每条疑点扣 {trimmed(each)} 分：{found}。请核实后确认。"
    return _proposed(score, formula, reason, passages, reckoning)


def _lower_band(item: ProfileItem, points: Decimal, words: Wording, profile: Profile) -> Outcome | None:
    """Propose 未达成 or 部分达成 where the report's own words say so; None where they say neither."""
    upper, lower = profile.bands
    for terms, name, high, low in (
        (item.unmet, "未达成", lower, Decimal(0)),
        (item.partly, "部分达成", upper, lower),
    ):
        said = _statements(terms, words, denied=True)
        if not said:
            continue
        score = min(round_half_up(points * low / 100, profile.step), points)
        formula = f"{name}（{trimmed(high)}%–{trimmed(low)}%）→ {points_text(score)}"
        passages = tuple(dict.fromkeys(p for _, p in said))[:_MAX_PASSAGES]
        reason = f"报告所述属{name}，按该档下限建议，档内分值由评审人调整。"
        return _proposed(score, formula, reason, passages, _share(low, 100))
    return None


def _checklist(
    item: ProfileItem,
    points: Decimal,
    stated: Sequence[tuple[str, Passage]],
    passages: tuple[Passage, ...],
    profile: Profile,
) -> Outcome:
    found, asked = len({term for term, _ in stated}), len(item.terms)
    score = min(round_half_up(points * found / asked, profile.step), points)
    formula = f"{found} ÷ {asked} × {points_text(points)} = {points_text(score)}"
    reason = "按清单中报告提到的条数计分，请确认。"
    return _proposed(score, formula, reason, passages, _share(found, asked))


def _statements(
    terms: tuple[str, ...], words: Wording, *, denied: bool = False, each: bool = False
) -> list[tuple[str, Passage]]:
    """Find clauses of the evaluated year that state one of the terms, in order of the text; `denied`: also in a denial.

    In brief the first clause found is enough, or the first of `each` term.
    """
    found: list[tuple[str, Passage]] = []
    for term in terms:
        for passage in _clauses(term, words, denied):
            found.append((term, passage))
            if words.brief or len(found) >= _MAX_PASSAGES * len(terms):
                break
        if found and words.brief and not each:
            break
    return sorted(found, key=lambda f: (f[1].start, f[1].end))


def _clauses(term: str, words: Wording, denied: bool) -> Iterator[Passage]:
    """Walk the clauses that state a term."""
    document = words.document
    for start, end in _places(document.text, term):
        clause = _around(document.text, start, end)
        said = clause.of(document.text)
        if (_DENIED.search(said) and not denied) or _PROMPT.match(said):
            continue
        if _speaks(words.category, clause, words.report):
            yield document.passage(clause.start, clause.end)


def _places(text: str, term: str) -> Iterator[tuple[int, int]]:
    """Walk the places of a term; "…" inside it stands for up to 24 characters of the same clause."""
    first, *rest = term.split("…")
    start = text.find(first)
    while start >= 0:
        end = start + len(first)
        for piece in rest:
            end = _next_piece(text, piece, end)
            if end < 0:
                break
        if end >= 0:
            yield start, end
        start = text.find(first, start + 1)


def _next_piece(text: str, piece: str, position: int) -> int:
    """Return where a piece ends that follows within the gap, -1 where it does not."""
    found = text.find(piece, position, position + _GAP + len(piece))
    if found < 0 or _GAP_STOPS.search(text, position, found):
        return -1
    return found + len(piece)


def _speaks(category: Category, clause: Span, report: Report) -> bool:
    section = report.section_at(clause.start)
    if section is None:
        return True
    if section.heading.contains(clause) and len(section.heading) < 40:
        return False
    roles = {section.role} | set(_outer_roles(section.parent, report))
    if section.role is SectionRole.CONCLUSION:
        return True
    if roles & _SILENT:
        return False
    return category is Category.MANAGEMENT or section.role is not SectionRole.GOALS


def _outer_roles(parent: int, report: Report) -> Iterator[SectionRole]:
    while 0 <= parent < len(report.sections):
        yield report.sections[parent].role
        parent = report.sections[parent].parent


def _around(text: str, start: int, end: int) -> Span:
    """Return the clause around a match, at most 160 characters."""
    left, right = start, end
    while left > 0 and text[left - 1] not in "，,。；;：:\n\t" and start - left < 60:
        left -= 1
    while right < len(text) and text[right] not in "，,。；;\n\t" and right - end < 60:
        right += 1
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return Span(left, min(right, left + 160))
