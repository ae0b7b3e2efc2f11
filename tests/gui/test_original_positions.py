"""Characters ↔ Qt positions: every position of a document, both ways, in prose, cells, merges and around pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from gui.original_stand import PNG, Writer, sample
from reviewer.domain.document import Cell, Document, Paragraph, Picture, Table
from reviewer.domain.text import Span
from reviewer.gui.original.builder import Builder
from reviewer.gui.original.pictures import PictureDocument
from reviewer.gui.original.positions import Piece, PositionMap, insertable, wide_characters


def built(document):
    target = PictureDocument()
    builder = Builder(target, document, None)
    for _ in builder.steps():
        pass
    return target, builder.positions


def qt_text(target, start, end):
    cursor = QTextCursor(target)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def check_every_position(document):
    """Each character shown is found at its Qt position, and leads back."""
    target, positions = built(document)
    shown = 0
    for piece in positions.pieces:
        for at in range(piece.start, piece.end):
            start, end = positions.to_qt_range(Span(at, at + 1))
            assert qt_text(target, start, end) == insertable(document.text[at]), (at, document.text[at])
            assert positions.to_text(start) == at
            assert positions.to_text(end) in (at + 1, at + 2)
            assert positions.to_span(start, end).of(document.text) == document.text[at]
            shown += 1
    for qt in range(target.characterCount()):
        at = positions.to_text(qt)
        assert 0 <= at <= len(document.text)
        assert positions.to_qt_end(at) <= max(qt, positions.pieces[0].qt) or positions.to_qt(at) <= qt
    return shown


def test_every_position_of_the_sample(qapp):
    document = sample()
    separators = document.text.count("\n") + document.text.count("\t")
    in_cells = 2  # breaks inside cells are one blank in the text and a block or cell border in Qt
    assert check_every_position(document) == len(document.text) - separators - in_cells


def test_ranges_across_runs_and_pictures(qapp):
    document = sample()
    target, positions = built(document)
    start = document.text.index("图前")
    found = qt_text(target, *positions.to_qt_range(Span(start, start + 9)))
    assert found.replace("\ufffc", "") == "图前𠮷文字图后文字"
    assert found.count("\ufffc") == 2
    before = positions.to_qt_range(Span(start, start + 3))
    assert qt_text(target, *before) == "图前𠮷", "a passage that ends before a picture does not cover it"


def test_pictures_lead_to_the_character_behind_them(qapp):
    document = Writer().line("甲乙", pictures=(1,)).document()
    target, positions = built(document)
    assert qt_text(target, 0, 3) == "甲\ufffc乙"
    assert [positions.to_text(qt) for qt in range(4)] == [0, 1, 1, 2]
    assert (positions.to_qt(1), positions.to_qt_end(1)) == (2, 1)


def test_a_picture_alone_in_a_paragraph(qapp):
    document = Writer().line("上").line("", pictures=(0,)).line("下").document()
    target, positions = built(document)
    assert qt_text(target, 0, target.characterCount() - 1) == "上\u2029\ufffc\u2029下"
    assert qt_text(target, *positions.to_qt_range(Span(3, 4))) == "下"


def test_cells_merged_both_ways(qapp):
    cells = [(0, 0, "𠮷甲", 2, 2), (0, 2, "乙"), (1, 2, "丙𠮷丁"), (2, 0, "戊"), (2, 1, "己", 1, 2)]
    document = Writer().line("前").table(3, 3, cells).line("后").document()
    check_every_position(document)
    _, positions = built(document)
    assert positions.reach == len(document.text)


def test_blanks_of_a_text_file_give_way_to_the_indent(qapp):
    document = Document("　　甲乙\n    \n丙", "txt", (Paragraph(0, 4), Paragraph(5, 9), Paragraph(10, 11)))
    target, positions = built(document)
    assert qt_text(target, 0, target.characterCount() - 1) == "甲乙\u2029\u2029丙"
    assert qt_text(target, *positions.to_qt_range(Span(2, 4))) == "甲乙"
    assert qt_text(target, *positions.to_qt_range(Span(0, 3))) == "甲"
    assert positions.to_qt(10) == 4


def test_a_document_without_blocks_is_shown_by_lines(qapp):
    document = Document("甲\n乙𠮷\n\n丙", "txt")
    target, _ = built(document)
    assert target.toPlainText() == "甲\n乙𠮷\n\n丙"
    assert check_every_position(document) == 4


def test_characters_that_qt_would_take_for_structure(qapp):
    odd = "甲\r乙\u2029丙\u2028丁\ufdd0戊\ufffc己\x07庚\x0b辛\x85壬\ud800癸"
    document = Document(odd, "docx", (Paragraph(0, len(odd)),))
    target, positions = built(document)
    assert target.blockCount() == 1
    assert all(qt_text(target, *positions.to_qt_range(Span(i, i + 1))) == odd[i] for i in range(0, len(odd), 2))


def test_cells_told_in_an_odd_order_do_not_break_the_map(qapp):
    cells = (Cell(0, 1, 0, 1), Cell(0, 0, 2, 3), Cell(0, 0, 2, 3), Cell(9, 9, 3, 3))
    document = Document("甲\t乙", "docx", (Table(0, 3, 1, 2, cells),))
    target, positions = built(document)
    assert qt_text(target, *positions.to_qt_range(Span(0, 1))) == "甲"
    assert qt_text(target, *positions.to_qt_range(Span(2, 3))) == "乙"


def test_overlapping_merges_are_left_out(qapp):
    cells = (Cell(0, 0, 0, 1, 2, 2), Cell(0, 1, 2, 3, 2, 2), Cell(2, 0, 4, 5))
    check = Document("甲\t乙\n丙", "docx", (Table(0, 5, 3, 3, cells),))
    target, positions = built(check)
    assert "甲" in target.toPlainText()
    assert "丙" in target.toPlainText()
    assert positions.to_text(positions.to_qt(4)) == 4


def test_an_empty_map_answers():
    positions = PositionMap()
    assert (positions.to_qt(5), positions.to_qt_end(5), positions.to_text(5), positions.reach) == (0, 0, 0, 0)


def test_positions_between_pieces():
    positions = PositionMap([Piece(0, 2, 0), Piece(6, 8, 3)])
    assert [positions.to_qt(p) for p in (2, 3, 5, 6)] == [2, 3, 3, 3]
    assert [positions.to_qt_end(p) for p in (2, 3, 6, 8)] == [2, 2, 2, 5]
    assert [positions.to_text(q) for q in (0, 2, 3, 9)] == [0, 2, 6, 8]


_ALPHABET = "甲a 𠮷😀\u0301é"


@given(st.lists(st.tuples(st.text(_ALPHABET, max_size=6), st.sets(st.integers(0, 6))), min_size=1, max_size=6))
def test_any_paragraphs_convert_both_ways(parts):
    """Without Qt: UTF-16 itself is the judge."""
    pieces, text, qt = [], "", 0
    for words, anchors in parts:
        start = len(text)
        pictures = tuple(sorted(start + a for a in anchors if a <= len(words)))
        pieces.append(Piece(start, start + len(words), qt, wide_characters(words, start), pictures))
        text += words + "\n"
        qt = pieces[-1].qt_end + 1
    positions = PositionMap(pieces)
    for piece in pieces:
        for at in range(piece.start, piece.end):
            units = len(text[piece.start : at].encode("utf-16-le")) // 2
            before = sum(p <= at for p in piece.pictures)
            assert positions.to_qt(at) == piece.qt + units + before
            assert positions.to_text(positions.to_qt(at)) == at
            assert positions.to_qt_end(at + 1) - positions.to_qt(at) == len(text[at].encode("utf-16-le")) // 2
            assert positions.to_text(positions.to_qt_end(at + 1)) == at + 1


@pytest.mark.parametrize("text", ["", "甲", "a\tb", "𠮷"])
def test_insertable_keeps_width(text):
    assert len(insertable(text).encode("utf-16-le")) == len(text.encode("utf-16-le"))


def test_picture_bytes_are_a_picture(qapp):
    target = PictureDocument()
    made = target.picture_format(Picture(0, PNG, "image/png", 0, 0), 1.0)
    assert (made.width(), made.height()) == (1.0, 1.0)
    image = target.loadResource(2, made.name())
    assert image.pixelColor(0, 0).red() > 200
    broken = target.picture_format(Picture(0, b"no picture", "image/x-emf", 30, 20), 1.0)
    assert not target.loadResource(2, broken.name()).isNull(), "a placeholder says what stands here"
