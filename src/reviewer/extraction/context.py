"""What every stage reads: the document with its sections, sentences, quantities and dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reviewer.domain.document import Document
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import Section, SectionRole
from reviewer.domain.text import Span
from reviewer.extraction.clauses import split_sentences
from reviewer.extraction.dates import DateMention
from reviewer.extraction.folding import fold, smooth
from reviewer.extraction.quantities import tokenize
from reviewer.extraction.telling import told_roles

_TITLE_REACH = 200
_TELLING = ("完成", "实现", "情况", "达成", "结果", "分析")
_PERFORMING = (
    "绩效",
    "成效",
    "完成情况",
    "履职",
    "工作情况",
    "主要工作",
    "产出",
    "效益",
    "实施结果",
    "实施成果",
    "建设成果",
    "建设成效",
    "工作成果",
    "项目成果",
    "运行结果",
    "实施效果",
    "工作实绩",
    "任务落实",
)


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """One document's stages so far; all tuples are in order of the text.

    `folded` and `smooth` have the text's own length: full-width digits as ASCII, and in `smooth` also ASCII punctuation
    as Chinese, so that patterns need to know one kind of comma only.
    """

    document: Document
    text: str
    folded: str
    smooth: str
    sections: tuple[Section, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    sentences: tuple[Span, ...]
    year: int | None
    quantity_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    section_starts: tuple[int, ...]
    date_starts: tuple[int, ...]
    told: tuple[SectionRole, ...] = ()
    memory: dict[tuple[str, str], object] = field(
        default_factory=dict, compare=False, repr=False
    )  # see once.py

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the quantities that begin in [start, end)."""
        low = bisect_left(self.quantity_starts, start)
        return self.quantities[low : bisect_left(self.quantity_starts, end)]

    def dates_in(self, start: int, end: int) -> tuple[DateMention, ...]:
        """Return the dates that begin in [start, end)."""
        low = bisect_left(self.date_starts, start)
        return self.dates[low : bisect_left(self.date_starts, end)]

    def sentence_at(self, position: int) -> Span:
        """Return the sentence around a position."""
        return self.sentences[bisect_right(self.sentence_starts, position) - 1]

    def section_index_at(self, position: int) -> int:
        """Return the index of the innermost section around a position, -1 before the first."""
        index = bisect_right(self.section_starts, position) - 1
        while index >= 0 and self.sections[index].span.end <= position:
            index = self.sections[index].parent
        return index

    def role_at(self, position: int) -> SectionRole:
        """Return what the section around a position is about."""
        return self.section_role(self.section_index_at(position))

    def section_role(self, index: int) -> SectionRole:
        """Return what a section is about; one whose "heading" is the beginning of a sentence counts as its parent."""
        while index >= 0 and self.text[self.sections[index].heading.end - 1] in "，,、":
            index = self.sections[index].parent
        if index < 0:
            return SectionRole.TITLE
        section = self.sections[index]
        told = any(word in section.title for word in _TELLING)
        if section.role is SectionRole.PERFORMANCE and not told and section.parent >= 0:
            above = self.section_role(section.parent)  # 绩效目标 → 效益指标
            return above if above is SectionRole.GOALS else section.role
        if section.role is SectionRole.OTHER and any(word in section.title for word in _PERFORMING):
            return SectionRole.PERFORMANCE
        return section.role

    def told_role(self, index: int) -> SectionRole:
        """Return what the figures of a section are told for (telling.py)."""
        return self.told[index] if index >= 0 else SectionRole.TITLE


def read_context(document: Document, sections: tuple[Section, ...]) -> ReadingContext:
    """Tokenize a document and split it into sentences."""
    folded = fold(document.text)
    scan = tokenize(document.text, folded)
    smoothed = smooth(folded)
    sentences = split_sentences(smoothed, sections)
    context = ReadingContext(
        document=document,
        text=document.text,
        folded=folded,
        smooth=smoothed,
        sections=sections,
        quantities=scan.quantities,
        dates=scan.dates,
        sentences=sentences,
        year=evaluated_year(scan.dates),
        quantity_starts=tuple(q.passage.start for q in scan.quantities),
        sentence_starts=tuple(s.start for s in sentences),
        section_starts=tuple(s.span.start for s in sections),
        date_starts=tuple(d.start for d in scan.dates),
    )
    return replace(context, told=told_roles(sections, context.section_role))


def evaluated_year(dates: Sequence[DateMention]) -> int | None:
    """Return the year a report speaks of: the one in its title, else the one named most."""
    years = [d for d in dates if d.year is not None]
    titled = next((d.year for d in years if d.start < _TITLE_REACH), None)
    if titled is not None or not years:
        return titled
    return Counter(d.year for d in years).most_common(1)[0][0]
