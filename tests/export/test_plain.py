"""CSV that Excel opens as it is, and JSON Lines that hold what a score rests on; both line by line."""

import csv
import io
import json
import tracemalloc
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from reviewer.domain.errors import Cancelled
from reviewer.domain.report import FieldValue, Report
from reviewer.domain.review import Status
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage
from reviewer.export import write_workbook
from reviewer.export.plain import write_csv, write_json_lines

from .conftest import META, finding, item, part, review, sheet


def rows_of(reviews):
    return [r.row for r in reviews]


def read_csv(path):
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_csv_has_the_columns_of_the_summary_and_where_they_come_from(tmp_path):
    found = read_csv(write_csv(tmp_path / "a.csv", rows_of([review()]), [review()]))
    head, line = found
    assert head[:4] == ["序号", "主管部门", "实施单位", "项目名称"]
    assert head[20:] == ["报告文件", "文件校验值", "评分表", "评分表版次"]
    told = dict(zip(head, line, strict=True))
    assert (told["全年预算数"], told["年初预算数"], told["分差"]) == ("520.00", "", "-2.06")
    assert float(told["执行率"]) == pytest.approx(4865 / 5200, abs=1e-6)
    assert (told["问题数"], told["偏差类别"]) == ("1/0/2", "基本一致")
    assert (told["文件校验值"], told["评分表版次"]) == (f"{1:064x}", "1")


def test_text_that_looks_like_a_formula_is_protected_and_numbers_stay_numbers(tmp_path):
    odd = review(
        unit="=1+1\x00", department="+86", project_name="-1", reviewer="@甲,\"乙\"\n丙", file_name="＝cmd|x.docx",
        scores=sheet(part("产出", item("a", "甲", "100", "80")), self_score=Decimal(100)),
    )  # fmt: skip
    head, line = read_csv(write_csv(tmp_path / "a.csv", [odd.row], [odd]))
    told = dict(zip(head, line, strict=True))
    assert [told[n] for n in ("实施单位", "主管部门", "项目名称", "复核人", "报告文件")] == [
        "'=1+1",
        "'+86",
        "'-1",
        '\'@甲,"乙"\n丙',
        "'＝cmd|x.docx",
    ]
    assert (told["自评得分"], told["分差"]) == ("100.00", "-20.00")


def test_the_same_lines_as_the_workbook(tmp_path):
    reviews = [
        review(1),
        review(2, status=Status.WAITING),
        review(3, unit="单位1", project_name="项目1"),
        review(4, budget=None, spent=None, execution_rate=Decimal(95)),
        review(5, findings=(finding(),), open_points=Decimal(5), decided_difference=Decimal("-1.5")),
    ]
    rows = rows_of(reviews)
    _, *lines = read_csv(write_csv(tmp_path / "a.csv", rows, reviews))
    book = openpyxl.load_workbook(write_workbook(tmp_path / "a.xlsx", rows, reviews, META), data_only=True)
    for at, line in enumerate(lines):
        told = [book["汇总表"].cell(4 + at, column).value for column in range(1, 21)]
        for name, ours, theirs in zip(range(20), line, told, strict=False):
            if isinstance(theirs, int | float):
                assert float(ours) == pytest.approx(theirs, abs=1e-5), (at, name)
            else:
                assert ours in {theirs or "", "" if theirs == "—" else theirs}, (at, name)


def test_json_lines_hold_what_the_score_rests_on(tmp_path):
    passage = Passage("520万元", 12, 17)
    base = review(findings=(finding(),))
    report = Report(
        fields={"budget": FieldValue("5200000.00", passage, 0.9, "t")}, indicators=base.report.indicators
    )
    one = replace(base, report=report)
    path = write_json_lines(tmp_path / "a.jsonl", [one.row, one.row], [one, one])
    first, second = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert (first["summary"]["序号"], second["summary"]["序号"]) == (1, 2)
    assert len(first["summary"]) == 20
    assert (first["file"], first["sha256"]) == ("报告1.docx", f"{1:064x}")
    assert (first["score"]["profile"], first["score"]["profile_version"]) == ("yuzhong", "1")
    assert first["fields"]["budget"] == {
        "value": "5200000.00", "text": "520万元", "start": 12, "end": 17, "confidence": 0.9, "rule": "t",
    }  # fmt: skip
    assert first["fields"]["spent"] is None
    assert first["indicators"][0]["actual"]["text"] == "1236公里"
    assert [i["score"] for i in first["items"]] == ["57.94", "40"]
    (told,) = first["findings"]
    assert (told["state"], told["evidence"][0]["start"]) == ("未处理", 10)


def test_each_line_is_one_object_whatever_stands_in_the_texts(tmp_path):
    odd = review(unit="甲\u2028乙\n丙\ud800", project_name="\u2029")
    path = write_json_lines(tmp_path / "a.jsonl", [odd.row], [odd])
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["summary"]["实施单位"].startswith("甲\u2028乙\n丙")


@pytest.mark.parametrize("write", [write_csv, write_json_lines])
def test_it_can_be_stopped_and_leaves_nothing(tmp_path, write):
    reviews = [review(n) for n in range(1, 6)]
    folder = tmp_path / "出"
    folder.mkdir()
    with pytest.raises(Cancelled):
        write(folder / "a.csv", rows_of(reviews), reviews, lambda p: p.done < 3)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("write", [write_csv, write_json_lines])
def test_many_reports_need_no_memory(tmp_path, write):
    one = review(findings=(finding(),))
    rows = [one.row] * 3000

    def peak(count):
        tracemalloc.start()
        write(tmp_path / "a.csv", rows[:count], (replace(one, row=one.row) for _ in range(count)))
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(10)
    few = peak(300)
    assert peak(3000) < few * 2
    assert (tmp_path / "a.csv").stat().st_size > 300_000


@pytest.mark.parametrize(
    ("status", "waits", "grade"),
    [
        (Status.REVIEWING, True, "优（暂定）"),
        (Status.REVIEWING, False, "优（未审定）"),
        (Status.DONE, False, "优"),
    ],
)
def test_a_line_does_not_contradict_itself_about_what_is_provisional(tmp_path, status, waits, grade):
    state = ItemState.PROPOSED if waits else ItemState.COMPUTED
    scores = sheet(part("产出", item("a", "甲", "100", "95", state)), self_score=Decimal(98), grade="优")
    one = review(1, scores=scores, status=status, provisional=waits)
    path = write_json_lines(tmp_path / "a.jsonl", [one.row], [one])
    line = json.loads(path.read_text(encoding="utf-8"))
    assert (line["score"]["provisional"], line["summary"]["复核等级"]) == (waits, grade)
