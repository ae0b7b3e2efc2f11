"""From which score on a report gives which grade: its own bands where it prints them, else the usual ones."""

from __future__ import annotations

import re
from decimal import Decimal

# DOMAIN.md: 优 ≥90, 良 ≥80, 中 ≥60, 差 <60.
USUAL = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)), ("差", Decimal(0)))

_NAMES = {"优": "优", "良": "良", "中": "中", "合": "中", "一": "中", "差": "差", "较": "差", "不": "差"}
_GRADE = r"(?:优秀?|良好?|中等?|合格|一般|较差|不合格|差)"
_FIGURES = r"[0-9]{1,3}(?:\.[0-9]+)?分?[^，。；、\n]{0,16}?"
# 90分（含）以上为优, 80（含）-90分为“良”; 优（90-100分）, 良：80分至90分
_BAND = re.compile(
    rf"(?P<before>{_FIGURES})(?:的)?(?:为|是|属于?|评为|定为|：)[“\"]?(?P<grade>{_GRADE})"
    rf"|(?P<named>{_GRADE})[”\"]?(?:等级|等次|等|级)?[（(：:为]{{1,2}}(?P<behind>(?:[^，。；、\n\d]{{0,6}})[0-9][^，。；、）)\n]{{0,24}})"
)
_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]+)?")
_BELOW = re.compile(r"以下|不足|低于|小于|[<＜]\s?[0-9]{2}(?!.*[≤<＜])")
_MOST = Decimal(100)


def grade_bounds(text: str) -> tuple[tuple[str, Decimal], ...]:
    """Return each grade with the score it begins at, the best first: of a scale that the text prints, else the usual."""
    found: dict[str, Decimal] = {}
    for match in _BAND.finditer(text):
        name = _NAMES[(match["grade"] or match["named"])[0]]
        bound = _lowest(match["before"] or match["behind"])
        if bound is not None:
            found.setdefault(name, bound)
    ordered = tuple((name, found[name]) for name in ("优", "良", "中", "差") if name in found)
    return ordered if _is_scale(ordered) else USUAL


def _lowest(words: str) -> Decimal | None:
    figures = [Decimal(n) for n in _NUMBER.findall(words)]
    if not figures or max(figures) > _MOST:
        return None
    return Decimal(0) if len(figures) == 1 and _BELOW.search(words) else min(figures)


def _is_scale(bounds: tuple[tuple[str, Decimal], ...]) -> bool:
    """Tell a scale from single grades that stand beside figures: three grades or more, from the top down to 0."""
    values = [bound for _, bound in bounds]
    return (
        len(values) >= 3
        and values == sorted(values, reverse=True)
        and len(set(values)) == len(values)
        and not values[-1]
    )
