"""The score sheet: rules and a person's decisions together, with the four sums kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.document import Document
from reviewer.domain.finding import Finding, keyed
from reviewer.domain.report import Report, SelfPart
from reviewer.domain.review import Decisions, ItemDecision
from reviewer.domain.rubric import (
    ItemRule,
    ItemState,
    Profile,
    ProfilePart,
    Reckoning,
    ScoreItem,
    ScorePart,
    ScoreSheet,
    Way,
)
from reviewer.domain.unread import Unread, unread_of
from reviewer.scoring.amounts import trimmed
from reviewer.scoring.execution import score_measure
from reviewer.scoring.outcome import Outcome, as_far_as_read, kept_in, open_item, points_text
from reviewer.scoring.proposals import Wording, propose
from reviewer.scoring.quantities import score_indicator
from reviewer.scoring.rows import RESCALE, PartRows, Row, parts_with_points

_PROPOSING = frozenset({ItemRule.PROPOSAL, ItemRule.CHECKLIST, ItemRule.BANDS, ItemRule.DEDUCTION})
_ZERO = Decimal(0)
_NOTHING = Decimal("0.00")  # sums of points show two decimals, also where nothing was added


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything a rule may look at."""

    document: Document
    report: Report
    profile: Profile
    findings: tuple[Finding, ...]
    decisions: Decisions
    unread: Unread
    brief: bool = False
    too_much: str = ""  # why the form's own points can't be scored by: together they are more than the whole


def score(
    document: Document,
    report: Report,
    profile: Profile,
    reason: str,
    findings: Sequence[Finding] | Mapping[str, Finding],
    decisions: Decisions,
    *,
    brief: bool = False,
) -> ScoreSheet:
    """Score an effective report by a profile; verified figures of the decisions win (DOMAIN, "How a score …").

    Findings that a person dismissed or the profile does not want contradict nothing; they may come by key. All amounts are points, half up to the profile's step.
    `brief` looks for the first passage that states an item only: the same points and formulas, sooner.
    Where the form's own points come to more than the whole none of them is scored, and there is no grade.
    """
    divided = parts_with_points(report, profile, decisions, document.text)
    case = _Case(
        document,
        report,
        profile,
        _standing(findings, profile, decisions),
        decisions,
        unread_of(document),
        brief,
        _too_much(divided, profile),
    )
    parts = tuple(_part(rows, case) for rows in divided)
    self_score = report.amount("self_score")
    is_open = any(i.state is ItemState.OPEN for p in parts for i in p.items)
    sheet = ScoreSheet(
        profile_id=profile.id,
        profile_version=profile.version,
        profile_name=profile.name,
        profile_reason=reason,
        parts=parts,
        grade=None,
        self_score=self_score,
        self_grade=report.value("self_grade"),
        difference=None,
        decided_difference=_decided_difference(parts),
        unscored=tuple(i.key for i in report.indicators if i.target is None),
        scale=_scale(parts, profile),
    )
    if is_open or case.too_much:
        return sheet
    sheet = replace(sheet, grade=grade_of(sheet.total, profile))
    if self_score is None:
        return sheet
    difference = sheet.total - self_score
    return replace(sheet, difference=difference, decided_difference=difference)


def _too_much(parts: Sequence[PartRows], profile: Profile) -> str:
    """Say that the points of all rows are more than those of the rubric; "" where they fit."""
    points = sum((p.points for p in parts), _ZERO)
    if points <= profile.points:
        return ""
    return f"各项分值合计 {points_text(points)} 分，超过评分表的 {points_text(profile.points)} 分"


def _scale(parts: Sequence[ScorePart], profile: Profile) -> tuple[Decimal, Decimal] | None:
    """Return the whole and what still counts of it where the profile rescales, None where nothing lapsed."""
    counted = sum((p.points for p in parts), _ZERO)
    lapsed = profile.excluded == RESCALE and any(i.state is ItemState.EXCLUDED for p in parts for i in p.items)
    return (profile.points, counted) if lapsed and 0 < counted < profile.points else None


def grade_of(total: Decimal, profile: Profile) -> str:
    """Return the grade of a score; bounds are half-open, so 89.5 is 良."""
    return next((b.grade for b in profile.grades if total >= b.at_least), profile.grades[-1].grade)


def _standing(
    findings: Sequence[Finding] | Mapping[str, Finding], profile: Profile, decisions: Decisions
) -> tuple[Finding, ...]:
    named = findings if isinstance(findings, Mapping) else keyed(tuple(findings))

    def dismissed(key: str, finding: Finding) -> bool:
        decided = decisions.finding(key)
        return decided is not None and decided.accepted is False and decided.fingerprint == finding.fingerprint

    return tuple(f for key, f in named.items() if profile.wants(f.rule, f.gap) and not dismissed(key, f))


def _part(rows: PartRows, case: _Case) -> ScorePart:
    self_score = _self_score(rows.part, rows.points, case)
    items = tuple(_item(row, rows, self_score, case) for row in rows.rows)
    if self_score is None and items and all(i.self_score is not None for i in items):
        self_score = sum((i.self_score for i in items if i.self_score is not None), _ZERO)
    return ScorePart(
        key=rows.part.key,
        name=rows.part.name,
        category=rows.part.category,
        points=rows.points,
        items=items,
        computed=_sum(items, ItemState.COMPUTED),
        manual=_sum(items, ItemState.MANUAL),
        proposed=_sum(items, ItemState.PROPOSED),
        open=sum((i.points for i in items if i.state is ItemState.OPEN), _NOTHING),
        self_score=self_score,
        formula=_part_formula(items),
    )


def _sum(items: Iterable[ScoreItem], state: ItemState) -> Decimal:
    return sum((i.final for i in items if i.state is state and i.final is not None), _NOTHING)


def _part_formula(items: Sequence[ScoreItem]) -> str:
    finals = [i.final for i in items if i.final is not None and i.state is not ItemState.EXCLUDED]
    if not finals:
        return "待评"
    terms = " + ".join(points_text(value) for value in finals)
    kept = kept_in(items)
    return f"{terms} = {points_text(sum(finals, _ZERO))}" + (f"（{kept}）" if kept else "")


def _item(row: Row, part: PartRows, part_self: Decimal | None, case: _Case) -> ScoreItem:
    decided = case.decisions.item(row.key)
    if row.excluded:
        return _excluded(row, decided)
    outcome = _outcome(row, part.part, case)
    own_self = row.indicator.self_score if row.indicator is not None else row.self_score
    if row.own is not None and row.own != row.points:
        own_self = None  # scored by other points, not to be compared
    presumed = own_self is None and part_self is not None and part_self == part.points
    item = ScoreItem(
        key=row.key,
        name=row.name,
        rule=row.item.rule.value,
        points=row.points,
        state=outcome.state,
        machine=outcome.machine,
        final=outcome.machine,
        formula=outcome.formula,
        explanation=f"{outcome.explanation}{row.placed}分值：{row.origin}。",
        passages=outcome.passages,
        indicator=row.indicator.key if row.indicator is not None else "",
        self_score=row.points if presumed else own_self,
        self_presumed=presumed,
        confirmable=outcome.state is ItemState.PROPOSED,
        reckoning=_reckoning(outcome, row, part.part),
    )
    return item if decided is None else _decided(item, decided)


def _reckoning(outcome: Outcome, row: Row, part: ProfilePart) -> Reckoning | None:
    """Return what the points were worked out from; of a table with the item of the profile that holds it."""
    made = outcome.reckoning
    by_table = made is not None and made.way in (Way.STEPS, Way.SHORTFALL)
    return replace(made, item=f"{part.key}/{row.item.key}") if made is not None and by_table else made


def _outcome(row: Row, part: ProfilePart, case: _Case) -> Outcome:
    return as_far_as_read(_by_rule(row, part, case), case.unread)


def _by_rule(row: Row, part: ProfilePart, case: _Case) -> Outcome:
    rule = row.item.rule
    if case.too_much and row.own is not None:
        return open_item(case.too_much, f"{case.too_much}，不能按其计分，请核对分值或另选评分规则。")
    if row.indicator is not None:
        decided = case.decisions.indicator(row.indicator.key)
        verified = decided.verified if decided is not None else None
        return score_indicator(row.indicator, row.points, case.profile, verified)
    if rule in (ItemRule.EXECUTION, ItemRule.STEPS) or (rule is ItemRule.DEDUCTION and not row.item.checks):
        return score_measure(row.item, row.points, case.report, case.decisions, case.profile)
    if rule in _PROPOSING and (row.item.terms or row.item.checks):
        words = Wording(case.document, case.report, part.category, case.brief)
        return propose(row.item, row.points, words, case.findings, case.profile)
    return replace(_by_hand(row, case.profile), missing=bool(row.item.when))  # there for what is missing


def _by_hand(row: Row, profile: Profile) -> Outcome:
    note = f"{row.item.note}。" if row.item.note else ""
    why = row.item.note or "由评审人评分"
    if row.item.rule is ItemRule.BANDS:
        upper, lower = (trimmed(band) for band in profile.bands)
        note += f"达成 100%–{upper}%（含），部分达成 {upper}%–{lower}%（含），未达成 {lower}%–0。"
    return open_item(why, f"{note}由评审人评分。")


def _excluded(row: Row, decided: ItemDecision | None) -> ScoreItem:
    return ScoreItem(
        key=row.key,
        name=row.name,
        rule=row.item.rule.value,
        points=_ZERO,
        state=ItemState.EXCLUDED,
        machine=None,
        final=None,
        formula="不适用",
        explanation=f"不适用，分值已分给其他评分项。{row.placed}",
        indicator=row.indicator.key if row.indicator is not None else "",
        reason=decided.reason if decided is not None else "",
    )


def _decided(item: ScoreItem, decided: ItemDecision) -> ScoreItem:
    """Return the row with a person's decision: final = machine + adjustment, between 0 and the points (point 8)."""
    if not decided.confirmed and decided.adjustment is None:
        return item
    doubtful = decided.based_on != item.machine
    if decided.adjustment is None and item.machine is None:
        return replace(item, reason=decided.reason, doubtful=doubtful)
    base = item.machine if item.machine is not None else _ZERO
    amount = base + (decided.adjustment if decided.adjustment is not None else _ZERO)
    return replace(
        item,
        state=ItemState.MANUAL,
        final=min(max(amount, _ZERO), item.points),
        adjustment=decided.adjustment,
        reason=decided.reason,
        doubtful=doubtful,
        confirmable=doubtful,
    )


def _self_score(part: ProfilePart, points: Decimal, case: _Case) -> Decimal | None:
    """Return the unit's own score for a part: printed, or full by arithmetic (100 of 100: 按满分推定)."""
    report = case.report
    printed = _printed(part, case)
    if printed:
        return sum((p.score for p in printed), _ZERO) if _one_scale(case) else None
    if not report.self_parts and report.amount("self_score") == Decimal(100):
        return points
    return None


def _printed(part: ProfilePart, case: _Case) -> list[SelfPart]:
    """Return the report's own scores for a part: those of its name where several parts share its category."""
    of_category = [p for p in case.report.self_parts if p.category in part.scored]
    if sum(1 for p in case.profile.parts if set(p.scored) & set(part.scored)) < 2:
        return of_category
    return [p for p in of_category if p.name == part.name or part.name in p.name]


def _one_scale(case: _Case) -> bool:
    """Tell whether the unit scored by the same points: as printed, else as far as its scores can show."""
    for part in case.profile.parts:
        printed = _printed(part, case)
        known = [p.points for p in printed if p.points is not None]
        if len(known) == len(printed) > 0:
            if sum(known, _ZERO) != part.points:
                return False
        elif sum((p.score for p in printed), _ZERO) > part.points:
            return False
    return True


def _decided_difference(parts: Sequence[ScorePart]) -> Decimal | None:
    """Return 已评部分分差: what was decided minus the unit's own score for just that; None where that is unknown."""
    known = [gap for part in parts if (gap := part_difference(part)) is not None]
    return sum(known, _ZERO) if known else None


def part_difference(part: ScorePart) -> Decimal | None:
    """Return what the decided items of a part differ by from the unit's own score for just them; None where that is unknown."""
    decided = [i for i in part.items if i.final is not None and i.state is not ItemState.EXCLUDED]
    gaps = [i.final - i.self_score for i in decided if i.final is not None and i.self_score is not None]
    if decided and len(gaps) == len(decided):
        return sum(gaps, _ZERO)
    if decided and len(decided) == len(part.items) and part.self_score is not None:
        return part.score - part.self_score
    return None
