"""How a .docx looks: styles and their chains, alignment, indents, pictures, page breaks."""

import struct
import zlib

from support.raw_docx import numbered, p

from reviewer.domain.document import Alignment


def style(identity, name, more="", kind="paragraph", based="", default=False):
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"{mark}><w:name w:val="{name}"/>{based}{more}</w:style>'
    )


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia='宋体'/><w:sz w:val='21'/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr><w:spacing w:after='160'/></w:pPr></w:pPrDefault></w:docDefaults>"
    + style("N", "Normal", "<w:rPr><w:sz w:val='32'/></w:rPr>", default=True)
    + style(
        "1",
        "heading 1",
        "<w:pPr><w:outlineLvl w:val='0'/><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr>",
        based="N",
    )
    + style("sub", "小标题", "<w:rPr><w:rFonts w:eastAsia='黑体'/></w:rPr>", based="1")
    + style("T", "Title", based="N")
    + style("loop", "loop", based="loop")
    + style("C", "强调", "<w:rPr><w:b/><w:color w:val='FF0000'/></w:rPr>", kind="character")
)


def looks(document, at=0):
    paragraph = list(document.paragraphs())[at]
    return [(document.text[r.start : r.end], r) for r in paragraph.runs]


def test_headings_come_from_outline_levels_and_names_up_the_chain(read):
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("1", "sub", "T", "N", "loop", "missing"))
    document = read(body + p("y", '<w:outlineLvl w:val="2"/>'), styles=STYLES)
    assert [x.level for x in document.paragraphs()] == [1, 1, 1, 0, 0, 0, 3]
    assert document.blocks[0].alignment is Alignment.CENTER


def test_runs_inherit_from_defaults_styles_and_themselves(read):
    body = p("标题", '<w:pStyle w:val="sub"/>') + p(
        "正文", run="<w:i/><w:u w:val='single'/><w:strike/><w:sz w:val='44'/>"
    )
    document = read(body, styles=STYLES)
    [(_, heading)] = looks(document)
    assert (heading.bold, heading.font, heading.size_pt) == (True, "黑体", 16.0)
    [(_, run)] = looks(document, 1)
    assert (run.italic, run.underline, run.strike, run.font, run.size_pt) == (True, True, True, "宋体", 22.0)


def test_a_toggle_switched_on_twice_is_off_and_directly_on_is_on(read):
    character = "<w:rStyle w:val='C'/>"
    heading, body = '<w:pStyle w:val="1"/>', ""
    document = read(
        p("a", heading, character) + p("b", body, character) + p("c", heading, character + "<w:b/>"),
        styles=STYLES,
    )
    assert [looks(document, at)[0][1].bold for at in range(3)] == [False, True, True]
    assert looks(document)[0][1].color == "#ff0000"


def test_runs_of_one_look_are_one_run(read):
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:lang/></w:rPr><w:t>乙</w:t></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t>丙</w:t></w:r></w:p>"
    )
    assert [text for text, _ in looks(read(body))] == ["甲乙", "丙"]


def test_theme_fonts_are_followed(read):
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="方正小标宋简体"/></a:majorFont><a:minorFont>'
        '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/>'
        "</Relationships>"
    )
    body = p("大", run="<w:rFonts w:eastAsiaTheme='majorEastAsia'/>") + p(
        "小", run="<w:rFonts w:eastAsiaTheme='minorEastAsia'/>"
    )
    document = read(body, extra={"word/theme/theme1.xml": theme, "word/_rels/document.xml.rels": relations})
    assert [looks(document, at)[0][1].font for at in (0, 1)] == ["方正小标宋简体", "等线"]


def test_indents_in_characters_follow_the_font_size(read):
    body = p("正文", "<w:ind w:firstLineChars='200' w:firstLine='999' w:left='420'/>", "<w:sz w:val='32'/>")
    paragraph = read(body, styles=STYLES).blocks[0]
    assert (paragraph.first_indent_pt, paragraph.left_indent_pt) == (32.0, 21.0)


def test_hanging_indents_and_spacing(read):
    body = p("正文", "<w:ind w:left='21pt' w:hanging='420'/><w:spacing w:before='120' w:afterLines='50'/>")
    paragraph = read(body, styles=STYLES).blocks[0]
    assert (paragraph.first_indent_pt, paragraph.left_indent_pt) == (-21.0, 21.0)
    assert (paragraph.space_before_pt, paragraph.space_after_pt) == (6.0, 7.8)


def test_a_lists_indent_gives_way_to_the_paragraphs_own(read):
    level = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    own = numbered("乙").replace("</w:pPr>", '<w:ind w:left="0" w:firstLine="0"/></w:pPr>')
    document = read(numbered("甲") + own, numbering=level)
    assert [(x.left_indent_pt, x.first_indent_pt) for x in document.blocks] == [(36.0, -18.0), (0.0, 0.0)]


def test_page_breaks(read):
    page = '<w:br w:type="page"/>'
    body = (
        p("封面")
        + f"<w:p><w:r>{page}<w:t>甲</w:t></w:r></w:p>"
        + f"<w:p><w:r><w:t>乙</w:t>{page}</w:r></w:p>"
        + p("丙")
        + p("丁", "<w:pageBreakBefore/>")
        + f"<w:p><w:r><w:t>戊</w:t>{page}<w:t>己</w:t></w:r></w:p>"
    )
    document = read(body)
    assert document.text == "封面\n甲\n乙\n丙\n丁\n戊\n己"
    assert [x.page_break_before for x in document.blocks] == [False, True, False, True, True, False]


def png(width=2, height=2):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\xff\x00\x00" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def drawing(relation, anchored=False):
    kind = "anchor" if anchored else "inline"
    return (
        f'<w:drawing><wp:{kind}><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="x" descr="完成率图"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
        f"</a:graphicData></a:graphic></wp:{kind}></w:drawing>"
    )


def test_pictures_inline_anchored_and_old(read):
    old = '<w:pict><v:shape style="width:50pt;height:1in"><v:imagedata r:id="p1"/></v:shape></w:pict>'
    body = f"<w:p><w:r><w:t>图</w:t>{drawing('p1')}<w:t>后</w:t>{drawing('p1', True)}{old}</w:r></w:p>"
    document = read(body, media={"p1": ("media/image1.png", png())})
    pictures = document.blocks[0].pictures
    assert document.text == "图后"
    assert [(x.position, x.width_pt, x.height_pt) for x in pictures] == [
        (1, 100.0, 50.0),
        (2, 100.0, 50.0),
        (2, 50.0, 72.0),
    ]
    assert pictures[0].data == png()
    assert (pictures[0].media_type, pictures[0].description) == ("image/png", "完成率图")


def test_a_label_moves_the_pictures_behind_it(read):
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:suff w:val="nothing"/><w:lvlText w:val="（一）"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = numbered("图").replace("</w:r>", drawing("p1") + "</w:r>")
    document = read(body, numbering=numbering, media={"p1": ("media/image1.png", png())})
    assert (document.text, document.blocks[0].pictures[0].position) == ("（一）图", 4)


def test_pictures_that_cannot_be_shown_are_told(read):
    body = f"<w:p><w:r><w:t>图</w:t>{drawing('p1')}{drawing('nowhere')}</w:r></w:p>"
    document = read(body, media={"p1": ("media/image1.emf", b"\x01\x00\x00\x00 EMF")})
    assert document.blocks[0].pictures == ()
    assert document.notices == ("1 幅图片的格式或大小不支持显示，请对照原件查看。",)


def test_charts_are_told(read):
    chart = (
        '<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><a:graphic><a:graphicData>'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="c"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    assert "1 个图表" in read(f"<w:p><w:r><w:t>图</w:t>{chart}</w:r></w:p>").notices[0]


def test_table_styles_are_cut_before_parsing_and_nothing_else():
    from reviewer.documents.word.package import without_table_styles

    paragraph = b'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/></w:style>'
    table = b'<w:style w:type="table" w:customStyle="1" w:styleId="b"><w:tblPr/></w:style>'
    whole = b"<w:styles>" + paragraph + table + table + paragraph + b"</w:styles>"
    assert without_table_styles(whole) == b"<w:styles>" + paragraph * 2 + b"</w:styles>"
    odd = b'<w:styles><w:style w:type="table" w:styleId="b"/>' + paragraph + b"</w:styles>"
    assert without_table_styles(odd) == odd
    assert without_table_styles(paragraph) == paragraph
