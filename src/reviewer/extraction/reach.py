"""How far back the words reach that speak of a figure: to the sentence, the list item, or a heading run into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reviewer.domain.text import Span
from reviewer.extraction.context import ReadingContext


def words_from(context: ReadingContext, position: int) -> int:
    """Return where the words in front of a figure begin.

    That is its sentence; in a list item like 1.预算数：120万元 the item, whose heading says what the figure is; in
    flattened text the end of the heading, which no character marks.
    """
    sentence = context.sentence_at(position).start
    index = context.section_index_at(position)
    if index < 0:
        return sentence
    heading = context.sections[index].heading
    if context.text[heading.end - 1 : heading.end] in ("：", ":"):
        between = context.text[heading.end : position]
        return heading.start if "\n" not in between and "。" not in between else sentence
    return max(sentence, heading.end) if heading.end <= position else sentence


class Ranges:
    """Ranges of a text, overlapping ones as one, that answer whether they hold a position."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda s: (s.start, s.end)):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def hold(self, position: int) -> bool:
        """Tell whether a position is in one of them."""
        place = bisect_right(self._starts, position) - 1
        return place >= 0 and position < self._ends[place]
