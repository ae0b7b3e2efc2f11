"""Styles of a .docx: chains of basedOn resolved once, with document defaults below them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reviewer.documents.word.looks import Look, Properties, combined, properties, run_properties
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
_STYLE, _PPR, _RPR, _NAME, _BASED_ON = (w(name) for name in ("pStyle", "pPr", "rPr", "name", "basedOn"))
LINE_PT = 15.6  # one line of the usual Chinese page grid, for spacing counted in lines
DEFAULT_PT = 10.5


class Layout(NamedTuple):
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


NO_LAYOUT = Layout()
_INDENTS = (("left_pt", "left_chars"), ("first_pt", "first_chars"))


def over(upper: Layout, lower: Layout) -> Layout:
    """Return a layout with its gaps filled from one below; points and characters of one indent go together."""
    if upper is NO_LAYOUT:
        return lower
    above, below = upper._asdict(), lower._asdict()
    for pair in _INDENTS:
        if any(above[name] is not None for name in pair):
            below.update(dict.fromkeys(pair))
    return Layout(**{name: below[name] if value is None else value for name, value in above.items()})


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
        self._looks: dict[tuple[Any, ...], Look] = {}
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

    def _chain(self, identity: str) -> list[dict[str, Element]]:
        """Return the parts of a style and of those it is based on, the lowest first; a circle ends where it closes."""
        chain: list[dict[str, Element]] = []
        seen: set[str] = set()
        while identity in self._elements and identity not in seen and len(chain) < 64:
            seen.add(identity)
            chain.append({child.tag: child for child in self._elements[identity]})
            identity = val(chain[-1].get(_BASED_ON))
        return chain[::-1]

    def _resolve(self, identity: str, base: Style) -> Style:
        style = Style(identity, layout=base.layout, run=dict(base.run))
        for parts in self._chain(identity):
            style.name = val(parts.get(_NAME)).strip()
            style.layout = over(layout(parts.get(_PPR)), style.layout)
            style.run.update(properties(parts.get(_RPR), self.theme_font))
            style.level = level_of_name(style.name) or style.level
            style.contents = style.contents or is_contents_name(style.name)
        if style.layout.level is not None:
            style.level = style.layout.level
        style.look = Look(**style.run)
        return style

    def run(self, style: Style, rpr: Element | None) -> Look:
        """Return the look of a run in a paragraph of this style; equal looks are one object."""
        if rpr is None:
            return style.look
        own = run_properties(rpr, self.theme_font)
        key = (style.id, *own.items())
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._look(style, own)
        return look

    def _look(self, style: Style, own: Properties) -> Look:
        named = own.pop("style", None)
        below = combined(style.run, self.character(named)) if named else style.run
        return Look(**{**below, **own})


def is_contents_name(name: str) -> bool:
    """Tell whether a style is that of a line of a table of contents."""
    return _CONTENTS.fullmatch(name) is not None


def level_of_name(name: str) -> int:
    """Return the level of a heading by its style's name, 0 for other styles."""
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


_Values = dict[str, Any]


_NUM_ID, _NUM_LEVEL = w("numId"), w("ilvl")
_LEFT, _START, _LEFT_CHARS, _START_CHARS = w("left"), w("start"), w("leftChars"), w("startChars")
_HANGING, _FIRST, _HANGING_CHARS, _FIRST_CHARS = (
    w("hanging"),
    w("firstLine"),
    w("hangingChars"),
    w("firstLineChars"),
)
_SPACES = tuple((f"{side}_pt", w(side), w(f"{side}Lines")) for side in ("before", "after"))


def _read_indent(element: Element, found: _Values) -> None:
    said = element.attrib
    found["left_pt"] = points(said.get(_LEFT) or said.get(_START))
    chars = said.get(_LEFT_CHARS) or said.get(_START_CHARS)
    found["left_chars"] = number(chars) / 100 if chars else None
    hanging = said.get(_HANGING)
    first = points(hanging or said.get(_FIRST))
    found["first_pt"] = -first if hanging and first is not None else first
    hanging = said.get(_HANGING_CHARS)
    chars = hanging or said.get(_FIRST_CHARS)
    # Zero characters take an inherited count away, and the points count again.
    found["first_chars"] = (-1 if hanging else 1) * number(chars) / 100 or None if chars else None


def _read_spacing(element: Element, found: _Values) -> None:
    for name, in_points, in_lines in _SPACES:
        lines = number(element.get(in_lines)) / 100 * LINE_PT
        found[name] = lines or points(element.get(in_points))


def _read_alignment(element: Element, found: _Values) -> None:
    found["alignment"] = _ALIGNMENTS.get(element.get(VAL, ""), Alignment.LEFT)


def _read_outline(element: Element, found: _Values) -> None:
    outline = integer(element.get(VAL), 9)
    found["level"] = outline + 1 if 0 <= outline < 9 else 0


def _read_page_break(element: Element, found: _Values) -> None:
    found["page_break"] = is_on(element)


def _read_numbering(element: Element, found: _Values) -> None:
    for child in element:
        if child.tag == _NUM_ID:
            found["num_id"] = child.get(VAL, "0")
        elif child.tag == _NUM_LEVEL:
            found["num_level"] = min(max(integer(child.get(VAL)), 0), 8)


_READERS: dict[str, Callable[[Element, _Values], None]] = {
    w("ind"): _read_indent,
    w("spacing"): _read_spacing,
    w("jc"): _read_alignment,
    w("outlineLvl"): _read_outline,
    w("pageBreakBefore"): _read_page_break,
    w("numPr"): _read_numbering,
}


def layout(ppr: Element | None) -> Layout:
    """Return what a w:pPr says of the layout."""
    return NO_LAYOUT if ppr is None else paragraph_properties(ppr)[0]


def paragraph_properties(ppr: Element) -> tuple[Layout, str | None, Element | None]:
    """Return what a w:pPr says: the layout, the style's id, the properties of the paragraph mark."""
    found: _Values = {}
    style: str | None = None
    mark: Element | None = None
    for child in ppr:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL)
        elif tag == _RPR:
            mark = child
        else:
            reader = _READERS.get(tag)
            if reader is not None:
                reader(child, found)
    return (Layout(**found) if found else NO_LAYOUT), style, mark
