"""The templates of a county, and what the library writes with them, as CSV and as JSON Lines."""

import csv
import json

import openpyxl
import pytest

from reviewer.domain.errors import EnvironmentProblem, FileProblem
from reviewer.export.model import ExportSheets, Sheet
from reviewer.services.exporting import PLAIN, writable
from reviewer.services.library import Library


def test_templates_lie_beside_the_database_and_are_listed_by_name(world, library):
    kept = library.templates
    assert kept.folder == world.db.parent / "templates"
    assert kept.listed() == []
    sample = kept.write_sample(world.folder / "示例.xlsx")
    first, second = kept.add(sample), kept.add(sample)
    assert [p.name for p in (first, second)] == ["示例.xlsx", "示例 (2).xlsx"]
    (kept.folder / "~$示例.xlsx").write_bytes(b"x")
    (kept.folder / "说明.txt").write_bytes(b"x")
    assert kept.listed() == sorted([first, second])
    assert (kept.look(first).faults, kept.look(first).losses) == ((), "")


def test_what_is_no_workbook_is_not_kept(world, library):
    path = world.write("坏.xlsx", "text")
    with pytest.raises(FileProblem, match="xlsx 工作簿"):
        library.templates.add(path)
    assert library.templates.listed() == []
    library.templates.folder.write_bytes(b"a file where the folder should be")
    sample = library.templates.write_sample(world.folder / "示例.xlsx")
    with pytest.raises(EnvironmentProblem, match="未能建立模板文件夹"):
        library.templates.add(sample)


def test_what_can_not_be_filled_is_not_kept_and_says_why(world, library):
    book = openpyxl.Workbook()
    book.active["A5"], book.active["B5"], book.active["C5"] = "{{项目名称}}", "{{项目名稀}}", "{{实施单位"
    path = world.folder / "会议.xlsx"
    book.save(path)
    with pytest.raises(
        FileProblem, match=r"未添加：模板“会议.xlsx”的单元格 Sheet!B5 中的“{{项目名稀}}”不认识.*另有 1 处"
    ):
        library.templates.add(path)
    assert library.templates.listed() == []
    assert "Sheet!C5 中“{{实施单位”的花括号不成对" in library.templates.look(path).faults[1]


def test_a_template_is_filled_with_what_people_decided(world, library, session):
    session.verify_field("spent", "260", "凭证核定")
    library.set_setting("organisation", "星河县财政局")
    template = library.templates.write_sample(world.folder / "示例.xlsx")
    target = library.export(world.folder / "会议.xlsx", template=template)
    book = openpyxl.load_workbook(target)
    page = book["汇总表"]
    assert page["A2"].value == "编制单位：星河县财政局"
    assert (page["G4"].value, page["H4"].value) == (260, pytest.approx(260 / 281.28, abs=1e-6))
    assert "执行数采用复核数" in page["T4"].value
    (one,) = book.sheetnames[1:]
    texts = [cell.value for line in book[one].iter_rows() for cell in line]
    assert {"修渠", "植树", "预算数前后不一"} <= set(texts)
    assert library.export_left_out == ""


def test_what_the_template_loses_is_told_after_the_export(world, library):
    import xlsxwriter

    book = xlsxwriter.Workbook(world.folder / "会议模板.xlsx")
    page = book.add_worksheet("汇总")
    page.write("A5", "{{项目名称}}")
    page.insert_textbox("E9", "说明")
    book.close()
    target = library.export(world.folder / "会议.xlsx", template=world.folder / "会议模板.xlsx")
    assert openpyxl.load_workbook(target)["汇总"]["A5"].value == "水渠维护专项"
    assert "文本框或形状不能保留" in library.export_left_out


def test_csv_and_json_lines_by_the_target_s_ending(world, library):
    made = library.export(world.folder / "a.csv")
    with made.open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["实施单位"], line["全年预算数"]) == ("星河县水务局", "281.28")
    (text,) = library.export(world.folder / "a.JSONL").read_text(encoding="utf-8").splitlines()
    told = json.loads(text)
    document = library.opened(told["id"])[0].document.text
    budget = told["fields"]["budget"]
    assert document[budget["start"] : budget["end"]] == budget["text"] == "281.28"
    assert told["sha256"] == library.rows()[0].sha256
    assert set(PLAIN) == {".csv", ".jsonl"}


def test_the_sheets_wished_for_reach_the_writer(world, library, monkeypatch):
    seen = []

    def write(target, rows, reviews, meta, progress):
        seen.append(meta.sheets)
        return target

    monkeypatch.setattr("reviewer.export.write_workbook", write)
    wished = ExportSheets(frozenset({Sheet.SUMMARY}))
    library.export(world.folder / "a.xlsx", sheets=wished)
    library.export(world.folder / "a.xlsx")
    assert seen == [wished, ExportSheets()]
    assert (Sheet.SUMMARY in wished, Sheet.TERMS in wished, Sheet.TERMS in ExportSheets()) == (
        True,
        False,
        True,
    )


def test_a_read_only_library_hands_out_too(world, library):
    with_lock = Library.open(world.db, write=False)
    try:
        template = with_lock.templates.write_sample(world.folder / "示例.xlsx")
        assert with_lock.export(world.folder / "b.xlsx", template=template).is_file()
    finally:
        with_lock.close()
    assert "文件夹不存在" in writable(world.folder / "无" / "a.xlsx")
