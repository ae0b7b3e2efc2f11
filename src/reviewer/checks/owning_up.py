"""Whether a report owns up to a target that it missed: in words beside the result, behind it, or among the problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.case import Case
from reviewer.checks.telling import VERBS, pairs_of
from reviewer.domain.report import Indicator, SectionRole
from reviewer.domain.text import Passage

_SAID = re.compile(
    r"未(?:全部|全面|完全|能)?(?:完成|实现)|未达|没有完成|没有达到|未能|未按|尚未|仅完成|只完成|仅为|差距|不足|低于(?:年度|年初|预期|既定|绩效)?(?:目标|预期|指标|计划|任务)|距.{0,8}(?:目标|任务)|偏差|部分完成|滞后|"
    r"(?:比|较|与|离)[^，。；]{0,8}(?:目标|计划|任务|指标)[^，。；]{0,8}(?:低|少|差|高|多|超)|扣(?:减|除|了)?[0-9.]+\s?分|进度(?:偏|较)?慢|慢于|推迟|延期|延后|顺延|暂缓|取消|[核调]减|剩余[^，。；]{0,4}\d|[，（(](?:尚|还|仅|相)*[差缺]\s?\d"
)
_WHY = re.compile(
    r"原因[：:是为]|(?:因(?![此而素])|由于|受(?![益训理众助教]))[^，。；\n]{0,24}?"
    r"(?:影响(?!力)|导致|所致|未(?!发生|出现)|没有?(?:能|完成|达|实现)|延期|延误|滞后|暂停|不足)"
)
_EARNED = re.compile(r"得(?:分[为：:]?)?\s?(\d+(?:\.\d+)?)\s?分")
_FULL = re.compile(r"(?:[（(]|满分|分值)[^）)\d。；\n]{0,4}(\d+(?:\.\d+)?)\s?分")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BEHIND = 400  # where a report says why, after it has told all its results
_GOES_ON = re.compile(r"(?:其中)?(?:未完成|未按[期时]|未达|没有完成|未能完成|偏差|主要原因|原因)")


def is_said(case: Case, indicator: Indicator) -> bool:
    """Tell whether the report owns up: a stated percentage below 100, words beside it, or a problem told later."""
    if indicator.stated_completion is not None and indicator.stated_completion < 100:
        return True
    if any(_speaks_of(line, indicator) and _SAID.search(line) for line in _problem_lines(case)):
        return True
    places = [q.passage for q in (indicator.target, indicator.actual) if q is not None and q.passage.grounded]
    if any(_beside(case, p) or _marked_down(case, p) for p in places):
        return True
    actual = indicator.actual
    if actual is None or not actual.passage.grounded:
        return False
    return _owned_up_behind(case, indicator, case.sentence(actual.passage).end)


def is_reasoned(case: Case, indicator: Indicator) -> bool:
    """Tell whether a row of the form has its reason, there or in the report's words for the same thing."""
    if indicator.reason is not None or case.report.form is None:
        return indicator.reason is not None
    told = case.report.form.matched.get(indicator.key, ())[:1]
    places = [one.actual.passage for one in told if one.actual is not None]
    return any(_is_explained(case, place) for place in places if place.grounded)


def _is_explained(case: Case, place: Passage) -> bool:
    """Tell whether the report says why beside a figure, or in the sentence behind it."""
    sentence = case.sentence(place)
    behind = _behind(case, sentence.end)[0]
    return bool(_WHY.search(sentence.text) or _WHY.match(behind) or _GOES_ON.match(behind))


def _beside(case: Case, place: Passage) -> bool:
    """Tell whether words beside a figure own up or say why: in its sentence, or in the other cells of its row."""
    words = (case.row if case.in_table(place.start) else case.sentence)(place).text
    return bool(_SAID.search(words) or _WHY.search(words))


def _speaks_of(line: str, indicator: Indicator) -> bool:
    """Tell whether a line names an indicator, or both of its figures ("占比为41.5%，未达到45%的目标")."""
    if indicator.name in line:
        return True
    sides = [q for q in (indicator.target, indicator.actual) if q is not None]
    written_out = [_NUMBER.search(q.passage.text) for q in sides]
    return len(sides) == 2 and all(
        m and re.search(rf"(?<![\d.]){re.escape(m[0])}(?![\d.])", line) for m in written_out
    )


def _marked_down(case: Case, place: Passage) -> bool:
    """Tell whether less than full marks stand beside a result ("（8分）：…实际95%，得7.6分")."""
    line, begun = case.line(place.start), case.sentence(place).start
    earned = _EARNED.search(case.text, place.start, line.end) or _EARNED.search(case.text, begun, place.start)
    if earned is None:
        return False
    full = _FULL.search(case.text, begun, line.end)
    return full is None or Decimal(earned[1]) < Decimal(full[1])


def _owned_up_behind(case: Case, indicator: Indicator, position: int) -> bool:
    """Tell whether the sentences behind a result say what is missing: "未完成的2座因…", "放映电影未完成的14场系…"."""
    pairs = pairs_of(VERBS.sub("", indicator.name))
    behind = _behind(case, position)
    told = _SAID.search(behind[0]) if behind[0].startswith("其中") else _WHY.match(behind[0])
    if _GOES_ON.match(behind[0]) or told:
        return True
    named = (pairs_of(re.sub(r"\s", "", line)) for line in behind if _SAID.search(line))
    return bool(pairs) and any(len(pairs & words) * 3 >= len(pairs) * 2 for words in named)


def _behind(case: Case, position: int) -> list[str]:
    """Return the sentences behind a result, those of its section."""
    section = case.report.section_at(position - 1)
    end = min(position + _BEHIND, section.span.end if section else len(case.text))
    return re.split(r"[。；\n]", case.text[position:end].lstrip("。； \n\u3000"))


def _problem_lines(case: Case) -> Iterator[str]:
    for section in case.report.sections:
        if section.role in (SectionRole.PROBLEMS, SectionRole.CONCLUSION):
            yield from re.split(r"[。；\n]", section.span.of(case.text))
