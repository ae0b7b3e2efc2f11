"""What of a sheet is chosen: cells, or a part of the text of one; needs no Qt."""

from __future__ import annotations

from reviewer.domain.sheets import Area
from reviewer.domain.text import Passage, Span
from reviewer.gui.original.picking import trimmed
from reviewer.gui.original.sheet_grid import Placed, SheetGrid, around

NONE = Span(0, 0)


class SheetChoice:
    """Cells of one sheet (`area`), or characters (`part`); with characters `area` is the cell they stand in."""

    def __init__(self) -> None:
        self.area: Area | None = None
        self.part = NONE
        self._anchor: Placed | None = None
        self._caret = 0

    def clear(self) -> None:
        """Choose nothing."""
        self.area, self.part = None, NONE

    def begin(self, placed: Placed, caret: int) -> None:
        """Note where a choice may begin."""
        self.clear()
        self._anchor, self._caret = placed, caret

    def carry(self, grid: SheetGrid, placed: Placed, caret: int) -> None:
        """Choose from where it began to here: characters within one cell, whole cells across several."""
        if self._anchor is None:
            self._anchor = placed
        if placed.area == self._anchor.area:
            self.area = placed.area
            self.part = Span(min(self._caret, caret), max(self._caret, caret))
            return
        self.extend(grid, placed)

    def extend(self, grid: SheetGrid, placed: Placed) -> None:
        """Choose whole cells from where it began to here."""
        begun = placed if self._anchor is None else self._anchor
        self._anchor = begun
        self.area, self.part = grid.widened(around(begun.area, placed.area)), NONE

    def take(self, placed: Placed) -> None:
        """Choose one cell."""
        self._anchor, self.area, self.part = placed, placed.area, NONE

    def take_area(self, grid: SheetGrid, area: Area) -> None:
        """Choose cells."""
        self._anchor = grid.at(area.row, area.column)
        self.area, self.part = area, NONE

    def take_part(self, grid: SheetGrid, span: Span) -> None:
        """Choose a range of the text: a whole cell where it is just that."""
        cells = grid.holding(span)
        self.clear()
        if not cells:
            return
        whole = len(cells) == 1 and span == cells[0].span
        self._anchor, self._caret = cells[0], span.start
        self.area, self.part = cells[0].area, NONE if whole else span

    def span(self, grid: SheetGrid) -> Span | None:
        """Return the characters that are chosen, None where they don't stand together or there are none."""
        if len(self.part):
            return self.part
        return None if self.area is None else grid.run(self.area)

    def passage(self, grid: SheetGrid, text: str) -> Passage | None:
        """Return the chosen text."""
        span = self.span(grid)
        return None if span is None else trimmed(text, span)

    def filled(self, grid: SheetGrid) -> bool:
        """Tell whether any text is chosen."""
        return bool(len(self.part)) or (self.area is not None and any(grid.inside(self.area)))

    def copied(self, grid: SheetGrid, text: str) -> str:
        """Return what is copied: cells of a row parted by tabs, rows by line ends."""
        if len(self.part):
            passage = trimmed(text, self.part)
            return "" if passage is None else passage.text
        if self.area is None:
            return ""
        area = self.area
        alone = grid.at(area.row, area.column)
        if alone.area == area:
            return alone.span.of(text)
        across = range(area.column, area.last_column + 1)
        said = {(one.area.row, one.area.column): one.span.of(text) for one in grid.inside(area)}
        down = range(area.row, area.last_row + 1)
        return "\n".join("\t".join(said.get((row, column), "") for column in across) for row in down)
