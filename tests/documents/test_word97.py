"""The reader of .doc by itself: pieces, fields, rows without properties, marks of deleted and hidden text."""

import struct

import pytest
from support.office_formats import shape
from support.raw_doc import make_container, make_doc, sprm
from support.raw_docx import check_ranges

from reviewer.documents import converting, read_document, sniff
from reviewer.documents.ole import stream_of
from reviewer.documents.word97.modifiers import modifiers

BOLD, HIDDEN, DELETED, SPECIAL = 0x0835, 0x083C, 0x0800, 0x0855


@pytest.fixture(autouse=True)
def no_office(monkeypatch):
    monkeypatch.setattr(converting, "program", lambda: None)


def read(*pieces, **more):
    return check_ranges(read_document(make_doc(*pieces, **more), "报告.doc"))


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("甲\r乙\r",), "甲\n乙"),
        (("项目", b"2023 \x93a\x94 \x80\r", "完\r"), "项目2023 “a” €\n完"),
        (("甲\t乙\x0b丙\x1e丁\x1f\r",), "甲\t乙\n丙-丁"),
        (("\ud842\udfb7田😀\r".encode("utf-16-le", "surrogatepass").decode("utf-16-le"),), "𠮷田😀"),
        (("甲\x02乙\x05丙\r",), "甲乙丙"),
        (("见\x13 REF _a \\h \x14第\x13 SEQ 表 \x14一\x15章\x15。\r",), "见第一章。"),
        (("甲\x13 PAGE \x15乙\r",), "甲乙"),
        (("\x13 eq \\o\\ac(○,3) \x15项\r",), "3项"),
        (("甲\x13 REF a\r乙\x14丙\x15\r",), "甲\n乙丙"),
        (("目录\r\x13 TOC \\o \x14一、概况\t1\r二、结论\t2\r\x15\r正文\r",), "正文"),
        (("上\x0c下\r",), "上\n下"),
        (("没有末尾",), "没有末尾"),
    ],
)
def test_text(pieces, text):
    assert read(*pieces).text == text


def test_hidden_and_deleted_text_is_left_out():
    text = "甲藏乙删丙\r丁\r"
    looks = [
        (0, 1, b""), (1, 2, sprm(HIDDEN, 1)), (2, 3, sprm(BOLD, 1)), (3, 4, sprm(DELETED, 1)), (4, 5, b""),
        (5, 6, sprm(DELETED, 1)), (6, 8, b""),
    ]  # fmt: skip
    document = read(text, looks=looks)
    assert document.text == "甲乙丙丁"
    assert [run.bold for run in next(document.paragraphs()).runs] == [False, True, False]


def test_what_a_fast_save_said_of_a_whole_piece():
    document = read("甲", ("乙", 0x5C << 1 | 1 << 8), ("丙", 1), "丁\r", modifiers=[sprm(HIDDEN, 1)])
    assert document.text == "甲丁"


def test_symbols_and_pictures():
    said = sprm(SPECIAL, 1)
    document = read(
        "(是\x01\r",
        looks=[(0, 1, said + struct.pack("<HHH", 0x6A09, 0, 0xF0FE)), (1, 2, b""), (2, 3, said), (3, 4, b"")],
    )
    assert document.text == "☑是"
    assert document.notices == ("1 幅图片未读取，请对照原件查看。",)


def test_rows_are_found_by_their_marks_alone():
    document = read("前\r", "名称\x07金额\x07\x07甲\x07\x07\x07丙\x07丁\r戊\x07\x07", "后\r")
    assert document.text == "前\n名称\t金额\n甲\t\n丙\t丁 戊\n后"


def row_of(*cells):
    """Return the definition of a row: pairs of right edge and flags."""
    edges = b"".join(struct.pack("<h", edge) for edge in (0, *(edge for edge, _ in cells)))
    said = bytes([len(cells)]) + edges + b"".join(struct.pack("<H18x", flags) for _, flags in cells)
    return struct.pack("<HH", 0xD608, len(said) + 1) + said


def test_rows_and_merged_cells_by_their_properties():
    text = "名称\x07\x07备注\x07\x07甲\x07乙\x07藏\x07\x07后\r"
    inside = sprm(0x2416, 1)
    first = inside + sprm(0x2417, 1) + row_of((1000, 1), (2000, 2), (3000, 0x60))
    second = inside + sprm(0x2417, 1) + row_of((1000, 0), (2010, 0), (3000, 0x20))
    ends = text.index("\x07\x07甲") + 1, text.index("\x07\x07后") + 1
    marks = [
        (0, ends[0], inside), (ends[0], ends[0] + 1, first), (ends[0] + 1, ends[1], inside),
        (ends[1], ends[1] + 1, second), (ends[1] + 1, len(text), sprm(0x2403, 1)),
    ]  # fmt: skip
    document = read(text, marks=marks)
    assert document.text == "名称\t备注\n甲\t乙\n后"
    assert shape(document) == [
        [(0, 0, 1, 2, "名称"), (0, 2, 2, 1, "备注"), (1, 0, 1, 1, "甲"), (1, 1, 1, 1, "乙")]
    ]
    assert document.blocks[-1].alignment == "center"


def test_notes_boxes_and_headers():
    body, note, header, box = "正文\x02\r", "\x02脚注\r", "页眉\r", "框\r\r"
    lengths = (len(body), len(note), len(header), 0, 0, 0, len(box), 0)
    assert read(body + note + header + box, lengths=lengths).text == "正文\n框\n脚注"


def test_modifiers_of_all_lengths():
    data = (
        sprm(0x2403, 1) + struct.pack("<HH", 0x4A43, 24) + struct.pack("<HI", 0x6870, 255)
        + struct.pack("<HB3s", 0xC60D, 3, b"abc") + struct.pack("<HH3s", 0xD608, 4, b"xyz") + sprm(0x0835, 1)
    )  # fmt: skip
    assert list(modifiers(data)) == [
        (0x2403, b"\x01"), (0x4A43, b"\x18\x00"), (0x6870, b"\xff\x00\x00\x00"), (0xC60D, b"abc"), (0xD608, b"xyz"),
        (0x0835, b"\x01"),
    ]  # fmt: skip
    assert [code for code, _ in modifiers(data[:-3] + struct.pack("<HB", 0xC615, 255) + data)] == [
        0x2403, 0x4A43, 0x6870, 0xC60D, 0xD608,
    ]  # fmt: skip


def test_the_outermost_stream_counts():
    """What is embedded has streams of the same names; the directory may name it first."""
    data = bytearray(
        make_container({"Other": b"a" * 4096, "WordDocument": b"b" * 4096, "Wordless": b"c" * 4096})
    )
    assert stream_of(bytes(data), ("WordDocument",)) == b"b" * 4096
    name = "Other\x00".encode("utf-16-le")
    first = data.index(name)
    data[first : first + 64] = "WordDocument\x00".encode("utf-16-le").ljust(64, b"\x00")
    struct.pack_into("<H", data, first + 64, 26)
    root = data.index("Root Entry".encode("utf-16-le"))
    struct.pack_into("<I", data, root + 76, 2)  # the tree begins behind the first entry
    assert stream_of(bytes(data), ("WordDocument",)) == b"b" * 4096


def test_a_workbook_that_holds_a_word_file_is_a_workbook():
    data = bytearray(make_container({"Workbook": b"a" * 4096, "WordDocument": b"b" * 4096}))
    assert sniff(bytes(data)) == "doc"
    first = data.index("Workbook\x00".encode("utf-16-le"))
    struct.pack_into("<I", data, first + 72, 0xFFFFFFFF)  # nothing stands beside it in the tree
    assert sniff(bytes(data)) == "xls"
