"""Which amount is a part of which: 其中, 包括, brackets, 合计, told by words and confirmed by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.extraction.context import ReadingContext
from reviewer.extraction.money_names import is_generic
from reviewer.extraction.money_words import MoneyRole, money_words

if TYPE_CHECKING:
    from reviewer.extraction.money import Amount

_ITEM_BEGINS = re.compile(
    r"\s*(?:[（(]?[0-9]{1,2}[)）.、．]|[①-⑳]|[一二三四五六七八九十]{1,2}[是、]|[（(][一二三四五六七八九十][）)]|其[一二三四五六]|[^，。；\n]{2,16}(?:费|款|支出|资金|经费)[：:])"
)
_OPEN_END = re.compile(r"\s*等(?![级次])")
_HEADS = frozenset(
    {
        MoneyRole.BUDGET,
        MoneyRole.BUDGET_INITIAL,
        MoneyRole.RECEIVED,
        MoneyRole.SPENT,
        MoneyRole.BALANCE,
        MoneyRole.ALLOCATED,
        MoneyRole.OTHER,
        MoneyRole.CONTRACT,
        MoneyRole.INVESTMENT,
    }
)
_PLANNED = frozenset({MoneyRole.BUDGET, MoneyRole.BUDGET_INITIAL, MoneyRole.ALLOCATED, MoneyRole.RECEIVED})
_QUOTES = re.compile(r"[“”\"]")
_OWN = _PLANNED | {MoneyRole.BALANCE}  # 年初预算 + 追加 = 全年预算 makes no parts of them
_SUMS_UP = re.compile(
    r"\s*(?:以上|上述)?(?:各项|[三四五六七八九]项)?(?:支出|资金|费用)?(?:合计|共计|总计|共支出|累计)"
)
_CONTRACT_WORDS = re.compile(r"(?:采购|施工|建设)?(?:合同|中标|成交)(?:金额|价款?|总价|额)?$")
# 基本支出中，…; 项目支出1400万元中，…: the total was named before.
_OF_NAMED = r"(?:(?<=[。；;，,\n在])[\u4e00-\u9fff“”]{2,12}(?:支出|经费|资金)|(?<=元))中[，,：:]"
# 支出结构为：…, 具体开支如下：… at the beginning of a sentence.
_OF_LIST = r"(?:^|(?<=[。；;\n]))[^。；;，,\n\d：:（()）、]{0,8}(?:支出|使用|开支|用途|用于|明细|构成|结构|列支)[^。；;，,\n\d：:（()）、]{0,6}(?=[：:])"
_BY_PURPOSE = (
    r"(?<=[。；;\n])(?:[\u4e00-\u9fff“”]{2,8}(?:支出|经费|资金))?(?:从|按|分)[^。；;，,\n\d]{0,8}(?:方向|结构|构成|用途|内容|科目|类别|投向|功能|性质|种类|类型|对象|品种|环节|去向)"
    r"[^。；;，,\n\d]{0,6}(?=[，,：:](?!其中))"
)
# 项目支出5771.6万元，共5个项目：一是…
_COUNTED_LIST = r"(?<=[，,。；;])(?:共|共有|涉及|包含)[0-9一二三四五六七八九十]{1,3}(?:个|项|类)(?:项目|方面|部分|内容|支出)?(?=[：:])"
_LIST_OF_ITS_OWN = re.compile(r"[^，,：:]+[：:]$|(?P<whole>[^，,：:从按分]*)[从按分][^，,：:]+[，,]$")
_ALONE = re.compile(r"[（(](?:人民币)?[0-9.,，]+\s?[百千万亿]*元[）)]")  # 村道硬化（312万元）
_SPENT_ON = re.compile(r"用于$|(?:支出|开支|用途)(?:主要)?(?:为|是|有|包括|用于)$")
_USED_FOR = re.compile(r"(?:^|[。；;\n])[^。；;，,\n]{0,4}$")
_LIST_HEAD = re.compile(r"(?:^|[。；;\n])[^。；;，,\n]{0,10}$")
_LIST_COLON = re.compile(r"[^。；;，,\n\d：:]{0,8}[：:]")
_CUT = re.compile(r"[，,。；;\n、]")
_STOP = re.compile(r"[。\n]")
_CUT_OFF = re.compile(r"[。；;\n、]")
_OFFICE = re.compile("三公")
_OFFICE_PART = re.compile("公务接待|公务用车|因公出国|公车")
_LONGEST_RUN = 40  # parts that one 合计 can sum up; a bound keeps the reading linear
_REACH = 600
_MOVES = frozenset(
    {"增加", "减少", "增长", "下降", "追加", "调增", "调减", "核增", "核减", "压减", "审减", "节约", "节省"}
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A total (index of an amount, -1 where none is named) with the indices of its parts."""

    total: int
    parts: tuple[int, ...]
    marker: str
    open_ended: bool
    exact: bool  # the parts add up to the total


@dataclass
class _Scope:
    total: int
    marker: str
    brackets: bool = False
    lines: bool = False  # the parts are told line by line
    section_end: int = 0
    others: tuple[int, ...] = ()  # amounts before it that may be the total instead
    parts: list[int] = field(default_factory=list)
    sum: Decimal = Decimal(0)
    slack: Decimal = Decimal(0)


class Scopes:
    """Walk the amounts in order and say of each what it is a part of."""

    def __init__(self, context: ReadingContext) -> None:
        self.context = context
        self.text = context.folded
        self.lines = frozenset(context.sentence_starts)  # a line break between sentences is no mere wrap
        self.amounts: list[Amount] = []
        self.open: list[_Scope] = []
        self.done: list[_Scope] = []
        self.last = -1  # the last amount that can be a total
        self.run: list[int] = []  # amounts without a parent in this sentence, for a total named last
        self.bare = 0  # brackets that hold an amount alone
        self._pattern = re.compile(
            rf"[（(]|[）)]|[。；;\n]|{_OF_NAMED}|{_OF_LIST}|{_BY_PURPOSE}|{_COUNTED_LIST}|{money_words().marker.pattern}"
        )

    def place(self, amount: Amount, floor: int, amounts: list[Amount]) -> Amount:
        """Return the amount with its parent; `amounts` are those before it."""
        self.amounts = amounts
        self._walk(max(floor, amount.start - _REACH), amount.start, floor)
        if self._is_sum(amount):
            return self._summing(amount)
        amount = self._paired(amount)
        if self._is_head(amount):
            self._close_prose()
        parent = self._join(amount)
        if parent is None:
            self._remember(amount)
            return amount
        return replace(amount, parent=parent, in_brackets=any(s.brackets for s in self.open))

    def goes_on_bare(self) -> bool:
        """Tell whether amounts without 元 are being told in parts: 支出58.6万，其中租赁12万."""
        scope = self.open[-1] if self.open else None
        last = self.amounts[-1] if self.amounts else None
        total = scope.total if scope is not None else last.index if last is not None else -1
        return total >= 0 and self.amounts[total].quantity.passage.text.endswith(("万", "亿"))

    def wholes(self) -> list[Whole]:
        """Return every total told in parts, in the order in which they began."""
        found = [s for s in (*self.done, *self.open) if s.parts]
        return sorted((self._whole(s) for s in found), key=lambda w: w.parts[0])

    def _whole(self, scope: _Scope) -> Whole:
        quantity = self.amounts[scope.parts[-1]]
        exact = scope.total >= 0 and self._fits(scope)
        open_ended = bool(_OPEN_END.match(self.text, quantity.end))
        return Whole(scope.total, tuple(scope.parts), scope.marker, open_ended, exact)

    # -- walking the words between two amounts ------------------------------------------------------------

    def _walk(self, start: int, end: int, floor: int) -> None:
        while self.open and self.open[-1].section_end <= end:
            self._pop()
        if not self.open and not self.run:
            start = max(
                start, self.text.rfind("\n", start, end)
            )  # nothing to close: only the last line can open
        for match in self._pattern.finditer(self.text, start, end):
            self._event(match.group(), match.start(), match.end(), floor)

    def _event(self, sign: str, start: int, end: int, floor: int) -> None:
        if sign in "（(" and _ALONE.match(self.text, start):
            self.bare += 1
        elif sign in "）)" and self.bare:
            self.bare -= 1
        elif sign in "（(":
            touches = not _CUT.search(self.text, floor, start)
            total = len(self.amounts) - 1 if touches else -2
            self.open.append(_Scope(total, "（", True, section_end=self._section_end(start)))
        elif sign in "）)":
            self._close_brackets()
        elif sign == "\n":
            self._line(start)
        elif sign == "。":
            self._stop(end)
        elif sign in "；;":
            self._semicolon()
        elif sign not in money_words().markers and (
            own := _LIST_OF_ITS_OWN.match(sign + self.text[end : end + 1])
        ):
            self._list(start, own["whole"] or "")
        elif sign[-2:-1] == "中":
            self._named_whole(sign, start, end)
        else:
            self._marker(sign, start, end)

    def _list(self, start: int, whole: str) -> None:
        """Open the parts told behind words of their own (支出结构为：…, 项目支出按用途划分，…).

        A number of them (共5个项目：…) belongs to the amount right before.
        """
        total = self._called(_QUOTES.sub("", whole)) if whole else self._spent_before(start)
        if self.text[start] in "共涉包" and total != self.last:
            return
        if total >= 0:
            self._close_prose()
            self.open.append(_Scope(total, "具体如下", lines=True, section_end=self._section_end(start)))

    def _named_whole(self, sign: str, start: int, end: int) -> None:
        """Open the parts of a total that was named before (基本支出中，工资福利支出1052万元、…)."""
        name = _QUOTES.sub("", sign[:-2])
        near = reversed(self.amounts[-_LONGEST_RUN:])
        total = self._called(name) if name else next((a.index for a in near if a.end == start), -1)
        if total < 0:
            return
        self._close_prose()
        self.open.append(_Scope(total, "其中", section_end=self._section_end(start)))

    def _called(self, name: str) -> int:
        """Return the last amount of this name, -1 for none."""
        near = reversed(self.amounts[-_LONGEST_RUN:])
        return next((a.index for a in near if _QUOTES.sub("", a.name) == name), -1)

    def _marker(self, sign: str, start: int, end: int) -> None:
        if self.open and self.open[-1].brackets and not self.open[-1].parts:
            self.open[-1].marker = sign
            return
        self._settle()
        inner = self.open[-1].parts[-1] if self.open and self.open[-1].parts else None
        total = self.last if inner is None else inner
        far = total >= 0 and self._far(total, start)
        if far and self._heads_list(start, end):
            total, far = self._spent_before(start), False
        if sign in money_words().weak_markers and (total < 0 or far):
            return
        if far and sign != "其中":
            total = -1
        if self.open and not self.open[-1].parts and not self.open[-1].brackets:
            self._pop()
        lines = self.text[end : end + 1] in "：:"
        others = tuple(i for i in self.run if i != total) if total >= 0 else ()
        self.open.append(_Scope(total, sign, lines=lines, section_end=self._section_end(start), others=others))

    def _heads_list(self, start: int, end: int) -> bool:
        """Tell 主要用于：…, 支出明细如下：…, which begin a sentence, from a marker inside of one."""
        before = self.text[max(0, start - 12) : start]
        if _SPENT_ON.search(self.text[start:end]) and _USED_FOR.search(before):
            return True  # 资金主要用于村道硬化（312万元）、…
        return bool(_LIST_HEAD.search(before) and _LIST_COLON.match(self.text, end))

    def _spent_before(self, start: int) -> int:
        """Return the last money of this section that is said to be spent as a whole, -1 for none."""
        section = self.context.section_index_at(start)
        near = reversed(self.amounts[-_LONGEST_RUN:])
        spent = (a for a in near if a.section == section and a.role is MoneyRole.SPENT and a.parent < 0)
        return next((a.index for a in spent), -1)

    def _far(self, total: int, start: int) -> bool:
        """Tell whether a sentence has ended between a total and a marker."""
        return bool(_STOP.search(self.text, self.amounts[total].end, start))

    def _line(self, at: int) -> None:
        if at + 1 not in self.lines:
            return
        goes_on = bool(_ITEM_BEGINS.match(self.text, at + 1))
        scope = self.open[-1] if self.open else None
        if scope is not None and (scope.lines or goes_on) and not self._complete(scope):
            return
        self._reset(keep_run=goes_on)

    def _stop(self, end: int) -> None:
        scope = self.open[-1] if self.open else None
        if (
            scope is not None
            and scope.lines
            and _ITEM_BEGINS.match(self.text, end)
            and not self._complete(scope)
        ):
            return
        while self.open and not self.open[-1].brackets:
            self._pop()
        if not _ITEM_BEGINS.match(self.text, end) and not _SUMS_UP.match(self.text, end):
            self.run = []

    def _semicolon(self) -> None:
        before = len(self.open)
        self._settle()
        if not self.open or self.open[-1].brackets or len(self.open) < before:
            return
        if len(self.open) >= 2 or not (self.open[-1].parts or self.open[-1].lines):
            self._pop()

    # -- scopes ---------------------------------------------------------------------------------------------

    def _is_head(self, amount: Amount) -> bool:
        """Tell an amount that begins something new (结余12万元) from a part with a name (办公费支出12万元)."""
        if amount.role not in _HEADS:
            return False
        if amount.role in (MoneyRole.BALANCE, MoneyRole.OTHER, MoneyRole.CONTRACT):
            return True
        scope = self.open[-1] if self.open else None
        if scope is not None and scope.parts and not scope.brackets:
            if amount.name.startswith("项目支出"):
                return False  # beside 基本支出 it is a part like it
            if (
                scope.total >= 0
                and amount.role is self.amounts[scope.total].role
                and self._fills(scope, amount)
            ):
                return False  # 其中使用上年结转36万元，使用当年预算255.5万元
        return is_generic(amount.name) and not money_words().source.search(
            f"{amount.name}{amount.cue}{amount.gap}"
        )

    def _paired(self, amount: Amount) -> Amount:
        """Read 培训预算15万元，支出14万元 among parts: the second amount is of the same thing as the first."""
        if not self.amounts or amount.role is not MoneyRole.SPENT or not is_generic(amount.name):
            return amount
        first = self.amounts[-1]
        if is_generic(first.name) or _CUT_OFF.search(self.text, first.end, amount.start):
            return amount
        if first.role is MoneyRole.CONTRACT:
            name = _CONTRACT_WORDS.sub("", first.name)
            return replace(amount, name=name, topic=amount.topic or name)
        if first.role in _PLANNED and money_words().unit_part.search(_QUOTES.sub("", first.name)):
            return replace(amount, name=first.name)
        scope = self.open[-1] if self.open else None
        if scope is None or not scope.parts or first.index != scope.parts[-1] or first.role not in _PLANNED:
            return amount
        if scope.total >= 0 and self.amounts[scope.total].role is MoneyRole.SPENT:
            scope.parts.pop()
            scope.sum -= first.quantity.value or Decimal(0)
        return replace(amount, name=first.name, topic=amount.topic or first.name)

    def _is_sum(self, amount: Amount) -> bool:
        """Close a run of parts whose total comes last: …，合计18万元."""
        run = [self.amounts[i] for i in self.run]
        if len(run) < 2 or amount.quantity.value is None:
            return False
        if not amount.summed and any(a.role in _OWN for a in run):
            return False
        total = sum((a.quantity.value or Decimal(0) for a in run), Decimal(0))
        slack = sum((a.quantity.step for a in run), amount.quantity.step)
        exact = abs(total - amount.quantity.value) <= slack
        if not exact or not (amount.summed or len(run) >= 3):
            return False
        self._reset()
        self.done.append(_Scope(amount.index, "合计", parts=[a.index for a in run], sum=total, slack=slack))
        self.last = amount.index
        return True

    def _summing(self, amount: Amount) -> Amount:
        """Let a bare 共计 be what its parts are: of 下达 and 安排 a budget, of 支出 money spent."""
        roles = {self.amounts[i].role for i in self.done[-1].parts}
        if amount.role not in (MoneyRole.NONE, MoneyRole.WEAK):
            return amount
        if roles <= _PLANNED | {MoneyRole.WEAK} and MoneyRole.RECEIVED not in roles:
            return replace(amount, role=MoneyRole.BUDGET, cue="共计")
        if MoneyRole.ALLOCATED in roles and roles <= _PLANNED | {MoneyRole.WEAK, MoneyRole.NONE}:
            return replace(amount, role=MoneyRole.BUDGET, cue="共计")
        same = next(iter(roles)) if len(roles) == 1 else MoneyRole.NONE
        return (
            replace(amount, role=same, cue="共计") if same in (MoneyRole.SPENT, MoneyRole.RECEIVED) else amount
        )

    def _join(self, amount: Amount) -> int | None:
        """Put an amount into the innermost open scope that can hold it."""
        self._settle()
        head = self._is_head(amount)
        while self.open:
            scope = self.open[-1]
            if scope.total == -2 or (head and scope.brackets):
                return None
            if not head and not scope.parts and scope.others and self._overflows(scope, amount):
                value = amount.quantity.value or Decimal(0)
                self._rebase(scope, lambda i, v=value: (self.amounts[i].quantity.value or 0) > v)  # type: ignore[misc]
            if head or self._overflows(scope, amount):
                if scope.brackets:
                    return None
                self._pop()
                continue
            scope.parts.append(amount.index)
            scope.sum += amount.quantity.value or Decimal(0)
            scope.slack += amount.quantity.step
            return scope.total if scope.total >= 0 else None
        return None

    def _overflows(self, scope: _Scope, amount: Amount) -> bool:
        """Tell whether a part is too big; a list that misses its total a little stays one (that is a finding)."""
        if scope.total < 0 or amount.quantity.value is None:
            return False
        if _OFFICE.search(self.amounts[scope.total].name) and _OFFICE_PART.search(amount.name):
            return False  # above their whole they are still its parts; that is a finding
        total = self.amounts[scope.total].quantity.value or Decimal(0)
        if amount.quantity.value > total * (1 if len(self.open) > 1 else Decimal("1.2")):
            return True
        reach = Decimal("1.02") if len(self.open) > 1 else Decimal("1.3")
        return scope.sum + amount.quantity.value > total * reach

    def _fills(self, scope: _Scope, amount: Amount) -> bool:
        """Tell whether a part makes up exactly what the total still lacks."""
        value = amount.quantity.value or Decimal(0)
        return self._misses(scope.total, scope.sum + value) <= scope.slack + amount.quantity.step

    def _complete(self, scope: _Scope) -> bool:
        return scope.total >= 0 and len(scope.parts) >= 1 and self._fits(scope)

    def _fits(self, scope: _Scope) -> bool:
        total = self.amounts[scope.total]
        if total.quantity.value is None:
            return False
        return abs(scope.sum - total.quantity.value) <= scope.slack + total.quantity.step

    def _settle(self) -> None:
        while self.open and not self.open[-1].brackets and self._complete(self.open[-1]):
            self._pop()

    def _remember(self, amount: Amount) -> None:
        aside = amount.change or amount.role is MoneyRole.BALANCE or amount.cue in _MOVES
        if not (aside and self.run):
            self.last = amount.index
        self.run = [*self.run[1 - _LONGEST_RUN :], amount.index]

    def _pop(self) -> None:
        scope = self.open.pop()
        if not scope.parts:
            return
        if scope.others and not self._fits(scope):
            self._rebase(
                scope, lambda i: self._misses(i, scope.sum) <= scope.slack + self.amounts[i].quantity.step
            )
        self.done.append(scope)

    def _rebase(self, scope: _Scope, holds: Callable[[int], bool]) -> bool:
        """Give a scope the nearest earlier amount that holds its parts as its total."""
        found = next((i for i in reversed(scope.others) if holds(i)), None)
        if found is not None:
            scope.total = found
        return found is not None

    def _misses(self, index: int, amount: Decimal) -> Decimal:
        return abs((self.amounts[index].quantity.value or Decimal(0)) - amount)

    def _close_prose(self) -> None:
        while self.open and not self.open[-1].brackets:
            self._pop()

    def _close_brackets(self) -> None:
        while self.open:
            was_bracket = self.open[-1].brackets
            self._pop()
            if was_bracket:
                return

    def _reset(self, keep_run: bool = False) -> None:
        while self.open:
            self._pop()
        if not keep_run:
            self.run = []

    def _section_end(self, position: int) -> int:
        index = self.context.section_index_at(position)
        return len(self.text) + 1 if index < 0 else self.context.sections[index].span.end
