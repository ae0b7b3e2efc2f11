"""Figures that a slip of the hand is likelier to have made than a person's judgement: they are offered and not ticked."""

from __future__ import annotations

from decimal import Decimal

from reviewer.domain.errors import Refused
from reviewer.domain.quantity import plain, round_half_up, same_unit
from reviewer.domain.report import Indicator
from reviewer.export.coming_back.cells import Cell
from reviewer.services import typed

_TIMES = 10
_WHOLE = Decimal(100)


def of_result(indicator: Indicator, cell: Cell, words: str) -> str:
    """Return what speaks against a verified result, "" where nothing does; `words` are what would be typed."""
    named = (("自评完成值", indicator.actual), ("指标值", indicator.target))
    stated = [(name, q.value, q.unit) for name, q in named if q is not None and q.value is not None]
    try:
        found = typed.quantity(words, None)
    except Refused:  # what is too long to be taken is told when it is tried
        return ""
    if found.value is None or not stated:
        return ""
    name, value, unit = stated[0]
    if unit != "%" and (cell.percent or found.unit == "%"):
        return f"计量单位为“{unit or '无'}”，写的却是百分数"
    if not same_unit(found.unit, unit):
        return f"写的单位是“{found.unit}”，与计量单位“{unit}”不能比较"
    return (
        _of_size(found.value, [one for _, one, _ in stated], unit)
        or (of_ratio(found.value, value, name) if found.unit in ("", unit) else "")
        or _of_words(cell, found.value, found.unit or unit)
    )


def _of_words(cell: Cell, value: Decimal, unit: str) -> str:
    """Return what speaks against a figure among words, which no formula of the workbook counts."""
    return f"写的是文字，工作簿中未计入；读回按 {plain(value)}{unit} 计" if isinstance(cell.value, str) else ""


def _of_size(value: Decimal, stated: list[Decimal], unit: str) -> str:
    """Return what speaks against a value by itself, where the report has none of its kind."""
    if value < 0 <= min(stated):
        return "写的是负数"
    return "超过 100%" if unit == "%" and value > _WHOLE >= max(stated) else ""


def of_rate(value: Decimal) -> str:
    """Return what speaks against a rate in percent."""
    return "写的是负数" if value < 0 else "超过 100%" if value > _WHOLE else ""


def of_ratio(value: Decimal, stated: Decimal | None, of: str) -> str:
    """Return what speaks against a figure many times as large, or as small, as what the report states."""
    if not stated or not value:
        return ""
    times = abs(value / stated)
    if times >= _TIMES:
        return f"是{of}的 {_number(times)} 倍"
    return f"只有{of}的 {_number(1 / times)} 分之一" if times * _TIMES <= 1 else ""


def _number(times: Decimal) -> str:
    return plain(round_half_up(times, Decimal("0.1")).normalize())
