"""The figures of a review, found again in texts that people typed: which numbers of a text stand for one and no longer equal it.

With a typed text its numbers are kept as they were: name, kind, value and what it is called. A number of the text belongs
to the figure that is named before it in the clause, else to the most prominent one of the same value and unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.counting import amount_that_counts, execution_rate, rate_that_counts
from reviewer.domain.finding import SEVERITY_NAMES, Severity
from reviewer.domain.quantity import CENT, Quantity, round_half_up
from reviewer.domain.report import FIELDS
from reviewer.export.cells import WAN, half_width, wan_text
from reviewer.export.model import PROVISIONAL, UNDECIDED, ReviewForExport
from reviewer.export.opinion.standing import deviation, standing

MONEY, PERCENT, SCORE, COUNT, GRADE = "money", "percent", "score", "count", "grade"
WAITING = "waiting"  # the words 暂定 and 未审定
Kept = tuple[str, str, str, str]  # name, kind, value, label
_WORDS = (GRADE, WAITING)
_UNITS = {
    "%": (PERCENT, Decimal(1)),
    "个百分点": (PERCENT, Decimal(1)),
    "百分点": (PERCENT, Decimal(1)),
    "亿元": (MONEY, WAN * WAN),
    "万元": (MONEY, WAN),
    "元": (MONEY, Decimal(1)),
    "分": (SCORE, Decimal(1)),
    "条": (COUNT, Decimal(1)),
    "个": (COUNT, Decimal(1)),
    "项": (COUNT, Decimal(1)),
    "处": (COUNT, Decimal(1)),
}
_NUMBER = re.compile(r"(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\.?\d)")
_UNIT = re.compile(r"\s*(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")(?!钟)")
_BARE = re.compile(r"\s*(?:$|[^\w\s]|[至到和与及])")
_GRADE_WORD = re.compile(r"等级(?:评?为|是|定为|：)?\s*[“「]?([优良中差])")
_WAITING_WORD = re.compile(r"（(?:暂定|未审定)）|\((?:暂定|未审定)\)|暂定|未审定")
_CLAUSE = re.compile(r"[。；！？\n]")
_GONE = "已不在复核结果中"
_RATES = 6  # the tier of completion rates: many indicators have the same


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of the review. `words` are what a text calls it, the first is its label; lower tiers are looked at first."""

    name: str
    kind: str
    value: str
    words: tuple[str, ...]
    tier: int = 0

    @property
    def needs_name(self) -> bool:
        """Whether a number is one only where its name stands before it: 3个工作日 are no findings."""
        return self.kind == COUNT or self.tier == _RATES

    @property
    def kept(self) -> Kept:
        """What is kept of it with a text."""
        return (self.name, self.kind, self.value, self.words[0])


@dataclass(frozen=True, slots=True)
class Stale:
    """A number of a text, at [start, end), that no longer equals what it stood for; `now` says what that is now.

    Its unit ends at `behind`.
    """

    start: int
    end: int
    now: str
    behind: int
    word: bool = False  # the words 暂定 and 未审定

    @property
    def note(self) -> str:
        """The sentence that stands beside it."""
        return f"此处{'文字' if self.word else '数字'}与现有复核结果不一致：{self.now}"


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    value: str  # a number, or the letter of a grade
    kind: str  # "" where no unit stands behind it
    factor: Decimal
    before: str  # the clause up to it
    rest: str = ""  # what stands behind it
    unit: int = 0  # how many characters of that are its unit

    def holds(self, kind: str, value: str) -> bool:
        """Tell whether it gives a value: exactly, or rounded to its decimals where it has some."""
        if kind in _WORDS or self.kind in _WORDS:
            return self.kind == kind and self.value == value
        factor = self._factor(kind)
        if factor is None:
            return False
        own, amount = Decimal(self.value), abs(Decimal(value)) / factor
        return amount == own or (self.decimals > 0 and round_half_up(amount, self.step) == own)

    @property
    def decimals(self) -> int:
        return len(self.value.partition(".")[2])

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.decimals)

    def rounded(self, kind: str, value: Decimal) -> Decimal:
        """Return a value in this number's unit, with as many decimals."""
        return round_half_up(value / (self._factor(kind) or 1), self.step)

    def same(self, kind: str, one: str, other: str) -> bool:
        """Tell whether two values of a figure read the same here."""
        if kind in _WORDS:
            return one == other
        return self.rounded(kind, Decimal(one)) == self.rounded(kind, Decimal(other))

    def _factor(self, kind: str) -> Decimal | None:
        if kind.startswith("unit:"):
            unit = kind.removeprefix("unit:")
            ahead = self.rest.lstrip()
            return next((f for m, f in (("", Decimal(1)), ("万", WAN)) if ahead.startswith(m + unit)), None)
        if self.kind:
            return self.factor if kind == self.kind else None
        return Decimal(1) if kind in (SCORE, PERCENT) and _BARE.match(self.rest) else None


def _tokens(text: str) -> Iterator[_Token]:
    plain = half_width(text)
    for match in _NUMBER.finditer(plain):
        rest = plain[match.end() : match.end() + 12]
        unit = _UNIT.match(rest)
        kind, factor = _UNITS[unit[1]] if unit else ("", Decimal(1))
        value, clause, length = (
            match[0].replace(",", ""),
            _clause(plain, match.start()),
            unit.end() if unit else 0,
        )
        yield _Token(*match.span(), value, kind, factor, clause, rest, length)
    for match in _GRADE_WORD.finditer(plain):
        yield _Token(*match.span(1), match[1], GRADE, Decimal(1), _clause(plain, match.start() + 2))
    for match in _WAITING_WORD.finditer(plain):
        yield _Token(*match.span(), PROVISIONAL, WAITING, Decimal(1), _clause(plain, match.start()))


def _clause(text: str, end: int) -> str:
    return _CLAUSE.split(text[max(0, end - 60) : end])[-1]


# ---- keeping and comparing


def noted(text: str, now: Mapping[str, Figure], before: Sequence[Kept] = ()) -> tuple[Kept, ...]:
    """Return what a text's numbers stand for at this moment; numbers that were stale before stay so."""
    found: dict[Kept, None] = {}
    old = [_figure(kept, now) for kept in before]
    for token in _tokens(text):
        was = _chosen(token, old)
        chosen = [f for f in was if _changed(token, f, now)] or _chosen(token, now.values())
        found.update(dict.fromkeys(f.kept for f in chosen))
    return tuple(found)


def stale(text: str, kept: Sequence[Kept], now: Mapping[str, Figure]) -> tuple[Stale, ...]:
    """Return the numbers of a text that no longer equal what they stood for, in their order."""
    old = [_figure(one, now) for one in kept]
    found = []
    for token in _tokens(text):
        chosen = _chosen(token, old)
        changed = [f for f in chosen if _changed(token, f, now)]
        if changed:
            told = "；".join(dict.fromkeys(_told(token, f, now.get(f.name)) for f in changed))
            word = token.kind == WAITING
            found.append(Stale(token.start, token.end, told, token.end + token.unit, word))
    return tuple(sorted(found, key=lambda mark: mark.start))


def brought_up(text: str, kept: Sequence[Kept], now: Mapping[str, Figure]) -> str:
    """Return a text with its stale numbers replaced by the present ones, as far as there is exactly one."""
    old = [_figure(one, now) for one in kept]
    tokens = {(t.start, t.end): t for t in _tokens(text)}
    for mark in reversed(stale(text, kept, now)):
        token = tokens[mark.start, mark.end]
        present = {now[f.name].value: f for f in _chosen(token, old) if f.name in now}
        if mark.word and text[mark.start] not in "（(":
            continue  # what is left of such a sentence is for a person to say
        if len(present) == 1:
            ((value, figure),) = present.items()
            text = text[: mark.start] + _written(token, figure.kind, value) + text[mark.end :]
    return text


def _written(token: _Token, kind: str, value: str) -> str:
    """Write a value in a number's unit: with its decimals, more where it would not be exact."""
    if kind in _WORDS:
        return value
    amount = abs(Decimal(value)) / (token._factor(kind) or 1)
    return f"{round_half_up(amount, token.step if amount == round_half_up(amount, token.step) else CENT):f}"


def _figure(kept: Kept, now: Mapping[str, Figure]) -> Figure:
    """Return a figure as it was when a text was written."""
    name, kind, value, label = kept
    present = now.get(name)
    words, tier = ((label,), 9) if present is None else (present.words, present.tier)
    return Figure(name, kind, value, words, tier)


def _chosen(token: _Token, figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures a number may stand for: those named next before it, else the most prominent ones."""
    alike = [figure for figure in figures if token.holds(figure.kind, figure.value)]
    standing_of = {id(f): (max(_named_at(token.before, word) for word in f.words), -f.tier) for f in alike}
    alike = [f for f in alike if not f.needs_name or standing_of[id(f)][0] >= 0]
    best = max((standing_of[id(f)] for f in alike), default=None)
    return [f for f in alike if standing_of[id(f)] == best]


def _named_at(clause: str, word: str) -> int:
    at = clause.rfind(word)
    return at if at < 0 else (at + len(word)) * 100 + len(word)


def _changed(token: _Token, was: Figure, now: Mapping[str, Figure]) -> bool:
    present = now.get(was.name)
    return present is None or present.kind != was.kind or not token.same(was.kind, was.value, present.value)


def _told(token: _Token, was: Figure, present: Figure | None) -> str:
    if present is None:
        return f"{was.words[0]}{_GONE}"
    if was.kind == WAITING:
        return "复核完成后得分不再是暂定"
    return f"{present.words[0]}现为{_shown(present, token)}"


def _shown(figure: Figure, token: _Token) -> str:
    if figure.kind == GRADE:
        return figure.value or "未定"
    value = Decimal(figure.value)
    if figure.kind == MONEY:
        return f"{value:,.2f}元" if token.factor == 1 and token.kind else f"{wan_text(value)}万元"
    if figure.kind == PERCENT:
        return f"{value:.2f}%"
    if figure.kind == SCORE:
        return f"{value:.2f}分".replace("-", "−")
    return f"{value.normalize():f}{figure.kind.removeprefix('unit:') if figure.kind != COUNT else '条'}"


# ---- the figures of a review


def figures_of(review: ReviewForExport) -> dict[str, Figure]:
    """Return everything of a review that a text may cite by number, by name."""
    every = (*_facts(review), *_totals(review), *_counts(review), *_parts(review), *_details(review))
    return {figure.name: figure for figure in every}


def _amount(name: str, kind: str, value: Decimal | None, *words: str, tier: int = 0) -> Iterator[Figure]:
    if value is not None:
        yield Figure(name, kind, format(value, "f"), words, tier)


def _facts(review: ReviewForExport) -> Iterator[Figure]:
    more = {
        "budget": ("全年预算", "预算"),
        "spent": ("实际支出", "支出", "执行"),
        "budget_initial": ("年初预算",),
    }
    for name in ("budget_initial", "budget", "received", "spent", "balance"):
        value = amount_that_counts(review.report, review.decisions, name)
        yield from _amount(f"field:{name}", MONEY, value, FIELDS[name].label, *more.get(name, ()))
    rate = execution_rate(review.report, review.decisions)
    yield from _amount("field:execution_rate", PERCENT, rate, "预算执行率", "执行率")
    received = rate_that_counts(review.report, review.decisions, "received_rate")
    yield from _amount(
        "field:received_rate", PERCENT, received.percent if received else None, "资金到位率", "到位率"
    )


def _totals(review: ReviewForExport) -> Iterator[Figure]:
    sheet = review.sheet
    whole = sum((p.points for p in sheet.parts), Decimal(0))
    yield from _amount("points", SCORE, whole, "满分", "总分值")
    yield from _amount("self", SCORE, sheet.self_score, "自评得分", "自评总分", "自评")
    yield from _amount("total", SCORE, sheet.total, "复核得分", "复核总分", "复核")
    yield from _amount("difference", SCORE, sheet.difference, "分差", "低", "高", "相差")
    yield from _amount("decided", SCORE, sheet.decided_difference, "已评部分分差", tier=1)
    rate = deviation(review)
    yield from _amount("deviation", PERCENT, None if rate is None else rate * 100, "偏离度")
    for name, label in (("computed", "机器可证"), ("manual", "人工"), ("proposed", "待确认"), ("open", "待评")):
        yield from _amount(name, SCORE, getattr(sheet, name), label, tier=1)
    if sheet.grade:
        yield Figure("grade", GRADE, sheet.grade, ("复核等级", "复核"))
    yield Figure("waiting", WAITING, PROVISIONAL if review.mark else "", (PROVISIONAL, UNDECIDED))
    if sheet.self_grade:
        yield Figure("self_grade", GRADE, sheet.self_grade, ("自评等级", "自评"))


def _counts(review: ReviewForExport) -> Iterator[Figure]:
    found = standing(review)
    yield Figure("findings", COUNT, str(len(found)), ("疑点", "问题"))
    for severity in Severity:
        count = sum(one.finding.severity is severity for one in found)
        yield Figure(f"findings:{severity.value}", COUNT, str(count), (SEVERITY_NAMES[severity],), 1)
    yield Figure("accepted", COUNT, str(sum(one.accepted for one in found)), ("认定",), 1)


def _parts(review: ReviewForExport) -> Iterator[Figure]:
    for part in review.sheet.parts:
        key = f"part:{part.key}"
        yield from _amount(key, SCORE, part.score, part.name, tier=2)
        yield from _amount(f"{key}/points", SCORE, part.points, part.name, tier=3)
        yield from _amount(f"{key}/self", SCORE, part.self_score, f"{part.name}自评", tier=3)
        for item in part.items:
            own = f"item:{item.key}"
            yield from _amount(own, SCORE, item.final, item.name, tier=4)
            if item.final is not None and item.final < item.points:
                yield from _amount(
                    f"{own}/cut", SCORE, item.points - item.final, f"{item.name}扣", "扣", tier=4
                )


def _details(review: ReviewForExport) -> Iterator[Figure]:
    for indicator in review.report.indicators:
        key = f"indicator:{indicator.key}"
        for side, quantity in (("目标", indicator.target), ("完成", indicator.actual)):
            yield from _quantity(f"{key}/{side}", quantity, f"{indicator.name}{side}", indicator.name)
        yield from _amount(
            f"{key}/rate", PERCENT, indicator.completion, f"{indicator.name}完成率", indicator.name, tier=_RATES
        )
    for item in review.report.spending:
        yield from _amount(f"spending:{item.key}", MONEY, item.amount, item.name, tier=5)
    for one in standing(review):
        for number, token in enumerate(_tokens(one.finding.message)):
            if token.kind and token.kind not in _WORDS:
                value = Decimal(token.value) * token.factor
                name = f"finding:{one.key}/{number}"
                yield from _amount(name, token.kind, value, f"疑点「{one.finding.title}」的数字", tier=7)


def _quantity(name: str, quantity: Quantity | None, *words: str) -> Iterator[Figure]:
    if quantity is None or quantity.value is None or not quantity.unit:
        return
    known = {"元": MONEY, "%": PERCENT, "分": SCORE}.get(quantity.unit)
    yield from _amount(name, known or f"unit:{quantity.unit}", quantity.value, *words, tier=5)
