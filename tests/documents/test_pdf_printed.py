"""A report printed to PDF reads like the Word file it was printed from."""

import pytest
from support.printing import HEAD, KEPT, PRINTED, SOFFICE, kept_docx, sample_docx, through_office
from support.raw_docx import check_ranges

from reviewer.cli.contract import report_object
from reviewer.documents import read_document
from reviewer.domain.document import Table
from reviewer.domain.pages import NOWHERE, PageSource
from reviewer.services.reading import read_reports

PLACES = {"start", "end"}


def kept(name):
    """A printed sample of tests/data/pdf."""
    return (PRINTED / f"{name}.pdf").read_bytes()


def lines(document):
    """The canonical text without empty paragraphs, which leave nothing on a page."""
    return [line for line in document.text.split("\n") if line.strip()]


def told(data, name):
    """What `extract --json` says of a file."""
    read = read_reports(data, name, "yuzhong")
    return [report_object("", at, read.document, one.assessment) for at, one in enumerate(read.reports, 1)]


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(held) for key, held in value.items() if key not in PLACES}
    return [without_places(held) for held in value] if isinstance(value, list) else value


def passages(value):
    if isinstance(value, dict):
        if "start" in value and value.get("text") is not None:
            yield value
        for held in value.values():
            yield from passages(held)
    elif isinstance(value, list):
        for held in value:
            yield from passages(held)


def assert_reads_alike(pdf, word):
    read, original = read_document(pdf, "报告.pdf"), read_document(word, "报告.docx")
    assert lines(read) == lines(original)
    assert [(t.rows, t.columns) for t in read.tables()] == [(t.rows, t.columns) for t in original.tables()]
    assert all(
        [(c.row, c.column, c.row_span, c.column_span) for c in ours.cells]
        == [(c.row, c.column, c.row_span, c.column_span) for c in theirs.cells]
        for ours, theirs in zip(read.tables(), original.tables(), strict=True)
    )
    ours, theirs = told(pdf, "报告.pdf"), told(word, "报告.docx")
    for one, other in zip(ours, theirs, strict=True):
        found = list(passages(one))
        assert len(found) > 30
        assert all(one["text"][p["start"] : p["end"]] == p["text"] for p in found)
        for part in set(one) - {"text", "format"}:
            assert without_places(one[part]) == without_places(other[part]), part


@pytest.mark.parametrize("name", KEPT)
def test_a_printed_sample_says_what_its_word_file_says(name):
    assert_reads_alike(kept(name), kept_docx(name))


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """All samples printed, with lines above them that move their page breaks."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed: nothing prints the samples")
    words = {
        f"{number}-{filler}": sample_docx(number, filler=filler)
        for number in ("01", "02", "03")
        for filler in (0, 3, 9, 15)
    }
    return words, through_office(words, tmp_path_factory.mktemp("printed"))


@pytest.mark.slow
@pytest.mark.parametrize("number", ["01", "02", "03"])
def test_a_sample_reads_alike_wherever_its_pages_break(printed, number):
    words, pdfs = printed
    for name, word in words.items():
        if name.startswith(number):
            assert_reads_alike(pdfs[name], word)


@pytest.mark.parametrize("name", KEPT)
def test_every_character_stands_where_its_page_shows_it(name):
    document = check_ranges(read_document(kept(name), "报告.pdf"))
    pages = document.pages
    assert [page.source for page in pages.pages] == [PageSource.TEXT] * 4
    assert len(pages.page_of) == len(document.text) == len(pages.boxes) // 4
    assert not pages.confidence
    for at, character in enumerate(document.text):
        if character in "\n\t":
            assert pages.page_of[at] == NOWHERE
            continue
        if character == " ":
            continue
        page, box = pages.box(at)
        assert 0 <= box.left < box.right <= pages.pages[page].width_pt
        assert 0 <= box.top < box.bottom <= pages.pages[page].height_pt


def test_places_go_forward():
    """Prose runs down its page and on to the next one."""
    document = read_document(kept("road"), "报告.pdf")
    places = [document.pages.box(block.start) for block in document.blocks if not isinstance(block, Table)]
    assert places == sorted(places, key=lambda place: (place[0], place[1].top))
    assert {place[0] for place in places} == {0, 1, 2, 3}


def test_a_passage_over_a_page_break_is_lit_on_both_pages():
    document = read_document(kept("road"), "报告.pdf")
    lit = [list(document.pages.lines(block.span)) for block in document.blocks if not isinstance(block, Table)]
    (over,) = [found for found in lit if len({page for page, _ in found}) == 2]
    at = next(at for at, (page, _) in enumerate(over) if page != over[0][0])
    (page, above), (following, below) = over[at - 1 : at + 1]
    assert following == page + 1
    assert above.top > 600
    assert below.top < 200


def test_a_table_over_a_page_break_is_one_table_with_one_header():
    document = read_document(kept("road"), "报告.pdf")
    table = list(document.tables())[-1]
    assert {document.pages.page_of[cell.start] for cell in table.cells if cell.end > cell.start} == {2, 3}
    assert document.text.count("三级指标") == 1
    rows = document.text[table.start : table.end].split("\n")
    assert rows[1].startswith("产出指标\t数量指标\t日常养护里程\t≥1280公里\t1236公里")


def test_heads_feet_and_page_numbers_are_no_text():
    document = read_document(kept("road"), "报告.pdf")
    assert HEAD not in document.text
    assert not {str(number) for number in range(1, 9)} & set(document.text.split("\n"))


def test_the_shared_reports_are_read_from_pdf_as_from_word(shared_reports, tmp_path):
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed: nothing prints the reports")
    from support.docx_from_text import docx_from_text

    words = {path.stem: docx_from_text(path.read_text(encoding="utf-8")) for path in shared_reports}
    for name, pdf in through_office(words, tmp_path).items():
        (ours,), (theirs,) = told(pdf, name), told(words[name], name)
        assert values(ours) == values(theirs)


def values(one):
    """The figures of a reading: fields without the words around them, indicators, spending, kinds of findings."""
    fields = {name: found and found["value"] for name, found in one["fields"].items()}
    kinds = sorted(found["rule"] for found in one["findings"])
    return fields, without_places(one["indicators"]), without_places(one["spending_items"]), kinds
