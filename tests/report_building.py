"""Build documents and reports by hand, every value tied to its words, without the extraction."""

import re
from decimal import Decimal

from reviewer.domain.document import Document
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import (
    Breakdown,
    Category,
    Claim,
    ClaimKind,
    FieldValue,
    Indicator,
    Report,
    Section,
    SelfPart,
    SpendingItem,
)
from reviewer.domain.text import Passage, Span

_QUANTITY = re.compile(r"(?P<n>-?\d+(?:\.\d+)?)(?:-(?P<u>\d+(?:\.\d+)?))?(?P<m>[万亿]*)(?P<unit>.*)")
_FACTOR = {"万": 10**4, "亿": 10**8}


class Draft:
    """A text and the report that is read from it, piece by piece."""

    def __init__(self, text, form=False):
        self.document = Document(text, "txt")
        self.text = text
        self.fields, self.statements = {}, {}
        self.indicators, self.spending, self.parts = [], [], []
        self.sections, self.claims, self.breakdowns, self.lists = [], [], [], []
        self.problems, self.form = (), form

    def passage(self, words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Passage.cut(self.text, start, start + len(words))

    def q(self, words, op="=", nth=0, approximate=False):
        """A quantity of the text: "16.47亿元", "1-2次", "12月底前" (op text)."""
        return quantity(words, op, self.passage(words, nth), approximate)

    def field(self, name, words, value=None, nth=0):
        """State a field; the first statement is the chosen one."""
        passage = self.passage(words, nth)
        amount = None
        if inner := re.search(r"-?\d+(?:\.\d+)?[万亿]*(?:元|%|分)?", words):
            amount = quantity(
                inner.group(), "=", self.passage(inner.group(), self._nth(inner.group(), passage))
            )
            value = str(amount.value) if value is None else value
        found = FieldValue(value, passage, 0.9, "test", amount)
        self.statements.setdefault(name, ())
        self.statements[name] += (found,)
        self.fields.setdefault(name, found)
        return self

    def _nth(self, words, passage):
        return self.text[: passage.start].count(words) if self.text.find(words, passage.start) >= 0 else 0

    def indicator(self, name, target=None, actual=None, category=Category.OUTPUT, **more):
        key = f"k{len(self.indicators) + 1}"
        self.indicators.append(Indicator(key, name, category, target, actual, **more))
        return self

    def section(self, title, role, label="", level=1, parent=-1, nth=0, until=None):
        heading = self.passage(label + title, nth)
        end = len(self.text) if until is None else self.text.index(until)
        self.sections.append(Section(title, label, level, role, heading.span, Span(heading.start, end), parent))
        return self

    def breakdown(self, name, total, *parts, complete=True):
        self.breakdowns.append(Breakdown(name, total, tuple(parts), complete))
        return self

    def spend(self, name, words, parent=""):
        passage = self.passage(words)
        amount = quantity(re.search(r"\d+(?:\.\d+)?[万亿]*元", words).group(), "=", passage)
        self.spending.append(
            SpendingItem(f"s{len(self.spending) + 1}", name, amount.value, passage, amount, parent)
        )
        return self

    def claim(self, kind, name, stated, value=None, base=None, **more):
        self.claims.append(Claim(ClaimKind(kind), name, stated, value, base, **more))
        return self

    def part(self, name, category, points, score, words):
        points = None if points is None else Decimal(points)
        self.parts.append(SelfPart(name, category, points, Decimal(score), self.passage(words)))
        return self

    @property
    def report(self):
        return Report(
            fields=self.fields,
            statements=self.statements,
            indicators=tuple(self.indicators),
            spending=tuple(self.spending),
            self_parts=tuple(self.parts),
            sections=tuple(self.sections),
            claims=tuple(self.claims),
            breakdowns=tuple(self.breakdowns),
            lists=tuple(self.lists),
            problems=tuple(self.problems),
            is_form=self.form,
        )


def quantity(words, op="=", passage=None, approximate=False):
    """A quantity from its words; a text where there is no number in front."""
    passage = passage or Passage.typed(words)
    found = _QUANTITY.fullmatch(words)
    if op == "text" or found is None:
        return Quantity(Op.TEXT, None, "", passage)
    factor = Decimal(1)
    for letter in found["m"]:
        factor *= _FACTOR[letter]
    digits = len(found["n"].partition(".")[2])
    upper = None if found["u"] is None else Decimal(found["u"]) * factor
    return Quantity(
        Op(op) if upper is None else Op.RANGE,
        Decimal(found["n"]) * factor,
        found["unit"],
        passage,
        upper,
        approximate,
        factor * Decimal(1).scaleb(-digits),
    )
