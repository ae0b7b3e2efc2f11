"""The report as the sheets of its workbook: the two views that show them, the line above and the tabs below."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewer.domain.document import Document
from reviewer.domain.report import Report
from reviewer.domain.text import Span
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.reading import bring_forward
from reviewer.gui.original.sheet_bar import SheetLine, SheetTabs
from reviewer.gui.original.sheet_grid import SheetGrid, grids_of
from reviewer.gui.original.sheet_view import SheetView

_AT_THE_HEAD = ("project_name", "unit", "title")


def form_place(report: Report) -> Span | None:
    """Return where a form says whose it is: sheets before that one may only tell how to fill it in."""
    fields = report.fields if report.form is None else report.form.fields
    places = (fields[name].passage for name in _AT_THE_HEAD if name in fields)
    return next((place.span for place in places if place.grounded), None)


class SheetSide(QObject):
    """Two views of one workbook; each shows one of its sheets."""

    def __init__(
        self, stacks: tuple[QStackedWidget, QStackedWidget], line: SheetLine, tabs: SheetTabs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.first, self.second = SheetView(), SheetView()
        for stack, view in zip(stacks, (self.first, self.second), strict=True):
            stack.addWidget(view)
            view.sheetChanged.connect(view.mark_heads)
            view.selectionChanged.connect(lambda v=view: line.show_cell(*v.told()))
        self._line, self._tabs = line, tabs
        self._marks = Marks()
        self._grids: tuple[SheetGrid, ...] = ()
        self.first.sheetChanged.connect(tabs.set_current)
        self.first.sheetChanged.connect(self.update_marks)
        tabs.chosen.connect(self.first.show_sheet)

    @property
    def widget(self) -> QWidget:
        return self.first

    @property
    def settled(self) -> bool:
        return bool(self._grids)

    def show(
        self, document: Document, report: Report, marks: Marks, percent: int, *, beside: bool = False
    ) -> None:
        """Show a document from the sheet of its form on; where only the second view is seen, `beside` another way, without what is around."""
        self._grids, self._marks = grids_of(document), marks
        bring_forward(self.first, self.second)
        for view in (self.first, self.second):
            view.set_zoom(percent)
            view.show_sheets(self._grids, document.text, marks)
        self._tabs.show_names([] if beside else [grid.name for grid in self._grids])
        self._line.setVisible(not beside)
        if (begins := form_place(report)) is not None:
            for view in (self.first, self.second):
                view.show_sheet(view.sheet_of(begins))
        self.update_marks()

    def leave(self) -> None:
        self._grids, self._marks = (), Marks()
        for view in (self.first, self.second):
            view.show_sheets((), "", self._marks)
        self._tabs.show_names(())
        self._line.hide()

    def update_marks(self) -> None:
        for view in (self.first, self.second):
            view.mark_heads()
        self._line.show_cell(*self.first.told())
        lit = (mark.span for mark in self._marks.lit)
        self._tabs.set_lit({self.first.sheet_of(span) for span in lit} if self._grids else ())

    def set_zoom(self, percent: int) -> None:
        for view in (self.first, self.second):
            view.set_zoom(percent)

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) sheet."""
        self._tabs.step(by)
