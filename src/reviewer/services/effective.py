"""What counts: the machine's reading with a reviewer's corrections applied; the reading itself stays untouched.

Verified figures (复核完成值) are no part of it: the report does not say them, scoring takes them from the decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import (
    ENTERED,
    FIELDS,
    Breakdown,
    Category,
    FieldType,
    FieldValue,
    Indicator,
    Report,
    SpendingItem,
)
from reviewer.domain.review import (
    Decision,
    Decisions,
    FieldDecision,
    IndicatorDecision,
    SpendingDecision,
    Subject,
    TypedQuantity,
)
from reviewer.domain.text import Passage

_HALF = {ord("０") + n: str(n) for n in range(10)} | {ord("．"): ".", ord("％"): "%"}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
BY_REVIEWER = "reviewer"  # the `rule` of a value that a person gave


def apply_decisions(machine: Report, decisions: Decisions, text: str | None = None) -> Report:
    """Return the effective report; `text` is the canonical text that passages are cut from."""
    if not decisions.entries:
        return machine
    fields, statements = _fields(machine, decisions, text)
    return replace(
        machine,
        fields=fields,
        statements=statements,
        indicators=tuple(_indicators(machine, decisions, text)),
        spending=tuple(_spending(machine, decisions, text)),
        breakdowns=tuple(_with_total(b, machine, fields) for b in machine.breakdowns),
    )


def _fields(
    machine: Report, decisions: Decisions, text: str | None
) -> tuple[dict[str, FieldValue], dict[str, tuple[FieldValue, ...]]]:
    fields, statements = dict(machine.fields), dict(machine.statements)
    for name, decision in decisions.of(Subject.FIELD):
        if not isinstance(decision, FieldDecision) or name not in FIELDS:
            continue
        if decision.absent:
            fields.pop(name, None)
            statements.pop(name, None)
        elif (value := _corrected(machine.fields.get(name), name, decision, text)) is not None:
            fields[name] = value
            statements[name] = _stated(machine, name, value)
    return fields, statements


def _corrected(
    read: FieldValue | None, name: str, decision: FieldDecision, text: str | None
) -> FieldValue | None:
    """Return the value a person gave or confirmed, None where the machine's reading stands as it is."""
    value = decision.value
    if value is None and decision.confirmed:
        if read is not None and read.value == decision.machine:
            return None
        value = decision.machine
    if value is None:
        return None
    typed = (decision.typed or value).translate(_HALF)  # a person's digits, not the report's own
    quantity = _money_quantity(typed) if FIELDS[name].type is FieldType.MONEY else None
    stated = read is not None or decision.start >= 0 or _stands(typed, text)
    rule = BY_REVIEWER if stated else ENTERED
    return FieldValue(value, _place(decision.start, decision.end, decision.quote or typed), 1.0, rule, quantity)


def _with_total(breakdown: Breakdown, machine: Report, fields: dict[str, FieldValue]) -> Breakdown:
    """Return a breakdown with the total that a person corrected, where it is the very figure a field was read from."""
    for name, read in machine.fields.items():
        now = fields.get(name, read).quantity
        if read.quantity is None or now is None or now.value == read.quantity.value:
            continue
        if read.quantity.passage.grounded and read.quantity.passage == breakdown.total.passage:
            return replace(breakdown, total=replace(now, passage=breakdown.total.passage))
    return breakdown


def _stands(typed: str, text: str | None) -> bool:
    """Tell whether what was typed may be read in the original: its figure, or its words where it has none."""
    if text is None:
        return True
    figure = _FIGURE.search(typed)
    plain = text.translate(_HALF).replace(",", "").replace("，", "")
    known = typed.strip() if figure is None else figure.group().replace(",", "")
    return re.search(rf"(?<![\d.]){re.escape(known)}(?![\d])", plain) is not None


def _stated(machine: Report, name: str, value: FieldValue) -> tuple[FieldValue, ...]:
    """Put the chosen statement first; a misreading that was corrected is no statement any more."""
    known = machine.statements.get(name, ())
    if any(s.value == value.value for s in known):
        first = [s for s in known if s.value == value.value]
        return (*first, *(s for s in known if s.value != value.value))
    read = machine.fields.get(name)
    return (value, *(s for s in known if read is None or s.passage != read.passage))


def _place(start: int, end: int, text: str) -> Passage:
    return Passage(text, start, end) if start >= 0 else Passage.typed(text)


@lru_cache(maxsize=512)
def _money_quantity(typed: str) -> Quantity | None:
    from reviewer.extraction import parse_quantity

    return parse_quantity(typed)


def _indicators(machine: Report, decisions: Decisions, text: str | None) -> Iterator[Indicator]:
    known = set()
    for indicator in machine.indicators:
        known.add(indicator.key)
        decision = decisions.indicator(indicator.key)
        if decision is None:
            yield indicator
        elif not decision.removed:
            yield _indicator(indicator, decision, text)
    for key, other in sorted(decisions.of(Subject.INDICATOR), key=_by_key):
        if isinstance(other, IndicatorDecision) and other.added and not other.removed and key not in known:
            yield _indicator(Indicator(key, "", Category.OUTPUT, rule=BY_REVIEWER), other, text)


def _indicator(indicator: Indicator, decision: IndicatorDecision, text: str | None) -> Indicator:
    evidence = tuple(Passage.cut(text, s, e) for s, e in decision.evidence) if text is not None else ()
    return replace(
        indicator,
        name=decision.name or indicator.name,
        category=Category(decision.category) if decision.category else indicator.category,
        target=_side("target", indicator.target, decision.target, decision.cleared, text),
        actual=_side("actual", indicator.actual, decision.actual, decision.cleared, text),
        evidence=(*indicator.evidence, *(e for e in evidence if e not in indicator.evidence)),
    )


def _side(
    side: str, read: Quantity | None, given: TypedQuantity | None, cleared: tuple[str, ...], text: str | None
) -> Quantity | None:
    if given is not None:
        return quantity_of(given, text)
    return None if side in cleared else read


def quantity_of(given: TypedQuantity, text: str | None = None) -> Quantity:
    """Return a typed quantity as one of the report; its passage is cut from `text` where it has a place."""
    if given.start >= 0 and text is not None:
        passage = Passage.cut(text, given.start, given.end)
    else:
        passage = _place(given.start, given.end, given.text)
    return Quantity(Op(given.op), given.value, given.unit, passage, given.upper)


def typed_quantity(quantity: Quantity) -> TypedQuantity:
    """Return a quantity of the report in the shape that decisions keep."""
    passage = quantity.passage
    return TypedQuantity(
        passage.text,
        quantity.op.value,
        quantity.value,
        quantity.upper,
        quantity.unit,
        passage.start,
        passage.end,
    )


def _spending(machine: Report, decisions: Decisions, text: str | None) -> Iterator[SpendingItem]:
    known = set()
    for item in machine.spending:
        known.add(item.key)
        decision = decisions.spending(item.key)
        if decision is None:
            yield item
        elif not decision.removed:
            yield _spending_item(item, decision)
    for key, other in sorted(decisions.of(Subject.SPENDING), key=_by_key):
        if isinstance(other, SpendingDecision) and other.added and not other.removed and key not in known:
            empty = SpendingItem(key, "", other.amount or Decimal(0), Passage.typed(""), rule=BY_REVIEWER)
            yield _spending_item(empty, other)


def _spending_item(item: SpendingItem, decision: SpendingDecision) -> SpendingItem:
    moved = (
        decision.added
        or decision.start >= 0
        or (decision.amount is not None and decision.amount != item.amount)
    )
    passage = _place(decision.start, decision.end, decision.quote) if moved else item.passage
    return replace(
        item,
        name=decision.name or item.name,
        amount=item.amount if decision.amount is None else decision.amount,
        passage=passage,
        quantity=None if moved else item.quantity,
    )


def _by_key(decided: tuple[str, Decision]) -> str:
    """Sort what was added by hand by its key, whatever order the database gives."""
    return decided[0]
