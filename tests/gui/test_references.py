"""转到定位: from a reference of the workbook to the passage, in text, on pages and in a form; and what a wrong one says."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from support.pairs import form_file

from gui.pages_stand import pdf
from gui.test_shell_main import drive
from reviewer.domain.text import Span
from reviewer.gui.original.pages_view import PagesView
from reviewer.gui.original.sheet_view import SheetView
from reviewer.gui.original.view import OriginalView
from reviewer.gui.shortcuts import keys_of
from reviewer.services.library import Library

__all__ = ["drive"]
WORDS = "第150段"
ELSEWHERE = "3fa91c22d07be455/1#120-131"


@pytest.fixture(autouse=True)
def empty_clipboard(qapp):
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def long_report(tmp_path, report_text):
    """Write a report of many screens; return its path."""
    path = tmp_path / "长报告.txt"
    lines = "\n".join(f"第{n}段，培训按计划开展，学员反映良好，场地和师资均有保障。" for n in range(300))
    path.write_text(report_text().replace("三、自评结论", lines + "\n\n三、自评结论"), encoding="utf-8")
    return path


def paged_report():
    def page(number):
        return lambda sheet: [
            sheet.line(n, f"第{number * 20 + n}段，预算480.00万元，实际支出456.00万元。") for n in range(20)
        ]

    return pdf(*map(page, range(10)))


def reference(library, report_id, words, *, whole=None):
    """Return the reference of words of a report; `whole` where they are to be looked for."""
    row, text = library.row(report_id), library.open_review(report_id).document.text
    at = text.index(whole or words) + (whole or words).index(words)
    return f"{row.sha256[:16]}/{row.part}#{at}-{at + len(words)}"


def imported(library, path):
    return library.import_paths([path])[0].report_id


def stays(desk, words):
    """Tell that the open report shows these words, selected, when all of it is in place."""
    return desk.controller.session is not None and desk.review_view.original.settled and arrived(desk, words)


def arrived(desk, words):
    """Tell that the open report shows these words, selected."""
    view = desk.review_view.original.view
    chosen = view.selection()
    return chosen is not None and chosen.text == words and view.shows(chosen.span)


def asked(window, qtbot):
    """Ask by the keyboard; return the dialog."""
    qtbot.keyClick(
        window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = window.desk.references.asking
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_a_passage_of_a_text(filled, library, long_report, qtbot):
    found = imported(library, long_report)
    desk = filled.desk
    desk.references.go(reference(library, found, WORDS))
    assert desk.controller.session.row.id == found
    original = desk.review_view.original
    assert isinstance(original.view, OriginalView)
    assert arrived(desk, WORDS)
    assert original.view.hasFocus()
    qtbot.waitUntil(lambda: original.settled)
    assert arrived(desk, WORDS)  # what was still being placed pushed nothing away
    desk.references.go(reference(library, found, "第20段"))  # in the report that is open
    assert arrived(desk, "第20段")
    assert not filled.ui.banners.text("reference")


def test_a_passage_on_a_page(filled, library, tmp_path, qtbot):
    path = tmp_path / "打印稿.pdf"
    path.write_bytes(paged_report())
    found = imported(library, path)
    desk = filled.desk
    desk.references.go(reference(library, found, WORDS))
    view = desk.review_view.original.view
    assert isinstance(view, PagesView)
    qtbot.waitUntil(lambda: desk.review_view.original.settled)
    assert arrived(desk, WORDS)
    assert desk.controller.session.document.pages.first(view.selection().span) == 7


def test_a_cell_of_a_sample_workbook(filled, library, qtbot):
    sample = next(s.path for s in library.samples() if s.path.suffix == ".xlsx")
    found = imported(library, sample)
    last = library.open_review(found).document.text.split("\n")[-1].split("\t")[-1]
    filled.resize(1024, 420)
    desk = filled.desk
    desk.references.go(reference(library, found, last))
    qtbot.waitUntil(lambda: desk.review_view.original.settled)
    assert arrived(desk, last)


def test_a_form_without_pages_beside_a_report_with_pages(filled, library, tmp_path):
    (tmp_path / "表").mkdir()
    path, form = tmp_path / "打印稿.pdf", tmp_path / "表" / "养护自评表.xlsx"
    path.write_bytes(paged_report())
    form.write_bytes(form_file())
    found, table = imported(library, path), imported(library, form)
    words = "云岭县交通运输局"
    of_form = reference(library, table, words)
    library.join_form(found, table)
    desk = filled.desk
    desk.references.go(of_form)
    assert desk.controller.session.row.id == found
    assert isinstance(desk.review_view.original.view, SheetView)
    assert arrived(desk, words)
    desk.references.go(reference(library, found, WORDS))
    assert arrived(desk, WORDS)


def test_it_comes_to_the_front_from_the_list_and_where_one_place_is_shared(filled, library, long_report, qtbot):
    found = imported(library, long_report)
    filled.resize(800, 560)
    desk = filled.desk
    desk.show_view("list")
    desk.references.go(reference(library, found, WORDS))
    assert not desk.listing
    assert desk.review_view.original.isVisible()
    QApplication.processEvents()
    assert arrived(desk, WORDS)


def test_a_wrong_one_is_said_in_a_bar_and_what_is_open_stays(filled):
    desk, bars = filled.desk, filled.ui.banners
    row = desk.shelf.rows[0]
    desk.open_report(row.id)
    desk.references.go("第3页")
    assert bars.text("reference").startswith("没有找到定位。")
    desk.references.go(ELSEWHERE)
    assert bars.text("reference").startswith(f"当前数据库中没有定位 {ELSEWHERE} 所指的报告。")
    assert desk.controller.session.row.id == row.id
    other = desk.shelf.rows[1]
    desk.references.go(f"{other.sha256[:16]}/1#90000-90002")
    assert "超出了" in bars.text("reference")
    assert desk.controller.session.row.id == other.id
    desk.references.go(f"{other.sha256[:16]}/1#0-3")
    assert bars.text("reference") == ""
    assert desk.review_view.original.view.selection().span == Span(0, 3)


def test_the_box_takes_what_was_copied_and_enter_goes(filled, library, long_report, qtbot):
    found = imported(library, long_report)
    wanted = reference(library, found, WORDS)
    QGuiApplication.clipboard().setText(f"3\t1\t青禾县文化馆\t“{WORDS}”\t{'0' * 64}\t{wanted}\r\n")
    dialog = asked(filled, qtbot)
    assert dialog.ui.referenceEdit.text() == wanted
    assert dialog.ui.referenceEdit.selectedText() == wanted
    qtbot.keyClick(dialog.ui.referenceEdit, Qt.Key.Key_Return)
    assert filled.desk.references.asking is None
    assert arrived(filled.desk, WORDS)
    qtbot.waitUntil(filled.desk.review_view.original.view.hasFocus)


def test_the_box_stays_until_a_reference_leads_somewhere(filled, library, qtbot):
    QGuiApplication.clipboard().setText("随便什么")
    dialog = asked(filled, qtbot)
    edit, ok = dialog.ui.referenceEdit, dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.Ok)
    assert edit.text() == ""
    qtbot.waitUntil(edit.hasFocus)
    assert not ok.isEnabled()
    assert not dialog.ui.wrongText.isVisible()
    for wrong, said in (("abc", "没有找到定位。"), (ELSEWHERE, "当前数据库中没有定位")):
        edit.setText(wrong)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.ui.wrongText.text().startswith(said)
        assert edit.selectedText() == wrong
        label = dialog.ui.wrongText
        assert label.height() >= label.heightForWidth(label.width())  # the box grew, nothing is cut
    row = library.rows()[2]
    QGuiApplication.clipboard().setText(f"{'7' * 64}\t{row.sha256[:16]}/1#0-3\n")
    edit.paste()  # a whole end of a row, over what was wrong
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    assert filled.desk.controller.session.row.id == row.id
    assert filled.desk.references.asking is None


def test_the_box_is_left_with_esc(filled, qtbot):
    dialog = asked(filled, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert filled.desk.references.asking is None
    assert filled.desk.controller.session is None


def test_its_key_is_its_own_and_stands_in_the_sheet_of_keys(window):
    keys = keys_of(window.ui.menuBar)
    assert [words for key, words in keys if key == "Ctrl+Shift+G"] == ["转到定位"]


# -- from the command line


@pytest.fixture
def exported(tmp_path, long_report, report_files):
    """Fill a database and export it; return its path and a line of the workbook as it is copied."""
    db, target = tmp_path / "评审.db", tmp_path / "汇总.xlsx"
    library = Library.open(db)
    library.import_paths([*report_files, long_report])
    library.export(target)
    library.close()
    page = openpyxl.load_workbook(target)["依据"]
    rows = [row for row in page.iter_rows(min_row=4, values_only=True) if row[13] == "长报告.txt" and row[-1]]
    return str(db), rows[0]


def test_open_at_a_line_of_the_workbook(drive, exported):
    db, line = exported
    words = line[9].split("”")[0].removeprefix("“")

    def look(window):
        assert window.desk.controller.session.row.file_name == "长报告.txt"
        assert not window.ui.banners.text("reference")

    def there(desk):
        return stays(desk, words)

    assert drive(["open", "--db", db, "--at", line[-1]], [(there, look)]) == 0
    assert drive(["open", "--at", "\t".join(map(str, line)), "--db", db], [(there, look)]) == 0


@pytest.mark.parametrize("name", ["打印稿.pdf", "长报告.txt"])
def test_open_at_a_passage_far_behind(drive, tmp_path, long_report, name):
    (tmp_path / "打印稿.pdf").write_bytes(paged_report())
    library = Library.open(tmp_path / "评审.db")
    wanted = reference(library, imported(library, tmp_path / name), WORDS)
    library.close()

    def look(window):
        QApplication.processEvents()
        assert arrived(window.desk, WORDS)

    script = [(lambda desk: stays(desk, WORDS), look)]
    assert drive(["open", "--db", str(tmp_path / "评审.db"), "--at", wanted], script) == 0


def test_open_at_a_wrong_reference_opens_the_window_with_a_bar(drive, exported):
    def told(desk):
        return bool(desk.ui.banners.text("reference"))

    def look(window):
        assert window.ui.banners.text("reference").startswith("当前数据库中没有定位")

    assert drive(["open", "--db", exported[0], "--at", ELSEWHERE], [(told, look)]) == 0


def test_open_at_a_passage_of_a_file_that_is_given_with_it(drive, tmp_path, long_report, report_files):
    scratch = Library.open(tmp_path / "另一个.db")
    wanted = reference(scratch, imported(scratch, long_report), WORDS)
    scratch.close()
    files = [*map(str, report_files), str(long_report)]

    def look(window):
        assert window.desk.controller.session.row.file_name == "长报告.txt"
        assert len(window.desk.shelf.rows) == 4
        assert not window.ui.banners.text("reference")

    assert (
        drive(
            ["open", "--db", str(tmp_path / "新.db"), "--at", wanted, *files],
            [(lambda desk: stays(desk, WORDS), look)],
        )
        == 0
    )
