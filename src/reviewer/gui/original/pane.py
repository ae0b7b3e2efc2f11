"""The original pane: head line, notices, search, one or two views of the report, and taking text out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from reviewer.domain.report import Category
from reviewer.domain.text import Passage, Span
from reviewer.gui import icons, theme
from reviewer.gui.original import menus
from reviewer.gui.original.geometry import top_of
from reviewer.gui.original.lit_views import LitViews
from reviewer.gui.original.loader import Loader
from reviewer.gui.original.marks import Mark, Marks, Spans, merged
from reviewer.gui.original.outline import Heading, place_name
from reviewer.gui.original.places import name_of, ref_at, strip_marks
from reviewer.gui.original.strip import OverviewStrip
from reviewer.gui.original.taking import Taking, missing_side
from reviewer.gui.original.view import OriginalView
from reviewer.gui.ui_original_pane import Ui_OriginalPane

if TYPE_CHECKING:
    from reviewer.gui.controller import ReviewController
    from reviewer.services.session import ReviewSession

ZOOMS = (50, 60, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_FILE_ICONS = {
    "docx": "file-doc",
    "doc": "file-doc",
    "rtf": "file-doc",
    "odt": "file-doc",
    "pdf": "file-pdf",
    "xlsx": "file-xls",
    "xls": "file-xls",
}
_STRIP_PAUSE = 60  # milliseconds; the strip follows layout, it need not lead


class OriginalPane(QWidget):
    """Show the open report and the passages of the current thing; a click on a passage makes its thing current."""

    def __init__(self, controller: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._ui = Ui_OriginalPane()
        self._ui.setupUi(self)
        self._marks = Marks()
        self._loader: Loader | None = None
        self._zoom = 100
        self._shown: ReviewSession | None = None
        self._picking = ""
        self._active: OriginalView = self._ui.view
        self._lit = LitViews(
            self._ui.view, self._ui.second, self._ui.folded, self._ui.splitter, self._place_name
        )
        self._strip = OverviewStrip(self._ui.view)
        self._strip_pause = QTimer(self, singleShot=True, interval=_STRIP_PAUSE)
        self._dress()
        self._connect_controller()
        self._connect_own()
        self._load()

    # -- set up

    def _dress(self) -> None:
        ui = self._ui
        self.setMinimumWidth(theme.metric("original_min"))
        ui.view.set_strip(self._strip)
        ui.splitter.setStretchFactor(0, 3)
        ui.splitter.setStretchFactor(1, 2)
        ui.headSeparator.setStyleSheet(f"background: {theme.color('line2').name()}; border: none;")
        tools = (
            (ui.zoomOut, "minus"), (ui.zoomIn, "plus"), (ui.findButton, "magnifying-glass"),
            (ui.outlineButton, "list"), (ui.noticeClose, "x"), (ui.pickClose, "x"), (ui.errorClose, "x"),
        )  # fmt: skip
        for button, name in tools:
            _dress_tool(button, name)
        ui.errorIcon.setPixmap(icons.pixmap("warning-circle", "red", 14, self.devicePixelRatioF()))
        for bar in (ui.noticeBar, ui.pickBar, ui.errorBar):
            bar.hide()
        self.setFocusProxy(ui.view)

    def _connect_controller(self) -> None:
        controller = self._controller
        controller.sessionChanged.connect(self._load)
        controller.contentChanged.connect(self._refresh)
        controller.currentChanged.connect(self._follow)
        controller.foldsChanged.connect(self._fold)
        controller.findRequested.connect(self.open_find)
        controller.zoomRequested.connect(self.step_zoom)
        controller.panelRequested.connect(self._panel_asked)
        controller.pickRequested.connect(self.pick)
        self._fold()

    def _connect_own(self) -> None:
        ui = self._ui
        ui.zoomOut.clicked.connect(lambda: self.step_zoom(-1))
        ui.zoomIn.clicked.connect(lambda: self.step_zoom(1))
        ui.zoomLabel.clicked.connect(lambda: self.step_zoom(0))
        ui.findButton.clicked.connect(self.open_find)
        ui.findBar.foundChanged.connect(self._show_found)
        ui.findBar.closed.connect(lambda: ui.view.setFocus())
        ui.outlineButton.clicked.connect(self._show_outline)
        ui.noticeClose.clicked.connect(ui.noticeBar.hide)
        ui.errorClose.clicked.connect(ui.errorBar.hide)
        ui.pickClose.clicked.connect(self._leave_pick)
        self._strip.markChosen.connect(lambda span: ui.view.go_to(span))
        self._strip.placeChosen.connect(self._go_to_share)
        self._strip_pause.timeout.connect(self._strip.update)
        for view in (ui.view, ui.second.view):
            self._connect_view(view)
        takes = (
            (menus.FIELD_KEY, self._take_as_field),
            (menus.INDICATOR_KEY, self._take_as_indicator),
            (menus.EVIDENCE_KEY, self._take_as_evidence),
        )
        for key, act in takes:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect_view(self, view: OriginalView) -> None:
        view.passageClicked.connect(self._clicked)
        view.zoomStepped.connect(self.step_zoom)
        view.menuWanted.connect(lambda at, v=view: self._show_menu(v, at))
        view.accepted.connect(self._accept)
        view.selectionChanged.connect(lambda v=view: self._selected(v))

    # -- what is shown

    @property
    def session(self) -> ReviewSession | None:
        return self._controller.session

    @property
    def view(self) -> OriginalView:
        """The first view."""
        view: OriginalView = self._ui.view
        return view

    def _load(self) -> None:
        session, old = self.session, self._loader
        if session is not None and session is self._shown:
            return
        self._shown = session
        self._marks = Marks()
        self._leave_pick()
        self._ui.errorBar.hide()
        self._loader = None
        if session is not None:
            self._loader = Loader(session.document, session.machine, self._zoom / 100, self)
        text = session.document.text if session is not None else ""
        self._ui.view.show_report(self._loader, text, self._marks)
        self._lit.take(self._loader, text, self._marks)
        self._ui.findBar.set_text(text)
        self._start(session)
        if old is not None:
            old.stop()
            old.deleteLater()
        self._refresh()

    def _start(self, session: ReviewSession | None) -> None:
        self._show_head(session)
        if self._loader is None:
            return
        self._loader.grown.connect(self._strip_pause.start)
        self._loader.finished.connect(self._refresh)
        self._loader.text_document.documentLayout().documentSizeChanged.connect(
            lambda _size: self._strip_pause.start()
        )
        self._loader.start()
        self._ui.view.moveCursor(QTextCursor.MoveOperation.Start)  # building pushed it along
        self._ui.view.verticalScrollBar().setValue(0)

    def _show_head(self, session: ReviewSession | None) -> None:
        ui, document = self._ui, session.document if session is not None else None
        name = document.file_name if document is not None else ""
        ui.fileName.set_full_text(name, Qt.TextElideMode.ElideMiddle)
        icon = _FILE_ICONS.get(document.format if document else "", "file-text")
        ui.fileIcon.setPixmap(icons.pixmap(icon, "text2", 16, self.devicePixelRatioF()))
        ui.fileIcon.setVisible(document is not None)
        for button in (ui.zoomOut, ui.zoomLabel, ui.zoomIn, ui.findButton, ui.outlineButton):
            button.setEnabled(document is not None)
        ui.zoomLabel.setText(f"{self._zoom}%")
        notices = "　".join(document.notices) if document is not None else ""
        ui.noticeText.set_full_text(notices)
        ui.noticeBar.setVisible(bool(notices))

    def _refresh(self) -> None:
        """Ask the session again what is lit, where values lie, and what the strip shows."""
        session, ref = self.session, self._controller.current
        lit = session.lit(ref) if session is not None and ref else ()
        self._marks.lit = merged([Mark(one.passage.span, one.look, one.badge) for one in lit])
        self._marks.values = Spans(p.span for p in session.values() if p.grounded) if session else Spans()
        self._strip.show_marks(strip_marks(session, ref) if session else (), self._share)
        self._ui.view.viewport().update()
        self._lit.refresh()

    def _follow(self, _ref: str) -> None:
        self._ui.errorBar.hide()
        if self._picking and self._picking != self._controller.current:
            self._leave_pick()
        self._refresh()
        if self._marks.lit:  # what is lit is meant now; an old selection would look like one more passage
            for view in (self._ui.view, self._ui.second.view):
                view.clear_selection()
        self._lit.show()

    def _fold(self) -> None:
        self._lit.set_one_line(self._controller.folds.one_line)

    def _share(self, span: Span) -> float:
        """Return how far down a passage stands; by characters until all is laid out."""
        session = self.session
        if self._loader is None or session is None:
            return 0.0
        document = self._loader.text_document
        height = document.size().height()
        if not self._loader.done or not document.lastBlock().layout().lineCount() or height <= 0:
            return span.start / max(len(session.document.text), 1)
        return min(top_of(document, self._loader.positions.to_qt(span.start)) / height, 1.0)

    def _place_name(self, position: int) -> str:
        return place_name(self.session.report, position) if self.session is not None else ""

    # -- moving about

    def _panel_asked(self, panel: str) -> None:
        if panel == "original":
            self._ui.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_to_share(self, share: float) -> None:
        bar = self._ui.view.verticalScrollBar()
        height = self._ui.view.document().size().height()
        bar.setValue(round(share * height - self._ui.view.viewport().height() / 2))

    def _headings(self) -> tuple[Heading, ...]:
        return self._loader.headings if self._loader is not None else ()

    def _show_outline(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menus.fill_outline(menu, self._headings(), self._go_to_heading)
        button = self._ui.outlineButton
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))

    def _go_to_heading(self, heading: Heading) -> None:
        self._ui.view.go_to(Span(heading.start, heading.end))

    def _clicked(self, hit: list[Span]) -> None:
        if self.session is not None and (ref := ref_at(self.session, hit)):
            self._controller.set_current(ref)

    def step_zoom(self, by: int) -> None:
        """Zoom in (1), out (-1) or back to 100 % (0), keeping the place."""
        if by == 0:
            self.set_zoom(100)
        elif by > 0:
            self.set_zoom(next((z for z in ZOOMS if z > self._zoom), ZOOMS[-1]))
        else:
            self.set_zoom(next((z for z in reversed(ZOOMS) if z < self._zoom), ZOOMS[0]))

    @property
    def zoom(self) -> int:
        """The zoom in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the zoom in percent; the place at the top of each view stays."""
        if percent == self._zoom:
            return
        self._zoom = percent
        self._ui.zoomLabel.setText(f"{percent}%")
        views = (self._ui.view, self._ui.second.view)
        anchors = [view.anchor() for view in views]
        if self._loader is not None:
            self._loader.set_zoom(percent / 100)
        for view in views:
            view.set_zoom(percent / 100, relayout=view is self._ui.view)
        for view, anchor in zip(views, anchors, strict=True):
            view.restore(anchor)
        self._lit.settle()

    def open_find(self) -> None:
        """Open the search bar; a short selection becomes its words."""
        if self.session is None:
            return
        chosen = self._active.selection()
        words = chosen.text if chosen is not None and len(chosen.text) <= 30 and "\n" not in chosen.text else ""
        self._ui.findBar.open_at(self._ui.view.seen().start, words)

    def _show_found(self, found: list[Span], current: Span | None) -> None:
        self._marks.found, self._marks.found_current = Spans(found), current
        if current is not None and self._loader is not None:
            self._loader.reach(current.end)
            if not self._ui.view.shows(current):
                self._ui.view.go_to(current)
        self._ui.view.viewport().update()
        self._ui.second.view.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take an Esc that nobody else wanted, also when the focus is in another panel."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            return event.key() == Qt.Key.Key_Escape and self.escape()
        return False

    def escape(self) -> bool:
        """Leave what is open here: search, picking, the second view; tell whether there was something."""
        if self._ui.findBar.isVisible():
            self._ui.findBar.leave()
        elif self._picking:
            self._leave_pick()
        elif self._lit.split:
            self._lit.close()
        else:
            return False
        return True

    # -- taking text

    def pick(self, ref: str) -> None:
        """Wait for a selection that becomes the value of a reference (在原文中选取)."""
        session = self.session
        name = name_of(session, _bare(ref)) if session is not None else ""
        if not name:
            return
        self._picking = ref
        self._ui.pickText.set_full_text(self.tr("在原文中选取：{0}　选中文字后按 Enter，Esc 取消").format(name))
        self._ui.pickBar.show()
        self._ui.errorBar.hide()
        self._ui.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_pick(self) -> None:
        self._picking = ""
        self._ui.pickBar.hide()

    def _accept(self) -> None:
        if self._picking:
            self._take_for(self._picking)

    def _take_for(self, ref: str) -> None:
        subject, _, key = ref.partition(":")
        if subject == "field":
            self._take(lambda t: t.field(key))
        elif subject == "spending":
            self._take(lambda t: t.amount(key))
        elif subject == "indicator":
            self._take_side(*_side_of(key))
        elif ref == "category:spending":
            self._take(Taking.spending)
        elif subject == "category":
            self._take(lambda t: t.indicator(Category(key)))

    def _take_side(self, key: str, column: str) -> None:
        indicator = self.session.report.indicator(key) if self.session is not None else None
        column = column or (missing_side(indicator) if indicator is not None else "")
        if column:
            self._take(lambda t: t.side(key, column))
        elif self._selection_or_say() is not None:
            menus.side_menu(self, key, self._take).popup(self._menu_place())

    def _take_as_field(self) -> None:
        name = self._situation().field
        if name:
            self._take(lambda t: t.field(name))
        elif self._selection_or_say() is not None:
            self._show_menu(self._active, self._menu_place())

    def _take_as_indicator(self) -> None:
        key = self._situation().indicator
        if key:
            self._take_side(key, "")
        else:
            self._take(lambda t: t.indicator(Category.OUTPUT))

    def _take_as_evidence(self) -> None:
        self._take(lambda t: t.evidence(self._controller.current))

    def _take(self, edit: Callable[[Taking], str]) -> None:
        """Make one edit with the selection; an error stands at the bottom of the pane."""
        session, passage = self.session, self._selection_or_say()
        if session is None or passage is None:
            return
        refs: list[str] = []
        problem = self._controller.perform(lambda: refs.append(edit(Taking(session, passage))))
        if problem:
            self._say(problem)
            return
        self._leave_pick()
        self._active.clear_selection()
        self._controller.set_current(refs[0])

    def _selection_or_say(self) -> Passage | None:
        passage = self._active.selection()
        if passage is None:
            self._say(self.tr("请先在原文中选中文字。"))
        return passage

    def _say(self, problem: str) -> None:
        self._ui.errorText.set_full_text(problem)
        self._ui.errorBar.show()

    def _selected(self, view: OriginalView) -> None:
        if view.textCursor().hasSelection():
            self._active = view
            self._ui.errorBar.hide()

    def _situation(self) -> menus.Situation:
        session = self.session
        writable = session is not None and not session.read_only
        return menus.Situation(self._active.selection() is not None, writable, self._controller.current)

    def _show_menu(self, view: OriginalView, at: QPoint) -> None:
        if self.session is None:
            return
        if view.textCursor().hasSelection():
            self._active = view
        menu = menus.selection_menu(self, self._situation(), self.copy, self._take)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _menu_place(self) -> QPoint:
        view = self._active
        return view.viewport().mapToGlobal(view.cursorRect().bottomLeft())

    def copy(self) -> None:
        """Copy the selection as the report has it."""
        passage = self._active.selection()
        if passage is not None:
            QApplication.clipboard().setText(passage.text)


def _dress_tool(button: QToolButton, name: str) -> None:
    button.setIcon(icons.icon(name))
    button.setIconSize(QSize(16, 16))


def _bare(ref: str) -> str:
    subject, _, key = ref.partition(":")
    return f"{subject}:{_side_of(key)[0]}" if subject == "indicator" else ref


def _side_of(key: str) -> tuple[str, str]:
    """Split "<key>:actual" into key and column; "" where none is named."""
    bare, _, column = key.rpartition(":")
    return (bare, column) if bare and column in ("target", "actual") else (key, "")
