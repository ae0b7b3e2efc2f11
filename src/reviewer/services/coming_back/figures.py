"""Changes in the head of a review sheet and on the summary: amounts, the reviewer's own figures, and what is not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.domain.errors import Refused
from reviewer.domain.quantity import plain
from reviewer.domain.report import FIELDS, FieldType
from reviewer.export.cells import in_wan
from reviewer.export.coming_back.cells import Cell, Value
from reviewer.export.coming_back.compare import Pair, Returned
from reviewer.export.coming_back.places import ADVICE, AMOUNT, OWN, REVIEWER, SCORE, STATED, TOTAL, WHY
from reviewer.export.review_head import AMOUNTS
from reviewer.services import typed
from reviewer.services.coming_back.difference import Make
from reviewer.services.coming_back.present import (
    Change,
    Present,
    as_value,
    lost,
    number_of,
    number_or_none,
    shown,
)
from reviewer.services.edits import fields, opinion

_ON_REVIEW = "汇总表取自复核表；请改复核表。"
_SUM = "合计由各评分项得出；请改各项的「人工调整」。"
_OTHER = {
    (REVIEWER, ""): ("复核人", "复核人在完成评审时填写，不读回。"),
    (TOTAL, ""): ("合计得分", _SUM),
    (SCORE, ""): ("汇总表复核得分", _SUM),
}
_HAS_OWN = "这个数已有复核数；请改复核数。"
_EMPTIED = "原文的金额被清空，不读回。"
_BESIDE = re.compile(r"（原文(?:未列| [^（）]*)）$")  # what the workbook adds to a reason


def head_changes(returned: Returned, here: Present | None) -> Iterator[Change]:
    """Walk what was changed outside the rows."""
    for name in FIELDS:
        stated, own, why = (returned.pair(what, name) for what in (STATED, OWN, WHY))
        if own.changed or (why.changed and not own.before.empty):
            yield _figure(name, own, here, _BESIDE.sub("", why.now.text), _BESIDE.sub("", why.before.text))
        if stated.changed:
            has_own = "" if own.before.empty else _HAS_OWN
            yield _figure(name, stated, here, refusal=has_own or (_EMPTIED if stated.now.empty else ""))
        amount = returned.pair(AMOUNT, name)
        if amount.changed and not (stated.changed or own.changed):
            refusal = _ON_REVIEW if returned.reviewed else _EMPTIED if amount.now.empty else ""
            yield _figure(name, amount, here, refusal=refusal)
    if returned.pair(ADVICE).changed:
        yield _advice(returned.pair(ADVICE), here)
    for key, (title, why_not) in _OTHER.items():
        pair = returned.pair(*key)
        if pair.changed:
            yield Change(title, as_value(pair.before), as_value(pair.now), refusal=why_not)


def _figure(
    name: str, pair: Pair, here: Present | None, reason: str = "", reason_before: str = "", refusal: str = ""
) -> Change:
    """Return a figure that becomes the reviewer's own, money in 万元."""
    spec = FIELDS[name]
    money = spec.type is FieldType.MONEY
    return Change(
        f"{AMOUNTS.get(name, spec.label)}复核数",
        as_value(pair.before) if money else pair.before.text,
        as_value(pair.now) if money else _words(pair.now, money=money),
        None if here is None else _present(name, here, money=money),
        refusal or lost(pair) or (_no_money(pair) if money else ""),
        _verify(name, pair, money=money),
        needs_reason=not pair.now.empty,
        reason=reason,
        reasons=(reason_before, _reason(name, here) if reason or reason_before else ""),
        words=_wan if money else None,
    )


def _advice(pair: Pair, here: Present | None) -> Change:
    text = pair.now.text
    return Change(
        "处理建议",
        pair.before.value,
        pair.now.value,
        here.review.decisions.advice() if here is not None else None,
        lost(pair),
        lambda state, _: opinion.advise(state, text),
        needs_reason=False,
    )


def _present(name: str, here: Present, *, money: bool) -> Value:
    decided = here.review.decisions.verified(name)
    value = here.review.report.value(name) if decided is None else decided
    if value is None:
        return None
    return in_wan(Decimal(value)) if money else typed.show(name, value, "万元")


def _reason(name: str, here: Present | None) -> str:
    decided = here.review.decisions.field(name) if here is not None else None
    return decided.verified_reason if decided is not None else ""


def _no_money(pair: Pair) -> str:
    """Return why what was written is no amount, "" where it is one or nothing."""
    try:
        if not pair.now.empty and number_of(pair.now) < 0:
            return "金额不能为负数。"
    except Refused as problem:
        return problem.message
    return ""


def _verify(name: str, pair: Pair, *, money: bool) -> Make:
    words = _words(pair.now, money=money)
    return lambda state, reason: fields.verify_field(state, name, words, reason, "万元")


def _words(cell: Cell, *, money: bool) -> str:
    """Return what was written as it is typed into the program."""
    number = number_or_none(cell)
    if number is None:
        return cell.text
    if money:
        return f"{plain(number)}万元"
    return f"{plain(number * 100)}%" if cell.percent else plain(number)


def _wan(value: Value) -> str:
    return f"{shown(value)} 万元" if isinstance(value, float) else shown(value)
