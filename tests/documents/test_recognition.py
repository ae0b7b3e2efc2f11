"""Recognition of scans around the engine: the child process and its ends, what is kept, what is said without it."""

import os
import subprocess
import sys
import threading
import time
from array import array

import pytest
from support.child_parts import child
from support.raw_pdf import make_pdf, scan, text

from reviewer.documents import read_document
from reviewer.documents.pdf.drawing import Rule
from reviewer.documents.pdf.recognising import PagePicture, Recognised, RecognisedPage
from reviewer.documents.recognition import CHILD, PROTOCOL, keeping, recogniser
from reviewer.documents.recognition.bundled import how_to_add
from reviewer.documents.recognition.child import HEAD, LENGTH
from reviewer.documents.recognition.engine import engine_name
from reviewer.documents.recognition.process import Child, RecognitionFailed, child_command
from reviewer.domain.errors import Cancelled
from reviewer.domain.pages import Box, PageSource
from reviewer.domain.text import Span

SOUND = "while True:\n    read(); answer(PAGE)"
PICTURE = PagePicture(4, 2, 1.0, bytes(24))
PAGE = RecognisedPage((Recognised("项", Box(0, 0, 10, 10), 90),))
NOTICE = "文字由识别得来，可能有误，请对照原件核对。"


def always():
    return True


@pytest.fixture
def children():
    made = []

    def make(script, seconds=20.0):
        made.append(Child(child(script), seconds))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def engine(monkeypatch):
    """Let children of a test take the place of the engine."""

    def use(script, name="test 1"):
        monkeypatch.setattr(recogniser, "engine_name", lambda: name)
        monkeypatch.setattr(recogniser, "Child", lambda: Child(child(script), 20.0))

    return use


# ---- the child


def test_a_child_recognises_page_after_page(children):
    one = children("count = 0\nwhile True:\n    read(); count += 1; answer(PAGE if count < 3 else b'{}')")
    assert one.page(PICTURE, always) == PAGE
    assert one.page(PICTURE, always) == PAGE
    with pytest.raises(RecognitionFailed):
        one.page(PICTURE, always)


def test_a_child_that_dies_is_replaced(children, tmp_path):
    mark = tmp_path / "died"
    one = children(
        f"read()\nif not os.path.exists({str(mark)!r}):\n    open({str(mark)!r}, 'w'); os._exit(9)\nanswer(PAGE); read()"
    )
    with pytest.raises(RecognitionFailed):
        one.page(PICTURE, always)
    assert one.page(PICTURE, always) == PAGE


def test_a_page_that_takes_too_long_is_given_up_and_its_child_killed(children, tmp_path):
    note = tmp_path / "pid"
    one = children(f"read()\nopen({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)", seconds=2.0)
    started = time.monotonic()
    with pytest.raises(RecognitionFailed):
        one.page(PICTURE, always)
    assert time.monotonic() - started < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_nobody_waits_any_more(children):
    one, asked = children("read(); time.sleep(60)"), []
    started = time.monotonic()
    with pytest.raises(RecognitionFailed):
        one.page(PICTURE, lambda: asked.append(1) or len(asked) < 3)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "script",
    ["sys.exit(1)", "read(); answer(b'no json')", "read(); sys.stdout.buffer.write(b'ab'); sys.stdout.flush()"],
    ids=["no start", "nonsense", "half an answer"],
)
def test_a_child_that_answers_nonsense_costs_the_page(children, script):
    with pytest.raises(RecognitionFailed):
        children(script).page(PICTURE, always)


def test_a_program_that_can_not_be_started(tmp_path):
    with pytest.raises(RecognitionFailed):
        Child([str(tmp_path / "nowhere")]).page(PICTURE, always)


def test_a_child_is_the_program_with_one_word():
    assert child_command() == [sys.executable, "-m", "reviewer", CHILD]


def test_an_installed_program_has_a_second_one_that_recognises(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "reviewer"))
    assert engine_name() == ""  # whatever this environment has: it is not the installed program's
    assert ("reviewer-ocr" in how_to_add()) is (sys.platform != "win32")
    second = tmp_path / "ocr" / ("reviewer-ocr.exe" if sys.platform == "win32" else "reviewer-ocr")
    second.parent.mkdir()
    second.touch()
    assert engine_name() == ""  # half copied
    (second.parent / "engine.txt").write_text("rapidocr 3.10.0\n0\n", encoding="utf-8")
    assert engine_name() == ""  # of another program
    (second.parent / "engine.txt").write_text(f"rapidocr 3.10.0\n{PROTOCOL}\n", encoding="utf-8")
    assert engine_name() == "rapidocr 3.10.0"
    assert child_command() == [str(second), CHILD]


SERVE = """
import sys
from reviewer.documents.recognition import child, engine, page
from reviewer.documents.pdf.recognising import RecognisedPage
def recognised(picture, engine):
    print("a library speaks")
    if picture.width == 13: raise ValueError
    return RecognisedPage(quarters=picture.height)
engine.make_engine = lambda: None
page.recognised_page = recognised
sys.exit(child.serve())
"""


def test_the_child_answers_each_page_and_ends_with_its_input():
    pictures = b"".join(
        HEAD.pack(width, height, 1.0, 3) + b"abc" for width, height in ((1, 2), (13, 1), (1, 3))
    )
    done = subprocess.run(
        [sys.executable, "-c", SERVE], input=pictures, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    answers, rest = [], done.stdout
    while rest:
        (length,) = LENGTH.unpack(rest[: LENGTH.size])
        body, rest = rest[LENGTH.size :][: max(length, 0)], rest[LENGTH.size + max(length, 0) :]
        answers.append(keeping.unpacked(body).quarters if length >= 0 else None)
    assert answers == [2, None, 3]


# ---- what is kept


def test_what_is_kept_comes_back():
    page = RecognisedPage(
        (Recognised("算", Box(1.05, 2.1, 3.15, 4.2), 77), Recognised("，", Box(3, 2, 4, 4), 100)),
        (Rule(10, 0, 50),),
        (Rule(20, 1.5, 60),),
        3,
        -0.012,
    )
    assert keeping.unpacked(keeping.packed(page)) == page
    assert keeping.restored(keeping.kept("engine 1", {4: page})) == keeping.Kept("engine 1", {4: page})


@pytest.mark.parametrize(
    "data", [None, b"", b"no", keeping.zlib.compress(b"[]"), keeping.zlib.compress(b'{"version":0}')]
)
def test_what_this_version_does_not_understand_is_made_anew(data):
    assert keeping.restored(data) is None


def test_a_page_is_recognised_once(engine):
    engine(SOUND)
    kept = {}
    first = read_document(make_pdf(scan(), text("第二页。")), "报告.pdf", kept)
    assert first.text == "项\n第二页。"
    assert first.notices == (f"第1页是扫描件，{NOTICE}",)
    assert first.pages.confidence == array("B", [90, 101, 101, 101, 101, 101])
    assert list(kept) == ["recognition"]
    engine("sys.exit(1)")
    assert read_document(make_pdf(scan(), text("第二页。")), "报告.pdf", kept) == first
    engine("sys.exit(1)", name="")  # also where the extra has gone
    assert read_document(make_pdf(scan(), text("第二页。")), "报告.pdf", kept) == first


def test_a_failure_costs_its_page_is_told_and_tried_again(engine):
    engine("read(); answer(PAGE)\nread(); os._exit(1)")
    kept = {}
    document = read_document(make_pdf(scan(), scan(), text("第三页。")), "报告.pdf", kept)
    assert document.text == "项\n第三页。"
    assert document.notices == (f"第1页是扫描件，{NOTICE}", "第2页识别失败，请对照原件阅读。")
    assert [p.source for p in document.pages.pages] == [
        PageSource.RECOGNISED,
        PageSource.UNREAD,
        PageSource.TEXT,
    ]
    assert list(keeping.restored(kept["recognition"]).pages) == [0]
    engine(SOUND)
    read_document(make_pdf(scan(), scan(), text("第三页。")), "报告.pdf", kept)
    assert list(keeping.restored(kept["recognition"]).pages) == [0, 1]


def test_a_file_that_fails_again_and_again_is_not_tried_to_the_end(engine, tmp_path):
    note = tmp_path / "starts"
    engine(f"read(); open({str(note)!r}, 'a').write('x'); os._exit(1)")
    document = read_document(make_pdf(*[scan()] * 8), "报告.pdf")
    assert document.notices == ("第1—8页识别失败，请对照原件阅读。",)
    assert note.read_text() == "xxx"


def test_a_cancel_ends_the_reading_and_keeps_what_was_made(engine):
    engine("read(); answer(PAGE)\nread(); time.sleep(60)")
    stop, kept = threading.Event(), {}
    threading.Timer(3.0, stop.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        read_document(make_pdf(scan(), scan()), "报告.pdf", kept, lambda: not stop.is_set())
    assert time.monotonic() - started < 15
    assert list(keeping.restored(kept["recognition"]).pages) == [0]


def test_pages_with_text_start_no_engine(engine):
    engine("sys.exit(1)")
    kept = {}
    assert read_document(make_pdf(text("第一页。")), "报告.pdf", kept).notices == ()
    assert kept == {}


def test_without_the_extra_a_scan_opens_and_says_so():
    document = read_document(make_pdf(scan(), text("第二页。")), "报告.pdf", {})
    assert document.text == "第二页。"
    assert document.notices == (
        "第1页是扫描件，未识别，请对照原件阅读；要识别，请在程序文件夹运行 python3 installer/add_ocr.py（Windows：py installer\\add_ocr.py），重新启动后再打开本报告。",
    )
    assert document.pages.least_confidence(Span(0, 4)) == 101


# ---- pages that were recognised askew


def test_a_page_that_lay_askew_is_lit_where_its_words_are():
    lean = 0.05
    page = RecognisedPage(
        (Recognised("左", Box(40, 290, 60, 310), 99), Recognised("右", Box(340, 290, 360, 310), 99)), lean=lean
    )
    kept = {"recognition": keeping.kept("", {0: page})}
    document = read_document(make_pdf(scan()), "报告.pdf", kept)
    assert document.text == "左右"
    boxes = [document.pages.box(at)[1] for at in (0, 1)]
    assert boxes[0].top == pytest.approx(290 - 150 * lean, abs=0.5)  # leaning clockwise: the left end is higher
    assert boxes[1].top == pytest.approx(290 + 150 * lean, abs=0.5)
    assert boxes[1].bottom - boxes[1].top == pytest.approx(20)


def test_columns_of_figures_without_lines_are_a_table():
    rows = (("支出内容", "预算数", "执行数"), ("设备购置费", "120.00", "118.50"), ("培训费", "30.00", "28.00"))
    found = []
    for down, row in enumerate(rows):
        for across, words in enumerate(row):
            for at, sign in enumerate(words):
                left, top = 40 + 120 * across + 10 * at, 100 + 20 * down
                found.append(Recognised(sign, Box(left, top, left + 10, top + 10), 99))
    kept = {"recognition": keeping.kept("", {0: RecognisedPage(tuple(found))})}
    document = read_document(make_pdf(scan()), "报告.pdf", kept)
    assert document.text.split("\n") == ["\t".join(row) for row in rows]
    (table,) = document.tables()
    assert (table.rows, table.columns) == (3, 3)
