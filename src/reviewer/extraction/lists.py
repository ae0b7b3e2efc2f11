"""Lists that a report counts itself: "A、B…等13个项目", "项目27个。分别是A、B…"."""

from __future__ import annotations

import itertools
import re

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import NamedList
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.names import clean_name, names_nothing, noun_after
from reviewer.extraction.units import load_units

_AND_SO_ON = re.compile(r"等(?!地|级)(?P<noun>[^，。；、等\d]{0,14})$")
_NAMELY = re.compile(r"(?:分别是|分别为|具体为|具体是|依次是|依次为|具体包括|主要包括|它们是|即)[：:]?")
_HOLDS = re.compile("内设|下设|设有|设立了?|设置了?|下辖|包括|包含|涵盖|分为")
_OPEN, _CLOSE = "（(《“‘「【", "）)》”’」】"
_COMMA = re.compile("[，：]")
_MOST = 300
_REACH = 1500


def read_lists(context: ReadingContext) -> tuple[NamedList, ...]:
    """Return the lists whose length the report states, in order of the text."""
    found = [*_counted_behind(context), *_counted_before(context)]
    return tuple(sorted(found, key=lambda f: f.items[0].start))


def _counted_behind(context: ReadingContext) -> list[NamedList]:
    """Find "A、B、C等3个项目" and "A、B等亿元级项目3个"."""
    result, floor = [], 0
    for quantity in filter(_counts, context.quantities):
        at = quantity.passage.start
        if "等" not in context.smooth[max(0, at - 16) : at]:
            continue
        clause = _behind_verb(context, max(floor, _clause_start(context, quantity.passage.start)), at)
        words = context.smooth[clause : quantity.passage.start]
        ending = _AND_SO_ON.search(words)
        if ending is None:
            continue
        floor = quantity.passage.end
        items = _items(context, clause, clause + ending.start())
        if len(items) >= 2:
            name = clean_name(ending["noun"]) or noun_after(
                context.smooth[quantity.passage.end : quantity.passage.end + 40]
            )
            result.append(NamedList(name, quantity, items, open_ended=True))
    return result


def _counted_before(context: ReadingContext) -> list[NamedList]:
    """Find "项目27个……分别是A、B、C。"; of several counts before it the one that fits is meant."""
    result = []
    for namely in _NAMELY.finditer(context.smooth):
        sentence = context.sentence_at(namely.start())
        items = _items(context, namely.end(), sentence.end)
        if len(items) < 3:
            continue
        reach = max(0, sentence.start - 120)
        counts = [q for q in context.quantities_in(reach, namely.start()) if _counts(q)]
        counts = [q for q in counts if _belongs(context, q, namely.start())]
        if counts:
            meant = next((q for q in counts if q.value == len(items)), counts[-1])
            name = clean_name(context.smooth[_clause_start(context, meant.passage.start) : meant.passage.start])
            result.append(NamedList(name, meant, items))
    return result


def _behind_verb(context: ReadingContext, start: int, end: int) -> int:
    """Begin a list behind the verb that opens it: 设有镇党委、政府，政府下设|办公室、财政所等6个."""
    found = list(_HOLDS.finditer(context.smooth, start, end))
    return found[-1].end() if found else start


def _belongs(context: ReadingContext, count: Quantity, namely: int) -> bool:
    """Tell whether what 分别为 lists can be what was counted: the same paragraph, no other noun before it."""
    if "\n" in context.smooth[count.passage.end : namely].strip("\n"):
        return False
    start = _clause_start(context, namely)
    noun = clean_name(context.smooth[max(start, count.passage.end) : namely])
    around = context.smooth[_clause_start(context, count.passage.start) : count.passage.end + 20]
    return names_nothing(noun) or noun[-2:] in around


def _counts(quantity: Quantity) -> bool:
    if not quantity.unit or quantity.unit in load_units().uncounted:
        return False
    return quantity.op is Op.EQ and quantity.unit != "分" and 1 < (quantity.value or 0) <= _MOST


def _clause_start(context: ReadingContext, position: int) -> int:
    sentence = context.sentence_at(position)
    start = max(sentence.start, position - _REACH)
    for found in _COMMA.finditer(context.smooth, start, position):
        start = found.end()
    return start


def _items(context: ReadingContext, start: int, end: int) -> tuple[Passage, ...]:
    """Split at 、 outside quotation marks and brackets."""
    cuts, depth = [start], 0
    for at in range(start, end):
        c = context.smooth[at]
        depth += (c in _OPEN) - (c in _CLOSE)
        if c == "、" and depth <= 0:
            cuts.append(at + 1)
    cuts.append(end + 1)
    passages = []
    for begun, stop in itertools.pairwise(cuts):
        words = context.smooth[begun : stop - 1]
        trimmed = words.strip(" 。；;\n")
        if trimmed:
            first = begun + words.index(trimmed)
            passages.append(Passage.cut(context.text, first, first + len(trimmed)))
    return tuple(passages)
