"""The band of a finding: its passages with their badges, the sum, the question to the unit, 认定 and 排除."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.domain.finding import Evidence, EvidenceRole, Finding
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.band_field import choice_actions, choice_lines
from reviewer.gui.panels.band_model import Action, BandContent, Line, Part, Verbs, about_finding
from reviewer.gui.panels.band_search import searched_lines
from reviewer.gui.panels.findings import STATE_WORDS
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import badged, context, quote, section_name, tr

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

REASONS = ("约数所致", "四舍五入", "口径不同", "已补材料")


def finding_band(controller: ReviewController, session: ReviewSession, key: str) -> BandContent:
    """Describe a finding."""
    finding = session.findings.get(key)
    if finding is None:
        return BandContent()
    verbs = Verbs(controller, f"finding:{key}", read_only=session.read_only)
    state = session.finding_state(key)
    decision = session.decisions.finding(key)
    parts = tuple(_parts(finding))
    asked = decision.question if decision is not None and decision.question is not None else finding.question
    return BandContent(
        ref=verbs.ref,
        page="finding",
        sign={"open": "!", "accepted": "✓", "dismissed": "dismissed"}[state],
        heading=finding.title,
        note=_note(session, key, state),
        about=about_finding(session, key, finding),
        lines=tuple(_lines(session, key, finding, parts)),
        parts=parts,
        check=_sum_line(finding),
        brief=(Bit(finding.message, "text2"),),
        actions=verbs.kept(_actions(verbs, session, key, finding, state)),
        question=asked,
        reason=decision.reason if decision is not None and state != "accepted" else "",
        locked=session.read_only,
        decided="" if state == "open" else state,
    )


def _note(session: ReviewSession, key: str, state: str) -> tuple[Bit, ...]:
    decision, finding = session.decisions.finding(key), session.findings[key]
    outdated = decision is not None and decision.outdated(finding.message, finding.fingerprint)
    changed = (Bit(tr("询问写于疑点变化之前，请核对"), "amber"),) if outdated else ()
    if state == "open":
        return changed
    color = "green" if state == "accepted" else "text2"
    why = f"：{decision.reason}" if decision is not None and decision.reason else ""
    return (Bit(tr(STATE_WORDS[state]) + why, color), *changed)


def _parts(finding: Finding) -> list[Part]:
    parts = [e for e in finding.evidence if e.role is EvidenceRole.PART]
    if len(parts) < 3:
        return []
    return [
        Part(str(e.number or n), e.name or quote(e.passage.text, 8), e.value) for n, e in enumerate(parts, 1)
    ]


def _lines(session: ReviewSession, key: str, finding: Finding, parts: tuple[Part, ...]) -> list[Line]:
    message = Line((Bit(finding.message, "text2"),), tip=finding.message, wraps=True)
    if finding.choices:
        return [message, *choice_lines(session, key, finding)]
    if parts:
        return [message]
    lines = [message] + [_evidence_line(session, e) for e in finding.evidence]
    return lines + searched_lines(session, finding)


def _evidence_line(session: ReviewSession, evidence: Evidence) -> Line:
    badge: tuple[Bit, ...] = ()
    if evidence.role is EvidenceRole.TOTAL:
        badge = (Bit(badge="合", disc="total"), Bit("", gap=6))
    elif evidence.number:
        disc = "red" if evidence.role is EvidenceRole.CLASH else "plain"
        badge = (Bit(badge=str(evidence.number), disc=disc), Bit("", gap=6))
    named = (Bit(evidence.name, "text2", small=True), Bit("", gap=8)) if evidence.name else ()
    place = section_name(session, evidence.passage)
    return Line(
        (*badge, *named, *context(session, evidence.lit, 10, 40)),
        (Bit(place, "text3", small=True),) if place and not evidence.name else (),
        quote(evidence.passage.text, 200),
    )


def _sum_line(finding: Finding) -> Line:
    """Return the calculation, with 合 before the total it is compared with."""
    if not finding.calculation:
        return Line()
    total = next((e for e in finding.evidence if e.role is EvidenceRole.TOTAL), None)
    text = finding.calculation
    if total is None or not total.value or total.value not in text:
        return Line(badged(text), tip=text, wraps=True)
    before, _, after = text.partition(total.value)
    bits = (*_figures(before), Bit(badge="合", disc="total", gap=2), *_figures(f" {total.value}{after}"))
    return Line(bits, tip=text, wraps=True)


def _figures(text: str) -> list[Bit]:
    """Return a calculation with its figures bold, the difference in red."""
    bits: list[Bit] = []
    apart = False
    for part in re.split(r"(\d[\d,.]*\s*(?:[万亿]?元)?)", text):
        if part[:1].isdigit():
            bits.append(Bit(part, "red" if apart else "text", bold=True))
        elif part:
            bits.append(Bit(part, "text2"))
            apart = part.rstrip().endswith("相差")
    return bits


def _actions(
    verbs: Verbs, session: ReviewSession, key: str, finding: Finding, state: str
) -> list[Action | None]:
    if state != "open":
        return [Action("restore", tr("退回待处理"), verbs.edit(lambda: session.reopen_finding(key)), "F9")]
    choices = choice_actions(verbs, session, key, finding)
    accept = Action(
        "accept",
        tr("认定"),
        verbs.edit(lambda: session.accept_finding(key)),
        "" if choices else "Enter",
        default=not choices,
        goes_on=True,
    )
    return [*choices, accept, Action("dismiss", tr("排除"), goes_on=True)]
