"""A workbook that came back: what is offered but not ticked, whose it is, and reviews that are finished."""

import shutil
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from meeting import Workbook, kept, only, through_office, with_reasons
from review_world import text_for

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Category, Indicator
from reviewer.domain.review import FieldDecision, Status, Subject
from reviewer.domain.text import Passage
from reviewer.export.coming_back.cells import Cell
from reviewer.services.coming_back import doubts, preview, take, take_unopened
from reviewer.services.library import Library

# ---- what a slip of the hand makes


@pytest.mark.parametrize(
    ("value", "form", "why"),
    [
        (80, "0", "是自评完成值的 10 倍"),
        (0.8, "0.0", "只有自评完成值的 10 分之一"),
        ("800公里", "0", "是自评完成值的 100 倍"),
        (-5, "0", "写的是负数"),
        ("-5%", "0", "计量单位为“公里”，写的却是百分数"),
        ("95%", "0", "计量单位为“公里”，写的却是百分数"),
        ("16.47亿元", "0", "写的单位是“元”，与计量单位“公里”不能比较"),
        ("7个", "0", "写的单位是“个”，与计量单位“公里”不能比较"),
        (0.95, "0%", "计量单位为“公里”，写的却是百分数"),
    ],
)
def test_a_result_that_is_hardly_meant_is_not_ticked_and_says_why(two, workbook, value, form, why):
    workbook.set("output/i-修渠", J=value, S="现场")
    workbook.sheet()[f"J{workbook.row('output/i-修渠')}"].number_format = form
    one = only(two, workbook.save())
    assert (one.takeable, one.ticked, one.why) == (True, False, f"{why}；请核对后勾选。")


def stated(unit, target, actual=None):
    """Return an indicator that states these figures."""
    made = [
        None if one is None else Quantity(Op.EQ, Decimal(one), unit, Passage(one, 0, len(one)))
        for one in (target, actual)
    ]
    return Indicator("i", "指标", Category.OUTPUT, *made)


@pytest.mark.parametrize(
    ("indicator", "words", "why"),
    [
        (stated("%", "95", "97"), "950%", "超过 100%"),
        (stated("%", "95", "97"), "-5%", "写的是负数"),
        (stated("%", "95", "97"), "9%", "只有自评完成值的 10.8 分之一"),
        (stated("%", "105", "110"), "120%", ""),
        (stated("%", "95", "97"), "100%", ""),
        (stated("%", "-5"), "-6%", ""),
        (stated("个", "10"), "150个", "是指标值的 15 倍"),
        (stated("个", "10"), "15家", ""),
        (stated("", "10"), "95%", "计量单位为“无”，写的却是百分数"),
        (stated("个", None), "999个", ""),
        (stated("个", "10", "0"), "5个", ""),
        (stated("个", "10", "9"), "完成", ""),
    ],
)
def test_what_speaks_against_a_result(indicator, words, why):
    assert doubts.of_result(indicator, Cell(1.0), words) == why


@pytest.mark.parametrize(("words", "counts"), [("约95%左右", "95%"), ("95", "95%"), ("基本完成", "")])
def test_a_figure_among_words_is_none_that_the_workbook_counts(words, counts):
    told = doubts.of_result(stated("%", "95", "97"), Cell(words), words)
    assert told == (f"写的是文字，工作簿中未计入；读回按 {counts} 计" if counts else "")


@pytest.mark.parametrize("value", [0, 1, 9.5, 79])
def test_a_result_that_may_be_meant_is_ticked(two, workbook, value):
    workbook.set("output/i-修渠", J=value, S="现场")
    one = only(two, workbook.save())
    assert (one.ticked, one.why) == (True, "")


@pytest.mark.parametrize(
    ("value", "why"), [(2684900, "是原文金额的 10000 倍"), (26, "只有原文金额的 10.3 分之一")]
)
def test_an_amount_in_another_unit_is_told(two, tmp_path, value, why):
    two.open_review(1).verify_field("spent", "260万元", "凭证")
    workbook = Workbook(two, tmp_path / "a.xlsx")
    workbook.sheet()["C9"], workbook.sheet()["G9"] = value, "补充凭证"
    one = only(two, workbook.save())
    assert (one.ticked, one.why) == (False, f"{why}；请核对后勾选。")


def test_a_rate_above_all_is_told(two, world, tmp_path):
    two.close()
    opened = world.imported(
        text_for(3).replace("预算281.28万元", "预算若干").replace("预算282.28万元", "预算若干")
    )
    workbook = Workbook(opened, tmp_path / "a.xlsx", [3])
    workbook.set("management/execution", J=950, S="凭证")
    one = only(opened, workbook.save())
    opened.close()
    assert (one.takeable, one.ticked, one.why) == (True, False, "超过 100%；请核对后勾选。")


@pytest.mark.parametrize(("column", "typed"), [("R", "-0，5"), ("J", "7,5"), ("K", "4,5")])
def test_a_comma_for_a_decimal_point_is_not_taken(two, workbook, column, typed):
    workbook.set("output/i-修渠", S="核减", **{column: typed})
    (one,) = preview(two, workbook.save()).differences
    assert (one.ticked, one.now) == (False, f"{typed}（核减）")
    assert one.why.endswith("中的逗号不是千位分隔，写成小数请用“.”。")


def test_an_amount_with_a_comma_for_a_point_is_not_taken(two, workbook):
    workbook.sheet()["K8"] = "260,5"
    one = only(two, workbook.save())
    assert (one.takeable, one.why) == (False, "「260,5」中的逗号不是千位分隔，写成小数请用“.”。")


def test_an_amount_that_was_cleared_is_offered_as_cleared(two, workbook):
    workbook.sheet()["K8"] = None
    found = preview(two, workbook.save())
    (one,) = found.differences
    assert (one.what, one.before, one.now) == ("全年执行数", "268.49 万元", "（已清空）")
    assert (one.takeable, one.ticked) == (True, False)
    assert one.why == "金额已清空，读回后记为「原文确无」；请核对后勾选。"
    assert take(two, found, [one]).told == "读回 1 处。"
    assert kept(two)[1] == {(Subject.FIELD, "spent"): FieldDecision(True, absent=True, machine="2684900.00")}
    assert preview(two, workbook.path).differences == ()


def test_a_label_beside_an_empty_amount_is_never_its_value(two, workbook):
    page = workbook.sheet()
    page.insert_rows(3, 2)  # the amounts stand beside other words of the head now
    page["K10"] = None
    assert only(two, workbook.save()).now == "（已清空）"


# ---- one reason for two changes


def test_two_changes_of_a_row_say_that_one_reason_stands_for_both(two, workbook):
    workbook.set("output/i-修渠", J=7, R=-1, S="现场复核，扣一分")
    found = preview(two, workbook.save())
    verified, adjusted = found.differences
    assert "「人工调整」也改了，两处共用一条理由" in verified.why
    assert "「复核完成值」也改了，两处共用一条理由" in adjusted.why
    assert (verified.ticked, adjusted.ticked) == (True, True)
    take(two, found, [replace(verified, reason="现场复核"), replace(adjusted, reason="扣一分")])
    decisions = two.open_review(1).decisions
    assert decisions.indicator("i-修渠").verified_reason == "现场复核"
    assert decisions.item("output/i-修渠").reason == "扣一分"


# ---- what the database has beside what can't be taken


def test_what_is_not_taken_shows_what_the_database_has(two, tmp_path):
    session = two.open_review(1)
    session.adjust_item("management/rules", "5", "制度齐全")
    workbook = Workbook(two, tmp_path / "a.xlsx")
    summary = workbook.book["汇总表"]
    summary["K4"], summary["S4"] = 90, "李四"
    workbook.set("output/i-植树", Q=1, T="不适用")
    told = {one.what: (one.now, one.present) for one in preview(two, workbook.save()).differences}
    assert told == {
        "汇总表复核得分": ("90", str(session.sheet.total.normalize())),
        "复核人": ("李四", "—"),
        "植树：系统得分": ("1", "6.67"),
        "植树：得分状态": ("不适用", "机器可证"),
    }


# ---- whose workbook it is


@pytest.fixture
def folders(world, tmp_path):
    """Give a way to make data folders, each with these reports; all are closed at the end."""
    opened = []

    def make(name, *numbers):
        (tmp_path / name).mkdir(exist_ok=True)
        library = Library.open(tmp_path / name / "评审.db")
        opened.append(library)
        library.import_paths([world.write(f"报告{number}.txt", text_for(number)) for number in numbers])
        return library

    make.opened = opened
    yield make
    for library in opened:
        library.close()


def adjusted(library, path):
    """Export a library and adjust the same row in each of its reports."""
    workbook = Workbook(library, path)
    for number in range(1, library.count() + 1):
        workbook.set("output/i-植树", number, R=-1, S="核减")
    return workbook.save()


def test_a_workbook_of_another_folder_is_told_by_every_row(folders, tmp_path):
    mine, other = folders("甲", 1, 2), folders("乙", 2, 3)
    found = preview(mine, adjusted(other, tmp_path / "乙.xlsx"))
    assert found.notes == (
        "这个工作簿由另一个数据库导出；请核对后逐项勾选。",
        "其中 1 份报告当前数据库中没有，其改动不能读回。",
    )
    assert [(one.takeable, one.ticked, one.why) for one in found.differences] == [
        (True, False, "由另一个数据库导出；请核对后勾选。"),
        (False, False, "当前数据库中没有这份报告，或它的原文已被替换。"),
    ]


def test_what_another_folder_decided_otherwise_is_told(folders, tmp_path):
    mine, other = folders("甲", 1), folders("乙", 1, 2)
    workbook = Workbook(other, tmp_path / "乙.xlsx")
    for number in (1, 2):
        workbook.set("output/i-植树", number, R=-1, S="核减")
    workbook.book["汇总表"]["K5"] = 50
    mine.open_review(1).adjust_item("output/i-植树", "-2", "核减两分")
    first, gone, total = preview(mine, workbook.save()).differences
    assert first.why == "由另一个数据库导出；当前数据库中的值与导出时不同；请核对后勾选。"
    assert (first.takeable, first.ticked, first.present) == (True, False, "-2（核减两分）")
    assert gone.why == total.why == "当前数据库中没有这份报告，或它的原文已被替换。"


def test_a_reader_that_writes_nothing_exports_under_the_name_of_its_database(folders, tmp_path):
    """What `reviewer export` does: the database was never exported before, and is open read-only."""
    folders("甲", 1).close()
    mine = folders("乙", 1)
    reading = Library.open(tmp_path / "甲" / "评审.db", write=False)
    path = adjusted(reading, tmp_path / "甲.xlsx")
    assert openpyxl.load_workbook(path)["_导出值"]["B1"].value == reading.identity != mine.identity
    reading.close()
    assert only(mine, path).why == "由另一个数据库导出；请核对后勾选。"


def test_a_workbook_that_names_no_database_is_told(two, workbook):
    workbook.set("output/i-植树", R=-1, S="核减")
    workbook.book["_导出值"]["B1"] = None
    found = preview(two, workbook.save())
    assert found.notes == ("这个工作簿没有记下由哪个数据库导出；请核对后逐项勾选。",)
    (one,) = found.differences
    assert (one.takeable, one.ticked, one.why) == (True, False, "不知由哪个数据库导出；请核对后勾选。")


def test_a_copy_of_the_folder_is_the_same_database_and_each_row_is_held_against_it(folders, tmp_path):
    mine = folders("甲", 1, 2)
    path = adjusted(mine, tmp_path / "甲.xlsx")
    mine.close()
    shutil.copytree(tmp_path / "甲", tmp_path / "副本")
    copy = folders("副本")
    copy.open_review(2).adjust_item("output/i-植树", "-2", "核减两分")
    found = preview(copy, path)
    assert found.notes == ()
    assert [(one.ticked, one.why) for one in found.differences] == [
        (True, ""),
        (False, "导出之后数据库中也改过；勾选后以工作簿为准。"),
    ]


# ---- finished reviews


@pytest.fixture
def finished(two, tmp_path):
    """Finish the first review, and change a row of each report in a workbook exported afterwards."""
    session = two.open_review(1)
    for todo in [t for t in session.todo() if t.panel == "score"]:
        session.adjust_item(todo.ref.removeprefix("item:"), "5", "材料齐全")
    session.finish("张三")
    return adjusted(two, tmp_path / "a.xlsx")


def test_a_finished_review_is_opened_again_with_a_reason_and_taken(two, finished):
    found = preview(two, finished)
    done, other = found.differences
    assert (done.takeable, done.ticked, done.finished, other.finished) == (True, False, True, False)
    taken = take(two, found, found.differences)
    assert [one.report_id for one in taken.done] == [2]
    assert taken.left[0].why == "这份报告已审；请填写退回复核的理由，再读回。"
    assert two.row(1).status is Status.DONE
    taken = take(two, found, [replace(done, reopening="会议改分")])
    assert taken.told == "读回 1 处。"
    assert two.row(1).status is Status.REVIEWING
    assert two.history(1)[-1].detail == "会议改分"
    assert two.open_review(1).decisions.item("output/i-植树").adjustment == Decimal(-1)


def test_a_worker_opens_finished_reviews_again_too(two, finished, world):
    two.close()
    again = world.open()
    found = preview(again, finished)
    chosen = [replace(one, reopening="会议改分") for one in found.differences]
    assert take_unopened(again, found, chosen).told == "读回 2 处。"
    assert again.row(1).status is Status.REVIEWING
    again.close()


def test_a_finished_review_is_not_opened_for_what_has_no_reason(two, finished):
    book = openpyxl.load_workbook(finished)
    page = next(page for page in book if page.title.startswith("1 水渠"))
    page[f"S{next(cell.row for cell in page['U'] if cell.value == 'output/i-植树')}"] = None
    book.save(finished)
    found = preview(two, finished)
    done = found.differences[0]
    assert "须写明理由" in done.why
    assert take(two, found, [replace(done, reopening="会议改分")]).left[0].why == "须写明理由。"
    assert two.row(1).status is Status.DONE
    (chosen,) = with_reasons([replace(done, reopening="会议改分")])
    assert take(two, found, [chosen]).told == "读回 1 处。"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_words_that_no_formula_counts_are_told_in_their_row(two, workbook):
    rows = [f"output/i-{name}" for name in ("修渠", "植树", "培训")]
    workbook.set(rows[0], J="16.47亿元", S="凭证")
    workbook.set(rows[1], R="－0.2", S="核减")
    page = openpyxl.load_workbook(through_office(workbook.save()), data_only=True)[workbook.sheet().title]
    told = [page[f"V{workbook.row(key)}"].value for key in rows]
    assert told == ["已改：不是数字，未计入", "已改：不是数字，未计入", "一致"]
    assert page["O7"].value == "已改"
    assert page[f"M{workbook.row(rows[1])}"].value.startswith("（导出时）")
