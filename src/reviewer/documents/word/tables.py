"""The grid of a table: which cell covers which rows and columns, before any text is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reviewer.documents.word.flow import Place
from reviewer.documents.word.xml import VAL, Element, color, integer, points, w

MOST_COLUMNS = 256
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_ROW, _CELL, _CELL_PR, _ROW_PR = w("tr"), w("tc"), w("tcPr"), w("trPr")
_SHADING, _FILL, _CELL_DELETED = w("shd"), w("fill"), w("cellDel")
_V_MERGE, _H_MERGE, _SPAN = w("vMerge"), w("hMerge"), w("gridSpan")


@dataclass(slots=True, kw_only=True)
class Slot(Place):
    """A cell of a w:tbl at its place."""

    element: Element


@dataclass(slots=True)
class Grid:
    """A table's cells by row; a row whose cells all continue cells above has none."""

    rows: list[list[Slot]] = field(default_factory=list)
    columns: int = 0
    widths_pt: tuple[float, ...] = ()
    narrowed: bool = False  # cells beyond the last column were left out


def grid_of(table: Element) -> Grid:
    """Lay out a table; deleted rows and cells are left out."""
    grid = Grid()
    above: dict[int, Slot] = {}
    for row in _inside(table, _ROW):
        skipped = _skipped_before(row)
        if skipped is not None:
            above = _add_row(grid, row, above, skipped)
    widths = [points(column.get(w("w"))) or 0.0 for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    grid.columns = max(grid.columns, min(len(widths), MOST_COLUMNS))
    grid.widths_pt = tuple(widths) if len(widths) == grid.columns else ()
    return grid


def _add_row(grid: Grid, row: Element, above: dict[int, Slot], column: int) -> dict[int, Slot]:
    """Place a row's cells; return the vertically merged cells that are open below it, by column."""
    index = len(grid.rows)
    slots: list[Slot] = []
    still_open: dict[int, Slot] = {}
    before: Slot | None = None  # what stands to the left, begun in this row or above
    for cell in _inside(row, _CELL):
        properties = _CellProperties(cell)
        if properties.deleted:
            continue
        if column >= MOST_COLUMNS:
            grid.narrowed = True
            break
        # What reaches beyond the last column is no width.
        span = properties.span if column + properties.span <= MOST_COLUMNS else 1
        merged = above.get(column) if properties.vertical == "continue" else None
        if merged is not None:
            merged.row_span = index - merged.row + 1
            still_open[column] = before = merged
        elif properties.horizontal == "continue" and before is not None:
            before.column_span += span if before.row == index else 0
        else:
            if before is not None and column < before.column + before.column_span:
                # What is merged from above is wider there than here: it ends above this row.
                before.row_span = index - before.row
                del still_open[before.column]
            before = slot = Slot(index, column, column_span=span, shading=properties.shading, element=cell)
            slots.append(slot)
            if properties.vertical:
                still_open[column] = slot
        column += span
    grid.rows.append(slots)
    grid.columns = max(grid.columns, column)
    return still_open


class _CellProperties:
    """What a w:tcPr says."""

    __slots__ = ("deleted", "horizontal", "shading", "span", "vertical")

    def __init__(self, cell: Element) -> None:
        self.span, self.deleted = 1, False
        self.vertical = self.horizontal = ""
        self.shading: str | None = None
        element = cell[0] if len(cell) else cell
        for child in element if element.tag == _CELL_PR else ():
            tag = child.tag
            if tag == _SPAN:
                self.span = max(integer(child.get(VAL), 1), 1)
            elif tag == _V_MERGE:
                self.vertical = child.get(VAL, "continue")
            elif tag == _H_MERGE:
                self.horizontal = child.get(VAL, "continue")
            elif tag == _SHADING:
                self.shading = color(child.get(_FILL))
            elif tag == _CELL_DELETED:
                self.deleted = True


def _inside(container: Element, wanted: str) -> Iterator[Element]:
    """Walk rows or cells, also those that stand in content controls or tracked insertions."""
    for child in container:
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, wanted)


def _skipped_before(row: Element) -> int | None:
    """Return how many columns a row leaves free at its beginning, None where the row is deleted."""
    properties = next(row.iterchildren(_ROW_PR), None)
    if properties is None:
        return 0
    if properties.find(w("del")) is not None:
        return None
    skipped = properties.find(w("gridBefore"))
    return 0 if skipped is None else min(max(integer(skipped.get(VAL)), 0), MOST_COLUMNS - 1)
