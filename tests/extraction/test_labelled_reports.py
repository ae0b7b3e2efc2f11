"""What is reached on 28 fictional reports and forms with hand labels is kept: fields, spending, scores per part."""

import pytest
from labelled import SETS, Tally, judge_fields, judge_parts, judge_spending, read_labelled


@pytest.fixture(scope="module", params=sorted(p.name for p in SETS.iterdir()))
def labelled_set(request):
    return list(read_labelled(SETS / request.param))


def test_fields(labelled_set):
    tally = Tally()
    judged = [j for stem, gold, reports in labelled_set for j in judge_fields(stem, gold, reports[0], tally)]
    assert (tally.wrong, tally.missed) == ([], [])
    assert tally.right >= 100
    sure = [j.right for j in judged if j.confidence > 0.9]
    assert len(sure) > 60
    assert sum(sure) >= 0.97 * len(sure)


def test_spending(labelled_set):
    tally = Tally()
    for stem, gold, reports in labelled_set:
        judge_spending(stem, gold, reports, tally)
    assert (tally.wrong, tally.missed) == ([], [])


def test_scores_per_part(labelled_set):
    tally = Tally()
    for stem, gold, reports in labelled_set:
        judge_parts(stem, gold, reports, tally)
    assert tally.missed == []
    assert tally.right >= 3


def test_one_report_for_each_file(labelled_set):
    assert all(len(reports) == 1 for _, _, reports in labelled_set)
