"""Places on printed pages, found by comparing texts."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from reviewer.documents.aligning import places_of
from reviewer.domain.document import Document
from reviewer.domain.pages import NOWHERE, Box, Page, Pages
from reviewer.domain.text import Span

TEXT = "青禾县2023年度报告\n一、项目概况\n预算数50万元，实际支出47.5万元。\n二、绩效目标\n培训120人次。"


def printed(text, per_page=30):
    """Return a printed document: each character 10 wide on a line of its page."""
    page_of, boxes = array("h"), array("f")
    for at, sign in enumerate(text):
        page_of.append(NOWHERE if sign.isspace() else at // per_page)
        left = float(at % per_page * 10)
        boxes.extend((left, 0.0, left + 10, 12.0))
    pages = tuple(Page(n + 1, 500, 700) for n in range(len(text) // per_page + 1))
    return Document(text, "pdf", pages=Pages(pages, page_of, boxes))


def pairs(text, other):
    """Return for each character of a text the character of the print that it was put at."""
    found = places_of(Document(text, "docx"), printed(other))
    if found is None:
        return None
    told = []
    for at in range(len(text)):
        box = found.box(at)
        told.append(None if box is None else other[int(box[0] * 30 + round(box[1].left / 10))])
    return told


def test_the_same_text_with_other_blanks_and_line_ends():
    other = TEXT.replace("2023", " 2023 ").replace("\n", "\r\n").replace("项目", "项\n目")
    assert pairs(TEXT, other) == [None if sign.isspace() else sign for sign in TEXT]


def test_running_heads_and_page_numbers_stand_between():
    other = TEXT.replace("二、", "—1—青禾县财政局绩效评价材料第2页二、")
    assert pairs(TEXT, other) == [None if sign.isspace() else sign for sign in TEXT]


def test_what_is_not_printed_stands_nowhere_and_the_rest_does():
    told = pairs(TEXT, TEXT.replace("预算数50万元，", ""))
    gone = range(TEXT.index("预算数"), TEXT.index("实际"))
    for at, sign in enumerate(TEXT):
        assert told[at] == (None if at in gone or sign.isspace() else sign)


def test_another_text_has_no_places():
    assert places_of(Document(TEXT, "docx"), printed("完全不同的一份材料，讲的是别的事情。" * 4)) is None
    assert places_of(Document(TEXT, "docx"), Document(TEXT, "pdf")) is None
    assert places_of(Document(" \n", "docx"), printed("x")) is None


def test_a_range_over_a_page_break_has_a_rectangle_on_each_page():
    found = places_of(Document(TEXT, "docx"), printed(TEXT, per_page=24))
    start = TEXT.index("预算数50")
    lines = list(found.lines(Span(start, start + 12)))
    assert {page for page, _box in lines} == {0, 1}
    assert all(isinstance(box, Box) for _page, box in lines)


@given(st.text("青禾县预算数万元0123 \n", max_size=80), st.text("青禾县预算数万元0123 \n", max_size=80))
def test_characters_are_only_put_where_the_same_character_is(one, other):
    told = pairs(one, other)
    if told is not None:
        assert all(found in (None, sign) for found, sign in zip(told, one, strict=True))


def test_long_texts_that_differ_all_over_are_given_up():
    length = 20_000
    one = "".join(chr(0x4E00 + (n * 7919) % 5000) for n in range(length))
    other = "".join(chr(0x4E00 + (n * 6007) % 5000) for n in range(length))
    assert places_of(Document(one, "docx"), printed(other)) is None
