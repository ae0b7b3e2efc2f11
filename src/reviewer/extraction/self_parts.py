"""The scores of the parts that a report prints in prose: of each part its full marks and what it earned.

One passage (up to 。 or the end of a line) is read at a time. Every figure in 分 goes to the part named last before it;
the words around it say whether it is full marks or earned. Where no word says so, the order does (产出50分得48分), or
the list (得分分别为20分、19.5分), or at last the stated total.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import SectionRole, SelfPart
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.grids import prose_of
from reviewer.extraction.money import project_sections
from reviewer.extraction.once import once
from reviewer.extraction.part_names import category_of_part, part_names
from reviewer.extraction.scored_items import is_inner, items_around, listed_items, outer_items

_SUB_LEVEL = re.compile(r"数量|质量|时效|社会效益|经济效益|生态效益|可持续(?!发展)|二级|三级|及时|制度|监控")
_MARKS = re.compile(r"标准分|分值|满分|权重|标准|应得|设定|占|计划|赋分|总分值|配分")
_EARNED = re.compile(r"得分|自评|实得|评分|得|评为|打分|计|实际")
_LOST = re.compile(r"[扣减失][^，。；\d]{0,8}$")
_WHOLE = re.compile(r"总分|合计|总得分|综合|自评总|最终|共计|总计|总评")
_SCORED = re.compile(r"自评[^，。；]{0,6}$|得分[^，。；]{0,4}$")
_RESPECTIVELY = re.compile(r"分别|依次")
_LISTED = re.compile(r"[、，,和及与\s]{1,2}")
_CLAUSE = re.compile(r"[，,；;]")
_STOP = re.compile(r"[。\n]")
_OF_METHOD = re.compile(
    r"指标体系|评分标准|权重|设置|设定|满分|共设|分为|框架|由[^，。]{2,30}(?:组成|构成)|百分制"
)
_HUNDRED = Decimal(100)
_MARKS_BEHIND = re.compile(r"[（(](?:满分|权重|分值|标准分|总分)(?:值)?[：:为]?([0-9]{1,3}(?:\.[0-9]+)?)分")
_MOST_OF_A_PART = Decimal(60)
_NEAR = 6
_FAR = 24  # characters between a part's name and its figure


class Said(Enum):
    """What the words around a figure say that it is."""

    MARKS = 1
    EARNED = 2
    NOTHING = 3


@dataclass
class Part:
    """A part of the score in one passage, with its figures in order."""

    name: str
    figures: list[tuple[Quantity, Said]] = field(default_factory=list)

    def first(self, said: Said) -> Quantity | None:
        """Return the first figure that is said to be so."""
        return next((q for q, s in self.figures if s is said), None)

    @property
    def open(self) -> Quantity | None:
        """The one figure of which nothing is said, None where there are others."""
        return self.figures[0][0] if [s for _, s in self.figures] == [Said.NOTHING] else None

    def settle(self) -> None:
        """Say by what is known of the others, or by the order, what no word says: 40分得36分, （20分）18分."""
        known = {s for _, s in self.figures} - {Said.NOTHING}
        if known == {Said.MARKS} and len(self.figures) == 2 and self._descends():
            known = set()  # 权重20分，绩效分值19.86分
        if len(known) == 1:
            rest = Said.MARKS if known == {Said.EARNED} else Said.EARNED
            self.figures = [(q, rest if s is Said.NOTHING else s) for q, s in self.figures]
        elif not known and len(self.figures) == 2 and self._descends():
            self.figures = [(self.figures[0][0], Said.MARKS), (self.figures[1][0], Said.EARNED)]

    def _descends(self) -> bool:
        return _value(self.figures[0][0]) >= _value(self.figures[1][0])


@dataclass
class Scores:
    """The parts of one passage in order, and the figures in it that are said of the whole."""

    head: str
    role: SectionRole
    parts: list[Part] = field(default_factory=list)
    totals: list[Decimal] = field(default_factory=list)

    def part(self, name: str) -> Part:
        """Return the part of a name, a new one where it is not there yet."""
        found = next((p for p in self.parts if p.name == name), None)
        if found is None:
            found = Part(name)
            self.parts.append(found)
        return found

    @property
    def earned(self) -> int:
        """How many parts have a score."""
        return sum(p.first(Said.EARNED) is not None for p in self.parts)


def _value(quantity: Quantity) -> Decimal:
    return quantity.value or Decimal(0)


@once
def read_scores(context: ReadingContext) -> tuple[Scores, ...]:
    """Return every passage of the prose that gives figures to parts of the score."""
    found = [_Walk(context, group).scores() for group in _passages(context)]
    stated = {t for scores in found for t in scores.totals}
    for scores in found:
        for part in scores.parts:
            part.settle()
        _settle_by_total(scores, stated)
    return tuple(found)


def stated_parts(passages: Iterable[Scores]) -> tuple[SelfPart, ...]:
    """Return the score of each part; the passage that scores most parts decides where several name one."""
    ordered = sorted(passages, key=lambda s: -s.earned)
    points: dict[str, Quantity] = {}
    scores: dict[str, Quantity] = {}
    for passage in ordered:
        for part in passage.parts:
            if (marks := part.first(Said.MARKS)) is not None:
                points.setdefault(part.name, marks)
            if (earned := part.first(Said.EARNED)) is not None:
                scores.setdefault(part.name, earned)
    return tuple(_self_part(name, score, points.get(name)) for name, score in scores.items())


def figures_of_parts(passages: Iterable[Scores]) -> frozenset[int]:
    """Return where the figures stand that are said of a part, not of the whole."""
    return frozenset(q.passage.start for s in passages for p in s.parts for q, _ in p.figures)


def item_parts(context: ReadingContext) -> tuple[SelfPart, ...]:
    """Return the parts that headings score by any name: （一）资金保障情况（分值10分），自评10分."""
    projects = project_sections(context)
    return tuple(
        _self_part(item.name, item.score, item.marks)
        for item in outer_items(context)
        if item.score is not None
        and context.section_index_at(item.score.passage.start) not in projects
        and not _SUB_LEVEL.search(item.name)
    )


def listed_parts(context: ReadingContext) -> tuple[SelfPart, ...]:
    """Return the parts that one sentence lists by any name, with marks that make up the whole."""
    items = listed_items(context)
    return tuple(_self_part(i.name, i.score, i.marks) for i in items if i.score is not None)


def _self_part(name: str, score: Quantity, points: Quantity | None) -> SelfPart:
    return SelfPart(
        name=name,
        category=category_of_part(name),
        points=None if points is None else points.value,
        score=_value(score),
        passage=score.passage,
        points_passage=None if points is None else points.passage,
    )


def _passages(context: ReadingContext) -> Iterator[list[Quantity]]:
    """Walk the figures in 分 outside of tables, those of one passage together."""
    prose, projects = prose_of(context), project_sections(context)
    group: list[Quantity] = []
    for quantity in context.quantities:
        if quantity.unit != "分" or quantity.value is None or quantity.op is not Op.EQ:
            continue
        start = quantity.passage.start
        if (
            not prose.speaks(start)
            or context.section_index_at(start) in projects
            or is_inner(context, quantity)
        ):
            continue
        if group and _STOP.search(context.folded, group[-1].passage.end, start):
            yield group
            group = []
        group.append(quantity)
    if group:
        yield group


class _Walk:
    """One passage, figure by figure."""

    def __init__(self, context: ReadingContext, figures: list[Quantity]) -> None:
        self.text = context.folded
        self.context = context
        self.figures = figures
        first = figures[0].passage.start
        self.floor = max(
            [m.end() for m in _STOP.finditer(self.text, max(0, first - 120), first)] or [max(0, first - 120)]
        )
        self.current = self.heading = _titled_part(context, figures[0])
        self.queue: list[str] = []
        self.queue_said = Said.EARNED
        self.result = Scores("", context.role_at(first))

    def scores(self) -> Scores:
        for quantity in self.figures:
            words = self.text[self.floor : quantity.passage.start]
            if not self.result.parts and not self.result.totals:
                self.result.head = words
            if not self._listed(words, quantity):
                self._named(words, quantity)
            self.floor = quantity.passage.end
        return self.result

    def _listed(self, words: str, quantity: Quantity) -> bool:
        """Give 得分分别为20分、19.5分 to the parts named before, in order."""
        if respectively := _RESPECTIVELY.search(words):
            own = _names(words[: respectively.start()])
            self.queue = own if len(own) > 1 else [p.name for p in self.result.parts] + own
            self.queue_said = Said.MARKS if _MARKS.search(words) and not _EARNED.search(words) else Said.EARNED
        elif not self.queue or not _LISTED.fullmatch(words):
            self.queue = []
        if not self.queue:
            return False
        self.result.part(self.queue.pop(0)).figures.append((quantity, self.queue_said))
        return True

    def _named(self, words: str, quantity: Quantity) -> None:
        last = _last_name(words)
        if last is not None and self.heading and len(words) - last.end() > _NEAR:
            last = None  # 产出分析。资金管理规范，得24分
        behind = words if last is None else words[last.end() :]
        if _WHOLE.search(behind) or self._is_total(behind, quantity, last is not None):
            self.current = ""
            if not _MARKS.search(behind):
                self.result.totals.append(_value(quantity))
            return
        if last is not None:
            name = self.current if self.current and _name(last) in self.current else _name(last)
            self.current = "" if _is_lower(words, last) else name
        elif _SUB_LEVEL.search(words[-5:] if self.heading else words):
            self.current = ""
        if self.current and not _LOST.search(words):
            self._add(behind, quantity)

    def _is_total(self, words: str, quantity: Quantity, named: bool) -> bool:
        """Tell …满意度10分，自评得分96分 from 产出40分，自评得分36分; `words` are those behind a part's name."""
        if not _SCORED.search(words) or self._has_marks_behind(quantity):
            return False
        if named or not self.current:
            return not named or bool(_CLAUSE.search(words))
        found = next((p for p in self.result.parts if p.name == self.current), None)
        if found is None:
            return self.current != self.heading or _value(quantity) > _MOST_OF_A_PART
        scored = any(s is Said.EARNED for _, s in found.figures)
        return scored or _value(quantity) > _value(found.figures[0][0])

    def _has_marks_behind(self, quantity: Quantity) -> bool:
        """Tell 自评得分19.6分（满分20分） of a part by its full marks."""
        end = quantity.passage.end
        marks = _MARKS_BEHIND.match(self.text, end)
        return bool(marks and self.current and Decimal(marks[1]) < _HUNDRED)

    def _add(self, words: str, quantity: Quantity) -> None:
        part = self.result.part(self.current)
        if words.endswith(("/", "／")) and (earned := self._before_slash(quantity)):
            part.figures += [(earned, Said.EARNED), (quantity, Said.MARKS)]
            return
        part.figures.append(
            (quantity, _said(words, self.text[quantity.passage.end : quantity.passage.end + 1]))
        )

    def _before_slash(self, quantity: Quantity) -> Quantity | None:
        """Return 48 of 产出48/50分."""
        start = quantity.passage.start
        before = self.context.quantities_in(max(0, start - 8), start)
        return before[-1] if before and before[-1].passage.end == start - 1 else None


def _titled_part(context: ReadingContext, figure: Quantity) -> str:
    """Return the part that the heading above is about (3.产出分析, （三）项目产出（35分）), "" for none."""
    position = figure.passage.start
    index = context.section_index_at(position)
    if index < 0 or context.sections[index].heading.end > position:
        return ""
    title = context.sections[index].title
    if _THIS_PART.search(context.folded, max(0, position - 16), position):
        title = next((i.name for i in items_around(context, figure)), title)
    match = part_names().in_title.match(title)
    return match["name"] if match else ""


# 该部分自评38分 behind the items of a part speaks of the part, not of the item told last.
_THIS_PART = re.compile(r"[该本此这]部分|以上(?:各项|合计)")


def _names(words: str) -> list[str]:
    return list(dict.fromkeys(_name(m) for m in part_names().in_prose.finditer(words)))


def _name(match: re.Match[str]) -> str:
    return match["name"] or match["close"] or match["whole"]


def _last_name(words: str) -> re.Match[str] | None:
    found = part_names().in_prose.finditer(words + "0")  # a figure follows
    return next(iter(deque(found, maxlen=1)), None)


def _is_lower(words: str, name: re.Match[str]) -> bool:
    """Tell 产出数量指标, a part of a part, and a name too far from the figure."""
    around = words[max(0, name.start() - 5) : name.end() + 4]
    return bool(_SUB_LEVEL.search(around)) or len(words) - name.end() > _FAR


def _said(words: str, behind: str) -> Said:
    """Say of a figure by the words in front of it whether it is full marks or earned."""
    tail = words[-14:]
    marks = max((m.end() for m in _MARKS.finditer(tail)), default=-1)
    earned = max((m.end() for m in _EARNED.finditer(tail)), default=-1)
    if marks < 0 and earned < 0:
        bracketed = words.rstrip().endswith(("（", "(")) and behind in ("）", ")")
        return Said.MARKS if bracketed else Said.NOTHING
    return Said.MARKS if marks >= earned else Said.EARNED


def _settle_by_total(scores: Scores, stated: set[Decimal]) -> None:
    """Say of a list of parts with one figure each what the figures are: they add up to the score, or to 100."""
    open_ = [p for p in scores.parts if p.open is not None]
    if not open_:
        return
    total = sum((_value(p.figures[0][0]) for p in open_), Decimal(0))
    rest = [_value(q) for p in scores.parts for q, s in p.figures if s is Said.EARNED]
    said = Said.EARNED if _are_scores(scores, total, sum(rest, total), stated) else Said.MARKS
    for part in open_:
        part.figures = [(part.figures[0][0], said)]


def _are_scores(scores: Scores, open_total: Decimal, total: Decimal, stated: set[Decimal]) -> bool:
    if total != _HUNDRED and (total in stated or open_total in stated):
        return True
    if total == _HUNDRED and ((stated and stated != {_HUNDRED}) or _OF_METHOD.search(scores.head)):
        return False
    if _EARNED.search(scores.head):
        return not _OF_METHOD.search(scores.head)
    return scores.role is SectionRole.CONCLUSION and len(scores.parts) > 1 and total != _HUNDRED
