"""The same report in every format of Office says the same: with LibreOffice at hand, without it, and from files kept here."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.office_formats import FORMATS, KEPT, SAMPLES, converted, essence, sample_without_pictures, shape
from support.raw_docx import check_ranges, make_docx, p

from reviewer.documents import READABLE_SUFFIXES, converting, read_document

WAYS = ("doc", "doc without office", "rtf", "odt", "html")


@pytest.fixture
def no_office(monkeypatch):
    monkeypatch.setattr(converting, "program", lambda: None)


@pytest.fixture(scope="session")
def office():
    if converting.program() is None:
        pytest.skip("LibreOffice is not installed: no report can be written in the other formats")


@pytest.fixture(scope="session", params=SAMPLES, ids=lambda path: path.stem[:2])
def sample(request, office):
    """A sample's own .docx and what LibreOffice makes of it."""
    docx = request.param.read_bytes()
    return docx, {kind: converted(docx, kind) for kind in FORMATS}


@pytest.mark.parametrize("way", WAYS)
def test_every_format_gives_what_the_docx_gives(sample, way, monkeypatch):
    docx, others = sample
    kind = way.split()[0]
    if way.endswith("without office"):
        monkeypatch.setattr(converting, "program", lambda: None)
    document = check_ranges(read_document(others[kind], f"报告.{kind}"))
    wanted = read_document(docx, "报告.docx")
    assert document.format == kind
    assert shape(document) == shape(wanted)
    assert essence(others[kind], f"报告.{kind}") == essence(docx, "报告.docx")


@pytest.mark.parametrize("way", WAYS[:-1])
def test_the_text_is_the_same_to_the_last_character(sample, way, monkeypatch):
    docx, others = sample
    wanted = read_document(docx, "报告")
    if way.endswith("without office"):
        monkeypatch.setattr(converting, "program", lambda: None)
    document = read_document(others[way.split()[0]], "报告")
    assert document.text == wanted.text
    assert document.generated == wanted.generated
    assert [(p.span, p.level, p.alignment) for p in document.paragraphs()] == [
        (p.span, p.level, p.alignment) for p in wanted.paragraphs()
    ]


# ---- without LibreOffice, from files that are kept


@pytest.mark.parametrize("kind", FORMATS)
def test_the_kept_files_are_read_without_office(kind, no_office):
    data = (KEPT / f"sample.{kind}").read_bytes()
    wanted = sample_without_pictures()
    document = check_ranges(read_document(data, "报告"))
    assert document.format == kind
    assert shape(document) == shape(read_document(wanted, "报告"))
    assert essence(data, "报告") == essence(wanted, "报告")
    if kind != "html":
        assert document.text == read_document(wanted, "报告").text


def test_a_wps_file_is_the_same_container(no_office):
    data = (KEPT / "sample.doc").read_bytes()
    assert read_document(data, "报告.wps").format == "doc"
    assert {".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht"} <= READABLE_SUFFIXES


def converted_to(monkeypatch, made):
    monkeypatch.setattr(converting, "convert", lambda *_: made)


def test_a_doc_that_office_makes_nothing_of_is_read_all_the_same(monkeypatch):
    data = (KEPT / "sample.doc").read_bytes()
    for made in (None, b"PK\x03\x04 nothing"):
        converted_to(monkeypatch, made)
        assert read_document(data, "报告.doc").text == read_document(sample_without_pictures(), "报告").text


def test_office_counts_only_where_it_says_the_same_as_the_file(monkeypatch):
    """It works some fields out anew; what the file shows is the unit's word."""
    data, docx = (KEPT / "sample.doc").read_bytes(), sample_without_pictures()
    wanted = read_document(docx, "报告")
    converted_to(monkeypatch, docx)
    assert read_document(data, "报告").blocks == wanted.blocks
    other = make_docx(p(wanted.text.replace("2023", "2024").replace("\n", " ")))
    converted_to(monkeypatch, other)
    assert read_document(data, "报告").text == wanted.text


def test_a_doc_of_word_95_is_read_through_office(monkeypatch):
    data = bytearray((KEPT / "sample.doc").read_bytes())
    at = data.index(b"\xec\xa5\x01\x01")
    data[at : at + 4] = b"\xdc\xa5\x65\x00"
    asked = []
    monkeypatch.setattr(converting, "convert", lambda *told: asked.append(told[1:]) or make_docx(p("旧版正文")))
    document = read_document(bytes(data), "报告.doc")
    assert (document.text, document.format) == ("旧版正文", "doc")
    assert asked == [(".doc", "docx", "MS WinWord 6")]


# ---- the program that converts


def a_program(folder, lines):
    """Return a program that stands where LibreOffice would."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
class TestConverting:
    def use(self, monkeypatch, tmp_path, lines):
        monkeypatch.setattr(converting, "program", lambda: a_program(tmp_path, lines))
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def test_it_gets_a_profile_of_its_own_that_forbids_macros(self, monkeypatch, tmp_path):
        said = tmp_path / "said"
        self.use(
            monkeypatch,
            tmp_path,
            "import os, sys, urllib.request, pathlib\n"
            "profile = next(a for a in sys.argv if a.startswith('-env')).partition('=')[2]\n"
            "settings = urllib.request.url2pathname(profile.removeprefix('file://')) + '/user/registrymodifications.xcu'\n"
            f"pathlib.Path({str(said)!r}).write_text(pathlib.Path(settings).read_text() + os.environ['HOME'] + ' '.join(sys.argv))\n"
            "target = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); target.mkdir()\n"
            "(target / 'in.pdf').write_bytes(pathlib.Path(sys.argv[-1]).read_bytes()[::-1])",
        )
        assert converting.convert(b"abc", ".doc", "pdf", "MS Word 97") == b"cba"
        told = said.read_text()
        assert "DisableMacrosExecution" in told
        assert "--infilter=MS Word 97" in told
        assert f"{tmp_path}/reviewer-" in told
        assert not list(tmp_path.glob("reviewer-*"))

    def test_it_is_ended_with_its_children_when_it_takes_too_long(self, monkeypatch, tmp_path):
        child = tmp_path / "child"
        self.use(
            monkeypatch,
            tmp_path,
            "import subprocess, sys, time, pathlib\n"
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
            f"pathlib.Path({str(child)!r}).write_text(str(child.pid)); time.sleep(60)",
        )
        monkeypatch.setattr(converting, "SECONDS", 1.5)
        began = time.monotonic()
        assert converting.convert(b"abc", ".doc", "docx") is None
        assert time.monotonic() - began < 20
        assert ended(int(child.read_text()))
        assert not list(tmp_path.glob("reviewer-*"))

    def test_its_memory_is_limited(self, monkeypatch, tmp_path):
        if sys.platform != "linux":
            pytest.skip("only Linux limits it")
        self.use(
            monkeypatch,
            tmp_path,
            "import pathlib, sys, time; time.sleep(0.3)\n"
            "target = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); target.mkdir()\n"
            "filled = bytearray(600 << 20); (target / 'in.docx').write_bytes(b'x')",
        )
        assert converting.convert(b"abc", ".doc", "docx") == b"x"
        monkeypatch.setattr(converting, "MOST_MEMORY", 400 << 20)
        assert converting.convert(b"abc", ".doc", "docx") is None

    @pytest.mark.parametrize("lines", ["", "raise SystemExit(1)", "import os; os.kill(os.getpid(), 9)"])
    def test_nothing_comes_out(self, monkeypatch, tmp_path, lines):
        self.use(monkeypatch, tmp_path, lines)
        assert converting.convert(b"abc", ".doc", "docx") is None

    def test_what_is_no_program(self, monkeypatch, tmp_path):
        monkeypatch.setattr(converting, "program", lambda: tmp_path)
        assert converting.convert(b"abc", ".doc", "docx") is None


def ended(process):
    """Tell whether a process is gone; one that nobody has asked after yet is gone, too."""
    for _ in range(50):
        found = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
        if found.stdout.strip()[:1] in ("", "Z"):
            return True
        time.sleep(0.1)
    return False


def test_the_program_is_looked_for_on_the_path_and_at_the_usual_places(monkeypatch, tmp_path):
    looked = converting.program.__wrapped__
    monkeypatch.setattr("shutil.which", lambda name: f"/somewhere/{name}" if name == "libreoffice" else None)
    assert looked() == Path("/somewhere/libreoffice")
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(converting, "_PLACES", ())
    place = tmp_path / "org.libreoffice.writer" / "files" / "program" / "soffice"
    monkeypatch.setattr(converting, "_PATTERNS", ((str(tmp_path), "*libreoffice*/files/**/program/soffice"),))
    assert looked() is None
    place.parent.mkdir(parents=True)
    place.touch()
    assert looked() == place
    monkeypatch.setattr(converting, "_WINDOWS", True)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert looked() is None
    place = tmp_path / "LibreOffice" / "program" / "soffice.com"
    place.parent.mkdir(parents=True)
    place.touch()
    assert looked() == place
