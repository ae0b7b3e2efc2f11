"""A cell of a workbook and words of a scan, as their readers place them, are lit where they are seen."""

import io
from collections import Counter

import pytest
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication
from support.workbooks import form, workbook

from gui.original_stand import StandSession, lit, passage
from gui.test_original_pages import colors_of, drawn, inside, shown
from gui.test_original_pane import texts_under
from reviewer.documents import read_document
from reviewer.documents.pdf.reading import read_pdf
from reviewer.documents.pdf.recognising import Recognised, RecognisedPage
from reviewer.documents.pictures import read_picture
from reviewer.domain.pages import Box
from reviewer.gui import theme
from reviewer.gui.settings import Memory

REF = "field:spent"


def opened(qtbot, tmp_path, document, content, words):
    """Show a document with some words of it lit."""
    session = StandSession(document, lit={REF: [lit(document, words)]})
    pane, controller, _ = shown(qtbot, session, content, Memory(tmp_path / "window.ini"))
    controller.set_current(REF)
    QApplication.processEvents()
    return pane, session.lit(REF)[0].passage.span


# ---- a workbook as text; its sheets are in test_original_sheets.py


@pytest.mark.parametrize(
    "words", ["12.6公里", "云溪县河道管理站", "验收合格率", "100%", "项目支出绩效自评表", "50"]
)
def test_a_cell_of_a_workbook(qtbot, tmp_path, words):
    """Also where the cell is merged, and where it shows a number in its format."""
    data = workbook(form)
    pane, span = opened(qtbot, tmp_path, read_document(data, "自评表.xlsx"), data, words)
    pane.set_layout("text")
    qtbot.waitUntil(lambda: pane.settled)
    (line,) = pane.view.lines(span)
    assert texts_under(pane.view, None, [line]) == words
    found = Counter(color.name() for color in inside(colors_of(pane), line.rect))
    assert found.most_common(1)[0][0] == theme.color("passage").name()


# ---- a scan

DPI, STEP, SIZE = 150, 16.0, 14.0
LINES = {"绩效自评报告": (150.0, 80.0), "实际支出118.20万元，": (80.0, 300.0), "结余2.30万元。": (80.0, 330.0)}


def characters():
    """Walk the characters of the page with their rectangles in points."""
    for words, (left, top) in LINES.items():
        for at, character in enumerate(words):
            x = left + STEP * at
            yield Recognised(character, Box(x, top, x + SIZE, top + SIZE), 95)


def scanned(words, kind):
    """Return a picture of the page: a block for each character, dark for those of `words`, else pale."""
    picture = Image.new("L", (round(595 * DPI / 72), round(842 * DPI / 72)), 255)
    draw, all_of_them = ImageDraw.Draw(picture), list(characters())
    first = "".join(LINES).index(words)
    for at, one in enumerate(all_of_them):
        box = [side * DPI / 72 for side in (one.box.left, one.box.top, one.box.right, one.box.bottom)]
        draw.rectangle(box, fill=0 if first <= at < first + len(words) else 225)
    buffer = io.BytesIO()
    picture.save(buffer, kind, resolution=DPI, dpi=(DPI, DPI))
    return buffer.getvalue()


def dark_of(pane):
    """Return the rectangle of what is dark on the screen: left, top, right, bottom."""
    color, port = colors_of(pane), pane.view.viewport()
    dark = [(x, y) for y in range(port.height()) for x in range(port.width()) if color(x, y).lightness() < 60]
    return (
        min(x for x, _ in dark),
        min(y for _, y in dark),
        max(x for x, _ in dark) + 1,
        max(y for _, y in dark) + 1,
    )


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
@pytest.mark.parametrize("zoom", [75, 200])
@pytest.mark.parametrize("words", ["支出118.20万元", "2.30"])
def test_words_of_a_scan(qtbot, tmp_path, words, zoom, kind):
    """The rectangle lies on what is dark in the picture itself, whatever it is enlarged to."""
    content = scanned(words, kind)
    found = RecognisedPage(tuple(characters()))
    if kind == "PNG":
        document = read_picture(content, "扫描.png", lambda *_: found)
    else:
        document = read_pdf(content, "扫描.pdf", lambda *_: found)
    pane, span = opened(qtbot, tmp_path, document, content, words)
    pane.set_zoom(zoom)
    pane.view.go_to(span)
    (line,) = pane.view.lines(span)
    assert passage(document, words).span == span
    drawn(qtbot, pane)
    rect = line.rect
    assert dark_of(pane) == pytest.approx((rect.left(), rect.top(), rect.right(), rect.bottom()), abs=3)
