"""Checks on the reviewer's own work: a cut needs a reason, so does a raise above the self-score, nothing stays open."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from reviewer.checks.case import Case, in_words
from reviewer.checks.figures import short
from reviewer.checks.kinds import BOUND_BY_PROFILE
from reviewer.checks.table import in_order
from reviewer.domain.document import Document
from reviewer.domain.finding import Finding
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions, ItemDecision, Subject
from reviewer.domain.rubric import ItemState, ScoreItem, ScoreSheet

# All rules of this module, and those whose bound the profile sets: said anew whenever a review is scored anew.
REVIEW_RULES = frozenset({"cut-without-reason", "score-above-self-score", "item-unscored", "sheet-points-sum"})
SAID_ANEW = REVIEW_RULES | BOUND_BY_PROFILE
_HUNDRED = Decimal(100)


def check_review(
    report: Report,
    sheet: ScoreSheet,
    decisions: Decisions,
    *,
    finishing: bool = False,
    known: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what a reviewer's own decisions lack; subjects are "item:<key>".

    Items still open are counted with the score while the work goes on, and are a finding only when it is to be finished.
    `known` are the rules that found something in the report itself: its own points that do not add up are told once.
    """
    case = Case(Document("", ""), report)
    items = [item for part in sheet.parts for item in part.items]
    looked_at = finishing or any(True for _ in decisions.of(Subject.ITEM))
    raised = _raised(case, items, sheet) if looked_at else ()  # the machine's own sum needs no reason
    whole = () if "points-sum-mismatch" in known else _not_a_whole(case, sheet)
    found = [*whole, *_without_reason(case, items, decisions), *raised]
    return in_order([*found, *_unscored(case, items)] if finishing else found)


def _not_a_whole(case: Case, sheet: ScoreSheet) -> Iterator[Finding]:
    """Find a sheet whose points do not come to 100: the profile does not fit the points that the form prints."""
    whole = sum((part.points for part in sheet.parts), Decimal(0))
    if whole == _HUNDRED or sheet.scale is not None:
        return
    lack = "不足" if whole < _HUNDRED else "超过"
    yield case.finding(
        "sheet-points-sum",
        f"评分表分值合计{short(whole)}分，{lack}100分，请核对分值或另选评分规则",
        subjects=[f"part:{part.key}" for part in sheet.parts],
        numbers=[short(whole), sheet.profile_id],
    )


def _without_reason(case: Case, items: list[ScoreItem], decisions: Decisions) -> Iterator[Finding]:
    for item in items:
        decided = decisions.get(Subject.ITEM, item.key, ItemDecision)
        if decided is None or decided.reason.strip():
            continue
        if decided.excluded:
            yield _about(case, "cut-without-reason", item, f"“{item.name}”列为不适用，没有写理由")
        elif decided.adjustment is not None:
            told = "调为0分" if item.final == 0 else f"调整{decided.adjustment:+f}分"
            yield _about(case, "cut-without-reason", item, f"“{item.name}”{told}，没有写理由")


def _raised(case: Case, items: list[ScoreItem], sheet: ScoreSheet) -> Iterator[Finding]:
    """Find review scores above the unit's own: of an item a person decided, else of the whole."""
    above = [i for i in items if _is_above(i) and not i.reason.strip()]
    for item in above:
        told = f"“{item.name}”复核{item.final:f}分，高于自评{item.self_score:f}分，没有写理由"
        yield _about(case, "score-above-self-score", item, told)
    if not above and _whole_is_above(items, sheet):
        message = f"复核{sheet.total:f}分，高于自评{sheet.self_score:f}分，没有写理由"
        yield case.finding("score-above-self-score", message, numbers=[f"{sheet.total:f}"])


def _whole_is_above(items: list[ScoreItem], sheet: ScoreSheet) -> bool:
    if sheet.self_score is None or sheet.provisional or sheet.total <= sheet.self_score:
        return False
    return not any(i.reason.strip() and ((i.adjustment or Decimal(0)) > 0 or _is_above(i)) for i in items)


def _is_above(item: ScoreItem) -> bool:
    return (
        item.state is ItemState.MANUAL
        and item.final is not None
        and item.self_score is not None
        and item.final > item.self_score
    )


def _unscored(case: Case, items: list[ScoreItem]) -> Iterator[Finding]:
    waiting = [i for i in items if i.state in (ItemState.OPEN, ItemState.PROPOSED) or i.doubtful]
    if waiting:
        yield case.finding(
            "item-unscored",
            f"还有{len(waiting)}项待评或待确认：{in_words(i.name for i in waiting)}",
            subjects=[f"item:{i.key}" for i in waiting],
            numbers=[i.key for i in waiting],
        )


def _about(case: Case, rule: str, item: ScoreItem, message: str) -> Finding:
    return case.finding(rule, message, subjects=[f"item:{item.key}"], numbers=[str(item.final), item.reason])
