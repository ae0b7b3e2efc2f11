"""Which items of the spending lie inside others, and which of them the sum is made of: each 元 counts once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.report import SpendingItem

# Another division of the same money: part of it lies in 基本支出, part in 项目支出.
_ACROSS = re.compile(r"三公|^政府采购(?:支出|金额|总额|资金)?$")
_OF_THREE = re.compile(r"因公出国|公务接待|公务用车")  # make up 三公经费
_OF_OFFICE = re.compile(r"^(?:会议费|培训费)$")
_OF_BASIC = re.compile(r"^(?:日常)?(?:人员|公用)(?:经费|支出)|^工资福利|^商品和服务支出|^对个人和家庭")
_WHOLES = {"基本支出", "项目支出"}  # together all that a unit spends, but for these:
_BESIDE_WHOLES = re.compile(r"上缴上级|经营支出|附属单位|其他支出")


@dataclass(frozen=True, slots=True)
class Placed:
    """An item, how deep it stands, and why it is not added up: "part" and "inside" of another, "across" others, ""."""

    item: SpendingItem
    depth: int = 0
    left_out: str = ""


def walk(items: Sequence[SpendingItem], spent: Decimal | None = None) -> Iterator[Placed]:
    """Walk items by their `parent`, which names a key or a name; what has no parent here stands at the top.

    Parts that stand beside what they are parts of are told by their names, or by the money spent (`spent`).
    """
    names = {i.key for i in items} | {i.name for i in items}
    tops = [i for i in items if not i.parent or i.parent not in names]
    left_out = _left_out(tops, spent)

    def below(whole: Placed, seen: set[str]) -> Iterator[Placed]:
        why = whole.left_out or "part"
        for item in items:
            if item.key not in seen and item.parent in (whole.item.key, whole.item.name) and whole.depth < 4:
                yield (part := Placed(item, whole.depth + 1, why))
                yield from below(part, seen | {item.key})

    for top in tops:
        yield (placed := Placed(top, 0, left_out.get(top.key, "")))
        yield from below(placed, {t.key for t in tops})


def _left_out(tops: Sequence[SpendingItem], spent: Decimal | None) -> dict[str, str]:
    """Tell which items at the top are not added up, and why."""
    found = {t.key: why for t in tops if (why := _by_name(t, tops))}
    rest = [t for t in tops if t.key not in found]
    return found | dict.fromkeys(_by_sum(rest, spent), "inside")


def _by_name(item: SpendingItem, tops: Sequence[SpendingItem]) -> str:
    wholes = {t.name for t in tops} & _WHOLES
    beside = [t for t in tops if t is not item and not (_ACROSS.search(t.name) or _OF_THREE.search(t.name))]
    if _ACROSS.search(item.name):
        return "across" if beside else ""
    if _OF_THREE.search(item.name):
        return "across" if wholes or any("三公" in t.name for t in tops) else ""
    if not wholes or item.name in _WHOLES:
        return ""
    if _OF_OFFICE.search(item.name):
        return "across"
    inside = wholes == _WHOLES and not _BESIDE_WHOLES.search(item.name)
    return "inside" if inside or _OF_BASIC.search(item.name) else ""


def _by_sum(tops: Sequence[SpendingItem], spent: Decimal | None) -> list[str]:
    """Return parts that follow what they add up to, where without them the sum is the money spent."""
    too_much = sum((t.amount for t in tops), Decimal(0)) - (spent or Decimal(0))
    for place, whole in enumerate(tops):
        if spent is None or whole.amount != too_much:
            continue
        for end in range(place + 3, len(tops) + 1):
            parts = tops[place + 1 : end]
            if sum((p.amount for p in parts), Decimal(0)) == whole.amount:
                return [p.key for p in parts]
    return []


def total_of(items: Sequence[SpendingItem], spent: Decimal | None = None) -> Decimal:
    """Return the sum in 元 of the items that lie neither inside nor across others."""
    return sum((p.item.amount for p in walk(items, spent) if not p.left_out), Decimal(0))
