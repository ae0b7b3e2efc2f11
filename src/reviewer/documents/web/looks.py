"""What a tag and its style attribute say of looks and shapes; style sheets are not read."""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.documents.flowing import Shape
from reviewer.documents.word.looks import Look, Properties
from reviewer.documents.word.xml import Element, color, points
from reviewer.domain.document import Alignment

_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|px|in|cm|mm|pc)")
_PIXEL = 0.75
_ALIGNMENTS = {
    "center": Alignment.CENTER, "right": Alignment.RIGHT, "end": Alignment.RIGHT, "justify": Alignment.JUSTIFY,
    "left": Alignment.LEFT, "start": Alignment.LEFT,
}  # fmt: skip
_TAGS = {
    **dict.fromkeys(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("s", "strike"), "strike"),
    "u": "underline",
    "sup": "superscript",
}
_LENGTHS = {
    "margin-left": "left_indent_pt",
    "text-indent": "first_indent_pt",
    "margin-top": "before_pt",
    "margin-bottom": "after_pt",
}
_FURTHEST_PT = 500.0
Said = dict[str, str]


def said_of(element: Element) -> Said:
    """Return the declarations of a style attribute, in lower case."""
    return {name: value.strip() for name, value in _DECLARATION.findall((element.get("style") or "").lower())}


def is_hidden(element: Element, said: Said) -> bool:
    """Tell whether nothing of an element is to be seen."""
    return (
        element.get("hidden") is not None
        or said.get("display") == "none"
        or said.get("visibility") == "hidden"
        or said.get("mso-hide") == "all"
        or (element.tag == "div" and element.get("title") in ("header", "footer"))
        or said.get("mso-element") in ("comment-list", "comment", "header", "footer")
    )


def look_of(element: Element, said: Said, above: Look) -> Look:
    """Return the look inside an element."""
    switch = _TAGS.get(str(element.tag))
    found: Properties = {} if switch is None else {switch: True}
    if (weight := said.get("font-weight")) is not None:
        found["bold"] = weight in ("bold", "bolder", "600", "700", "800", "900")
    if (slant := said.get("font-style")) is not None:
        found["italic"] = slant in ("italic", "oblique")
    if (line := said.get("text-decoration")) is not None:
        found["underline"], found["strike"] = "underline" in line, "line-through" in line
    if (size := _length(said.get("font-size"))) and 1 <= size <= 400:
        found["size_pt"] = size
    if font := (said.get("font-family") or element.get("face") or "").split(",")[0].strip(" '\""):
        found["font"] = font
    if (colour := said.get("color") or (element.get("color") if element.tag == "font" else None)) is not None:
        found["color"] = color(colour.removeprefix("#"))
    return above._replace(**found) if found else above


def shape_of(element: Element, said: Said, above: Shape) -> Shape:
    """Return the shape of paragraphs inside a block."""
    found: Properties = {}
    aligned = (
        "center" if element.tag == "center" else said.get("text-align") or (element.get("align") or "").lower()
    )
    if aligned in _ALIGNMENTS:
        found["alignment"] = _ALIGNMENTS[aligned]
    for declared, name in _LENGTHS.items():
        if (length := _length(said.get(declared))) is not None:
            found[name] = min(max(length, -_FURTHEST_PT), _FURTHEST_PT)
    if said.get("page-break-before") == "always":
        found["new_page"] = True
    return replace(above, **found) if found else above


def _length(said: str | None) -> float | None:
    found = _MEASURE.match(said or "")
    if found is None:
        return None
    return float(found[1]) * _PIXEL if found[2] == "px" else points(found[1] + found[2])
