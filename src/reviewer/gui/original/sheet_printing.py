"""Print the sheets of a workbook as they are shown: each on pages of its own, fitted to their width.

Hidden sheets are left out, as the program that made the file leaves them out. Nothing that is marked is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPainter

from reviewer.domain.document import Document
from reviewer.gui.original.sheet_grid import SheetGrid, grids_of
from reviewer.gui.original.sheet_layout import Fit, SheetLayout
from reviewer.gui.original.sheet_painting import SheetPainter
from reviewer.gui.original.typography import PX_PER_PT

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS = 96  # of an inch, in which a sheet is laid out
_MOST_SMALLER = 20  # percent that a sheet is made smaller to save a page
_FEW_PAGES = 40  # more are printed as they come
_FULL = 0.7  # of a page before it may end above its foot
_ACROSS_FROM = 1.1  # a sheet that is wider than the page by this goes on a page across


def print_sheets(document: Document, printer: QPrinter) -> bool:
    """Print all sheets that the file shows; tell whether the printer took them."""
    shown = tuple(sheet for sheet in document.worksheets if not sheet.hidden) or document.worksheets
    painter = QPainter()
    grids = grids_of(replace(document, worksheets=shown))
    well = all(_printed(grid, document.text, printer, painter) for grid in grids)
    return painter.isActive() and painter.end() and well


def _printed(grid: SheetGrid, text: str, printer: QPrinter, painter: QPainter) -> bool:
    layout = SheetLayout(grid, text, Fit(PX_PER_PT, PX_PER_PT))
    layout.measure(0, grid.rows - 1)
    _turn(printer, layout)
    begun = printer.newPage() if painter.isActive() else painter.begin(printer)
    return begun and _pages_printed(layout, printer, painter)


def _turn(printer: QPrinter, layout: SheetLayout) -> None:
    """Lay a wide sheet on pages across, unless upright ones show it as large."""
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Portrait)
    upright = _room(printer)
    if layout.width > _ACROSS_FROM * upright.width():
        printer.setPageOrientation(ways.Landscape)
        if _share(layout, upright) >= _share(layout, _room(printer)):
            printer.setPageOrientation(ways.Portrait)


def _room(printer: QPrinter) -> QSizeF:
    return printer.pageRect(printer.Unit.Inch).size() * _DOTS


def _pages_printed(layout: SheetLayout, printer: QPrinter, painter: QPainter) -> bool:
    page = _room(printer)
    share = _share(layout, page)
    left = max(page.width() / share - layout.width, 0.0) / 2
    fresh = True
    for top, bottom in _pages(layout, page.height() / share):
        rows = range(layout.rows.at(top), layout.rows.at(bottom - 1) + 1)
        cells = list(layout.grid.within(rows.start, rows.stop - 1))
        if not cells:
            continue
        if not fresh and not printer.newPage():
            return False
        fresh = False
        painter.save()
        painter.scale(share * printer.resolution() / _DOTS, share * printer.resolution() / _DOTS)
        painter.translate(left, 0)
        painter.setClipRect(QRectF(0, 0, layout.width, bottom - top))
        made = SheetPainter(painter, layout, QPointF(0, top))
        made.paper(rows, range(layout.grid.columns))
        made.cells(cells)
        made.edges(rows, range(layout.grid.columns))
        painter.restore()
    return True


def _share(layout: SheetLayout, page: QSizeF) -> float:
    """Return how much smaller a sheet is printed: by its width, and a little more where that saves its last page."""
    share = min(1.0, page.width() / max(layout.width, 1.0))
    shares = [share * (1 - step / 100) for step in range(0, _MOST_SMALLER + 1, 2)]
    counts = (len(list(islice(_pages(layout, page.height() / one), _FEW_PAGES + 1))) for one in shares)
    whole = next(counts)
    if not 1 < whole <= _FEW_PAGES:
        return share
    return next((one for one, count in zip(shares[1:], counts, strict=True) if count < whole), share)


def _parting(layout: SheetLayout, row: int, least: int) -> int:
    """Return the row from which a page is parted: not in a merged cell where that is to be had in the last part of the page."""
    for place in range(row, least, -1):
        if all(one.area.row >= place for one in layout.grid.within(place, place)):
            return place
    return row


def _pages(layout: SheetLayout, height: float) -> Iterator[tuple[float, float]]:
    """Walk the pages by what they begin and end with: between rows, but for a row that is higher than a page."""
    top, total = 0.0, layout.rows.total
    while top < total:
        row = layout.rows.at(top + height)
        if top + height < total:
            row = _parting(layout, row, layout.rows.at(top + _FULL * height))
        between = layout.rows.top(row)
        bottom = total if top + height >= total else between if between > top else top + height
        yield top, bottom
        top = bottom
