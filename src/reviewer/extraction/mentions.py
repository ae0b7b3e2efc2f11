"""Third stage: what each quantity is said to be, of what, and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reviewer.domain.quantity import Quantity
from reviewer.domain.report import MentionRole, Period, SectionRole
from reviewer.domain.text import Span
from reviewer.extraction.attributes import RATE_NOUN, find_attributes
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.names import clean_name, names_nothing, noun_after
from reviewer.extraction.reach import Ranges
from reviewer.extraction.roles import RoleReader, hands_out
from reviewer.extraction.rows import NOW, Rows
from reviewer.extraction.saying import AIMED_OR_DONE, Saying
from reviewer.extraction.uncounted import begins_noun, counts_nothing, done_as_planned, reached
from reviewer.extraction.units import MONEY_UNITS
from reviewer.extraction.words import DELIMITER, Words, parts_of, words_of

# Headings that order a report and name no thing.
_STRUCTURE = re.compile(
    r"(?:20\d\d年(?:度)?)?(?:项目|整体|部门|本|年度|总体|绩效|支出|预算|资金|目标|指标|任务|产出|效益|效果|投入|过程|决策|管理|数量|质量|"
    r"时效|成本|社会|经济|生态|环境|可持续|影响|满意度|完成|实现|情况|分析|自评|评价|结果|结论|及|和|与|的|工作|重点|主要|基本|概况|总|综合|"
    r"存在|问题|组织|实施|[（(].{0,12}[)）])+$"
)
# 对52家企业开展|执法检查, 向705户家庭|发放租赁补贴
_DONE_TO = re.compile(
    r"(?P<whom>[^，。；、的]{0,10}?)(?:(?P<light>(?:进行|开展|实施|组织|予以|给予|提供)了?)|(?P<deed>发放|购买|配备|减免|办理|赠送|配送|投放|落实)了?)"
)
_TOWARDS = re.compile("(?:对|向|为|给)(?:全[县市区镇乡省校院]|辖区|符合条件的?)?$")
_VALUE_LABEL = re.compile(
    "\\s*(?:年度|年初|实际|全年)?(?:目标值?|指标值|计划值?|任务|完成值|实际值|实际完成值?)[：为]?"
)
_DIGIT = re.compile("[0-9]")
_NOTE = re.compile(r"\s*[（(]?(?:注|备注|附注|填表说明|填报说明|填写说明)\s*(?:[：:]|[0-9一二三]\s?[.．、：])")
_UNREAD = frozenset({SectionRole.NEXT_PLAN, SectionRole.METHOD, SectionRole.SIGNATURE, SectionRole.MEASURES})
_NOUN_END = re.compile(r"[，。；：、\t\n！？]")
_COUNTED = {"人次": "人次", "人": "人数", "名": "人数", "户": "户数", "户次": "户次"}
_TASK_OF = re.compile(
    r"([^，。；、的]{4,14}?)(?:目标)?任务(?=[，。；、])"
)  # 计划安排的8座|危桥改造任务，已完工7座
_JOINED = re.compile("、|(?<=[率度])[和及与]")
_RATE = re.compile("[\u4e00-\u9fff]{2,}(?:率|度)$")
_OF_ALL = re.compile(r"^[，、\s]*(?:均|都|皆|双双|全部)|率(?:均|都|皆|全部)(?:为|达到?|是)?\s*$")
# What is counted without a unit, and what may follow such a figure.
_INDEX = re.compile(
    r"(?:指数|系数|人数|起数|次数|件数|户数|例数|事故数|容积率|[（(][A-Z][A-Za-z]{1,5}[）)])"
    r"(?:目标值?|实际|全年|均|应|须|控制在|稳定在|保持在|保持|提升|提高|上升|下降|降低|改善|由上年的|由|从|不|未|达到?|为|是|在|至|到)*\s*$"
)
_CLOSED = re.compile(r"\s*(?:[，。；、）)\n]|$|(?:提升|提高|上升|下降|降低|减少|改善)?(?:到|至)|的目标)")
_ABOUT_MONEY = re.compile("预算|下达|支付|分解|拨付")  # no thing is counted under 转移支付预算和绩效目标情况
_HEADING_REACH = 300
_NAME_MAX = 24
_RECENT = 12


def read_sayings(context: ReadingContext, excluded: tuple[Span, ...] = ()) -> tuple[Saying, ...]:
    """Read what every quantity of the running text is said to be; tables (`excluded`) are read elsewhere."""
    sayings: list[Saying] = []
    tables = Ranges(excluded)
    for index, quantities in _by_sentence(context):
        at = quantities[0].passage.start
        if context.role_at(at) in _UNREAD or tables.hold(at):
            continue
        if _NOTE.match(context.smooth, context.smooth.rfind("\n", 0, at) + 1):
            continue
        sayings.extend(_SentenceReader(context, words_of(context, index, quantities)).read())
    return tuple(sayings)


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
    """One sentence, quantity by quantity."""

    def __init__(self, context: ReadingContext, words: Words) -> None:
        self.context = context
        self.rows = Rows(words)
        self.words = words = self.rows.words
        self.attributes = find_attributes(words)
        self.roles = RoleReader(context, words, self.attributes)
        self.parts = parts_of(words)
        self.said: list[Saying] = []

    def read(self) -> list[Saying]:
        for i, quantity in enumerate(self.words.quantities):
            if i not in self.attributes and self._counts(i, quantity) and not counts_nothing(self.words, i):
                self.said.extend(_of_each(self._saying(i, quantity)))
        return _spread_back(self.said)

    def _counts(self, i: int, quantity: Quantity) -> bool:
        """Tell figures with a unit, and those that need none: 水质综合指数达到|86.5, 死亡人数为|0."""
        if quantity.unit:
            return True
        if i and self.said and self.roles.becomes(i):  # 路况指数由上年的91.4提升至|92.6
            return self.said[-1].quantity is self.words.quantities[i - 1]
        return bool(_INDEX.search(self.words.nears[i])) and bool(_CLOSED.match(self.words.rights[i]))

    def _saying(self, i: int, quantity: Quantity) -> Saying:
        words, start = self.words, self._name_start(i)
        near = words.text[start : words.at(i)]
        found = self.roles.role(i, self.said)
        name, behind = self._name(near, i)
        if found.grown:
            name, behind = self._grown(near), False
        if name in load_lexicon().dimensions and self.said and self.said[-1].name:
            name = f"{self.said[-1].name}{name}"  # 改造食堂18个，面积5400平方米
        if not name and self.said:
            name = self._stage(near)
        if not name and self.said and found.period is None:
            name = self._changed_from(quantity, near)
        topic = "" if name else self._topic(i)
        role = found.role
        if role in AIMED_OR_DONE:
            role = self.roles.purse(quantity, near, name or topic, role)
        if role in AIMED_OR_DONE and self._part_of_money(i, near):
            role = MentionRole.MONEY
        return Saying(
            quantity=quantity,
            role=role,
            period=found.period or self._year(i) or self.roles.period(i),
            name=name,
            topic=topic,
            section=words.section,
            sentence=words.index,
            start=words.at(i) - len(near.lstrip(" \u3000\n，、：。；")),
            end=quantity.passage.end + (_noun_length(words.rights[i]) if behind else 0),
            explicit=found.explicit,
            adjacent=i > 0 and not words.gap(i).strip("、 "),
            shared=bool(_OF_ALL.search(near)),
            part=i in self.parts,
            passing=self.parts.get(i, False) or reached(words, i) or hands_out(quantity, near),
            labelled=self.roles.label is not None or self.roles.aims,
            sign=found.sign,
            words="" if role in AIMED_OR_DONE else near,
        )

    def _part_of_money(self, i: int, near: str) -> bool:
        """Tell the parts of a sum that is no goal: 下达资金500万元，其中：水库维修养护|25万元."""
        if i not in self.parts or self.words.quantities[i].unit not in MONEY_UNITS:
            return False
        aimed = any(s.role in AIMED_OR_DONE and s.quantity.unit in MONEY_UNITS for s in self.said[-_RECENT:])
        return not aimed and not load_lexicon().unless.search(near)

    def _year(self, i: int) -> Period | None:
        """Return the year that a row of years gives to a figure."""
        year, now = self.rows.years.get(i), self.context.year
        if year is None or now is None:
            return None
        return Period.THIS if year in (now, NOW) else Period.EARLIER if year < now else Period.LATER

    # -- names -----------------------------------------------------------------------------------------------

    def _name_start(self, i: int) -> int:
        """Begin the name before the thresholds that are part of it: 5亿元以上项目|7个."""
        k, begin = i - 1, -1
        while k >= 0 and self.attributes.get(k, -1) >= 0 and self.words.flows_on(k):
            begin = self.attributes[k]
            k -= 1
        return begin if begin >= 0 else self.words.near_starts[i]

    def _name(self, near: str, i: int) -> tuple[str, bool]:
        """Return the name of a figure and whether it stands behind it (新建5所学校)."""
        if i in self.rows.names:
            return self.rows.names[i], False
        if behind := self._said_behind(near, i):
            return behind, True
        words = self._behind_list(near, i)
        name = clean_name(words.lstrip("的、"))
        if words != near and name and names_nothing(name) and (deed := _deed(near)):
            return deed + name, False
        if found := (self._titled(name, i) if name else self._before_date(i)):
            return found, False
        if noun := self._noun_awaited(near, name, i):
            return _verb(near) + noun, True
        if counted := self._counted(name, i):
            return counted, False
        return ("" if names_nothing(name) else name), False

    def _said_behind(self, near: str, i: int) -> str:
        """Return the name that the words behind a figure surely give, whatever stands before it."""
        right = self.words.rights[i]
        if done := done_as_planned(self.words, i):
            return _done_things(done, near)
        if (done := _DONE_TO.match(right)) and _TOWARDS.search(near.rstrip()):
            noun = noun_after(right[done.end() :])
            if not names_nothing(noun):
                return f"{done['whom']}{done['deed'] or ''}{noun}"
        if near.rstrip().endswith("的") and (task := _TASK_OF.match(right)):
            return clean_name(task[1])
        said_of = RATE_NOUN.match(right) if self.words.quantities[i].unit == "%" else None
        return said_of[1] if said_of else ""

    def _behind_list(self, near: str, i: int) -> str:
        """Return the words behind 等 where they end a list: A、B等|亿元级项目13个."""
        listed = near.rfind("等")
        ends = listed > 0 and ("、" in near[:listed] or i - 1 in self.attributes)
        return near[listed + 1 :] if ends else near

    def _noun_awaited(self, near: str, name: str, i: int) -> str:
        """Return the noun behind a figure where the words before it wait for one (新建|5所|学校)."""
        right = self.words.rights[i]
        waits = (
            begins_noun(right)
            and not self.roles.rises_from(i)
            and not self.words.is_bound(i)
            and not load_lexicon().goal_after.match(right)
            and _opens(near, name)
        )
        noun = noun_after(right) if waits else ""
        return noun if len(noun) >= 2 and not names_nothing(noun) else ""

    def _titled(self, name: str, i: int) -> str:
        """Return the topic that a sentence begins with where its verb only repeats it: 退役士兵培训，应培训|200人."""
        before = DELIMITER.split(self.words.text[self.words.floor(i) : self.words.near_starts[i]])
        if i or len(before) < 2 or not load_lexicon().verb_tail.fullmatch(name):
            return ""
        topic = clean_name(before[-2])
        return topic if len(name) < len(topic) <= _NAME_MAX and name in topic else ""

    def _counted(self, name: str, i: int) -> str:
        """Name who an activity before reached by the verb and the unit: 组织培训6期、培训|600人次 gives 培训人次."""
        unit = self.words.quantities[i].unit
        first = i == 0 and self.roles.label is None
        if unit not in _COUNTED or not (first or (self.said and self.words.gap(i)[:1] in ("、", "，"))):
            return ""
        verb = load_lexicon().verb_tail.fullmatch(name) and names_nothing(name)
        other = not self.said or unit != self.said[-1].quantity.unit
        return f"{name}{_COUNTED[unit]}" if verb and other else ""

    def _before_date(self, i: int) -> str:
        """Return the name that a date parts from its figure: 线上查档占比由2019年的|18%."""
        start = max(self.words.clause_starts[i], self.words.floor(i))
        dated = [d for d in self.words.dates if start < d.start and d.end == self.words.near_starts[i]]
        name = clean_name(self.words.text[start : dated[0].start]) if dated else ""
        return "" if names_nothing(name) else name

    def _stage(self, near: str) -> str:
        """Name a stage that the same things reached: 落地项目53个，竣工|21个."""
        stage = clean_name(near)
        things = next((t for t in ("项目", "企业") if self.said[-1].name.endswith(t)), "")
        return f"{stage}{things}" if things and stage in load_lexicon().stages else ""

    def _grown(self, near: str) -> str:
        """Name a change: 投诉件数较上年下降|15% is 投诉件数下降."""
        turn = list(load_lexicon().directions.finditer(near))
        against = load_lexicon().against.search(near)
        base = clean_name(near[: against.start() if against else turn[-1].start()]) if turn else ""
        return f"{base}{turn[-1].group()}" if not names_nothing(base) else ""

    def _changed_from(self, quantity: Quantity, near: str) -> str:
        """Return the name of the first half of 由24.8%提升至27.6% for the second."""
        before = self.said[-1]
        changed = (
            before.period is Period.EARLIER and before.explicit and near.rstrip().endswith(("到", "至", "为"))
        )
        return (before.name or before.topic) if changed and before.quantity.unit == quantity.unit else ""

    def _topic(self, i: int) -> str:
        """Return what the nearest clause without a figure, else the heading, speaks of."""
        clauses = DELIMITER.split(self.words.text[self.words.floor(i) : self.words.at(i)])[:-1]
        for clause in reversed(clauses[1:] if i else clauses):
            name = clean_name(clause)
            if name and not names_nothing(name):
                return name
        if i == 0 and (before := self._sentence_before()):
            return before
        return self._heading_name() if i == 0 or not self.said else ""

    def _sentence_before(self) -> str:
        """Return what the sentence before names in the same line: 指标一：免疫密度。目标值：|≥90%."""
        text, start = self.words.text, self.words.span.start
        if self.roles.label is None and not _VALUE_LABEL.match(text, start, self.words.span.end):
            return ""
        line = max(text.rfind("\n", 0, start) + 1, start - _HEADING_REACH)
        before = text[line:start].rstrip("。；")
        name = clean_name(DELIMITER.split(before)[-1])
        return (
            ""
            if names_nothing(name) or len(name) > _NAME_MAX or "。" in before or _DIGIT.search(name)
            else name
        )

    def _heading_name(self) -> str:
        if self.words.section < 0:
            return ""
        section = self.context.sections[self.words.section]
        if _ABOUT_MONEY.search(section.title):
            return ""
        far = self.words.span.start - section.heading.end > _HEADING_REACH
        if far or _STRUCTURE.match(section.title):
            return ""
        name = clean_name(section.title)
        return "" if names_nothing(name) or len(name) > _NAME_MAX else name


def _of_each(saying: Saying) -> list[Saying]:
    """Give each of the rates that one figure is said of its own saying: 验收合格率、拨付及时率均为100%."""
    names = _JOINED.split(saying.name)
    if not saying.shared or len(names) < 2 or not all(_RATE.search(n) for n in names):
        return [saying]
    return [replace(saying, name=clean_name(n)) for n in names]


def _opens(near: str, name: str) -> bool:
    """Tell whether the words before a figure wait for a noun behind it."""
    words = near.rstrip()
    return names_nothing(name) or words.endswith("等") or bool(load_lexicon().verb_tail.search(words))


def _done_things(done: re.Match[str], near: str) -> str:
    """Name what was planned and done: 小区|已全部完成|改造 is 改造小区, 计划新建的|站点|全部建成 is 新建站点."""
    deed = done["deed"] or _deed(near)
    return f"{deed}{done['noun']}" if load_lexicon().verb_tail.fullmatch(deed) else f"{done['noun']}{deed}"


def _verb(near: str) -> str:
    """Return the verb that a name behind the figure begins with: 新建|5所学校."""
    found = load_lexicon().verb_tail.search("".join(near.split()))
    led = found.group().rstrip("了") if found else ""
    return "" if led == "完成" else led


def _deed(near: str) -> str:
    """Return the verb in front of a list: 为企业解决|物流、用工等问题57件."""
    found = list(load_lexicon().verb.finditer(near.split("、")[0]))
    return found[-1].group() if found else ""


def _noun_length(right: str) -> int:
    """Return how many characters of the text the noun behind a figure takes."""
    stop = _NOUN_END.search(right)
    return min(len(right) if stop is None else stop.start(), 40)


def _spread_back(sayings: list[Saying]) -> list[Saying]:
    """Give each of several percentages in a row its own figure before it: A10个，B20个，分别完成108%、111%."""
    result, row = [], 0
    for saying in reversed(sayings):
        row = row + 1 if saying.role is MentionRole.COMPLETION else 0
        result.append(replace(saying, back=row - 1) if row > 1 else saying)
    return result[::-1]
