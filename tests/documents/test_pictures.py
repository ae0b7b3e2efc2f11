"""Pictures of pages: formats, sizes, resolution, orientation, several pages, and pictures that are none."""

import io
import struct
import zlib

import pytest
from PIL import Image
from support.raw_docx import check_ranges

from reviewer.documents import READABLE_SUFFIXES, pictures, read_document, sniff
from reviewer.documents.pdf.recognising import Recognised, RecognisedPage
from reviewer.domain.errors import FileProblem
from reviewer.domain.pages import Box, PageSource

NOTICE = "是扫描件，未识别，请对照原件阅读；要识别，请在程序文件夹运行 python3 installer/add_ocr.py（Windows：py installer\\add_ocr.py），重新启动后再打开本报告。"


def encoded(picture, kind, **options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def sheet(width=1654, height=2339, mode="L", colour=255):
    return Image.new(mode, (width, height), colour)


def sizes(document):
    return [(round(page.width_pt), round(page.height_pt)) for page in document.pages.pages]


class Looking:
    """A recogniser that looks at the pictures it gets."""

    def __init__(self):
        self.seen = {}

    def __call__(self, index, picture):
        self.seen[index] = found = picture()
        return None if found is None else RecognisedPage((Recognised("字", Box(10, 10, 20, 20), 90),))


def looked_at(data):
    look = Looking()
    document = check_ranges(pictures.read_picture(data, "照片.jpg", look))
    return document, look.seen


# ---- formats


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_pictures_open_and_say_that_nobody_read_them(kind):
    data = encoded(sheet(400, 600), kind)
    assert sniff(data) == "image"
    document = read_document(data, "扫描.pdf")  # by its content, not by its name
    assert (document.format, document.text, document.notices) == ("scan", "", (f"第1页{NOTICE}",))
    assert document.pages.pages[0].source is PageSource.UNREAD


def test_folders_give_pictures_too():
    assert {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"} <= READABLE_SUFFIXES


@pytest.mark.parametrize(
    ("mode", "colour"),
    [("1", 1), ("P", 0), ("RGBA", (0, 0, 0, 0)), ("LA", (0, 0)), ("I;16", 65535), ("CMYK", 0)],
)
def test_all_kinds_of_pixels_become_white_paper(mode, colour):
    picture = sheet(60, 80, mode, colour)
    if mode == "P":
        picture.putpalette([255, 255, 255] + [0, 0, 0] * 255)
    if mode == "I;16":
        picture.putpixel((0, 0), 0)
    _, seen = looked_at(encoded(picture, "TIFF" if mode in ("CMYK", "I;16") else "PNG"))
    assert seen[0].pixels[-3:] == b"\xff\xff\xff"
    assert len(seen[0].pixels) == 3 * 60 * 80


# ---- sizes


@pytest.mark.parametrize(
    ("dpi", "size"),
    [
        ((200, 200), (595, 842)),
        ((300, 300), (397, 561)),
        (None, (595, 842)),
        ((72, 72), (595, 842)),
        ((1, 1), (595, 842)),
    ],
)
def test_the_size_of_a_page(dpi, size):
    document = read_document(encoded(sheet(), "PNG", **({"dpi": dpi} if dpi else {})), "a.png")
    assert sizes(document) == [pytest.approx(size, abs=1)]


def test_a_page_that_lies_is_as_wide_as_a4_is_high():
    assert sizes(read_document(encoded(sheet(1600, 1000), "PNG"), "a.png")) == [(842, 526)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_is_turned_as_its_camera_was(kind):
    picture = sheet(300, 200, "RGB", "white")
    picture.paste((0, 0, 0), (0, 0, 100, 100))  # upper left as stored, upper right as it is shown
    exif = Image.Exif()
    exif[0x0112] = 6
    document, seen = looked_at(encoded(picture, kind, exif=exif))
    assert sizes(document) == [(595, 893)]
    assert (seen[0].width, seen[0].height) == (200, 300)
    assert seen[0].pixels[3 * 190 : 3 * 190 + 3] < b"\x20\x20\x20"
    assert seen[0].scale == pytest.approx(200 / document.pages.pages[0].width_pt)


def test_a_large_photo_is_reduced_while_it_is_decoded(monkeypatch):
    data = encoded(sheet(9000, 7000), "JPEG")
    monkeypatch.setattr(pictures, "MOST_PIXELS", 20_000_000)  # far less than the photo has
    _, seen = looked_at(data)
    assert max(seen[0].width, seen[0].height) == pictures.LONGEST_SIDE


def test_what_can_not_be_reduced_has_a_bound():
    """A picture of 180 megapixels in a few bytes is not decoded."""
    rows = zlib.compress(bytes(20_000 // 8 + 1) * 9_000, 9)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 20_000, 9_000, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    document, seen = looked_at(data)
    assert seen == {0: None}
    assert document.notices == ("第1页识别失败，请对照原件阅读。",)


# ---- several pages


def test_each_frame_of_a_tiff_is_a_page():
    frames = [sheet(100, 150, "RGB", colour) for colour in ("white", "black", "white")]
    data = encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    document, seen = looked_at(data)
    assert [seen[at].pixels[:3] for at in range(3)] == [b"\xff\xff\xff", b"\0\0\0", b"\xff\xff\xff"]
    assert [page.number for page in document.pages.pages] == [1, 2, 3]
    assert document.notices == ("第1—3页是扫描件，文字由识别得来，可能有误，请对照原件核对。",)


def test_more_pages_than_are_read(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PAGES", 2)
    data = encoded(sheet(10, 15), "TIFF", save_all=True, append_images=[sheet(10, 15)] * 3)
    document = read_document(data, "a.tif")
    assert document.notices[0] == "全文共 4 页，只读入了前 2 页，其余请对照原件阅读。"


# ---- broken ones


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_pictures_that_are_cut_off_never_end_in_a_trace(kind):
    data = encoded(Image.effect_noise((90, 120), 60), kind)
    for cut in (20, 60, len(data) // 2, len(data) - 10):
        try:
            assert looked_at(data[:cut])[0].pages.pages
        except FileProblem:
            with pytest.raises(FileProblem, match="是损坏或传输不完整的图片"):
                looked_at(data[:cut])


def test_a_page_that_is_cut_off_is_told():
    data = encoded(Image.effect_noise((200, 300), 60), "PNG")
    document, seen = looked_at(data[: len(data) // 2])
    assert seen == {0: None}
    assert document.notices == ("第1页识别失败，请对照原件阅读。",)
