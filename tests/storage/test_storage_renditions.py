"""What is kept of an original beside its bytes goes and comes with it."""

import pytest

from reviewer.documents import converting
from reviewer.services.library import Library


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "库.db")
    yield opened
    opened.close()


@pytest.fixture
def old_word(tmp_path, monkeypatch):
    """A file of Word 95, which only LibreOffice reads; return it and how often that was asked."""
    from pathlib import Path

    from support.raw_docx import make_docx, p

    asked = []
    text = "青禾县文化馆2023年度群众文艺培训绩效自评报告"
    monkeypatch.setattr(
        converting, "convert", lambda *told: asked.append(told) or make_docx(p(text) + p("预算数50万元。"))
    )
    data = bytearray((Path(__file__).parents[1] / "data" / "formats" / "sample.doc").read_bytes())
    at = data.index(b"\xec\xa5\x01\x01")
    data[at : at + 4] = b"\xdc\xa5\x65\x00"
    path = tmp_path / "旧稿.doc"
    path.write_bytes(data)
    return path, asked


def test_what_took_long_is_worked_out_once(library, old_word):
    path, asked = old_word
    assert library.import_paths([path])[0].report_id == 1
    assert len(asked) == 1
    first = library.open_review(1).document
    library._sessions.clear()
    assert library.open_review(1).document == first
    assert len(asked) == 1


def test_what_is_damaged_is_worked_out_again(library, old_word):
    path, asked = old_word
    library.import_paths([path])
    sha256 = library.rows()[0].sha256
    kept = library._records.renditions(sha256)
    assert list(kept) == ["docx"]
    library._records.keep_renditions(sha256, {"docx": b"not a document"})
    library.open_review(1)  # what is kept can't be read: it is worked out again, and kept
    assert len(asked) == 2
    assert library._records.renditions(sha256) == kept


def test_they_go_with_the_last_report_of_the_file(library, old_word):
    path, _asked = old_word
    library.import_paths([path])
    sha256 = library.rows()[0].sha256
    library.remove([1])
    assert library._records.renditions(sha256) == {}
