"""The original as LibreOffice prints it, made once and kept."""

import docx
import pytest
from support.pairs import form_file, report_file

from reviewer.documents import converting, joined, read_document
from reviewer.domain.errors import Refused
from reviewer.services.library import Library
from reviewer.services.printed import Original, can_be_printed, printed

MORE = "预算数50万元，实际支出47.50万元。"
TEXT = "青禾县文化馆2023年度群众文艺培训绩效自评报告"


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "库.db")
    document = docx.Document()
    for words in (TEXT, MORE):
        document.add_paragraph(words)
    path = tmp_path / "报告.docx"
    document.save(path)
    opened.import_paths([path])
    yield opened
    opened.close()


def test_made_once_with_the_place_of_every_character(library):
    if converting.program() is None:
        pytest.skip("LibreOffice is not installed")
    document = library.open_review(1).document
    assert can_be_printed(document)
    found = library.printed(1, document)
    assert found.contents[0].startswith(b"%PDF-")
    assert len(found.pages.page_of) == len(document.text)
    assert all(found.pages.box(at) is not None for at, sign in enumerate(document.text) if not sign.isspace())
    assert found.pages.box(0)[1].top < found.pages.box(len(TEXT) + 1)[1].top
    assert list(library._records.renditions(library.row(1).sha256, printed=True)) == ["pdf"]


def test_each_flowing_file_of_a_pair_is_printed(monkeypatch):
    from support.docx_from_text import docx_from_text
    from support.raw_pdf import make_pdf, prose

    report, form = "路灯维护项目自评报告。预算50万元。", "路灯维护项目自评表。预算51万元。"
    documents = {docx_from_text(words): make_pdf(prose(words)) for words in (report, form)}
    asked = []

    def convert(content, suffix, wanted):
        asked.append(suffix)
        return documents[content]

    monkeypatch.setattr(converting, "program", lambda: "soffice")
    monkeypatch.setattr(converting, "convert", convert)
    one, other = (read_document(content, "文件.docx") for content in documents)
    originals = [Original(content, {}) for content in documents]
    found = printed(joined(one, other), originals)
    assert found.contents == tuple(documents.values())
    assert found.pages.files == (1, 1)
    begins = len(one.text) + 1
    assert [found.pages.box(at)[0] for at in (0, begins)] == [0, 1]
    assert found.pages.box(begins)[1] == found.pages.box(0)[1]  # each begins at the top of its page
    assert [list(original.renditions) for original in originals] == [["pdf"], ["pdf"]]
    # beside a workbook only the report has pages
    book = read_document(form_file(), "表.xlsx")
    beside = printed(joined(one, book), [originals[0], Original(b"", {})])
    assert (beside.contents[1], beside.pages.files) == (None, (1, 0))
    assert not can_be_printed(joined(book, book))
    assert can_be_printed(joined(book, other))
    # what can't be printed of the two is said, and refused where it is all
    monkeypatch.setattr(converting, "convert", lambda content, *told: None)
    half = printed(joined(one, other), [originals[0], Original(b"", {})])
    assert (half.pages.files, half.problem[:4]) == ((1, 0), "自评表：")
    with pytest.raises(Refused, match="报告：LibreOffice 没有打开"):
        printed(joined(one, book), [Original(b"", {}), Original(b"", {})])


def test_the_report_of_a_stored_pair_is_printed_once(library, monkeypatch, tmp_path):
    from support.raw_pdf import make_pdf, prose

    paths = [tmp_path / "甲" / name for name in ("路灯项目自评报告.docx", "路灯项目自评表.xlsx")]
    paths[0].parent.mkdir()
    for path, content in zip(paths, (report_file(), form_file()), strict=True):
        path.write_bytes(content)
    library.import_paths(paths)
    assert library.row(2).form_name == paths[1].name
    asked = []
    monkeypatch.setattr(converting, "program", lambda: "soffice")
    monkeypatch.setattr(converting, "convert", lambda content, *told: asked.append(content) or whole)
    document = library.open_review(2).document
    whole = make_pdf(prose(*document.text[: document.members[0].end].split("\n")))
    assert library.printed(2, document).pages.files == (1, 0)
    assert library.printed(2, document).pages.files == (1, 0)
    assert asked == [paths[0].read_bytes()]


def test_what_is_kept_is_not_made_again(library, monkeypatch):
    from support.raw_pdf import make_pdf, prose

    asked = []
    content = make_pdf(prose(TEXT, MORE))
    monkeypatch.setattr(converting, "convert", lambda *told: asked.append(told) or content)
    document = library.open_review(1).document
    assert library.printed(1, document) == library.printed(1, document)
    assert len(asked) == 1


def test_without_the_program_or_with_another_text_it_says_so(library, monkeypatch):
    document = library.open_review(1).document
    monkeypatch.setattr(converting, "program", lambda: None)
    assert not can_be_printed(document)
    monkeypatch.setattr(converting, "convert", lambda *told: None)
    with pytest.raises(Refused, match="LibreOffice 没有打开这份文件"):
        library.printed(1, document)
    monkeypatch.setattr(converting, "convert", lambda *told: b"%PDF-1.4 nothing")
    with pytest.raises(Refused, match="对不上"):
        library.printed(1, document)
    assert library._records.renditions(library.row(1).sha256, printed=True) == {}
