"""Print the sheets of a workbook as they are shown: each on pages of its own, fitted to their width. Nothing that is marked is printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPageLayout, QPainter

from reviewer.domain.document import Document
from reviewer.gui.original.sheet_grid import SheetGrid, grids_of
from reviewer.gui.original.sheet_layout import Fit, SheetLayout
from reviewer.gui.original.sheet_painting import SheetPainter
from reviewer.gui.original.typography import PX_PER_PT

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS = 96  # of an inch, in which a sheet is laid out
_ACROSS_FROM = 1.1  # a sheet that is wider than the page by this goes on a page across


def print_sheets(document: Document, printer: QPrinter) -> bool:
    """Print all sheets; tell whether the printer took them."""
    painter = QPainter()
    well = all(_printed(grid, document.text, printer, painter) for grid in grids_of(document))
    return painter.isActive() and painter.end() and well


def _printed(grid: SheetGrid, text: str, printer: QPrinter, painter: QPainter) -> bool:
    layout = SheetLayout(grid, text, Fit(PX_PER_PT, PX_PER_PT))
    layout.measure(0, grid.rows - 1)
    _turn(printer, layout)
    begun = printer.newPage() if painter.isActive() else painter.begin(printer)
    return begun and _pages_printed(layout, printer, painter)


def _turn(printer: QPrinter, layout: SheetLayout) -> None:
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Portrait)
    wide = layout.width > _ACROSS_FROM * printer.pageRect(printer.Unit.Inch).width() * _DOTS
    printer.setPageOrientation(ways.Landscape if wide else ways.Portrait)


def _pages_printed(layout: SheetLayout, printer: QPrinter, painter: QPainter) -> bool:
    page = printer.pageRect(printer.Unit.Inch).size() * _DOTS
    share = min(1.0, page.width() / max(layout.width, 1.0))
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
        painter.setClipRect(QRectF(0, 0, layout.width, bottom - top))
        made = SheetPainter(painter, layout, QPointF(0, top))
        made.paper(rows, range(layout.grid.columns))
        made.cells(cells)
        painter.restore()
    return True


def _pages(layout: SheetLayout, height: float) -> Iterator[tuple[float, float]]:
    """Walk the pages by what they begin and end with: between rows, but for a row that is higher than a page."""
    top, total = 0.0, layout.rows.total
    while top < total:
        row = layout.rows.at(top + height)
        between = layout.rows.top(row)
        bottom = total if top + height >= total else between if between > top else top + height
        yield top, bottom
        top = bottom
