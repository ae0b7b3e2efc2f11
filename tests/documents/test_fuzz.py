"""Each reader takes damaged files for a while: other ones each day, REVIEWER_FUZZ_SECONDS (2) long.

A failure says its seed and number: `fuzzing.case(reader, seed, number)` makes the file again, and REVIEWER_FUZZ_SEED=seed runs
the same files.
"""

import pytest
from support import fuzzing

from reviewer.documents import converting


@pytest.mark.slow
@pytest.mark.parametrize("reader", fuzzing.READERS)
def test_damaged_files_are_read_or_refused(reader, monkeypatch):
    monkeypatch.setattr(converting, "program", lambda: None)
    tried = fuzzing.fuzz(reader, fuzzing.SECONDS, fuzzing.SEED)
    for number, trace in tried.failures:
        pytest.fail(f"{reader}, seed {fuzzing.SEED}, number {number}:\n{trace}")
    took, number = tried.slowest
    assert tried.files > 3
    assert took < 30, f"{reader}, seed {fuzzing.SEED}, number {number} took {took:.1f} s"


def test_a_case_is_the_same_again():
    """What a failure says leads back to its file."""
    assert fuzzing.case("odt", 7, 3) == fuzzing.case("odt", 7, 3) != fuzzing.case("odt", 7, 4)


def test_what_a_reader_does_wrong_is_found(monkeypatch):
    """Guard of the tests above: a reader that stumbles is a failure with the way back to its file."""
    monkeypatch.setattr(fuzzing, "read_document", lambda *_: {}["nothing"])
    ((number, trace),) = fuzzing.fuzz("txt", 5, 1).failures
    assert number == 0
    assert "KeyError" in trace
