"""What all tests share: the place of the shared material, and a home of their own."""

import importlib.util
import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep every test out of the user's own data."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def without_recognition(request, monkeypatch):
    """Let tests read as a program without the extra `ocr` does, also where that is installed, unless they are marked."""
    if request.node.get_closest_marker("ocr") is None and importlib.util.find_spec("rapidocr") is not None:
        monkeypatch.setattr("reviewer.documents.recognition.recogniser.engine_name", lambda: "")


@pytest.fixture(scope="session")
def shared_reports():
    """The five published reports; they are not part of the project."""
    folder = SHARED / "reports"
    if not folder.is_dir():
        pytest.skip("../shared/reports is not beside this checkout")
    return sorted(folder.glob("*.txt"))
