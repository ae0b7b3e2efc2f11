"""How findings about indicators name and quote them, and how alike two names are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.checks.case import Case, clash, number_of
from reviewer.checks.figures import percent
from reviewer.domain.finding import Evidence
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Indicator

# What is done with a thing says little about which thing it is.
VERBS = re.compile(r"实施|完成|达到|举办|开展|组织|新建|新增|实现|全年|年度|[“”\"（）()\s]")


_FIRST_DIGIT = re.compile(r"[0-9０-９]")
_AT_MOST = re.compile(r"以内|以下|之内|内$")


def progress(indicator: Indicator) -> str:
    """Say how far an indicator came: its percentage; where less is better, what was meant and what came of it."""
    completion = indicator.completion if indicator.completion is not None else indicator.stated_completion
    target, actual = indicator.target, indicator.actual
    if target is not None and target.op in (Op.LE, Op.LT):
        meant, done = f"目标{_limit(target)}", f"完成{number_of(actual)}" if actual is not None else ""
        if actual is None and completion is not None:
            done = f"完成率{percent(completion)}"
        return "，".join(filter(None, (meant, done)))
    if completion is not None:
        return percent(completion)
    return number_of(actual) if actual is not None else ""


def _limit(target: Quantity) -> str:
    """Return an upper limit as it is written, with its sign where only the figure is (目标 10分钟 under 指标性质 ≤)."""
    words = number_of(target)
    if not _FIRST_DIGIT.match(words) or _AT_MOST.search(words):
        return words
    return f"{'≤' if target.op is Op.LE else '＜'}{words}"


def refs(indicators: Sequence[Indicator]) -> list[str]:
    return [f"indicator:{i.key}" for i in indicators]


def figures(indicators: Sequence[Indicator]) -> list[str]:
    return [number_of(q) for i in indicators for q in (i.target, i.actual) if q is not None]


def rows_of(case: Case, indicators: Sequence[Indicator], first: int = 1) -> list[Evidence]:
    """Return every passage of the indicators, one number for each indicator."""
    return [
        clash(passage, number, indicator.name, progress(indicator))
        for number, indicator in enumerate(indicators, start=first)
        for passage in case.indicator_passages(indicator)
    ]


def pairs_of(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}
