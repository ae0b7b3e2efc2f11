"""The readings of a report and of its form as one: the narrative's, completed with what only the form says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.domain.document import Document
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import FIELDS, Claim, FieldValue, FormReading, Indicator, Mention, Report
from reviewer.extraction.drafts import comparable
from reviewer.extraction.names import likeness, may_be_kin, says_the_same, similarity, touches
from reviewer.extraction.views import View

_SURELY = 0.9  # names alike enough to mean one thing, whatever their figures say
_PERHAPS = 0.75  # … where a figure is the same, be it 100 %
_TOUCHING = 0.4  # … where a figure is the same that is not said of many things
_COMMON = frozenset({0, 1, 100})  # figures that many rows have


def pair_readings(document: Document, narrative: Report, form: Report) -> Report:
    """Return the reading of a pair: `document` is the joined one, both readings stand in their own files' texts."""
    begins = document.members[1].start
    own = Document(document.text[begins:], document.members[1].format)
    form = View(own, document.text, begins).restored(form)
    told, rows = ({i.key: i for i in one.indicators} for one in (narrative, form))
    found = matched_rows(form.indicators, narrative.indicators)
    keys = {key: found.get(key, f"{key}-form" if key in told else key) for key in rows}
    indicators = tuple(_indicators(narrative, form, keys))
    known = {i.key for i in indicators}
    matched = {key: (told[key], rows[own]) for own, key in found.items()}
    return replace(
        narrative,
        fields={name: value for name in FIELDS if (value := _field(name, narrative, form)) is not None},
        statements={n: places for n in FIELDS if (places := _places(n, narrative, form))},
        indicators=indicators,
        spending=narrative.spending or form.spending,
        self_parts=narrative.self_parts or form.self_parts,
        mentions=(*narrative.mentions, *(_outside(mention) for mention in form.mentions)),
        claims=tuple(claim_of_row(claim, known, {}) for claim in narrative.claims)
        + tuple(claim_of_row(claim, known, keys) for claim in form.claims),
        breakdowns=(*narrative.breakdowns, *form.breakdowns),
        lists=(*narrative.lists, *form.lists),
        problems=(*narrative.problems, *form.problems),
        wraps=(*narrative.wraps, *(at + begins for at in form.wraps)),
        repeated={**narrative.repeated, **{keys[key]: rows for key, rows in form.repeated.items()}},
        form=FormReading(begins, form.fields, form.self_parts, matched),
    )


def _field(name: str, narrative: Report, form: Report) -> FieldValue | None:
    stated, other = narrative.fields.get(name), form.fields.get(name)
    undecided = name == "kind" and stated is not None and stated.value == "other"
    return other if stated is None or (undecided and other is not None) else stated


def _places(name: str, narrative: Report, form: Report) -> tuple[FieldValue, ...]:
    return (*narrative.statements.get(name, ()), *form.statements.get(name, ()))


def _outside(mention: Mention) -> Mention:
    """Return a mention of the form: the sections are the narrative's."""
    return replace(mention, section=-1)


def claim_of_row(claim: Claim, known: set[str], keys: dict[str, str]) -> Claim:
    """Return a claim with the key that its indicator goes by now, "" where it is not among those known."""
    key = keys.get(claim.indicator, claim.indicator)
    return replace(claim, indicator=key if key in known else "")


# -- indicators -------------------------------------------------------------------------------------------------


def _indicators(narrative: Report, form: Report, keys: dict[str, str]) -> Iterator[Indicator]:
    """Walk the rows of the form with what the narrative adds, then what only the narrative tells, whole.

    A row that both tell goes by the narrative's key, so that what a person decided about it stays. Where the form prints
    points its rows are all that is scored, and nothing is added to them.
    """
    told = {i.key: i for i in narrative.indicators}
    for row in form.indicators:
        key = keys[row.key]
        yield completed(row, told[key]) if key in told else replace(row, key=key)
    if any(row.points is not None for row in form.indicators):
        return
    matched = set(keys.values())
    for indicator in narrative.indicators:
        if indicator.key not in matched and (not form.indicators or (indicator.target and indicator.actual)):
            yield indicator


def completed(row: Indicator, told: Indicator) -> Indicator:
    """Return a row under the key of the other place that tells it, with its passages; what it leaves empty is taken from there."""
    quoted = [p.span for p in told.evidence]
    sides = (q.passage for q in (told.target, told.actual) if q is not None)
    places = (*told.evidence, *(p for p in sides if not any(span.contains(p.span) for span in quoted)))
    return replace(
        row,
        key=told.key,
        target=row.target or told.target,
        actual=row.actual or told.actual,
        stated_completion=told.stated_completion if row.stated_completion is None else row.stated_completion,
        stated_passage=told.stated_passage if row.stated_completion is None else row.stated_passage,
        points=told.points if row.points is None else row.points,
        self_score=told.self_score if row.self_score is None else row.self_score,
        reason=row.reason or told.reason,
        evidence=(*row.evidence, *places),
    )


def matched_rows(rows: Sequence[Indicator], told: Sequence[Indicator]) -> dict[str, str]:
    """Return which of the indicators told elsewhere each row is, by keys: the surest pairs first, each once."""
    pairs = sorted(
        (
            (sure, -r, -t)
            for r, row in enumerate(rows)
            for t, other in enumerate(told)
            if (sure := _sureness(row, other)) > 0
        ),
        reverse=True,
    )
    found: dict[str, str] = {}
    for _, r, t in pairs:
        row, other = rows[-r], told[-t]
        if row.key not in found and other.key not in found.values():
            found[row.key] = other.key
    return found


def _sureness(row: Indicator, other: Indicator) -> float:
    """Weigh whether the two are one: by their names, and by figures that both have; 0 where they are not."""
    sides = [(row.target, other.target), (row.actual, other.actual)]
    both = [(one, two) for one, two in sides if one is not None and two is not None]
    alone = (row.target or row.actual, other.target or other.actual)
    if not both and alone[0] is not None and alone[1] is not None:
        both = [(alone[0], alone[1])]
    if not both or not all(comparable(one, two) for one, two in both):
        return 0.0
    name = _alike(row.name, other.name)
    same = [one for one, two in sides if _same(one, two)]
    telling = [q for q in same if q is not None and q.value not in _COMMON]
    enough = _TOUCHING if telling else _PERHAPS if same else _SURELY
    if name >= enough or (len(telling) == len(sides) and touches(row.name, other.name)):
        return name + len(same) + len(telling)
    return 0.0


def _alike(one: str, other: str) -> float:
    """Tell how surely two names mean one thing; a form says them shorter, and leaves open who is satisfied."""
    alike = similarity(one, other)
    if may_be_kin(one, other) and says_the_same(one, other):
        alike = max(alike, _PERHAPS)
    return max(alike, likeness(one, other)) if "满意" in one and "满意" in other else alike


def _same(one: Quantity | None, other: Quantity | None) -> bool:
    return one is not None and other is not None and one.value is not None and one.value == other.value
