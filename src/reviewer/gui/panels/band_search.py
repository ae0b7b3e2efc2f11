"""The lines of the band that say where something missing was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.domain.finding import Finding
from reviewer.gui.panels.band_model import Line
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import context, quote, section_name, tr

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


def searched_lines(session: ReviewSession, finding: Finding) -> list[Line]:
    """Say where something missing was looked for, by which terms, and quote what comes nearest."""
    pieces = []
    if finding.sections:
        pieces.append(tr("已查找：{}").format("、".join(finding.sections)))
    if finding.searched:
        pieces.append(tr("用语：{}").format("、".join(finding.searched)))
    lines = [Line((Bit("　".join(pieces), "text2", small=True),), wraps=True)] if pieces else []
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
