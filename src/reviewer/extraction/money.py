"""Amounts of money with what each is said to be, by words and grammar: role, period, name, and what it is a part of.

Positions play no part in it: "预算安排281.28万元", "281.28万元的预算" and "预算：281.28万元" read alike. Which amount
becomes a field, an item or nothing is for fields_money.py and spending.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.domain.quantity import Quantity
from reviewer.domain.report import Period, SectionRole
from reviewer.extraction.clauses import is_soft_break
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.dates import DateMention
from reviewer.extraction.fields_named import report_year
from reviewer.extraction.grids import prose_of
from reviewer.extraction.money_names import clean_name, is_generic, name_behind, name_in_front
from reviewer.extraction.money_scopes import Scopes, Whole
from reviewer.extraction.money_words import Cue, MoneyRole, money_words
from reviewer.extraction.once import once
from reviewer.extraction.reach import words_from

_CLAUSE_REACH = 90
_BOUNDARY = re.compile(r"[，,。；;！？!?\n]")
_FILLER = re.compile(
    r"(?:资金|经费|总额|金额|额度|数额|总数|数|共计|合计|总计|累计|总共|共有|共|实际|达到|达|分别|为|是|约|了|有|的|至|到|已|人民币|计|款项|款|[：:\s“”\"「」=＝])*"
)
_ANY_BRACKET = re.compile(r"[（(][^（()）]{0,60}[）)]")
# What is carried over to be used next year is a balance, not used.
_CARRIED = re.compile(r"结转[到至]?(?:下一?年度?|次年|20\d\d年度?)(?:继续)?(?:使用|支出)?的?")
_EARLIER = re.compile(r"上年度?|去年|上一年度?|以前年度|往年|前年|同期")
_LATER = re.compile(
    r"明年|(?<!结转)(?<!结转至)(?<!结转到)下一?年度?|次年|今后|下一步|拟|计划于|将(?!.{0,12}[已])"
)
_INITIALLY = re.compile(r"年初(?!结转|结余|数)|(?<!调整)(?:当|本|[0-9])年初|期初")  # 年初县财政批复某工程预算
_INITIAL_CLAUSE = re.compile(
    r"年初(?:部门)?(?:批复|安排|核定|下达)(?:了)?(?:项目)?[0-9]+[个项][，,](?:预算|资金)?[^，,年调]{0,8}$"
)
_REMARK = re.compile("不?含|其中|包括|包含")
# Nouns in which nothing is paid or spent; the mask is as long as the word.
_NOUNS_OF_PAYING = re.compile("转移支付|支出项目(?!资金|经费|款)|支出责任|支付中心|国库支付|支出标准")
_PLANNED_SPENDING = re.compile(r"预算(?:安排)?(?:项目|基本|专项)$")  # 部门预算项目支出87.5万元
_DONE = frozenset({MoneyRole.RECEIVED, MoneyRole.SPENT})
_STILL_TO = re.compile(r"(?:还需|尚需|仍需|还应|尚待|有待|拟|待)(?:要|再)?$")
_TO_BE_PAID = re.compile(
    r"[^，,。；;\n]{0,4}(?:均?为|系|属于?|是|作为)[^，,。；;\n]{0,16}(?:质保金|保证金|尾款|质量保修金|未付款)"
)
_CARRIED_ON = re.compile(r"(?:资金)?(?:结转|结余)")
_ALSO_NAMES = frozenset(
    {
        "签约",
        "引进",
        "投资",
        "销售",
        "消费",
        "资产",
        "贷款",
        "出口",
        "产出",
        "融资",
        "保费",
        "税收",
        "标准",
        "订单",
        "引资",
        "增收",
        "造价",
        "招标",
        "审定",
        "概算",
    }
)
_EXPENSE_NAME = re.compile(
    r"(?:奖励|费用?|补助|补贴|经费|支出|购置|采购|建设|改造|宣传|培训|服务|工资|贴息|维护|奖补|扶持|专项|行动|类)$"
)
_DELTA = re.compile(r"(?:比|较|同比|环比)[^，。；]{0,25}$")
_SUM = re.compile(r"(?:合计|共计|总计|小计|总共|累计|(?<!公)共)[^，。；、\d]{0,8}$")
_BEHIND = re.compile(
    r"[，,]?(?:已经|均已|已|均)*(?:全部|全额|全面)(?:拨付)?(?P<all>使用|支出|支付|执行|兑付|发放)(?:完毕|完成|到位|完)?"
    r"|[^，,。；;、\n\d]{0,14}?(?:已经|均已|已|均|全部|全额|足额|及时)+[^，,。；;、\n\d]{0,6}?(?P<in>到位|下达|拨付)"
    r"|[^，,。；;、\n\d]{0,14}?(?:已经|均已|已|全部|全额)+[^，,。；;、\n\d]{0,4}?(?P<out>支出|使用|支付|执行)"
    r"|(?:资金)?(?P<left>结余|结转|剩余|未使用)|的(?P<plan>年初|年度)?(?P<budget>预算|额度|专项资金预算)"
)
_THIRD = re.compile(
    r"(?:给|至|到|向)?(?:各?企业|农户|群众|施工|供应商|承包|中标|第三方|个人|受益|商户|监理|设计单位|承建)"
)
# 收到预算资金: what was done with it says more than what it is called.
_NOUNS = frozenset({"预算资金", "当年预算资金", "年度预算资金", "预算经费", "计划资金", "到位资金", "安排资金"})
_GRANTS = frozenset({"拨款", "拨款收入"})
_VERBS = frozenset({MoneyRole.RECEIVED, MoneyRole.SPENT, MoneyRole.BALANCE})
_STATED = frozenset(MoneyRole) - {MoneyRole.OTHER, MoneyRole.CONTRACT, MoneyRole.EARLIER, MoneyRole.NONE}
_SURE = frozenset({*_VERBS, MoneyRole.BUDGET, MoneyRole.BUDGET_INITIAL, MoneyRole.ALLOCATED})
_PROJECT_TITLE = re.compile(
    r"(?P<project>[^，。：；]{2,24}?(?:项目|工程|专项|补助|补贴|建设|改造|采购|养护|(?<!项目)(?<!专项)(?<!工作)(?:经费|资金))(?:资金|经费)?)"
    r"(?:(?:支出|资金)?(?:绩效|自评|实施|完成|执行)+(?:目标|指标)?(?:情况|分析|评价|结果)*)?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of 元 in prose. `parent` is the index of the amount it is a part of, -1 for none."""

    index: int
    quantity: Quantity
    role: MoneyRole
    cue: str
    gap: str  # words between cue and amount, without fillers
    subject: str  # what stands in front of the cue in its clause
    name: str
    period: Period
    section: int
    section_role: SectionRole
    sentence: int  # where its sentence begins
    summed: bool  # 合计, 共 stand in front
    change: bool  # by how much something moved, no amount of its own
    topic: str  # the project whose section it stands in, where a report has sections for several
    parent: int = -1
    in_brackets: bool = False

    @property
    def start(self) -> int:
        return self.quantity.passage.start

    @property
    def end(self) -> int:
        return self.quantity.passage.end


@dataclass(frozen=True, slots=True)
class Money:
    """All amounts of a report's prose, and the wholes that are told in parts."""

    amounts: tuple[Amount, ...]
    wholes: tuple[Whole, ...]

    def is_part(self, amount: Amount) -> bool:
        return amount.parent >= 0


def read_money(context: ReadingContext) -> Money:
    """Read every amount of money outside tables."""
    amounts: list[Amount] = []
    scopes = Scopes(context)
    previous_end = 0
    topics = project_sections(context)
    year = report_year(context)
    for quantity in _prose_money(context):
        if amounts and _says_again(context.folded, amounts[-1].quantity, quantity):
            continue
        amount = _amount(context, quantity, len(amounts), previous_end, topics, year)
        if not quantity.unit and not (amount.role in _SURE or scopes.goes_on_bare()):
            continue
        amount = scopes.place(amount, previous_end, amounts)
        amounts.append(amount)
        previous_end = amount.end
    amounts = _told_in_pairs(context.folded, _reparented(amounts, scopes.wholes()))
    return Money(tuple(amounts), tuple(scopes.wholes()))


_AGAIN = re.compile(r"\s*[（(](?:大写|小写|金额大写|即)?[：:]?(?:人民币|￥|¥)?\s*")
_PLANNED = frozenset({MoneyRole.BUDGET, MoneyRole.BUDGET_INITIAL, MoneyRole.ALLOCATED, MoneyRole.RECEIVED})


def _says_again(text: str, first: Quantity, second: Quantity) -> bool:
    """Tell the same amount written out in a bracket: 8549760元（大写：人民币捌佰伍拾肆万…）."""
    between = text[first.passage.end : second.passage.start]
    return first.value == second.value and len(between) < 16 and bool(_AGAIN.fullmatch(between))


def _told_in_pairs(text: str, amounts: list[Amount]) -> list[Amount]:
    """Name what is spent in a list of things that each have a budget: A项目，预算860万元，支出838万元；B项目…."""
    named: dict[int, str] = {}
    for first, second in pairwise(amounts):
        paired = first.role in _PLANNED and second.role is MoneyRole.SPENT and second.parent < 0 > first.parent
        thing = first.subject or first.name
        near = not re.search(r"[。；;\n]", text[first.end : second.start]) and second.start - first.end < 24
        if paired and near and not is_generic(thing) and is_generic(second.name):
            named[first.index] = named[second.index] = thing
    if len(set(named.values())) < 2:
        return amounts
    return [replace(a, topic=named[a.index], name=named[a.index]) if a.index in named else a for a in amounts]


def _reparented(amounts: list[Amount], wholes: list[Whole]) -> list[Amount]:
    """Mark the parts of totals that were named last (…，合计18万元)."""
    result = list(amounts)
    for whole in wholes:
        for part in whole.parts:
            if result[part].parent < 0 and whole.total >= 0:
                result[part] = replace(result[part], parent=whole.total)
    return result


def _prose_money(context: ReadingContext) -> Iterator[Quantity]:
    prose = prose_of(context)
    for quantity in context.quantities:
        money = quantity.unit == "元" or _is_bare(quantity)
        if quantity.value is not None and money and prose.holds(quantity.passage.start):
            yield quantity


@once
def project_sections(context: ReadingContext) -> dict[int, str]:
    """Return the sections that are about one project each, where siblings are: index → title, children included."""
    named: dict[int, dict[int, str]] = {}
    for index, section in enumerate(context.sections):
        if project := _project_titled(section.title):
            named.setdefault(section.parent, {})[index] = project
    topics = {i: name for group in named.values() if len(set(group.values())) > 1 for i, name in group.items()}
    for index, section in enumerate(context.sections):
        if section.parent in topics:
            topics.setdefault(index, topics[section.parent])
    return topics


def _project_titled(title: str) -> str:
    """Return the project that a heading is about (数字化加工项目绩效情况), "" for none."""
    match = _PROJECT_TITLE.fullmatch(title)
    return "" if match is None or is_generic(match["project"]) else match["project"]


def _is_bare(quantity: Quantity) -> bool:
    """Tell 60万, an amount as it is spoken; only words of money around it make it one."""
    return not quantity.unit and quantity.passage.text.endswith(("万", "亿"))


def _amount(
    context: ReadingContext,
    quantity: Quantity,
    index: int,
    floor: int,
    topics: dict[int, str],
    year: int | None,
) -> Amount:
    """Read one amount from the words around it."""
    text, start = context.folded, quantity.passage.start
    section = context.section_index_at(start)
    section_role = context.role_at(start)
    sentence = words_from(context, start)
    clause = _clause_start(text, max(floor, sentence, start - _CLAUSE_REACH), start)
    front = _without_brackets(text, clause, start)
    cue = _front_cue(front)
    role, word = (cue.role, cue.word) if cue else (MoneyRole.NONE, "")
    if cue and cue.word == "支出" and _PLANNED_SPENDING.search(front[: cue.start]):
        role = MoneyRole.BUDGET
    if role is MoneyRole.BUDGET and cue and _is_initial(text, max(floor, sentence), start, front[: cue.start]):
        role = MoneyRole.BUDGET_INITIAL
    gap = _gap(front[cue.end :]) if cue else ""
    if word in _ALSO_NAMES and _EXPENSE_NAME.search(gap):
        role, cue = MoneyRole.NONE, None  # 签约团队奖励52万元 is money spent on it
    if role in (MoneyRole.NONE, MoneyRole.WEAK) and (behind := _role_behind(text, quantity.passage.end)):
        role, word = behind
    if role is MoneyRole.BALANCE and _TO_BE_PAID.match(text, quantity.passage.end):
        role = MoneyRole.OTHER  # CONTRACT.md: 质保金 and sums not yet paid are no balance
    if (
        role is MoneyRole.OTHER
        and word.startswith("未")
        and (left := _CARRIED_ON.match(text, quantity.passage.end))
    ):
        role, word = MoneyRole.BALANCE, left.group()
    if role is MoneyRole.RECEIVED and _is_handed_on(text, quantity.passage.end, word, gap):
        role = MoneyRole.SPENT
    if cue and role in _DONE and _STILL_TO.search(front[: cue.start]):
        role = MoneyRole.OTHER  # 还需拨付325万元
    if word == "完成投资" and section_role is SectionRole.FUNDS:
        role = MoneyRole.SPENT  # 实际完成投资54.6万元 says what became of the money
    name = _name(text, max(floor, sentence, start - _CLAUSE_REACH), quantity, front, cue)
    return Amount(
        index=index,
        quantity=quantity if quantity.unit else replace(quantity, unit="元"),
        role=role,
        cue=word,
        gap=gap,
        subject=clean_name(front[: cue.start]) if cue and role in _STATED else "",
        name=name,
        period=_period(context, sentence, start, front, year, section_role),
        section=section,
        section_role=section_role,
        sentence=sentence,
        summed=bool(_SUM.search(front)),
        change=bool(_DELTA.search(front)),
        topic=topics.get(section, ""),
    )


def _is_handed_on(text: str, end: int, cue: str, gap: str) -> bool:
    """Tell money paid out from money received: 拨付给企业300万元, 已完成拨付603万元，执行率100%."""
    if _THIRD.search(gap) or _THIRD.match(text, end):
        return True
    return "拨付" in cue and bool(_RATE_FOLLOWS.match(text, end))


def _is_initial(text: str, floor: int, start: int, before: str) -> bool:
    """Tell a budget of the year's beginning: 年初县财政批复某工程预算, 年初批复项目3个，预算2655万元."""
    if _INITIALLY.search(before):
        return True
    clauses = re.split(r"[；;。\n]", text[max(floor, start - 40) : start])[-1]
    return bool(_INITIAL_CLAUSE.search(clauses))


def _name(text: str, floor: int, quantity: Quantity, front: str, cue: Cue | None) -> str:
    """Return of what the amount is said: 办公费 of 办公费支出, else what it is for."""
    head, colon, told = re.sub(":", "：", front).rpartition("：")
    if colon and cue and cue.end <= len(head) and (name := clean_name(told)) and not is_generic(name):
        return name  # 支出结构为：工程款298.2万元
    if cue and cue.role not in (MoneyRole.WEAK, MoneyRole.OTHER) and _FILLER.fullmatch(front[cue.end :]):
        kept = cue.end if cue.word == "支出" else cue.start
        if name := clean_name(front[:kept]):
            return name
    elif cue and cue.role not in (MoneyRole.WEAK, MoneyRole.OTHER) and (name := _gap(front[cue.end :])):
        return name
    start = quantity.passage.start
    return name_in_front(text, floor, start) or name_behind(text, quantity.passage.end)


def _clause_start(text: str, floor: int, start: int) -> int:
    """Return where the clause in front of an amount begins; a clause of fillers reaches back over one comma."""
    end = start
    for _ in range(2):
        begin = floor
        for match in _BOUNDARY.finditer(text, floor, end):
            if match.group() != "\n" or not is_soft_break(text, match.start()):
                begin = match.end()
        rest = text[begin:start]
        if begin == floor or not _FILLER.fullmatch(rest) or text[begin - 1] not in "，,":
            return begin
        end = begin - 1
    return begin


def _without_brackets(text: str, start: int, end: int) -> str:
    """Return the words in front of an amount without closed brackets, and from an open one on only."""
    words = _CARRIED.sub("结转", _ANY_BRACKET.sub("", text[start:end]))
    opened = max(words.rfind("（"), words.rfind("("))
    words = words[opened + 1 :] if opened >= 0 else words
    closed = max(words.rfind("）"), words.rfind(")"))
    return words[closed + 1 :] if closed >= 0 else words


def _front_cue(front: str) -> Cue | None:
    """Return the word that says what the amount is: the nearest one, but a mere 资金 yields to a verb before it."""
    masked = _NOUNS_OF_PAYING.sub(lambda m: "〇" * len(m[0]), front)
    cues = money_words().cues(masked, 0, len(front))
    if not cues:
        return None
    nearest = cues[-1]
    if nearest.word in _GRANTS and (
        planned := [c for c in cues if c.role is MoneyRole.BUDGET and "安排" in c.word]
    ):
        return planned[-1]  # 部门预算财政安排公共财政拨款资金157万元 is planned
    if nearest.word == "合同" and len(cues) > 1 and cues[-2].role is MoneyRole.SPENT:
        return cues[-2]
    if nearest.word in _NOUNS and len(cues) > 1 and cues[-2].role in _VERBS:
        return cues[-2]
    if nearest.role is not MoneyRole.WEAK:
        return nearest
    # 招商引资工作经费 is money to attract investment with, not investment; 引进资金 is investment.
    passed = (MoneyRole.WEAK,) if nearest.word == "资金" else (MoneyRole.WEAK, MoneyRole.OTHER)
    return next((c for c in reversed(cues) if c.role not in passed), nearest)


def _gap(words: str) -> str:
    lead = _FILLER.match(words)
    rest = words[lead.end() :] if lead else words
    return clean_name(rest)


def _role_behind(text: str, end: int) -> tuple[MoneyRole, str] | None:
    """Read what is said of an amount behind it: 300万元已全部到位, 12万元结余."""
    match = _BEHIND.match(text, end)
    if match is None:
        return None
    group = next(name for name in ("all", "in", "out", "left", "budget") if match[name])
    role = {
        "all": MoneyRole.SPENT,
        "in": MoneyRole.RECEIVED,
        "out": MoneyRole.SPENT,
        "left": MoneyRole.BALANCE,
        "budget": MoneyRole.BUDGET,
    }[group]
    return role, match[group]


def _period(
    context: ReadingContext, sentence: int, start: int, front: str, evaluated: int | None, role: SectionRole
) -> Period:
    """Tell which year an amount speaks of: by the last year named in its sentence, by words, by its section."""
    if role is SectionRole.NEXT_PLAN:
        return Period.LATER
    if _EARLIER.search(front):
        return Period.EARLIER
    if _LATER.search(front):
        return Period.LATER
    year = None
    for date in _dates_between(context, sentence, start):
        if date.year is not None and date.month is None and not _closed(context.folded, date.end, start):
            year = date.last_year or date.year
    if year is None or evaluated is None or year == evaluated:
        return Period.THIS
    return Period.EARLIER if year < evaluated else Period.LATER


def _closed(text: str, start: int, end: int) -> bool:
    """Tell whether a remark around a date is over: （含2023年转列项目5个），年初批复985万元."""
    words = text[start:end]
    if words.count("）") + words.count(")") <= words.count("（") + words.count("("):
        return False
    opened = max(text.rfind("（", 0, start), text.rfind("(", 0, start))
    return bool(_REMARK.match(text, opened + 1))


def _dates_between(context: ReadingContext, start: int, end: int) -> Iterator[DateMention]:
    place = bisect_left(context.dates, start, key=lambda d: d.start)
    while place < len(context.dates) and context.dates[place].start < end:
        yield context.dates[place]
        place += 1


def tells_rate(context: ReadingContext, amount: Amount) -> bool:
    """Tell an amount whose share of the budget follows at once: 支付服务费72万元，占全年预算的75% is all that was spent."""
    return bool(_RATE_FOLLOWS.match(context.folded, amount.end))


_OFFICE_TITLE = re.compile(r"[“”\"]*三公[“”\"]*经费(?:支出|使用|管理|控制|决算)*(?:情况|分析)?")
_OPENING = 30  # characters behind a heading in which its first sentence names its money


def opens_office(context: ReadingContext, amount: Amount) -> bool:
    """Tell what a section on 三公经费 begins with: 3.“三公”经费情况。全年支出15.3万元."""
    if amount.section < 0 or amount.role is not MoneyRole.SPENT or not is_generic(amount.name):
        return False
    section = context.sections[amount.section]
    opens = amount.start - section.heading.end < _OPENING
    return opens and bool(_OFFICE_TITLE.fullmatch(section.title))


_RATE_FOLLOWS = re.compile(
    r"[，,](?:占(?:全年|年度|调整后|项目|年初|当年|总|资金|批复)*预算|(?:预算|资金)?(?:执行率|执行进度|支出率))"
)


def own_name(amount: Amount) -> str:
    """Return what an amount is said of when that is more than 资金 or 项目, else ""."""
    return "" if is_generic(amount.name) else amount.name
