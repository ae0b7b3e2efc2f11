"""The engine behind one door. Its models lie in its own package; it is never let near a network."""

from __future__ import annotations

import importlib.util
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from reviewer.documents.recognition import bundled
from reviewer.documents.recognition.seen import Engine, SeenLine, Sign

_PACKAGES = ("rapidocr", "onnxruntime")
_MODELS = {"Det": "PP-OCRv6_det_small.onnx", "Rec": "PP-OCRv6_rec_small.onnx"}
_LONGEST_SIDE = 3400  # pixels; the engine would reduce what is larger
_LEAST_SURE = 0.4  # of a line: below that it is a stamp or a picture


def engine_name() -> str:
    """Return name and version of the engine, "" where it or one of its models is not installed."""
    return bundled.engine_name() if bundled.is_bundle() else installed_engine()


def installed_engine() -> str:
    """Return name and version of the engine in this environment, "" where it is not whole."""
    if any(importlib.util.find_spec(package) is None for package in _PACKAGES) or _models() is None:
        return ""
    try:
        return f"rapidocr {metadata.version('rapidocr')}"
    except metadata.PackageNotFoundError:  # a bundle without the records of an installation
        return "rapidocr"


def _models() -> dict[str, Path] | None:
    """Return the models that come with the engine; None where one is missing: it would be fetched."""
    spec = importlib.util.find_spec(_PACKAGES[0])
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return None
    found = {task: Path(next(iter(folders))) / "models" / name for task, name in _MODELS.items()}
    return found if all(path.is_file() for path in found.values()) else None


def make_engine() -> Engine:
    """Load the engine into this process, which can't open a connection from then on."""
    sys.addaudithook(_refuse_connections)
    models = _models()
    if models is None:
        raise RuntimeError("the models are not installed")
    from rapidocr import RapidOCR

    wanted = {f"{task}.model_path": str(path) for task, path in models.items()}
    settings = {
        "Global.use_cls": False,  # takes good lines for upside down
        "Global.return_word_box": True,
        "Global.return_single_char_box": True,
        "Global.max_side_len": _LONGEST_SIDE,
        "Global.text_score": 0.0,
        "Global.log_level": "critical",
    }
    run = RapidOCR(params={**settings, **wanted})

    def engine(grey: Any) -> list[SeenLine]:
        import numpy

        return _lines(run(numpy.repeat(grey[:, :, None], 3, axis=2)))

    return engine


def _refuse_connections(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise PermissionError("recognition works without a network")


def _lines(found: Any) -> list[SeenLine]:
    if found.txts is None or found.boxes is None:
        return []
    words = iter(found.word_results)
    lines = []
    for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if not text.strip():
            continue
        signs = _signs(text, next(words, ()), float(score))
        if signs and score >= _LEAST_SURE:
            lines.append(SeenLine(tuple((float(x), float(y)) for x, y in corners), signs))
    return lines


def _signs(text: str, placed: Any, score: float) -> tuple[Sign, ...]:
    """Pair characters, their places, and their scores: the engine counts blanks among the scores only."""
    scores = [float(sure) for _, sure, _ in placed]
    at = [place for place, character in enumerate(text) if not character.isspace()]
    signs = []
    for (character, _, corners), place in zip(placed, at, strict=False):
        sure = scores[place] if place < len(scores) else score
        x, y = (sum(float(corner[axis]) for corner in corners) / len(corners) for axis in (0, 1))
        signs.append(Sign(character, sure, x, y))
    return tuple(signs)
