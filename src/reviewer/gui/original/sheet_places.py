"""Where the characters of a workbook stand in a view of its sheets, and what stands under a point."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPointF, QRectF

from reviewer.domain.sheets import Area
from reviewer.domain.text import Span
from reviewer.gui.original.geometry import LineRect, in_order
from reviewer.gui.original.picking import trimmed
from reviewer.gui.original.reading import in_view, surrounding
from reviewer.gui.original.sheet_grid import Placed
from reviewer.gui.original.sheet_ground import SheetGround

_FAR = 1e6  # pixels to what stands on another sheet
_INSET = 1.5  # what keeps a mark inside of its cell


class SheetPlaces(SheetGround):
    """Answers by viewport coordinates and positions of the canonical text."""

    @property
    def report_text(self) -> str:
        return self._text

    def sheet_of(self, span: Span) -> int:
        """Return the sheet on which a passage begins."""
        starts = [grid.span.start for grid in self._grids]
        return max(bisect_right(starts, span.start) - 1, 0)

    def address_of(self, position: int) -> str:
        """Return the address of the cell in which a character stands; "" where it stands in none."""
        span = Span(position, position + 1)
        grid = self._grids[self.sheet_of(span)] if self._grids else None
        cells = grid.holding(span) if grid is not None else []
        return grid.address(cells[0].area) if grid is not None and cells else ""

    def _here(self, span: Span) -> list[Placed]:
        """Return the cells of the shown sheet that hold characters of a passage."""
        return self.grid.holding(span) if self.grid is not None else []

    def _rect(self, area: Area) -> QRectF:
        assert self._layout is not None
        return self._layout.rect(area).translated(-self.off())

    def _text_rect(self, placed: Placed) -> QRectF:
        """Return where a cell lies, with what its text runs over."""
        assert self._layout is not None
        return self._rect(self._layout.text_area(placed))

    def reach(self, position: int) -> None:
        """All cells have their place from the beginning."""

    def lines(self, span: Span) -> list[LineRect]:
        """Return the lines of the words of a passage."""
        return in_order(rect for placed in self._here(span) for rect in self._word_rects(placed, span))

    def _word_rects(self, placed: Placed, span: Span) -> list[QRectF]:
        layout = self._layout
        words = layout.words(placed) if layout is not None else None
        if layout is None or words is None:
            return []
        return list(words.rects(span, layout.origin(placed, words) - self.off()))

    def marked_lines(self, span: Span) -> list[LineRect]:
        """Return what is filled for a passage: whole cells, and the words where it is a part of one."""
        found: list[LineRect] = []
        for placed in self._here(span):
            if self.covers(span, placed):
                cell = self._text_rect(placed).adjusted(0, _INSET, -1, -_INSET - 1)
                found.append(LineRect(cell, True, True))
            else:
                found += in_order(self._word_rects(placed, span))
        return found

    def covers(self, span: Span, placed: Placed) -> bool:
        """Tell whether a passage is all that a cell says; blanks around it say nothing."""
        said = trimmed(self._text, placed.span)
        return said is not None and span.contains(said.span)

    def box(self, span: Span) -> QRectF:
        """Return what surrounds the cells of a passage; of one that stands elsewhere a place far above or below."""
        if self._layout is None:
            return QRectF()
        cells = self._here(span)
        if cells:
            return surrounding(LineRect(self._text_rect(one), True, True) for one in cells)
        sheet = self.sheet_of(span)
        if sheet == self._sheet and self._grids[sheet].span.contains(
            Span(span.start, span.start)
        ):  # the name of the sheet above its tables
            return QRectF(-self.off(), QPointF(1, 1) - self.off())
        behind = span.start > self._grids[self._sheet].span.start
        return QRectF(0, _FAR if behind else -_FAR, 1, 1)

    def shows(self, span: Span) -> bool:
        return in_view(self.box(span).adjusted(0, _INSET * 3, 0, 0), self.viewport().height())

    def seen(self) -> Span:
        grid, rows = self.grid, self.visible_rows()
        if grid is None:
            return Span(0, 0)
        spans = [one.span for one in grid.within(rows.start, rows.stop - 1) if len(one.span)]
        if not spans:
            return Span(grid.span.start, grid.span.start)
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def share_of(self, span: Span) -> float:
        """Return how far down the shown sheet a passage stands; negative for one on another sheet."""
        cells = self._here(span)
        if self._layout is None or not cells:
            return -1.0
        return self._layout.rows.top(cells[0].area.row) / max(self._layout.rows.total, 1.0)

    def _cell_at(self, point: QPointF) -> Placed | None:
        """Return the cell under a point, None beside the sheet."""
        if self._layout is None or self.grid is None:
            return None
        at = point + self.off()
        inside = 0 <= at.x() < self._layout.width and 0 <= at.y() < self._layout.rows.total
        place = self.place_at(point)
        return self._layout.at(*place) if inside and place is not None else None

    def _nearest(self, point: QPointF) -> tuple[Placed, int] | None:
        """Return the cell nearest to a point, and the place between two of its characters that is nearest to it."""
        place, layout = self.place_at(point), self._layout
        if place is None or layout is None:
            return None
        placed = layout.at(*place)
        words = layout.words(placed)
        if words is None:
            return placed, placed.span.start
        return placed, words.caret(point + self.off() - layout.origin(placed, words))

    def text_at(self, point: QPointF) -> int | None:
        placed, layout = self._cell_at(point), self._layout
        words = layout.words(placed) if placed is not None and layout is not None else None
        if placed is None or layout is None or words is None:
            return None
        return words.at(point + self.off() - layout.origin(placed, words))

    def _bring(self, placed: Placed) -> None:
        """Scroll as little as brings a cell into view."""
        rect, port = self._rect(placed.area), self.viewport().rect()
        for bar, begin, end, room in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), port.width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), port.height()),
        ):
            by = max(end - room, 0)
            bar.setValue(round(bar.value() + (min(begin, by) if begin < by else by)))
