"""The program as a folder that needs no Python: the environment it is built in, PyInstaller, and what the folder holds.

Standard library only. `python3 installer/build_deb.py` and its Windows twin use it; by itself it builds the two folders:

    python3 installer/bundling.py        build/dist/reviewer and build/dist/reviewer-ocr
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
DIST = BUILD / "dist"
SPECS = ROOT / "installer" / "bundle"
LOCKS = ("requirements.lock", "requirements-build.lock")
OCR_LOCK = "requirements-ocr.lock"
LICENCE_NAMES = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors)|\.licen[cs]e$")


class BuildProblem(Exception):
    """The build can't go on; the message says why and what to do."""


def version() -> str:
    """Return the program's version: pyproject.toml is the one place where it stands."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(table["project"]["version"])


def say(text: str) -> None:
    """Tell how far the build is."""
    print(text, flush=True)


def run(command: list[str | Path], **more: object) -> subprocess.CompletedProcess[str]:
    """Run a command; raise BuildProblem with the end of what it printed where it fails."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, check=False, capture_output=True, text=True, errors="replace", **more)  # type: ignore[call-overload]
    except FileNotFoundError as problem:
        raise BuildProblem(f"{words[0]} is needed and not installed") from problem
    if done.returncode:
        end = "\n".join((done.stdout + done.stderr).splitlines()[-25:])
        raise BuildProblem(f"failed: {' '.join(words[:8])}\n{end}")
    return done  # type: ignore[no-any-return]


def environment(with_ocr: bool) -> Path:
    """Make an environment with exactly what the locks name, or find the one made before; return its interpreter."""
    locks = [ROOT / name for name in (*LOCKS, *([OCR_LOCK] if with_ocr else []))]
    folder = BUILD / ("venv-ocr" if with_ocr else "venv")
    python = folder / "bin" / "python"
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in locks)).hexdigest()
    mark = folder / ".ready"
    pip = installing(python)
    if not (python.exists() and mark.exists() and mark.read_text(encoding="ascii") == digest):
        say(f"making the environment {folder.relative_to(ROOT)} …")
        run([base_python(), "-m", "venv", "--clear", folder])
        for lock in locks:
            run([*pip, "--require-hashes", "--no-deps", "-r", lock])
        mark.write_text(digest, encoding="ascii")
    recorded = folder / ".version"
    if not recorded.exists() or recorded.read_text(encoding="utf-8") != version():
        run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
        recorded.write_text(version(), encoding="utf-8")
    return python


def installing(python: Path) -> list[str | Path]:
    """Return the command that installs packages into an environment."""
    return [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]


def base_python() -> str:
    """Return the interpreter that environments are made from: never an environment's own."""
    return getattr(sys, "_base_executable", sys.executable) or sys.executable


def build_program() -> Path:
    """Build the program's folder and return it."""
    python = environment(with_ocr=False)
    _bundle(python, "reviewer")
    folder = DIST / "reviewer"
    licences(python, folder / "licences", ["reviewer"])
    list_files(folder)
    return folder


def build_recognition() -> Path:
    """Build the folder of the second package, recognition of scans, and return it."""
    python = environment(with_ocr=True)
    _bundle(python, "recognition")
    folder = DIST / "reviewer-ocr"
    name = run([folder / "reviewer-ocr", "name"]).stdout.strip()
    if name.count("\n") != 1:
        raise BuildProblem("the engine or one of its models is missing from the bundle")
    licences(python, folder / "licences", ["rapidocr", "onnxruntime"])
    (folder / "engine.txt").write_text(name + "\n", encoding="utf-8")
    list_files(folder)
    return folder


def _bundle(python: Path, spec: str) -> None:
    say(f"building {spec} …")
    command: list[str | Path] = [
        python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "WARN",
        "--distpath",
        DIST,
    ]
    run([*command, "--workpath", BUILD / "work", SPECS / f"{spec}.spec"], cwd=ROOT)


def licences(python: Path, folder: Path, roots: list[str]) -> None:
    """Copy the licence texts of all packages that the roots need into a folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    script = ROOT / "tools" / "third_party.py"
    for line in run([python, script, "--files", *roots]).stdout.splitlines():
        package, path = line.split("\t")
        target = folder / package / Path(path).name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
    own = [ROOT / name for name in ("LICENSE", "NOTICE", "THIRD_PARTY.md")]
    interpreter = run(
        [python, "-c", "import os; print(os.path.join(os.path.dirname(os.__file__), 'LICENSE.txt'))"]
    )
    for text in (*own, *sorted((ROOT / "installer/licences").iterdir()), Path(interpreter.stdout.strip())):
        if text.is_file():
            shutil.copyfile(text, folder / ("Python.txt" if text.name == "LICENSE.txt" else text.name))


def list_files(folder: Path) -> None:
    """Write down all files of a bundle with their SHA-256, for `check-install`."""
    target = folder / "files.sha256"
    target.unlink(missing_ok=True)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    target.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")


def elf_files(folder: Path) -> list[Path]:
    """Return the programs and libraries in a folder."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def newest_symbol(files: list[Path], family: str = "GLIBC") -> tuple[str, Path]:
    """Return the highest version of a family of symbols that the files need, and one file that needs it."""
    best: tuple[tuple[int, ...], Path] = ((0,), Path())
    for path in files:
        needed = run(["objdump", "-T", path]).stdout if path.suffix != ".a" else ""
        for found in re.findall(rf"\({family}_([0-9.]+)\)|\b{family}_([0-9.]+)\b", needed):
            number = tuple(int(part) for part in (found[0] or found[1]).split("."))
            best = max(best, (number, path), key=lambda one: one[0])
    return ".".join(map(str, best[0])), best[1]


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def through(build: Callable[[], Iterable[Path]]) -> int:
    """Build something and tell its sizes, or why it could not be; return the exit status."""
    os.umask(0o022)
    try:
        BUILD.mkdir(exist_ok=True)
        for made in build():
            say(
                f"{made.relative_to(ROOT)}: {(size(made) if made.is_dir() else made.stat().st_size) / 1e6:.1f} MB"
            )
    except (BuildProblem, OSError, subprocess.SubprocessError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def both() -> Iterator[Path]:
    """Build both folders."""
    yield build_program()
    yield build_recognition()


if __name__ == "__main__":
    sys.exit(through(both))
