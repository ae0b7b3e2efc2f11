"""Where something missing was looked for: the sections gone through, and the passages that come nearest to it.

A finding that says "the report has no …" proves nothing by itself: a reviewer has to read the report again to believe
it. With the sections and the near misses beside it, one look is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reviewer.checks.case import Case
from reviewer.checks.telling import VERBS, pairs_of
from reviewer.domain.finding import Finding
from reviewer.domain.report import Section, SectionRole
from reviewer.domain.text import Passage, Span

MOST_SECTIONS, MOST_NEAR = 4, 3
_WHOLE = "全文"
_DIGIT = re.compile(r"[0-9０-９〇一二三四五六七八九十百]")
_SENTENCE = re.compile(r"[^。；;\n]+")
_TOLD = {SectionRole.PERFORMANCE, SectionRole.CONCLUSION, SectionRole.OVERVIEW, SectionRole.ORGANISATION}


@dataclass(frozen=True, slots=True)
class _Hunt:
    """Sections by what they are about (none: the whole text), and the words of a near miss."""

    roles: frozenset[SectionRole]
    words: re.Pattern[str] | None = None
    figure: bool = False  # a near miss has a figure in it
    last: bool = False  # the nearest stands towards the end


def _hunt(*roles: SectionRole, words: str | None = None, figure: bool = False, last: bool = False) -> _Hunt:
    return _Hunt(frozenset(roles), None if words is None else re.compile(words), figure, last)


_HUNTS: dict[str, _Hunt] = {
    "self-score-missing": _hunt(
        SectionRole.CONCLUSION,
        SectionRole.PERFORMANCE,
        words="得分|评分|打分|分值|自评[为等结]|评定",
        last=True,
    ),
    "satisfaction-unsupported": _hunt(
        SectionRole.PERFORMANCE, SectionRole.CONCLUSION, words="满意|好评|认可|问卷|投诉|测评|走访"
    ),
    "target-missing": _hunt(SectionRole.GOALS, SectionRole.OVERVIEW, words="目标|任务|指标|计划", figure=True),
    "rate-missing": _hunt(
        SectionRole.FUNDS, SectionRole.OVERVIEW, words="执行率|支出率|使用率|到位率|支付率|支出进度"
    ),
    "problems-missing": _hunt(
        SectionRole.PROBLEMS, SectionRole.MEASURES, words="不足|不够|薄弱|有待|尚未|困难|滞后|短板"
    ),
    "evidence-missing": _hunt(words="材料|资料|凭证|档案|照片|记录|清单"),
    "date-missing": _hunt(
        SectionRole.SIGNATURE, words=r"[0-9０-９〇零一二三四五六七八九]{4}\s?年[^。；\n]{0,8}月", last=True
    ),
    "signature-missing": _hunt(
        SectionRole.SIGNATURE, words="[局委办院校处中心所队站]{1}[（(盖公章）)]*$", last=True
    ),
    "target-without-result": _hunt(*_TOLD),
    "section-missing": _hunt(),
}


def with_search(case: Case, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Walk findings, those about something missing with the sections gone through and what comes nearest."""
    for finding in findings:
        hunt = _HUNTS.get(finding.rule)
        if hunt is None or not finding.searched:
            yield finding
            continue
        sections = [s for s in case.report.sections if s.role in hunt.roles]
        sections = [s for s in sections if not any(o != s and o.span.contains(s.span) for o in sections)]
        near = _NEAR.get(finding.rule, _by_words)(case, finding, hunt)
        told = {e.passage.span for e in finding.evidence}
        near = [p for p in near if not any(p.span.overlaps(s) for s in told)]
        yield replace(
            finding,
            searched=tuple(term for term in finding.searched if term != _WHOLE),
            sections=_names(sections, case.unread.names),
            near=tuple(near[:MOST_NEAR]),
        )


def _names(sections: list[Section], unread: str) -> tuple[str, ...]:
    """Return the headings gone through; the whole text where none is meant, but for what was not read of it."""
    if not sections:
        return (f"{_WHOLE}（{unread}除外）" if unread else _WHOLE,)
    names = [f"{s.label}{s.title}" for s in sections[:MOST_SECTIONS]]
    return tuple(dict.fromkeys(names)) + ((f"等{len(sections)}节",) if len(sections) > MOST_SECTIONS else ())


def _by_words(case: Case, finding: Finding, hunt: _Hunt) -> list[Passage]:
    """Return the sentences with a word of the matter, those in the sections meant before others."""
    if hunt.words is None:
        return []
    found = []
    for sentence in _sentences(case.text):
        words = sentence.of(case.text)
        if (
            hunt.words.search(words)
            and (not hunt.figure or _DIGIT.search(words))
            and not case.in_heading(sentence.start)
        ):
            found.append(case.quote(sentence))
    if hunt.last:
        found.reverse()
    return sorted(found, key=lambda p: case.role_at(p.start) not in hunt.roles)


def _by_name(case: Case, finding: Finding, hunt: _Hunt) -> list[Passage]:
    """Return for each goal the sentence of the results that shares most words with its name."""
    keys = {ref.removeprefix("indicator:") for ref in finding.subjects}
    results = [
        s for s in _sentences(case.text) if case.role_at(s.start) in hunt.roles and not case.in_heading(s.start)
    ]
    pairs_in = [pairs_of(re.sub(r"\s", "", s.of(case.text))) for s in results]
    found: list[Passage] = []
    for indicator in case.report.indicators:
        wanted = pairs_of(VERBS.sub("", indicator.name))
        if indicator.key not in keys or not wanted:
            continue
        shared = [len(wanted & pairs) for pairs in pairs_in]
        best = max(shared, default=0)
        if best > 1 and best * 2 >= len(wanted):
            found.append(case.quote(results[shared.index(best)]))
    return list(dict.fromkeys(found))


def _by_title(case: Case, finding: Finding, hunt: _Hunt) -> list[Passage]:
    """Return the headings that share most words with the names of the sections missed."""
    wanted = set("".join(finding.numbers)) - set("情况和及与的项目")
    shared = [(len(wanted & set(s.title)), s) for s in case.report.sections]
    ranked = sorted((one for one in shared if one[0] > 1), key=lambda one: -one[0])
    return [case.quote(section.heading) for _count, section in ranked]


_NEAR: dict[str, Callable[[Case, Finding, _Hunt], list[Passage]]] = {
    "target-without-result": _by_name,
    "section-missing": _by_title,
}


def _sentences(text: str) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text):
        if match.end() - match.start() > 3:
            yield Span(match.start(), match.end())
