"""Damage sound files at random and read them: what comes out is a document, or a FileProblem with one sentence.

`python -m support.fuzzing SECONDS [SEED]` with src and tests on the path does so by hand, SECONDS in all, and says how many files
were tried, which took longest, and what ended in another exception.
"""

import io
import os
import random
import re
import resource
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PIL import Image

from reviewer.documents import converting, pictures, read_document
from reviewer.documents.pdf.recognising import RecognisedPage
from reviewer.documents.recognition import recogniser
from reviewer.domain.errors import FileProblem
from reviewer.services.archives import members_of
from support.handed_in import FORMS, REPORTS, written
from support.office_formats import KEPT
from support.raw_docx import check_ranges
from support.raw_pdf import make_pdf, prose, scan, table, text

SECONDS = float(os.environ.get("REVIEWER_FUZZ_SECONDS", "2"))
SEED = int(os.environ.get("REVIEWER_FUZZ_SEED", date.today().toordinal()))
NAME = "某项目 自评报告.docx"
_ODD = (b"0", b"-1", b"1", b"65535", b"65536", b"99999999999", b"0.00001", b"1e999", b"NaN", b"", b"x")
_BYTES = (b"\x00", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x01\x00\x00\x80")
_PARTS = (b"[Content_Types].xml", b"content.xml")  # of documents that are packages
_TAG = re.compile(rb"<[^<>]{1,200}>|\\[a-z]+-?\d*|[{}]|\n")


def _picture(kind):
    frames = [Image.effect_noise((60, 80), 50) for _ in range(2)]
    more = {"save_all": True, "append_images": frames[1:]} if kind in ("TIFF", "GIF", "WEBP") else {}
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, **more)
    return buffer.getvalue()


def _archive():
    """Put two reports into an archive, one of them into an archive of its own."""
    data = written("gb18030")()
    for names in (("内.txt",), ("报告.txt", "内.zip")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name in names:
                package.writestr(name, data)
        data = buffer.getvalue()
    return data


def _made(*names):
    return lambda: [make() for _, name, _, make in [*REPORTS, *FORMS] if name in names]


def _mixed(kind):
    return lambda: [*_made(f"报告.{kind}")(), (KEPT / f"mixed.{kind}").read_bytes()]


def _pages():
    by_hand = make_pdf(
        prose("绩效自评报告", "  预算120万元。") + table([["项目", "金额"], ["道路", "12.5"]]), scan()
    )
    return [*_made("报告.pdf")(), by_hand, make_pdf(text("正文。"))]


# The sound files of each reader.
READERS = {
    "docx": _made("报告.docx", "自评表.docx"),
    "doc": _mixed("doc"),
    "pdf": _pages,
    "rtf": _mixed("rtf"),
    "odt": _mixed("odt"),
    "html": _made("报告.html", "报告.mht"),
    "txt": _made("报告.txt", "国标.txt", "十六位.txt"),
    "xlsx": _made("自评表.xlsx"),
    "xls": _made("自评表.xls"),
    "xml": _made("二〇〇三.xls"),
    "web": _made("网页.xls"),
    "zip": lambda: [_archive()],
    "picture": lambda: [_picture(kind) for kind in ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")],
}


def spliced(data, dice):
    """Return some bytes with a few pieces of them replaced, left out, doubled or exchanged."""
    made = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        if len(made) < 4:
            break
        at, length = dice.randrange(len(made)), dice.choice((1, 2, 4, 30, 400))
        match dice.randrange(9):
            case 0:
                made[at] = dice.randrange(256)
            case 1:
                made[at : at + length] = dice.choice(_BYTES)
            case 2:
                del made[at : at + length]
            case 3:
                made[at:at] = made[at : at + length] * dice.choice((1, 1, 3, 50))
            case 4:
                other = dice.randrange(len(made))
                made[at : at + length] = made[other : other + length]
            case 5:
                del made[at:]
            case 6 | 7:
                _odd_number(made, at, dice)
            case _:
                _moved_tag(made, at, dice)
    return bytes(made)


def _odd_number(made, at, dice):
    found = re.search(rb"-?\d+(\.\d+)?", bytes(made[at : at + 400]))
    if found:
        made[at + found.start() : at + found.end()] = dice.choice(_ODD)


def _moved_tag(made, at, dice):
    """Put a tag or control word where another one stands."""
    other = dice.randrange(len(made))
    here, there = (_TAG.search(bytes(made[place : place + 400])) for place in (at, other))
    if here and there:
        made[at + here.start() : at + here.end()] = there[0] * dice.choice((1, 1, 2, 300))


def damaged(data, dice):
    """Return a damaged file: a package is damaged inside as often as outside, with a directory that is right."""
    if any(name in data for name in _PARTS) and dice.random() < 0.8:
        return _damaged_inside(data, dice)
    if data.startswith(b"%PDF") and dice.random() < 0.5:
        return _damaged_streams(data, dice)
    return spliced(data, dice)


def _damaged_inside(data, dice):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        chosen = dice.sample(names, min(len(names), dice.choice((1, 1, 2))))
        main = [
            name
            for name in names
            if re.search(r"document\.xml$|content\.xml|sheet1|styles|sharedS|numbering", name)
        ]
        chosen = chosen if dice.random() < 0.3 else dice.sample(main, min(len(main), 2))
        for name in names:
            part = old.read(name)
            if name in chosen and dice.random() < 0.05:
                continue
            new.writestr(name, spliced(part, dice) if name in chosen else part)
    return buffer.getvalue()


def _damaged_streams(data, dice):
    """Damage what pages draw: their streams are packed, so that bytes exchanged outside rarely reach it."""

    def again(found):
        try:
            inside = zlib.decompress(found[1])
        except zlib.error:
            return found[0]
        packed = zlib.compress(spliced(inside, dice)) if dice.random() < 0.5 else found[1]
        return b"stream\n" + packed + b"\nendstream"

    return re.sub(rb"stream\r?\n(.*?)\r?\nendstream", again, data, flags=re.DOTALL)


@dataclass
class Tried:
    """What came of a reader's files."""

    files: int = 0
    read: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    failures: list[tuple[int, str]] = field(default_factory=list)


def case(reader, seed, number, sound=None):
    """Return one damaged file; the same one for the same reader, seed and number."""
    dice = random.Random(f"{reader} {seed} {number}")
    return damaged(dice.choice(sound or READERS[reader]()), dice)


def read_one(reader, data):
    """Read a damaged file; return whether it is a document. Anything but that and a FileProblem is raised."""
    if reader == "zip":
        return _read_archive(data)
    try:
        if reader == "picture":
            document = pictures.read_picture(data, NAME, lambda _, picture: picture() and RecognisedPage(()))
        else:
            document = read_document(data, NAME)
    except FileProblem as problem:
        return not _sound(problem.message)
    check_ranges(document)
    assert all(notice.endswith("。") for notice in document.notices), document.notices
    if document.pages is not None:
        assert len(document.pages.page_of) == len(document.text) == len(document.pages.boxes) // 4
    return True


def _read_archive(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(data)
        try:
            for member in members_of(path):
                assert member.path.is_relative_to(path)
                member.read()
        except FileProblem as problem:
            return not _sound(problem.message, "“")
    return True


def _sound(sentence, named=NAME):
    assert named in sentence, sentence
    assert sentence.endswith("。"), sentence
    return True


def fuzz(reader, seconds, seed, most_failures=1):
    """Read damaged files of one reader for some time."""
    sound, tried, until = READERS[reader](), Tried(), time.monotonic() + seconds
    while time.monotonic() < until and len(tried.failures) < most_failures:
        data, began = case(reader, seed, tried.files, sound), time.perf_counter()
        try:
            tried.read += read_one(reader, data)
        except Exception:
            tried.failures.append((tried.files, traceback.format_exc()))
        tried.slowest = max(tried.slowest, (time.perf_counter() - began, tried.files))
        tried.files += 1
    return tried


def _by_hand(seconds, seed):
    converting.program, recogniser.engine_name = (lambda: None), (lambda: "")
    for reader in READERS:
        tried = fuzz(reader, seconds / len(READERS), seed, most_failures=20)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        took, number = tried.slowest
        sys.stdout.write(
            f"{reader}: {tried.files} files, {tried.read} of them read, slowest {took:.2f} s (number {number}), "
            f"peak {peak} MB, {len(tried.failures)} failures\n"
        )
        for number, trace in tried.failures:
            sys.stdout.write(f"-- {reader} {seed} {number}\n{trace}")
        sys.stdout.flush()


if __name__ == "__main__":
    _by_hand(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
