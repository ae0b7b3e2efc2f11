"""The rubric tree with its formula line, the choice of the profile, and 自评偏高 beside or instead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from reviewer.gui import theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.band_indicator import item_of
from reviewer.gui.panels.lapsed_bar import LapsedBar
from reviewer.gui.panels.moving import RubricModel, add_moves
from reviewer.gui.panels.rubric_tree import (
    RubricCells,
    claims_model,
    claims_total,
    footing,
    presumed,
    rubric_rows,
    rubric_widths,
)
from reviewer.gui.panels.tables import Bit, Edit, Row
from reviewer.gui.panels.view import PanelTable
from reviewer.gui.panels.words import signed
from reviewer.gui.ui_score_tree import Ui_ScoreTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.gui.panels.rubric_tree import RubricRow


FOOTING_LINES = 2


class RubricTable(PanelTable):
    """The tree: part rows fold with a click, ← and →."""

    foldAsked = Signal(str)  # the part's key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ref = self.current_ref()
        if ref.startswith("part:") and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.foldAsked.emit(ref.removeprefix("part:"))
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        ref = self.rows_model.rows[index.row()].ref if index.isValid() else ""
        if ref.startswith("part:") and event.button() is Qt.MouseButton.LeftButton:
            self.foldAsked.emit(ref.removeprefix("part:"))


class RubricPanel(QWidget):
    """The lower half when it is open."""

    def __init__(self, controller: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._shut: set[str] = set()
        self._wide = False
        self.cells = RubricCells(controller)
        self.ui = Ui_ScoreTree()
        self.ui.setupUi(self)
        self.model = RubricModel(self.cells.columns(), self._rows, self._writable, self)
        self.table = RubricTable(self.model, self)
        self.lapsed = LapsedBar(self)
        self.claims_model = claims_model(controller)
        self.claims = PanelTable(self.claims_model, self)
        self._set_up()

    def _rows(self) -> Sequence[Row[RubricRow]]:
        return tuple(rubric_rows(self._controller.session, self._shut))

    def _writable(self) -> bool:
        session = self._controller.session
        return session is not None and not session.read_only

    def _set_up(self) -> None:
        ui = self.ui
        ui.treePageLayout.addWidget(self.lapsed)
        ui.treePageLayout.addWidget(self.table)
        self.lapsed.dropAsked.connect(self._drop_lapsed)
        self.table.setObjectName("rubric")
        self.table.first_column = "adjustment"
        self.table.setAccessibleName(self.tr("评分表"))
        self.table.set_widths(lambda width: rubric_widths(width, self.table.needed))
        self.table.foldAsked.connect(self._toggle_part)
        self.table.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.table.setDefaultDropAction(Qt.DropAction.MoveAction)
        # queued: the drag is over before the rows change
        self.model.moveAsked.connect(self.move_indicator, Qt.ConnectionType.QueuedConnection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.claims.setAccessibleName(self.tr("自评偏高"))
        self.claims.horizontalHeader().hide()
        self.claims.set_widths(lambda width: (width - 76, 76))
        self.claims.set_row_height(theme.metric("row_two_lines"))
        ui.claimsHostLayout.addWidget(self.claims)
        for frame in (ui.treeHead, ui.claimsHead):
            theme.mark(frame, "role", "head")
        theme.mark(ui.footing, "role", "band")
        theme.mark(ui.claimsNote, "role", "hint")
        theme.mark(ui.profile, "kind", "link")
        theme.mark(ui.claimsSwitch, "kind", "link")
        theme.mark(ui.treeTitle, "role", "secondary")
        ui.treeTitle.setFont(theme.font("small"))
        ui.formulaText.set_lines(FOOTING_LINES)
        for label in (ui.claimsTitle, ui.claimsTotal):
            theme.mark(label, "role", "secondary")
            label.setFont(theme.number_font("small", bold=True))
        ui.claimsSwitch.toggled.connect(self._switch)
        ui.profile.clicked.connect(self._choose_profile)

    # --- content

    def refresh(self) -> None:
        """Read the score sheet anew."""
        self.table.refresh()
        self.claims.refresh()
        session = self._controller.session
        self.lapsed.show_lapsed(session.lapsed() if session is not None else (), writable=self._writable())
        self.show_footing()
        self._show_claims()

    def _drop_lapsed(self) -> None:
        session = self._controller.session
        if session is not None:
            self._controller.perform(session.drop_lapsed)

    def show_footing(self) -> None:
        """Show the formula of the row that is current in the tree."""
        session = self._controller.session
        if session is None:
            return
        found = footing(session, self.table.current_ref())
        bits = [Bit(found.formula, bold=True)] if found.formula else []
        if found.reason:
            bits.append(Bit(found.reason, found.color, small=True, gap=12))
        told = (found.explanation, found.rule)
        bits += [Bit(text, "text2", small=True, gap=12) for text in told if text]
        self.ui.formulaText.show_text(bits)
        self.ui.placesLine.show_line((Bit(found.places, "text2", small=True),))
        self.ui.profile.setText(self.tr("评分表：{}").format(session.sheet.profile_name))
        version = self.tr("第 {0} 版").format(session.sheet.profile_version)
        self.ui.profile.setToolTip(f"{session.sheet.profile_reason} · {version}")
        self.ui.profile.setEnabled(not session.read_only)

    def _show_claims(self) -> None:
        session, ui = self._controller.session, self.ui
        if session is None:
            return
        count, total = claims_total(session)
        ui.claimsTitle.setText(self.tr("自评偏高 {}").format(count))
        ui.claimsTotal.setText(signed(total))
        ui.claimsSwitch.setText(self.tr("自评偏高 {}").format(count))
        note = presumed(session)
        ui.treeTitle.setText(note if not ui.claimsSwitch.isChecked() else self.tr("自评高于复核的评分项"))
        ui.claimsNote.setText(note)
        ui.claimsNote.setVisible(bool(note))

    # --- folding

    def set_wide(self, wide: bool) -> None:
        """Put 自评偏高 beside the tree, or behind a switch above it."""
        self._wide = wide
        ui = self.ui
        ui.treeHead.setVisible(not wide)
        if wide:
            ui.claimsSwitch.setChecked(False)
        self._switch(ui.claimsSwitch.isChecked())

    def _switch(self, to_claims: bool) -> None:
        ui = self.ui
        aside = self._wide or not to_claims
        ui.claims.setVisible(self._wide)
        ui.toolSeparator.setVisible(self._wide)
        host = ui.claimsHostLayout if self._wide else ui.claimsPageLayout
        _move(self.claims, host)
        ui.treeStack.setCurrentWidget(ui.treePage if aside else ui.claimsPage)
        self._show_claims()

    def set_row_height(self, height: int) -> None:
        """Set the height of the rows."""
        self.table.set_row_height(height)

    def _toggle_part(self, key: str) -> None:
        self._shut ^= {key}
        self.table.refresh()

    def unfold(self, ref: str) -> None:
        """Open the part that hides an item."""
        part = ref.removeprefix("item:").partition("/")[0]
        if ref.startswith("item:") and part in self._shut and self.model.row_of(ref) < 0:
            self._toggle_part(part)

    # --- menus

    def _menu(self, where: QPoint) -> None:
        index = self.table.indexAt(where)
        menu = self.row_menu(self.model.rows[index.row()].ref) if index.isValid() else None
        if menu is not None:
            menu.popup(self.table.viewport().mapToGlobal(where))

    def row_menu(self, ref: str) -> QMenu | None:
        """Return the menu of an item's row, None where nothing can be done."""
        session, key = self._controller.session, ref.removeprefix("item:")
        item = session.sheet.item(key) if session is not None else None
        if session is None or item is None or session.read_only:
            return None
        menu = QMenu(self)
        menu.addAction(self.tr("确认\tEnter")).triggered.connect(lambda: self.table.confirmAsked.emit(ref))
        menu.addAction(self.tr("调整\tF2")).triggered.connect(lambda: self.table.edit_ref(ref, "adjustment"))
        menu.addAction(self.tr("不适用")).triggered.connect(lambda: self.ask_exclusion(key))
        restore = menu.addAction(self.tr("恢复算得\tF9"))
        restore.setEnabled(session.decisions.item(key) is not None)
        restore.triggered.connect(lambda: self.table.restoreAsked.emit(ref))
        if moving := item.indicator:
            menu.addSeparator()
            add_moves(menu, session, moving, lambda part: self.move_indicator(moving, part))
        return menu

    def move_indicator(self, key: str, part: str | None) -> None:
        """Move an indicator to a part (None: where it falls by itself), and show its row there."""
        session = self._controller.session
        if session is None or self._controller.perform(lambda: session.move_indicator(key, part)):
            return
        if (item := item_of(session, key)) is not None:
            self.unfold(f"item:{item.key}")
            self._controller.set_current(f"item:{item.key}")
            self.table.follow(f"item:{item.key}")

    def ask_exclusion(self, key: str) -> None:
        """Open an editor for the reason why an item does not apply."""
        session = self._controller.session
        item = session.sheet.item(key) if session is not None else None
        if item is not None:
            self._edit_as(f"item:{key}", "reason", self.cells.exclusion(item))

    def _edit_as(self, ref: str, column: str, edit: Edit) -> None:
        self.unfold(ref)
        row = self.model.row_of(ref)
        if row < 0:
            return
        index = self.model.index(row, self.model.column_of(column))
        self.model.offer(index, edit)
        self.table.setCurrentIndex(index)
        self.table.edit(index)
        self.model.offer(index, None)

    def _choose_profile(self) -> None:
        session = self._controller.session
        if session is None or session.read_only:
            return
        menu = self.profile_menu()
        button = self.ui.profile
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def profile_menu(self) -> QMenu:
        """Return the menu of profiles; the one in force is checked, and why it is stands first."""
        session = self._controller.session
        menu = QMenu(self)
        if session is None:
            return menu
        menu.addAction(session.sheet.profile_reason).setEnabled(False)
        menu.addSeparator()
        for profile_id, name in session.profiles():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(profile_id == session.sheet.profile_id)
            action.triggered.connect(lambda _c=False, p=profile_id: self._take_profile(p))
        if session.decisions.profile() is not None:
            menu.addSeparator()
            menu.addAction(self.tr("按规则自动选择")).triggered.connect(lambda: self._take_profile(None))
        menu.addSeparator()
        used = session.sheet.profile_id
        menu.addAction(self.tr("编辑评分表…")).triggered.connect(
            lambda: self._controller.rubricRequested.emit(used)
        )
        return menu

    def _take_profile(self, profile_id: str | None) -> None:
        session = self._controller.session
        if session is not None:
            self._controller.perform(lambda: session.choose_profile(profile_id))


def _move(widget: QWidget, layout: QVBoxLayout) -> None:
    if layout.indexOf(widget) < 0:
        layout.addWidget(widget)
        widget.show()
