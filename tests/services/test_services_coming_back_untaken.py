"""Changes in a workbook that do not come back: each is told with its cell, old and new, and where to make it instead."""

import shutil

import openpyxl
import pytest
from meeting import Workbook, through_office

from reviewer.services.coming_back import preview, take

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def told(library, path):
    """Return what does not come back, by sheet and cell."""
    found = preview(library, path)
    assert found.differences == ()
    return {(one.sheet, one.what): (one.before, one.now, one.why) for one in found.untaken}


def cell(page, text):
    return next(cell for line in page.iter_rows() for cell in line if cell.value == text)


def change_all(workbook):
    """Change what does not come back on every sheet; return what is to be told of it."""
    book, page = workbook.book, workbook.sheet()
    review, r = page.title, workbook.row("output/i-植树")
    subtotal = cell(page, "产出小计").row
    page["H" + str(r)], page["G" + str(r)], page["I" + str(r)], page["M" + str(r)] = 3, 12, 6, "会上说明"
    page["C3"], page["A1"], page["R" + str(subtotal)] = "改了名的项目", "会议用表", -2
    head = cell(page, "自评等级").row
    page[f"K{head}"], page[f"G{head}"] = "良", 97
    summary = book["汇总表"]
    summary["I4"], summary["J4"], summary["Q4"], summary["T4"] = 97, "良", "一个问题", "会上说明"
    summary["C5"] = "另一个单位"
    findings, own = book["疑点清单"], book["1 疑点"]
    findings["H4"], findings["I4"], own["E5"] = "认定", "属实", "排除"
    rules = book["口径"]
    rule = next(line[1] for line in rules.iter_rows() if line[0].value == "超额完成界限（%）")
    rule.value = 50
    fields, indicators = "不读回：请在程序的「字段」中修改。", "不读回：请在程序的「指标」中修改。"
    rubric, finding = "不读回：请在「评审 → 评分表…」中修改。", "不读回：请在程序的「疑点」中处理。"
    original = "不读回：取自报告原文；报告有更正时请「替换原文」。"
    written = "不读回：由程序写出；需要自己的版式时请用本县模板导出。"
    remark = "不读回：备注由程序写出；意见请写在「处理建议」中。"
    return {
        (review, f"H{r} 自评完成值"): ("25", "3", indicators),
        (review, f"G{r} 权重"): ("6.67", "12", rubric),
        (review, f"I{r} 自评得分"): ("—", "6", original),
        (review, f"M{r} 备注"): ("25 ≥ 20 → 6.67", "会上说明", remark),
        (review, "C3 项目名称"): ("水渠维护专项1", "改了名的项目", fields),
        (review, "A1"): ("绩效自评复核表", "会议用表", written),
        (review, f"R{subtotal} 人工调整"): (
            "—",
            "-2",
            "不读回：小计和合计由各评分项得出；请改各项的「人工调整」和「复核完成值」。",
        ),
        (review, f"K{head} 自评等级"): ("优", "良", fields),
        (review, f"G{head} 自评得分"): ("99", "97", fields),
        ("汇总表", "I4 自评得分"): ("99", "97", original),
        ("汇总表", "J4 自评等级"): ("优", "良", fields),
        ("汇总表", "Q4 主要问题"): ("—", "一个问题", "不读回：取自已认定的疑点；请在程序的「疑点」中处理。"),
        ("汇总表", "T4 备注"): ("待审", "会上说明", remark),
        ("汇总表", "C5 实施单位"): ("星河县水务局", "另一个单位", fields),
        ("疑点清单", "H4 处理"): ("未处理", "认定", finding),
        ("疑点清单", "I4 理由或问询"): ("—", "属实", finding),
        ("1 疑点", "E5 处理"): ("未处理", "排除", finding),
        ("口径", f"B{rule.row} 超额完成界限（%）"): ("130", "50", rubric),
    }


@pytest.mark.parametrize("way", ["openpyxl", pytest.param("office", marks=[pytest.mark.slow, needs_office])])
def test_every_cell_that_is_not_taken_is_told_with_where_to_change_it(two, workbook, way):
    wanted = change_all(workbook)
    path = workbook.save()
    assert told(two, path if way == "openpyxl" else through_office(path)) == wanted


@pytest.mark.slow
@needs_office
def test_another_program_that_saves_it_changes_nothing(two, workbook):
    assert told(two, through_office(workbook.save())) == {}


def test_rows_and_columns_that_moved_are_no_changes(two, workbook):
    page, summary = workbook.sheet(), workbook.book["汇总表"]
    page.insert_rows(2, 3)
    page.insert_cols(4)
    for column in range(1, 23):  # somebody sorted the lines
        first, second = summary.cell(4, column), summary.cell(5, column)
        first.value, second.value = second.value, first.value
    findings = workbook.book["疑点清单"]
    findings.delete_rows(5)
    found = told(two, workbook.save())
    assert {sheet for sheet, _ in found} == {"疑点清单"}
    ((_, what),) = found
    assert (what, found["疑点清单", what][1]) == ("第 5 行", "（已清空）")


def test_a_cell_of_a_moved_row_is_told_where_it_stands_now(two, workbook):
    page, r = workbook.sheet(), workbook.row("output/i-植树")
    page.insert_rows(2, 3)
    page.insert_cols(4)
    page[f"I{r + 3}"] = 3
    assert list(told(two, workbook.save())) == [(page.title, f"I{r + 3} 自评完成值")]


def test_a_row_that_somebody_wrote_is_told(two, workbook):
    page = workbook.book["按单位"]
    page[f"B{page.max_row + 3}"] = "会上统一意见"
    assert list(told(two, workbook.save()).values()) == [
        ("—", "会上统一意见", "不读回：由其他表得出；请改复核表。")
    ]


def test_sheets_that_are_gone_are_told_once(two, workbook):
    for name in ("按单位", "按问题类型", "得分分布", "依据"):
        workbook.book.remove(workbook.book[name])
    found = preview(two, workbook.save())
    assert found.untaken == ()
    assert found.notes == ("工作表「按单位」「按问题类型」「得分分布」等 4 张已改名或删除，未比对。",)


def test_a_workbook_without_its_rows_still_tells_of_rules_and_readings(two, workbook):
    """What older versions exported."""
    snapshot = workbook.book["_导出值"]
    for line in [line[3].row for line in snapshot.iter_rows() if line[3].value == "整行"][::-1]:
        snapshot.delete_rows(line)
    workbook.book["口径"]["B6"] = "反比" if workbook.book["口径"]["B6"].value == "线性" else "线性"
    workbook.set("output/i-植树", H=3)
    found = preview(two, workbook.save())
    assert (found.differences, found.untaken) == ((), ())
    assert found.notes[0].startswith("「1 水渠维护专项1」的指标值、权重、自评完成值或自评得分改过（植树）")
    assert found.notes[1].startswith("「口径」中的评分规则改过，不读回")


def test_the_unit_that_hands_out_is_told_by_its_name(two, tmp_path):
    two.set_setting("organisation", "星河县财政局")
    workbook = Workbook(two, tmp_path / "a.xlsx")
    workbook.book["汇总表"]["A2"] = "编制单位：星河县审计局"
    found = told(two, workbook.save())
    assert found["汇总表", "A2 编制单位"][2] == "不读回：请在导出时填写「编制单位」。"


def test_a_text_that_looks_like_the_snapshots_own_is_kept_as_it_is(two, tmp_path):
    two.set_setting("organisation", "ƒ0123456789abcdef")
    two.set_setting("export_title", "ƒ0123456789abcdef")
    path = two.export(tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(path)["汇总表"]["A1"].value == "ƒ0123456789abcdef"
    assert told(two, path) == {}


def test_a_summary_whose_titles_were_changed_is_told(two, workbook):
    workbook.book["汇总表"]["K3"] = "得分"
    workbook.book["汇总表"]["R4"] = "限期整改"
    found = preview(two, workbook.save())
    assert (found.differences, found.untaken) == ((), ())
    assert found.notes == ("「汇总表」的列标题改过或缺了，认不出各列，未比对。",)


def test_a_line_that_lost_its_key_tells_only_what_was_changed(two, workbook):
    workbook.book["汇总表"]["V4"] = None
    workbook.book["汇总表"]["Q4"] = "一个问题"
    found = told(two, workbook.save())
    assert {what for _, what in found} == {"Q4 主要问题", "V4 报告编号"}


def test_of_very_many_changes_the_first_are_listed_and_the_others_counted(two, workbook):
    page = workbook.book["按单位"]
    for row in range(30, 50):
        for column in range(1, 31):  # beyond the column Z, too
            page.cell(row, column).value = f"{row}-{column}"
    found = preview(two, workbook.save())
    assert (len(found.untaken), found.notes) == (20, ())  # whole rows
    rules = workbook.book["口径"]
    for row in range(3, 40):
        for column in range(26, 70):
            rules.cell(row, column).value = "字"
    found = preview(two, workbook.save())
    assert found.notes[-1].startswith("不读回的改动很多，只列出 500 处，另有 ")
    assert len(found.untaken) == 500
    assert {"Z3", "AA3", "AP3"} <= {one.what.split()[0] for one in found.untaken}


# ---- what was cleared or deleted


def test_a_reason_that_alone_was_cleared_is_told(two, tmp_path):
    session = two.open_review(1)
    session.adjust_item("output/i-植树", "-1", "核减")
    session.verify_field("spent", "260万元", "凭证")
    workbook = Workbook(two, tmp_path / "a.xlsx")
    workbook.set("output/i-植树", S=None)
    workbook.sheet()["G9"] = None
    told = {one.what: (one.takeable, one.why) for one in preview(two, workbook.save()).differences}
    assert told == {
        "植树：调整理由": (False, "只清空了理由，不读回：调整和不适用须有理由；要取消调整请清空「人工调整」。"),
        "全年执行数复核数的理由": (False, "只清空了理由，不读回：复核数须有理由；要取消请清空复核数。"),
    }


def test_a_line_that_was_deleted_from_the_summary_is_told(two, workbook):
    workbook.book["汇总表"].delete_rows(5)
    notes = preview(two, workbook.save()).notes
    assert [note for note in notes if "汇总表" in note] == [
        f"汇总表中缺 1 份报告的行（{workbook.sheet(2).title}），那些行未比对。"
    ]


def test_a_result_that_was_cleared_and_read_back_is_no_change_any_more(two, tmp_path):
    session = two.open_review(1)
    session.confirm_indicator("i-修渠")
    session.verify_indicator("i-修渠", "7公里", "现场")
    workbook = Workbook(two, tmp_path / "a.xlsx")
    workbook.set("output/i-修渠", J=None)
    found = preview(two, workbook.save())
    assert take(two, found, found.differences).told == "读回 1 处。"
    assert preview(two, workbook.path).differences == ()
