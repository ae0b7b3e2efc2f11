"""The tables of one reading, spread out once, and what of its text stands outside of them."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.domain.document import Table
from reviewer.extraction.cell_grid import Grid, Prose, document_tables
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.once import once


@once
def prose_of(context: ReadingContext) -> Prose:
    """Return what tells prose from tables of figures."""
    return Prose(context.document)


@once
def _all_grids(context: ReadingContext) -> tuple[Grid, ...]:
    return tuple(Grid.of(table, context.text) for table in document_tables(context.document))


def grids_of(context: ReadingContext, tables: Iterable[Table] | None = None) -> tuple[Grid, ...]:
    """Return the tables of a document, or those given, spread out."""
    return _all_grids(context) if tables is None else tuple(Grid.of(table, context.text) for table in tables)
