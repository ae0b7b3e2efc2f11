"""What the band says of the current thing: heading, passages, consequences, verbs; as data, one reading of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.domain.finding import SEVERITY_NAMES, Finding
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import tr

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


def _nothing() -> str:
    return ""


@dataclass(frozen=True)
class Action:
    """A verb of the band. `run` does it and returns why not, "" when it was done.

    `default` is what Enter does, `goes_on` moves to the next thing afterwards. With `choices` it opens a menu.
    """

    key: str
    word: str
    run: Callable[[], str] = _nothing
    hint: str = ""
    badge: str = ""
    value: str = ""
    default: bool = False
    goes_on: bool = False
    choices: tuple[tuple[str, Callable[[], str]], ...] = ()
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the band: pieces from the left, and what follows from it at the right."""

    bits: tuple[Bit, ...] = ()
    right: tuple[Bit, ...] = ()
    tip: str = ""
    joins: bool = False  # may stand behind the line before it where height is short
    wraps: bool = False  # goes on in as many lines as it needs


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sum: badge, name, amount."""

    badge: str
    name: str
    value: str


@dataclass(frozen=True)
class BandContent:
    """Everything the band shows. `brief` is the line kept when the band is folded to heading and buttons."""

    ref: str = ""
    page: str = "plain"  # "plain" or "finding"
    sign: str = ""
    heading: str = ""
    note: tuple[Bit, ...] = ()
    about: str = ""  # 「疑点 1 · 重」
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    check: Line = Line()
    brief: tuple[Bit, ...] = ()
    side_title: str = ""
    side: tuple[Bit, ...] = ()
    actions: tuple[Action, ...] = ()
    link: Action | None = None
    question: str | None = None  # None: no question belongs here
    reason: str = ""  # of a finding: why it is dismissed, or what was typed for that so far
    locked: bool = False  # nothing may be written
    decided: str = ""  # of a finding: "accepted" or "dismissed"

    def action(self, key: str) -> Action | None:
        """Return the verb with this key."""
        return next((a for a in self.actions if a.key == key), None)

    def default(self) -> Action | None:
        """Return what Enter does."""
        return next((a for a in self.actions if a.default), None)


class Verbs:
    """Make the verbs that several kinds of things share."""

    def __init__(self, controller: ReviewController, ref: str, *, read_only: bool) -> None:
        self.controller = controller
        self.ref = ref
        self.read_only = read_only

    def edit(self, edit: Callable[[], object]) -> Callable[[], str]:
        """Return an edit as a verb runs it."""
        return lambda: self.controller.perform(edit)

    def confirm(self, edit: Callable[[], object], word: str = "") -> Action:
        """Confirm, with Enter."""
        return Action("confirm", word or tr("确认"), self.edit(edit), "Enter", default=True, goes_on=True)

    def rewrite(self, word: str = "") -> Action:
        """Open the editor, with F2."""
        return Action("edit", word or tr("改写"), self._emit(self.controller.editRequested), "F2")

    def pick(self, hint: str, word: str = "") -> Action | None:
        """Take the value from a selection in the original; not where no text of it is known."""
        session = self.controller.session
        if session is not None and session.unread.whole:
            return None
        return Action("pick", word or tr("从原文取值"), self._emit(self.controller.pickRequested), hint)

    def restore(self, edit: Callable[[], object], word: str = "") -> Action:
        """Go back to the machine's value, with F9."""
        return Action("restore", word or tr("恢复机器值"), self.edit(edit), "F9")

    def goto(self, ref: str, word: str) -> Action:
        """Make another thing current."""

        def run() -> str:
            self.controller.set_current(ref)
            return ""

        return Action("goto", word, run)

    def kept(self, actions: Iterable[Action | None]) -> tuple[Action, ...]:
        """Return the verbs that make sense: none that writes while nothing may be written."""
        found = tuple(a for a in actions if a is not None)
        return () if self.read_only else found

    def _emit(self, signal: object) -> Callable[[], str]:
        def run() -> str:
            signal.emit(self.ref)  # type: ignore[attr-defined]
            return ""

        return run


def about_finding(session: ReviewSession, key: str, finding: Finding) -> str:
    """Return 「疑点 1 · 重」."""
    return tr("疑点 {} · {}").format(session.finding_number(key), SEVERITY_NAMES[finding.severity])


def label(word: str, *bits: Bit, right: tuple[Bit, ...] = (), tip: str = "") -> Line:
    """Make a line that begins with a small label of fixed width."""
    return Line((Bit(word, "text3", small=True), *(b for b in bits)), right, tip)
