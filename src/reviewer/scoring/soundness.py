"""What is wrong with a profile, field by field, in one sentence each: the editor shows it while a person types.

It says no to what the reader of the files refuses (`profiles.py`), and names the field instead of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reviewer.domain.quantity import plain
from reviewer.domain.report import GRADES
from reviewer.domain.rubric import ItemRule, Profile, ProfileItem, ProfilePart
from reviewer.scoring.profiles import STEPS
from reviewer.scoring.step_tables import steps_fault

_ZERO = Decimal(0)
At = tuple[int, int]  # part and item, −1 for none
WHOLE: At = (-1, -1)
CHECKS: At = (-2, -1)  # which findings are wanted


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where, and at which field."""

    at: At
    field: str
    sentence: str


def faults(profile: Profile) -> tuple[Fault, ...]:
    """Return everything that keeps a profile from being used, the whole first; () for a sound one."""
    found = [*_whole(profile), *_grades(profile), *_checks(profile)]
    for index, part in enumerate(profile.parts):
        found += _part(part, index)
    return tuple(found)


def _whole(profile: Profile) -> Iterator[Fault]:
    if not profile.name.strip():
        yield Fault(WHOLE, "name", "请填写评分表的名称。")
    if not profile.parts:
        yield Fault(WHOLE, "parts", "至少要有一个部分。")
    elif profile.points != 100:
        yield Fault(WHOLE, "parts", f"各部分合计 {plain(profile.points)} 分，应为 100 分。")
    upper, lower = profile.bands
    if not 100 >= upper > lower >= 0:
        yield Fault(WHOLE, "bands", "两档下限应从高到低，在 0 与 100 之间。")
    if profile.step not in STEPS:
        yield Fault(WHOLE, "step", "应为 0.01、0.1、0.5 或 1。")
    for name in ("over_achievement_percent", "deviation_percent"):
        if getattr(profile, name) < 0:
            yield Fault(WHOLE, name, "不能为负数。")
    yield from _twice((p.key for p in profile.parts), WHOLE, "parts", "部分")


def _checks(profile: Profile) -> Iterator[Fault]:
    for setting in profile.checks:
        if setting.tolerance is not None and setting.tolerance < 0:
            yield Fault(CHECKS, "checks", "容差不能为负数。")
    yield from _twice((one.rule for one in profile.checks), CHECKS, "checks", "疑点设置")


def _grades(profile: Profile) -> Iterator[Fault]:
    bounds = [bound.at_least for bound in profile.grades]
    falling = all(a > b for a, b in pairwise(bounds))
    if tuple(bound.grade for bound in profile.grades) != tuple(GRADES) or not falling:
        yield Fault(WHOLE, "grades", "等级的分数应依次降低：优、良、中、差。")
    elif bounds[-1] != 0:
        yield Fault(WHOLE, "grades", "“差”应从 0 分起。")


def _part(part: ProfilePart, index: int) -> Iterator[Fault]:
    at = (index, -1)
    if not part.name.strip():
        yield Fault(at, "name", "请填写部分的名称。")
    if part.points < 0:
        yield Fault(at, "points", "分值不能为负数。")
    if not part.items:
        yield Fault(at, "items", "这个部分还没有评分项。")
        return
    yield from _sums(part, at)
    yield from _twice((i.key for i in part.items), at, "items", "评分项")
    for number, item in enumerate(part.items):
        for name, sentence in _item(item):
            yield Fault((index, number), name, sentence)


def items_total(part: ProfilePart) -> Decimal:
    """Return what the items of a part add up to, those for a part without indicators included."""
    return _total(part.items)


def _sums(part: ProfilePart, at: At) -> Iterator[Fault]:
    shares = any(i.rule is ItemRule.INDICATORS for i in part.items)
    conditional = any(i.when for i in part.items)
    always, whole = _total(i for i in part.items if not i.when), items_total(part)
    if not shares:
        if always != part.points:
            yield Fault(at, "items", _unlike("各项", always, part.points))
    elif not conditional:
        yield Fault(at, "items", "请加一项“无指标时”的评分项：没有指标的报告在这个部分按它评分。")
    elif whole != part.points:
        yield Fault(at, "items", _unlike("无指标时各项", whole, part.points))


def _unlike(what: str, total: Decimal, points: Decimal) -> str:
    gap = total - points
    word = "多" if gap > 0 else "少"
    return f"{what}合计 {plain(total)} 分，比该部分的 {plain(points)} 分{word} {plain(abs(gap))} 分。"


def _item(item: ProfileItem) -> Iterator[tuple[str, str]]:
    if not item.name.strip():
        yield "name", "请填写评分项的名称。"
    if item.points is None and item.rule is not ItemRule.INDICATORS:
        yield "points", "请填写分值。"
    if item.points is not None and item.points < 0:
        yield "points", "分值不能为负数。"
    if item.rule in (ItemRule.PROPOSAL, ItemRule.CHECKLIST) and not item.terms:
        yield "terms", "请至少写一条用语。"
    yield from _tables(item)


def _tables(item: ProfileItem) -> Iterator[tuple[str, str]]:
    if item.rule is ItemRule.STEPS and not item.steps:
        yield "steps", "请至少写一档。"
    if any(s.at_least is None and s.at_most is None for s in item.steps):
        yield "steps", "有一档没有界限。"
    if any(n is not None and n < 0 for s in item.steps for n in (s.at_least, s.at_most, s.points)):
        yield "steps", "分档中不能有负数。"
    if item.points is not None and any(s.points > item.points for s in item.steps):
        yield "steps", f"有一档超过该项的 {plain(item.points)} 分。"
    if told := steps_fault(item.steps):
        yield "steps", f"{told}，请改正。"
    found = item.deduction
    if item.rule is ItemRule.DEDUCTION and found is None:
        yield "deduction", "请写明怎样扣分。"
    if found is not None and (found.points <= 0 or found.per <= 0 or found.bound < 0):
        yield "deduction", "每次扣分和每一档都应大于 0。"


def _twice(keys: Iterable[str], at: At, name: str, what: str) -> Iterator[Fault]:
    listed = list(keys)
    if twice := sorted({key for key in listed if listed.count(key) > 1}):
        yield Fault(at, name, f"有两个{what}的编号都是“{'、'.join(twice)}”。")


def _total(items: Iterable[ProfileItem]) -> Decimal:
    return sum((i.points for i in items if i.points is not None), _ZERO)
