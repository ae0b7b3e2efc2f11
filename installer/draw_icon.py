"""Draw the program's icon: `python draw_icon.py DRAWING.svg TARGET.png PIXELS`; TARGET.ico holds all usual sizes. Needs PySide6."""

from __future__ import annotations

import os
import struct
import sys

SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(drawing: str, pixels: int) -> bytes:
    """Return the drawing as a PNG picture."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(drawing).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def icon_file(drawing: str) -> bytes:
    """Return a Windows icon with the drawing in all usual sizes."""
    pictures = [drawn(drawing, size) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at, entries = len(head) + 16 * len(pictures), b""
    for size, data in zip(SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + entries + b"".join(pictures)


def main(drawing: str, target: str, pixels: str = "256") -> int:
    """Write the icon; return the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    data = icon_file(drawing) if target.endswith(".ico") else drawn(drawing, int(pixels))
    with open(target, "wb") as file:
        file.write(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
