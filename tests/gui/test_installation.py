"""`reviewer check-install` tells whether a program is whole, and notices what a packaging mistake drops."""

import sys
from pathlib import Path

import pytest

from reviewer import app, resources
from reviewer.cli import installation
from reviewer.gui import icons
from reviewer.services import samples


@pytest.fixture
def call(qtbot, capsys):
    def call():
        status = app.main(["check-install"])
        return status, capsys.readouterr().out

    return call


def test_a_checkout_is_whole(call):
    status, told = call()
    assert status == 0, told
    for part in ("评分表", "示例报告", "数据库升级", "意见模板", "图标", "翻译", "窗口", "字体", "图片格式"):
        assert f"{part}：" in told
    assert told.endswith("程序文件完整。\n")


@pytest.mark.parametrize(
    ("lost", "part"), [("icons", "图标"), ("i18n", "翻译"), ("templates", "意见模板"), ("samples", "示例报告")]
)
def test_a_lost_folder_is_named(call, monkeypatch, tmp_path, lost, part):
    whole = resources.resource_root()
    for folder in whole.iterdir():
        if folder.name != lost:
            (tmp_path / folder.name).symlink_to(folder)
    (tmp_path / lost).mkdir()
    for module in (resources, samples):
        monkeypatch.setattr(module, "resource_root", lambda: tmp_path)
    icons._drawing.cache_clear()
    icons._pixmap.cache_clear()
    status, told = call()
    assert status == 1
    assert f"{part}：缺失或损坏" in told
    assert "请重新安装" in told


def test_a_lost_migration_is_named(call, monkeypatch, tmp_path):
    from reviewer.storage import migrate

    monkeypatch.setattr(migrate, "SCRIPTS", tmp_path)
    status, told = call()
    assert status == 1
    assert "数据库升级：缺失或损坏" in told


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """A program that looks installed: a few files and their list."""
    from hashlib import sha256

    lines = []
    for name in ("reviewer", "_internal/甲.so", "ocr/reviewer-ocr"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
        lines.append((path, f"{sha256(name.encode()).hexdigest()}  {path.name if 'ocr' in name else name}"))
    (tmp_path / "files.sha256").write_text("\n".join(line for _, line in lines[:2]), "utf-8")
    (tmp_path / "ocr/files.sha256").write_text(lines[2][1] + "\n", "utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "reviewer"))
    return tmp_path


def test_an_installed_program_holds_its_files_against_their_list(installed):
    assert installation._files() == "3 个，与安装时一致"


@pytest.mark.parametrize("name", ["_internal/甲.so", "ocr/reviewer-ocr", "files.sha256"])
@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_lost_or_emptied_file_is_named(installed, name, harm):
    harm(installed / name)
    with pytest.raises(FileNotFoundError, match=Path(name).name):
        installation._files()


def test_parts_that_fail_do_not_hide_the_others(capsys, monkeypatch):
    monkeypatch.setattr(installation, "_PARTS", (("一", lambda: 1 / 0), ("二", lambda: "在")))
    assert installation.check_installation([]) == 1
    assert "二：在" in capsys.readouterr().out
