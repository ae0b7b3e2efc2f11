"""The editor's window: profiles at the left, the tree in the middle, the chosen row's properties at the right.

It shows a draft and changes it; what leaves the draft (saving, files, scoring anew) is asked for by signals.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.domain.rubric import Profile, ProfileItem, ProfilePart
from reviewer.gui import icons, theme
from reviewer.gui.rubrics import profile_list
from reviewer.gui.rubrics.draft import Draft, Unread, conditional
from reviewer.gui.rubrics.fields import LineField
from reviewer.gui.rubrics.forms import (
    RULE_HINTS,
    Form,
    checks_props,
    item_props,
    part_props,
    profile_props,
    tr,
)
from reviewer.gui.rubrics.what_if import head_words, totals_words
from reviewer.gui.ui_rubric_editor import Ui_RubricEditor
from reviewer.scoring.soundness import CHECKS, WHOLE, At, Fault

if TYPE_CHECKING:
    from reviewer.services.rubrics import Listed, WhatIf


class RubricWindow(QWidget):
    """Shows one profile at a time."""

    profileChosen = Signal(str)
    copyWished = Signal(str)
    importWished = Signal()
    exportWished = Signal(str)
    deleteWished = Signal(str)
    defaultWished = Signal(str)
    rescoreWished = Signal(str)
    saveWished = Signal()
    applyWished = Signal()
    backWished = Signal()
    closeWished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.ui = Ui_RubricEditor()
        self.ui.setupUi(self)
        self.draft: Draft | None = None
        self._listed: Sequence[Listed] = ()
        self._writable = True
        props = {"whole": profile_props, "checks": checks_props, "part": part_props, "item": item_props}
        self.forms = {kind: Form(of()) for kind, of in props.items()}
        for form in self.forms.values():
            self.ui.forms.addWidget(form)
            form.edited.connect(self._edited)
            form.unread.connect(self._unread)
            form.left.connect(self._field_left)
        self._give_room(self.forms["whole"])
        self._dress()
        self._connect()

    def _dress(self) -> None:
        ui = self.ui
        for button, name in (
            (ui.undoButton, "arrow-u-up-left"),
            (ui.redoButton, "arrow-u-up-right"),
            (ui.upButton, "caret-up"),
            (ui.downButton, "caret-down"),
        ):
            button.setIcon(icons.icon(name))
            button.setIconSize(QSize(16, 16))
        ui.profileList.setItemDelegate(profile_list.ProfileDelegate(ui.profileList))
        ui.editSplitter.setSizes([208, 472, 440])
        for place, stretch in enumerate((0, 1, 1)):
            ui.editSplitter.setStretchFactor(place, stretch)
        ui.saveButton.setToolTip(self.tr("先试算：所有报告的得分、名次和等级会怎样变（Ctrl+S）"))
        ui.formHint.setFont(theme.font("small"))

    def _connect(self) -> None:
        ui = self.ui
        # Only once the list has moved on may a question put the mark back.
        ui.profileList.currentRowChanged.connect(self._profile_chosen, Qt.ConnectionType.QueuedConnection)
        ui.tree.chosen.connect(self._show_form)
        ui.tree.itemActivated.connect(lambda _row, _column: self._focus_points())
        for button, wished in (
            (ui.copyButton, self.copyWished),
            (ui.copyToEdit, self.copyWished),
            (ui.exportButton, self.exportWished),
            (ui.deleteButton, self.deleteWished),
            (ui.defaultButton, self.defaultWished),
        ):
            button.clicked.connect(partial(self._wish, wished))
        ui.rescoreButton.clicked.connect(self._bring_up)
        ui.importButton.clicked.connect(lambda: self.importWished.emit())
        ui.saveButton.clicked.connect(lambda: self.saveWished.emit())
        ui.applyButton.clicked.connect(lambda: self.applyWished.emit())
        ui.backButton.clicked.connect(lambda: self.backWished.emit())
        ui.faultButton.clicked.connect(self.go_to_fault)
        ui.undoButton.clicked.connect(self.undo)
        ui.redoButton.clicked.connect(self.redo)
        self._connect_rows()

    def _wish(self, wished: SignalInstance, _checked: bool = False) -> None:
        wished.emit(self._shown_id())

    def _bring_up(self) -> None:
        """Score anew what this profile should score and has not, by this version."""
        one = self._one(self._shown_id())
        if one is not None:
            (self.rescoreWished if one.outdated else self.defaultWished).emit(one.profile.id)

    def _connect_rows(self) -> None:
        ui = self.ui
        ui.addPart.clicked.connect(self._add_part)
        ui.addItem.clicked.connect(self._add_item)
        ui.removeRow.clicked.connect(self._remove)
        ui.upButton.clicked.connect(lambda: self._move(-1))
        ui.downButton.clicked.connect(lambda: self._move(1))
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence("Ctrl+Y"), self.redo),
            (QKeySequence.StandardKey.Save, self._save_by_key),
            (QKeySequence("Alt+Up"), lambda: self._move(-1)),
            (QKeySequence("Alt+Down"), lambda: self._move(1)),
        ):
            QShortcut(keys, self, act)

    def split(self) -> QByteArray:
        """Return how the three columns share the width."""
        return self.ui.editSplitter.saveState()

    def restore_split(self, state: QByteArray) -> bool:
        """Share the width as it was left."""
        return self.ui.editSplitter.restoreState(state)

    # -- what is shown

    def show_profiles(self, listed: Sequence[Listed], current: str, *, writable: bool) -> None:
        """Show the list of profiles."""
        self._listed, self._writable = listed, writable
        profile_list.fill(self.ui.profileList, listed, current)
        self.refresh()

    def show_draft(self, draft: Draft) -> None:
        """Show another profile, from the top."""
        self.draft = draft
        self.ui.pages.setCurrentWidget(self.ui.editPage)
        self.ui.tree.show_profile(draft.profile, draft.faults)
        self.ui.tree.go_to(WHOLE)
        self._show_form(WHOLE)
        self.refresh()

    def refresh(self) -> None:
        """Bring everything in line with the draft."""
        draft = self.draft
        if draft is None:
            return
        wrong = draft.faults
        self.ui.tree.show_profile(draft.profile, wrong)
        self._show_form(self.ui.tree.at)
        self._show_head(draft, wrong)
        self._show_foot(draft, wrong)

    def _show_head(self, draft: Draft, wrong: Sequence[Fault]) -> None:
        ui, one = self.ui, self._one(draft.profile.id)
        ui.rubricTitle.setText(draft.profile.name)
        said = [self.tr("第 {0} 版").format(draft.saved.version)]
        if not draft.editable:
            said.append(self.tr("只读"))
        if one is not None and one.used:
            said.append(self.tr("用于 {0} 份报告").format(one.used))
        ui.rubricState.setText(" · ".join([*said, self.tr("有修改未保存")] if draft.changed else said))
        editing = draft.editable and ui.pages.currentWidget() is ui.editPage
        for button in (ui.undoButton, ui.redoButton, ui.saveButton):
            button.setVisible(editing)
        ui.copyToEdit.setVisible(not draft.editable and self._writable)
        ui.saveButton.setEnabled(draft.changed and not wrong)
        ui.undoButton.setEnabled(bool(draft.undo_label))
        ui.redoButton.setEnabled(bool(draft.redo_label))
        ui.undoButton.setToolTip(self.tr("撤销 {0}（Ctrl+Z）").format(draft.undo_label))
        ui.redoButton.setToolTip(self.tr("重做 {0}（Ctrl+Y）").format(draft.redo_label))
        self._show_list_verbs(one)
        self._show_outdated(one, draft)

    def _show_outdated(self, one: Listed | None, draft: Draft) -> None:
        """Offer to score anew what an earlier version scored; what is being changed comes first."""
        button, outdated = self.ui.rescoreButton, one.outdated if one is not None else 0
        behind = one.behind if one is not None else 0
        button.setVisible(bool(outdated or behind) and self._writable and not draft.changed)
        if outdated:
            button.setText(self.tr("重新评分 {0} 份").format(outdated))
            button.setToolTip(self.tr("这些报告还是按以前的版次评分的"))
        else:
            button.setText(self.tr("按默认评分 {0} 份").format(behind))
            button.setToolTip(self.tr("这些待审的报告还是按原来的默认评分表评分的"))

    def _show_list_verbs(self, one: Listed | None) -> None:
        ui, own = self.ui, one is not None and one.own
        for button in (ui.copyButton, ui.importButton):
            button.setEnabled(self._writable)
        ui.deleteButton.setEnabled(
            self._writable and one is not None and own and not one.used and not one.default
        )
        ui.defaultButton.setEnabled(self._writable and one is not None and not one.default)
        used = one is not None and own and bool(one.used)
        ui.deleteButton.setToolTip(self.tr("正在使用，不能删除") if used else "")

    def _show_foot(self, draft: Draft, wrong: Sequence[Fault]) -> None:
        ui, at = self.ui, self.ui.tree.at
        whole = draft.profile.points == 100
        ui.totalLabel.setText(totals_words(draft.profile.points))
        theme.mark(ui.totalLabel, "role", "secondary" if whole else "red")
        for button in (ui.addPart, ui.addItem, ui.removeRow, ui.upButton, ui.downButton):
            button.setVisible(draft.editable)
            button.setEnabled(at[0] >= 0 or button is ui.addPart)
        ui.faultBar.setVisible(bool(wrong))
        if wrong:
            more = self.tr("（共 {0} 处）").format(len(wrong)) if len(wrong) > 1 else ""
            place = self._place_words(draft, wrong[0].at)
            ui.faultLabel.setText(self.tr("不能保存：{0}{1}{2}").format(place, wrong[0].sentence, more))

    def _place_words(self, draft: Draft, at: At) -> str:
        if at == CHECKS:
            return self.tr("「疑点检查」")
        if at == WHOLE:
            return ""
        part = draft.profile.parts[at[0]]
        return f"「{part.items[at[1]].name if at[1] >= 0 else part.name}」"

    def _show_form(self, at: At) -> None:
        draft = self.draft
        if draft is None:
            return
        about, ui = draft.about(at), self.ui
        kind, title, hint = _words(at, about)
        form = self.forms[kind]
        if ui.forms.currentWidget() is not form:
            self._give_room(form)
            ui.forms.setCurrentWidget(form)
            ui.formArea.verticalScrollBar().setValue(0)
        form.show_about(about, draft.unread(at), editable=draft.editable)
        if isinstance(about, ProfileItem):
            when = form.fields["when"]
            when.setVisible(not when.isHidden() and conditional(draft.profile, at))
        here = [fault for fault in draft.faults if fault.at == at]
        form.say([*here, *_sums(draft.faults, at)])
        ui.formTitle.setText(title)
        ui.formHint.setText(hint)
        ui.formHint.setVisible(bool(hint))
        told = next((fault.sentence for fault in here if fault.field == "parts"), "")
        ui.formProblem.setText(told)
        ui.formProblem.setVisible(bool(told))
        self._show_foot(draft, draft.faults)

    def _give_room(self, form: Form) -> None:
        """Let only the form shown say how high the page is."""
        for other in self.forms.values():
            policy = QSizePolicy.Policy.Preferred if other is form else QSizePolicy.Policy.Ignored
            other.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def _shown_id(self) -> str:
        return "" if self.draft is None else self.draft.profile.id

    def _one(self, profile_id: str) -> Listed | None:
        return next((one for one in self._listed if one.profile.id == profile_id), None)

    def go_to_fault(self) -> None:
        """Make what is wrong first current, the keyboard at its field."""
        wrong = self.draft.faults if self.draft is not None else ()
        if not wrong:
            return
        self.ui.tree.go_to(wrong[0].at)
        form = self.ui.forms.currentWidget()
        field = form.fields.get(wrong[0].field) if isinstance(form, Form) else None
        if field is not None:
            self.ui.formArea.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- changing

    def _edited(self, name: str, value: Any, label: str) -> None:
        if self.draft is not None:
            self.draft.set(self.ui.tree.at, name, value, label)
            self._unread(name)

    def _unread(self, name: str) -> None:
        """Keep what is typed in a field and is no value."""
        form = self.ui.forms.currentWidget()
        if self.draft is not None and isinstance(form, Form):
            field = form.fields[name]
            if told := field.wrong():
                self.draft.cannot_read(self.ui.tree.at, name, Unread(told, field.typed()))
            self.refresh()

    def _field_left(self) -> None:
        if self.draft is not None:
            self.draft.settle()

    @property
    def _changing(self) -> Draft | None:
        """The draft, where its rows can be changed now."""
        editing = self.ui.pages.currentWidget() is self.ui.editPage
        return self.draft if editing and self.draft is not None and self.draft.editable else None

    def _save_by_key(self) -> None:
        if self._changing is not None:
            self.ui.saveButton.click()

    def _add_part(self) -> None:
        if (draft := self._changing) is not None:
            self._go(draft.add_part(self.tr("加部分"), self.tr("新的部分")))
            self._focus_name()

    def _add_item(self) -> None:
        if (draft := self._changing) is not None and self.ui.tree.at[0] >= 0:
            self._go(draft.add_item(self.ui.tree.at, self.tr("加评分项"), self.tr("新的评分项")))
            self._focus_name()

    def _focus_name(self) -> None:
        form = self.ui.forms.currentWidget()
        field = form.fields["name"] if isinstance(form, Form) else None
        if isinstance(field, LineField):
            field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            field.line.selectAll()

    def _focus_points(self) -> None:
        """Go from the row to its points: Enter in the tree."""
        form = self.ui.forms.currentWidget()
        field = form.fields.get("points") if isinstance(form, Form) else None
        if field is not None and not field.isHidden():
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if (draft := self._changing) is not None and self.ui.tree.at[0] >= 0:
            self._go(draft.remove(self.ui.tree.at, self.tr("删除")))

    def _move(self, by: int) -> None:
        if (draft := self._changing) is not None and self.ui.tree.at[0] >= 0:
            self._go(draft.move(self.ui.tree.at, by, self.tr("移动")))

    def undo(self) -> None:
        """Take the last change back and show where it was."""
        if (draft := self._changing) is not None:
            self._go(draft.undo())

    def redo(self) -> None:
        """Do it again."""
        if (draft := self._changing) is not None:
            self._go(draft.redo())

    def _go(self, at: At | None) -> None:
        self.refresh()
        if at is not None:
            self.ui.tree.go_to(at)

    # -- the what-if

    def show_what_if(self, found: WhatIf | None) -> None:
        """Show what saving would do; None while it is worked out."""
        ui = self.ui
        ui.pages.setCurrentWidget(ui.whatIfPage)
        name = self.draft.profile.name if self.draft is not None else ""
        ui.whatIfTitle.setText(self.tr("试算：{0}").format(name))
        ui.whatIfWords.setText(self.tr("正在试算……") if found is None else head_words(found))
        ui.whatIfTable.show_changes(() if found is None else found.changes)
        ui.applyButton.setEnabled(found is not None)
        empty = found is not None and not found.changes
        ui.applyButton.setText(self.tr("保存") if empty else self.tr("保存并重新评分"))
        for button in (ui.undoButton, ui.redoButton, ui.saveButton):
            button.hide()
        ui.applyButton.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the what-if is."""
        self.ui.whatIfWords.setText(self.tr("正在试算 {0}/{1} ……").format(done, total))

    def back_to_edit(self) -> None:
        """Show the profile again."""
        self.ui.pages.setCurrentWidget(self.ui.editPage)
        self.refresh()

    # -- the list, leaving

    def _profile_chosen(self) -> None:
        profile_id = profile_list.chosen(self.ui.profileList)
        if profile_id and profile_id != self._shown_id():
            self.profileChosen.emit(profile_id)

    def choose(self, profile_id: str) -> None:
        """Mark a profile in the list as the one shown."""
        profile_list.choose(self.ui.profileList, profile_id)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closeWished.emit()
        event.setAccepted(self.draft is None)


def _sums(wrong: Sequence[Fault], at: At) -> list[Fault]:
    """Return what is wrong with the sums that a row's points are part of, as said at its points."""
    above = {("items", (at[0], -1))} if at[1] >= 0 else {("parts", WHOLE), ("items", at)}
    return [Fault(at, "points", fault.sentence) for fault in wrong if (fault.field, fault.at) in above]


def _words(at: At, about: Profile | ProfilePart | ProfileItem) -> tuple[str, str, str]:
    """Return which form shows a thing, what it is called, and a word about it."""
    if at == CHECKS:
        hint = tr("不勾选的不查。四舍五入造成的差不算；填了数的，相差超过这个数才提。")
        return "checks", tr("疑点检查"), hint
    if isinstance(about, Profile):
        return "whole", tr("整份评分表"), ""
    if isinstance(about, ProfilePart):
        return "part", tr("部分：{0}").format(about.name), ""
    return "item", tr("评分项：{0}").format(about.name), tr(RULE_HINTS[about.rule])
