"""The vocabulary of money (resources/vocabulary/money.toml): which words say what an amount is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reviewer.resources import resource


class MoneyRole(StrEnum):
    """What an amount is said to be; the values are the headings of the vocabulary file."""

    BUDGET_INITIAL = "budget_initial"
    BUDGET = "budget"
    ALLOCATED = "allocated"  # 下达: money handed down, budget or received by what else is said
    RECEIVED = "received"
    SPENT = "spent"
    BALANCE = "balance"
    EARLIER = "earlier"  # carried over from the year before
    CONTRACT = "contract"
    INVESTMENT = "investment"
    OTHER = "other"
    WEAK = "weak"  # called money, with no word of what became of it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word found in front of (or behind) an amount."""

    role: MoneyRole
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """The vocabulary as patterns."""

    roles: dict[str, MoneyRole]
    cue: re.Pattern[str]
    source: re.Pattern[str]
    unit_part: re.Pattern[str]
    marker: re.Pattern[str]
    markers: frozenset[str]
    weak_markers: frozenset[str]

    def cues(self, text: str, start: int, end: int) -> list[Cue]:
        """Return the cue words in [start, end), overlapping ones once (the longest)."""
        found: list[Cue] = []
        for match in self.cue.finditer(text, start, end):
            word = match.group()
            if word == "余" and match.start() > start and text[match.start() - 1] not in _BEFORE_YU:
                continue
            if word in _FLOWS and found and found[-1].end == match.start() and found[-1].role in _BUDGETS:
                found[-1] = Cue(found[-1].role, found[-1].word + word, found[-1].start, match.end())
                continue
            found.append(Cue(self.roles[word], word, match.start(), match.end()))
        return found


_BUDGETS = frozenset({MoneyRole.BUDGET, MoneyRole.BUDGET_INITIAL})
_FLOWS = frozenset({"收入", "支出"})  # 部门预算收入 is a budget
_BEFORE_YU = frozenset("，,。；;（(\n 尚仍还剩结")


@lru_cache(maxsize=1)
def money_words() -> MoneyWords:
    """Read the vocabulary once."""
    with resource("vocabulary", "money.toml").open("rb") as file:
        data = tomllib.load(file)
    roles = {word: MoneyRole(role) for role, words in data["cues"].items() for word in words}
    return MoneyWords(
        roles=roles,
        cue=_any(list(roles)),
        source=_any(data["sources"]["words"]),
        unit_part=_any(data["unit_parts"]["words"]),
        marker=_any(data["markers"]["parts"] + data["markers"]["weak"]),
        markers=frozenset(data["markers"]["parts"] + data["markers"]["weak"]),
        weak_markers=frozenset(data["markers"]["weak"]),
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
