"""Extraction against one `findall` of an amount pattern, and its growth up to 300,000 characters."""

from __future__ import annotations

import re

from bench.corpus import make_docx
from bench.measure import Ratio, alternate
from reviewer.documents import read_document
from reviewer.domain.document import Document
from reviewer.extraction import extract
from reviewer.extraction.quantities import tokenize

AMOUNT = re.compile(r"(?:约|近|超)?\d[\d,]*(?:\.\d+)?\s*(?:万|亿)?(?:元|美元|%|个|家|人次|公里)")
LONG = (30_000, 100_000, 300_000)


def figures() -> list[Ratio]:
    """Measure a report of 10,000 characters, then how the time for a character grows with length."""
    report = _document(10_000)
    ours, floor = alternate(lambda: extract(report), lambda: AMOUNT.findall(report.text))
    result = [
        Ratio("extraction, 10k characters", ours, floor, "one findall of the amount pattern"),
    ]
    for size in LONG:
        document = _document(size)
        share = len(document.text) / len(report.text)
        longer, same = alternate(lambda d=document: extract(d), lambda: extract(report), 3)
        result.append(
            Ratio(f"  a character of {size // 1000}k", longer / share, same, "a character of 10k, times 10k")
        )
    return [*result, *_odd_texts()]


def _odd_texts() -> list[Ratio]:
    """Measure texts made to mislead the tokenizer: ten times as long may take ten times as long."""
    result = []
    for unit in ("1,234", "1.1.", "亿一", "1万2千", "约"):
        short, long = ((unit * size)[:size] for size in (4_000, 40_000))
        longer, base = alternate(lambda t=long: tokenize(t), lambda t=short: tokenize(t), 3)
        result.append(Ratio(f"  40k of “{unit}”", longer / 10, base, "4k of it, times 10"))
    return result


def _document(characters: int) -> Document:
    return read_document(make_docx(5, characters), "报告.docx")
