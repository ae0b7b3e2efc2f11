"""What a rule comes to for one item, before a person's decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.quantity import plain
from reviewer.domain.rubric import ItemState, Reckoning, ScoreItem
from reviewer.domain.text import Passage
from reviewer.domain.unread import Unread


@dataclass(frozen=True, slots=True)
class Outcome:
    """State, amount (None while open), the formula with its numbers, and the passages they were read from."""

    state: ItemState
    machine: Decimal | None
    formula: str
    explanation: str = ""
    passages: tuple[Passage, ...] = ()
    reckoning: Reckoning | None = None
    missing: bool = False  # it rests on something not being found in the report

    def also(self, sentence: str) -> Outcome:
        """Return a copy that explains one thing more."""
        return replace(self, explanation=self.explanation + sentence) if sentence else self


def points_text(value: Decimal) -> str:
    """Write points with at least two decimals: "1.82"."""
    return plain(value if -value.as_tuple().exponent >= 2 else value.quantize(Decimal("0.01")))  # type: ignore[operator]


def kept_word(item: ScoreItem) -> str:
    """Say at which bound an adjustment was stopped: "不低于 0", "不高于 5.00"; "" where it counts wholly."""
    if item.kept_at is None:
        return ""
    return f"不高于 {points_text(item.kept_at)}" if item.kept_at else "不低于 0"


def kept_text(item: ScoreItem) -> str:
    """Return how an adjustment that was stopped counts: "2.13 − 8.00，不低于 0 → 0.00"; "" where it counts wholly."""
    if item.kept_at is None or item.adjustment is None:
        return ""
    sign = "−" if item.adjustment < 0 else "+"
    sum_text = f"{points_text(item.machine or Decimal(0))} {sign} {points_text(abs(item.adjustment))}"
    return f"{sum_text}，{kept_word(item)} → {points_text(item.kept_at)}"


def kept_in(items: Iterable[ScoreItem]) -> str:
    """Return the same for the items of a part, each with its name."""
    return "；".join(f"{item.name} {kept_text(item)}" for item in items if item.kept_at is not None)


def open_item(formula: str, explanation: str = "", passages: tuple[Passage, ...] = ()) -> Outcome:
    """Return an item that is left to a person: 待评."""
    return Outcome(ItemState.OPEN, None, formula, explanation, passages)


def missing_item(formula: str, explanation: str) -> Outcome:
    """Return an item that is left to a person as something was not found in the report."""
    return replace(open_item(formula, explanation), missing=True)


def as_far_as_read(outcome: Outcome, unread: Unread) -> Outcome:
    """Return what a rule came to; where it missed something, say which pages nobody has read."""
    if not outcome.missing or not unread:
        return outcome
    if unread.whole:
        return open_item(f"{unread.told}，待评", "请对照原件评分，或在字段、指标中填写数字。")
    return outcome.also(f"{unread.told}。")


def grounded(*passages: Passage | None) -> tuple[Passage, ...]:
    """Return the passages that stand in the report, each once."""
    return tuple(dict.fromkeys(p for p in passages if p is not None and p.grounded))
