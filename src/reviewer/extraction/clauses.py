"""Second stage: sentences, with the line breaks that only wrap a line told from those that end one.

Clauses are cut inside a sentence around each quantity (words.py).
"""

from __future__ import annotations

import re
from collections.abc import Set

from reviewer.domain.report import Section
from reviewer.domain.text import Span

_CUT = re.compile(r"[。！？；\n\t]")
_SENTENCE_END = frozenset("。！？；\t")
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[、.．](?![0-9])"
    r"|第[一二三四五六七八九十]+|[①-⑳]|其[一二三四五六]|[-●◆■★•])"
)
_CUT_NUMBER = re.compile(r"[0-9]\.?$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_GOES_ON = frozenset("，,、（(“《和与及的")
_WRAPPED_FROM = 20  # a line of prose shorter than this ends where it ends


def split_sentences(text: str, sections: tuple[Section, ...]) -> tuple[Span, ...]:
    """Return the sentences of a smooth text; every character is in exactly one."""
    headings = frozenset(s.heading.end for s in sections if text[s.heading.end - 1] not in "，、")
    ends = {cut.end() for cut in _CUT.finditer(text) if _ends_sentence(text, cut.start(), headings)}
    ends |= headings | ({len(text)} if text else set())
    spans, begun = [], 0
    for end in sorted(ends):
        if end > begun:
            spans.append(Span(begun, end))
            begun = end
    return tuple(spans)


def is_soft_break(text: str, at: int, headings: Set[int] = frozenset()) -> bool:
    """Tell whether the line feed at a position only wraps a line of prose."""
    line = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at + 1)
    following = text[at + 1 : len(text) if end < 0 else min(end, at + 400)]
    body = text[line:at].rstrip()
    if not body or not following.strip() or "\t" in body or "\t" in following or at in headings:
        return False
    if line + len(body) in headings or _LABEL.match(following):
        return False
    if body[-1] in _GOES_ON or (
        following[0].isdigit() and _CUT_NUMBER.search(body[-12:]) and _HAN.search(body)
    ):
        return True
    if body[-1] in _SENTENCE_END or body[-1] in "：…":
        return False
    return len(body) >= _WRAPPED_FROM and not following[0].isspace()


def _ends_sentence(text: str, at: int, headings: Set[int]) -> bool:
    return text[at] != "\n" or not is_soft_break(text, at, headings)
