"""Scans read with the engine itself; without the extra `ocr` these tests are passed over."""

import importlib.util
from collections import Counter

import pytest
from PIL import Image
from support.handed_in import SCAN
from support.labels import facts, labels, share_of
from support.pages import degraded, encoded, only_pages, page_pictures, scanned_pdf
from support.printing import PRINTED, kept_docx
from support.raw_docx import check_ranges

from reviewer.documents import read_document
from reviewer.domain.pages import PageSource
from reviewer.extraction import extract

pytestmark = [
    pytest.mark.ocr,
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("rapidocr") is None or importlib.util.find_spec("onnxruntime") is None,
        reason="recognition is not installed (the extra `ocr`)",
    ),
]


def lit(document, words):
    """Where the first of some words is lit."""
    return document.pages.box(document.text.index(words))


@pytest.fixture(scope="module")
def library():
    return (PRINTED / "library.pdf").read_bytes()


def test_a_scanned_report_reads_like_its_word_file(library):
    document = check_ranges(read_document(scanned_pdf(page_pictures(library)), "扫描.pdf"))
    assert {page.source for page in document.pages.pages} == {PageSource.RECOGNISED}
    expected = facts(extract(read_document(kept_docx("library"), "a.docx")))
    assert len(expected) > 25
    assert share_of(expected, facts(extract(document))) >= 0.98
    noted = labels("report")
    del noted["field", "department"]  # stands in a sentence that the printed sample does without
    assert share_of(noted, facts(extract(document))) >= 0.98
    printed = read_document(library, "a.pdf")
    tables = [[(c.row, c.column, c.row_span, c.column_span) for c in t.cells] for t in printed.tables()]
    assert [
        [(c.row, c.column, c.row_span, c.column_span) for c in t.cells] for t in document.tables()
    ] == tables
    for words in ("预算执行率", "满意度"):
        (page, box), (expected_page, expected_box) = lit(document, words), lit(printed, words)
        assert page == expected_page
        near = (expected_box.left, expected_box.top, expected_box.right, expected_box.bottom)
        assert (box.left, box.top, box.right, box.bottom) == pytest.approx(near, abs=4)


def test_a_poor_scan_reads_nearly_as_well(library):
    pictures = [degraded(picture) for picture in page_pictures(library, [1, 2])]
    document = check_ranges(read_document(scanned_pdf(pictures), "扫描.pdf"))
    expected = facts(extract(read_document(only_pages(library, [1, 2]), "a.pdf")))
    assert len(expected) > 10
    assert share_of(expected, facts(extract(document))) >= 0.9


@pytest.mark.parametrize(("kind", "pages"), [("TIFF", [1, 2]), ("PNG", [1])])
def test_pictures_of_pages_say_what_was_noted_of_them(library, kind, pages):
    """A multi-page .tif and a .png hold some of the sample; of that, what a person noted is read."""
    first, *others = page_pictures(library, pages)
    more = {"save_all": True, "append_images": others, "compression": "tiff_lzw"} if kind == "TIFF" else {}
    document = check_ranges(read_document(encoded(first, kind, **more), "照片.docx"))
    assert len(document.pages.pages) == len(pages)
    printed = facts(extract(read_document(only_pages(library, pages), "a.pdf")))
    noted = {key: value for key, value in labels("report").items() if printed.get(key) == value}
    assert len(noted) > 8
    assert share_of(noted, facts(extract(document))) >= 0.98


@pytest.mark.parametrize("angle", [0, 90, 180])
def test_a_page_that_was_laid_on_the_scanner_the_wrong_way(angle):
    with Image.open(SCAN) as picture:
        turned = picture.convert("L").rotate(-angle, expand=True)
    document = check_ranges(read_document(encoded(turned), "扫描.png"))
    printed = read_document((PRINTED / "road.pdf").read_bytes(), "a.pdf")
    rows = [line for line in document.text.split("\n") if "\t" in line]
    assert len(rows) > 4
    assert set(rows) <= set(printed.text.split("\n"))
    signs, printed_signs = (Counter("".join(one.text.split())) for one in (document, printed))
    assert (signs - printed_signs).total() <= 6
    page, box = lit(document, "一")
    size = document.pages.pages[page]
    assert 0 < box.left < box.right < size.width_pt
    assert 0 < box.top < box.bottom < size.height_pt
