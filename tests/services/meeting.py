"""Exported workbooks under the hands of a meeting, for the tests of what comes back."""

import subprocess
from dataclasses import replace

import openpyxl
import pytest
from review_world import text_for

from reviewer.services.coming_back import preview


@pytest.fixture
def two(world):
    """Return an open library with two reports."""
    opened = world.imported(text_for(1), text_for(2))
    yield opened
    opened.close()


class Workbook:
    """An exported workbook under somebody's hands."""

    def __init__(self, library, path, ids=None):
        self.path = library.export(path, ids)
        self.book = openpyxl.load_workbook(self.path)

    def sheet(self, number=1):
        return next(page for page in self.book if page.title.startswith(f"{number} 水渠"))

    def row(self, key, number=1):
        page = self.sheet(number)
        return next(cell.row for cell in page["U"] if cell.value == key)

    def set(self, key, number=1, **cells):
        for column, value in cells.items():
            self.sheet(number)[f"{column}{self.row(key, number)}"] = value

    def save(self):
        self.book.save(self.path)
        return self.path


@pytest.fixture
def workbook(two, tmp_path):
    return Workbook(two, tmp_path / "会议.xlsx")


def kept(library):
    """Return all decisions as the database holds them."""
    return {row.id: dict(library._records.load(row.id).decisions.entries) for row in library.rows()}


def only(library, path):
    """Return the one difference of a workbook."""
    (one,) = preview(library, path).differences
    return one


def with_reasons(differences, reason="会议讨论"):
    return [replace(one, reason=one.reason or reason) for one in differences if one.takeable]


def through_office(path):
    """Return the workbook as LibreOffice saves it after a person changed it."""
    out = path.parent / "office"
    command = ["soffice", f"-env:UserInstallation={(path.parent / 'home').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", out, path]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return out / path.name
