"""How legible a reading is: a value read from characters that recognition was not sure of is no surer than they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reviewer.domain.document import Document
from reviewer.domain.legible import Doubts
from reviewer.domain.pages import CERTAIN
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import FieldValue, Indicator, Report, SpendingItem
from reviewer.domain.text import Passage


def as_legible(report: Report, document: Document) -> Report:
    """Return a report whose confidences take account of what it was read from."""
    if document.pages is None or not document.pages.confidence:
        return report
    doubts = Doubts(document)

    def field(value: FieldValue) -> FieldValue:
        return replace(value, confidence=_bounded(value.confidence, doubts, [value.passage]))

    def indicator(one: Indicator) -> Indicator:
        passages = [one.stated_passage, *_passages(one.target, one.actual)]
        return replace(one, confidence=_bounded(one.confidence, doubts, passages))

    def spending(item: SpendingItem) -> SpendingItem:
        return replace(item, confidence=_bounded(item.confidence, doubts, [item.passage]))

    return replace(
        report,
        fields={name: field(value) for name, value in report.fields.items()},
        statements={name: tuple(map(field, values)) for name, values in report.statements.items()},
        indicators=tuple(map(indicator, report.indicators)),
        spending=tuple(map(spending, report.spending)),
    )


def _passages(*quantities: Quantity | None) -> list[Passage]:
    return [quantity.passage for quantity in quantities if quantity is not None]


def _bounded(confidence: float, doubts: Doubts, passages: Iterable[Passage | None]) -> float:
    """Return a confidence that is no higher than that of the least certain character of some passages."""
    least = min(
        (doubts.least_confidence(one.span) for one in passages if one is not None and one.grounded),
        default=CERTAIN,
    )
    return confidence if least >= CERTAIN else min(confidence, least / 100)
