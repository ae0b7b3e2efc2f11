"""Spending items at every level the report gives, and every total that is told in parts."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reviewer.domain.document import Table
from reviewer.domain.quantity import Op
from reviewer.domain.report import Breakdown, Period, SectionRole, SpendingItem
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.form_spending import TableItem, table_spending
from reviewer.extraction.money import Amount, Money, opens_office, read_money, tells_rate
from reviewer.extraction.money_names import is_generic
from reviewer.extraction.money_scopes import Whole
from reviewer.extraction.money_words import MoneyRole, money_words

_EXPENSE = re.compile(r"(?<!经)费(?:用)?$|款$|补助$|补贴$|工资$|奖金$|支出$")
_OWN_EXPENSE = re.compile(
    r"^(?:会议|培训|差旅|办公|印刷|劳务|委托业务|维修|租赁|公务接待|公务用车[^，]{0,6})费$"
)  # told among results
_USE_SECTION = re.compile(r"使用|支出|执行|开支|用途|三公")
_NOT_SPENT = frozenset(
    {
        MoneyRole.OTHER,
        MoneyRole.CONTRACT,
        MoneyRole.BALANCE,
        MoneyRole.BUDGET,
        MoneyRole.BUDGET_INITIAL,
        MoneyRole.EARLIER,
    }
)
_NOT_HERE = frozenset({SectionRole.NEXT_PLAN, SectionRole.MEASURES, SectionRole.GOALS})
_EXHAUSTIVE = frozenset(
    {
        "包括",
        "分别为",
        "分别是",
        "分为",
        "主要包括",
        "合计",
        "构成",
        "具体为",
        "具体如下",
        "具体包括",
        "明细如下",
        "由以下",
    }
)
_MONEY_END = re.compile(r"(?:资金|经费|补助|配套|拨款|投入|自筹|债券|贷款|收入|捐赠|基金|预算|安排|部分)$")
_MONEY_WORDS = re.compile(
    r"资金|经费|补助|财政|拨款|配套|安排|专项|预算|收入|奖补|到位|支出|投入|自筹|以上|及|、"
)
_OF_YEARS = re.compile(r"^(?:当年|本年)?预算(?:资金)?$|结转")
_NEAR = Decimal("0.8")


def read_spending(
    context: ReadingContext, money: Money | None = None, tables: Sequence[Table] | None = None
) -> tuple[tuple[SpendingItem, ...], tuple[Breakdown, ...]]:
    """Return the parts of the money spent, in order of the text, and the breakdowns of all amounts (in 元)."""
    found = Money((), ()) if tables is not None else money or read_money(context)
    items = list(_Items(context, found).items())
    rows, in_tables = table_spending(context, tables)
    items.extend(_of_table(rows, items))
    return tuple(items), (*_breakdowns(found), *in_tables)


def _of_table(rows: Sequence[TableItem], items: list[SpendingItem]) -> list[SpendingItem]:
    """Add the rows of spending tables that the prose does not name already."""
    added: list[SpendingItem] = []
    count = Counter(item.name for item in items)
    by_amount: dict[Decimal, list[str]] = {}
    for item in items:
        by_amount.setdefault(item.amount, []).append(item.name)
    for row in rows:
        names = by_amount.setdefault(row.amount, [])
        if any(_alike(name, row.name) for name in names):
            continue
        names.append(row.name)
        count[row.name] += 1
        key = item_key(row.name, count[row.name])
        passage = row.quantity.passage
        added.append(
            SpendingItem(key, row.name, row.amount, passage, row.quantity, row.parent, 0.85, "table-row")
        )
    return added


def _alike(one: str, other: str) -> bool:
    return one in other or other in one or len({*one} & {*other}) >= 0.6 * min(len(one), len(other))


def item_key(name: str, ordinal: int) -> str:
    """Return an identity that is the same for the same text."""
    digest = hashlib.sha256(f"spending|{name}|{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:12]


class _Items:
    """One report's spending items."""

    def __init__(self, context: ReadingContext, money: Money) -> None:
        self.context = context
        self.money = money
        self.chosen: dict[int, str] = {}  # index of the amount → rule
        self.whole_unit = any("基本支出" in a.name for a in money.amounts)

    def items(self) -> Iterator[SpendingItem]:
        self._choose_parts()
        self._choose_alone()
        named = (self.money.amounts[i] for i in self.chosen)
        self._named = {(self._name(a), a.quantity.value) for a in named}
        count: Counter[str] = Counter()
        seen: set[tuple[str, Decimal | None]] = set()
        for index in sorted(self.chosen):
            amount = self.money.amounts[index]
            name = self._name(amount)
            if (name, amount.quantity.value) in seen:
                continue
            seen.add((name, amount.quantity.value))
            count[name] += 1
            yield SpendingItem(
                key=item_key(name, count[name]),
                name=name,
                amount=amount.quantity.value or Decimal(0),
                passage=amount.quantity.passage,
                quantity=amount.quantity,
                parent=self._parent(amount),
                confidence=0.9 if self.chosen[index] == "part-of-spent" else 0.75,
                rule=self.chosen[index],
            )

    def _choose_parts(self) -> None:
        for whole in self.money.wholes:
            total = self.money.amounts[whole.total] if whole.total >= 0 else None
            if not self._is_spent(total, whole) or self._by_source(whole):
                continue
            for index in whole.parts:
                if self._counts(self.money.amounts[index]):
                    self.chosen[index] = "part-of-spent"
            if total is not None and self._is_unit_part(total) and self._counts(total):
                self.chosen[total.index] = "part-of-unit"

    def _is_spent(self, total: Amount | None, whole: Whole) -> bool:
        """Tell whether a total is money spent: by its own words, else by the section and the parts."""
        if total is None:
            return self._in_use_section(self.money.amounts[whole.parts[0]])
        if total.parent >= 0:
            above = self.money.amounts[total.parent]
            if above.role is MoneyRole.SPENT or above.index in self.chosen:
                return total.role not in _NOT_SPENT
        if total.role is MoneyRole.SPENT:
            return True
        if total.role in (MoneyRole.NONE, MoneyRole.WEAK):
            parts = [self.money.amounts[i] for i in whole.parts]
            spent = any(p.role is MoneyRole.SPENT for p in parts) or all(_EXPENSE.search(p.name) for p in parts)
            return (spent and total.section_role not in _NOT_HERE) or self._is_unit_part(total)
        return False

    def _by_source(self, whole: Whole) -> bool:
        """Tell a split by source of funds, which gives no items."""
        source = money_words().source
        named = [self.money.amounts[i] for i in whole.parts]
        sources = [
            a
            for a in named
            if (_is_source(source, a.name) or _OF_YEARS.search(a.name)) and not _EXPENSE.search(a.name)
        ]
        return 2 * len(sources) > len(named)

    def _in_use_section(self, amount: Amount) -> bool:
        if amount.section < 0 or amount.section_role is not SectionRole.FUNDS:
            return False
        return bool(_USE_SECTION.search(self.context.sections[amount.section].title))

    def _counts(self, amount: Amount) -> bool:
        if amount.quantity.op is not Op.EQ or not amount.quantity.value or amount.change:
            return False
        if amount.period is not Period.THIS or amount.section_role in _NOT_HERE:
            return False
        named = amount.name or amount.topic or opens_office(self.context, amount)
        return bool(named) and amount.role not in _NOT_SPENT

    def _choose_alone(self) -> None:
        """Add what is spent on a named thing outside of any breakdown: 支付监理费20万元."""
        totals = {w.total for w in self.money.wholes}
        alone = [
            a
            for a in self.money.amounts
            if self._stands_alone(a) and (a.index not in totals or self._is_unit_part(a) or a.topic)
        ]
        several = len({self._name(a) for a in alone}) >= 2
        for amount in alone:
            used = several and amount.section_role is SectionRole.FUNDS
            if _EXPENSE.search(amount.name) or self._is_unit_part(amount) or amount.topic or used:
                self.chosen.setdefault(amount.index, "spent-alone")
        for before, amount in pairwise(self.money.amounts):
            if self._follows_basic(before, amount):
                self.chosen.setdefault(amount.index, "part-of-unit")

    def _follows_basic(self, before: Amount, amount: Amount) -> bool:
        """Tell 人员经费741万元 in the sentence behind 基本支出862万元 or behind another such part."""
        if not self.whole_unit or amount.role is not MoneyRole.WEAK or not self._is_unit_part(amount):
            return False
        near = before.section == amount.section and before.role in (MoneyRole.SPENT, MoneyRole.WEAK)
        return near and before.index in self.chosen and self._counts(amount)

    def _stands_alone(self, amount: Amount) -> bool:
        if (
            amount.role is not MoneyRole.SPENT
            or amount.parent >= 0
            or amount.summed
            or not self._counts(amount)
            or (not amount.topic and tells_rate(self.context, amount) and not self._is_unit_part(amount))
        ):
            return False
        if amount.topic:
            return is_generic(amount.name) or amount.topic in amount.name
        if amount.section_role not in (SectionRole.FUNDS, SectionRole.OVERVIEW):
            return self.whole_unit and amount.cue == "支出" and bool(_OWN_EXPENSE.search(amount.name))
        if is_generic(amount.name):
            return self._is_unit_part(amount)
        return not re.search(r"(?:项目|专项|工作)(?:资金|经费|支出)$", amount.name) or self._is_unit_part(
            amount
        )

    def _is_unit_part(self, amount: Amount) -> bool:
        """Tell 基本支出 or 三公经费: a part of all a unit spends, even where no total is told.

        项目支出 is one only beside 基本支出: in a project's report it is the total.
        """
        if amount.role not in (MoneyRole.SPENT, MoneyRole.NONE, MoneyRole.WEAK):
            return False
        if opens_office(self.context, amount):
            return True
        match = money_words().unit_part.search(amount.name.replace("“", "").replace("”", ""))
        return match is not None and (self.whole_unit or match.group() != "项目支出")

    def _name(self, amount: Amount) -> str:
        if opens_office(self.context, amount):
            return "三公经费"
        if amount.topic and is_generic(amount.name):
            return amount.topic
        return re.sub(r"[“”\"'‘’：:\s]", "", amount.name) or amount.name

    def _parent(self, amount: Amount) -> str:
        """Return the item it is a part of, also where that was named with its amount earlier."""
        if amount.parent < 0:
            return ""
        above = self.money.amounts[amount.parent]
        name = self._name(above)
        return name if (name, above.quantity.value) in self._named else ""


def _is_source(source: re.Pattern[str], name: str) -> bool:
    """Tell where money comes from (省级水利发展资金, 县级配套) from who spent it (乡镇卫生院, 县级医院)."""
    found = source.search(name)
    if found is None:
        return False
    rest = name[: found.start()] + name[found.end() :]
    return bool(_MONEY_END.search(name)) or not _MONEY_WORDS.sub("", rest)


def _breakdowns(money: Money) -> Iterator[Breakdown]:
    for whole in money.wholes:
        if whole.total < 0:
            continue
        total = money.amounts[whole.total]
        parts = [money.amounts[i] for i in whole.parts]
        named = total.name and (not is_generic(total.name) or money_words().unit_part.search(total.name))
        name = total.name if named else total.cue or "合计"
        yield Breakdown(
            name=name,
            total=total.quantity,
            parts=tuple((part.name, part.quantity) for part in parts),
            complete=_is_complete(whole, total, parts),
        )


def _is_complete(whole: Whole, total: Amount, parts: list[Amount]) -> bool:
    """Tell whether the text presents the parts as all there is; 其中 does so only where they come near the total."""
    if whole.open_ended or len(parts) < 2 or not total.quantity.value:
        return False
    if any(p.quantity.op is not Op.EQ for p in (total, *parts)):
        return False
    reached = sum((p.quantity.value or Decimal(0) for p in parts), Decimal(0)) / total.quantity.value
    return whole.marker in _EXHAUSTIVE or reached >= _NEAR
