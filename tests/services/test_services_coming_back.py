"""A workbook that a meeting changed: what is told of it, what becomes a decision, and that nothing else changes."""

import io
import shutil
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from meeting import Workbook, kept, only, through_office, with_reasons
from review_world import text_for

from reviewer.domain.errors import Cancelled, FileProblem
from reviewer.domain.review import (
    FieldDecision,
    IndicatorDecision,
    ItemDecision,
    OpinionDecision,
    Subject,
    TypedQuantity,
)
from reviewer.services.coming_back import preview, take, take_unopened
from reviewer.storage.problems import SaveProblem

D = Decimal
ITEM, INDICATOR, FIELD = Subject.ITEM, Subject.INDICATOR, Subject.FIELD
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
NUMBER = D("6.67")


def change_everything(workbook):
    """Change what can be changed in the first report; return the decisions that say the same."""
    workbook.set("output/i-植树", R=-1.5, S="会上核减")
    workbook.set("management/rules", K=5, S="制度齐全")
    workbook.set("output/i-修渠", J=7, S="现场复核")
    workbook.sheet()["K8"] = 260
    return {
        (ITEM, "output/i-植树"): ItemDecision(True, D("-1.5"), "会上核减", NUMBER, name="植树"),
        (ITEM, "management/rules"): ItemDecision(True, D(5), "制度齐全", None, name="管理制度"),
        (INDICATOR, "i-修渠"): IndicatorDecision(
            verified=TypedQuantity("7公里", "=", D(7), None, "公里"), verified_reason="现场复核"
        ),
        (FIELD, "spent"): FieldDecision(verified="2600000.00", verified_reason="会议讨论"),
    }


@pytest.mark.parametrize("way", ["openpyxl", pytest.param("office", marks=[pytest.mark.slow, needs_office])])
def test_changes_become_the_decisions_made_by_hand_and_nothing_else(two, workbook, way):
    before, wanted = kept(two), change_everything(workbook)
    path = workbook.save() if way == "openpyxl" else through_office(workbook.save())
    found = preview(two, path)
    assert found.notes == ()
    told = {one.what: (one.before, one.now, one.present, one.ticked) for one in found.differences}
    assert told == {
        "全年执行数复核数": ("268.49 万元", "260 万元", "268.49 万元", False),
        "修渠：复核完成值": ("—", "7公里（现场复核）", "—", True),
        "植树：人工调整": ("—", "-1.5（会上核减）", "—", True),
        "管理制度：复核得分": ("—", "5（制度齐全）", "—", True),
    }
    assert kept(two) == before
    taken = take(two, found, with_reasons(found.differences))
    assert (taken.told, taken.left) == ("读回 4 处。", ())
    assert kept(two) == {**before, 1: wanted}
    assert two.row(2).status.value == "waiting"
    assert preview(two, path).differences == ()


def test_all_of_one_report_is_one_step_of_undo(two, workbook):
    session, before = two.open_review(1), kept(two)
    seen = []
    session.subscribe(lambda: seen.append(len(session.decisions.entries)))
    change_everything(workbook)
    found = preview(two, workbook.save())
    take(two, found, with_reasons(found.differences))
    assert seen == [4]  # told once, as it is shown at once
    assert session.undo() == "读回工作簿的 4 处改动"
    assert kept(two) == before
    assert session.redo() == "读回工作簿的 4 处改动"
    assert len(kept(two)[1]) == 4


def test_a_worker_leaves_open_reviews_to_their_thread(two, workbook):
    session = two.open_review(1)
    for number in (1, 2):
        workbook.set("output/i-植树", number, R=-1, S="核减")
    found = preview(two, workbook.save())
    taken = take_unopened(two, found, found.differences)
    assert [one.report_id for one in taken.done] == [2]
    assert [one.report_id for one in taken.waiting] == [1]
    assert session.decisions.entries == {}
    taken = replace(taken, waiting=()) + take(two, found, taken.waiting)
    assert taken.told == "读回 2 处。"
    assert session.sheet.item("output/i-植树").final == D("5.67")
    assert two.open_review(2).undo() == "读回工作簿的 1 处改动"


def test_rows_and_sheets_are_found_by_their_keys(two, workbook):
    page = workbook.sheet(1)
    rows = [workbook.row(key) for key in ("management/rules", "management/approval")]
    for column in range(2, 22):  # two rows of a part change places
        first, second = (page.cell(row, column) for row in rows)
        first.value, second.value = second.value, first.value
    workbook.set("management/rules", R=6, S="制度齐全")
    page.insert_rows(workbook.row("output/i-修渠"), 2)
    page.insert_cols(15)
    page.delete_rows(next(c.row for c in page["V"] if c.value == "management/payment"))
    page.title = "改了名"
    workbook.book.remove(workbook.sheet(2))
    workbook.book.move_sheet("改了名", -3)
    found = preview(two, workbook.save())
    assert [(one.what, one.now) for one in found.differences] == [("管理制度：人工调整", "+6（制度齐全）")]
    assert found.notes == (
        "「改了名」缺 1 行，缺的行未比对。",
        "「2 水渠维护专项2」的复核表已不在工作簿中，未比对。",
    )


def test_a_sheet_whose_titles_were_changed_is_told_and_not_called_gone(two, workbook):
    workbook.set("output/i-植树", R=-1, S="会上核减")
    head = next(cell for line in workbook.sheet().iter_rows() for cell in line if cell.value == "人工调整")
    head.value = "会议调整"
    found = preview(two, workbook.save())
    assert not found.differences
    assert any("列标题改过" in note for note in found.notes)


def test_copies_of_a_row_or_a_sheet_decide_nothing(two, workbook):
    page = workbook.sheet(1)
    workbook.set("output/i-植树", R=-1, S="核减")
    row = workbook.row("output/i-植树")
    page.insert_rows(row + 1)
    for column in range(1, 22):
        page.cell(row + 1, column).value = page.cell(row, column).value
    workbook.set("output/i-植树", 2, R=-1, S="核减")
    workbook.book.copy_worksheet(workbook.sheet(2)).title = "副本"
    found = preview(two, workbook.save())
    assert found.differences == ()
    assert "编号重复的行（植树）" in found.notes[0]
    assert "几张复核表（2 水渠维护专项2、副本）" in found.notes[1]


def test_formulas_pasted_as_values_are_no_change(two, workbook):
    cached = openpyxl.load_workbook(workbook.path, data_only=True)
    for page in workbook.book:
        for line in page.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    cell.value = cached[page.title][cell.coordinate].value
    assert preview(two, workbook.save()).differences == ()
    workbook.set("output/i-植树", R=-1, S="核减")  # the score beside it stays as it was pasted
    assert only(two, workbook.save()).now == "-1（核减）"
    workbook.set("output/i-植树", K=5.67)
    assert only(two, workbook.save()).what == "植树：人工调整"


@pytest.mark.parametrize(
    ("key", "cells", "why"),
    [
        ("output/i-植树", {"R": "减一分", "S": "核减"}, "「减一分」不是数字"),
        ("output/i-植树", {"R": -9, "S": "核减"}, "应在 0 至 6.67 分之间"),
        ("output/i-植树", {"R": -1.234, "S": "核减"}, "分数最多两位小数"),
        ("output/i-植树", {"S": "很好"}, "只写了理由，没有调整量"),
        ("output/i-植树", {"R": "=-2+1", "S": "核减"}, "没有保存结果"),
        ("output/i-植树", {"K": 7, "S": "加分"}, "得分应在 0 至 6.67 分之间"),
        ("output/i-植树", {"K": "优"}, "「优」不是数字"),
        ("output/i-植树", {"K": None}, "复核得分被清空"),
        ("output/i-植树", {"K": 5, "R": -1, "S": "核减"}, "两者不一致"),
        ("output/i-植树", {"Q": 5}, "系统得分由程序计算"),
        ("output/i-植树", {"T": "不适用"}, "得分状态由程序得出"),
        ("output/i-修渠", {"J": "很好", "S": "核实"}, "不是数值"),
        ("output/i-修渠", {"J": "很" * 2000, "S": "核实"}, "字。"),
        ("output/i-修渠", {"J": 7000, "F": "米", "S": "核实"}, "计量单位"),
        ("management/rules", {"J": 3, "S": "核实"}, "这一行没有完成值"),
        ("management/execution", {"J": 90, "S": "核实"}, "请改全年预算数或全年执行数"),
    ],
)
def test_what_is_no_decision_is_refused_with_its_reason(two, workbook, key, cells, why):
    workbook.set(key, **cells)
    one = only(two, workbook.save())
    assert not one.takeable
    assert not one.ticked
    assert why in one.why
    assert take(two, preview(two, workbook.path), [one]).done == ()
    assert kept(two) == {1: {}, 2: {}}


@pytest.mark.parametrize(("cell", "value"), [("K8", "很多"), ("K8", -5), ("K29", 90)])
def test_what_is_no_amount_is_refused(two, workbook, cell, value):
    workbook.sheet()[cell] = value
    assert not only(two, workbook.save()).takeable


def test_what_the_summary_shows_is_changed_where_it_comes_from(two, workbook):
    summary = workbook.book["汇总表"]
    summary["G4"], summary["R4"], summary["S4"] = 260, "限期整改", "李四"
    told = {one.what: one.why for one in preview(two, workbook.save()).differences}
    assert told == {
        "全年执行数复核数": "汇总表取自复核表；请改复核表。",
        "处理建议": "",
        "复核人": "复核人在完成评审时填写，不读回。",
    }


def test_what_is_to_be_done_is_kept_for_the_next_workbook(two, workbook, world, tmp_path):
    workbook.book["汇总表"]["R5"] = "限期整改"
    found = preview(two, workbook.save())
    take(two, found, found.differences)
    assert kept(two) == {1: {}, 2: {(Subject.OPINION, "advice"): OpinionDecision("限期整改")}}
    corrected = world.write("更正.txt", text_for(2).replace("培训目标4次", "培训目标5次"))
    assert "处理建议" in two.compare_original(2, corrected).kept
    again = Workbook(two, tmp_path / "b.xlsx")
    assert [again.book["汇总表"][f"R{row}"].value for row in (4, 5)] == [None, "限期整改"]
    assert preview(two, again.path).differences == ()
    again.book["汇总表"]["R5"] = None
    found = preview(two, again.save())
    take(two, found, found.differences)
    assert kept(two) == {1: {}, 2: {}}


def test_without_a_reason_nothing_is_taken_until_one_is_written(two, workbook):
    workbook.set("output/i-植树", R=-1)
    one = only(two, workbook.save())
    assert (one.takeable, one.ticked, one.needs_reason, one.why) == (True, False, True, "须写明理由。")
    taken = take(two, preview(two, workbook.path), [one])
    assert (taken.told, taken.left[0].why) == ("读回 0 处，1 处未读回。", "扣分须写明理由。")
    found = preview(two, workbook.path)
    assert take(two, found, with_reasons(found.differences)).told == "读回 1 处。"


def test_what_was_taken_back_in_the_workbook_is_taken_back(two, tmp_path):
    session = two.open_review(1)
    session.adjust_item("output/i-植树", "-1", "核减")
    session.verify_field("spent", "260万元", "凭证")
    session.verify_indicator("i-修渠", "7公里", "现场")
    session.exclude_item("management/rules", "不涉及")
    workbook = Workbook(two, tmp_path / "a.xlsx")
    workbook.set("output/i-植树", R=None, S=None)
    workbook.set("output/i-修渠", J=None)
    workbook.set("management/rules", S="本年不涉及")
    workbook.sheet()["C9"] = None
    found = preview(two, workbook.save())
    assert all(one.ticked for one in found.differences)
    assert take(two, found, found.differences).told == "读回 4 处。"
    left = ItemDecision(True, None, "本年不涉及", None, excluded=True, name="管理制度")
    assert kept(two)[1] == {(ITEM, "management/rules"): left}


def test_a_figure_of_the_reviewers_own_is_changed_with_its_reason(two, tmp_path):
    two.open_review(1).verify_field("spent", "260万元", "凭证")
    workbook = Workbook(two, tmp_path / "a.xlsx")
    page = workbook.sheet()
    page["C9"], page["G9"] = 261.5, "补充凭证"
    page["K8"] = 1
    own, stated = preview(two, workbook.save()).differences
    assert "请改复核数" in stated.why
    assert (own.before, own.now) == ("260 万元（凭证）", "261.5 万元（补充凭证）")
    take(two, preview(two, workbook.path), [own])
    assert kept(two)[1] == {(FIELD, "spent"): FieldDecision(verified="2615000.00", verified_reason="补充凭证")}


# ---- the database went on meanwhile


def test_what_the_database_changed_too_is_shown_and_not_ticked(two, workbook):
    workbook.set("output/i-植树", R=-1, S="核减")
    two.open_review(1).adjust_item("output/i-植树", "-2", "核减两分")
    one = only(two, workbook.save())
    assert (one.takeable, one.ticked, one.present) == (True, False, "-2（核减两分）")
    assert "数据库中也改过" in one.why
    take(two, preview(two, workbook.path), [one])
    assert two.open_review(1).decisions.item("output/i-植树").adjustment == D(-1)


def test_an_adjustment_of_other_points_is_looked_at_first(two, workbook):
    workbook.set("output/i-修渠", R=-1, S="核减")
    two.open_review(1).verify_indicator("i-修渠", "9公里", "现场")
    assert not only(two, workbook.save()).ticked


def test_an_edit_after_the_preview_is_not_run_over(two, workbook):
    workbook.set("output/i-植树", R=-1, S="核减")
    found = preview(two, workbook.save())
    two.open_review(1).confirm_field("unit")
    taken = take(two, found, found.differences)
    assert taken.done == ()
    assert "又有改动" in taken.left[0].why


def test_a_finished_review_is_opened_again_first(two, workbook):
    session = two.open_review(1)
    for todo in [t for t in session.todo() if t.panel == "score"]:
        session.adjust_item(todo.ref.removeprefix("item:"), "5", "材料齐全")
    session.finish("张三")
    workbook = Workbook(two, workbook.path)
    workbook.set("output/i-植树", R=-1, S="核减")
    path = workbook.save()
    assert "请先「重新打开」" in only(two, path).why
    session.reopen("会议改分")
    assert only(two, path).ticked


def test_another_rubric_takes_no_scores(two, workbook):
    workbook.set("output/i-植树", R=-1, S="核减")
    workbook.set("output/i-修渠", J=7, S="现场")
    session = two.open_review(1)
    session.choose_profile(next(one for one, _ in session.profiles() if one != session.sheet.profile_id))
    told = {one.what: one for one in preview(two, workbook.save()).differences}
    assert "另一套或另一版评分表" in told["植树：人工调整"].why
    assert not told["植树：人工调整"].takeable


def test_another_database_is_told(two, workbook, world, tmp_path):
    workbook.set("output/i-植树", R=-1, S="核减")
    path = workbook.save()
    two.remove([2])
    from reviewer.services.library import Library

    other = Library.open(tmp_path / "另一个.db")
    other.import_paths([world.folder / "报告1.txt"])
    found = preview(other, path)
    other.close()
    assert "另一个数据库" in found.notes[0]
    assert [(one.takeable, one.ticked) for one in found.differences] == [(True, False)]


def test_a_report_that_is_gone_is_told(two, workbook):
    workbook.set("output/i-植树", 2, R=-1, S="核减")
    two.remove([2])
    one = only(two, workbook.save())
    assert (one.project, one.takeable) == ("2 水渠维护专项2", False)
    assert "没有这份报告" in one.why


def test_a_read_only_database_shows_and_takes_nothing(two, workbook, world):
    workbook.set("output/i-植树", R=-1, S="核减")
    path = workbook.save()
    two.close()
    reading = world.open(write=False)
    assert only(reading, path).why == "本次以只读方式打开。"
    reading.close()


def test_amounts_of_a_summary_alone_come_back(two, tmp_path):
    from reviewer.export import ExportSheets, Sheet, write_workbook
    from reviewer.export.model import ExportMeta
    from reviewer.services.exporting import reviews_of

    rows = two.rows()
    first = Workbook(two, tmp_path / "a.xlsx")
    made = openpyxl.load_workbook(first.path)["_导出值"]["C1"].value
    from datetime import datetime

    meta = ExportMeta(
        "汇总",
        "",
        "",
        "0",
        datetime.fromisoformat(made),
        ExportSheets(frozenset({Sheet.SUMMARY})),
        two.identity,
    )
    path = write_workbook(tmp_path / "b.xlsx", rows, reviews_of(two, rows), meta)
    book = openpyxl.load_workbook(path)
    book["汇总表"]["G4"] = 260
    book.save(path)
    found = preview(two, path)
    take(two, found, with_reasons(found.differences))
    assert kept(two)[1] == {(FIELD, "spent"): FieldDecision(verified="2600000.00", verified_reason="会议讨论")}


# ---- files


def test_the_sheet_of_what_was_exported_is_hidden_from_people(workbook):
    assert workbook.book["_导出值"].sheet_state == "veryHidden"


def test_the_identity_of_a_database_stays(two, world):
    first = two.identity
    two.close()
    again = world.open()
    assert (again.identity, len(first)) == (first, 36)
    again.close()


def _without_snapshot(workbook):
    workbook.book.remove(workbook.book["_导出值"])
    return workbook.save().read_bytes()


def _newer(workbook):
    workbook.book["_导出值"]["A1"] = "2"
    return workbook.save().read_bytes()


def _cut(workbook):
    return workbook.path.read_bytes()[:5000]


def _without_a_part(workbook):
    out = io.BytesIO()
    with zipfile.ZipFile(workbook.path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name != "xl/sharedStrings.xml":
                target.writestr(name, source.read(name))
            else:
                target.writestr(name, b"<sst><si><t>")
    return out.getvalue()


def _with_a_dtd(workbook):
    out = io.BytesIO()
    with zipfile.ZipFile(workbook.path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"<sst", b'<!DOCTYPE sst [<!ENTITY a "b">]><sst', 1))
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda _: b"", "不是本程序导出的工作簿"),
        (lambda _: "一段文字".encode(), "不是本程序导出的工作簿"),
        (_without_snapshot, "不是本程序导出的工作簿"),
        (_newer, "较新版本的程序"),
        (_cut, "已损坏或没有复制完整，无法读回"),
        (_without_a_part, "已损坏或没有复制完整，无法读回"),
        (_with_a_dtd, "不安全的 XML"),
    ],
)
def test_a_file_that_is_no_such_workbook_is_one_sentence(two, workbook, made, why):
    workbook.path.write_bytes(made(workbook))
    with pytest.raises(FileProblem, match=why):
        preview(two, workbook.path)


def refuse(*_, **__):
    raise SaveProblem("磁盘已满")


def test_what_the_disk_refuses_waits_and_is_told(two, workbook, monkeypatch):
    workbook.set("output/i-植树", R=-1, S="核减")
    found = preview(two, workbook.save())
    monkeypatch.setattr(two._records, "save", refuse)
    taken = take_unopened(two, found, found.differences)
    assert [one.why for one in taken.done] == ["未保存：磁盘已满，重试中"]
    assert two.pending
    monkeypatch.undo()
    assert two.flush()
    assert len(kept(two)[1]) == 1


def test_a_database_that_takes_no_identity_is_exported_all_the_same(two, tmp_path, monkeypatch):
    two.set_setting("identity", "")
    monkeypatch.setattr(two._records, "set_setting", refuse)
    path = two.export(tmp_path / "a.xlsx")
    monkeypatch.undo()
    assert openpyxl.load_workbook(path)["_导出值"]["B1"].value == ""


@pytest.mark.parametrize(
    ("value", "form", "typed"),
    [
        ("1,250", "General", D(1250)),
        ("７", "General", D(7)),
        (7.000000000000001, "0", D(7)),
        ("7公里", "0", D(7)),
    ],
)
def test_numbers_are_read_as_people_and_programs_write_them(two, workbook, value, form, typed):
    workbook.set("output/i-修渠", J=value, S="现场")
    workbook.sheet()[f"J{workbook.row('output/i-修渠')}"].number_format = form
    found = preview(two, workbook.save())
    take(two, found, found.differences)
    verified = kept(two)[1][(INDICATOR, "i-修渠")].verified
    assert (verified.value, verified.unit) == (typed, "公里")


def test_reading_and_taking_can_be_cancelled(two, workbook):
    for number in (1, 2):
        workbook.set("output/i-植树", number, R=-1, S="核减")
    path = workbook.save()
    seen = []
    with pytest.raises(Cancelled):
        preview(two, path, lambda progress: seen.append(progress.current))
    assert seen == ["汇总表"]
    found = preview(two, path)
    taken = take_unopened(two, found, found.differences, lambda progress: progress.done == 0)
    assert taken.told == "读回 1 处，1 处未读回。"
    assert taken.left[0].why == "已取消。"
    assert len(kept(two)[1]) == 1
    assert kept(two)[2] == {}


def test_a_file_that_is_gone_is_one_sentence(two, tmp_path):
    with pytest.raises(FileProblem, match="找不到"):
        preview(two, tmp_path / "没有.xlsx")
