"""Real pages: scrolling a long PDF against a short one, and its first paint against repainting."""

from __future__ import annotations

import os

from bench.measure import Ratio, alternate
from reviewer.domain.document import Document
from reviewer.domain.pages import Page, Pages

_STEPS = 100


def _pdf(count: int) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QPainter, QPdfWriter

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    painter = QPainter(writer)
    for number in range(count):
        if number:
            writer.newPage()
        for line in range(28):
            painter.drawText(
                40, 40 + 24 * line, f"第{number}张第{line}行：财政总预算安排281.28万元，用于日常开支"
            )
    painter.end()
    buffer.close()
    return bytes(data.data())


def figures() -> list[Ratio]:
    """Measure the view alone: reading a PDF is measured elsewhere."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QObject

    from reviewer.gui.original.marks import Marks
    from reviewer.gui.original.page_artists import artist_for
    from reviewer.gui.original.page_pictures import PagePictures
    from reviewer.gui.original.page_text import PageText
    from reviewer.gui.original.pages_view import PagesView, Sheets
    from reviewer.gui.start import application

    app, owner = application(), QObject()

    def sheets(content: bytes, count: int) -> Sheets:
        pages = Pages(tuple(Page(n + 1, 595.0, 842.0) for n in range(count)))
        return Sheets(
            PageText(Document("", "pdf", pages=pages), pages),
            PagePictures(artist_for(content, owner), owner),
        )

    def view(shown: Sheets) -> PagesView:
        made = PagesView()
        made.resize(742, 645)
        made.show_sheets(shown, Marks())
        made.show()
        app.processEvents()
        return made

    long, short = view(sheets(_pdf(500), 500)), view(sheets(_pdf(5), 5))

    def scroll(shown: PagesView) -> None:
        bar = shown.verticalScrollBar()
        bar.setValue(0)
        for step in range(_STEPS):
            bar.setValue(step * bar.maximum() // _STEPS)
            app.processEvents()
            shown.viewport().repaint()

    content = _pdf(200)

    def first() -> None:
        long.show_sheets(sheets(content, 200), Marks())
        long.viewport().repaint()

    scrolled = alternate(lambda: scroll(long), lambda: scroll(short), 3)
    painted = alternate(first, long.viewport().repaint, 5)
    return [
        Ratio("a step through 500 pages", scrolled[0] / _STEPS, scrolled[1] / _STEPS, "the same through 5"),
        Ratio("first paint of 200 pages", painted[0], painted[1], "painting what is there"),
    ]
