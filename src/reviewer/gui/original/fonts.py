"""Which installed font stands in for the one a report names.

Reports name 仿宋_GB2312, 方正小标宋简体 and the like, which exist on some machines only. The families come from the
tokens, so that a machine with the real fonts shows them and all others show the nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFontDatabase

from reviewer.gui import theme

_BOLD = " bold"
_MEDIUM = " medium"
# What names a report may use for each family of the tokens; the first part that occurs in the name decides.
_KINDS = (
    ("方正小标宋", ("小标宋", "xiaobiaosong", "fzxbs", "大标宋")),
    ("黑体", ("黑", "hei", "sans", "arial", "微软", "等线", "dengxian", "calibri")),
    ("楷体", ("楷", "kai")),
    ("仿宋", ("仿宋", "fangsong")),
)
BODY = "仿宋"
_GENERIC = ("Noto", "Source Han", "WenQuanYi", "文泉驿")


@dataclass(frozen=True, slots=True)
class Face:
    """Families to try in this order; `bold` where the stand-in must be bold to look like the original.

    `generic` says that no font of the named kind is installed: a heading in it would look like its body.
    """

    families: tuple[str, ...]
    bold: bool = False
    generic: bool = False


def kind_of(name: str) -> str:
    """Return the family of the tokens that a font name belongs to; every other serif face shows as body text."""
    folded = name.casefold()
    for kind, parts in _KINDS:
        if any(part in folded for part in parts):
            return kind
    return BODY


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@lru_cache(maxsize=128)
def face(name: str | None) -> Face:
    """Return what to draw a named font with; None is the body font."""
    wanted = (name or "").strip()
    chain = theme.tokens()["font"]["original"]["fallback"][kind_of(wanted)]
    bold = False
    found: list[str] = [wanted] if wanted in _installed() else []
    for entry in chain:
        family = entry.removesuffix(_BOLD).removesuffix(_MEDIUM)
        if family in _installed() and family not in found:
            bold = bold or (not found and entry.endswith(_BOLD))
            found.append(family)
    generic = not found or any(part in found[0] for part in _GENERIC)
    return Face(tuple(found) or tuple(theme.families()), bold, generic)
