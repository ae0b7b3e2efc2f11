"""The parts of a score by name (resources/vocabulary/parts.toml), and which category each belongs to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reviewer.domain.report import Category
from reviewer.resources import resource

_SUFFIX = r"(?:类|方面|情况|指标|绩效|部分|一级|完成|程度|与|和)*"
_CATEGORIES = {
    "产出": Category.OUTPUT,
    "成本": Category.OUTPUT,
    "效益": Category.EFFECT,
    "效果": Category.EFFECT,
    "影响": Category.EFFECT,
    "满意": Category.SATISFACTION,
}


@dataclass(frozen=True, slots=True)
class PartNames:
    """The vocabulary as patterns; `name` is the matched group."""

    categories: dict[str, Category]
    anywhere: re.Pattern[str]  # a part wherever it stands
    in_prose: re.Pattern[str]  # the same, and the words that name one only where its figure follows
    in_cell: re.Pattern[str]
    in_title: re.Pattern[str]


@lru_cache(maxsize=1)
def part_names() -> PartNames:
    """Read the vocabulary once.

    项目绩效 is a part beside 项目决策 and 项目管理 (Sichuan) only where its figure follows at once: 项目绩效自评得分 is the whole.
    """
    with resource("vocabulary", "parts.toml").open("rb") as file:
        data = tomllib.load(file)
    categories = {
        word: Category(category)
        for table in ("close", "parts")
        for category, words in data[table].items()
        for word in words
    }
    sure = _either(w for words in data["parts"].values() for w in words)
    close = _either(w for words in data["close"].values() for w in words)
    follows = r"(?=[（(：:，,为是]{0,2}(?:自评|评价|实际|满分|分值|标准分|权重)?(?:得分|得|分)?[（(：:为是]{0,2}[0-9])"
    anywhere = rf"(?P<name>{sure}){_SUFFIX}"
    return PartNames(
        categories,
        re.compile(anywhere),
        re.compile(
            rf"{anywhere}|(?:(?<![一-鿿])(?:项目|部门)?(?P<close>{close}){_SUFFIX}{follows})|(?P<whole>项目绩效|部门绩效)(?=指标|[（(]?[0-9])"
        ),
        re.compile(rf"^(?:项目|部门|单位|服务对象|社会公众)?(?P<name>{sure}|{close}){_SUFFIX}(?:（.*）)?$"),
        re.compile(
            rf"^(?:项目|部门|单位|服务对象|社会公众)?(?P<name>{sure}){_SUFFIX}(?:分析|得分|评价)*(?:[（(].*[）)])?$"
        ),
    )


def category_of_part(name: str) -> Category:
    """Return the category: 预算执行率, 决策, 投入 and 过程 are management, 成本 is output (CONTRACT.md)."""
    known = part_names().categories.get(name)
    if known is not None:
        return known
    return next((category for word, category in _CATEGORIES.items() if word in name), Category.MANAGEMENT)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
