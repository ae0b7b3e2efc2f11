"""Columns of a table against its total row: where one column adds up, the others are meant to as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.case import Case
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Breakdown

_SUM = r"[ \t]*(?:合[ \u3000]*计|总[ \u3000]*计|小[ \u3000]*计|总[ \u3000]*分)[^\t\n]{0,4}\t"
_TOTAL = re.compile(rf"^{_SUM}")
_ANY_TOTAL = re.compile(rf"\n{_SUM}")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_EMPTY = frozenset({"", "—", "-", "/", "*", "－", "——"})
_IN_TENS = re.compile(r"万元")
_RATE = re.compile(r"率|比|%|％|单价|序号|标准$")
_SUBTOTAL = re.compile(r"^(?:其中|小计)")
_FAR = Decimal("0.25")
_ROWS = 40
_BEHIND = 400  # a total row stands that near to the last row that was read


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    text: str

    @property
    def number(self) -> Decimal | None:
        if self.text in _EMPTY:
            return Decimal(0)
        return Decimal(self.text.replace(",", "")) if _NUMBER.fullmatch(self.text) else None


def column_sums(case: Case) -> Iterator[tuple[Breakdown, bool]]:
    """Walk columns with their total that are meant to add up; true where they are points or scores."""
    if not _ANY_TOTAL.search(case.text):
        return
    lines = _lines(case)
    for index, cells in enumerate(lines):
        if len(cells) > 2 and _TOTAL.match("\t".join(c.text for c in cells)):
            rows = _rows_above(lines, index)
            if len(rows) > 1 and _is_own(case, cells[0].start):
                yield from _columns(case, rows, cells)


def _is_own(case: Case, position: int) -> bool:
    """Tell a total of this form from those of the other forms in the file."""
    reach = case.reach
    return not case.report.is_form or reach.start <= position <= reach.end + _BEHIND


def _lines(case: Case) -> list[list[_Cell]]:
    found: list[list[_Cell]] = []
    position = 0
    for line in case.text.split("\n"):
        cells, start = [], position
        for piece in line.split("\t") if "\t" in line else ():
            text = piece.strip()
            cells.append(_Cell(start + (piece.find(text) if text else 0), text))
            start += len(piece) + 1
        found.append(cells)
        position += len(line) + 1
    return found


def _rows_above(lines: list[list[_Cell]], index: int) -> list[list[_Cell]]:
    """Return the header and the rows between it and the total, the header first."""
    width = len(lines[index])
    rows: list[list[_Cell]] = []
    for cells in reversed(lines[max(index - _ROWS, 0) : index]):
        # a label for the row number stands in front of the rows, not of the total
        if len(cells) not in (width, width + 1) or _SUBTOTAL.match(cells[0].text):
            return []
        rows.insert(0, cells)
        if sum(1 for c in cells[1:] if c.number is not None and c.text not in _EMPTY) == 0:
            return rows
    return []


def _columns(case: Case, rows: list[list[_Cell]], total: list[_Cell]) -> Iterator[tuple[Breakdown, bool]]:
    header, body = rows[0], rows[1:]
    shift = len(header) - len(total)
    if len(body) < 2 or any(len(cells) != len(header) for cells in body):
        return
    good, bad = 0, []
    for place in range(1, len(total)):
        whole = total[place].number
        parts = [cells[place + shift].number for cells in body]
        if not whole or _RATE.search(header[place + shift].text) or any(p is None for p in parts):
            continue
        added = sum((p for p in parts if p is not None), Decimal(0))
        if added == whole:
            good += 1
        elif abs(added - whole) <= whole * _FAR:
            bad.append(place)
    if good:
        for place in bad:
            yield (
                _breakdown(case, header[place + shift], body, place + shift, total[place]),
                "分" in header[place + shift].text,
            )


def _breakdown(case: Case, head: _Cell, body: list[list[_Cell]], column: int, total: _Cell) -> Breakdown:
    above = case.text[max(head.start - 120, 0) : head.start + len(head.text)]
    in_tens = bool(_IN_TENS.search(above)) and "分" not in head.text
    factor, unit = (Decimal(10**4), "元") if in_tens else (Decimal(1), "分" if "分" in head.text else "")
    parts = tuple(
        (
            cells[0].text if not cells[0].text.isdigit() else cells[1].text,
            _quantity(case, cells[column], factor, unit),
        )
        for cells in body
        if cells[column].text not in _EMPTY
    )
    return Breakdown(f"{head.text}合计", _quantity(case, total, factor, unit), parts)


def _quantity(case: Case, cell: _Cell, factor: Decimal, unit: str) -> Quantity:
    number = cell.number or Decimal(0)
    digits = len(cell.text.partition(".")[2])
    passage = case.document.passage(cell.start, cell.start + len(cell.text))
    return Quantity(Op.EQ, number * factor, unit, passage, step=factor * Decimal(1).scaleb(-digits))
