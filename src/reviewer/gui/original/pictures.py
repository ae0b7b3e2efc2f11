"""The pictures of a report: decoded when they are first painted, never wider than the page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter, QPen, QTextDocument, QTextImageFormat, QTextLength

from reviewer.domain.document import Picture
from reviewer.gui import theme

_UNKNOWN = QSizeF(240, 80)
PAGE_SHARE = 80.0  # percent of the paper that its inner margins leave at every width


class PictureDocument(QTextDocument):
    """A text document that decodes the pictures it was given only when they come into view."""

    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[str, Picture] = {}

    def picture_format(self, picture: Picture, px_per_pt: float, room: float = PAGE_SHARE) -> QTextImageFormat:
        """Take a picture in and return the format that shows it, at most `room` percent of the paper wide."""
        name = f"picture:{len(self._pictures)}"
        self._pictures[name] = picture
        size = _size(picture, px_per_pt)
        made = QTextImageFormat()
        made.setName(name)
        made.setWidth(size.width())
        made.setHeight(size.height())
        made.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, room))
        if picture.description:
            made.setToolTip(picture.description)
        return made

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Decode one picture; Qt keeps the result."""
        url = name if isinstance(name, str) else name.toString()
        picture = self._pictures.get(url)
        if picture is None:
            return super().loadResource(kind, name)
        image = QImage.fromData(QByteArray(picture.data))
        return image if not image.isNull() else _placeholder(picture)


def _size(picture: Picture, px_per_pt: float) -> QSizeF:
    if picture.width_pt > 0 and picture.height_pt > 0:
        return QSizeF(picture.width_pt, picture.height_pt) * px_per_pt
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    found = QImageReader(buffer).size()
    return QSizeF(found) if found.isValid() else _UNKNOWN


def _placeholder(picture: Picture) -> QImage:
    image = QImage(480, 160, QImage.Format.Format_RGB32)
    image.fill(theme.color("alt"))
    painter = QPainter(image)
    painter.setPen(QPen(theme.color("line2"), 2))
    painter.drawRect(image.rect().adjusted(1, 1, -2, -2))
    painter.setPen(theme.color("text3"))
    font = theme.font()
    font.setPixelSize(22)
    painter.setFont(font)
    words = picture.description or "图片格式无法显示，请看原件"
    painter.drawText(
        image.rect().adjusted(16, 8, -16, -8), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words
    )
    painter.end()
    return image
