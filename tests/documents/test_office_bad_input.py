"""Bad .doc, .rtf, .odt and web files: a document or one clear Chinese sentence, and never another exception."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.locks import locked_odt
from support.office_formats import FORMATS, KEPT
from support.raw_docx import check_ranges
from support.raw_odt import make_odt
from support.sentences import refused_by

from reviewer.documents import converting, read_document
from reviewer.domain.errors import FileProblem

NAME = "某项目 自评报告.doc"
WHOLE = {kind: (KEPT / f"sample.{kind}").read_bytes() for kind in FORMATS}


@pytest.fixture(scope="module", autouse=True)
def no_office():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(converting, "program", lambda: None)
        yield


def refused(data):
    return refused_by(lambda: read_document(data, NAME), NAME)


def document_or_sentence(data):
    try:
        document = read_document(data, NAME)
    except FileProblem:
        refused(data)
    else:
        check_ranges(document)
        assert all(notice.endswith("。") for notice in document.notices)


@pytest.mark.parametrize("tenth", range(1, 10))
@pytest.mark.parametrize("kind", FORMATS)
def test_every_truncation_is_a_document_or_one_sentence(kind, tenth):
    data = WHOLE[kind][: len(WHOLE[kind]) * tenth // 10]
    if kind in ("doc", "odt"):
        refused(data)
    else:
        document_or_sentence(data)


def test_a_truncated_rtf_says_so():
    notices = read_document(WHOLE["rtf"][: len(WHOLE["rtf"]) * 9 // 10], NAME).notices
    assert any("不完整" in notice for notice in notices)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(FORMATS), st.integers(0, 2**31), st.binary(min_size=1, max_size=16))
def test_random_splices(kind, place, damage):
    data = WHOLE[kind]
    at = place % len(data)
    document_or_sentence(data[:at] + damage + data[at + len(damage) :])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 0x1C00), st.sampled_from([0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0xFFFFFFFF])),
        min_size=1,
        max_size=6,
    )
)
def test_absurd_numbers_in_the_head_and_tables_of_a_doc(places):
    data = bytearray(WHOLE["doc"])
    for place, value in places:
        at = (512 + place * 4) % (len(data) - 4)
        struct.pack_into("<I", data, at, value)
    document_or_sentence(bytes(data))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        [b"{\\rtf1 ", b"<html><body class=MsoNormal>", b"MIME-Version: 1.0\n\n", WHOLE["doc"][:2048]]
    ),
    st.binary(max_size=1500),
)
def test_random_bytes_behind_a_beginning(head, data):
    document_or_sentence(head + data)


WORDS = [
    r"{",
    r"}",
    r"{\*",
    r"\trowd",
    r"\cellx1000",
    r"\cellx-5",
    r"\cellx99999999999",
    r"\clvmgf",
    r"\clvmrg",
    r"\clmgf",
    r"\clmrg",
    r"\intbl",
    r"\itap2",
    r"\itap999999",
    r"\cell",
    r"\row",
    r"\nestcell",
    r"\nestrow",
    r"\nesttableprops",
    r"\par",
    r"\pard",
    r"\plain",
    r"\u25253?",
    r"\u-1",
    r"\uc9999",
    r"\'b7",
    r"\'ce",
    r"\f0",
    r"\fonttbl",
    r"\fcharset134",
    r"\stylesheet",
    r"\s1",
    r"\outlinelevel0",
    r"\listtext",
    r"\ls1",
    r"\footnote",
    r"\shptxt",
    r"\shpinst",
    r"\field",
    r"\fldinst",
    r"\fldrslt",
    r"TOC",
    r"\bin99",
    r"\deleted",
    r"\v",
    r"\pict",
    r"\colortbl;",
    r"\cf3",
    r"\tab",
    r"\line",
    r"\page",
    r"\sect",
    r"\object",
    r"字",
    r"ab",
    r"\\",
    r"\}",
    r"\~",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=80))
def test_any_order_of_words_in_an_rtf(words):
    document_or_sentence(b"{\\rtf1\\ansicpg936 " + " ".join(words).encode("gb18030"))


TAGS = [
    "p",
    "div",
    "table",
    "tr",
    "td",
    "th",
    "ol",
    "li",
    "h1",
    "h7",
    "br",
    "img",
    "span",
    "del",
    "pre",
    "ul",
    "caption",
    "tbody",
    "sup",
    "a",
    "font",
    "center",
    "object",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["<", "</"]),
            st.sampled_from(TAGS),
            st.sampled_from(
                [
                    "",
                    " rowspan=3",
                    " colspan=9999999",
                    " rowspan=-1",
                    " style='display:none'",
                    " class=MsoToc1",
                    " value=x",
                ]
            ),
            st.sampled_from(["", "字", "\n", " a ", "&nbsp;"]),
        ),
        max_size=60,
    )
)
def test_any_order_of_tags_in_a_page(tags):
    body = "".join(f"{opening}{tag}{more}>{text}" for opening, tag, more, text in tags)
    document_or_sentence(f"<html><body><p class=MsoNormal>报告{body}".encode())


# ---- nesting and counts beyond all measure


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 200_000,
        b"<html><p class=MsoNormal>" + b"<div>" * 50_000 + "字".encode(),
        b"<html><p class=MsoNormal>" + b"<table><tr><td>" * 3_000 + "字".encode(),
        make_odt("<office:text>" + "<text:section>" * 5_000 + "</text:section>" * 5_000 + "</office:text>"),
    ],
    ids=["rtf", "blocks", "tables", "odt"],
)
def test_nesting_without_end(data):
    began = time.perf_counter()
    document_or_sentence(data)
    assert time.perf_counter() - began < 10


def test_tables_inside_tables_of_an_rtf_stay_within_bounds():
    rows = b"".join(b"\\intbl\\itap%d x\\nestcell" % depth for depth in range(2, 3_000))
    document_or_sentence(b"{\\rtf1 " + rows + b"}")


@pytest.mark.parametrize(
    "data",
    [
        make_odt(
            "<office:text><table:table><table:table-row table:number-rows-repeated='99999999'>"
            "<table:table-cell table:number-columns-repeated='99999999'><text:p>字</text:p></table:table-cell>"
            "</table:table-row></table:table></office:text>"
        ),
        make_odt("<office:text>" + "<text:p>字<text:s text:c='999999999'/>字</text:p>" * 50 + "</office:text>"),
        b"{\\rtf1 " + b"\\trowd" + b"\\cellx9" * 100_000 + b"\\intbl x" + b"\\cell" * 100_000 + b"\\row}",
        b"{\\rtf1 x\\bin9999999999 y}",
        ("<p class=MsoNormal>" + "<table>" + "<tr><td colspan=99999 rowspan=99999>字" * 5_000).encode(),
    ],
    ids=["repeats", "blanks", "cells", "bin", "spans"],
)
def test_counts_beyond_all_measure(data):
    tracemalloc.start()
    began = time.perf_counter()
    document_or_sentence(data)
    assert time.perf_counter() - began < 20
    assert tracemalloc.get_traced_memory()[1] < 400 << 20
    tracemalloc.stop()


def test_more_than_is_taken_in_is_told(monkeypatch):
    from reviewer.documents import flowing

    monkeypatch.setattr(flowing, "MOST_CHARACTERS", 500)
    for kind in FORMATS:
        document = read_document(WHOLE[kind], NAME)
        assert len(document.text) < 700
        assert any("前面的部分" in notice for notice in document.notices)


# ---- refused with a reason


def with_flag(value, place=10, width=2):
    """Return the sample with bits set in the head of its Word stream."""
    data = bytearray(WHOLE["doc"])
    at = data.index(b"\xec\xa5\x01\x01") + place
    number = int.from_bytes(data[at : at + width], "little") | value
    data[at : at + width] = number.to_bytes(width, "little")
    return data


def test_an_encrypted_doc():
    assert "密码" in refused(bytes(with_flag(0x0100)))


def test_a_doc_of_word_95_needs_libreoffice():
    data = with_flag(0)
    at = data.index(b"\xec\xa5\x01\x01")
    data[at : at + 4] = b"\xdc\xa5\x65\x00"
    assert "LibreOffice" in refused(bytes(data))


def test_a_doc_whose_text_leads_nowhere():
    data = with_flag(0)
    at = data.index(b"\xec\xa5\x01\x01") + 0x9A + 8 * 33
    data[at : at + 8] = b"\xff" * 8
    assert "损坏" in refused(bytes(data))


def test_a_doc_whose_lists_are_lost_says_that_its_numbers_are():
    data = with_flag(0)
    at = data.index(b"\xec\xa5\x01\x01") + 0x9A + 8 * 73
    data[at : at + 16] = b"\x00" * 16
    document = read_document(bytes(data), NAME)
    assert "自动编号未还原" in document.notices[0]
    assert document.generated == ()
    assert "项目基本情况" in document.text.split("\n")


def test_macros_and_objects_are_told_and_left_alone():
    macros = "_VBA_PROJECT".encode("utf-16-le") + "\x03ObjInfo".encode("utf-16-le")
    notices = read_document(WHOLE["doc"] + macros, NAME).notices
    assert "文件带有宏，宏未运行。" in notices
    assert sum("嵌入的其他文档" in notice for notice in notices) == 1
    notices = read_document(
        b"{\\rtf1 a{\\object{\\*\\objdata 0105}{\\result b}}{\\object{\\*\\objdata 01}}}", NAME
    ).notices
    assert notices == ("文件中嵌入的其他文档未读取，请对照原件查看。",)
    module = {"Basic/Standard/Module1.xml": "<x/>"}
    assert read_document(
        make_odt("<office:text><text:p>字</text:p></office:text>", **module), NAME
    ).notices == ("文件带有宏，宏未运行。",)


def test_an_odt_that_is_locked_or_no_text():
    assert "密码" in refused(locked_odt())
    assert "表格或演示文稿" in refused(make_odt("<office:spreadsheet/>"))
    assert "没有文字" in refused(make_odt("<office:text/>"))


def test_entities_and_bombs_in_an_odt():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "DTD" in refused(buffer.getvalue())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("content.xml", b"<a>" + b" " * (40 << 20))
    assert "庞大" in refused(buffer.getvalue())
