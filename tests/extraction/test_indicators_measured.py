"""Indicators of whole fictional reports and forms against hand labels, measured as one figure per collection."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import drawn_document

from reviewer.documents import read_document
from reviewer.extraction import extract

CASES = Path(__file__).parents[1] / "data" / "extraction"
_NUMBER = re.compile(r"(\d[\d,，]*(?:\.\d+)?)\s*([千百万亿]*)")
_SIZES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def load(name):
    with (CASES / name).open("rb") as file:
        return tomllib.load(file)["case"]


def document_of(case):
    if "table" in case:
        return drawn_document(case["text"], case["table"], case.get("after", ""))
    return read_document(case["text"].lstrip("\n").encode(), "case.txt")


def number(words):
    found = _NUMBER.search(words)
    if found is None:
        return None
    value = Decimal(re.sub("[,，]", "", found[1]))
    for c in found[2]:
        value *= _SIZES[c]
    return value


def plain(name):
    return re.sub(r"[\s“”()（）、.]", "", name)


def same_name(read, labels):
    pairs = lambda s: {s[i : i + 2] for i in range(len(s) - 1)} or {s}  # noqa: E731
    one = plain(read)
    for label in map(plain, labels):
        shared = len(pairs(one) & pairs(label)) / min(len(pairs(one)), len(pairs(label)))
        if one in label or label in one or shared >= 0.4:
            return True
    return False


def agrees(read, label):
    values = (read.target.value if read.target else None, read.actual.value if read.actual else None)
    wanted = (number(label["target"]), number(label["actual"]))
    return same_name(read.name, label["name"]) and all(
        v == w or (v is not None and w is not None and abs(v - w) < Decimal("0.01"))
        for v, w in zip(values, wanted, strict=True)
    )


def compared(case):
    """Return the labels found, the labels missed, what was read besides, and the wrong categories."""
    left = [i for report in extract(document_of(case)) for i in report.indicators]
    found, missed, misplaced = [], [], []
    for label in sorted(case["indicators"], key=lambda i: i.get("optional", False)):
        read = next((i for i in left if agrees(i, label)), None)
        if read is not None:
            left.remove(read)
            misplaced += [label] if label["category"] not in ("", read.category.value) else []
        if not label.get("optional"):
            (missed if read is None else found).append(label)
    return found, missed, left, misplaced


@pytest.mark.parametrize(
    ("collection", "least", "placed"),
    [("reports_labelled.toml", 98, 97), ("forms_labelled.toml", 99, 99)],
)
def test_the_share_of_right_indicators_holds(collection, least, placed):
    found = missed = besides = misplaced = 0
    told = []
    for case in load(collection):
        right, lost, more, wrong = compared(case)
        found, missed, besides = found + len(right), missed + len(lost), besides + len(more)
        misplaced += len(wrong)
        told += [(case["id"], "missed", i["name"]) for i in lost]
        told += [(case["id"], "besides", i.name) for i in more]
        told += [(case["id"], "category", i["name"]) for i in wrong]
    assert 200 * found / (2 * found + missed + besides) >= least, told
    assert 100 * (1 - misplaced / found) >= placed, told


def test_two_rows_alike_stay_two():
    table = "三级指标 | 目标值 | 完成值 | 分值\n抽检批次 | 360批次 | 368批次 | 10\n抽检批次 | 360批次 | 368批次 | 10"
    (report,) = extract(drawn_document("绩效自评表", table))
    assert [i.name for i in report.indicators] == ["抽检批次", "抽检批次"]
    assert len({i.key for i in report.indicators}) == 2
