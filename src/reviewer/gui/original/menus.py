"""The menus of the original: what a selection can become, and the outline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.domain.report import CATEGORY_NAMES, FIELD_SPECS, Category
from reviewer.gui.original.outline import Heading
from reviewer.gui.original.taking import Taking

Take = Callable[[Callable[[Taking], str]], object]  # runs one edit with the selection
FIELD_KEY, INDICATOR_KEY, EVIDENCE_KEY = "Ctrl+Shift+1", "Ctrl+Shift+2", "Ctrl+Shift+3"
_LONGEST = 40


@dataclass(frozen=True)
class Situation:
    """What the selection menu depends on."""

    selected: bool
    writable: bool
    current: str  # the current reference

    @property
    def indicator(self) -> str:
        """The key of the current indicator, "" for none."""
        subject, _, key = self.current.partition(":")
        return key if subject == "indicator" else ""

    @property
    def field(self) -> str:
        """The name of the current field, "" for none."""
        subject, _, key = self.current.partition(":")
        return key if subject == "field" else ""


def selection_menu(parent: QWidget, situation: Situation, copy: Callable[[], object], take: Take) -> QMenu:
    """Return the menu of a selection; what can't be done now is disabled."""
    menu = QMenu(parent)
    _add(menu, parent.tr("复制"), copy).setShortcut(QKeySequence.StandardKey.Copy)
    menu.addSeparator()
    menu.addMenu(_fields(parent, situation, take))
    for words, column in (
        (parent.tr("作为当前指标的目标值"), "target"),
        (parent.tr("作为当前指标的完成值"), "actual"),
    ):
        action = _add(menu, words, partial(take, _side(situation.indicator, column)))
        action.setEnabled(bool(situation.indicator))
    menu.addMenu(_categories(parent, take))
    _add(menu, parent.tr("作为支出项目"), lambda: take(Taking.spending))
    evidence = _add(menu, parent.tr("作为证据"), lambda: take(lambda t: t.evidence(situation.current)))
    evidence.setShortcut(QKeySequence(EVIDENCE_KEY))
    evidence.setEnabled(bool(situation.indicator))
    _disable_impossible(menu, situation)
    return menu


def _disable_impossible(menu: QMenu, situation: Situation) -> None:
    for at, action in enumerate(menu.actions()):
        possible = situation.selected and (at == 0 or situation.writable)
        action.setEnabled(action.isEnabled() and possible)


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda: act())
    return action


def _field(name: str) -> Callable[[Taking], str]:
    return lambda taking: taking.field(name)


def _side(key: str, column: str) -> Callable[[Taking], str]:
    return lambda taking: taking.side(key, column)


def _indicator(category: Category) -> Callable[[Taking], str]:
    return lambda taking: taking.indicator(category)


def _fields(parent: QWidget, situation: Situation, take: Take) -> QMenu:
    menu = QMenu(parent.tr("作为字段"), parent)
    group = FIELD_SPECS[0].group
    for spec in FIELD_SPECS:
        if spec.group != group:
            menu.addSeparator()
            group = spec.group
        action = _add(menu, spec.label, partial(take, _field(spec.name)))
        if spec.name == situation.field:
            action.setShortcut(QKeySequence(FIELD_KEY))
            menu.setDefaultAction(action)
    return menu


def _categories(parent: QWidget, take: Take) -> QMenu:
    menu = QMenu(parent.tr("作为新指标"), parent)
    for category in Category:
        _add(menu, CATEGORY_NAMES[category], partial(take, _indicator(category)))
    return menu


def side_menu(parent: QWidget, key: str, take: Take) -> QMenu:
    """Return the choice between target and actual, for an indicator that has both."""
    menu = QMenu(parent)
    _add(menu, parent.tr("作为目标值(&T)"), partial(take, _side(key, "target")))
    _add(menu, parent.tr("作为完成值(&A)"), partial(take, _side(key, "actual")))
    return menu


def fill_outline(menu: QMenu, headings: Sequence[Heading], go: Callable[[Heading], object]) -> None:
    """Fill the outline menu; a report without headings says so."""
    menu.clear()
    for heading in headings:
        words = heading.text if len(heading.text) <= _LONGEST else f"{heading.text[:_LONGEST]}…"
        indented = "　" * (heading.level - 1) + words.replace("&", "&&")
        _add(menu, indented, partial(go, heading))
    if not headings:
        menu.addAction(menu.tr("没有识别到标题")).setEnabled(False)
