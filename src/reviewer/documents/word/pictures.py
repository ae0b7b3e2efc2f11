"""Pictures of a .docx, bounded in number and size; what can't be shown is counted, not guessed."""

from __future__ import annotations

import re

from reviewer.documents.word.line import Image
from reviewer.documents.word.package import EMBED, MOST_PICTURE, RELATION_ID, Package
from reviewer.documents.word.xml import A_NS, V_NS, WP_NS, Element, number

MOST_PICTURES = 500
MOST_BYTES = 96 * 1024 * 1024
EMU_PER_POINT = 12_700
WIDEST_PT = 1_600.0
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_STYLE_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, None: 1.0}
_BLIP, _EXTENT, _DOC_PR = f"{{{A_NS}}}blip", f"{{{WP_NS}}}extent", f"{{{WP_NS}}}docPr"
_A_EXT = f"{{{A_NS}}}ext"
_IMAGE_DATA = f"{{{V_NS}}}imagedata"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"


class Pictures:
    """Reads the pictures that the body refers to, each file once."""

    def __init__(self, package: Package, relations: dict[str, tuple[str, str]]) -> None:
        self._package = package
        self._relations = relations
        self._read: dict[str, tuple[bytes, str] | None] = {}
        self._bytes = 0
        self._count = 0
        self.skipped = 0
        self.drawn = 0  # charts and diagrams, which are drawings and no pictures

    def of_drawing(self, drawing: Element) -> list[Image]:
        """Return the pictures of a w:drawing, in order."""
        images = []
        for blip in drawing.iter(_BLIP):
            width, height = _drawn_size(drawing, blip)
            found = self._image(blip.get(EMBED), width, height, _description(drawing))
            images += [found] if found else []
        if not images and next(drawing.iter(_CHART, _DIAGRAM), None) is not None:
            self.drawn += 1
        return images

    def of_shape(self, shape: Element) -> list[Image]:
        """Return the pictures of a w:pict or w:object (VML)."""
        images = []
        for data in shape.iter(_IMAGE_DATA):
            holder = data.getparent()
            width, height = _styled_size("" if holder is None else holder.get("style", ""))
            found = self._image(data.get(RELATION_ID), width, height, "")
            images += [found] if found else []
        return images

    def _image(self, relation: str | None, width: float, height: float, description: str) -> Image | None:
        target = self._relations.get(relation or "")
        if target is None:
            return None
        content = self._content(target[1])
        if content is None or self._count >= MOST_PICTURES:
            self.skipped += 1
            return None
        self._count += 1
        return Image(content[0], content[1], width, height, description)

    def _content(self, part: str) -> tuple[bytes, str] | None:
        if part not in self._read:
            self._read[part] = self._load(part)
        return self._read[part]

    def _load(self, part: str) -> tuple[bytes, str] | None:
        size = self._package.size(part)
        if size is None or size > MOST_PICTURE or self._bytes + size > MOST_BYTES:
            return None
        data = self._package.read(part, MOST_PICTURE) or b""
        self._bytes += len(data)
        kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
        return None if kind is None else (data, kind)


def _drawn_size(drawing: Element, blip: Element) -> tuple[float, float]:
    """Return the size in points: the picture's own inside a group, else the drawing's."""
    properties = blip.getparent()
    frame = None if properties is None else properties.getparent()
    own = None if frame is None else next(frame.iter(_A_EXT), None)
    whole = next(drawing.iter(_EXTENT), None)
    blips = sum(1 for _ in drawing.iter(_BLIP))
    for extent in (own, whole) if blips > 1 else (whole, own):
        if extent is not None and extent.get("cx"):
            return _bounded(*(number(extent.get(side)) / EMU_PER_POINT for side in ("cx", "cy")))
    return 0.0, 0.0


def _styled_size(style: str) -> tuple[float, float]:
    found = {side: number(size) * _UNITS[unit or None] for side, size, unit in _STYLE_LENGTH.findall(style)}
    return _bounded(found.get("width", 0.0), found.get("height", 0.0))


def _bounded(width: float, height: float) -> tuple[float, float]:
    return min(max(width, 0.0), WIDEST_PT), min(max(height, 0.0), WIDEST_PT)


def _description(drawing: Element) -> str:
    properties = next(drawing.iter(_DOC_PR), None)
    return "" if properties is None else properties.get("descr", "")[:300]
