"""How findings about indicators name and quote them, and how alike two names are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.checks.case import Case, clash, number_of
from reviewer.checks.figures import percent
from reviewer.domain.finding import Evidence
from reviewer.domain.report import Indicator

# What is done with a thing says little about which thing it is.
VERBS = re.compile(r"实施|完成|达到|举办|开展|组织|新建|新增|实现|全年|年度|[“”\"（）()\s]")


def progress(indicator: Indicator) -> str:
    completion = indicator.completion if indicator.completion is not None else indicator.stated_completion
    if completion is not None:
        return percent(completion)
    actual = indicator.actual
    return number_of(actual) if actual is not None else ""


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
