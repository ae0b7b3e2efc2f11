"""Names and numbers of Office's XML, and a parser that trusts nothing."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
M_NS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
V_NS = "urn:schemas-microsoft-com:vml"
S_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# ISO 29500 Strict names its namespaces otherwise; the contents are the same.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M_NS.encode()),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", S_NS.encode()),
)
_DTD = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}


class UnsafeXml(Exception):
    """The XML declares a DTD or entities."""


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W_NS}}}{name}"


VAL = w("val")


def parse(data: bytes) -> Element:
    """Parse a part without DTD, entities, network or unlimited trees.

    Raises UnsafeXml for a DTD, etree.XMLSyntaxError for anything broken.
    """
    if _may_declare(data) and any(mark in data for mark in _DTD):
        raise UnsafeXml
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXml
    return root


def _may_declare(data: bytes) -> bool:
    return b"<!" in data or not data.startswith((b"<?xml ", b"<w:", b"\xef\xbb\xbf<"))


def val(element: Element | None, default: str = "") -> str:
    """Return an element's w:val."""
    return default if element is None else element.get(VAL, default)


def is_on(element: Element) -> bool:
    """Tell whether an on/off property is on: it is when it has no value."""
    return element.get(VAL, "1") not in ("0", "false", "off")


def integer(text: str | None, default: int = 0) -> int:
    """Read a whole number, tolerating what programs write ("12.0", "")."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return int(number(text, float(default)))


def number(text: str | None, default: float = 0.0) -> float:
    """Read a finite number; anything else is the default."""
    try:
        found = float(text) if text is not None else default
    except ValueError:
        return default
    return found if -1e9 < found < 1e9 else default


def points(text: str | None, per_point: float = 20.0) -> float | None:
    """Read a measure in twentieths of a point, or with a unit of its own ("12pt"), as points."""
    if not text:
        return None
    factor = _POINTS.get(text[-2:])
    if factor is not None:
        return number(text[:-2]) * factor
    return number(text) / per_point


def color(text: str | None) -> str | None:
    """Return "#rrggbb"; None for automatic and for black, which is what automatic means on paper."""
    if text is None or len(text) != 6:
        return None
    try:
        value = int(text, 16)
    except ValueError:
        return None
    return f"#{text.lower()}" if value else None
