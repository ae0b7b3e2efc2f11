"""Numbers of headings and list items: what an OpenDocument program prints and keeps out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.documents.odt.names import LOEXT, XML, office, style, text
from reviewer.documents.word.counting import spelled
from reviewer.documents.word.numbering import LEVELS
from reviewer.documents.word.symbols import bullet
from reviewer.documents.word.xml import Element, integer

_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none",
    "一, 二, 三, ...": "chineseCountingThousand", "一, 十, 一百, ...": "chineseCountingThousand",
    "①, ②, ③, ...": "decimalEnclosedCircle", "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional", "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac", "１, ２, ３, ...": "decimalFullWidth", "〇, 一, 二, ...": "ideographDigital",
    "01, 02, 03, ...": "decimalZero",
}  # fmt: skip
_SUFFIXES = {"listtab": "\t", "space": " ", "nothing": ""}
_PLACE = re.compile(r"%(\d{1,2})%")
_MOST_SHOWN = 10
OUTLINE = "\x00outline"  # the list of the headings, beside the named ones


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style."""

    form: str = "none"
    prefix: str = ""
    suffix: str = ""
    shown: int = 1  # how many levels the label shows
    start: int = 1
    pattern: str | None = None
    follower: str = "\t"
    bullet: str | None = None

    def label(self, at: int, counters: list[int | None], forms: list[Level]) -> str:
        """Return what is printed for the counters of a list; `forms` are its levels."""
        if self.bullet is not None:
            return bullet(self.bullet, None)

        def spell(level: int) -> str:
            other = forms[level]
            value = counters[level]
            return spelled(other.start if value is None else value, other.form)

        if self.pattern is not None:
            return _PLACE.sub(lambda found: spell(min(max(int(found[1]), 1), at + 1) - 1), self.pattern)
        if self.form == "none":
            return self.prefix + self.suffix
        first = max(at - self.shown + 1, 0)
        numbers = [spell(level) for level in range(first, at + 1) if forms[level].form != "none"]
        return self.prefix + ".".join(numbers) + self.suffix


class Lists:
    """All list styles of a document, with the counters where the walk stands now."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._styles: dict[str, list[Level]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._style_of: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._anonymous = 0
        for root in roots:
            if root is not None:
                self._index(root)

    def _index(self, root: Element) -> None:
        for holder in root.iterchildren(office("styles"), office("automatic-styles")):
            for element in holder.iterchildren(text("list-style")):
                self._styles[element.get(style("name"), "")] = _levels(element)
            for element in holder.iterchildren(text("outline-style")):
                self._styles[OUTLINE] = _levels(element)

    def begin(self, element: Element, style_name: str) -> str:
        """Return the key of a list's counters: those of the list it goes on from, else new ones."""
        continued = element.get(text("continue-list"))
        identity = element.get(f"{{{XML}}}id")
        key = self._last.get(style_name) if element.get(text("continue-numbering")) == "true" else None
        if continued is not None and f"#{continued}" in self._counters:
            key = f"#{continued}"
        if key is None:
            self._anonymous += 1
            key = f"#{identity}" if identity else f"?{self._anonymous}"
            self._counters[key] = [None] * LEVELS
        if identity:
            self._counters[f"#{identity}"] = self._counters[key]
        self._last[style_name] = key
        return key

    def place(self, style_name: str, key: str, at: int, start: int | None = None) -> tuple[str, str]:
        """Count an item; return its label and what stands behind it."""
        levels = self._styles.get(style_name)
        if levels is None:
            return "", ""
        at = min(max(at, 0), LEVELS - 1)
        counters = self._counters.setdefault(key, [None] * LEVELS)
        now = counters[at]
        counters[at] = start if start is not None else levels[at].start if now is None else now + 1
        counters[at + 1 :] = [None] * (LEVELS - at - 1)
        label = levels[at].label(at, counters, levels)
        return label, levels[at].follower if label else ""


def _levels(element: Element) -> list[Level]:
    levels = [Level() for _ in range(LEVELS)]
    for child in element:
        at = integer(child.get(text("level"))) - 1
        if 0 <= at < LEVELS:
            levels[at] = _level(child)
    return levels


def _level(element: Element) -> Level:
    alignment = next(element.iter(style("list-level-label-alignment")), None)
    follower = "listtab" if alignment is None else alignment.get(text("label-followed-by"), "listtab")
    sign = element.get(text("bullet-char")) if element.tag == text("list-level-style-bullet") else None
    pictured = element.tag == text("list-level-style-image")
    return Level(
        form=_FORMS.get(element.get(style("num-format"), ""), "decimal"),
        prefix=element.get(style("num-prefix"), ""),
        suffix=element.get(style("num-suffix"), ""),
        shown=min(max(integer(element.get(text("display-levels")), 1), 1), _MOST_SHOWN),
        start=integer(element.get(text("start-value")), 1),
        pattern=element.get(style("num-list-format")) or element.get(f"{{{LOEXT}}}num-list-format"),
        follower=_SUFFIXES.get(follower, "\t"),
        bullet="•" if pictured else sign,
    )
