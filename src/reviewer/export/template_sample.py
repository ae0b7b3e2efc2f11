"""A template to begin with: a summary, a sheet for each report, and a sheet that explains every name in Chinese."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.files import put_in_place
from reviewer.export.naming import COLUMNS, OF_FINDING, OF_INDICATOR, OF_LINE, OF_WHOLE, SHARES, Name
from reviewer.export.page import BODY_FONT, BODY_PT, HEAD_FONT, MONEY, RATE, SCORE, TITLE_FONT, TITLE_PT
from reviewer.export.summary import COLUMNS as WIDTHS
from reviewer.export.template_reading import GUIDE

_MONEY = ("年初预算数", "全年预算数", "全年执行数")
_SCORES = ("自评得分", "复核得分", "分差")
# Of the indicators' columns; the texts of the findings below stand in the wide ones.
_WIDTHS_OF_ONE = (6, 10, 18, 46, 8, 26, 9, 9, 11, 9, 11, 9)
_RULES = (
    "用法：把本文件改成会议要用的样子（字体、列宽、打印设置、合并的标题、标志都可以改），存到本县模板文件夹，导出时选用。",
    "占位文字：在单元格中写两个花括号夹名称，如 {{项目名称}}；也可以夹在一句话里，如“共 {{报告数}} 个项目”。",
    "名称管理器：也可以不写占位文字，用 Excel 或 WPS 的“公式—名称管理器”给单元格取下表中的名称。",
    "重复的行：一张表中写有报告名称的一行，每份报告重复一次，格式、行高、公式、下拉列表、条件格式一并复制。",
    "行下的合计：引用该行的 SUM 等公式自动扩到全部各行，如 =SUM(K5:K5)；该行中要引用全部各行时写 $K$5:$K$5。"
    '没有数时要空着的写 =IF(COUNT(K5:K5)=0,"",SUM(K5:K5))。',
    "该行公式引用上一行的（如 =A4+1）逐行下移；引用其他行的保持不变。",
    "每份报告一张表：工作表名中写占位文字（如 {{序号}} {{项目名称}}），或表中用了“指标.”“疑点.”开头的名称。",
    "金额单位为万元；执行率、偏离度为小数，单元格请设百分比格式。等级、类别等为文字。",
    "本表（名称说明）不填写，也不随结果导出。",
)  # fmt: skip


def write_sample(target: Path) -> Path:
    """Write the sample template. Raises EnvironmentProblem."""
    book = Workbook()
    summary = book.active
    assert isinstance(summary, Worksheet)
    _summary(summary)
    _one(book.create_sheet("{{序号}} {{项目名称}}"))
    _guide(book.create_sheet(GUIDE))
    buffer = io.BytesIO()
    book.save(buffer)
    put_in_place(target, buffer.getvalue())
    return target


def _summary(sheet: Worksheet) -> None:
    sheet.title = "汇总表"
    last = get_column_letter(len(COLUMNS))
    _title(sheet, "{{标题}}", last)
    sheet["A2"] = "编制单位：{{编制单位}}"
    sheet[f"{last}2"] = "单位：万元、分"
    sheet[f"{last}2"].alignment = Alignment(horizontal="right")
    letters = {one.name: get_column_letter(at) for at, one in enumerate(COLUMNS, 1)}
    _line(sheet, 3, [one.name for one in COLUMNS], head=True)
    sheet.row_dimensions[3].height = 34
    _line(sheet, 4, [_asked(one) for one in COLUMNS])
    totals = {letters[name]: _sum(letters[name], 4) for name in _MONEY}
    _line(sheet, 5, ["合计", *("" for _ in COLUMNS[1:])])
    for letter, formula in totals.items():
        sheet[f"{letter}5"] = formula
    sheet[f"{letters['项目名称']}5"] = "共 {{报告数}} 个项目"
    sheet[f"{letters['复核得分']}5"] = "{{平均复核得分}}"
    budget, spent = letters["全年预算数"], letters["全年执行数"]
    sheet[f"{letters['执行率']}5"] = f'=IF(AND(N({budget}5)>0,ISNUMBER({spent}5)),{spent}5/{budget}5,"")'
    for (name, letter), (_, width) in zip(letters.items(), WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
        for row in (4, 5):
            sheet[f"{letter}{row}"].number_format = _format(name)
    sheet["A7"] = "复核人：　　　　　审核人：　　　　　负责人：　　　　　日期：{{制表日期}}"
    sheet.freeze_panes = "E4"
    sheet.auto_filter.ref = f"A3:{last}4"
    _printed(sheet, f"A1:{last}7", "3:3")


def _one(sheet: Worksheet) -> None:
    asked = [one for one in OF_INDICATOR if one.name != "指标.备注"]
    last = get_column_letter(len(asked))
    _title(sheet, "{{项目名称}}绩效自评复核表", last)
    sheet["A2"] = "实施单位：{{实施单位}}　　主管部门：{{主管部门}}　　评分表：{{评分表}}第 {{评分表版次}} 版"
    sheet["A3"] = "自评 {{自评得分}} 分，复核 {{复核得分}} 分（{{复核等级}}），执行率 {{执行率}}"
    _line(sheet, 5, [one.name.partition(".")[2] for one in asked], head=True)
    _line(sheet, 6, [_asked(one) for one in asked])
    _line(sheet, 7, ["合计{{暂定}}", *("" for _ in asked[1:])])
    for at, one in enumerate(asked, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _WIDTHS_OF_ONE[at - 1]
        if one.name in ("指标.权重", "指标.自评得分", "指标.复核得分"):
            sheet[f"{letter}7"] = _sum(letter, 6)
            sheet[f"{letter}6"].number_format = sheet[f"{letter}7"].number_format = SCORE
    _line(sheet, 9, [one.name.partition(".")[2] for one in OF_FINDING], head=True)
    _line(sheet, 10, [_asked(one) for one in OF_FINDING])
    sheet["A12"] = "复核人：{{复核人}}　　　　日期："
    _printed(sheet, f"A1:{last}12", "")


def _sum(letter: str, row: int) -> str:
    """Return the formula of a total; where no row has a number it is empty."""
    area = f"{letter}{row}:{letter}{row}"
    return f'=IF(COUNT({area})=0,"",SUM({area}))'


def _guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    sheet["A1"] = "模板中可用的名称"
    sheet["A1"].font = Font(name=HEAD_FONT, size=14)
    for row, text in enumerate(_RULES, 2):
        sheet.cell(row, 1, text).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        sheet.row_dimensions[row].height = 32
    row = len(_RULES) + 3
    groups: tuple[tuple[str, Sequence[Name[Any]]], ...] = (
        ("整张工作簿（各处可用）", OF_WHOLE),
        ("一份报告（重复的行、每份报告的表）", OF_LINE),
        ("指标（每份报告的表中重复的行）", OF_INDICATOR),
        ("疑点（每份报告的表中重复的行）", OF_FINDING),
    )
    for title, names in groups:
        _line(sheet, row, [title, "含义"], head=True)
        for at, one in enumerate(names, row + 1):
            _line(sheet, at, [one.name, one.meaning])
        row += len(names) + 2


def _asked(one: Name[Any]) -> str:
    return f"{{{{{one.name}}}}}"


def _format(name: str) -> str:
    if name in SHARES:
        return RATE
    return MONEY if name in _MONEY else SCORE if name in _SCORES else "General"


def _title(sheet: Worksheet, text: str, last: str) -> None:
    sheet["A1"] = text
    sheet["A1"].font = Font(name=TITLE_FONT, size=TITLE_PT)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(f"A1:{last}1")
    sheet.row_dimensions[1].height = 34


def _line(sheet: Worksheet, row: int, texts: Iterable[str], *, head: bool = False) -> None:
    thin = Side(style="thin")
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column, text or None)
        cell.font = Font(name=HEAD_FONT if head else BODY_FONT, size=BODY_PT, bold=head)
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        cell.alignment = Alignment(horizontal="center" if head else None, vertical="center", wrap_text=True)
        if head:
            cell.fill = PatternFill("solid", "F2F2F2")


def _printed(sheet: Worksheet, area: str, titles: str) -> None:
    sheet.print_area = area
    if titles:
        sheet.print_title_rows = titles
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.6, bottom=0.7)
    footer = sheet.oddFooter
    assert footer is not None
    footer.center = HeaderFooterPart("第 &P 页 共 &N 页")
