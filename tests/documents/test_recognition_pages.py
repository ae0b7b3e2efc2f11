"""A page's picture before and after the engine: size, seals, orientation, angle, ruling lines, rooms of characters, slips."""

import math
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from reviewer.documents.pdf.drawing import Drawing, Rule
from reviewer.documents.pdf.grids import grids_of
from reviewer.documents.pdf.recognising import PagePicture
from reviewer.documents.recognition.page import recognised_page
from reviewer.documents.recognition.placing import characters_of, lean_of
from reviewer.documents.recognition.preparing import grey_of
from reviewer.documents.recognition.ruling import lean_of_rules, rules_of
from reviewer.documents.recognition.seen import SeenLine, Sign
from reviewer.documents.recognition.slips import mended

RED = (214, 40, 48)


def sheet(width=800, height=1000, colour="white"):
    picture = Image.new("RGB", (width, height), colour)
    return picture, ImageDraw.Draw(picture)


def page_picture(picture, scale=200 / 72):
    return PagePicture(picture.width, picture.height, scale, picture.convert("RGB").tobytes())


def seen(words, left, top, size=40, sure=0.99, angle=0.0):
    """A line as an engine sees it; the angle is around its left end."""
    right, middle = left + size * len(words), top + size / 2

    def turned(x, y):
        x, y = x - left, y - middle
        return (
            left + x * math.cos(angle) - y * math.sin(angle),
            middle + x * math.sin(angle) + y * math.cos(angle),
        )

    corners = ((left, top), (right, top), (right, top + size), (left, top + size))
    signs = (Sign(sign, sure, *turned(left + size * (at + 0.5), middle)) for at, sign in enumerate(words))
    return SeenLine(tuple(turned(*corner) for corner in corners), tuple(signs))


def words_of(page):
    return "".join(character.text for character in page.characters)


# ---- size and seals


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (1654, 2339, (2339, 1654)),
        (600, 900, (2250, 1500)),
        (900, 1273, (2339, 1654)),
        (4000, 4000, (2828, 2828)),
    ],
    ids=["200 dpi", "small", "110 dpi", "large"],
)
def test_pictures_come_to_a_size_the_engine_likes(width, height, size):
    grey, factor = grey_of(page_picture(Image.new("RGB", (width, height), "white")))
    assert grey.shape == size
    assert factor == pytest.approx(size[0] / height, rel=0.01)


def test_a_seal_goes_and_the_words_under_it_stay():
    picture, draw = sheet(1654, 2339)
    for y in range(900, 1300, 60):
        draw.line((500, y, 1100, y), fill=(20, 20, 20), width=8)
    seal = Image.new("RGB", picture.size, "white")
    ImageDraw.Draw(seal).ellipse((650, 950, 950, 1250), outline=RED, width=40)
    grey, _ = grey_of(page_picture(ImageChops.multiply(picture, seal)))
    assert grey[1102, 670] == 255  # in the ring, between two lines
    assert grey[1080, 670] < 60  # in the ring, on a line


def test_red_letters_of_a_letterhead_stay():
    picture, draw = sheet(1654, 2339)
    for at in range(12):
        draw.rectangle((300 + 80 * at, 200, 350 + 80 * at, 260), fill=RED)
    grey, _ = grey_of(page_picture(picture))
    assert grey[230, 320] < 110


# ---- orientation and angle


def marked(grey):
    """An engine for a sheet whose upper left corner is black: it reads level lines surely only when that is up there."""
    height, width = grey.shape
    corners = [grey[20, 20], grey[20, width - 20], grey[height - 20, width - 20], grey[height - 20, 20]]
    at = min(range(4), key=lambda corner: corners[corner])
    if at % 2 == 0:
        return [seen("绩效自评报告", 100, 100 + 60 * row, sure=0.98 if at == 0 else 0.6) for row in range(5)]
    return [
        SeenLine(
            ((100, 100), (140, 100), (140, 500), (100, 500)),
            (Sign("一", 0.9, 120, 120), Sign("二", 0.9, 120, 160)),
        )
    ]


@pytest.mark.parametrize("quarters", range(4))
def test_the_page_is_turned_until_it_reads_well(quarters):
    picture, draw = sheet()
    draw.rectangle((0, 0, 60, 60), fill="black")
    turned = picture.rotate(-90 * quarters, expand=True)  # clockwise, as a page lies on a scanner
    page = recognised_page(page_picture(turned), marked)
    assert page.quarters == quarters
    assert words_of(page) == "绩效自评报告" * 5


def test_a_sheet_without_words():
    assert recognised_page(page_picture(sheet()[0]), lambda grey: []).characters == ()


def test_the_angle_is_what_most_of_the_text_has():
    lines = [seen("项目支出绩效自评", 100, 100 + 70 * row, angle=0.03) for row in range(6)]
    odd = [seen("附件附件附", 500, 900, angle=-0.08), seen("一二", 500, 950, angle=0.09)]
    assert lean_of([*lines, *odd]) == pytest.approx(0.03, abs=0.002)
    assert lean_of([seen("项目支出绩效自评", 100, 100, angle=0.0005)]) == 0
    assert lean_of([]) == 0


def test_lines_of_a_leaning_page_come_out_level():
    lean, around = 0.04, (400.0, 500.0)
    lines = [
        seen("项目支出绩效自评报告正文", 100 - 60 * row * lean, 100 + 60 * row, angle=lean) for row in range(5)
    ]
    found = list(characters_of(lines, lean, around, []))
    for row in range(5):
        tops = [character.box.top for character in found[12 * row : 12 * row + 12]]
        assert max(tops) - min(tops) < 0.5
    lefts = [found[12 * row].box.left for row in range(5)]
    assert max(lefts) - min(lefts) < 1


# ---- characters


def test_one_size_of_type_though_the_boxes_of_an_engine_vary():
    lines = [
        seen("按照项目支出绩效自评", 100, 100),
        seen("预算执行情况分析如下", 100, 170),
        seen("题。", 100, 240),
    ]
    tall = [
        SeenLine(tuple((x, y + (8 if at > 1 else -8)) for at, (x, y) in enumerate(line.corners)), line.signs)
        for line in lines
    ]
    sizes = {round(c.box.bottom - c.box.top, 1) for c in characters_of([lines[0], *tall[1:]], 0, (0, 0), [])}
    assert sizes == {40.0}


def test_headings_keep_their_own_size():
    found = characters_of(
        [seen("绩效自评报告", 100, 100, 60), seen("项目支出绩效自评", 100, 200, 40)], 0, (0, 0), []
    )
    assert [round(c.box.bottom - c.box.top) for c in found] == [60] * 6 + [40] * 8


def test_characters_in_a_pile_stand_below_one_another():
    signs = tuple(Sign(sign, 0.9, 220, 120 + 40 * at) for at, sign in enumerate("产出指标"))
    pile = SeenLine(((200, 100), (240, 100), (240, 260), (200, 260)), signs)
    boxes = [c.box for c in characters_of([pile], 0, (0, 0), [])]
    assert [round(box.top) for box in boxes] == [100, 140, 180, 220]
    assert {round(box.left) for box in boxes} == {202}


def test_a_ruling_line_is_no_character():
    line = seen("项|目", 100, 100)
    assert [c.text for c in characters_of([line], 0, (0, 0), [Rule(160, 50, 300)])] == ["项", "目"]
    assert [c.text for c in characters_of([line], 0, (0, 0), [Rule(400, 50, 300)])] == ["项", "|", "目"]


def test_figures_that_stand_apart_do_not_touch():
    at = (100, 130, 160, 177, 194)  # 表1 202
    signs = tuple(Sign(sign, 0.99, x, 120) for sign, x in zip("表1202", at, strict=True))
    line = SeenLine(((80, 100), (240, 100), (240, 140), (80, 140)), signs)
    boxes = [c.box for c in characters_of([line], 0, (0, 0), [])]
    assert boxes[2].left - boxes[1].right > 8
    assert all(abs(b.left - a.right) < 1 for a, b in pairwise(boxes[2:]))


def test_places_that_make_no_sense_are_borne():
    signs = tuple(
        Sign(sign, 0.5, x, 120)
        for sign, x in zip("一二三四五六123", (90, 90, 90, 90, 90, 90, 70, 70, 60), strict=True)
    )
    line = SeenLine(((80, 100), (240, 100), (240, 140), (80, 140)), signs)
    assert "".join(c.text for c in characters_of([line], 0, (0, 0), [])) == "一二三四五六123"


# ---- ruling lines


def ruled_sheet(broken=False, colour=(60, 60, 60), gap=7):
    """A table of three columns; the first cell of the last two rows is merged."""
    picture, draw = sheet()

    def line(x1, y1, x2, y2):
        steps = max(x2 - x1, y2 - y1)
        pieces = range(0, steps, 150 if broken else steps)
        for start in pieces:
            end = min(start + (150 - gap if broken else steps), steps)
            at = (x1 + start, y1, x1 + end, y2) if y1 == y2 else (x1, y1 + start, x2, y1 + end)
            draw.line(at, fill=colour, width=2)

    for y in (200, 260, 380):
        line(100, y, 700, y)
    line(250, 320, 700, 320)
    for x in (100, 250, 450, 700):
        line(x, 200, x, 380)
    return picture


def form_sheet():
    """A form of twelve rows and six columns over the breadth of a page."""
    picture, draw = sheet(1200, 900)
    for y in range(13):
        draw.line((80, 120 + 52 * y, 1118, 120 + 52 * y), fill=(40, 40, 40), width=2)
    for x in range(7):
        draw.line((80 + 173 * x, 120, 80 + 173 * x, 744), fill=(40, 40, 40), width=2)
    return picture


def spans(level, upright):
    (grid,) = grids_of(Drawing(level, upright))[0]
    return [(room.row, room.column, room.row_span, room.column_span) for room in grid.rooms]


CELLS = [
    (0, 0, 1, 1),
    (0, 1, 1, 1),
    (0, 2, 1, 1),
    (1, 0, 2, 1),
    (1, 1, 1, 1),
    (1, 2, 1, 1),
    (2, 1, 1, 1),
    (2, 2, 1, 1),
]


def grey(picture):
    return np.asarray(picture.convert("L"))


def test_ruling_lines_make_the_grid_of_a_table():
    level, upright = rules_of(grey(ruled_sheet()), 0.0)
    assert sorted(round(rule.at) for rule in level) == pytest.approx([200, 260, 320, 380], abs=2)
    assert sorted(round(rule.at) for rule in upright) == pytest.approx([100, 250, 450, 700], abs=2)
    assert spans(level, upright) == CELLS


@pytest.mark.parametrize("kind", ["broken", "pale", "blurred and noisy", "askew"])
def test_ruling_lines_of_poor_scans(kind):
    picture, lean = (
        ruled_sheet(broken=kind == "broken", colour=(150, 150, 150) if kind == "pale" else (60, 60, 60)),
        0.0,
    )
    if kind == "blurred and noisy":
        blurred = picture.convert("L").filter(ImageFilter.GaussianBlur(0.8))
        picture = Image.blend(blurred, Image.effect_noise(picture.size, 40), 0.12)
    if kind == "askew":
        lean = math.radians(2)
        picture = picture.rotate(-2, Image.Resampling.BICUBIC, fillcolor="white")
    assert spans(*rules_of(grey(picture), lean)) == CELLS


STEPS = [0.1 * step for step in range(-20, 21)]


@pytest.mark.parametrize("poor", [False, True], ids=["clean", "blurred and noisy"])
def test_ruling_lines_are_found_at_every_small_angle_whatever_the_text_tells(poor):
    """An engine gives the boxes of a page that leans a little as level: its lines tell the angle better."""
    clean = form_sheet()
    for degrees in STEPS:
        picture = clean.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor="white").convert("L")
        if poor:
            noise = np.random.default_rng(7).normal(128, 40, (picture.height, picture.width)).clip(0, 255)
            blurred = picture.filter(ImageFilter.GaussianBlur(0.8))
            picture = Image.blend(blurred, Image.fromarray(noise.astype(np.uint8)), 0.12)
        told = math.radians(degrees) / 2  # by the text
        lean = lean_of_rules(np.asarray(picture), told)
        assert math.degrees(lean) == pytest.approx(degrees, abs=0.1)
        (grid,) = grids_of(Drawing(*rules_of(np.asarray(picture), lean)))[0]
        assert (len(grid.xs), len(grid.ys), len(grid.rooms)) == (7, 13, 72), degrees


def test_a_page_of_few_lines_leans_as_its_text_tells():
    picture, draw = sheet()
    draw.line((100, 200, 700, 203), fill="black", width=2)
    draw.line((100, 240, 700, 243), fill="black", width=2)
    for told in (0.0, 0.02):
        assert lean_of_rules(grey(picture), told) == told
    assert lean_of_rules(grey(sheet()[0]), 0.01) == 0.01


def test_a_page_is_placed_by_the_angle_of_its_lines():
    picture = form_sheet().rotate(-0.4, Image.Resampling.BICUBIC, fillcolor="white")
    page = recognised_page(page_picture(picture), lambda grey: [seen("项目支出绩效自评", 100, 100)])
    assert math.degrees(page.lean) == pytest.approx(0.4, abs=0.1)
    assert (len(page.level), len(page.upright)) == (13, 7)


def test_words_that_touch_a_line_or_stand_below_one_another_change_no_grid():
    """Letters close to a line, one that lies over it, and the same letters in each row: their strokes are no line."""
    picture = form_sheet()
    draw = ImageDraw.Draw(picture)
    for row in range(12):
        top = 126 + 52 * row
        draw.line((256, top, 256, top + 40), fill="black", width=4)  # beside the line at 253
        draw.line((330, top, 330, top + 40), fill="black", width=4)  # a stroke of the letter that each row has
    draw.rectangle((420, 180, 432, 210), fill="black")  # over the line at 426
    (grid,) = grids_of(Drawing(*rules_of(grey(picture), 0.0)))[0]
    assert [round(x) for x in grid.xs] == pytest.approx([80 + 173 * x for x in range(7)], abs=2)
    assert len(grid.rooms) == 72


def test_strokes_bars_and_edges_are_no_ruling_lines():
    picture, draw = sheet()
    for at in range(12):  # letters in a row, their strokes level with one another
        draw.rectangle((100 + 42 * at, 100, 138 + 42 * at, 140), outline="black", width=4)
        draw.line((119 + 42 * at, 90, 119 + 42 * at, 150), fill="black", width=4)
    draw.rectangle((100, 300, 300, 600), fill=(90, 90, 90))  # a bar of a chart
    draw.line((500, 300, 560, 300), fill="black", width=3)  # a dash
    assert rules_of(grey(picture), 0.0) == ([], [])


def test_a_stroke_that_touches_a_table_does_not_make_it_taller():
    picture = ruled_sheet()
    ImageDraw.Draw(picture).line((450, 165, 450, 200), fill=(60, 60, 60), width=2)
    _, upright = rules_of(grey(picture), 0.0)
    assert min(rule.start for rule in upright) == pytest.approx(200, abs=3)


def test_a_photograph_has_no_ruling_lines_and_takes_no_time():
    noise = np.random.default_rng(1).integers(0, 255, (1200, 900), dtype=np.uint8)
    assert rules_of(noise, 0.0) == ([], [])


# ---- the whole page


def test_a_page_in_points():
    picture = ruled_sheet().resize((1600, 2000))
    line = seen("项目", 300, 420)

    page = recognised_page(page_picture(picture, scale=2.0), lambda grey: [line])
    assert [c.text for c in page.characters] == ["项", "目"]
    box = page.characters[0].box
    assert (box.left, box.top, box.bottom) == pytest.approx((151, 210, 230), abs=1)
    assert sorted(round(rule.at) for rule in page.level) == pytest.approx([200, 260, 320, 380], abs=2)


# ---- slips


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("预算12，345.67万元", "预算12,345.67万元"),
        ("预算1，234，567.8元", "预算1,234,567.8元"),
        ("共2，300人", "共2，300人"),  # may be two figures
        ("分别为12，345，678", "分别为12，345，678"),
        ("支出１２３．５０万元", "支出123.50万元"),
        ("完成95％，较上年", "完成95%，较上年"),
        ("培训1O0人次", "培训100人次"),
        ("新建l20个", "新建120个"),
        ("新建l2个", "新建l2个"),  # as much letter as digit
        ("IO个", "IO个"),  # letters alone stay
        ("OA系统1套", "OA系统1套"),
        ("编号A1O3", "编号A1O3"),
        ("验收(合格)率", "验收（合格）率"),
        ("f(x)=2", "f(x)=2"),
        ("2023年度(12月)", "2023年度（12月）"),
        ("80.5.2万元", "80.5.2万元"),
    ],
)
def test_slips_that_the_neighbours_decide(read, meant):
    signs = tuple(Sign(sign, 0.7, 10.0 * at, 0.0) for at, sign in enumerate(read))
    assert "".join(sign.text for sign in mended(signs)) == meant


def test_digits_are_never_changed_and_doubt_stays():
    signs = mended(tuple(Sign(sign, 0.6, 0, 0) for sign in "预算(1O8)万元"))
    assert [sign.sure for sign in signs] == [0.6, 0.6, 0.9, 0.6, 0.6, 0.6, 0.9, 0.6, 0.6]
