"""What of the text is meant by a place in it: the number there with its unit, the words around it; needs no Qt."""

from __future__ import annotations

import re

from reviewer.domain.text import Passage, Span

_NUMBER = re.compile(
    r"[-−]?\d[\d,，]*(?:\.\d+)?\s*(?:%|％|‰)?(?:[万亿千百]+)?(?:元|美元|个|家|户|项|件|人次|人|次|批|场|分|名|年|月|日)?"
)
_WORDS = re.compile(r"\w+")


def trimmed(text: str, span: Span) -> Passage | None:
    """Return a passage without the blanks around it; None where nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Passage.cut(text, start, end) if end > start else None


def number_at(text: str, position: int) -> Span | None:
    """Return the number that a position lies in, with its unit; None where there is none."""
    return _found_at(_NUMBER, text, position)


def words_at(text: str, position: int) -> Span | None:
    """Return the words without a mark or blank between them that a position lies in."""
    return _found_at(_WORDS, text, position)


def _found_at(pattern: re.Pattern[str], text: str, position: int) -> Span | None:
    line_start = text.rfind("\n", 0, position) + 1
    line_end = text.find("\n", position)
    for match in pattern.finditer(text, line_start, len(text) if line_end < 0 else line_end):
        if match.start() <= position <= match.end():
            end = match.start() + len(match.group().rstrip())
            return Span(match.start(), end)
        if match.start() > position:
            break
    return None
