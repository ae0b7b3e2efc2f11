"""What was found in a workbook that came back, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reviewer.domain.review import Decision, DecisionKey
from reviewer.services.edits.edit import Edit
from reviewer.services.signs import ReviewState

Make = Callable[[ReviewState, str], Edit | None]  # the state of a review and the reason give the edit


@dataclass(frozen=True)
class Difference:
    """One change of the workbook: `before` as it was exported, `now` in the workbook, `present` in the database.

    `why` says why it can't be taken, or what to look at first. `ticked` is proposed; what the database changed meanwhile
    is not. `make` is the edit; None where it can't be taken. `finished`: the review is 已审, and opened again for
    it with the reason in `reopening`.
    """

    report: str
    project: str
    what: str
    before: str
    now: str
    present: str = ""
    why: str = ""
    report_id: int | None = None
    ticked: bool = False
    needs_reason: bool = False
    reason: str = ""
    finished: bool = False
    reopening: str = ""
    number: int = 0  # its place in the preview
    order: int = (
        0  # in which the changes of a report are made: figures first, the scores that rest on them last
    )
    make: Make | None = field(default=None, compare=False, repr=False)

    @property
    def takeable(self) -> bool:
        """Whether it can become a decision."""
        return self.make is not None

    def put_off(self, why: str) -> Difference:
        """Return it as one that was not taken this time."""
        return replace(self, why=why, ticked=False)

    def refused(self, why: str) -> Difference:
        """Return it as one that can't be taken."""
        return replace(self, why=why, ticked=False, make=None)


@dataclass(frozen=True)
class Untaken:
    """A change that does not come back: sheet and cell, what it was and is, and where to make it instead."""

    sheet: str
    what: str
    before: str
    now: str
    why: str


@dataclass(frozen=True)
class Preview:
    """All changes of a workbook, and what is told besides; `made_at` says when it was exported.

    `untaken` are the changes that do not come back. `touched`: a cell that can come back was changed, though the database may
    say the same; `moved_on` names the reports that changed in the database since. `seen` are the decisions by report that the changes were held against; taking some of them moves it along.
    """

    name: str
    differences: tuple[Difference, ...] = ()
    made_at: str = ""
    notes: tuple[str, ...] = ()
    untaken: tuple[Untaken, ...] = ()
    touched: bool = False
    moved_on: tuple[str, ...] = ()
    seen: dict[int, Mapping[DecisionKey, Decision]] = field(default_factory=dict)


@dataclass(frozen=True)
class Taken:
    """What became of the chosen changes; `waiting` are those of reviews that are open, for their own thread."""

    done: tuple[Difference, ...] = ()
    left: tuple[Difference, ...] = ()  # each with the sentence why; it can be tried again
    waiting: tuple[Difference, ...] = ()

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.done + other.done, self.left + other.left, self.waiting + other.waiting)

    @property
    def told(self) -> str:
        """Say in a few words what it came to."""
        said = f"读回 {len(self.done)} 处"
        return f"{said}，{len(self.left)} 处未读回。" if self.left else f"{said}。"
