"""The figures of a rate of money beside a row of the review sheet: formulas over the head's amounts, with their results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.rubric import Reckoning
from reviewer.export.cells import figure, in_wan


@dataclass(frozen=True)
class Held:
    """What a cell holds: a number, or a formula (without "=") with its present result."""

    value: float | None = None
    formula: str = ""


@dataclass(frozen=True)
class Amount:
    """An amount in 元 that counts, and the cell of the head that holds it in 万元."""

    value: Decimal | None
    cell: str


def rate_figures(made: Reckoning, money: Mapping[str, Amount], r: int) -> tuple[Held, Held]:
    """Return numerator and base of a rate; `r` is the row, whose own rate serves where money is missing."""
    name, initial = made.names[0], money["budget_initial"]
    base = money["budget"] if money["budget"].value is not None else initial
    base_formula = f"IF(ISNUMBER({money['budget'].cell}),{money['budget'].cell},{initial.cell})"
    if name == "change":
        return _change(money["budget"], initial)
    if name in ("spent", "execution_rate"):
        return _execution(made, money["spent"], base, base_formula, r)
    if name == "received_rate":
        return Held(figure(made.top)), Held(figure(made.bottom))
    return Held(in_wan(made.top)), Held(in_wan(base.value), f'IF(ISNUMBER({base_formula}),{base_formula},"")')


def execution_percent(money: Mapping[str, Amount]) -> str:
    """Return the formula of spent ÷ budget in percent by the amounts that count, without "="."""
    budget, initial, spent = (money[name].cell for name in ("budget", "budget_initial", "spent"))
    base = f"IF(ISNUMBER({budget}),{budget},{initial})"
    return f'IF(AND(ISNUMBER({spent}),N({base})<>0),ROUND({spent}/{base}*100,2),"")'


def _change(now: Amount, first: Amount) -> tuple[Held, Held]:
    """Return by how much the budget was changed, and the first one."""
    both = f"AND(ISNUMBER({now.cell}),ISNUMBER({first.cell}))"
    known = now.value is not None and first.value is not None
    change = abs(now.value - first.value) if now.value is not None and first.value is not None else None
    return (
        Held(in_wan(change), f'IF({both},ABS({now.cell}-{first.cell}),"")'),
        Held(in_wan(first.value) if known else None, f'IF({both},{first.cell},"")'),
    )


def _execution(made: Reckoning, spent: Amount, base: Amount, base_formula: str, r: int) -> tuple[Held, Held]:
    """Return spent and budget, else the rate as the report states it and 100."""
    both = f"AND(ISNUMBER({spent.cell}),ISNUMBER({base_formula}))"
    stated = made.names[0] == "execution_rate"
    rate = f'IF(ISNUMBER(J{r}),MAX(J{r},0),IF(ISNUMBER(H{r}),MAX(H{r},0),""))'
    alone = (rate, "100") if stated else ('""', '""')
    if spent.value is not None and base.value is not None:
        values = in_wan(max(spent.value, Decimal(0))), in_wan(base.value)
    else:
        values = (figure(made.top), figure(made.bottom)) if stated else (None, None)
    return (
        Held(values[0], f"IF({both},MAX({spent.cell},0),{alone[0]})"),
        Held(values[1], f"IF({both},{base_formula},{alone[1]})"),
    )
