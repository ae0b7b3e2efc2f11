"""The kept original: opened in the system's own program, printed, never started."""

import os
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu

from gui.original_stand import StandSession, sample
from gui.pages_stand import pdf, plain, read
from gui.test_original_pages import sample_pages, shown
from reviewer.documents import joined
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem, Refused
from reviewer.gui import kept_files
from reviewer.gui.original import printing


@pytest.fixture
def opened(monkeypatch):
    """Note what would be opened."""
    paths = []
    monkeypatch.setattr(kept_files, "open_path", lambda path: paths.append(path) is None)
    return paths


@pytest.fixture
def to_file(monkeypatch, tmp_path):
    """Print into a file without asking; returns its path and lets the range of pages be set."""
    target = SimpleNamespace(path=tmp_path / "打印.pdf", first=0, last=0, asked=[])

    def printer(parent, title, pages):
        target.asked.append((title, pages))
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(target.path))
        if target.last:
            made.setFromTo(target.first, target.last)
        return made

    monkeypatch.setattr(printing, "asked_printer", printer)
    return target


def choose(pane, words):
    pane._ui.moreButton.click()
    menu = next(m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible())
    next(a for a in menu.actions() if a.text() == words).trigger()
    menu.close()


@pytest.mark.parametrize("name", ["自评报告.pdf", "自评表.XLSX", "扫描件.jpeg"])
def test_a_read_only_copy_under_its_own_name_is_opened(opened, name):
    path = kept_files.open_copy(b"content", name)
    assert opened == [path]
    assert path.name == name
    assert path.read_bytes() == b"content"
    assert os.stat(path).st_mode & 0o222 == 0


@pytest.mark.parametrize(
    "name",
    [
        "报告.exe",
        "报告.docx.bat",
        "报告.docx.",
        "报告.pdf ",
        "报告",
        "报告.desktop",
        "报告.html",
        "..\\报告.scr",
    ],
)
def test_what_is_no_document_by_its_name_is_not_opened(opened, name):
    with pytest.raises(Refused) as refused:
        kept_files.open_copy(b"content", name)
    assert "不能直接打开" in refused.value.message
    assert opened == []


def test_a_name_with_folders_in_it_stays_in_the_temporary_folder(opened):
    path = kept_files.open_copy(b"content", "../../报告.pdf")
    assert path.name == "报告.pdf"
    assert path.parent.name.startswith("reviewer-")


def test_a_full_disk_is_one_sentence(opened, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_files.tempfile, "mkdtemp", full)
    with pytest.raises(FileProblem) as told:
        kept_files.open_copy(b"content", "报告.pdf")
    assert "报告.pdf" in told.value.message
    assert opened == []


def test_the_menu_opens_the_file_itself(qtbot, opened):
    content, document = sample_pages()
    pane, _, _ = shown(qtbot, StandSession(document), content)
    choose(pane, "用系统程序打开原件")
    assert opened[0].read_bytes() == content
    assert opened[0].name == "示例报告.pdf"


def test_a_refusal_stands_at_the_bottom(qtbot, opened):
    from dataclasses import replace

    document = replace(sample(), file_name="报告.exe")
    pane, _, _ = shown(qtbot, StandSession(document), b"content")
    choose(pane, "用系统程序打开原件")
    assert opened == []
    assert pane._ui.errorText.full_text().startswith("“报告.exe”不是")


def test_the_real_pages_are_printed_without_marks(qtbot, to_file):
    content, document = sample_pages()
    to_file.first, to_file.last = 2, 3
    pane, _, _ = shown(qtbot, StandSession(document), content)
    choose(pane, "打印原件…")
    assert to_file.asked == [("示例报告.pdf", 6)]
    printed = pane._kept.findChild(printing.PagePrinting)
    with qtbot.waitSignal(printed.ended) as ended:
        pass
    assert ended.args == [True]
    made = pypdfium2.PdfDocument(to_file.path.read_bytes())
    assert len(made) == 2
    page = made[0].render(scale=1).to_pil().convert("L")
    ink = [at for at, value in enumerate(page.tobytes()) if value < 128]
    assert len(ink) > 2000
    left = min(at % page.width for at in ink)
    assert left == pytest.approx(72, abs=3), "as large as in the file"


def test_a_page_across_is_printed_across(qtbot, to_file):
    def words(sheet):
        sheet.line(0, "一、项目概况")

    owner, sizes = QObject(), [(595, 842), (842, 595), (300, 500)]
    work = printing.PagePrinting(
        pdf(words, words, words, sizes=sizes), 3, printing.asked_printer(None, "", 3), owner
    )
    with qtbot.waitSignal(work.ended) as ended:
        work.start()
    assert ended.args == [True]
    made = pypdfium2.PdfDocument(to_file.path.read_bytes())
    assert [page.get_width() < page.get_height() for page in made] == [True, False, True]


def test_flowing_text_is_printed_whole_with_its_pictures(qtbot, to_file):
    document = sample()
    pane, _, _ = shown(qtbot, StandSession(document), b"")
    choose(pane, "打印原件…")
    assert to_file.asked == [("示例报告.docx", 0)]
    made = pypdfium2.PdfDocument(to_file.path.read_bytes())
    words = plain("".join(page.get_textpage().get_text_bounded() for page in made))
    assert "免费开放项目绩效自评报告" in words
    assert "全年举办展览24场次" in "".join(words.split())
    assert any(found.type == 3 for page in made for found in page.get_objects()), "its pictures too"


@pytest.mark.parametrize("member", [0, 1])
def test_of_a_pair_the_file_in_view_is_printed_and_opened(qtbot, to_file, opened, member):
    report = Document("养护项目自评报告\n全年完成养护任务" + "\n段落" * 60, "txt", file_name="报告.txt")
    form = Document("项目支出自评表\n养护里程\t320公里" + "\n段落" * 60, "txt", file_name="表.txt")
    pane, _, session = shown(qtbot, StandSession(joined(report, form)), b"report", form=b"form")
    session.row.form_name = "表.txt"
    pane._members.go_to(member)
    which = ("报告", "自评表")[member]
    choose(pane, f"打印{which}原件…")
    assert to_file.asked == [("表.txt" if member else "报告.txt", 0)]
    made = pypdfium2.PdfDocument(to_file.path.read_bytes())
    words = "".join(plain("".join(page.get_textpage().get_text_bounded() for page in made)).split())
    assert ("养护里程320公里" in words, "全年完成养护任务" in words) == (bool(member), not member)
    choose(pane, f"用系统程序打开{which}原件")
    assert (opened[0].name, opened[0].read_bytes()) == [("报告.txt", b"report"), ("表.txt", b"form")][member]


def test_of_two_files_with_pages_that_in_view_is_printed(qtbot, to_file):
    contents = [
        pdf(*[lambda sheet: [sheet.line(n, f"报告第{n}行") for n in range(20)]] * 3),
        pdf(*[lambda sheet: [sheet.line(n, f"自评表第{n}项") for n in range(20)]] * 2),
    ]
    document = joined(read(contents[0], "报告.pdf"), read(contents[1], "表.pdf"))
    pane, _, _ = shown(qtbot, StandSession(document), contents[0], form=contents[1])
    pane._members.go_to(1)
    choose(pane, "打印自评表原件…")
    assert to_file.asked == [("表.pdf", 2)]
    with qtbot.waitSignal(pane._kept.findChild(printing.PagePrinting).ended) as ended:
        pass
    assert ended.args == [True]
    assert len(pypdfium2.PdfDocument(to_file.path.read_bytes())) == 2


def test_leaving_the_dialog_prints_nothing(qtbot, monkeypatch):
    content, document = sample_pages()
    pane, _, _ = shown(qtbot, StandSession(document), content)
    monkeypatch.setattr(printing, "asked_printer", lambda *_: None)
    choose(pane, "打印原件…")
    assert pane._kept.findChild(printing.PagePrinting) is None


def test_a_printer_that_does_not_answer_is_said(qtbot, to_file, tmp_path):
    content, document = sample_pages()
    to_file.path = tmp_path / "no such folder" / "打印.pdf"
    pane, _, _ = shown(qtbot, StandSession(document), content)
    choose(pane, "打印原件…")
    qtbot.waitUntil(pane._ui.errorBar.isVisible)
    assert "没有打印完" in pane._ui.errorText.full_text()


def test_where_the_system_has_no_program_it_says_so(monkeypatch):
    monkeypatch.setattr(kept_files, "open_path", lambda _path: False)
    with pytest.raises(Refused, match="系统没有可以打开"):
        kept_files.open_copy(b"content", "报告.pdf")
