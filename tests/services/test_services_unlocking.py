"""Files with a password: offered for it, imported without it, and the password kept nowhere."""

import pytest
from review_world import TEXT, text_for
from support.docx_from_text import docx_from_text
from support.locks import PASSWORD, locked_package

from reviewer.documents import read_document
from reviewer.domain.errors import FileProblem, ReadOnly
from reviewer.domain.library import ImportState
from reviewer.services.library import Library

NAME = "水渠 自评报告.docx"
DOCX = docx_from_text(TEXT)


@pytest.fixture
def locked(world):
    """Write a report that has a password."""
    path = world.folder / NAME
    path.write_bytes(locked_package(DOCX))
    return path


def test_it_is_listed_as_one_that_a_password_opens_also_after_a_restart(world, locked):
    library = world.open()
    bad = world.write("坏的.docx", "PK\x03\x04")
    outcomes = library.import_paths([locked, bad])
    assert [(o.state, o.locked) for o in outcomes] == [(ImportState.FAILED, True), (ImportState.FAILED, False)]
    library.close()
    library = world.open()
    assert {o.path: o.locked for o in library.failures()} == {str(locked): True, str(bad): False}
    library.close()


def test_with_its_password_it_is_a_report_like_any_other(world, locked):
    library = world.open()
    library.import_paths([locked])
    outcome = library.import_locked(locked, PASSWORD)
    assert (outcome.state, outcome.path, outcome.locked) == (ImportState.IMPORTED, str(locked), False)
    assert [row.file_name for row in library.rows()] == [NAME]
    assert library.failures() == []
    library.close()
    library = world.open()
    session = library.open_review(outcome.report_id)
    assert session.document.text == read_document(DOCX, NAME).text
    assert library.original_bytes(outcome.report_id) == DOCX
    library.close()


def test_once_more_it_is_there_already_locked_or_not(world, locked):
    library = world.open()
    first = library.import_locked(locked, PASSWORD)
    again = library.import_locked(locked, PASSWORD)
    assert (again.state, again.report_id) == (ImportState.ALREADY_THERE, first.report_id)
    locked.write_bytes(DOCX)
    assert library.import_paths([locked])[0].state is ImportState.ALREADY_THERE
    assert library.import_locked(locked, PASSWORD).state is ImportState.ALREADY_THERE
    library.close()


def test_it_is_known_when_its_folder_is_imported_again(world, locked):
    library = world.open()
    first = library.import_locked(locked, PASSWORD)
    library.close()
    library = world.open()
    (again,) = library.import_paths([locked])
    assert (again.state, again.report_id) == (ImportState.ALREADY_THERE, first.report_id)
    assert "已在库中" in again.message
    assert library.failures() == []
    library.remove([first.report_id])
    (gone,) = library.import_paths([locked])
    assert (gone.state, gone.locked) == (ImportState.FAILED, True)
    library.close()


def test_another_password_changes_nothing(world, locked):
    library = world.open()
    library.import_paths([locked])
    for password in ("", "另一个"):
        with pytest.raises(FileProblem):
            library.import_locked(locked, password)
    assert library.rows() == []
    assert [o.path for o in library.failures()] == [str(locked)]
    with pytest.raises(FileProblem, match="找不到"):
        library.import_locked(world.folder / "没有.docx", PASSWORD)
    library.close()


def test_in_an_archive(world, locked):
    import zipfile

    archive = world.folder / "报送.zip"
    with zipfile.ZipFile(archive, "w") as package:
        package.write(locked, f"水务局/{NAME}")
    library = world.open()
    path = archive / "水务局" / NAME
    outcomes = library.import_paths([archive])
    assert [(o.path, o.locked) for o in outcomes] == [(str(path), True)]
    assert outcomes[0].message == f"压缩包“报送.zip”中的“水务局/{NAME}”已加密，请输入密码。"
    assert [(o.message, o.locked) for o in library.failures()] == [(outcomes[0].message, True)]
    with pytest.raises(FileProblem, match=r"报送\.zip”中的“水务局"):
        library.import_locked(path, PASSWORD + "错")
    assert library.import_locked(path, PASSWORD).state is ImportState.IMPORTED
    assert library.failures() == []
    library.close()


def test_a_corrected_version_with_a_password_takes_the_place_of_the_old_one(world, locked):
    library = world.imported(TEXT.replace("完成8公里", "完成9公里"))
    outcome = library.import_locked(locked, PASSWORD)
    assert (outcome.state, outcome.revision_of) == (ImportState.REVISION, 1)
    assert library.compare_original(1, locked, take_copy=True).changed
    library.replace_original(1, locked, take_copy=True)
    assert [row.file_name for row in library.rows()] == [NAME]
    assert library.original_bytes(1) == DOCX
    library.close()


def test_the_password_is_written_nowhere(world, locked, tmp_path, monkeypatch):
    library = world.open()
    library.import_paths([locked])
    with pytest.raises(FileProblem):
        library.import_locked(locked, PASSWORD + "错")

    def broken(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("reviewer.extraction.extract", broken)  # a bug goes to the log
        assert "日志" in library.import_locked(locked, PASSWORD).message
    outcome = library.import_locked(locked, PASSWORD)
    assert PASSWORD not in repr(outcome)
    library.import_paths([world.write("另一份.txt", text_for(2))])
    library.remove([outcome.report_id])  # makes a backup
    library.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"reviewer.log", "评审.db"} <= {path.name for path in files}
    written = b"".join(path.read_bytes() for path in files)
    assert b"ZeroDivisionError" in written
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        assert PASSWORD.encode(encoding) not in written


def test_a_database_of_somebody_else_takes_none(world, locked):
    world.open().close()
    library = Library.open(world.db, write=False)
    with pytest.raises(ReadOnly):
        library.import_locked(locked, PASSWORD)
    library.close()


def test_what_an_earlier_version_said_of_it_is_told_anew(world, locked):
    library = world.open()
    library._records.note_failures(
        [], {str(locked): f"“{NAME}”设有打开密码，无法读取；请用 Office 或 WPS 打开，去除密码并另存后再导入。"}
    )
    (failure,) = library.failures()
    assert (failure.message, failure.locked) == (f"“{NAME}”已加密，请输入密码。", True)
    library.close()
