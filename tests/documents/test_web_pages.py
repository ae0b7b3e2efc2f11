"""The canonical text of a web page that holds a report, and which pages are sheets."""

import base64

import pytest
from support.office_formats import shape
from support.raw_docx import check_ranges

from reviewer.documents import read_document, sniff


def read(body, head="<meta charset=utf-8>", encoding="utf-8"):
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return check_ranges(read_document(page.encode(encoding), "报告.html"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<p>甲</p>\n<p>&nbsp;</p><p><br></p>\n<p>乙</p>", "甲\n\n\n乙"),
        ("甲<div>乙<div>丙</div>丁</div>戊", "甲\n乙\n丙\n丁\n戊"),
        ("<p> 甲 \n <b> 乙</b> a\n b</p>", "甲 乙 a b"),
        ("<p>项目支\n出 520\n万元</p>", "项目支出 520 万元"),
        ("<p>甲<br>乙<br/></p>", "甲\n乙"),
        ("<p>甲&emsp;&lt;乙&gt;&amp;&#x4e19;&nbsp;丁</p>", "甲\u2003<乙>&丙 丁"),
        ("<pre>甲  乙\n丙</pre>", "甲  乙\n丙"),
        ("<p>甲<script>x</script><style>y</style><noscript>z</noscript></p>", "甲"),
        (
            "<p>甲<span style='display: none'>藏</span><span style='mso-hide:all'>藏</span><i hidden>藏</i></p>",
            "甲",
        ),
        ("<p>甲<del>删</del><ins>插</ins></p>", "甲插"),
        ("<!-- 注 --><p>甲<![if !supportLists]>乙<![endif]></p>", "甲乙"),
        (
            "<ol><li>甲</li><li><p>乙</p><p>续</p></li></ol><ol start=5 type=A><li>丙</ol>",
            "1. 甲\n2. 乙\n续\nE. 丙",
        ),
        ("<ul><li>甲<ol style='list-style-type:cjk-ideographic'><li>乙</ol></ul>", "• 甲\n一、 乙"),
        ("<p><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp; </span></span>概况</p>", "一、\t概况"),
        ("<p>甲<a style='mso-footnote-id:ftn1' href='#f'><sup>[1]</sup></a></p>", "甲"),
        ("<p>目录</p><p class=MsoToc1>一、概况 1</p><p>一、概况</p>", "一、概况"),
        ("<p>甲</p><div title='footer'><p>13</p></div>", "甲"),
    ],
)
def test_text(body, text):
    assert read(body).text == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv=Content-Type content="text/html; charset=gbk">', "gb18030"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("<meta charset=big5>", "big5hkscs"),
    ],
)
def test_characters(head, encoding):
    text = "項目支出" if "big5" in encoding else "项目支出㐀𠮷"[: 5 if encoding == "gb18030" else 6]
    assert read(f"<p>{text}</p>", head, encoding).text == text


def test_headings_looks_and_shapes():
    document = read(
        "<p class=MsoTitle align=center><b>题</b></p><h2>节</h2>"
        "<p style='text-indent:32px;page-break-before:always;text-align:right'><font face='仿宋, serif' color='#ff0000'>"
        "<span style='font-size:16pt;text-decoration:underline'>文</span></font></p>"
    )
    title, heading, text = document.paragraphs()
    assert [title.level, heading.level, text.level] == [1, 2, 0]
    assert (title.alignment, title.runs[0].bold, heading.runs[0].bold) == ("center", True, True)
    assert (text.alignment, text.first_indent_pt, text.page_break_before) == ("right", 24.0, True)
    (run,) = text.runs
    assert (run.font, run.size_pt, run.color, run.underline) == ("仿宋", 16.0, "#ff0000", True)


PROSE = "<p>" + "绩效自评报告正文。" * 40 + "</p>"


def test_a_table_in_a_report():
    table = (
        "<table><caption>表1</caption><thead><tr><th colspan=2>名称<th rowspan=9>备注</thead>"
        "<tr><td>甲<p>乙</p><td>1<br>2<tr><td colspan=5>宽</table>"
    )
    document = read(PROSE + table + "<p>后</p>")
    assert document.text.split("\n")[1:] == ["表1", "名称\t备注", "甲 乙\t1 2", "宽", "后"]
    assert shape(document) == [
        [
            (0, 0, 1, 2, "名称"),
            (0, 2, 3, 1, "备注"),
            (1, 0, 1, 1, "甲 乙"),
            (1, 1, 1, 1, "1 2"),
            (2, 0, 1, 2, "宽"),
        ]
    ]


TABLE = "<table><tr><td>项目名称<td>农村公路养护<tr><td>预算数<td>520</table>"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (TABLE, "xls"),
        (f"<h3>自评表</h3>{TABLE}", "xls"),
        (f"<p class=MsoNormal></p>{TABLE}", "html"),
        (f"<meta name=ProgId content=Word.Document>{TABLE}", "html"),
        (f"{PROSE}{TABLE}", "html"),
        (f"<table><tr><td>{PROSE}<p>一</p><p>二</p></table>", "html"),
        (f"<table><tr><td><table><tr><td>{PROSE}<p>一</p><p>二</p></table></table>", "html"),
        (f"<table><tr><td>{TABLE}</table>", "xls"),
        (f"<i xmlns:x='urn:schemas-microsoft-com:office:excel'></i>{PROSE}{TABLE}", "xls"),
        (
            f"<i xmlns:x='urn:schemas-microsoft-com:office:excel'></i>{PROSE}<p class=MsoNormal>文</p>{TABLE}",
            "html",
        ),
    ],
)
def test_which_pages_are_sheets(page, kind):
    document = read_document(f"<html><meta charset=utf-8>{page}</html>".encode(), "报告")
    assert document.format == kind


def test_a_table_that_puts_the_page_in_place_is_no_table():
    document = read(f"<table><tr><td>{PROSE}<p>一</p><p>二</p>{TABLE}</td></tr></table>")
    assert len(list(document.tables())) == 1
    assert document.text.endswith("二\n项目名称\t农村公路养护\n预算数\t520")


def archive(page, head=b"MIME-Version: 1.0\r\n", coding="base64"):
    coded = base64.encodebytes(page) if coding == "base64" else page
    return (
        head
        + b'Content-Type: multipart/related; boundary="--=B"\r\n\r\n----=B\r\nContent-Type: text/html; charset="gb2312"\r\n'
        + f"Content-Transfer-Encoding: {coding}\r\n\r\n".encode()
        + coded
        + b"\r\n----=B\r\nContent-Type: image/png\r\n\r\nAAAA\r\n----=B\r\nContent-Type: text/html\r\n\r\n<p>header</p>\r\n----=B--\r\n"
    )


@pytest.mark.parametrize("head", [b"MIME-Version: 1.0\r\n", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"])
def test_an_archive_of_a_page(head):
    page = f"<html><body>{PROSE}</body></html>".encode("gb18030")
    data = archive(page, head)
    assert sniff(data) == "html"
    document = read_document(data, "报告.mht")
    assert document.format == "html"
    assert document.text.startswith("绩效自评报告正文")


def test_an_archive_in_quoted_printable():
    data = archive(b"<p class=3DMsoNormal>=CF=EE=\r\n=C4=BF</p>", coding="quoted-printable")
    assert read_document(data, "报告.mht").text == "项目"


def test_an_archive_that_word_wrote_is_no_sheet():
    page = f"<html xmlns:w='urn:schemas-microsoft-com:office:word'><body>{TABLE}</body></html>".encode(
        "gb18030"
    )
    assert read_document(archive(page), "报告.mht").format == "html"
    assert read_document(archive(page.replace(b":word", b":x")), "报告.mht").format == "xls"


def test_nothing_is_loaded_and_pictures_are_told():
    document = read(
        PROSE
        + "<img src='http://x.y/a.png'><iframe src='http://x.y/'></iframe><object data='http://x.y/'></object>"
    )
    assert document.notices == (
        "1 幅图片未读取，请对照原件查看。",
        "文件中嵌入的其他文档未读取，请对照原件查看。",
    )
