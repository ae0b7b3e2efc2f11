"""A wheel built from this checkout and installed elsewhere holds one of each kind of resource."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

LOOK = """
import sys
sys.path.insert(0, sys.argv[1])
import reviewer
from reviewer.resources import resource, resource_root
assert reviewer.__file__.startswith(sys.argv[1]), reviewer.__file__
assert resource_root().name == "_resources"
for parts in [("rubrics", "yuzhong.toml"), ("style", "app.qss"), ("samples", "samples.toml")]:
    assert resource(*parts).read_bytes()
for pattern in ["icons/*.svg", "samples/*.docx", "vocabulary/*"]:
    found = sorted(resource_root().glob(pattern))
    assert found and all(p.read_bytes() for p in found), pattern
from reviewer.scoring import load_profiles
assert "yuzhong" in load_profiles()
from reviewer.services.library import Library
library = Library.open(sys.argv[2])
outcomes = library.import_paths([s.path for s in library.samples()])
assert [o.state for o in outcomes] == ["imported"] * 3 + ["paired"], outcomes
library.close()
print(reviewer.program_version())
"""


@pytest.mark.slow
def test_wheel_works_from_elsewhere(tmp_path):
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("reviewer-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "site")
    assert any(n.startswith("reviewer/storage/migrations/") for n in names)
    assert not any(n.endswith(".ui") for n in names)
    look = subprocess.run(
        [sys.executable, "-c", LOOK, str(tmp_path / "site"), str(tmp_path / "库.db")],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert look.returncode == 0, look.stderr
    assert look.stdout.strip() == wheel.name.split("-")[1]
