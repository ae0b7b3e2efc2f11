"""Read + extract + check + score a .docx against python-docx merely reading its text and tables."""

from __future__ import annotations

import io

import docx

from bench.corpus import make_docx
from bench.measure import Ratio, alternate
from reviewer.documents import read_document
from reviewer.domain.review import Decisions
from reviewer.extraction import extract
from reviewer.services.assess import assess


def whole_way(data: bytes) -> object:
    """Do with a file what an import does, short of saving."""
    document = read_document(data, "报告.docx")
    return [assess(document, report, Decisions(), "yuzhong") for report in extract(document)]


def read_and_extract(data: bytes) -> object:
    """Do with a file what extraction alone asks for."""
    return extract(read_document(data, "报告.docx"))


def python_docx(data: bytes) -> int:
    """Read paragraphs and cells the usual way."""
    opened = docx.Document(io.BytesIO(data))
    total = sum(len(p.text) for p in opened.paragraphs)
    for table in opened.tables:
        total += sum(len(cell.text) for row in table.rows for cell in row.cells)
    return total


def figures() -> list[Ratio]:
    """Measure ten median reports, one after the other, and a long one."""
    files = [make_docx(seed) for seed in range(10)]
    long = [make_docx(99, 100_000)]
    result = []
    for name, batch, aim in (
        ("read+extract+check+score, 5k characters", files, 0.5),
        ("the same, 100k", long, None),
    ):
        read_only = alternate(
            lambda b=batch: [read_document(d, "报告.docx") for d in b],
            lambda b=batch: [python_docx(d) for d in b],
            5,
        )
        ours, theirs = alternate(
            lambda b=batch: [whole_way(d) for d in b], lambda b=batch: [python_docx(d) for d in b], 5
        )
        result.append(Ratio(name, ours / len(batch), theirs / len(batch), "python-docx reading", aim))
        extracted = alternate(
            lambda b=batch: [read_and_extract(d) for d in b],
            lambda b=batch: [python_docx(d) for d in b],
            5,
        )
        result.append(
            Ratio(
                "  of it reading and extraction",
                *(t / len(batch) for t in extracted),
                "python-docx reading",
                aim,
            )
        )
        result.append(
            Ratio("  of it reading alone", *(t / len(batch) for t in read_only), "python-docx reading")
        )
    return result
