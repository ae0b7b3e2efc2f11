"""The one toolbar: views, import, previous and next report, undo, what is left, search, export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from reviewer.gui import icons
from reviewer.gui.folding import Folds
from reviewer.gui.ui_main_window import Ui_MainWindow

_SEARCH_WIDE, _SEARCH_NARROW, _SEARCH_LEAST = 288, 176, 112
_CONTROL = 28
_SPACING = 2
_THIN = "\u2009"  # between icon and word
_EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class ToolBar(QToolBar):
    """Everything on it is an action of the menus too; it only folds its words away."""

    viewChosen = Signal(str)  # "review" "list"
    placeChosen = Signal(str)  # "original" "panel", where both share one place
    searched = Signal(str)
    searchEntered = Signal()
    searchLeft = Signal()

    def __init__(self, actions: Ui_MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("工具栏"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(16, 16))
        self._actions = actions
        self._wordy: list[QToolButton] = []
        self._build_left()
        self._build_review_part()
        self._build_right()

    # -- parts

    def _build_left(self) -> None:
        self._modes = _Switch((("review", self.tr("评审")), ("list", self.tr("列表"))), self)
        self._modes.chosen.connect(self.viewChosen)
        self._gap(1)
        self.addWidget(self._modes)
        self._separator()
        self._import = self._import_button()
        self.addWidget(self._import)

    def _import_button(self) -> QToolButton:
        button = self._button(self._actions.actionImportFiles, self.tr("导入"), "tray-arrow-down")
        menu = QMenu(button)
        menu.addAction(self._actions.actionImportFiles)
        menu.addAction(self._actions.actionImportFolder)
        button.setMenu(menu)
        button.setObjectName("importButton")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setToolTip(self.tr("导入报告（Ctrl+O）。箭头：导入文件夹。"))
        return button

    def _build_review_part(self) -> None:
        """Put what only a review has into one widget: showing one of a tool bar's own widgets also enables it."""
        ui = self._actions
        holder = QWidget(self)
        self._review = QHBoxLayout(holder)
        self._review.setContentsMargins(0, 0, 0, 0)
        self._review.setSpacing(_SPACING)
        self._review_part = self.addWidget(holder)
        self._part(self._separator_widget())
        self.previous = self._button(ui.actionPreviousReport, self.tr("上一份"), "caret-left", wordy=True)
        self.place = QLabel("0 / 0", self)
        self.place.setContentsMargins(6, 0, 6, 0)
        self.next = self._button(ui.actionNextReport, self.tr("下一份"), "caret-right", wordy=True, after=True)
        for part in (self.previous, self.place, self.next, self._separator_widget()):
            self._part(part)
        self._part(self._button(ui.actionUndo, self.tr("撤销"), "arrow-u-up-left", wordy=True))
        self._part(self._button(ui.actionRedo, self.tr("重做"), "arrow-u-up-right", wordy=True))
        self._part(self._separator_widget())
        self.todo = QToolButton(self)
        self.todo.setObjectName("todo")
        self.todo.setIcon(icons.icon("caret-right", "text"))
        self.todo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.todo.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.todo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.todo.setToolTip(self.tr("下一处待处理（F8），上一处（Shift+F8）"))
        self.todo.clicked.connect(ui.actionNextTodo.trigger)
        self._hint = QLabel("F8", self)
        self._hint.setProperty("role", "hint")
        self._part(self.todo)
        self._part(self._hint)

    def _build_right(self) -> None:
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._places = _Switch((("original", self.tr("原文")), ("panel", self.tr("面板"))), self)
        self._places.chosen.connect(self.placeChosen)
        self._places_action = self.addWidget(self._places)
        self._gap(8)
        self.search = SearchField(self)
        self.search.searched.connect(self.searched)
        self.search.entered.connect(self.searchEntered)
        self.search.left.connect(self.searchLeft)
        self.addWidget(self.search)
        self._gap(8)
        self.addWidget(self._export_button())
        self._gap(1)

    def _export_button(self) -> QToolButton:
        ui = self._actions
        button = self._button(None, self.tr("导出"), "export")
        menu = QMenu(button)
        for action in (ui.actionExportThis, ui.actionExportSelected, ui.actionExportAll):
            menu.addAction(action)
        menu.addSeparator()
        for action in (ui.actionExportOpinion, ui.actionExportOpinions, ui.actionExportWorkReport):
            menu.addAction(action)
        button.setMenu(menu)
        button.setObjectName("exportButton")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        button.setToolTip(self.tr("导出（Ctrl+E）：选择报告、格式和位置。箭头：其他范围。"))
        button.clicked.connect(lambda: ui.actionExportAll.trigger())
        self.export = button
        return button

    # -- what the window says

    def set_view(self, name: str) -> None:
        """Show which view is on; the review's own buttons leave with it."""
        self._modes.choose(name)
        self._review_part.setVisible(name == "review")

    def set_place(self, name: str) -> None:
        """Show which of original and panel has the one place."""
        self._places.choose(name)

    def set_folds(self, folds: Folds) -> None:
        """Fold words away, or show them again."""
        short = folds.short_words
        style = Qt.ToolButtonStyle
        for button in self._wordy:
            button.setToolButtonStyle(style.ToolButtonIconOnly if short else style.ToolButtonTextBesideIcon)
        self.search.set_width(_SEARCH_LEAST if folds.single else _SEARCH_NARROW if short else _SEARCH_WIDE)
        for button in (self._import, self.export):
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if folds.single else style.ToolButtonTextBesideIcon
            )
        self._hint.setVisible(not short)
        self._single = folds.single
        self._show_places()

    def set_open(self, is_open: bool) -> None:
        """Say whether a report is open: without one there is nothing to switch between."""
        self._open = is_open
        self._show_places()

    def _show_places(self) -> None:
        self._places_action.setVisible(self._single and self._open and self._modes.current == "review")

    def set_position(self, place: int, total: int) -> None:
        """Say which report of how many is open."""
        self.place.setText(f"{place} / {total}")

    def set_left(self, left: int, active: bool) -> None:
        """Say how much still needs a person."""
        self.todo.setText(self.tr("待处理 {0}").format(left))
        self.todo.setEnabled(active and left > 0)

    # -- small helpers

    _single = _open = False

    def _part(self, widget: QWidget) -> None:
        self._review.addWidget(widget)

    def _button(
        self, action: QAction | None, text: str, icon: str, wordy: bool = False, after: bool = False
    ) -> QToolButton:
        button = _ActionButton(action, text + _THIN if after else _THIN + text, self)
        button.setIcon(icons.icon(icon, "text"))
        button.setFixedHeight(_CONTROL)
        if after:
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if wordy:
            self._wordy.append(button)
        return button

    def _separator(self) -> None:
        self.addWidget(self._separator_widget())

    def _separator_widget(self) -> QWidget:
        holder = QWidget(self)
        holder.setFixedHeight(_CONTROL)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(8, 4, 8, 4)
        line = QFrame(holder)
        line.setObjectName("toolSeparator")
        layout.addWidget(line)
        return holder

    def _gap(self, width: int) -> None:
        gap = QWidget(self)
        gap.setFixedWidth(width)
        self.addWidget(gap)


class _ActionButton(QToolButton):
    """A tool button that follows an action's state but keeps a shorter word of its own."""

    def __init__(self, action: QAction | None, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action = action
        if action is not None:
            self.clicked.connect(action.trigger)
            action.changed.connect(self._follow)
            self._follow()

    def _follow(self) -> None:
        assert self._action is not None
        self.setEnabled(self._action.isEnabled())
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self._action.text().rstrip("…")
        self.setToolTip(f"{words}（{key}）" if key else words)
        self.setAccessibleName(words)


class _Switch(QFrame):
    """Exclusive buttons in one frame."""

    chosen = Signal(str)

    def __init__(self, entries: tuple[tuple[str, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("modeSwitch")
        self.setFixedHeight(_CONTROL)
        self.current = entries[0][0]
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        group.setExclusive(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for place, (key, text) in enumerate(entries):
            button = QToolButton(self)
            button.setText(text)
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.setObjectName("modeFirst" if place == 0 else "modeLast")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            button.clicked.connect(lambda _=False, k=key: self.chosen.emit(k))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[key] = button

    def choose(self, key: str) -> None:
        """Check one of the buttons."""
        self.current = key
        self._buttons[key].setChecked(True)


class SearchField(QLineEdit):
    """查找报告: filters while one types; Enter opens the first hit, Esc clears and leaves."""

    searched = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setFixedHeight(_CONTROL)
        self.setAccessibleName(self.tr("查找报告"))
        sign = self.addAction(icons.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setToolTip(self.tr("查找报告（Ctrl+K）"))
        self._key = QLabel("Ctrl+K", self)
        self._key.setProperty("role", "hint")
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._soon = QTimer(self, singleShot=True, interval=150)
        self._soon.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(self._changed)
        self.set_width(_SEARCH_WIDE)

    def set_width(self, width: int) -> None:
        """Show the long form, or a shorter one without the hint."""
        narrow = self._narrow = width < _SEARCH_WIDE
        self.setFixedWidth(width)
        self.setPlaceholderText(self.tr("查找") if narrow else self.tr("查找报告、单位、项目"))
        self.setToolTip(self.tr("按单位、项目和标题筛选报告（Ctrl+K）"))
        self._key.setVisible(not narrow and not self.text())
        self._key.adjustSize()
        self._key.move(self.width() - self._key.width() - 10, (_CONTROL - self._key.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._emit_now()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._emit_now()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self._key.adjustSize()
        if isinstance(event, QKeyEvent) and self._lets_pass(event):
            event.ignore()
            return True
        return super().event(event)

    @staticmethod
    def _lets_pass(event: QKeyEvent) -> bool:
        """Tell whether a key is the window's: under X11 a line of text takes Ctrl+E for "to the end of the line"."""
        return event.type() == QEvent.Type.ShortcutOverride and event.keyCombination() == _EXPORT

    def show_text(self, text: str) -> None:
        """Show a filter that was set elsewhere, without filtering again."""
        if text != self.text().strip():
            blocked = self.blockSignals(True)
            self.setText(text)
            self.blockSignals(blocked)
            self._key.setVisible(not self._narrow and not text)

    def _changed(self) -> None:
        self._key.setVisible(not self._narrow and not self.text())
        self._soon.start()

    def _emit_now(self) -> None:
        self._soon.stop()
        self.searched.emit(self.text().strip())
