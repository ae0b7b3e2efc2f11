"""The vocabulary of units (resources/vocabulary/units.toml) as lookups by first character."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from reviewer.resources import resource

MONEY_UNITS = frozenset({"元", "美元", "港元", "欧元", "日元"})
PERCENT_UNITS = frozenset({"%", "个百分点", "‰"})


@dataclass(frozen=True, slots=True)
class Units:
    """Words by first character, longest first, with the unit they are read as, and what forbids them."""

    words: dict[str, tuple[str, ...]]
    read_as: dict[str, str]
    never: dict[str, tuple[str, ...]]
    not_before: dict[str, tuple[str, ...]]
    durations: frozenset[str]
    measures: frozenset[str]
    uncounted: frozenset[str]  # money, shares, measures, durations

    def at(self, text: str, position: int) -> str:
        """Return the longest unit word at a position, "" for none."""
        for word in self.words.get(text[position : position + 1], ()):
            if text.startswith(word, position):
                end = position + len(word)
                return "" if text.startswith(self.not_before.get(word, ()), end) else word
        return ""

    def forbidden_at(self, text: str, position: int) -> bool:
        """Tell whether what follows makes the number a part of a name: 500强, 34号."""
        return text.startswith(self.never.get(text[position : position + 1], ("\0",)), position)


@lru_cache(maxsize=1)
def load_units() -> Units:
    """Read the vocabulary once."""
    with resource("vocabulary", "units.toml").open("rb") as file:
        data = tomllib.load(file)
    read_as = {**data["money"], **data["share"]}
    for group in ("duration", "score", "measure", "count"):
        read_as |= {word: word for word in data[group]["words"]}
    return Units(
        words=_by_first(list(read_as)),
        read_as=read_as,
        never=_by_first(data["never"]["words"]),
        not_before={word: tuple(after) for word, after in data["not_before"].items() if after},
        durations=frozenset(data["duration"]["words"]),
        measures=frozenset(data["measure"]["words"]),
        uncounted=MONEY_UNITS
        | PERCENT_UNITS
        | frozenset(data["measure"]["words"])
        | frozenset(data["duration"]["words"]),
    )


def _by_first(words: list[str]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for word in words:
        grouped.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in grouped.items()}
