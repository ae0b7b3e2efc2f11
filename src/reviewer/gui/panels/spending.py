"""支出: the parts of the money spent with their share, parts of parts indented, the sum below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import SpendingItem
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.spending_tree import Placed, total_of, walk
from reviewer.gui.panels.tables import Bit, Cell, Column, Edit, Row, plain_cell
from reviewer.gui.panels.words import (
    PICK,
    can_pick,
    corrected,
    glyph,
    nowhere,
    number_badges,
    quote,
    section_name,
    sign_word,
    silent,
    touching,
    tr,
)
from reviewer.services.signs import Sign
from reviewer.services.typed import show_money

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """An item with its depth and why it is not added up, or (`item` None) the total line."""

    item: SpendingItem | None = None
    depth: int = 0
    left_out: str = ""


def spending_rows(session: ReviewSession | None) -> Iterator[Row[SpendingRow]]:
    """Walk the items, each followed by its parts, then the total line."""
    if session is None:
        return
    items = session.report.spending
    if not items:
        yield Row("empty", SpendingRow(), ref="category:spending", kind="note", spans=(("name", 4),))
        return
    for one in placed(session):
        row = SpendingRow(one.item, one.depth, one.left_out)
        yield Row(one.item.key, row, ref=f"spending:{one.item.key}")
    yield Row("total", SpendingRow(), kind="total")


def placed(session: ReviewSession) -> tuple[Placed, ...]:
    """Return the items of the spending as they stand in the panel."""
    return tuple(walk(session.report.spending, session.report.amount("spent")))


def total(session: ReviewSession) -> Decimal:
    """Return the sum that the panel shows, in 元."""
    return total_of(session.report.spending, session.report.amount("spent"))


def left_out_words(session: ReviewSession) -> str:
    """Say what is not added up because its money is counted already: 三公经费不计入合计."""
    names = [p.item.name for p in placed(session) if p.left_out and not p.depth]
    return tr("{}不计入合计").format("、".join(names)) if names else ""


class SpendingCells:
    """What the columns show of a spending item, read from the session of the controller each time."""

    def __init__(self, controller: ReviewController) -> None:
        self._controller = controller

    @property
    def session(self) -> ReviewSession:
        session = self._controller.session
        assert session is not None
        return session

    @property
    def unit(self) -> str:
        return self.session.money_unit("spent")

    def columns(self) -> tuple[Column[SpendingRow], ...]:
        """Declare the columns."""
        return (
            Column("sign", "", self.sign, width=34),
            Column("name", tr("支出项目"), self.name, self.edit_name, width=180, stretch=1),
            Column("amount", tr("金额"), self.amount, self.edit_amount, width=120, right=True),
            Column("share", tr("占比"), self.share, width=180),
            Column("note", tr("说明"), self.note, width=140),
        )

    def sign(self, row: SpendingRow) -> Cell:
        """Show the sign of the row."""
        if row.item is None:
            return Cell() if self.session.report.spending else Cell(sign="—", spoken=nowhere(self.session))
        found = self.session.sign(f"spending:{row.item.key}")
        return Cell(
            sign=glyph(found), spoken=sign_word(self.session, found), tip=sign_word(self.session, found)
        )

    def name(self, row: SpendingRow) -> Cell:
        """Show the name, indented below what it is a part of."""
        if row.item is None:
            return self._last_name()
        indent = Bit("", gap=16 * row.depth)
        read = next((i for i in self.session.machine.spending if i.key == row.item.key), None)
        old = read.name if read is not None and read.name != row.item.name else ""
        struck = (Bit(old, "text3", small=True, struck=True, gap=8),) if old else ()
        return Cell(
            bits=(indent, Bit(row.item.name, "text2" if row.depth else "text"), *struck), tip=row.item.name
        )

    def _last_name(self) -> Cell:
        if self.session.report.spending:
            return plain_cell(tr("合计"), bold=True, tip=left_out_words(self.session))
        link = (Bit(tr("在原文中选取"), "accent", small=True, link=PICK),)
        words = (Bit(silent(self.session, tr("原文未找到支出明细")), "text3"),)
        return Cell(bits=words, right=link if can_pick(self.session) else ())

    def amount(self, row: SpendingRow) -> Cell:
        """Show the amount in the unit the report uses."""
        if row.item is None:
            items = self.session.report.spending
            shown = show_money(total(self.session), self.unit) if items else ""
            return plain_cell(shown, right=True, bold=True, tip=left_out_words(self.session))
        tip = f"{row.item.amount:,.2f} 元"
        if row.item.passage.grounded:
            where = section_name(self.session, row.item.passage)
            tip = "\n".join(filter(None, (tip, tr("原文：") + quote(row.item.passage.text), where)))
        return Cell(right=(*self._old_amount(row.item), Bit(show_money(row.item.amount, self.unit))), tip=tip)

    def _old_amount(self, item: SpendingItem) -> tuple[Bit, ...]:
        read = next((i for i in self.session.machine.spending if i.key == item.key), None)
        if read is None or read.amount == item.amount:
            return ()
        return Bit(show_money(read.amount, self.unit), "text3", small=True, struck=True), Bit("", gap=6)

    def share(self, row: SpendingRow) -> Cell:
        """Show the share of the money spent."""
        base = share_base(self.session)
        if row.item is None or not base:
            return Cell()
        if row.left_out in ("across", "inside"):
            why = tr("这笔钱已在其他项目中，{}不计入合计，也不算占比。").format(row.item.name)
            return Cell(right=(Bit(tr("不计入合计"), "text3", small=True),), tip=why)
        percent = round_half_up(row.item.amount / base * 100)
        tip = tr("占 {} 的 {}%").format(show_money(base, self.unit) + self.unit, percent)
        return Cell(right=(Bit(f"{percent}%", "text2"),), share=percent, tip=tip)

    def note(self, row: SpendingRow) -> Cell:
        """Say what does not fit; in the total line, how the sum stands to 执行数."""
        if row.item is None:
            return self._against_spent()
        ref = f"spending:{row.item.key}"
        numbers = number_badges(self.session.numbers_of(ref))
        if found := touching(self.session, ref):
            return Cell(
                bits=(Bit(found[0][1].title, "red", small=True),), right=numbers, tip=found[0][1].message
            )
        words = {Sign.DOUBTFUL: ("请核对一次", "amber"), Sign.CORRECTED: ("已更正", "accent")}
        text, color = words.get(self.session.sign(ref), ("", "text2"))
        return Cell(bits=(Bit(tr(text), color, small=True),) if text else (), right=numbers)

    def _against_spent(self) -> Cell:
        spent = self.session.report.amount("spent")
        items = self.session.report.spending
        if spent is None or not items:
            return Cell()
        apart = total(self.session) - spent
        shown = show_money(spent, self.unit) + (tr("（已更正）") if corrected(self.session, "spent") else "")
        disputed = sorted({n for i in items for n in self._open_numbers(i)})
        if not apart:
            text = tr("等于执行数 {}").format(show_money(spent, self.unit)) if disputed else tr("与执行数一致")
        else:
            text = tr("与执行数相差 {}").format(show_money(abs(apart), self.unit))
        told = tr("合计 {}，执行数 {}").format(show_money(total(self.session), self.unit), shown)
        tip = "\n".join(filter(None, (told, left_out_words(self.session))))
        return Cell(bits=(Bit(text, "text2", small=True),), right=number_badges(disputed), tip=tip)

    def _open_numbers(self, item: SpendingItem) -> list[int]:
        found = touching(self.session, f"spending:{item.key}")
        return [self.session.finding_number(key) for key, _f in found]

    # --- editing

    def _edit(
        self, row: SpendingRow, column: str, text: str, hint: str = "", *, right: bool = False
    ) -> Edit | None:
        if row.item is None or self.session.read_only:
            return None
        key, session, controller = row.item.key, self.session, self._controller
        return Edit(
            commit=lambda typed, _w: controller.perform(lambda: session.set_spending(key, column, typed)),
            text=text,
            right=right,
            hint=hint,
        )

    def edit_name(self, row: SpendingRow) -> Edit | None:
        """Edit the name."""
        return self._edit(row, "name", row.item.name if row.item else "")

    def edit_amount(self, row: SpendingRow) -> Edit | None:
        """Edit the amount; a bare number is in the unit shown."""
        shown = show_money(row.item.amount, self.unit) if row.item else ""
        return self._edit(row, "amount", shown, tr("如 1.58万元"), right=True)


def share_base(session: ReviewSession) -> Decimal:
    """Return what shares are taken of, in 元: the money spent, or the sum of the items where that is more."""
    return max(total(session), session.report.amount("spent") or Decimal(0))


def spending_widths(width: int, needed: Callable[[str, int, int], int]) -> Sequence[int]:
    """Divide the panel's width; amounts and notes get what they need."""
    narrow = width < 760
    amount, share = needed("amount", 84, 200), 128 if narrow else min(round(width * 0.26), 260)
    note = needed("note", 60, 176 if narrow else 320)
    return 34, max(width - 34 - amount - share - note, 96), amount, share, note
