"""What the check of an installation loads of the window: an icon, a translation, a compiled form, a font, picture formats."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImageReader
from PySide6.QtWidgets import QMainWindow, QWidget

from reviewer.gui import icons, start, theme
from reviewer.resources import resource


def window_parts() -> list[tuple[str, Callable[[], str]]]:
    """Return the parts of the window, each with what loads it; makes the application object."""
    start.application()
    return [
        ("图标", _icon),
        ("翻译", _translation),
        ("窗口", _form),
        ("字体", _font),
        ("图片格式", _pictures),
    ]


def _icon() -> str:
    if icons.pixmap("check-circle").isNull() or icons.app_icon().isNull():
        raise FileNotFoundError("resources/icons")
    return f"{len(list(resource('icons').glob('*.svg')))} 个"


def _translation() -> str:
    translator = QTranslator()
    if not translator.load("qt_zh_CN", str(resource("i18n"))):
        raise FileNotFoundError("resources/i18n")
    return QLocale(translator.language() or "zh_CN").nativeLanguageName()


def _form() -> str:
    from reviewer.gui.ui_main_window import Ui_MainWindow

    window = QMainWindow()
    Ui_MainWindow().setupUi(window)
    return f"{len(window.findChildren(QWidget))} 个部件"


def _font() -> str:
    """Name a font with Chinese characters; without any the window shows boxes."""
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not chinese and sys.platform == "win32" and QGuiApplication.platformName() == "offscreen":
        return "未检查（无屏幕方式下 Windows 没有字体）"
    if not chinese:
        raise FileNotFoundError("没有中文字体")
    return next((name for name in theme.families() if name in chinese), chinese[0])


def _pictures() -> str:
    kinds = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    if missing := {"svg", "png", "jpeg"} - kinds:
        raise FileNotFoundError(", ".join(sorted(missing)))
    return f"{len(kinds)} 种"
