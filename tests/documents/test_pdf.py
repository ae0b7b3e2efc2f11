"""PDF pages written by hand: characters and their places, lines, paragraphs, tables, what belongs to the page alone."""

import pytest
from support.raw_docx import check_ranges
from support.raw_pdf import make_pdf, picture, prose, scan, stream, table, text

from reviewer.documents import read_document
from reviewer.documents.pdf import reading
from reviewer.documents.pdf.recognising import Recognised, RecognisedPage
from reviewer.domain.errors import Cancelled
from reviewer.domain.pages import CERTAIN, Box, PageSource
from reviewer.domain.text import Span

FULL = "项目实施单位严格执行资金管理办法和内部控制制度的要求"  # reaches the right margin at 11 points


def read(*pages, **more):
    return check_ranges(read_document(make_pdf(*pages, **more), "报告.pdf"))


def near(box, *sides):
    return box == pytest.approx(sides, abs=0.6)


def sides(document, at):
    page, box = document.pages.box(at)
    return page, (box.left, box.top, box.right, box.bottom)


# ---- characters


def test_characters_and_their_places():
    document = read(text("预算2023年", 60, 500, 12))
    assert document.format == "pdf"
    assert document.text == "预算2023年"
    assert [(p.number, p.width_pt, p.height_pt, p.source) for p in document.pages.pages] == [
        (1, 400, 600, PageSource.TEXT)
    ]
    page, box = sides(document, 0)
    assert page == 0
    assert near(box, 60, 600 - 500 - 10.3, 72, 600 - 500 + 1.7)


@pytest.mark.parametrize("turned", ["12 0 0 12", "24 0 0 12"])
def test_a_size_that_only_the_matrix_gives(turned):
    document = read(text("预算", size=1, matrix=(*turned.split(), 60, 500)))
    width = float(turned.split()[0])
    assert near(sides(document, 1)[1], 60 + width, 89.7, 60 + 2 * width, 101.7)


@pytest.mark.parametrize(
    ("rotation", "size", "place"),
    [
        (0, (300, 450), (50, 289.7, 58.7, 301.7)),
        (90, (450, 300), (148.3, 50, 160.3, 58.7)),
        (180, (300, 450), (241.3, 148.3, 250, 160.3)),
        (270, (450, 300), (289.7, 241.3, 301.7, 250)),
    ],
)
def test_rotation_and_crop_box_of_a_page(rotation, size, place):
    document = read(text("Report", 100, 200, font="F2"), page=f"/Rotate {rotation}/CropBox[50 50 350 500]")
    page = document.pages.pages[0]
    assert (page.width_pt, page.height_pt) == size
    assert document.text == "Report"
    assert near(sides(document, 0)[1], *place)


def test_text_set_sideways_is_read_along_its_lines():
    lines = [
        text(words, matrix=(0, 1, -1, 0, x, 100), font="F2")
        for words, x in (("First line", 100), ("second", 116))
    ]
    document = read("".join(lines))
    assert document.text in ("First line second", "First line\nsecond")
    assert near(sides(document, 0)[1], 89.7, 492.7, 101.7, 500)
    assert sides(document, 1)[1][3] < 494


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("绩效⽬标", "绩效目标"),
        ("⻓⻋⻅", "长车见"),
        ("农⼾", "农户"),
        ("ﬁne 不", "fine 不"),
        ("\uf9ee\u2ee3", "燐骨"),
        ("甲\u00ad乙", "甲乙"),
    ],
)
def test_characters_are_spelled_as_reports_spell_them(drawn, meant):
    document = read(text(drawn))
    assert document.text == meant
    assert all(document.pages.box(at) for at, sign in enumerate(meant) if sign != " ")


def test_characters_without_a_code_are_counted():
    document = read(text("项目实施单位甲年度资金") + text("结余", y=400), spelled={"甲": "\ufffd"})
    assert document.text.startswith("项目实施单位\ufffd年度资金")
    assert document.notices == ("有 1 处字符无法识别，请与原件核对。",)


def test_a_page_of_characters_without_codes_is_to_be_read_by_eye():
    document = read(text("甲乙丙丁"), spelled=dict.fromkeys("甲乙丙", "\ue000"))
    assert document.text == ""
    assert document.notices == ("第1页的文字没有编码信息，未识别，请对照原件阅读。",)
    assert document.pages.pages[0].source is PageSource.UNREAD


def test_a_character_drawn_twice_to_look_bold_stands_once():
    assert read(text("合计11元") + text("合计11元", x=60.4)).text == "合计11元"


@pytest.mark.parametrize(
    "unseen",
    [
        text("看不见", x=-300, y=400),
        text("看不见", y=400, size=0),
        text("看不见", y=400, size=0.5),
        text("看不见", y=400, mode=3),
        text("Draft", size=40, matrix=(0.7, 0.7, -0.7, 0.7, 50, 50), font="F2"),
    ],
)
def test_what_nobody_sees_and_watermarks_are_no_text(unseen):
    assert read(text("看得见") + unseen).text == "看得见"


@pytest.mark.parametrize("kind", ["/Subtype/Widget/FT/Tx/T(a)/V(486.50)", "/Subtype/FreeText/Contents(486.50)"])
def test_what_is_filled_in_on_a_page_is_text(kind):
    look = stream(
        b"BT /F2 11 Tf 2 4 Td (486.50) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 90 20]/Resources<</Font<</F2 8 0 R>>>>",
    )
    field = f"<</Type/Annot{kind}/F 4/Rect[160 496 250 516]/AP<</N 11 0 R>>>>"
    document = read(text("实际支出（万元）", 60, 500, 11), page="/Annots[10 0 R]", others=(field, look))
    assert document.text == "实际支出（万元） 486.50"
    assert near(sides(document, 9)[1], 162, 90.6, 168, 101.5)


# ---- lines and paragraphs


def test_no_blanks_between_characters_and_figures_and_one_between_words():
    words = text("总额113亿元") + text("Project", y=480, font="F2") + text("plan", x=104, y=480, font="F2")
    assert read(words + text("12", x=60, y=460) + text("个", x=75, y=460)).text.split("\n") == [
        "总额113亿元",
        "Project plan",
        "12个",
    ]


def test_raised_figures_stay_on_their_line():
    document = read(text("面积120m") + text("2", x=60 + 24 + 24, y=505, size=6) + text("整", x=111))
    assert document.text == "面积120m2整"


def test_lines_of_a_paragraph_are_joined_and_an_indent_begins_another():
    document = read(prose("  " + FULL[:-2], FULL, "的规定。", "  " + FULL[:-2], FULL, "落实到位。"))
    assert document.text.split("\n") == [FULL[:-2] + FULL + "的规定。", FULL[:-2] + FULL + "落实到位。"]


def test_a_paragraph_goes_on_over_a_page_break():
    first, second = prose("  " + FULL[:-2], FULL, top=90), prose(FULL, "的规定。", "  下一段。", top=540)
    document = read(first, second)
    assert document.text.split("\n") == [FULL[:-2] + FULL + FULL + "的规定。", "下一段。"]
    assert [page for page, _ in document.pages.lines(Span(0, 80))] == [0, 0, 1, 1]


def test_a_label_begins_a_paragraph_where_a_sentence_ended():
    full = FULL[:-1] + "。"
    document = read(prose(full, "（一）" + FULL[:-3], FULL, "的规定。", FULL, "其余。"))
    assert document.text.split("\n")[:2] == [full, "（一）" + FULL[:-3] + FULL + "的规定。"]


def test_a_larger_heading_is_a_line_of_its_own():
    document = read(
        text("项目绩效自评工作情况报告全文内容", size=17.5) + prose(FULL, FULL, "的规定。", top=470)
    )
    assert document.text.split("\n") == ["项目绩效自评工作情况报告全文内容", FULL + FULL + "的规定。"]


def test_a_list_whose_labels_stand_out():
    document = read(
        prose("1." + FULL[:-1], x=60)
        + prose(FULL[:-1], "的规定。", top=522, x=71)
        + prose("2.其他事项。", top=486)
    )
    assert document.text.split("\n") == ["1." + FULL[:-1] + FULL[:-1] + "的规定。", "2.其他事项。"]


def test_figures_are_not_parted_and_words_are_at_a_line_end():
    figures = prose(FULL[:-2] + "1234", "5678元。")
    assert f"{FULL[:-2]}12345678元。" in read(figures + prose(FULL, FULL, top=480)).text
    words = text("a long line of the English summary of this report", x=60, font="F2", size=11)
    assert "report goes on" in read(words + text("goes on", y=482, font="F2", size=11)).text


def test_two_columns_are_read_one_after_the_other():
    left = [f"左栏第{n}行的文字内容很长" for n in "一二三四五六七八"]
    right = [line.replace("左", "右") for line in left]
    drawn = [text(words, 30, 500 - 16 * at, 11) for at, words in enumerate(left)]
    drawn += [text(words, 220, 497 - 16 * at, 11) for at, words in enumerate(right)]
    document = read(text("全文标题横跨两栏的一行文字说明内容", 60, 550, 14) + "".join(drawn))
    assert document.text == "全文标题横跨两栏的一行文字说明内容\n" + "".join(left) + "".join(right)


def test_a_typed_table_of_contents_is_left_out():
    lines = ["目录", "一、项目概况" + "." * 30 + "1", "二、资金情况" + "." * 30 + "2"]
    document = read(prose(*lines), prose("一、项目概况", "  本项目已完成。"))
    assert document.text == "一、项目概况\n本项目已完成。"
    assert document.notices == ("目录未列入正文。",)


# ---- what belongs to the page


@pytest.mark.parametrize("number", ["{}", "- {} -", "第 {} 页", "第{}页 共3页", "{}/3", "— {} —"])
def test_page_numbers_heads_and_feet_are_left_out(number):
    pages = [
        text("某单位2023年度自评报告", 120, 570, 9)
        + prose(f"第{name}页的正文。")
        + text(number.format(at), 190, 30, 9)
        for at, name in enumerate("甲乙丙", 1)
    ]
    assert read(*pages).text == "第甲页的正文。\n第乙页的正文。\n第丙页的正文。"


def test_a_title_that_the_forms_of_a_file_share_is_text():
    form = table([["指标", "目标值"], ["新建校舍", "12个"]], top=480) + text("（2023年度）", 150, 545, 10)
    pages = [text("项目支出绩效自评表", 120, 565, 16) + form, text("项目支出绩效自评表", 120, 565, 16) + form]
    assert read(*pages).text.count("项目支出绩效自评表\n（2023年度）\n指标\t目标值") == 2
    pages = [text(f"附件{at}", 60, 565, 11) + form for at in (1, 2)]
    assert read(*pages).text.count("附件") == 2


def test_a_first_line_that_stands_on_one_page_only_is_text():
    assert read(text("附件2", 60, 575), prose("正文。")).text == "附件2\n正文。"


# ---- scans

NOTICE = "是扫描件，未识别，请对照原件阅读；要识别，请在程序文件夹运行 python3 installer/add_ocr.py（Windows：py installer\\add_ocr.py），重新启动后再打开本报告。"


def test_scanned_pages_are_named_as_ranges():
    document = read(scan(), scan(), text("第三页。"), scan(), "")
    assert document.text == "第三页。"
    assert document.notices == (f"第1—2页、第4页{NOTICE}",)
    assert [p.source.value for p in document.pages.pages] == ["unread", "unread", "text", "unread", "text"]


def test_a_file_of_scans_opens_without_text():
    document = read(scan(), scan() + text("12", x=190, y=30))
    assert document.text == ""
    assert document.notices == (f"第1—2页{NOTICE}",)
    assert len(document.pages.pages) == 2


def test_the_layer_that_a_scanner_recognised_is_used_and_said():
    words = FULL + "。"
    document = read(scan() + text(words, mode=3, size=11))
    assert document.text == words
    assert document.pages.pages[0].source is PageSource.RECOGNISED
    assert document.notices == ("第1页的文字取自扫描件自带的识别结果，可能有误，请对照原件核对。",)


def test_a_picture_beside_text_is_no_scan():
    document = read(prose(FULL) + picture(60, 100, 280, 380))
    assert document.pages.pages[0].source is PageSource.TEXT
    assert document.notices == ()


def test_recognition_fits_in():
    """What is made out in a page's picture becomes text with places and confidence, beside pages that were read."""
    seen = []

    def recognise(index, picture):
        page = picture()
        seen.append((index, page.width, page.height, len(page.pixels) == 3 * page.width * page.height))
        signs = enumerate((("自", 99), ("评", 60)))
        return RecognisedPage(
            tuple(
                Recognised(sign, Box(100 + 12 * at, 50, 112 + 12 * at, 62), sure) for at, (sign, sure) in signs
            )
        )

    document = reading.read_pdf(make_pdf(text("第一页。"), scan()), "报告.pdf", recognise)
    assert seen == [(1, 1112, 1667, True)]
    assert document.text == "第一页。\n自评"
    assert document.notices == ("第2页是扫描件，文字由识别得来，可能有误，请对照原件核对。",)
    assert [p.source for p in document.pages.pages] == [PageSource.TEXT, PageSource.RECOGNISED]
    assert document.pages.least_confidence(Span(0, 4)) == CERTAIN
    assert list(document.pages.doubtful(70)) == [Span(6, 7)]
    page, box = sides(document, 5)
    assert page == 1
    assert near(box, 100, 50, 112, 62)


def test_a_page_where_nothing_is_made_out_stays_to_be_read():
    document = reading.read_pdf(make_pdf(scan()), "报告.pdf", lambda index, picture: RecognisedPage())
    assert document.pages.pages[0].source is PageSource.UNREAD
    assert document.notices == ("第1页没有识别出文字，请对照原件阅读。",)


def test_a_page_whose_recognition_fails_is_told_and_the_others_stay():
    document = reading.read_pdf(make_pdf(text("第一页。"), scan()), "报告.pdf", lambda index, picture: None)
    assert document.text == "第一页。"
    assert document.pages.pages[1].source is PageSource.UNREAD
    assert document.notices == ("第2页识别失败，请对照原件阅读。",)


def test_reading_stops_at_the_next_page_once_nobody_wants_it():
    asked = []

    def go_on():
        asked.append(1)
        return len(asked) < 3

    with pytest.raises(Cancelled):
        read_document(make_pdf(*[prose("第一段文字。")] * 5), "长.pdf", {}, go_on)
    assert len(asked) == 3
