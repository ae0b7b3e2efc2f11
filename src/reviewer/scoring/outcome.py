"""What a rule comes to for one item, before a person's decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.quantity import plain
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage


@dataclass(frozen=True, slots=True)
class Outcome:
    """State, amount (None while open), the formula with its numbers, and the passages they were read from."""

    state: ItemState
    machine: Decimal | None
    formula: str
    explanation: str = ""
    passages: tuple[Passage, ...] = ()

    def also(self, sentence: str) -> Outcome:
        """Return a copy that explains one thing more."""
        return replace(self, explanation=self.explanation + sentence) if sentence else self


def points_text(value: Decimal) -> str:
    """Write points with at least two decimals: "1.82"."""
    return plain(value if -value.as_tuple().exponent >= 2 else value.quantize(Decimal("0.01")))  # type: ignore[operator]


def open_item(formula: str, explanation: str = "", passages: tuple[Passage, ...] = ()) -> Outcome:
    """Return an item that is left to a person: 待评."""
    return Outcome(ItemState.OPEN, None, formula, explanation, passages)


def grounded(*passages: Passage | None) -> tuple[Passage, ...]:
    """Return the passages that stand in the report, each once."""
    return tuple(dict.fromkeys(p for p in passages if p is not None and p.grounded))
