"""The canonical text of a .docx: what is in it and what is not."""

import pytest
from support.raw_docx import p, tbl, tc


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("甲") + p("乙"), "甲\n乙"),
        (p("甲") + p() + p("乙"), "甲\n\n乙"),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", "甲\t乙\n丙"),
        ("<w:p><w:r><w:t> 甲 </w:t><w:t xml:space='preserve'> 乙 </w:t></w:r></w:p>", "甲 乙 "),
        (
            "<w:p><w:ins w:id='1'><w:r><w:t>插入</w:t></w:r></w:ins><w:del w:id='2'><w:r><w:delText>删除</w:delText></w:r></w:del></w:p>",
            "插入",
        ),
        (
            "<w:p><w:moveFrom w:id='1'><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo w:id='2'><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>",
            "新处",
        ),
        ("<w:p><w:hyperlink r:id='x'><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt></w:p>", "控件"),
        ("<w:sdt><w:sdtContent>" + p("块") + "</w:sdtContent></w:sdt>", "块"),
        ("<w:p><w:smartTag><w:r><w:t>标签</w:t></w:r></w:smartTag></w:p>", "标签"),
        ("<w:p><w:fldSimple w:instr='DATE'><w:r><w:t>2023年</w:t></w:r></w:fldSimple></w:p>", "2023年"),
        ("<w:p><w:r><w:t>甲</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>乙</w:t></w:r></w:p>", "甲-乙"),
        ("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>是</w:t></w:r></w:p>", "☑是"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>", "可见"),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "字",
        ),
        ("<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>", "a+b"),
        (
            "<w:p><w:commentRangeStart w:id='1'/><w:r><w:t>正文</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r></w:p>",
            "正文",
        ),
        (p("[bookmark: _GoBack]（三）满意度"), "（三）满意度"),
        (p("甲\u2028乙\ufdd0"), "甲 乙"),
        (p("𠮷田 &lt;&amp;&gt; 😀"), "𠮷田 <&> 😀"),
    ],
)
def test_text(read, body, text):
    assert read(body).text == text


def field(code, result, *, separate=True):
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' if separate else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{result}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_complex_field_shows_its_result_only(read):
    inner = field(" REF a ", run("二"))
    assert read(f"<w:p>{run('第')}{field(' IF ', run('一') + inner)}{run('章')}</w:p>").text == "第一二章"


def test_an_enclosed_character_has_no_result_and_is_still_printed(read):
    code = field(r" eq \o\ac(○,3) ", "", separate=False)
    assert read(f"<w:p>{code}{run('项')}</w:p>").text == "3项"


def test_a_tick_box_of_an_old_form_is_printed(read):
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(f"<w:p>{box}{run('优')}</w:p>").text == "☑优"


def test_a_field_whose_end_is_missing_does_not_swallow_the_report(read):
    begin = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF </w:instrText></w:r></w:p>'
    )
    assert read(begin + p("正文仍在")).text.strip() == "正文仍在"


TOC_STYLE = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>' + (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
)


def test_a_table_of_contents_field_is_left_out_with_its_title(read):
    first = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、概况</w:t><w:tab/><w:t>1</w:t></w:r></w:p>'
    )
    last = f"<w:p>{run('二、目标')}<w:r><w:tab/><w:t>2</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    document = read(p("报告") + p("目  录") + first + last + p("一、概况"))
    assert document.text == "报告\n一、概况"
    assert document.notices == ("目录未列入正文。",)


def test_contents_by_style_and_by_control_are_left_out(read):
    styled = p("一、概况\t1", '<w:pStyle w:val="T1"/>')
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录')}{p('一、概况 1')}</w:sdtContent></w:sdt>"
    )
    assert read(p("甲") + styled + p("乙"), styles=TOC_STYLE).text == "甲\n乙"
    assert read(p("甲") + control + p("乙")).text == "甲\n乙"


def test_contents_typed_by_hand_are_left_out(read):
    assert read(p("目录") + p("一、概况……1") + p("二、目标……2") + p("一、概况")).text == "一、概况"


def test_a_word_contents_in_a_sentence_stays(read):
    assert read(p("目录") + p("本目录所列项目共3个。")).text == "目录\n本目录所列项目共3个。"


def test_contents_whose_end_is_missing_end_at_the_first_heading(read):
    first = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、概况 1</w:t></w:r></w:p>'
    )
    body = first + p("概况", '<w:pStyle w:val="H1"/>') + p("正文")
    assert read(body, styles=TOC_STYLE).text == "概况\n正文"


def test_a_deleted_paragraph_mark_joins_two_paragraphs(read):
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>'
    assert read(first + p("后半") + p("下段")).text == "前半后半\n下段"
    assert read(p("上段") + first).text == "上段\n前半"


def test_a_deleted_paragraph_is_gone(read):
    gone = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r>'
        "</w:del></w:p>"
    )
    assert read(p("甲") + gone + p("乙")).text == "甲\n乙"


def test_text_boxes_come_once_and_after_their_paragraph(read):
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert read(f"<w:p>{run('锚点')}{shape}</w:p>" + p("后文")).text == "锚点\n框内\n后文"


def test_an_old_text_box_is_read(read):
    shape = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('旧框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert read(f"<w:p>{shape}{run('段')}</w:p>").text == "段\n旧框"


def test_notes_follow_the_body_and_leave_no_mark(read):
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    endnote = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    note = '<w:footnote w:id="{}"{}>{}</w:footnote>'
    document = read(
        f"<w:p>{run('预算281.28')}{reference}{run('万元')}{endnote}</w:p>" + p("末段"),
        footnotes=note.format(-1, ' w:type="separator"', p("分隔"))
        + note.format(2, "", p("含上年结转。"))
        + note.format(3, "", p("未引用")),
        endnotes=f'<w:endnote w:id="1">{p("尾注。")}</w:endnote>',
    )
    assert document.text == "预算281.28万元\n末段\n含上年结转。\n尾注。"


def test_headers_and_footers_are_out(read):
    extra = {"word/header1.xml": f"<w:hdr xmlns:w='x'>{p('页眉')}</w:hdr>"}
    body = p("正文") + '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    assert read(body, extra=extra).text == "正文"


def test_strict_documents_are_read(read):
    from support.raw_docx import make_docx

    from reviewer.documents import read_document

    data = make_docx(p("严格"))
    strict = rezip(
        data,
        lambda text: text.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
        ),
    )
    assert read_document(strict, "a.docx").text == "严格"


def rezip(data, change):
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(source.read(name)))
    return out.getvalue()


# ---- tables


def test_rows_are_lines_and_cells_are_tabbed(read):
    document = read(p("前") + tbl([tc("甲"), tc("乙")], [tc(""), tc("丙")]) + p("后"))
    assert document.text == "前\n甲\t乙\n\t丙\n后"
    table = next(document.tables())
    assert [document.text[c.start : c.end] for c in table.cells] == ["甲", "乙", "", "丙"]
    assert document.text[table.start : table.end] == "甲\t乙\n\t丙"


def test_a_merged_cell_stands_once(read):
    document = read(
        tbl(
            [tc("产出", '<w:vMerge w:val="restart"/>'), tc("跨两列", '<w:gridSpan w:val="2"/>')],
            [tc("藏", "<w:vMerge/>"), tc("甲"), tc("乙")],
            [tc("", "<w:vMerge/>"), tc("丙"), tc("丁")],
            [tc("效益", '<w:vMerge w:val="restart"/>'), tc("戊"), tc("己")],
        )
    )
    assert document.text == "产出\t跨两列\n甲\t乙\n丙\t丁\n效益\t戊\t己"
    cells = next(document.tables()).cells
    assert [(c.row, c.column, c.row_span, c.column_span) for c in cells[:4]] == [
        (0, 0, 3, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert (cells[6].row, cells[6].row_span) == (3, 1)


def test_old_horizontal_merges_and_free_columns(read):
    row = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("乙") + "</w:tr>"
    first = [tc("甲", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), tc("丙")]
    document = read(tbl(first).replace("</w:tbl>", row + "</w:tbl>"))
    cells = next(document.tables()).cells
    assert document.text == "甲\t丙\n乙"
    assert [(c.row, c.column, c.column_span) for c in cells] == [(0, 0, 2), (0, 2, 1), (1, 1, 1)]


def test_breaks_and_tabs_inside_a_cell_are_one_space(read):
    cell = (
        "<w:tc><w:p><w:r><w:br/><w:t>甲</w:t><w:tab/><w:br/><w:t>乙</w:t></w:r></w:p><w:p/>"
        f"{p('丙')}<w:p><w:r><w:tab/></w:r></w:p></w:tc>"
    )
    document = read(tbl([cell, tc("丁")]))
    assert document.text == "甲 乙 丙\t丁"
    assert [document.text[x.start : x.end] for x in next(document.tables()).cells[0].blocks] == [
        "甲 乙",
        "",
        "丙",
        "",
    ]


def test_a_nested_table_stays_inside_its_cell(read):
    inner = tbl([tc("一"), tc("二")], [tc("三"), tc("")])
    document = read(tbl([f"<w:tc>{p('外')}{inner}{p('尾')}</w:tc>", tc("右")]))
    assert document.text == "外 一 二 三 尾\t右"
    outer, nested = document.tables()
    assert [document.text[c.start : c.end] for c in nested.cells] == ["一", "二", "三", ""]
    assert document.text[outer.cells[0].start : outer.cells[0].end] == "外 一 二 三 尾"


def test_deleted_rows_and_cells_are_gone_and_inserted_ones_are_there(read):
    deleted = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{tc("旧")}</w:tr>'
    inserted = f'<w:sdt><w:sdtContent><w:tr><w:trPr><w:ins w:id="2"/></w:trPr>{tc("新")}{tc("删", "<w:cellDel/>")}</w:tr></w:sdtContent></w:sdt>'
    assert read(f"<w:tbl>{deleted}{inserted}</w:tbl>").text == "新"


def test_a_mark_of_a_merge_without_a_beginning_is_an_ordinary_cell(read):
    assert read(tbl([tc("甲", "<w:vMerge/>"), tc("乙")])).text == "甲\t乙"


def places(document):
    (table,) = document.tables()
    return [(c.row, c.column, c.row_span, c.column_span) for c in table.cells]


def test_a_merge_that_is_wider_above_than_below_ends_above(read):
    """Merged from two columns, it goes on in a row where only one of them does: no cell lies over another."""
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl([tc("甲", '<w:gridSpan w:val="2"/>' + down), tc("乙")], [tc("", on), tc("丙"), tc("丁")])
    )
    assert places(document) == [(0, 0, 1, 2), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)]
    assert document.text == "甲\t乙\n丙\t丁"


def test_a_cell_merged_both_ways_in_the_old_manner(read):
    first = '<w:hMerge w:val="restart"/><w:vMerge{}/>'.format
    across = '<w:hMerge w:val="continue"/><w:vMerge{}/>'.format
    begins, on = ' w:val="restart"', ""
    rows = [[tc("甲", first(v)), tc("", across(v)), tc("乙")] for v in (begins, on)]
    assert places(read(tbl(*rows))) == [(0, 0, 2, 2), (0, 2, 1, 1), (1, 2, 1, 1)]


def test_widths_beyond_all_measure(read):
    """A span that leads beyond the last column is none; cells that do are left out and told."""
    wide = read(tbl([tc("甲", '<w:gridSpan w:val="65535"/>'), tc("乙")], [tc("丙"), tc("丁")]))
    assert (wide.text, wide.notices) == ("甲\t乙\n丙\t丁", ())
    many = read(tbl([tc(str(number)) for number in range(300)]))
    assert many.text.split("\t") == [str(number) for number in range(256)]
    assert many.notices == ("表格超过 256 列，其余各列未读入。",)


def test_cell_shading_and_widths(read):
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    table = tbl([tc("甲", '<w:shd w:val="clear" w:fill="D9D9D9"/>'), tc("乙")]).replace(
        "<w:tbl>", "<w:tbl>" + grid
    )
    found = next(read(table).tables())
    assert found.cells[0].shading == "#d9d9d9"
    assert found.widths_pt == (100.0, 50.0)
