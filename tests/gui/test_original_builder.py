"""The original looks as a reader knows the report: title, headings, fonts, tables, pictures, page by page."""

import io
from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor, QTextFormat, QTextTable

from gui.original_stand import PNG, Writer, passage, sample, sample_report
from reviewer.documents import read_document
from reviewer.domain.document import Alignment, Cell, Document, Paragraph, Table, TextRun
from reviewer.domain.report import Report, Section, SectionRole
from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.original import fonts
from reviewer.gui.original.builder import Builder
from reviewer.gui.original.loader import Loader
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.outline import headings, place_name, title_starts
from reviewer.gui.original.pictures import PictureDocument
from reviewer.gui.original.typography import readable
from reviewer.gui.original.view import OriginalView


def built(document, report=None):
    target = PictureDocument()
    builder = Builder(target, document, report)
    for _ in builder.steps():
        pass
    return target, builder


def at(target, builder, position):
    cursor = QTextCursor(target)
    cursor.setPosition(builder.positions.to_qt(position) + 1)
    return cursor


def tables(target):
    return [f for f in target.rootFrame().childFrames() if isinstance(f, QTextTable)]


def word_file():
    """A real .docx by another hand than ours: styles, sizes, merges, shading, a picture."""
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(16)
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("青石县图书馆购书经费绩效自评报告")
    run.bold, run.font.size = True, Pt(22)
    made.add_heading("一、基本情况", level=1)
    body = made.add_paragraph()
    body.paragraph_format.first_line_indent = Pt(32)
    run = body.add_run("全年预算60.00万元，")
    run.font.name = "仿宋_GB2312"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    strong = body.add_run("实际支出58.00万元")
    strong.bold = strong.underline = True
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "数值"
    table.cell(2, 1).text = "购书"
    table.cell(2, 2).text = "1.2万册"
    made.add_picture(io.BytesIO(PNG), width=Cm(3), height=Cm(2))
    made.add_paragraph("末段")
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def test_a_word_file_is_shown_as_it_was_written(qapp):
    document = read_document(word_file(), "购书.docx")
    target, builder = built(document)
    title = at(target, builder, 0)
    assert title.blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter
    assert title.charFormat().fontPointSize() >= 15
    assert title.charFormat().fontWeight() == 700
    money = at(target, builder, document.text.index("实际支出"))
    assert money.charFormat().fontUnderline()
    assert money.charFormat().fontWeight() == 700
    assert money.charFormat().fontPointSize() == 11.25
    assert money.blockFormat().textIndent() == 30
    grid = tables(target)[0]
    assert grid.cellAt(0, 0).rowSpan() == 2
    assert grid.cellAt(0, 1).columnSpan() == 2
    assert "\ufffc" in target.toRawText()
    for piece in builder.positions.pieces:
        for position in range(piece.start, piece.end):
            cursor = at(target, builder, position)
            cursor.setPosition(builder.positions.to_qt_end(position + 1) - 1)
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == document.text[position]


def test_sizes_keep_their_proportion_to_the_body(qapp):
    document = sample()
    target, builder = built(document, sample_report(document))
    body = at(target, builder, document.text.index("𠮷山镇"))
    assert body.charFormat().fontPointSize() == 11.25
    title = at(target, builder, 0)
    assert title.charFormat().fontPointSize() == 16.5
    assert title.blockFormat().lineHeight() == 36
    assert body.blockFormat().lineHeight() == 28


def test_first_line_indents_are_two_characters(qapp):
    document = sample()
    target, builder = built(document)
    assert at(target, builder, document.text.index("𠮷山镇")).blockFormat().textIndent() == 30


def test_a_text_file_gets_the_same_calm_look(qapp):
    text = "云山县某项目自评报告\n\n    一、项目概况\n　　正文说明，本项目按计划实施完毕。\n正文第二段也按计划实施。\n二〇二三年三月\n2023年3月1日"
    document = read_document(text.encode(), "自评.txt")
    start = text.index("一、")
    section = Section(
        "项目概况", "一、", 1, SectionRole.OVERVIEW, Span(start, start + 6), Span(start, len(text))
    )
    target, builder = built(document, Report(sections=(section,)))
    assert at(target, builder, 1).blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter
    heading = at(target, builder, start)
    assert heading.charFormat().fontWeight() == 700
    assert heading.block().text() == "一、项目概况"
    first, second = (at(target, builder, text.index(w)) for w in ("正文说明", "正文第二"))
    assert first.blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify
    assert first.blockFormat().textIndent() == second.blockFormat().textIndent() == 30
    assert first.block().text().startswith("正文"), "blanks typed as an indent are not shown twice"


def test_a_heading_guessed_to_be_a_title_stays_a_heading(qapp):
    text = "1、部门基本情况\n（1）职责。\n1. 组织全县群众文化活动。\n按计划完成了全年任务。"
    document = read_document(text.encode(), "自评.txt")
    spans = [(m, m + len(line)) for line in text.split("\n")[:3] for m in [text.index(line)]]
    sections = tuple(
        Section("", "", level, SectionRole.OVERVIEW, Span(*span), Span(span[0], len(text)))
        for level, span in zip((1, 2, 3), spans, strict=True)
    )
    target, builder = built(document, Report(sections=sections))
    first, second, item = (at(target, builder, start) for start, _ in spans)
    assert first.charFormat().fontPointSize() == 11.25
    assert first.blockFormat().alignment() == Qt.AlignmentFlag.AlignLeft
    assert first.blockFormat().textIndent() == 30
    assert second.charFormat().fontWeight() == 700
    assert not builder._look.level(document.blocks[2]), "an item of a list is a sentence, not a heading"
    assert item.blockFormat().textIndent() == 30


def test_colours_that_cannot_be_read_give_way(qapp):
    assert readable("#FF0000", "#FFFFFF") != "#FF0000", "pure red on white has a contrast of 4.0"
    assert readable("#C00000", "#FFFFFF") == "#C00000"
    assert readable("#FFFFFF", "#FFFFFF") == theme.color("paper_text").name()
    assert readable(None, "#FFFFFF") == theme.color("paper_text").name()


def test_emphasis_and_colour_of_runs(qapp):
    looks = [
        (0, 1, {"italic": True}),
        (1, 2, {"strike": True}),
        (2, 3, {"color": "#0000c0"}),
        (3, 4, {"superscript": True}),
    ]
    document = Writer().line("斜删蓝角无", runs=looks).document()
    target, builder = built(document)
    formats = [at(target, builder, i).charFormat() for i in range(5)]
    assert formats[0].fontItalic()
    assert formats[1].fontStrikeOut()
    assert formats[2].foreground().color().name() == "#0000c0"
    assert formats[3].verticalAlignment() == formats[3].VerticalAlignment.AlignSuperScript
    assert not formats[4].fontItalic()


def test_tables_have_merges_shading_thin_borders_and_nest(qapp):
    cells = (
        Cell(0, 0, 0, 1, 1, 2, (Paragraph(0, 1),), "#d9e2f3"),
        Cell(1, 0, 2, 3, 1, 1, (Paragraph(2, 3, alignment=Alignment.CENTER),)),
        Cell(1, 1, 4, 5, 1, 1, (Table(4, 5, 1, 1, (Cell(0, 0, 4, 5, 1, 1, (Paragraph(4, 5),)),)),)),
    )
    document = Document("甲\n乙\t丙", "docx", (Table(0, 5, 2, 2, cells, (100.0, 300.0)),))
    target, builder = built(document)
    grid = tables(target)[0]
    assert grid.cellAt(0, 0).columnSpan() == 2
    assert grid.cellAt(0, 0).format().background().color().name() == "#d9e2f3"
    assert grid.format().border() == 1
    assert [round(c.rawValue()) for c in grid.format().columnWidthConstraints()] == [25, 75]
    assert at(target, builder, 4).currentTable().parentFrame() == grid
    middle = QTextCursor(target)
    middle.setPosition(builder.positions.to_qt(2))
    assert middle.blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter


def test_a_long_table_is_laid_out_in_parts_and_no_merge_is_cut(qapp):
    cells = [(r, c, f"{r}行{c}列") for r in range(200) for c in range(3) if not (c == 0 and 31 <= r < 60)]
    cells = [(r, c, words, 30, 1) if (r, c) == (30, 0) else (r, c, words) for r, c, words in cells]
    document = Writer().line("前").table(200, 3, cells).line("后").document()
    target, builder = built(document)
    grids = tables(target)
    assert len(grids) > 2
    assert sum(g.rows() for g in grids) == 200
    merged = at(target, builder, document.text.index("30行0列"))
    assert merged.currentTable().cellAt(merged.position()).rowSpan() == 30
    for words in ("0行0列", "59行2列", "60行0列", "199行2列", "后"):
        start, end = builder.positions.to_qt_range(passage(document, words).span)
        cursor = QTextCursor(target)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == words


def test_page_breaks_become_space_and_empty_lines_stay_low(qapp):
    document = Writer().line("前").line("").line("后", page_break_before=True).document()
    target, builder = built(document)
    after = at(target, builder, 3)
    assert after.blockFormat().topMargin() >= 24
    empty = target.findBlock(builder.positions.to_qt(2))
    assert empty.blockFormat().lineHeight() <= 12


def test_pictures_never_exceed_the_page(qapp):
    document = sample()
    target, builder = built(document)
    cursor = QTextCursor(target)
    cursor.setPosition(builder.positions.to_qt(document.text.index("文字图后")))
    image = cursor.charFormat().toImageFormat()
    assert image.isValid()
    assert image.maximumWidth().rawValue() == 80
    assert image.property(QTextFormat.Property.ImageWidth) == pytest.approx(60 * 11.25 / 16 * 96 / 72)


@pytest.mark.parametrize("width", [240, 460, 600, 742, 1400])
def test_wide_pictures_stay_on_the_paper(qtbot, width):
    document = Writer().line("", pictures=(0,)).document()
    wide = replace(document.blocks[0].pictures[0], width_pt=3000.0, height_pt=300.0)
    document = replace(document, blocks=(replace(document.blocks[0], pictures=(wide,)),))
    view, owner = OriginalView(), QObject()
    qtbot.addWidget(view)
    view.resize(width, 400)
    view.show()
    loader = Loader(document, None, 1.0, owner)
    loader.finish()
    view.show_report(loader, document.text, Marks())
    line = loader.text_document.firstBlock().layout().lineAt(0)
    assert 0 < line.naturalTextWidth() <= line.width()
    view.show_report(None, "", Marks())


def test_fonts_fall_back_through_the_table(qapp):
    assert fonts.kind_of("方正小标宋_GBK") == "方正小标宋"
    assert fonts.kind_of("SimHei") == "黑体"
    assert fonts.kind_of("楷体_GB2312") == "楷体"
    assert fonts.kind_of("Times New Roman") == "仿宋"
    for name in ("仿宋_GB2312", "方正小标宋简体", "黑体", "不存在的字体", None):
        assert fonts.face(name).families


def test_outline_and_place_names():
    document = sample()
    report = sample_report(document)
    assert [(h.level, h.text) for h in headings(document, report)] == [
        (1, "一、项目概况"), (1, "二、绩效情况"), (2, "（一）结论"),
    ]  # fmt: skip
    assert [h.text for h in headings(document, None)] == [
        "一、项目概况",
        "（一）资金情况",
        "二、绩效情况",
        "（一）结论",
    ]
    assert place_name(report, passage(document, "121.50万元").start) == "二（一） 结论"
    assert place_name(report, 0) == ""
    assert title_starts(document, None, document.text.index("一、")) == {0}


def large_report(characters):
    """A long fictional report of prose with a table every hundred paragraphs."""
    writer, number = Writer(), 0
    while len(writer.text) < characters:
        number += 1
        writer.line(
            f"第{number}段，项目按计划推进，资金拨付及时，全年完成投入{number}.50万元，"
            + "服务群众面不断扩大，" * 7
        )
        if number % 100 == 0:
            grid = [(r, c, f"{r}行{c}列") for r in range(12) for c in range(5)]
            writer.table(12, 5, grid)
    return writer.document()


def test_a_long_report_shows_its_first_screen_at_once(qtbot):
    document = large_report(300_000)
    owner = QObject()
    loader = Loader(document, None, 1.0, owner)
    loader.start()
    assert not loader.done, "the rest follows from the timer"
    assert 10_000 < loader.positions.reach < len(document.text) // 4
    with qtbot.waitSignal(loader.finished, timeout=20_000):
        pass
    assert loader.positions.reach == len(document.text)
    assert loader.text_document.toPlainText().count("行4列") == document.text.count("行4列")


def test_positions_beyond_what_is_built_force_building(qapp):
    document = large_report(100_000)
    owner = QObject()
    loader = Loader(document, None, 1.0, owner)
    loader.reach(90_000)
    assert 90_000 <= loader.positions.reach < len(document.text)
    loader.finish()
    assert loader.done
    assert loader.positions.reach == len(document.text)


def test_runs_that_overlap_or_leave_gaps_lose_no_character(qapp):
    runs = (TextRun(3, 6, bold=True), TextRun(1, 4, italic=True), TextRun(8, 99, bold=True))
    document = Document("零一二三四五六七八九", "docx", (Paragraph(0, 10, runs=runs),))
    target, _ = built(document)
    assert target.toPlainText() == document.text
