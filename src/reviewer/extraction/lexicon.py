"""The vocabulary of mentions (resources/vocabulary/mentions.toml), compiled once into patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reviewer.domain.report import Category
from reviewer.extraction.patterns import Affixes, any_but, either
from reviewer.resources import resource

_DID = r"(?:^|[，；、])实(?=[补发检到查做建种测考征收缴种植])"  # 应补助1236人，实补助1236人


@dataclass(frozen=True)
class Lexicon:
    """Compiled words; the names are those of the file's tables."""

    goal: re.Pattern[str]
    goal_after: re.Pattern[str]
    strong: re.Pattern[str]
    strong_or_soft: re.Pattern[str]
    weak: re.Pattern[str]
    completion_names: frozenset[str]
    completion_tail: re.Pattern[str]
    growth_tail: re.Pattern[str]
    growth_words: re.Pattern[str]
    against: re.Pattern[str]
    earlier: re.Pattern[str]
    later: re.Pattern[str]
    head: Affixes
    keep: tuple[str, ...]
    lead_verbs: re.Pattern[str]
    tail: Affixes
    keep_tail: tuple[str, ...]
    directions: re.Pattern[str]
    generic: frozenset[str]
    dimensions: frozenset[str]
    stages: frozenset[str]
    verb: re.Pattern[str]
    verb_tail: re.Pattern[str]
    cuts: re.Pattern[str]
    money: re.Pattern[str]
    always: re.Pattern[str]
    unless: re.Pattern[str]
    skip: re.Pattern[str]
    kinds: re.Pattern[str]
    strict: frozenset[str]
    empty: re.Pattern[str]
    categories: tuple[tuple[Category, re.Pattern[str]], ...]
    headings: tuple[tuple[Category, re.Pattern[str]], ...]
    same: tuple[frozenset[str], ...]
    synonyms: dict[str, str]
    synonym: re.Pattern[str]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read and compile the vocabulary once."""
    with resource("vocabulary", "mentions.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    fillers, growth = data["fillers"], data["growth"]
    return Lexicon(
        goal=re.compile(any_but(data["goal"]["words"], data["goal"]["idle"])),
        goal_after=re.compile(
            rf"的?(?:全年|年度|工作|考核|预期|绩效|既定|预定|总体)*(?:{either(data['goal']['after'])})"
            r"|的?[^，,。；;、：:的（）()\s]{0,8}(?:任务|目标)(?=[，。；、,;）)]|$)"
        ),
        strong=re.compile(f"{either(data['result']['strong'])}|实际(?!利用|到位|使用|引进)|{_DID}"),
        strong_or_soft=re.compile(f"{either(data['result']['strong'] + data['result']['soft'])}|实际|{_DID}"),
        weak=re.compile(any_but(data["result"]["weak"], data["result"]["idle"])),
        completion_names=frozenset(data["completion"]["names"]),
        completion_tail=re.compile(
            rf"(?:{either(data['completion']['names'])})(?:分别|均|都|全部|皆)?(?:已?达到?|为|是|：|:|约)?\s*$"
        ),
        growth_tail=re.compile(rf"(?:{either(growth['words'])})(?:了|约|近|达|为|幅度为?|分别)?(?:约|近)?\s*$"),
        growth_words=re.compile(either(growth["words"])),
        against=re.compile(either(growth["against"])),
        earlier=re.compile(either(growth["earlier"])),
        later=re.compile(either(growth["later"])),
        head=Affixes.of(fillers["head"]),
        keep=tuple(fillers["keep"]),
        lead_verbs=re.compile(either(fillers["lead_verbs"])),
        tail=Affixes.of(fillers["tail"]),
        directions=re.compile(rf"(?P<up>{either(growth['up'])})|(?P<down>{either(growth['down'])})"),
        keep_tail=tuple(fillers["keep_tail"]),
        generic=frozenset(data["generic"]["words"]),
        dimensions=frozenset(data["generic"]["dimensions"]),
        stages=frozenset(data["generic"]["stages"]),
        verb=re.compile(either(data["generic"]["verbs"])),
        verb_tail=re.compile(f"(?:{either(data['generic']['verbs'])})了?$"),
        cuts=re.compile(f"(?:{either(data['generic']['cuts'])})(?!率|度|比|及时)"),
        money=re.compile(either(data["money"]["words"])),
        always=re.compile(either(data["money"]["always"])),
        unless=re.compile(either(data["money"]["unless"])),
        skip=re.compile(either(data["skip"]["words"])),
        kinds=re.compile(any_but(data["kinds"]["words"], data["kinds"]["idle"])),
        strict=frozenset(data["kinds"]["strict"]),
        empty=re.compile(either(data["kinds"]["empty"])),
        categories=_by_category(data["category"], ("satisfaction", "management", "effect")),
        headings=_by_category(data["headings"], ("satisfaction", "effect", "output", "management")),
        synonyms={word: first for first, words in data["synonyms"].items() for word in words},
        synonym=re.compile(either(word for words in data["synonyms"].values() for word in words)),
        same=tuple(frozenset(group) for group in data["same"]["groups"]),
    )


def _by_category(
    table: dict[str, list[str]], order: tuple[str, ...]
) -> tuple[tuple[Category, re.Pattern[str]], ...]:
    return tuple((Category(name), re.compile(either(table[name]))) for name in order)
