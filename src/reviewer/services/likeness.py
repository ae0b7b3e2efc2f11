"""How much two texts have in common, cheaply: a corrected report keeps most of its clauses, another report does not."""

from __future__ import annotations

import re
from collections import Counter

_CLAUSE = re.compile(r"[^\s，。；：、！？,;]+")
SAME_REPORT = 0.7  # from this share on a text counts as another version of one report


def likeness(one: str, other: str) -> float:
    """Return the share of characters in clauses that both texts have, of the longer one; 0 to 1."""
    first, second = Counter(_CLAUSE.findall(one)), Counter(_CLAUSE.findall(other))
    longer = max(_length(first), _length(second))
    return _length(first & second) / longer if longer else 0.0


def likeness_to_pair(one: str, pair: str) -> float:
    """Return the likeness of a text to the report at the beginning of a pair's text, wherever the form begins."""
    wanted = Counter(_CLAUSE.findall(one))
    length, left, most = _length(wanted), wanted.copy(), 0.0
    passed = shared = 0
    for line in pair.split("\n"):
        for clause in _CLAUSE.findall(line):
            passed += len(clause)
            if left[clause] > 0:
                left[clause] -= 1
                shared += len(clause)
        most = max(most, shared / max(length, passed, 1))
    return most


def _length(clauses: Counter[str]) -> int:
    return sum(len(clause) * count for clause, count in clauses.items())
