"""The papers in the window: texts edited, stale numbers shown, exports asked for and written off the interface thread."""

import docx
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QToolTip

from reviewer.gui import choosing
from reviewer.gui.opinion import OpinionDialog
from reviewer.gui.paper_export import PaperExportDialog
from reviewer.services import opinions

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def opened(filled):
    assert filled.desk.open_report(filled.desk.shelf.rows[0].id)
    return filled


@pytest.fixture
def answering(monkeypatch):
    """Let dialogs be answered by a function instead of a person."""

    def answer(kind, act):
        monkeypatch.setattr(kind, "exec", lambda dialog: act(dialog))

    return answer


def text_of(dialog, title):
    return next(t for t in dialog.texts if t.draft.title == title)


def test_a_text_is_typed_saved_and_undone(opened, answering):
    def act(dialog):
        assert "复核得分" in text_of(dialog, "总体评价").draft.text
        text_of(dialog, "处理建议").ui.textEdit.setPlainText("请补充凭证。")
        dialog._ui.buttons.button(OK).click()
        return dialog.result()

    answering(OpinionDialog, act)
    opened.ui.actionOpinion.trigger()
    session = opened.desk.controller.session
    assert {d.key: d.text for d in opinions.drafts(session)}["advice"] == "请补充凭证。"
    assert opened.ui.actionUndo.text() == "撤销 编辑复核意见"
    opened.ui.actionUndo.trigger()
    assert "请补充凭证" not in "".join(d.text for d in opinions.drafts(session))


def test_stale_numbers_are_marked_told_and_settled(qtbot, opened):
    session = opened.desk.controller.session
    opinions.keep(
        session, [d.typed("🏛执行数47.50万元。") for d in opinions.drafts(session) if d.key == "overall"]
    )
    session.verify_field("spent", "40", "凭证")
    kept = []
    dialog = OpinionDialog("项目", opinions.drafts(session), lambda drafts: kept.extend(drafts) or "", opened)
    qtbot.addWidget(dialog)
    dialog.show()
    text = text_of(dialog, "总体评价")
    assert text.ui.staleText.text() == "“47.50”：此处数字与现有复核结果不一致：执行数现为40.00万元"
    (selection,) = text.ui.textEdit.extraSelections()
    assert selection.cursor.selectedText() == "47.50"
    place = text.ui.textEdit.cursorRect(selection.cursor).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, text.ui.textEdit.mapToGlobal(place))
    QApplication.sendEvent(text.ui.textEdit.viewport(), event)
    assert "执行数现为40.00万元" in QToolTip.text()
    text.ui.updateButton.click()
    assert text.ui.textEdit.toPlainText() == "🏛执行数40.00万元。"
    assert text.ui.staleText.isHidden()
    text.ui.textEdit.undo()
    assert "47.50" in text.ui.textEdit.toPlainText()
    assert not text.ui.staleText.isHidden()
    text.ui.meantButton.click()
    assert text.ui.staleText.isHidden()
    text.ui.restoreButton.click()
    assert text.ui.textEdit.toPlainText() == text.draft.written
    dialog.accept()
    assert [d.decision for d in kept] == [None, None, None]


def test_what_is_refused_stays_in_the_dialog(qtbot, opened):
    dialog = OpinionDialog(
        "项目", opinions.drafts(opened.desk.controller.session), lambda _: "磁盘已满。", opened
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._ui.hintText.text() == "磁盘已满。"


def test_what_is_finished_is_only_looked_at(qtbot, opened):
    drafts = opinions.drafts(opened.desk.controller.session)
    dialog = OpinionDialog("项目", drafts, lambda _: "", opened, "已审，只能查看。")
    qtbot.addWidget(dialog)
    assert all(t.ui.textEdit.isReadOnly() for t in dialog.texts)
    assert dialog._ui.buttons.button(OK).isHidden()


def test_opinions_are_written_and_where_is_said(qtbot, opened, answering, monkeypatch, tmp_path):
    session = opened.desk.controller.session
    opinions.keep(
        session, [d.typed("执行数47.50万元。") for d in opinions.drafts(session) if d.key == "overall"]
    )
    session.verify_field("spent", "40", "凭证")
    told = []

    def act(dialog):
        qtbot.waitUntil(lambda: not dialog.ui.staleText.isHidden())
        told.append(dialog.ui.staleText.text())
        return QDialog.DialogCode.Accepted

    answering(PaperExportDialog, act)
    target = tmp_path / "意见.docx"
    monkeypatch.setattr(choosing, "save_file", lambda *a: target)
    opened.ui.actionExportOpinion.trigger()
    qtbot.waitUntil(lambda: not opened.desk.files.exporting)
    assert told[0].startswith("有 1 份复核意见的文字中有数字与现有复核结果不一致：")
    assert "47.50万元「此处数字与现有复核结果不一致：执行数现为40.00万元」" in "".join(
        p.text for p in docx.Document(target).paragraphs
    )
    assert opened.ui.banners.text("export").startswith(f"已导出到 {target}")


def test_selected_ones_go_to_a_folder_a_file_each(qtbot, filled, answering, monkeypatch, tmp_path):
    filled.desk.show_view("list")
    filled.desk.list_view.table.selectAll()
    assert filled.ui.actionExportOpinions.isEnabled()

    def act(dialog):
        assert not dialog.ui.apartButton.isHidden()
        dialog.ui.apartButton.setChecked(True)
        return QDialog.DialogCode.Accepted

    answering(PaperExportDialog, act)
    monkeypatch.setattr(choosing, "folder", lambda *a: tmp_path / "意见")
    (tmp_path / "意见").mkdir()
    filled.ui.actionExportOpinions.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting)
    assert len(list((tmp_path / "意见").glob("*.docx"))) == 3


def test_the_work_report_is_of_all_that_is_listed(qtbot, filled, answering, monkeypatch, tmp_path):
    answering(PaperExportDialog, lambda dialog: QDialog.DialogCode.Accepted)
    target = tmp_path / "报告.docx"
    monkeypatch.setattr(choosing, "save_file", lambda *a: target)
    filled.ui.actionExportWorkReport.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting)
    assert "自评报告3份" in "".join(p.text for p in docx.Document(target).paragraphs)


def test_who_hands_out_is_asked_for_with_the_papers_and_kept(qtbot, filled, answering, monkeypatch, tmp_path):
    def act(dialog):
        dialog.ui.organisationEdit.setText("星河县财政局")
        return QDialog.DialogCode.Accepted

    answering(PaperExportDialog, act)
    target = tmp_path / "工作报告.docx"
    monkeypatch.setattr(choosing, "save_file", lambda *a: target)
    filled.ui.actionExportWorkReport.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting)
    assert "星河县财政局" in "".join(p.text for p in docx.Document(target).paragraphs)
    assert filled.desk.controller.library.setting("organisation") == "星河县财政局"


def test_templates_are_handed_out_adapted_and_chosen(qtbot, opened, answering, monkeypatch, tmp_path):
    library = opened.desk.controller.library
    folder = opinions.folder_of(library)
    monkeypatch.setattr(choosing, "save_file", lambda *a: a[2])
    opened.ui.actionOpinionTemplate.trigger()
    assert sorted(path.name for path in folder.iterdir()) == [
        "本单位复核意见模板.docx",
        "本单位复核意见模板（工作报告）.docx",
    ]
    bad = docx.Document()
    bad.add_paragraph("{{没有的}}")
    bad.save(folder / "错.docx")

    def act(dialog):
        dialog.ui.templateBox.setCurrentText("错.docx")
        return QDialog.DialogCode.Accepted

    answering(PaperExportDialog, act)
    opened.ui.actionExportOpinion.trigger()
    assert "“{{没有的}}”不认识" in opened.ui.banners.text("export")
    assert not opened.desk.files.exporting


def test_pdf_can_be_asked_for_only_where_it_can_be_made(qtbot, opened):
    for able in (True, False):
        dialog = PaperExportDialog("x", [opinions.Chosen(opinions.OPINION)], opened, pdf=able)
        qtbot.addWidget(dialog)
        assert dialog.ui.pdfBox.isEnabled() is able
        assert ("LibreOffice" in dialog.ui.pdfBox.text()) is not able


def test_without_a_report_there_is_nothing_to_write(window):
    ui = window.ui
    for action in (
        ui.actionOpinion,
        ui.actionExportOpinion,
        ui.actionExportOpinions,
        ui.actionExportWorkReport,
    ):
        assert not action.isEnabled()


def test_a_tooltip_is_only_where_something_is_marked(qtbot, opened):
    dialog = OpinionDialog("项目", opinions.drafts(opened.desk.controller.session), lambda _: "", opened)
    qtbot.addWidget(dialog)
    edit = dialog.texts[0].ui.textEdit
    assert edit.note_at(edit.cursorForPosition(QPoint(5, 5)).position()) == ""


def test_texts_that_are_not_saved_are_asked_about(opened, monkeypatch):
    session, asked, answer = opened.desk.controller.session, [], [False, True]
    monkeypatch.setattr(
        "reviewer.gui.opinion.confirm_loss", lambda *told: asked.append(told) or answer[len(asked) - 1]
    )
    dialog = OpinionDialog("项目", opinions.drafts(session), lambda _: "", opened)
    dialog.show()
    dialog.texts[0].ui.textEdit.setPlainText("另写一段。")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert len(asked) == 2
    untouched = OpinionDialog("项目", opinions.drafts(session), lambda _: "", opened)
    untouched.show()
    untouched.reject()
    assert len(asked) == 2
