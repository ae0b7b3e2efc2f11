"""A template that can't be filled, or not wholly: one sentence with the name, the cell and what to do."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image as Picture

from reviewer.domain.errors import FileProblem
from reviewer.export.template_reading import read_template

from .county import dressed, named, one_per_report, summary


def read(tmp_path, book):
    path = tmp_path / "会议.xlsx"
    book.save(path)
    return read_template(path)


def with_cells(book=None, **cells):
    book = book or summary()
    for place, value in cells.items():
        book["汇总"][place] = value
    return book


CASES = [
    (lambda: with_cells(C5="{{项目名字}}"), ["汇总!C5", "“{{项目名字}}”不认识", "是否应为“项目名称”", "可用的名称有标题、"]),
    (lambda: with_cells(B2="{{嗨}}"), ["汇总!B2", "请改正或删去"]),
    (lambda: with_cells(B2="{{}}"), ["汇总!B2", "“{{}}”不认识"]),
    (lambda: with_cells(B2="共 {{报告数 个"), ["汇总!B2", "“共 {{报告数 个”的花括号不成对", "请补全或删去"]),
    (lambda: with_cells(B2="报告数}}"), ["汇总!B2", "花括号不成对"]),
    (lambda: with_cells(B2="｛｛报告数"), ["汇总!B2", "花括号不成对"]),
    (lambda: one_per_report(summary(), "{{序号}} {{项目名称"), ["工作表名“{{序号}} {{项目名称”的花括号不成对"]),
    (lambda: with_cells(B6="{{实施单位}}"), ["“汇总”", "第 5、6 行", "请并为一行", "改名为 {{项目名称}}"]),
    (lambda: with_cells(G7='="{{标题}}"'), ["汇总!G7", "写在公式里"]),
    (lambda: named(summary(), 主管部门="#REF!"), ["“主管部门”已失效（#REF!）", "名称管理器"]),
    (lambda: named(summary(), 主管部门="汇总!$G$5:$H$6"), ["“主管部门”没有指向单独一个单元格", "汇总!$G$5:$H$6"]),
    (lambda: named(summary(), 主管部门="汇总!$G:$G"), ["“主管部门”没有指向单独一个单元格"]),
    (lambda: named(summary(), 复核得份="汇总!$G$5"), ["“复核得份”（汇总!G5）不认识", "是否应为“复核得分”"]),
    (lambda: named(summary(), 嗨="汇总!$G$5"), ["“嗨”（汇总!G5）不认识，请改正或删去"]),
    (lambda: openpyxl.Workbook(), ["没有可填写的名称", "导出模板示例"]),
    (lambda: one_per_report(summary(), "{{报告数}}"), ["工作表名“{{报告数}}”中的“报告数”"]),
]  # fmt: skip


@pytest.mark.parametrize(("make", "said"), CASES, ids=range(len(CASES)))
def test_each_fault_is_one_sentence(tmp_path, make, said):
    read_again = read(tmp_path, make())
    (fault,) = read_again.faults
    assert fault.startswith("模板“会议.xlsx”")
    assert fault.endswith("。")
    for words in said:
        assert words in fault


def test_rows_of_indicators_and_findings_that_clash(tmp_path):
    book = one_per_report(summary())
    book.worksheets[1]["C6"] = "{{指标.权重}}"
    told = read(tmp_path, book).faults
    assert "第 3、6 行" in told[0]
    book = one_per_report(summary())
    book.worksheets[1]["A3"] = book.worksheets[1]["B3"] = None
    book.worksheets[1]["C6"] = "{{指标.权重}}"
    (told,) = read(tmp_path, book).faults
    assert "第 6 行同时写了指标和疑点的名称" in told


def test_a_row_whose_cells_reach_into_the_next_is_refused(tmp_path):
    book = summary()
    book["汇总"].merge_cells("B5:B6")
    (told,) = read(tmp_path, book).faults
    assert "B5:B6 合并了几行" in told


def test_a_name_used_in_formulas_is_the_county_s_own(tmp_path):
    book = with_cells(G7="=D7*系数", H8=0.5)
    named(
        book, 系数="汇总!$H$1", 复核得份额="汇总!$D$7", 预算数="汇总!$H$8", 旧名="汇总!$M$40", 旧="汇总!$A:$A"
    )
    assert read(tmp_path, book).faults == ()


def test_a_name_of_one_sheet_counts_for_that_sheet(tmp_path):
    book = one_per_report(summary())
    book.worksheets[1].defined_names.add(DefinedName("主管部门", attr_text="'{{序号}} {{项目名称}}'!$C$1"))
    found = read(tmp_path, book)
    assert found.faults == ()
    assert [(s.row, s.column, s.text) for s in found.sheets[1].slots][-1] == (1, 3, "{{主管部门}}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "不是 .xlsx 工作簿"),
        (b"hello", "不是 .xlsx 工作簿"),
        (b"PK\x03\x04" + b"xl/workbook.xml" * 4, "已损坏或没有复制完整，不能用作模板"),
    ],
)
def test_what_is_no_workbook(tmp_path, content, said):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=said):
        read_template(path)
    with pytest.raises(FileProblem, match="找不到“无"):
        read_template(tmp_path / "无.xlsx")


def test_a_workbook_with_macros_is_refused(tmp_path):
    path = tmp_path / "宏.xlsx"
    summary().save(path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(FileProblem, match="含有宏"):
        read_template(path)


def _picture(tmp_path):
    path = tmp_path / "a.png"
    Picture.new("RGB", (30, 20), "red").save(path)
    return str(path)


LOST = {
    "header picture": (lambda b, s, p: s.set_header("&L&G", {"image_left": p}), "页眉页脚中的图片"),
    "background": (lambda b, s, p: s.set_background(p), "工作表背景图片"),
    "text box": (lambda b, s, p: s.insert_textbox("E9", "说明"), "文本框或形状"),
    "button": (lambda b, s, p: s.insert_button("E9", {"caption": "x"}), "控件或嵌入的对象"),
    "check box": (lambda b, s, p: s.insert_checkbox("E9", True), "单元格复选框"),
    "sparkline": (lambda b, s, p: s.add_sparkline("E9", {"range": "汇总!A1:C1"}), "迷你图"),
    "data bar": (
        lambda b, s, p: s.conditional_format("A1:C1", {"type": "data_bar", "data_bar_2010": True}),
        "新版条件格式",
    ),
    "picture in a cell": (lambda b, s, p: s.embed_image("E9", p), "嵌入单元格的图片"),
}


@pytest.mark.parametrize("what", LOST)
def test_what_openpyxl_drops_is_told_beforehand(tmp_path, what):
    add, said = LOST[what]
    path = tmp_path / "会议.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("汇总")
    page.write("A5", "{{项目名称}}")
    add(book, page, _picture(tmp_path))
    book.close()
    found = read_template(path)
    assert found.faults == ()
    assert found.losses.startswith(f"模板中的{said}")
    assert found.losses.endswith("不能保留，导出的文件中没有，请在导出后补上。")


def test_what_is_kept_is_not_told_as_lost(tmp_path):
    path = tmp_path / "会议.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("汇总")
    page.write("A5", "{{项目名称}}")
    page.write_comment("A1", "批注")
    page.insert_image("E9", _picture(tmp_path))
    page.write_rich_string("A2", book.add_format({"bold": 1}), "粗", "细")
    page.add_table("A10:C12")
    page.data_validation("B5", {"validate": "list", "source": ["a", "b"]})
    page.conditional_format("A5", {"type": "cell", "criteria": "<", "value": 60})
    book.close()
    assert read_template(path).losses == ""
    assert read(tmp_path, dressed(summary())).losses == ""


def test_a_guide_sheet_is_not_read(tmp_path):
    book = summary()
    book.create_sheet("名称说明")["A1"] = "{{没有这个}}"
    found = read(tmp_path, book)
    assert (found.faults, found.book.sheetnames) == ((), ["汇总"])


def test_rich_text_that_is_kept_stays_rich(tmp_path):
    path, buffer = tmp_path / "会议.xlsx", io.BytesIO()
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("汇总")
    page.write_rich_string("A1", book.add_format({"bold": 1}), "粗", "{{标题}}")
    page.write_rich_string("A2", book.add_format({"bold": 1}), "粗", "细")
    book.close()
    found = read_template(path)
    assert [slot.text for slot in found.sheets[0].slots] == ["粗{{标题}}"]
    found.book.save(buffer)
    again = openpyxl.load_workbook(buffer, rich_text=True)
    assert len(again["汇总"]["A2"].value) == 2
