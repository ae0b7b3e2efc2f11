"""Text with hard line breaks at a fixed width, read as its author wrote it.

Mail, terminals and copied PDF pages cut lines in the middle of words and numbers ("执行|率97%").
"""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.domain.document import Document, Table
from reviewer.extraction.views import View

_NARROWEST, _WIDEST = 20, 84  # characters; longer lines are paragraphs, shorter ones a list
_FULL = 0.72  # of the width: a line that long ends where the width ends
_CUT_LINES = 4
_ENDS = frozenset("。！？；：:;…")
_BEGINS = re.compile(
    r"\s|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9０-９]{1,3}[）)]|[0-9０-９]{1,2}(?:[、）)]|[.．](?![0-9０-９]))"
    r"|第[一二三四五六七八九十]+[章节部条、，]|[①-⑳]|附[件表]|[-●◆■★•]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def unwrap(document: Document) -> View:
    """Take out the breaks that only wrap lines, where the text is wrapped at a fixed width."""
    whole = View(document, document.text)
    if not _may_be_wrapped(document):
        return whole
    lines = document.text.split("\n")
    width = max(map(len, lines))
    wrapped = [i for i in range(len(lines) - 1) if _goes_on(lines[i], lines[i + 1], width)]
    unfinished = [line for line in lines if len(line) >= _FULL * width and line[-1] not in _ENDS]
    if len(wrapped) < _CUT_LINES or 2 * len(wrapped) < len(unfinished):
        return whole
    return _without(document, lines, frozenset(wrapped))


def _may_be_wrapped(document: Document) -> bool:
    """Tell plain lines, none longer than a page is wide, from paragraphs and tables."""
    if any(isinstance(b, Table) or b.level for b in document.blocks):
        return False
    lines = document.text.split("\n")
    return len(lines) > _CUT_LINES and _NARROWEST <= max(map(len, lines)) <= _WIDEST


def _goes_on(line: str, following: str, width: int) -> bool:
    if len(line) < _FULL * width or "\t" in line or "\t" in following or not following.strip():
        return False
    return line[-1] not in _ENDS and not _BEGINS.match(following) and bool(_HAN.search(line))


def _without(document: Document, lines: list[str], wrapped: frozenset[int]) -> View:
    parts: list[str] = []
    cuts: list[int] = []
    length = 0
    for index, line in enumerate(lines):
        parts.append(line)
        length += len(line)
        if index in wrapped:
            cuts.append(length)
        elif index + 1 < len(lines):
            parts.append("\n")
            length += 1
    return View(replace(document, text="".join(parts), blocks=()), document.text, 0, tuple(cuts))
