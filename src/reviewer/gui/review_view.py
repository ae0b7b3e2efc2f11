"""The 评审 view: queue or rail at the left, the original, the panels at the right; or what an empty place offers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reviewer.gui import theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.queue import Queue, Rail
from reviewer.gui.settings import Memory
from reviewer.gui.shelf import Shelf
from reviewer.gui.welcome import Welcome

_EMPTY_QUEUE = 224


class ReviewView(QWidget):
    """Arrange what the folds say; the panes are built when the first report is opened."""

    reportChosen = Signal(int)
    failureChosen = Signal(str)
    importWished = Signal()
    folderWished = Signal()
    samplesChosen = Signal(list)
    placeChanged = Signal(str)  # "original" or "panel" has the one place

    def __init__(
        self, controller: ReviewController, shelf: Shelf, memory: Memory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller, self._shelf, self._memory = controller, shelf, memory
        self.queue = Queue(shelf, self)
        self.rail = Rail(self.queue, self)
        self.outer = QSplitter(Qt.Orientation.Horizontal, self)
        self.stack = QStackedWidget(self)
        self.panes: QSplitter | None = None
        self.welcome: Welcome | None = None
        self._by_hand: bool | None = None  # True: rail, False: open, None: as the width says
        self._overlaid = False
        self._shares = memory.numbers(
            memory.per_screen("panes")
        )  # of original and panel, as a person left them
        self._place = "panel"
        self._arrange()
        self._connect()

    # -- building

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self.outer, 1)
        self.outer.setChildrenCollapsible(False)
        self.outer.setHandleWidth(1)
        self.outer.addWidget(self.queue)
        self.outer.addWidget(self.stack)
        self.outer.setStretchFactor(0, 0)
        self.outer.setStretchFactor(1, 1)
        self.blank = QWidget(self)
        self.blank.setObjectName("welcome")
        self.blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.stack.addWidget(self.blank)
        self.nothing = _nothing_open(self)
        self.stack.addWidget(self.nothing)
        kept = self._memory.get(self._memory.per_screen("queue"))
        self._by_hand = {"rail": True, "open": False}.get(kept)

    def _connect(self) -> None:
        self.queue.reportChosen.connect(self._chosen)
        self.queue.failureChosen.connect(self.failureChosen)
        self.queue.foldWished.connect(self.toggle_queue)
        self.queue.left.connect(self.close_overlay)
        self.rail.openWished.connect(self.open_overlay)
        self._controller.sessionChanged.connect(self._session_changed)
        self._controller.contentChanged.connect(self._mark_open)
        self._controller.foldsChanged.connect(self._refold)
        self._controller.panelRequested.connect(self._panel_requested)
        self._shelf.changed.connect(self._shelf_changed)

    def _build_panes(self) -> QSplitter:
        from reviewer.gui.original.pane import OriginalPane
        from reviewer.gui.panels.pane import RightPane

        panes = _Panes(self._share_width, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        self.original = OriginalPane(self._controller, self._memory)
        self.panel = RightPane(self._controller)
        self.panel.restore_tree(self._memory.numbers(self._memory.per_screen("tree")))
        panes.addWidget(self.original)
        panes.addWidget(self.panel)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(1, 1)
        panes.splitterMoved.connect(self._panes_moved)
        self.stack.addWidget(panes)
        return panes

    # -- what is shown

    def _session_changed(self) -> None:
        if self._controller.session is None:
            self._shelf_changed()
        else:
            if self.panes is None:
                self.panes = self._build_panes()
                self._controller.sessionChanged.emit()
                return
            self.stack.setCurrentWidget(self.panes)
            self._refold()
        self._mark_open()

    def _mark_open(self) -> None:
        session = self._controller.session
        self.queue.set_current(session.row.id if session else None)
        self.rail.set_current(str(session.status) if session else "")

    def _shelf_changed(self) -> None:
        if not self._controller.ready:
            return
        if self._controller.session is None:
            empty = self._shelf.total == 0
            if empty and self.welcome is None:
                self._build_welcome()
            target = self.welcome if empty and self.welcome else self.nothing
            self.stack.setCurrentWidget(target)
        self._refold()
        self._mark_open()

    def _build_welcome(self) -> None:
        self.welcome = Welcome(self)
        self.welcome.show_samples(self._controller.library.samples())
        self.welcome.importWished.connect(self.importWished)
        self.welcome.folderWished.connect(self.folderWished)
        self.welcome.samplesChosen.connect(self.samplesChosen)
        self.stack.addWidget(self.welcome)

    # -- the queue and its rail

    @property
    def railed(self) -> bool:
        """Whether the queue is folded; never while there is nothing to lay it over."""
        if self._controller.ready and self._controller.session is None:
            return False
        return self._controller.folds.rail if self._by_hand is None else self._by_hand

    def toggle_queue(self) -> None:
        """Fold the queue to the rail or open it for good; remembered per screen size."""
        if self._overlaid:
            self.close_overlay()
            return
        wished = not self.railed
        self._by_hand = None if wished == self._controller.folds.rail else wished
        word = "" if self._by_hand is None else "rail" if self._by_hand else "open"
        self._memory.put(self._memory.per_screen("queue"), word)
        self._refold()

    def open_overlay(self, group: str = "") -> None:
        """Lay the queue over the original until a report is chosen."""
        self.show_overlay()
        self.queue.show_group(group)

    def show_overlay(self) -> None:
        """Lay the queue over the original; the keyboard stays where it is."""
        if self.railed and not self._overlaid:
            self._overlaid = True
            theme.mark(self.queue, "over", "true")
            self.queue.setParent(self)
            self._place_overlay()
            self.queue.show()
            self.queue.raise_()
            _application().installEventFilter(self)

    def close_overlay(self) -> None:
        """Take the queue off again."""
        if not self._overlaid:
            return
        self._overlaid = False
        _application().removeEventFilter(self)
        self.queue.hide()
        theme.mark(self.queue, "over", "false")
        self.outer.insertWidget(0, self.queue)
        self._refold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = self.queue.isAncestorOf(watched) or watched in (self.queue, self.rail)
            if not inside and not self.rail.isAncestorOf(watched) and watched.window() is self.window():
                self.close_overlay()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_overlay()
        self._share_width()

    def _place_overlay(self) -> None:
        if self._overlaid:
            left = theme.metric("rail_width")
            self.queue.setGeometry(left, 0, theme.metric("queue"), self.height())

    def _chosen(self, report_id: int) -> None:
        self.close_overlay()
        self.reportChosen.emit(report_id)

    # -- folding

    def _refold(self) -> None:
        railed = self.railed
        self.rail.setVisible(railed)
        if not self._overlaid:
            self.queue.setVisible(not railed)
        folds = self._controller.folds
        self.placeChanged.emit(self._place)
        if self.panes is not None:
            self.original.setVisible(not folds.single or self._place == "original")
            self.panel.setVisible(not folds.single or self._place == "panel")
        self._share_width()

    def back_to_held(self) -> None:
        """Go back to a value that was typed and refused."""
        if self.panes is not None:
            self.show_place("panel")
            self.panel.back_to_held()

    def focus_panes(self) -> None:
        """Put the keyboard where the work is: the panel's table, else the original."""
        if self.panel.isVisible():
            self.panel.current_page().table.setFocus()
        else:
            self.original.setFocus()

    def _panel_requested(self, name: str) -> None:
        self.show_place("original" if name == "original" else "panel")

    def show_place(self, place: str) -> None:
        """Give the one place to "original" or "panel"; where both fit nothing changes."""
        self._place = place
        self._refold()

    def _panes_moved(self) -> None:
        if self.panes is not None and not self._controller.folds.single:
            self._shares = self.panes.sizes()

    def _share_width(self) -> None:
        if not self._overlaid and self.queue.isVisible():
            self._share_outer()
        if self.panes is None or self._controller.folds.single:
            return
        width, kept = self.panes.width(), self._shares
        if len(kept) == 2 and max(kept) > 0:
            right = round(width * kept[1] / (kept[0] + kept[1]))
        else:
            right = right_width(self.width())
        self.panes.setSizes([width - right, right])

    def _share_outer(self) -> None:
        kept = self._memory.numbers(self._memory.per_screen("queue_width"))
        empty = self._controller.session is None and self._shelf.total == 0
        width = kept[0] if kept else _EMPTY_QUEUE if empty else theme.metric("queue")
        if self.outer.sizes()[0] != width:
            self.outer.setSizes([width, max(1, self.outer.width() - width)])

    def remember(self) -> None:
        """Keep where the splitters stand, per screen size."""
        if len(self._shares) == 2:
            self._memory.put_numbers(self._memory.per_screen("panes"), self._shares)
        if self.panes is not None:
            self._memory.put_numbers(self._memory.per_screen("tree"), self.panel.tree_state())
        if self.queue.isVisible() and not self._overlaid and self._shelf.total:
            self._memory.put_numbers(self._memory.per_screen("queue_width"), [self.outer.sizes()[0]])


class _Panes(QSplitter):
    """Original and panel; their shares hold however the splitter got its width: queue, window, another report."""

    def __init__(self, share: Callable[[], None], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._share = share

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()


def right_width(window: int) -> int:
    """Return the right pane's width at a window's width: 496 at the tightest, 584 at 1366, 928 at 1920."""
    smallest, at_1366 = theme.metric("right_min"), theme.metric("right_1366")
    if window <= 1366:
        return max(smallest, round(at_1366 - 0.31 * (1366 - window)))
    slope = (theme.metric("right_1920") - at_1366) / (1920 - 1366)
    return round(at_1366 + slope * (window - 1366))


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def _nothing_open(parent: QWidget) -> QWidget:
    page = QWidget(parent)
    page.setObjectName("welcome")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(page)
    words = QLabel(page.tr("在左侧选择一份报告开始评审。"), page)
    words.setProperty("role", "secondary")
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(words)
    return page
