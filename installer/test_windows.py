"""Try the Windows installer under Wine: `python3 installer/test_windows.py [--fast] [--built]`.

Installs silently, compares what the installed program reads and exports with the source on this machine, opens its window without
a screen, upgrades in place while it is open and after, refuses a cut-off installer and a network place, uninstalls and finds
the data still there. What Wine can't tell is in docs/installing.md: the program was never run on a real Windows.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import build_windows
import bundling
from build_windows import PREFIX, WORK
from bundling import BUILD, ROOT
from trying import exported_alike, must, read_alike, through

MOST_MB = 80
NEVER = ("Qt6Charts", "Qt6Graphs", "Qt6DataVisualization", "Qt6Qml", "icuuc.dll")
USERS = PREFIX / "drive_c/users"


class Trial:
    """The steps, in order; each uses what the ones before left."""

    def __init__(self) -> None:
        self.setup = WORK / f"reviewer-{bundling.version()}-windows-setup.exe"
        self.samples = sorted((ROOT / "resources/samples").glob("0*"))
        self.own = bundling.environment(with_ocr=False)
        self.user = next(path for path in USERS.iterdir() if path.name != "Public")
        self.local = self.user / "AppData/Local"
        self.place = self.local / "Programs/Reviewer"
        self.work = self.user / "报告 文件"

    def steps(self) -> list[Callable[[], str]]:
        """Return all steps."""
        return [
            self.installer_is_small, self.cut_off_installer, self.network_place, self.silent_install, self.installation_is_whole,
            self.same_results_as_from_source, self.main_job, self.upgrade_while_open_is_refused, self.upgrade_keeps_the_data,
            self.uninstall_keeps_the_data, self.portable,
        ]  # fmt: skip

    def installer_is_small(self) -> str:
        megabytes = self.setup.stat().st_size / 1e6
        must(megabytes <= MOST_MB, f"{megabytes:.0f} MB, more than {MOST_MB}")
        folder = WORK / "dist/reviewer"
        held = [name for name in NEVER if list(folder.rglob(f"*{name}*"))]
        must(not held, f"the bundle holds {held}")
        for path in (self.place, self.work, self.local / "Reviewer"):
            shutil.rmtree(path, ignore_errors=True)
        return f"{megabytes:.1f} MB"

    def cut_off_installer(self) -> str:
        cut = WORK / "cut.exe"
        whole = self.setup.read_bytes()
        cut.write_bytes(whole[: len(whole) * 2 // 3])
        must(self._status([cut, "/S"]) != 0, "a cut-off installer ended as if all was well")
        must(not self.place.exists(), "a cut-off installer left something")
        cut.unlink()
        return "refused, nothing installed"

    def network_place(self) -> str:
        status = self._status([self.setup, "/S", "/D=\\\\server\\share\\Reviewer"])
        must(
            status == 4 or (self.place / "reviewer.exe").exists(),
            f"status {status}, and the program is nowhere",
        )
        build_windows.wine([self.place / "uninstall.exe", "/S"])
        self._wait_until_gone()
        return "not taken; the user's own folder instead"

    def silent_install(self) -> str:
        started = time.monotonic()
        build_windows.wine([self.setup, "/S"], 600)
        took = time.monotonic() - started
        for name in ("reviewer.exe", "reviewer-cli.exe", "uninstall.exe", "licences/LGPL-3.0.txt", "_internal"):
            must((self.place / name).exists(), f"{name} was not installed")
        told = build_windows.wine(
            [
                "reg",
                "query",
                "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Reviewer",
                "/v",
                "DisplayVersion",
            ]
        )
        must(bundling.version() in told, told)
        return f"{took:.1f} s"

    def installation_is_whole(self) -> str:
        must(self._cli("--version").strip() == f"reviewer {bundling.version()}", "another version")
        self._whole()
        return "icon, translation, form, rubric, sample, migration"

    def same_results_as_from_source(self) -> str:
        self.work.mkdir()
        for sample in self.samples:
            shutil.copyfile(sample, self.work / sample.name)
        inside = self._cli("extract", "--json", *self._given())
        read_alike(inside, self.own, self.samples)
        return f"{len(self.samples)} reports equal"

    def main_job(self) -> str:
        self._cli("import", *self._given())
        self._cli("export", "--out", self._inside(self.work / "汇总 表.xlsx"))
        exported_alike(self.work / "汇总 表.xlsx", self.own, self._copy(), WORK / "source.xlsx")
        return "imported, the workbook's values equal"

    def _copy(self) -> Path:
        copy = WORK / "copy.db"
        shutil.copyfile(self.local / "Reviewer/reviewer.db", copy)
        return copy

    def upgrade_while_open_is_refused(self) -> str:
        program = self._window()
        try:
            time.sleep(12)
            must(program.poll() is None, f"the window ended with {program.poll()}")
            status = self._status([self.setup, "/S"])
            must(status == 3, f"status {status} of an upgrade under an open window")
        finally:
            build_windows.wine(["taskkill", "/F", "/IM", "reviewer.exe"])
            program.wait(30)
        self._whole()
        return "refused, the installed version is whole"

    def _window(self) -> subprocess.Popen[bytes]:
        """Open the window where there is no screen: Wine has no platform that Qt could show it on."""
        exe = self._inside(self.place / "reviewer.exe")
        words = [
            build_windows.wine_program(),
            "cmd",
            "/c",
            f"set QT_QPA_PLATFORM=offscreen&& {exe} open {self._given()[0]}",
        ]
        return subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=build_windows.wine_environment(),
        )

    def upgrade_keeps_the_data(self) -> str:
        (self.place / "_internal/left-over.txt").write_text("of an older version", encoding="ascii")
        (self.place / "ocr").mkdir()
        (self.place / "ocr/engine.txt").write_text("kept", encoding="ascii")
        build_windows.wine([self.setup, "/S"], 600)
        must(not (self.place / "_internal/left-over.txt").exists(), "files of the older version stayed")
        must((self.place / "ocr/engine.txt").exists(), "recognition was lost")
        must(
            not Path(f"{self.place}.old").exists() and not Path(f"{self.place}.new").exists(),
            "folders were left behind",
        )
        told = self._cli("list")
        must("农村公路" in told, told)
        return "data kept, old files gone"

    def uninstall_keeps_the_data(self) -> str:
        before = (self.local / "Reviewer/reviewer.db").read_bytes()
        build_windows.wine([self.place / "uninstall.exe", "/S"])
        self._wait_until_gone()
        must((self.local / "Reviewer/reviewer.db").read_bytes() == before, "the data were touched")
        return "program gone, data untouched"

    def _wait_until_gone(self) -> None:
        until = time.monotonic() + 30  # the uninstaller copies itself elsewhere and goes on there
        while self.place.exists() and time.monotonic() < until:
            time.sleep(0.2)
        must(not self.place.exists(), f"left behind: {sorted(p.name for p in self.place.rglob('*'))[:5]}")

    def portable(self) -> str:
        folder = self.work / "便携"
        archive = WORK / f"reviewer-{bundling.version()}-windows-portable.zip"
        shutil.unpack_archive(archive, folder)
        (exe,) = folder.glob("*/reviewer-cli.exe")
        must((exe.parent / "使用说明.txt").exists(), "no instructions")
        told = build_windows.wine([exe, "extract", "--json", self._given()[0]])
        must(json.loads(told.splitlines()[-1])["error"] is None, told[-500:])
        return "runs from a folder with blanks and Chinese in its name"

    def _given(self) -> list[str]:
        return [self._inside(self.work / sample.name) for sample in self.samples]

    def _cli(self, *words: str) -> str:
        """Run the installed command line."""
        return build_windows.wine([self.place / "reviewer-cli.exe", *words]).replace("\r\n", "\n")

    def _whole(self) -> str:
        """Run the check of the installation where there is no screen and no font; Wine passes no word for Qt on by itself."""
        exe = self._inside(self.place / "reviewer-cli.exe")
        told = build_windows.wine(["cmd", "/c", f"set QT_QPA_PLATFORM=offscreen&& {exe} check-install"])
        must("程序文件完整" in told, told)
        return told

    @staticmethod
    def _inside(path: Path) -> str:
        return "C:" + str(path).removeprefix(str(PREFIX / "drive_c")).replace("/", "\\")

    @staticmethod
    def _status(words: list[str | Path]) -> int:
        command = [build_windows.wine_program(), *map(str, words)]
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=build_windows.wine_environment(),
            timeout=600,
            check=False,
        ).returncode


def main(arguments: list[str]) -> int:
    """Build, try, and tell each step; return the exit status."""
    own = [word for word in arguments if word == "--fast"]
    if "--built" not in arguments and (status := build_windows.main(own)):
        return status
    BUILD.mkdir(exist_ok=True)
    return through(Trial().steps(), "the Windows programs do what they must under Wine")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
