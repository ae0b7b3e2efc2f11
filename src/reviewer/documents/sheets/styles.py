"""The styles of a .xlsx: number formats, fonts, fills and alignment by the index that its cells carry."""

from __future__ import annotations

from typing import TypeVar

from reviewer.documents.sheets.formats import BUILT_IN, GENERAL
from reviewer.documents.sheets.model import PLAIN, Look
from reviewer.documents.word.xml import S_NS, Element, integer, number
from reviewer.domain.document import Alignment

ALIGNMENTS = {
    "center": Alignment.CENTER, "centerContinuous": Alignment.CENTER, "distributed": Alignment.CENTER,
    "right": Alignment.RIGHT, "justify": Alignment.JUSTIFY, "left": Alignment.LEFT, "fill": Alignment.LEFT,
}  # fmt: skip

_Item = TypeVar("_Item")


def s(name: str) -> str:
    """Return the qualified name of a SpreadsheetML element."""
    return f"{{{S_NS}}}{name}"


class Styles:
    """What the cell formats (cellXfs) say, by index; an index out of range is the plain format."""

    def __init__(self, root: Element | None) -> None:
        self.codes: list[str] = [GENERAL]
        self.looks: list[Look] = [PLAIN]
        if root is not None:
            self._read(root)
        # Without an alignment of their own numbers stand right, truth values and errors in the middle.
        self.of_figures = [_aligned(look, Alignment.RIGHT) for look in self.looks]
        self.of_states = [_aligned(look, Alignment.CENTER) for look in self.looks]

    def _read(self, root: Element) -> None:
        custom = {
            integer(e.get("numFmtId"), -1): e.get("formatCode", GENERAL)
            for e in root.iterfind(f".//{s('numFmt')}")
        }
        fonts = [font_of(e) for e in _children(root, "fonts")]
        usual = fonts[0] if fonts else PLAIN
        fills = [_fill(e) for e in _children(root, "fills")]
        formats = _children(root, "cellXfs")
        if formats:
            self.codes, self.looks = [], []
        for form in formats:
            code = integer(form.get("numFmtId"))
            self.codes.append(custom.get(code) or BUILT_IN.get(code, GENERAL))
            font = _at(fonts, form.get("fontId")) or PLAIN
            # The workbook's usual font is no look of its own: the table's own font shows it.
            font = PLAIN if font == usual and not (font.bold or font.strike) else font
            aligned = form.find(s("alignment"))
            alignment = None if aligned is None else ALIGNMENTS.get(aligned.get("horizontal", ""))
            shading = _at(fills, form.get("fillId"))
            wraps = aligned is not None and aligned.get("wrapText") in ("1", "true")
            look = font._replace(alignment=alignment, shading=shading, wraps=wraps)
            self.looks.append(PLAIN if look == PLAIN else look)

    def code(self, index: int) -> str:
        return self.codes[index] if 0 <= index < len(self.codes) else GENERAL

    def look(self, index: int) -> Look:
        return self.looks[index] if 0 <= index < len(self.looks) else PLAIN


def _aligned(look: Look, usual: Alignment) -> Look:
    return look._replace(alignment=usual) if look.alignment is None else look


def _children(root: Element, name: str) -> list[Element]:
    found = root.find(s(name))
    return [] if found is None else list(found)


def _at(items: list[_Item], index: str | None) -> _Item | None:
    place = integer(index, -1)
    return items[place] if 0 <= place < len(items) else None


def font_of(element: Element | None) -> Look:
    """Return the look of a font, or of the properties of a run of rich text."""
    if element is None:
        return PLAIN
    said = {child.tag: child for child in element}
    size = said.get(s("sz"))
    name = said.get(s("name"), said.get(s("rFont")))
    points = 0.0 if size is None else number(size.get("val"))
    raised = said.get(s("vertAlign"))
    return Look(
        bold=_on(said.get(s("b"))),
        italic=_on(said.get(s("i"))),
        underline=s("u") in said and said[s("u")].get("val") != "none",
        strike=_on(said.get(s("strike"))),
        font=None if name is None else name.get("val") or None,
        size_pt=points if 1 <= points <= 409 else None,
        color=_color(said.get(s("color"))),
        superscript=raised is not None and raised.get("val") == "superscript",
    )


def _on(element: Element | None) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false")


def _color(element: Element | None) -> str | None:
    """Return "#rrggbb" of a colour that is given as such; theme and indexed colours are the automatic one."""
    argb = "" if element is None else element.get("rgb", "")
    try:
        value = int(argb[-6:], 16) if len(argb) in (6, 8) else 0
    except ValueError:
        return None
    return f"#{value:06x}" if value else None


def _fill(element: Element) -> str | None:
    pattern = element.find(s("patternFill"))
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    found = _color(pattern.find(s("fgColor")))
    return None if found == "#ffffff" else found
