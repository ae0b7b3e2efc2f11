"""Fictional reports without an error, in many layouts: nearly nothing above a hint may be said about them."""

from pathlib import Path

import pytest

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.finding import Severity
from reviewer.extraction import extract

CLEAN = sorted((Path(__file__).parent.parent / "data" / "clean").glob("*.txt"))


def loud(path):
    document = read_document(path.read_bytes(), path.name)
    found = [f for report in extract(document) for f in check_report(document, report)]
    return [f"{f.rule}: {f.message}" for f in found if f.severity is not Severity.LOW]


def test_there_are_enough_of_them():
    assert len(CLEAN) >= 10


def test_half_a_false_alarm_per_clean_report_at_most():
    alarms = {path.stem: loud(path) for path in CLEAN}
    assert sum(map(len, alarms.values())) <= len(CLEAN) / 2, alarms


@pytest.mark.parametrize("path", CLEAN, ids=lambda p: p.stem)
def test_no_clean_report_is_covered_with_alarms(path):
    assert len(loud(path)) <= 1
