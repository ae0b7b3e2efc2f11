"""Second stage: sentences and clauses, with the line breaks that only wrap a line told from those that end one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.domain.report import Section
from reviewer.domain.text import Span

_CUT = re.compile(r"[。！？；\n\t，：]")
_SENTENCE_END = frozenset("。！？；\t")
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[、.．](?![0-9])"
    r"|第[一二三四五六七八九十]+|[①-⑳]|其[一二三四五六]|[-●◆■★•])"
)
_CUT_NUMBER = re.compile(r"[，,。；：\u4e00-\u9fff].*[0-9]\.?$")
_GOES_ON = frozenset("，,、（(“《和与及的")
_WRAPPED_FROM = 20  # a line of prose shorter than this ends where it ends


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas; `sentence` is the index of the sentence around it."""

    start: int
    end: int
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def split_clauses(text: str, sections: tuple[Section, ...]) -> tuple[tuple[Span, ...], tuple[Clause, ...]]:
    """Return the sentences and the clauses of a smooth text; every character is in exactly one of each."""
    headings = {s.heading.end for s in sections if text[s.heading.end - 1] not in "，、"}
    sentences: list[Span] = []
    clauses: list[Clause] = []
    begun = clause_begun = 0
    for cut in _CUT.finditer(text):
        at = cut.end()
        if at in headings or cut.start() in headings or _ends_sentence(text, cut.start(), headings):
            clauses.append(Clause(clause_begun, at, len(sentences)))
            sentences.append(Span(begun, at))
            begun = clause_begun = at
        elif text[cut.start()] != "\n" and not _inside_number(text, cut.start()):
            clauses.append(Clause(clause_begun, at, len(sentences)))
            clause_begun = at
    if begun < len(text):
        clauses.append(Clause(clause_begun, len(text), len(sentences)))
        sentences.append(Span(begun, len(text)))
    return tuple(sentences), tuple(c for c in clauses if c.end > c.start)


def is_soft_break(text: str, at: int, headings: set[int] | frozenset[int] = frozenset()) -> bool:
    """Tell whether the line feed at a position only wraps a line of prose."""
    line = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at + 1)
    following = text[at + 1 : len(text) if end < 0 else min(end, at + 400)]
    body = text[line:at].rstrip()
    if not body or not following.strip() or "\t" in body or "\t" in following or at in headings:
        return False
    if line + len(body) in headings or _LABEL.match(following):
        return False
    if body[-1] in _GOES_ON or (_CUT_NUMBER.search(body) and following[0].isdigit()):
        return True
    if body[-1] in _SENTENCE_END or body[-1] in "：…":
        return False
    return len(body) >= _WRAPPED_FROM and not following[0].isspace()


def _ends_sentence(text: str, at: int, headings: set[int]) -> bool:
    c = text[at]
    return c in _SENTENCE_END or (c == "\n" and not is_soft_break(text, at, headings))


def _inside_number(text: str, at: int) -> bool:
    return text[at] in "，：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()
