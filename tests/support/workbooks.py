"""Workbooks for the readers: made by openpyxl, by hand as raw XML parts, as SpreadsheetML 2003, as web pages."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(fill, **sheets):
    """Return the bytes of a .xlsx whose first sheet 自评表 `fill` fills; more sheets by name."""
    book = openpyxl.Workbook()
    book.active.title = "自评表"
    fill(book.active)
    for name, more in sheets.items():
        more(book.create_sheet(name))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def raw_xlsx(sheet, *, texts="", styles="", more=None, book=""):
    """Return the bytes of a .xlsx with one sheet of this XML (inside <worksheet>)."""
    parts = {
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _part(
            "workbook", f'{book}<sheets><sheet name="自评表" sheetId="1" r:id="r1"/></sheets>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": _part("worksheet", sheet),
        "xl/sharedStrings.xml": _part("sst", texts),
        "xl/styles.xml": _part("styleSheet", styles),
        **(more or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _part(root, inside):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="{MAIN}" xmlns:r="{RELATIONS}">{inside}</{root}>'
    )


def _relations(*entries):
    inside = "".join(
        f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for i, kind, target in entries
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def sheet_xml(rows, styles="", more=""):
    """Return a SpreadsheetML 2003 file with one sheet."""
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="自评表"><Table>{rows}</Table>{more}</Worksheet></Workbook>'
    ).encode()


def form(sheet, top=1, name="河道清淤项目"):
    """Write a small fictional form of the national kind, from a row on."""
    rows = [
        ["项目支出绩效自评表"],
        ["项目名称", name],
        ["主管部门", "云溪县水利局", None, "实施单位", "云溪县河道管理站"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "清淤长度", "≥12公里", "12.6公里", 25, 25],
        [None, "质量指标", "验收合格率", 1, 1, 25, 25],
        ["总分", None, None, None, None, 50, 50],
    ]
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is not None:
                sheet.cell(top + down, 1 + across, value)
    for column in (4, 5):
        sheet.cell(top + 5, column).number_format = "0%"
    at = (
        f"A{top}:G{top} B{top + 1}:G{top + 1} B{top + 2}:C{top + 2} E{top + 2}:G{top + 2} A{top + 4}:A{top + 5}"
    )
    for area in f"{at} A{top + 6}:E{top + 6}".split():
        sheet.merge_cells(area)
    return top + len(rows)


FORM_TEXT = """项目支出绩效自评表
项目名称\t河道清淤项目
主管部门\t云溪县水利局\t实施单位\t云溪县河道管理站
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t清淤长度\t≥12公里\t12.6公里\t25\t25
质量指标\t验收合格率\t100%\t100%\t25\t25
总分\t50\t50"""


def as_sheet_xml(xlsx):
    """Return a .xlsx as SpreadsheetML 2003: values, number formats and merged cells."""
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx), data_only=True).active
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    styles, rows = {}, []
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            area = spans.get((cell.row, cell.column))
            if cell.value is None and area is None:
                continue
            style = styles.setdefault(cell.number_format, f"s{len(styles)}")
            merged = ""
            if area is not None:
                across, down = area.max_col - area.min_col, area.max_row - area.min_row
                merged = f' ss:MergeAcross="{across}" ss:MergeDown="{down}"'
            kind = "Number" if cell.data_type == "n" else "String"
            data = "" if cell.value is None else f'<Data ss:Type="{kind}">{escape(str(cell.value))}</Data>'
            head = f'<Cell ss:Index="{cell.column}" ss:StyleID="{style}"'
            cells.append(f"{head}{merged}>{data}</Cell>")
        rows.append(f'<Row ss:Index="{row[0].row}">{"".join(cells)}</Row>')
    looks = "".join(
        f'<Style ss:ID="{name}"><NumberFormat ss:Format={quoteattr(code)}/></Style>'
        for code, name in styles.items()
    )
    return sheet_xml("".join(rows), looks)


def as_web_page(document):
    """Return the tables of a document as a web page, as programs that export a .xls often write one."""
    tables = []
    for table in document.tables():
        rows = [[] for _ in range(table.rows)]
        for cell in table.cells:
            words = escape(document.text[cell.start : cell.end])
            rows[cell.row].append(f"<td rowspan={cell.row_span} colspan={cell.column_span}>{words}</td>")
        tables.append("<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>")
    return f'<html><meta charset="utf-8"><body>{"".join(tables)}</body></html>'.encode()
