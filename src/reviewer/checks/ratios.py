"""Rates of a sample, told with their counts: "收回问卷1200份，满意1068份，满意度91%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from reviewer.checks.case import Case, clash, context
from reviewer.checks.figures import amount_of, percent, read, slack, written
from reviewer.domain.finding import Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.quantity import Quantity
from reviewer.domain.text import Span

_UNIT = "份|人次|人|户|名|家|批次|批|个|件|项|处|套|台|辆|座|起|次|条|张|例|宗|所"
_RATE = re.compile(r"(?P<kind>度|率)(?:为|达到?|是|约|：|:)?" + written("stated", "[%％]"))
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
# Shares of a task or of money, and what is said of last year, are other rules' business.
_NO_SAMPLE = frozenset({"完成", "执行", "到位", "增长", "下降", "支出", "使用", "支付", "开工", "覆盖"})
_COUNT = re.compile(written("value", _UNIT))
_FROM_YEAR = re.compile(r"上年|去年|上一年|目标|计划|较|比|同比|提高|下降|高于|低于")
_FEW = 8
_TOLERANCE = Decimal("0.05")


def sample_mismatch(case: Case) -> Iterator[Finding]:
    """Find a rate that no pair of the counts told in its sentence gives."""
    for match in case.matches(_RATE, "率", "度"):
        word = case.text[max(match.start() - 2, 0) : match.start()]
        if word in _NO_SAMPLE or not _WORD.fullmatch(word):
            continue
        stated = read(case.document, match, "stated")
        sentence = _sentence(case, match.start())
        counts = [
            read(case.document, m, "value")
            for m in _COUNT.finditer(case.text, sentence.start, match.start() - 2)
        ][-_FEW:]
        hits = [q for q in counts if _is_hit(case, q, word)]
        if not hits or _FROM_YEAR.search(case.text, hits[-1].passage.end, match.end()):
            continue
        if (finding := _held_against(case, word, stated, counts, hits)) is not None:
            yield finding


def _sentence(case: Case, position: int) -> Span:
    start = max(case.text.rfind(stop, 0, position) for stop in "。；\n\t") + 1
    return Span(max(start, position - 120), position)


def _is_hit(case: Case, quantity: Quantity, word: str) -> bool:
    """Tell whether a count is that of what the rate is about: "满意1068份", "1068份表示满意"."""
    passage = quantity.passage
    before = case.text[max(passage.start - 10, 0) : passage.start]
    lead = re.split(r"[，,。；;、]", before)[-1]
    behind = case.text[passage.end : passage.end + 8]
    tail = re.split(r"[，,。；;、]", behind)[0]
    named = rf"(?<!不){word}(?![度率])"
    return bool(
        re.search(named, lead) or re.fullmatch(rf"(?:表示|为|均|评价)*(?:非常|比较|基本)?{named}的?", tail)
    )


def _held_against(
    case: Case, word: str, stated: Quantity, counts: list[Quantity], hits: list[Quantity]
) -> Finding | None:
    """Return a finding where no hit, nor several together, over any of the larger counts gives the rate."""
    values = [amount_of(q) for q in hits]
    tops = {*values, *accumulate(values)}
    wholes = [q for q in counts if q not in hits and amount_of(q) > 0 and _comparable(q, hits[-1])]
    wholes = [q for q in wholes if amount_of(q) >= max(values)]
    if not wholes or any(q.approximate for q in (stated, *hits, *wholes)):
        return None
    near = max(stated.step / 2, slack(stated))
    gaps = {
        abs(top / amount_of(q) * 100 - amount_of(stated)): (top, q)
        for top in tops
        for q in wholes
        if top <= amount_of(q)
    }
    if not gaps or min(gaps) <= near or min(gaps) < stated.step <= 1:
        return None
    top, whole = amount_of(hits[-1]), wholes[-1]
    return _finding(case, word, stated, (top, hits[-1], whole), min(gaps) <= _TOLERANCE)


_PEOPLE = frozenset({"人", "名", "份", "户", "家"})


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether a sample may count what it asked in one unit and the answers in another (200名, 190人)."""
    return one.unit == other.unit or {one.unit, other.unit} <= _PEOPLE


_SHARE_OF = re.compile(
    written("part", _UNIT)
    + r"[，,（(]?占(?:比(?:为|达)?|(?P<of>[^，。；\n]{0,16}?)的?(?:比例|比重)?(?:为|达)?)"
    + written("stated", "[%％]")
)


def share_mismatch(case: Case) -> Iterator[Finding]:
    """Find "150辆，其中新能源车96辆，占64%" where no count of the sentence that it can be a share of gives it."""
    for match in case.matches(_SHARE_OF, "占"):
        part, stated = read(case.document, match, "part"), read(case.document, match, "stated")
        inside = [
            read(case.document, m, "value") for m in _COUNT.finditer(case.text, match.end("part"), match.end())
        ]
        start = _sentence(case, match.start()).start
        before = [
            read(case.document, m, "value") for m in _COUNT.finditer(case.text, start, match.start("part"))
        ]
        if not inside and match["of"] and not re.fullmatch(r"总[数量人]*|全[部体]|其中?", match["of"].strip()):
            continue
        wholes = [q for q in (inside or before) if q.unit == part.unit and amount_of(q) > amount_of(part)]
        if not wholes or stated.approximate or any(q.approximate for q in wholes):
            continue
        gaps = [abs(amount_of(part) / amount_of(q) * 100 - amount_of(stated)) for q in wholes]
        if min(gaps) > stated.step / 2 and min(gaps) >= min(stated.step, Decimal(1)):
            yield _finding(case, "占比", stated, (amount_of(part), part, wholes[-1]), min(gaps) <= _TOLERANCE)


def _finding(
    case: Case, word: str, stated: Quantity, counts: tuple[Decimal, Quantity, Quantity], rounding: bool
) -> Finding:
    top, hit, whole = counts
    formula = f"{top:f} ÷ {amount_of(whole):f}"
    shown = percent(top / amount_of(whole) * 100)
    name = word if word == "占比" else f"{word}{'度' if word in ('满意', '知晓', '信任') else '率'}"
    message = f"{name}写为{stated.passage.text}，按{formula}应为{shown}" + (
        "，可能为四舍五入" if rounding else ""
    )
    return case.finding(
        "calculation-mismatch",
        message,
        [
            clash(case.clause(stated.passage), 1, f"所称{name}", stated.passage.text),
            context(case.clause(hit.passage), word, hit.passage.text),
            context(case.clause(whole.passage), "总数", whole.passage.text),
        ],
        case.subjects_at(stated.passage),
        [stated.passage.text, hit.passage.text, whole.passage.text],
        f"{message}。请核对样本数和{name}。",
        Severity.LOW if rounding else None,
        calculation=f"{formula} ＝ {shown}，报告写为 {stated.passage.text}",
        title=f"{name}与数目不符",
    )


_PERCENT = r"\d+(?:[.．]\d+)?\s?[%％]"
_SHARES = re.compile(
    rf"分别占[^。；，\n\d]{{0,12}}{_PERCENT}(?:[、，和及]+[^。；，、\n\d]{{0,10}}{_PERCENT})+"
    rf"|占(?:比)?(?:为)?{_PERCENT}(?:[、，；和及]+[^。；，、\n\d]{{1,12}}占(?:比)?(?:为)?{_PERCENT}){{2,}}"
)
_ONE_SHARE = re.compile(written("share", "[%％]"))
_BOUND = Decimal(15)


def share_sum(case: Case) -> Iterator[Finding]:
    """Find shares told as all there is that do not add up to 100 %; far from it they are shares of other things."""
    for match in case.matches(_SHARES, "占"):
        shares = [
            read(case.document, m, "share") for m in _ONE_SHARE.finditer(case.text, match.start(), match.end())
        ]
        whole = sum((amount_of(q) for q in shares), Decimal(0))
        gap = abs(whole - 100)
        if not gap or gap > _BOUND or (whole < 100 and re.match(r"[^。；\n]{0,4}等", case.text[match.end() :])):
            continue
        rounding = gap <= sum((q.step for q in shares), Decimal(0))
        message = f"各项占比合计{percent(whole)}，不是100%" + ("，可能为四舍五入" if rounding else "")
        yield case.finding(
            "share-sum-mismatch",
            message,
            [
                Evidence(case.clause(q.passage), EvidenceRole.PART, n, "", q.passage.text)
                for n, q in enumerate(shares, 1)
            ],
            [],
            [q.passage.text for q in shares],
            f"{message}，请核对各项占比。",
            Severity.LOW if rounding else None,
            gap=gap,
        )
