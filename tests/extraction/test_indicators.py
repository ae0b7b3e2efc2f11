"""Indicators of fictional passages in many wordings: names, goals, results, categories, percentages."""

import tomllib
from pathlib import Path

import pytest

from reviewer.documents import read_document
from reviewer.domain.quantity import plain
from reviewer.extraction import extract

CASES = Path(__file__).parents[1] / "data" / "extraction"


def load(name):
    with (CASES / name).open("rb") as file:
        return [pytest.param(case, id=case["id"]) for case in tomllib.load(file)["case"]]


def shown(report):
    return sorted(
        (
            i.name,
            i.target.passage.text if i.target else "",
            i.actual.passage.text if i.actual else "",
            i.category.value,
            "" if i.stated_completion is None else plain(i.stated_completion),
        )
        for i in report.indicators
    )


def labelled(case):
    return sorted(
        (i["name"], i["target"], i["actual"], i["category"], i.get("stated", "")) for i in case["indicators"]
    )


@pytest.mark.parametrize("case", load("cases_prose.toml"))
def test_prose(case):
    document = read_document(case["text"].lstrip("\n").encode(), "case.txt")
    (report,) = extract(document)
    assert shown(report) == labelled(case)
    for claim in case.get("claims", []):
        assert any(
            c.kind.value == claim["kind"]
            and c.stated.passage.text == claim["stated"]
            and c.value.passage.text == claim["value"]
            and c.sign == claim["sign"]
            for c in report.claims
        )
    for listed in case.get("lists", []):
        assert any(
            found.stated.passage.text == listed["stated"] and len(found.items) == listed["items"]
            for found in report.lists
        )
