"""What a quantity is said to be: the type that mentions are read into and indicators are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Mention, MentionRole, Period
from reviewer.domain.text import Span

_VAGUE_COUNT = re.compile("[余多几]|来个")
_BOUNDS = frozenset({Op.GE, Op.LE, Op.GT, Op.LT})
AIMED_OR_DONE = frozenset({MentionRole.GOAL, MentionRole.RESULT})


@dataclass(frozen=True, slots=True)
class Saying:
    """A quantity with all that the words around it say. `name` is "" where it must come from elsewhere."""

    quantity: Quantity
    role: MentionRole
    period: Period
    name: str
    topic: str  # what the nearest clause or heading before it speaks of
    section: int
    sentence: int
    start: int  # where its words begin
    end: int  # where its words end: behind the figure, or behind the noun that follows it
    explicit: bool  # words say the role, not only the section
    adjacent: bool = False  # directly behind the quantity before: 1200户4800人
    labelled: bool = False  # the sentence begins 年度绩效目标： or 完成情况：
    part: bool = False  # a part of the figure before: 其中亿元以上项目3个
    passing: bool = False  # told in passing, counts only beside a goal: 其中新建10座、改建16座 of 26座
    shared: bool = False  # said of all before it: 均高于90%的目标
    sign: int = 1
    words: str = ""  # the words right before a derived figure
    back: int = 0  # a percentage of the draft that lies so many figures back: 分别完成108%、111%

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_bound(self) -> bool:
        """Whether it is told as a bound (不低于3900人): such a figure sets a goal unless words say it was reached."""
        return self.quantity.op in _BOUNDS and self.quantity.passage.text.startswith(
            ("不", "≥", "≤", "＞", "＜")
        )


def as_mentions(sayings: tuple[Saying, ...]) -> tuple[Mention, ...]:
    """Return the sayings as domain mentions."""
    return tuple(Mention(s.name or s.topic, s.quantity, s.role, s.period, s.section) for s in sayings)


def is_vague(quantity: Quantity) -> bool:
    """Tell a count told in passing (10余次, 5000多份)."""
    return quantity.approximate and bool(_VAGUE_COUNT.search(quantity.passage.text))
