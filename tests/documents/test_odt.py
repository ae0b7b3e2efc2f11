"""The canonical text of an .odt: what is in it and what is not."""

import pytest
from support.office_formats import shape
from support.raw_docx import check_ranges
from support.raw_odt import listed, make_odt

from reviewer.documents import read_document


def read(body, styles=""):
    return check_ranges(read_document(make_odt(f"<office:text>{body}</office:text>", styles), "报告.odt"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>甲</text:p><text:p/><text:p>乙</text:p>", "甲\n\n乙"),
        ("<text:p> 甲 \n  乙<text:s/><text:s text:c='2'/>丙</text:p>", "甲 乙   丙"),
        ("<text:p>甲<text:tab/>乙<text:line-break/>丙<text:soft-page-break/></text:p>", "甲\t乙\n丙"),
        ("<text:p><text:span>甲<text:span>乙</text:span></text:span><text:a>丙</text:a></text:p>", "甲乙丙"),
        ("<text:p>见<text:bookmark-ref>第二章</text:bookmark-ref></text:p>", "见第二章"),
        ("<text:p>甲<office:annotation><text:p>批注</text:p></office:annotation>乙</text:p>", "甲乙"),
        ("<text:p><text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby></text:p>", "字"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>甲<text:change/>乙</text:p>",
            "甲乙",
        ),
        (
            "<text:p>甲<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>脚注</text:p></text:note-body></text:note>乙</text:p><text:p>丙</text:p>",
            "甲乙\n丙\n脚注",
        ),
        (
            "<text:p>甲<draw:frame><draw:text-box><text:p>框</text:p><text:p/></draw:text-box></draw:frame>乙</text:p>"
            "<text:p>丙</text:p>",
            "甲乙\n框\n丙",
        ),
        ("<text:section><text:p>节</text:p></text:section><text:section text:display='none'><text:p>藏</text:p></text:section>", "节"),
        ("<text:p>目录</text:p><text:table-of-content><text:p>一</text:p></text:table-of-content><text:p>正文</text:p>", "正文"),
    ],
)  # fmt: skip
def test_text(body, text):
    assert read(body).text == text


def test_hidden_text_and_looks():
    styles = (
        "<style:style style:name='H' style:family='text'><style:text-properties text:display='none'/></style:style>"
        "<style:style style:name='P' style:family='paragraph'><style:paragraph-properties fo:text-align='center'"
        " fo:text-indent='1cm' fo:break-before='page'/><style:text-properties fo:font-size='9pt' style:font-size-asian='22pt'"
        " fo:font-weight='bold' style:font-name-asian='黑体' fo:color='#ff0000'/></style:style>"
        "<style:style style:name='Q' style:family='paragraph' style:parent-style-name='P'>"
        "<style:text-properties fo:font-weight='normal'/></style:style>"
    )
    document = read(
        "<text:p text:style-name='Q'>题<text:span text:style-name='H'>藏</text:span></text:p>", styles
    )
    assert document.text == "题"
    (paragraph,) = document.paragraphs()
    assert (paragraph.alignment, paragraph.page_break_before) == ("center", True)
    assert round(paragraph.first_indent_pt, 1) == 28.3
    (run,) = paragraph.runs
    assert (run.bold, run.size_pt, run.font, run.color) == (False, 22.0, "黑体", "#ff0000")


OUTLINE = (
    "<text:outline-style style:name='Outline'>"
    "<text:outline-level-style text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'>"
    "<style:list-level-properties><style:list-level-label-alignment text:label-followed-by='nothing'/>"
    "</style:list-level-properties></text:outline-level-style>"
    "<text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2' style:num-suffix='.'>"
    "<style:list-level-properties><style:list-level-label-alignment text:label-followed-by='space'/>"
    "</style:list-level-properties></text:outline-level-style></text:outline-style>"
)


def test_headings_are_numbered_by_the_outline():
    def heading(level, text, more=""):
        return f"<text:h text:outline-level='{level}' {more}>{text}</text:h>"

    document = read(
        heading(1, "甲") + heading(2, "乙") + heading(2, "丙") + heading(1, "丁") + heading(2, "戊")
        + heading(1, "无", "text:is-list-header='true'") + heading(1, "九", "text:start-value='9'"),
        OUTLINE,
    )  # fmt: skip
    assert document.text == "一、甲\n一.1. 乙\n一.2. 丙\n二、丁\n二.1. 戊\n无\n九、九"
    assert [p.level for p in document.paragraphs()] == [1, 2, 2, 1, 2, 1, 1]
    assert document.generated[1].end == document.text.index("乙")


LIST = (
    "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-prefix='（' style:num-suffix='）'"
    " style:num-format='1' text:start-value='3'/><text:list-level-style-bullet text:level='2' text:bullet-char='•'/>"
    "</text:list-style>"
)


def test_items_of_lists_are_numbered():
    first = listed("L", "甲", "乙", more="xml:id='x'")
    document = read(
        first + "<text:p>中</text:p>" + listed("L", "丙", more="text:continue-list='x'") + listed("L", "丁")
        + listed("L", "戊", more="text:continue-numbering='true'"),
        LIST,
    )  # fmt: skip
    assert document.text == "（3）\t甲\n（4）\t乙\n中\n（5）\t丙\n（3）\t丁\n（4）\t戊"


def test_only_the_first_paragraph_of_an_item_has_its_number():
    body = (
        "<text:list text:style-name='L'><text:list-header><text:p>头</text:p></text:list-header><text:list-item><text:p>甲</text:p>"
        "<text:p>续</text:p><text:list><text:list-item><text:p>点</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item text:start-value='8'><text:p>乙</text:p></text:list-item></text:list>"
    )
    assert read(body, LIST).text == "头\n（3）\t甲\n续\n•\t点\n（8）\t乙"


def test_a_table_with_covered_and_repeated_cells():
    def cell(text, more=""):
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    document = read(
        "<text:p>前</text:p><table:table><table:table-column table:number-columns-repeated='3'/><table:table-header-rows><table:table-row>"
        + cell("名称", "table:number-columns-spanned='2'") + covered + cell("备注", "table:number-rows-spanned='9'")
        + "</table:table-row></table:table-header-rows><table:table-row>" + cell("甲") + cell("1<text:line-break/>2") + covered
        + "</table:table-row><table:table-row table:number-rows-repeated='2'>"
        + cell("同", "table:number-columns-repeated='2'") + covered
        + "</table:table-row></table:table><text:p>后</text:p>"
    )  # fmt: skip
    assert document.text == "前\n名称\t备注\n甲\t1 2\n同\t同\n同\t同\n后"
    assert shape(document)[0][:3] == [(0, 0, 1, 2, "名称"), (0, 2, 4, 1, "备注"), (1, 0, 1, 1, "甲")]


def test_a_table_whose_covered_cells_are_left_out():
    def row(*cells):
        spelled = "".join(
            f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>" for text, more in cells
        )
        return f"<table:table-row>{spelled}</table:table-row>"

    wide, high = "table:number-columns-spanned='2'", "table:number-rows-spanned='2'"
    table = row(("甲", high), ("乙", wide)) + row(("丙", ""), ("丁", "")) + row(("戊", wide))
    document = read(f"<table:table>{table}</table:table>")
    assert document.text == "甲\t乙\n丙\t丁\n戊"
    assert shape(document) == [
        [(0, 0, 2, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 1, 1, 1, "丙"), (1, 2, 1, 1, "丁"), (2, 0, 1, 2, "戊")]
    ]


def test_pictures_are_told():
    document = read("<text:p>图<draw:frame><draw:image/></draw:frame></text:p>")
    assert document.notices == ("1 幅图片未读取，请对照原件查看。",)
