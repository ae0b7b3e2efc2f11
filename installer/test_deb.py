"""Try the .deb packages on a clean Debian 12: `python3 installer/test_deb.py [--fast] [--without-ocr]`, as root.

Builds them (see build_deb.py), makes a Debian with debootstrap below build/, and does there what people do: install over an
older version, import, look at the window under Xvfb, export, upgrade while the window is open and after, remove, purge. What
may go wrong is tried too: no space, a cut-off package, a database of a newer version, a home that can't be written.
The Debian is kept as build/debian-base and copied, so that a second run is faster; `--fresh` makes it anew.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import build_deb
import bundling
from bundling import BUILD, ROOT, BuildProblem, run, say
from trying import Failed, exported_alike, must, read_alike, through

BASE, CLEAN = BUILD / "debian-base", BUILD / "debian"
RELEASE = "bookworm"
OLDER = "0.0.9"
HOME = "home/张 三"
USER = "zhang"
MOST_MB = 80
NEVER = ("Qt6Charts", "Qt6Graphs", "Qt6DataVisualization", "Qt6Qml", "readline")
DATA = f"{HOME}/.local/share/reviewer"


NOT_HERE = 3  # exit status where this machine can't try the packages


class NoPackages(Exception):
    """Debian's own packages can't be had here."""


class Debian:
    """A Debian in a folder, entered with chroot."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._mounted: list[Path] = []

    def make(self, fresh: bool) -> None:
        """Make the folder anew, from the kept base where there is one."""
        if fresh:
            shutil.rmtree(BASE, ignore_errors=True)
        if not (BASE / "etc/debian_version").exists():
            say("debootstrap …")
            half = BASE.with_name("debian-half")
            shutil.rmtree(half, ignore_errors=True)
            run(["debootstrap", "--variant=minbase", RELEASE, half, mirror()])
            for folder in ("etc/apt/apt.conf.d",):
                shutil.copytree(f"/{folder}", half / folder, dirs_exist_ok=True)
            half.rename(BASE)
        shutil.rmtree(self.root, ignore_errors=True)
        run(["cp", "-a", BASE, self.root])
        for name in ("resolv.conf", "hosts"):
            with suppress(OSError):
                shutil.copyfile(f"/etc/{name}", self.root / "etc" / name)
        self._mount("proc", ["-t", "proc", "proc"])
        self._mount("dev", ["--bind", "/dev"])
        self.call(["apt-get", "update", "-qq"])

    def _mount(self, where: str, what: list[str]) -> None:
        target = self.root / where
        target.mkdir(exist_ok=True, parents=True)
        run(["mount", *what, target])
        self._mounted.append(target)

    @contextmanager
    def mounted(self, where: str, what: list[str]) -> Iterator[None]:
        """Mount something for a while."""
        self._mount(where, what)
        try:
            yield
        finally:
            run(["umount", self._mounted.pop()])

    def leave(self) -> None:
        """Take all mounts away."""
        while self._mounted:
            subprocess.run(["umount", "-l", self._mounted.pop()], check=False)

    def command(self, words: list[str], user: str | None = None, **environment: str) -> list[str]:
        """Return the command that runs words inside."""
        home = f"/{HOME}" if user else "/root"
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        fixed = {"HOME": home, "PATH": path, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        given = [f"{key}={value}" for key, value in {**fixed, **environment}.items()]
        who = [f"--userspec={user}:{user}"] if user else []
        return ["chroot", *who, str(self.root), "env", "-i", "-C", home, *given, *words]

    def call(self, words: list[str], user: str | None = None, status: int = 0) -> str:
        """Run a command inside and return what it printed; any other status than the one expected fails."""
        done = subprocess.run(
            self.command(words, user), capture_output=True, text=True, errors="replace", check=False
        )
        told = done.stdout + done.stderr
        if re.search(r"(Failed|Unable) to fetch|Temporary failure resolving", told):
            raise NoPackages(f"packages of Debian can't be fetched: {told[-500:]}")
        must(
            done.returncode == status,
            f"{' '.join(words[:6])}: status {done.returncode}, not {status}\n{told[-1500:]}",
        )
        must("Traceback" not in told, f"{' '.join(words[:6])} showed a traceback:\n{told[-1500:]}")
        return told

    def install(self, package: Path, status: int = 0) -> str:
        """Install a package with apt."""
        target = self.root / "tmp" / package.name
        shutil.copyfile(package, target)
        options = ["-y", "-q", "--no-install-recommends", "--allow-downgrades", "--reinstall"]
        return self.call(["apt-get", "install", *options, f"/tmp/{package.name}"], status=status)

    def reviewer(self, *words: str, status: int = 0) -> str:
        """Run the installed program as an ordinary user."""
        return self.call(["reviewer", *words], USER, status)


def mirror() -> str:
    """Return where this machine itself gets Debian from."""
    for path in (Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))):
        with suppress(OSError):
            if found := re.search(
                r"(?m)^(?:URIs:|deb(?:\s+\[.*?\])?)\s+(\S+/debian/?)(?:\s|$)", path.read_text("utf-8")
            ):
                return found[1]
    raise BuildProblem("this machine's package sources name no Debian mirror")


class Trial:
    """The steps, in order; each uses what the ones before left."""

    def __init__(self, debian: Debian, package: Path, recognition: Path | None) -> None:
        self.debian, self.package, self.recognition = debian, package, recognition
        self.samples = sorted((ROOT / "resources/samples").glob("0*"))
        self.python = bundling.environment(with_ocr=False)
        self.kept: list[str] = []
        self.bare = self._packages()

    def steps(self) -> list[Callable[[], str]]:
        """Return all steps."""
        steps = [
            self.package_is_small_and_holds_nothing_else, self.no_space, self.older_version_installs,
            self.installation_is_whole, self.same_results_as_from_source, self.main_job, self.window,
            self.upgrade_while_open_is_refused, self.upgrade_keeps_the_data, self.cut_off_package, self.lost_file_is_told,
            self.newer_database, self.home_that_can_not_be_written,
        ]  # fmt: skip
        if self.recognition is not None:
            steps.append(self.recognition_reads_a_scan)
        return [*steps, self.remove_and_purge_keep_the_data]

    def package_is_small_and_holds_nothing_else(self) -> str:
        names = run(["dpkg-deb", "-c", self.package]).stdout
        for name in NEVER:
            must(name not in names, f"the package holds {name}")
        megabytes = self.package.stat().st_size / 1e6
        must(megabytes <= MOST_MB or "--fast" in sys.argv, f"{megabytes:.0f} MB, more than {MOST_MB}")
        for need in (
            "applications/reviewer.desktop",
            "metainfo/",
            "mime/packages/",
            "licences/LGPL-3.0.txt",
            "licences/GPL-3.0.txt",
        ):
            must(need in names, f"the package lacks {need}")
        return f"{megabytes:.1f} MB, {len(names.splitlines())} files"

    def no_space(self) -> str:
        with self.debian.mounted("usr/lib/reviewer", ["-t", "tmpfs", "-o", "size=20m", "none"]):
            told = self.debian.install(self.package, status=100)
        must("No space left on device" in told, told[-800:])
        self.debian.call(["apt-get", "-y", "-q", "--fix-broken", "install"])
        return "told by dpkg, nothing half installed"

    def older_version_installs(self) -> str:
        self.debian.install(self._older())
        must(f"reviewer {OLDER}" in self._version(), "the older version is not there")
        self.debian.call(["useradd", "-m", "-d", f"/{HOME}", "-s", "/bin/sh", USER])
        return f"{self._packages() - self.bare} packages with what it depends on"

    def _packages(self) -> int:
        return len(self.debian.call(["dpkg-query", "-f", "x\n", "-W"]).split())

    def _version(self) -> str:
        return "reviewer " + self.debian.call(["dpkg-query", "-f", "${Version}", "-W", "reviewer"])

    def _older(self) -> Path:
        """Return the package as an older version of itself."""
        folder, target = build_deb.PACKAGES / "older", build_deb.PACKAGES / f"reviewer_{OLDER}_amd64.deb"
        shutil.rmtree(folder, ignore_errors=True)
        run(["dpkg-deb", "-R", self.package, folder])
        control = folder / "DEBIAN/control"
        text = re.sub(r"(?m)^Version: .*$", f"Version: {OLDER}", control.read_text(encoding="utf-8"))
        control.write_text(text, encoding="utf-8")
        run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", folder, target])
        shutil.rmtree(folder)
        return target

    def installation_is_whole(self) -> str:
        told = self.debian.reviewer("--version").strip()
        must(told == f"reviewer {bundling.version()}", told)
        told = self.debian.reviewer("check-install")
        must("程序文件完整" in told, told)
        return "icon, translation, form, rubric, sample, migration, font: " + re.search(r"字体：(.*)", told)[1]  # type: ignore[index]

    def same_results_as_from_source(self) -> str:
        reports = self.debian.root / HOME / "报告"
        reports.mkdir()
        for sample in self.samples:
            shutil.copyfile(sample, reports / sample.name)
        os.chmod(reports, 0o755)
        inside = self.debian.reviewer("extract", "--json", *(f"报告/{s.name}" for s in self.samples))
        read_alike(inside, self.python, self.samples)
        return f"{len(self.samples)} reports equal"

    def main_job(self) -> str:
        self.debian.reviewer("import", "报告")
        self.kept = [json.loads(line)["file"] for line in self.debian.reviewer("list", "--json").splitlines()]
        must(len(self.kept) >= 3, f"{len(self.kept)} reports were imported")
        self.debian.reviewer("export", "--out", "汇总 表.xlsx")
        database = self.debian.root / DATA / "reviewer.db"
        copy = BUILD / "copy.db"
        shutil.copyfile(database, copy)
        exported_alike(self.debian.root / HOME / "汇总 表.xlsx", self.python, copy, BUILD / "source.xlsx")
        return f"{len(self.kept)} reports imported, the workbook's values equal"

    def window(self) -> str:
        with screen() as (number, frame):
            lost = run(
                [
                    "chroot",
                    self.debian.root,
                    "sh",
                    "-c",
                    "ldd /usr/lib/reviewer/_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
                ]
            )
            must("not found" not in lost.stdout, lost.stdout)
            (self.debian.root / "tmp/.X11-unix").mkdir(exist_ok=True)
            with self.debian.mounted("tmp/.X11-unix", ["--bind", "/tmp/.X11-unix"]):
                started = time.monotonic()
                program = self._open(number, "报告/" + self.samples[0].name)
                painted = self._shown(number, frame, program) - started
                time.sleep(6)  # the report is read and its first screen painted
                picture(frame, BUILD / "window.png")
                later = self.debian.command(
                    ["reviewer", "open", f"报告/{self.samples[1].name}"], USER, DISPLAY=f":{number}"
                )
                done = subprocess.run(later, capture_output=True, text=True, timeout=60, check=False)
                must(
                    done.returncode == 0 and program.poll() is None, "a second start did not hand its file over"
                )
                self._refuse_upgrade()
                program.terminate()
                program.wait(30)
        return f"window after {painted:.1f} s; build/window.png"

    def _open(self, number: int, *files: str) -> subprocess.Popen[bytes]:
        words = self.debian.command(["reviewer", "open", *files], USER, DISPLAY=f":{number}")
        return subprocess.Popen(words, stdin=subprocess.DEVNULL)

    def _shown(self, number: int, frame: Path, program: subprocess.Popen[bytes]) -> float:
        """Wait for the window and return when something was painted in it."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            must(program.poll() is None, f"the program ended with {program.poll()}")
            if colours(frame) > 8:
                return time.monotonic()
            time.sleep(0.05)
        raise Failed("no window within a minute")

    def _refuse_upgrade(self) -> None:
        told = self.debian.install(self.package, status=100)
        must("请先关闭它的窗口" in told, told[-800:])
        must(OLDER in self._version(), "the version changed under an open window")

    def upgrade_while_open_is_refused(self) -> str:
        told = self.debian.reviewer("list")
        must("农村公路" in told, "the refused upgrade harmed the older version")
        return "told, and the older version still works"

    def upgrade_keeps_the_data(self) -> str:
        self.debian.install(self.package)
        must(bundling.version() in self._version(), "the new version is not there")
        listed = [json.loads(line)["file"] for line in self.debian.reviewer("list", "--json").splitlines()]
        must(listed == self.kept, f"{listed} instead of {self.kept}")
        must("完好" in self.debian.reviewer("check-db"), "the database suffered")
        return f"{len(listed)} reports kept"

    @contextmanager
    def _running(self) -> Iterator[None]:
        """Keep a program of the package running: a window that nobody sees."""
        words = self.debian.command(["reviewer", "open"], USER, QT_QPA_PLATFORM="offscreen")
        program = subprocess.Popen(words, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(3)
            must(program.poll() is None, "the program did not stay open")
            yield
        finally:
            program.terminate()
            program.wait(30)

    def lost_file_is_told(self) -> str:
        lost = self.debian.root / "usr/lib/reviewer/_internal/reviewer/_resources/rubrics/hubei.toml"
        kept = lost.read_bytes()
        lost.unlink()
        told = self.debian.call(["reviewer", "check-install"], USER, status=1)
        must("hubei.toml" in told and "请重新安装" in told, told)
        lost.write_bytes(kept)
        return "named by check-install"

    def cut_off_package(self) -> str:
        cut = build_deb.PACKAGES / f"reviewer-cut_{bundling.version()}_amd64.deb"
        whole = self.package.read_bytes()
        cut.write_bytes(whole[: len(whole) // 2])
        target = self.debian.root / "tmp" / cut.name
        shutil.move(cut, target)
        self.debian.call(["dpkg", "-i", f"/tmp/{cut.name}"], status=1)
        self.debian.call(["apt-get", "-y", "-q", "--fix-broken", "install"])
        must(
            "程序文件完整" in self.debian.reviewer("check-install"),
            "a cut-off package harmed the installed one",
        )
        return "refused by dpkg, the installed version is whole"

    def newer_database(self) -> str:
        newer = self.debian.root / HOME / "新版.db"
        shutil.copyfile(self.debian.root / DATA / "reviewer.db", newer)
        with closing(sqlite3.connect(newer)) as raw, raw:
            raw.execute("UPDATE alembic_version SET version_num = '9999'")
        os.chmod(newer, 0o666)
        told = self.debian.reviewer("list", "--db", "新版.db", status=3)
        must("更新版本的程序" in told, told)
        return told.strip()

    def home_that_can_not_be_written(self) -> str:
        told = self.debian.call(
            ["env", "HOME=/proc", "XDG_DATA_HOME=/proc/none", "reviewer", "import", f"/{HOME}/报告"],
            USER,
            status=3,
        )
        must(told.count("\n") <= 2, told)
        return told.strip()

    def recognition_reads_a_scan(self) -> str:
        must(self.recognition is not None, "")
        self.debian.install(self.recognition)  # type: ignore[arg-type]
        scan = self.debian.root / HOME / "扫描.png"
        draw = ROOT / "installer/draw_scan.py"
        run([self.python, draw, scan])
        told = self.debian.reviewer("extract", "--json", "扫描.png")
        must("预算" in json.loads(told)["text"], told[:500])
        return str(json.loads(told)["text"]).strip().replace("\n", " ")[:40]

    def remove_and_purge_keep_the_data(self) -> str:
        """Remove while a program runs, which is refused, then for good."""
        with self._running():
            told = self.debian.call(["apt-get", "remove", "-y", "-q", "reviewer"], status=100)
            must("请先关闭它的窗口" in told, told[-600:])
            must("程序文件完整" in self.debian.reviewer("check-install"), "a refused removal did harm")
        database = self.debian.root / DATA / "reviewer.db"
        before = database.read_bytes()
        for verb in ("remove", "purge"):
            told = self.debian.call(["apt-get", verb, "-y", "-q", "reviewer"])
            must("没有删除" in told, told[-600:])
        must(database.read_bytes() == before, "the purge touched a user's data")
        left = [
            p
            for p in ("usr/lib/reviewer/_internal", "usr/lib/reviewer/reviewer", "usr/bin/reviewer")
            if os.path.lexists(self.debian.root / p)
        ]
        must(not left, f"left behind: {left}")
        return "program gone, data untouched, and said"


@contextmanager
def screen() -> Iterator[tuple[int, Path]]:
    """Give the number of a screen without a monitor, and the file that its picture is in."""
    number = next(n for n in range(60, 99) if not Path(f"/tmp/.X11-unix/X{n}").exists())
    folder = BUILD / "frame"
    folder.mkdir(exist_ok=True)
    server = subprocess.Popen(
        ["Xvfb", f":{number}", "-screen", "0", "1366x768x24", "-fbdir", str(folder), "-ac"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 20
        while not Path(f"/tmp/.X11-unix/X{number}").exists() and time.monotonic() < until:
            time.sleep(0.05)
        yield number, folder / "Xvfb_screen0"
    finally:
        server.terminate()
        server.wait(20)


def _pixels(frame: Path) -> tuple[int, int, bytes]:
    """Return width, height and the pixels (blue, green, red, nothing) of a screen's picture (X window dump)."""
    data = frame.read_bytes()
    words = [int.from_bytes(data[at : at + 4], "big") for at in range(0, 80, 4)]
    start = words[0] + words[19] * 12  # head, then the colour map
    return words[4], words[5], data[start : start + words[4] * words[5] * 4]


def colours(frame: Path) -> int:
    """Return how many different colours a screen shows, as far as every 997th pixel tells."""
    with suppress(OSError, IndexError):
        _, _, pixels = _pixels(frame)
        return len({pixels[at : at + 3] for at in range(0, len(pixels) - 3, 4 * 997)})
    return 0


def picture(frame: Path, target: Path) -> None:
    """Write what a screen shows as a PNG file."""
    import struct
    import zlib

    width, height, pixels = _pixels(frame)
    lines = bytearray()
    for row in range(height):
        line = pixels[row * width * 4 : (row + 1) * width * 4]
        rgb = bytearray(width * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
        lines += b"\0" + rgb
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(lines))),
        (b"IEND", b""),
    )
    body = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    target.write_bytes(b"\x89PNG\r\n\x1a\n" + body)


def needed() -> list[str]:
    """Name the tools that are missing."""
    return [
        tool
        for tool in ("debootstrap", "dpkg-deb", "objdump", "Xvfb", "chroot", "mount")
        if shutil.which(tool) is None
    ]


def main(arguments: list[str]) -> int:
    """Build, try, and tell each step; return the exit status."""
    if missing := needed():
        print(f"needed and not installed: {', '.join(missing)}", file=sys.stderr)
        return NOT_HERE
    if os.geteuid() != 0:
        print("debootstrap, chroot and mount need root", file=sys.stderr)
        return NOT_HERE
    own = [word for word in arguments if word in ("--fast", "--without-ocr")]
    if "--built" not in arguments and (status := build_deb.main(own)):
        return status
    package = build_deb.PACKAGES / f"reviewer_{bundling.version()}_amd64.deb"
    recognition = build_deb.PACKAGES / f"reviewer-ocr_{bundling.version()}_amd64.deb"
    debian = Debian(CLEAN)
    try:
        debian.make("--fresh" in arguments)
    except (BuildProblem, Failed, NoPackages, OSError, subprocess.SubprocessError) as problem:
        debian.leave()
        print(f"no clean Debian can be made here: {problem}", file=sys.stderr)
        return NOT_HERE
    try:
        steps = Trial(debian, package, None if "--without-ocr" in arguments else recognition).steps()
        return through(steps, "the packages do what they must on a clean Debian")
    except NoPackages as problem:
        print(problem, file=sys.stderr)
        return NOT_HERE
    finally:
        debian.leave()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
