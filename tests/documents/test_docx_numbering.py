"""Automatic numbering: the labels Word prints, where they stand, and that they are marked as generated."""

import pytest
from support.raw_docx import abstract, level, num, numbered, p, tbl

from reviewer.documents.word.counting import spelled

HEADINGS = abstract(
    5,
    level(0, "%1、", "chineseCounting"),
    level(1, "（%2）", "chineseCounting"),
    level(2, "%3.", "decimal"),
)


def lines(document):
    return document.text.split("\n")


def test_three_levels_as_a_report_has_them(read):
    body = "".join(
        numbered(text, at=at)
        for text, at in [
            ("概况", 0),
            ("单位", 1),
            ("项目", 1),
            ("甲", 2),
            ("乙", 2),
            ("目标", 0),
            ("总体", 1),
            ("丙", 2),
        ]
    )
    document = read(body, numbering=HEADINGS + num(1, 5))
    assert lines(document) == [
        "一、概况",
        "（一）单位",
        "（二）项目",
        "1.甲",
        "2.乙",
        "二、目标",
        "（一）总体",
        "1.丙",
    ]
    labels = [document.text[span.start : span.end] for span in document.generated]
    assert labels == ["一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1."]
    assert [x.label for x in document.paragraphs()] == list(document.generated)


@pytest.mark.parametrize(("suffix", "shown"), [("tab", "1.\t甲"), ("space", "1. 甲"), ("nothing", "1.甲")])
def test_the_suffix_follows_the_label(read, suffix, shown):
    numbering = abstract(5, level(0, "%1.", suffix=suffix)) + num(1, 5)
    document = read(numbered("甲"), numbering=numbering)
    assert document.text == shown
    assert document.text[document.blocks[0].label.end :] == "甲"


def test_a_level_without_suffix_has_a_tab(read):
    plain = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/></w:lvl>'
    )
    assert read(numbered("甲"), numbering=abstract(5, plain) + num(1, 5)).text == "第3条\t甲"


def test_inside_a_cell_the_suffix_is_one_space(read):
    numbering = abstract(5, level(0, "%1.", suffix="tab")) + num(1, 5)
    document = read(tbl([f"<w:tc>{numbered('甲')}{numbered('乙')}</w:tc>"]), numbering=numbering)
    assert document.text == "1. 甲 2. 乙"


def test_instances_of_one_list_go_on_and_overrides_start_again(read):
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(5, level(0, "%1.")) + num(1, 5) + num(2, 5) + num(3, 5, override)
    body = numbered("a", 1) + numbered("b", 2) + numbered("c", 3) + numbered("d", 3) + numbered("e", 1)
    assert lines(read(body, numbering=numbering)) == ["1.a", "2.b", "1.c", "2.d", "3.e"]


def test_a_level_can_be_replaced(read):
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1项 ", "chineseCountingThousand", 10)}</w:lvlOverride>'
    numbering = abstract(5, level(0, "%1.")) + num(1, 5, override)
    assert lines(read(numbered("a") + numbered("b"), numbering=numbering)) == ["第十项 a", "第十一项 b"]


def test_skipped_levels_show_their_start_and_legal_levels_show_decimals(read):
    legal = level(1, "%1.%2", "decimal", more="<w:isLgl/>")
    numbering = abstract(5, level(0, "%1、", "chineseCounting"), legal) + num(1, 5)
    body = numbered("a", at=1) + numbered("b", at=0) + numbered("c", at=1)
    assert lines(read(body, numbering=numbering)) == ["1.1a", "一、b", "1.1c"]


def test_a_level_that_never_starts_again(read):
    running = level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    numbering = abstract(5, level(0, "%1."), running) + num(1, 5)
    body = numbered("a") + numbered("b", at=1) + numbered("c") + numbered("d", at=1)
    assert lines(read(body, numbering=numbering)) == ["1.a", "1)b", "2.c", "2)d"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="Listed"><w:name w:val="Listed"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>'
    "</w:pPr></w:style>"
)


def test_numbering_comes_up_the_style_chain_and_can_be_switched_off(read):
    body = p("甲", '<w:pStyle w:val="H1"/>') + p("乙", '<w:pStyle w:val="H2"/>')
    body += p("丙", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p(
        "丁", '<w:pStyle w:val="H1"/>'
    )
    document = read(body, styles=STYLES, numbering=HEADINGS + num(1, 5))
    assert lines(document) == ["一、甲", "（一）乙", "丙", "二、丁"]
    assert [x.level for x in document.paragraphs()] == [1, 2, 1, 1]


def test_a_level_tied_to_a_style_wins_over_the_styles_own(read):
    tied = abstract(
        5,
        level(0, "%1、", "chineseCounting", more='<w:pStyle w:val="H2"/>'),
        level(1, "（%2）", more='<w:pStyle w:val="H1"/>'),
    )
    body = p("甲", '<w:pStyle w:val="H1"/>') + p("乙", '<w:pStyle w:val="H2"/>')
    assert lines(read(body, styles=STYLES, numbering=tied + num(1, 5))) == ["（1）甲", "一、乙"]


def test_a_list_linked_through_a_numbering_style(read):
    numbering = (
        abstract(5, more='<w:numStyleLink w:val="Listed"/>')
        + abstract(6, level(0, "%1)"), more='<w:styleLink w:val="Listed"/>')
        + num(1, 5)
        + num(7, 6)
    )
    assert read(numbered("甲"), styles=STYLES, numbering=numbering).text == "1)甲"


def test_bullets_of_symbol_fonts_are_shown_as_what_they_look_like(read):
    font = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    bullet = level(0, "\uf06c", "bullet").replace("</w:lvl>", font + "</w:lvl>")
    document = read(numbered("甲"), numbering=abstract(5, bullet) + num(1, 5))
    assert document.text == "●甲"
    assert document.blocks[0].runs[0].font is None


def test_hidden_and_empty_labels_are_no_text(read):
    hidden = level(0, "%1.", suffix="tab").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    numbering = abstract(5, hidden) + abstract(6, level(0, "", "none", suffix="tab")) + num(1, 5) + num(2, 6)
    document = read(numbered("甲") + numbered("乙", 2), numbering=numbering)
    assert document.text == "甲\n乙"
    assert document.generated == ()


def test_a_list_that_is_not_there_is_no_list(read):
    assert read(numbered("甲", 99), numbering=HEADINGS + num(1, 5)).text == "甲"
    assert read(numbered("甲", 1), numbering=num(1, 77)).text == "甲"


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseCountingThousand", 10010, "一万零一十"),
        ("ideographDigital", 105, "一〇五"),
        ("chineseLegalSimplified", 21, "贰拾壹"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("ideographEnclosedCircle", 1, "㊀"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalZero", 7, "07"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 0, "0"),
        ("ordinal", 22, "22nd"),
        ("numberInDash", 1, "- 1 -"),
        ("none", 1, ""),
        ("somethingNew", 5, "5"),
    ],
)
def test_number_formats(form, value, text):
    assert spelled(value, form) == text
