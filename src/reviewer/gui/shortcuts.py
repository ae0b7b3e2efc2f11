"""The sheet of keys behind F1: the menus' own actions first, then what the panels listen to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QMenuBar, QWidget

from reviewer.gui.ui_shortcuts import Ui_ShortcutsDialog

_AIR = 48  # logical px of the window that stay free, so that the frame fits too
_PANEL_KEYS = (
    ("Enter", "确认，并到下一处；在「原文未找到」上：原文确无"),
    ("F2", "修改当前的值"),
    ("Ctrl+S", "采用正在输入的值（其他修改随时自动保存）"),
    ("Esc", "离开编辑；关闭第二个原文视图"),
    ("F9", "恢复机器读到的值"),
    ("F4", "当前值是怎样读出来的（原文、位置、规则、把握）"),
    ("F6", "展开或收起评分表"),
    ("Ctrl+Shift+1 / 2 / 3", "选中的原文 → 字段 / 指标 / 当前项的依据"),
    ("Ctrl+滚轮", "缩放原文"),
    ("Ctrl+G", "转到第几页（原版式）"),
    ("Ctrl+PgUp / PgDn", "上一页 / 下一页（原版式）"),
    ("↑ / ↓", "上一行 / 下一行"),
    ("Delete", "列表中：移出所选"),
)


class ShortcutsDialog(QDialog):
    """Two columns of keys; not modal, so that it can stand beside the work."""

    def __init__(self, menus: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = Ui_ShortcutsDialog()
        self._ui.setupUi(self)
        self._ui.closeButton.clicked.connect(self.close)
        rows = [*keys_of(menus), *panel_keys()]
        half = (len(rows) + 1) // 2
        grid = self._ui.keysGrid
        for place, (key, words) in enumerate(rows):
            column = 0 if place < half else 3
            line = place if place < half else place - half
            grid.addWidget(_key(key), line, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(QLabel(words), line, column + 1)
        grid.setColumnMinimumWidth(0, 104)
        grid.setColumnMinimumWidth(2, 32)
        grid.setColumnMinimumWidth(3, 128)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(4, 1)
        grid.setRowStretch(half, 1)
        whole = self._ui.keysBody.sizeHint().height() + self._ui.shortcutsFoot.sizeHint().height()
        self.resize(self.width(), min(whole, parent.height() - _AIR))


def keys_of(menus: QMenuBar) -> list[tuple[str, str]]:
    """Return key and words of every action in the menus that has a key."""
    tops = [action.menu() for action in menus.actions()]
    actions = [action for menu in tops if isinstance(menu, QMenu) for action in menu.actions()]
    return [(spoken(a.shortcut()), _words(a)) for a in actions if not a.shortcut().isEmpty()]


def _words(action: QAction) -> str:
    """Return what an entry does, not what it would do just now: 撤销, whatever the last edit was."""
    return str(action.property("words") or action.text().rstrip("…"))


def spoken(keys: QKeySequence) -> str:
    """Return keys as the menus write them: Alt+←, Ctrl+Enter (resources/i18n gives Qt these words)."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def panel_keys() -> list[tuple[str, str]]:
    """Return the keys that belong to panels, not to menus."""
    return [(key, QCoreApplication.translate("ShortcutsDialog", words)) for key, words in _PANEL_KEYS]


def _key(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("keyCap")
    return label
