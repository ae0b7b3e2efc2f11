"""Fourth stage: sayings become indicators. One indicator carries its goal and its result, wherever the two stand.

Inside a sentence a figure without a name belongs to what was named before it; across sentences and sections goals
and results find each other by the meaning of their names and by their units.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reviewer.domain.quantity import Quantity, same_unit
from reviewer.domain.report import Category, Indicator, MentionRole, Period, SectionRole
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.names import core, echoes, similarity, touches
from reviewer.extraction.saying import Saying, is_vague
from reviewer.extraction.units import MONEY_UNITS, PERCENT_UNITS, load_units

_ALIKE = 0.6
_EVIDENCE = 150
_PLANNED = re.compile("目标|计划(?!总投资|投资|工期)|任务")
_BAR = re.compile(r"[\u4e00-\u9fff]{0,4}[0-9][0-9.]*[百千万亿]*元?(?:以上|以下)")  # 年产值5000万元以上|企业
_MEASURED = frozenset({SectionRole.GOALS, SectionRole.PERFORMANCE})
_ALSO_READ = frozenset({SectionRole.CONCLUSION, SectionRole.OTHER, SectionRole.TITLE, SectionRole.OVERVIEW})


@dataclass
class Draft:
    """An indicator in the making."""

    name: str
    section: int
    sentence: int
    order: int
    target: Saying | None = None
    actual: Saying | None = None
    stated: Saying | None = None
    topical: bool = False  # the name comes from a heading or a clause before
    rule: str = ""
    confidence: float = 1.0
    category: Category | None = None  # set where a table says it
    project: str | None = None
    points: Decimal | None = None
    self_score: Decimal | None = None
    level1: str = ""
    level2: str = ""
    reason: Passage | None = None
    extra: list[Passage] = field(default_factory=list)
    derived: list[Saying] = field(default_factory=list)  # growth, excess, share said of it

    @property
    def quantity(self) -> Quantity | None:
        """Return the figure that gives the unit."""
        saying = self.target or self.actual
        return None if saying is None else saying.quantity

    def side(self, role: MentionRole) -> Saying | None:
        return self.target if role is MentionRole.GOAL else self.actual

    def put(self, saying: Saying) -> None:
        if saying.role is MentionRole.GOAL:
            self.target = saying
        else:
            self.actual = saying


def assemble(context: ReadingContext, sayings: tuple[Saying, ...], tabled: Iterable[Draft] = ()) -> list[Draft]:
    """Return the drafts of all indicators in order of the text; `tabled` are those that tables gave."""
    drafts = _Assembler(context).walk(sayings)
    everything = _joined([*tabled, *(d for d in drafts if _rightly_placed(context, d))])
    return [d for d in everything if _worth_keeping(context, d)]


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


# -- one report's sayings, sentence by sentence ------------------------------------------------------------------


class _Assembler:
    """Walks the sayings in order and keeps what the last sentences named."""

    def __init__(self, context: ReadingContext) -> None:
        self.context = context
        self.drafts: list[Draft] = []
        self.sentence: list[Draft] = []
        self.before: list[Draft] = []  # of the sentence before, in the same section
        self.index = -1
        self.section = -2

    def walk(self, sayings: tuple[Saying, ...]) -> list[Draft]:
        for saying in sayings:
            self._turn(saying)
            if saying.period is not Period.THIS:
                continue
            if saying.role in (MentionRole.GOAL, MentionRole.RESULT):
                self._figure(saying)
            elif saying.role is MentionRole.COMPLETION:
                self._completion(saying)
            elif saying.role in (MentionRole.GROWTH, MentionRole.EXCESS, MentionRole.SHARE):
                self._derived(saying)
        return self.drafts

    def _turn(self, saying: Saying) -> None:
        if saying.sentence != self.index:
            near = saying.section == self.section and saying.sentence - self.index <= 2
            self.before = (self.sentence or self.before) if near else []
            self.sentence, self.index = [], saying.sentence
        self.section = saying.section

    def _figure(self, saying: Saying) -> None:
        if saying.name:
            self._named(saying)
        else:
            self._nameless(saying)

    def _named(self, saying: Saying) -> None:
        for draft in reversed(self.sentence):
            if not (_alike(draft, saying) and _units_agree(draft, saying)):
                continue
            turned = _turned(draft, saying)
            if draft.side(turned.role) is None:
                draft.put(turned)
                return
            if draft.side(turned.role).quantity.value == saying.quantity.value:  # type: ignore[union-attr]
                return
        self._open(saying, saying.name)

    def _nameless(self, saying: Saying) -> None:
        if not self.sentence and saying.explicit and self._continues(saying):
            return
        for draft in self.sentence:
            turned = _turned(draft, saying)
            if draft.side(turned.role) is None and _units_agree(draft, turned) and _exactly(draft, turned):
                draft.put(turned)
                return
        if self._attached(self.sentence, saying):
            return
        if saying.adjacent and self.sentence and not _units_agree(self.sentence[-1], saying):
            self._open(saying, self.sentence[-1].name)
        elif saying.topic and not (self.sentence and saying.explicit and self._restates(saying)):
            self._open(saying, saying.topic)
        elif saying.explicit:
            self._attached(self.before, saying)

    def _continues(self, saying: Saying) -> bool:
        """Attach "完成值：865人次" to the goal that the sentence before gave under the same heading."""
        if not self.before or (saying.topic and similarity(saying.topic, self.before[-1].name) < _ALIKE):
            return False
        return self._attached(self.before, saying)

    def _attached(self, drafts: list[Draft], saying: Saying) -> bool:
        """Give a figure to the nearest draft that waits for it."""
        for draft in reversed(drafts):
            turned = _turned(draft, saying)
            if draft.side(turned.role) is None and _units_agree(draft, turned):
                draft.put(turned)
                return True
        return False

    def _restates(self, saying: Saying) -> bool:
        values = [s.quantity.value for d in self.sentence for s in (d.target, d.actual) if s]
        return saying.quantity.value in values

    def _open(self, saying: Saying, name: str) -> None:
        draft = Draft(name, saying.section, saying.sentence, len(self.drafts), topical=not saying.name)
        draft.put(saying)
        self.drafts.append(draft)
        self.sentence.append(draft)

    def _last(self) -> Draft | None:
        return self.sentence[-1] if self.sentence else self.before[-1] if self.before else None

    def _completion(self, saying: Saying) -> None:
        draft = self._last()
        if draft is None:
            return
        open_ones = sorted((d for d in self.sentence if d.stated is None), key=_position) or [draft]
        chosen = open_ones[-1 - saying.back] if saying.back < len(open_ones) else open_ones[0]
        if chosen.stated is None:
            chosen.stated = saying

    def _derived(self, saying: Saying) -> None:
        draft = self._last()
        if draft is not None and self.sentence:
            max(self.sentence, key=_position).derived.append(saying)
        elif draft is not None and saying.role is MentionRole.EXCESS:
            draft.derived.append(saying)


def _position(draft: Draft) -> int:
    return max(s.quantity.passage.start for s in (draft.target, draft.actual) if s)


def _alike(draft: Draft, saying: Saying) -> bool:
    """Tell whether a sentence speaks of one thing twice; there a part of the name is enough to echo it."""
    if similarity(draft.name, saying.name) >= _ALIKE:
        return True
    turned = _turned(draft, saying)
    if draft.side(turned.role) is not None:
        return False
    if saying.name in draft.name:
        return True
    done = turned.role is MentionRole.RESULT and saying.explicit and _exactly(draft, saying)
    return done and (draft.topical or len(saying.name) <= 2 or echoes(draft.name, saying.name))


def _turned(draft: Draft, saying: Saying) -> Saying:
    """Read a second figure of a draft that only carried its role over as the other side: 应参加10次，参加12次."""
    if saying.explicit or saying.role is not MentionRole.GOAL or draft.target is None:
        return saying
    return replace(saying, role=MentionRole.RESULT)


def _units_agree(draft: Draft, saying: Saying) -> bool:
    quantity = draft.quantity
    return quantity is not None and comparable(quantity, saying.quantity)


def _exactly(draft: Draft, saying: Saying) -> bool:
    quantity = draft.quantity
    return quantity is not None and quantity.unit == saying.quantity.unit


def comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures can be goal and result of one thing; a bare 万 or 亿 may be money."""
    if one.unit and other.unit:
        return same_unit(one.unit, other.unit)
    unit = one.unit or other.unit
    return (
        not unit
        or unit in MONEY_UNITS
        or unit in PERCENT_UNITS
        or max(one.value or 0, other.value or 0) < 10**4
    )


# -- across sentences and sections ---------------------------------------------------------------------------------


def _joined(drafts: list[Draft]) -> list[Draft]:
    """Join goals and results that stand apart, and statements of one thing in several places."""
    drafts = _without_repeats(drafts)
    goals = [d for d in drafts if d.target and not d.actual]
    results = [d for d in drafts if d.actual and not d.target]
    pairs = [
        (score, -abs(g.order - r.order), gi, ri)
        for gi, g in enumerate(goals)
        for ri, r in enumerate(results)
        if g.quantity and r.quantity and comparable(g.quantity, r.quantity)
        and (score := similarity(g.name, r.name)) >= _ALIKE
    ]  # fmt: skip
    pairs += _by_rare_unit(goals, results) + _side_by_side(goals, results)
    gone: set[int] = set()
    used_goals: set[int] = set()
    used_results: set[int] = set()
    for score, _, gi, ri in sorted(pairs, key=lambda p: (-p[0], -p[1], p[2], p[3])):
        if gi in used_goals or ri in used_results:
            continue
        used_goals.add(gi)
        used_results.add(ri)
        gone.add(id(_merge(goals[gi], results[ri], score)))
    return [d for d in drafts if id(d) not in gone]


_COMMON = frozenset({"个", "家", "项", "人", "次", "人次", "件", "名", "户", "处", "套", "元", "场", ""})


def _by_rare_unit(goals: list[Draft], results: list[Draft]) -> list[tuple[float, int, int, int]]:
    """Pair the only goal with the only result of an uncommon unit where the names at least touch."""
    pairs = []
    for gi, goal in enumerate(goals):
        unit = goal.quantity.unit if goal.quantity else ""
        same = [ri for ri, r in enumerate(results) if r.quantity and r.quantity.unit == unit]
        alone = sum(1 for g in goals if g.quantity and g.quantity.unit == unit) == 1
        if unit in _COMMON or unit in PERCENT_UNITS or not alone or len(same) != 1:
            continue
        if touches(goal.name, results[same[0]].name):
            pairs.append((0.5, -abs(goal.order - results[same[0]].order), gi, same[0]))
    return pairs


def _side_by_side(goals: list[Draft], results: list[Draft]) -> list[tuple[float, int, int, int]]:
    """Pair a goal with the result named right behind it by a shorter name, where a percentage waits for a goal."""
    return [
        (0.6, -1, gi, ri)
        for gi, goal in enumerate(goals)
        for ri, result in enumerate(results)
        if result.order == goal.order + 1 and result.stated and goal.quantity and result.quantity
        and goal.quantity.unit == result.quantity.unit and core(result.name) in goal.name
    ]  # fmt: skip


def _merge(goal: Draft, result: Draft, score: float) -> Draft:
    """Complete the earlier of two drafts by the later one; return the one that is no longer needed."""
    kept, other = (goal, result) if goal.order <= result.order else (result, goal)
    kept.target, kept.actual = goal.target, result.actual
    kept.stated = result.stated or goal.stated
    kept.derived = goal.derived + result.derived
    kept.extra += other.extra
    kept.category = kept.category or other.category
    kept.rule, kept.confidence = "pair-across-sections", min(0.95, score)
    if not kept.points:
        kept.points, kept.self_score = other.points, other.self_score
    return other


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Keep one draft where a thing is stated twice with equal figures; the fuller one wins."""
    kept: list[Draft] = []
    by_value: dict[Decimal | None, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (-_fullness(d), d.order)):
        values = {s.quantity.value for s in (draft.target, draft.actual) if s}
        twin = next((k for v in values for k in by_value.get(v, ()) if _repeats(k, draft)), None)
        if twin is None:
            kept.append(draft)
            for value in values:
                by_value.setdefault(value, []).append(draft)
        else:
            twin.extra += [s.quantity.passage for s in (draft.target, draft.actual) if s]
            twin.stated = twin.stated or draft.stated
            twin.derived += draft.derived
    return sorted(kept, key=lambda d: d.order)


def _fullness(draft: Draft) -> int:
    return (draft.target is not None) + (draft.actual is not None) + bool(draft.category)


def _repeats(one: Draft, other: Draft) -> bool:
    quantity, second = one.quantity, other.quantity
    if quantity is None or second is None or not comparable(quantity, second):
        return False
    if similarity(one.name, other.name) < 0.8 and not _told_again(one, other):
        return False
    return _agrees(one.target, other.target) and _agrees(one.actual, other.actual)


def _told_again(one: Draft, other: Draft) -> bool:
    """Tell a row of a table from the sentence that says it at greater length (公路优良率 / 农村公路优良中等路率)."""
    both = all((one.target, one.actual, other.target, other.actual))
    return both and (one.category is None) is not (other.category is None) and touches(one.name, other.name)


def _agrees(one: Saying | None, other: Saying | None) -> bool:
    return other is None or (one is not None and one.quantity.value == other.quantity.value)


# -- what is kept --------------------------------------------------------------------------------------------------


def _rightly_placed(context: ReadingContext, draft: Draft) -> bool:
    """Refuse results told outside the parts that report performance (what a project is made of, activities)."""
    aimed = draft.target is not None and draft.target.explicit
    return aimed or not context.sections or context.section_role(draft.section) in _MEASURED


def _worth_keeping(context: ReadingContext, draft: Draft) -> bool:
    if draft.category is not None:
        return True
    role = context.section_role(draft.section)
    if role is SectionRole.OVERVIEW and draft.target is not None and _planned(context, draft.target):
        return True
    paired = draft.target is not None and draft.actual is not None
    explicit = any(s.explicit for s in (draft.target, draft.actual) if s)
    if role not in _MEASURED and not (paired and explicit and _aimed(draft)):
        return role in _ALSO_READ and draft.target is not None and explicit and not context.sections
    quantity = draft.quantity
    if quantity is None or (quantity.unit in load_units().durations and not paired):
        return False
    if quantity.unit in PERCENT_UNITS and not paired and not _is_rate(draft.name):
        return False
    return paired or draft.target is not None or not is_vague(quantity) or _speaks_of_effect(context, draft)


def _planned(context: ReadingContext, target: Saying) -> bool:
    """Tell a goal that the overview states in so many words (2023年全市计划改造小区46个)."""
    words = context.smooth[target.start : target.end]
    return target.explicit and bool(_PLANNED.search(words)) and not is_vague(target.quantity)


def _aimed(draft: Draft) -> bool:
    return draft.target is not None and draft.target.explicit


def _is_rate(name: str) -> bool:
    return name.endswith(
        ("率", "度", "比例", "占比", "比重", "覆盖面", "覆盖", "比", "满意", "合格", "达标", "水平", "面")
    )


def _speaks_of_effect(context: ReadingContext, draft: Draft) -> bool:
    words = load_lexicon().categories[-1][1]
    return bool(words.search(draft.name)) and _heading_category(context, draft) is not None


def category_of(context: ReadingContext, draft: Draft) -> Category:
    """Return what an indicator speaks of: its own words for satisfaction, then the headings above, then its words."""
    lexicon = load_lexicon()
    if lexicon.categories[0][1].search(draft.name):
        return Category.SATISFACTION
    heading = _heading_category(context, draft)
    if heading is not None and heading is not Category.SATISFACTION:
        return heading
    name = _BAR.sub("", draft.name)
    return next((c for c, words in lexicon.categories if words.search(name)), Category.OUTPUT)


def _heading_category(context: ReadingContext, draft: Draft) -> Category | None:
    """Return what the nearest heading above says (产出指标, 社会效益指标 …), None where none does."""
    index = draft.section
    while index >= 0:
        section = context.sections[index]
        if len(section.title) <= 20:
            for category, words in load_lexicon().headings:
                if words.search(section.title):
                    return category
        index = section.parent
    return None
