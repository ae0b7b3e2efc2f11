"""定位: what a line of the exported sheet 依据 gives, and the way from there to the passage in this database.

"3fa91c22d07be455/1#120-131" is the beginning of a file's SHA-256, which of its parts, and a range of its canonical text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.domain.errors import Refused
from reviewer.domain.library import Tie
from reviewer.domain.text import Span

if TYPE_CHECKING:
    from reviewer.domain.document import Document
    from reviewer.storage.records import Records

_NONE = (
    "没有找到定位。定位在导出工作簿「依据」表的最后一列，形如 3fa91c22d07be455/1#120-131，请把它完整复制过来。"
)
_ELSEWHERE = "当前数据库中没有定位 {0} 所指的报告。请先导入那份文件，或打开保存它的数据库，再转到定位。"
_REPLACED = "定位所引的原文已被替换，不能再按位置查找。已打开替换后的报告，请按「依据」表中的原文查找。"
_OUTSIDE = "定位 {0} 超出了这份报告现有的原文，原文可能已被替换或拆开。请按「依据」表中的原文查找。"

_DASHES = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("\u200b\u2060\ufeff")})
# Blanks may stand around the signs, no tab or line end: those part the cells of a pasted row.
_REFERENCE = re.compile(
    r"(?<![0-9a-z])(?P<sha256>[0-9a-f]{16,64}) */ *(?P<part>[0-9]{1,9})(?![0-9])"
    r"(?: *# *(?P<start>[0-9]{1,9}) *- *(?P<end>[0-9]{1,9})(?![0-9]))?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A file by the beginning of its SHA-256, one of its parts, and a range of its text (None: the report as a whole)."""

    sha256: str
    part: int
    span: Span | None = None

    def __str__(self) -> str:
        """Return the reference as the workbook gives it."""
        where = "" if self.span is None else f"#{self.span.start}-{self.span.end}"
        return f"{self.sha256}/{self.part}{where}"


@dataclass(frozen=True, slots=True)
class Found:
    """The report of this database that a reference leads to, and what its file is to that report."""

    reference: Reference
    report_id: int
    tie: Tie

    def passage(self, document: Document) -> Span | None:
        """Return the range meant, in the text as it is now; None where the report as a whole is. Raises Refused."""
        if self.tie is Tie.FORMER:
            raise Refused(_REPLACED)
        span = self.reference.span
        if span is None:
            return None
        bounds = Span(0, len(document.text))
        if self.tie is Tie.FORM:  # the form was a review of its own: its text stands behind the report's now
            bounds = document.members[1].span if document.members else Span(0, 0)
        there = Span(bounds.start + span.start, bounds.start + span.end)
        if span.start >= span.end or not bounds.contains(there):
            raise Refused(_OUTSIDE.format(self.reference))
        return there


def parse(text: str) -> Reference | None:
    """Return the first reference in a text: typed with other signs and blanks, or a whole row of the sheet."""
    match = _REFERENCE.search(unicodedata.normalize("NFKC", text).translate(_DASHES).lower())
    if match is None:
        return None
    span = None if match["start"] is None else Span(int(match["start"]), int(match["end"]))
    return Reference(match["sha256"], int(match["part"]), span)


def find(records: Records, text: str) -> Found:
    """Return what the reference in a text leads to. Raises Refused: there is none, or its report is not here."""
    reference = parse(text)
    if reference is None:
        raise Refused(_NONE)
    held = records.referred(reference.sha256, reference.part)
    if held is None:
        raise Refused(_ELSEWHERE.format(reference))
    return Found(reference, *held)
