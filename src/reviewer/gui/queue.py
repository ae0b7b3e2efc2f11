"""The queue at the left of a review, and the 40 px rail it folds to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from reviewer.gui import icons, theme, wording
from reviewer.gui.queue_delegate import QueueDelegate
from reviewer.gui.queue_model import ENTRY_ROLE, REPORT_ROLE, QueueModel
from reviewer.gui.shelf import Shelf
from reviewer.gui.ui_queue import Ui_Queue


class Queue(QFrame):
    """Reports by status; a click or Enter opens one."""

    reportChosen = Signal(int)
    failureChosen = Signal(str)
    foldWished = Signal()
    left = Signal()  # Esc

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_Queue()
        self._ui.setupUi(self)
        self._shelf = shelf
        self._current: int | None = None
        self._closed: set[str] = set()
        self._scrolled = 0
        self.model = QueueModel(shelf, self)
        self._ui.foldButton.setIcon(icons.icon("sidebar-simple"))
        self._ui.foldButton.clicked.connect(self.foldWished)
        self._prepare_tree()
        self.model.modelAboutToBeReset.connect(self._before_reset)
        self.model.modelReset.connect(self._after_reset)
        self._after_reset()

    @property
    def tree(self) -> QWidget:
        """The list itself, for focus."""
        return self._ui.queueTree

    def set_current(self, report_id: int | None) -> None:
        """Mark the open report."""
        self._current = report_id
        index = self.model.index_of(report_id)
        self._ui.queueTree.setCurrentIndex(index)
        if index.isValid():
            self._ui.queueTree.scrollTo(index)

    def show_group(self, key: str) -> None:
        """Scroll to a group and put the keyboard into it."""
        tree, group = self._ui.queueTree, self.model.group_index(key)
        tree.expand(group)
        tree.scrollTo(group, tree.ScrollHint.PositionAtTop)
        if not tree.currentIndex().isValid():
            tree.setCurrentIndex(self.model.index(0, 0, group))
        tree.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _prepare_tree(self) -> None:
        tree = self._ui.queueTree
        tree.setItemDelegate(QueueDelegate(tree))
        tree.setModel(self.model)
        tree.setMouseTracking(True)
        tree.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tree.clicked.connect(self._clicked)
        tree.activated.connect(self._chosen)
        tree.collapsed.connect(lambda index: self._closed.add(_key_of(index)))
        tree.expanded.connect(lambda index: self._closed.discard(_key_of(index)))

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(ENTRY_ROLE) is None:
            self._ui.queueTree.setExpanded(index, not self._ui.queueTree.isExpanded(index))
        else:
            self._chosen(index)

    def _chosen(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if entry is None:
            return
        if entry.report_id is None:
            self.failureChosen.emit(entry.path)
        else:
            self.reportChosen.emit(index.data(REPORT_ROLE))

    def _before_reset(self) -> None:
        self._scrolled = self._ui.queueTree.verticalScrollBar().value()

    def _after_reset(self) -> None:
        tree = self._ui.queueTree
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            tree.setExpanded(index, _key_of(index) not in self._closed)
        empty = self.model.rowCount() == 0
        tree.setVisible(not empty)
        self._ui.emptyLabel.setVisible(empty)
        filtered = self._shelf.filtered and self._shelf.total
        self._ui.emptyLabel.setText(self.tr("没有符合筛选的报告。") if filtered else self.tr("还没有报告。"))
        tree.setCurrentIndex(self.model.index_of(self._current))
        tree.verticalScrollBar().setValue(self._scrolled)


def _key_of(index: QModelIndex) -> str:
    return str(index.data()).split(" ")[0]


class Rail(QFrame):
    """The folded queue: one button that opens it, and a count per status."""

    openWished = Signal(str)  # the group to show, "" for all

    def __init__(self, queue: Queue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(theme.metric("rail_width"))
        self._model = queue.model
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(3, 4, 3, 4)
        self._layout.setSpacing(4)
        self._buttons: list[QToolButton] = []
        self._current = ""
        opener = self._button("sidebar-simple", "text2", self.tr("展开报告队列（Ctrl+B）"))
        opener.clicked.connect(lambda: self.openWished.emit(""))
        self._layout.addWidget(opener)
        self._layout.addWidget(_line())
        self._layout.addStretch(1)
        self._model.modelReset.connect(self.refresh)
        self.refresh()

    def set_current(self, key: str) -> None:
        """Mark the group of the open report."""
        self._current = key
        for button in self._buttons:
            theme.mark(button, "current", "true" if button.property("group") == key else "false")
            _dress(button, button.property("current") == "true")

    def refresh(self) -> None:
        """Show the groups that there are."""
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._group_button(*group) for group in self._model.counts()]
        for place, button in enumerate(self._buttons):
            self._layout.insertWidget(2 + place, button)
        self.set_current(self._current)

    def _group_button(self, key: str, title: str, count: int) -> QToolButton:
        known = {str(s): icon for s, icon in wording.STATUS_ICONS.items()}
        name, token = known.get(key, wording.FAILED_ICON)
        button = self._button(name, token, f"{title} {count}")
        button.setText(str(count))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFixedHeight(40)
        button.setProperty("group", key)
        button.setProperty("iconName", name)
        button.setProperty("tone", "red" if key == "failed" else "")
        button.clicked.connect(lambda: self.openWished.emit(key))
        return button

    def _button(self, icon: str, token: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon, token))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFixedSize(33, 32)
        return button


def _dress(button: QToolButton, current: bool) -> None:
    token = "accent" if current else "red" if button.property("tone") == "red" else "text2"
    button.setIcon(icons.icon(str(button.property("iconName")), token))


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("railLine")
    line.setFixedHeight(1)
    return line
