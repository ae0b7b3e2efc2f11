"""The JSON of CONTRACT.md, key by key and value by value, over every report there is at hand."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from test_cli_contract import REPORT, objects, run, spans

from reviewer.domain.report import FIELDS
from reviewer.services.samples import shipped_samples

DATA = Path(__file__).resolve().parents[1] / "data"
DECIMAL = re.compile(r"-?\d+(\.\d+)?")
SPAN = {"text", "start", "end"}
CATEGORIES = {"output", "effect", "satisfaction", "management"}
OPS = {">=", ">", "<=", "<", "range", "text"}
KEYS = {
    "report": "file part format error text fields indicators spending_items self_parts findings score",
    "indicator": "name category project target actual stated_completion completion points self_score evidence",
    "quantity": "op value upper unit text start end",
    "spending": "name amount text start end",
    "part": "name category points score text start end",
    "finding": "rule severity message evidence",
    "score": "profile provisional total grade computed manual proposed open parts",
    "score_part": "name category points score proposed open formula",
    "field": "value text start end confidence rule",
}


def has(value, kind):
    assert list(value) == KEYS[kind].split(), kind


def decimal(value, *, nullable=False):
    assert (nullable and value is None) or (isinstance(value, str) and DECIMAL.fullmatch(value)), value


def text(value, *, empty=False):
    assert isinstance(value, str)
    assert empty or value


def passages(found):
    for one in found:
        assert set(one) == SPAN


def check_field(name, value):
    if value is None:
        return
    has(value, "field")
    assert 0 <= value["confidence"] <= 1
    text(value["rule"])
    if name == "year":
        assert isinstance(value["value"], int)
    elif name == "kind":
        assert value["value"] in ("project", "overall", "other")
    elif name == "self_grade":
        assert value["value"] in ("优", "良", "中", "差")
    elif name == "report_date":
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value["value"])
    elif name in ("title", "unit", "department", "project_name"):
        text(value["value"])
        assert "\n" not in value["value"]
    else:
        decimal(value["value"])


def check_quantity(value):
    if value is None:
        return
    has(value, "quantity")
    assert value["op"] in OPS | {"="}
    decimal(value["value"], nullable=True)
    decimal(value["upper"], nullable=True)
    text(value["unit"], empty=True)
    if value["op"] == "text":
        assert value["value"] is None


def check_indicator(value):
    has(value, "indicator")
    text(value["name"])
    assert value["category"] in CATEGORIES
    assert value["project"] is None or value["project"]
    for name in ("target", "actual"):
        check_quantity(value[name])
    for name in ("stated_completion", "completion", "points", "self_score"):
        decimal(value[name], nullable=True)
    passages(value["evidence"])


def check_score(value):
    has(value, "score")
    text(value["profile"])
    assert isinstance(value["provisional"], bool)
    assert value["grade"] in (None, "优", "良", "中", "差")
    for name in ("total", "computed", "manual", "proposed", "open"):
        decimal(value[name])
    for part in value["parts"]:
        has(part, "score_part")
        text(part["name"])
        assert part["category"] in CATEGORIES
        for name in ("points", "score", "proposed", "open"):
            decimal(part[name])
        text(part["formula"], empty=True)


def check_report(one):
    has(one, "report")
    assert one["error"] is None
    assert set(one["fields"]) == set(FIELDS)
    for name, value in one["fields"].items():
        check_field(name, value)
    for indicator in one["indicators"]:
        check_indicator(indicator)
    for item in one["spending_items"]:
        has(item, "spending")
        decimal(item["amount"])
    for part in one["self_parts"]:
        has(part, "part")
        assert part["category"] in CATEGORIES
        decimal(part["points"], nullable=True)
        decimal(part["score"])
    for found in one["findings"]:
        has(found, "finding")
        assert found["severity"] in ("high", "medium", "low")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", found["rule"])
        text(found["message"])
        passages(found["evidence"])
    check_score(one["score"])
    found = spans({k: v for k, v in one.items() if k != "text"})
    assert all(one["text"][s["start"] : s["end"]] == s["text"] for s in found)


def form(sheet, at, project):
    rows = (
        ("项目支出绩效自评表",),
        ("（2022年度）",),
        ("项目名称", project),
        ("主管部门", "明溪县教育局", "实施单位", "明溪县第一中学"),
        ("项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", 100, 100, 90, 10, "90%", 9),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"),
        ("产出指标", "数量指标", "购置设备数量", "≥20台", "22台", 50, 50, ""),
        ("效益指标", "社会效益指标", "受益学生", "≥900人", "960人", 30, 30, ""),
        ("满意度指标", "满意度", "学生满意度", "≥90%", "95%", 10, 10, ""),
        ("总分", "", "", "", "", 100, 99, ""),
    )
    for number, row in enumerate(rows):
        for column, value in enumerate(row, 1):
            sheet.cell(at + number, column, value)
    return at + len(rows) + 2


@pytest.fixture
def two_forms(tmp_path):
    book = openpyxl.Workbook()
    at = form(book.active, 1, "实验室设备购置")
    form(book.active, at, "操场修缮")
    path = tmp_path / "两张表.xlsx"
    book.save(path)
    return path


@pytest.fixture
def all_files(two_forms, tmp_path):
    plain = tmp_path / "一.txt"
    plain.write_text(REPORT, encoding="utf-8")
    shared = sorted((DATA.parents[2] / "shared" / "reports").glob("*.txt"))
    return [plain, two_forms, *(s.path for s in shipped_samples()), *sorted(DATA.glob("clean/*.txt")), *shared]


def test_every_report_has_exactly_the_documented_shape(all_files):
    done = run("extract", "--json", *all_files)
    assert (done.returncode, done.stderr) == (0, b"")
    found = objects(done)
    assert list(dict.fromkeys(one["file"] for one in found)) == [str(path) for path in all_files]
    for one in found:
        check_report(one)
    nullable = [
        v for one in found for i in one["indicators"] for v in (i["target"], i["actual"], i["completion"])
    ]
    assert None in nullable


def test_several_forms_give_their_parts_in_order(two_forms):
    first, second = objects(run("extract", "--json", two_forms))
    assert [(o["file"], o["part"], o["format"]) for o in (first, second)] == [
        (str(two_forms), 1, "xlsx"),
        (str(two_forms), 2, "xlsx"),
    ]
    assert [o["fields"]["project_name"]["value"] for o in (first, second)] == ["实验室设备购置", "操场修缮"]


def test_two_runs_are_byte_identical_whatever_the_system_calls_its_encoding(all_files):
    plain = run("extract", "--json", *all_files, env={"PYTHONHASHSEED": "1"})
    for env in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "2"},
        {"PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "3"},
        {"PYTHONIOENCODING": "ascii:strict", "LC_ALL": "POSIX", "LANG": "C"},
    ):
        again = run("extract", "--json", *all_files, env=env)
        assert (again.returncode, again.stderr) == (0, b"")
        assert again.stdout == plain.stdout
    plain.stdout.decode("utf-8")
    assert b"\r" not in plain.stdout


def test_every_call_speaks_utf8_to_a_pipe(two_forms, tmp_path):
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    db = tmp_path / "库.db"
    for call in (
        ("import", "--db", db, two_forms, tmp_path / "没有.txt"),
        ("list", "--db", db),
        ("list", "--db", db, "--json"),
        ("export", "--db", db, "--out", tmp_path / "汇总.xlsx"),
        ("check-db", "--db", db),
        ("explain", two_forms),
        ("--help",),
        ("import",),
    ):
        done = run(*call, env=env)
        said = (done.stdout + done.stderr).decode("utf-8")
        assert re.search("[\u4e00-\u9fff]", said), call
        assert "\ufffd" not in said


def test_files_are_answered_in_order_with_their_own_errors(two_forms, tmp_path):
    odd = tmp_path / "空.docx"
    odd.touch()
    paths = [odd, two_forms, tmp_path, tmp_path / "无.pdf", two_forms]
    done = run("extract", "--json", *paths)
    found = objects(done)
    assert done.returncode == 1
    assert [(o["file"], o["part"]) for o in found] == [
        (str(odd), 1), (str(two_forms), 1), (str(two_forms), 2), (str(tmp_path), 1), (str(paths[3]), 1),
        (str(two_forms), 1), (str(two_forms), 2),
    ]  # fmt: skip
    for one in found:
        if one["error"] is not None:
            assert list(one) == ["file", "part", "format", "error"]
            assert one["error"].count("。") >= 1
    said = done.stderr.decode("utf-8").splitlines()
    assert len(said) == 3
    assert all(line.endswith("。") for line in said)


@pytest.mark.parametrize("what", ["folder", "missing"])
@pytest.mark.parametrize("call", [("extract", "--json"), ("explain",)])
def test_what_is_no_file_is_one_sentence_and_status_1(call, what, tmp_path):
    done = run(*call, tmp_path if what == "folder" else tmp_path / "无此文件.docx")
    said = done.stderr.decode("utf-8").splitlines()
    assert (done.returncode, len(said)) == (1, 1)
    assert said[0].endswith("。")
    assert ("文件夹" in said[0]) == (what == "folder")


def test_database_urls_and_the_report_choice(two_forms, tmp_path):
    url = f"sqlite:///{tmp_path / 'x.db'}"
    assert run("import", "--db", url, two_forms).returncode == 0
    rows = objects(run("list", "--db", tmp_path / "x.db", "--json"))
    assert [(row["part"], row["parts"], row["project_name"]) for row in rows] == [
        (1, 2, "实验室设备购置"),
        (2, 2, "操场修缮"),
    ]
    target = tmp_path / "一份.xlsx"
    assert run("export", "--db", url, "--out", target, "--report", rows[1]["id"]).returncode == 0
    assert any("操场修缮" in name for name in openpyxl.load_workbook(target).sheetnames)
    assert not any("实验室" in name for name in openpyxl.load_workbook(target).sheetnames)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("call", [("list", "--json"), ("explain",), ("--help",), ("--version",)])
def test_any_closed_pipe_is_no_error(call, unbuffered, two_forms, tmp_path):
    db = tmp_path / "x.db"
    assert run("import", "--db", db, two_forms).returncode == 0
    more = {"list": ["--db", str(db)], "explain": [str(two_forms)]}.get(call[0], [])
    with subprocess.Popen(
        [sys.executable, "-m", "reviewer", *call, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    ) as child:
        child.stdout.close()
        errors = child.stderr.read()
        assert (child.wait(60), errors) == (0, b"")


def test_a_damaged_backup_is_found_by_check_db(two_forms, tmp_path):
    db = tmp_path / "x.db"
    run("import", "--db", db, two_forms)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "x-20260101-080000.db").write_bytes(b"nothing")
    done = run("check-db", "--db", db)
    assert done.returncode == 3
    assert "备份" in done.stderr.decode("utf-8")
    assert json.loads(run("list", "--db", db, "--json").stdout.splitlines()[0])["status"] == "waiting"
