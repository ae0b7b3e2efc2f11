"""The problems a report names, one passage each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.domain.report import Section, SectionRole
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.sections import role_of

_NONE = re.compile(
    r"^[\s：:]*(?:暂?无|没有|不存在|未发现|无明显)[^。；\n]{0,12}[。\s]*$|^[\s：:]*(?:暂?无|没有)[。\s]*$"
)
_ENUMERATED = re.compile(
    r"(?:第?[一二三四五六七八九十]是|第[一二三四五六七八九十][，,、]|[①-⑩]|其[一二三四五][，,是])"
)
_ITEM_MAX = 300


def read_problems(context: ReadingContext) -> tuple[Passage, ...]:
    """Return the problems named under 存在问题: numbered ones, else 一是 二是, else sentences; () for none."""
    found: list[Passage] = []
    for index, section in enumerate(context.sections):
        if section.role is not SectionRole.PROBLEMS or _has_problem_parent(context, section):
            continue
        found.extend(_of_section(context, index, section))
    return tuple(found)


def _has_problem_parent(context: ReadingContext, section: Section) -> bool:
    return section.parent >= 0 and context.sections[section.parent].role is SectionRole.PROBLEMS


def _of_section(context: ReadingContext, index: int, section: Section) -> Iterator[Passage]:
    children = [s for s in context.sections if s.parent == index and s.role is SectionRole.PROBLEMS]
    for child in children:
        if role_of(child.title) is SectionRole.PROBLEMS:  # a heading of its own: （一）存在不足
            yield from _of_section(context, context.sections.index(child), child)
        else:
            yield _first_sentence(context, child.heading.start, child.span.end)
    if children:
        return
    body = context.text[section.heading.end : section.span.end]
    if _NONE.match(body):
        return
    marks = [section.heading.end + m.start() for m in _ENUMERATED.finditer(body)]
    if marks:
        for start, end in zip(marks, [*marks[1:], section.span.end], strict=True):
            yield _trimmed(context, start, min(end, start + _ITEM_MAX))
        return
    yield from _sentences(context, section)


def _sentences(context: ReadingContext, section: Section) -> Iterator[Passage]:
    for sentence in context.sentences:
        if section.heading.end <= sentence.start < section.span.end:
            passage = _trimmed(context, sentence.start, min(sentence.end, sentence.start + _ITEM_MAX))
            if len(passage.text) >= 6 and not passage.text.endswith(("：", ":")):
                yield passage


def _first_sentence(context: ReadingContext, start: int, end: int) -> Passage:
    """Return an item's heading, or its first sentence where the heading is cut from one."""
    heading_end = context.sentence_at(start).end
    return _trimmed(context, start, min(max(heading_end, start + 1), end, start + _ITEM_MAX))


def _trimmed(context: ReadingContext, start: int, end: int) -> Passage:
    text = context.text
    while end > start and text[end - 1] in " \t\n\u3000；;。\u2002\xa0":
        end -= 1
    while start < end and text[start] in " \t\n\u3000\u2002\xa0：:":
        start += 1
    return Passage.cut(text, start, end)
