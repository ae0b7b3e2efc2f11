"""Bad and hostile PDF files: one clear Chinese sentence, or what can be read of them with a notice; nothing is run."""

import math
import random
import re
import subprocess
import sys
import threading
import time

import pytest
from support.printing import PRINTED
from support.raw_pdf import locked, make_pdf, rule, scan, stream, table, text
from support.sentences import refused_by

from reviewer.documents import READABLE_SUFFIXES, read_document, read_path
from reviewer.documents.pdf import drawing, glyphs, reading
from reviewer.domain.errors import FileProblem
from reviewer.extraction import extract
from reviewer.services.reading import read_reports

NAME = "某项目 自评报告.pdf"
GOOD = make_pdf(text("绩效自评报告") + table([["项目", "金额"], ["道路", "12.5"]]), scan(), text("第三页。"))


def refused(data):
    return refused_by(lambda: read_document(data, NAME), NAME)


def read(*pages, **more):
    return read_document(make_pdf(*pages, **more), NAME)


def test_pdf_is_read_by_content_and_picked_up_by_name(tmp_path):
    path = tmp_path / "报告.docx"
    path.write_bytes(GOOD)
    assert read_path(path)[1].format == "pdf"
    assert ".pdf" in READABLE_SUFFIXES


@pytest.mark.parametrize("data", [b"%PDF-1.7\n...", b"%PDF-1.7\n%%EOF", GOOD.replace(b"/Kids", b"/Nids")])
def test_what_only_begins_like_a_pdf(data):
    assert "PDF" in refused(data)
    assert "损坏" in refused(data)


@pytest.mark.parametrize("name", ["road", "library"])
@pytest.mark.parametrize("tenths", range(1, 10))
def test_cut_off_anywhere_it_is_refused(name, tenths):
    data = (PRINTED / f"{name}.pdf").read_bytes()
    assert "损坏或传输不完整" in refused(data[: len(data) * tenths // 10])


def test_cut_off_behind_its_pages_it_says_so():
    document = read_document(GOOD[: GOOD.rindex(b"trailer")] + b"trailer<</Root 1 0 R>>", NAME)
    assert document.text.startswith("绩效自评报告")
    assert document.notices[-1] == "文件末尾不完整，可能缺少内容，请与原件核对。"


def test_a_password_to_open_is_asked_of_the_user_and_an_owners_is_not():
    assert "密码" in refused(locked(GOOD, "1234"))
    assert read_document(locked(GOOD), NAME).text == read_document(GOOD, NAME).text


@pytest.mark.parametrize(
    ("catalog", "other"),
    [
        ("/Names<</JavaScript<</Names[(a) 10 0 R]>>>>", "<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        ("/Names<</EmbeddedFiles<</Names[(a) 10 0 R]>>>>", "<</Type/Filespec/F(a.exe)/UF(a.exe)>>"),
    ],
)
def test_attachments_and_scripts_are_said_and_left_alone(catalog, other):
    document = read(text("正文。"), catalog=catalog, others=(other,))
    assert document.text == "正文。"
    assert document.notices == ("含有附件或脚本，未执行。",)


def test_an_action_on_opening_does_nothing():
    document = read(text("正文。"), catalog="/OpenAction<</S/Launch/F(calc.exe)>>")
    assert (document.text, document.notices) == ("正文。", ())


@pytest.mark.parametrize("size", [(1e7, 1e7), (0.001, 0.001)])
def test_absurd_page_sizes(size):
    assert "损坏" in refused(make_pdf(text("正文。"), size=size))


def test_a_page_that_is_missing_is_said_and_the_others_are_read():
    data = make_pdf(text("第一页。"), text("第二页。")).replace(
        b"/Count 2/Kids[10 0 R 12 0 R]", b"/Count 2/Kids[10 0 R 19 0 R]"
    )
    document = read_document(data, NAME)
    assert document.text == "第一页。"
    assert [page.source.value for page in document.pages.pages] == ["text", "unread"]
    assert document.notices == ("第2页已损坏，未能读取，请对照原件阅读。",)


def test_very_many_pages_are_read_up_to_a_bound(monkeypatch):
    monkeypatch.setattr(reading, "MOST_PAGES", 3)
    document = read(*[text(f"第{n}页的正文。") for n in "甲乙丙丁戊"])
    assert document.text.count("正文") == 3
    assert document.notices == ("全文共 5 页，只读入了前 3 页，其余请对照原件阅读。",)


def test_very_many_characters_are_read_up_to_a_bound(monkeypatch):
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 10)
    document = read(*[text(f"第{n}页的正文。") for n in "甲乙丙丁戊"])
    assert document.notices == ("全文共 5 页，只读入了前 2 页，其余请对照原件阅读。",)
    monkeypatch.setattr(glyphs, "MOST_CHARACTERS", 4)
    document = read(text("第一页的正文。"), text("二"))
    assert document.text == "第一页的\n二"
    assert document.notices == ("第1页文字过多，只读入了一部分，请对照原件核对。",)


def test_a_drawing_of_very_many_lines_takes_no_time(monkeypatch):
    lines = "".join(rule(x, 0, x, 400) + rule(0, x, 400, x) for x in range(0, 400, 1))
    begun = time.monotonic()
    assert read(text("正文。") + lines * 8).text == "正文。"
    assert time.monotonic() - begun < 5
    monkeypatch.setattr(drawing, "MOST_OBJECTS", 4)
    assert list(read(table([["项目", "金额"], ["道路", "12.5"]])).tables()) == []


FORM = "/Type/XObject/Subtype/Form/BBox[0 0 400 600]/Resources<</XObject<</Fm {} 0 R>>>>"


def test_forms_that_hold_themselves_and_many_others():
    itself = stream(b"/Fm Do 0 0 m 9 9 l S", FORM.format(10))
    assert read(text("正文。") + "/Fm Do\n", others=(itself,)).text == "正文。"
    nested = [stream(b"/Fm Do " * 10, FORM.format(number)) for number in (11, 12, 13)]
    lines = stream(b"0 0 m 9 0 l S " * 10, FORM.format(9))
    assert read(text("正文。") + "/Fm Do\n", others=(*nested, lines)).text == "正文。"


def test_a_scan_is_imported_and_not_taken_for_a_report():
    data = make_pdf(scan(), scan())
    (report,) = extract(read_document(data, NAME))
    assert not report.recognised
    read_again = read_reports(data, NAME, "yuzhong")
    assert read_again.document.text == ""
    assert len(read_again.document.pages.pages) == 2


def spliced(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice((1, 3, 12))):
        at, length = chance.randrange(9, len(data)), chance.randrange(1, 200)
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at // 2 : at // 2 + length]
            case _:
                found = re.search(rb"\d+(\.\d+)?", bytes(data[at : at + 300]))
                if found:
                    odd = chance.choice((b"0", b"-1", b"99999999999", b"0.00001", b"65536"))
                    data[at + found.start() : at + found.end()] = odd
    return bytes(data)


@pytest.mark.parametrize("seed", range(4))
def test_spliced_files_are_read_or_refused(seed):
    chance = random.Random(seed)
    kept = [(PRINTED / f"{name}.pdf").read_bytes() for name in ("road", "library")]
    for _ in range(60):
        try:
            document = read_document(spliced(chance.choice([GOOD, GOOD, *kept]), chance), NAME)
        except FileProblem:
            continue
        places = document.pages
        assert len(places.page_of) == len(document.text) == len(places.boxes) // 4
        assert all(map(math.isfinite, places.boxes))


def test_several_threads_read_at_once():
    expected, found = read_document(GOOD, NAME).text, []
    threads = [
        threading.Thread(target=lambda: found.extend(read_document(GOOD, NAME).text for _ in range(10)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 40


def test_nothing_is_left_open_at_the_end(tmp_path):
    """Reading, also where it fails, leaves nothing for the engine to complain of when the program ends."""
    (tmp_path / "a.pdf").write_bytes(GOOD)
    (tmp_path / "b.pdf").write_bytes(GOOD[:900])
    script = (
        "import sys, pathlib\n"
        "from reviewer.documents import read_path\n"
        "from reviewer.domain.errors import FileProblem\n"
        "for name in sys.argv[1:]:\n"
        "    try: kept = read_path(pathlib.Path(name))\n"
        "    except FileProblem: pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", script, *map(str, tmp_path.iterdir())],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
