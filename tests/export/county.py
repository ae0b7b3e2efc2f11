"""A county's own workbook as a clerk would make it, and what is written into it, read again."""

import openpyxl
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from reviewer.export.template import write_template

from .conftest import META

HEAD = ("序号", "实施单位", "项目名称", "复核得分", "与九十分相差", "占合计")


def summary(book=None):
    """Return a workbook whose sheet 汇总 has its title in row 1, one row for the reports in row 5 and sums in row 7."""
    book = book or openpyxl.Workbook()
    sheet = book.active
    sheet.title = "汇总"
    sheet["A1"] = "{{标题}}"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "编制单位：{{编制单位}}"
    sheet["E2"] = "{{报告数}}"
    for column, title in enumerate(HEAD, 1):
        sheet.cell(4, column, title)
    for place, text in (
        ("A5", "{{序号}}"),
        ("B5", "{{实施单位}}"),
        ("C5", "{{ 项目名称 }}"),
        ("D5", "{{复核得分}}"),
        ("E5", "=D5-90"),
        ("F5", "=D5/$D$7"),
        ("A7", "合计"),
        ("D7", "=SUM(D5:D5)"),
        ("E7", "=AVERAGE(E5)"),
        ("D8", "=D7/E2"),
    ):
        sheet[place] = text
    sheet["C5"].fill = PatternFill("solid", "FFFF00")
    sheet["D5"].number_format = "0.0"
    sheet.row_dimensions[5].height = 33
    return book


def dressed(book):
    """Add what a clerk adds: print area, filter, panes, titles, a colour by condition, a list to choose from."""
    sheet = book["汇总"]
    sheet.merge_cells("G5:H5")
    sheet.merge_cells("A8:B8")
    sheet.print_area = "A1:F8"
    sheet.print_title_rows = "4:4"
    sheet.auto_filter.ref = "A4:F5"
    sheet.freeze_panes = "C5"
    sheet.conditional_formatting.add("D5:D5", FormulaRule(["$D5<$E$2"], font=Font(color="FF0000")))
    choice = DataValidation("list", formula1='"甲,乙"')
    choice.add("B5")
    sheet.add_data_validation(choice)
    return book


def named(book, **cells):
    """Give cells their names, as the name manager does."""
    for name, place in cells.items():
        book.defined_names.add(DefinedName(name, attr_text=place))
    return book


def one_per_report(book, title="{{序号}} {{项目名称}}"):
    """Add a sheet that is copied for each report, with a row of indicators and one of findings."""
    sheet = book.create_sheet(title)
    sheet["A1"] = "{{项目名称}}复核表，执行率 {{执行率}}"
    sheet["A3"], sheet["B3"] = "{{指标.名称}}", "{{指标.复核得分}}"
    sheet["B4"] = "=SUM(B3)"
    sheet["A6"], sheet["B6"] = "{{疑点.名称}}", "{{疑点.说明}}"
    sheet["A7"] = "复核人：{{复核人}}"
    return book


def filled(tmp_path, book, *reviews, meta=META):
    """Fill a workbook with reviews; return the result, opened again, and what was told."""
    template, target = tmp_path / "模板.xlsx", tmp_path / "结果.xlsx"
    book.save(template)
    told = write_template(template, target, [r.row for r in reviews], reviews, meta)
    return openpyxl.load_workbook(told.path), told.notice


def texts(sheet):
    """Return what stands in a sheet, by cell."""
    return {c.coordinate: c.value for line in sheet.iter_rows() for c in line if c.value is not None}
