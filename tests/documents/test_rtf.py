"""The canonical text of an .rtf: what is in it and what is not."""

import pytest
from support.office_formats import shape
from support.raw_docx import check_ranges

from reviewer.documents import read_document


def read(
    body,
    head="\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 宋体;}{\\f1\\fcharset2 Wingdings;}{\\f2\\fcharset0 Arial;}}",
):
    data = f"{{\\rtf1{head}{body}}}".encode("gb18030")
    return check_ranges(read_document(data, "报告.rtf"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("甲\\par 乙", "甲\n乙"),
        ("甲\\par\\par 乙\\par", "甲\n\n乙"),
        ("甲\\\r\n乙", "甲\n乙"),
        ("甲\\tab 乙\\line 丙", "甲\t乙\n丙"),
        ("\\'cf\\'ee\\'c4\\'bf", "项目"),
        ("\\'cf\r\n\\'ee", "项"),
        ("\\u39033 ?\\u30446?", "项目"),
        ("\\uc2\\u39033\\'cf\\'ee\\u30446\\'c4\\'bf。", "项目。"),
        ("\\uc0\\u39033\\u30446 完", "项目完"),
        ("{\\uc0\\u39033}\\u30446?完", "项目完"),
        ("\\u-10179?\\u-8645?", "😻"),
        ("\\uc0 \\u55362\\uc1 \\u57271\\'3f田", "𠮷田"),
        ("90\\_95\\~%\\-。", "90-95\xa0%。"),
        ("\\ldblquote 引\\rdblquote\\emdash", "“引”—"),
        ("\\{甲\\}\\\\", "{甲}\\"),
        ("甲{\\v 隐藏}乙{\\b\\v0 丙}", "甲乙丙"),
        ("甲{\\deleted\\revauthdel1 删除}{\\revised 插入}", "甲插入"),
        ("甲{\\*\\unknown 乙{丙}}丁", "甲丁"),
        ("甲{\\pict\\pngblip 89504e47}{\\*\\shppict{\\pict 00}}{\\nonshppict{\\pict 00}}乙", "甲乙"),
        ("{\\header 页眉}{\\footer 页脚}{\\info{\\title 标题}}正文", "正文"),
        ('甲{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt 链接}}乙', "甲链接乙"),
        ("甲{\\field{\\*\\fldinst PAGE}}乙", "甲乙"),
        ("{\\f1\\'fe}是{\\f1\\u-3842?}", "☑是☑"),
        ("\\f2 5\\'b1\\f0 。", "5±。"),
        ("甲{\\bin5 }}}}}乙}丙", "甲乙丙"),
        ("甲{\\object\\objemb{\\*\\objdata 0105}{\\result 乙}}", "甲乙"),
        (
            "甲{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt\\pard 框内\\par}}{\\shprslt 替身}}乙\\par 丙",
            "甲乙\n框内\n丙",
        ),
        ("甲{\\super\\chftn}{\\footnote\\pard{\\super\\chftn} 脚注}乙\\par 丙", "甲乙\n丙\n 脚注"),
        ("甲{\\footnote\\ftnalt 尾注}{\\*\\footnote 脚注}", "甲\n脚注\n尾注"),
    ],
)
def test_text(body, text):
    assert read(body).text == text


@pytest.mark.parametrize(
    ("head", "data", "text"),
    [
        ("\\ansi\\ansicpg936", b"\\'cf\\'ee", "项"),
        ("\\ansi\\deflang1033\\deflangfe2052", b"\\'cf\\'ee", "项"),
        ("\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset134 S;}}\\f0", b"\\'cf\\'ee", "项"),
        (
            "\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f3\\fcharset134 S;}}\\loch\\f0\\dbch\\af3",
            b"\\'cf\\'ee",
            "项",
        ),
        ("\\ansi\\ansicpg950", b"\\'a5\\'d8", "目"),
        ("\\ansi\\ansicpg1252", b"\\'b1", "±"),
        ("\\ansi\\ansicpg65001", b"\\'e9\\'a1\\'b9", "项"),
        ("\\ansi\\ansicpg99999", b"\\'b1", "±"),
    ],
)
def test_bytes_mean_what_font_and_code_page_say(head, data, text):
    assert read_document(b"{\\rtf1" + head.encode() + b" " + data + b"}", "报告").text == text


def row(*cells, edges, left=0, joins=()):
    said = "".join(f"{joins[at] if at < len(joins) else ''}\\cellx{edge}" for at, edge in enumerate(edges))
    return (
        f"\\trowd\\trleft{left}{said}\\pard\\intbl "
        + "".join(f"{cell}\\cell " for cell in cells)
        + "\\row\\pard "
    )


def test_a_table_with_merged_cells():
    body = (
        "前\\par "
        + row("名称", "", "备注", edges=(1000, 2000, 3000), joins=("\\clmgf", "\\clmrg", "\\clvmgf"))
        + row("甲\\par 乙", "1\\line 2", "藏", edges=(1000, 2010, 3000), joins=("", "", "\\clvmrg"))
        + row("宽", "", edges=(2000, 3000))
        + "后"
    )
    document = read(body)
    assert document.text == "前\n名称\t备注\n甲 乙\t1 2\n宽\t\n后"
    assert shape(document) == [
        [
            (0, 0, 1, 2, "名称"), (0, 2, 2, 1, "备注"),
            (1, 0, 1, 1, "甲 乙"), (1, 1, 1, 1, "1 2"),
            (2, 0, 1, 2, "宽"), (2, 2, 1, 1, ""),
        ]
    ]  # fmt: skip
    assert document.blocks[1].widths_pt == (50.0, 50.0, 50.0)


def test_a_table_inside_a_cell():
    inner = "{\\pard\\intbl\\itap2 内一\\nestcell 内二\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx1000\\nestrow}{\\nonesttables\\par}}"
    body = f"\\trowd\\cellx1000\\cellx2000\\pard\\intbl 外\\par {inner}\\pard\\intbl 外后\\cell 右\\cell\\row\\pard 后"
    document = read(body)
    assert document.text == "外 内一 内二 外后\t右\n后"
    assert [len(table) for table in shape(document)] == [2, 2]


def test_a_row_without_a_word_about_being_one_and_one_cell_too_many():
    document = read("\\trowd\\cellx1000\\cellx2000 甲\\cell 乙\\cell\\cell\\row 丙")
    assert document.text == "甲\t乙\n丙"


def test_labels_of_lists_are_labels():
    lists = (
        "{\\*\\listtable{\\list{\\listlevel\\levelfollow2{\\leveltext x;}}{\\listlevel\\levelfollow1}\\listid7}}"
        "{\\*\\listoverridetable{\\listoverride\\listid7\\ls1}}"
    )
    document = read(
        lists
        + "\\pard{\\listtext\\pard 一、\\tab}\\ls1 概况\\par\\pard\\ls1\\ilvl1{\\listtext 1.\\tab}条目\\par"
        "\\pard{\\pntext\\f1\\'6c\\tab}点\\par 无"
    )
    assert document.text == "一、概况\n1. 条目\n●\t点\n无"
    assert [document.text[span.start : span.end] for span in document.generated] == ["一、", "1. ", "●\t"]


def test_headings_looks_and_contents():
    styles = (
        "{\\colortbl;\\red255\\green0\\blue0;}{\\stylesheet{Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2 标题 2;}"
        "{\\s3 toc 1;}{\\*\\cs4 Strong;}}"
    )
    document = read(
        styles
        + "\\pard\\qc\\b\\fs44\\cf1 题\\plain\\par\\pard 目录\\par\\pard\\s3 一、概况\\tab 1\\par\\pard\\s1 一、概况\\par"
        "\\pard\\s2 （一）情况\\par\\pard\\fi420\\outlinelevel2 正文\\par\\page 下页"
    )
    assert document.text == "题\n一、概况\n（一）情况\n正文\n下页"
    title, *others = document.paragraphs()
    assert [paragraph.level for paragraph in others] == [1, 2, 3, 3]
    assert (title.alignment, title.runs[0].bold, title.runs[0].size_pt) == ("center", True, 22.0)
    assert title.runs[0].color == "#ff0000"
    assert others[2].first_indent_pt == 21.0
    assert others[3].page_break_before
    assert document.notices == ("目录未列入正文。",)


def test_a_table_of_contents_in_a_field_is_left_out():
    document = read(
        "目  录\\par{\\field{\\*\\fldinst TOC \\\\o}{\\fldrslt 一、概况\\tab 1\\par 二、结论\\tab 2}}\\par 一、概况\\par 正文"
    )
    assert document.text == "一、概况\n正文"
