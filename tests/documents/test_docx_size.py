"""Long reports: read whole, and in time that grows with their length, not with its square."""

import time

import pytest
from support.raw_docx import check_ranges, make_docx, numbered, p, tbl, tc

from reviewer.documents import read_document

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def report(characters):
    """Return a .docx of about this many characters: prose, short lines, numbered lines, tables."""
    section = p("项目完成情况说明。" * 40) + p("目 标") + numbered("完成任务12个。")
    section += tbl(*[[tc("产出"), tc("12个"), tc("100%")] for _ in range(8)])
    return make_docx(section * (characters // 480), numbering=NUMBERING)


def seconds(data):
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        read_document(data, "a.docx")
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.slow
def test_reading_is_linear():
    short, long = report(30_000), report(300_000)
    document = check_ranges(read_document(long, "a.docx"))
    assert len(document.text) > 290_000
    assert seconds(long) < 30 * seconds(short)
