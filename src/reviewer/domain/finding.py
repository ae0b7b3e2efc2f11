"""Findings (疑点): places to look, never verdicts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.text import Passage


class Severity(StrEnum):
    """重 changes the score or the conclusion, 一般 and 提示 do not."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


SEVERITY_NAMES = {Severity.HIGH: "重", Severity.MEDIUM: "一般", Severity.LOW: "提示"}


class EvidenceRole(StrEnum):
    """What a passage does in a finding; the original paints each differently."""

    CLASH = "clash"  # red, ① ② …: contradicts another passage of the finding
    PART = "part"  # yellow, ① … ⑨: a part of a sum
    TOTAL = "total"  # red, 合
    CONTEXT = "context"  # yellow


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a finding. Passages of one value share a `number` (① stands in two places).

    `figure` is what alone is lit of the passage: the cell or number that is meant.
    """

    passage: Passage
    role: EvidenceRole = EvidenceRole.CONTEXT
    number: int = 0  # 0: no badge
    name: str = ""  # what it says, for the band: "办公费", "四（一）1"
    value: str = ""  # as shown: "10.93"
    figure: Passage | None = None

    @property
    def lit(self) -> Passage:
        """What is lit in the original."""
        return self.passage if self.figure is None or not self.figure.grounded else self.figure


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle a finding: take this value (canonical, as FieldValue.value) for the field, from this passage."""

    field: str
    value: str
    passage: Passage
    number: int  # the badge ①, ②
    places: int  # in how many places the report says so
    note: str = ""  # "执行率 95.45%，得 5.73 分"


@dataclass(frozen=True, slots=True)
class Finding:
    """A place to look.

    `subjects` names what it touches ("field:budget", "indicator:<key>", "part:output", "spending:<key>"), so that panels can
    show `!` in the right rows; `numbers` are the figures it rests on. `key` stays the same across
    re-extraction, `fingerprint` changes when the numbers do: a dismissed finding comes back then.
    """

    rule: str
    severity: Severity
    title: str  # short, for the list: "分项合计与总额不符"
    message: str  # one sentence with the numbers
    evidence: tuple[Evidence, ...] = ()
    subjects: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    question: str = ""  # suggested question to the unit
    choices: tuple[Choice, ...] = ()
    calculation: str = ""  # "九项合计 345.91  总额 344.91  相差 1.00 万元"
    searched: tuple[str, ...] = field(default=())  # the terms by which something missing was looked for
    sections: tuple[str, ...] = field(default=())  # the headings it was looked for under
    near: tuple[Passage, ...] = field(default=())  # what comes nearest to it, and is not it
    about: str = ""  # what the key rests on instead of the subjects: "report" where a rule speaks for many rows
    gap: Decimal | None = (
        None  # how far its numbers lie apart, in the measure of its kind; None where nothing is measured
    )

    @property
    def key(self) -> str:
        """Identity across re-extraction: the rule with what it is about, not with its numbers."""
        about = self.about or "|".join(self.subjects) or "|".join(e.passage.text for e in self.evidence[:1])
        return f"{self.rule}:{_digest(about)}"

    @property
    def fingerprint(self) -> str:
        """What a dismissal was about: changes when the numbers do."""
        return _digest("|".join(self.numbers) or self.message)


def keyed(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    """Return the findings by key, in their order; a key that occurs again gets "#2", "#3" …."""
    result: dict[str, Finding] = {}
    for found in findings:
        key, count = found.key, 1
        while key in result:
            count += 1
            key = f"{found.key}#{count}"
        result[key] = found
    return result


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
