"""The headings of a report and the names of its places: what the outline menu, the typography and head lines use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.domain.document import MEMBER_NAMES, Document, Paragraph
from reviewer.domain.report import Report, Section, SectionRole

_AROUND_LABEL = " \t　（()）[]【】、，,.．。:："
_LONGEST_HEADING = 60
_DEEPEST_TITLE = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line; `level` counts from 1."""

    start: int
    end: int
    level: int
    text: str


def outline(document: Document, report: Report | None) -> tuple[Heading, ...]:
    """Return what the outline menu leads to: the headings, of a pair the form too, with those that its file marks."""
    found = headings(document, report)
    for name, member in list(zip(MEMBER_NAMES, document.members, strict=False))[1:]:
        marked = (h for h in _marked(document) if member.start <= h.start)
        title = Heading(member.start, min(member.start + 1, member.end), 1, f"{name}　{member.file_name}")
        found = tuple(h for h in found if h.start < member.start)
        found += (title, *(replace(h, level=h.level + 1) for h in marked))
    return found


def headings(document: Document, report: Report | None) -> tuple[Heading, ...]:
    """Return the headings: those the reading found and the names of all sheets, else those the file itself marks."""
    if report is None or not report.sections:
        return tuple(_marked(document))
    found = {heading.start: heading for heading in _of_sections(document, report)}
    sheets = {sheet.start for sheet in document.worksheets}
    found.update((h.start, h) for h in _marked(document) if h.start in sheets and h.start not in found)
    return tuple(found[start] for start in sorted(found))


def _marked(document: Document) -> Iterator[Heading]:
    for p in document.paragraphs():
        if p.level and (words := p.span.of(document.text).strip()):
            yield Heading(p.start, p.end, p.level, words)


def _of_sections(document: Document, report: Report) -> Iterator[Heading]:
    for section in report.sections:
        span = section.heading
        text = span.of(document.text).strip()
        if section.role not in (SectionRole.TITLE, SectionRole.SIGNATURE) and text:
            yield Heading(span.start, span.end, max(section.level, 1), text)


def heading_levels(document: Document, found: tuple[Heading, ...]) -> dict[int, int]:
    """Return the level of each paragraph that is a heading and nothing more, by the paragraph's start."""
    paragraphs = tuple(document.paragraphs())
    levels = {p.start: p.level for p in paragraphs if p.level}
    by_start = {h.start: h for h in found}
    for paragraph in paragraphs:
        heading = by_start.get(paragraph.start) or by_start.get(_shown_from(document, paragraph))
        if heading is not None and _fills(document, paragraph, heading):
            levels.setdefault(paragraph.start, heading.level)
    return levels


def _shown_from(document: Document, paragraph: Paragraph) -> int:
    start = paragraph.start
    while start < paragraph.end and document.text[start].isspace():
        start += 1
    return start


def _fills(document: Document, paragraph: Paragraph, heading: Heading) -> bool:
    text = document.text[paragraph.start : paragraph.end].strip()
    sentence = heading.level > _DEEPEST_TITLE and text.endswith(tuple("。；;，,"))  # an item of a numbered list
    return 0 < len(text) <= _LONGEST_HEADING and len(heading.text) >= len(text) and not sentence


def title_starts(document: Document, report: Report | None, first_heading: int) -> frozenset[int]:
    """Return the paragraphs that make up the title: those the reading took it from, and centred ones beside them."""
    value = report.fields.get("title") if report is not None else None
    passage = value.passage if value is not None and value.passage.grounded else None
    found: set[int] = set()
    for block in document.blocks[:15]:
        if not isinstance(block, Paragraph) or block.start >= first_heading:
            break
        text = document.text[block.start : block.end].strip()
        if not text or len(text) > _LONGEST_HEADING:
            continue
        stated = passage is not None and passage.start < block.end and block.start < passage.end
        if stated or (block.alignment == "center" and _stands_out(block)):
            found.add(block.start)
    return frozenset(found)


def _stands_out(paragraph: Paragraph) -> bool:
    return any(run.bold or (run.size_pt or 0) > 16 for run in paragraph.runs)


def place_name(report: Report, position: int) -> str:
    """Return where a position stands, as "四（一）1 项目资金安排落实"; "" before the first section; of a pair with the file."""
    if report.form is not None:
        inside = position >= report.form.start
        return MEMBER_NAMES[1] if inside else f"{MEMBER_NAMES[0]} {_in_sections(report, position)}".strip()
    return _in_sections(report, position)


def _in_sections(report: Report, position: int) -> str:
    section = report.section_at(position)
    if section is None:
        return ""
    chain = [section]
    while 0 <= chain[-1].parent < len(report.sections) and len(chain) < 9:
        chain.append(report.sections[chain[-1].parent])
    labels = "".join(_short_label(s) for s in reversed(chain))
    return f"{labels} {section.title}".strip()


def _short_label(section: Section) -> str:
    bare = section.label.strip(_AROUND_LABEL)
    return f"（{bare}）" if bare and section.label.strip()[:1] in ("（", "(") else bare
