"""Formulas when rows are repeated: as if somebody had inserted the rows and filled down."""

import pytest

from reviewer.export.moving import Mover, Place, Stretch, Where

MOVER = Mover(
    {
        "汇总": [Place("汇总", Stretch(((5, 3),)))],
        "It's": [Place("It's", Stretch())],
        "单": [Place("甲", Stretch(((3, 2),))), Place("乙 1", Stretch(((3, 4),)))],
    }
)


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=SUM(K5:K5)", "=SUM(K5:K7)"),
        ("=SUM(K5)", "=SUM(K5:K7)"),
        ("=SUM( K5 , K9)", "=SUM( K5:K7 , K11)"),
        ("=COUNTIF($K$5,\">=90\")", "=COUNTIF($K$5:$K$7,\">=90\")"),
        ("=_xlfn.MAXIFS(K5,L5,1)", "=_xlfn.MAXIFS(K5:K7,L5:L7,1)"),
        ("=SUM(K5*2)", "=SUM(K5*2)"),
        ("=SUM(IF(K5>1,K5))", "=SUM(IF(K5>1,K5))"),
        ("=K5+K6+K4", "=K5+K8+K4"),
        ("=SUM(K4:K6)", "=SUM(K4:K8)"),
        ("=SUM(5:5)", "=SUM(5:7)"),
        ("=SUM(K:K)+A1", "=SUM(K:K)+A1"),
        ("=\"K5\"&单价", "=\"K5\"&单价"),
        ("=SUM(表1[得分])", "=SUM(表1[得分])"),
        ("=SUM('It''s'!K5:K9)", "=SUM('It''s'!K5:K9)"),
        ("=SUM([1]汇总!K5:K5)", "=SUM([1]汇总!K5:K5)"),
        ("=SUM(单!B3:B3)", "=SUM('甲'!B3:B4)"),
        ("={1,2}*K6", "={1,2}*K8"),
        ("=(", "=("),
    ],
)  # fmt: skip
def test_below_the_row(formula, moved):
    assert MOVER.formula(formula, Where("汇总")) == moved


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=K5-L5", "=K7-L7"),
        ("=RANK(K5,K$5:K$5)", "=RANK(K7,K$5:K$7)"),
        ("=K5/SUM($K$5)", "=K7/SUM($K$5:$K$7)"),
        ("=SUM(K$5:K5)", "=SUM(K$5:K7)"),
        ("=A4+1", "=A6+1"),
        ("=A$4+1", "=A$4+1"),
        ("=K5/K6", "=K7/K8"),
        ("=K5*B2", "=K7*B2"),
        ("=SUM(E5:J5)", "=SUM(E7:J7)"),
        ("=汇总!K5*2", "=汇总!K7*2"),
        ("=单!B4", "='乙 1'!B7"),
    ],
)
def test_in_the_third_copy_of_the_row(formula, moved):
    assert MOVER.formula(formula, Where("汇总", 2, 5, 2)) == moved


def test_in_the_first_copy_what_is_above_is_above():
    assert MOVER.formula("=A4+1", Where("汇总", 0, 5, 0)) == "=A4+1"


def test_from_another_sheet_and_as_a_name():
    assert MOVER.formula("=SUM(汇总!K5)+汇总!K6", Where("It's")) == "=SUM(汇总!K5:K7)+汇总!K8"
    assert MOVER.formula("=汇总!$K$5", Where("", whole=True)) == "=汇总!$K$5:$K$7"


def test_a_row_that_is_there_no_times_moves_nothing():
    stretch = Stretch(((3, 0), (6, 2)))
    assert [stretch.first(r) for r in (3, 4, 6, 7)] == [3, 4, 6, 8]
    assert (stretch.last(3), stretch.last(6), stretch.count(4)) == (3, 7, 1)
