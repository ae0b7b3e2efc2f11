"""The rows of every sheet as the snapshot keeps them: the cells that do not come back, so that changes of these are told too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reviewer.export.coming_back.cells import Cell, shape_of

LINE = "整行"  # what a row of the snapshot is that keeps a row of a sheet
FIRST = 5  # its column of the first cell
_FORMULA = "ƒ"  # before the shape of a formula and its result; a text that begins so has it twice
_SHAPE = 12  # characters of a shape

Line = Mapping[int, Cell]  # cells by column, counted from 0; the formula of a cell by its shape alone


def written(line: Line) -> Iterator[tuple[int, float | str]]:
    """Walk the cells of a row with what the snapshot keeps of each."""
    for column, cell in line.items():
        if cell.formula:
            yield FIRST + column, f"{_FORMULA}{shape_of(cell.formula)}{cell.text}"
        elif isinstance(cell.value, float):
            yield FIRST + column, cell.value
        elif not cell.empty:
            text = str(cell.value)
            yield FIRST + column, _FORMULA + text if text.startswith(_FORMULA) else text


def read(row: Sequence[object]) -> Line:
    """Return the cells of a row as they were written."""
    return {column: _cell(held) for column, held in enumerate(row[FIRST:]) if held is not None}


def _cell(held: object) -> Cell:
    if isinstance(held, int | float) and not isinstance(held, bool):
        return Cell(float(held))
    text = str(held)
    if not text.startswith(_FORMULA):
        return Cell(text)
    bare = text.removeprefix(_FORMULA)
    return Cell(bare) if bare.startswith(_FORMULA) else Cell(bare[_SHAPE:], bare[:_SHAPE])
