"""Every kind of file a unit hands in, made of two samples, says what a person noted of them; its name decides nothing."""

import zipfile
from contextlib import closing

import pytest
from support.handed_in import FORMS, REPORTS, SCAN, kept, written
from support.labels import facts, labels
from support.office_formats import sample_without_pictures
from support.raw_docx import check_ranges

from reviewer.documents import converting, read_document
from reviewer.extraction import extract
from reviewer.services.library import Library
from reviewer.services.reading import default_profile, read_reports


@pytest.fixture(autouse=True)
def no_office(monkeypatch):
    """Nothing of the table needs LibreOffice."""
    monkeypatch.setattr(converting, "program", lambda: None)


ROWS = [("report", *row) for row in REPORTS] + [("form", *row) for row in FORMS]


@pytest.mark.parametrize(("which", "kind", "name", "others", "make"), ROWS, ids=[row[2] for row in ROWS])
def test_each_kind_says_the_same_under_any_name(which, kind, name, others, make):
    data = make()
    document = check_ranges(read_document(data, name))
    assert document.format == kind
    assert facts(extract(document)) == labels(which)
    for other in others:
        under = read_document(data, other)
        assert (under.format, under.text, under.notices) == (kind, document.text, document.notices)


def test_the_labels_are_not_the_machines_own():
    """Guard against a table that holds whatever is read: another amount in the file is another fact."""
    text = written("utf-8")().replace(b"860.00", b"861.00")
    assert facts(extract(read_document(text, "a.txt")))["field", "budget"] == "8610000.00"


def test_a_zip_of_a_unit(tmp_path):
    """The members of an archive are read by the same readers and kept with the same reading."""
    with zipfile.ZipFile(tmp_path / "市图书馆.zip", "w") as package:
        package.writestr("图书馆/数字图书馆建设项目绩效自评报告.docx", sample_without_pictures())
        package.writestr("交通局/农村公路日常养护项目绩效自评表.xls", kept("form.xls")())
        package.writestr("图书馆/说明.exe", b"MZ")
    with closing(Library.open(tmp_path / "库.db")) as library:
        library.import_paths([tmp_path / "市图书馆.zip"])
        read = {}
        for row in library.rows():
            again = read_reports(library.original_bytes(row.id), row.file_name, default_profile())
            read[row.file_name] = facts(one.machine for one in again.reports)
            session = library.open_review(row.id)
            expected = labels("report" if row.file_name.endswith("docx") else "form")
            assert {name: session.report.fields[name].value for kind, name in expected if kind == "field"} == {
                name: value for (kind, name), value in expected.items() if kind == "field"
            }
    assert read == {
        "数字图书馆建设项目绩效自评报告.docx": labels("report"),
        "农村公路日常养护项目绩效自评表.xls": labels("form"),
    }


@pytest.mark.parametrize("name", ["照片.pdf", "照片.docx", "照片.txt", "照片"])
def test_a_picture_is_one_under_any_name(name):
    assert read_document(SCAN.read_bytes(), name).format == "scan"
