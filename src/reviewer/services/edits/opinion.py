"""Edits of the running texts of the review opinion: typed, or left to the program again."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.domain.review import OpinionDecision, Subject
from reviewer.services.edits.edit import Edit
from reviewer.services.signs import ReviewState

Texts = Mapping[str, OpinionDecision | None]


def write_texts(state: ReviewState, texts: Texts) -> Edit:
    """Keep texts as typed, as one step; None goes back to what the program writes."""
    decisions = state.decisions
    for key, made in texts.items():
        decisions = decisions.with_(Subject.OPINION, key, made)
    return Edit("编辑复核意见", decisions)


def advise(state: ReviewState, text: str) -> Edit:
    """Write 处理建议 as the summary has it, one of the opinion's texts; an emptied one is the program's again."""
    made = OpinionDecision(text.strip()) if text.strip() else None
    return Edit("填写处理建议", state.decisions.with_(Subject.OPINION, "advice", made))
