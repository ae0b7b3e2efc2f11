"""A sample report in the formats beside .docx: made here with LibreOffice, and as small files that are committed.

`python -m support.office_formats` with src and tests on the path writes the committed files anew; the .pdf has WenQuanYi
Micro Hei (Apache-2.0) in it.
"""

import functools
import importlib.util
import re
import sys
from pathlib import Path

from reviewer.documents import converting
from reviewer.services.reading import default_profile, read_reports
from support.mixed_report import mixed_report
from support.printing import in_one_font

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("0[123]*.docx"))
FORM = next((ROOT / "resources" / "samples").glob("04*.xlsx"))
KEPT = ROOT / "tests" / "data" / "formats"
# Borders and margins of cells and styles of characters, half of an .rtf; in the other formats these words do not occur.
_LOOKS = re.compile(
    rb"\\cl(?:pad\w+|brdr[trbl]\\brdrs\\brdrw\d+\\brdrcf\d+)|\\a?lang(?:fe)?\d+|\\widctlpar|\{\\\*\\cs\d+[^{}]*\}\s*"
)
FORMATS = ("doc", "rtf", "odt", "html")


@functools.cache
def sample_without_pictures():
    """Return the second sample as a .docx without its chart, which would be most of every other file."""
    spec = importlib.util.spec_from_file_location("make_samples", ROOT / "tools" / "make_samples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = next(module.TEXTS.glob("02*.txt")).read_text(encoding="utf-8")
    return module.make(
        "\n".join(line for line in text.splitlines() if not line.startswith("!chart")), "nothing"
    )


def essence(data, name):
    """Return what a review rests on: fields, indicators, spending, self-scores and findings, without any place."""
    return [_essence(one) for one in read_reports(data, name, default_profile()).reports]


def _essence(one):
    machine = one.machine
    return {
        "fields": {name: found.value for name, found in machine.fields.items()},
        "indicators": [
            (i.name, i.category, _quantity(i.target), _quantity(i.actual)) for i in machine.indicators
        ],
        "spending": [(item.name, item.amount) for item in machine.spending],
        "parts": [(part.name, part.points, part.score) for part in machine.self_parts],
        "findings": sorted((f.rule, f.severity, f.numbers) for f in one.assessment.findings.values()),
    }


def _quantity(found):
    return None if found is None else (found.op, found.value, found.unit)


def shape(document):
    """Return the tables of a document, cell by cell."""
    return [
        [(c.row, c.column, c.row_span, c.column_span, document.text[c.start : c.end]) for c in table.cells]
        for table in document.tables()
    ]


if __name__ == "__main__":
    KEPT.mkdir(exist_ok=True)
    for report, docx, kinds in (
        ("sample", sample_without_pictures(), FORMATS),
        ("mixed", mixed_report(), ("doc", "rtf", "odt")),
    ):
        for kind in kinds:
            made = _LOOKS.sub(b"", converting.convert(docx, ".docx", kind))
            sys.stdout.write(f"{report}.{kind}: {len(made)} bytes\n")
            (KEPT / f"{report}.{kind}").write_bytes(made)
    (KEPT / "sample.pdf").write_bytes(
        converting.convert(in_one_font(sample_without_pictures()), ".docx", "pdf")
    )
    (KEPT / "form.xls").write_bytes(converting.convert(FORM.read_bytes(), ".xlsx", "xls"))
