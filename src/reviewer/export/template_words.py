"""The sentences about a county's template that can't be filled: which name or cell, and what to do; the file's name comes before."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.export import naming

_SHOWN = 30
_NAMES = "可用“导出模板示例”查看全部名称"


def no_workbook(name: str) -> str:
    return f"模板“{name}”不是 .xlsx 工作簿，不能填写；请用 Excel 或 WPS 打开后另存为 .xlsx，再选用。"


def macros(name: str) -> str:
    return f"模板“{name}”含有宏，填写后宏会丢失；请另存为不含宏的 .xlsx 后再选用。"


def no_reports() -> str:
    return "没有可导出的报告，请先导入或另选范围。"


def own_place(name: str) -> str:
    return f"“{name}”就是模板本身，不能导出到它的位置；请另取文件名。"


def no_field() -> str:
    return f"中没有可填写的名称；请在单元格中写 {{{{项目名称}}}} 等占位文字，或用名称管理器给单元格命名，{_NAMES}。"


def unknown(name: str, place: str) -> str:
    shown = f"“{{{{{name}}}}}”" if name else "“{{}}”"
    return f"的单元格 {place} 中的{shown}不认识{_meant(name)}"


def unknown_in_title(name: str, title: str) -> str:
    return f"的工作表名“{title}”中的“{name}”不能用作每份报告的表名，请改用项目名称、实施单位、序号等。"


def unknown_name(name: str, place: str) -> str:
    return f"的名称管理器中的“{name}”（{place}）不认识{_meant(name)}"


def broken(name: str) -> str:
    return f"的名称“{name}”已失效（#REF!），它所指的单元格被删除了；请在名称管理器中让它重新指向一个单元格，或删去这个名称。"


def no_cell(name: str, place: str) -> str:
    return f"的名称“{name}”没有指向单独一个单元格（现为 {place}）；请在名称管理器中让它指向一个单元格。"


def unclosed(place: str, text: str) -> str:
    shown = " ".join(text.split())[:_SHOWN]
    return f"的单元格 {place} 中“{shown}”的花括号不成对，占位文字应写作 {{{{名称}}}}；请补全或删去。"


def unclosed_in_title(title: str) -> str:
    return f"的工作表名“{title}”的花括号不成对，占位文字应写作 {{{{名称}}}}；请补全或删去。"


def not_kept(fault: str, more: int) -> str:
    return f"未添加：{fault}" + (f"另有 {more} 处，也请改正后再添加。" if more else "")


def in_formula(place: str) -> str:
    return f"的单元格 {place} 把占位文字写在公式里，不能填写；请另用一个单元格写占位文字，公式引用那个单元格。"


def two_rows(title: str, rows: Sequence[int], *, per_line: bool) -> str:
    named = "、".join(map(str, rows))
    if per_line:
        return (
            f"的工作表“{title}”有几行都写了报告的名称（第 {named} 行），一张表只能有一行随报告重复；"
            "请并为一行，若要每份报告一张表，请把工作表改名为 {{项目名称}}。"
        )
    return f"的工作表“{title}”有几行都写了指标或疑点的名称（第 {named} 行），每种只能有一行重复；请并为一行。"


def mixed_row(title: str, row: int) -> str:
    return f"的工作表“{title}”第 {row} 行同时写了指标和疑点的名称，两者须各占一行；请分成两行。"


def high_row(title: str, row: int, area: str) -> str:
    return f"的工作表“{title}”第 {row} 行要重复，但其中 {area} 合并了几行；请取消跨行合并，只占一行。"


def too_many_sheets(name: str, count: int, most: int) -> str:
    return (
        f"模板“{name}”为每份报告复制工作表，一次最多 {most} 份，现有 {count} 份；请先筛选或选定部分报告再导出。"
    )


def _meant(name: str) -> str:
    near = naming.nearest(name)
    guess = f"，是否应为“{near}”？请改正；" if near else "，请改正或删去；"
    return f"{guess}可用的名称有{naming.known_names(name)}。"
