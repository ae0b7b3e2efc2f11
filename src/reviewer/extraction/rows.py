"""Rows of figures behind 分别: each has a name of its own, or a year of its own, and the unit of the last."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from reviewer.domain.quantity import Quantity
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.names import clean_name, names_nothing
from reviewer.extraction.words import Words

IN_A_ROW = ("、", "和", "及", "，", "与")

_EACH = "分别"
_AND = re.compile("[、和及与]")
_SIZE = re.compile(r"([万亿])(?!\d)")
_SIZES = {"万": 10**4, "亿": 10**8}
_YEARS = re.compile(r"(20\d\d)年?\s?(?:-{1,2}|—{1,2}|–|~|至|到)\s?(20\d\d)年|(?:近|过去)([两三四五])年")
_COUNT = "  两三四五"
NOW = -1  # 近三年: the last is of the year told
_VERB_OF = re.compile(r"^[\u4e00-\u9fff]{0,3}?[建修造复换装训护设置购种](?=[\u4e00-\u9fff]{2})")
_SHARED_END = ("率", "度", "数", "量", "额", "面积", "比例")


class Rows:
    """The rows of one sentence; `words` are its words with the units that only the last of a row carries."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.names: dict[int, str] = {}
        self.years: dict[int, int] = {}
        self.last: tuple[str, ...] = ()
        self.filled: dict[int, Quantity] = {}
        self.date_starts = [d.start for d in words.dates]
        for i, near in enumerate(words.nears):
            if _EACH in near:
                self._read(i, near)
        if self.filled:
            quantities = tuple(self.filled.get(i, q) for i, q in enumerate(words.quantities))
            self.words = replace(words, quantities=quantities)

    def _read(self, first: int, near: str) -> None:
        row = self._row(first)
        if len(row) < 2:
            return
        before = near[: near.rfind(_EACH)]
        dates = self._years_before(first)
        if len(dates) == len(row):
            self.years |= dict(zip(row, dates, strict=True))
            name = clean_name(before)
            names: tuple[str, ...] = () if names_nothing(name) else (name,) * len(row)
        else:
            names = _names(before, len(row)) or (self.last if names_nothing(clean_name(before)) else ())
            self.last = names
        if len(names) == len(row):
            self.names |= dict(zip(row, names, strict=True))
        self._fill(row)

    def _row(self, first: int) -> list[int]:
        row = [first]
        while row[-1] + 1 < len(self.words.quantities) and self.words.gap(row[-1] + 1) in IN_A_ROW:
            row.append(row[-1] + 1)
        return row

    def _years_before(self, i: int) -> list[int]:
        """Return the years named in front of a row: 2021年、2022年、2023年客运量分别为|1366、1412和1538万人次."""
        start, end = (
            bisect_left(self.date_starts, at) for at in (self.words.clause_starts[i], self.words.at(i))
        )
        named = [d.year for d in self.words.dates[start:end] if d.year and not d.month]
        span = _YEARS.search(self.words.text, self.words.clause_starts[i], self.words.at(i))
        if span is None:
            return named
        return (
            list(range(int(span[1]), int(span[2]) + 1))
            if span[1]
            else [*[0] * (_COUNT.index(span[3]) - 1), NOW]
        )

    def _fill(self, row: list[int]) -> None:
        """Give the figures of a row the unit of the last one: 12、8和20期."""
        last = self.words.quantities[row[-1]]
        size = _SIZE.search(last.passage.text)
        times = _SIZES[size[1]] if size else 1
        if last.unit:
            self.filled |= {i: _filled(self.words.quantities[i], last.unit, times) for i in row[:-1]}


def _filled(quantity: Quantity, unit: str, times: int) -> Quantity:
    if quantity.unit or quantity.value is None:
        return quantity
    return replace(quantity, unit=unit, value=quantity.value * times, step=quantity.step * times)


def _names(before: str, count: int) -> tuple[str, ...]:
    """Cut as many names as there are figures; the last may end in a word that all share (小学、初中入学率)."""
    for cut in (before.split("、"), _AND.split(before)):
        names = [clean_name(part) for part in cut]
        if len(names) == count > 1 and not any(len(n) < 2 for n in names):
            return tuple(_with_shared_end(names))
    return ()


def _with_shared_end(names: list[str]) -> list[str]:
    """Complete names by the word that only the last carries: 小学、初中|入学率, 新建、改扩建|幼儿园."""
    verb = _VERB_OF.match(names[-1])
    if verb and all(load_lexicon().verb_tail.fullmatch(n) for n in names[:-1]):
        return [n + names[-1][verb.end() :] for n in names[:-1]] + [names[-1]]
    lengths = {len(n) for n in names[:-1]}
    last, short = names[-1], min(lengths)
    shared = last[short:] if len(lengths) == 1 and short <= 4 and last.endswith(_SHARED_END) else ""
    bare = shared and not any(n.endswith(_SHARED_END) for n in names[:-1])
    return [n + shared for n in names[:-1]] + [last] if bare else names
