"""The original as LibreOffice prints it, made once and kept."""

import docx
import pytest

from reviewer.documents import converting
from reviewer.domain.errors import Refused
from reviewer.services.library import Library
from reviewer.services.printed import can_be_printed

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
    assert found.content.startswith(b"%PDF-")
    assert len(found.pages.page_of) == len(document.text)
    assert all(found.pages.box(at) is not None for at, sign in enumerate(document.text) if not sign.isspace())
    assert found.pages.box(0)[1].top < found.pages.box(len(TEXT) + 1)[1].top
    assert list(library._records.renditions(library.row(1).sha256, printed=True)) == ["pdf"]


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
