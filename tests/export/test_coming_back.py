"""What a written workbook keeps of its cells, held against the same workbook as other programs save it."""

from dataclasses import replace

import openpyxl
import pytest

from reviewer.export.coming_back.book import read_book
from reviewer.export.coming_back.cells import same, shape_of
from reviewer.export.coming_back.compare import compare

from .generated import generated
from .recalculating import recalculated, write
from .test_calculation import needs_office


@pytest.fixture
def source(tmp_path):
    """Write twenty generated reviews, each of a file of its own."""
    made = [generated(number)[0] for number in range(1, 21)]
    named = [
        replace(one, row=replace(one.row, sha256=f"{number:016x}" * 4)) for number, one in enumerate(made, 1)
    ]
    return write(tmp_path / "a.xlsx", *named)


def changes(path):
    found = compare(read_book(path.read_bytes(), path.name))
    assert found.notes == ()
    assert len(found.returned) == 20
    assert sum(len(one.pairs) for one in found.returned) > 1000
    return [(one.report, key) for one in found.returned for key, pair in one.pairs.items() if pair.changed]


def test_a_workbook_as_it_was_written_has_no_changes(source):
    assert changes(source) == []


@pytest.mark.slow
@needs_office
def test_another_program_that_computes_and_saves_it_changes_nothing(source, tmp_path):
    assert changes(recalculated(source, tmp_path)) == []


def test_every_cell_that_somebody_may_type_over_is_noticed(source):
    book = openpyxl.load_workbook(source)
    page = next(page for page in book if page.title.startswith("1 "))
    row = next(cell.row for cell in page["U"] if "/" in str(cell.value))
    for column, value in (("J", 77), ("K", 0.5), ("Q", 0.5), ("R", 0.25), ("S", "理由"), ("T", "不适用")):
        page[f"{column}{row}"] = value
    page["C8"], page["G8"], page["K8"] = 1, 2, 3
    book["汇总表"]["R4"], book["汇总表"]["S4"], book["汇总表"]["K4"] = "整改", "李四", 1
    book.save(source)
    found = {key[0] for _, key in changes(source)}
    wanted = {"verified", "score", "machine", "adjustment", "reason", "state", "stated", "advice", "reviewer"}
    assert found == wanted


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("=SUM(K12:K14)", "SUM(K13:K15)", True),
        ("=SUM($K$12:K14)", "=sum( K12 : K14 )", True),
        ("='1 项目'!$K$9*74.0", "='改名'!$K$9*74", True),
        ("=_xlfn.IFS(A1>0,1)", "=IFS(A1>0,1)", True),
        ('=IF(A1="≥ K12",1)', '=IF(A1="≥ K13",1)', False),
        ("=Q12+R12", "=Q12+R12+1", False),
        ("=ROUND(K9,2)", "=ROUND(K9,1)", False),
        ("=K9*1E3", "=K9*1000", True),
    ],
)
def test_a_formula_is_known_again_however_it_is_written(one, other, alike):
    assert (shape_of(one) == shape_of(other)) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (0.3, 0.1 + 0.2, True),
        ("0.3", 0.3, True),
        (None, "  ", True),
        ("会议 评定", "会议评定\n", True),
        (1234567.89, 1234567.88, False),
        (0.0, None, False),
    ],
)
def test_what_rounding_and_blanks_change_is_the_same(one, other, alike):
    assert same(one, other) is alike
