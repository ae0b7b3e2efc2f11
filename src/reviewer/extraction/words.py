"""The words of one sentence around each of its quantities, cut once for all rules that look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.text import Span
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.dates import DateMention
from reviewer.extraction.units import MONEY_UNITS, PERCENT_UNITS

DELIMITER = re.compile(r"[，：；。\t]")
_HAN_DIGIT = re.compile(r"[约近]?[零一二两三四五六七八九十]")
_QUESTIONNAIRE = re.compile("问卷|抽样|样本|电话回访|走访调查|满意度调查|随机调查|随机走访|入户调查|访谈|测评")
_ASKED = re.compile(
    "受访|走访|抽查|抽取|随机|回访|访问|测评|评议|收回|回收|调查|征求|评分|有效(?:样本|票|评价)|(?:发放|填写)[^，。]{0,10}表"
)
_STANDARD = re.compile(
    r"的?(?:控制|规定|预算|国家|行业|考核|[省市县区]定|[省市县区]级)*(?:标准|上限|下限|限额|控制数|控制线|红线|底线)"
)
_BREAKS = re.compile(r"[，。；：、（）]")
_REACH = 200
_WHOLE_REACH = 4
_ENDS_CLAUSE = ("，", "。", "；", "", "\n")


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence. Everything is listed by the index of the quantity.

    `near_starts`: where the words before a quantity begin, behind the quantity, comma or date before it; `nears` are
    those words, `rights` the words up to the next quantity; `clause_starts` look past earlier quantities.
    """

    text: str
    span: Span
    index: int
    section: int
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    near_starts: tuple[int, ...]
    clause_starts: tuple[int, ...]
    nears: tuple[str, ...]
    rights: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return self.text[self.span.start : self.span.end]

    def at(self, i: int) -> int:
        """Return where a quantity begins."""
        return self.quantities[i].passage.start

    def floor(self, i: int) -> int:
        """Return where the quantity before ends, else where the sentence begins."""
        return self.quantities[i - 1].passage.end if i else self.span.start

    def gap(self, i: int) -> str:
        """Return what stands between a quantity and the one before it."""
        return self.text[self.floor(i) : self.at(i)].strip()

    def clause(self, i: int) -> str:
        """Return the clause before a quantity, earlier quantities in it included (完成任务320万美元的|6.56%)."""
        return self.text[self.clause_starts[i] : self.at(i)]

    def is_bound(self, i: int) -> bool:
        """Tell a figure that the words behind call a standard: 低于2000元|的控制标准."""
        return self.quantities[i].op is not Op.EQ and bool(_STANDARD.match(self.rights[i]))

    def flows_on(self, i: int) -> bool:
        """Tell whether a noun leads from this quantity straight to the next one."""
        if i + 1 >= len(self.quantities):
            return False
        between = self.rights[i].strip()
        return len(between) >= 2 and not _BREAKS.search(between)


def words_of(context: ReadingContext, index: int, quantities: tuple[Quantity, ...]) -> Words:
    """Cut the words of a sentence; single Chinese numerals inside phrases and sample sizes are left out."""
    span, text = context.sentences[index], context.smooth
    counted = tuple(q for q in quantities if not _weak(text, q))
    if _asks(text, span):  # the satisfaction that a sample led to stays
        counted = tuple(q for q in counted if q.unit in PERCENT_UNITS)
    dates = context.dates_in(span.start, span.end)
    clause_starts = _clause_starts(text, span, counted)
    near_starts = _near_starts(clause_starts, counted, dates)
    ends = [*(q.passage.start for q in counted[1:]), span.end][: len(counted)]
    return Words(
        text=text,
        span=span,
        index=index,
        section=context.section_index_at(quantities[0].passage.start),
        quantities=counted,
        dates=dates,
        near_starts=near_starts,
        clause_starts=clause_starts,
        nears=tuple(text[s : q.passage.start] for s, q in zip(near_starts, counted, strict=True)),
        rights=tuple(text[q.passage.end : end] for q, end in zip(counted, ends, strict=True)),
    )


def _asks(text: str, span: Span) -> bool:
    """Tell a sentence about a survey: its counts are samples and answers."""
    if _QUESTIONNAIRE.search(text, span.start, span.end):
        return True
    satisfied = text.find("满意", span.start, span.end) >= 0
    return satisfied and bool(_ASKED.search(text, span.start, span.end))


def _clause_starts(text: str, span: Span, quantities: tuple[Quantity, ...]) -> tuple[int, ...]:
    """Return where the clause of each quantity begins; where punctuation is missing, not far before it."""
    starts, begun, looked = [], span.start, span.start
    for quantity in quantities:
        for found in DELIMITER.finditer(text, looked, quantity.passage.start):
            begun = found.end()
        looked = quantity.passage.start
        starts.append(max(begun, looked - _REACH))
    return tuple(starts)


def _near_starts(
    clauses: tuple[int, ...], quantities: tuple[Quantity, ...], dates: tuple[DateMention, ...]
) -> tuple[int, ...]:
    """Return where the words right before each quantity begin: behind the comma, quantity or date before it."""
    starts, seen, dated = [], 0, 0
    for i, quantity in enumerate(quantities):
        while seen < len(dates) and dates[seen].end <= quantity.passage.start:
            dated = dates[seen].end
            seen += 1
        starts.append(max(clauses[i], dated, quantities[i - 1].passage.end if i else 0))
    return tuple(starts)


def parts_of(words: Words) -> dict[int, bool]:
    """Return the quantities that are parts of one before them, and whether they make all of it up.

    26座，其中新建|10座、改建|16座 tells what the whole is made of; 27个，其中亿元以上|3个 singles one thing out.
    """
    found: dict[int, bool] = {}
    for i in range(len(words.quantities)):
        if i not in found and "其中" in words.gap(i):
            row = _row_of_parts(words, i)
            total = sum((words.quantities[k].value or Decimal(0) for k in row), Decimal(0))
            whole = _whole_of(words, i)
            made_up = whole is not None and len(row) > 1 and total == words.quantities[whole].value
            found |= dict.fromkeys(row, made_up)
    return found


def _whole_of(words: Words, first: int) -> int | None:
    """Return the figure that parts are parts of: the nearest of their unit before them in the sentence."""
    units = [words.quantities[k].unit for k in range(max(0, first - _WHOLE_REACH), first)]
    back = next((n for n, unit in enumerate(reversed(units), 1) if unit == words.quantities[first].unit), None)
    return None if back is None else first - back


def _row_of_parts(words: Words, first: int) -> list[int]:
    """Return the parts that begin at 其中: of one unit, in a row, not more than the whole."""
    at = _whole_of(words, first)
    if words.quantities[first].unit in PERCENT_UNITS or (at is None and first):
        return []
    whole = Decimal("Infinity") if at is None else words.quantities[at].value or Decimal(0)
    row, rest = [first], whole - (words.quantities[first].value or Decimal(0))
    for i in range(first + 1, len(words.quantities)):
        value, gap = words.quantities[i].value or Decimal(0), words.gap(i)
        if words.quantities[i].unit != words.quantities[first].unit or (
            gap[:1] not in ("、", "和", "及") and value > rest
        ):
            break
        row.append(i)
        rest -= value
    return row


def _weak(text: str, quantity: Quantity) -> bool:
    """Tell 一个, 三类 inside a phrase from a count that ends its clause (完成三次，)."""
    if not _HAN_DIGIT.match(quantity.passage.text) or quantity.unit in MONEY_UNITS | PERCENT_UNITS:
        return False
    if quantity.unit == "条":  # 人才新政二十条
        return True
    if quantity.value is not None and quantity.value > 10:
        return False
    begun, end = quantity.passage.start, quantity.passage.end
    if quantity.value == 1 and text.count(text[begun:end], max(0, begun - 8), end + 8) > 1:
        return True  # 发现一户，改造一户
    after = text[quantity.passage.end : quantity.passage.end + 1]
    return not quantity.value or after not in _ENDS_CLAUSE
