"""The window's frame: menu bar, toolbar, banners, views, status bar, and the events of a window.

It is what the first paint shows; everything behind it (the desk) is built right after.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from reviewer.gui import theme
from reviewer.gui.folding import folds_for
from reviewer.gui.settings import Memory
from reviewer.gui.toolbar import ToolBar
from reviewer.gui.ui_main_window import Ui_MainWindow

if TYPE_CHECKING:
    from reviewer.gui.desk import Desk


_MAXIMISED_TO = 1440  # logical px of screen width up to which the first window takes all of it
_SHARE = 0.9  # of a larger screen
_LARGEST = QSize(1920, 1080)
_FRAME = 32  # logical px that a title bar takes at most


class MainWindow(QMainWindow):
    """The one window."""

    firstPainted = Signal()
    _painted = False
    _desk: Desk | None = None

    def __init__(self, memory: Memory | None = None) -> None:
        super().__init__()
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.memory = memory or Memory()
        self.toolbar = ToolBar(self.ui, self)
        self.addToolBar(self.toolbar)
        self.ui.menuBar.setFixedHeight(theme.metric("menu"))

    @property
    def desk(self) -> Desk:
        """What is behind the frame; built when first asked for."""
        if self._desk is None:
            from reviewer.gui.desk import Desk

            self._desk = Desk(self)
        return self._desk

    def tell_unexpected(self) -> None:
        """Say that something of ours went wrong; nothing typed is lost by it."""
        text = self.tr(
            "程序出现意外问题，已记入日志；已保存的内容不受影响。可继续工作，或从「帮助」打开日志文件夹。"
        )
        self.ui.banners.put("unexpected", text, "red")

    # -- first paint, size

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.firstPainted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._desk is not None:
            self._desk.fold()
        else:
            self.toolbar.set_folds(folds_for(self.width(), self.height()))

    def appear(self) -> None:
        """Show the window as it was left on this screen; at first so that it fits with its frame."""
        kept = self.memory.get(self.memory.per_screen("geometry"))
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
            area = self.screen().availableGeometry()
            self.setGeometry(first_place(area))
            if area.width() <= _MAXIMISED_TO:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        self.show()

    def _remember_size(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.memory.put(self.memory.per_screen("geometry"), geometry)
        self.memory.save()

    # -- drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.desk.show_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.desk.show_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.desk.show_drop(False)
        paths = [Path(u.toLocalFile()) for u in event.mimeData().urls() if u.isLocalFile()]
        event.acceptProposedAction()
        self.desk.imports.start(paths)

    # -- leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._desk is not None and not self._desk.leave():
            event.ignore()
            return
        self._remember_size()
        event.accept()


def first_place(area: QRect) -> QRect:
    """Return where a window stands at its first start: within the screen, its frame included."""
    wished = QSize(round(area.width() * _SHARE), round(area.height() * _SHARE) - _FRAME)
    if area.width() <= _MAXIMISED_TO:  # what is left when a person takes the window out of its maximised state
        wished = QSize(area.width() - 2 * _FRAME, area.height() - 3 * _FRAME)
    place = QRect(area.topLeft(), wished.boundedTo(_LARGEST))
    place.moveCenter(area.center())
    return place.translated(0, _FRAME // 2)
