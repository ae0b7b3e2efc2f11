"""Two samples in every kind of file a unit hands in: a report and a form."""

import functools
import io
from base64 import encodebytes

import docx

from reviewer.documents import read_document
from support.office_formats import FORM, KEPT, sample_without_pictures
from support.workbooks import as_sheet_xml, as_web_page

SCAN = KEPT.parent / "scans" / "road-2.png"  # the second page of road.pdf in four shades of grey


def kept(name):
    return lambda: (KEPT / name).read_bytes()


def written(encoding):
    return lambda: read_document(sample_without_pictures(), "a").text.encode(encoding)


def web_archive():
    """Put the page of a report into one file, as programs save a page with its parts."""
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=cut\n\n--cut\n"
    part = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    return head + part + encodebytes(kept("sample.html")()) + b"\n--cut--\n"


def form_document():
    return read_document(FORM.read_bytes(), "a")


@functools.cache
def form_docx():
    """Write the form as the table of a Word file."""
    form, made, buffer = form_document(), docx.Document(), io.BytesIO()
    for table in form.tables():
        grid = made.add_table(table.rows, table.columns)
        for cell in table.cells:
            corner = grid.cell(cell.row, cell.column)
            end = grid.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
            corner.merge(end).text = form.text[cell.start : cell.end]
    made.save(buffer)
    return buffer.getvalue()


# What it is, as a unit names it, other names it may come under, and how it is made.
REPORTS = [
    ("docx", "报告.docx", ("报告.doc", "报告.pdf", "报告.zip", "报告"), sample_without_pictures),
    ("doc", "报告.doc", ("报告.docx", "报告.rtf"), kept("sample.doc")),
    ("doc", "报告.wps", ("报告.txt",), kept("sample.doc")),
    ("pdf", "报告.pdf", ("报告.docx", "报告.jpg"), kept("sample.pdf")),
    ("rtf", "报告.rtf", ("报告.doc", "报告.wps"), kept("sample.rtf")),
    ("odt", "报告.odt", ("报告.docx", "报告.zip"), kept("sample.odt")),
    ("html", "报告.html", ("报告.doc", "报告.xls"), kept("sample.html")),
    ("html", "报告.mht", ("报告.doc", "报告.html"), web_archive),
    ("txt", "报告.txt", ("报告.docx",), written("utf-8")),
    ("txt", "BOM.txt", ("BOM.doc",), written("utf-8-sig")),
    ("txt", "国标.txt", ("国标.csv",), written("gb18030")),
    ("txt", "十六位.txt", ("十六位.xls",), written("utf-16")),
]
FORMS = [
    ("xlsx", "自评表.xlsx", ("自评表.xls", "自评表.docx", "自评表.et"), FORM.read_bytes),
    ("xls", "自评表.xls", ("自评表.xlsx", "自评表.doc"), kept("form.xls")),
    ("xls", "自评表.et", ("自评表.wps",), kept("form.xls")),
    ("xls", "二〇〇三.xls", ("二〇〇三.xml", "二〇〇三.xlsx"), lambda: as_sheet_xml(FORM.read_bytes())),
    ("xls", "网页.xls", ("网页.xlsx",), lambda: as_web_page(form_document())),
    ("docx", "自评表.docx", ("自评表.xls",), form_docx),
]
