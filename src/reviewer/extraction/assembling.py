"""Sayings become drafts, sentence by sentence: a figure without a name belongs to what was named before it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.report import MentionRole, Period
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.drafts import ALIKE, Draft, comparable
from reviewer.extraction.names import core, echoes, similarity
from reviewer.extraction.saying import Saying

_RECENT = 12
_NAMES_GOAL = re.compile(
    r"(?:超过|高于|优于|大于|低于|少于|小于|未达到?|不及)[^，。；]{0,8}(?:目标|任务|指标|计划)(?:值|数|量)?为?\s*$"
)
_LEAST_OF_RESULT = Decimal("0.7")  # what is told as beaten and is near the result is the goal, no excess


class Assembler:
    """Walks the sayings in order and keeps what the last sentences named."""

    def __init__(self, context: ReadingContext) -> None:
        self.context = context
        self.drafts: list[Draft] = []
        self.sentence: list[Draft] = []
        self.before: list[Draft] = []  # of the sentence before, in the same section
        self.index = -1
        self.section = -2
        self.waiting: Saying | None = None  # a goal of this sentence whose name is still to come

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
            self.sentence, self.index, self.waiting = [], saying.sentence, None
        self.section = saying.section

    def _figure(self, saying: Saying) -> None:
        if saying.part and not saying.name:
            return
        if saying.name:
            self._named(saying)
        else:
            self._nameless(saying)

    def _named(self, saying: Saying) -> None:
        same = [d for d in self.sentence if d.name == saying.name]
        for draft in reversed([*self.sentence, *same]):  # the very name before one that resembles it
            if draft.part is not saying.part or not (_alike(draft, saying) and _units_agree(draft, saying)):
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
                if not saying.shared:
                    return
        if any(s and s.quantity is saying.quantity for d in self.sentence for s in (d.target, d.actual)):
            return
        if self._attached(self.sentence, saying):
            return
        if saying.adjacent and self.sentence and not _units_agree(self.sentence[-1], saying):
            self._open(saying, self.sentence[-1].name)
        elif saying.topic and not (self.sentence and saying.explicit and self._restates(saying)):
            self._open(saying, saying.topic)
        elif saying.explicit and not self._attached(self.before, saying) and saying.role is MentionRole.GOAL:
            self.waiting = saying  # 按照不少于60家的目标，培育家庭农场68家

    def _continues(self, saying: Saying) -> bool:
        """Attach "完成值：865人次" to the goal that the sentence before gave under the same heading."""
        if not self.before or (saying.topic and similarity(saying.topic, self.before[-1].name) < ALIKE):
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

    def _own_name(self, saying: Saying, name: str) -> str:
        """Tell 工业项目35个，到位资金6亿元 from the 到位资金 that the whole was said to have."""
        recent = (d for d in self.drafts[-_RECENT:] if d.name == name and d.section == saying.section)
        taken = any(d.side(saying.role) is not None for d in recent)
        before = self.sentence[-1].name if self.sentence else ""
        return f"{before}{name}" if taken and before and before != name and len(before) <= 16 else name

    def _open(self, saying: Saying, name: str) -> None:
        name = self._own_name(saying, name)
        draft = Draft(name, saying.section, saying.sentence, len(self.drafts), topical=not saying.name)
        draft.part, draft.passing = saying.part, saying.passing
        draft.put(saying)
        if self.waiting and draft.target is None and _units_agree(draft, self.waiting):
            draft.target = self.waiting
        self.waiting = None
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
        for draft in open_ones if saying.shared else [chosen]:  # 路灯60盏、座椅24套，完成率均为100%
            if draft.stated is None:
                draft.stated = saying

    def _derived(self, saying: Saying) -> None:
        draft = self._last()
        if saying.role is MentionRole.EXCESS and draft is not None and _beats(draft, saying):
            draft.target = replace(saying, role=MentionRole.GOAL)
        elif draft is not None and self.sentence:
            max(self.sentence, key=_position).derived.append(saying)
        elif draft is not None and saying.role is MentionRole.EXCESS:
            draft.derived.append(saying)


def _beats(draft: Draft, saying: Saying) -> bool:
    """Tell the goal that a result beat from the excess over it: 咨询6210人次，超过目标值|6000人次."""
    actual, value = draft.actual, saying.quantity.value
    if draft.target is not None or actual is None or not _NAMES_GOAL.search(saying.words):
        return False
    done = actual.quantity.value
    if not done or not value or actual.quantity.unit != saying.quantity.unit:
        return False
    return _LEAST_OF_RESULT <= value / done <= 1 / _LEAST_OF_RESULT


def _position(draft: Draft) -> int:
    return max(s.quantity.passage.start for s in (draft.target, draft.actual) if s)


def _alike(draft: Draft, saying: Saying) -> bool:
    """Tell whether a sentence speaks of one thing twice; there a part of the name is enough to echo it."""
    if _narrower(draft, saying):
        return False
    if similarity(draft.name, saying.name) >= ALIKE:
        return True
    turned = _turned(draft, saying)
    if draft.side(turned.role) is not None:
        return False
    if saying.name in draft.name:
        return True
    done = turned.role is MentionRole.RESULT and saying.explicit and _exactly(draft, saying)
    return done and (draft.topical or len(saying.name) <= 2 or echoes(draft.name, saying.name))


def _narrower(draft: Draft, saying: Saying) -> bool:
    """Tell 法定审限内结案率 from the 结案率 before it: a second mention says less, not more."""
    longer = len(saying.name) - len(draft.name) >= 2 and saying.name.endswith(draft.name)
    return (
        longer
        and core(draft.name) != core(saying.name)
        and (saying.quantity.unit == "%" or not saying.explicit)
    )


def _turned(draft: Draft, saying: Saying) -> Saying:
    """Read a second figure of a draft that only carried its role over as the other side: 应参加10次，参加12次."""
    if saying.explicit or saying.role is not MentionRole.GOAL or draft.target is None or saying.is_bound:
        return saying
    if not _exactly(draft, saying):  # 组织培训6期、培训600人次 is two goals
        return saying
    return replace(saying, role=MentionRole.RESULT)


def _units_agree(draft: Draft, saying: Saying) -> bool:
    quantity = draft.quantity
    return quantity is not None and comparable(quantity, saying.quantity)


def _exactly(draft: Draft, saying: Saying) -> bool:
    quantity = draft.quantity
    return quantity is not None and quantity.unit == saying.quantity.unit
