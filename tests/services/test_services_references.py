"""定位: read out of what people paste, found in the library whatever became of the file, refused with a sentence."""

from contextlib import closing
from hashlib import sha256
from itertools import count

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from review_world import TEXT, text_for
from support.pairs import form_file, report_file

from reviewer.domain.errors import Refused
from reviewer.domain.library import ListQuery
from reviewer.domain.text import Span
from reviewer.services.library import Library
from reviewer.services.references import Reference, parse

KEY = "3fa91c22d07be455"
FULL = KEY * 4
WHERE = Reference(KEY, 1, Span(120, 131))
SPANS = st.tuples(st.integers(0, 9_999_999), st.integers(0, 9_999_999)).map(lambda two: Span(*two))
REFERENCES = st.builds(
    Reference,
    st.builds(
        lambda number, digits: f"{number:064x}"[:digits], st.integers(0, 16**64 - 1), st.integers(16, 64)
    ),
    st.integers(1, 99_999),
    st.none() | SPANS,
)
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
BLANKS = st.text(" \u3000\xa0", max_size=3)
WIDE = {ord(c): ord(c) + 0xFEE0 for c in "/#-0123456789abcdefABCDEF"}
# What may stand in the other cells of a row.
CELLS = st.lists(st.text(st.characters(blacklist_characters="/／", blacklist_categories=("Cs",))), max_size=6)


# -- reading one


@PATIENT
@given(REFERENCES)
def test_any_reference_survives(reference):
    assert parse(str(reference)) == reference


@PATIENT
@given(REFERENCES, BLANKS, BLANKS, st.booleans(), st.booleans())
def test_other_signs_blanks_and_capitals_make_no_difference(reference, one, other, upper, wide):
    text = str(reference).upper() if upper else str(reference)
    for sign in "/#-":
        text = text.replace(sign, one + sign + other)
    text = other + text + one
    assert parse(text.translate(WIDE) if wide else text) == reference


@PATIENT
@given(REFERENCES, CELLS, CELLS)
def test_it_is_found_in_a_row_of_cells(reference, before, behind):
    assert parse("\t".join([*before, str(reference), *behind])) == reference


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{KEY}/1#120-131", WHERE),
        (f"{KEY}／１＃１２０－１３１", WHERE),
        (f"定位：{KEY.upper()} / 1 # 120 – 131。", WHERE),
        (f"\ufeff{KEY}/1\u200b#120-131\r\n", WHERE),
        (f"{KEY}/2", Reference(KEY, 2)),
        (f"{KEY}/2#", Reference(KEY, 2)),
        (f"{FULL}/1#5-6", Reference(FULL, 1, Span(5, 6))),
        (
            f"7\t1\t青禾县文化馆\t执行率\t95\t%\t原文\t第3页\t“1/2”\t\t李\t报告.docx\t{FULL}\t{KEY}/1#120-131",
            WHERE,
        ),
        (f"{FULL} {KEY}/1#120-131", WHERE),  # a field of one line makes blanks of tabs
        (f"{KEY}/1\t#9\n8\t{KEY}/3#1-2", Reference(KEY, 1)),  # the first one; the next cell is not its range
    ],
)
def test_what_is_pasted(text, found):
    assert parse(text) == found


@pytest.mark.parametrize(
    "text", ["", "120-131", KEY, f"{KEY}#1-2", f"{KEY[:15]}/1#1-2", f"x{KEY}/1", f"{FULL}0/1", "2023/12/20"]
)
def test_what_is_none(text):
    assert parse(text) is None


# -- finding it


def reference_of(row, span=None):
    return str(Reference(row.sha256[:16], row.part, span))


def passage_of(library, text):
    found = library.find_reference(text)
    return found.report_id, found.passage(library.open_review(found.report_id).document)


def quoted(library, text):
    """Return the words that a reference leads to."""
    report_id, span = passage_of(library, text)
    return span.of(library.open_review(report_id).document.text)


def span_of(text, words):
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def three(world):
    with closing(world.imported(*(text_for(n) for n in (1, 2, 3)))) as library:
        yield library


def test_each_report_is_found_by_its_own_file(three):
    for number, row in enumerate(three.rows(), 1):
        span = span_of(text_for(number), f"水渠维护专项{number}")
        assert quoted(three, reference_of(row, span)) == f"水渠维护专项{number}"
        assert passage_of(three, reference_of(row)) == (row.id, None)
        assert three.find_reference(f"{row.sha256.upper()}/1").report_id == row.id


@pytest.mark.parametrize("digit", "0f")
def test_whatever_digit_follows_what_is_given(world, digit):
    hashes = ((n, sha256(text_for(n).encode()).hexdigest()) for n in count())
    number = next(n for n, name in hashes if name[16] == digit)
    with closing(world.imported(text_for(number))) as library:
        (row,) = library.rows()
        assert row.sha256[16] == digit
        assert library.find_reference(reference_of(row)).report_id == row.id


def test_no_reference_and_a_report_that_is_elsewhere(three, world):
    with pytest.raises(Refused, match=r"^没有找到定位。"):
        three.find_reference("3fa9…")
    row = three.rows()[0]
    with pytest.raises(Refused, match=f"^当前数据库中没有定位 {KEY}/1#120-131 所指的报告。"):
        three.find_reference(str(WHERE))
    with pytest.raises(Refused, match="所指的报告"):
        three.find_reference(f"{row.sha256[:16]}/2")
    three.remove([row.id])
    with pytest.raises(Refused, match="所指的报告"):
        three.find_reference(reference_of(row))
    three.import_paths([world.folder / "报告1.txt"])  # the same file again is another report
    assert three.find_reference(reference_of(row)).report_id > row.id


@pytest.mark.parametrize("span", [Span(0, 10**6), Span(10**5, 10**5 + 2), Span(5, 5), Span(9, 4)])
def test_a_range_outside_the_text_is_said(three, span):
    row = three.rows()[0]
    found = three.find_reference(reference_of(row, span))
    assert found.report_id == row.id
    with pytest.raises(Refused, match=f"^定位 {reference_of(row, span)} 超出了"):
        found.passage(three.open_review(row.id).document)


def test_the_whole_text_is_no_range_outside(three):
    row = three.rows()[0]
    text = three.open_review(row.id).document.text
    assert quoted(three, reference_of(row, Span(0, len(text)))) == text


def test_a_replaced_file_leads_to_its_report_and_to_no_wrong_words(three, world):
    row = three.rows()[1]
    old = reference_of(row, Span(0, 6))
    three.replace_original(row.id, world.write("更正.txt", "更正稿\n" + text_for(2)))
    found = three.find_reference(old)
    assert found.report_id == row.id
    with pytest.raises(Refused, match="已被替换"):
        found.passage(three.open_review(row.id).document)
    assert quoted(three, reference_of(three.row(row.id), Span(0, 3))) == "更正稿"


def test_a_form_is_found_before_and_after_it_is_joined_and_split(tmp_path):
    with closing(Library.open(tmp_path / "库.db")) as library:
        (tmp_path / "甲").mkdir()
        (tmp_path / "乙").mkdir()
        report, form = tmp_path / "甲" / "报告.docx", tmp_path / "乙" / "表.xlsx"
        report.write_bytes(report_file())
        form.write_bytes(form_file())
        library.import_paths([report])
        library.import_paths([form])
        alone, table = library.rows()
        text = library.open_review(table.id).document.text
        words = "云岭县交通运输局"
        of_form = reference_of(table, span_of(text, words))
        of_report = reference_of(alone, Span(0, 5))
        begins = quoted(library, of_report)
        assert quoted(library, of_form) == words

        library.join_form(alone.id, table.id)
        assert library.find_reference(of_form).report_id == alone.id
        assert quoted(library, of_form) == words
        assert quoted(library, of_report) == begins
        pair = library.open_review(alone.id).document
        behind = reference_of(alone, Span(pair.members[1].start, pair.members[1].start + 4))
        assert quoted(library, behind) == text[:4]
        with pytest.raises(Refused, match="超出了"):
            passage_of(library, reference_of(table, Span(0, len(text) + 1)))
        with pytest.raises(Refused, match="所指的报告"):
            library.find_reference(f"{table.sha256[:16]}/2")

        library.split_form(alone.id)
        assert quoted(library, of_form) == words
        with pytest.raises(Refused, match="拆开"):
            passage_of(library, behind)


def test_every_line_of_an_exported_workbook_leads_to_what_it_quotes(world):
    with closing(world.imported(TEXT, text_for(2))) as library:
        target = library.export(world.folder / "汇总.xlsx")
        page = openpyxl.load_workbook(target)["依据"]
        seen = 0
        for row in page.iter_rows(min_row=4, values_only=True):
            if row[-1]:
                pasted = "\t".join("" if cell is None else str(cell) for cell in row)
                assert f"“{quoted(library, pasted)}”" in row[9]
                seen += 1
        assert seen > 8
        assert library.count(ListQuery()) == 2
