"""The profile being edited: one change after another, each with an undo step, and what is wrong now. No widget is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

from reviewer.domain.report import Category
from reviewer.domain.rubric import Deduction, ItemRule, Profile, ProfileItem, ProfilePart, Step
from reviewer.scoring import Fault, faults
from reviewer.scoring.profiles import NO_INDICATOR
from reviewer.scoring.soundness import CHECKS, WHOLE, At

_Row = tuple[str, ...]  # the keys of a row
_BEST = Decimal(95)  # where the first row of a new step table begins, in percent


@dataclass(frozen=True)
class _Step:
    label: str
    before: Profile
    after: Profile
    at: At
    merge: str  # edits of one field that follow each other are one step


@dataclass(frozen=True)
class Unread:
    """What a person typed into a field, and why it is no value."""

    sentence: str
    typed: tuple[str, ...]


class Draft:
    """A profile under the hands of a person; `at` names the whole (−1, −1), its checks, a part (2, −1) or an item (2, 0)."""

    def __init__(self, profile: Profile, *, editable: bool) -> None:
        self.saved = profile
        self.profile = profile
        self.editable = editable
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._unread: dict[tuple[_Row, str], Unread] = {}

    # -- what it says

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.profile != self.saved

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What keeps it from being saved: what can't be read first, then what is unsound."""
        unread = [
            Fault(at, name, left.sentence) for at in self._places() for name, left in self.unread(at).items()
        ]
        return (*unread, *faults(self.profile))

    def unread(self, at: At) -> dict[str, Unread]:
        """Return what was typed at a place and is no value, by field."""
        row = self._row(at)
        return {name: left for (where, name), left in self._unread.items() if where == row}

    def _places(self) -> Iterator[At]:
        yield from (WHOLE, CHECKS)
        for index, part in enumerate(self.profile.parts):
            yield from ((index, number) for number in range(-1, len(part.items)))

    def _row(self, at: At) -> _Row:
        """Return what names a place also after rows were moved."""
        about = self.about(at)
        if isinstance(about, Profile):
            return (str(at[0]),)
        return (self.profile.parts[at[0]].key, about.key if isinstance(about, ProfileItem) else "")

    @property
    def sound(self) -> bool:
        return not self.faults

    @property
    def undo_label(self) -> str:
        return self._undo[-1].label if self._undo else ""

    @property
    def redo_label(self) -> str:
        return self._redo[-1].label if self._redo else ""

    def about(self, at: At) -> Profile | ProfilePart | ProfileItem:
        """Return what a place names."""
        part, item = at
        if part < 0:
            return self.profile
        found = self.profile.parts[part]
        return found if item < 0 else found.items[item]

    def there(self, at: At) -> At:
        """Return the place itself, or the nearest one where it is gone."""
        part, item = at
        if part >= len(self.profile.parts):
            return WHOLE
        return (part, min(item, len(self.profile.parts[part].items) - 1)) if part >= 0 else at

    # -- changing fields

    def set(self, at: At, name: str, value: Any, label: str) -> None:
        """Change one field of the whole, a part or an item."""
        self._read(at, name)
        about = self.about(at)
        if isinstance(about, ProfileItem) and name == "rule":
            self._read(at)  # another rule has other inputs
            made: Any = with_rule(about, value)
        else:
            made = replace(about, **{name: value})
        if made != about:
            self._take(label, self._put(at, made), at, f"{at}/{name}")

    def cannot_read(self, at: At, name: str, left: Unread) -> None:
        """Note that what stands in a field is no value."""
        self._unread[(self._row(at), name)] = left

    def _read(self, at: At, name: str = "") -> None:
        """Forget what was typed in a field, or in all of a place."""
        for field in self.unread(at):
            if name in ("", field):
                del self._unread[(self._row(at), field)]

    def settle(self) -> None:
        """Let the next change be a step of its own: the field was left."""
        if self._undo:
            self._undo[-1] = replace(self._undo[-1], merge="")

    def _put(self, at: At, made: Any) -> Profile:
        part, item = at
        if part < 0:
            assert isinstance(made, Profile)
            return made
        parts = list(self.profile.parts)
        if item >= 0:
            items = list(parts[part].items)
            items[item] = made
            made = replace(parts[part], items=tuple(items))
        parts[part] = made
        return replace(self.profile, parts=tuple(parts))

    # -- changing rows

    def add_part(self, label: str, name: str) -> At:
        """Add a part with what has no place yet; return where it stands."""
        left = max(100 - self.profile.points, Decimal(0))
        first = ProfileItem(_key("i"), name, ItemRule.BY_HAND, left)
        made = ProfilePart(_key("p"), name, Category.MANAGEMENT, left, (first,))
        at = (len(self.profile.parts), -1)
        self._take(label, replace(self.profile, parts=(*self.profile.parts, made)), at)
        return at

    def add_item(self, at: At, label: str, name: str) -> At:
        """Add an item to a part with the points that the part has left; return where it stands."""
        part = self.profile.parts[at[0]]
        used = sum((i.points for i in part.items if i.points is not None), Decimal(0))
        made = ProfileItem(_key("i"), name, ItemRule.BY_HAND, max(part.points - used, Decimal(0)))
        place = at[1] + 1 if at[1] >= 0 else len(part.items)
        items = (*part.items[:place], made, *part.items[place:])
        where = (at[0], place)
        self._take(label, self._put((at[0], -1), replace(part, items=items)), where)
        return where

    def remove(self, at: At, label: str) -> At:
        """Take a part or an item out; return what stands in its place."""
        part, item = at
        if item < 0:
            parts = self.profile.parts
            self._take(label, replace(self.profile, parts=(*parts[:part], *parts[part + 1 :])), (part, -1))
            return self.there((part, -1))
        items = self.profile.parts[part].items
        kept = (*items[:item], *items[item + 1 :])
        self._take(label, self._put((part, -1), replace(self.profile.parts[part], items=kept)), at)
        return self.there(at)

    def move(self, at: At, by: int, label: str) -> At:
        """Move a part or an item up (−1) or down (+1) among its neighbours; return where it stands then."""
        part, item = at
        rows: list[Any] = list(self.profile.parts if item < 0 else self.profile.parts[part].items)
        place = part if item < 0 else item
        if not 0 <= place + by < len(rows):
            return at
        rows[place], rows[place + by] = rows[place + by], rows[place]
        where = (part + by, -1) if item < 0 else (part, item + by)
        if item < 0:
            self._take(label, replace(self.profile, parts=tuple(rows)), where)
        else:
            made = replace(self.profile.parts[part], items=tuple(rows))
            self._take(label, self._put((part, -1), made), where)
        return where

    # -- undo

    def _take(self, label: str, after: Profile, at: At, merge: str = "") -> None:
        before, self.profile = self.profile, after
        self._redo.clear()
        if merge and self._undo and self._undo[-1].merge == merge:
            self._undo[-1] = replace(self._undo[-1], after=after)
        else:
            self._undo.append(_Step(label, before, after, at, merge))

    def undo(self) -> At | None:
        """Take the last change back; return where it was, None where there is none."""
        return self._move(self._undo, self._redo, lambda step: step.before)

    def redo(self) -> At | None:
        """Do it again; return where."""
        return self._move(self._redo, self._undo, lambda step: step.after)

    def _move(self, source: list[_Step], target: list[_Step], pick: Any) -> At | None:
        self._unread.clear()
        if not source:
            return None
        step = replace(source.pop(), merge="")
        target.append(step)
        self.profile = pick(step)
        return self.there(step.at)


def with_rule(item: ProfileItem, rule: ItemRule) -> ProfileItem:
    """Return an item under another rule: with what that rule can't be without, and no table that it has no use for."""
    points = None if rule is ItemRule.INDICATORS else item.points if item.points is not None else Decimal(0)
    when = "" if rule is ItemRule.INDICATORS else item.when
    steps: tuple[Step, ...] = ()
    deduction: Deduction | None = None
    if rule is ItemRule.STEPS:
        steps = item.steps or (Step(_BEST, points or Decimal(0)),)
    if rule is ItemRule.DEDUCTION:
        deduction = item.deduction or Deduction(Decimal(1))
    return replace(item, rule=rule, points=points, when=when, steps=steps, deduction=deduction)


def conditional(profile: Profile, at: At) -> bool:
    """Tell whether an item may be one for parts without indicators: its part has a rule for indicators."""
    rows = profile.parts[at[0]].items if at[0] >= 0 else ()
    return any(i.rule is ItemRule.INDICATORS for i in rows) or any(i.when == NO_INDICATOR for i in rows)


def _key(prefix: str) -> str:
    """Return a key that no row, also none that was removed, has had."""
    return f"{prefix}-{uuid4().hex[:8]}"
