"""Copy a worksheet within its workbook, with all that openpyxl's own copy leaves behind."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.copier import WorksheetCopy
from openpyxl.worksheet.worksheet import Worksheet

_WHOLE = (
    "HeaderFooter",
    "auto_filter",
    "col_breaks",
    "conditional_formatting",
    "data_validations",
    "protection",
    "row_breaks",
    "views",
)


def copy_sheet(book: Workbook, source: Worksheet, title: str, index: int) -> Worksheet:
    """Return a copy of a sheet under a new title, at a place among the sheets."""
    made: Worksheet = book.create_sheet(title, index)
    WorksheetCopy(source, made).copy_worksheet()
    for name in _WHOLE:
        setattr(made, name, deepcopy(getattr(source, name)))
    for view in made.views.sheetView:
        view.tabSelected = False
    made.sheet_state = source.sheet_state
    if source.print_area:
        made.print_area = ",".join(area.rpartition("!")[2] for area in source.print_area.split(","))
    made.print_title_rows, made.print_title_cols = source.print_title_rows, source.print_title_cols
    _pictures(source, made)
    _tables(source, made, index)
    for own in source.defined_names.values():
        made.defined_names.add(DefinedName(own.name, attr_text=own.value, comment=own.comment))
    return made


def _pictures(source: Any, made: Any) -> None:
    for picture in source._images:
        data = picture._data()  # which closes what it read from
        picture.ref = BytesIO(data)
        twin = Image(BytesIO(data))
        twin.anchor = deepcopy(picture.anchor)
        made._images.append(twin)
    for chart in source._charts:
        made._charts.append(deepcopy(chart))


def _tables(source: Worksheet, made: Worksheet, number: int) -> None:
    """Copy tables under names of their own: a workbook has each name once."""
    for table in source.tables.values():
        twin = deepcopy(table)
        twin.name = twin.displayName = f"{table.displayName}_{number + 1}"
        made.tables[twin.name] = twin
