"""Open a workbook that comes back, saved by whatever program: its cells, and what its snapshot says they held."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import zip_longest
from typing import Any

import openpyxl
from xlsxwriter.utility import xl_cell_to_rowcol

from reviewer.documents import problems
from reviewer.documents.sniffing import ENCRYPTED, XLSX, sniff
from reviewer.documents.word.package import Package
from reviewer.domain.errors import FileProblem
from reviewer.domain.library import ProgressCallback, go_on
from reviewer.export.coming_back.cells import Cell, Grid
from reviewer.export.coming_back.lines import LINE, Line, read
from reviewer.export.coming_back.places import HEAD_ROWS, Found, Key, found_on
from reviewer.export.coming_back.snapshot import FORMAT, HEAD, SNAPSHOT, TITLES

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # what both parsers of XML raise
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)


_PADDING = (None,) * len(TITLES)  # a row may end before the last of them
Spot = tuple[int, int]  # row and column, counted from 0
Lines = dict[str, dict[int, Line]]  # by sheet and row


@dataclass(frozen=True)
class Sheet:
    """What one sheet of the workbook holds, under the name it has now."""

    name: str
    found: tuple[Found, ...]
    grid: Grid


@dataclass(frozen=True)
class Kept:
    """What a cell held when the workbook was written, and where it stood."""

    sheet: str
    spot: Spot
    cell: Cell


@dataclass(frozen=True)
class Book:
    """A workbook that this program wrote: its snapshot by report and cell, and what stands in it now.

    `lines` are all rows of each sheet as they were written; older workbooks keep none.
    """

    database: str
    made_at: str
    kept: dict[str, dict[Key, Kept]]
    sheets: tuple[Sheet, ...]
    lines: Lines


def read_book(data: bytes, name: str, progress: ProgressCallback | None = None) -> Book:
    """Read a workbook. Raises FileProblem, also where it is none that was exported; Cancelled."""
    with problems.damage_told_as(name, problems.damaged_export(name)):
        return _read(data, name, progress)


def _read(data: bytes, name: str, progress: ProgressCallback | None) -> Book:
    _check(data, name)
    try:
        with _opened(data) as (formulas, values):
            if SNAPSHOT not in values.sheetnames:
                raise FileProblem(problems.no_export(name))
            (form, database, made_at), kept, lines = _snapshot(values[SNAPSHOT])
            if form != FORMAT:
                raise FileProblem(problems.newer_export(name))
            return Book(database, made_at, kept, tuple(_sheets(formulas, values, lines, progress)), lines)
    except _BROKEN as error:
        raise FileProblem(problems.damaged(name)) from error


def _check(data: bytes, name: str) -> None:
    """Refuse what is no workbook, and what is not safe to be opened by a library that knows no bounds."""
    kind = sniff(data)
    if kind == ENCRYPTED:
        raise FileProblem(problems.locked_export(name))
    if kind != XLSX:
        raise FileProblem(problems.no_export(name))
    package = Package(data, name, "xl/workbook.xml")
    for part in package.names():
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in (package.read(part) or b""):
            raise FileProblem(problems.entities(name))


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[Any, Any]]:
    """Give the workbook twice: with its formulas, and with the results that were saved beside them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that nothing here needs
        books = [
            openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=only) for only in (False, True)
        ]
        try:
            yield books[0], books[1]
        finally:
            for book in books:
                book.close()


def _snapshot(page: Any) -> tuple[tuple[str, str, str], dict[str, dict[Key, Kept]], Lines]:
    head: tuple[str, str, str] = ("", "", "")
    kept: dict[str, dict[Key, Kept]] = {}
    lines: Lines = {}
    for at, row in enumerate(page.iter_rows(values_only=True)):
        words = [str(word) if word is not None else "" for word in (*row, *_PADDING)[: len(TITLES)]]
        if at == 0:
            head = (words[0], words[1], words[2])
        elif at > HEAD and words[3] == LINE:
            lines.setdefault(words[1], {})[int(words[2])] = read(row)
        elif at > HEAD and words[3]:
            report, sheet, where, what, of, value, shape = words
            kept.setdefault(report, {})[(what, of)] = Kept(sheet, xl_cell_to_rowcol(where), Cell(value, shape))
    return head, kept, lines


def _sheets(formulas: Any, values: Any, lines: Lines, progress: ProgressCallback | None) -> Iterator[Sheet]:
    for at, name in enumerate(values.sheetnames):
        go_on(progress, at, len(values.sheetnames), name)
        if name != SNAPSHOT and hasattr(values[name], "iter_rows"):
            grid = _grid(formulas[name], values[name], whole=name in lines)
            yield Sheet(name, tuple(found_on(grid)), grid)


def _grid(formulas: Any, values: Any, *, whole: bool) -> Grid:
    """Return the cells of a sheet; of one that is not known and says nothing within its first rows, only these."""
    grid: dict[int, dict[int, Cell]] = {}
    for page in (formulas, values):
        page.reset_dimensions()
    for at, (made, shown) in enumerate(zip_longest(formulas.iter_rows(), values.iter_rows(), fillvalue=())):
        cells = {
            column: cell
            for column, pair in enumerate(zip_longest(made, shown))
            if (cell := _cell(*pair)) is not None
        }
        if cells:
            grid[at] = cells
        if at == HEAD_ROWS and not whole and not found_on(grid):
            break
    return grid


def _cell(made: Any, shown: Any) -> Cell | None:
    """Return a cell by its formula and its result, None for an empty one."""
    source = getattr(made, "value", None)
    if source is None:
        return None
    formula = str(getattr(source, "text", source) or "") if made.data_type == "f" else ""
    result = getattr(shown, "value", None)
    percent = "%" in str(made.number_format)
    if isinstance(result, int | float) and not isinstance(result, bool):
        return Cell(float(result), "", percent, formula)
    return Cell(None if result is None else str(result), "", percent, formula)
