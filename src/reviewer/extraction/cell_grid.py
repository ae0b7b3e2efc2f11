"""A table for reading by position: every position answers with the cell that covers it, merged cells included."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.domain.document import Cell, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by position; `words` are a cell's characters without white space, brackets folded to full width."""

    table: Table
    places: dict[tuple[int, int], Cell]
    text: str

    @classmethod
    def of(cls, table: Table, text: str) -> Grid:
        """Spread the cells of a table over all positions that they cover."""
        places: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    places.setdefault((row, column), cell)
        return cls(table, places, text)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a position."""
        return self.places.get((row, column))

    def row(self, row: int) -> list[Cell]:
        """Return the cells of a row from left to right, each once; those merged from above included."""
        cells: list[Cell] = []
        for column in range(self.table.columns):
            cell = self.places.get((row, column))
            if cell is not None and (not cells or cells[-1] is not cell):
                cells.append(cell)
        return cells

    def right_of(self, cell: Cell) -> Cell | None:
        """Return the neighbour to the right in the cell's first row."""
        return self.places.get((cell.row, cell.column + cell.column_span))

    def words(self, cell: Cell | None) -> str:
        """Return what a cell says, without white space."""
        if cell is None:
            return ""
        return "".join(self.text[cell.start : cell.end].split()).replace("(", "（").replace(")", "）")
