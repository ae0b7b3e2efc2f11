"""Section numbers as reports print them: 第一部分, 一、, （一）, 1., 1.1, （1）, ①, right or half broken.

A label has a class (its style) and a value; which class stands above which is settled by the order of
`CLASSES`, how deep a section lies by what is open around it (sections.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = "〇零一二三四五六七八九十"
_CN = f"[{_DIGITS}]{{1,3}}"

# From the outside in.
CLASSES = ("part", "chapter", "cn", "cn_paren", "arabic", "decimal", "arabic_paren", "circle")
RANK = {name: index for index, name in enumerate(CLASSES)}

_UNIT_AHEAD = r"(?![\d%％‰万亿千元个家人次月日号]|年(?![度初末]))"
_LABEL = (
    rf"(?P<part>第[^\S\n]?(?:{_CN}|\d{{1,2}})[^\S\n]?(?:部分|篇|编)[ 　\u2002\u2003\xa0:：、.．]{{0,2}})"
    rf"|(?P<chapter>第[^\S\n]?(?:{_CN}|\d{{1,2}})[^\S\n]?[章节][ 　\u2002\u2003\xa0:：、.．]{{0,2}})"
    rf"|(?P<cn>{_CN}[^\S\n]?[、．.,，:：][^\S\n]{{0,3}}|{_CN}[^\S\n]{{1,3}}(?=[一-鿿]{{2}}))"
    rf"|(?P<cn_paren>[（(〔][^\S\n]?{_CN}[^\S\n]?[）)〕][^\S\n]?[、．.,，]?[^\S\n]{{0,3}}|{_CN}[）)][、．.]?[^\S\n]{{0,3}})"
    rf"|(?P<decimal>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}}){{1,3}}[ 　\u2002\u2003\xa0、.．]{{0,3}}(?=[一-鿿“\"《]){_UNIT_AHEAD})"
    rf"|(?P<arabic>[0-9０-９]{{1,2}}[^\S\n]?(?:[、．,，]|\.(?!\d))[^\S\n]{{0,3}}(?![\d%％‰])"
    rf"|[0-9]{{1,2}}[^\S\n]{{1,3}}(?=[一-鿿]{{3}}[^\n]{{0,25}}$){_UNIT_AHEAD})"
    rf"|(?P<arabic_paren>[（(〔][^\S\n]?[0-9０-９]{{1,2}}[^\S\n]?[）)〕][^\S\n]?[、．.,，]?[^\S\n]{{0,3}}"
    rf"|[0-9０-９]{{1,2}}[）)][、．.]?[^\S\n]{{0,3}})"
    r"|(?P<circle>[①-⑳⑴-⒇㈠-㈩⒈-⒛][ 　\u2002\u2003\xa0、.．]{0,3})"
)
AT_LINE_START = re.compile(rf"^[^\S\n]*(?:{_LABEL})", re.MULTILINE)
# Inside a line the two outer styles begin a section, 1、 only behind the end of a sentence.
INSIDE_LINE = re.compile(
    rf"(?P<cn>(?<![第{_DIGITS}、周期（(初高上下])(?:{_CN})、(?![{_DIGITS}]、|[{_DIGITS}]级))"
    rf"|(?P<cn_paren>[（(][^\S\n]?(?:{_CN})[^\S\n]?[）)][ 　、]?)"
    r"|(?P<arabic>(?<=[。；;\s])[0-9]{1,2}[、．.](?![0-9])(?=[一-鿿“]))"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A section number found in the text; `end` is where the title begins."""

    kind: str
    value: int
    start: int
    end: int
    depth: int = 1  # how many numbers a decimal label has


def label_of(match: re.Match[str]) -> Label:
    """Return the label that one of the two patterns matched."""
    kind = match.lastgroup or "arabic"
    start, end = match.span(kind)
    depth = len(re.findall(r"\d+", match[kind])) if kind == "decimal" else 1
    return Label(kind, _value(match[kind]), start, end, depth)


def chinese_number(text: str) -> int:
    """Read 一 … 九十九."""
    tens, ten, ones = text.rpartition("十")
    unit = _DIGITS.find(ones[-1]) - 1 if ones else 0
    if not ten:
        return max(unit, 0)
    return (max(_DIGITS.find(tens[-1]) - 1, 1) if tens else 1) * 10 + max(unit, 0)


def _value(label: str) -> int:
    if digits := re.findall(r"[0-9０-９]+", label):
        return int(digits[-1])
    if found := re.search(_CN, label):
        return chinese_number(found[0])
    mark = ord(label[0])
    for first in (0x2460, 0x2474, 0x3220, 0x2488):
        if first <= mark < first + 20:
            return mark - first + 1
    return 0
