"""Take selected text into a field, an indicator or a spending item: what of it is the value, and which edit it is.

The whole selection becomes the passage; of "财政总预算安排281.28万元" only the amount is the value. No Qt here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.domain.errors import Refused
from reviewer.domain.report import FIELDS, Category, FieldType, Indicator
from reviewer.domain.text import Passage

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

_DIGITS = r"\d[\d,，]*(?:\.\d+)?"
_MONEY = re.compile(
    rf"{_DIGITS}\s*(?:万元|亿元|千元|百元|万|亿|元)|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{{2,}}元整?"
)
_QUANTITY = re.compile(rf"[≥≤><＞＜=]?\s*{_DIGITS}\s*(?:%|％|‰|[万亿千百]*[\u4e00-\u9fff]{{0,3}})?")
_PATTERNS = {
    FieldType.MONEY: _MONEY,
    FieldType.PERCENT: re.compile(rf"{_DIGITS}\s*[%％]"),
    FieldType.SCORE: re.compile(rf"{_DIGITS}(?=\s*分)"),
    FieldType.YEAR: re.compile(r"(?:19[89]|20\d)\d(?=\s*年)?"),
    FieldType.DATE: re.compile(r"(?:20\d\d|二[〇○零О0Oo]\S{2})\s*年\s*\S{1,3}\s*月(?:\s*\S{1,3}\s*日)?|20\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?"),
    FieldType.GRADE: re.compile(r"优秀|良好|优|良|中|差"),
}  # fmt: skip
_SIDES = ("target", "actual")
_FIGURE_VERB = re.compile(r"(?:完成|实现|达到?|不[低少]于|为|是|约|共|计|：|:|，|,|、|（|\(|\s)*$")
_NAME_TAIL = re.compile(r"(?:支出|经费|费用)?(?:共计|合计|约|近|为|是|共|计|：|:|，|,|、|（|\(|\s)*$")


def one_line(text: str) -> str:
    """Return selected text as one line: breaks between Chinese characters leave nothing behind."""
    return " ".join(re.sub(r"\s*\n\s*", "", text).split())


def value_in(text: str, kind: FieldType) -> str:
    """Return the one value of a kind that a selection holds, the whole selection where that is not clear."""
    line = one_line(text)
    pattern = _PATTERNS.get(kind)
    found = {m.group().strip() for m in pattern.finditer(line)} if pattern else set()
    return found.pop() if len(found) == 1 else line


def missing_side(indicator: Indicator) -> str:
    """Return the side of an indicator that a selection most likely fills; "" where both are there."""
    return next((side for side in _SIDES if getattr(indicator, side) is None), "")


@dataclass(frozen=True)
class Taking:
    """A selection about to be taken into the open review; each method makes one edit and returns what is current."""

    session: ReviewSession
    passage: Passage

    def field(self, name: str) -> str:
        """Take the selection as a field. Raises Refused."""
        typed = value_in(self.passage.text, FIELDS[name].type)
        self.session.set_field(name, typed, self.passage)
        return f"field:{name}"

    def side(self, key: str, column: str) -> str:
        """Take the selection as target or actual of an indicator. Raises Refused."""
        line = one_line(self.passage.text)
        found = {m.group().strip() for m in _QUANTITY.finditer(line)}
        only = found.pop() if len(found) == 1 else line
        self._first_taken(
            [line, only], lambda typed: self.session.set_indicator(key, column, typed, self.passage)
        )
        return f"indicator:{key}"

    def indicator(self, category: Category) -> str:
        """Take the selection as the name of a new indicator. Raises Refused."""
        line = one_line(self.passage.text)
        figure = _QUANTITY.search(line)
        name = _FIGURE_VERB.sub("", line[: figure.start()]) if figure else ""
        key = self.session.add_indicator(name or line, category.value, self.passage)
        return f"indicator:{key}"

    def spending(self) -> str:
        """Take the selection as a spending item: the name stands before its amount. Raises Refused."""
        line = one_line(self.passage.text)
        amounts = list(_MONEY.finditer(line))
        if len(amounts) != 1:
            raise Refused("所选文字应有且只有一个金额，如“办公费10.93万元”。")
        name = _NAME_TAIL.sub("", line[: amounts[0].start()]).strip("，。；、：:其中 ")
        key = self.session.add_spending(name or line, amounts[0].group(), self.passage)
        return f"spending:{key}"

    def amount(self, key: str) -> str:
        """Take the selection as the amount of a spending item. Raises Refused."""
        typed = value_in(self.passage.text, FieldType.MONEY)
        self.session.set_spending(key, "amount", typed, self.passage)
        return f"spending:{key}"

    def evidence(self, ref: str) -> str:
        """Take the selection as evidence of the current indicator. Raises Refused."""
        subject, _, key = ref.partition(":")
        if subject != "indicator":
            raise Refused("证据记在指标上，请先在右侧选中一个指标。")
        self.session.add_evidence(key, self.passage)
        return ref

    def _first_taken(self, typed: list[str], edit: Callable[[str], None]) -> None:
        for one in dict.fromkeys(typed[:-1]):
            try:
                return edit(one)
            except Refused:
                continue
        return edit(typed[-1])
