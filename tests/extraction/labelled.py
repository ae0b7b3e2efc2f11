"""Fictional reports with hand labels (tests/data/extraction/labelled): what a reading got right, field by field.

A label that is a list accepts any of its members; None among them makes the value optional.
"""

import json
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from reviewer.documents import read_path
from reviewer.extraction import extract

SETS = Path(__file__).parents[1] / "data" / "extraction" / "labelled"
WORDS = ("kind", "title", "unit", "department", "project_name", "report_date", "self_grade")
FIGURES = (
    "year", "budget", "budget_initial", "received", "spent", "balance", "execution_rate", "received_rate", "self_score",
)  # fmt: skip


@dataclass
class Tally:
    """How many values of a reading are right, wrong (not labelled so) or missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Judged:
    """A value that a rule read, with how sure it was and whether the label agrees."""

    rule: str
    confidence: float
    right: bool


def squash(text):
    return re.sub(r"[\s“”\"'‘’《》（）(),，。：:、]", "", unicodedata.normalize("NFKC", str(text)))


def same(name, got, want):
    if isinstance(want, list):
        return any(same(name, got, w) for w in want)
    if got is None or want is None:
        return got is want
    if name in FIGURES:
        return abs(Decimal(got) - Decimal(str(want))) < Decimal("0.005")
    one, other = squash(got), squash(want)
    return one == other or (name == "project_name" and len(one) >= 4 and (one in other or other in one))


def read_labelled(folder):
    """Walk the reports of a set: name, label, readings."""
    for label in sorted(folder.glob("*.json")):
        file = next(p for p in folder.iterdir() if p.stem == label.stem and p.suffix != ".json")
        yield label.stem, json.loads(label.read_text(encoding="utf-8")), extract(read_path(file)[1])


def judge_fields(stem, gold, report, tally):
    judged = []
    for name in (*WORDS, *FIGURES):
        value = report.fields.get(name)
        got = None if value is None else value.value
        right = same(name, got, gold.get(name))
        if value is not None:
            judged.append(Judged(value.rule.split(":")[0], value.confidence, right))
        if right:
            tally.right += value is not None
        else:
            (tally.missed if value is None else tally.wrong).append(f"{stem}: {name} is {got}")
    return judged


def judge_spending(stem, gold, reports, tally):
    left = [i for r in reports for i in r.spending]
    for want in gold.get("spending_items", []):
        found = next(
            (i for i in left if i.amount == Decimal(str(want["amount"])) and alike(i.name, want["name"])), None
        )
        if found is None:
            tally.missed.append(f"{stem}: {want['name']}")
        else:
            left.remove(found)
            tally.right += 1
    tally.wrong += [f"{stem}: {i.name} {i.amount}" for i in left]


def alike(one, other):
    one, other = squash(one), squash(other)
    return one in other or other in one or len({*one} & {*other}) >= 0.6 * min(len(one), len(other))


def judge_parts(stem, gold, reports, tally):
    printed = [p for r in reports for p in r.self_parts]
    for name, (points, score) in (gold.get("dimension_scores") or {}).items():
        fits = any(
            p.score == Decimal(str(score)) and (points is None or p.points in (None, Decimal(str(points))))
            for p in printed
        )
        tally.right += fits
        if not fits:
            tally.missed.append(f"{stem}: {name} {score}")
