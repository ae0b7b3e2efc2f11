"""What a person types into a field, made canonical or refused with the reason; and values shown back."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation

from reviewer.domain.errors import Refused
from reviewer.domain.quantity import plain, round_half_up
from reviewer.domain.report import CATEGORY_NAMES, FIELDS, KIND_NAMES, Category, FieldSpec, FieldType, Report
from reviewer.domain.review import TypedQuantity
from reviewer.domain.text import Passage

MONEY_UNITS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
MONEY_FIELDS = tuple(s.name for s in FIELDS.values() if s.type is FieldType.MONEY)
_GRADES = {
    "优": "优", "优秀": "优", "良": "良", "良好": "良", "中": "中", "中等": "中", "合格": "中", "一般": "中",
    "差": "差", "较差": "差", "不合格": "差",
}  # fmt: skip
_LONGEST_TEXT = 500
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋％﹣−–—", "0123456789.,-+%----")
_WITH_COMMAS = re.compile(r"(?<![0-9.,])[0-9]*(?:,[0-9]+)+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def canonical(name: str, typed: str, unit: str) -> tuple[str, str]:
    """Return the canonical value of a field and what was typed, money with its unit. Raises Refused."""
    spec, typed = FIELDS[name], typed.strip()
    if spec.type is FieldType.MONEY:
        return money(typed, unit)
    return _CANONICAL[spec.type](spec, typed), typed


def money(typed: str, unit: str) -> tuple[str, str]:
    """Return an amount in 元 with two decimals; a bare number is in `unit`. Raises Refused."""
    from reviewer.extraction import parse_money

    _refuse_commas(typed)
    with_unit = typed if re.search("[元万亿圆角分]", typed) else typed + unit
    amount = parse_money(typed, default_unit=unit)
    if amount < 0:
        raise Refused("金额不能为负数。")
    return plain(round_half_up(amount)), with_unit


def number(typed: str) -> Decimal:
    """Return a plain decimal number, full-width characters and thousands separators included. Raises Refused."""
    _refuse_commas(typed)
    bare = typed.strip().translate(_FULL_WIDTH).replace(",", "")
    try:
        if not re.fullmatch(r"[-+]?\d+(\.\d+)?|[-+]?\.\d+", bare):
            raise InvalidOperation
        return Decimal(bare)
    except InvalidOperation:
        raise Refused(f"「{typed}」不是数字，请填写如 95.05 的数字。") from None


def _refuse_commas(typed: str) -> None:
    """Refuse a comma that separates no thousands: what was meant by it is not known."""
    for found in _WITH_COMMAS.finditer(typed.translate(_FULL_WIDTH)):
        if not _GROUPED.fullmatch(found.group()):
            raise Refused(f"「{typed}」中的逗号不是千位分隔，写成小数请用“.”。")


def _percent(spec: FieldSpec, typed: str) -> str:
    value = number(re.sub("[%％]$", "", typed.strip()).strip())
    if not 0 <= value <= 1000:
        raise Refused(f"{spec.label}应在 0% 至 1000% 之间。")
    return plain(value)


def _score(spec: FieldSpec, typed: str) -> str:
    value = number(re.sub("分$", "", typed.strip()))
    if not 0 <= value <= 150:
        raise Refused(f"{spec.label}应在 0 至 150 分之间。")
    return plain(value)


def _grade(_spec: FieldSpec, typed: str) -> str:
    if (grade := _GRADES.get(typed)) is None:
        raise Refused("自评等级只能是优、良、中、差。")
    return grade


def _year(_spec: FieldSpec, typed: str) -> str:
    bare = re.sub("年度?$", "", typed.translate(_FULL_WIDTH))
    if not re.fullmatch(r"(19[89]|20\d)\d", bare):
        raise Refused("评价年度应为四位年份，如 2023。")
    return bare


def _kind(_spec: FieldSpec, typed: str) -> str:
    for key, label in KIND_NAMES.items():
        if typed in (key, label):
            return key
    raise Refused(f"报告类型只能是{'、'.join(KIND_NAMES.values())}。")


def _date(_spec: FieldSpec, typed: str) -> str:
    from reviewer.extraction import parse_date

    return parse_date(typed)


def _text(spec: FieldSpec, typed: str) -> str:
    value = re.sub(r"\s*[\r\n\t]+\s*", "", typed)
    if len(value) > _LONGEST_TEXT:
        raise Refused(f"{spec.label}不能超过 {_LONGEST_TEXT} 字。")
    return value


_CANONICAL = {
    FieldType.PERCENT: _percent,
    FieldType.SCORE: _score,
    FieldType.GRADE: _grade,
    FieldType.YEAR: _year,
    FieldType.KIND: _kind,
    FieldType.DATE: _date,
    FieldType.TEXT: _text,
}


def category(typed: str) -> Category:
    """Return the category typed as its Chinese name or its id. Raises Refused."""
    typed = typed.strip()
    for one, label in CATEGORY_NAMES.items():
        if typed in (one.value, label):
            return one
    if typed in ("效益", "满意"):
        return Category.EFFECT if typed == "效益" else Category.SATISFACTION
    raise Refused(f"指标类别只能是{'、'.join(CATEGORY_NAMES.values())}。")


def quantity(typed: str, passage: Passage | None) -> TypedQuantity:
    """Return a typed target or result; what holds no quantity is kept as a text (通过)."""
    from reviewer.extraction import parse_quantity

    typed = typed.strip()
    if len(typed) > _LONGEST_TEXT:
        raise Refused(f"指标值不能超过 {_LONGEST_TEXT} 字。")
    start, end = (passage.start, passage.end) if passage is not None and passage.grounded else (-1, -1)
    found = parse_quantity(typed)
    if start < 0 and found is not None and found.value is None and _is_figure(typed):
        _refuse_commas(typed)
    if found is None:
        return TypedQuantity(typed, "text", start=start, end=end)
    return TypedQuantity(typed, found.op.value, found.value, found.upper, found.unit, start, end)


def _is_figure(typed: str) -> bool:
    """Tell whether what was typed would be one figure but for its commas; those of a list (1,2,3号楼) part words."""
    from reviewer.extraction import parse_quantity

    bare = parse_quantity(typed.translate(_FULL_WIDTH).replace(",", ""))
    return bare is not None and bare.value is not None


def money_unit(report: Report) -> str:
    """Return the unit most amounts of the report are written in; by their size where none shows its unit."""
    amounts = [v for n in MONEY_FIELDS if (v := report.fields.get(n)) is not None]
    texts = [v.quantity.passage.text if v.quantity else v.passage.text for v in amounts]
    texts += [s.passage.text for s in report.spending]
    units = Counter(found for text in texts if (found := _unit_in(text)))
    if units:
        return units.most_common(1)[0][0]
    biggest = max((Decimal(v.value) for v in amounts), default=Decimal(0))
    return "万元" if not amounts or biggest >= 10_000 else "元"


def _unit_in(text: str) -> str:
    for sign, unit in (("亿", "亿元"), ("万", "万元"), ("元", "元")):
        if sign in text:
            return unit
    return ""


def show_money(amount: Decimal, unit: str) -> str:
    """Write an amount of 元 in a unit, grouped by thousands, at least two decimals and none lost."""
    value = (amount / MONEY_UNITS[unit]).normalize()
    exponent = value.as_tuple().exponent
    places = max(2, -exponent) if isinstance(exponent, int) else 2
    return f"{value:,.{places}f}"


def show(name: str, value: str, unit: str) -> str:
    """Write a canonical field value for people."""
    kind = FIELDS[name].type
    if kind is FieldType.MONEY:
        return show_money(Decimal(value), unit)
    if kind is FieldType.PERCENT:
        return f"{value}%"
    return KIND_NAMES.get(value, value) if kind is FieldType.KIND else value
