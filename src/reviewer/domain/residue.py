"""What Word leaves behind in texts and never prints: field codes and bookmarks as text dumps spell them."""

from __future__ import annotations

import re

# Each is unmistakable, so that no word of a report is lost.
_RESIDUE = re.compile(
    r"\[bookmark: ?[^\]\n]{0,100}\]"
    r"|<!?\[?(?:if !?support\w+|endif)\]?-*>|\[(?:if !support\w+|endif)\]"
    r"|\bHYPERLINK +(?:\\l +)?\"[^\"\n]{0,300}\"(?: \\[a-z](?: \"[^\"\n]*\")?)*"
    r"|\bPAGEREF +_Toc\d+(?: \\h)?"
    r"|\bTOC(?: \\[a-z](?: \"[^\"\n]*\")?)+"
    r"|\\\* ?MERGEFORMAT\b"
)


def residues(text: str) -> list[tuple[int, int]]:
    """Return the ranges of Word residue, in order."""
    if "[" not in text and "\\" not in text and "HYPERLINK" not in text and "PAGEREF" not in text:
        return []
    return [found.span() for found in _RESIDUE.finditer(text)]


def without_residue(line: str) -> str:
    """Return a line without Word residue at its beginning and end; what stands inside stays, as the file has it."""
    start, end = 0, len(line)
    for left, right in residues(line):
        if not line[start:left].strip():
            start = right
    for left, right in reversed(residues(line)):
        if left >= start and not line[right:end].strip():
            end = left
    return line[start:end]
