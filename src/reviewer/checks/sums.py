"""Parts against their total, a part against its whole, spent and balance against the budget, lists against their count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reviewer.checks.case import Case, clash, context, plain_name
from reviewer.checks.columns import column_sums
from reviewer.checks.enumerations import enumerated
from reviewer.checks.figures import (
    Scale,
    amount_of,
    is_counted,
    is_money,
    is_percent,
    money_gap,
    same_amount,
)
from reviewer.checks.prose import whole_of_items, whole_of_two
from reviewer.domain.finding import Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.quantity import Quantity, same_unit
from reviewer.domain.report import Breakdown, NamedList, SpendingItem

_FIGURE_ONLY = re.compile(r"[\d.．,，％%]+\s?[^\d\s]{0,2}")
_LIST_REACH = 3000
_COUNT_WORDS = "零一两三四五六七八九十"
# Below this share of the total, "其中" names some parts only and claims nothing about the rest.
_PARTIAL = Decimal("0.85")


def sum_mismatch(case: Case) -> Iterator[Finding]:
    """Find parts that do not add up to the total; within rounding only a hint, told in two places but once."""
    seen: set[tuple[int, int]] = set()
    told: dict[tuple[str, ...], Finding] = {}
    wrong: dict[tuple[str, ...], Breakdown] = {}
    read = (*case.report.breakdowns, *whole_of_two(case), *whole_of_items(case))
    columns = [b for b, points in column_sums(case) if not points]
    found_in_words = ((t.breakdown, t.sure) for t in enumerated(case))
    for found, sure in (*((b, True) for b in (*read, *columns)), *found_in_words):
        place = (found.total.passage.start, found.total.passage.end)
        if place in seen or not _comparable(found):
            continue
        if (finding := _breakdown(case, found)) is not None:
            seen.add(place)
            finding = finding if sure else replace(finding, severity=Severity.LOW)
            sums = _sums(found)
            told[sums] = _both(told[sums], finding) if sums in told else finding
            wrong.setdefault(sums, found)
    for sums, slip in _slips(wrong):
        told[sums] = _both(told[sums], told.pop(slip))
    yield from told.values()


def _slips(wrong: dict[tuple[str, ...], Breakdown]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Find two wrong sums that one figure makes wrong: too large a part here, by as much too large a total there."""
    for sums, found in wrong.items():
        for other, inner in wrong.items():
            held = any(q.value == inner.total.value for _, q in found.parts)
            if held and _difference(found) == -_difference(inner):
                yield sums, other
                return


def _difference(found: Breakdown) -> Decimal:
    return sum((amount_of(q) for _, q in found.parts), Decimal(0)) - amount_of(found.total)


def _sums(found: Breakdown) -> tuple[str, ...]:
    """Return the total and its parts as what makes a wrong sum the same one wherever it stands."""
    return (
        str(amount_of(found.total).normalize()),
        *sorted(str(amount_of(q).normalize()) for _, q in found.parts),
    )


def _both(first: Finding, again: Finding) -> Finding:
    """Return one finding with the passages of both; each part keeps its number."""
    evidence = tuple(dict.fromkeys((*first.evidence, *again.evidence)))
    subjects = tuple(dict.fromkeys((*first.subjects, *again.subjects)))
    return replace(first, evidence=evidence, subjects=subjects)


def _comparable(found: Breakdown) -> bool:
    amounts = [found.total, *(q for _, q in found.parts)]
    return (
        (len(found.parts) >= 2 or not found.total.value)
        and all(q.value is not None and same_unit(q.unit, found.total.unit) for q in amounts)
        and len({is_money(q) for q in amounts if q.unit}) <= 1
    )


def _breakdown(case: Case, found: Breakdown) -> Finding | None:
    total = amount_of(found.total)
    parts = [q for _, q in found.parts]
    whole = sum((amount_of(q) for q in parts), Decimal(0))
    difference = whole - total
    if not difference or (difference < 0 and not _claims_all(case, found, whole)):
        return None
    if total and any(amount_of(q) > total for q in parts):
        return None  # part-exceeds-whole says it better
    rounding, allowed = _tolerance(found.total, parts)
    if abs(difference) <= allowed and abs(difference) > rounding:
        return None  # 约 explains it
    return _sum_finding(case, found, whole, abs(difference) <= rounding)


def _claims_all(case: Case, found: Breakdown, whole: Decimal) -> bool:
    """Tell whether the report presents the parts as all there is."""
    if not found.complete:
        return False
    between = case.text[found.total.passage.end : found.parts[0][1].passage.start]
    return "其中" not in between or whole >= amount_of(found.total) * _PARTIAL


def _tolerance(total: Quantity, parts: list[Quantity]) -> tuple[Decimal, Decimal]:
    """Return what rounding explains (one last digit per summand), and with 约 what that explains."""
    if is_counted(total):
        rounding = Decimal(0)
    else:
        rounding = min(q.step for q in (total, *parts)) * len(parts)
    about = [q for q in (total, *parts) if q.approximate]
    loose = sum((max(q.step, abs(amount_of(q)) / 200) for q in about), Decimal(0))
    return rounding, rounding + loose if about else rounding


def _sum_finding(case: Case, found: Breakdown, whole: Decimal, rounding: bool) -> Finding:
    scale = Scale([found.total, *(q for _, q in found.parts)])
    total = amount_of(found.total)
    apart = abs(whole - total)
    gap = scale.figure(apart)
    shares = is_percent(found.total)
    rule = "share-sum-mismatch" if shares else "sum-mismatch"
    message = f"分项合计{scale.figure(whole)}，与总额{scale.figure(total)}相差{gap}"
    evidence = _sum_evidence(case, found, scale)
    about = [f"“{q.passage.text}”" for _, q in found.parts if q.approximate]
    ask = f"其中{'、'.join(about)}请给出准确数，" if about else ""
    count = len(found.parts)
    name = _COUNT_WORDS[count] if count < len(_COUNT_WORDS) else str(count)
    return case.finding(
        rule,
        message + ("，可能为四舍五入" if rounding else ""),
        evidence,
        [ref for e in evidence for ref in case.subjects_at(e.passage)],
        [scale.number(total), *(scale.number(amount_of(q)) for _, q in found.parts)],
        f"报告中{plain_name(found.name)}分项合计{scale.figure(whole)}，与总额{scale.figure(total)}相差{gap}。"
        f"请核对各分项金额，{ask}并说明差额原因。",
        Severity.LOW if rounding else None,
        calculation=f"{name}项合计 {scale.number(whole)}  总额 {scale.number(total)}  相差 {gap}",
        gap=apart if shares else money_gap(found.total, apart),
    )


def _sum_evidence(case: Case, found: Breakdown, scale: Scale) -> list[Evidence]:
    total = case.clause(found.total.passage)
    evidence = [Evidence(total, EvidenceRole.TOTAL, 0, found.name, scale.number(amount_of(found.total)))]
    for number, (name, quantity) in enumerate(found.parts, start=1):
        shown = scale.number(amount_of(quantity))
        evidence.append(Evidence(case.clause(quantity.passage), EvidenceRole.PART, number, name, shown))
    return evidence


def part_exceeds_whole(case: Case) -> Iterator[Finding]:
    """Find a part above the amount it is a part of, or 三公 above all that it can be paid from."""
    told: set[tuple[int, int]] = set()
    for whole_name, whole, part_name, part in _pairs(case):
        pair = (whole.passage.start, part.passage.start)
        if amount_of(part) <= amount_of(whole) or same_amount(part, whole) or pair in told:
            continue
        told.add(pair)
        yield _exceeds(case, whole_name, [whole], part_name, part)
    if (finding := _three_public(case)) is not None:
        yield finding


def _pairs(case: Case) -> Iterator[tuple[str, Quantity, str, Quantity]]:
    for found in case.report.breakdowns:
        for name, part in found.parts:
            if part.value is not None and found.total.value and part.unit == found.total.unit:
                yield found.name, found.total, name, part
    for item in case.report.spending:
        parent = _parent(case, item)
        if parent is None or item.quantity is None or parent.quantity is None:
            continue
        if item.quantity.value is not None and parent.quantity.value is not None:
            yield parent.name, parent.quantity, item.name, item.quantity


def _parent(case: Case, item: SpendingItem) -> SpendingItem | None:
    """Return the item this one is a part of; none where the name is not unique."""
    named = [s for s in case.report.spending if s.name == item.parent and s.key != item.key]
    return named[0] if item.parent and len(named) == 1 else None


def _exceeds(case: Case, whole_name: str, wholes: list[Quantity], name: str, part: Quantity) -> Finding:
    scale = Scale([*wholes, part])
    name, whole_name = plain_name(name), plain_name(whole_name)
    whole = sum((amount_of(q) for q in wholes), Decimal(0))
    first = case.clause(part.passage)
    evidence = [clash(first, 1, name, scale.number(amount_of(part)))]
    evidence += [clash(case.clause(q.passage), 2, whole_name, scale.number(amount_of(q))) for q in wholes]
    return case.finding(
        "part-exceeds-whole",
        f"{name}{scale.figure(amount_of(part))}，超过{whole_name}{scale.figure(whole)}",
        evidence,
        [ref for e in evidence for ref in case.subjects_at(e.passage)],
        [scale.number(amount_of(part)), *(scale.number(amount_of(q)) for q in wholes)],
        f"报告中{name}为{scale.figure(amount_of(part))}，大于{whole_name}{scale.figure(whole)}。请核对并说明来源。",
        gap=money_gap(part, amount_of(part) - whole),
    )


def _three_public(case: Case) -> Finding | None:
    """三公经费 are paid from 公用经费 and project money; more than both together can't be."""
    public = _named(case, ("三公",)) or _named(case, ("公务接待",))
    running = _named(case, ("公用经费", "公用支出", "商品和服务支出"))
    if public is None:
        return None
    if running is None:
        return _above_all(case, *public)
    project = _named(case, ("项目支出", "项目经费"))
    wholes = [running[1], *([project[1]] if project else _any_project_money(case))]
    if amount_of(public[1]) <= sum((amount_of(q) for q in wholes), Decimal(0)):
        return None
    name = running[0] if len(wholes) == 1 else f"{running[0]}与项目资金之和"
    return _exceeds(case, name, wholes, *public)


def _any_project_money(case: Case) -> list[Quantity]:
    return [q for name in ("spent", "received", "budget") for q in _project_money(case, name)][:1]


def _above_all(case: Case, name: str, public: Quantity) -> Finding | None:
    """Hold 三公经费 against all that was spent, where the report does not say what running costs were."""
    spent = _project_money(case, "spent")
    if not spent or amount_of(public) <= amount_of(spent[0]) or public.passage == spent[0].passage:
        return None
    return _exceeds(case, "支出总额", spent, name, public)


def _project_money(case: Case, name: str) -> list[Quantity]:
    found = case.report.fields.get(name)
    return [] if found is None or found.quantity is None or found.quantity.value is None else [found.quantity]


def _named(case: Case, words: tuple[str, ...]) -> tuple[str, Quantity] | None:
    """Return the largest spending item of one of these names."""
    known = [(s.name, s.quantity) for s in case.report.spending if any(w in s.name for w in words)]
    amounts = [(name, q) for name, q in known if q is not None and q.value is not None]
    return max(amounts, key=lambda found: amount_of(found[1]), default=None)


def calculation_mismatch(case: Case) -> Iterator[Finding]:
    """Find spent + balance that is neither the budget nor what was received, in any of the places that state them."""
    spent, balance = _stated(case, "spent"), _stated(case, "balance")
    wholes = [q for name in ("budget", "received", "budget_initial") for q in _stated(case, name)]
    if not spent or not balance or not wholes:
        return
    for one in spent:
        for rest in balance:
            together = amount_of(one) + amount_of(rest)
            if any(_reaches(together, whole, (one, rest)) for whole in wholes):
                return
            if any(amount_of(other) == together for other in case.money):
                return  # 收入, 可用资金 and other words for what there was to spend
    yield _unbalanced(case, spent[0], balance[0], wholes[0])


def _stated(case: Case, name: str) -> list[Quantity]:
    values = case.report.statements.get(name, ())
    return [v.quantity for v in values if v.quantity is not None and v.quantity.value is not None]


def _reaches(together: Decimal, whole: Quantity, summands: tuple[Quantity, ...]) -> bool:
    step = max(q.step for q in (whole, *summands))
    about = sum((q.step for q in (whole, *summands) if q.approximate), Decimal(0))
    return abs(together - amount_of(whole)) <= step * len(summands) / 2 + about


def _unbalanced(case: Case, spent: Quantity, balance: Quantity, whole: Quantity) -> Finding:
    scale = Scale([spent, balance, whole])
    together = amount_of(spent) + amount_of(balance)
    apart = abs(together - amount_of(whole))
    gap = scale.figure(apart)
    sums = f"执行数{scale.figure(amount_of(spent))}与结余{scale.figure(amount_of(balance))}合计{scale.figure(together)}"
    return case.finding(
        "calculation-mismatch",
        f"{sums}，与预算数{scale.figure(amount_of(whole))}相差{gap}",
        [
            Evidence(
                case.clause(whole.passage), EvidenceRole.TOTAL, 0, "预算数", scale.number(amount_of(whole))
            ),
            Evidence(
                case.clause(spent.passage), EvidenceRole.PART, 1, "执行数", scale.number(amount_of(spent))
            ),
            Evidence(
                case.clause(balance.passage), EvidenceRole.PART, 2, "结余", scale.number(amount_of(balance))
            ),
        ],
        ["field:budget", "field:spent", "field:balance"],
        [scale.number(amount_of(q)) for q in (whole, spent, balance)],
        f"{sums}，与预算数{scale.figure(amount_of(whole))}不符。请核对预算数、执行数和结余。",
        calculation=f"执行数 {scale.number(amount_of(spent))} ＋ 结余 {scale.number(amount_of(balance))} "
        f"＝ {scale.number(together)}，预算数 {scale.number(amount_of(whole))}，相差 {gap}",
        gap=money_gap(whole, apart),
    )


def _is_list_of(case: Case, named: NamedList) -> bool:
    """Tell whether what was read as a list can be the one that is counted: near by, of things, about as many."""
    stated, items = amount_of(named.stated), named.items
    place = named.stated.passage
    if stated > 2 * len(items) or len(items) > 2 * stated:
        return False
    if any(_FIGURE_ONLY.fullmatch(item.text) for item in items) or not place.grounded:
        return False
    first, last = min(place.start, items[0].start), max(place.end, items[-1].end)
    paragraphs = case.text.count("\n", first, last)
    return last - first <= _LIST_REACH and (paragraphs == 0 or paragraphs >= len(items) - 1)


def list_count_mismatch(case: Case) -> Iterator[Finding]:
    """Find a list of n things that the report calls m."""
    for named in case.report.lists:
        stated, count = named.stated.value, len(named.items)
        if stated is None or named.stated.approximate or count < 2 or count == stated:
            continue
        if (named.open_ended and count < stated) or not _is_list_of(case, named):
            continue
        evidence = [
            clash(case.phrase(named.stated.passage), 1, named.name, number := named.stated.passage.text)
        ]
        evidence += [context(case.quote(item.span)) for item in named.items[:9]]
        yield case.finding(
            "list-count-mismatch",
            f"{named.name}称{number}，所列为{count}项",
            evidence,
            case.subjects_at(named.stated.passage),
            [number, str(count)],
            f"报告称{named.name}{number}，正文列出{count}项。请核对数目。",
            gap=abs(stated - count),
        )
