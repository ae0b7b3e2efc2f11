"""Slips of recognition that the neighbours decide: signs and letters among figures. A digit is never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.documents.recognition.seen import Sign

# What a unit behind a figure begins with; only there a letter among digits is surely a digit.
_UNIT = r"(?=\s*(?:[万亿]?元|%|％|个|家|户|人|名|次|项|年|月|日|公里|平方|米|吨|分|万|亿))"
_FIGURE = re.compile(rf"(?<![A-Za-z0-9])[0-9OoIl]+(?:[.,][0-9OoIl]+)*{_UNIT}")
_LETTERS = str.maketrans("OoIl", "0011")
_FULL = re.compile("[０-９]|(?<=[0-9０-９])％")
# 12，345.67: groups of three behind a comma, and a fraction behind; 2，300 alone may be two figures.
_GROUPED = re.compile(r"(?<![0-9.,，])[0-9]{1,3}(?:[,，][0-9]{3})+[.．][0-9]{1,2}(?![0-9])")
_POINT = re.compile("(?<=[0-9])．(?=[0-9])")
# Brackets beside a 汉字 are wide; an engine that doubts only their width is sure of them.
_BRACKETS = {"(": "（", ")": "）"}
_BRACKET = re.compile(r"(?<=[\u3400-\u9fff])[()]|[()](?=[\u3400-\u9fff])")
_PLAIN = 0.9


def mended(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Return the characters of a line; where the neighbours do not decide they stay as read."""
    text = _mended_text("".join(sign.text for sign in signs))
    return tuple(
        sign._replace(text=new, sure=max(sign.sure, _PLAIN) if new in _BRACKETS.values() else sign.sure)
        for sign, new in zip(signs, text, strict=True)
    )


def _mended_text(text: str) -> str:
    text = _FULL.sub(lambda found: chr(ord(found.group()) - 0xFEE0), text)
    text = _POINT.sub(".", text)
    text = _GROUPED.sub(lambda found: found.group().replace("，", ","), text)
    text = _BRACKET.sub(lambda found: _BRACKETS[found.group()], text)
    return _FIGURE.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    """Read letters in a run of digits as digits: most of it must be digits."""
    run = found.group()
    letters = sum(1 for character in run if character in "OoIl")
    digits = sum(1 for character in run if character.isdigit())
    return run.translate(_LETTERS) if letters < digits else run
