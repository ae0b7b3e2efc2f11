"""What Word leaves behind in texts and never prints, and how printed contents tables look."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Field codes and marks as text dumps spell them; each is unmistakable, so that no word of a report is lost.
_RESIDUE = re.compile(
    r"\[bookmark: ?[^\]\n]{0,100}\]"
    r"|<!?\[?(?:if !?support\w+|endif)\]?-*>|\[(?:if !support\w+|endif)\]"
    r"|\bHYPERLINK +(?:\\l +)?\"[^\"\n]{0,300}\"(?: \\[a-z](?: \"[^\"\n]*\")?)*"
    r"|\bPAGEREF +_Toc\d+(?: \\h)?"
    r"|\bTOC(?: \\[a-z](?: \"[^\"\n]*\")?)+"
    r"|\\\* ?MERGEFORMAT\b"
)
# Line and paragraph marks of all kinds are one: \n. What Qt and Excel take for marks of their own goes.
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]|^\ufeff")

_CONTENTS_WITHIN = 80  # lines from the beginning
CONTENTS_TITLE = re.compile(r"\s*目\s*[录次]\s*")
CONTENTS_LINE = re.compile(
    r"\s*\S.{0,80}?(?:\t+ *|[…⋯]+|[.．。·・… \u3000]{3,}|—{2,}|-{3,})\s*[-—]? ?\d{1,3} ?[-—]?\s*"
)


def residues(text: str) -> list[tuple[int, int]]:
    """Return the ranges of Word residue, in order."""
    if "[" not in text and "\\" not in text and "HYPERLINK" not in text and "PAGEREF" not in text:
        return []
    return [found.span() for found in _RESIDUE.finditer(text)]


def without_residue(text: str) -> str:
    """Return the text without Word residue."""
    return _RESIDUE.sub("", text)


def folded(text: str) -> str:
    """Return the text with line feeds for line ends and without unprintable characters."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def contents_length(lines: Sequence[str]) -> int:
    """Return how many of the first lines are a typed table of contents with its title; 0 where they are none."""
    if not lines or not CONTENTS_TITLE.fullmatch(lines[0]):
        return 0
    end, entries = 1, 0
    for at, line in enumerate(lines[1:], 1):
        if CONTENTS_LINE.fullmatch(line):
            end, entries = at + 1, entries + 1
        elif line.strip():
            break
    return end if entries >= 2 else 0


def find_contents(lines: Sequence[str]) -> slice | None:
    """Return where a typed table of contents stands near the beginning of a text."""
    for at, line in enumerate(lines[:_CONTENTS_WITHIN]):
        if "目" in line and (length := contents_length(lines[at:])):
            return slice(at, at + length)
    return None
