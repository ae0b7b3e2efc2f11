"""Where the rules stand in the workbook: each profile's settings, grades and tables have cells on the sheet 口径.

Formulas of other sheets point there, so that a bound changed in the workbook changes the scores. Cells are given out when
they are first asked for; the sheet is written at the end (`rules_sheet.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from reviewer.domain.rubric import Deduction, Profile, ProfileItem, Step
from reviewer.export.model import Sheet
from reviewer.export.page import quoted

FIRST_ROW = 4  # counted from 1; what the sheet says of itself stands above
NAME, VALUE, MORE, POINTS = "A", "B", "C", "D"
LINEAR, RATIO = "线性", "反比"
YES, NO = "是", "否"
_GRADES = 4


@dataclass(frozen=True)
class Area:
    """Rows of the sheet, the first and the last, counted from 1."""

    first: int
    last: int

    def column(self, letter: str) -> str:
        """Return a column of these rows as formulas of other sheets name it."""
        return f"{quoted(Sheet.TERMS)}!${letter}${self.first}:${letter}${self.last}"


def cell(letter: str, row: int) -> str:
    """Return a cell of the sheet as formulas of other sheets name it."""
    return f"{quoted(Sheet.TERMS)}!${letter}${row}"


@dataclass
class ProfileCells:
    """The cells of one profile, from `top` on: its name, settings, grades, and tables as they are asked for."""

    profile: Profile
    top: int
    tables: dict[str, tuple[Area, ProfileItem]] = field(default_factory=dict)
    items: Area = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.end = self.grades.last + 1
        for part in self.profile.parts:
            for item in part.items:
                if item.steps or (item.deduction is not None and not item.checks):
                    height = len(item.steps) if item.steps else len(shortfall_rows(item.deduction))
                    self.tables[f"{part.key}/{item.key}"] = Area(self.end + 1, self.end + height), item
                    self.end += height + 1
        self.items = Area(self.end + 1, self.end + len(self.profile.parts))
        self.end = self.items.last + 1

    @property
    def whole(self) -> str:
        return cell(VALUE, self.top + 1)

    @property
    def reverse(self) -> str:
        return cell(VALUE, self.top + 2)

    @property
    def step(self) -> str:
        return cell(VALUE, self.top + 3)

    @property
    def over(self) -> str:
        return cell(VALUE, self.top + 4)

    @property
    def cuts(self) -> str:
        return cell(VALUE, self.top + 5)

    @property
    def deviation(self) -> str:
        return cell(VALUE, self.top + 6)

    @property
    def grades(self) -> Area:
        """The grades, the lowest first, so that LOOKUP finds the one that counts."""
        return Area(self.top + 8, self.top + 7 + _GRADES)

    def grade(self, score: str) -> str:
        """Return the formula of a score's grade, without "="."""
        return f"LOOKUP({score},{self.grades.column(VALUE)},{self.grades.column(NAME)})"

    def rounded(self, expression: str) -> str:
        """Return an expression rounded half up to the profile's step, without "=".

        Rounded to nine decimals first: what is just half a step lies a trifle below it in a spreadsheet's arithmetic.
        """
        if self.profile.step == Decimal("0.01"):
            return f"ROUND(ROUND({expression},9),2)"
        return f"ROUND(ROUND(ROUND(({expression})/{self.step},9),0)*{self.step},4)"

    def deviation_kind(self, deviation: str, kinds: tuple[str, str, str]) -> str:
        """Return the formula of 偏差类别 by a cell that holds the deviation, without "="."""
        high, same, low = kinds
        return f'IF({deviation}>{self.deviation},"{high}",IF({deviation}<-{self.deviation},"{low}","{same}"))'


def shortfall_rows(deduction: Deduction | None) -> tuple[tuple[str, str], ...]:
    """Return the settings of a deduction, each with the word for it and its attribute."""
    if deduction is None:
        return ()
    return (("标准（%）", "bound"), ("每多少个百分点", "per"), ("扣分", "points"))


def step_values(step: Step) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """Return a row of a step table: from, up to, points."""
    return step.at_least, step.at_most, step.points


@dataclass
class Rules:
    """All profiles of a workbook with their cells."""

    profiles: dict[tuple[str, str], ProfileCells] = field(default_factory=dict)

    def of(self, profile: Profile) -> ProfileCells:
        """Return the cells of a profile; the first time they are laid below those of the others."""
        key = (profile.id, profile.version)
        if key not in self.profiles:
            top = max((made.end + 1 for made in self.profiles.values()), default=FIRST_ROW)
            self.profiles[key] = ProfileCells(profile, top)
        return self.profiles[key]
