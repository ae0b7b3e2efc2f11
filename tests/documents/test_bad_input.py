"""Bad files: one clear Chinese sentence each, and never another exception."""

import io
import os
import random
import re
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.raw_doc import make_container
from support.raw_docx import CONTENT_TYPES, make_docx, p, part, relations, tbl, tc
from support.sentences import refused_by

from reviewer.documents import READABLE_SUFFIXES, read_document, read_path, sniff
from reviewer.documents.word import package
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem

NAME = "某项目 自评报告.docx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
GOOD = make_docx(
    p("绩效自评报告") + tbl([tc("产出"), tc("12个")]) + "".join(p(f"第{n}段，完成{n}个。") for n in range(80))
)


def ole(stream):
    return OLE + stream.encode("utf-16-le") + b"\x00" * 64


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def refused(data, name=NAME):
    return refused_by(lambda: read_document(data, name), name)


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (b"", "empty", "空文件"),
        (b"\xef\xbb\xbf \r\n\r\n", "empty", "空文件"),
        (b"\x00" * 5000, "empty", "空文件"),
        (ole("WordDocument"), "doc", "损坏"),
        (ole("EncryptedPackage"), "encrypted", "密码"),
        (ole("Workbook"), "xls", "损坏"),
        (OLE, "ole", "损坏"),
        (make_container({"Contents": b"x" * 5000}), "ole", "旧版"),
        (zipped(xl__workbook="x"), "xlsx", "损坏"),
        (zipped(ppt__presentation="x"), "ppt", "演示文稿"),
        (zipped(**{"报告.txt": "x"}), "zip", "压缩包"),
        (zipped(**{"OFD.xml": "x"}), "ofd", "OFD"),
        (zipped(**{"content.xml": "x"}), "odt", "损坏"),
        (b"PK\x03\x04" + b"\x01" * 50, "zip", "压缩包"),
        (b"%PDF-1.7\n...", "pdf", "PDF"),
        (b"{\\rtf1\\ansi }", "rtf", "没有文字"),
        (b"<!DOCTYPE html><html>", "html", "没有文字"),
        ("\ufeff<html><body> ".encode(), "html", "没有文字"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "xls",
            "损坏",
        ),
        (b'<?xml version="1.0"?><a/>', "xml", "XML"),
        (b"\x89PNG\r\n\x1a\n" + b"\x01" * 30, "image", "图片"),
        (b"\xff\xd8\xff\xe0" + b"\x01" * 30, "image", "图片"),
        (b"BM" + struct.pack("<I", 30) + b"\x01" * 24, "image", "图片"),
        (b"RIFF\x01\x01\x01\x01WEBPVP8 ", "image", "图片"),
        (b"Rar!\x1a\x07\x01\x00", "archive", "压缩包"),
        (bytes(range(256)) * 20, "unknown", "二进制"),
        (b"????,????,520\n\x97,\x97,??\n" * 20, "unknown", "编码无法识别"),
        (b"\x7fELF\x02\x01\x01" + b"\x00\x03" * 60, "unknown", "二进制"),
    ],
)
def test_other_kinds_are_told_by_content_and_declined(data, kind, said):
    assert sniff(data) == kind
    assert said in refused(data)
    assert said in refused(data, "报告.txt")


def test_a_report_is_read_whatever_its_name():
    assert read_document(GOOD, "报告.txt").format == "docx"
    assert read_document("自评报告".encode(), "报告.docx").format == "txt"
    assert {".docx", ".txt"} <= READABLE_SUFFIXES


def test_a_zip_that_says_word_but_has_no_document():
    assert "损坏" in refused(zipped(word__other="x"))


def test_a_document_without_any_text():
    assert "没有文字" in refused(make_docx(p()))


def test_broken_xml_and_missing_body():
    broken = {"word/document.xml": "<w:document"}
    assert "损坏" in refused(make_docx("", extra=broken))
    assert "损坏" in refused(make_docx("", extra={"word/document.xml": part("document", "")}))
    assert "损坏" in refused(make_docx(p("x"), extra={"word/document.xml": b"\xff\xfe\x00\x01"}))


def test_entities_and_dtds_are_refused_and_never_expanded():
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]>' + part(
        "document", f"<w:body>{p('&b;')}</w:body>"
    ).removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    assert "DTD" in refused(make_docx("", extra={"word/document.xml": laughs}))
    assert "DTD" in refused(make_docx("", extra={"word/document.xml": laughs.encode("utf-16")}))
    outside = '<?xml version="1.0"?><!DOCTYPE r SYSTEM "file:///etc/passwd"><Relationships/>'
    assert "DTD" in refused(make_docx(p("x"), extra={"word/_rels/document.xml.rels": outside}))


def test_a_bomb_is_refused_before_it_is_inflated():
    assert "庞大" in refused(make_docx("", extra={"word/document.xml": b" " * (package.MOST_XML + 1)}))
    assert "庞大" in refused(
        make_docx("", extra={"word/document.xml": b"<a>" + b" " * (20 * package.MEGABYTE)})
    )


def test_a_bomb_with_a_lying_header_is_refused():
    """The directory says few bytes; what comes out counts."""
    data = bytearray(make_docx("", extra={"word/document.xml": b" " * (30 * package.MEGABYTE)}))
    directory = data.rfind(b"word/document.xml") - 46
    assert data[directory : directory + 4] == b"PK\x01\x02"
    data[directory + 24 : directory + 28] = struct.pack("<I", 1000)
    refused(bytes(data))


def test_many_parts_are_refused_by_their_sum(monkeypatch):
    monkeypatch.setattr(package, "MOST_TOTAL", 100_000)
    assert "庞大" in refused(make_docx(p("x"), extra={"word/media/a.png": b"x" * 100_001}))
    monkeypatch.setattr(package, "MOST_MEMBERS", 3)
    assert "庞大" in refused(make_docx(p("x")))


def test_a_deeply_nested_document_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 3000 + p("x") + "</w:sdtContent></w:sdt>" * 3000
    refused(make_docx(deep))


def test_an_encrypted_member_is_refused():
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    assert "加密" in refused(bytes(data))


def test_a_picture_too_large_is_left_out_and_told(monkeypatch):
    from reviewer.documents.word import pictures

    monkeypatch.setattr(pictures, "MOST_PICTURE", 10)
    drawing = '<w:drawing><wp:inline><a:graphic><a:blip r:embed="p"/></a:graphic></wp:inline></w:drawing>'
    data = make_docx(
        f"<w:p><w:r><w:t>图</w:t>{drawing}</w:r></w:p>", media={"p": ("media/a.png", b"\x89PNG\r\n\x1a\n" * 9)}
    )
    assert "1 幅图片" in read_document(data, NAME).notices[0]


def test_relations_that_point_outside_are_ignored():
    links = relations([("a", "styles", "../../../../etc/passwd"), ("b", "numbering", "missing.xml")])
    document = read_document(make_docx(p("正文"), extra={"word/_rels/document.xml.rels": links}), NAME)
    assert document.text == "正文"


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.parametrize("kind", ["docx", "txt", "gb18030"])
def test_every_truncation_is_a_document_or_one_sentence(kind, tenth):
    whole = (
        GOOD if kind == "docx" else read_document(GOOD, NAME).text.encode("utf-8" if kind == "txt" else kind)
    )
    data = whole[: len(whole) * tenth // 10 + (kind != "docx")]
    if kind == "docx" or len(data) < 2:
        refused(data)
    else:
        text = read_document(data, NAME).text
        assert read_document(GOOD, NAME).text.startswith(text.replace("\ufffd", ""))


def document_or_sentence(data):
    try:
        document = read_document(data, NAME)
    except FileProblem:
        refused(data)
    else:
        assert isinstance(document, Document)
        assert all(
            document.text[x.start : x.end] == "".join(document.text[r.start : r.end] for r in x.runs)
            for x in document.paragraphs()
        )


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000))
def test_random_bytes(data):
    document_or_sentence(data)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_docx(place, damage):
    document_or_sentence(GOOD[:place] + damage + GOOD[place + len(damage) :])


TAGS = re.findall(
    r"\S+",
    """w:p w:r w:t w:tab w:br w:tbl w:tr w:tc w:tcPr w:gridSpan w:vMerge w:pPr w:rPr w:numPr w:ilvl w:numId w:sdt
    w:sdtContent w:fldChar w:instrText w:ins w:del w:ind w:sz w:b w:outlineLvl w:drawing w:pict w:txbxContent
    mc:AlternateContent mc:Choice w:footnoteReference w:sym w:jc w:spacing w:trPr""",
)
VALUES = (
    "",
    "1",
    "-1",
    "0",
    "x",
    "99999999999999999999",
    "1e999",
    "nan",
    "begin",
    "separate",
    "end",
    "restart",
)
NAMES = ("val", "fldCharType", "left", "firstLineChars", "id", "char")


def tree(dice, depth=0):
    tag = dice.choice(TAGS)
    attributes = "".join(f' w:{name}="{dice.choice(VALUES)}"' for name in NAMES if dice.random() < 0.4)
    count = 0 if depth > 5 else dice.randrange(5)
    return f"<{tag}{attributes}>{''.join(tree(dice, depth + 1) for _ in range(count)) or '字'}</{tag}>"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_nonsense_in_place_of_a_body(seed):
    dice = random.Random(seed)
    body = [tree(dice) for _ in range(dice.randrange(6))]
    styles = [tree(dice) for _ in range(dice.randrange(4))]
    levels = f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{"".join(styles)}</w:lvl></w:abstractNum>'
    numbering = levels + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    document_or_sentence(
        make_docx(
            "".join(body), numbering=numbering, styles=f'<w:style w:styleId="1">{"".join(styles)}</w:style>'
        )
    )


# ---- files on disk


def test_a_file_is_read_from_a_path_with_spaces_and_chinese(tmp_path):
    path = tmp_path / "二〇二三 年" / "自评 报告.docx"
    path.parent.mkdir()
    path.write_bytes(GOOD)
    data, document = read_path(path)
    assert data == GOOD
    assert document.file_name == "自评 报告.docx"


def test_missing_files_folders_and_pipes(tmp_path):
    with pytest.raises(FileProblem, match="找不到"):
        read_path(tmp_path / "没有.docx")
    with pytest.raises(FileProblem, match="文件夹"):
        read_path(tmp_path)
    os.mkfifo(tmp_path / "管道.docx")
    with pytest.raises(FileProblem, match="不是普通文件"):
        read_path(tmp_path / "管道.docx")
    with pytest.raises(FileProblem):
        read_path(tmp_path / "a\x00b.docx")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "报告.docx"
    path.write_bytes(GOOD)

    def refuse(_):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(FileProblem, match="权限"):
        read_path(path)


def test_a_file_beyond_all_measure(tmp_path, monkeypatch):
    from reviewer.documents import reader

    monkeypatch.setattr(reader, "MOST_BYTES", 100)
    path = tmp_path / "报告.docx"
    path.write_bytes(GOOD)
    with pytest.raises(FileProblem, match="超过"):
        read_path(path)
    with pytest.raises(FileProblem, match="超过"):
        read_document(GOOD, NAME)


def test_content_types_alone_tell_a_truncated_docx():
    assert sniff(zipped(**{"[Content_Types].xml": CONTENT_TYPES})[:200]) == "docx"
