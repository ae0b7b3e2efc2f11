"""Quantities that belong to a name: 5亿元以上|项目7个, 投资83.5亿元|的电站, and what stands inside listed names."""

from __future__ import annotations

import re

from reviewer.domain.quantity import Op
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.units import MONEY_UNITS, load_units
from reviewer.extraction.words import Words

BEFORE_OF = -1  # the quantity stands before 的; else the value is where the name begins that it is part of

_OF = re.compile(r"的(?!\s*$)")
RATE_NOUN = re.compile(
    r"^(?:以上|左右)?的([^，。；、]{0,20}(?:率|度|满意|合格|达标|知晓|认可|好评))"
)  # 95%的群众满意
_DESCRIBED = re.compile(
    r"(?:年产|日产|月产|(?<!协议)(?<!合同)(?<!签约)总投资|注册资本|占地(?:面积)?|辖有?|每[^，。；]{0,4}|人均|生均|亩均|村均|校均|(?<!实际)(?<!全年)(?<!目前)平均每?|第|年仓储及贸易)\s*$"
)
_UNIT_COST = re.compile(
    "(?:成本|造价|单价|费用|能耗|电耗|水耗|产量|产值|收益)[^，。；]*(?:每|平均)"
)  # 养护成本为每平方米6.25元
_LISTED = re.compile(r"[、和且及]")
_COMMA = re.compile(r"[，：]")
_MOST_LISTED = 60
_LIST_END = re.compile(r"等[^，。；、等]{0,14}$")


def find_attributes(words: Words) -> dict[int, int]:
    """Return the quantities that are no figures of their own, by index."""
    found = {i: joined for i in range(len(words.quantities)) if (joined := _attribute(words, i)) is not None}
    for i in range(len(words.quantities) - 1, 0, -1):
        if found.get(i) == BEFORE_OF and i - 1 not in found and _listed_before(words, i):
            found[i - 1] = BEFORE_OF
    for i in _inside_lists(words):
        found.setdefault(i, BEFORE_OF)
    return found


def _attribute(words: Words, i: int) -> int | None:
    quantity, right = words.quantities[i], words.rights[i]
    aimed = True if words.is_bound(i) else load_lexicon().goal_after.match(right)
    described = _DESCRIBED.search(words.nears[i]) and not _UNIT_COST.search(words.nears[i])
    if described and aimed is None:
        return words.near_starts[i] if words.flows_on(i) else BEFORE_OF
    if aimed is None and _OF.match(right):
        return None if quantity.unit == "%" and RATE_NOUN.match(right) else BEFORE_OF
    return words.near_starts[i] if _is_threshold(words, i) else None


def _is_threshold(words: Words, i: int) -> bool:
    """Tell 5亿元以上|项目7个 and 50MW|风力发电项目2个 from figures of their own."""
    if not words.flows_on(i):
        return False
    quantity, following = words.quantities[i], words.quantities[i + 1]
    if following.unit in MONEY_UNITS or following.unit == quantity.unit:
        return False
    if quantity.unit in MONEY_UNITS or not quantity.unit:
        return True
    units = load_units()
    return quantity.op not in (Op.EQ, Op.RANGE) or quantity.unit in units.measures | units.durations


def _listed_before(words: Words, i: int) -> bool:
    """税收超过100万、营收超过1亿的企业10个: what is listed before an attribute with 、 is one too."""
    between = words.text[words.floor(i) : words.at(i)]
    listed = _LISTED.match(between) and "，" not in between
    return bool(listed) and words.quantities[i - 1].op is not Op.EQ


def _inside_lists(words: Words) -> list[int]:
    """A、B…等亿元级项目13个: figures inside the listed names are no figures of their own."""
    inside: list[int] = []
    for i in range(1, len(words.quantities)):
        if not _LIST_END.search(words.gap(i)):
            continue
        for k in range(i - 1, max(-1, i - _MOST_LISTED), -1):
            if _COMMA.search(words.text[words.quantities[k].passage.end : words.at(i)]):
                break
            inside.append(k)
    return inside
