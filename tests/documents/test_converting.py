"""The program that converts: found, run apart from everything, ended in time."""

import sys
import time
from pathlib import Path

import pytest

from reviewer.documents import converting


def a_program(folder, lines):
    """Return a program that stands where LibreOffice would."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
class TestConverting:
    def use(self, monkeypatch, tmp_path, lines):
        monkeypatch.setattr(converting, "program", lambda: a_program(tmp_path, lines))
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def test_it_gets_a_profile_of_its_own_that_forbids_macros(self, monkeypatch, tmp_path):
        said = tmp_path / "said"
        self.use(
            monkeypatch,
            tmp_path,
            "import os, sys, urllib.request, pathlib\n"
            "profile = next(a for a in sys.argv if a.startswith('-env')).partition('=')[2]\n"
            "settings = urllib.request.url2pathname(profile.removeprefix('file://')) + '/user/registrymodifications.xcu'\n"
            f"pathlib.Path({str(said)!r}).write_text(pathlib.Path(settings).read_text() + os.environ['HOME'] + ' '.join(sys.argv))\n"
            "target = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); target.mkdir()\n"
            "(target / 'in.pdf').write_bytes(pathlib.Path(sys.argv[-1]).read_bytes()[::-1])",
        )
        assert converting.convert(b"abc", ".doc", "pdf", "MS Word 97") == b"cba"
        told = said.read_text()
        assert "DisableMacrosExecution" in told
        assert "--infilter=MS Word 97" in told
        assert f"{tmp_path}/reviewer-" in told
        assert not list(tmp_path.glob("reviewer-*"))

    def test_it_is_ended_with_its_children_when_it_takes_too_long(self, monkeypatch, tmp_path):
        child = tmp_path / "child"
        self.use(
            monkeypatch,
            tmp_path,
            "import subprocess, sys, time, pathlib\n"
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
            f"pathlib.Path({str(child)!r}).write_text(str(child.pid)); time.sleep(60)",
        )
        monkeypatch.setattr(converting, "SECONDS", 1.5)
        began = time.monotonic()
        assert converting.convert(b"abc", ".doc", "docx") is None
        assert time.monotonic() - began < 20
        assert ended(int(child.read_text()))
        assert not list(tmp_path.glob("reviewer-*"))

    def test_its_memory_is_limited(self, monkeypatch, tmp_path):
        if sys.platform != "linux":
            pytest.skip("only Linux limits it")
        self.use(
            monkeypatch,
            tmp_path,
            "import pathlib, sys, time; time.sleep(0.3)\n"
            "target = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); target.mkdir()\n"
            "filled = bytearray(600 << 20); (target / 'in.docx').write_bytes(b'x')",
        )
        assert converting.convert(b"abc", ".doc", "docx") == b"x"
        monkeypatch.setattr(converting, "MOST_MEMORY", 400 << 20)
        assert converting.convert(b"abc", ".doc", "docx") is None

    @pytest.mark.parametrize("lines", ["", "raise SystemExit(1)", "import os; os.kill(os.getpid(), 9)"])
    def test_nothing_comes_out(self, monkeypatch, tmp_path, lines):
        self.use(monkeypatch, tmp_path, lines)
        assert converting.convert(b"abc", ".doc", "docx") is None

    def test_what_is_no_program(self, monkeypatch, tmp_path):
        monkeypatch.setattr(converting, "program", lambda: tmp_path)
        assert converting.convert(b"abc", ".doc", "docx") is None


def ended(process):
    """Tell whether a process is gone; one that nobody has asked after yet is gone, too."""
    for _ in range(50):
        told = Path(f"/proc/{process}/stat")
        if not told.exists() or told.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_the_program_is_looked_for_on_the_path_and_at_the_usual_places(monkeypatch, tmp_path):
    looked = converting.program.__wrapped__
    monkeypatch.setattr("shutil.which", lambda name: f"/somewhere/{name}" if name == "libreoffice" else None)
    assert looked() == Path("/somewhere/libreoffice")
    monkeypatch.setattr("shutil.which", lambda name: f"./{name}")
    monkeypatch.setattr(converting, "_PLACES", ())
    place = tmp_path / "org.libreoffice.writer" / "files" / "program" / "soffice"
    monkeypatch.setattr(converting, "_PATTERNS", ((str(tmp_path), "*libreoffice*/files/**/program/soffice"),))
    assert looked() is None
    place.parent.mkdir(parents=True)
    place.touch()
    assert looked() == place
    monkeypatch.setattr(converting, "_WINDOWS", True)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert looked() is None
    place = tmp_path / "LibreOffice" / "program" / "soffice.com"
    place.parent.mkdir(parents=True)
    place.touch()
    assert looked() == place
