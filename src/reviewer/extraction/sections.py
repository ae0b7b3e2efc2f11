"""First stage: the heading tree of a report, with what each section is about.

Depth comes from which numbering styles are open around a heading, not from the style itself, so that reports that
skip a style, mix them or misnumber ("4、" after "三、") still come out as their author meant them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reviewer.domain.document import Document
from reviewer.domain.report import Section, SectionRole
from reviewer.domain.text import Span
from reviewer.extraction.section_headings import Heading, find_headings, line_end
from reviewer.extraction.section_labels import RANK
from reviewer.extraction.section_roles import role_of, with_roles

__all__ = ["find_sections", "role_of"]

_INK = re.compile(r"\S")
_SIGNED_DATE = re.compile(
    r"^\s*(?:[^\s。，；]{4,30}\s+)?(?:20\d\d|二[〇○零O0]..)\s?年\s?.{1,3}\s?月(?:\s?.{1,3}\s?日)?\s*$"
)
_INNER = frozenset({"cn_paren", "arabic", "arabic_paren", "circle"})


def find_sections(document: Document) -> tuple[Section, ...]:
    """Return the sections in reading order, the signature block last where there is one."""
    headings = find_headings(document)
    sections = _tree(headings, document.text)
    return _with_signature(document, with_roles(document.text, sections))


def _tree(headings: list[Heading], text: str) -> list[Section]:
    """Give each heading its depth, parent and reach."""
    stack: list[_Open] = []
    parents, levels = [], []
    for index, (heading, usual) in enumerate(zip(headings, _ranks(headings), strict=True)):
        rank = _close(stack, heading, usual)
        parents.append(stack[-1].index if stack else -1)
        stack.append(_Open(rank, index, heading.kind))
        levels.append(len(stack))
    ends = _ends(headings, levels, len(text))
    return [
        Section(
            title=h.title,
            label=_printed(h, text),
            level=levels[i],
            role=SectionRole.OTHER,
            heading=Span(h.start, h.end),
            span=Span(h.start, ends[i]),
            parent=parents[i],
        )
        for i, h in enumerate(headings)
    ]


@dataclass(frozen=True, slots=True)
class _Open:
    """A section that is still open while the headings are walked."""

    rank: int
    index: int
    kind: str


def _close(stack: list[_Open], heading: Heading, rank: int) -> int:
    """Close what ends where this heading begins; return the rank it stands at.

    A style that is open goes on there; one that starts with its first number stands below what is open, whatever
    the usual order of styles ("（1）" with "1．" under it).
    """
    if heading.kind in _INNER:
        same = next((o for o in reversed(stack) if o.kind == heading.kind), None)
        if same is not None:
            del stack[stack.index(same) :]
            return same.rank
        if heading.value == 1 and stack:
            return max(rank, stack[-1].rank + 1)
    while stack and stack[-1].rank >= rank:
        stack.pop()
    return rank


def _printed(heading: Heading, text: str) -> str:
    return "" if heading.label is None else text[heading.label.start : heading.label.end].strip()


def _ranks(headings: list[Heading]) -> list[int]:
    """Return how deep each heading's style lies; lines without a number count like their numbered neighbours."""
    styles: dict[int, int] = {}
    for heading in headings:
        if heading.kind in RANK:
            styles[heading.style] = min(styles.get(heading.style, 1000), RANK[heading.kind] * 10)
    following: list[Heading | None] = []
    for heading in reversed(headings):
        following.append(heading if heading.kind in RANK else following[-1] if following else None)
    following.reverse()
    ranks = []
    last: dict[str, Heading] = {}
    for heading, numbered in zip(headings, following, strict=True):
        ranks.append(_rank(heading, numbered, last, styles))
        last[heading.kind] = heading
    return ranks


def _rank(heading: Heading, following: Heading | None, last: dict[str, Heading], styles: dict[int, int]) -> int:
    if heading.kind == "decimal":
        return RANK["arabic"] * 10 + heading.depth
    if heading.kind in RANK:
        return RANK[heading.kind] * 10
    if heading.kind == "styled":
        return styles.get(heading.style, heading.style * 10 - 5)
    if heading.title.startswith("附"):
        return -1
    if following is not None and following.value > 1 and following.kind != "cn":
        previous, top = last.get(following.kind), last.get("cn")
        if previous is None or (top is not None and previous.start < top.start):
            return RANK[following.kind] * 10  # 投入 before （二）过程 is the first of its row
    return RANK["cn"] * 10 + (5 if "cn" in last else 0)


def _ends(headings: list[Heading], levels: list[int], text_end: int) -> list[int]:
    ends = [text_end] * len(headings)
    open_: list[int] = []
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            ends[open_.pop()] = headings[index].start
        open_.append(index)
    return ends


def _with_signature(document: Document, sections: list[Section]) -> tuple[Section, ...]:
    """Add the block of unit and date at the end as a section of its own."""
    start = _signature_start(document)
    if start is None or (sections and start <= sections[-1].heading.end):
        return tuple(sections)
    end = len(document.text)
    cut = [replace(s, span=Span(s.span.start, start)) if s.span.end == end else s for s in sections]
    heading = Span(start, line_end(document.text, start))
    block = Section("", "", 1, SectionRole.SIGNATURE, heading, Span(start, end))
    return (*cut, block)


def _signature_start(document: Document) -> int | None:
    """Return where the last lines, a date with or without a unit above it, begin."""
    lines = _last_lines(document.text, 6)
    for place, (start, line) in enumerate(lines):
        if not _SIGNED_DATE.match(line):
            continue
        if place + 1 < len(lines) and _is_signer(lines[place + 1][1]):
            return _ink(document.text, lines[place + 1][0])
        return _ink(document.text, start)
    return None


def _last_lines(text: str, count: int) -> list[tuple[int, str]]:
    """Return the last non-empty lines, last first."""
    lines: list[tuple[int, str]] = []
    end = len(text)
    while end >= 0 and len(lines) < count:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            lines.append((start, text[start:end]))
        end = start - 1
    return lines


def _is_signer(line: str) -> bool:
    words = line.strip()
    return len(words) <= 40 and not re.search(r"[。；;！？]", words)


def _ink(text: str, position: int) -> int:
    match = _INK.search(text, position)
    return match.start() if match else position
