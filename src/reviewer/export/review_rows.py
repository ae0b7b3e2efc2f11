"""The rows of a review sheet (复核表), worked out from a review before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.counting import execution_rate, rate_that_counts
from reviewer.domain.finding import SEVERITY_NAMES, Finding, Severity
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import FIELDS, Indicator
from reviewer.domain.review import Decisions, FindingDecision, IndicatorDecision, TypedQuantity
from reviewer.domain.rubric import ItemState, ScoreItem, ScorePart
from reviewer.domain.text import Passage
from reviewer.export.cells import Scale, Value, clean, figure, half_width, scale_of, shown, symbol, wan_text
from reviewer.export.model import ReviewForExport
from reviewer.scoring.outcome import kept_text

ACCEPTED, DISMISSED, OPEN, HINT = "认定", "排除", "未处理", "供参考"
RATE_FIELDS = {
    "budget_initial": "年初预算数",
    "budget": "全年预算数",
    "spent": "执行数",
    "execution_rate": "执行率",
}
_LABELS = {**RATE_FIELDS, "spent": "全年执行数", "execution_rate": "预算执行率"}
OUTDATED = "「疑点此后有变，请核对」"  # behind a question
ENTERED = "评审录入，原文未见"
_SHORT = 40  # characters of a problem told in a sentence; a longer one is told by its title
_MOST_PROBLEMS = 3
_STATE_WORDS = {
    ItemState.PROPOSED: "（暂定）待确认",
    ItemState.OPEN: "（暂定）待评",
    ItemState.EXCLUDED: "不适用",
}
DOUBT = "（暂定）依据已变，请复核"


@dataclass(frozen=True)
class ReviewLine:
    """One row between part and total. Points are None where they are not counted (不适用) or not given yet."""

    level2: str
    level3: str
    symbol: str
    target: Value
    unit: str
    points: Decimal | None
    actual: Value
    self_score: Decimal | None
    verified: Value
    score: Decimal | None
    told: str
    item: ScoreItem
    bounds: tuple[float, float] | None = None  # of a range, in the row's unit
    rate: bool = False  # whether its result is the rate of money spent

    @property
    def waits(self) -> str:
        """What the row still waits for, in words."""
        return _STATE_WORDS.get(self.item.state, "")

    @property
    def doubt(self) -> str:
        """That the machine's points moved under a person's decision, in words."""
        return DOUBT if self.item.doubtful else ""

    @property
    def remark(self) -> str:
        """Why the points are what they are."""
        return "；".join(filter(None, (self.waits, self.told, self.doubt)))


@dataclass(frozen=True)
class FindingLine:
    """One finding below the table; never a verdict."""

    severity: str
    title: str
    message: str
    state: str
    reason: str


def review_lines(part: ScorePart, review: ReviewForExport) -> list[ReviewLine]:
    """Return the rows of one part."""
    return [_line(item, review) for item in part.items]


def _line(item: ScoreItem, review: ReviewForExport) -> ReviewLine:
    indicator = review.report.indicator(item.indicator) if item.indicator else None
    decided = review.decisions.indicator(item.indicator) if item.indicator else None
    target = indicator.target if indicator else None
    scale = scale_of(target, indicator.actual if indicator else None)
    execution = item.rule in ("execution", "steps") and indicator is None
    verified = _verified_rate(review) if execution else shown(_verified(indicator, decided), scale)
    return ReviewLine(
        level2=indicator.level2 if indicator else "",
        level3=item.name,
        symbol=symbol(target),
        target=shown(target, scale),
        unit="%" if execution else scale.unit,
        points=None if item.state is ItemState.EXCLUDED else item.points,
        actual=_rate(review) if execution else _actual(indicator, item, scale),
        self_score=item.self_score,
        verified=verified,
        score=None if item.state is ItemState.EXCLUDED else item.final,
        told=_told(item, decided, _worked_out(review) if execution else ""),
        item=item,
        bounds=_bounds(target, scale),
        rate=execution,
    )


def _actual(indicator: Indicator | None, item: ScoreItem, scale: Scale) -> Value:
    """Return the unit's own result: in its words where no points follow from it, though it has a number (不超过95%)."""
    value = shown(indicator.actual if indicator else None, scale)
    if (
        isinstance(value, float)
        and item.machine is None
        and indicator is not None
        and indicator.actual is not None
    ):
        return clean(indicator.actual.passage.text)
    return value


def _bounds(target: Quantity | None, scale: Scale) -> tuple[float, float] | None:
    if target is None or target.op is not Op.RANGE or target.value is None:
        return None
    upper = target.value if target.upper is None else target.upper
    return float(target.value / scale.divisor), float(upper / scale.divisor)


def _rate(review: ReviewForExport) -> float | None:
    """Return the execution rate as the unit states it; what the program works out is no figure of the unit's."""
    return None if review.entered("execution_rate") else figure(review.report.amount("execution_rate"))


def _worked_out(review: ReviewForExport) -> str:
    """Tell the rate that the points rest on where the unit states none."""
    rate = execution_rate(review.report, review.decisions)
    return "" if rate is None or _rate(review) is not None else f"报告未列执行率，算得 {rate}%"


def reckoned_rate(review: ReviewForExport) -> float | None:
    """Return the execution rate that follows from amounts of which a person verified one."""
    if all(review.decisions.verified(name) is None for name in RATE_FIELDS):
        return None
    rate = rate_that_counts(review.report, review.decisions, "execution_rate")
    return None if rate is None else figure(rate.percent)


def _verified_rate(review: ReviewForExport) -> float | None:
    """Return the execution rate by the figures that count, where a person verified one of them."""
    typed, reckoned = review.decisions.verified("execution_rate"), reckoned_rate(review)
    return figure(Decimal(typed)) if reckoned is None and typed is not None else reckoned


def _verified(indicator: Indicator | None, decided: IndicatorDecision | None) -> Quantity | None:
    """Return what a person verified, or read and confirmed; None where nobody looked."""
    if decided is None:
        return None
    if decided.verified is not None:
        return _quantity(decided.verified)
    looked = decided.confirmed or decided.actual is not None
    return indicator.actual if looked and indicator is not None else None


def _quantity(typed: TypedQuantity) -> Quantity:
    return Quantity(Op(typed.op), typed.value, typed.unit, Passage.typed(typed.text), typed.upper)


def _told(item: ScoreItem, decided: IndicatorDecision | None, more: str = "") -> str:
    """Return why the points are what they are: formula, a person's reasons."""
    by_hand = item.state is ItemState.MANUAL and item.machine is None
    formula = "" if item.state is ItemState.EXCLUDED or by_hand else half_width(item.formula)
    pieces = [formula, more]
    if by_hand and item.final is not None:
        pieces.append(f"评审打分 {item.final:.2f}" + (f"：{item.reason}" if item.reason.strip() else ""))
    elif item.adjustment is not None:
        pieces.append(f"调整 {item.adjustment:+.2f}".replace("-", "−") + f"：{item.reason}")
        pieces.append(kept_text(item))
    elif item.reason:
        pieces.append(item.reason)
    if decided is not None and decided.part is not None and item.key.startswith(f"{decided.part}/"):
        pieces.append("由评审人归入本部分")
    if decided is not None and decided.verified_reason:
        pieces.append(f"核实依据：{decided.verified_reason}")
    if item.self_presumed:
        pieces.append("自评分按满分推定")
    return "；".join(piece.strip() for piece in pieces if piece.strip())


def finding_lines(findings: Sequence[tuple[str, Finding]], decisions: Decisions) -> list[FindingLine]:
    """Return the findings in their order, each with what the reviewer made of it."""
    lines = []
    for key, finding in findings:
        state, reason = finding_state(finding, key, decisions)
        lines.append(
            FindingLine(SEVERITY_NAMES[finding.severity], finding.title, _message(finding), state, reason)
        )
    return lines


def findings_counted(lines: Sequence[FindingLine]) -> str:
    """Say how many there are, and how many of them were dismissed: list and summary count the others."""
    gone = sum(line.state == DISMISSED for line in lines)
    return f"{len(lines)} 条，其中排除 {gone} 条，供核实" if gone else f"{len(lines)} 条，供核实"


def finding_state(finding: Finding, key: str, decisions: Decisions) -> tuple[str, str]:
    """Return 认定, 排除, 未处理 or 供参考 (low) with the reason or question; a decision about other numbers has lapsed."""
    decided = decisions.finding(key)
    waiting = HINT if finding.severity is Severity.LOW else OPEN
    question = question_of(finding, decided)
    if decided is None or decided.accepted is None:
        return waiting, question
    if decided.fingerprint and decided.fingerprint != finding.fingerprint:
        return waiting, question
    if not decided.accepted:
        return DISMISSED, decided.reason
    return ACCEPTED, "；".join(text.rstrip() for text in (decided.reason, question) if text.strip())


def question_of(finding: Finding, decided: FindingDecision | None) -> str:
    """Return the question to the unit: what a person typed, marked where the finding says something else by now."""
    if decided is None or decided.question is None:
        return finding.question
    outdated = decided.question.strip() and decided.outdated(finding.message, finding.fingerprint)
    return f"{decided.question.rstrip()}{OUTDATED}" if outdated else decided.question


def _message(finding: Finding) -> str:
    quotes = [f"“{_short(e.passage.text)}”" for e in finding.evidence[:4] if e.passage.grounded]
    near = [f"“{_short(passage.text)}”" for passage in finding.near]
    looked = (("已查找", finding.sections), ("用语", finding.searched))
    lines = [
        finding.message,
        f"原文：{'、'.join(quotes)}" if quotes else "",
        "；".join(f"{name}：{'、'.join(words)}" for name, words in looked if words),
        f"相近：{'、'.join(near)}" if near else "",
    ]
    return "\n".join(filter(None, lines))


def _short(text: str, length: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"


def main_problems(findings: Sequence[tuple[str, Finding]], decisions: Decisions) -> tuple[str, ...]:
    """Return what 主要问题 is prefilled with: the accepted high findings as short sentences."""
    return tuple(_in_short(f) for f in accepted(findings, decisions) if f.severity is Severity.HIGH)


def accepted(findings: Sequence[tuple[str, Finding]], decisions: Decisions) -> list[Finding]:
    """Return the findings that a person accepted (认定)."""
    return [f for key, f in findings if finding_state(f, key, decisions)[0] == ACCEPTED]


def _in_short(finding: Finding) -> str:
    sentence = " ".join(finding.message.split()).rstrip("。")
    return sentence if len(sentence) <= _SHORT or not finding.title else finding.title


def listed_problems(problems: Sequence[str]) -> str:
    """Return the first different problems numbered, and how many there are in all."""
    if len(problems) < 2:
        return "".join(problems)
    first = list(dict.fromkeys(problems))[:_MOST_PROBLEMS]
    lines = [f"{at}. {problem}" for at, problem in enumerate(first, 1)]
    more = [f"等 {len(problems)} 条，见疑点清单"] if len(problems) > len(first) else []
    return "\n".join([*lines, *more])


def entered_remarks(review: ReviewForExport) -> list[str]:
    """Say which values a person typed that the original does not state."""
    names = [_LABELS.get(name, spec.label) for name, spec in FIELDS.items() if review.entered(name)]
    return [f"{'、'.join(names)}为{ENTERED}"] if names else []


def verified_remarks(review: ReviewForExport) -> list[str]:
    """Say which figures of the summary are the reviewer's own, with what the report says instead."""
    return [
        f"{name}采用复核数（{_original(review, field)}）"
        for field, name in RATE_FIELDS.items()
        if review.decisions.verified(field) is not None
    ]


def _original(review: ReviewForExport, field: str) -> str:
    own = review.report.amount(field)
    if own is None:
        return "原文未列"
    return f"原文 {own}%" if field == "execution_rate" else f"原文 {wan_text(own)}"
