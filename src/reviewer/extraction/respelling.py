"""A text respelled as most reports are typed, so that no rule has to know of other ways.

Digits and signs of full width become plain, Chinese punctuation full-width, and the single blanks that word
processors leave between 汉字 and figures ("全年 2022 年", "92 %") are taken out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reviewer.domain.document import Document
from reviewer.domain.text import Span
from reviewer.extraction.views import View

_WIDE = str.maketrans("０１２３４５６７８９．％()；;", "0123456789.%（）；；")
_MARKS = re.compile(r"(?<![0-9])[,:]|[,:](?![0-9])")  # 1,950万元 and 8:30 keep theirs
_MARK = {",": "，", ":": "："}
_NEEDS = re.compile(
    r"[０-９．％]|[\u4e00-\u9fff%0-9][();,:][\u4e00-\u9fff]|[\u4e00-\u9fff][();,:]|[\u4e00-\u9fff]\s[0-9]|[0-9]\s[\u4e00-\u9fff%]"
)
_BLANK = r"[ \u00a0\u2002-\u200a\u3000]"
_BLANKS = re.compile(rf"(?<=[\u4e00-\u9fff]){_BLANK}(?=[0-9])|(?<=[0-9]){_BLANK}(?=[%\u4e00-\u9fff])")
_NUMBERED = re.compile(
    rf"(?:^|[\n\t]){_BLANK}*[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}}{_BLANK}(?=[\u4e00-\u9fff])"
)
_POSITIONS = frozenset({"start", "end", "position"})


def respell(document: Document) -> View:
    """Return the document as its rules are written; itself where nothing is to be changed."""
    text = document.text
    if not _NEEDS.search(text):
        return View(document, text)
    plain = _MARKS.sub(lambda m: _MARK[m[0]], text.translate(_WIDE))
    numbers = {m.end() - 1 for m in _NUMBERED.finditer(plain)}  # "1 项目概况": a heading's number
    blanks = [m.start() for m in _BLANKS.finditer(plain) if m.start() not in numbers]
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
