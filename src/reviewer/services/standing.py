"""The figures that count: the reviewer's own (复核数) first, else what the report says; and the rates they come to.

Scoring takes the same ones, so that a rate that is shown never contradicts the points beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions

DIVIDED = {"execution_rate": "spent", "received_rate": "received"}  # by the budget, else by the initial one


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent, and the two fields it is worked out from."""

    percent: Decimal
    above: str
    below: str


def verified(decisions: Decisions, name: str) -> Decimal | None:
    """Return the reviewer's own amount of a money field."""
    decided = decisions.field(name)
    return Decimal(decided.verified) if decided is not None and decided.verified is not None else None


def amount(report: Report, decisions: Decisions, name: str) -> Decimal | None:
    """Return the amount that counts."""
    own = verified(decisions, name)
    return report.amount(name) if own is None else own


def rate(report: Report, decisions: Decisions, name: str) -> Rate | None:
    """Work a rate out (DOMAIN, "How a score comes about", 7); None where a figure is missing or the budget is 0."""
    above = DIVIDED.get(name)
    if above is None:
        return None
    below = "budget" if amount(report, decisions, "budget") is not None else "budget_initial"
    part, whole = amount(report, decisions, above), amount(report, decisions, below)
    if part is None or not whole:
        return None
    return Rate(round_half_up(part / whole * 100), above, below)
