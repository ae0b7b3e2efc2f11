"""What the installers are made of, as far as it can be told without building them (`./check --installers` builds and tries them)."""

import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT / "installer"
SHIPPED = ("build_deb", "bundling", "of_the_system")


@pytest.fixture
def installer(monkeypatch):
    """Import one of the build scripts."""
    monkeypatch.syspath_prepend(str(FILES))
    monkeypatch.syspath_prepend(str(FILES / "bundle"))
    yield __import__
    for name in SHIPPED:
        sys.modules.pop(name, None)


def test_the_version_stands_in_one_place(installer):
    from reviewer.version import program_version

    assert installer("bundling").version() == program_version()
    for path in FILES.rglob("*"):
        if path.is_file() and path.suffix in (".py", ".nsi", ".xml", ".desktop", ".spec"):
            assert not re.search(
                rf"(?<![\d.]){re.escape(program_version())}(?![\d.])", path.read_text("utf-8")
            ), path


def test_the_desktop_entry_opens_files_and_is_chinese():
    entry = dict(
        line.split("=", 1)
        for line in (FILES / "debian/reviewer.desktop").read_text("utf-8").splitlines()
        if "=" in line
    )
    assert entry["Name[zh_CN]"] == "绩效报告评审台"
    assert entry["Exec"] == "reviewer open %F"
    assert entry["MimeType"].endswith(";")
    assert "application/pdf" in entry["MimeType"].split(";")


def test_the_metadata_are_well_formed():
    mime = ElementTree.parse(FILES / "debian/reviewer.xml").getroot()
    globs = {
        node.get("pattern") for node in mime.iter("{http://www.freedesktop.org/standards/shared-mime-info}glob")
    }
    assert globs == {"*.wps", "*.et"}
    component = ElementTree.parse(FILES / "debian/reviewer.metainfo.xml").getroot()
    assert component.findtext("launchable") == "reviewer.desktop"
    assert component.findtext("project_license") == "Apache-2.0"


@pytest.mark.parametrize(
    ("name", "source", "left_out"),
    [
        ("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0", True),
        ("libstdc++.so.6", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6", True),
        ("libexpat.so.1", "/lib/x86_64-linux-gnu/libexpat.so.1", True),
        ("libsqlite3.so.0", "/lib/x86_64-linux-gnu/libsqlite3.so.0", False),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", False),
        ("lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", False),
        (
            "PySide6/Qt/lib/libQt6Core.so.6",
            "/home/me/build/venv/lib/python3.11/site-packages/PySide6/libQt6Core.so.6",
            False,
        ),
    ],
)
def test_libraries_of_the_system_come_from_the_system(installer, monkeypatch, name, source, left_out):
    monkeypatch.setattr(sys, "platform", "linux")
    assert installer("of_the_system").comes_with_the_system((name, source, "BINARY")) is left_out


def test_every_library_of_the_system_has_its_package(installer):
    known = installer("build_deb").OF_THE_SYSTEM
    assert known["libxcb-render-util.so.0"] == "libxcb-render-util0"
    assert known["libxcb-cursor.so.0"] == "libxcb-cursor0"
    assert known["libxcb-icccm.so.4"] == "libxcb-icccm4"


@pytest.mark.skipif(
    shutil.which("objdump") is None, reason="objdump is not installed: no package is built here"
)
def test_the_highest_symbol_is_found(installer):
    bundling = installer("bundling")
    (program,) = [Path(sys.executable).resolve()]
    if bundling.elf_files(program.parent) == []:
        pytest.skip("this interpreter is no ELF file")
    number, path = bundling.newest_symbol([program])
    assert tuple(map(int, number.split("."))) >= (2, 2)
    assert path == program


def test_no_address_stands_in_what_builds():
    for path in (*FILES.rglob("*"), ROOT / ".ci/run"):
        if path.is_file() and path.suffix in (".py", ".sh", ".nsi", ".lock", ".spec", ".yml", ""):
            text = path.read_text("utf-8")
            assert not re.search(r"https?://(?!www\.freedesktop\.org)", text), path
