"""Plain text: encodings, line ends, Word residue; the characters stay the file's own."""

import pytest

from reviewer.documents import read_document
from reviewer.domain.document import Alignment

REPORT = """某县公路事务中心
2023年度农村公路养护项目绩效自评报告

一、项目概况
项目预算120.00万元，实际支出118.50万元。
（一）基本情况
养护里程 320 公里。
某县公路事务中心
2024年3月15日
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, ends):
    document = read_document(REPORT.replace("\n", ends).encode(encoding), "报告.txt")
    assert document.text == REPORT
    assert document.format == "txt"
    assert document.notices == ()
    assert [document.text[b.start : b.end] for b in document.blocks] == REPORT.split("\n")


def test_residue_goes_and_all_else_stays():
    text = '　一、[bookmark: _Hlk1]概况\x0b第二行 HYPERLINK "http://a/b" 链接 PAGEREF _Toc123 \\h 5\x07\n[2023]12号 "TOC"'
    document = read_document(text.encode(), "a.txt")
    assert document.text == '　一、概况\n第二行  链接  5\n[2023]12号 "TOC"'


def test_every_line_is_found_in_the_file(shared_reports):
    for path in shared_reports:
        source = "".join(path.read_text(encoding="utf-8-sig").split())
        for line in read_document(path.read_bytes(), path.name).text.split("\n"):
            assert "".join(line.split()) in source


def test_a_report_as_docx_reads_the_same(shared_reports):
    from support.docx_from_text import docx_from_text
    from support.raw_docx import check_ranges

    for path in shared_reports:
        plain = read_document(path.read_bytes(), path.name)
        word = check_ranges(
            read_document(docx_from_text(path.read_text(encoding="utf-8")), path.stem + ".docx")
        )
        assert word.text == plain.text
        assert word.generated


def test_contents_are_left_out():
    text = "报告\n目 录\n一、概况\t1\n\n二、目标......2\n三、结果  …… 12\n\n一、概况\n正文"
    document = read_document(text.encode(), "a.txt")
    assert document.text == "报告\n\n一、概况\n正文"
    assert document.notices == ("目录未列入正文。",)


def test_the_layout_is_a_guess_for_the_eye():
    title, second, _, heading, body, sub, _, signed, date, _ = read_document(REPORT.encode(), "a.txt").blocks
    assert [x.alignment for x in (title, second)] == [Alignment.CENTER] * 2
    assert title.runs[0].size_pt == 18.0
    assert heading.runs[0].bold
    assert sub.runs[0].bold
    assert heading.level == 0
    assert (body.first_indent_pt, body.runs[0].bold) == (24.0, False)
    assert [x.alignment for x in (signed, date)] == [Alignment.RIGHT] * 2


def test_few_damaged_bytes_are_told_and_many_are_no_text():
    data = (REPORT * 20).encode()
    document = read_document(data[:500] + b"\xff" + data[500:], "a.txt")
    assert "1 处字符无法识别" in document.notices[0] or "处字符无法识别" in document.notices[0]


def test_a_character_cut_off_at_the_end_is_told():
    document = read_document(REPORT.strip().encode()[:-1], "a.txt")
    assert document.text == REPORT.strip()[:-1]
    assert "1 处字符无法识别" in document.notices[0]


def test_characters_beyond_the_basic_plane_count_as_one():
    document = read_document("𠮷县😀\n第二行".encode(), "a.txt")
    assert document.blocks[1].start == 4
