"""Make the sample self-evaluation form (自评表): the national form of a project whose report is a sample, too.

It is a real workbook: merged cells, formulas with their results, percents and thousands by number formats, a print
area. Fictional like all samples; the same program versions give the same bytes.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlsxwriter

NAME = "04-农村公路日常养护项目绩效自评表"
WIDTHS = (8, 10, 14, 20, 16, 16, 9, 15, 20)
MONEY = (
    ("年度资金总额", 520, 520, 486.5),
    ("其中：当年财政拨款", 500, 500, 466.5),
    ("上年结转资金", 20, 20, 20),
    ("其他资金", 0, 0, 0),
)
GOAL = (
    "完成日常养护里程1280公里，修补路面坑槽2.4万平方米，更换维护安全标志牌560块，清理边沟310公里，"
    "保持农村公路路况稳定，方便群众出行。"
)
DONE = (
    "完成日常养护里程1236公里，修补路面坑槽2.46万平方米，更换维护安全标志牌566块，清理边沟312公里，"
    "农村公路优良中等路率达到88.6%。"
)
WHY = "雨季灾毁路段封闭施工，部分路段养护推迟；2024年提前安排雨季前养护。"
# Second level, third level, target, actual, points, score, reason; a first level begins a group.
INDICATORS = (
    (
        "产出指标",
        ("数量指标", "日常养护里程", "≥1280公里", "1236公里", 10, 9.66, WHY),
        ("数量指标", "修补路面坑槽面积", "≥2.4万平方米", "2.46万平方米", 10, 10, ""),
        ("数量指标", "更换维护安全标志牌", "≥560块", "566块", 8, 8, ""),
        ("数量指标", "清理边沟长度", "≥310公里", "312公里", 7, 7, ""),
        ("质量指标", "养护质量抽检合格率", "≥95%", 0.963, 8, 8, ""),
        ("时效指标", "灾毁路段24小时抢通率", 1.0, 1.0, 4, 4, ""),
        ("成本指标", "县道每公里养护成本", "≤1.2万元", "1.15万元", 3, 3, ""),
    ),
    (
        "效益指标",
        ("社会效益", "优良中等路率", "≥88%", 0.886, 20, 20, ""),
        ("可持续影响", "长效养护机制健全率", 1.0, 1.0, 10, 10, ""),
    ),
    ("满意度指标", ("服务对象满意度", "沿线群众满意度", "≥90%", 0.927, 10, 10, "")),
)
EXECUTION = 486.5 / 520
TOTAL = 99.02


class Form:
    """The sheet being written, row by row from the top."""

    def __init__(self, book: Any) -> None:
        self.sheet = book.add_worksheet("自评表")
        base = {
            "font_name": "宋体",
            "font_size": 10.5,
            "border": 1,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
        }
        self.cell = book.add_format(base)
        self.label = book.add_format({**base, "bold": True})
        self.prose = book.add_format({**base, "align": "left"})
        self.money = book.add_format({**base, "num_format": "#,##0.00"})
        self.score = book.add_format({**base, "num_format": "0.00"})
        self.rate = book.add_format({**base, "num_format": "0.00%"})
        self.percent = book.add_format({**base, "num_format": "0.0%"})
        self.title = book.add_format(
            {"font_name": "方正小标宋简体", "font_size": 18, "align": "center", "valign": "vcenter"}
        )
        self.plain = book.add_format({"font_name": "宋体", "font_size": 10.5, "align": "center"})

    def write(self) -> None:
        """Write the whole form and set it up for printing."""
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.head()
        self.funds()
        self.goals()
        last = self.indicators(11)
        self.sheet.merge_range(
            last + 1,
            0,
            last + 1,
            8,
            "填报人：李文斌    联系电话：0000-1234567    填报日期：2024年3月15日",
            self.plain,
        )
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def head(self) -> None:
        across = self.sheet.merge_range
        across("A1:I1", "项目支出绩效自评表", self.title)
        self.sheet.set_row(0, 30)
        across("A2:I2", "（2023年度）", self.plain)
        self.sheet.write("A3", "项目名称", self.label)
        across("B3:I3", "农村公路日常养护项目", self.cell)
        self.sheet.write("A4", "主管部门", self.label)
        across("B4:D4", "云泽县交通运输局", self.cell)
        self.sheet.write("E4", "实施单位", self.label)
        across("F4:I4", "云泽县公路养护中心", self.cell)

    def funds(self) -> None:
        across = self.sheet.merge_range
        across("A5:A9", "项目资金（万元）", self.label)
        across("B5:C5", "", self.label)
        for column, said in zip(
            "DEFGHI",
            ("年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"),
            strict=True,
        ):
            self.sheet.write(f"{column}5", said, self.label)
        for row, (name, *amounts) in enumerate(MONEY, 6):
            across(f"B{row}:C{row}", name, self.cell)
            for column, amount in zip("DEF", amounts, strict=True):
                self.sheet.write(f"{column}{row}", amount, self.money)
            for column in "GHI":
                self.sheet.write(f"{column}{row}", "—", self.cell)
        self.sheet.write("G6", 10, self.cell)
        self.sheet.write_formula("H6", "=F6/E6", self.rate, EXECUTION)
        self.sheet.write_formula("I6", "=ROUND(G6*H6,2)", self.score, 9.36)

    def goals(self) -> None:
        across = self.sheet.merge_range
        across("A10:A11", "年度总体目标", self.label)
        across("B10:E10", "预期目标", self.label)
        across("F10:I10", "实际完成情况", self.label)
        across("B11:E11", GOAL, self.prose)
        across("F11:I11", DONE, self.prose)
        self.sheet.set_row(10, 60)

    def indicators(self, top: int) -> int:
        """Write the indicators from a row on; return the last row."""
        heads = (
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        )
        for column, said in enumerate(heads, 1):
            self.sheet.write(top, column, said, self.label)
        row = top + 1
        for level, *lines in INDICATORS:
            self.merged(row, row + len(lines) - 1, 1, level)
            self.second_levels(row, [line[0] for line in lines])
            for second in lines:
                self.indicator(row, *second[1:])
                row += 1
        self.sheet.merge_range(row, 1, row, 5, "总分", self.label)
        self.sheet.write_formula(row, 6, f"=G6+SUM(G{top + 2}:G{row})", self.cell, 100)
        self.sheet.write_formula(row, 7, f"=I6+SUM(H{top + 2}:H{row})", self.score, TOTAL)
        self.sheet.write_blank(row, 8, None, self.cell)
        self.merged(top, row, 0, "绩效指标")
        return row

    def second_levels(self, row: int, names: list[str]) -> None:
        first = 0
        for at in range(1, len(names) + 1):
            if at == len(names) or names[at] != names[first]:
                self.merged(row + first, row + at - 1, 2, names[first])
                first = at

    def merged(self, first: int, last: int, column: int, said: str) -> None:
        if first == last:
            self.sheet.write(first, column, said, self.cell)
        else:
            self.sheet.merge_range(first, column, last, column, said, self.cell)

    def indicator(
        self, row: int, name: str, target: Any, actual: Any, points: int, score: float, why: str
    ) -> None:
        self.sheet.write(row, 3, name, self.cell)
        for column, value in ((4, target), (5, actual)):
            self.sheet.write(row, column, value, self.percent if isinstance(value, float) else self.cell)
        self.sheet.write(row, 6, points, self.cell)
        self.sheet.write(row, 7, score, self.score)
        self.sheet.write(row, 8, why, self.prose)


def make_form(made: datetime) -> bytes:
    """Return the workbook's bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"author": "示例", "created": made})
    Form(book).write()
    book.close()
    return buffer.getvalue()
