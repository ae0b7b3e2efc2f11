"""What a cell of an indicator table says: one value, its operator and unit perhaps in cells of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.text import Passage
from reviewer.extraction.folding import fold
from reviewer.extraction.quantities import multiplier_of, tokenize
from reviewer.extraction.typed import parse_quantity
from reviewer.extraction.units import load_units

_OPERATORS = {
    **dict.fromkeys(("≥", ">=", "大于等于", "大于或等于", "不低于", "不少于", "正向", "正向指标", "越高越好"), Op.GE),
    **dict.fromkeys((">", "大于"), Op.GT),
    **dict.fromkeys(("≤", "<=", "小于等于", "小于或等于", "不高于", "不超过", "反向", "反向指标", "逆向", "负向", "负向指标", "越低越好"), Op.LE),
    **dict.fromkeys(("<", "小于"), Op.LT),
    **dict.fromkeys(("=", "等于"), Op.EQ),
}  # fmt: skip
_CLAUSE = re.compile(r"[，,；;。（(\n]|(?<=[0-9%\u4e00-\u9fff])\s+")
_THOUSANDS = re.compile(r"(?<=[0-9])[,，](?=[0-9]{3}(?![0-9]))")
_DOING = re.compile(
    r"^(?:已|共|均|全部|实际|全年|年度|年内|累计|按期|按时|如期|完成了?|达到?了?|为|是|实现了?|目标值?|计划|应|新增|合计|约|：|:)*"
)
_LONGEST = 40


def operator(words: str) -> Op | None:
    """Return the operator that a cell names by a sign or a word, None for anything else (定量, blank)."""
    return _OPERATORS.get(fold(words).strip())


def read_cell(words: str) -> Quantity:
    """Read a cell: one value as a whole, the value that its first clause gives (完成50个，超额2个), else its wording."""
    whole = parse_quantity(words)
    if whole is not None and whole.value is not None:
        return whole
    inside = _only(words) if len(words) <= _LONGEST // 2 else None
    return inside or _first(words) or Quantity(Op.TEXT, None, "", Passage.typed(words))


def _only(words: str) -> Quantity | None:
    """Return the one figure of a short phrase without dates."""
    scan = tokenize(words)
    inside = [q for q in scan.quantities if q.unit]
    return inside[0] if len(inside) == 1 and not scan.dates else None


def _first(words: str) -> Quantity | None:
    """Return the value that a cell begins with, where only remarks follow."""
    clause = _CLAUSE.split(_THOUSANDS.sub("", words), maxsplit=1)[0].strip()
    if len(clause) > _LONGEST // 2 or len(words) > _LONGEST * 4 or tokenize(clause).dates:
        return None
    bare = clause[_doing_end(clause) :]
    read = parse_quantity(bare) if bare else None
    return read if read is not None and read.value is not None else None


def _doing_end(clause: str) -> int:
    found = _DOING.match(clause)
    return found.end() if found else 0


def with_unit(quantity: Quantity, unit: str) -> Quantity:
    """Give a bare number the unit that stands in its own column or in the header; 万元 multiplies, 万元/户 too."""
    plain, slash, per = unit.strip().replace("／", "/").partition("/")
    if quantity.unit or not plain or quantity.value is None:
        return quantity
    units = load_units()
    multiplier = plain[: len(plain) - len(plain.lstrip("百千万亿"))]
    read = units.read_as.get(plain[len(multiplier) :])
    if read is None:
        return quantity
    size = multiplier_of(multiplier)
    upper = None if quantity.upper is None else quantity.upper * size
    return replace(
        quantity,
        unit=f"{read}{slash}{per}",
        value=quantity.value * size,
        upper=upper,
        step=quantity.step * size,
    )


_RARE = re.compile(
    r"(?P<op>≥|>=|≤|<=|>|<|=|不低于|不少于|不高于|不超过|大于等于|小于等于)?\s*(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[\u4e00-\u9fff/·]{0,5})"
)
_NO_UNIT = re.compile(r"[年月日号时]|前|后|内|级|以|完成|通过|达|左右|上下|余")


def with_rare_unit(target: Quantity | None, actual: Quantity | None) -> tuple[Quantity | None, Quantity | None]:
    """Read figures in a unit that no list knows where target and result agree on it: ≥0.5等 | 0.53等."""
    if target is None or actual is None or target.value is not None:
        return target, actual
    asked, done = _rare(target), _rare(actual)
    if asked is not None and actual.value is not None and not actual.unit:
        return asked, replace(actual, unit=asked.unit)
    if asked is None or done is None or asked.unit != done.unit:
        return target, actual
    return asked, done


def _rare(quantity: Quantity) -> Quantity | None:
    """Return a wording that is a figure and one short word as a quantity in that word."""
    found = _RARE.fullmatch(fold(quantity.passage.text).strip())
    if found is None or not found["unit"] or _NO_UNIT.search(found["unit"]):
        return None
    value = Decimal(found["number"])
    op = _OPERATORS.get(found["op"] or "=", Op.EQ)
    step = Decimal(1).scaleb(-len(found["number"].partition(".")[2]))
    return replace(quantity, op=op, value=value, unit=found["unit"], step=step)
