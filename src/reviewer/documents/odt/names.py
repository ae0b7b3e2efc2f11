"""Names of OpenDocument's XML, and its measures."""

from __future__ import annotations

import re

from reviewer.documents.word.xml import points

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
XML = "http://www.w3.org/XML/1998/namespace"
_MEASURE = re.compile(r"-?\d+(?:\.\d+)?(?:pt|in|cm|mm|pc)")


def office(name: str) -> str:
    return f"{{{OFFICE}}}{name}"


def text(name: str) -> str:
    return f"{{{TEXT}}}{name}"


def table(name: str) -> str:
    return f"{{{TABLE}}}{name}"


def style(name: str) -> str:
    return f"{{{STYLE}}}{name}"


def fo(name: str) -> str:
    return f"{{{FO}}}{name}"


def draw(name: str) -> str:
    return f"{{{DRAW}}}{name}"


def measure(said: str | None) -> float | None:
    """Read a length as points; what is no length (a percentage, "auto") is None."""
    return points(said) if said is not None and _MEASURE.fullmatch(said) else None
