"""What a reviewer decided, apart from what the machine read: nothing here is ever overwritten by the machine.

A decision belongs to a subject and a key ("field", "budget"); a review is the set of its decisions. Storage keeps each
as one row (subject, key, JSON), so that undo, history and hand-over work on one shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from reviewer.domain.errors import Refused


class Subject(StrEnum):
    """What a decision is about; also the prefix of a subject reference such as "field:budget"."""

    FIELD = "field"
    INDICATOR = "indicator"
    SPENDING = "spending"
    ITEM = "item"
    FINDING = "finding"
    REPORT = "report"
    OPINION = "opinion"


class Status(StrEnum):
    """Where a review stands."""

    WAITING = "waiting"  # 待审
    REVIEWING = "reviewing"  # 审核中
    DONE = "done"  # 已审


STATUS_NAMES = {Status.WAITING: "待审", Status.REVIEWING: "审核中", Status.DONE: "已审"}


@dataclass(frozen=True, slots=True)
class TypedQuantity:
    """A quantity as a reviewer typed it or took it from the report.

    `start`/`end` tie it to the report, -1 where it was typed. value and upper are in base units (元, 个 …).
    """

    text: str
    op: str = "="
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class FieldDecision:
    """A field looked at by a person.

    `value` (canonical, as FieldValue.value) is a correction of the reading, None when the machine's value stands;
    `absent` says the report does not state it (原文确无); `verified` is the reviewer's own figure, with a reason.
    `machine` is what the machine had read when the decision was made.
    """

    confirmed: bool = False
    value: str | None = None
    typed: str = ""  # as typed: "281.28万元"
    absent: bool = False
    verified: str | None = None
    verified_reason: str = ""
    start: int = -1
    end: int = -1
    quote: str = ""
    machine: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorDecision:
    """An indicator looked at by a person; None leaves what the machine read.

    `cleared` names sides ("target", "actual") that the report does not state. `verified` is the 复核完成值 with its reason.
    `part` is the key of the part of the rubric that the reviewer put it under; what the report says of it stays.
    """

    confirmed: bool = False
    name: str | None = None
    category: str | None = None
    target: TypedQuantity | None = None
    actual: TypedQuantity | None = None
    cleared: tuple[str, ...] = ()
    verified: TypedQuantity | None = None
    verified_reason: str = ""
    added: bool = False
    removed: bool = False
    evidence: tuple[tuple[int, int], ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class SpendingDecision:
    """A spending item looked at by a person; amount in 元."""

    confirmed: bool = False
    name: str | None = None
    amount: Decimal | None = None
    added: bool = False
    removed: bool = False
    start: int = -1
    end: int = -1
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ItemDecision:
    """A rubric item decided by a person.

    `adjustment` is a signed amount; `based_on` is the machine's amount when the decision was made (None: it was open).
    `excluded` (不适用) gives the points to the others, with a reason. `name` is what the item was called then: it is told
    where the item is no longer there.
    """

    confirmed: bool = False
    adjustment: Decimal | None = None
    reason: str = ""
    based_on: Decimal | None = None
    excluded: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """A finding accepted (认定) or dismissed (排除, with a reason). It lapses when the fingerprint changes.

    `accepted` None keeps what was typed (the question, a reason to dismiss it) of a finding that nobody decided.
    """

    accepted: bool | None
    reason: str = ""
    fingerprint: str = ""
    question: str | None = None  # the question to the unit, as edited
    said: str = ""  # what the finding said when it was edited

    def outdated(self, message: str, fingerprint: str) -> bool:
        """Tell whether the question was typed for a finding that says something else by now."""
        if self.question is None:
            return False
        if self.said:
            return self.said != message
        return bool(self.fingerprint) and self.fingerprint != fingerprint


@dataclass(frozen=True, slots=True)
class ReportDecision:
    """Something about the whole report. Key "profile": the rubric chosen by the reviewer."""

    value: str


@dataclass(frozen=True, slots=True)
class OpinionDecision:
    """A running text of the review opinion (复核意见) as a person typed it; keys "overall", "problems", "advice".

    `figures` are what its numbers stood for then: name, kind, value and label of each, so that stale ones are found.
    """

    text: str
    figures: tuple[tuple[str, str, str, str], ...] = ()


Decision = (
    FieldDecision
    | IndicatorDecision
    | SpendingDecision
    | ItemDecision
    | FindingDecision
    | ReportDecision
    | OpinionDecision
)
DecisionKey = tuple[Subject, str]

_TYPES: dict[Subject, type[Any]] = {
    Subject.FIELD: FieldDecision,
    Subject.INDICATOR: IndicatorDecision,
    Subject.SPENDING: SpendingDecision,
    Subject.ITEM: ItemDecision,
    Subject.FINDING: FindingDecision,
    Subject.REPORT: ReportDecision,
    Subject.OPINION: OpinionDecision,
}
_D = TypeVar("_D")


@dataclass(frozen=True)
class Decisions:
    """All decisions of one review; immutable, `with_` gives a changed copy."""

    entries: Mapping[DecisionKey, Decision] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, subject: Subject, key: str, kind: type[_D]) -> _D | None:
        """Return a decision of the expected type."""
        found = self.entries.get((subject, key))
        return found if isinstance(found, kind) else None

    def field(self, name: str) -> FieldDecision | None:
        return self.get(Subject.FIELD, name, FieldDecision)

    def verified(self, name: str) -> str | None:
        """Return the reviewer's own figure for a field (复核数), None without one."""
        found = self.field(name)
        return None if found is None else found.verified

    def indicator(self, key: str) -> IndicatorDecision | None:
        return self.get(Subject.INDICATOR, key, IndicatorDecision)

    def spending(self, key: str) -> SpendingDecision | None:
        return self.get(Subject.SPENDING, key, SpendingDecision)

    def item(self, key: str) -> ItemDecision | None:
        return self.get(Subject.ITEM, key, ItemDecision)

    def finding(self, key: str) -> FindingDecision | None:
        return self.get(Subject.FINDING, key, FindingDecision)

    def profile(self) -> str | None:
        found = self.get(Subject.REPORT, "profile", ReportDecision)
        return None if found is None else found.value

    def advice(self) -> str:
        """Return 处理建议 as a person typed it, "" where nobody did."""
        found = self.get(Subject.OPINION, "advice", OpinionDecision)
        return "" if found is None else found.text

    def of(self, subject: Subject) -> Iterator[tuple[str, Decision]]:
        """Walk the decisions about one subject."""
        for (kind, key), decision in self.entries.items():
            if kind is subject:
                yield key, decision

    def with_(self, subject: Subject, key: str, decision: Decision | None) -> Decisions:
        """Return a copy with one decision set, or taken away (None)."""
        changed = dict(self.entries)
        if decision is None:
            changed.pop((subject, key), None)
        else:
            changed[(subject, key)] = decision
        return Decisions(MappingProxyType(changed))


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON values; Decimals as strings, defaults left out."""
    out: dict[str, Any] = {}
    for spec in fields(decision):
        value = getattr(decision, spec.name)
        if value != spec.default:
            out[spec.name] = _plain(value)
    return out


def decision_from_json(subject: Subject, values: Mapping[str, Any]) -> Decision:
    """Build a decision back; unknown names are refused, so that a newer database is not read half."""
    kind = _TYPES[subject]
    known = {spec.name for spec in fields(kind)}
    if unknown := set(values) - known:
        raise Refused(f"评审记录含有本版本不认识的内容（{'、'.join(sorted(unknown))}），请使用新版本打开。")
    made: Decision = kind(**{name: _rich(name, value) for name, value in values.items()})
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, TypedQuantity):
        return {s.name: _plain(getattr(value, s.name)) for s in fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


_DECIMAL_NAMES = frozenset({"adjustment", "based_on", "amount"})


def _rich(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        value = dict(value)
        for part in ("value", "upper"):
            value[part] = None if value.get(part) is None else Decimal(value[part])
        return TypedQuantity(**value)
    if isinstance(value, list):
        return tuple(tuple(v) if isinstance(v, list) else v for v in value)
    if name in _DECIMAL_NAMES and value is not None:
        return Decimal(value)
    return value
