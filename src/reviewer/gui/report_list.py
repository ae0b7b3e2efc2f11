"""The 列表 view: all reports in one table, filters above, a running import, a preview at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QMenu, QPushButton, QWidget

from reviewer.domain.errors import KnownError
from reviewer.domain.library import ImportOutcome, ListedFinding, Progress, ReportRow
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.gui import icons, theme, times
from reviewer.gui import report_list_filters as filters
from reviewer.gui.report_list_delegate import ReportListDelegate
from reviewer.gui.report_list_model import (
    COLUMNS,
    FAILED_TEXT,
    FILE,
    LEAVES_BELOW,
    PLACES,
    ReportListModel,
)
from reviewer.gui.settings import Memory
from reviewer.gui.shelf import Shelf
from reviewer.gui.ui_report_list import Ui_ReportList

FindingsOf = Callable[[int], list[ListedFinding]]
_HIDDEN = "list/hidden_columns"  # by their keys: places change with the program
_UNIT_WIDE = 208
_UNIT_FROM = 1540  # logical px of room from which the column of units is wide
_FILE_NARROW = 86  # the end of a name, with its type
_FILE_FROM = 1140  # logical px of room from which the column of files is wider
_PREVIEW_FROM = 1680  # logical px of window width from which the preview stands open by itself


class ReportList(QWidget):
    """Table, filters, preview; opening, retrying and removing are wishes to the window."""

    openWished = Signal(int)
    retryWished = Signal(str)
    passwordWished = Signal(str)
    folderWished = Signal(str)
    forgetWished = Signal(str)
    removeWished = Signal(list)
    joinWished = Signal(int)
    splitWished = Signal(int)
    importWished = Signal()
    cancelWished = Signal()
    selectionChanged = Signal()

    def __init__(
        self, shelf: Shelf, memory: Memory, findings_of: FindingsOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ui = Ui_ReportList()
        self._ui.setupUi(self)
        self._shelf, self._memory, self._findings_of = shelf, memory, findings_of
        self.model = ReportListModel(shelf, self)
        self._buttons: dict[int, QWidget] = {}
        self._preview_wish: bool | None = None  # None: by the room there is
        self._hidden = {PLACES[key] for key in memory.get(_HIDDEN).split() if key in PLACES}
        self._kept: list[int] = []
        self._widened = False
        self._scrolled = 0
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(self._show_findings)
        self._prepare_filters()
        self._prepare_table()
        self._prepare_preview()
        self._restore_selection()
        self._ui.importStrip.hide()
        shelf.changed.connect(self._after_change)
        self._after_change()

    # -- what the window asks

    @property
    def table(self) -> QAbstractItemView:
        """The table itself, for focus."""
        return self._ui.table

    def selected_reports(self) -> list[int]:
        """Return the ids of the selected reports, in the list's order."""
        rows = sorted(index.row() for index in self._ui.table.selectionModel().selectedRows())
        return [e.id for e in map(self.model.entry, rows) if isinstance(e, ReportRow)]

    def select_report(self, report_id: int | None) -> None:
        """Make a report the current row."""
        row = self.model.row_of(report_id)
        if row >= 0:
            self._choose(row)

    def step(self, by: int) -> None:
        """Go to the next or previous row."""
        current = self._ui.table.currentIndex().row()
        target = max(0, min(self.model.rowCount() - 1, current + by))
        if self.model.rowCount():
            self._choose(target)

    def _choose(self, row: int) -> None:
        """Make one row selected and current; selectRow() would toggle it while Ctrl of a shortcut is held down."""
        index, flag = self.model.index(row, 0), QItemSelectionModel.SelectionFlag
        self._ui.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self._ui.table.scrollTo(index)

    def show_progress(self, progress: Progress | None, title: str = "") -> None:
        """Show how far a running import is; None takes the strip away."""
        ui = self._ui
        ui.importStrip.setVisible(progress is not None)
        if progress is None:
            return
        ui.stripTitle.setText(f"{title} {progress.done} / {progress.total}" if progress.total else title)
        ui.stripCancel.setText(self.tr("取消{0}").format(title))
        ui.stripBar.setMaximum(progress.total)
        ui.stripBar.setValue(progress.done)
        parts = [self.tr("已读 {0}").format(progress.done - progress.failed)]
        parts += [self.tr("失败 {0}").format(progress.failed)] if progress.failed else []
        parts += filter(None, [times.remaining(progress)])
        ui.stripText.setText("，".join(parts) + f"　{progress.current}")

    def set_density(self) -> None:
        """Take over the row height of the current density."""
        self._ui.table.verticalHeader().setDefaultSectionSize(theme.row_height())

    def set_room(self, width: int) -> None:
        """Fold columns and the preview by the room there is; what a person hid stays hidden."""
        wished = width >= _PREVIEW_FROM if self._preview_wish is None else self._preview_wish
        self._ui.preview.setVisible(wished)
        room = width - theme.metric("list_preview") if wished else width
        if not self._widened:
            wide = _UNIT_WIDE if room >= _UNIT_FROM else COLUMNS[PLACES["unit"]].width
            self._ui.table.setColumnWidth(PLACES["unit"], wide)
            file = COLUMNS[PLACES[FILE]].width if room >= _FILE_FROM else _FILE_NARROW
            self._ui.table.setColumnWidth(PLACES[FILE], file)
        for key, least in LEAVES_BELOW.items():
            place = PLACES[key]
            self._ui.table.setColumnHidden(place, room < least or place in self._hidden)

    def remember(self) -> None:
        """Keep column widths and hidden columns."""
        if self._widened:
            header = self._ui.table.horizontalHeader()
            self._memory.put_numbers("list/widths", [header.sectionSize(n) for n in range(len(COLUMNS))])
        self._memory.put(_HIDDEN, " ".join(COLUMNS[place].key for place in sorted(self._hidden)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self._current_entry()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and entry is not None:
            self._open_entry(entry)
        elif event.key() == Qt.Key.Key_Delete and self.selected_reports():
            self.removeWished.emit(self.selected_reports())
        else:
            super().keyPressEvent(event)

    # -- parts

    def _prepare_filters(self) -> None:
        ui, shelf = self._ui, self._shelf
        filters.FilterChip(ui.statusChip, self.tr("状态"), "status", shelf, filters.statuses)
        filters.FilterChip(ui.yearChip, self.tr("年度"), "year", shelf, lambda: filters.years(shelf))
        departments = self.tr("主管部门")
        filters.FilterChip(
            ui.departmentChip, departments, "department", shelf, lambda: filters.departments(shelf)
        )
        filters.FilterChip(ui.gradeChip, self.tr("等级"), "grade", shelf, filters.grades)
        for chip in (ui.statusChip, ui.yearChip, ui.departmentChip, ui.gradeChip):
            chip.setPopupMode(chip.ToolButtonPopupMode.InstantPopup)
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setFixedHeight(theme.metric("control.height_px"))
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ui.clearFilters.clicked.connect(shelf.clear_filter)
        ui.emptyClear.clicked.connect(shelf.clear_filter)
        ui.emptyImport.clicked.connect(self.importWished)
        ui.stripCancel.clicked.connect(self.cancelWished)
        ui.columnsButton.setIcon(icons.icon("columns"))
        ui.columnsButton.setMenu(self._columns_menu())

    def _columns_menu(self) -> QMenu:
        menu = QMenu(self)
        for place, column in enumerate(COLUMNS):
            if column.key in ("status", "project"):
                continue
            action = QAction(self.tr(column.title), menu, checkable=True, checked=place not in self._hidden)
            action.toggled.connect(lambda on, n=place: self._show_column(n, on))
            menu.addAction(action)
        return menu

    def _show_column(self, place: int, on: bool) -> None:
        self._hidden = self._hidden - {place} if on else self._hidden | {place}
        self._ui.table.setColumnHidden(place, not on)

    def _prepare_table(self) -> None:
        table = self._ui.table
        table.setModel(self.model)
        table.setItemDelegate(ReportListDelegate(table))
        table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
        table.setSelectionMode(table.SelectionMode.ExtendedSelection)
        table.setEditTriggers(table.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(table.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._context_menu)
        table.doubleClicked.connect(lambda index: self._open_entry(self.model.entry(index.row())))
        table.selectionModel().currentRowChanged.connect(self._current_changed)
        table.selectionModel().selectionChanged.connect(self._selection_changed)
        table.verticalScrollBar().valueChanged.connect(self._place_buttons)
        self.model.modelAboutToBeReset.connect(self._keep_selection)
        self.model.modelReset.connect(self._restore_selection)
        self._prepare_headers()

    def _prepare_headers(self) -> None:
        table = self._ui.table
        rows, header = table.verticalHeader(), table.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        self.set_density()
        header.setFixedHeight(theme.metric("table_head"))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(44)
        header.setSectionResizeMode(header.ResizeMode.Interactive)
        header.setSectionResizeMode(PLACES["project"], header.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        widths = self._memory.numbers("list/widths")
        self._widened = bool(widths)
        for place, column in enumerate(COLUMNS):
            header.resizeSection(place, widths[place] if len(widths) == len(COLUMNS) else column.width)
        for place in self._hidden:
            table.setColumnHidden(place, True)
        header.sectionResized.connect(self._section_resized)

    def _show_sorted(self) -> None:
        """Give the heading of the column the list is sorted by room for its arrow, unless a person set widths."""
        header, sort = self._ui.table.horizontalHeader(), self._shelf.query.sort
        for place, column in enumerate(COLUMNS):
            fixed = column.key in ("unit", "project") or header.isSectionHidden(place)
            if not fixed and not self._widened:
                whole = header.sectionSizeHint(place) if column.sort is sort else 0
                header.resizeSection(place, max(column.width, whole))

    def _prepare_preview(self) -> None:
        self._ui.preview.openWished.connect(self.openWished)
        self._ui.preview.removeWished.connect(lambda report_id: self.removeWished.emit([report_id]))
        self._ui.preview.closeWished.connect(self._close_preview)
        self._ui.listSplitter.setHandleWidth(1)
        self._ui.listSplitter.setStretchFactor(0, 1)
        self._ui.listSplitter.setStretchFactor(1, 0)
        self._ui.listSplitter.setSizes([900, theme.metric("list_preview")])

    def _section_resized(self, section: int) -> None:
        by_hand = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        self._widened = self._widened or bool(by_hand and section != PLACES["project"])

    # -- what happens

    def _sort_by(self, section: int) -> None:
        key = COLUMNS[section].sort
        query = self._shelf.query
        if key is not None:
            descending = query.sort is key and not query.descending
            self._shelf.filter(sort=key, descending=descending)
        self._show_sorted()

    def _after_change(self) -> None:
        shelf, ui = self._shelf, self._ui
        parts = [self.tr("共 {0} 份").format(shelf.total)]
        parts += [f"{STATUS_NAMES[s]} {shelf.counts[s]}" for s in STATUS_NAMES if shelf.counts.get(s)]
        wordless = sum(row.wordless for row in shelf.rows)
        parts += [self.tr("未读出文字 {0}").format(wordless)] if wordless else []
        parts += [self.tr("失败 {0}").format(len(shelf.failures))] if shelf.failures else []
        if shelf.filtered:
            parts.insert(0, self.tr("筛出 {0} 份").format(len(shelf.rows)))
        ui.countsLabel.setText("　".join(parts))
        ui.clearFilters.setVisible(shelf.filtered)
        empty = self.model.rowCount() == 0
        ui.table.setVisible(not empty)
        ui.emptyPlace.setVisible(empty)
        ui.emptyClear.setVisible(shelf.filtered)
        text = (
            self.tr("没有符合条件的报告。")
            if shelf.filtered
            else self.tr("还没有报告。把文件或文件夹拖到这里，或者")
        )
        ui.emptyText.setText(text)

    def _current_entry(self) -> object:
        index = self._ui.table.currentIndex()
        return self.model.entry(index.row()) if index.isValid() else None

    def _open_entry(self, entry: object) -> None:
        if isinstance(entry, ReportRow):
            self.openWished.emit(entry.id)
        elif isinstance(entry, ImportOutcome):
            self.retryWished.emit(entry.path)

    def _current_changed(self) -> None:
        entry = self._current_entry()
        if isinstance(entry, ReportRow):
            self._ui.preview.show_row(entry)
            self._soon.start()

    def _selection_changed(self) -> None:
        self.selectionChanged.emit()

    def _show_findings(self) -> None:
        report_id = self._ui.preview.report_id
        if report_id is None or not self._ui.preview.isVisible():
            return
        try:
            self._ui.preview.show_findings(self._findings_of(report_id))
        except KnownError:
            self._ui.preview.show_findings([])

    def _close_preview(self) -> None:
        self._preview_wish = False
        self.set_room(self.window().width())

    def _context_menu(self, place: QPoint) -> None:
        menu, chosen = QMenu(self), self.selected_reports()
        if len(chosen) == 1:
            menu.addAction(self.tr("打开"), lambda: self.openWished.emit(chosen[0]))
            self._offer_form(menu, chosen[0])
        if chosen:
            words = (
                self.tr("移出列表…") if len(chosen) == 1 else self.tr("移出所选 {0} 份…").format(len(chosen))
            )
            menu.addAction(words, lambda: self.removeWished.emit(chosen))
        if not self._ui.preview.isVisible():
            menu.addAction(self.tr("显示预览"), self._open_preview)
        menu.popup(self._ui.table.viewport().mapToGlobal(place))

    def _offer_form(self, menu: QMenu, report_id: int) -> None:
        """Offer to join a form, or to split it off; a finished review is opened again first."""
        row = self.model.entry(self.model.row_of(report_id))
        if not isinstance(row, ReportRow):
            return
        wish, words = (
            (self.splitWished, self.tr("拆开自评表"))
            if row.form_name
            else (self.joinWished, self.tr("并入自评表…"))
        )
        menu.addAction(words, lambda: wish.emit(report_id)).setEnabled(row.status is not Status.DONE)

    def _open_preview(self) -> None:
        self._preview_wish = True
        self.set_room(self.window().width())
        self._current_changed()

    # -- rows of files that failed

    def _keep_selection(self) -> None:
        self._kept = self.selected_reports()
        self._scrolled = self._ui.table.verticalScrollBar().value()

    def _restore_selection(self) -> None:
        table = self._ui.table
        table.clearSpans()
        self._buttons.clear()
        for row in self.model.failed_rows():
            table.setSpan(row, FAILED_TEXT, 1, len(COLUMNS) - FAILED_TEXT)
        rows = [row for row in map(self.model.row_of, self._kept) if row >= 0]
        flag = QItemSelectionModel.SelectionFlag
        for row in rows:
            index = self.model.index(row, 0)
            table.selectionModel().select(index, flag.Select | flag.Rows)
        if rows:
            table.selectionModel().setCurrentIndex(self.model.index(rows[0], 0), flag.NoUpdate)
        table.verticalScrollBar().setValue(self._scrolled)
        self._place_buttons()

    def _place_buttons(self) -> None:
        table = self._ui.table
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        last = last if last >= 0 else self.model.rowCount() - 1
        for row in self.model.failed_rows():
            if max(first, 0) <= row <= last and row not in self._buttons:
                entry = self.model.entry(row)
                assert isinstance(entry, ImportOutcome)
                self._buttons[row] = self._failure_buttons(entry)
                table.setIndexWidget(self.model.index(row, FAILED_TEXT), self._buttons[row])

    def _failure_buttons(self, entry: ImportOutcome) -> QWidget:
        place = QWidget()
        layout = QHBoxLayout(place)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        layout.addStretch(1)
        for text, wish in (
            *([(self.tr("输入密码…"), self.passwordWished)] if entry.locked else []),
            (self.tr("重试"), self.retryWished),
            (self.tr("打开所在文件夹"), self.folderWished),
            (self.tr("移出列表"), self.forgetWished),
        ):
            button = QPushButton(text)
            button.setProperty("kind", "small")
            button.setFixedHeight(theme.metric("control_small"))
            button.clicked.connect(lambda _=False, w=wish: w.emit(entry.path))
            layout.addWidget(button)
        return place

    def sizeHint(self) -> QSize:
        return QSize(1000, 600)
