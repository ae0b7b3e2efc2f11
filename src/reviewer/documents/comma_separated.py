"""Forms saved as .csv: cells that commas or semicolons separate, in quotation marks where they hold such signs themselves.

The rows become lines with tabs, as the same sheet pasted into a text; what sets out no form stays as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from reviewer.documents.typed_tables import labels_in, typed_tables

_SIGNS = ",;"
_LEAST_COLUMNS, _LEAST_LABELS = 3, 4
_ENDS = ("。", "；", ";", ".", "：", ":")


def as_lines(text: str) -> list[str]:
    """Return the lines of a text; of a form in cells that commas separate those with tabs between the cells."""
    lines = text.split("\n")
    sign = max(_SIGNS, key=text.count)
    if "\t" in text or 2 * sum(sign in line for line in lines) < len(lines):
        return lines
    rows = _rows(text, sign)
    if max(map(len, rows), default=0) < _LEAST_COLUMNS or not _labelled(rows):
        return lines
    tabbed = _tabbed(rows)
    return tabbed if typed_tables(tabbed) else lines


def _rows(text: str, sign: str) -> list[list[str]]:
    try:
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error:
        return []
    return [[" ".join(cell.split()) for cell in row] for row in read]


def _labelled(rows: Sequence[Sequence[str]]) -> bool:
    """Tell cells from the clauses of a report that is typed with such signs: few of its lines end a sentence, and labels are cells."""
    filled = [row for row in rows if any(row)]
    prose = sum(next(filter(None, reversed(row))).endswith(_ENDS) for row in filled)
    return 4 * prose < len(filled) and labels_in(cell for row in rows for cell in row) >= _LEAST_LABELS


def _tabbed(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a line for each row, all of one width; titles above the table and notes below it are lines without tabs."""
    width = max(map(len, rows))
    wide = [at for at, row in enumerate(rows) if sum(map(bool, row)) > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(rows), -1)
    return [
        "\t".join([*row, *[""] * (width - len(row))]) if first <= at <= last else "".join(row)
        for at, row in enumerate(rows)
    ]
