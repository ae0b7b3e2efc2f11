"""The original pane: head line, notices, search, one or two views of the report, as its pages, sheets or flowing text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.original import menus
from reviewer.gui.original.beside import Beside
from reviewer.gui.original.flow import FlowSide
from reviewer.gui.original.head import Head
from reviewer.gui.original.kept import KeptOriginal
from reviewer.gui.original.layouts import Layouts
from reviewer.gui.original.lit_views import LitViews
from reviewer.gui.original.looks import PAGES, SHEETS, TEXT
from reviewer.gui.original.marks import Mark, Marks, Spans, merged
from reviewer.gui.original.members import Members
from reviewer.gui.original.outline import outline, place_name
from reviewer.gui.original.pages_side import PagesSide
from reviewer.gui.original.places import ref_at, strip_marks
from reviewer.gui.original.printed_pages import PrintedPages
from reviewer.gui.original.reading import ReportView, Side
from reviewer.gui.original.sheet_side import SheetSide
from reviewer.gui.original.strip import OverviewStrip
from reviewer.gui.original.takes import Takes
from reviewer.gui.ui_original_pane import Ui_OriginalPane

if TYPE_CHECKING:
    from reviewer.gui.controller import ReviewController
    from reviewer.gui.settings import Memory
    from reviewer.services.session import ReviewSession

ZOOMS = (50, 60, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_STRIP_PAUSE = 60  # milliseconds; the strip follows layout, it need not lead
_LIST_KEY = "original/pages"


class OriginalPane(QWidget):
    """Show the open report and the passages of the current thing; a click on a passage makes its thing current."""

    def __init__(
        self, controller: ReviewController, memory: Memory | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller, self._memory = controller, memory
        ui = self._ui = Ui_OriginalPane()
        ui.setupUi(self)
        self._marks = Marks()
        self._zoom = 100
        self._shown: ReviewSession | None = None
        self._flow = FlowSide(ui.view, ui.second.flow, self)
        self._pages: PagesSide | None = None
        self._sheets: SheetSide | None = None
        self._side: Side = self._flow
        self._beside = Beside(self._show_beside)
        self._head = Head(ui, self)
        self._members = Members(ui.memberTabs, lambda: self.view, lambda: self._show(self.session))
        self._takes = Takes(controller, ui, self)
        self._printed = PrintedPages(controller, self)
        self._kept = KeptOriginal(controller, self._takes, self._members, ui.moreButton)
        self._layouts = Layouts(self._members, self._printed, self._kept, memory)
        self._lit = LitViews(
            ui.view,
            ui.second,
            ui.folded,
            ui.splitter,
            self._place_name,
            self._members.elsewhere,
            self._members.file_of,
            self._bring_second,
            self._show_place,
            self,
        )
        self._strip = OverviewStrip(ui.view)
        self._strip_pause = QTimer(self, singleShot=True, interval=_STRIP_PAUSE)
        self.setMinimumWidth(theme.metric("original_min"))
        ui.splitter.setStretchFactor(0, 3)
        ui.splitter.setStretchFactor(1, 2)
        self._head.show_zoom(self._zoom)
        self._connect_controller()
        self._connect_own()
        self._watch(self._flow)
        self._load()

    # -- set up

    def _connect_controller(self) -> None:
        controller = self._controller
        controller.sessionChanged.connect(self._load)
        controller.contentChanged.connect(self._refresh)
        controller.currentChanged.connect(self._follow)
        controller.foldsChanged.connect(self._fold)
        controller.findRequested.connect(self.open_find)
        controller.zoomRequested.connect(self.step_zoom)
        controller.panelRequested.connect(self._panel_asked)
        controller.placeRequested.connect(self._show_place)
        controller.passageRequested.connect(self._show_passage)
        controller.pickRequested.connect(self._takes.pick)
        self._fold()

    def _connect_own(self) -> None:
        ui = self._ui
        ui.zoomOut.clicked.connect(lambda: self.step_zoom(-1))
        ui.zoomIn.clicked.connect(lambda: self.step_zoom(1))
        ui.zoomLabel.clicked.connect(lambda: self.step_zoom(0))
        self._printed.ready.connect(self._printed_ready)
        self._printed.failed.connect(self._takes.say)
        ui.pagesButton.clicked.connect(lambda: self.set_layout(PAGES))
        ui.textButton.clicked.connect(lambda: self.set_layout(TEXT))
        ui.findButton.clicked.connect(self.open_find)
        ui.findBar.foundChanged.connect(self._show_found)
        ui.findBar.closed.connect(lambda: self.setFocus())
        ui.outlineButton.clicked.connect(self._show_outline)
        ui.pageBar.listToggled.connect(self._show_list)
        self._strip.markChosen.connect(self._show_place)
        self._strip.placeChosen.connect(lambda share: self.view.go_to_share(share))
        self._strip_pause.timeout.connect(self._strip.update)
        self._flow.grown.connect(self._strip_pause.start)
        self._flow.finished.connect(self._members.follow)
        self._flow.finished.connect(self._refresh)
        for key, act in (
            ("Ctrl+G", ui.pageBar.ask),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            ("Ctrl+PgDown", lambda: self._step(1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _watch(self, side: Side) -> None:
        for view in (side.first, side.second):
            view.passageClicked.connect(self._clicked)
            view.zoomStepped.connect(self.step_zoom)
            self._takes.watch(view)
        side.first.verticalScrollBar().valueChanged.connect(self._members.follow)
        self._lit.follow(side.second)

    # -- what is shown

    @property
    def session(self) -> ReviewSession | None:
        return self._controller.session

    @property
    def view(self) -> ReportView:
        """The first view."""
        return self._side.first

    @property
    def settled(self) -> bool:
        """Whether all of the report is in place."""
        return self._side.settled

    def _load(self) -> None:
        session = self.session
        if session is not None and session is self._shown:
            return
        self._shown = session
        self._marks = Marks()
        self._strip.forget()
        document = session.document if session is not None else None
        self._ui.findBar.take(document)
        self._printed.take(session)
        self._head.show(document, printable=self._printed.possible)
        self._layouts.take(document)
        self._show(session)

    def _show(self, session: ReviewSession | None) -> None:
        """Show the report, or nothing, in the views that are for it."""
        look = self._members.look
        self._use(self._side, self._side_of(look))
        if session is None:
            self._flow.leave()
        else:
            self._fill(look, session)
        self._layouts.note_shown()
        self._head.show_layout(look, busy=self._printed.busy)
        self._lit.take(self.view, self._marks)
        self._refresh()

    def _side_of(self, look: str) -> Side:
        if look == SHEETS:
            return self._sheet_side()
        return self._pages_side() if look == PAGES else self._flow

    def _fill(self, look: str, session: ReviewSession, *, beside: bool = False) -> None:
        """Let the side for a look show the report; `beside` another one only in the second view."""
        document, marks, zoom = session.document, self._marks, self._zoom
        if look == SHEETS:
            self._sheet_side().show(document, session.machine, marks, zoom, beside=beside)
        elif look == PAGES:
            self._pages_side().show(document, *self._layouts.pages(document), marks, zoom, beside=beside)
        else:
            self._flow.show(document, session.machine, marks, zoom)

    def _show_beside(self, look: str) -> Side:
        if self.session is not None:
            self._fill(look, self.session, beside=True)
        return self._side_of(look)

    def _pages_side(self) -> PagesSide:
        if self._pages is None:
            ui = self._ui
            self._pages = PagesSide((ui.stack, ui.second.stack), ui.pageList, ui.pageBar, self)
            self._pages.show_list(self._memory is not None and self._memory.get(_LIST_KEY) == "1")
            self._watch(self._pages)
        return self._pages

    def _sheet_side(self) -> SheetSide:
        if self._sheets is None:
            ui = self._ui
            self._sheets = SheetSide((ui.stack, ui.second.stack), ui.sheetLine, ui.sheetTabs, self)
            self._sheets.first.sheetChanged.connect(self._strip.update)
            self._sheets.first.sheetChanged.connect(self._members.follow)
            self._sheets.first.verticalScrollBar().rangeChanged.connect(self._strip_pause.start)
            self._watch(self._sheets)
        return self._sheets

    def _use(self, old: Side, new: Side) -> None:
        """Change to other views where that is needed."""
        self._takes.reset(new.first)
        if new is not old:
            old.first.set_strip(None)
            old.leave()
        self._beside.leave(new)
        self._side = new
        new.first.set_strip(self._strip)
        self.setFocusProxy(new.widget)

    def _sides(self) -> list[Side]:
        """Return the ways in which the report is shown now."""
        return [self._side] if self._beside.side is None else [self._side, self._beside.side]

    def _bring_second(self, span: Span) -> None:
        """Let the second view be one that shows a passage as its file is laid out."""
        self._beside.bring(self._side, self._members.look, self._members.look_at(span))

    def set_layout(self, layout: str) -> None:
        """Show an original that has pages or sheets as these ("pages") or as flowing "text"; the place stays, and it is remembered."""
        if self.session is None:
            return
        if self._layouts.want(self.session.document, layout):
            self._lay_out(self.session, wanted=layout == PAGES)
        else:
            self._head.show_layout(self._members.look, busy=self._printed.busy)

    def _lay_out(self, session: ReviewSession, *, wanted: bool) -> None:
        """Show the report as it is asked for now, at the place that is seen."""
        seen = self._members.seen()
        if self._layouts.lay_out(session.document, wanted=wanted):
            self._show(session)
            self.view.reach(seen.start)
            self.view.go_to(Span(seen.start, seen.start + 1))
            self._members.follow()
            self._lit.show()
        self._head.show_layout(self._members.look, busy=self._printed.busy)

    def _printed_ready(self) -> None:
        """Show the report as it is asked for now: by its printed pages or by its text."""
        if self.session is not None and self._printed.possible:
            shown = self._printed.shown
            self._lay_out(self.session, wanted=shown is not None and not shown.problem)

    def _refresh(self) -> None:
        """Ask the session again what is lit, where values lie, and what the strip shows."""
        session, ref = self.session, self._controller.current
        lit = session.lit(ref) if session is not None and ref else ()
        found = merged([Mark(one.passage.span, one.look, one.badge) for one in lit])
        self._marks.lit = self._members.in_view_first(found)
        self._marks.values = Spans(p.span for p in session.values() if p.grounded) if session else Spans()
        self._strip.show_marks(lambda: strip_marks(session, ref) if session else (), self.view.share_of)
        self._update_marks()
        self._lit.refresh()

    def _update_marks(self) -> None:
        for side in self._sides():
            side.update_marks()

    def _follow(self, ref: str) -> None:
        self._takes.follow()
        if ref or self._marks.lit:  # else nothing is lit, and nothing was
            self._refresh()
        if self._marks.lit:  # what is lit is meant now; an old selection would look like one more passage
            for side in self._sides():
                side.first.clear_selection()
                side.second.clear_selection()
            self._members.fit(self._marks.lit)
        self._lit.show()

    def _fold(self) -> None:
        self._lit.set_one_line(self._controller.folds.one_line)

    def _place_name(self, position: int) -> str:
        if self.session is None:
            return ""
        address = self._sheets.second.address_of(position) if self._sheets is not None else ""
        return f"{address} {place_name(self.session.report, position)}".strip()

    # -- moving about

    def _panel_asked(self, panel: str) -> None:
        if panel == "original":
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_place(self, span: Span) -> None:
        """Show a place, in a pair by the side that is for its file."""
        self._members.show_at(span)
        self.view.go_to(span)

    def _show_passage(self, span: Span) -> None:
        """Show a passage selected, whatever is current; in a pair by the side that is for its file."""
        self._members.show_at(span)
        self.view.select(span)
        self.view.go_to(span)
        self.view.uncover(span)

    def _show_outline(self) -> None:
        session = self.session
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = outline(session.document, session.machine) if session is not None else ()
        menus.fill_outline(menu, found, lambda heading: self._show_place(Span(heading.start, heading.end)))
        button = self._ui.outlineButton
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))

    def _step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page or sheet."""
        if self._members.look == SHEETS and self._sheets is not None:
            self._sheets.step(by)
        else:
            self._ui.pageBar.step(by)

    def _show_list(self, shown: bool) -> None:
        if self._pages is not None:
            self._pages.show_list(shown)
        if self._memory is not None:
            self._memory.put(_LIST_KEY, "1" if shown else "0")

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
        if percent != self._zoom:
            self._zoom = percent
            self._head.show_zoom(percent)
            for side in self._sides():
                side.set_zoom(percent)
            self._lit.settle()

    def open_find(self) -> None:
        """Open the search bar; a short selection becomes its words."""
        if self.session is None:
            return
        chosen = self._takes.active.selection()
        words = chosen.text if chosen is not None and len(chosen.text) <= 30 and "\n" not in chosen.text else ""
        self._ui.findBar.open_at(self.view.seen().start, words)

    def _show_found(self, found: list[Span], current: Span | None) -> None:
        self._marks.found, self._marks.found_current = Spans(found), current
        if current is not None:
            self._members.show_at(current)
            self.view.reach(current.end)
            if not self.view.shows(current):
                self.view.go_to(current)
        self._update_marks()

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
        elif self._takes.picking:
            self._takes.leave_pick()
        elif self._lit.split:
            self._lit.close()
        else:
            return False
        return True
