"""The figure that counts: what the reviewer verified (复核数), else what the report says."""

from __future__ import annotations

from decimal import Decimal

from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions


def value_that_counts(report: Report, decisions: Decisions, name: str) -> str | None:
    """Return a field's canonical value: verified first, None where neither gives one."""
    verified = decisions.verified(name)
    return report.value(name) if verified is None else verified


def amount_that_counts(report: Report, decisions: Decisions, name: str) -> Decimal | None:
    """Return a field's value as a number (money in 元): verified first."""
    value = value_that_counts(report, decisions, name)
    return None if value is None else Decimal(value)


def execution_rate(report: Report, decisions: Decisions) -> Decimal | None:
    """Return spent ÷ budget (else ÷ initial budget) in percent, two decimals; the stated rate where they can't give it."""
    spent = amount_that_counts(report, decisions, "spent")
    budget = amount_that_counts(report, decisions, "budget")
    budget = budget or amount_that_counts(report, decisions, "budget_initial")
    if spent is not None and budget:
        return round_half_up(spent / budget * 100)
    return amount_that_counts(report, decisions, "execution_rate")
