"""The menu of the kept original: open it in the system's own program, print it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from reviewer.domain.document import MEMBER_NAMES
from reviewer.domain.errors import KnownError
from reviewer.domain.pages import Pages
from reviewer.gui import kept_files
from reviewer.gui.controller import ReviewController
from reviewer.gui.original import printing, sheet_printing
from reviewer.gui.original.looks import real_pages
from reviewer.gui.original.members import Members
from reviewer.gui.original.takes import Takes


class KeptOriginal(QObject):
    """Reads the open report's file from the library; what goes wrong is said at the bottom of the pane."""

    def __init__(
        self, controller: ReviewController, takes: Takes, members: Members, button: QToolButton
    ) -> None:
        super().__init__(button)
        self._controller, self._takes, self._members, self._button = controller, takes, members, button
        button.clicked.connect(self.show_menu)

    def contents(self, pages: Pages) -> tuple[bytes | None, ...]:
        """Return the bytes of the files that have these pages, in their order; None for what can't be had."""
        return tuple(self.content(file) if count else None for file, count in enumerate(pages.counts))

    def content(self, member: int = 0) -> bytes | None:
        """Return the bytes of the open report's file, or of its form; None where they can't be had, which is said."""
        session = self._controller.session
        if session is None:
            return None
        library = self._controller.library
        try:
            return (library.form_bytes if member else library.original_bytes)(session.row.id)
        except KnownError as problem:
            self._takes.say(problem.message)
            return None

    def show_menu(self) -> None:
        """Offer what can be done with the file."""
        menu = QMenu(self._button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        which = self._which()
        menu.addAction(self.tr("用系统程序打开{0}原件").format(which)).triggered.connect(self.open)
        menu.addAction(self.tr("打印{0}原件…").format(which)).triggered.connect(self.print)
        right = self._button.width() - menu.sizeHint().width()
        menu.popup(self._button.mapToGlobal(QPoint(right, self._button.height())))

    def _which(self) -> str:
        """Name the file in view where there are two."""
        session = self._controller.session
        return self.tr(MEMBER_NAMES[self._members.current]) if session and session.document.members else ""

    def open(self) -> None:
        """Open a copy in the program the system has for it; of a pair that of the file in view."""
        member = self._members.current
        session, content = self._controller.session, self.content(member)
        if session is None or content is None:
            return
        name = session.row.form_name if member else session.document.file_name
        try:
            kept_files.open_copy(content, name)
        except KnownError as problem:
            self._takes.say(problem.message)

    def print(self) -> None:
        """Ask for a printer and print the original without marks; of a pair that of the file in view."""
        from reviewer.documents import alone

        member = self._members.current
        session, content = self._controller.session, self.content(member)
        if session is None or content is None:
            return
        document = alone(session.document, member) if session.document.members else session.document
        pages = real_pages(document)
        count = len(pages.pages) if pages is not None else 0
        printer = printing.asked_printer(self._button.window(), document.file_name, count)
        if printer is None:
            return
        if document.worksheets:
            self._printed(sheet_printing.print_sheets(document, printer))
            return
        if pages is None:
            printing.print_flow(document, None if member else session.machine, printer)
            return
        work = printing.PagePrinting(content, count, printer, self)
        work.ended.connect(self._printed)
        work.start()

    def _printed(self, well: bool) -> None:
        if not well:
            self._takes.say(self.tr("没有打印完：打印机没有响应。请检查打印机后重新打印。"))
