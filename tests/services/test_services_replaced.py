"""A workbook that an export takes the place of: what a meeting wrote into it is never lost."""

import openpyxl
import pytest
from meeting import Workbook

from reviewer.domain.errors import Cancelled
from reviewer.services.coming_back import preview, take
from reviewer.services.replaced import unread_changes


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_an_edited_workbook_is_kept_beside_the_new_one(two, workbook, tmp_path):
    workbook.set("output/i-植树", R=-1, S="核减")
    edited = workbook.save().read_bytes()
    assert unread_changes(two, workbook.path) == 1
    two.export(workbook.path)
    beside = tmp_path / "会议（替换前）.xlsx"
    assert beside.read_bytes() == edited
    assert two.export_left_out == (
        "“会议.xlsx”在导出后改过，或不是本程序导出的工作簿；已另存为“会议（替换前）.xlsx”。"
    )
    assert unread_changes(two, workbook.path) == 0
    again = Workbook(two, workbook.path)
    again.sheet()["A1"] = "另一处改动"
    again.save()
    two.export(workbook.path)
    assert beside.read_bytes() == edited
    assert openpyxl.load_workbook(tmp_path / "会议（替换前 2）.xlsx").worksheets[-4:]


def test_what_was_read_back_is_not_told_any_more(two, workbook):
    workbook.set("output/i-植树", R=-1, S="核减")
    found = preview(two, workbook.save())
    take(two, found, found.differences)
    assert unread_changes(two, workbook.path) == 0


def test_a_workbook_in_which_nothing_was_changed_is_replaced(two, workbook, tmp_path):
    workbook.save()  # by another program
    two.open_review(1).set_field("budget", "300")
    before = names(tmp_path)
    two.export(workbook.path)
    assert (names(tmp_path), two.export_left_out) == (before, "")


@pytest.mark.parametrize("content", [b"old", b""])
def test_a_file_that_is_no_workbook_of_the_program_is_kept_where_it_holds_anything(two, tmp_path, content):
    target = tmp_path / "旧.xlsx"
    target.write_bytes(content)
    two.export(target)
    beside = tmp_path / "旧（替换前）.xlsx"
    assert (beside.read_bytes() if beside.exists() else b"") == content
    assert openpyxl.load_workbook(target).sheetnames[0] == "汇总表"


def test_an_export_that_is_stopped_leaves_no_copy(two, workbook, tmp_path):
    workbook.set("output/i-植树", R=-1, S="核减")
    edited, before = workbook.save().read_bytes(), names(tmp_path)
    with pytest.raises(Cancelled):
        two.export(workbook.path, progress=lambda _: False)
    assert (names(tmp_path), workbook.path.read_bytes()) == (before, edited)
