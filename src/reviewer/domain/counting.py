"""The figures that count: what the reviewer verified (复核数), else what the report says; and the rates they come to.

Scoring takes the same ones, so that a rate that is shown never contradicts the points beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions

DIVIDED = {"execution_rate": "spent", "received_rate": "received"}  # by the budget, else by the initial one


def value_that_counts(report: Report, decisions: Decisions, name: str) -> str | None:
    """Return a field's canonical value: verified first, None where neither gives one."""
    verified = decisions.verified(name)
    return report.value(name) if verified is None else verified


def amount_that_counts(report: Report, decisions: Decisions, name: str) -> Decimal | None:
    """Return a field's value as a number (money in 元): verified first."""
    value = value_that_counts(report, decisions, name)
    return None if value is None else Decimal(value)


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent, and the two fields it is worked out from."""

    percent: Decimal
    above: str
    below: str


def rate_that_counts(report: Report, decisions: Decisions, name: str) -> Rate | None:
    """Work a rate out (DOMAIN, "How a score comes about", 7); None where a figure is missing or the budget is 0."""
    above = DIVIDED.get(name)
    if above is None:
        return None
    below = "budget" if amount_that_counts(report, decisions, "budget") is not None else "budget_initial"
    part, whole = (amount_that_counts(report, decisions, field) for field in (above, below))
    if part is None or not whole:
        return None
    return Rate(round_half_up(part / whole * 100), above, below)


def execution_rate(report: Report, decisions: Decisions) -> Decimal | None:
    """Return spent ÷ budget (else ÷ initial budget) in percent, two decimals; the stated rate where they can't give it."""
    found = rate_that_counts(report, decisions, "execution_rate")
    return amount_that_counts(report, decisions, "execution_rate") if found is None else found.percent
