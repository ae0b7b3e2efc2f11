"""Changes in the head of a review sheet and on the summary: amounts, the reviewer's own figures, and what is not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.errors import Refused
from reviewer.domain.quantity import plain
from reviewer.domain.report import FIELDS, FieldType
from reviewer.export.cells import WAN, figure, in_wan
from reviewer.export.coming_back.cells import Cell, Pair, Value
from reviewer.export.coming_back.compare import Returned
from reviewer.export.coming_back.places import ADVICE, AMOUNT, OWN, REVIEWER, SCORE, STATED, TOTAL, WHY
from reviewer.export.review_head import AMOUNTS
from reviewer.services import typed
from reviewer.services.coming_back import doubts
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
_BY_HAND = "复核人在完成评审时填写，不读回。"
_HAS_OWN = "这个数已有复核数；请改复核数。"
_EMPTIED = "金额已清空，读回后记为「原文确无」"
_REASON_CLEARED = "只清空了理由，不读回：复核数须有理由；要取消请清空复核数。"
_BESIDE = re.compile(r"（原文(?:未列| [^（）]*)）$")  # what the workbook adds to a reason


def head_changes(returned: Returned, here: Present | None) -> Iterator[Change]:
    """Walk what was changed outside the rows."""
    for name in FIELDS:
        stated, own, why = (returned.pair(what, name) for what in (STATED, OWN, WHY))
        if why.changed and why.now.empty and not own.changed:
            yield Change(
                f"{AMOUNTS.get(name, FIELDS[name].label)}复核数的理由",
                why.before.value,
                None,
                _reason(name, here),
                _REASON_CLEARED,
            )
        elif own.changed or (why.changed and not own.before.empty):
            yield _figure(name, own, here, _BESIDE.sub("", why.now.text), _BESIDE.sub("", why.before.text))
        if stated.changed:
            yield _stated(name, stated, here, "" if own.before.empty else _HAS_OWN)
        amount = returned.pair(AMOUNT, name)
        if amount.changed and not (stated.changed or own.changed):
            yield _stated(name, amount, here, _ON_REVIEW if returned.reviewed else "")
    if returned.pair(ADVICE).changed:
        yield _advice(returned.pair(ADVICE), here)
    yield from _others(returned, here)


def _others(returned: Returned, here: Present | None) -> Iterator[Change]:
    """Walk what follows from other cells, or is written when a review is finished."""
    total = None if here is None else figure(here.review.sheet.total)
    reviewer = None if here is None else here.row.reviewer
    for what, title, present, why in (
        (REVIEWER, "复核人", reviewer, _BY_HAND),
        (TOTAL, "合计得分", total, _SUM),
        (SCORE, "汇总表复核得分", total, _SUM),
    ):
        pair = returned.pair(what)
        if pair.changed:
            yield Change(title, as_value(pair.before), as_value(pair.now), present, refusal=why)


def _stated(name: str, pair: Pair, here: Present | None, refusal: str) -> Change:
    """Return an amount of the report: another one becomes the reviewer's own, an emptied one is none the report states."""
    change = _figure(name, pair, here, refusal=refusal)
    if not pair.now.empty or pair.unknown:
        return change
    return replace(change, what=AMOUNTS[name], make=_absent(name), doubt=_EMPTIED)


def _absent(name: str) -> Make:
    return lambda state, _: fields.confirm_absent(state, name)


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
        doubt=_doubt(name, pair.now, here, money=money),
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


def _doubt(name: str, now: Cell, here: Present | None, *, money: bool) -> str:
    """Return what speaks against a figure, by the report's own."""
    number = number_or_none(now)
    if number is None or here is None:
        return ""
    if money:
        return doubts.of_ratio(number * WAN, here.review.report.amount(name), "原文金额")
    percent = FIELDS[name].type is FieldType.PERCENT
    return doubts.of_rate(number * 100 if now.percent else number) if percent else ""


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
