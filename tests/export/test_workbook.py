"""The file itself: safe text, legal names, links, whole or not at all, the same bytes for the same reviews."""

import errno
import os
import re
import shutil
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.errors import Cancelled, EnvironmentProblem
from reviewer.domain.review import Decisions, FieldDecision, Subject
from reviewer.export import write_workbook
from reviewer.export.cells import clean, number_format, sheet_name
from reviewer.export.measure import HIGHEST_PT, height_pt
from reviewer.export.opinion.batch import Batch
from reviewer.extraction import extract
from reviewer.resources import resource_root
from reviewer.scoring import choose_profile, load_profiles, score

from .conftest import META, finding, item, part, review, row, sheet
from .recalculating import differences, recalculated

ODD = "=1+1\x0b\x00\ud800\uffff@SUM(A1)"


def test_text_stays_text_and_control_characters_go(export):
    texts = {
        "unit": ODD,
        "department": "+86",
        "project_name": "-1",
        "reviewer": "@甲",
        "file_name": "=cmd|' /C calc'!A0",
    }
    book, _ = export(review(findings=(finding(message=ODD),), **texts))
    values = [cell for page in book for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {"=1+1@SUM(A1)", "+86", "-1", "@甲"} <= {cell.value for cell in values}
    formulas = [cell.value for cell in values if cell.data_type == "f"]
    assert not [f for f in formulas if "1+1" in f or "cmd" in f]


def test_sheet_names_are_legal_and_unique(export):
    names = [
        "a/b\\c[d]:e*f?",
        "A/B\\C[d]:e*f?",
        "'引号'",
        "",
        "汇总表",
        "很长" * 30,
        "很长" * 30 + "乙",
        "😀" * 40,
    ]
    reviews = [review(n, project_name=name) for n, name in enumerate(names, 1)]
    book, _ = export(*reviews)
    titles = book.sheetnames
    assert len({t.lower() for t in titles}) == len(titles) == len(names) + 8
    assert all(len(t.encode("utf-16-le")) // 2 <= 31 and not re.search(r"[\[\]:*?/\\]", t) for t in titles)


def test_names_that_are_taken_get_a_number():
    taken = {"汇总表"}
    assert [sheet_name(n, taken) for n in ("汇总表", "Abc", "aBC", "History", "'x'", "")] == [
        "汇总表(2)",
        "Abc",
        "aBC(2)",
        "History_",
        "x",
        "复核表",
    ]


def test_links_lead_there_and_back(export):
    book, _ = export(review(1), review(2, project_name="O'Brien’s 项目"))
    others = ["按单位", "按问题类型", "得分分布", "疑点清单", "依据", "口径"]
    own = [name for name in book.sheetnames if name[0].isdigit()]
    assert book.sheetnames == ["汇总表", *others[:4], *own, "依据", "口径", "_导出值"]
    places = [book["汇总表"][f"{column}2"].hyperlink.location for column in ("W", "X", "Y", "Z", "AA", "AB")]
    assert places == [f"'{name}'!A1" for name in others]
    targets = [book["汇总表"][f"A{n}"].hyperlink.location for n in (4, 5)]
    assert targets == [f"'{name}'!A1" for name in own]
    assert [book["汇总表"][f"A{n}"].value for n in (4, 5)] == [1, 2]
    assert all(book[name]["N2"].hyperlink.location == "'汇总表'!A1" for name in own)


def test_empty_lines_at_the_end_of_a_text_are_not_exported():
    assert clean("请三日内补充。\r\n\n ") == "请三日内补充。"


def test_overlong_text_is_cut_to_what_a_cell_holds():
    assert len(clean("字" * 40_000)) == 32_767


@pytest.mark.parametrize(("value", "form"), [(24000.0, "#,##0"), (9.5, "#,##0.0"), (0.12345, "#,##0.0000")])
def test_number_formats(value, form):
    assert number_format(value) == form


def test_heights_grow_with_the_text():
    assert height_pt("短", 20, 11) < height_pt("长" * 60, 20, 11) < height_pt("长" * 60, 10, 11) <= HIGHEST_PT


def test_wrapped_text_has_room(export):
    """By another count than the program's: squares per line, 14 pt a line."""
    book, _ = export(review(findings=(finding(message="说明文字" * 40),), unit="很长的单位名称" * 6))
    for page in book:
        merged = {str(area).split(":")[0]: area for area in page.merged_cells.ranges}
        for line in page.iter_rows():
            for cell in line:
                if cell.data_type == "s" and cell.alignment.wrap_text:
                    area = merged.get(cell.coordinate)
                    last = area.max_col if area else cell.column
                    width = sum(
                        page.column_dimensions[openpyxl.utils.get_column_letter(c)].width
                        for c in range(cell.column, last + 1)
                    )
                    squares = int(width * 5.25 / cell.font.size)
                    needed = sum(
                        -(-len(text) // max(squares, 1)) for text in cell.value.split("\n") if len(text) > 3
                    )
                    if area is None or area.min_row == area.max_row:
                        assert page.row_dimensions[cell.row].height >= min(needed * 13.0, 400), cell.value


def test_columns_grow_with_their_numbers(export):
    """A number that does not fit its column is printed as ####."""
    book, results = export(review(budget=Decimal("1234567890123.45"), spent=Decimal("1234567890123.45")))
    page = book["汇总表"]
    assert results["汇总表"]["F4"].value == pytest.approx(123456789.012345)
    assert page.column_dimensions["F"].width * 5.25 > len("123,456,789.01") * 11 * 0.55
    assert page.column_dimensions["E"].width == pytest.approx(11.5, abs=0.8)


def test_statistics_by_unit_and_by_kind(export):
    found = finding()
    _, results = export(
        review(1, unit="甲局", findings=(found,)), review(2, unit="甲局"), review(3, unit="乙局", budget=None)
    )
    units = [[c.value for c in line] for line in results["按单位"]["A4:I5"]]
    assert units[0] == [1, "甲局", 2, 1040, 973, pytest.approx(973 / 1040), 100, 97.94, 2]
    assert units[1][3:6] == [None, 486.5, None]
    (total,) = [[c.value for c in line] for line in results["汇总表"]["A7:T7"]]
    assert (total[5], total[6], total[7]) == (1040, 1459.5, pytest.approx(973 / 1040))
    assert "执行率只计全年预算数、执行数都有的 2 份，与合计金额之比不同" in total[19]
    kinds = [[c.value for c in line] for line in results["按问题类型"]["A4:H5"]]
    assert kinds[0] == [1, "分项合计与总额不符", "重", 1, 1, 0, 0, 1]
    assert kinds[1][3] == 1


def test_findings_of_one_rule_are_counted_by_their_titles(export):
    """What stands by kind is what the list of all findings says when it is filtered by a title."""
    one, other = finding(), replace(finding(subjects=("field:budget",)), title="报告与自评表不一致")
    reviews = [review(1, findings=(one, other)), review(2, findings=(other,))]
    _, results = export(*reviews)
    kinds = {line[1].value: [c.value for c in line[2:5]] for line in results["按问题类型"]["A4:I5"]}
    assert kinds == {"报告与自评表不一致": ["重", 2, 2], "分项合计与总额不符": ["重", 1, 1]}
    listed = [c.value for line in results["疑点清单"].iter_rows() for c in line]
    assert {title: listed.count(title) for title in kinds} == {title: k[1] for title, k in kinds.items()}
    counted = Batch.of([r.row for r in reviews])
    for own in reviews:
        counted.add(own)
    assert [(k.title, k.count, len(k.reports)) for k in counted.kinds.values()] == [
        ("分项合计与总额不符", 1, 1),
        ("报告与自评表不一致", 2, 2),
    ]


# ---- the file


def write(target, *reviews, **options):
    reviews = reviews or (review(),)
    return write_workbook(target, [r.row for r in reviews], reviews, META, **options)


def test_the_same_reviews_give_the_same_bytes(tmp_path):
    one, two = write(tmp_path / "a.xlsx"), write(tmp_path / "b.xlsx")
    assert one.read_bytes() == two.read_bytes()
    book = openpyxl.load_workbook(one)
    assert book.properties.title == META.title
    assert book.properties.created.year == 2024


def failing(error):
    def fail(*_):
        raise error

    return fail


@pytest.mark.parametrize(
    ("where", "error", "said"),
    [
        ("os.replace", PermissionError(errno.EACCES, "in use"), "打开"),
        ("os.replace", OSError(errno.EBUSY, "busy"), "打开"),
        ("os.fsync", OSError(errno.ENOSPC, "full"), "磁盘空间不足"),
        ("os.fsync", OSError(errno.EROFS, "read-only"), "只读"),
        ("os.replace", OSError(errno.EIO, "broken"), "不可用"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, where, error, said):
    target = tmp_path / "汇总表.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(where, failing(error))
    with pytest.raises(EnvironmentProblem, match=said) as caught:
        write(target)
    assert "汇总表.xlsx" in caught.value.message
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["汇总表.xlsx"] or set(os.listdir(tmp_path)) == {"汇总表.xlsx", "home"}


def test_places_where_nothing_can_be_written(tmp_path, monkeypatch):
    with pytest.raises(EnvironmentProblem, match="文件夹不存在"):
        write(tmp_path / "没有" / "a.xlsx")
    (tmp_path / "夹.xlsx").mkdir()
    with pytest.raises(EnvironmentProblem, match="是文件夹"):
        write(tmp_path / "夹.xlsx")
    with pytest.raises(EnvironmentProblem, match="路径过长"):
        write(tmp_path / ("长" * 120 + ".xlsx"))
    (tmp_path / "锁.xlsx").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(EnvironmentProblem, match="没有写入权限"):
        write(tmp_path / "锁.xlsx")


def test_progress_is_told_and_cancel_leaves_nothing(tmp_path):
    seen = []
    reviews = [review(n) for n in range(1, 4)]
    write(tmp_path / "a.xlsx", *reviews, progress=lambda p: seen.append((p.done, p.total)) or True)
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        write(tmp_path / "b.xlsx", *reviews, progress=lambda p: p.done < 2)
    assert not (tmp_path / "b.xlsx").exists()


def test_reviews_are_taken_one_by_one(tmp_path):
    """A thousand reviews must not lie in memory at once: each is asked for when the last is written."""
    order = []

    def reviews():
        for number in (1, 2):
            order.append(f"read {number}")
            yield review(number)

    write_workbook(
        tmp_path / "a.xlsx",
        [review(1).row, review(2).row],
        reviews(),
        META,
        lambda p: order.append(f"write {p.done}") or True,
    )
    assert order == ["read 1", "write 0", "read 2", "write 1", "write 2"]


# ---- the samples, and another program's arithmetic


def sample_reviews():
    profiles = load_profiles()
    for number, path in enumerate(sorted((resource_root() / "samples").glob("*.docx")), 1):
        document = read_document(path.read_bytes(), path.name)
        for report in extract(document):
            findings = check_report(document, report)
            profile, reason = choose_profile(report, profiles)
            scores = score(document, report, profile, reason, findings, Decisions())
            made = review(number, scores, report, findings=findings, unit=report.value("unit") or "")
            amounts = {name: report.amount(name) for name in ("budget_initial", "budget", "spent")}
            line = row(number, scores, **amounts)
            yield type(made)(line, report, report, Decisions(), made.findings, scores, profile)


def test_the_samples_go_out_with_totals_to_the_cent(tmp_path):
    reviews = list(sample_reviews())
    target = write(tmp_path / "a.xlsx", *reviews)
    results = openpyxl.load_workbook(target, data_only=True)
    assert [Decimal(str(results["汇总表"][f"K{n}"].value)) for n in (4, 5, 6)] == [
        r.sheet.total for r in reviews
    ]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_computes_what_is_cached(tmp_path):
    own = FieldDecision(verified="2600000.00", verified_reason="凭证核定")
    verified = Decisions().with_(Subject.FIELD, "spent", own)
    edges = [
        review(7, budget=None, spent=None, self_grade=None),
        review(
            8,
            scores=sheet(part("产出", item("a", "甲", "100", "93.45")), self_score=Decimal(0)),
            budget=Decimal(0),
        ),
        review(
            9,
            unit=" 某局 * ? ",
            scores=sheet(part("产出", item("a", "甲", "100", "84.01")), self_score=Decimal(80)),
        ),
        review(10, unit="单位7", project_name="项目7", budget_initial=Decimal(10000)),
        review(11, decisions=verified, spent=Decimal(2600000)),
        review(12, findings=(finding(), replace(finding(subjects=("field:spent",)), title="另一个题目"))),
    ]
    source = write(tmp_path / "a.xlsx", *sample_reviews(), *edges)
    assert differences(source, recalculated(source, tmp_path)) == []


def test_the_samples_are_what_their_tool_makes(tmp_path):
    """Compare the parts, not the packing: another zlib packs the same parts differently."""
    import importlib.util

    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location("make_samples", root / "tools" / "make_samples.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.main(tmp_path)
    for made in sorted(tmp_path.glob("*.docx")):
        with zipfile.ZipFile(made) as new, zipfile.ZipFile(root / "resources" / "samples" / made.name) as old:
            assert new.namelist() == old.namelist()
            for name in new.namelist():
                if not name.endswith(".png"):
                    assert new.read(name) == old.read(name), name
    assert (tmp_path / "samples.toml").read_bytes() == (
        root / "resources" / "samples" / "samples.toml"
    ).read_bytes()
