"""How legible a reading is: a value read from characters that recognition was not sure of is no surer than they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reviewer.domain.document import Document
from reviewer.domain.legible import Doubts, form_is_lost
from reviewer.domain.pages import CERTAIN, Box
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import FieldValue, Indicator, Report, SpendingItem
from reviewer.domain.text import Passage

_GUESS = 50  # percent


def as_legible(report: Report, document: Document) -> Report:
    """Return a report whose confidences take account of what it was read from."""
    if document.pages is None or not document.pages.confidence:
        return report
    doubts, lost = Doubts(document), _LostForm(document) if form_is_lost(document) else None
    most = CERTAIN if lost is None else _GUESS

    def field(value: FieldValue) -> FieldValue:
        return replace(value, confidence=_bounded(value.confidence, doubts, [value.passage], most))

    def indicator(one: Indicator) -> Indicator:
        passages = [one.stated_passage, *_passages(one.target, one.actual)]
        return replace(one, confidence=_bounded(one.confidence, doubts, passages))

    def spending(item: SpendingItem) -> SpendingItem:
        return replace(item, confidence=_bounded(item.confidence, doubts, [item.passage], most))

    return replace(
        report,
        fields={name: field(value) for name, value in report.fields.items()},
        statements={name: tuple(map(field, values)) for name, values in report.statements.items()},
        indicators=tuple(map(indicator, report.indicators if lost is None else lost.rows(report.indicators))),
        spending=tuple(map(spending, report.spending)),
    )


class _LostForm:
    """A recognised form whose table was not made out: its rows run into one another, so that all of them are in doubt."""

    def __init__(self, document: Document) -> None:
        assert document.pages is not None
        self._pages = document.pages
        self._tables = tuple(table.span for table in document.tables())
        self._places = [at for at, sign in enumerate(document.text) if not sign.isspace()]
        self._words = "".join(document.text[at] for at in self._places)

    def rows(self, indicators: Iterable[Indicator]) -> Iterator[Indicator]:
        """Walk indicators; those of the form have no values of another row, and their reading is a guess."""
        for one in indicators:
            sides = _passages(one.target, one.actual)
            if not any(map(self._is_loose, sides)):
                yield one
                continue
            levels = list(self._levels(one.name))
            target, actual = (
                None if side is not None and self._is_astray(side.passage, levels) else side
                for side in (one.target, one.actual)
            )
            if target is not None or actual is not None:
                yield replace(one, target=target, actual=actual, confidence=min(one.confidence, _GUESS / 100))

    def _is_loose(self, passage: Passage) -> bool:
        """Tell what was recognised outside of a table."""
        seen = passage.grounded and self._pages.least_confidence(passage.span) < CERTAIN
        return seen and not any(table.overlaps(passage.span) for table in self._tables)

    def _levels(self, name: str) -> Iterator[tuple[int, Box]]:
        """Walk the pages and rectangles where a name ends, wherever it stands."""
        wanted = "".join(name.split())
        at = self._words.find(wanted)
        while wanted and at >= 0:
            if (found := self._pages.box(self._places[at + len(wanted) - 1])) is not None:
                yield found
            at = self._words.find(wanted, at + 1)

    def _is_astray(self, passage: Passage, levels: list[tuple[int, Box]]) -> bool:
        """Tell a value that stands on no level of its name."""
        found = self._pages.box(passage.start) if passage.grounded else None
        if found is None or not levels:
            return False
        page, box = found
        return not any(page == on and box.top < name.bottom and name.top < box.bottom for on, name in levels)


def _passages(*quantities: Quantity | None) -> list[Passage]:
    return [quantity.passage for quantity in quantities if quantity is not None]


def _bounded(
    confidence: float, doubts: Doubts, passages: Iterable[Passage | None], most: int = CERTAIN
) -> float:
    """Return a confidence that is no higher than that of the least certain character of some passages.

    `most`: what anything recognised is held for.
    """
    least = min(
        (doubts.least_confidence(one.span) for one in passages if one is not None and one.grounded),
        default=CERTAIN,
    )
    return confidence if least >= CERTAIN else min(confidence, min(least, most) / 100)
