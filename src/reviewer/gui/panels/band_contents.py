"""Find the band of a reference."""

from __future__ import annotations

from dataclasses import replace

from reviewer.domain.review import Status
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.band_field import field_band, spending_band
from reviewer.gui.panels.band_finding import finding_band
from reviewer.gui.panels.band_indicator import category_band, indicator_band, item_band
from reviewer.gui.panels.band_model import Action, BandContent
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import tr

_KINDS = {
    "field": field_band,
    "indicator": indicator_band,
    "spending": spending_band,
    "finding": finding_band,
    "item": item_band,
    "category": category_band,
}


def reopening(controller: ReviewController) -> Action:
    """Offer to open a finished review again: nothing else can be done there."""

    def run() -> str:
        controller.reopenRequested.emit()
        return ""

    return Action("reopen", tr("重新打开"), run, tip=tr("已审，只能查看；重新打开后可以修改"))


def band_content(controller: ReviewController, ref: str) -> BandContent:
    """Describe the current thing; with none, say what to do."""
    session = controller.session
    subject, _, key = ref.partition(":")
    if session is None:
        return BandContent()
    made = _KINDS[subject](controller, session, key) if subject in _KINDS else BandContent()
    if made.ref and session.status is Status.DONE and not made.actions:
        return replace(made, actions=(reopening(controller),))
    if made.ref:
        return made
    return BandContent(note=(Bit(tr("选择一行，查看原文依据与处理办法"), "text3"),))
