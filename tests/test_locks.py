"""The lock files are held to their promises (tools/check_lock.py), and recognition is installed where it was asked for."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def tools(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    monkeypatch.syspath_prepend(str(ROOT / "installer"))
    yield
    for name in ("check_lock", "bootstrap", "add_ocr"):
        sys.modules.pop(name, None)


def test_both_lock_files_are_in_step(tools):
    import check_lock

    assert check_lock.main() == 0


@pytest.mark.parametrize(
    ("lock", "said"),
    [
        ("a==1 \\\n    --hash=sha256:0\n# https://x\n", "ocr.lock names an address"),
        ("a==1\nb==2 \\\n    --hash=sha256:0\n", "a has no hash in ocr.lock"),
        ("b==2 \\\n    --hash=sha256:0\n", "a of pyproject.toml is not in ocr.lock; run tools/relock.py"),
    ],
)
def test_what_is_wrong_with_a_lock_file_is_told(tools, lock, said):
    import check_lock

    assert check_lock.problems(lock, ["A>=1,<2"], "ocr.lock") == [said]


def test_versions_that_differ_are_told(tools):
    import check_lock

    one = "a==1 ; python_full_version < '3.12' \\\na==2 ; python_full_version >= '3.12' \\\nb==1 \\\n"
    assert check_lock.disagreements(one, "a==2 \\\nc==9 \\\n") == []
    assert check_lock.disagreements(one, "b==2 \\\n") == [
        "b has another version in requirements-ocr.lock; run tools/relock.py"
    ]


def test_recognition_stays_installed_once_it_is_wanted(tools, tmp_path, monkeypatch):
    import add_ocr
    import bootstrap

    asked = []
    monkeypatch.setattr(bootstrap, "OCR_MARK", tmp_path / "mark")
    monkeypatch.setattr(bootstrap, "say", lambda text: None)
    before = bootstrap.fingerprint()
    monkeypatch.setattr(bootstrap, "main", lambda arguments: asked.append(bootstrap.locks()) or 0)
    assert add_ocr.main() == 0
    assert [len(locks) for locks in asked] == [1, 2]
    assert bootstrap.fingerprint() != before


def test_a_failure_leaves_the_program_as_it_was(tools, tmp_path, monkeypatch):
    import add_ocr
    import bootstrap

    monkeypatch.setattr(bootstrap, "OCR_MARK", tmp_path / "mark")
    monkeypatch.setattr(bootstrap, "main", lambda arguments: int(bootstrap.OCR_MARK.exists()))
    assert add_ocr.main() == 1
    assert not bootstrap.OCR_MARK.exists()
