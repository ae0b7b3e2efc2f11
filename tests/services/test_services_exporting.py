"""The workbook of a whole library: which reports, under which title, with which figures."""

import shutil

import openpyxl
import pytest
from review_world import text_for

from reviewer.domain.library import ImportState
from reviewer.services.exporting import title_for
from reviewer.services.samples import shipped_samples


def summary(path):
    page = openpyxl.load_workbook(path, data_only=True)["汇总表"]
    return page["A1"].value, [[cell.value for cell in line] for line in page.iter_rows(min_row=4)]


def test_verified_figures_and_accepted_findings_reach_the_summary(world, library, session):
    session.verify_field("spent", "260", "凭证核定")
    session.accept_finding(next(iter(session.findings)))
    target = library.export(world.folder / "汇总.xlsx")
    title, (line, *_) = summary(target)
    assert title == "项目支出绩效自评复核汇总表"
    assert (line[6], line[7]) == (260, pytest.approx(260 / 281.28))
    assert "执行数采用复核数（原文 268.49）" in line[19]
    assert line[16] == "预算数有 281.28 和 282.28 两个数"
    assert library.export_left_out == ""


def test_a_title_that_somebody_chose_stays(world, library):
    library.set_setting("export_title", "2021年度复核汇总表")
    assert summary(library.export(world.folder / "a.xlsx"))[0] == "2021年度复核汇总表"


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        (("project", ""), "项目支出绩效自评复核汇总表"),
        (("overall",), "部门整体支出绩效自评复核汇总表"),
        (("project", "overall"), "绩效自评复核汇总表"),
        ((), "项目支出绩效自评复核汇总表"),
    ],
)
def test_the_title_names_what_the_table_holds(library, kinds, title):
    from dataclasses import replace

    row = library.rows()[0]
    assert title_for([replace(row, kind=kind) for kind in kinds]) == title


def test_samples_leave_the_table_when_real_reports_come(world):
    library = world.open()
    assert library.import_paths([shipped_samples()[0].path])[0].state is ImportState.IMPORTED
    alone = library.export(world.folder / "a.xlsx")
    assert (len(openpyxl.load_workbook(alone).sheetnames) > 3, library.export_left_out) == (True, "")
    library.import_paths([world.write("真.txt", text_for(1))])
    library.export(world.folder / "b.xlsx")
    assert library.export_left_out == "未列入示例报告 1 份；需要时请单独选定导出。"
    library.export(world.folder / "c.xlsx", [row.id for row in library.rows()])
    assert library.export_left_out == ""
    library.export(world.folder / "d.xlsx", [row.id for row in library.rows()], whole=True)
    assert library.export_left_out.startswith("未列入示例报告 1 份")
    whole = library.export(world.folder / "e.xlsx", samples=True)
    assert library.export_left_out == ""
    assert len([line for line in summary(whole)[1] if isinstance(line[0], int | float)]) == 2
    library.close()


def test_a_copy_of_a_sample_is_a_report_like_others(world, tmp_path):
    copy = tmp_path / "改名.docx"
    shutil.copy(shipped_samples()[0].path, copy)
    library = world.open()
    library.import_paths([copy, world.write("真.txt", text_for(1))])
    library.export(world.folder / "a.xlsx")
    assert library.export_left_out == ""
    library.close()


def test_names_of_a_hundred_and_thirty_characters_break_nothing(world):
    unit, project = "长" * 130, "名" * 130
    library = world.open()
    text = (
        text_for(1)
        .replace("单位：星河县水务局", f"单位：{unit}")
        .replace("项目：水渠维护专项1", f"项目：{project}")
    )
    library.import_paths([world.write("长.txt", text)])
    row = library.row(1)
    assert (row.unit, row.project_name) == (unit, project)
    library.open_review(1).set_field("unit", "县" * 80)
    _, (line, *_) = summary(library.export(world.folder / "长.xlsx"))
    assert (line[2], line[3]) == ("县" * 80, project)
    library.close()


def test_findings_have_the_same_numbers_in_window_and_workbook(world, library, session):
    session.set_field("execution_rate", "95.1%")
    target = library.export(world.folder / "汇总.xlsx")
    page = openpyxl.load_workbook(target)["1 疑点"]
    numbers = [str(session.finding_number(key)) for key in session.findings]
    assert [page.cell(at, 1).value for at in range(5, 5 + len(numbers))] == numbers
    assert numbers != [str(n) for n in range(1, len(numbers) + 1)]
