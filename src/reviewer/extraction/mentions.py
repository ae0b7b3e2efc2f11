"""Third stage: what each quantity is said to be (goal, result, percentage of a goal …), of what, and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Mention, MentionRole, Period, SectionRole
from reviewer.domain.text import Span
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.lexicon import Lexicon, load_lexicon
from reviewer.extraction.names import clean_name, names_nothing, noun_after
from reviewer.extraction.units import MONEY_UNITS, PERCENT_UNITS, load_units

_DELIMITER = re.compile(r"[，：；。\t]")
_TOPIC_CUT = re.compile(r"[，：；。\t]")
_HAN_DIGIT = re.compile(r"[零一二两三四五六七八九十]")
_ATTRIBUTE_OF = re.compile(r"的(?!\s*$)")
_RATE_NOUN = re.compile(r"^(?:以上|左右)?的?[^，。；、]{0,20}(?:率|度)")
_DESCRIBED = re.compile(
    r"(?:年产|日产|月产|总投资|注册资本|占地(?:面积)?|每[^，。；]{0,4}|人均|平均每?|第|年仓储及贸易)\s*$"
)
_LIST_END = re.compile(r"等[^，。；、等]{0,14}$")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_TO = re.compile(
    r"^(?:左右)?[^，。；]{0,4}?(?:提升|提高|增加|上升|增长|扩大|发展|下降|降低|减少|降|升|增|缩短|压缩|压减|改善)?(?:到|至|为)\s*$"
)
_COMPLETED_GOAL = re.compile(
    r"(?:(?:完成|达到?|实现|占|为|是)[^，。；]{0,24}(?:目标|任务|计划|指标)[^，。；]{0,8}的|"
    r"(?:目标|任务|计划|指标)(?:数|值|量)?的|(?:完成|达成)(?:了)?(?:全年|年度)?(?:目标|任务|计划|指标)(?:任务)?(?:数|值|量)?的?)\s*$"
)
_COMPLETED_BARE = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:超额|已|全年|实际)?完成(?:了|率)?(?:为|达到?)?\s*$")
_GOAL_WORD = r"(?:年度|年初|全年|预期|既定|预定|市|县|省|区|州|下达的?|规定的?|设定的?|绩效)*(?:目标|任务|计划|指标)(?:任务)?(?:数|值|量)?"
_EXCESS = (
    (re.compile(rf"(?:超额完成|超额|多完成|超|超过|超出|高于|高出|多于|突破)(?:了)?[^，。；]{{0,6}}{_GOAL_WORD}(?:[^，。；]{{0,4}}(?:完成|引进|实现))?\s*$"), 1),
    (re.compile(r"(?:超额(?:完成)?|多完成|超出|多出)了?\s*$"), 1),
    (re.compile(rf"(?:较|比|与)[^，。；]{{0,6}}{_GOAL_WORD}[^，。；]{{0,6}}(?:多|超|高|增加|超出|多出)(?:完成|出|了)*\s*$"), 1),
    (re.compile(rf"(?:较|比|距|离|与)[^，。；]{{0,6}}{_GOAL_WORD}[^，。；]{{0,6}}(?:少|低|差|减少|欠|相差)(?:完成|了)*\s*$"), -1),
    (re.compile(rf"(?:低于|少于|未达|不及)[^，。；]{{0,6}}{_GOAL_WORD}\s*$"), -1),
    (re.compile(r"(?:少完成|欠完成|未完成|尚差|还差|欠)(?:了)?\s*$"), -1),
)  # fmt: skip
_LABELLED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?(?:年度|年初|总体|具体|全年|20\d\d年度?)*(?:绩效)*(?:"
    r"(?P<goal>(?:目标任务|目标|任务|计划|预期目标)(?:设定|要求|内容)?)|"
    r"(?P<result>(?:目标|任务|指标|绩效|实际)*(?:完成|实现|实际|达成)(?:任务)?情况|实际完成|完成结果))(?:为|是|如下)?："
)
_SHARE = re.compile(r"^\s*(?:其中|约|分别)?占(?!比|地)[^，。；]{0,16}$|占总[^，。；]{0,10}$")
_POLICY = re.compile(
    r"^(?:措施|政策|举措|规定|意见|办法|要求|制度|方面|环节|部分|原则|层面|阶段|类别|维度|步骤)"
)
_REMAINDER_PERCENT = re.compile(r"^\s*的?\s*$")
_STRUCTURE = re.compile(
    r"(?:20\d\d年(?:度)?)?(?:项目|整体|部门|本|年度|总体|绩效|支出|预算|资金|目标|指标|任务|产出|效益|效果|投入|过程|决策|管理|数量|质量|时效|成本|社会|经济|"
    r"生态|环境|可持续|影响|满意度|完成|实现|情况|分析|自评|评价|结果|结论|及|和|与|的|工作|重点|主要|基本|概况|总|综合|存在|问题|组织|实施|"
    r"[（(].{0,12}[)）])+$"
)
_DID_TASK = re.compile(r"(?<!超额)(?<!为)完成(?!.*(?:下达|超额|年度|全年|既定))")
_CLOSED = re.compile(r"^[^（(]*[）)]")  # what was said in brackets is over
_SO_FAR = re.compile(r"\s*(?:全年|年末|年底|截至|截止|至|现|目前|经)")
_BOUND = ("≥", "≤", ">", "<", "=", "不低于", "不少于", "不超过", "不高于", "不小于", "不大于")
_DOWN = re.compile("下降|降低|减少|降幅|下滑|缩短|压减")
_Role = tuple[MentionRole, bool, int, Period | None]
_UNREAD = frozenset({SectionRole.NEXT_PLAN, SectionRole.METHOD, SectionRole.SIGNATURE, SectionRole.MEASURES})
_QUESTIONNAIRE = re.compile("问卷|抽样|样本|电话回访")
_VAGUE_COUNT = re.compile("[余多几]|来个")


@dataclass(frozen=True, slots=True)
class Saying:
    """A quantity with all that the words around it say. `name` is "" where it must come from elsewhere."""

    quantity: Quantity
    role: MentionRole
    period: Period
    name: str
    topic: str  # what the nearest clause or heading before it speaks of
    section: int
    sentence: int
    start: int  # where its words begin
    explicit: bool  # words say the role, not only the section
    adjacent: bool  # directly behind the quantity before: 1200户4800人
    behind: bool  # the name stands behind the figure: 新建5所学校
    end: int  # where its words end: behind the figure, or behind the noun that follows it
    sign: int = 1
    back: int = 0  # a percentage of the draft that lies so many figures back: 分别完成108%、111%

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def read_sayings(context: ReadingContext, excluded: tuple[Span, ...] = ()) -> tuple[Saying, ...]:
    """Read what every quantity of the running text is said to be; tables (`excluded`) are read elsewhere."""
    sayings: list[Saying] = []
    for index, quantities in _by_sentence(context):
        if any(span.start <= quantities[0].passage.start < span.end for span in excluded):
            continue
        if context.role_at(quantities[0].passage.start) in _UNREAD:
            continue
        sayings.extend(_SentenceReader(context, index, quantities).read())
    return tuple(sayings)


def as_mentions(sayings: tuple[Saying, ...]) -> tuple[Mention, ...]:
    """Return the sayings as domain mentions."""
    return tuple(Mention(s.name or s.topic, s.quantity, s.role, s.period, s.section) for s in sayings)


def _by_sentence(context: ReadingContext) -> Iterator[tuple[int, tuple[Quantity, ...]]]:
    quantities = context.quantities
    position = index = 0
    while position < len(quantities):
        while context.sentences[index].end <= quantities[position].passage.start:
            index += 1
        begun, end = position, context.sentences[index].end
        while position < len(quantities) and quantities[position].passage.start < end:
            position += 1
        yield index, quantities[begun:position]


class _SentenceReader:
    """One sentence with its quantities."""

    def __init__(self, context: ReadingContext, index: int, quantities: tuple[Quantity, ...]) -> None:
        self.context = context
        self.index = index
        self.span = context.sentences[index]
        self.text = context.smooth
        self.quantities = tuple(q for q in quantities if not self._weak(q))
        self.lexicon: Lexicon = load_lexicon()
        self.section = context.section_index_at(quantities[0].passage.start)
        self.dates = list(context.dates_in(self.span.start, self.span.end))
        self.sayings: list[Saying] = []
        self.attributes: dict[int, int] = {}  # index → where the joined name begins, -1 for none

    def read(self) -> list[Saying]:
        sampled = _QUESTIONNAIRE.search(self.text, self.span.start, self.span.end)
        if sampled:  # sample sizes are no indicators; the satisfaction they led to is
            self.quantities = tuple(q for q in self.quantities if q.unit in PERCENT_UNITS)
        self._find_attributes()
        for i, quantity in enumerate(self.quantities):
            if i not in self.attributes and quantity.unit and not _POLICY.match(self._right(i)):
                self.sayings.append(self._saying(i, quantity))
        return _spread_back(self.sayings)

    # -- what belongs to a name ------------------------------------------------------------------------------

    def _find_attributes(self) -> None:
        for i in range(len(self.quantities)):
            if (joined := self._attribute(i)) is not None:
                self.attributes[i] = joined
        for i in range(len(self.quantities) - 1, 0, -1):
            self._spread(i)
        self._lists()

    def _attribute(self, i: int) -> int | None:
        """Return where the name begins that a quantity is part of (-1: it stands before 的), None for a figure."""
        quantity, right = self.quantities[i], self._right(i)
        if _DESCRIBED.search(self._near(i)) and self.lexicon.goal_after.match(right) is None:
            return self._near_start(i) if self._flows_on(i) else -1
        if right.startswith("的") and _ATTRIBUTE_OF.match(right) and not self.lexicon.goal_after.match(right):
            return None if quantity.unit == "%" and _RATE_NOUN.match(right) else -1
        return self._near_start(i) if self._is_threshold(i) else None

    def _is_threshold(self, i: int) -> bool:
        """Tell 5亿元以上|项目7个 and 50MW|风力发电项目2个 from figures of their own."""
        quantity = self.quantities[i]
        if not self._flows_on(i):
            return False
        following = self.quantities[i + 1]
        if following.unit in MONEY_UNITS or following.unit == quantity.unit:
            return False
        if quantity.unit in MONEY_UNITS or not quantity.unit:
            return True
        return quantity.op not in (Op.EQ, Op.RANGE) or quantity.unit in load_units().measures

    def _flows_on(self, i: int) -> bool:
        """Tell whether a noun leads from this quantity straight to the next one."""
        if i + 1 >= len(self.quantities):
            return False
        between = self._right(i).strip()
        return len(between) >= 2 and not re.search(r"[，,。；;：:、（(\n]", between)

    def _spread(self, i: int) -> None:
        """税收超过100万、营收超过1亿的企业10个: what is listed before an attribute with 、 is one too."""
        if self.attributes.get(i) != -1 or i - 1 in self.attributes:
            return
        before = self.quantities[i - 1]
        between = self.text[before.passage.end : self.quantities[i].passage.start]
        if before.op is not Op.EQ and re.match(r"[、和且及]", between) and "，" not in between:
            self.attributes[i - 1] = -1

    def _lists(self) -> None:
        """A、B…等亿元级项目13个: figures inside the listed names are no figures of their own."""
        for i in range(1, len(self.quantities)):
            left = self.text[self.quantities[i - 1].passage.end : self.quantities[i].passage.start]
            if not _LIST_END.search(left):
                continue
            for k in range(i - 1, -1, -1):
                if re.search(
                    r"[，：]", self.text[self.quantities[k].passage.end : self.quantities[i].passage.start]
                ):
                    break
                self.attributes.setdefault(k, -1)

    # -- words around ----------------------------------------------------------------------------------------

    def _floor(self, i: int) -> int:
        return self.quantities[i - 1].passage.end if i else self.span.start

    def _near_start(self, i: int) -> int:
        """Where the clause begins that a quantity stands in, behind the quantity, comma or date before it."""
        floor, at = self._floor(i), self.quantities[i].passage.start
        for found in _DELIMITER.finditer(self.text, floor, at):
            if not (
                found.group() in ",:"
                and self.text[found.start() - 1].isdigit()
                and self.text[found.end()].isdigit()
            ):
                floor = found.end()
        for date in self.dates:
            if floor < date.end <= at:
                floor = date.end
        return floor

    def _gap(self, i: int) -> str:
        """Return what stands between a quantity and the one before it."""
        return self.text[self._floor(i) : self.quantities[i].passage.start].strip()

    def _near(self, i: int) -> str:
        return self.text[self._near_start(i) : self.quantities[i].passage.start]

    def _right(self, i: int) -> str:
        last = i + 1 >= len(self.quantities)
        end = self.span.end if last else self.quantities[i + 1].passage.start
        return self.text[self.quantities[i].passage.end : end]

    def _weak(self, quantity: Quantity) -> bool:
        """Tell 一个, 三类 inside a phrase from a count that ends its clause (完成三次，)."""
        if (
            not _HAN_DIGIT.match(quantity.passage.text[:2].lstrip("约近"))
            or quantity.unit in MONEY_UNITS | PERCENT_UNITS
        ):
            return False
        if quantity.value is not None and quantity.value > 10:
            return False
        after = self.text[quantity.passage.end : quantity.passage.end + 1]
        return not quantity.value or after not in ("，", "。", "；", ",", ";", "", "\n")

    # -- a saying --------------------------------------------------------------------------------------------

    def _saying(self, i: int, quantity: Quantity) -> Saying:
        start = self._name_start(i)
        near = self.text[start : quantity.passage.start]
        right = self._right(i)
        role, explicit, sign, period = self._role(i, quantity, near, right)
        name, behind = self._name(near, right, i)
        if not name and self.sayings and period is None:
            name = self._changed_from(quantity)
        topic = self._topic(i) if not name else ""
        if role in (MentionRole.GOAL, MentionRole.RESULT):
            role = self._not_money(quantity, near, name or topic, role)
        return Saying(
            quantity=quantity,
            role=role,
            period=period or self._period(quantity.passage.start, near),
            name=name,
            topic=topic,
            section=self.section,
            sentence=self.index,
            start=self._trimmed(start, quantity.passage.start),
            explicit=explicit,
            adjacent=i > 0 and not self.text[self._floor(i) : quantity.passage.start].strip("、 "),
            behind=behind,
            end=quantity.passage.end + (_noun_length(right) if behind else 0),
            sign=sign,
        )

    def _changed_from(self, quantity: Quantity) -> str:
        """Return the name of the first half of 由24.8%提升至27.6% for the second."""
        before = self.sayings[-1]
        same = before.quantity.unit == quantity.unit
        return (
            (before.name or before.topic)
            if before.period is Period.EARLIER and before.explicit and same
            else ""
        )

    def _trimmed(self, start: int, end: int) -> int:
        while start < end and self.text[start] in " \u3000\n，,、：:。；":
            start += 1
        return start

    def _name_start(self, i: int) -> int:
        """Begin the name before the thresholds that are part of it: 5亿元以上项目|7个."""
        k = i - 1
        begin = -1
        while k >= 0 and self.attributes.get(k, -1) >= 0 and self._flows_on(k):
            begin = self.attributes[k]
            k -= 1
        return begin if begin >= 0 else self._near_start(i)

    def _name(self, near: str, right: str, i: int) -> tuple[str, bool]:
        """Return the name of a figure and whether it stands behind it."""
        words = near
        if (listed := words.rfind("等")) > 0 and ("、" in words[:listed] or i - 1 in self.attributes):
            words = words[listed + 1 :]
        name = clean_name(words.lstrip("的、"))
        goes_on = (bool(right) and "\u4e00" <= right[0] <= "\u9fff") or right[:1] in "“《"
        if goes_on and not self.lexicon.goal_after.match(right) and self._opens(near, name):
            noun = noun_after(right)
            if len(noun) >= 2 and not names_nothing(noun):
                verb = self.lexicon.verb_tail.search(re.sub(r"\s", "", near))
                led = verb.group().rstrip("了") if verb else ""
                return ("" if led == "完成" else led) + noun, True
        return ("" if names_nothing(name) else name), False

    def _opens(self, near: str, name: str) -> bool:
        """Tell whether the words before a figure wait for a noun behind it."""
        squeezed = near.rstrip()
        return (
            not name
            or names_nothing(name)
            or squeezed.endswith("等")
            or bool(self.lexicon.verb_tail.search(squeezed))
        )

    def _topic(self, i: int) -> str:
        """Return what the nearest clause without a figure, else the heading, speaks of."""
        at = self.quantities[i].passage.start
        begin = self.quantities[i - 1].passage.end if i else self.span.start
        clauses = _TOPIC_CUT.split(self.text[begin:at])[:-1]
        for clause in reversed(clauses[1:] if i else clauses):
            name = clean_name(clause)
            if name and not names_nothing(name):
                return name
        return self._heading_name() if i == 0 or not self.sayings else ""

    def _heading_name(self) -> str:
        if self.section < 0:
            return ""
        section = self.context.sections[self.section]
        if self.span.start - section.heading.end > 300 or _STRUCTURE.match(section.title):
            return ""
        name = clean_name(section.title)
        return "" if names_nothing(name) or len(name) > 24 else name

    # -- roles -----------------------------------------------------------------------------------------------

    def _role(self, i: int, quantity: Quantity, near: str, right: str) -> _Role:
        before = self.text[self._clause_start(i) : quantity.passage.start]
        if self._from(i, near) or self._compared_with(near, quantity):
            return MentionRole.RESULT, True, 1, Period.EARLIER
        if quantity.unit == "%" and self._completes(i, before):
            return MentionRole.COMPLETION, True, 1, None
        if not self.lexicon.goal_after.match(right):
            for pattern, sign in _EXCESS:
                if pattern.search(before):
                    return MentionRole.EXCESS, True, sign, None
        if self._grows(i, near, right):
            return MentionRole.GROWTH, True, -1 if _DOWN.search(near) else 1, None
        if quantity.unit == "%" and _SHARE.search(near):
            return MentionRole.SHARE, True, 1, None
        role, explicit = self._goal_or_result(i, self._role_words(i, near), right)
        return role, explicit, 1, None

    def _role_words(self, i: int, near: str) -> str:
        """Look for role words in front of the attributes of a name too: 应完成引进税收超过100万的企业|10个."""
        start = self._near_start(i)
        if not near.strip() and self.text[start - 1 : start] in ("：", ":") and start > self._floor(i):
            return self.text[self._floor(i) : self.quantities[i].passage.start]
        first = i
        while first - 1 in self.attributes and not _DELIMITER.search(self._right(first - 1)):
            first -= 1
        return near if first == i else self.text[self._near_start(first) : self.quantities[i].passage.start]

    def _compared_with(self, near: str, quantity: Quantity) -> bool:
        """Tell the figure of another year that this one is set against: 较上年的100个增加20个."""
        against = self.lexicon.against.search(near) or self.lexicon.earlier.search(near)
        return (
            bool(against) and not self.lexicon.growth_words.search(near) and quantity.unit not in PERCENT_UNITS
        )

    def _clause_start(self, i: int) -> int:
        """Where the clause begins, quantities in it included (完成任务320万美元的|6.56%)."""
        at = self.quantities[i].passage.start
        start = self.span.start
        for found in _TOPIC_CUT.finditer(self.text, self.span.start, at):
            start = found.end()
        return start

    def _completes(self, i: int, before: str) -> bool:
        if _COMPLETED_GOAL.search(before) or self.lexicon.completion_tail.search(before):
            return self._only_completion(before)
        previous = self.sayings[-1] if self.sayings else None
        if previous is not None and re.fullmatch(
            r"\s*的\s*", self.text[self._floor(i) : self.quantities[i].passage.start]
        ):
            return previous.role is MentionRole.GOAL
        if (
            previous is not None
            and previous.role is MentionRole.COMPLETION
            and self._gap(i) in ("、", "和", "及", "，")
        ):
            return True
        bare = bool(_COMPLETED_BARE.search(before)) or bool(_COMPLETED_BARE.search("，" + before.strip()))
        return bare and previous is not None and previous.quantity.unit not in PERCENT_UNITS

    def _only_completion(self, before: str) -> bool:
        """Tell 完成率98% from the rate of a thing of its own (工程按期完成率98%)."""
        found = self.lexicon.completion_tail.search(before)
        if found is None:
            return True
        rest = clean_name(before[: found.start()])
        return names_nothing(rest) or any(s.name == rest for s in self.sayings)

    def _grows(self, i: int, near: str, right: str) -> bool:
        if self.lexicon.against.search(near):
            return True
        if self.lexicon.growth_tail.search(near):
            noun = right[:1]
            return self.quantities[i].unit in PERCENT_UNITS or not "\u4e00" <= noun <= "\u9fff"
        previous = self.sayings[-1] if self.sayings else None
        gap = self.text[self._floor(i) : self.quantities[i].passage.start].strip()
        return (
            previous is not None and previous.role is MentionRole.GROWTH and gap in ("、", "和", "及", "，", "")
        )

    def _from(self, i: int, near: str) -> bool:
        """Tell the first half of 由24.8%提升至27.6%."""
        if i + 1 >= len(self.quantities) or not _FROM.search(near):
            return False
        return bool(_TO.match(self._right(i)))

    def _goal_or_result(self, i: int, near: str, right: str) -> tuple[MentionRole, bool]:
        if self.lexicon.goal_after.match(right):
            return MentionRole.RESULT if self._task_done(i) else MentionRole.GOAL, True
        aiming = self._context_role() is MentionRole.GOAL
        done = self.lexicon.strong if aiming else self.lexicon.strong_or_soft
        goal, strong, weak = (
            _last(p, near) for p in (self.lexicon.goal, done, self.lexicon.weak)
        )
        if self._followed_by_percent(i) and goal >= 0:
            return MentionRole.GOAL, True
        if strong > goal:
            return MentionRole.RESULT, True
        if goal >= 0:
            if 0 <= weak < goal and self._completed_the_goal(near):
                return MentionRole.RESULT, True
            return MentionRole.GOAL, True
        if weak >= 0 and self._context_role() is not MentionRole.GOAL:
            return MentionRole.RESULT, True
        if self.quantities[i].passage.text.startswith(_BOUND):
            return MentionRole.GOAL, False
        return self._carried(i, near), False

    def _task_done(self, i: int) -> bool:
        """Tell 完成变电站1座的建设任务 (done) from 超额完成…下达的1家的任务 (the goal that was beaten)."""
        words = self.text[self.span.start : self.quantities[i].passage.start]
        clause = self._clause_start(i)
        said = any(s.start < clause for s in self.sayings if s.role in (MentionRole.GOAL, MentionRole.RESULT))
        return not said and self._context_role() is MentionRole.RESULT and bool(_DID_TASK.search(words))

    def _followed_by_percent(self, i: int) -> bool:
        follows = i + 1 < len(self.quantities) and self.quantities[i + 1].unit == "%"
        return follows and bool(_REMAINDER_PERCENT.match(self._right(i)))

    def _completed_the_goal(self, near: str) -> bool:
        return bool(re.search(r"完成(?:了)?[^，。；]{0,8}(?:目标|任务|计划)(?:任务)?(?:数|值|量)?\s*$", near))

    def _carried(self, i: int, near: str) -> MentionRole:
        """Give a figure without role words the role of the one before it in the sentence, else the section's."""
        for saying in reversed(self.sayings):
            between = self.text[saying.quantity.passage.end : self.quantities[i].passage.start]
            if (
                saying.role not in (MentionRole.GOAL, MentionRole.RESULT)
                or saying.period is not Period.THIS
                or _CLOSED.search(between)
            ):
                continue
            return (
                MentionRole.RESULT if saying.role is MentionRole.GOAL and _SO_FAR.match(near) else saying.role
            )
        return self._context_role()

    def _context_role(self) -> MentionRole:
        """Return what figures are here unless words say otherwise: by the sentence's label, else by the section."""
        if labelled := _LABELLED.match(self.text, self.span.start, self.span.end):
            return MentionRole.GOAL if labelled["goal"] else MentionRole.RESULT
        goals = self.context.section_role(self.section) is SectionRole.GOALS
        return MentionRole.GOAL if goals else MentionRole.RESULT

    def _period(self, at: int, near: str) -> Period:
        if self.lexicon.earlier.search(near) and not self.lexicon.against.search(near):
            return Period.EARLIER
        if self.lexicon.later.search(near):
            return Period.LATER
        dated = [d for d in self.dates if d.end <= at and d.year is not None and d.last_year is None]
        year = self.context.year
        if not dated or year is None or dated[-1].year is None or dated[-1].year == year:
            return Period.THIS
        if dated[-1].year < year:
            return Period.EARLIER
        return Period.THIS if dated[-1].month else Period.LATER

    def _not_money(self, quantity: Quantity, near: str, name: str, role: MentionRole) -> MentionRole:
        """Keep the report's own purse and bare descriptions out of goals and results."""
        words = f"{near}\n{name}"
        if self.lexicon.skip.search(words) or quantity.unit == "分":
            return MentionRole.SCORE if quantity.unit == "分" else MentionRole.OTHER
        purse = self.lexicon.money.search(words) and not self.lexicon.unless.search(words)
        return MentionRole.MONEY if purse and quantity.unit in MONEY_UNITS else role


def _spread_back(sayings: list[Saying]) -> list[Saying]:
    """Give each of several percentages in a row its own figure before it: A10个，B20个，分别完成108%、111%."""
    result, row = [], 0
    for saying in reversed(sayings):
        row = row + 1 if saying.role is MentionRole.COMPLETION else 0
        result.append(replace(saying, back=row - 1) if row > 1 else saying)
    return result[::-1]


def _noun_length(right: str) -> int:
    """Return how many characters of the text the noun behind a figure takes."""
    stop = re.search(r"[，,。；;：:、\t\n！？]", right)
    return min(len(right) if stop is None else stop.start(), 40)


def _last(pattern: re.Pattern[str], text: str) -> int:
    end = -1
    for found in pattern.finditer(text):
        end = found.end()
    return end


def vague(quantity: Quantity) -> bool:
    """Tell a count told in passing (10余次, 5000多份)."""
    return quantity.approximate and bool(_VAGUE_COUNT.search(quantity.passage.text))
