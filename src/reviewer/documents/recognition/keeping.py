"""What was made out on the pages of one file, as bytes that are kept with the original.

A page that was recognised once stays as it is, also under a newer engine: what people decided rests on its words. An original
that is taken in again is recognised anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reviewer.documents.pdf.drawing import Rule
from reviewer.documents.pdf.recognising import Recognised, RecognisedPage
from reviewer.domain.pages import Box

KEY = "recognition"
_VERSION = 1
_MOST_BYTES = 64 * 1024 * 1024
_EXACT = 20  # parts of a point


@dataclass(frozen=True, slots=True)
class Kept:
    """The recognised pages of a file by their index, and the engine that recognised them."""

    engine: str
    pages: dict[int, RecognisedPage]


def packed(page: RecognisedPage) -> bytes:
    """Write down one page."""
    return json.dumps(_told(page), ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(data: bytes) -> RecognisedPage:
    """Read one page. Raises ValueError, KeyError or TypeError where it is none."""
    return _page(json.loads(data))


def kept(engine: str, pages: Mapping[int, RecognisedPage]) -> bytes:
    """Write down the pages of a file."""
    told = {
        "version": _VERSION,
        "engine": engine,
        "pages": {str(at): _told(page) for at, page in pages.items()},
    }
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())


def restored(data: bytes | None) -> Kept | None:
    """Read the pages of a file; None where there are none that this version understands."""
    if data is None:
        return None
    try:
        told = json.loads(zlib.decompressobj().decompress(data, _MOST_BYTES))
        if told["version"] != _VERSION:
            return None
        return Kept(str(told["engine"]), {int(at): _page(page) for at, page in told["pages"].items()})
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None


def _told(page: RecognisedPage) -> dict[str, Any]:
    """Return a page as plain lists: sides and places in parts of a point."""
    boxes = [c.box for c in page.characters]
    return {
        "text": [c.text for c in page.characters],
        "sure": [c.confidence for c in page.characters],
        "boxes": [round(_EXACT * side) for b in boxes for side in (b.left, b.top, b.right, b.bottom)],
        "level": [round(_EXACT * value) for rule in page.level for value in rule],
        "upright": [round(_EXACT * value) for rule in page.upright for value in rule],
        "quarters": page.quarters,
        "lean": page.lean,
    }


def _page(told: Mapping[str, Any]) -> RecognisedPage:
    sides = _groups(told["boxes"], 4)
    characters = zip(told["text"], sides, told["sure"], strict=True)
    quarters, lean = int(told["quarters"]), float(told["lean"])
    if quarters not in range(4) or not abs(lean) < 1:
        raise ValueError("no such turn")
    return RecognisedPage(
        tuple(Recognised(str(text), Box(*box), int(sure)) for text, box, sure in characters),
        tuple(Rule(*rule) for rule in _groups(told["level"], 3)),
        tuple(Rule(*rule) for rule in _groups(told["upright"], 3)),
        quarters,
        lean,
    )


def _groups(values: Sequence[int], size: int) -> list[list[float]]:
    points = [value / _EXACT for value in values]
    return [points[at : at + size] for at in range(0, len(points), size)]
