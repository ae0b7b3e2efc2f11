"""Parts of the page view: the arithmetic of pages, what is drawn and kept, and which character stands where."""

import math
from array import array

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage

from gui.pages_stand import pdf, read
from reviewer.domain.document import Document
from reviewer.domain.pages import Page, Pages, PageSource
from reviewer.domain.text import Span
from reviewer.gui.original.page_artists import PictureArtist, artist_for
from reviewer.gui.original.page_layout import GAP, PageLayout
from reviewer.gui.original.page_pictures import PagePictures, pieces
from reviewer.gui.original.page_text import PageText

A4 = (595.0, 842.0)
pytestmark = pytest.mark.usefixtures("qapp")


def test_a_figure_that_came_out_as_no_number_is_underlined_like_a_doubtful_character():
    text = "支出34.8.0万元，结余1.20万元，共35万元。"
    sure = array("B", [99] * len(text))
    sure[text.index("35")] = 40
    pages = Pages((Page(1, *A4, PageSource.RECOGNISED),), confidence=sure)
    words = PageText(Document(text, "scan", pages=pages), pages)
    assert [span.of(text) for span in words.doubtful.all] == ["34.8.0", "3"]


# -- arithmetic


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_pages_are_fitted_to_the_width_and_lie_on_device_pixels(ratio):
    layout = PageLayout([A4, (842.0, 595.0), (200.0, 300.0)], 700, 100, ratio)
    assert layout.widths[0] == pytest.approx(700, abs=1 / ratio)
    assert layout.widths[1] == pytest.approx(700, abs=1 / ratio), "a page across is as wide as one upright"
    assert layout.widths[2] == pytest.approx(400, abs=1), "a receipt is not blown up"
    for length in (*layout.widths, *layout.heights):
        assert length * ratio == pytest.approx(round(length * ratio))
    assert layout.tops[1] == layout.tops[0] + layout.heights[0] + GAP
    assert PageLayout([A4], 700, 200, ratio).widths[0] == pytest.approx(1400, abs=1)
    assert PageLayout([A4], 2000, 100, ratio).widths[0] == pytest.approx(900, abs=1)


def test_pages_are_found_by_height():
    layout = PageLayout([A4] * 500, 700, 100, 1.0)
    top = layout.tops[250]
    assert layout.page_at(top + 1) == 250
    assert layout.page_at(top - 1) == 249, "the gap belongs to the page above"
    assert layout.visible(top - 5, top + 400) == range(250, 251)
    assert layout.visible(top - 20, top + 400) == range(249, 251)
    assert layout.visible(top - 8, top - 4) == range(250, 250)
    assert PageLayout([], 700, 100, 1.0).visible(0, 500) == range(0)


def test_absurd_sizes_stay_within_what_a_scroll_bar_counts():
    sizes = [(1.0, 1e6), (1e6, 1.0), (14400.0, 14400.0), *[(1.0, 1e5)] * 30000]
    layout = PageLayout(sizes, 700, 300, 2.0)
    assert layout.height < 2**31
    assert all(width > 0 for width in layout.widths)
    assert max(layout.heights) <= 100_000


def test_a_page_without_a_sound_size_is_taken_for_a4():
    odd = [(0.0, 10.0), (-5.0, 5.0), (math.nan, 1.0), (math.inf, 1.0), (1e9, 1.0), (100.0, 200.0)]
    document = read(pdf(lambda sheet: None))
    words = PageText(document, Pages(tuple(Page(n + 1, *size) for n, size in enumerate(odd))))
    assert words.sizes() == [A4] * 5 + [(100.0, 200.0)]


# -- characters


def table_page(sheet):
    sheet.line(0, "第一行文字较长，一直写到右边")
    sheet.line(1, "短行")
    sheet.grid(72, 200, (150, 150), [("预算数", "执行数"), ("120.50", "118.20")])


def test_points_and_characters():
    document = read(pdf(table_page, lambda sheet: None, lambda sheet: sheet.line(0, "第三张")))
    words = PageText(document, document.pages)
    text = document.text
    start = text.index("执行数")
    page, box = document.pages.box(start + 1)
    assert words.at(page, (box.left + box.right) / 2, (box.top + box.bottom) / 2) == start + 1
    assert words.at(page, box.left, box.top - 20) is None
    assert words.caret(page, box.left + 1, box.top + 2) == start + 1
    assert words.caret(page, box.right - 1, box.top + 2) == start + 2
    assert text[words.rows(0)[-1].span.start : words.rows(0)[-1].span.end] == "118.20", (
        "a cell is a row of its own"
    )
    short = text.index("短行")
    assert words.caret(0, 500, document.pages.box(short)[1].top + 4) == short + 2, (
        "beside a short line is its end"
    )
    assert words.caret(0, 300, 5) == 0
    assert words.caret(0, 300, 800) == words.extents[0].end
    assert len(words.extents[1]) == 0, "an empty page stands between its neighbours"
    assert words.extents[0].end <= words.caret(1, 100, 100) <= words.extents[2].start
    assert words.between(0, 2) == Span(0, words.extents[2].end)


# -- drawing and keeping


class Hand(QObject):
    """An artist who draws when told to."""

    drawn = Signal(QImage)

    def __init__(self):
        super().__init__()
        self.asked = []

    def draw(self, page, whole, piece):
        self.asked.append((page, whole, piece))

    def finish(self, bad=False):
        image = QImage() if bad else QImage(self.asked[-1][2].size(), QImage.Format.Format_RGB32)
        self.drawn.emit(image)


def whole_page(page, side=1000):
    return list(pieces(page, QSize(side, side), QRect(0, 0, side, side)))


def test_a_large_page_is_drawn_in_pieces_where_it_is_seen():
    whole = QSize(6000, 8000)
    found = list(pieces(3, whole, QRect(1500, 1500, 1000, 700)))
    assert [(p.left, p.top, p.right, p.bottom) for p in found] == [
        (1024, 1024, 2048, 2048), (2048, 1024, 3072, 2048), (1024, 2048, 2048, 3072), (2048, 2048, 3072, 3072),
    ]  # fmt: skip
    edge = list(pieces(3, whole, QRect(5900, 7900, 500, 500)))
    assert [(p.left, p.top, p.right, p.bottom) for p in edge] == [(5120, 7168, 6000, 8000)]
    assert list(pieces(3, whole, QRect(-500, 0, 400, 400))) == []
    assert [p.rect for p in pieces(0, QSize(1000, 1400), QRect(0, 0, 10, 10))] == [QRect(0, 0, 1000, 1400)]


def test_what_scrolled_past_is_never_drawn():
    hand = Hand()
    pictures = PagePictures(hand, hand)
    view = object()
    for page in range(50):
        pictures.want(view, whole_page(page))
    assert [page for page, _, _ in hand.asked] == [0], "one at a time"
    hand.finish()
    assert [page for page, _, _ in hand.asked] == [0, 49], "then what is wanted now"
    hand.finish()
    assert pictures.idle
    assert pictures.get(whole_page(49)[0]) is not None


def test_memory_is_bounded_and_what_was_used_last_stays():
    hand = Hand()
    each = 1000 * 1000 * 4
    pictures = PagePictures(hand, hand, most_bytes=3 * each)
    for page in range(10):
        pictures.want("view", whole_page(page))
        hand.finish()
        pictures.get(whole_page(0)[0])
        assert pictures.size <= 3 * each
    assert [p for p in range(10) if pictures.get(whole_page(p)[0]) is not None] == [0, 8, 9]


def test_more_than_can_be_kept_is_not_drawn_over_and_over():
    hand = Hand()
    pictures = PagePictures(hand, hand, most_bytes=2 * 1000 * 1000 * 4)
    for _round in range(3):
        pictures.want("view", [piece for page in range(5) for piece in whole_page(page)])
        while not pictures.idle:
            hand.finish()
    assert len(hand.asked) == 2


def test_a_page_that_fails_is_asked_for_once():
    hand = Hand()
    pictures = PagePictures(hand, hand)
    pictures.want("view", whole_page(0) + whole_page(1))
    hand.finish(bad=True)
    hand.finish()
    pictures.want("view", whole_page(0) + whole_page(1))
    assert pictures.bad(0)
    assert not pictures.bad(1)
    assert [page for page, _, _ in hand.asked] == [0, 1]


def png(width, height):
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("#336699")
    image.save(buffer, "PNG")
    return bytes(data.data())


@pytest.mark.parametrize(
    ("content", "bad"), [(png(60, 90), False), (b"no picture at all", True), (b"%PDF-1.7 broken", True)]
)
def test_pictures_and_broken_files_are_drawn_or_said_to_be_bad(qtbot, content, bad):
    owner = QObject()
    pictures = PagePictures(artist_for(content, owner), owner)
    with qtbot.waitSignal(pictures.arrived):
        pictures.want("view", whole_page(0, 300))
    assert pictures.bad(0) is bad
    if not bad:
        assert pictures.get(whole_page(0, 300)[0]).pixelColor(150, 150).name() == "#336699"


def test_only_the_first_frame_of_a_plain_picture_is_there(qapp):
    artist = PictureArtist(png(60, 90), qapp)
    assert artist.size(0) == QSize(60, 90)
    assert artist.size(1).isEmpty()
    assert artist.draw_now(1, QSize(10, 10)).isNull()
