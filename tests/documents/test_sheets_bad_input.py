"""Bad workbooks: one clear Chinese sentence each, and never another exception."""

import io
import random
import struct
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.raw_docx import check_ranges
from support.sentences import refused_by
from support.workbooks import form, raw_xlsx, sheet_xml, workbook

from reviewer.documents import read_document
from reviewer.documents.ole import stream_of
from reviewer.documents.sheets import lean, xml2003
from reviewer.documents.sheets.formats import shown
from reviewer.documents.word import package
from reviewer.domain.errors import FileProblem

NAME = "某单位 自评表.xlsx"
XLSX = workbook(form)
XLS = (Path(__file__).resolve().parents[1] / "data" / "sheets" / "form.xls").read_bytes()
XML = sheet_xml(
    "".join(
        f'<Row><Cell ss:MergeDown="1"><Data ss:Type="String">指标{n}</Data></Cell><Cell><Data ss:Type="Number">{n}.5</Data></Cell></Row>'
        for n in range(40)
    )
)
WEB = (
    "<html><meta charset=utf-8><table>"
    + "".join(f"<tr><td rowspan=2>产出{n}<td>完成值<td>{n}</tr>" for n in range(60))
    + "</table></html>"
).encode()
KINDS = {"xlsx": XLSX, "xls": XLS, "xml": XML, "web": WEB}


def refused(data):
    return refused_by(lambda: read_document(data, NAME), NAME)


def document_or_sentence(data):
    try:
        document = read_document(data, NAME)
    except FileProblem:
        refused(data)
    else:
        check_ranges(document)


def rezipped(data, **parts):
    """Return a package with some parts replaced; None leaves one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        wanted = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
        for name in old.namelist():
            part = wanted.get(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tenth", range(10))
def test_every_truncation_is_a_document_or_one_sentence(kind, tenth):
    data = KINDS[kind]
    cut = data[: len(data) * tenth // 10]
    if kind == "web" and tenth:
        assert "完成值" in read_document(cut, NAME).text
    elif kind == "xls" and tenth == 9:
        document_or_sentence(cut)
    else:
        refused(cut)


def test_passwords():
    ole = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 64
    )
    assert "密码" in refused(ole)
    stream = struct.pack("<HHHHHHIIHH", 0x809, 16, 0x600, 5, 0, 0, 0, 0, 0x2F, 0)
    assert "密码" in refused(stream)


def sector_of(data, name):
    """Return the place of the first sector number in a directory entry."""
    return data.index(name.encode("utf-16-le") + b"\x00\x00") + 116


def test_a_container_that_leads_in_circles_or_nowhere():
    first = sector_of(XLS, "Workbook")
    (start,) = struct.unpack_from("<I", XLS, 48)
    (table,) = struct.unpack_from("<I", XLS, 76)
    for target in (start, 0x00FFFFFF):
        data = bytearray(XLS)
        struct.pack_into("<I", data, 512 + table * 512 + start * 4, target)
        assert "损坏" in refused(bytes(data))
    for target in (0x00FFFFFF, 0xFFFFFFFE):
        data = bytearray(XLS)
        struct.pack_into("<I", data, first, target)
        assert "损坏" in refused(bytes(data))
    assert "损坏" in refused(XLS[:30] + b"\xff\xff" + XLS[32:])


def test_records_without_a_container_and_small_streams():
    whole = stream_of(XLS, ("Workbook",))
    assert read_document(whole, NAME).text == read_document(XLS, NAME).text
    assert stream_of(XLS, ("Nothing",)) is None
    small = stream_of(XLS, ("\x05SummaryInformation",))
    assert small.startswith(b"\xfe\xff\x00\x00")
    assert 0 < len(small) < 4096


def test_a_sheet_painted_to_its_end_in_the_old_kind():
    """Put the records of 16 million empty cells into the sheet: they must cost next to nothing."""
    whole = stream_of(XLS, ("Workbook",))
    rows = b"".join(
        struct.pack("<HHHH", 0xBE, 518, row, 0) + b"\x00" * 512 + b"\xff\x00" for row in range(20_000)
    )
    end = whole.rindex(struct.pack("<HH", 0x0A, 0))
    began = time.perf_counter()
    document = read_document(whole[:end] + rows + whole[end:], NAME)
    assert time.perf_counter() - began < 5
    assert document.text == read_document(XLS, NAME).text


def test_a_binary_workbook_of_the_new_kind():
    links = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", links)
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    assert ".xlsb" in refused(buffer.getvalue())


def test_empty_workbooks():
    assert "没有任何内容" in refused(workbook(lambda sheet: None))
    assert "没有任何内容" in refused(sheet_xml(""))
    assert "没有任何内容" in refused(b"<html><table><tr><td> </td></tr></table>")


def test_missing_and_broken_parts():
    assert "损坏" in refused(rezipped(XLSX, xl__workbook_xml=None))
    assert "损坏" in refused(rezipped(XLSX, xl__workbook_xml=b"<a/>"))
    assert "损坏" in refused(rezipped(XLSX, xl__worksheets__sheet1_xml=b"<worksheet"))
    assert "损坏" in refused(rezipped(XLSX, xl__worksheets__sheet1_xml=None))
    assert read_document(rezipped(XLSX, xl__styles_xml=None), NAME).text.startswith("项目支出")


def test_a_web_page_that_is_no_table_is_no_sheet():
    prose = "<p>" + "绩效自评报告正文。" * 40 + "</p>"
    assert (
        read_document(f"<html><body>{prose}<table><tr><td>1</td></tr></table>".encode(), NAME).format == "html"
    )
    assert "没有文字" in refused(b"<html><body><script>x</script></body></html>")
    assert "损坏" in refused(b"MIME-Version: 1.0\nContent-Type: multipart/related\n")


def test_entities_are_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
    inside = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert "DTD" in refused(raw_xlsx("", more={"xl/worksheets/sheet1.xml": bomb + inside}))
    assert "DTD" in refused(XML.replace(b'<?xml version="1.0"?>', bomb))


def test_bombs_are_refused(monkeypatch):
    spaces = b"<worksheet>" + b" " * (40 * package.MEGABYTE)
    assert "庞大" in refused(raw_xlsx("", more={"xl/worksheets/sheet1.xml": spaces}))
    monkeypatch.setattr(lean, "MOST_KEPT", 1000)
    long = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
        + "字" * 3000
        + "</t></is></c></row></sheetData>"
    )
    assert "庞大" in refused(raw_xlsx(long))
    monkeypatch.setattr(xml2003, "MOST_BYTES", 1000)
    assert "超过" in refused(XML)


def test_a_page_whose_cells_cover_millions():
    wild = (
        "<table>"
        + "<tr><td colspan=99999999 rowspan=99999999>甲<td colspan=-3 rowspan=x>乙</tr>" * 30
        + "</table>"
    )
    document_or_sentence(wild.encode())


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.integers(0, 2**31), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook(kind, place, damage):
    data = KINDS[kind]
    at = place % len(data)
    document_or_sentence(data[:at] + damage + data[at + len(damage) :])


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        [b"\x09\x08\x10\x00\x00\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table><tr><td>", b"<html>"]
    ),
    st.binary(max_size=2000),
)
def test_random_bytes_behind_a_beginning(head, data):
    document_or_sentence(head + data)


CODES = [
    "",
    "0",
    "#,##0.00",
    "yyyy",
    "[h]:mm",
    "@",
    ";;;",
    "0.0E+0",
    "# ?/?",
    "[DBNum1]0",
    '"',
    "\\",
    "[",
    "%%",
    ",,",
    "General",
    "a/p",
    "0/0",
    "?/0",
    ".",
    "_",
    "*",
    "[>x]0",
    "000-0",
]
VALUES = [
    "",
    "1",
    "-1",
    "0",
    "x",
    "1e999",
    "-1e-999",
    "nan",
    "inf",
    "99999999999999999999",
    "0.5",
    "45000",
    "2023-01-01",
    "2023-99-99",
]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_nonsense_in_place_of_a_sheet(seed):
    dice = random.Random(seed)
    codes = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{c.replace(chr(34), "&quot;")}"/>'
        for n, c in enumerate(CODES)
    )
    formats = "".join(f'<xf numFmtId="{200 + n}" fontId="{n}"/>' for n in range(len(CODES)))
    styles = f"<numFmts>{codes}</numFmts><fonts><font><sz val='x'/></font></fonts><cellXfs>{formats}</cellXfs>"

    def cell():
        place = dice.choice(["", 'r="A1"', 'r="C3"', 'r="ZZZZ9"', 'r=""', 'r="1"'])
        kind = dice.choice(["", "s", "str", "b", "e", "d", "n", "inlineStr", "q"])
        value = dice.choice(VALUES)
        inside = dice.choice([f"<v>{value}</v>", "<f>1</f>", "<is><r/></is>", "<v><v/></v>", ""])
        return f'<c {place} t="{kind}" s="{dice.randrange(-1, 30)}">{inside}</c>'

    rows = "".join(
        f'<row r="{dice.choice(["1", "2", "0", "-5", "x", "9999999", "7"])}">{"".join(cell() for _ in range(dice.randrange(6)))}</row>'
        for _ in range(dice.randrange(6))
    )
    merges = "".join(
        f'<mergeCell ref="{dice.choice("ABC")}{dice.randrange(9)}:{dice.choice("ABC")}{dice.randrange(9)}"/>'
        for _ in range(4)
    )
    document_or_sentence(
        raw_xlsx(
            f"<cols><col min='0' max='x' width='-1'/></cols><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>",
            styles=styles,
            texts="<si/>",
        )
    )


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet='0#?.,%/@;"\\_*[]EeyMdhsaAP+- 年元', max_size=14),
    st.decimals(allow_nan=False, allow_infinity=False),
)
def test_any_format_shows_something_for_any_number(code, value):
    from reviewer.documents.sheets.formats import shown

    assert isinstance(shown(value, code), str)


def test_a_damaged_format_breaks_no_line():
    """Found by fuzzing: a format code may hold any character, and what a cell shows stays one line."""
    assert shown(Decimal(45000), 'G\rn"年\n度"') == shown(Decimal(45000), 'G n"年 度"')
    assert not set("\r\n\t") & set(shown(Decimal(45000), 'G\rn"年\n度"0\t0'))
