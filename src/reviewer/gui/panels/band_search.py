"""The lines of the band that say where something missing was looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reviewer.domain.finding import Finding
from reviewer.gui.panels.band_model import Line
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import context, quote, section_name, tr

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


def searched_lines(session: ReviewSession, finding: Finding) -> list[Line]:
    """Say where something missing was looked for, by which terms, and quote what comes nearest."""
    bits = _section_bits(session, finding.sections)
    if finding.searched:
        words = tr("用语：{}").format("、".join(finding.searched))
        bits.append(Bit(words, "text2", small=True, gap=12 if bits else 0))
    lines = [Line(tuple(bits), wraps=True)] if bits else []
    for passage in finding.near:
        place = section_name(session, passage)
        lines.append(
            Line(
                (Bit(tr("相近"), "text3", small=True), Bit("", gap=8), *context(session, passage, 0, 0)),
                (Bit(place, "text3", small=True),) if place else (),
                quote(passage.text, 200),
            )
        )
    return lines


def _section_bits(session: ReviewSession, names: Sequence[str]) -> list[Bit]:
    """Name the sections gone through; those with a heading in the report lead there."""
    headings = {f"{s.label}{s.title}": s.heading for s in reversed(session.report.sections)}
    bits: list[Bit] = []
    for number, name in enumerate(names):
        at = headings.get(name)
        link = "" if at is None else f"{at.start}-{at.end}"
        bits.append(Bit("、" if number else tr("已查找："), "text2", small=True))
        bits.append(Bit(name, "accent" if link else "text2", small=True, link=link))
    return bits
