"""The rates of a report's money that rules score: worked out from its figures, else as it states them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import Measure
from reviewer.domain.text import Passage
from reviewer.scoring.amounts import alike, trimmed
from reviewer.scoring.outcome import Outcome, grounded, missing_item, open_item

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_NAMES = {
    Measure.EXECUTION: "预算执行率",
    Measure.RECEIVED: "资金到位率",
    Measure.CHANGE: "预算调整率",
    Measure.BALANCE: "结转结余率",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A rate as a share (1 is 100 %), how it was worked out ("268.49 ÷ 281.28"), and where its figures stand.

    `top` ÷ `bottom` is the share; `names` are the fields they are.
    """

    share: Decimal
    division: str
    note: str
    passages: tuple[Passage, ...]
    top: Decimal
    bottom: Decimal
    names: tuple[str, str]


class _Figure:
    """A money field or a rate as scoring takes it: the reviewer's verified figure, else the report's."""

    def __init__(self, report: Report, decisions: Decisions, name: str) -> None:
        decided, found = decisions.field(name), report.fields.get(name)
        self.name = name
        self.verified = decided is not None and decided.verified is not None
        self.passage: Passage | None = None if found is None else found.passage
        self.value: Decimal | None = None
        self.text = ""
        if decided is not None and decided.verified is not None:
            self.value = Decimal(decided.verified)
        elif found is not None:
            self.value = Decimal(found.value)
            self.text = found.quantity.passage.text if found.quantity else found.passage.text


_Figures = Callable[[str], _Figure]


def measure_name(measure: Measure) -> str:
    """Return what a measure is called (DOMAIN.md)."""
    return _NAMES[measure]


def measured(measure: Measure, report: Report, decisions: Decisions) -> Measured | Outcome:
    """Return a rate of the report, or an open item that says which figure is missing. A base of 0 gives no rate."""

    def figure(name: str) -> _Figure:
        return _Figure(report, decisions, name)

    if measure is Measure.CHANGE:
        return _change(figure)
    stated = {Measure.EXECUTION: "execution_rate", Measure.RECEIVED: "received_rate"}.get(measure, "")
    return _share(figure, measure, figures_of(measure)[0], stated)


def figures_of(measure: Measure) -> tuple[str, str]:
    """Return the fields that a rate is worked out from: top and bottom; "change" is what two of them differ by."""
    return {
        Measure.EXECUTION: ("spent", "budget"),
        Measure.RECEIVED: ("received", "budget"),
        Measure.BALANCE: ("balance", "budget"),
        Measure.CHANGE: ("change", "budget_initial"),
    }[measure]


_TOPS = {"spent": "执行数", "received": "到位数", "balance": "结余"}


def _share(figure: _Figures, measure: Measure, top: str, stated: str) -> Measured | Outcome:
    above, base, name = figure(top), figure("budget"), "预算数"
    if base.value is None:
        base, name = figure("budget_initial"), "年初预算数"
    if above.value is not None and base.value is not None:
        return _divided(above, base, _TOPS[top], name)
    if stated and (rate := figure(stated)).value is not None:
        note = f"{name if base.value is None else _TOPS[top]}未找到，采用报告所述{measure_name(measure)}。"
        if top == "spent":
            note = "预算数或执行数未找到，采用报告所述执行率。"
        used, places = max(rate.value, _ZERO), grounded(rate.passage)
        names = (stated, "")
        return Measured(used / _HUNDRED, f"{trimmed(rate.value)}%", note, places, used, _HUNDRED, names)
    missing = "预算数" if base.value is None else _TOPS[top]
    return missing_item(f"{missing}未找到，待评", f"预算数、{_TOPS[top]}齐备后自动计分。")


def _divided(above: _Figure, base: _Figure, top: str, name: str) -> Measured | Outcome:
    passages = grounded(above.passage, base.passage)
    assert above.value is not None
    assert base.value is not None
    if base.value <= 0:
        return open_item(f"{name}为 0，无法计算{_RATES[top]}", "请核实预算数。", passages)
    used = max(above.value, _ZERO)
    shown, shown_base = alike((used, above.text), (base.value, base.text))
    note = f"{top} ÷ {name} × 分值，不超过分值。"
    if above.verified or base.verified:
        note += "采用复核数。"
    names = (above.name, base.name)
    return Measured(used / base.value, f"{shown} ÷ {shown_base}", note, passages, used, base.value, names)


_RATES = {"执行数": "执行率", "到位数": "到位率", "结余": "结转结余率"}


def _change(figure: _Figures) -> Measured | Outcome:
    now, first = figure("budget"), figure("budget_initial")
    passages = grounded(now.passage, first.passage)
    if now.value is None or first.value is None:
        missing = "年初预算数" if first.value is None else "预算数"
        return missing_item(f"{missing}未找到，待评", "年初预算数、全年预算数齐备后自动计分。")
    if first.value <= 0:
        return open_item("年初预算数为 0，无法计算预算调整率", "请核实年初预算数。", passages)
    shown, shown_first = alike((now.value, now.text), (first.value, first.text))
    note = "｜全年预算数 − 年初预算数｜ ÷ 年初预算数。"
    if now.verified or first.verified:
        note += "采用复核数。"
    division = f"|{shown} − {shown_first}| ÷ {shown_first}"
    change = abs(now.value - first.value)
    return Measured(change / first.value, division, note, passages, change, first.value, ("change", first.name))
