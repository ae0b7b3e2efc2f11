"""The same report in every format of Office says the same: with LibreOffice at hand, without it, and from files kept here."""

import functools

import pytest
from support.mixed_report import mixed_report
from support.office_formats import FORMATS, KEPT, SAMPLES, essence, sample_without_pictures, shape
from support.printing import through_office
from support.raw_doc import make_doc, sprm
from support.raw_docx import check_ranges, make_docx, p

from reviewer.documents import READABLE_SUFFIXES, converting, read_document

WAYS = ("doc", "doc without office", "rtf", "odt", "html")


@pytest.fixture
def no_office(monkeypatch):
    monkeypatch.setattr(converting, "program", lambda: None)


@pytest.fixture(scope="module")
def office():
    """LibreOffice; each file is converted once."""
    if converting.program() is None:
        pytest.skip("LibreOffice is not installed: no report can be written in the other formats")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "convert", functools.cache(converting.convert))
        yield


@pytest.fixture(scope="module")
def written(office, tmp_path_factory):
    """All samples as LibreOffice writes them, by format and name."""
    words = {path.stem: path.read_bytes() for path in SAMPLES}
    return {kind: through_office(words, tmp_path_factory.mktemp(kind), kind) for kind in FORMATS}


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem[:2])
def sample(request, written):
    """A sample's own .docx and what LibreOffice makes of it."""
    return request.param.read_bytes(), {kind: files[request.param.stem] for kind, files in written.items()}


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


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_one_of_everything(kind, no_office):
    """Tracked changes, hidden text, fields, notes, nested tables, text boxes, symbols, lists that go on."""
    document = check_ranges(read_document((KEPT / f"mixed.{kind}").read_bytes(), "报告"))
    wanted = read_document(mixed_report(), "报告.docx")
    text = wanted.text
    if kind == "rtf":
        # LibreOffice writes neither text boxes nor deleted paragraph marks into an .rtf; both are tested by hand.
        text = text.replace("\n框内一\n框内二", "").replace("连接", "\n接")
    assert document.text == text
    assert shape(document) == shape(wanted)
    assert [p.level for p in document.paragraphs() if p.level] == [1, 2, 1, 2]


def test_a_wps_file_is_the_same_container(no_office):
    data = (KEPT / "sample.doc").read_bytes()
    assert read_document(data, "报告.wps").format == "doc"
    assert {".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht"} <= READABLE_SUFFIXES


def converted_to(monkeypatch, made):
    monkeypatch.setattr(converting, "convert", lambda *_: made)


def test_a_doc_that_office_makes_nothing_of_is_read_all_the_same(monkeypatch):
    data = make_doc("\x13 FORMCHECKBOX \x15优\r")
    for made in (None, b"PK\x03\x04 nothing"):
        converted_to(monkeypatch, made)
        assert read_document(data, "报告.doc").text == "优"


def test_office_counts_only_where_it_says_the_same_as_the_file(monkeypatch):
    """It works some fields out anew; what the file shows is the unit's word."""
    said = [(0, 1, sprm(0x0855, 1)), (1, 9, b"")]
    data = make_doc("\x01支出520万元\r\r", looks=said)
    for text, counts in (("支出 520 万元", True), ("支出521万元", False)):
        converted_to(monkeypatch, make_docx(p(text)))
        document = read_document(data, "报告.doc")
        assert document.text.strip() == (text if counts else "支出520万元")
        assert (document.notices == ()) == counts


def test_office_is_asked_only_for_what_is_lacking(monkeypatch):
    asked = []
    monkeypatch.setattr(converting, "convert", lambda *told: asked.append(told[1]))
    read_document((KEPT / "sample.doc").read_bytes(), "报告.doc")
    read_document((KEPT / "mixed.doc").read_bytes(), "报告.doc")
    assert not asked
    read_document(make_doc("\x13 FORMCHECKBOX \x15优\r"), "报告.doc")
    assert asked == [".doc"]


def test_a_doc_of_word_95_is_read_through_office(monkeypatch):
    data = bytearray((KEPT / "sample.doc").read_bytes())
    at = data.index(b"\xec\xa5\x01\x01")
    data[at : at + 4] = b"\xdc\xa5\x65\x00"
    asked = []
    monkeypatch.setattr(converting, "convert", lambda *told: asked.append(told[1:]) or make_docx(p("旧版正文")))
    document = read_document(bytes(data), "报告.doc")
    assert (document.text, document.format) == ("旧版正文", "doc")
    assert asked == [(".doc", "docx", "MS WinWord 6")]
