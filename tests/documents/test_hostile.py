"""Files that mean harm, or are no files at all: each is a document with notices or one sentence, and nothing else happens."""

import io
import os
import struct
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest
from PIL import Image
from support.handed_in import FORMS, REPORTS, SCAN, kept
from support.raw_doc import make_container
from support.raw_docx import RELATIONS, check_ranges, make_docx, p, relations
from support.raw_odt import make_odt
from support.workbooks import raw_xlsx, sheet_xml

from reviewer.documents import converting, read_document, read_path, reader
from reviewer.documents.ole import stream_of
from reviewer.domain.errors import FileProblem
from reviewer.domain.library import ImportState
from reviewer.services.library import Library

NAME = "某项目 自评报告.docx"
MACROS, EMBEDDED = "文件带有宏，宏未运行。", "文件中嵌入的其他文档未读取，请对照原件查看。"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(autouse=True)
def no_office(monkeypatch):
    monkeypatch.setattr(converting, "program", lambda: None)


def document_or_sentence(data, name=NAME):
    """Return the document, or the one sentence in its place."""
    try:
        document = read_document(data, name)
    except FileProblem as problem:
        return sound(problem.message, name)
    assert all(notice.endswith("。") for notice in document.notices)
    return check_ranges(document)


def sound(sentence, name):
    assert name in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    return sentence


def refused(path):
    with pytest.raises(FileProblem) as caught:
        read_path(path)
    assert f"“{path.name}”" in caught.value.message
    return caught.value.message


# ---- every kind, cut off

WHOLE = {name: make for _, name, _, make in [*REPORTS, *FORMS]} | {"扫描.png": SCAN.read_bytes}


@pytest.mark.parametrize("name", WHOLE)
def test_every_kind_cut_off_at_every_tenth(name):
    whole = WHOLE[name]()
    for tenth in range(10):
        document_or_sentence(whole[: len(whole) * tenth // 10], name)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_pictures_cut_off_at_every_tenth(kind):
    buffer = io.BytesIO()
    Image.effect_noise((90, 120), 60).save(buffer, kind)
    for tenth in range(10):
        document_or_sentence(buffer.getvalue()[: len(buffer.getvalue()) * tenth // 10], "照片.jpg")


# ---- what would be run, and what is inside


OBJECTS = relations([("o", "oleObject", "embeddings/oleObject1.bin"), ("p", "package", "embeddings/a.xlsx")])
MORE = {
    "macros": {"word/vbaProject.bin": b"x"},
    "objects": {"word/_rels/document.xml.rels": OBJECTS, "word/embeddings/oleObject1.bin": b"MZ"},
    "figures of a chart": {"word/charts/chart1.xml": b"<c/>", "word/embeddings/a.xlsx": b"PK"},
}


@pytest.mark.parametrize(
    ("kind", "notices"), [("macros", (MACROS,)), ("objects", (EMBEDDED,)), ("figures of a chart", ())]
)
def test_a_word_file_with_more_in_it_than_words(kind, notices):
    document = document_or_sentence(make_docx(p("正文"), extra=MORE[kind]), "报告.docm")
    assert (document.text, document.notices) == ("正文", notices)


def test_a_workbook_of_the_old_kind_with_more_in_it_than_cells():
    book = stream_of(kept("form.xls")(), ("Workbook",))
    plain = document_or_sentence(make_container({"Workbook": book}), "表.xls")
    assert plain.notices == ()
    more = make_container({"Workbook": book, "_VBA_PROJECT": b"x", "MBD000A1B2C": b"x"})
    document = document_or_sentence(more, "表.xls")
    assert (document.text, document.notices) == (plain.text, (MACROS, EMBEDDED))


# ---- what lies outside

SEEN = None
WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "urllib.Request", "os.system")


def _watch(event, arguments):
    if SEEN is not None and event in WATCHED and (event != "open" or "geheim" in str(arguments[0])):
        SEEN.append((event, arguments))


@pytest.fixture(scope="module")
def watching():
    sys.addaudithook(_watch)  # stays until the process ends; a test switches it on


def outside(kind, url):
    linked = f'<Relationship Id="r1" Type="{OFFICE}/image" Target="{url}" TargetMode="External"/>'
    template = f'<Relationship Id="r2" Type="{OFFICE}/attachedTemplate" Target="{url}" TargetMode="External"/>'
    links = f'<Relationships xmlns="{RELATIONS}">{linked}{template}</Relationships>'
    entity = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "{url}">]>'
    match kind:
        case "docx":
            drawn = (
                '<w:r><w:drawing><a:graphic><a:blip r:link="r1" r:embed="r1"/></a:graphic></w:drawing></w:r>'
            )
            body = p("正文") + f"<w:p>{drawn}</w:p>"
            return make_docx(body, extra={"word/_rels/document.xml.rels": links})
        case "docx entity":
            return make_docx("", extra={"word/document.xml": f"{entity}<a>&x;</a>"})
        case "docx relations entity":
            return make_docx(p("正文"), extra={"word/_rels/document.xml.rels": f"{entity}<a>&x;</a>"})
        case "xlsx":
            cell = '<sheetData><row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c></row></sheetData>'
            return raw_xlsx(cell, more={"xl/worksheets/_rels/sheet1.xml.rels": links})
        case "xlsx entity":
            return raw_xlsx("", more={"xl/sharedStrings.xml": f"{entity}<sst>&x;</sst>"})
        case "odt":
            image = f"<draw:frame><draw:image xlink:href='{url}' xmlns:xlink='http://www.w3.org/1999/xlink'/></draw:frame>"
            section = f"<text:section><text:section-source xlink:href='{url}' xmlns:xlink='http://www.w3.org/1999/xlink'/></text:section>"
            return make_odt(f"<office:text><text:p>正文{image}</text:p>{section}</office:text>")
        case "odt entity":
            return make_odt("<office:text/>", **{"content.xml": f"{entity}<a>&x;</a>"})
        case "xml":
            link = f'<Row><Cell ss:HRef="{url}"><Data ss:Type="String">正文</Data></Cell></Row>'
            return sheet_xml(link)
        case "xml entity":
            return sheet_xml("").replace(b'<?xml version="1.0"?>', entity.encode())
        case "rtf":
            return rf'{{\rtf1 a{{\field{{\*\fldinst INCLUDETEXT "{url}"}}{{\fldrslt b}}}}}}'.encode()
        case _:
            framed = (
                f"<iframe src='{url}'></iframe><object data='{url}'></object><link rel=stylesheet href='{url}'>"
            )
            return f"<html><body><p>正文<img src='{url}'>{framed}<script src='{url}'></script>".encode()


@pytest.mark.parametrize(
    "kind",
    [
        *("docx", "docx entity", "docx relations entity", "xlsx", "xlsx entity", "odt", "odt entity"),
        *("xml", "xml entity", "rtf", "html"),
    ],
)
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_what_lies_outside_is_never_fetched(kind, scheme, tmp_path, watching, monkeypatch):
    secret = tmp_path / "geheim.txt"
    secret.write_text("不该读到的文字", encoding="utf-8")
    url = secret.as_uri() if scheme == "file" else "http://127.0.0.1:9/geheim"
    seen = []
    monkeypatch.setattr(sys.modules[__name__], "SEEN", seen)
    found = document_or_sentence(outside(kind, url))
    monkeypatch.undo()
    assert seen == []
    if "entity" in kind:
        assert "DTD" in found
    else:
        assert "不该读到" not in found.text


def test_the_watch_sees_what_is_opened(tmp_path, watching, monkeypatch):
    """Guard of the test above."""
    seen = []
    monkeypatch.setattr(sys.modules[__name__], "SEEN", seen)
    with pytest.raises(FileNotFoundError):
        (tmp_path / "geheim.txt").read_bytes()
    assert [event for event, _ in seen] == ["open"]


# ---- sizes


def test_a_gigabyte_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "很大.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(1 << 30)
    monkeypatch.setattr(type(path), "read_bytes", lambda _: pytest.fail("it was read"))
    assert "超过 256 MB" in refused(path)
    with closing(Library.open(tmp_path / "库.db")) as library:
        (outcome,) = library.import_paths([path])
    assert outcome.state is ImportState.FAILED
    assert "超过 256 MB" in outcome.message


MAKE = """
import sys
from PIL import Image
Image.new(sys.argv[2], (10_000, 10_000)).save(sys.argv[1], sys.argv[3], **eval(sys.argv[4]))
"""
LOOK = """
import pathlib, sys
from reviewer.documents.pictures import read_picture

def look(index, picture):
    found.append(picture())

found = []
read_picture(pathlib.Path(sys.argv[1]).read_bytes(), "a", look)
print(found[0] and found[0].width, *pathlib.Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[:1])
"""


def said_by(script, *arguments):
    """Return what another process says: what this one has used already must not count."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is told there only")
@pytest.mark.parametrize(
    ("mode", "kind", "options", "side", "most"),
    [
        ("RGB", "JPEG", {}, 2600, 450),
        ("L", "JPEG", {"progressive": True}, 2600, 450),
        ("RGB", "PNG", {}, 2600, 700),
        ("RGBA", "PNG", {}, 2600, 1000),
        ("I;16", "TIFF", {"compression": "tiff_lzw"}, 2600, 900),
        ("L", "WEBP", {}, None, 200),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_a_picture_of_a_hundred_megapixels_takes_bounded_memory(mode, kind, options, side, most, tmp_path):
    """Its pixels alone are 300 MB in colours; another copy or two of them is what must not happen."""
    path = str(tmp_path / "大图")
    said_by(MAKE, path, mode, kind, repr(options))
    shown, peak = said_by(LOOK, path)
    assert shown == str(side)
    assert int(peak) < most << 10


def with_size(kind, width, height):
    """Return a small picture whose header says another size."""
    buffer = io.BytesIO()
    Image.effect_noise((40, 60), 50).save(buffer, kind)
    data = bytearray(buffer.getvalue())
    match kind:
        case "PNG":
            struct.pack_into(">II", data, 16, width, height)
        case "BMP":
            struct.pack_into("<ii", data, 18, width, height)
        case "GIF":
            struct.pack_into("<HH", data, 6, width & 0xFFFF, height & 0xFFFF)
        case "JPEG":
            struct.pack_into(">HH", data, data.index(b"\xff\xc0") + 5, height & 0xFFFF, width & 0xFFFF)
        case _:
            (first,) = struct.unpack_from("<I", data, 4)
            for entry in range(struct.unpack_from("<H", data, first)[0]):
                at = first + 2 + 12 * entry
                (tag,) = struct.unpack_from("<H", data, at)
                if tag in (256, 257):
                    struct.pack_into("<HII", data, at + 2, 4, 1, width if tag == 256 else height)
    return bytes(data)


@pytest.mark.parametrize(
    "size", [(0, 0), (1, 60_000), (9_000, 9_000), (65_535, 65_535), (0x7FFFFFFF, 2)], ids=str
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF"])
def test_a_picture_whose_header_says_another_size(kind, size):
    from reviewer.documents.pictures import read_picture

    try:
        document = read_picture(with_size(kind, *size), NAME, lambda _, picture: picture() and None)
    except FileProblem as problem:
        sound(problem.message, NAME)
        return
    assert document.notices
    (page,) = document.pages.pages
    assert 1 <= page.width_pt <= 20_000
    assert 1 <= page.height_pt <= 20_000


def test_archives_within_each_other_share_one_bound(tmp_path, monkeypatch):
    from reviewer.services import archives

    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("零.txt", b"0" * 60_000)
    path = tmp_path / "层层.zip"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(5):
            package.writestr(f"{number}.zip", inner.getvalue())
    assert len(list(archives.members_of(path))) == 5
    monkeypatch.setattr(archives, "MOST_TOTAL", 200_000)
    with pytest.raises(FileProblem, match="内容过多"):
        list(archives.members_of(path))
    with closing(Library.open(tmp_path / "库.db")) as library:
        assert "内容过多" in library.import_paths([path])[-1].message


# ---- what is no file


def test_what_is_no_file_or_may_not_be_read_is_one_sentence(tmp_path):
    folder = tmp_path / "报送"
    folder.mkdir()
    (folder / "空.docx").write_bytes(b"")
    (folder / "其实是文件夹.docx").mkdir()
    (folder / "其实是文件夹.docx" / "里面.txt").write_text("绩效自评报告", encoding="utf-8")
    (folder / "断了.docx").symlink_to(folder / "没有.docx")
    (folder / "打不开.docx").write_bytes(kept("sample.doc")())
    (folder / "打不开.docx").chmod(0)
    assert "空文件" in refused(folder / "空.docx")
    assert "文件夹" in refused(folder / "其实是文件夹.docx")
    assert "找不到" in refused(folder / "断了.docx")
    allowed = os.access(folder / "打不开.docx", os.R_OK)  # whoever may do anything is not refused
    if not allowed:
        assert "权限" in refused(folder / "打不开.docx")
    with closing(Library.open(tmp_path / "库.db")) as library:
        outcomes = library.import_paths([folder])
    failed = [one.message for one in outcomes if one.state is ImportState.FAILED]
    assert len(failed) >= (2 if allowed else 3)
    assert all("。" in message for message in failed)
    assert any("空.docx" in message for message in failed)


def test_a_file_that_grew_since_it_was_looked_at_is_bounded_too(tmp_path, monkeypatch):
    path = tmp_path / "报告.txt"
    path.write_bytes("绩效自评报告".encode() * 10)
    monkeypatch.setattr(reader, "MOST_BYTES", 100)
    monkeypatch.setattr(type(path), "stat", lambda _: os.stat_result((0o100644, 0, 0, 1, 0, 0, 5, 0, 0, 0)))
    assert "超过" in refused(path)
