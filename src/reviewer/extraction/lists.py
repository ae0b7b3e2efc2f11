"""Lists that a report counts itself: "A、B…等13个项目", "项目27个。分别是A、B…"."""

from __future__ import annotations

import itertools
import re

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import NamedList
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.names import clean_name, names_nothing, noun_after
from reviewer.extraction.section_labels import AT_LINE_START, label_of
from reviewer.extraction.units import load_units

_AND_SO_ON = re.compile(r"等(?!地|级)(?P<noun>[^，。；、等\d]{0,14})$")
_NAMELY = re.compile(r"(?:分别是|分别为|具体为|具体是|依次是|依次为|具体包括|主要包括|它们是|即)[：:]?")
_HOLDS = re.compile("内设|下设|设有|设立了?|设置了?|下辖|包括|包含|涵盖|分为")
_OPEN, _CLOSE = "（(《“‘「【", "）)》”’」】"
_TURNS = "一二三四五六七八九十"
_IN_TURN = re.compile(rf"(?<=[。；：\n，])\s*(?P<item>(?:第)?([{_TURNS}])(?:是|，|方面，)[^。；，\n]{{0,12}})")
_ANNOUNCED = re.compile(
    r"(?:存在|发现|有|以下|如下|采取|提出|总结|归纳)[^。；\n]{0,10}?(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
    r"(?:个|点|条|项|大)(?:主要|突出)?(?:方面|类)?的?(?:主要|突出)?(?P<noun>问题|不足|困难|建议|措施|做法|经验|意见)(?=[：。\n])"
)
_SOON = 6  # what is announced begins right behind
_COMMA = re.compile("[，：]")
_LAST_TWO = re.compile("([^，。和及与]{2,30})(?:以?及|和|与)([^，。和及与]{2,30})(?=[，。；\n]|$)")
_MOST = 300
_REACH = 1500


def read_lists(context: ReadingContext) -> tuple[NamedList, ...]:
    """Return the lists whose length the report states, in order of the text."""
    found = [*_counted_behind(context), *_counted_before(context), *_counted_headings(context)]
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
            if not any(q.value == len(items) for q in counts):
                parted = _parted(context, items)
                items = parted if any(q.value == len(parted) for q in counts) else items
            meant = next((q for q in counts if q.value == len(items)), counts[-1])
            name = clean_name(context.smooth[_clause_start(context, meant.passage.start) : meant.passage.start])
            result.append(NamedList(name, meant, items))
    return result


def _counted_headings(context: ReadingContext) -> list[NamedList]:
    """Find "存在以下三个方面的问题：" over headings （一） … （四）, or over 一是…二是…."""
    result = []
    for found in _ANNOUNCED.finditer(context.smooth):
        counts = context.quantities_in(found.start("count"), found.end())
        items = _headed(context, found.end()) or _in_turn(context, found.end())
        told = len(items) >= 2 and items[0].start - found.end() <= _SOON
        if told and counts and counts[0].passage.start == found.start("count"):
            result.append(NamedList(found["noun"], counts[0], items))
    return result


def _headed(context: ReadingContext, position: int) -> tuple[Passage, ...]:
    """Return the headings right below the section around a position, () where one of their row is not read."""
    above = context.section_index_at(position)
    below = [s for s in context.sections if s.parent == above and s.heading.start >= position]
    values = [m and label_of(m).value for m in (AT_LINE_START.match(s.label + "题") for s in below)]
    if not below or above < 0 or values != list(range(1, len(below) + 1)):
        return ()
    return tuple(Passage.cut(context.text, s.heading.start, s.heading.end) for s in below)


def _in_turn(context: ReadingContext, position: int) -> tuple[Passage, ...]:
    """Return what 一是 … 二是 … open in the paragraphs of a section, () where they do not count on."""
    above = context.section_index_at(position)
    end = context.sections[above].span.end if above >= 0 else len(context.text)
    following = (s.heading.start for s in context.sections if position <= s.heading.start < end)
    marks = list(_IN_TURN.finditer(context.smooth, position, min(following, default=end)))
    values = [_TURNS.index(m[2]) for m in marks]
    if values != list(range(len(marks))):
        return ()
    return tuple(Passage.cut(context.text, m.start("item"), m.end()) for m in marks)


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


def _parted(context: ReadingContext, items: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Take the last two of a list apart: 东村小学、西村小学|和中心学校."""
    last = items[-1]
    found = _LAST_TWO.match(context.smooth, last.start, last.end)
    if found is None:
        return items
    return (*items[:-1], *(Passage.cut(context.text, *found.span(n)) for n in (1, 2)))


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
