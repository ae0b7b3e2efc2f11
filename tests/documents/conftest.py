"""Fixtures for the readers."""

import pytest
from support.raw_docx import check_ranges, make_docx

from reviewer.documents import read_document


@pytest.fixture
def read():
    """Read a .docx made of raw XML and hold its ranges against its text."""

    def reader(body, **parts):
        return check_ranges(read_document(make_docx(body, **parts), "报告.docx"))

    return reader
