"""`reviewer check-install` tells whether a program is whole, and notices what a packaging mistake drops."""

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


def test_parts_that_fail_do_not_hide_the_others(capsys, monkeypatch):
    monkeypatch.setattr(installation, "_PARTS", (("一", lambda: 1 / 0), ("二", lambda: "在")))
    assert installation.check_installation([]) == 1
    assert "二：在" in capsys.readouterr().out
