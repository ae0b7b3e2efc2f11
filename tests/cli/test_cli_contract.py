"""The command line as other programs see it: real processes, real files, the words and statuses of CONTRACT.md."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from review_world import text_for

from reviewer.app import main
from reviewer.cli.main import run as run_call
from reviewer.documents import READABLE_SUFFIXES
from reviewer.domain.report import FIELDS
from reviewer.services.library import Library

REPORT = """云溪县水务局2021年度水渠维护专项资金绩效自评报告
一、项目概况
（一）资金安排。2021年县财政预算安排水渠维护专项资金281.28万元，实际支出268.49万元，预算执行率95.45%。
二、绩效目标完成情况
1.新建水渠目标10公里，实际完成8公里。
2.农户满意度目标≥90%，实际完成95%。
三、自评结论
自评得分99分，自评等级为优。
云溪县水务局
2022年3月10日
"""


def run(*arguments, env=None, **how):
    given = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "reviewer", *map(str, arguments)],
        capture_output=True,
        env={**given, **(env or {})},
        timeout=60,
        **how,
    )


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "报告 一.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def objects(done):
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


# -- extract


def test_extract_has_the_shape_of_the_contract(report):
    done = run("extract", "--json", report)
    assert (done.returncode, done.stderr) == (0, b"")
    (one,) = objects(done)
    assert list(one) == [
        "file", "part", "format", "error", "text", "fields", "indicators", "spending_items", "self_parts", "findings",
        "score",
    ]  # fmt: skip
    assert (one["file"], one["part"], one["format"], one["error"]) == (str(report), 1, "txt", None)
    assert set(one["fields"]) == set(FIELDS)
    assert one["fields"]["year"]["value"] == 2021
    assert one["fields"]["budget"]["value"] == "2812800.00"
    assert set(one["fields"]["budget"]) == {"value", "text", "start", "end", "confidence", "rule"}
    assert set(one["indicators"][0]) == {
        "name", "category", "project", "target", "actual", "stated_completion", "completion", "points", "self_score",
        "evidence",
    }  # fmt: skip
    assert set(one["score"]) == {
        "profile", "provisional", "total", "grade", "computed", "manual", "proposed", "open", "parts",
    }  # fmt: skip
    assert {p["category"] for p in one["score"]["parts"]} == {"output", "effect", "satisfaction", "management"}


def spans(value):
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_every_span_holds_its_text(report, shared_reports):
    for one in objects(run("extract", "--json", report, *shared_reports)):
        found = list(spans({k: v for k, v in one.items() if k != "text"}))
        assert found
        assert all(one["text"][s["start"] : s["end"]] == s["text"] for s in found)


def test_no_number_is_a_float_or_has_an_exponent(report):
    done = run("extract", "--json", report)
    one = json.loads(done.stdout, parse_float=lambda text: pytest.fail(text) if "e" in text.lower() else text)
    for value in [one["score"]["total"], *(i["target"]["value"] for i in one["indicators"] if i["target"])]:
        assert isinstance(value, str)
        assert "E" not in value


def test_output_is_byte_identical_and_utf8_everywhere(report):
    plain = run("extract", "--json", report, env={"PYTHONHASHSEED": "1"})
    others = (
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1", "PYTHONHASHSEED": "3"},
    )
    for env in others:
        again = run("extract", "--json", report, env=env, cwd=report.parent)
        assert objects(again)[0]["text"] == REPORT
        assert again.stdout == plain.stdout


def test_a_bad_file_gives_an_error_object_and_status_1(report, tmp_path, own_home):
    empty = tmp_path / "空.docx"
    empty.touch()
    done = run("extract", "--json", empty, report, tmp_path / "missing.txt", tmp_path)
    assert done.returncode == 1
    first, good, missing, folder = objects(done)
    for bad in (first, missing, folder):
        assert set(bad) == {"file", "part", "format", "error"}
        assert bad["error"].endswith("。")
    assert good["error"] is None
    assert "空.docx" in done.stderr.decode("utf-8")
    assert not (own_home / "reviewer").exists()  # saves nothing


def test_a_path_that_is_no_text(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff\xfe.txt"
    with open(path, "wb") as file:
        file.write(REPORT.encode())
    done = subprocess.run(
        [sys.executable, "-m", "reviewer", "extract", "--json", path], capture_output=True, timeout=60
    )
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["error"] is None


@pytest.mark.parametrize(
    "arguments",
    [("extract", "x.txt"), ("extract", "--json"), ("bogus",), ("export",), ("import",), ("list", "--nonsense"),
     ("export", "--out", "x.xlsx", "--report", "eins"), ("--nonsense",)],
)  # fmt: skip
def test_wrong_usage_is_status_2_in_chinese(arguments, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "用法" in said.err
    assert "--help" in said.err
    assert not any(english in said.err for english in ("required", "invalid", "unrecognized", "Traceback"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--db", ""),
        ("list", "--db="),
        ("import", "--db", " ", "x"),
        ("import", ""),
        ("extract", "--json", ""),
        ("open", "--at", " "),
    ],
)
def test_nothing_between_the_quotes_is_wrong_usage(arguments, capsys, own_home):
    assert main(arguments) == 2
    assert "不能为空" in capsys.readouterr().err
    assert not (own_home / "reviewer").exists()


@pytest.mark.parametrize("call", ["extract", "explain", "import", "list", "export", "check-db", "open"])
def test_wrong_usage_shows_the_usage_of_its_call(call, capsys):
    needed = {"extract": ["--json", "x"], "explain": ["x"], "import": ["x"], "export": ["--out", "x.xlsx"]}
    assert main((call, *needed.get(call, ()), "--bogus")) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"用法：reviewer {call} ")
    assert f"reviewer {call}：不认识的参数：--bogus。" in said


@pytest.mark.parametrize(
    "call", [(), ("extract",), ("explain",), ("import",), ("list",), ("export",), ("check-db",), ("open",)]
)
def test_every_call_has_help(call, capsys):
    assert main((*call, "--help")) == 0
    said = capsys.readouterr().out
    assert "用法" in said
    assert "show this help" not in said
    assert not re.search(
        r"^\s*(命令|选项|参数):?$", said, re.MULTILINE
    )  # a Chinese colon, no line that says nothing


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ((), ([], None, None)),
        (("--at", "3fa91c22d07be455/1#120-131"), ([], None, "3fa91c22d07be455/1#120-131")),
        (("--db", "a.db", "--at", "定位", "甲.docx", "乙.pdf"), (["甲.docx", "乙.pdf"], "a.db", "定位")),
        (("甲.docx", "--at=x"), (["甲.docx"], None, "x")),
    ],
)
def test_open_hands_on_files_database_and_reference(given, opened):
    asked = []
    assert run_call(["open", *given], lambda *all_of_it: asked.append(all_of_it) or 0) == 0
    assert asked == [opened]


def test_at_needs_a_reference(capsys):
    assert main(("open", "--at")) == 2
    assert "--at 后面缺少内容" in capsys.readouterr().err


def test_version():
    from reviewer.version import program_version

    done = run("--version")
    assert done.stdout.decode().split() == ["reviewer", program_version()]


def test_explain_is_for_people(report):
    done = run("explain", report)
    assert done.returncode == 0
    assert "281.28" in done.stdout.decode("utf-8")
    assert run("explain", report.parent / "missing.txt").returncode == 1


# -- the database


@pytest.fixture
def db(tmp_path):
    return tmp_path / "库.db"


def test_import_list_export(tmp_path, report, db):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    done = run("import", "--db", db, report, tmp_path / "坏.docx")
    assert done.returncode == 1
    assert done.stdout.decode("utf-8").splitlines()[-1] == "导入 1，未能导入 1。"
    assert "坏.docx" in done.stderr.decode("utf-8")
    again = run("import", "--db", db, report)
    assert again.returncode == 0
    assert "已在库中" in again.stdout.decode("utf-8")

    (row,) = objects(run("list", "--db", db, "--json"))
    assert (row["id"], row["file"], row["status"], row["budget"]) == (1, report.name, "waiting", "2812800.00")
    shown = run("list", "--db", db).stdout.decode("utf-8")
    assert "待审" in shown
    assert " —  " in shown  # no score before somebody has begun the review, as in window and workbook
    assert f"{Decimal(row['score']):.2f}" not in shown
    with closing(Library.open(str(db))) as library:
        library.open_review(1).confirm_field("budget")
    shown = run("list", "--db", db).stdout.decode("utf-8")
    assert f"{Decimal(row['score']):.2f} 暂定" in shown

    target = tmp_path / "汇总.xlsx"
    done = run("export", "--db", db, "--out", target)
    assert (done.returncode, done.stderr) == (0, b"")
    assert target.read_bytes().startswith(b"PK")
    assert run("export", "--db", db, "--out", target, "--report", 1).returncode == 0
    assert run("export", "--db", db, "--out", target, "--report", 7).returncode == 2
    assert run("export", "--db", db, "--out", tmp_path / "x.csv").returncode == 2
    assert run("check-db", "--db", db).returncode == 0


def test_a_folder_of_reports(tmp_path, db):
    for number in range(3):
        (tmp_path / f"r{number}.txt").write_text(text_for(number), encoding="utf-8")
    done = run("import", "--db", db, tmp_path)
    assert done.returncode == 0
    assert len(objects(run("list", "--db", db, "--json"))) == 3


def test_a_folder_names_what_it_passes_over(tmp_path, report, db):
    for name in (
        "旧稿.ppt",
        "扫描.ofd",
        "扫描2.OFD",
        "README",
        ".hidden.ofd",
        "~$x.doc",
        "Thumbs.db",
        "sub/x.ofd",
    ):
        (tmp_path / "夹" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "夹" / name).write_bytes(b"%PDF-")
    (tmp_path / "夹" / "好.txt").write_text(text_for(1), encoding="utf-8")
    done = run("import", "--db", db, tmp_path / "夹")
    assert (done.returncode, done.stdout.decode("utf-8")) == (0, "导入 1。\n")
    unread = {s for s in (".ppt", ".ofd") if s not in READABLE_SUFFIXES}
    counts = {".ofd": 3, ".ppt": 1}
    said = done.stderr.decode("utf-8")
    assert said.startswith(f"另有 {sum(counts[s] for s in unread) + 1} 个文件不是可读的格式：")
    assert all(f"{s} {counts[s]} 个" in said for s in unread)
    assert "无扩展名 1 个" in said
    lines = said.splitlines()[1:]
    assert {Path(line.partition("：")[0]).name for line in lines} >= {"README"}
    assert len(lines) == sum(counts[s] for s in unread) + 1
    assert all(line.endswith("：不是可读的格式，未导入。") for line in lines)
    named = run("import", "--db", db, tmp_path / "夹" / "README", tmp_path / "夹")
    assert named.returncode == 1
    assert "README" in named.stderr.decode("utf-8")
    assert f"另有 {sum(counts[s] for s in unread)} 个" in named.stderr.decode("utf-8")


def test_a_suspected_revision_says_what_it_is_now_and_how_to_replace(report, db):
    run("import", "--db", db, report)
    later = report.with_name("修改稿.txt")
    later.write_text(REPORT.replace("268.49", "270.49"), encoding="utf-8")
    said = run("import", "--db", db, later).stdout.decode("utf-8").splitlines()
    assert "修改稿.txt" in said[0]
    assert "作为单独的一份导入（编号 2）" in said[0]
    assert "替换原文" in said[0]
    assert said[1] == "导入 1（其中疑似修改稿 1）。"


@pytest.mark.parametrize(
    "wrong", ["{folder}", "/dev/null", "{file}/x.db", "postgresql://h:port/x", "foo://x", "sqlite:///{folder}"]
)
def test_what_can_be_no_database_is_status_3_in_one_sentence(wrong, tmp_path, report, own_home):
    db = wrong.format(folder=tmp_path, file=report)
    for call in (("import", "--db", db, report), ("list", "--db", db), ("check-db", "--db", db),
                 ("export", "--db", db, "--out", tmp_path / "x.xlsx")):  # fmt: skip
        done = run(*call)
        said = done.stderr.decode("utf-8").splitlines()
        assert (done.returncode, done.stdout, len(said)) == (3, b"", 1), said
        assert said[0].endswith("。")
        assert "日志" not in said[0]


def test_an_unusable_database_is_status_3(tmp_path, report):
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database")
    for call in (("import", "--db", other, report), ("list", "--db", other), ("check-db", "--db", other),
                 ("export", "--db", other, "--out", tmp_path / "x.xlsx")):  # fmt: skip
        done = run(*call)
        assert done.returncode == 3
        assert "Traceback" not in done.stderr.decode("utf-8")
        assert done.stderr.decode("utf-8").strip().endswith("。")
    assert other.read_bytes() == b"not a database"
    assert run("list", "--db", tmp_path / "none.db").returncode == 3


def test_writing_to_a_locked_database_is_status_3(world, report):
    library = world.imported()
    done = run("import", "--db", world.db, report)
    assert done.returncode == 3
    said = done.stderr.decode("utf-8").strip()
    assert "起使用" in said
    assert said.startswith("没有导入：数据库正由 ")
    assert said.endswith("。请先关闭窗口，或在窗口中导入。")
    assert done.stdout == b""
    assert run("list", "--db", world.db).returncode == 0
    library.close()


def test_the_own_database_is_made_by_import_only(own_home, report):
    assert "还没有报告" in run("list").stdout.decode("utf-8")
    assert not (own_home / "reviewer").exists()
    assert run("import", report).returncode == 0
    assert (own_home / "reviewer" / "reviewer.db").exists()


def test_a_damaged_database_is_found(world):
    world.imported().close()
    content = bytearray(world.db.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    world.db.write_bytes(content)
    assert run("check-db", "--db", world.db).returncode == 3


def test_a_closed_pipe_is_no_error(report, shared_reports):
    files = [str(report), *map(str, shared_reports)] * 4
    child = subprocess.Popen(
        [sys.executable, "-m", "reviewer", "extract", "--json", *files],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    child.stdout.read(10)
    child.stdout.close()
    errors = child.stderr.read()
    child.stderr.close()
    assert child.wait(60) == 0
    assert errors == b""


def test_ctrl_c_keeps_what_is_imported(tmp_path, db):
    for number in range(150):
        (tmp_path / f"{number:03}.txt").write_text(text_for(number) + "说明文字。" * 3000, encoding="utf-8")
    child = subprocess.Popen(
        [sys.executable, "-m", "reviewer", "import", "--db", str(db), str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not db.exists() and child.poll() is None:
        pass
    child.send_signal(signal.SIGINT)
    _, errors = child.communicate(timeout=60)
    assert b"Traceback" not in errors
    if child.returncode != 0:  # it was quick enough to be interrupted
        assert child.returncode == 130
        assert run("check-db", "--db", db).returncode in (0, 3)
        assert run("import", "--db", db, tmp_path).returncode == 0
    assert len(objects(run("list", "--db", db, "--json"))) == 150


def test_a_bug_is_one_sentence_and_a_log(report, own_home, monkeypatch, capsys):
    def broken(*_):
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr("reviewer.extraction.explain", broken)
    assert main(["explain", str(report)]) == 1
    said = capsys.readouterr().err
    assert "日志" in said
    assert "deep inside" not in said
    assert "deep inside" in (own_home / "reviewer" / "reviewer.log").read_text(encoding="utf-8")


# -- without a screen


@pytest.mark.slow
def test_without_a_screen_the_samples_go_through(tmp_path, own_home):
    temporary = tmp_path / "temp"
    temporary.mkdir()
    done = run(env={"TMPDIR": str(temporary)})
    said = done.stdout.decode("utf-8")
    assert (done.returncode, "没有可用的屏幕" in done.stderr.decode("utf-8")) == (0, True), done.stderr.decode()
    workbook, picture = (line.split("：", 1)[1] for line in said.splitlines()[-2:])
    assert workbook.startswith(str(temporary))
    assert Path(workbook).read_bytes().startswith(b"PK")
    assert Path(picture).read_bytes().startswith(b"\x89PNG")
    assert "疑点" in said
    assert not (own_home / "reviewer").exists()  # never the user's own


def test_open_without_a_screen_is_a_sentence(report):
    done = run("open", report)
    assert done.returncode == 1
    assert "屏幕" in done.stderr.decode("utf-8")


# -- what is no report, and samples among real reports


def sheets(path):

    return openpyxl.load_workbook(path).sheetnames


def test_an_export_of_all_leaves_out_samples_and_what_is_no_report(tmp_path, report, db):
    from reviewer.services.samples import shipped_samples

    notice, target = tmp_path / "通知.txt", tmp_path / "汇总.xlsx"
    notice.write_text("关于召开工作例会的通知\n定于3月5日召开例会。\n", encoding="utf-8")
    samples = [sample.path for sample in shipped_samples()]
    reviews = len(samples) - 1  # the form goes with its report
    done = run("import", "--db", db, notice, *samples)
    assert done.returncode == 0
    assert f"{notice}：未识别为绩效报告，请核对文件。" in done.stdout.decode("utf-8")
    alone = run("export", "--db", db, "--out", target)
    assert alone.stderr.decode("utf-8") == "未列入非绩效报告 1 份；需要时请单独选定导出。\n"
    assert len([name for name in sheets(target) if name[0].isdigit() and "疑点" not in name]) == reviews
    assert run("import", "--db", db, report).returncode == 0
    mixed = run("export", "--db", db, "--out", target)
    assert mixed.returncode == 0
    said = mixed.stderr.decode("utf-8")
    assert said == f"未列入示例报告 {reviews} 份、非绩效报告 1 份；需要时请单独选定导出。\n"
    assert not any("农村公路" in name for name in sheets(target))
    chosen = run("export", "--db", db, "--out", target, "--report", 1, 2)
    assert (chosen.returncode, chosen.stderr) == (0, b"")
    assert [row["recognised"] for row in objects(run("list", "--db", db, "--json"))] == [False] + [True] * (
        reviews + 1
    )
    assert "非绩效报告" in run("list", "--db", db).stdout.decode("utf-8").splitlines()[1]


def test_an_edited_workbook_in_the_place_of_an_export_is_kept_and_named(tmp_path, report, db):
    target, beside = tmp_path / "汇总.xlsx", tmp_path / "汇总（替换前）.xlsx"
    assert run("import", "--db", db, report).returncode == 0
    assert run("export", "--db", db, "--out", target).returncode == 0
    assert run("export", "--db", db, "--out", target).stderr.decode("utf-8") == ""
    book = openpyxl.load_workbook(target)
    book["汇总表"]["A1"] = "会议稿"
    book.save(target)
    edited = target.read_bytes()
    done = run("export", "--db", db, "--out", target)
    assert (done.returncode, beside.read_bytes()) == (0, edited)
    assert f"已另存为“{beside.name}”" in done.stderr.decode("utf-8")
