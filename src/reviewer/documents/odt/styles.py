"""Styles of an OpenDocument text: chains of parents, fonts, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reviewer.documents.odt.names import SVG, fo, measure, office, style, text
from reviewer.documents.word.looks import PLAIN, Look, Properties
from reviewer.documents.word.styles import level_of_name
from reviewer.documents.word.xml import Element, color, integer, number
from reviewer.domain.document import Alignment

_ALIGNMENTS = {
    "center": Alignment.CENTER, "end": Alignment.RIGHT, "right": Alignment.RIGHT, "justify": Alignment.JUSTIFY,
}  # fmt: skip
_DEEPEST = 40
_PARAGRAPH, _TEXT = "paragraph", "text"
_LENGTHS = {
    "left_indent_pt": fo("margin-left"),
    "first_indent_pt": fo("text-indent"),
    "before_pt": fo("margin-top"),
    "after_pt": fo("margin-bottom"),
}


@dataclass(slots=True)
class Style:
    """A style with all it inherits."""

    look: Properties = field(default_factory=dict)
    shape: Properties = field(default_factory=dict)
    list_style: str | None = None  # "" takes an inherited one away
    outline: int = 0


class Styles:
    """The styles of one document, resolved when first asked for."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, Element] = {}
        self._fonts: dict[str, str] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self._looks: dict[tuple[str, tuple[str, ...]], Look] = {}
        for root in roots:
            if root is not None:
                self._index(root)

    def _index(self, root: Element) -> None:
        for face in root.iter(style("font-face")):
            family = face.get(f"{{{SVG}}}font-family", "").strip("'\"")
            self._fonts[face.get(style("name"), "")] = family
        for holder in root.iterchildren(office("styles"), office("automatic-styles")):
            for element in holder.iterchildren(style("style")):
                self._elements[element.get(style("family"), ""), element.get(style("name"), "")] = element
            for element in holder.iterchildren(style("default-style")):
                self._defaults[element.get(style("family"), "")] = element

    def paragraph(self, name: str) -> Style:
        return self._style(_PARAGRAPH, name)

    def element(self, family: str, name: str) -> Element | None:
        """Return the element of a style of any family."""
        return self._elements.get((family, name))

    def look(self, paragraph: str, spans: tuple[str, ...]) -> Look:
        """Return the look of text in a paragraph's style and the spans around it, the outermost first."""
        key = paragraph, spans
        if key not in self._looks:
            found = dict(self._style(_PARAGRAPH, paragraph).look)
            for name in spans:
                found.update(self._style(_TEXT, name).look)
            self._looks[key] = PLAIN._replace(**found)
        return self._looks[key]

    def _style(self, family: str, name: str) -> Style:
        key = family, name
        if key not in self._resolved:
            self._resolved[key] = self._resolve(family, name)
        return self._resolved[key]

    def _resolve(self, family: str, name: str) -> Style:
        found = Style()
        default = self._defaults.get(family) if family == _PARAGRAPH else None
        for element in [*([] if default is None else [default]), *self._chain(family, name)]:
            self._add(found, element)
        return found

    def _chain(self, family: str, name: str) -> list[Element]:
        """Return a style's elements, the lowest first; a circle ends where it closes."""
        chain: list[Element] = []
        while len(chain) < _DEEPEST:
            element = self._elements.get((family, name))
            if element is None or element in chain:
                break
            chain.insert(0, element)
            name = element.get(style("parent-style-name"), "")
        return chain

    def _add(self, found: Style, element: Element) -> None:
        shown = element.get(style("display-name")) or element.get(style("name")) or ""
        found.outline = (
            integer(element.get(style("default-outline-level"))) or level_of_name(shown) or found.outline
        )
        if (listed := element.get(style("list-style-name"))) is not None:
            found.list_style = listed
        for properties in element.iterchildren(style("paragraph-properties")):
            _add_shape(found.shape, properties)
        for properties in element.iterchildren(style("text-properties")):
            self._add_look(found.look, properties)

    def _add_look(self, found: Properties, said: Element) -> None:
        for attribute, name, off in _SWITCHES:
            if (value := said.get(attribute)) is not None:
                found[name] = value not in off
        if (size := said.get(style("font-size-asian")) or said.get(fo("font-size"))) and (
            points := measure(size)
        ):
            found["size_pt"] = points if 1 <= points <= 400 else None
        if font := said.get(style("font-name-asian")) or said.get(style("font-name")):
            found["font"] = self._fonts.get(font) or font
        if (colour := said.get(fo("color"))) is not None:
            found["color"] = color(colour.removeprefix("#"))
        if (raised := said.get(style("text-position"))) is not None:
            found["superscript"] = raised.startswith("super") or number(raised.split("%")[0]) > 0
        if (shown := said.get(text("display"))) is not None:
            found["hidden"] = shown == "none"


_SWITCHES = (
    (fo("font-weight"), "bold", ("normal", "100", "200", "300", "400", "500")),
    (fo("font-style"), "italic", ("normal",)),
    (style("text-underline-style"), "underline", ("none",)),
    (style("text-line-through-style"), "strike", ("none",)),
)


def _add_shape(found: Properties, said: Element) -> None:
    if (alignment := said.get(fo("text-align"))) is not None:
        found["alignment"] = _ALIGNMENTS.get(alignment, Alignment.LEFT)
    for name, attribute in _LENGTHS.items():
        if (length := measure(said.get(attribute))) is not None:
            found[name] = length
    if (before := said.get(fo("break-before"))) is not None:
        found["new_page"] = before == "page"
