"""Real PDF files written by Qt, and a reader for tests only that takes pdfium's characters as they come."""

import ctypes
import unicodedata
from array import array

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from reviewer.domain.document import Document
from reviewer.domain.pages import CERTAIN, NOWHERE, Page, Pages, PageSource

A4 = (595.0, 842.0)
LINE = 28.0
LEFT, TOP = 72.0, 80.0


class Sheet:
    """Draws one page in points from its top left corner."""

    def __init__(self, painter):
        self.painter = painter

    def line(self, number, words, left=LEFT):
        self.words(left, TOP + LINE * number, words)

    def words(self, left, top, words):
        font = QFont()
        font.setPixelSize(14)
        self.painter.setFont(font)
        self.painter.setPen(QColor("black"))
        self.painter.drawText(QRectF(left, top, 600, LINE), Qt.AlignmentFlag.AlignVCenter, words)

    def grid(self, left, top, widths, rows):
        """Draw a table; a cell's words start 6 points inside it."""
        y = top
        for row in rows:
            x = left
            for width, words in zip(widths, row, strict=True):
                self.painter.drawRect(QRectF(x, y, width, LINE))
                self.words(x + 6, y, words)
                x += width
            y += LINE

    def picture(self, left, top, words):
        """Draw words as a picture: no character of them is in the file."""
        image = QImage(800, 120, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        inner = QPainter(image)
        font = QFont()
        font.setPixelSize(56)
        inner.setFont(font)
        inner.drawText(QRectF(0, 0, 800, 120), Qt.AlignmentFlag.AlignVCenter, words)
        inner.end()
        self.painter.drawImage(QRectF(left, top, 200, 30), image)


def pdf(*pages, sizes=None):
    """Return a PDF; each page is a function that draws on a Sheet."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    painter = None
    for number, draw in enumerate(pages):
        size = QSizeF(*(sizes[number] if sizes else A4))
        page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        if painter is None:
            painter = QPainter(writer)
        else:
            writer.newPage()
        draw(Sheet(painter))
    painter.end()
    buffer.close()
    return bytes(data.data())


def read(content, file_name="示例报告.pdf", extra=()):
    """Return the document of a PDF; `extra` are (page, words, left, top, width of a character, confidence) by hand."""
    text, page_of, boxes, sure = "", array("h"), array("f"), array("B")

    def put(char, page=NOWHERE, box=(0.0, 0.0, 0.0, 0.0), confidence=CERTAIN):
        nonlocal text
        text += char
        page_of.append(page)
        boxes.extend(box)
        sure.append(confidence)

    file, pages, found = pypdfium2.PdfDocument(content), [], False
    for number in range(len(file)):
        if number and text and not text.endswith("\n"):
            put("\n")
        sheet = file[number]
        width, height = sheet.get_size()
        words = sheet.get_textpage()
        for at in range(words.count_chars()):
            char = plain(chr(pdfium.FPDFText_GetUnicode(words.raw, at)))
            if char == "\n":
                put("\n")
            elif char == "\t" or pdfium.FPDFText_IsGenerated(words.raw, at) == 1:
                if char != "\r":
                    put("\t")
            else:
                left, bottom, right, top = _box(words.raw, at)
                put(char, number, (left, height - top, right, height - bottom))
        mine = [one for one in extra if one[0] == number]
        for _page, line, left, top, step, confidence in mine:
            if text and not text.endswith("\n"):
                put("\n")
            for nth, char in enumerate(line):
                box = (left + nth * step, top, left + (nth + 1) * step, top + 30)
                put(char, number, box, confidence)
            found = True
        empty = number not in page_of
        source = PageSource.UNREAD if empty else PageSource.RECOGNISED if mine else PageSource.TEXT
        pages.append(Page(number + 1, width, height, source))
    placed = Pages(tuple(pages), page_of, boxes, sure if found else array("B"))
    return Document(text, "pdf", file_name=file_name, pages=placed)


def _box(words, at):
    rect = pdfium.FS_RECTF()
    assert pdfium.FPDFText_GetLooseCharBox(words, at, ctypes.byref(rect))
    return rect.left, rect.bottom, rect.right, rect.top


def plain(text):
    """Return text without the radicals that a font's table names in place of the characters drawn with the same shape."""
    return "".join(unicodedata.normalize("NFKC", c) if "⺀" <= c <= "⿟" else c for c in text)
