"""THIRD_PARTY.md names every package that is shipped, in the version that is pinned, and none under the GPL."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LISTED = re.compile(r"^\| ([\w.-]+) \| (\d[\w.+]*) \| (.+) \|$", re.MULTILINE)


@pytest.fixture
def third_party(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import third_party

    yield third_party
    sys.modules.pop("third_party", None)


def test_the_list_is_in_step_with_what_is_installed(third_party):
    listed = {
        third_party.normal(name): version
        for name, version, _ in LISTED.findall(third_party.TARGET.read_text("utf-8"))
    }
    for name in third_party.closure(["reviewer"]):
        if name != "reviewer":
            assert listed.get(name) == third_party.metadata.version(name), f"{name}: run tools/third_party.py"


def test_no_part_is_under_the_gpl(third_party):
    for name, _, licence in LISTED.findall(third_party.TARGET.read_text("utf-8")):
        assert not re.search(r"(?<!L)GPL", licence), f"{name}: {licence}"


def test_licence_texts_come_with_the_packages(third_party):
    assert third_party.licence_files("openpyxl")
    assert third_party.licence("pyside6-essentials") == "LGPL-3.0-only"
