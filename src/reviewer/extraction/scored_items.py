"""Items of a score that have a heading of their own: （一）投入（20分），自评得分18分 with 1.目标设定（10分） below it.

What is told under such a heading is the score of the item or of a part of it, never that of the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.quantity import Quantity
from reviewer.domain.text import Span
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.grids import prose_of
from reviewer.extraction.once import once
from reviewer.extraction.section_labels import AT_LINE_START, label_of

_HUNDRED = Decimal(100)
_HEAD = re.compile(
    r"[^\S\n]*(?P<name>[^（(。；，,：:\n\d]{2,30})"
    r"(?:[（(](?:分值|满分|权重|标准分|总分|共|计)?[为：:]?(?=[0-9])"
    r"|[，,：:]?(?:分值|满分|标准分|权重)[为：:是]?(?=[0-9]))"
)
_WHOLE = re.compile(r"自评|综合|总|得$|得分")
_EARNED = re.compile(
    r"[）)]?[，,：:；;\s]{0,2}(?:本项|该项|实际|自评|评价)?(?:得分|评分|自评|实得|得)[为：:是\s]{0,2}(?:得|得分)?[为：:是]?"
)


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """An item with its full marks and, where its heading tells it, its score; `span` is all that is said under it."""

    name: str
    marks: Quantity
    score: Quantity | None
    span: Span

    @property
    def most(self) -> Decimal:
        return self.marks.value or Decimal(0)


@once
def scored_items(context: ReadingContext) -> tuple[ScoredItem, ...]:
    """Return the items in reading order, an item before what stands under it."""
    places = dict(_lines(context)) | dict(_headings(context))
    found = (_item(context, place, span) for place, span in sorted(places.items()))
    return tuple(i for i in found if i is not None and 0 < i.most < _HUNDRED)


def outer_items(context: ReadingContext) -> tuple[ScoredItem, ...]:
    """Return the items that are parts of the whole, not of another item."""
    return tuple(i for i in scored_items(context) if len(items_around(context, i.marks)) == 1)


_FIGURE = r"[0-9]{1,2}(?:\.[0-9]+)?分"
_SAYS_MARKS = r"(?:满分|分值|权重|标准分)?(?:值)?[为：]?"
_SAYS_EARNED = r"(?:自评|实际)?(?:得分|实得|得|自评)[为：]?"
# 基础工作得分15分（满分15分）, 基础工作（15分）得15分, 基础工作满分15分，得15分
_IN_LIST = re.compile(
    rf"(?:^|[，。；：、（\n])(?:其中)?(?P<name>[一-鿿]{{2,14}}?)"
    rf"(?:{_SAYS_EARNED}(?P<score>){_FIGURE}（{_SAYS_MARKS}(?P<marks>){_FIGURE}）"
    rf"|（{_SAYS_MARKS}(?P<marks_first>){_FIGURE}）[，：]?{_SAYS_EARNED}(?P<score_last>){_FIGURE}"
    rf"|(?:满分|分值|权重|标准分)[为：]?(?P<marks_told>){_FIGURE}[，：]?{_SAYS_EARNED}(?P<score_told>){_FIGURE})"
)


@once
def listed_items(context: ReadingContext) -> tuple[ScoredItem, ...]:
    """Return the items that one sentence lists, each with marks and score, where the marks make up 100."""
    lists: dict[int, list[ScoredItem]] = {}
    for match in _IN_LIST.finditer(context.folded):
        places = [match.start(g) for g in match.groupdict() if g != "name" and match.start(g) >= 0]
        first, second = (_points_at(context, place) for place in places)
        if first is None or second is None or _WHOLE.search(match["name"]):
            continue
        if not prose_of(context).speaks(places[0]):
            continue
        marks, score = (second, first) if match.start("score") >= 0 else (first, second)
        item = ScoredItem(match["name"], marks, score, Span(match.start(), match.end()))
        lists.setdefault(context.sentence_at(match.start("name")).start, []).append(item)
    return next((tuple(t) for t in lists.values() if len(t) > 1 and sum(i.most for i in t) == _HUNDRED), ())


def items_around(context: ReadingContext, quantity: Quantity) -> tuple[ScoredItem, ...]:
    """Return the items under whose headings a figure stands, the outermost first."""
    return _around(context).get(quantity.passage.start, ())


@once
def _around(context: ReadingContext) -> dict[int, tuple[ScoredItem, ...]]:
    """Return for each figure the items around it, in one walk over both."""
    waiting = sorted(scored_items(context), key=lambda i: (-i.span.start, i.span.end))
    found: dict[int, tuple[ScoredItem, ...]] = {}
    around: list[ScoredItem] = []
    for quantity in context.quantities if waiting else ():
        start = quantity.passage.start
        while waiting and waiting[-1].span.start <= start:
            around.append(waiting.pop())
        around = [i for i in around if start < i.span.end]
        found[start] = tuple(around)
    return found


def is_inner(context: ReadingContext, quantity: Quantity) -> bool:
    """Tell a figure of an item of an item: 预算执行（15分） under 过程（30分），or 制度健全得9分 under one that is scored above."""
    start, value = quantity.passage.start, quantity.value or Decimal(0)
    around = items_around(context, quantity)
    return len(around) > 1 or any(
        i.score is not None and i.score.passage.end <= start and value <= i.most for i in around
    )


def is_of_an_item(context: ReadingContext, quantity: Quantity) -> bool:
    """Tell a figure under an item's heading that the item can have earned; a larger one is the report's total."""
    value = quantity.value or Decimal(0)
    return any(value <= i.most for i in items_around(context, quantity))


def _lines(context: ReadingContext) -> Iterator[tuple[int, Span]]:
    """Walk where the words of numbered lines begin, with the line."""
    for match in AT_LINE_START.finditer(context.folded):
        label = label_of(match)
        end = context.text.find("\n", label.end)
        yield label.end, Span(label.start, len(context.text) if end < 0 else end)


def _headings(context: ReadingContext) -> Iterator[tuple[int, Span]]:
    """Walk where the words of headings begin, with all that stands under them."""
    for section in context.sections:
        start = (
            context.text.find(section.label, section.heading.start) if section.label else section.heading.start
        )
        yield start + len(section.label), section.span


def _item(context: ReadingContext, place: int, span: Span) -> ScoredItem | None:
    head = _HEAD.match(context.folded, place)
    if head is None or _WHOLE.search(head["name"]) or not prose_of(context).speaks(head.end()):
        return None
    marks = _points_at(context, head.end())
    if marks is None:
        return None
    earned = _EARNED.match(context.folded, marks.passage.end)
    score = _points_at(context, earned.end()) if earned else None
    return ScoredItem(context.text[place : head.end("name")].strip(), marks, score, span)


def _points_at(context: ReadingContext, position: int) -> Quantity | None:
    """Return the figure in 分 that begins at a place."""
    found = context.quantities_in(position, position + 8)
    fits = found and found[0].passage.start == position and found[0].unit == "分" and found[0].value is not None
    return found[0] if fits else None
