"""The three running texts of an opinion: written from the numbers, or as a person typed them, with what has gone stale in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.domain.finding import SEVERITY_NAMES, Severity
from reviewer.domain.report import KIND_NAMES
from reviewer.domain.review import OpinionDecision, Subject
from reviewer.export.model import ReviewForExport, in_brackets
from reviewer.export.opinion.figures import Figure, Stale, figures_of, stale
from reviewer.export.opinion.filling import Piece, Words, plain
from reviewer.export.opinion.standing import line_of, standing

TEXTS = {"overall": "总体评价", "problems": "存在问题", "advice": "处理建议"}


@dataclass(frozen=True)
class OpinionText:
    """One of the texts: as it is to be read, whether a person typed it, and the numbers in it that are stale."""

    key: str
    text: str
    edited: bool = False
    marks: tuple[Stale, ...] = ()

    @property
    def words(self) -> Words:
        """The text for Word: stale numbers highlighted with their units, each with a note behind it."""
        if not self.marks:
            return plain(self.text)
        pieces, at = [], 0
        for mark in self.marks:
            pieces += [
                Piece(self.text[at : mark.start]),
                Piece(f"{self.text[mark.start : mark.behind]}「{mark.note}」", marked=True),
            ]
            at = mark.behind
        return (*pieces, Piece(self.text[at:]))


def texts_of(review: ReviewForExport, figures: Mapping[str, Figure] | None = None) -> dict[str, OpinionText]:
    """Return the three texts by key."""
    now = figures_of(review) if figures is None else figures
    return {key: _text(key, review, now) for key in TEXTS}


def _text(key: str, review: ReviewForExport, now: Mapping[str, Figure]) -> OpinionText:
    typed = review.decisions.get(Subject.OPINION, key, OpinionDecision)
    if typed is None:
        return OpinionText(key, proposed(key, review))
    return OpinionText(key, typed.text, True, stale(typed.text, typed.figures, now))


def proposed(key: str, review: ReviewForExport) -> str:
    """Return what a text says as long as nobody typed another one."""
    return {"overall": _overall, "problems": _problems, "advice": _advice}[key](review)


def _overall(review: ReviewForExport) -> str:
    row, sheet = review.row, review.sheet
    year = f"{row.year}年度" if row.year else ""
    name = f"“{row.project_name}”" if row.project_name else KIND_NAMES.get(row.kind, "")
    done = f"依据“{sheet.profile_name}”，对{row.unit}{year}{name}绩效自评情况进行了复核。"
    return done + _scores(review)


def _scores(review: ReviewForExport) -> str:
    sheet, line = review.sheet, line_of(review)
    pieces = [] if sheet.self_score is None else [f"自评得分{sheet.self_score:.2f}分"]
    pieces += [f"自评等级为“{sheet.self_grade}”"] if sheet.self_grade else []
    pieces.append(f"复核得分{sheet.total:.2f}分" + in_brackets(review.mark))
    pieces += [f"复核等级为“{sheet.grade}”"] if sheet.grade else []
    if sheet.open:
        pieces.append(f"尚有{sheet.open:.2f}分待评")
    elif line.deviation is not None:
        pieces.append(f"偏离度{line.deviation * 100:.2f}%（{line.kind}）".replace("-", "−"))
    return "，".join(pieces) + "。"


def _problems(review: ReviewForExport) -> str:
    found = standing(review)
    if not found:
        return "未提出疑点。"
    by_severity = [(SEVERITY_NAMES[s], sum(one.finding.severity is s for one in found)) for s in Severity]
    counts = "、".join(f"{name}{count}" for name, count in by_severity if count)
    accepted = sum(one.accepted for one in found)
    told = f"，其中已认定{accepted}条" if accepted else ""
    return f"提出疑点{len(found)}条（{counts}）{told}，供核实。"


def _advice(review: ReviewForExport) -> str:
    if any(one.question for one in standing(review)):
        return f"请{review.row.unit or '实施单位'}对所列疑点逐条核实，书面说明情况并补充佐证材料。"
    if review.mark:
        return "待复核完成后，按复核结果处理。"
    return "建议按复核结果确认，并作为以后年度预算安排的参考。"
