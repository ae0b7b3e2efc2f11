"""An indicator in the making, and when two figures can be goal and result of one thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from reviewer.domain.quantity import Quantity, same_unit
from reviewer.domain.report import Category, MentionRole
from reviewer.domain.text import Passage
from reviewer.extraction.saying import Saying
from reviewer.extraction.units import MONEY_UNITS, PERCENT_UNITS

ALIKE = 0.6  # from here on two names mean one thing


@dataclass
class Draft:
    """An indicator in the making."""

    name: str
    section: int
    sentence: int
    order: int
    target: Saying | None = None
    actual: Saying | None = None
    stated: Saying | None = None
    topical: bool = False  # the name comes from a heading or a clause before
    part: bool = False
    passing: bool = False
    rule: str = ""
    confidence: float = 1.0
    category: Category | None = None  # set where a table says it
    project: str | None = None
    points: Decimal | None = None
    self_score: Decimal | None = None
    level1: str = ""
    level2: str = ""
    reason: Passage | None = None
    extra: list[Passage] = field(default_factory=list)
    derived: list[Saying] = field(default_factory=list)  # growth, excess, share said of it

    @property
    def quantity(self) -> Quantity | None:
        """Return the figure that gives the unit."""
        saying = self.target or self.actual
        return None if saying is None else saying.quantity

    def side(self, role: MentionRole) -> Saying | None:
        return self.target if role is MentionRole.GOAL else self.actual

    def put(self, saying: Saying) -> None:
        if saying.role is MentionRole.GOAL:
            self.target = saying
        else:
            self.actual = saying


def comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures can be goal and result of one thing; a bare 万 or 亿 may be money."""
    if one.unit and other.unit:
        return same_unit(one.unit, other.unit)
    unit = one.unit or other.unit
    return (
        not unit
        or unit in MONEY_UNITS
        or unit in PERCENT_UNITS
        or max(one.value or 0, other.value or 0) < 10**4
    )
