"""Claims told in set phrases beside a figure: "较上年25万元减少3.65万元", "占总支出的41.99%", "高于目标6.2个百分点".

Extraction reads the claims about goals; these are about any money or figure, and are tested the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reviewer.checks.case import Case, number_of
from reviewer.checks.figures import amount_of, is_money, is_percent, read, written
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Breakdown, Claim, ClaimKind, Indicator

_UNIT = r"美元|元|[%％]|个百分点|[^\d\s，。；、,;：:（）()万亿元%％]{1,8}?"
_GROWTH = re.compile(
    written("value", _UNIT)
    + r"[，,（(]?(?:较|比|相比)(?:上年同期|去年同期|上年|去年|上一年度?|20\d\d年度?|年初预算数?|预算数?|计划数?)(?:数|的)?"
    + written("base", _UNIT)
    + r"(?:同比)?(?P<way>增长|增加|提高|上升|下降|减少|降低|节约|压减)了?"
    + written("stated", _UNIT)
)
_WAY = r"(?P<way>增长|增加|提高|提升|上升|扩大|下降|减少|降低|缩短|节约|压减)"
_FROM_TO = re.compile(
    r"[由从][^，。；\d]{0,12}(?:20\d\d年底?的?|上年同?期?的?|年初的?)?"
    + written("base", _UNIT)
    + r"[^，。；\d]{0,6}[至到为]"
    + written("value", _UNIT)
    + r"[，,（(]?(?:同比|累计|共)?"
    + _WAY
    + "了?"
    + written("stated", _UNIT)
)
# 年初预算6万元，全年支出4.8万元，较年初预算下降20%
_NAMED_BASE = re.compile(
    r"(?P<of>年初预算|全年预算|预算|计划|概算|上年|去年)(?:安排|批复|核定|决算|支出)?(?:数|额|金额)?(?:为|是|：)?"
    + written("base", "元")
    + r"[，,；](?:实际|全年|当年|本年)?[^，。；\d]{2,10}?(?:为|是|：)?"
    + written("value", "元")
    + r"[，,（(](?:较|比|与)(?P=of)(?:安排)?(?:数|额)?(?:相比)?"
    + _WAY
    + "了?"
    + written("stated", "[%％]")
)
_YEAR_BEHIND = re.compile(
    written("value", _UNIT)
    + r"[，,（(]?(?:同比|比上年|较上年|比去年|较去年)"
    + _WAY
    + "了?"
    + written("stated", _UNIT)
    + r"[，,]?[（(](?:上年|去年|20\d\d年)(?:同期)?(?:为|是|：)?"
    + written("base", _UNIT)
    + "[）)]"
)
_CHAINED = re.compile(
    written("value", _UNIT)
    + r"[，,（(]?(?:较|比)(?:上年|去年|20\d\d年)(?:同期|度)?"
    + _WAY
    + "了?"
    + written("delta", _UNIT)
    + r"[，,](?:同比)?(?:增长|提高|上升|下降|减少|增幅|降幅|降低)(?:了|为|达)?"
    + written("stated", "[%％]")
)
_RISES = (
    (_GROWTH, ("较", "比")),
    (_FROM_TO, ("由", "从")),
    (_YEAR_BEHIND, ("同比", "上年", "去年")),
    (_NAMED_BASE, ("较", "比", "与")),
)
_DONE = re.compile(
    r"(?:[（(][^）)]{0,12}[）)])?[，,（(]?(?:实际)?(?:完成|达到|达成|实现|为|是|占)(?:了)?(?:年度|年初|全年)?(?:目标|任务|计划)?(?:任务)?(?:数|值)?(?:率|比例)?(?:为|达|的|：)*"
    + written("stated", "[%％]")
)
_DOWN = ("下降", "减少", "降低", "缩短", "节约", "压减", "低于", "少于")
_SHARE = re.compile(
    written("value", "元") + r"[，,（(]?占(?P<whole>[^，。；、\d]{2,12}?)的?" + written("stated", "%")
)
_BESIDE_TARGET = re.compile(
    r"[，,（(]?(?:比|较)?(?P<way>高于|超过|超出|高出|多于|超|低于|少于)(?:年度|年初|预期|计划)?(?:目标|任务|计划|指标)(?:值|数)?的?"
    + written("stated", _UNIT)
)
_PARTS = {
    "基本支出": re.compile(r"基本支出(?:决算|合计|共计|总额|数)?(?:为|：|:)?" + written("value", "元")),
    "项目支出": re.compile(r"项目支出(?:决算|合计|共计|总额|数)?(?:为|：|:)?" + written("value", "元")),
}
_OTHER_PARTS = re.compile(r"经营支出|上缴上级|对附属单位|事业单位经营|其他支出\d")
_MONEY_FIELDS = ("spent", "budget", "budget_initial", "received")


def prose_claims(case: Case) -> Iterator[Claim]:
    """Find claims that the report's reading does not hold yet."""
    known = {c.stated.passage.end for c in case.report.claims if c.value is not None and c.base is not None}
    for claim in (
        *_growths(case),
        *_chained(case),
        *_shares(case),
        *_beside_targets(case),
        *_done(case),
        *_pairs(case),
    ):
        if claim.stated.passage.end not in known:
            known.add(claim.stated.passage.end)
            yield claim


def _growths(case: Case) -> Iterator[Claim]:
    found = (m for form, words in _RISES for m in case.matches(form, *words))
    for match in found:
        value, base, stated = (read(case.document, match, name) for name in ("value", "base", "stated"))
        if case.text.startswith(value.unit, base.passage.end - len(base.unit)):
            base = replace(base, unit=value.unit)
        if value.unit != base.unit or not (is_percent(stated) or stated.unit == value.unit):
            continue
        sign = -1 if match["way"] in _DOWN else 1
        yield Claim(ClaimKind.GROWTH, _name(case, value), stated, value, base, base_name="比较数", sign=sign)


def _chained(case: Case) -> Iterator[Claim]:
    """Find "820万元，较上年增加40万元，增长5.13%": the difference tells what it grew from."""
    for match in case.matches(_CHAINED, "较", "比"):
        value, delta, stated = (read(case.document, match, name) for name in ("value", "delta", "stated"))
        sign = -1 if match["way"] in _DOWN else 1
        before = amount_of(value) - sign * amount_of(delta)
        if value.unit != delta.unit or is_percent(value) or before <= 0:
            continue
        base = replace(delta, value=before)
        yield Claim(ClaimKind.GROWTH, _name(case, value), stated, value, base, base_name="增减数", sign=sign)


def _shares(case: Case) -> Iterator[Claim]:
    """Find shares that fit no amount they could be a share of; what they name is their base."""
    for match in case.matches(_SHARE, "占"):
        value, stated = read(case.document, match, "value"), read(case.document, match, "stated")
        base = _whole(case, match["whole"])
        if base is None or any(_fits(value, whole, stated) for whole in _amounts_about(case, match.start())):
            continue
        yield Claim(ClaimKind.SHARE, _name(case, value), stated, value, base, base_name=match["whole"])


def _whole(case: Case, words: str) -> Quantity | None:
    """Return the sum that a share is said to be of, None where its name is not a total of the report's."""
    if re.match(r"[该其各此]|本项|单个", words):
        return None
    if "预算" in words:
        names: tuple[str, ...] = ("budget", "budget_initial")
    elif re.search(r"总?支出|使用|执行", words) and not re.search(r"基本支出|项目支出|经费支出", words):
        names = ("spent",)
    else:
        return None
    for name in names:
        found = case.report.fields.get(name)
        if found is not None and found.quantity is not None and found.quantity.value:
            return found.quantity
    return None


def _amounts_about(case: Case, position: int) -> Iterator[Quantity]:
    """Walk the money totals of the report and every amount earlier in the same paragraph."""
    for name in _MONEY_FIELDS:
        for value in case.report.statements.get(name, ()):
            if value.quantity is not None and value.quantity.value:
                yield value.quantity
    start = case.text.rfind("\n", 0, position) + 1
    yield from (q for q in case.money if start <= q.passage.start and q.passage.end <= position)


def _fits(value: Quantity, whole: Quantity, stated: Quantity) -> bool:
    if not whole.value:
        return False
    return abs(amount_of(value) / whole.value * 100 - amount_of(stated)) <= max(stated.step, Decimal("0.05"))


def _beside_targets(case: Case) -> Iterator[Claim]:
    for indicator in case.report.indicators:
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or target.value is None or actual.value is None:
            continue
        if target.op is Op.RANGE or not actual.passage.grounded:
            continue
        match = _BESIDE_TARGET.match(case.text, actual.passage.end)
        if match is not None:
            yield _beside(case, indicator, target, actual, match)


def _done(case: Case) -> Iterator[Claim]:
    """Find "实际救助214人，完成101.9%" behind a result whose percentage was not read."""
    for indicator in case.report.indicators:
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or target.value is None or actual.value is None:
            continue
        if indicator.stated_completion is not None or not actual.passage.grounded or is_percent(actual):
            continue
        match = _DONE.match(case.text, actual.passage.end)
        if match is None or "的" in match.group()[-1:] or case.doubtful(indicator):
            continue
        near = target.passage.grounded and case.sentence(actual.passage).span.overlaps(target.passage.span)
        stated = read(case.document, match, "stated")
        yield Claim(ClaimKind.COMPLETION, indicator.name, stated, actual, target, near, indicator=indicator.key)


_PAIR = re.compile(
    r"(?:目标|计划|指标|任务)(?:值|数)?(?:为|是|：)?[^，。；\d]{0,10}?"
    + written("base", _UNIT)
    + r"[）)]?[，,：:；]?(?:经[^，。；]{0,6}，)?(?:实际|已)?[^，。；\d]{0,14}?"
    + written("value", _UNIT)
    + r"[，,（(](?:实际)?完成(?:率|比例)?(?:为|达到?|：)?"
    + written("stated", "[%％]")
)


def _pairs(case: Case) -> Iterator[Claim]:
    """Find target, result and percentage told in a row: "（目标210人）：实际救助214人，完成101.9%"."""
    for match in case.matches(_PAIR, "完成"):
        base, value, stated = (read(case.document, match, name) for name in ("base", "value", "stated"))
        if base.unit == value.unit and amount_of(base) > 0:
            yield Claim(ClaimKind.COMPLETION, _named_before(case, match.start()), stated, value, base)


def _named_before(case: Case, position: int) -> str:
    """Return the words of the clause before a position."""
    words = re.split(r"[，,。；;：:\n\t]", case.text[max(position - 24, 0) : position].rstrip("，（("))[-1]
    return re.sub(r"^[\d.、．（）()]+", "", words).strip() or "该项"


def _beside(
    case: Case, indicator: Indicator, target: Quantity, actual: Quantity, match: re.Match[str]
) -> Claim:
    return Claim(
        ClaimKind.EXCESS,
        indicator.name,
        read(case.document, match, "stated"),
        actual,
        target,
        indicator=indicator.key,
        sign=-1 if match["way"] in _DOWN else 1,
    )


def _name(case: Case, value: Quantity) -> str:
    """Return what an amount is said of: the words in front of it in its clause."""
    clause = case.clause(value.passage)
    return clause.text[: max(len(clause.text) - len(number_of(value)), 0)].strip("为共达 ") or "该项"


def whole_of_two(case: Case) -> Iterator[Breakdown]:
    """Find 基本支出 and 项目支出, which make up a department's spending, told apart from their total."""
    if case.report.value("kind") != "overall" or _OTHER_PARTS.search(case.flat):
        return
    parts = [(name, part) for name in _PARTS if (part := _single(case, name)) is not None]
    totals = [q for q in _money_totals(case) if is_money(q)]
    together = sum((amount_of(q) for _, q in parts), Decimal(0))
    fits = any(abs(amount_of(t) - together) <= t.step / 2 for t in totals)
    if len(parts) == len(_PARTS) and totals and not fits:
        yield Breakdown("支出总额", totals[0], tuple(parts))


def _single(case: Case, name: str) -> Quantity | None:
    """Return the one amount that is told of a part, None where there are several or it is read already."""
    amounts = [read(case.document, match, "value") for match in _PARTS[name].finditer(case.text)]
    read_already = {q.passage.start for b in case.report.breakdowns for _, q in b.parts}
    if len({q.value for q in amounts}) != 1 or amounts[0].passage.start in read_already:
        return None
    return amounts[0]


def _money_totals(case: Case) -> Iterator[Quantity]:
    for name in _MONEY_FIELDS:
        for value in case.report.statements.get(name, ()):
            if value.quantity is not None and value.quantity.value is not None:
                yield value.quantity


def whole_of_items(case: Case) -> Iterator[Breakdown]:
    """Find money items told one after the other as all that was spent ("支出包括：…"), beside the total above them.

    Only where every amount between the first and the last is one of the items, and nothing after them goes on with 等.
    """
    known = {q.passage.start for b in case.report.breakdowns for _, q in b.parts}
    items = [s for s in case.report.spending if not s.parent and s.quantity is not None and s.passage.grounded]
    items = [s for s in items if s.quantity and s.quantity.passage.start not in known]
    spent = case.report.fields.get("spent")
    if len(items) < 3 or spent is None or spent.quantity is None or not spent.quantity.passage.grounded:
        return
    parts = [s.quantity for s in items if s.quantity is not None]
    first, last = min(q.passage.start for q in parts), max(q.passage.end for q in parts)
    if not _are_all(case, spent.quantity, first, last, len(parts)):
        return
    together = sum((amount_of(q) for q in parts), Decimal(0))
    if not any(abs(amount_of(t) - together) <= t.step / 2 for t in _money_totals(case)):
        yield Breakdown("支出", spent.quantity, tuple((s.name, q) for s, q in zip(items, parts, strict=True)))


_ALL_ITEMS = re.compile(
    r"(?:包括|其中|构成|明细|分别|具体(?:支出|为|如下|用于)|如下|支出)[^，。；\d]{0,12}[为是]?[：:]?[^，。；\d]{0,20}$"
)
_AND_OTHERS = re.compile(r"[^，。；\n]{0,6}等(?!级)")


def _are_all(case: Case, total: Quantity, first: int, last: int, count: int) -> bool:
    """Tell whether the amounts from first to last are presented as what a total told shortly before is made of."""
    between = case.text[total.passage.end : first]
    if total.passage.end > first or len(between) > _NEAR or "\n\n" in between:
        return False
    if not _ALL_ITEMS.search(between) or _AND_OTHERS.match(case.text, last):
        return False
    inside = [q for q in case.money if first <= q.passage.start < last]
    stated = {v.value for name in ("balance", *_MONEY_FIELDS) for v in case.report.statements.get(name, ())}
    beside = [q for q in case.money if total.passage.end <= q.passage.start < first]
    return len(inside) == count and all(f"{q.value:.2f}" in stated for q in beside)


_NEAR = 80
