"""Workbooks in each kind of file for the tests of the sheet view: the same fictional form, and what its cells say."""

import io
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment
from support.workbooks import as_sheet_xml, as_web_page, form, workbook

from reviewer.documents import read_document

DATA = Path(__file__).resolve().parents[1] / "data" / "sheets"
NOTE = "项目总投资281.28万元，其中财政拨款200.00万元。"


def filled(sheet):
    """Write the form, below it a note that is a merged cell."""
    form(sheet)
    sheet["A9"] = NOTE
    sheet["A9"].alignment = Alignment(wrap_text=True)
    sheet.merge_cells("A9:G9")


def more(sheet):
    """Write a long list for a second sheet."""
    for row in range(1, 81):
        sheet.append([f"第{row}项", row * 1.25, "河道清淤"])


def book():
    """Return the bytes of a workbook of two sheets."""
    return workbook(filled, 支出明细=more)


def of_kind(kind):
    """Return the form in a kind of file: its name, its bytes, and its cells by row and column as openpyxl has them."""
    xlsx = workbook(form)
    cells = cells_of(xlsx)
    if kind == "xls":
        return "自评表.xls", (DATA / "form.xls").read_bytes(), cells
    if kind == "sheet-xml":
        return "自评表.xls", as_sheet_xml(xlsx), cells
    if kind == "web":
        return "自评表.xls", as_web_page(read_document(xlsx, "自评表.xlsx")), cells
    return "自评表.xlsx", xlsx, cells


def cells_of(xlsx):
    """Return what stands in the first sheet by (row, column) from 0."""
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets[0]
    return {
        (cell.row - 1, cell.column - 1): cell.value
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
