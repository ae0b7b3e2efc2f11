"""A document as one reading sees it: a part of the file, or its text without hard line breaks, every position kept.

`restored` puts every passage of a reading back where it stands in the report.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from reviewer.domain.document import Document
from reviewer.domain.text import Passage, Span

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class View:
    """What is read instead of a document.

    `offset` is where its text begins in the report, `cuts` are the positions in its text at which one character of
    the report was taken out. Other characters may be spelled another way, one for one.
    """

    document: Document
    report: str
    offset: int = 0
    cuts: tuple[int, ...] = ()

    def restored(self, value: Value) -> Value:
        """Return a result of the reading with all its passages where they stand in the report."""
        if not self.cuts and not self.offset and self.report.startswith(self.document.text):
            return value
        moved: Value = _rebuilt(value, self)
        return moved

    def span(self, span: Span) -> Span:
        """Return a range where it stands in the report."""
        start = self._position(span.start)
        return Span(start, start if span.end <= span.start else self._position(span.end - 1) + 1)

    def passage(self, passage: Passage) -> Passage:
        """Return a passage cut out of the report itself; a typed one stays."""
        if not passage.grounded:
            return passage
        span = self.span(passage.span)
        return Passage.cut(self.report, span.start, span.end)

    def _position(self, at: int) -> int:
        return at + self.offset + bisect_right(self.cuts, at)


def _rebuilt(value: Any, view: View) -> Any:
    """Rebuild a result with every passage and range in it moved."""
    if isinstance(value, Passage):
        return view.passage(value)
    if isinstance(value, Span):
        return view.span(value)
    if isinstance(value, tuple):
        return tuple(_rebuilt(v, view) for v in value)
    if isinstance(value, dict):
        return {k: _rebuilt(v, view) for k, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _rebuilt(getattr(value, f.name), view) for f in fields(value)})
    return value
