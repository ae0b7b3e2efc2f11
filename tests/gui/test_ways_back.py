"""What a banner tells goes when it is no longer so; what was split, joined or replaced has one step back."""

from gui.test_original_members import NAMES, joining, two  # noqa: F401
from reviewer.gui.banners import BannerArea
from reviewer.gui.dialogs import ReplacementDialog

MISMATCH = "报告与自评表不一致"


def agreeing(monkeypatch, asked, answer=True):
    """Answer the question whether decisions may be lost."""
    monkeypatch.setattr(
        "reviewer.gui.form_actions.confirm_loss", lambda *words: asked.append(words[1:]) or answer
    )


def joined(window, monkeypatch):
    """Join the form and accept a finding that only the two together make; return its key."""
    joining(monkeypatch, lambda _: True)
    window.ui.actionJoinForm.trigger()
    session = window.desk.controller.session
    key = next(k for k, f in session.findings.items() if f.title == MISMATCH)
    session.accept_finding(key)
    return key


# -- a form that is taken out again


def test_a_split_that_loses_decisions_says_which_and_can_be_left(two, monkeypatch):  # noqa: F811
    asked, desk, ui = [], two.desk, two.ui
    key = joined(two, monkeypatch)
    desk.controller.set_current(f"finding:{key}")
    agreeing(monkeypatch, asked, answer=False)
    ui.actionSplitForm.trigger()
    title, text, verb = asked[0]
    assert (title, verb) == ("拆开自评表", "仍要拆开自评表")
    assert f"疑点「{MISMATCH}」在拆开后的原文中不再出现" in text
    assert "新稿" not in text
    assert "备份" in text
    assert [row.form_name for row in desk.shelf.rows] == [NAMES[1]]
    assert desk.controller.current == f"finding:{key}"  # the person is where they were
    assert desk.review_view.panel.current_page().name == "findings"


def test_a_split_is_agreed_to_named_in_the_history_and_undone_in_one_step(two, monkeypatch):  # noqa: F811
    asked, desk, ui = [], two.desk, two.ui
    key = joined(two, monkeypatch)
    desk.controller.set_current("field:spent")
    agreeing(monkeypatch, asked)
    ui.actionSplitForm.trigger()
    assert [row.form_name for row in desk.shelf.rows] == ["", ""]
    assert desk.controller.current == "field:spent"
    assert "1 项评审记录不再起作用" in ui.banners.text("removed")
    event = desk.controller.library.history(1)[-1]
    assert (event.kind, MISMATCH in event.detail) == ("split", True)
    ui.banners.press("removed", "撤销拆开")
    assert [row.form_name for row in desk.shelf.rows] == [NAMES[1]]
    assert desk.controller.session.row.id == 1
    assert desk.controller.session.finding_state(key) == "accepted"
    assert ui.banners.text("removed") == ""
    assert ui.banners.text("file") == "已撤销拆开。"


def test_a_join_is_taken_back_after_decisions_and_restored(two, monkeypatch):  # noqa: F811
    asked, desk, ui = [], two.desk, two.ui
    key = joined(two, monkeypatch)
    agreeing(monkeypatch, asked)
    ui.banners.press("joined", "撤销并入")
    assert asked[0][0] == "撤销并入"
    assert [row.form_name for row in desk.shelf.rows] == ["", ""]
    ui.banners.press("removed", "恢复并入")
    assert [row.form_name for row in desk.shelf.rows] == [NAMES[1]]
    assert desk.controller.session.finding_state(key) == "accepted"


def test_the_way_back_goes_with_the_next_edit(two, monkeypatch):  # noqa: F811
    joining(monkeypatch, lambda _: True)
    two.ui.actionJoinForm.trigger()
    two.ui.actionSplitForm.trigger()
    assert "拆开前已自动备份" in two.ui.banners.text("removed")
    two.desk.controller.session.confirm_field("unit")
    assert two.ui.banners.text("removed") == ""


# -- an original that was replaced


def test_a_replacement_is_undone_in_one_step(filled, tmp_path, report_text, monkeypatch):
    desk, ui = filled.desk, filled.ui
    desk.open_report(1)
    desk.controller.session.confirm_field("unit")
    desk.controller.set_current("field:spent")
    before = desk.controller.session.document.text
    path = tmp_path / "更正.txt"
    path.write_text(report_text(spent="48.00", rate="96.00"), encoding="utf-8")
    monkeypatch.setattr(ReplacementDialog, "exec", lambda dialog: dialog.DialogCode.Accepted)
    desk.files.replace(1, str(path), take_copy=False)
    assert desk.controller.session.document.text != before
    assert desk.controller.current == "field:spent"
    assert "备份" in ui.banners.text("removed")
    ui.banners.press("removed", "撤销替换")
    assert desk.controller.session.document.text == before
    assert desk.controller.session.decisions.field("unit").confirmed


# -- banners


def test_what_is_about_a_report_goes_with_it(two, monkeypatch, tmp_path):  # noqa: F811
    ui = two.ui
    joining(monkeypatch, lambda dialog: dialog._wish_file() or True)
    monkeypatch.setattr("reviewer.gui.choosing.open_files", lambda *_, **__: [tmp_path / "0" / NAMES[0]])
    ui.actionJoinForm.trigger()
    assert "就是这份报告的原文" in ui.banners.text("file")
    joining(monkeypatch, lambda _: True)
    ui.actionJoinForm.trigger()
    assert ui.banners.text("file") == ""  # what it refused is done
    ui.actionSplitForm.trigger()
    assert ui.banners.text("removed")
    ui.actionJoinForm.trigger()
    assert ui.banners.text("removed") == ""  # going back would undo the join, too
    assert ui.banners.text("joined")


def test_bars_go_with_what_they_speak_of(qtbot):
    area = BannerArea()
    qtbot.addWidget(area)
    area.report_opened(1)
    area.put("file", "未拆开。", "red", about=1)
    area.put("export", "已导出。", "green", news=True)
    area.put("import", "读取失败。", "red")
    area.report_opened(1)
    assert all(map(area.text, ("file", "export", "import")))
    area.put("read-back", "已读回。", "green", news=True)
    assert (area.text("export"), area.text("file")) == ("", "未拆开。")
    area.report_opened(2)
    assert [area.text(key) for key in ("file", "read-back", "import")] == ["", "", "读取失败。"]
    area.put("import", "“甲.docx”已加密，请输入密码。", "red", about="甲.docx")
    area.failures_are({"甲.docx": None})
    assert area.text("import")
    area.failures_are({})
    assert area.text("import") == ""
    area.put("joined", "已并入。", "green", about=2)
    area.reports_gone([2])
    assert area.text("joined") == ""


def test_a_cancelled_import_is_told_until_it_is_gone_on_with(qtbot, filled, tmp_path, report_text):
    desk, ui = filled.desk, filled.ui
    path = tmp_path / "另一份.txt"
    path.write_text(report_text(unit="青禾县教育局", project="校舍修缮"), encoding="utf-8")
    ui.banners.put(
        "import", "导入已取消：新增 0 份。", "info", [("继续导入", lambda: desk.imports.start([path]))]
    )
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        ui.banners.press("import", "继续导入")
        assert ui.banners.text("import") == ""
    assert "取消" not in ui.banners.text("import")


def test_an_offer_to_replace_goes_with_its_report(qtbot, filled, tmp_path, report_text):
    desk, ui = filled.desk, filled.ui
    path = tmp_path / "更正稿.txt"
    path.write_text(report_text(spent="48.00", rate="96.00"), encoding="utf-8")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000) as done:
        desk.imports.start([path])
    assert ui.banners.text("revision")
    desk.controller.close()
    desk.controller.library.remove([done.args[0][0].report_id])
    desk.shelf.refresh()
    assert ui.banners.text("revision") == ""
