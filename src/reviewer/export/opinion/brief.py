"""How much an opinion says: what is left out, step by step, so that it stays on one page. Nothing is cut in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_FEWEST = 3  # findings, and reasons, that are said in full on the shortest paper


@dataclass(frozen=True)
class Brief:
    """What is said of each finding, how many findings and reasons, and whether lines stand closer."""

    quotes: int = 3
    hint_quotes: int = 3
    findings: int | None = None
    cuts: int | None = None
    tight: bool = False


FULL = Brief()


def briefs(findings: int, cuts: int, *, rest: bool) -> Iterator[Brief]:
    """Walk from the full paper to the shortest one; `rest` tells whether the template says how many are left out."""
    yield FULL
    yield Brief(quotes=2, hint_quotes=1)
    yield Brief(quotes=1, hint_quotes=0)
    yield Brief(quotes=1, hint_quotes=0, tight=True)
    if not rest:
        return
    while findings > _FEWEST or cuts > _FEWEST:
        if cuts > _FEWEST and cuts * 2 >= findings:  # a reason takes about half the room of a finding
            cuts -= 1
        else:
            findings = max(findings - 1, _FEWEST)
            cuts = cuts if findings > _FEWEST else min(cuts, _FEWEST)
        yield Brief(quotes=1, hint_quotes=0, findings=findings, cuts=cuts, tight=True)
    yield Brief(quotes=0, hint_quotes=0, findings=_FEWEST, cuts=_FEWEST, tight=True)
