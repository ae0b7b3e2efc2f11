"""A Report as JSON and back, exactly: reopening shows what the machine read then, whatever it would read now.

Passages of the report are two numbers; their words are cut from the kept text again. Defaults are left out.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from reviewer.domain.finding import Finding
from reviewer.domain.report import Report
from reviewer.domain.rubric import ScoreSheet
from reviewer.domain.text import Passage, Span

_Reader = Callable[[Any, str], Any]


@dataclass(frozen=True)
class Sealed:
    """What was found and scored when a review was finished; it stays, whatever a later version would say."""

    findings: dict[str, Finding]
    sheet: ScoreSheet


def report_to_json(report: Report, text: str) -> str:
    """Write a report; `text` is the canonical text its passages were cut from."""
    return json.dumps(_written(report, text), ensure_ascii=False, separators=(",", ":"))


def report_from_json(written: str, text: str) -> Report:
    """Build a report back. Raises KeyError, TypeError or ValueError for what was not written by us."""
    report: Report = _reader(Report)(json.loads(written), text)
    return report


def scored_from_json(written: str, text: str) -> Report:
    """Build back only what a score rests on (fields, indicators, the unit's own scores, sections): most is not read."""
    head, cut, rest = written.partition(',"mentions":[')  # quotes inside a text are escaped
    values = json.loads(f"{head}}}" if cut else written)
    kept = {name: value for name, value in values.items() if name in _SCORED}
    if cut and '"is_form":true' in rest:
        kept["is_form"] = True
    if cut and (wraps := _WRAPS.search(rest)) is not None:
        kept["wraps"] = json.loads(wraps[1])
    report: Report = _reader(Report)(kept, text)
    return report


_SCORED = frozenset({"part", "fields", "indicators", "self_parts", "sections", "is_form", "wraps"})
_WRAPS = re.compile(r',"wraps":(\[[0-9,]*\])')


def sealed_to_json(sealed: Sealed, text: str) -> str:
    """Write findings and score of a finished review."""
    return json.dumps(_written(sealed, text), ensure_ascii=False, separators=(",", ":"))


def sealed_from_json(written: str, text: str) -> Sealed:
    """Build them back. Raises KeyError, TypeError or ValueError for what was not written by us."""
    sealed: Sealed = _reader(Sealed)(json.loads(written), text)
    return sealed


def _written(value: Any, text: str) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Passage):
        return _passage(value, text)
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, dict):
        return {k: _written(v, text) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [_written(v, text) for v in value]
    return _object(value, text)


def _passage(value: Passage, text: str) -> list[Any]:
    if value.start >= 0 and text[value.start : value.end] == value.text:
        return [value.start, value.end]
    return [value.start, value.end, value.text]


def _object(value: Any, text: str) -> dict[str, Any]:
    out = {}
    kind: type = type(value)
    for name, default in _plan(kind):
        held = getattr(value, name)
        if default is MISSING or held != default or isinstance(held, Decimal):  # 1.00 equals 1, and is not it
            out[name] = _written(held, text)
    return out


@lru_cache(maxsize=64)
def _plan(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((spec.name, _default(spec)) for spec in fields(kind))


def _default(spec: Field[Any]) -> Any:
    return spec.default_factory() if spec.default_factory is not MISSING else spec.default


@lru_cache(maxsize=256)
def _reader(kind: Any) -> _Reader:
    """Return what reads a value of a type."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is dict:
        inner = _reader(get_args(kind)[1])
        return lambda value, text: {k: inner(v, text) for k, v in value.items()}
    if kind is Passage:
        return _read_passage
    if kind is Span:
        return lambda value, text: Span(value[0], value[1])
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return lambda value, text: kind(value)
    return lambda value, text: value


def _optional(kind: Any) -> _Reader:
    inner = _reader(next(k for k in get_args(kind) if k is not type(None)))
    return lambda value, text: None if value is None else inner(value, text)


def _tuple(kinds: tuple[Any, ...]) -> _Reader:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        inner = _reader(kinds[0])
        return lambda value, text: tuple([inner(v, text) for v in value])
    readers = [_reader(k) for k in kinds]
    return lambda value, text: tuple([r(v, text) for r, v in zip(readers, value, strict=True)])


def _read_passage(value: list[Any], text: str) -> Passage:
    return Passage(text[value[0] : value[1]] if len(value) == 2 else value[2], value[0], value[1])


def _dataclass(kind: Any) -> _Reader:
    hints = get_type_hints(kind)
    readers: dict[str, _Reader] = {}

    def read(value: dict[str, Any], text: str) -> Any:
        if not readers:  # on first use, so that types may name themselves
            readers.update({spec.name: _reader(hints[spec.name]) for spec in fields(kind)})
        return kind(**{name: readers[name](held, text) for name, held in value.items()})

    return read
