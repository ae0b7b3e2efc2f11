"""Whether two names mean one body or one project, as careful as a clerk who must not mix up two files."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NO_LETTER = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_YEAR = re.compile(r"(?:20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})(?:年度|年)?")
_FIGURES = re.compile(r"20[0-9]{2}(?=年)")
_FILLER = re.compile(r"(?:专项|补助|项目|经费|资金)+$")
_NUMBERED = re.compile(r"[0-9A-Za-z一二三四五六七八九十]")
_SHORTEST = 4  # shorter names (教育, 培训) end many others


def same_body(one: str, other: str) -> bool:
    """Tell whether two names are one body: 教育局 is 云岭县教育局."""
    short, long = sorted((_NO_LETTER.sub("", one), _NO_LETTER.sub("", other)), key=len)
    return bool(short) and long.endswith(short) and (short == long or len(short) > 2)


def same_project(one: str, other: str) -> bool:
    """Tell whether two names are one project: year, brackets, 项目 and a place before it aside; 一期 is not 二期."""
    short, long = sorted((project_core(one), project_core(other)), key=len)
    if not short or short == long:
        return bool(short)
    ahead = long.removesuffix(short)
    return len(short) >= _SHORTEST and ahead != long and not _NUMBERED.search(ahead)


def surely_same_project(one: str, other: str, units: Iterable[str]) -> bool:
    """Tell whether two names are one project and no other: letter for letter, but for a place or body that a unit's name begins with.

    Years that the names say have to be one.
    """
    if len({year for name in (one, other) for year in _FIGURES.findall(name)}) > 1:
        return False
    short, long = sorted((project_core(one), project_core(other)), key=len)
    ahead = long.removesuffix(short)
    return bool(short) and (not ahead or (ahead != long and any(unit.startswith(ahead) for unit in units)))


def project_core(name: str) -> str:
    """Return what tells a project's name from others."""
    plain = _NO_LETTER.sub("", _YEAR.sub("", name))
    return _FILLER.sub("", plain) or plain
