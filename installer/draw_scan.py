"""Draw a page as a scanner gives it: `python draw_scan.py TARGET.png`. Needs PySide6 and a Chinese font."""

from __future__ import annotations

import os
import sys

LINES = (
    "青禾县文化馆2023年度培训项目绩效自评报告",
    "全年预算数50.00万元，实际支出47.50万元。",
    "预算执行率95.00%。",
)


def main(target: str) -> int:
    """Write the picture; return the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter

    application = QGuiApplication([])
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    font = QFont(chinese[0] if chinese else "")
    font.setPixelSize(44)
    page = QImage(1654, 2339, QImage.Format.Format_Grayscale8)
    page.fill(255)
    painter = QPainter(page)
    painter.setFont(font)
    for row, line in enumerate(LINES):
        painter.drawText(180, 300 + row * 110, line)
    painter.end()
    del application
    return 0 if page.save(target) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
