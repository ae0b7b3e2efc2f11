"""What a quantity is said to be by the words around it: goal, result, percentage of a goal, growth, excess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import MentionRole, Period, SectionRole
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.dates import DateMention
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.names import clean_name, likeness, names_nothing
from reviewer.extraction.rows import IN_A_ROW
from reviewer.extraction.saying import AIMED_OR_DONE, Saying
from reviewer.extraction.section_roles import role_of
from reviewer.extraction.uncounted import done_as_planned
from reviewer.extraction.units import MONEY_UNITS, PERCENT_UNITS
from reviewer.extraction.words import DELIMITER, Words

_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
_TO = re.compile(
    r"^(?:左右)?[^，。；]{0,4}?(?:提升|提高|增加|上升|增长|扩大|发展|下降|降低|减少|降|升|增|缩短|压缩|压减|改善)?(?:到|至|为)\s*$"
)
_COMPLETED_GOAL = re.compile(
    r"(?:(?:完成|达到?|实现|占|为|是)[^，。；]{0,24}(?:目标|任务|计划|指标)[^，。；]{0,8}的|"
    r"(?:目标|任务|计划|指标)(?:数|值|量)?的|"
    r"(?:完成|达成)(?:了)?(?:全年|年度)?(?:目标|任务|计划|指标)(?:任务)?(?:数|值|量)?的?)\s*$"
)
_COMPLETED_BARE = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:超额|已|全年|实际)?完成(?:了|率)?(?:为|达到?)?\s*$")
_COMPLETED_THE_GOAL = re.compile(
    r"完成(?!率|值|数|量|度|时间|情况)(?:了)?[^，。；]{0,8}(?:目标|任务|计划)(?:任务)?(?:数|值|量)?\s*$"
)
_GOAL_WORD = (
    r"(?:年度|年初|全年|预期|既定|预定|市|县|省|区|州|下达的?|规定的?|设定的?|绩效)*"
    r"(?:目标|任务|计划|指标)(?:任务)?(?:数|值|量)?"
)
_EXCESS = (
    (rf"(?:超额完成|超额|多完成|超|超过|超出|高于|高出|多于|突破|优于|好于)(?:了)?[^，。；]{{0,6}}{_GOAL_WORD}(?:[^，。；]{{0,4}}(?:完成|引进|实现))?", 1),
    (r"(?:超额(?:完成)?|多完成|超出|多出)了?", 1),
    (rf"(?:较|比|与)[^，。；]{{0,16}}{_GOAL_WORD}[^，。；]{{0,6}}(?:多|超|高|增加|超出|多出)(?:完成|出|了)*", 1),
    (rf"(?:较|比|距|离|与)[^，。；]{{0,16}}{_GOAL_WORD}[^，。；]{{0,6}}(?:少|低|差|减少|欠|相差)(?:完成|了)*", -1),
    (rf"(?:低于|少于|未达|不及)[^，。；]{{0,6}}{_GOAL_WORD}", -1),
    (r"(?:少完成|欠完成|未完成|尚差|还差|欠|剩余|其余)(?:了|的)?", -1),
)  # fmt: skip
_EXCESS_HINT = re.compile("[优好超多高出增破少低差减欠未不余]")
_EXCESSES = tuple((re.compile(rf"{pattern}\s*$"), sign) for pattern, sign in _EXCESS)
_LABELLED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?(?:我县|我局|部门|单位|整体支出|项目|本年|当年|主要|重点|工作|年度|年初|总体|具体|全年|20\d\d年度?|(?:设[定立置]|确定|申报|批复)的)*(?:绩效)*(?:"
    r"(?P<goal>(?:目标任务|目标|任务|计划|预期目标|(?<=绩效|考核|年度|具体)指标)(?:设定|要求|内容)?)|"
    r"(?P<result>(?:目标|任务|指标|绩效|实际)*(?:完成|实现|实际|达成)(?:任务)?情况|实际完成|完成结果))(?:为|是|有|包括|如下)?："
)
# The same without a colon: 年度绩效目标为举办培训班42期，培训教师5200人次.
_AIMED_AT = re.compile(
    r"\s*(?:20\d\d年|项目|部门|整体支出|本|年度|总体|具体|全年|区域|主要)*(?P<goal>绩效目标|年度目标|(?<=年度|总体|具体)目标)(?:任务)?(?:设定)?(?:为(?!了)|是)(?!：)"
    r"(?P<result>(?!))?"
)
_SHARE = re.compile(r"^\s*(?:其中|约|分别)?占(?!比|地)[^，。；]{0,16}$|占总[^，。；]{0,10}$")
_DID_TASK = re.compile(r"(?<!超额)(?<!为)完成(?!.*(?:下达|超额|年度|全年|既定))")
_CLOSED = re.compile(r"^[^（]*）")  # what was said in brackets is over
_SO_FAR = re.compile(r"\s*(?:全年|年末|年底|截至|截止|至|现|目前|经)")
_BOUND = ("≥", "≤", ">", "<", "=", "不低于", "不少于", "不超过", "不高于", "不小于", "不大于", "控制在")
_HANDED_OUT = re.compile(
    "(?:发放|兑现|兑付|支付)[^，。；贷]{0,12}(?:补贴|补助|资金|奖补|奖励|救助金|慰问金|金额|津贴)?(?:共计?|累计|合计)?$"
)  # to people counted before
_ALLOCATED = re.compile(
    r"(?:下达|安排|拨付|筹集|收到|拨入)(?![^，。；]{0,8}(?:任务|目标|计划|指标))[^，。；]{0,16}(?:资金|补助|经费)|补助资金|衔接资金|补助金额|奖补资金|转移支付|调[减增]|预拨|(?:地方|市级|县级|省级)?(?:匹配|配套)|(?:承担|分担|负担|筹措|自筹)[^，。；]{0,20}$"
)
_FUND = re.compile(
    "(?:费|费用|经费|(?<!到位)(?<!社会)(?<!信贷)(?<!止付)(?<!冻结)(?<!追缴)(?<!盘活)(?<!涉案)资金|专款|补助款|工程款)$"
)  # 图纸审查费|5万元
_HANDS_DOWN = re.compile("下达|分解|预算(?!执行率)|资金(?!使用效益)|分配")
_OPENS_GOALS = re.compile(
    r"(?:目标|指标|任务)(?:任务|值|数|内容)?[^，。；：]{0,10}(?:：|，?(?:主要)?(?:是|为(?!了)|包括|如下|有))|(?:目标|任务)[^。；]{0,12}主要(?:是|为|包括)|"
    r"(?:应|须|需|拟|计划|要求|力争|确保)(?:完成|达到|实现|新建|改造|建成|培训)|完成(?:后|时)"
)
# Investments of single projects that are told one by one are no results.
_INVESTED = re.compile(
    r"(?:计划|概算|估算|预算|批复|拟|预计|工程|合同|中标)(?:总)?(?:投资|造价|价)(?:额|总额)?(?:为|约)?\s*$"
)  # 河东小学教学楼，计划投资|720万元
_PRICE = re.compile("单价|成本|造价|均价")
_VALUE_OF = re.compile(r"(?:目标|指标|计划)值(?:为|是|：)?\s*$")
_PROJECTS = re.compile(r"投资[0-9.]+[千百万亿]+元?(?:兴建|建设|新建|开发|实施|改造|打造|扩建|的)")
_FORETOLD = re.compile(r"预计|有望|可望|(?:投产|达产|建成|建成投产|运营)后(?:，|将|可|预)")
_CHANGE = re.compile(
    "较|比|同比|增长|增加|提高|提升|上升|上涨|增幅|增速|下降|降低|减少|降幅|下滑|压减|压降|缩短"
)
_ACHIEVED = re.compile("实现了[^，。；]*$")
_DOWN = re.compile("下降|降低|减少|降幅|下滑|缩短|压减")
_LABEL_REACH = 400
_MARKS = 60
_SAME_THING = 0.6
_RECENT = 12  # figures that a role is carried over from
_TURNS_OF_RATE = "(?:下降|降低|减少|增长|提升|提高|增加)"
_RATE_OF_CHANGE = re.compile(_TURNS_OF_RATE + "率")
_VALUE_OF_RATE = re.compile(rf"[^，。；]{{0,2}}(?:实际|已|应|须|要求|达到?|完成)+{_TURNS_OF_RATE}(?:了|率?为)?")
_REACH_OF_RATE = 80


@dataclass(frozen=True, slots=True)
class Role:
    """A role with what gave it; `period` is None where dates decide."""

    role: MentionRole
    explicit: bool = True
    sign: int = 1
    period: Period | None = None
    grown: bool = False  # a goal set, or a result told, as a change in percent


class RoleReader:
    """Reads the roles of one sentence from left to right; `said` is what was read so far."""

    def __init__(self, context: ReadingContext, words: Words, attributes: dict[int, int]) -> None:
        self.context = context
        self.words = words
        self.attributes = attributes
        self.lexicon = load_lexicon()
        self.label = self._label()
        self.aims = self.label is None and self._aims()
        self.default = MentionRole.GOAL if self.aims else self._default()
        self.of_projects = bool(_PROJECTS.search(words.text, words.span.start, words.span.end))

    def role(self, i: int, said: Sequence[Saying]) -> Role:
        """Return the role of a quantity."""
        quantity, near = self.words.quantities[i], self.words.nears[i]
        if self._aimed(i):
            return self._goal_or_result(i, said)
        if done_as_planned(self.words, i):
            return Role(MentionRole.RESULT)
        if self.rises_from(i) or self._compared_with(near, quantity):
            return Role(MentionRole.RESULT, period=Period.EARLIER)
        if quantity.unit == "%" and self._completes(i, said):
            return Role(MentionRole.COMPLETION)
        if sign := self._excess(i):
            return Role(MentionRole.EXCESS, sign=sign)
        if self._grows(i, said):
            return self._change(i)
        if quantity.unit == "%" and _SHARE.search(near):
            return Role(MentionRole.SHARE)
        return self._goal_or_result(i, said)

    def _aimed(self, i: int) -> bool:
        """Tell what the words behind call a goal: 比年初下达的1500户|任务多26户, 低于2000元|的控制标准."""
        right = self.words.rights[i]
        if self.words.is_bound(i):
            return True
        return bool(self.lexicon.against.search(self.words.nears[i]) and self.lexicon.goal_after.match(right))

    def purse(self, quantity: Quantity, near: str, name: str, role: MentionRole) -> MentionRole:
        """Keep the report's own money and bare descriptions out of goals and results."""
        if quantity.unit == "分":
            return role if _graded(quantity, near, name) else MentionRole.SCORE
        words = f"{near}\n{name}"
        if _VALUE_OF.search(near) and not self.lexicon.skip.search(words):
            return role  # 人均补助标准指标值|120元
        if self._handed_out(quantity, near):
            return MentionRole.MONEY
        satisfied = quantity.unit == "%" and "满意" in words
        priced = "/" in quantity.unit and _PRICE.search(name)  # 核定处理单价1.25元/吨
        if not satisfied and not priced and self.lexicon.skip.search(words):
            return MentionRole.OTHER
        if quantity.op is not Op.EQ and "标准" in words:  # 每户奖补标准不超过1500元 is a goal
            return role
        own = (
            self.of_projects
            or _INVESTED.search(near)
            or near.lstrip().startswith(("涉及金额", "涉及资金"))
            or self._allots(words)
            or (_FUND.search(name) and not self.lexicon.unless.search(words))
            or _ALLOCATED.search(words)
            or self.lexicon.always.search(words)
            or (self.lexicon.money.search(words) and not self.lexicon.unless.search(words))
        )
        return MentionRole.MONEY if own and quantity.unit in MONEY_UNITS else role

    def _allots(self, words: str) -> bool:
        """Tell money where a heading says that sums are handed down (绩效目标分解下达情况); 产值 and 收入 are goals there too."""
        section = self.words.section
        title = self.context.sections[section].title if section >= 0 else ""
        return bool(_HANDS_DOWN.search(title)) and not self.lexicon.unless.search(words)

    def _handed_out(self, quantity: Quantity, near: str) -> bool:
        """Tell money that people counted right before it were given: 为8712名残疾人发放补贴|1046万元."""
        if not hands_out(quantity, near):
            return False
        begun = quantity.passage.start - len(near)
        return any(q.passage.end == begun and q.unit not in MONEY_UNITS for q in self.words.quantities)

    def period(self, i: int) -> Period:
        """Return which year a quantity speaks of, by words and by the dates before it."""
        near = self.words.nears[i]
        if self.becomes(i):
            return Period.THIS
        if self.lexicon.earlier.search(near) and not self.lexicon.against.search(near):
            return Period.EARLIER
        if self.lexicon.later.search(near) or (self.default is MentionRole.RESULT and self._foretold(i)):
            return Period.LATER
        at, year = self.words.at(i), self.context.year
        dated = [d for d in self.words.dates if d.end <= at and d.year is not None and d.last_year is None]
        if not dated or year is None or dated[-1].year is None or dated[-1].year == year:
            return Period.THIS
        if self._only_compared(dated[-1], i):
            return Period.THIS
        if dated[-1].year < year:
            return Period.EARLIER
        return Period.THIS if dated[-1].month else Period.LATER

    def _only_compared(self, date: DateMention, i: int) -> bool:
        """Tell figures behind the one that a date was named for: 比2021年的201起减少|15起，降幅|7.46%."""
        against = self.words.text[max(self.words.span.start, date.start - 2) : date.start]
        behind = i > 0 and self.words.at(i - 1) >= date.end
        return behind and against.endswith(("比", "较", "与", "同"))

    def _foretold(self, i: int) -> bool:
        """Tell what a project is expected to bring one day (投产后预计新增税收) among results."""
        start = max(self.words.span.start, self.words.at(i) - 80)
        return bool(_FORETOLD.search(self.words.text[start : self.words.at(i)]))

    def _aims(self) -> bool:
        """Tell a sentence of the overview that sets goals without saying so: some of its figures are bounds."""
        if self.context.told_role(self.words.section) is not SectionRole.OVERVIEW:
            return False
        bound = [q for q in self.words.quantities if q.passage.text.startswith(_BOUND) and q.unit != "元"]
        sentence = self.words.sentence
        return bool(bound) and not self.lexicon.strong_or_soft.search(sentence) and "上年" not in sentence

    def _label(self) -> re.Match[str] | None:
        """Return the label that the sentence begins with; it holds up to the full stop (主要任务：一是…；二是…)."""
        text, start = self.words.text, self.words.span.start
        begun = start
        while text[begun - 1 : begun] == "；" and start - begun < _LABEL_REACH:
            begun = max(text.rfind(c, 0, begun - 1) for c in "。；\n") + 1
        end = self.words.span.end
        label = _LABELLED.match(text, begun, end) or _AIMED_AT.match(text, begun, end)
        of_indices = label is not None and (label["goal"] or "").startswith("指标")
        told = self.context.told_role(self.words.section) is SectionRole.PERFORMANCE
        return None if of_indices and told else label  # 绩效指标：… among results tells results

    def _default(self) -> MentionRole:
        """Return what figures are here unless words say otherwise: by the sentence's label, else by the section."""
        if self.label:
            return MentionRole.GOAL if self.label["goal"] else MentionRole.RESULT
        if self.context.told_role(self.words.section) is not SectionRole.GOALS:
            return MentionRole.RESULT
        return MentionRole.OTHER if self._hands_down() and not self._opens_goals() else MentionRole.GOAL

    def _hands_down(self) -> bool:
        """Tell a part about money and who got it (资金安排、分解下达预算和绩效目标情况) from 具体目标 below it."""
        section = self.words.section
        while section >= 0 and self.context.told_role(section) is SectionRole.GOALS:
            title = self.context.sections[section].title
            if _HANDS_DOWN.search(title):
                return True
            if role_of(title) is SectionRole.GOALS:
                return False
            section = self.context.sections[section].parent
        return False

    def _opens_goals(self) -> bool:
        """Tell a sentence that gives goals there: 同步下达绩效目标，主要是：新建校舍…; 年度绩效目标为…."""
        text, span = self.words.text, self.words.span
        begun = max(text.rfind(c, 0, span.start) for c in "。\n") + 1
        return bool(_OPENS_GOALS.search(text, max(begun, span.start - _LABEL_REACH), span.end))

    # -- derived figures -------------------------------------------------------------------------------------

    def becomes(self, i: int) -> bool:
        """Tell the second half of 由2019年的18%提升至34%: it speaks of now, whatever date stood before the first."""
        return i > 0 and self.rises_from(i - 1)

    def rises_from(self, i: int) -> bool:
        """Tell the first half of 由24.8%提升至27.6%."""
        last = i + 1 >= len(self.words.quantities)
        if last or not self.words.rights[i].rstrip().endswith(("到", "至", "为")):
            return False
        return bool(_FROM.search(self.words.clause(i)[-16:]) and _TO.match(self.words.rights[i]))

    def _compared_with(self, near: str, quantity: Quantity) -> bool:
        """Tell the figure of another year that this one is set against: 较上年的100个增加20个."""
        if quantity.unit in PERCENT_UNITS or self.lexicon.growth_words.search(near):
            return False
        if (end := _last(self.lexicon.against, near)) >= 0:
            return near.rstrip().endswith(("的", "为", "是")) or not near[end:].strip()  # 较上年1210件下降12%
        return bool(self.lexicon.earlier.search(near))

    def _completes(self, i: int, said: Sequence[Saying]) -> bool:
        clause = self.words.clause(i)
        if _COMPLETED_GOAL.search(clause) or self.lexicon.completion_tail.search(clause):
            return self._only_completion(clause, said)
        if not said:
            return False
        previous, gap = said[-1], self.words.gap(i)
        if gap == "的":
            return previous.role is MentionRole.GOAL
        if previous.role is MentionRole.COMPLETION and gap in IN_A_ROW:
            return True
        bare = _COMPLETED_BARE.search(clause.strip())
        return bool(bare) and previous.quantity.unit not in PERCENT_UNITS

    def _only_completion(self, clause: str, said: Sequence[Saying]) -> bool:
        """Tell 完成率98% from the rate of a thing of its own (工程按期完成率98%)."""
        found = self.lexicon.completion_tail.search(clause)
        if found is None:
            return True
        rest = clean_name(clause[: found.start()])
        return names_nothing(rest) or any(s.name == rest for s in said[-_RECENT:])

    def _excess(self, i: int) -> int:
        if self.lexicon.goal_after.match(self.words.rights[i]):
            return 0
        clause = self.words.clause(i)
        if not _EXCESS_HINT.search(clause):
            return 0
        return next((sign for pattern, sign in _EXCESSES if pattern.search(clause)), 0)

    def _grows(self, i: int, said: Sequence[Saying]) -> bool:
        near = self.words.nears[i]
        if self.lexicon.against.search(near):
            return True
        if self.lexicon.growth_tail.search(near):
            if self._is_of_rate(i):
                return False
            noun = self.words.rights[i][:1]
            return self.words.quantities[i].unit in PERCENT_UNITS or not "\u4e00" <= noun <= "\u9fff"
        in_a_row = self.words.gap(i) in (*IN_A_ROW, "")
        return bool(said) and said[-1].role is MentionRole.GROWTH and in_a_row

    def _is_of_rate(self, i: int) -> bool:
        """Tell the value of a rate of change itself: 投诉量下降率：应下降10%以上，实际下降|12.01%."""
        if self.words.quantities[i].unit not in PERCENT_UNITS or not _VALUE_OF_RATE.fullmatch(
            self.words.nears[i]
        ):
            return False
        line = self.words.text.rfind("\n", 0, self.words.at(i)) + 1
        return bool(
            _RATE_OF_CHANGE.search(
                self.words.text, max(line, self.words.at(i) - _REACH_OF_RATE), self.words.at(i)
            )
        )

    def _change(self, i: int) -> Role:
        """Read a change; one that a part of the report sets as a goal is a goal (投诉件数较上年下降15%以上)."""
        quantity, near = self.words.quantities[i], self.words.nears[i]
        sign = -1 if _DOWN.search(near) else 1
        turns = self.lexicon.directions.search(near) is not None and quantity.unit == "%"
        named = turns and not names_nothing(clean_name(_CHANGE.split(near)[0]))
        aimed = named and self.default is MentionRole.GOAL and not self.lexicon.strong.search(near)
        return Role(MentionRole.GOAL if aimed else MentionRole.GROWTH, sign=sign, grown=named)

    # -- goals and results -----------------------------------------------------------------------------------

    def _goal_or_result(self, i: int, said: Sequence[Saying]) -> Role:
        right = self.words.rights[i]
        if self.lexicon.goal_after.match(right):
            return Role(MentionRole.RESULT if self._task_done(i, said) else MentionRole.GOAL)
        if self.words.is_bound(i):
            return Role(MentionRole.GOAL)
        near, bound = self._role_words(i), self.words.quantities[i].passage.text.startswith(_BOUND)
        if bound and self.default is MentionRole.GOAL and near.rstrip().endswith("率"):
            return Role(MentionRole.GOAL)  # 检测任务完成率|≥95% among goals
        done = self.lexicon.strong if self.default is MentionRole.GOAL else self.lexicon.strong_or_soft
        goal, strong, weak = (_last(p, near) for p in (self.lexicon.goal, done, self.lexicon.weak))
        if goal >= 0 and self._percent_follows(i):
            return Role(MentionRole.GOAL)
        if strong > goal:
            return Role(MentionRole.RESULT)
        if goal >= 0:
            beaten = 0 <= weak < goal and _COMPLETED_THE_GOAL.search(near)
            return Role(MentionRole.RESULT if beaten else MentionRole.GOAL)
        if self.default is MentionRole.RESULT and (weak >= 0 or self.becomes(i)):
            return Role(MentionRole.RESULT)
        quantity = self.words.quantities[i]
        if quantity.passage.text.startswith(_BOUND) or (quantity.op is Op.LE and "控制在" in near):
            return Role(MentionRole.GOAL, explicit=False)
        return Role(self._carried(i, said), explicit=False)

    def _role_words(self, i: int) -> str:
        """Look for role words before the attributes of a name (应完成引进税收超过100万的企业|10个) and before ： too."""
        words, start = self.words, self.words.near_starts[i]
        if not words.nears[i].strip() and words.text[start - 1 : start] == "：" and start > words.floor(i):
            return words.text[words.floor(i) : words.at(i)]
        first = i
        while first - 1 in self.attributes and not DELIMITER.search(words.rights[first - 1]):
            first -= 1
        return words.text[words.near_starts[first] : words.at(i)]

    def _task_done(self, i: int, said: Sequence[Saying]) -> bool:
        """Tell 完成变电站1座的建设任务 (done) from 超额完成…下达的1家的任务 (the goal that was beaten)."""
        clause = self.words.clause_starts[i]
        if _ACHIEVED.search(self.words.clause(i)):
            return True
        if (
            any(s.start < clause for s in said[-_RECENT:] if s.role in AIMED_OR_DONE)
            or self.default is MentionRole.GOAL
        ):
            return False
        start = max(self.words.span.start, self.words.at(i) - 200)
        return bool(_DID_TASK.search(self.words.text[start : self.words.at(i)]))

    def _percent_follows(self, i: int) -> bool:
        last = i + 1 >= len(self.words.quantities)
        follows = not last and self.words.quantities[i + 1].unit == "%"
        return follows and self.words.rights[i].strip() in ("", "的")

    def _carried(self, i: int, said: Sequence[Saying]) -> MentionRole:
        """Give a figure without role words the role of the one before it in the sentence, else the default."""
        for saying in reversed(said[-_RECENT:]):
            between = self.words.text[saying.quantity.passage.end : self.words.at(i)]
            speaks = saying.role in AIMED_OR_DONE and saying.period is Period.THIS
            if not speaks or _CLOSED.search(between):
                continue
            turned = saying.role is MentionRole.GOAL and (
                _SO_FAR.match(self.words.nears[i]) or self._measures(i, saying)
            )
            return MentionRole.RESULT if turned else saying.role
        return self.default

    def _measures(self, i: int, goal: Saying) -> bool:
        """Tell among results the figure of what a goal was just set for: 师生满意度目标值≥92%，…，综合满意度为|94%."""
        quantity, name = self.words.quantities[i], clean_name(self.words.nears[i])
        if self.default is not MentionRole.RESULT or not goal.explicit or quantity.unit != goal.quantity.unit:
            return False
        return quantity.op is Op.EQ and likeness(goal.name or goal.topic, name) >= _SAME_THING


def hands_out(quantity: Quantity, near: str) -> bool:
    """Tell money given to people (发放慰问金186万元): it counts only beside a goal."""
    return quantity.unit == "元" and bool(_HANDED_OUT.search(near))


def _graded(quantity: Quantity, near: str, name: str) -> bool:
    """Tell satisfaction told in marks of a hundred (满意度93.6分) from the points of a part (满意度10分)."""
    return name.endswith(("满意度", "满意率")) and (quantity.value or 0) >= _MARKS and "得" not in near


def _last(pattern: re.Pattern[str], text: str) -> int:
    end = -1
    for found in pattern.finditer(text):
        end = found.end()
    return end
