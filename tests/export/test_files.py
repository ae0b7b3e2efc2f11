"""A target that can't be written: one sentence, and the old file whole; told before the work where that can be known."""

import errno
import shutil
from pathlib import Path

import pytest

from reviewer.domain.errors import EnvironmentProblem
from reviewer.export import files
from reviewer.export.files import put_in_place, refusal, written_beside


@pytest.fixture
def target(tmp_path):
    """Return a file that stands where another one is to be written."""
    folder = tmp_path / "网络盘"
    folder.mkdir()
    path = folder / "a.csv"
    path.write_bytes(b"old")
    return path


def begun(target, then):
    """Write a piece, and let something happen before the next."""
    with written_beside(target) as file:
        file.write(b"one")
        then()


def _raise(error):
    raise error


def test_pieces_become_one_file(target):
    with written_beside(target) as file:
        file.write(b"one ")
        file.write(b"two")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"one two"
    assert list(target.parent.iterdir()) == [target]


def test_what_is_raised_between_two_pieces_leaves_the_old_file(target):
    with pytest.raises(ZeroDivisionError):
        begun(target, lambda: _raise(ZeroDivisionError()))
    assert (target.read_bytes(), list(target.parent.iterdir())) == (b"old", [target])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "full"), "磁盘空间不足"),
        (OSError(errno.EIO, "gone"), "网络位置可能不可用"),
        (FileNotFoundError(errno.ENOENT, "gone"), "网络位置可能不可用，原文件未改动"),
        (PermissionError(errno.EACCES, "in use"), "打开"),
    ],
)
def test_a_place_that_goes_half_way_is_told(target, error, said):
    with pytest.raises(EnvironmentProblem, match=said):
        begun(target, lambda: _raise(error))
    assert (target.read_bytes(), list(target.parent.iterdir())) == (b"old", [target])


def test_a_folder_that_goes_half_way_is_told(target):
    with pytest.raises(EnvironmentProblem, match="网络位置可能不可用"):
        begun(target, lambda: shutil.rmtree(target.parent))
    assert not target.parent.exists()


def test_a_path_too_long_for_windows_is_told_with_the_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_LONGEST", len(str(tmp_path)) + 30)
    short, long = tmp_path / "a.xlsx", tmp_path / f"{'长' * 30}.xlsx"
    assert refusal(short) == ""
    assert "路径过长" in refusal(long)
    assert f"不能超过 {len(str(tmp_path)) + 30} 个字符" in refusal(long)
    with pytest.raises(EnvironmentProblem, match="路径过长"):
        put_in_place(long, b"x")
    monkeypatch.setattr(
        files, "_LONGEST", len(str(tmp_path)) + 10
    )  # the name fits, the one written beside does not
    with pytest.raises(EnvironmentProblem, match="路径过长"):
        put_in_place(short, b"x")


def test_refusals_come_before_the_work(target, tmp_path, monkeypatch):
    assert refusal(target) == refusal(target.with_name("neu.xlsx")) == ""
    assert "是文件夹" in refusal(target.parent)
    assert "文件夹不存在" in refusal(tmp_path / "无" / "a.xlsx")
    assert list(target.parent.iterdir()) == [target]
    real = open

    def held(path, mode="r", *more):
        if Path(path) == target:
            raise PermissionError(errno.EACCES, "held open by Excel")
        if Path(path).parent.name == "只读":
            raise OSError(errno.EROFS, "read-only")
        return real(path, mode, *more)

    monkeypatch.setattr("builtins.open", held)
    assert "正在 Excel 或 WPS 中打开" in refusal(target)
    assert "只读" in refusal(tmp_path / "只读" / "a.xlsx")
    pieces = []
    with pytest.raises(EnvironmentProblem, match="打开"):
        begun(target, lambda: pieces.append(1))
    assert (pieces, list(target.parent.iterdir())) == ([], [target])
