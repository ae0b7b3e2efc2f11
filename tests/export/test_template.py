"""A county's own workbook, filled: rows repeated with all that belongs to them, sheets copied, formulas that still add up."""

import io
import shutil
import subprocess
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table
from PIL import Image as Picture

from reviewer.domain.errors import Cancelled, EnvironmentProblem, Refused
from reviewer.domain.review import Status
from reviewer.export.naming import ALL, COLUMNS
from reviewer.export.summary import COLUMNS as SUMMARY
from reviewer.export.template import MOST_SHEETS, write_template
from reviewer.export.template_sample import write_sample

from .conftest import META, finding, item, part, review, sheet
from .county import dressed, filled, named, one_per_report, summary, texts
from .recalculating import recalculated

D = Decimal


def scored(number, points, **more):
    return review(number, scores=sheet(part("产出", item("a", "甲", "100", points)), self_score=D(100)), **more)


def three():
    return scored(1, "91.5"), scored(2, "88"), scored(3, "70.25")


def test_the_row_is_there_for_each_report_and_sums_below_go_over_all(tmp_path):
    book, notice = filled(tmp_path, summary(), *three())
    found = texts(book["汇总"])
    assert found["A1"] == META.title
    assert found["A2"] == "编制单位：某县财政局"
    assert found["E2"] == 3
    assert [[found[f"{c}{r}"] for c in "ABCD"] for r in (5, 6, 7)] == [
        [1, "单位1", "项目1", 91.5],
        [2, "单位2", "项目2", 88],
        [3, "单位3", "项目3", 70.25],
    ]
    assert [found[f"E{r}"] for r in (5, 6, 7)] == ["=D5-90", "=D6-90", "=D7-90"]
    assert [found[f"F{r}"] for r in (5, 6, 7)] == ["=D5/$D$9", "=D6/$D$9", "=D7/$D$9"]
    assert (found["A9"], found["D9"], found["E9"]) == ("合计", "=SUM(D5:D7)", "=AVERAGE(E5:E7)")
    assert found["D10"] == "=D9/E2"
    assert not {"A8", "D8", "D11"} & set(found)
    assert notice == ""


def test_formats_heights_and_all_that_lies_over_the_row_go_along(tmp_path):
    book, _ = filled(tmp_path, dressed(summary()), *three())
    page = book["汇总"]
    assert [page[f"C{r}"].fill.fgColor.rgb for r in (4, 5, 6, 7, 8)] == [
        "00000000",
        "00FFFF00",
        "00FFFF00",
        "00FFFF00",
        "00000000",
    ]
    assert [page[f"D{r}"].number_format for r in (5, 7, 9)] == ["0.0", "0.0", "General"]
    assert [page.row_dimensions[r].height for r in (5, 6, 7)] == [33, 33, 33]
    assert page.row_dimensions[9].height is None
    merged = {str(area) for area in page.merged_cells.ranges}
    assert {"A1:F1", "G5:H5", "G6:H6", "G7:H7", "A10:B10"} <= merged
    assert (page.print_area, page.print_title_rows) == ("'汇总'!$A$1:$F$10", "$4:$4")
    assert (page.auto_filter.ref, page.freeze_panes) == ("A4:F7", "C5")
    ((area, rules),) = [(str(a.sqref), a.rules) for a in page.conditional_formatting]
    assert (area, rules[0].formula) == ("D5:D7", ["$D5<$E$2"])
    assert [str(v.sqref) for v in page.data_validations.dataValidation] == ["B5:B7"]


def test_a_row_without_a_height_of_its_own_is_as_high_as_its_text(tmp_path):
    book = summary()
    page = book["汇总"]
    page.row_dimensions[5].height = None
    page["B5"].alignment = Alignment(wrap_text=True)
    made, _ = filled(tmp_path, book, scored(1, "90", unit="很长的单位名称" * 12), scored(2, "90"))
    assert made["汇总"].row_dimensions[5].height > 60
    assert made["汇总"].row_dimensions[6].height < 40


def test_named_cells_do_what_placeholders_do(tmp_path):
    book = summary()
    for place in ("A5", "B5", "C5", "D5", "A1", "E2"):
        book["汇总"][place] = None
    book["汇总"]["G7"] = "=MAX(复核得分)"
    names = {"序号": "A$5", "实施单位": "B$5", "项目名称": "C$5", "复核得分": "D$5", "报告数": "E$2"}
    named(book, 标题="汇总!$A$1:$F$1", **{n: f"汇总!${p}" for n, p in names.items()})
    made, _ = filled(tmp_path, book, *three())
    found = texts(made["汇总"])
    assert (found["A1"], found["E2"]) == (META.title, 3)
    assert [found[f"{c}7"] for c in "ABCD"] == [3, "单位3", "项目3", 70.25]
    assert made["汇总"]["D7"].number_format == "0.0"
    assert made.defined_names["复核得分"].value == "汇总!$D$5:$D$7"
    assert found["G9"] == "=MAX(复核得分)"


def test_names_of_the_county_s_own_stay_and_follow_their_cells(tmp_path):
    book = summary()
    book["汇总"]["B8"] = 0.13
    named(book, 税率="汇总!$B$8", 明细="汇总!$A$4:$F$5", 失效="#REF!")
    made, _ = filled(tmp_path, book, *three())
    assert [made.defined_names[n].value for n in ("税率", "明细", "失效")] == [
        "汇总!$B$10",
        "汇总!$A$4:$F$7",
        "#REF!",
    ]
    assert made["汇总"]["B10"].value == 0.13


def test_text_stays_text_and_numbers_are_numbers(tmp_path):
    odd = "=1+1\x0b\x00\ud800@x"
    book = summary()
    book["汇总"]["F5"] = "{{全年预算数}}"
    made, _ = filled(tmp_path, book, scored(1, "90", unit=odd, project_name="-1"), scored(2, "90", unit="@甲"))
    page = made["汇总"]
    assert [(page[p].value, page[p].data_type) for p in ("B5", "C5", "B6")] == [
        ("=1+1@x", "s"),
        ("-1", "s"),
        ("@甲", "s"),
    ]
    assert (page["D5"].value, page["F5"].value, page["F5"].data_type) == (90, 520, "n")


def test_what_nobody_looked_at_has_no_score(tmp_path):
    book = summary()
    book["汇总"]["F5"] = "复核 {{复核得分}}，{{主管部门}}"
    reviews = scored(1, "90", status=Status.WAITING, department=""), scored(2, "80")
    made, _ = filled(tmp_path, book, *reviews)
    page = made["汇总"]
    assert [page[p].value for p in ("F5", "F6")] == ["复核 —，", "复核 80.00，某局"]
    assert (page["D5"].value, page["D6"].value, page["D5"].number_format) == (None, 80, "0.0")


def test_in_a_sentence_amounts_have_two_decimals_and_rates_are_percentages(tmp_path):
    book = summary()
    book["汇总"]["C2"] = "平均 {{平均复核得分}} 分，预算 ｛｛全年预算数合计｝｝ 万元"
    book["汇总"]["F5"] = "{{实施单位}}执行 {{执行率}}，问题 {{问题数(重/一般/提示)}}"
    made, _ = filled(tmp_path, book, *three())
    assert made["汇总"]["C2"].value == "平均 83.25 分，预算 1560.00 万元"
    assert made["汇总"]["F6"].value == "单位2执行 93.56%，问题 1/0/2"


def test_a_sheet_is_copied_for_each_report_with_its_own_rows(tmp_path):
    reviews = (review(1, findings=(finding(), finding("b", message="又一处"))), scored(2, "80"))
    book = one_per_report(summary())
    book["汇总"]["G5"] = "='{{序号}} {{项目名称}}'!B4"
    made, _ = filled(tmp_path, book, *reviews)
    assert made.sheetnames == ["汇总", "1 项目1", "2 项目2"]
    first, second = texts(made["1 项目1"]), texts(made["2 项目2"])
    assert first["A1"] == "项目1复核表，执行率 93.56%"
    assert [(first[f"A{r}"], first[f"B{r}"]) for r in (3, 4)] == [("里程", 57.94), ("优良率", 40)]
    assert first["B5"] == "=SUM(B3:B4)"
    assert first["B8"].startswith("又一处")
    assert first["A9"] == second["A7"] == "复核人：张三"
    assert (second["B3"], second["B4"]) == (80, "=SUM(B3)")
    assert "A6" not in second  # no findings: the row stays, empty
    assert [made["汇总"][f"G{r}"].value for r in (5, 6)] == ["='1 项目1'!B5", "='2 项目2'!B4"]


def test_a_copied_sheet_keeps_pictures_page_set_up_and_conditions(tmp_path):
    picture = io.BytesIO()
    Picture.new("RGB", (30, 20), "red").save(picture, "PNG")
    book = one_per_report(summary())
    page = book.worksheets[1]
    page.add_image(Image(picture), "D9")
    page.print_area, page.print_title_rows = "A1:D10", "1:1"
    page.oddFooter.center.text = "第 &P 页"
    page.page_setup.orientation = "landscape"
    page.freeze_panes = "A3"
    page.add_table(Table(displayName="评分", ref="F2:G3"))
    page["F2"], page["G2"] = "列一", "列二"
    made, notice = filled(tmp_path, book, review(1), review(2))
    assert notice == ""
    for title in ("1 项目1", "2 项目2"):
        copied = made[title]
        assert [i.anchor._from.row for i in copied._images] == [9]  # one row further down: two indicators
        assert (copied.print_area, copied.print_title_rows) == (f"'{title}'!$A$1:$D$11", "$1:$1")
        assert (copied.oddFooter.center.text, copied.page_setup.orientation) == ("第 &P 页", "landscape")
        assert (copied.freeze_panes, [t.ref for t in copied.tables.values()]) == ("A3", ["F2:G4"])
    names = [t.displayName for s in made for t in s.tables.values()]
    assert len(set(names)) == 2


def test_sheet_names_stay_legal_and_unique(tmp_path):
    book = one_per_report(summary(), "{{项目名称}}")
    reviews = (
        review(1, project_name="汇总"),
        review(2, project_name="a/b*" * 20),
        review(3, project_name="汇总"),
    )
    made, _ = filled(tmp_path, book, *reviews)
    assert made.sheetnames[0] == "汇总"
    assert made.sheetnames[1::2] == ["汇总(2)", "汇总(3)"]
    assert len(made.sheetnames[2]) <= 31


def test_charts_array_formulas_and_tables_follow(tmp_path):
    book = summary()
    page = book["汇总"]
    chart = BarChart()
    chart.add_data(Reference(page, min_col=4, min_row=5, max_row=5))
    page.add_chart(chart, "A10")
    page["G7"] = ArrayFormula("G7", "=SUM(D5:D5*2)")
    page["H5"] = ArrayFormula("H5", "=SUM(D5*2)")
    made, notice = filled(tmp_path, book, *three())
    page = made["汇总"]
    (shown,) = page._charts
    assert shown.series[0].val.numRef.f == "'汇总'!$D$5:$D$7"
    assert shown.anchor._from.row == 11
    assert (page["G9"].value.ref, page["G9"].value.text) == ("G9", "=SUM(D5:D7*2)")
    assert [(page[f"H{r}"].value.ref, page[f"H{r}"].value.text) for r in (5, 7)] == [
        ("H5", "=SUM(D5*2)"),
        ("H7", "=SUM(D7*2)"),
    ]
    assert notice == "图表会保留，但部分样式可能简化，请核对。"


def test_links_and_names_by_formula_lead_where_their_cells_went(tmp_path):
    book = one_per_report(summary())
    page = book["汇总"]
    page["A5"].hyperlink = Hyperlink(ref="A5", location="'{{序号}} {{项目名称}}'!A1")
    page["A7"].hyperlink = Hyperlink(ref="A7", location="'汇总'!D8")
    named(book, 范围="OFFSET(汇总!$A$5,0,0,COUNTA(汇总!$A$5:$A$5),1)")
    made, _ = filled(tmp_path, book, *three())
    page = made["汇总"]
    links = [(page[p].hyperlink.ref, page[p].hyperlink.location) for p in ("A5", "A7", "A9")]
    assert links == [("A5", "'1 项目1'!A1"), ("A7", "'3 项目3'!A1"), ("A9", "'汇总'!D10")]
    assert made.defined_names["范围"].value == "OFFSET(汇总!$A$5,0,0,COUNTA(汇总!$A$5:$A$7),1)"


def test_a_failure_leaves_the_old_file_and_the_template(tmp_path):
    folder = tmp_path / "会议"
    folder.mkdir()
    template = folder / "模板.xlsx"
    summary().save(template)
    before, target = template.read_bytes(), folder / "旧.xlsx"
    target.write_bytes(b"old")
    reviews = three()
    rows = [r.row for r in reviews]
    with pytest.raises(Cancelled):
        write_template(template, target, rows, reviews, META, lambda p: p.done < 2)
    with pytest.raises(Refused, match="就是模板本身"):
        write_template(template, template, rows, reviews, META)
    with pytest.raises(EnvironmentProblem, match="文件夹不存在"):
        write_template(template, tmp_path / "无" / "a.xlsx", rows, reviews, META)
    with pytest.raises(Refused, match="没有可导出的报告"):
        write_template(template, target, [], [], META)
    assert (target.read_bytes(), template.read_bytes()) == (b"old", before)
    assert sorted(p.name for p in folder.iterdir()) == ["旧.xlsx", "模板.xlsx"]


def test_too_many_sheets_are_refused_before_anything_is_read(tmp_path):
    template = tmp_path / "模板.xlsx"
    one_per_report(summary()).save(template)
    one = review(1)
    with pytest.raises(Refused, match=f"最多 {MOST_SHEETS} 份，现有 {MOST_SHEETS + 1} 份"):
        write_template(template, tmp_path / "a.xlsx", [one.row] * (MOST_SHEETS + 1), iter(()), META)


def test_the_sample_holds_every_name_fills_and_leaves_its_guide_out(tmp_path):
    sample = write_sample(tmp_path / "示例.xlsx")
    guide = texts(openpyxl.load_workbook(sample)["名称说明"])
    assert set(guide.values()) >= ALL
    reviews = (review(1, findings=(finding(),)), scored(2, "80"))
    told = write_template(sample, tmp_path / "a.xlsx", [r.row for r in reviews], reviews, META)
    made = openpyxl.load_workbook(told.path)
    assert (made.sheetnames, told.notice) == (["汇总表", "1 项目1", "2 项目2"], "")
    assert not [v for s in made for v in texts(s).values() if "{{" in str(v)]
    assert made["汇总表"]["F6"].value == '=IF(COUNT(F4:F5)=0,"",SUM(F4:F5))'
    assert made["汇总表"].auto_filter.ref == "A3:T5"


def test_the_sample_says_provisional_beside_a_total(tmp_path):
    sample = write_sample(tmp_path / "示例.xlsx")
    reviews = (review(1), review(2, status=Status.WAITING))
    told = write_template(sample, tmp_path / "a.xlsx", [r.row for r in reviews], reviews, META)
    made = openpyxl.load_workbook(told.path)
    totals = [
        v for name in ("1 项目1", "2 项目2") for v in texts(made[name]).values() if str(v).startswith("合计")
    ]
    assert totals == ["合计", "合计（未审定）"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_totals_of_the_sample_are_empty_where_no_report_has_a_number(tmp_path):
    sample = write_sample(tmp_path / "示例.xlsx")
    reviews = tuple(review(n, spent=None) for n in (1, 2))
    told = write_template(sample, tmp_path / "a.xlsx", [r.row for r in reviews], reviews, META)
    page = openpyxl.load_workbook(recalculated(told.path, tmp_path), data_only=True)["汇总表"]
    assert [page[f"{letter}6"].value or None for letter in "EFGH"] == [None, 1040, None, None]


def test_the_columns_are_those_of_the_summary():
    heads = [title.partition("\n")[0].partition("(")[0] for title, _ in SUMMARY]
    assert [one.name for one in COLUMNS] == heads


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_the_filled_workbook(tmp_path):
    book = one_per_report(dressed(summary()))
    book["汇总"].unmerge_cells("G5:H5")
    book["汇总"]["G5"] = "=RANK(D5,$D$5:$D$5)"
    book["汇总"]["H5"] = "=SUM($D$5:D5)"
    book["汇总"]["I5"] = "='{{序号}} {{项目名称}}'!B4"
    named(book, 自评得分="汇总!$J$5")
    book["汇总"]["J7"] = "=SUM(自评得分)"
    filled(tmp_path, book, *three())
    home = (tmp_path / "office").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run(
        [*command, tmp_path / "out", tmp_path / "结果.xlsx"], check=True, capture_output=True, timeout=110
    )
    page = openpyxl.load_workbook(tmp_path / "out" / "结果.xlsx", data_only=True)["汇总"]
    values = {name: [page[f"{name}{r}"].value for r in (5, 6, 7)] for name in "DEFGHIJ"}
    total = 91.5 + 88 + 70.25
    assert values["E"] == [1.5, -2, -19.75]
    assert values["F"] == pytest.approx([v / total for v in (91.5, 88, 70.25)])
    assert values["G"] == [1, 2, 3]
    assert values["H"] == [91.5, 179.5, 249.75]
    assert values["I"] == values["D"] == [91.5, 88, 70.25]
    assert (page["D9"].value, page["J9"].value) == (total, 300)
    assert page["E9"].value == pytest.approx(total / 3 - 90)
