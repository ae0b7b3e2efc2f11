"""How long an import still takes: by the pages that are recognised, without leaps."""

from itertools import pairwise

import pytest
from PIL import Image

from reviewer.services.files import OnDisk, wanted_files
from reviewer.services.pace import Pace, weights


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now

    def on(self, seconds):
        self.now += seconds


def test_nothing_is_told_before_anything_was_measured():
    clock = Clock()
    pace = Pace([0.0, 12.0, 0.0, 0.0], clock=clock)
    assert pace.seconds_left() is None
    pace.at_page(1, 1, 12)
    assert pace.seconds_left() is None
    clock.on(4)
    pace.at_page(1, 2, 12)
    assert pace.seconds_left() is not None


def test_a_scan_that_waits_counts_by_its_pages():
    """Three quick files say nothing of the twenty pages that follow."""
    clock = Clock()
    pace = Pace([0.0] * 10 + [20.0], clock=clock)
    for slot in range(10):
        clock.on(0.03)
        pace.read(slot, 0.03)
    assert pace.seconds_left() == pytest.approx(80, rel=0.1)


def test_the_figure_follows_what_a_page_takes():
    clock = Clock()
    pace = Pace([12.0, 12.0, *[0.0] * 50], clock=clock)
    for page in range(1, 13):
        pace.at_page(0, page, 12)
        clock.on(2)
        pace.seconds_left()
    pace.read(0, 24)
    assert pace.seconds_left() == pytest.approx(24 + 50 * 0.1, rel=0.35)


def test_the_figure_never_leaps():
    """Scans told to have one page turn out to have thirty; what is shown moves there step by step."""
    clock, shown = Clock(), []
    pace = Pace([1.0, 1.0, 1.0], clock=clock)
    for slot in range(3):
        for page in range(1, 31):
            pace.at_page(slot, page, 30)
            for _ in range(15):
                clock.on(0.2)
                shown.append(pace.seconds_left())
        pace.read(slot, 90)
    told = [figure for figure in shown if figure is not None]
    assert len(told) > 1000
    assert max(abs(b - a) for a, b in pairwise(told)) < 8
    assert told[-1] < 10


def test_files_read_at_once_share_the_time():
    alone, shared = Pace([10.0] * 8, 1, Clock()), Pace([10.0] * 8, 4, Clock())
    for pace in (alone, shared):
        for slot in range(3):
            pace.read(slot, 0)
    assert alone.seconds_left() == pytest.approx(4 * shared.seconds_left())


def test_pages_are_counted_beforehand(tmp_path, monkeypatch):
    monkeypatch.setattr("reviewer.documents.weighing.can_recognise", lambda: True)
    frames = [Image.new("L", (40, 60), 255) for _ in range(3)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "b.pdf", save_all=True, append_images=frames[1:2])
    frames[0].save(tmp_path / "c.png")
    (tmp_path / "d.txt").write_text("自评报告")
    (tmp_path / "e.pdf").write_bytes(b"%PDF-1.4 broken")
    assert weights(wanted_files([tmp_path]).files) == [3, 2, 1, 0, 0]


def test_files_that_could_not_be_looked_at_in_time_are_like_those_before(tmp_path, monkeypatch):
    monkeypatch.setattr("reviewer.documents.weighing.can_recognise", lambda: True)
    for name in "abc":
        Image.new("L", (40, 60), 255).save(tmp_path / f"{name}.png")
    times = iter([0.0, 0.5, 2.0, 3.0])
    files = [OnDisk(tmp_path / f"{name}.png") for name in "abc"]
    assert weights(files, lambda: next(times)) == [1, 1, 1]


def test_nothing_is_looked_at_where_nothing_is_recognised(tmp_path, monkeypatch):
    monkeypatch.setattr("reviewer.documents.weighing.can_recognise", lambda: False)
    Image.new("L", (40, 60), 255).save(tmp_path / "a.png")
    assert weights([OnDisk(tmp_path / "a.png")]) == [0]
