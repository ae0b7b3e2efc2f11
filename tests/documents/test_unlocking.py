"""Files with a password: told from those that none would open, opened with it, and one sentence for all else."""

import struct

import pytest
from support.locks import (
    KEPT,
    PASSWORD,
    XOR_PASSWORD,
    locked_doc,
    locked_odt,
    locked_package,
    locked_workbook,
    xored_workbook,
)
from support.raw_doc import make_doc
from support.raw_docx import make_docx, p
from support.raw_pdf import locked, make_pdf, text
from support.sentences import one_sentence
from support.workbooks import workbook

from reviewer.documents import read_document
from reviewer.documents.problems import tells_of_lock
from reviewer.documents.unlocking import unlocked
from reviewer.domain.errors import FileProblem, LockedFile

PDF = make_pdf(text("绩效自评报告"), text("第二页。"))
# What locks packages for these tests needs more than 4096 bytes of one.
DOCX = make_docx(p("绩效自评报告") + p("".join(chr(0x4E00 + 7919 * at % 20_000) for at in range(3_000))))
XLSX = workbook(lambda sheet: sheet.append(["预算数", 12.5]))
FORM = (KEPT.parent / "sheets" / "form.xls").read_bytes()
LOCKED = {
    "pdf": locked(PDF, PASSWORD),
    "docx": locked_package(DOCX),
    "xlsx": locked_package(XLSX),
    "doc": (KEPT / "locked.doc").read_bytes(),
    "xls": (KEPT / "locked.xls").read_bytes(),
}
DOC_TEXT = (
    "青禾县文化馆2023年度群众文艺培训绩效自评报告\n一、项目概况\n2023年全年预算数50.00万元，实际支出47.50万元，"
    "预算执行率95.00%。\n指标\t完成值\n培训人次\t132\n自评得分96分，自评等级为优。"
)
every_kind = pytest.mark.parametrize("kind", LOCKED)


def name_of(kind):
    return f"某项目 自评报告.{kind}"


def refused(act, kind="pdf"):
    with pytest.raises(FileProblem) as caught:
        act()
    one_sentence(caught.value.message, name_of(kind))
    return caught.value


@every_kind
def test_a_password_would_open_it(kind):
    problem = refused(lambda: read_document(LOCKED[kind], name_of(kind)), kind)
    assert isinstance(problem, LockedFile)
    assert tells_of_lock(name_of(kind), problem.message)


@every_kind
def test_with_its_password_it_reads_as_it_did_before(kind):
    texts = {"doc": DOC_TEXT, "xls": read_document(FORM, "a.xls").text}
    texts |= {k: read_document(d, "a").text for k, d in (("pdf", PDF), ("docx", DOCX), ("xlsx", XLSX))}
    data = unlocked(LOCKED[kind], name_of(kind), PASSWORD)
    assert read_document(data, name_of(kind)).text == texts[kind]


def test_an_office_package_is_the_very_one_that_was_locked():
    assert unlocked(LOCKED["docx"], "a.docx", PASSWORD) == DOCX


@every_kind
def test_the_same_file_gives_the_same_bytes(kind):
    made = {unlocked(LOCKED[kind], name_of(kind), PASSWORD) for _ in range(3)}
    assert len(made) == 1
    assert unlocked(made.copy().pop(), name_of(kind), "无关") in made


@every_kind
@pytest.mark.parametrize(
    "password", ["青禾2024", PASSWORD + " ", "另一个", "长" * 300, "\ud800", PASSWORD + "\0"]
)
def test_another_password(kind, password):
    problem = refused(lambda: unlocked(LOCKED[kind], name_of(kind), password), kind)
    assert problem.message.startswith("密码不对")
    assert password not in problem.message


@every_kind
def test_no_password(kind):
    assert "没有输入" in refused(lambda: unlocked(LOCKED[kind], name_of(kind), ""), kind).message


@every_kind
@pytest.mark.parametrize("tenths", range(10))
def test_cut_off_anywhere_it_is_refused_by_one_that_knows_the_password(kind, tenths):
    cut = LOCKED[kind][: len(LOCKED[kind]) * tenths // 10]
    problem = refused(
        lambda: read_document(unlocked(cut, name_of(kind), PASSWORD), name_of(kind)),
        kind,
    )
    assert "密码不对" not in problem.message


@pytest.mark.parametrize("kind", ["docx", "doc", "xls"])
def test_a_container_that_leads_in_circles(kind):
    data = bytearray(LOCKED[kind])
    (table,) = struct.unpack_from("<I", data, 76)
    for sector in range(len(data) // 512 - 1):
        struct.pack_into("<I", data, 512 + 512 * table + 4 * sector, 0 if sector else 1)
    assert "已损坏" in refused(lambda: unlocked(bytes(data), name_of(kind), PASSWORD), kind).message


def test_a_pdf_without_its_end_still_says_so():
    whole = LOCKED["pdf"]
    data = unlocked(whole[: whole.rindex(b"startxref")], "a.pdf", PASSWORD)
    assert read_document(data, "a.pdf").notices == ("文件末尾不完整，可能缺少内容，请与原件核对。",)


@pytest.mark.parametrize(
    "data", [PDF, DOCX, FORM, "文字".encode(), b"<html><table><tr><td>x</td></tr></table>"]
)
def test_a_file_without_password_stays_as_it_is(data):
    assert unlocked(data, "a", PASSWORD) == data


def obfuscated_doc():
    """Mark the text of a .doc as hidden in the way of Word 95."""
    data = bytearray(LOCKED["doc"])
    flags = data.index(b"\xec\xa5") + 10
    struct.pack_into("<H", data, flags, struct.unpack_from("<H", data, flags)[0] | 0x8000)
    return bytes(data)


def excel_95():
    return struct.pack("<8H", 0x809, 8, 0x500, 5, 0, 0, 0x2F, 0)


@pytest.mark.parametrize("data", [obfuscated_doc(), locked_odt(), excel_95()], ids=["doc", "odt", "xls"])
def test_what_no_password_opens_here_is_not_called_locked(data):
    problem = refused(lambda: read_document(data, name_of("pdf")))
    assert not isinstance(problem, LockedFile)
    assert not tells_of_lock(name_of("pdf"), problem.message)
    assert "凭密码也不能读取" in problem.message


def test_a_workbook_that_is_only_protected_is_read_without_asking():
    data = locked_package(XLSX, "VelvetSweatshop")
    assert read_document(data, "a.xlsx").text == read_document(XLSX, "a.xlsx").text
    old = (KEPT / "protected.xls").read_bytes()
    assert read_document(old, "a.xls").text == read_document(FORM, "a.xls").text


def test_a_package_of_another_protection():
    data = LOCKED["docx"].replace("EncryptionInfo".encode("utf-16-le"), "EncryptedInfo_".encode("utf-16-le"))
    problem = refused(lambda: unlocked(data, name_of("pdf"), PASSWORD))
    assert "不支持的方式" in problem.message
    assert "不支持的方式" in refused(lambda: unlocked(obfuscated_doc(), name_of("pdf"), PASSWORD)).message


PLAIN_DOC = make_doc("绩效自评报告\r全年预算数50.00万元，实际支出47.50万元。\r" * 40)
OLD = {
    "CryptoAPI .xls": (locked_workbook(FORM), FORM, PASSWORD),
    "CryptoAPI .xls, 40 bits": (locked_workbook(FORM, bits=40), FORM, PASSWORD),
    "CryptoAPI .doc": (locked_doc(PLAIN_DOC), PLAIN_DOC, PASSWORD),
    "CryptoAPI .doc, 40 bits": (locked_doc(PLAIN_DOC, bits=40), PLAIN_DOC, PASSWORD),
    "XOR .xls": (xored_workbook(FORM, XOR_PASSWORD), FORM, XOR_PASSWORD),
}


@pytest.mark.parametrize("way", OLD)
def test_what_office_locked_in_other_ways(way):
    """Office 2002 to 2007 lock .doc and .xls by the CryptoAPI, Excel may by XOR; LibreOffice writes neither."""
    data, plain, password = OLD[way]
    problem = refused(lambda: read_document(data, "某项目 自评报告.pdf"))
    assert isinstance(problem, LockedFile)
    for other in (password + "x", "青禾", password[:-1]):
        with pytest.raises(FileProblem, match="密码不对"):
            unlocked(data, "a", other)
    opened = unlocked(data, "a", password)
    assert read_document(opened, "a").text == read_document(plain, "a").text
    assert unlocked(data, "a", password) == opened
