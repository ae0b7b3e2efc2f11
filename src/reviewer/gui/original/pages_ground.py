"""The ground real pages lie on: their column, scrolling, zoom, and which page is read. What stands on them is not known here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from reviewer.gui import theme
from reviewer.gui.original.page_layout import GAP, PageLayout
from reviewer.gui.original.paper_area import PaperArea
from reviewer.gui.original.reading import place_strip, room_beside

_STEP = 40  # logical pixels an arrow key scrolls
_NARROWEST = 120.0


class PagesGround(PaperArea):
    """Lay pages under each other and keep the place."""

    pageChanged = Signal(int)  # the page that is read now, from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sequence[tuple[float, float]] = ()
        self._layout = PageLayout((), 1, 100, 1)
        self._page = 0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, theme.metric("overview_strip_width"), 0)
        self.verticalScrollBar().valueChanged.connect(self._note_page)

    def lay(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Take other pages, given by their sizes in points, and begin at the first."""
        self._sizes, self._page = sizes, 0
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def _lay_out(self) -> None:
        room = max(room_beside(self) - 2 * theme.metric("page_margin"), _NARROWEST)
        self._layout = PageLayout(self._sizes, room, self._percent, self.devicePixelRatioF())
        port = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(round(self._layout.width + 2 * GAP) - port.width(), 0))
        across.setPageStep(port.width())
        down.setRange(0, max(round(self._layout.height) - port.height(), 0))
        down.setPageStep(max(port.height() - _STEP, 1))
        for bar in (across, down):
            bar.setSingleStep(_STEP)

    def _keep_place(self) -> None:
        """Lay out anew; the place at the top and the middle of the width stay."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        before, page = self._layout, self._layout.page_at(bar.value())
        middle = (across.value() + self.viewport().width() / 2) / max(before.width, 1)
        share = (bar.value() - before.tops[page]) / before.heights[page] if before.tops else 0.0
        self._lay_out()
        after = self._layout
        if after.tops:
            bar.setValue(round(after.tops[page] + share * after.heights[page]))
        across.setValue(round(middle * after.width - self.viewport().width() / 2))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_place()
        place_strip(self, self._strip)
        if event.oldSize().width() != event.size().width():
            self.paperChanged.emit()

    def page_rect(self, page: int) -> QRectF:
        """Return where a page lies in the viewport, on whole device pixels."""
        layout, ratio = self._layout, self.devicePixelRatioF()
        whole = max(layout.width + 2 * GAP, self.viewport().width())
        left = (whole - layout.widths[page]) / 2 - self.horizontalScrollBar().value()
        top = layout.tops[page] - self.verticalScrollBar().value()
        corner = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
        return QRectF(corner, corner + QPointF(layout.widths[page], layout.heights[page]))

    def visible(self) -> range:
        """Return the pages on the screen."""
        top = self.verticalScrollBar().value()
        return self._layout.visible(top, top + self.viewport().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._keep_place()
        return super().event(event)

    def go_to_share(self, share: float) -> None:
        """Scroll a height of the original to the middle."""
        self.verticalScrollBar().setValue(round(share * self._layout.height - self.viewport().height() / 2))

    @property
    def page(self) -> int:
        """The page that is read now, from 0."""
        return self._page

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""
        if self._layout.tops:
            page = min(max(page, 0), len(self._layout.tops) - 1)
            self.verticalScrollBar().setValue(round(self._layout.tops[page] - GAP))

    def _note_page(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum() > 0
        down = self.viewport().height() * (1.0 if at_end else 1 / 3)
        page = self._layout.page_at(bar.value() + down - (GAP + 1 if at_end else 0))
        if page != self._page:
            self._page = page
            self.pageChanged.emit(page)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: pages lie on device pixels, which a moved picture would miss."""
        self.viewport().update()
