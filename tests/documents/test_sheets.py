"""Workbooks become tables whose cells say what a person sees in them."""

import datetime
import importlib.util
import io
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl.styles import Alignment, Font, PatternFill
from support.raw_docx import check_ranges
from support.workbooks import FORM_TEXT, form, raw_xlsx, sheet_xml, workbook

from reviewer.documents import READABLE_SUFFIXES, read_document, sniff
from reviewer.documents.sheets import grid, laying, ooxml
from reviewer.domain.document import Alignment as Place
from reviewer.domain.document import Paragraph, Table
from reviewer.domain.sheets import place_of
from reviewer.domain.text import Span

DATA = Path(__file__).resolve().parents[1] / "data" / "sheets"


def read(data, name="自评表.xlsx"):
    return check_ranges(read_document(data, name))


def cells(document):
    return {cell.address: document.text[cell.start : cell.end] for t in document.tables() for cell in t.cells}


def one_cell(value, code=None):
    def fill(sheet):
        sheet["B2"] = value
        if code:
            sheet["B2"].number_format = code

    return read(workbook(fill)).text


# ---- the form


def test_a_form_is_one_table_with_its_merged_cells_once():
    document = read(workbook(form))
    assert document.format == "xlsx"
    assert document.text == FORM_TEXT
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert (table.rows, table.columns, len(table.widths_pt)) == (7, 7, 7)
    spans = {c.address: (c.row_span, c.column_span) for c in table.cells}
    assert spans["自评表!A1"] == (1, 7)
    assert spans["自评表!A5"] == (2, 1)
    assert spans["自评表!A7"] == (1, 5)
    assert cells(document)["自评表!D6"] == "100%"
    assert document.notices == ()


def test_forms_stacked_on_one_sheet_are_tables_of_their_own():
    def fill(sheet):
        after = form(sheet)
        after = form(sheet, after + 1, "灌溉渠道项目")
        form(sheet, after + 3, "水文监测项目")

    document = read(workbook(fill))
    assert len(document.blocks) == 3
    assert document.text == "\n".join(
        FORM_TEXT.replace("河道清淤项目", name) for name in ("河道清淤项目", "灌溉渠道项目", "水文监测项目")
    )


def test_titles_notes_and_signatures_stay_with_their_table():
    def fill(sheet):
        sheet["A1"] = "附件1"
        after = form(sheet, 3)
        sheet.cell(after + 1, 1, "说明：定量指标按完成比例计分。")
        sheet.cell(after + 4, 1, "填报人：")
        sheet.cell(after + 4, 4, "联系电话：")

    document = read(workbook(fill))
    (table,) = document.blocks
    assert [c.row for c in table.cells if c.column == 0][:2] == [0, 2]
    assert document.text == f"附件1\n{FORM_TEXT}\n说明：定量指标按完成比例计分。\n填报人：\t\t\t联系电话："


def test_a_list_of_choices_beside_the_form_is_apart():
    def fill(sheet):
        form(sheet)
        for row, word in enumerate(["达成", "部分达成", "未达成"], 1):
            sheet.cell(row, 27, word)

    document = read(workbook(fill))
    assert document.text == FORM_TEXT + "\n达成\n部分达成\n未达成"
    assert cells(document)["自评表!AA3"] == "未达成"


def test_several_sheets_are_named_and_hidden_ones_come_last_and_are_told():
    def choices(sheet):
        sheet["A1"] = "选项"
        sheet.sheet_state = "veryHidden"

    def second(sheet):
        sheet["C3"] = "佐证材料"

    document = read(workbook(form, 字典=choices, 附表=second, 空表=lambda sheet: None))
    assert document.text == f"自评表\n{FORM_TEXT}\n附表\n佐证材料\n字典\n选项"
    headings = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert [document.text[p.start : p.end] for p in headings] == ["自评表", "附表", "字典"]
    assert {p.level for p in headings} == {1}
    assert document.notices == ("工作表“字典”是隐藏的，其内容已一并读入。",)


def test_hidden_rows_and_columns_are_read_and_told():
    def fill(sheet):
        form(sheet)
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["C"].hidden = True

    document = read(workbook(fill))
    assert document.text == FORM_TEXT
    assert "隐藏的行或列" in document.notices[0]


def test_looks_widths_and_alignment():
    def fill(sheet):
        sheet["A1"], sheet["B1"], sheet["C1"] = "标题", 12, "右"
        sheet["A1"].font = Font(name="黑体", size=18, bold=True, color="FFC00000")
        sheet["A1"].alignment = Alignment(horizontal="center")
        sheet["A1"].fill = PatternFill("solid", fgColor="FFE7E6E6")
        sheet["C1"].alignment = Alignment(horizontal="right")
        sheet.column_dimensions["A"].width = 40

    (table,) = read(workbook(fill)).blocks
    title, number, right = table.cells
    run = title.blocks[0].runs[0]
    assert (run.bold, run.size_pt, run.font, run.color) == (True, 18.0, "黑体", "#c00000")
    assert title.shading == "#e7e6e6"
    assert [cell.blocks[0].alignment for cell in table.cells] == [Place.CENTER, Place.RIGHT, Place.RIGHT]
    assert number.shading is None
    assert right.address == "自评表!C1"
    assert table.widths_pt[0] > 3 * table.widths_pt[1]


# ---- values as they are seen


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (0.95, "0%", "95%"),
        (0.95, "0.00%", "95.00%"),
        (0.1 + 0.2, None, "0.3"),
        (12.0, None, "12"),
        (1.1 * 3, None, "3.3"),
        (1263500.5, "#,##0.00", "1,263,500.50"),
        (-1263.5, "#,##0.00_);[Red](#,##0.00);0.00", "(1,263.50)"),
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (1.005, "0.00", "1.01"),
        (50, '"≥"0"个"', "≥50个"),
        (98.5, "≥0.0", "≥98.5"),
        (3.75, '0.00"万元"', "3.75万元"),
        (12345678, "0.00,", "12345.68"),
        (12345678, '#,##0.00,,"百万"', "12.35百万"),
        (1234, "[DBNum2]General", "壹仟贰佰叁拾肆"),
        (12457000000, None, "12457000000"),
        (5, '[>=10]0"高";[<10]0"低"', "5低"),
        (0.25, "# ?/?", "1/4"),
        (12345, "0.00E+00", "1.23E+04"),
        (3.7, "G/通用格式", "3.7"),
        (datetime.date(2023, 3, 15), None, "2023-03-15"),
        (datetime.date(2023, 3, 15), 'yyyy"年"m"月"d"日"', "2023年3月15日"),
        (datetime.date(2023, 3, 15), "[$-804]yyyy年m月;@", "2023年3月"),
        (datetime.date(2023, 3, 15), "mm-dd-yy", "2023/3/15"),
        (datetime.date(2023, 3, 15), '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二三年三月十五日"),
        (datetime.datetime(2023, 3, 15, 18, 5), "yyyy/m/d h:mm", "2023/3/15 18:05"),
        (datetime.time(9, 30), "h:mm", "9:30"),
        (datetime.timedelta(hours=36), "[h]:mm:ss", "36:00:00"),
        (True, None, "TRUE"),
        ("#DIV/0!", None, "#DIV/0!"),
        ("甲", '"项目："@', "项目：甲"),
        ("甲\n乙\t丙", None, "甲 乙 丙"),
        ("０12％", None, "０12％"),
    ],
)
def test_a_value_is_shown_by_its_format(value, code, seen):
    assert one_cell(value, code) == seen


def test_results_of_formulas_count_and_are_never_computed():
    sheet = """<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>甲</v></c>
    <c r="C1"><f>SUM(A1:B1)</f></c><c r="D1"><f>9</f><v/></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
    <c r="F1" t="str"><f>""</f><v></v></c></row></sheetData>"""
    document = read(raw_xlsx(sheet))
    assert document.text == "2\t甲\t\t\t#DIV/0!"
    assert document.notices[0].startswith("自评表!C1、自评表!D1单元格的公式没有保存计算结果")


def test_rich_text_keeps_its_looks_and_loses_its_reading_aids():
    texts = """<si><r><t xml:space="preserve">指标 </t></r><r><rPr><b/><sz val="14"/></rPr><t>≥</t></r><r><t>90%&#10;以上</t></r>
    <rPh sb="0" eb="1"><t>シヒョウ</t></rPh></si><si><t>a_x000D__x000A_b</t></si>"""
    sheet = """<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
    <c r="C1" t="inlineStr"><is><t>内联</t></is></c><c r="D1" t="s"><v>99</v></c></row></sheetData>"""
    document = read(raw_xlsx(sheet, texts=texts))
    assert document.text == "指标 ≥90% 以上\ta b\t内联"
    runs = document.blocks[0].cells[0].blocks[0].runs
    assert [run.bold for run in runs] == [False, True, False]


def test_the_calendar_of_1904_and_iso_dates():
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    sheet = """<sheetData><row r="1"><c r="A1" s="1"><v>43538</v></c></row></sheetData>"""
    assert read(raw_xlsx(sheet, styles=styles, book='<workbookPr date1904="1"/>')).text == "2023/3/15"
    sheet = """<sheetData><row><c s="1" t="d"><v>2023-03-15T00:00:00</v></c></row></sheetData>"""
    assert read(raw_xlsx(sheet, styles=styles)).text == "2023/3/15"


def test_rows_and_cells_without_addresses_and_with_prefixes():
    sheet = '<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="4"><c r="B4"><v>5</v></c></row></sheetData>'
    assert list(cells(read(raw_xlsx(sheet)))) == [
        "自评表!A1",
        "自评表!B1",
        "自评表!C1",
        "自评表!A4",
        "自评表!B4",
    ]
    other = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="2"><x:c r="B2"/><x:c r="C2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert read(raw_xlsx("", more={"xl/worksheets/sheet1.xml": other})).text == "7"


def test_the_strict_kind_is_read():
    sheet = '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
    strict = f'<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">{sheet}</worksheet>'
    assert read(raw_xlsx("", more={"xl/worksheets/sheet1.xml": strict})).text == "7"


# ---- odd sheets


def test_merged_chaos():
    merges = "".join(
        f'<mergeCell ref="{ref}"/>'
        for ref in ("A1:B2", "B2:C3", "A1:XFD1048576", "C3", "D4:A1", "", "A0:B0", "ZZZZ1:A1", "E5:E5", "B4:B9")
    )
    rows = "".join(
        f'<row r="{r}">' + "".join(f'<c r="{c}{r}"><v>{r}</v></c>' for c in "ABCDE") + "</row>"
        for r in range(1, 8)
    )
    document = read(raw_xlsx(f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>"))
    assert document.text.split("\n")[0] == "1\t1\t1\t1"
    assert document.text.split("\n")[1] == "2\t2\t2"


def test_merged_cells_over_empty_rows():
    def fill(sheet):
        sheet["A1"], sheet["B1"], sheet["B9"], sheet["A10"] = "产出", "甲", "乙", "效益"
        sheet.merge_cells("A1:A9")

    (table,) = read(workbook(fill)).blocks
    assert [(c.row, c.row_span) for c in table.cells if c.column == 0] == [(0, 3), (3, 1)]
    assert table.rows == 4


def test_a_sheet_painted_to_its_last_row_is_read_at_once():
    empty = "".join(
        f'<row r="{r}" s="1" customFormat="1" ht="14.25"><c r="A{r}" s="1"/><c r="B{r}" s="1"></c></row>'
        for r in range(2, 300_000)
    )
    sheet = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{empty}<row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    data = raw_xlsx(sheet)
    began = time.perf_counter()
    document = read(data)
    assert time.perf_counter() - began < 5
    assert document.text == "1\n\t2"
    assert document.blocks[0].rows == 3


def test_ten_thousand_rows():
    def fill(sheet):
        for row in range(10_000):
            sheet.append([row, "指标", 0.5])

    document = read(workbook(fill))
    assert document.text.count("\n") == 9_999
    assert document.text.endswith("9999\t指标\t0.5")


def test_more_cells_than_are_read_are_told(monkeypatch):
    for module in (laying, ooxml):
        monkeypatch.setattr(module, "MOST_CELLS", 30)
    monkeypatch.setattr(ooxml._Book, "__init__", _small_book(ooxml._Book.__init__))

    def fill(sheet):
        for row in range(100):
            sheet.append([row, "指标", 0.5])

    document = read(workbook(fill))
    assert len(document.text.split("\n")) < 20
    assert "只读入了前" in document.notices[0]


def _small_book(real):
    def made(self, *arguments):
        real(self, *arguments)
        self.left = 30

    return made


def test_a_sheet_wider_than_any_form(monkeypatch):
    monkeypatch.setattr(grid, "MOST_TABLE_COLUMNS", 10)

    def fill(sheet):
        sheet.append(list(range(40)))
        sheet["Z2"] = "远"

    document = read(workbook(fill))
    assert document.text == "\t".join(map(str, range(10)))
    assert "列" in document.notices[0]


def test_macros_are_never_run_and_told():
    sheet = '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
    more = {"xl/vbaProject.bin": b"x", "xl/embeddings/a.docx": b"x", "xl/drawings/drawing1.xml": "<a/>"}
    notices = read(raw_xlsx(sheet, more=more)).notices
    assert [n[:6] for n in notices] == ["文件带有宏，", "文件中嵌入的", "表格中的图片"]


def test_text_of_another_kind_and_a_form_without_a_header():
    def fill(sheet):
        sheet["A1"] = "购销合同"
        sheet["A2"] = "甲方向乙方购买设备。"

    assert read(workbook(fill)).text == "购销合同\n甲方向乙方购买设备。"


# ---- the other kinds under the name of .xls


def test_a_binary_workbook_is_shown_as_its_modern_twin():
    document = read((DATA / "form.xls").read_bytes(), "自评表.xls")
    assert document.format == "xls"
    lines = document.text.split("\n")
    assert "\n".join(lines[1:8]) == FORM_TEXT
    assert lines[8] == "填报日期\t2024年3月15日\t资金（元）\t1,263,500.50\t0.3\t甲 乙"
    assert lines[9:] == ["字典", "选项"]
    assert document.notices == ("工作表“字典”是隐藏的，其内容已一并读入。",)
    table = document.blocks[1]
    title = table.cells[0]
    assert (title.row_span, title.column_span, title.address) == (1, 7, "自评表!A1")
    assert title.blocks[0].alignment is Place.CENTER
    assert (title.blocks[0].runs[0].bold, title.blocks[0].runs[0].size_pt) == (True, 18.0)
    assert table.widths_pt[2] > 2 * table.widths_pt[3]


@pytest.mark.slow
def test_what_an_office_program_makes_of_a_workbook(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    source = tmp_path / "form.xlsx"
    source.write_bytes(workbook(form))
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind, target in (
        ("xls", "xls"),
        ("xlsx:Calc MS Excel 2007 XML", "xlsx"),
    ):
        out = tmp_path / kind.split(":")[-1].replace(" ", "")
        command = [office, home, "--headless", "--convert-to", kind, "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=100)
        document = read((out / f"form.{target}").read_bytes())
        assert document.text == FORM_TEXT
        assert document.format == target


def test_spreadsheet_ml_2003():
    styles = (
        '<Style ss:ID="Default"><Font ss:FontName="宋体" ss:Size="11"/></Style>'
        '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="d"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></Style>'
    )
    rows = (
        '<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">绩效自评表</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">产出</Data></Cell>'
        '<Cell ss:StyleID="p"><Data ss:Type="Number">0.95050000000000001</Data></Cell>'
        '<Cell ss:Index="4" ss:StyleID="d"><Data ss:Type="DateTime">2023-03-15T00:00:00.000</Data></Cell></Row>'
        '<Row><Cell ss:Index="2"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>甲</B>&#10;乙</ss:Data></Cell>'
        '<Cell ss:Formula="=1+1"><Data ss:Type="Number"></Data></Cell><Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>'
    )
    document = read(sheet_xml(rows, styles), "自评表.xls")
    assert document.format == "xls"
    assert document.text == "绩效自评表\n产出\t95.05%\t\t2023年3月15日\n甲 乙\t\t#REF!"
    assert document.notices[0].startswith("自评表!C4单元格")
    assert next(c for c in document.blocks[0].cells if c.row == 2).row_span == 2


WEB = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{0}"><title>导出</title>
<style>td {{mso-number-format:"0.00"}}</style></head><body><table border=1>
<tr><th colspan=3>项目支出绩效自评表</th></tr><tr><td rowspan=2>产出<br>指标</td><td>清淤长度</td><td align=right>12.6&nbsp;公里</td></tr>
<tr><td> 合格率
 </td><td>100%</td></tr><tr><td></td><td>总分<td>98</table></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
@pytest.mark.parametrize("marked", [True, False])
def test_tables_of_a_web_page_saved_as_xls(charset, marked):
    page = WEB.format(charset)
    if not marked:
        page = page.replace(' xmlns:x="urn:schemas-microsoft-com:office:excel"', "")
    document = read(page.encode("gb18030" if charset == "gb2312" else charset), "导出.xls")
    assert document.format == "xls"
    assert document.text == "项目支出绩效自评表\n产出 指标\t清淤长度\t12.6 公里\n合格率\t100%\n\t总分\t98"
    assert [c.row_span for c in document.blocks[0].cells[:2]] == [1, 2]


def test_kinds_and_suffixes():
    assert sniff(workbook(form)) == "xlsx"
    assert sniff((DATA / "form.xls").read_bytes()) == "xls"
    assert sniff(sheet_xml("")) == "xls"
    assert {".xlsx", ".xlsm", ".xls", ".et"} <= READABLE_SUFFIXES


# ---- the sample


def test_the_sample_form_is_what_its_tool_makes():
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location("sample_form", root / "tools" / "sample_form.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    shipped = root / "resources" / "samples" / f"{tool.NAME}.xlsx"
    with (
        zipfile.ZipFile(shipped) as old,
        zipfile.ZipFile(io.BytesIO(tool.make_form(datetime.datetime(2024, 4, 1, 9)))) as new,
    ):
        assert new.namelist() == old.namelist()
        for name in new.namelist():
            assert new.read(name) == old.read(name), name
    document = read(shipped.read_bytes())
    assert document.notices == ()
    assert "年度资金总额\t520.00\t520.00\t486.50\t10\t93.56%\t9.36\n" in document.text
    assert "总分\t100\t99.02\n" in document.text


@pytest.mark.parametrize("typed", ["=0起", "=100%", "=18台（套）", "=95%以上"])
def test_a_target_typed_with_a_sign_of_equality_is_what_was_typed(typed):
    assert one_cell(typed).endswith(typed)


def test_formulas_without_a_result_stay_blank():
    assert read(workbook(lambda sheet: sheet.append(["甲", "=A1&A1", "=9", "=12/15"]))).text.strip() == "甲"


# ---- what a sheet view needs


def cells_by_address(document):
    return {cell.address.rpartition("!")[2]: cell for table in document.tables() for cell in table.cells}


def test_each_sheet_knows_its_text_and_its_layout():
    def fill(sheet):
        form(sheet)
        sheet.column_dimensions["C"].width = 40
        sheet.row_dimensions[1].height = 36

    document = read(workbook(fill, 附表=lambda sheet: sheet.append(["甲", "乙"])))
    first, second = document.worksheets
    assert document.text[first.start : first.end] == f"自评表\n{FORM_TEXT}"
    assert document.text[second.start : second.end] == "附表\n甲\t乙"
    assert first.widths_pt[2] == pytest.approx(210)
    assert first.heights_pt[0] == 36
    assert (0, 0, 0, 6) in first.merged
    assert (4, 0, 5, 0) in first.merged


@pytest.mark.parametrize("wraps", [True, False])
def test_cells_say_whether_they_wrap(wraps):
    def fill(sheet):
        sheet["A1"] = "注：本表一式三份"
        sheet["A1"].alignment = Alignment(wrap_text=wraps)

    assert cells_by_address(read(workbook(fill)))["A1"].wraps is wraps
    style = f'<Style ss:ID="s1"><Alignment ss:WrapText="{int(wraps)}"/></Style>'
    row = '<Row ss:Height="30"><Cell ss:StyleID="s1"><Data ss:Type="String">注</Data></Cell></Row>'
    document = read(sheet_xml(row, style), "表.xls")
    assert cells_by_address(document)["A1"].wraps is wraps
    assert document.worksheets[0].heights_pt == {0: 30}


def test_a_binary_workbook_and_a_web_page_know_their_sheets_too():
    first, second = read((DATA / "form.xls").read_bytes(), "自评表.xls").worksheets
    assert (first.name, second.name) == ("自评表", "字典")
    assert (4, 0, 5, 0) in first.merged
    assert first.heights_pt[0] >= 12
    page = read(
        b"<html><table><tr><td>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table></html>", "t.xls"
    )
    assert all(cell.wraps for cell in cells_by_address(page).values())
    assert page.worksheets[0].merged == ((1, 0, 1, 1),)
    assert page.worksheets[0].span == Span(0, len(page.text))


def test_places_by_their_names():
    assert place_of("自评!表!AB12") == (11, 27)
    assert place_of("!C5") == (4, 2)
    assert [place_of(name) for name in ("", "自评表!", "自评表!5C", "自评表!c5")] == [None] * 4
