"""A report and its form as one document: every place of both stays what it was."""

from array import array
from dataclasses import replace

import pytest
from support.pairs import form_file, report_file

from reviewer.documents import alone, joined, read_document
from reviewer.domain.document import Document, Paragraph, Picture, Table, TextRun, line_by_line
from reviewer.domain.legible import Doubts
from reviewer.domain.pages import CERTAIN, NOWHERE, Page, Pages
from reviewer.domain.text import Span


@pytest.fixture(scope="module")
def files():
    return read_document(report_file(), "报告.docx"), read_document(form_file(), "表.xlsx")


def test_the_text_is_the_reports_a_line_end_and_the_forms(files):
    report, form = files
    whole = joined(report, form)
    assert whole.text == f"{report.text}\n{form.text}"
    assert [whole.text[m.start : m.end] for m in whole.members] == [report.text, form.text]
    assert [(m.file_name, m.format) for m in whole.members] == [("报告.docx", "docx"), ("表.xlsx", "xlsx")]
    assert (whole.file_name, whole.format) == ("报告.docx", "docx")
    begins = whole.members[1].start
    assert [whole.member_at(at) for at in (0, begins - 2, begins, len(whole.text))] == [0, 0, 1, 1]
    assert report.member_at(0) is None


def test_every_block_quotes_what_it_did(files):
    report, form = files
    whole = joined(report, form)
    for kind in ("paragraphs", "tables"):
        apart = [p.span.of(one.text) for one in files for p in getattr(one, kind)()]
        assert [p.span.of(whole.text) for p in getattr(whole, kind)()] == apart
    cells = [(c.address, c.span.of(form.text)) for t in form.tables() for c in t.cells]
    assert [(c.address, c.span.of(whole.text)) for t in whole.tables() for c in t.cells] == cells
    assert [s.of(whole.text) for s in whole.generated] == [s.of(d.text) for d in files for s in d.generated]
    assert whole.generated  # the report's numbering is computed


def test_runs_pictures_and_labels_move_along(files):
    odd = Paragraph(
        1, 4, label=Span(1, 2), runs=(TextRun(2, 4, bold=True),), pictures=(Picture(3, b"", "", 1, 1),)
    )
    whole = joined(Document("报告", "txt"), Document("A一二三", "txt", (odd,), file_name="表.txt"))
    (moved,) = [b for b in whole.blocks if isinstance(b, Paragraph) and b.runs]
    assert (moved.label.of(whole.text), moved.span.of(whole.text)) == ("一", "一二三")
    assert whole.text[moved.runs[0].start : moved.runs[0].end] == "二三"
    assert whole.text[moved.pictures[0].position] == "三"
    assert not any(isinstance(b, Table) for b in whole.blocks)
    assert whole.blocks[0].span.of(whole.text) == "报告"  # a file of which only lines are known has blocks too


def test_a_notice_says_which_file_it_is_about(files):
    report, form = (replace(one, notices=("有隐藏内容。",)) for one in files)
    assert joined(report, form).notices == ("报告：有隐藏内容。", "自评表：有隐藏内容。")


def paged(text, page=0):
    places = array("f", [float(n) for n in range(4 * len(text))])
    pages = Pages((Page(1, 100, 100),), array("h", [page] * len(text)), places, array("B", [50] * len(text)))
    return Document(text, "pdf", pages=pages)


def test_the_pages_of_one_file_are_kept():
    plain = Document("一二三", "txt")
    first, second = joined(paged("甲乙"), plain), joined(plain, paged("甲乙"))
    assert list(first.pages.page_of) == [0, 0, *[NOWHERE] * 4]
    assert list(second.pages.page_of) == [*[NOWHERE] * 4, 0, 0]
    for whole, at in ((first, 1), (second, 5)):
        assert whole.text[at] == "乙"
        assert whole.pages.box(at)[1].left == 4.0
        assert whole.pages.least_confidence(Span(at, at + 1)) == 50
        assert len(whole.pages.boxes) == 4 * len(whole.text)
        assert max(whole.pages.confidence) == CERTAIN
    assert [[m.paged for m in whole.members] for whole in (first, second)] == [[True, False], [False, True]]


def test_the_pages_of_two_files_follow_each_other():
    whole = joined(paged("甲乙"), paged("丙"))
    assert list(whole.pages.page_of) == [0, 0, NOWHERE, 1]
    assert [whole.pages.box(at)[1].left for at in (0, 1, 3)] == [0.0, 4.0, 0.0]
    assert list(whole.pages.confidence) == [50, 50, CERTAIN, 50]
    assert (len(whole.pages.pages), whole.pages.files) == (2, (1, 1))
    assert [whole.pages.file_of(page) for page in (0, 1, 2)] == [(0, 0), (1, 1), (1, 1)]
    assert [m.paged for m in whole.members] == [True, True]


def test_one_file_of_a_pair_alone_is_what_it_was(files):
    plain = Document("一二三", "txt", line_by_line("一二三"), file_name="表.txt")
    for one, other in (files, (paged("甲乙"), paged("丙")), (paged("甲"), plain), (plain, paged("甲"))):
        for index, file in enumerate((one, other)):
            cut = alone(joined(one, other), index)
            assert (cut.text, cut.format, cut.file_name) == (file.text, file.format, file.file_name)
            assert cut.blocks == (file.blocks or line_by_line(file.text))
            assert cut.generated == file.generated
            if file.pages is not None:
                assert cut.pages == file.pages
            else:
                assert cut.pages is None


def test_two_scans_keep_how_surely_they_were_recognised():
    whole = joined(paged("甲"), paged("乙"))
    assert list(whole.pages.confidence) == [50, CERTAIN, 50]
    assert Doubts(whole).touch(whole.passage(2, 3))
    assert not Doubts(joined(paged("甲"), Document("乙", "txt"))).touch(whole.passage(2, 3))
    assert joined(Document("甲", "txt"), Document("乙", "txt")).pages is None
