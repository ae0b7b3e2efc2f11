"""What the samples say, as a person noted it, and what was read of a document, in one shape to compare."""

import tomllib
from decimal import Decimal
from pathlib import Path

LABELS = Path(__file__).resolve().parents[1] / "data" / "formats" / "labels.toml"


def labels(name):
    """Return the labels of one sample, shaped as `facts` shapes what was read."""
    told = tomllib.loads(LABELS.read_text(encoding="utf-8"))[name]
    return {
        **{("field", key): value for key, value in told["fields"].items()},
        **{("indicator", key): [_side(side) for side in sides] for key, sides in told["indicators"].items()},
        **{("spending", key): Decimal(value) for key, value in told.get("spending", {}).items()},
    }


def _side(words):
    number, _, unit = words.partition(" ")
    return (Decimal(number), unit) if number else (None, "")


def facts(reports):
    """All that was read of fields, indicators and spending, by name."""
    found = {}
    for report in reports:
        found |= {("field", name): value.value for name, value in report.fields.items()}
        for one in report.indicators:
            sides = [side and (side.value, side.unit) for side in (one.target, one.actual)]
            found["indicator", one.name] = sides
        found |= {("spending", item.name): item.amount for item in report.spending}
    return found


def share_of(expected, found):
    return sum(found.get(key) == value for key, value in expected.items()) / len(expected)
