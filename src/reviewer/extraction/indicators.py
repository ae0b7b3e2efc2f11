"""Fourth stage: sayings become indicators. One indicator carries its goal and its result, wherever the two stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from reviewer.domain.report import Category, Indicator, SectionRole
from reviewer.domain.text import Passage
from reviewer.extraction.assembling import Assembler
from reviewer.extraction.changes import pair_changes
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.drafts import Draft
from reviewer.extraction.joining import adopt, join
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.names import core
from reviewer.extraction.placing import Placing, heading_category, spoken_category
from reviewer.extraction.saying import Saying, is_vague

_EVIDENCE = 150
_BAR = re.compile(r"[\u4e00-\u9fff]{0,4}[0-9][0-9.]*[百千万亿]*元?(?:以上|以下)")  # 年产值5000万元以上|企业


def assemble(context: ReadingContext, sayings: tuple[Saying, ...], tabled: Iterable[Draft] = ()) -> list[Draft]:
    """Return the drafts of all indicators in order of the text; `tabled` are those that tables gave."""
    drafts = Assembler(context).walk(sayings)
    placing = Placing(context, drafts)
    measured = [d for d in drafts if placing.rightly(d)]
    joined = adopt(join([*tabled, *measured]), [d for d in drafts if not placing.rightly(d)])
    joined = pair_changes(joined, sayings)
    for draft in joined:
        _settle(context, draft)
    return [d for d in joined if placing.keeps(d)]


def _settle(context: ReadingContext, draft: Draft) -> None:
    """Read a bound that no result followed as the result where results are told (超限率控制在1.5%以内)."""
    alone = draft.target is not None and draft.actual is None and not draft.target.explicit
    if alone and draft.target and context.told_role(draft.section) is SectionRole.PERFORMANCE:
        draft.target, draft.actual = None, draft.target


def finish(context: ReadingContext, drafts: Iterable[Draft]) -> tuple[Indicator, ...]:
    """Return the drafts as domain indicators with stable keys."""
    result: list[Indicator] = []
    seen: dict[tuple[str, str], int] = {}
    for draft in drafts:
        category = draft.category or category_of(context, draft)
        same = (category.value, core(draft.name))
        seen[same] = seen.get(same, 0) + 1
        result.append(_indicator(context, draft, category, _key(*same, seen[same])))
    return tuple(result)


def _key(category: str, name: str, ordinal: int) -> str:
    return hashlib.sha256(f"{category}|{name}|{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _indicator(context: ReadingContext, draft: Draft, category: Category, key: str) -> Indicator:
    stated = draft.stated.quantity if draft.stated else None
    return Indicator(
        key=key,
        name=draft.name,
        category=category,
        target=draft.target.quantity if draft.target else None,
        actual=draft.actual.quantity if draft.actual else None,
        project=draft.project,
        stated_completion=stated.value if stated else None,
        stated_passage=stated.passage if stated else None,
        points=draft.points,
        self_score=draft.self_score,
        level1=draft.level1,
        level2=draft.level2,
        reason=draft.reason,
        evidence=_evidence(context, draft),
        confidence=draft.confidence if draft.rule else _confidence(draft),
        rule=draft.rule or _rule(draft),
    )


def _rule(draft: Draft) -> str:
    if draft.target and draft.actual:
        return "pair-in-sentence" if draft.target.sentence == draft.actual.sentence else "pair-in-section"
    return "goal-alone" if draft.target else "result-alone"


def _confidence(draft: Draft) -> float:
    """Weigh what the reading rests on: role words or only the section, a name of its own or one from elsewhere."""
    sides = [s for s in (draft.target, draft.actual) if s]
    sure = 0.97 if len(sides) == 2 else 0.93
    sure -= 0.04 * sum(not s.explicit for s in sides)
    if draft.stated:
        sure = max(sure, 0.95)
    sure -= 0.03 * draft.topical
    if any(s.end > s.quantity.passage.end for s in sides):
        sure -= 0.08  # the name stands behind the figure
    return round(sure - 0.12 * (len(sides) == 1 and is_vague(sides[0].quantity)), 2)


def _evidence(context: ReadingContext, draft: Draft) -> tuple[Passage, ...]:
    """Quote what the indicator rests on, one passage where it stands close together."""
    spans = sorted((s.span.start, s.span.end) for s in (draft.target, draft.actual, draft.stated) if s)
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start - merged[-1][1] < 40 and end - merged[-1][0] <= _EVIDENCE:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((max(start, end - _EVIDENCE), end))
    quoted = [Passage.cut(context.text, start, end) for start, end in merged]
    return tuple(quoted + [p for p in draft.extra if p not in quoted])


def category_of(context: ReadingContext, draft: Draft) -> Category:
    """Return what an indicator speaks of: its own words for satisfaction, then the headings above, then its words."""
    lexicon = load_lexicon()
    if lexicon.categories[0][1].search(draft.name):
        return Category.SATISFACTION
    spoken = [spoken_category(context, s.start) for s in (draft.actual, draft.target) if s]
    said = next((c for c in spoken if c not in (None, Category.SATISFACTION)), None)
    if said is not None:
        return said
    sections = [s.section for s in (draft.actual, draft.target) if s]
    heading = next((c for s in sections if (c := heading_category(context, s))), None)
    if heading is not None and heading is not Category.SATISFACTION:
        return heading
    name = _BAR.sub("", draft.name)
    return next((c for c, words in lexicon.categories if words.search(name)), Category.OUTPUT)
