"""Money fields and rates of a narrative report: every place that states one, the better value first.

Not stated is not there: nothing is computed. "资金已全部到位" states received = budget, "无结余" states balance 0
(CONTRACT.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from reviewer.domain.quantity import Op, Quantity, plain, round_half_up
from reviewer.domain.report import FieldValue, Period, SectionRole
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_named import ends_in_earlier_year
from reviewer.extraction.fields_title import find_title
from reviewer.extraction.grids import prose_of
from reviewer.extraction.money import Amount, Money, opens_office, project_sections, tells_rate
from reviewer.extraction.money_names import is_generic
from reviewer.extraction.money_words import MoneyRole, money_words
from reviewer.extraction.reach import words_from

Statements = dict[str, tuple[FieldValue, ...]]

_FIELDS = {
    MoneyRole.BUDGET_INITIAL: "budget_initial",
    MoneyRole.BUDGET: "budget",
    MoneyRole.INVESTMENT: "budget",
    MoneyRole.WEAK: "budget",
    MoneyRole.ALLOCATED: "allocated",
    MoneyRole.RECEIVED: "received",
    MoneyRole.SPENT: "spent",
    MoneyRole.BALANCE: "balance",
}
_DOUBTFUL_CUES = frozenset(
    {"安排", "资金安排", "计划安排", "总资金", "预算收入", "收入预算", "分配", "使用", "发放", "兑付", "花费", "付款", "兑现", "报销", "开支", "支付", "调整为", "调整至", "调整到", "余", "余额", "结存", "仍有", "拨款", "部门预算", "支付资金", "共用", "耗资", "资金规模", "安排资金", "列支", "余款"}
)  # fmt: skip
_ADJUSTED = re.compile(r"调整|变更|追加[后至到]|最终|全年预算|终预算|[增减缩][至为到]|增加至")
_FUND_NAME = re.compile(r"(?:经费|资金|专项|项目|补助|补贴|工程|奖补|预算|工作|任务|支出|款|金)$")
_EXPENSE = re.compile(r"(?<!经)费(?:用)?(?:支出)?$|^(?:其他)?(?:工资|奖金|津贴|补助)")
_FOREIGN = re.compile(r"引进|引资|内资|外资|投资|产值|签约|企业|农户|营收|销售|税|贷款|湘商|客商|到位内资|收入")
_PARTS_OF_UNIT = re.compile(
    r"基本支出|人员(?:经费|支出)|公用(?:经费|支出)|三公|公务(?:接待|用车)|因公出国|工资福利|商品和服务支出|对个人和家庭"
)
_HANDED_ON = frozenset({"拨付", "拨付资金", "实际拨付", "下达", "划拨", "拨付到位", "累计拨付"})
# 自开工以来累计支付|2948万元, 两年累计支出|300万元: more than the evaluated year.
_MANY_YEARS = re.compile(
    r"(?:(?:自|从)[^，,。；;\n]{1,16}(?:以来|至今)|[两二三四五]年[来间]?(?=累计|共|合计))[^，,。；;\n\d]{0,12}\Z"
)
_YEARS_REACH = 40
_SPREAD = Decimal("0.02")
_CONFIDENCE = {True: 0.95, False: 0.82}
_NOT_HERE = frozenset({SectionRole.NEXT_PLAN, SectionRole.MEASURES, SectionRole.SIGNATURE})
_WHOLE = re.compile("总规模|资金总额|资金总量")
_LESS_THAN_ALLOCATED = ("money-weak", "money-investment")
_FUNDS_HANDED_DOWN = re.compile("下达|预算|资金|转移支付")
_LOOSE = frozenset({SectionRole.PERFORMANCE, SectionRole.GOALS, SectionRole.EXPERIENCE, SectionRole.PROBLEMS})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An amount that may be a field's value."""

    amount: Amount
    confidence: float
    subject: str  # what it is said of where that is a thing of its own, "" for the project as a whole
    source: bool  # named after a source of funds

    @property
    def value(self) -> Decimal:
        return self.amount.quantity.value or Decimal(0)


def money_statements(context: ReadingContext, money: Money, kind: str) -> Statements:
    """Return the stated values of every money field and rate, the chosen one first; fields not stated are absent."""
    groups = _candidates(context, money, kind)
    title = find_title(context)
    about = "" if title is None else title.text
    ranked = {name: _ranked(name, found, about) for name, found in groups.items()}
    result = {name: found for name, found in ranked.items() if found}
    allocated = result.pop("allocated", ())
    if allocated and "budget" in result and result["budget"][0].rule.startswith(_LESS_THAN_ALLOCATED):
        del result["budget"]  # 下达资金共105万元 says more than a mere 经费12万元
    if "budget" not in result and "budget_initial" in result:
        result["budget"] = tuple(_weaker(v, "budget-is-initial") for v in result["budget_initial"])
    if "budget" not in result and allocated:
        arrived = [v for v in allocated if _is_of_arrival(context, v)]
        result["budget"], allocated = tuple(_weaker(v, v.rule) for v in allocated), ()
        if len(arrived) == 1 and "received" not in result:
            result["received"] = (_weaker(arrived[0], arrived[0].rule),)
    _add_full(context, result)
    if len(allocated) == 1 and "received" not in result and not _is_less(allocated[0], result.get("budget")):
        # several are instalments, a smaller one is one source of several
        result["received"] = (_weaker(allocated[0], allocated[0].rule),)
    if "balance" not in result and (none := _no_balance(context)):
        result["balance"] = (none,)
    result |= _rates(context)
    return {name: found for name, found in result.items() if found}


def _is_of_arrival(context: ReadingContext, value: FieldValue) -> bool:
    """Tell money handed down that a section on what arrived tells (资金到位情况：县财政下达98万元)."""
    index = context.section_index_at(value.passage.start)
    return index >= 0 and "到位" in context.sections[index].title


def _is_less(value: FieldValue, others: tuple[FieldValue, ...] | None) -> bool:
    return bool(others) and others is not None and Decimal(value.value) < Decimal(others[0].value)


# -- which amounts count ---------------------------------------------------------------------------------------


def _candidates(context: ReadingContext, money: Money, kind: str) -> dict[str, list[_Candidate]]:
    groups: dict[str, list[_Candidate]] = {}
    aside: dict[str, list[_Candidate]] = {}
    for amount in money.amounts:
        name = _FIELDS.get(amount.role)
        if name is None or _is_part(money, amount) or opens_office(context, amount):
            continue
        if _MANY_YEARS.search(context.folded, max(0, amount.start - _YEARS_REACH), amount.start):
            continue
        if not _is_statement(amount, kind) and not (kind != "overall" and _is_all_spent(context, amount)):
            continue
        told_elsewhere = not _is_loose(context, amount) or _speaks_of_funds(amount)
        (groups if told_elsewhere else aside).setdefault(name, []).append(_candidate(amount))
    _take_from_results(groups, aside)
    if len(budgets := groups.get("budget", [])) > 1:
        named = [c for c in budgets if c.amount.role is MoneyRole.BUDGET]
        groups["budget"] = named or budgets
    return groups


def _is_loose(context: ReadingContext, amount: Amount) -> bool:
    """Tell a part where money may be anybody's; 下达预算和绩效目标情况 speaks of the report's own."""
    if amount.section_role not in _LOOSE:
        return False
    if amount.section_role is not SectionRole.GOALS:
        return True
    index = amount.section
    while index >= 0:
        if _FUNDS_HANDED_DOWN.search(context.sections[index].title):
            return False
        index = context.sections[index].parent
    return True


def _is_all_spent(context: ReadingContext, amount: Amount) -> bool:
    """Tell money spent on one thing that is all there was to spend: 支付服务费72万元，占全年预算的75%."""
    return (
        amount.role is MoneyRole.SPENT
        and amount.quantity.op is Op.EQ
        and amount.period is Period.THIS
        and amount.section_role is SectionRole.FUNDS
        and tells_rate(context, amount)
    )


def _take_from_results(groups: dict[str, list[_Candidate]], aside: dict[str, list[_Candidate]]) -> None:
    """Take 到位216万元 told among results where no other place tells it and the budget allows that much."""
    most = max((c.value for name in ("budget", "budget_initial") for c in groups.get(name, ())), default=None)
    for name in ("received", "spent", "balance"):
        fitting = [c for c in aside.get(name, ()) if most is not None and c.value <= most and not c.subject]
        if name not in groups and fitting:
            groups[name] = [replace(c, confidence=c.confidence - 0.1) for c in fitting]


def _is_part(money: Money, amount: Amount) -> bool:
    """Tell a part of another amount; what is summed up with something else to 可用资金 stays what it is."""
    if amount.parent < 0:
        return False
    total = money.amounts[amount.parent]
    if amount.role is MoneyRole.ALLOCATED and total.role is MoneyRole.BUDGET:
        return True  # 下达5280万元，市级配套720万元，合计6000万元
    return total.index < amount.index or _FIELDS.get(total.role) == _FIELDS.get(amount.role)


def _is_statement(amount: Amount, kind: str) -> bool:
    """Tell whether an amount speaks of the report's own money in the evaluated year."""
    about = amount.subject + amount.gap
    if amount.role is MoneyRole.BALANCE and amount.gap.startswith("部分"):
        return False  # 剩余部分5778万元按人口分配
    if amount.quantity.op is not Op.EQ or amount.change or amount.period is not Period.THIS:
        return False
    if amount.section_role in _NOT_HERE or _PARTS_OF_UNIT.search(amount.subject + amount.cue):
        return False
    if _PARTS_OF_UNIT.search(amount.topic) or _PARTS_OF_UNIT.search(amount.name):
        return False
    if kind == "overall" and money_words().unit_part.search(
        amount.subject + amount.cue + amount.gap + amount.name
    ):
        return False
    if any(_EXPENSE.search(words) and not is_generic(words) for words in (amount.subject, amount.gap)):
        return False
    if amount.role in (MoneyRole.WEAK, MoneyRole.INVESTMENT):
        return amount.section_role in (SectionRole.FUNDS, SectionRole.OVERVIEW) and not _FOREIGN.search(about)
    if amount.role is MoneyRole.SPENT and amount.cue in _HANDED_ON:
        return True  # 拨付各客运企业530万元
    return not _FOREIGN.search(about) or bool(_FUND_NAME.search(amount.gap or amount.subject))


def _speaks_of_funds(amount: Amount) -> bool:
    """Ask more of an amount told among results: 到位资金28.71亿元 there is what others invested."""
    strong = amount.cue not in _DOUBTFUL_CUES and amount.role is not MoneyRole.RECEIVED
    own_money = re.search(
        r"预算|财政|专项|经费|项目资金|执行(?!到位)", amount.subject + amount.gap + amount.cue
    )
    return bool(own_money) or (strong and amount.role in (MoneyRole.BUDGET, MoneyRole.BUDGET_INITIAL))


def _candidate(amount: Amount) -> _Candidate:
    source = bool(money_words().source.search(amount.subject + amount.gap))
    confidence = _CONFIDENCE[amount.cue not in _DOUBTFUL_CUES or amount.name.startswith("预算调")]
    if amount.gap and not _FUND_NAME.search(amount.gap):
        confidence -= 0.3
    if amount.role in (MoneyRole.WEAK, MoneyRole.INVESTMENT):
        confidence = 0.55
    if amount.section_role in _LOOSE:
        confidence -= 0.1
    thing = amount.gap or amount.subject
    subject = amount.topic if amount.summed or is_generic(thing) else thing
    return _Candidate(amount, confidence, subject, source)


# -- which one is the value ------------------------------------------------------------------------------------


def _ranked(name: str, found: list[_Candidate], title: str) -> tuple[FieldValue, ...]:
    """Order the statements of one field; none at all where several projects have one each and no total is told."""
    chosen = _choose(name, found)
    if chosen is None:
        return ()
    rest = [
        c for c in found if c is not chosen and not _is_piece(c, chosen) and not _is_foreign(c, chosen, title)
    ]
    agreeing = any(c.value == chosen.value for c in rest)
    clashing = any(c.value != chosen.value for c in rest)
    bonus = 0.03 * agreeing - 0.1 * clashing
    values = [_field_value(name, chosen, bonus)]
    values.extend(_field_value(name, c, -0.05) for c in rest)
    return tuple(values)


def _choose(name: str, found: list[_Candidate]) -> _Candidate | None:
    values = {c.value for c in found}
    if len(values) == 1:
        return max(found, key=lambda c: c.confidence)
    if total := _total(found):
        return total
    if name == "budget" and (
        adjusted := [c for c in found if _ADJUSTED.search(c.amount.cue + c.amount.subject)]
    ):
        found = adjusted
    if name != "balance" and (summed := [c for c in found if c.amount.summed or _WHOLE.search(c.amount.cue)]):
        return max(summed, key=lambda c: (c.value, c.confidence))
    whole = [c for c in found if not c.subject and not c.source]
    if not whole and _of_different_things(found):
        return None
    if all(c.amount.role is MoneyRole.INVESTMENT for c in found):
        return None  # 总投资216万元 … 总投资203万元: of one thing each
    support = Counter(c.value for c in found)
    return max(whole or found, key=lambda c: (c.confidence + 0.02 * _support(c, support), -c.amount.start))


def _support(candidate: _Candidate, support: Counter[Decimal]) -> int:
    late = candidate.amount.cue.startswith(("累计", "全年", "总"))
    return support[candidate.value] + 2 * late


def _total(found: list[_Candidate]) -> _Candidate | None:
    """Return the candidate that is the sum of two or more others near it, or that is called a sum."""
    parts = sorted({c.value for c in found if c.subject or c.source})
    sums = list(accumulate(parts))
    for candidate in found:
        smaller = bisect_left(parts, candidate.value)
        if smaller >= 2 and sums[smaller - 1] == candidate.value:
            return candidate
    return None


def _of_different_things(found: list[_Candidate]) -> bool:
    """Tell statements about several projects from a figure given twice in two ways."""
    first = found[0]
    for other in found[1:]:
        if other.value == first.value:
            continue
        if (first.source and other.source) or _unlike(first.subject, other.subject):
            return True
    return False


def _unlike(one: str, other: str) -> bool:
    pairs = {one[i : i + 2] for i in range(len(one) - 1)}
    others = {other[i : i + 2] for i in range(len(other) - 1)}
    if not pairs or not others:
        return False
    return len(pairs & others) < 0.5 * min(len(pairs), len(others))


def _is_foreign(candidate: _Candidate, chosen: _Candidate, title: str) -> bool:
    """Tell another figure for another thing (医保基金支付…) from a second figure for the same."""
    return candidate.value != chosen.value and bool(candidate.subject) and _unlike(candidate.subject, title)


def _is_piece(candidate: _Candidate, chosen: _Candidate) -> bool:
    """Tell a smaller sum of one source or project from another figure for the same thing."""
    return (
        candidate.value < chosen.value
        and (candidate.source or bool(candidate.subject))
        and (candidate.value < chosen.value * (1 - _SPREAD * 5))
    )


def _field_value(name: str, candidate: _Candidate, change: float) -> FieldValue:
    quantity = candidate.amount.quantity
    confidence = max(0.3, min(0.99, candidate.confidence + change))
    rule = f"money-{candidate.amount.role.value}:{candidate.amount.cue}"
    return FieldValue(money_text(candidate.value), quantity.passage, round(confidence, 2), rule, quantity)


def money_text(value: Decimal) -> str:
    """Write an amount in 元 as fields have it: plain, two decimals."""
    return plain(round_half_up(value))


def _weaker(value: FieldValue, rule: str) -> FieldValue:
    return FieldValue(value.value, value.passage, round(value.confidence - 0.07, 2), rule, value.quantity)


# -- what is stated without a figure ---------------------------------------------------------------------------

_FULL_IN = re.compile(
    r"(?:(?:资金|经费|款项|预算|财政|拨款|已|均|当年|全年|[0-9]万?元[，,]?)[^，,。；;\n]{0,14}?|(?<=[，,])(?:均已?|并?已)?)"
    r"(?:全部|全额|足额|如数|均已|100[%％])[^，,。；;\n不未]{0,6}?(?:到位|下达|拨付(?:[至给到][我本][一-鿿]{1,3})?(?![至给使]|到(?!位)))"
)
_FULL_OUT = re.compile(
    r"(?:(?:资金|经费|款项|预算|财政|拨款|已|均|并|到位|当年|全年)[^，,。；;\n]{0,14}?|(?<=[，,])(?:均已?|并?已)?)"
    r"(?:(?:全部|全额|全面)[^，,。；;\n不未]{0,4}?(?:支出(?!用)|(?:拨付)?使用(?!率)|使用完|支付完|支付到位|执行完|执行到位|列支完|拨付完毕)|(?:支出|使用|执行|兑付|发放|列支|支付)完毕)[毕成了]?"
)
_NEGATED = re.compile(r"未|没有|不能|尚|如|若|应|确保|争取|力争|要求|需")
_CLAUSE = re.compile(r"[，,。；;\n]")
_NO_BALANCE = re.compile(
    r"(?<![如若])(?:无|没有|未产生|未形成|不存在|无任何)[^，,。；;\n]{0,6}?(?:结余|结转|剩余)(?:资金|结余|和结转|情况)*"
    r"|(?:结余|剩余|结转)(?:资金|结余|金额|数|率)*[：:为是]{0,2}\s?(?:0(?:\.0+)?\s?(?:万?元|%|，|。|；|\n)|零)|结余(?:资金)?[：:]\s?无"
)


def _add_full(context: ReadingContext, result: Statements) -> None:
    """Read 资金已全部到位 and 已全部支出 as the amount they refer to."""
    for name, pattern, bases in (
        ("received", _FULL_IN, ("budget",)),
        ("spent", _FULL_OUT, ("received", "budget")),
    ):
        base = next((result[b] for b in bases if result.get(b)), None)
        if base is None or name in result:
            continue
        said = (m for m in pattern.finditer(context.folded) if _is_said(context, m))
        if (match := next(said, None)) is not None:
            passage = Passage.cut(context.text, match.start(), match.end())
            result[name] = (FieldValue(base[0].value, passage, 0.88, f"all-{name}"),)


def _is_said(context: ReadingContext, match: re.Match[str]) -> bool:
    """Tell that money arrived or went from words that ask for it or deny it, or speak of other things."""
    before = _CLAUSE.split(context.folded[max(0, match.start() - 4) : match.start()])[-1]
    return (
        not _NEGATED.search(before + match.group()) and context.role_at(match.start()) not in _NOT_HERE | _LOOSE
    )


def _no_balance(context: ReadingContext) -> FieldValue | None:
    for match in _NO_BALANCE.finditer(context.folded):
        if context.role_at(match.start()) in _NOT_HERE:
            continue
        end = match.end() - (context.folded[match.end() - 1] in "，。；\n")
        return FieldValue("0.00", Passage.cut(context.text, match.start(), end), 0.93, "no-balance")
    return None


# -- rates -----------------------------------------------------------------------------------------------------

_RATE = re.compile(
    r"(?P<received>(?:资金|预算|经费|财政|拨款)?[^，,。；;\n]{0,8}?到位率)"
    r"|(?P<execution>执行率|执行进度|支出进度|支出率|资金使用率|预算完成率|资金支付率|支付率|预算使用率"
    r"|占[^，,。；;\n]{0,12}?预算[^，,。；;\n\d]{0,10}|(?:完成|执行)[^，,。；;\n]{0,8}?预算[^，,。；;\n\d]{0,4}的)"
    r"|(?P<share>占(?:已|实际|全部|年度|当年)?(?P<of>到位|拨付|收到|下达|安排|批复|计划|项目|专项)[^，,。；;\n\d]{0,6}?(?:资金|经费|额度|指标|总额|金额|数)[^，,。；;\n\d]{0,4})"
)
_USED = re.compile(r"支出|使用|执行|支付|兑付|发放|列支|完成投资")
_OF_SOURCE = re.compile(r"其中|中央|省级|市级|县级|区级|自筹|配套|基本支出|项目支出|人员|公用|三公|用于")
_PART_OF_YEAR = re.compile(
    r"上半年|季度|(?<![0-9])(?:[1-9]|10|11)月(?:末|底|份)|[一二三四五六七八九]月|半年|前三季"
)
# 1—6月执行进度45.2%, 前三季度支出率70%: how far the money had got within the year, not the rate of the year.
_MONTHS = re.compile(
    r"(?<![0-9])[0-9]{1,2}\s?月(?:末|底|份)?(?:[、和及][0-9]{1,2}\s?月(?:末|底|份)?)+[^。；;\n]*$"
)
_WITHIN_YEAR = re.compile(
    r"(?<![0-9])(?:1|一)\s?月?份?\s?[-—–~～至到－]+\s?(?:[2-9]|1[01]|[二三四五六七八九])月份?[^，,]{0,16}$"
    r"|(?:上半年|前(?:[1-9]|1[01]|[一二三四五六七八九十])个?(?:季度|月)|第?[一二三]季度)[^，,]{0,16}$"
)
# 预算执行率=（实际支出/预算）×100%=88.4%
_FORMULA = re.compile(r"[=＝][（(]?[^，。；=＝]{2,40}[）)]?[×xX*＊]100[%％](?=[=＝]|$)")
_RATE_GAP = re.compile(r"(?![^，,]{0,6}(?:未|不足|低于|不到|没有|距))[^，,。；;\n\d]{0,10}")
_OTHER_RATE = re.compile(
    r"政府采购|采购|三公|公用|公务|基本支出|人员|计划执行|合同|目标|上年|去年|指标值|应达|不低于|控制率|变动率"
)
_PARTIAL_RATE = re.compile(
    r"基本支出|项目支出|人员|公用|三公|政府采购|上半年|季度|[一二三四五六七八九十0-9]+月|上年|去年|目标|指标值|达到.{0,2}以上|绩效|计划|招商|引进|内资|外资|投资"
)


def _rates(context: ReadingContext) -> Statements:
    found: dict[str, list[FieldValue]] = {}
    projects, prose = project_sections(context), prose_of(context)
    for quantity in context.quantities:
        if quantity.unit != "%" or quantity.value is None or quantity.op is not Op.EQ:
            continue
        start = quantity.passage.start
        if context.section_index_at(start) in projects or not prose.holds(start):
            continue
        if rate := _rate(context, quantity):
            found.setdefault(rate[0], []).append(rate[1])
    return {name: tuple(sorted(values, key=lambda v: -v.confidence)) for name, values in found.items()}


def _rate(context: ReadingContext, quantity: Quantity) -> tuple[str, FieldValue] | None:
    start = quantity.passage.start
    if context.role_at(start) in _NOT_HERE:
        return None
    front = context.folded[max(words_from(context, start), start - 40) : start]
    front = _FORMULA.sub("", front)
    last = _last(_RATE.finditer(front))
    if last is None or not _RATE_GAP.fullmatch(front[last.end() :].lstrip("：: ")):
        return None
    if last["share"] and not _is_share_of_use(front[: last.start()]):
        return None
    if last.group().startswith("占") and _NO_USE.search(front[: last.start()]):
        return None
    if ends_in_earlier_year(context, re.split(r"[。；;\n，,（(]", front)[-1]):
        return None  # told beside the year's own: （2022年度预算执行率为90.5%）
    name = "received_rate" if last["received"] else "execution_rate"
    clause = front[max(front.rfind(c, 0, last.start()) for c in "，,；;、。") + 1 :]
    if (
        quantity.value is None
        or quantity.value > 1000
        or _OTHER_RATE.search(clause)
        or _WITHIN_YEAR.search(clause)
        or (name == "execution_rate" and _MONTHS.search(front))
        or _is_of_part(context, front[: last.start()])
    ):
        return None
    confidence = 0.93 - 0.3 * bool(_PARTIAL_RATE.search(clause)) - 0.25 * (context.role_at(start) in _LOOSE)
    if last["share"] or (last["execution"] and not last["execution"].endswith(("执行率", "执行进度"))):
        confidence -= 0.2 if last["of"] in _LESS_THAN_BUDGET else 0.1
    if _PART_OF_YEAR.search(re.split(r"[。；;\n]", front)[-1]):
        confidence -= 0.4
    value = plain(quantity.value)
    return name, FieldValue(value, quantity.passage, round(confidence, 2), f"rate:{name}", quantity)


_PART_TOLD = re.compile(
    r"(?:基本支出|项目支出|人员经费|公用经费|三公[”\"]?经费)(?:[^，,。；;\n]|,(?=[0-9])){0,24}[，,]\s*$"
)


def _is_of_part(context: ReadingContext, front: str) -> bool:
    """Tell the rate of a part: 基本支出9705万元，执行率98.9%; 项目支出 is one only beside 基本支出."""
    told = _PART_TOLD.search(front)
    if told is None:
        return False
    return not told.group().startswith("项目支出") or "基本支出" in context.folded


# 年中追加|占年初预算的6.67%, 结余20万元，占预算的4%: no share that was used.
_NO_USE = re.compile(
    r"(?:追加|调[增减整]|[增核压]减|增加|节约|结余|结转|余额|收回)[^，,。；;\n\d]{0,8}(?:[0-9.,]+[万亿]?元)?[，,]?$"
)
_LESS_THAN_BUDGET = ("到位", "拨付", "收到")


def _is_share_of_use(words: str) -> bool:
    """Tell 支出310万元，占下达资金的97% from a share of one source or purpose."""
    clauses = [c for c in re.split(r"[，,。；;\n]", words) if c.strip()][-2:]
    used = [c for c in clauses if _USED.search(c)]
    return bool(used) and not _OF_SOURCE.search(used[-1])


def _last(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    last: re.Match[str] | None = None
    for match in matches:
        last = match
    return last
