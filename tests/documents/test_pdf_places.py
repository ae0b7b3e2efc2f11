"""The places of characters held against the picture of their page: what is dark stands in a rectangle, and each holds some."""

import pytest
from support.printing import PRINTED
from support.raw_pdf import make_pdf, text

from reviewer.documents import read_document
from reviewer.documents.pdf.engine import opened, picture_of, size_of

DARK = 128


def dark_pixels(data, index):
    """The dark pixels of a page, in points from its top left."""
    with opened(data, "报告.pdf") as file, file.page(index) as page:
        picture = picture_of(page, *size_of(page))
    row = 3 * picture.width
    for y in range(picture.height):
        line = picture.pixels[y * row : (y + 1) * row : 3]
        yield from (
            ((x + 0.5) / picture.scale, (y + 0.5) / picture.scale)
            for x, shade in enumerate(line)
            if shade < DARK
        )


def places_and_ink(data, index):
    """The rectangles of a page's characters, the share of its ink inside of them, and how many hold some."""
    document = read_document(data, "报告.pdf")
    marks = [
        (at, place[1])
        for at, sign in enumerate(document.text)
        if sign != " " and (place := document.pages.box(at)) and place[0] == index
    ]
    by_cell = {}
    for at, box in marks:
        for x in range(int(box.left), int(box.right) + 1):
            for y in range(int(box.top), int(box.bottom) + 1):
                by_cell.setdefault((x, y), []).append((at, box))
    inside, total, held = 0, 0, set()
    for x, y in dark_pixels(data, index):
        total += 1
        found = [
            at
            for at, box in by_cell.get((int(x), int(y)), ())
            if box.left - 0.3 <= x <= box.right + 0.3 and box.top - 0.3 <= y <= box.bottom + 0.3
        ]
        inside += bool(found)
        held.update(found)
    return len(marks), inside / total, len(held)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "matrix",
    ["11 0 0 11 80 300", "0 11 -11 0 200 200", "-11 0 0 -11 250 300", "0 -11 11 0 200 350", "22 0 0 11 80 300"],
)
def test_all_ink_is_inside_whatever_way_page_and_text_are_turned(rotation, matrix):
    data = make_pdf(
        text("项目预算2023年", size=1, matrix=matrix.split()), page=f"/Rotate {rotation}/CropBox[20 40 360 560]"
    )
    marks, share, held = places_and_ink(data, 0)
    assert (marks, held) == (9, 9)
    assert share == 1.0


@pytest.mark.parametrize("name", ["road", "library"])
def test_printed_characters_stand_in_their_rectangles(name):
    marks, share, held = places_and_ink((PRINTED / f"{name}.pdf").read_bytes(), 0)
    assert marks > 300
    assert held == marks
    assert share > 0.97  # the rest is the running head and the page number
