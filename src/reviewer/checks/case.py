"""What a rule is given: the document, the report, and the ways to quote and to name what it finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from reviewer.checks.figures import amounts_in
from reviewer.checks.kinds import KINDS
from reviewer.domain.document import MEMBER_NAMES, Document
from reviewer.domain.finding import Choice, Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.quantity import Quantity, as_told
from reviewer.domain.report import FieldValue, Indicator, Report, Section, SectionRole
from reviewer.domain.text import Passage, Places, Span
from reviewer.domain.unread import Unread, unread_of

OVER_PERCENT = Decimal(130)  # DOMAIN.md: completion above which a reason is due, where a profile says nothing
_STOPS = "，,。；;、：:\n\t（(！？!?"
_PHRASE_STOPS = "，,。；;、\n\t"
_LEADING = re.compile(r"^(?:\s|其中|包括|分别[为是]|以及|并且|[一二三四五六七八九十]是|\d{1,2}[.．、](?!\d))+")
_SENTENCE_STOPS = "。；;\n\t！？!?"
_SHORTEST, _LONGEST, _REACH = 3, 160, 40
_TRUSTED = 0.6  # below this confidence a pair is only a guess
_ENDS = re.compile(r"[。\n]")
_PARTS = re.compile(r"其中|分别[为是]|包括")
_ANSWERS = re.compile(r"实际|完成|达|实现|为|是|已|到|共|累计|全年|建成|[:：→/（(\t]|占|仅|只")
_ASKS = re.compile(r"目标|任务|计划|指标|要求|标准|[高低]于|超|不[足到]|比|较|应|[:：→/（(\t]")


class Case:
    """A document and its report, looked at by every rule; nothing here changes.

    `text` is the document's, character for character in place: figures of full width are plain, and a line break inside
    a sentence is a blank. Passages are cut out of the document itself.
    """

    def __init__(self, document: Document, report: Report, over_percent: Decimal = OVER_PERCENT) -> None:
        self.document = document
        self.report = report
        self.over_percent = over_percent

    @cached_property
    def text(self) -> str:
        return _as_read(self.document.text, self.report.wraps)

    @cached_property
    def unread(self) -> Unread:
        """What of the document was not read."""
        return unread_of(self.document)

    @cached_property
    def form_like(self) -> bool:
        """Whether the report is a form: as read, or because it holds nothing but an indicator table."""
        rows = [i for i in self.report.indicators if self.is_row(i)]
        return self.report.is_form or (
            bool(rows) and len(rows) == len(self.report.indicators) and not self.report.sections
        )

    @property
    def has_form(self) -> bool:
        """Whether the indicators are the rows of a form, be it alone or beside a narrative."""
        return self.form_like or self.report.form is not None

    def is_row(self, indicator: Indicator) -> bool:
        """Tell a row of a table or form from an indicator told in prose."""
        if indicator.points is not None or indicator.level1:
            return True
        side = indicator.target or indicator.actual
        return side is not None and side.passage.grounded and self.in_table(side.passage.start)

    def in_table(self, position: int) -> bool:
        """Tell whether a position stands in a table, or in a line that is set out like a row of one."""
        for table in self.table_spans:
            if table.start <= position < table.end:
                return True
        if not self._has_tabs:
            return False
        line = self.line(position)
        return self.text.count("\t", line.start, line.end) > 1  # one alone follows a bullet

    @cached_property
    def _has_tabs(self) -> bool:
        return "\t" in self.text

    @cached_property
    def table_spans(self) -> tuple[Span, ...]:
        """The ranges of the document's tables."""
        return tuple(t.span for t in self.document.tables())

    def line(self, position: int) -> Span:
        """Return the line of the text around a position."""
        end = self.text.find("\n", position)
        return Span(self.text.rfind("\n", 0, position) + 1, len(self.text) if end < 0 else end)

    def doubtful(self, indicator: Indicator) -> bool:
        """Tell whether target and result were perhaps put together wrongly: then nothing is asserted on the pair."""
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or self.is_row(indicator):
            return False
        return indicator.confidence < _TRUSTED or self._merely_adjacent(target.passage, actual.passage)

    def _merely_adjacent(self, target: Passage, actual: Passage) -> bool:
        """Tell whether two figures only stand side by side: no word between them makes the second a result."""
        if not (target.grounded and actual.grounded) or target == actual:
            return False
        first, second = sorted((target, actual), key=lambda p: p.start)
        between = self.text[first.end : second.start]
        if len(between) > _LONGEST or _ENDS.search(between):
            return False
        if _PARTS.search(between):
            return True
        return not (_ANSWERS if first is target else _ASKS).search(between)

    # quoting

    def clause(self, passage: Passage, reach: int = _REACH) -> Passage:
        """Return the passage with the words in front of it that say what it is: "项目支出344.91万元"."""
        if not passage.grounded:
            return passage
        left = self._left(passage.start, passage.start - reach, _STOPS)
        left = max(left, left + _closed_before(self.text[left : passage.start]))
        lead = _LEADING.match(self.text[left : passage.start])
        left += lead.end() if lead else 0
        return self._quotable(Span(left, passage.end))

    def phrase(self, passage: Passage) -> Passage:
        """Return what stands between two commas around a passage, brackets included: "产出（50分）得49分"."""
        if not passage.grounded:
            return passage
        left = self._left(passage.start, passage.start - _REACH, _PHRASE_STOPS)
        right = self._right(passage.end, passage.end + _REACH, _PHRASE_STOPS)
        return self._quotable(Span(left, right))

    def sentence(self, passage: Passage) -> Passage:
        """Return the sentence around a passage, at most 160 characters of it."""
        if not passage.grounded:
            return passage
        left = self._left(passage.start, passage.end - _LONGEST, _SENTENCE_STOPS)
        right = self._right(passage.end, left + _LONGEST, _SENTENCE_STOPS)
        return self._quotable(Span(left, right))

    def row(self, passage: Passage) -> Passage:
        """Return the line of a table that a cell stands in, at most 160 characters of it."""
        left = self._left(passage.start, passage.start - _LONGEST, "\n")
        return self._quotable(Span(left, self._right(passage.end, left + _LONGEST, "\n")))

    def quote(self, span: Span) -> Passage:
        """Return a range as a passage, trimmed and cut to what evidence may be long."""
        return self._quotable(span)

    def _left(self, position: int, limit: int, stops: str) -> int:
        while position > max(limit, 0) and self.text[position - 1] not in stops:
            position -= 1
        return position

    def _right(self, position: int, limit: int, stops: str) -> int:
        while position < min(limit, len(self.text)) and self.text[position] not in stops:
            position += 1
        return position

    def _quotable(self, span: Span) -> Passage:
        start, end = span.start, min(span.end, span.start + _LONGEST)
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while 0 < end - start < _SHORTEST and end < len(self.text) and self.text[end] not in _STOPS:
            end += 1
        while start > 0 and end - start < _SHORTEST:
            start = self._left(start - 1, 0, _STOPS)
        return self.document.passage(start, end)

    # naming

    def value_passage(self, value: FieldValue) -> Passage:
        """Return the clause that states a field."""
        return self.clause(value.quantity.passage if value.quantity else value.passage)

    def indicator_passages(self, indicator: Indicator) -> tuple[Passage, ...]:
        """Return clauses of an indicator's target, actual and stated completion, each once."""
        sides = [q.passage for q in (indicator.target, indicator.actual) if q is not None]
        if indicator.stated_passage is not None:
            sides.append(indicator.stated_passage)
        found = [self.clause(p) for p in sides if p.grounded]
        kept = [p for p in found if not any(p != q and q.span.contains(p.span) for q in found)]
        return tuple(dict.fromkeys(kept))

    def subjects_at(self, passage: Passage) -> tuple[str, ...]:
        """Return refs of the fields, indicators and spending items that are read from this place."""
        return self._read_at.over(passage.span)

    @cached_property
    def _read_at(self) -> Places:
        report = self.report
        fields = [(v.passage, f"field:{name}") for name, values in report.statements.items() for v in values]
        spending = [(s.passage, f"spending:{s.key}") for s in report.spending]
        return Places([*fields, *self._sides, *spending])

    @cached_property
    def _sides(self) -> list[tuple[Passage, str]]:
        sides = ((side, i.key) for i in self.report.indicators for side in (i.target, i.actual))
        return [(side.passage, f"indicator:{key}") for side, key in sides if side is not None]

    def of_indicators(self, passage: Passage) -> bool:
        """Tell whether targets or results of indicators are read from this place."""
        return bool(self._indicators_at.over(passage.span))

    @cached_property
    def _indicators_at(self) -> Places:
        return Places(self._sides)

    def place(self, position: int) -> str:
        """Return the labels of the sections around a position: "四（一）1"; of a pair with the file: "报告 四（一）1"."""
        labels = [s.label.strip("、.．,， ") for s in self.sections_at(position) if s.label]
        return f"{self.file_at(position)} {''.join(reversed(labels))}".strip()

    def file_at(self, position: int) -> str:
        """Return which file of a pair a position stands in, "" where there is one file only."""
        if self.report.form is None or position < 0:
            return ""
        return MEMBER_NAMES[position >= self.report.form.start]

    def told_in(self, places: Iterable[Passage]) -> str:
        """Name the files of a pair that some places stand in: 报告, 自评表, 报告与自评表; 报告 where there is one file."""
        files = {self.file_at(place.start) for place in places}
        return "与".join(name for name in MEMBER_NAMES if name in files) or MEMBER_NAMES[0]

    def sections_at(self, position: int) -> list[Section]:
        """Return the sections around a position, the innermost first."""
        section, around = self.report.section_at(position), []
        while section is not None:
            around.append(section)
            section = self._parent(section)
        return around

    def _parent(self, section: Section) -> Section | None:
        known = 0 <= section.parent < len(self.report.sections)
        return self.report.sections[section.parent] if known else None

    def in_heading(self, position: int) -> bool:
        """Tell whether a position stands in the line of a heading."""
        section = self.report.section_at(position)
        return section is not None and position < section.heading.end

    def role_at(self, position: int) -> SectionRole:
        """Return what the section around a position is about."""
        section = self.report.section_at(position)
        return SectionRole.OTHER if section is None else section.role

    @cached_property
    def _sentences(self) -> tuple[tuple[int, str], ...]:
        pieces = re.finditer(r"[^。]*。|[^。]+", self.text)
        return tuple((m.start(), m.group()) for m in pieces)

    def matches(self, pattern: re.Pattern[str], *words: str) -> Iterator[re.Match[str]]:
        """Walk the matches of a pattern that crosses no full stop, looking only into sentences with one of the words."""
        for start, sentence in self._sentences:
            for word in words:
                if word in sentence:
                    yield from pattern.finditer(self.text, start, start + len(sentence))
                    break

    @cached_property
    def money(self) -> tuple[Quantity, ...]:
        """Every amount of money that is written out in the text, in order."""
        return tuple(amounts_in(self.document))

    @cached_property
    def flat(self) -> str:
        """The text without any white space, for words that may be broken over lines."""
        return re.sub(r"\s", "", self.text)

    @cached_property
    def reach(self) -> Span:
        """The range from the first to the last passage that the report was read from; of a file with one report all."""
        sides = [q.passage for i in self.report.indicators for q in (i.target, i.actual) if q is not None]
        values = [v.passage for v in self.report.fields.values()]
        read = [p for p in (*sides, *values) if p.grounded]
        if not read:
            return Span(0, len(self.text))
        return Span(min(p.start for p in read), max(p.end for p in read))

    # making

    def finding(
        self,
        rule: str,
        message: str,
        evidence: Iterable[Evidence] = (),
        subjects: Iterable[str] = (),
        numbers: Iterable[str] = (),
        question: str = "",
        severity: Severity | None = None,
        choices: tuple[Choice, ...] = (),
        calculation: str = "",
        searched: tuple[str, ...] = (),
        title: str = "",
        about: str = "",
        gap: Decimal | None = None,
    ) -> Finding:
        """Make a finding of a known kind; passages that stand nowhere in the report are left out.

        `gap` is how far its numbers lie apart, in the measure of the kind; None where they are measured otherwise.
        """
        kind = KINDS[rule]
        return Finding(
            rule=rule,
            severity=severity or kind.severity,
            title=title or kind.title,
            message=message,
            evidence=tuple(e for e in evidence if e.passage.grounded),
            subjects=tuple(dict.fromkeys(subjects)),
            numbers=tuple(numbers),
            question=question,
            choices=choices,
            calculation=calculation,
            searched=searched,
            about=about,
            gap=gap,
        )


_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def _as_read(text: str, wraps: tuple[int, ...]) -> str:
    plain = text.translate(_WIDE)
    if not wraps or not plain:  # what is said of a score sheet stands in no text
        return plain
    letters = list(plain)
    for at in wraps:
        letters[at] = " "
    return "".join(letters)


def _closed_before(words: str) -> int:
    """Return where the words go on behind a bracket or quotation mark that was opened before them."""
    for place, letter in enumerate(words):
        if letter in "）)”》" and {"）": "（", ")": "(", "”": "“", "》": "《"}[letter] not in words[:place]:
            return place + 1
    return 0


def clash(
    passage: Passage, number: int, name: str = "", value: str = "", figure: Passage | None = None
) -> Evidence:
    """Return a passage that contradicts another of the finding, of which perhaps a figure alone is lit."""
    return Evidence(passage, EvidenceRole.CLASH, number, name, value, figure)


def context(passage: Passage, name: str = "", value: str = "") -> Evidence:
    """Return a passage that a finding rests on without being wrong itself."""
    return Evidence(passage, EvidenceRole.CONTEXT, 0, name, value)


def in_words(names: Iterable[str], most: int = 3) -> str:
    """List names in Chinese, the rest as 等 with a count."""
    listed = list(names)
    if len(listed) <= most:
        return "、".join(listed)
    return f"{'、'.join(listed[:most])}等{len(listed)}项"


def plain_name(name: str) -> str:
    """Return a name without quotation marks, for use inside a sentence."""
    return re.sub(r"[“”\"'‘’]", "", name)


def number_of(quantity: Quantity) -> str:
    """Return a quantity as it is written in the report, trimmed."""
    return as_told(quantity)
