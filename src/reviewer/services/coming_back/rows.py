"""Changes in a row of a review sheet: adjustment with its reason, a score typed over its formula, the verified result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.counting import rate_that_counts
from reviewer.domain.errors import Refused
from reviewer.domain.quantity import plain
from reviewer.domain.report import Indicator
from reviewer.domain.rubric import ItemState, ScoreItem
from reviewer.export.calculation import told_state
from reviewer.export.cells import Scale, figure, scale_of
from reviewer.export.coming_back.cells import Cell, Pair, Value, number_in, same
from reviewer.export.coming_back.compare import Returned
from reviewer.export.coming_back.places import ADJUSTMENT, MACHINE, REASON, SCORE, STATE, VERIFIED
from reviewer.export.review_rows import ReviewLine
from reviewer.services import typed
from reviewer.services.coming_back import doubts
from reviewer.services.coming_back.difference import Make
from reviewer.services.coming_back.present import (
    GONE,
    Change,
    Present,
    as_value,
    exact,
    lost,
    number_of,
    number_or_none,
    shown,
)
from reviewer.services.edits import fields, indicators, scores

_BY_MACHINE = "系统得分由程序计算，不能改写；需要改分请填「人工调整」。"
_STATE = "得分状态由程序得出，不读回；标为「不适用」或确认请在程序中进行。"
_BOTH = "复核得分和人工调整都改过，两者不一致；请只改一处。"
_EMPTIED = "复核得分被清空；需要取消调整请清空「人工调整」。"
_ONLY_REASON = "只写了理由，没有调整量；需要时请在「人工调整」填 0 并写理由。"
_REASON_CLEARED = "只清空了理由，不读回：调整和不适用须有理由；要取消调整请清空「人工调整」。"
_NO_RESULT_HERE = "这一行没有完成值，不读回；需要改分请填「人工调整」。"
_RATE = "执行率由金额算得；需要时请改全年预算数或全年执行数。"
_UNIT = "计量单位与数据库中的不同，无法换算。"
_CONFIRMED = "这个值来自对自评完成值的确认，清空不读回。"
_SHARED = "这一行的「{0}」也改了，两处共用一条理由，可在「理由」栏分别改写。"
_EXCLUDED = "这一项在数据库中为不适用，不计分。"
_FIRST, _LAST = 1, 2  # results before the scores that rest on them


def row_changes(returned: Returned, key: str, here: Present | None) -> Iterator[Change]:
    """Walk what was changed in one row."""
    cells = {what: returned.pair(what, key) for what in (ADJUSTMENT, REASON, VERIFIED, SCORE, MACHINE, STATE)}
    if key in returned.twice or not any(pair.changed for pair in cells.values()):
        return
    row = _Row(returned, key, cells, here)
    item = None if row.line is None else row.line.item
    if cells[MACHINE].changed:
        yield row.refused(
            "系统得分", cells[MACHINE], None if item is None else figure(item.machine), _BY_MACHINE
        )
    if cells[STATE].changed:
        yield row.refused("得分状态", cells[STATE], None if item is None else told_state(item), _STATE)
    if row.reason_cleared:
        yield row.refused("调整理由", cells[REASON], None if item is None else item.reason, _REASON_CLEARED)
    yield from _decided(row)


def _decided(row: _Row) -> Iterator[Change]:
    """Walk what a row's changes would decide: its verified result, and its score."""
    over = row.cells[SCORE].changed and not row.follows()
    scored = row.typed_over() if over else row.adjustment() if row.adjusted() else None
    verified = row.verified() if row.cells[VERIFIED].changed else None
    if scored is not None and verified is not None and row.new_reason:
        title = "复核得分" if over else "人工调整"
        scored = replace(scored, note=_SHARED.format("复核完成值"))
        verified = replace(verified, note=_SHARED.format(title))
    yield from (one for one in (verified, scored) if one is not None)


class _Row:
    """One row before and now, and its line in the database."""

    def __init__(self, returned: Returned, key: str, cells: dict[str, Pair], here: Present | None) -> None:
        self.key, self.cells = key, cells
        self.name = returned.rows[key].name or key
        self.unit = returned.rows[key].unit
        self.here = here
        self.line: ReviewLine | None = None if here is None else here.lines.get(key)

    def refused(self, title: str, pair: Pair, present: Value, why: str) -> Change:
        return Change(f"{self.name}：{title}", pair.before.value, pair.now.value, present, refusal=why)

    @property
    def _gone(self) -> str:
        """Why no score of the row can be taken."""
        if self.here is None:
            return ""
        return self.here.scores_blocked or ("" if self.line is not None else GONE)

    @property
    def new_reason(self) -> str:
        """The reason, where it was written for this."""
        return self.cells[REASON].now.text if self.cells[REASON].changed else ""

    # ---- the score

    def follows(self) -> bool:
        """Tell whether a score that stands in the place of its formula is what the formula gives."""
        machine = self.cells[MACHINE].now if not self.cells[MACHINE].now.empty else self.cells[MACHINE].before
        parts = [number_in(cell.value) for cell in (machine, self.cells[ADJUSTMENT].now)]
        score = number_in(self.cells[SCORE].now.value)
        if score is None or parts == [None, None]:
            return self.cells[SCORE].now.empty and parts == [None, None]
        whole = max(sum(part for part in parts if part is not None), 0.0)
        return same(whole if self.line is None else min(whole, float(self.line.item.points)), score)

    @property
    def reason_cleared(self) -> bool:
        """Whether the reason is gone and what it is the reason of is not."""
        others = (ADJUSTMENT, VERIFIED, SCORE)
        gone = self.cells[REASON].changed and self.cells[REASON].now.empty
        return gone and not any(self.cells[what].changed for what in others)

    def adjusted(self) -> bool:
        """Tell whether the row's adjustment, or the reason of it, was changed."""
        if self.reason_cleared:
            return False
        if self.cells[ADJUSTMENT].changed:
            return True
        other = self.cells[VERIFIED].changed and self.cells[ADJUSTMENT].now.empty
        return self.cells[REASON].changed and not other

    def typed_over(self) -> Change:
        pair = self.cells[SCORE]
        item = self.line.item if self.line is not None else None
        return Change(
            f"{self.name}：复核得分",
            as_value(pair.before),
            as_value(pair.now),
            figure(item.final) if item is not None else None,
            self._gone or self._not_a_score(pair),
            self._score_to(pair),
            _LAST,
            reason=self.new_reason,
            reasons=(self.cells[REASON].before.text, item.reason if item is not None else ""),
        )

    def _not_a_score(self, pair: Pair) -> str:
        if pair.now.empty and not pair.unknown:
            return _EMPTIED
        return lost(pair) or (
            _BOTH if self.cells[ADJUSTMENT].changed else _refusal(pair) or self._outside(pair)
        )

    def _outside(self, pair: Pair) -> str:
        points = self.line.item.points if self.line is not None else None
        if points is None or 0 <= number_of(pair.now) <= points:
            return ""
        return f"得分应在 0 至 {points} 分之间。"

    def _score_to(self, pair: Pair) -> Make:
        key = self.key
        return lambda state, reason: scores.adjust_item(
            state, key, plain(number_of(pair.now) - _machine(state.assessment.sheet.item(key))), reason
        )

    def adjustment(self) -> Change:
        pair, why = self.cells[ADJUSTMENT], self.cells[REASON]
        item = self.line.item if self.line is not None else None
        return Change(
            f"{self.name}：人工调整",
            as_value(pair.before),
            as_value(pair.now),
            figure(item.adjustment) if item is not None else None,
            self._gone or lost(pair) or self._not_adjusted(item),
            self._adjust(item),
            _LAST,
            needs_reason=not pair.now.empty or self._excluded(item),
            reason=why.now.text,
            reasons=(why.before.text, item.reason if item is not None else ""),
            moved=item is not None and not same(self.cells[MACHINE].before.value, figure(item.machine)),
            words=lambda value: f"{exact(value):+}" if isinstance(value, float) else shown(value),
        )

    @staticmethod
    def _excluded(item: ScoreItem | None) -> bool:
        return item is not None and item.state is ItemState.EXCLUDED

    def _not_adjusted(self, item: ScoreItem | None) -> str:
        pair = self.cells[ADJUSTMENT]
        if self._excluded(item):
            return "" if pair.now.empty else _EXCLUDED
        if pair.now.empty:
            return _ONLY_REASON if pair.before.empty else ""
        return _refusal(pair)

    def _adjust(self, item: ScoreItem | None) -> Make:
        key, now = self.key, self.cells[ADJUSTMENT].now
        if self._excluded(item):
            return lambda state, reason: scores.exclude_item(state, key, reason)
        if now.empty:
            return lambda state, _: scores.restore_item(state, key)
        return lambda state, reason: scores.adjust_item(state, key, plain(number_of(now)), reason)

    # ---- the verified result

    def verified(self) -> Change:
        pair, line = self.cells[VERIFIED], self.line
        own = None
        if line is not None and self.here is not None and line.item.indicator:
            own = self.here.review.decisions.indicator(line.item.indicator)
        why = own.verified_reason if own is not None and self.new_reason else ""
        return Change(
            f"{self.name}：复核完成值",
            self._in_unit(pair.before),
            self._in_unit(pair.now),
            None if line is None or self._cleared_already else line.verified,
            lost(pair) or self._not_verified(),
            self._verify(),
            _FIRST,
            needs_reason=not pair.now.empty,
            reason=self.new_reason,
            reasons=(why, why),
            doubt="" if pair.now.empty else self._doubt(),
            words=lambda value: _measured(value, self.unit),
        )

    def _in_unit(self, cell: Cell) -> Value:
        """Return a result as it is read: what a spreadsheet shows as 95% is 95 of the unit %."""
        number = number_or_none(cell)
        return as_value(cell) if number is None or self.unit != "%" else float(_percent(cell, number))

    def _not_verified(self) -> str:
        line, here = self.line, self.here
        if here is None or line is None:
            return "" if here is None else GONE
        if not line.item.indicator:
            return self._not_a_rate(line, here)
        if line.unit != self.unit:
            return _UNIT
        empty = self.cells[VERIFIED].now.empty and not self._cleared_already
        return _CONFIRMED if empty and not self._has_own else ""

    @property
    def _has_own(self) -> bool:
        """Whether the database has a result of the reviewer's own, not one that was read and confirmed."""
        if self.here is None or self.line is None or not self.line.item.indicator:
            return False
        own = self.here.review.decisions.indicator(self.line.item.indicator)
        return own is not None and own.verified is not None

    @property
    def _cleared_already(self) -> bool:
        """Whether the result that was exported is gone from the database, too: there at most what was read stands now."""
        pair, line = self.cells[VERIFIED], self.line
        if line is None or not line.item.indicator or not pair.now.empty or self._has_own:
            return False
        return not same(self._in_unit(pair.before), line.verified)

    def _not_a_rate(self, line: ReviewLine, here: Present) -> str:
        if line.item.rule not in ("execution", "steps"):
            return _NO_RESULT_HERE
        known = rate_that_counts(here.review.report, here.review.decisions, "execution_rate") is not None
        return _RATE if known else ""

    def _verify(self) -> Make:
        words = self._typed()
        if self._indicator is None:
            return lambda state, reason: fields.verify_field(state, "execution_rate", words, reason, "%")
        key = self._indicator.key
        return lambda state, reason: indicators.verify_indicator(state, key, words, reason)

    @property
    def _indicator(self) -> Indicator | None:
        if self.here is None or self.line is None or not self.line.item.indicator:
            return None
        return self.here.review.report.indicator(self.line.item.indicator)

    def _typed(self) -> str:
        """Return the verified result as it would be typed into the program."""
        now = self.cells[VERIFIED].now
        number = number_or_none(now)
        if number is None:
            return now.text
        if self._indicator is None:
            return f"{plain(_percent(now, number))}%"
        scale = scale_of(self._indicator.target, self._indicator.actual)
        return _quantity(_percent(now, number) if scale.unit == "%" else number, scale)

    def _doubt(self) -> str:
        now, indicator = self.cells[VERIFIED].now, self._indicator
        if indicator is not None:
            return doubts.of_result(indicator, now, self._typed())
        number = number_or_none(now)
        return "" if number is None else doubts.of_rate(_percent(now, number))


def _machine(item: ScoreItem | None) -> Decimal:
    return Decimal(0) if item is None or item.machine is None else item.machine


def _refusal(pair: Pair) -> str:
    """Return why what was written is no number, "" where it is one."""
    try:
        number_of(pair.now)
    except Refused as problem:
        return problem.message
    return ""


def _percent(cell: Cell, number: Decimal) -> Decimal:
    """Return a number of percent: what is shown as 95% is 0.95 in the cell."""
    return number * 100 if cell.percent and isinstance(cell.value, float) else number


def _quantity(value: Decimal, scale: Scale) -> str:
    """Write a figure in the unit of its row, in the base unit where the words of the row's are not understood."""
    words = f"{plain(value)}{scale.unit}"
    read = typed.quantity(words, None)
    if read.value == value * scale.divisor and read.unit == scale.base:
        return words
    return f"{plain(value * scale.divisor)}{scale.base}"


def _measured(value: object, unit: str) -> str:
    return (
        f"{plain(exact(value))}{unit}"
        if isinstance(value, float)
        else shown(value if isinstance(value, str) else None)
    )
