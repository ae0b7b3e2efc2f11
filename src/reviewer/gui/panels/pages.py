"""The four pages above the band: a table each, with what stands above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QMenu, QToolButton, QWidget

from reviewer.gui import icons, theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.fields import field_widths, fields_model
from reviewer.gui.panels.findings import (
    FILTERS,
    filter_counts,
    filter_word,
    finding_widths,
    findings_model,
)
from reviewer.gui.panels.indicators import (
    TIGHT,
    IndicatorCells,
    headline,
    indicator_rows,
    indicator_widths,
)
from reviewer.gui.panels.spending import SpendingCells, spending_rows, spending_widths
from reviewer.gui.panels.tables import RowsModel
from reviewer.gui.panels.view import PanelTable
from reviewer.gui.panels.words import nowhere_whole, silent
from reviewer.gui.ui_right_pane import Ui_RightPane
from reviewer.services.signs import Sign

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


WORDS = {"fields": "字段", "indicators": "指标", "spending": "支出", "findings": "疑点"}
NOTE = 7  # the column of the indicators that carries the numbers of their findings
_NEW_COLUMNS = {"indicator": ("name", "target", "actual"), "spending": ("name", "amount")}


@dataclass
class Page:
    """A page: its name, the prefixes of what it shows, its table."""

    name: str
    word: str
    subjects: tuple[str, ...]
    table: PanelTable
    widget: QWidget


class Pages(QObject):
    """Make the pages and keep them fresh; which one is shown is the pane's matter."""

    def __init__(self, controller: ReviewController, ui: Ui_RightPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self._ui = ui
        self._chosen = ["all"]
        self._headed = False
        self._chips: dict[str, QToolButton] = {}
        self._fresh = ""  # what was added by hand just now: Enter goes through its columns
        self.pages = (
            self._page("fields", ("field",), fields_model(controller), ui.fieldsPage),
            self._page("indicators", ("indicator", "category"), self._indicators(), ui.indicatorsPage),
            self._page("spending", ("spending",), self._spending(), ui.spendingPage),
            self._page("findings", ("finding",), findings_model(controller, self._chosen), ui.findingsPage),
        )
        self._set_up_tables()
        self._set_up_heads()

    def __getitem__(self, name: str) -> Page:
        return next(p for p in self.pages if p.name == name)

    def of(self, ref: str) -> Page | None:
        """Return the page that shows a reference."""
        subject = ref.partition(":")[0]
        if ref == "category:spending":
            return self["spending"]
        return next((p for p in self.pages if subject in p.subjects), None)

    @property
    def chips(self) -> tuple[QToolButton, ...]:
        """Return the filters above the findings."""
        return tuple(self._chips.values())

    # --- making

    def _page(self, name: str, subjects: tuple[str, ...], model: RowsModel[Any], widget: QWidget) -> Page:
        word = self.tr(WORDS[name])
        table = PanelTable(model, widget)
        table.setObjectName(name)
        table.setAccessibleName(word)
        layout = widget.layout()
        assert layout is not None
        layout.addWidget(table)
        return Page(name, word, subjects, table, widget)

    def _indicators(self) -> RowsModel[Any]:
        controller, only = self._controller, self._ui.onlyLeft
        cells = IndicatorCells(controller)
        return RowsModel(
            cells.columns(),
            lambda: tuple(indicator_rows(controller.session, only_left=only.isChecked(), headed=self._headed)),
        )

    def _spending(self) -> RowsModel[Any]:
        controller = self._controller
        cells = SpendingCells(controller)
        return RowsModel(cells.columns(), lambda: tuple(spending_rows(controller.session)))

    def _set_up_tables(self) -> None:
        self["fields"].table.set_widths(field_widths)
        self["fields"].table.horizontalHeader().hide()
        self["indicators"].table.set_widths(self._indicator_widths)
        self["spending"].table.set_widths(self._spending_widths)
        self["findings"].table.set_widths(finding_widths)
        self["findings"].table.horizontalHeader().hide()
        for name, column in (("fields", "value"), ("indicators", "actual"), ("spending", "amount")):
            self[name].table.first_column = column
        for name, remove in (("indicators", self._remove_indicator), ("spending", self._remove_spending)):
            table = self[name].table
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(lambda at, t=table, r=remove: self._menu(t, at, r))

    def _set_up_heads(self) -> None:
        ui = self._ui
        for frame in (ui.indicatorsHead, ui.spendingHead, ui.findingsHead):
            theme.mark(frame, "role", "head")
        for label in (ui.indicatorsCount, ui.spendingCount):
            theme.mark(label, "role", "secondary")
            label.setFont(theme.number_font("small"))
        ui.onlyLeft.setFont(theme.font("small"))
        ui.onlyLeft.toggled.connect(lambda _on: self["indicators"].table.refresh())
        for button, add in ((ui.addIndicator, self.add_indicator), (ui.addSpending, self.add_spending)):
            theme.mark(button, "kind", "small")
            button.setIcon(icons.icon("plus"))
            button.setFont(theme.font("small"))
            button.clicked.connect(add)
        group = QButtonGroup(self)
        for number, name in enumerate(FILTERS):
            chip = QToolButton(ui.findingsHead)
            chip.setCheckable(True)
            chip.setChecked(name == "all")
            chip.setObjectName("findingChip")
            theme.mark(chip, "kind", "quiet")
            chip.setFont(theme.number_font("small"))
            chip.setMinimumHeight(theme.metric("chip"))
            chip.clicked.connect(lambda _c=False, n=name: self.choose_filter(n))
            group.addButton(chip)
            ui.findingsHeadLayout.insertWidget(number, chip)
            self._chips[name] = chip

    def _indicator_widths(self, width: int) -> Sequence[int]:
        table = self["indicators"].table
        if (width < TIGHT) != self._headed:
            self._headed = width < TIGHT
            QTimer.singleShot(0, table, table.refresh)
        cells = (table.rows_model.cell(n, NOTE) for n in range(len(table.rows_model.rows)))
        return indicator_widths(width, table.needed, max((len(c.right) for c in cells), default=0))

    def _spending_widths(self, width: int) -> Sequence[int]:
        return spending_widths(width, self["spending"].table.needed)

    # --- keeping fresh

    def refresh(self) -> None:
        """Read the session anew."""
        for page in self.pages:
            page.table.refresh()
        session = self._controller.session
        self._show_heads(session)

    def _show_heads(self, session: ReviewSession | None) -> None:
        ui = self._ui
        writable = session is not None and not session.read_only
        ui.indicatorsCount.setText(headline(session) if session is not None else "")
        count = len(session.report.spending) if session is not None else 0
        ui.spendingCount.setText(self.tr("共 {} 项").format(count) if session is not None else "")
        ui.addIndicator.setEnabled(writable)
        ui.addSpending.setEnabled(writable)
        self["findings"].table.show_nothing(self._no_findings(session))
        counts = filter_counts(session)
        for name, chip in self._chips.items():
            chip.setText(f"{filter_word(name)} {counts[name]}")
        gone = self._chips["dismissed"]
        gone.setVisible(bool(counts["dismissed"]))
        if gone.isChecked() and not counts["dismissed"]:
            self.choose_filter("all")

    def _no_findings(self, session: ReviewSession | None) -> str:
        """Say what it means that there is no finding: nothing was found, or not looked for."""
        if session is None or session.findings:
            return ""
        if session.unread.whole:
            return self.tr("原文未识别，未作检查。请对照原件阅读，在字段、指标中填写。")
        return silent(session, self.tr("没有疑点"))

    def choose_filter(self, name: str) -> None:
        """Show the findings of one filter only."""
        self._chosen[0] = name
        self._chips[name].setChecked(True)
        self["findings"].table.refresh()

    def contradicted(self, page: Page) -> int:
        """Count the rows of a page that a finding contradicts; they wait under 疑点."""
        session = self._controller.session
        if session is None or page.name == "findings":
            return 0
        refs = (r.ref for r in page.table.rows_model.rows if r.ref and r.kind == "row")
        return sum(session.sign(ref) is Sign.CONTRADICTION for ref in refs)

    def empty(self, name: str, session: ReviewSession) -> str:
        """Say that the report gives nothing for a page, or that nobody has read it; "" where it was looked through."""
        report = session.report
        if name == "findings":
            return session.unread.told
        held = {"indicators": report.indicators, "spending": report.spending}
        return nowhere_whole(session) if name in held and not held[name] else ""

    def reveal(self, ref: str) -> None:
        """Let go of a filter that hides what is to be shown."""
        page = self.of(ref)
        if page is None or page.table.rows_model.row_of(ref) >= 0:
            return
        if page.name == "findings" and self._chosen[0] != "all":
            self.choose_filter("all")
        elif page.name == "indicators" and self._ui.onlyLeft.isChecked():
            self._ui.onlyLeft.setChecked(False)

    def set_row_height(self, height: int) -> None:
        """Set the height of the rows of all tables."""
        for page in self.pages:
            page.table.set_row_height(height)

    # --- adding and removing; both are undone with Ctrl+Z

    def add_indicator(self) -> None:
        """Add an indicator and open the editor of its name."""
        session = self._controller.session
        made: list[str] = []
        if session is None:
            return
        name, category = self.tr("新指标"), self._category_here(session)
        if not self._controller.perform(lambda: made.append(session.add_indicator(name, category))):
            self._edit_new(f"indicator:{made[0]}", "name")

    def _category_here(self, session: ReviewSession) -> str:
        current = session.report.indicator(self._controller.current.removeprefix("indicator:"))
        if self._controller.current.startswith("category:"):
            return self._controller.current.removeprefix("category:")
        return current.category.value if current is not None else "output"

    def add_spending(self) -> None:
        """Add a spending item and open the editor of its name."""
        session = self._controller.session
        made: list[str] = []
        if session is None:
            return
        name = self.tr("新支出")
        if not self._controller.perform(lambda: made.append(session.add_spending(name, "0"))):
            self._edit_new(f"spending:{made[0]}", "name")

    def column_after(self, ref: str, column: str) -> str:
        """Return which column of a row just added comes after one, "" where the row is no new one or done."""
        order = _NEW_COLUMNS.get(ref.partition(":")[0], ())
        if ref != self._fresh or column not in order[:-1]:
            self._fresh = ""
            return ""
        return order[order.index(column) + 1]

    def _edit_new(self, ref: str, column: str) -> None:
        self._fresh = ref
        self.reveal(ref)
        self._controller.set_current(ref)
        page = self.of(ref)
        if page is not None:
            page.table.edit_ref(ref, column)

    def _remove_indicator(self, key: str) -> None:
        session = self._controller.session
        if session is not None:
            self._controller.perform(lambda: session.remove_indicator(key))

    def _remove_spending(self, key: str) -> None:
        session = self._controller.session
        if session is not None:
            self._controller.perform(lambda: session.remove_spending(key))

    def _menu(self, table: PanelTable, at: QPoint, remove: Callable[[str], None]) -> None:
        index = table.indexAt(at)
        ref = table.rows_model.rows[index.row()].ref if index.isValid() else ""
        subject, _, key = ref.partition(":")
        session = self._controller.session
        if subject not in ("indicator", "spending") or session is None or session.read_only:
            return
        menu = QMenu(table)
        menu.addAction(self.tr("确认\tEnter")).triggered.connect(lambda: table.confirmAsked.emit(ref))
        menu.addAction(self.tr("改写\tF2")).triggered.connect(lambda: table.edit(index))
        menu.addAction(self.tr("恢复机器值\tF9")).triggered.connect(lambda: table.restoreAsked.emit(ref))
        menu.addSeparator()
        menu.addAction(self.tr("删除（可撤销）")).triggered.connect(lambda: remove(key))
        menu.popup(table.viewport().mapToGlobal(at))


def added_by_hand(session: ReviewSession, ref: str) -> bool:
    """Tell whether a row is an indicator or a spending item that a person added."""
    subject, _, key = ref.partition(":")
    found = {"indicator": session.decisions.indicator, "spending": session.decisions.spending}.get(subject)
    decision = found(key) if found is not None else None
    return decision is not None and decision.added
