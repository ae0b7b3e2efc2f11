"""Rectangles of a range: one for each line of each page."""

from array import array

from reviewer.domain.pages import CERTAIN, NOWHERE, Box, Page, Pages
from reviewer.domain.text import Span


def two_pages() -> Pages:
    """Return "ab\ncd|e": two lines on page 1, one character on page 2; every character is 10 wide and 12 high."""
    places = [(0, 0, 0), (0, 10, 0), None, (0, 0, 20), (0, 10, 20), (1, 0, 0)]
    page_of, boxes = array("h"), array("f")
    for place in places:
        page_of.append(NOWHERE if place is None else place[0])
        left, top = (0, 0) if place is None else place[1:]
        boxes.extend((left, top, left + 10, top + 12))
    return Pages((Page(1, 100, 100), Page(2, 100, 100)), page_of, boxes)


def test_one_character() -> None:
    assert two_pages().box(1) == (0, Box(10, 0, 20, 12))


def test_a_character_that_stands_nowhere_has_no_rectangle() -> None:
    assert two_pages().box(2) is None
    assert two_pages().box(99) is None
    assert two_pages().box(-1) is None


def test_a_range_over_two_lines_and_a_page_break() -> None:
    assert list(two_pages().lines(Span(0, 6))) == [
        (0, Box(0, 0, 20, 12)),
        (0, Box(0, 20, 20, 32)),
        (1, Box(0, 0, 10, 12)),
    ]


def test_each_line_knows_its_characters() -> None:
    assert [(page, span) for page, _box, span in two_pages().stretches(Span(1, 6))] == [
        (0, Span(1, 2)),
        (0, Span(3, 5)),
        (1, Span(5, 6)),
    ]


def test_the_page_on_which_a_range_begins() -> None:
    assert two_pages().first(Span(2, 6)) == 0
    assert two_pages().first(Span(5, 6)) == 1
    assert two_pages().first(Span(2, 3)) is None


def test_doubtful_characters() -> None:
    pages = two_pages()
    assert pages.least_confidence(Span(0, 6)) == CERTAIN
    assert list(pages.doubtful(80)) == []
    told = Pages(pages.pages, pages.page_of, pages.boxes, array("B", [99, 40, CERTAIN, 50, 60, 97]))
    assert list(told.doubtful(80)) == [Span(1, 2), Span(3, 5)]
    assert told.least_confidence(Span(0, 2)) == 40
