"""A text respelled as most reports are typed, so that no rule has to know of other ways.

Digits and signs of full width become plain, Chinese punctuation full-width, and the single blanks that word
processors leave between 汉字 and figures ("全年 2022 年", "92 %") are taken out. In a text that lost its line breaks (copied
from a web page) the blanks between its paragraphs become line breaks again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reviewer.domain.document import Document
from reviewer.domain.legible import is_recognised
from reviewer.domain.text import Span
from reviewer.extraction.stray import has_stray, without_strays
from reviewer.extraction.views import View

_WIDE = str.maketrans("０１２３４５６７８９．％()；;", "0123456789.%（）；；")
_MARKS = re.compile(r"(?<![0-9])[,:]|[,:](?![0-9])")  # 1,950万元 and 8:30 keep theirs
_MARK = {",": "，", ":": "："}
_NEEDS = re.compile(
    r"[０-９．％]|[\u4e00-\u9fff%0-9][();,:][\u4e00-\u9fff]|[\u4e00-\u9fff][();,:]|[\u4e00-\u9fff]\s[0-9]|[0-9]\s[\u4e00-\u9fff%.]|\.[0-9]*\s[0-9]"
)
_BLANK = r"[ \u00a0\u2002-\u200a\u3000]"
_BLANKS = re.compile(
    rf"(?<=[\u4e00-\u9fff]){_BLANK}(?=[0-9])|(?<=[0-9]){_BLANK}(?=[%\u4e00-\u9fff])"
    # inside a figure: 642.5 0万元, 8 .5万亩, 281. 28万元 (1. 20个 begins with a label)
    rf"|(?<=\.[0-9]){_BLANK}(?=[0-9]{{1,3}}[ \u3000]?[万亿元%])|(?<=[0-9]){_BLANK}(?=\.[0-9])|(?<=[0-9]{{2}}\.){_BLANK}(?=[0-9]{{1,2}}[ \u3000]?[万亿元%])"
)
_NUMBERED = re.compile(
    rf"(?:^|[\n\t]){_BLANK}*[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}}{_BLANK}(?=[\u4e00-\u9fff])"
)
# What stood at the beginning of a line before the line breaks were lost.
_LABEL = r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]{1,2}(?:部分|章)|[1-9]\d?[.、．]\s?[\u4e00-\u9fff]|附件|特此报告)"
_PARAGRAPHS = re.compile(
    rf"(?<=\S)[ \u3000](?=\u3000|[ ]{{2,}})|(?<=\S)\u3000(?=\S)|(?<=[\u4e00-\u9fff。：；）】])[ ](?={_LABEL})"
)
_FLATTENED, _FEW_PARAGRAPHS = 400, 5  # a longer line with so many such blanks is a whole text
_POSITIONS = frozenset({"start", "end", "position"})


def respell(document: Document) -> View:
    """Return the document as its rules are written; itself where nothing is to be changed."""
    text = document.text
    lines = text if any(document.tables()) else "\n".join(map(_in_paragraphs, text.split("\n")))
    recognised = is_recognised(document.pages)
    if lines == text and not _NEEDS.search(text) and not has_stray(text, recognised):
        return View(document, text)
    pointed, strays = without_strays(lines.translate(_WIDE), recognised)
    plain = _MARKS.sub(lambda m: _MARK[m[0]], pointed)
    numbers = {m.end() - 1 for m in _NUMBERED.finditer(plain)}  # "1 项目概况": a heading's number
    found = {m.start() for m in _BLANKS.finditer(plain) if m.start() not in numbers}
    blanks = sorted(found | strays)
    if not blanks:
        return View(replace(document, text=plain), text)
    pieces = [plain[a + 1 : b] for a, b in zip([-1, *blanks], [*blanks, len(plain)], strict=True)]
    moved = replace(
        document,
        text="".join(pieces),
        blocks=_moved(document.blocks, blanks),
        generated=_moved(document.generated, blanks),
    )
    cuts = tuple(at - index for index, at in enumerate(blanks))
    return View(moved, text, 0, cuts)


def _in_paragraphs(line: str) -> str:
    """Return a line with its paragraphs apart where it is a whole text, character for character."""
    if len(line) < _FLATTENED:
        return line
    blanks = [m.start() for m in _PARAGRAPHS.finditer(line)]
    beside = {at for at in blanks if line[at - 1].isdigit() or line[at + 1].isdigit()}
    if 2 * len(beside) > len(blanks):  # this author sets blanks around figures
        blanks = [at for at in blanks if at not in beside]
    if len(blanks) < _FEW_PARAGRAPHS:
        return line
    apart = list(line)
    for at in blanks:
        apart[at] = "\n"
    return "".join(apart)


def _moved(value: Any, blanks: list[int]) -> Any:
    """Return blocks and ranges with their positions in the text without the blanks."""
    if isinstance(value, tuple):
        return tuple(_moved(v, blanks) for v in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for spec in fields(value):
        held = getattr(value, spec.name)
        if spec.name in _POSITIONS:
            changed[spec.name] = held - bisect_left(blanks, held)
        elif isinstance(held, tuple | Span):
            changed[spec.name] = _moved(held, blanks)
    return replace(value, **changed)
