"""Let LibreOffice work a workbook out anew, and hold its results against those that were written."""

import io
import re
import subprocess
import zipfile

import openpyxl
import pytest

from reviewer.export import write_workbook

from .conftest import META


def write(target, *reviews, meta=META):
    return write_workbook(target, [r.row for r in reviews], reviews, meta)


def without_results(data):
    """Return the workbook without cached results, so that whoever opens it must compute."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", source.read(name)))
    return out.getvalue()


def recalculated(source, folder):
    """Return the path of the workbook as LibreOffice computes it."""
    stripped = folder / "stripped.xlsx"
    stripped.write_bytes(without_results(source.read_bytes()))
    home = (folder / "office").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", folder / "out", stripped]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return folder / "out" / "stripped.xlsx"


def differences(source, other):
    """Return all cells with a formula whose written result is not the other's: sheet, cell, formula, both results."""
    live = openpyxl.load_workbook(source)
    cached = openpyxl.load_workbook(source, data_only=True)
    computed = openpyxl.load_workbook(other, data_only=True)
    found, count = [], 0
    for page in live:
        for line in page.iter_rows():
            for cell in line:
                if cell.data_type != "f":
                    continue
                count += 1
                ours = cached[page.title][cell.coordinate].value
                theirs = computed[page.title][cell.coordinate].value
                if not _alike(ours, theirs):
                    found.append((page.title, cell.coordinate, cell.value, ours, theirs))
    assert count > 100
    return found


def _alike(ours, theirs):
    if isinstance(ours, int | float):
        return (ours or 0) == pytest.approx(theirs or 0)
    return (ours or "") == (theirs or "")
