"""The sheet 口径: by which rules the scores came about, as cells that the formulas of the workbook point at."""

from __future__ import annotations

from decimal import Decimal

from reviewer.domain.rubric import Measure, Profile, ProfileItem
from reviewer.export.cells import figure
from reviewer.export.model import ExportMeta
from reviewer.export.page import Page
from reviewer.export.rule_cells import LINEAR, NO, RATIO, YES, ProfileCells, Rules, shortfall_rows, step_values
from reviewer.scoring.measures import measure_name

COLUMNS = (("项目", 26.0), ("数值", 14.0), ("上限", 14.0), ("得分", 14.0), ("说明", 72.0))
_LAST = len(COLUMNS) - 1
_FIXED = (1, 3)  # of the settings: what the whole and the step of rounding are is no question of a meeting
_SETTINGS = (
    ("总分", "各部分分值之和"),
    (
        "反向指标（≤、＜）超出目标时",
        f"{LINEAR}：(1－(完成值－目标值)÷目标值)×分值；{RATIO}：目标值÷完成值×分值",
    ),
    ("计分保留到（分）", "四舍五入"),
    ("超额完成界限（%）", "完成值超过目标值的这个比例时提示核实原因"),
    ("超额完成是否扣分", f"{YES}：按超出界限的比例扣减"),
    ("偏离度界限", "偏离度大于它为高估，小于它的负数为低估，其余为基本一致"),
)


def write_rules(page: Page, rules: Rules, meta: ExportMeta) -> None:
    """Write what the workbook is, then each profile at the rows it was given."""
    styles = page.styles
    page.text(0, 0, "评分口径", styles.title(), to=_LAST)
    page.need(0, 34)
    told = {
        "编制单位": meta.organisation,
        "导出人": meta.reviewer,
        "导出时间": f"{meta.made_at:%Y-%m-%d %H:%M}",
        "程序": f"绩效报告评审台 {meta.program_version}",
    }
    page.text(
        1, 0, "　".join(f"{name}：{text}" for name, text in told.items() if text), styles.note(), to=_LAST
    )
    page.text(
        2,
        0,
        "本表浅色单元格被各表公式引用：改动这里或复核表中的权重、完成值、人工调整，得分、等级、平均和名次随之变化。备注随得分状态变化，其中算式标“（导出时）”的，所在行导出后改过；"
        "依据表的出处、规则是导出时的文字，数值随所引单元格变化。\n"
        "同一单位同一年度的同一项目有几份报告的，项目数、金额、平均、等级个数和名次只计一份，已审的先于审核中、待审，其次按序号；"
        "其余各份在汇总表备注中注明，问题数按份计。",
        styles.note(),
        to=_LAST,
    )
    end = 3
    for cells in rules.profiles.values():
        _write_profile(page, cells)
        end = cells.end
    page.print_as_table(2, 1, end)


def _write_profile(page: Page, cells: ProfileCells) -> None:
    """Write one profile; rows are counted from 0 here, from 1 in the cells."""
    profile, styles, top = cells.profile, page.styles, cells.top - 1
    page.text(top, 0, f"{profile.name}第 {profile.version} 版", styles.head())
    page.text(top, 1, profile.description or "", styles.text(), to=_LAST)
    values: tuple[Decimal | str, ...] = (
        profile.points,
        RATIO if profile.reverse_formula == "ratio" else LINEAR,
        profile.step,
        profile.over_achievement_percent,
        YES if profile.over_achievement_cuts else NO,
        profile.deviation_percent / 100,
    )
    for offset, ((name, note), value) in enumerate(zip(_SETTINGS, values, strict=True), 1):
        _line(page, top + offset, name, value, note, entry=offset not in _FIXED)
    page.text(top + 7, 0, "等级", styles.head())
    for column, text in ((1, "最低分"), (4, "得分达到最低分即为该等级")):
        page.text(top + 7, column, text, styles.head())
    for offset, bound in enumerate(reversed(profile.grades)):
        _line(page, cells.grades.first - 1 + offset, bound.grade, bound.at_least, "")
    for key, (area, item) in cells.tables.items():
        _write_table(page, area.first - 2, item, _part_of(profile, key))
    _write_items(page, cells)


def _line(page: Page, at: int, name: str, value: Decimal | str, note: str, *, entry: bool = True) -> None:
    page.text(at, 0, name, page.styles.text())
    if isinstance(value, str):
        page.text(at, 1, value, page.styles.entry_text())
        choices = [YES, NO] if value in (YES, NO) else [LINEAR, RATIO]
        page.sheet.data_validation(at, 1, at, 1, {"validate": "list", "source": choices})
    else:
        style = page.styles.entry("General") if entry else page.styles.number("General")
        page.number(at, 1, figure(value), style)
    page.text(at, 2, note, page.styles.text(), to=_LAST)


def _part_of(profile: Profile, key: str) -> str:
    return next(part.name for part in profile.parts if part.key == key.partition("/")[0])


def _write_table(page: Page, at: int, item: ProfileItem, part: str) -> None:
    """Write a step table or a deduction under a line with its name."""
    styles = page.styles
    page.text(at, 0, f"{part}：{item.name}", styles.head())
    heads = ("不低于（%）", "不高于（%）", "得分") if item.steps else ("数值", "", "")
    for column, text in enumerate((*heads, _told(item)), 1):
        page.text(at, column, text, styles.head())
    if item.steps:
        for number, step in enumerate(item.steps, 1):
            page.text(at + number, 0, f"第 {number} 档", styles.text())
            for column, value in enumerate(step_values(step), 1):
                page.number(at + number, column, figure(value), styles.entry("General"))
            page.text(at + number, 4, "", styles.text())
        return
    for number, (name, attribute) in enumerate(shortfall_rows(item.deduction), 1):
        _line(page, at + number, name, getattr(item.deduction, attribute), "")


def _told(item: ProfileItem) -> str:
    measure = measure_name(item.measure)
    if item.steps:
        whole = "" if item.points is None else f"，该项 {item.points} 分，分值不同时按比例折算"
        return f"{measure}所在各档中得分最高的一档{whole}"
    above = item.deduction is not None and item.deduction.above
    return f"{measure}每{'高于' if above else '低于'}标准一档扣分，扣完为止"


def _write_items(page: Page, cells: ProfileCells) -> None:
    """Write the parts with their items and points, for reading: rows of a review sheet carry their own points."""
    at = cells.items.first - 2
    for column, text in enumerate(("部分", "分值", "", "", "评分项（分值）")):
        page.text(at, column, text, page.styles.head())
    for number, part in enumerate(cells.profile.parts, 1):
        page.text(at + number, 0, part.name, page.styles.text())
        page.number(at + number, 1, figure(part.points), page.styles.number("General"))
        for column in (2, 3):
            page.text(at + number, column, "", page.styles.text())
        named = "、".join(_named(item) for item in part.items)
        page.text(at + number, 4, named, page.styles.text())


def _named(item: ProfileItem) -> str:
    if item.points is None:
        return f"{item.name or '各指标'}（按指标分摊）"
    only = "，无指标时" if item.when else ""
    measured = f"，{measure_name(item.measure)}" if item.measure is not Measure.EXECUTION else ""
    return f"{item.name}（{item.points}{only}{measured}）"
