"""Styles of a .docx: chains of basedOn resolved once, with document defaults below them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from reviewer.documents.word.looks import Look, Properties, combined, properties
from reviewer.documents.word.xml import (
    A_NS,
    VAL,
    Element,
    integer,
    is_on,
    number,
    points,
    val,
    w,
)
from reviewer.domain.document import Alignment

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?[1-9]|toc heading|table of figures", re.IGNORECASE)
_TITLES = frozenset({"title", "标题", "文档标题"})
_ALIGNMENTS = {
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFY,
    "distribute": Alignment.JUSTIFY,
}
LINE_PT = 15.6  # one line of the usual Chinese page grid, for spacing counted in lines
DEFAULT_PT = 10.5


@dataclass(frozen=True, slots=True)
class Layout:
    """What a w:pPr says of a paragraph; None where it says nothing. Indents in points or in characters."""

    alignment: Alignment | None = None
    left_pt: float | None = None
    left_chars: float | None = None
    first_pt: float | None = None
    first_chars: float | None = None
    before_pt: float | None = None
    after_pt: float | None = None
    page_break: bool | None = None
    level: int | None = None
    num_id: str | None = None
    num_level: int | None = None

    def over(self, below: Layout) -> Layout:
        """Return this layout with its gaps filled from another; chars and points of one indent go together."""
        indents = {}
        for side in ("left", "first"):
            source = self if _says(self, side) else below
            indents[f"{side}_pt"] = getattr(source, f"{side}_pt")
            indents[f"{side}_chars"] = getattr(source, f"{side}_chars")
        others = {
            name: value if (value := getattr(self, name)) is not None else getattr(below, name)
            for name in _PLAIN
        }
        return Layout(**indents, **others)


_PLAIN = ("alignment", "before_pt", "after_pt", "page_break", "level", "num_id", "num_level")
NO_LAYOUT = Layout()


def _says(layout: Layout, side: str) -> bool:
    return getattr(layout, f"{side}_pt") is not None or getattr(layout, f"{side}_chars") is not None


@dataclass(slots=True)
class Style:
    """A style with everything it inherits."""

    id: str
    name: str = ""
    layout: Layout = NO_LAYOUT
    run: Properties = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    level: int = 0
    contents: bool = False


class StyleSheet:
    """The styles of one document, resolved when first asked for."""

    def __init__(self, root: Element | None, theme_root: Callable[[], Element | None]) -> None:
        self._theme_root = theme_root
        self._theme: dict[str, str | None] | None = None
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default_id = ""
        self._base = Style("")
        if root is not None:
            self._index(root)
        self._base.look = Look(**self._base.run)
        self.default = self.paragraph(self.default_id or None)

    def _index(self, root: Element) -> None:
        for element in root.iterchildren(w("style")):
            identity = element.get(w("styleId"), "")
            self._elements.setdefault(identity, element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true", "on"):
                self.default_id = identity
        if (defaults := root.find(w("docDefaults"))) is not None:
            self._base.run = properties(defaults.find(f"{w('rPrDefault')}/{w('rPr')}"), self.theme_font)
            self._base.layout = layout(defaults.find(f"{w('pPrDefault')}/{w('pPr')}"))

    def theme_font(self, name: str) -> str | None:
        """Return the typeface of a theme reference such as "minorEastAsia"."""
        if self._theme is None:
            self._theme = _theme_fonts(self._theme_root())
        return self._theme.get(name)

    def element(self, identity: str) -> Element | None:
        """Return a style's element."""
        return self._elements.get(identity)

    def paragraph(self, identity: str | None) -> Style:
        """Return a paragraph style; an unknown one is the default style."""
        wanted = identity if identity in self._elements else self.default_id
        found = self._resolved.get(wanted or "")
        if found is None:
            found = self._resolve(wanted or "", self._base)
            self._resolved[wanted or ""] = found
        return found

    def character(self, identity: str) -> Properties:
        """Return what a character style and the styles below it set."""
        found = self._resolved.get(f"character {identity}")
        if found is None:
            found = self._resolve(identity, Style(""))
            self._resolved[f"character {identity}"] = found
        return found.run

    def _chain(self, identity: str) -> list[Element]:
        """Return a style and those it is based on, the lowest first; a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str] = set()
        while identity in self._elements and identity not in seen and len(chain) < 64:
            seen.add(identity)
            chain.append(self._elements[identity])
            identity = val(chain[-1].find(w("basedOn")))
        return chain[::-1]

    def _resolve(self, identity: str, base: Style) -> Style:
        style = Style(identity, layout=base.layout, run=dict(base.run))
        for element in self._chain(identity):
            style.name = val(element.find(w("name"))).strip()
            style.layout = layout(element.find(w("pPr"))).over(style.layout)
            style.run.update(properties(element.find(w("rPr")), self.theme_font))
            style.level = _level(style.name) or style.level
            style.contents = style.contents or _CONTENTS.fullmatch(style.name) is not None
        if style.layout.level is not None:
            style.level = style.layout.level
        style.look = Look(**style.run)
        return style

    def run(self, style: Style, rpr: Element | None) -> Look:
        """Return the look of a run in a paragraph of this style."""
        if rpr is None:
            return style.look
        below = style.run
        named = rpr.find(_RUN_STYLE)
        if named is not None:
            below = combined(below, self.character(named.get(VAL, "")))
        return Look(**{**below, **properties(rpr, self.theme_font)})


_RUN_STYLE = w("rStyle")


def _level(name: str) -> int:
    found = _HEADING.fullmatch(name)
    if found:
        return int(found.group(1))
    return 1 if name.lower() in _TITLES else 0


def _theme_fonts(root: Element | None) -> dict[str, str | None]:
    fonts: dict[str, str | None] = {}
    scheme = None if root is None else root.find(f".//{{{A_NS}}}fontScheme")
    for prefix in ("major", "minor"):
        group = None if scheme is None else scheme.find(f"{{{A_NS}}}{prefix}Font")
        if group is None:
            continue
        fonts[f"{prefix}EastAsia"] = _east_asian(group)
        latin = group.find(f"{{{A_NS}}}latin")
        fonts[f"{prefix}Ascii"] = fonts[f"{prefix}HAnsi"] = None if latin is None else latin.get("typeface")
    return fonts


def _east_asian(group: Element) -> str | None:
    written = group.find(f"{{{A_NS}}}ea")
    if written is not None and written.get("typeface"):
        return written.get("typeface")
    scripts = (font for font in group.iterchildren(f"{{{A_NS}}}font") if font.get("script") == "Hans")
    return next((font.get("typeface") for font in scripts), None)


_Values = dict[str, object]


def _read_indent(element: Element, found: _Values) -> None:
    left = element.get(w("left")) or element.get(w("start"))
    found["left_pt"] = points(left)
    chars = element.get(w("leftChars")) or element.get(w("startChars"))
    found["left_chars"] = number(chars) / 100 if chars else None
    hanging = element.get(w("hanging"))
    first = points(hanging or element.get(w("firstLine")))
    found["first_pt"] = -first if hanging and first is not None else first
    hanging = element.get(w("hangingChars"))
    chars = hanging or element.get(w("firstLineChars"))
    # Zero characters take an inherited count away, and the points count again.
    found["first_chars"] = (-1 if hanging else 1) * number(chars) / 100 or None if chars else None


def _read_spacing(element: Element, found: _Values) -> None:
    for side in ("before", "after"):
        lines = number(element.get(w(f"{side}Lines"))) / 100 * LINE_PT
        found[f"{side}_pt"] = lines or points(element.get(w(side)))


def _read_alignment(element: Element, found: _Values) -> None:
    found["alignment"] = _ALIGNMENTS.get(element.get(VAL, ""), Alignment.LEFT)


def _read_outline(element: Element, found: _Values) -> None:
    outline = integer(element.get(VAL), 9)
    found["level"] = outline + 1 if 0 <= outline < 9 else 0


def _read_page_break(element: Element, found: _Values) -> None:
    found["page_break"] = is_on(element)


def _read_numbering(element: Element, found: _Values) -> None:
    number_id, level = element.find(w("numId")), element.find(w("ilvl"))
    found["num_id"] = None if number_id is None else number_id.get(VAL, "0")
    found["num_level"] = None if level is None else min(max(integer(level.get(VAL)), 0), 8)


_READERS: dict[str, Callable[[Element, _Values], None]] = {
    w("ind"): _read_indent,
    w("spacing"): _read_spacing,
    w("jc"): _read_alignment,
    w("outlineLvl"): _read_outline,
    w("pageBreakBefore"): _read_page_break,
    w("numPr"): _read_numbering,
}


def layout(ppr: Element | None) -> Layout:
    """Return what a w:pPr says."""
    found: _Values = {}
    for child in () if ppr is None else ppr:
        reader = _READERS.get(child.tag)
        if reader is not None:
            reader(child, found)
    return replace(NO_LAYOUT, **found) if found else NO_LAYOUT  # type: ignore[arg-type]
