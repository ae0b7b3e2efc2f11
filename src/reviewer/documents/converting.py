"""Let LibreOffice, where it is installed, turn a file of an old format into one of a newer one.

It runs as a child of its own: a profile that exists for one call, a folder that is removed, a limit of time and,
under Linux, of memory and of what it writes. Its profile forbids macros, links and every way to the network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

SECONDS = 90
MOST_MEMORY = 4 * 1024**3
MOST_BYTES = 256 * 1024 * 1024
_WINDOWS = sys.platform == "win32"
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/snap/bin/libreoffice",
)
_PATTERNS = (
    ("/opt", "libreoffice*/program/soffice"),
    # Where the app stores of 麒麟 and 统信 UOS put programs.
    ("/opt/apps", "*libreoffice*/files/**/program/soffice"),
)
_WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),  # never
    # A proxy that is not there: nothing is fetched.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@cache
def program() -> Path | None:
    """Return the program that converts, None where none is installed."""
    for name in _NAMES:
        # Windows looks into the current folder first, where anything may lie.
        if (found := shutil.which(name)) and Path(found).is_absolute():
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> list[Path]:
    if _WINDOWS:
        folders = [os.environ[name] for name in _WINDOWS_FOLDERS if name in os.environ]
        return [Path(folder) / "LibreOffice" / "program" / "soffice.com" for folder in folders]
    found = [path for folder, pattern in _PATTERNS for path in sorted(Path(folder).glob(pattern), reverse=True)]
    return [*map(Path, _PLACES), *found]


def convert(data: bytes, suffix: str, to: str, reading: str = "") -> bytes | None:
    """Return a file in another format ("docx", "pdf"), None where no program is there or it gave nothing.

    `suffix` is what a file of this kind is called (".doc"), `reading` the filter that must read it: without one, the program
    takes what it can't read for a text.
    """
    office = program()
    if office is None:
        return None
    try:
        # Windows may hold a file of the profile a moment longer than the program lives.
        with tempfile.TemporaryDirectory(prefix="reviewer-", ignore_cleanup_errors=True) as folder:
            return _converted(office, Path(folder), data, suffix, to, reading)
    except OSError:
        return None


def _converted(office: Path, folder: Path, data: bytes, suffix: str, to: str, reading: str) -> bytes | None:
    source, target = folder / f"in{suffix}", folder / "out" / f"in.{to}"
    source.write_bytes(data)
    _write_profile(folder / "profile")
    command = [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        *([f"--infilter={reading}"] if reading else []),
        *("--convert-to", to, "--outdir", str(target.parent), str(source)),
    ]
    if not _run(command, folder) or not target.is_file() or target.stat().st_size > MOST_BYTES:
        return None
    return target.read_bytes()


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{"" if path.startswith("Inet") else "Office."}{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    names = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items {names}>{items}</oor:items>', encoding="utf-8"
    )


def _run(command: list[str], folder: Path) -> bool:
    """Run a command to its end or to the limit of time; it and all it started are gone afterwards."""
    surroundings = {
        **os.environ,
        "HOME": str(folder),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder)),
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    child = subprocess.Popen(
        command,
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **_apart(),
    )
    try:
        _limit(child.pid)
        return bool(child.wait(SECONDS) == 0)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if child.poll() is None:
            _end(child)


def _apart() -> dict[str, Any]:
    """Return what keeps the child from our terminal and lets it be ended with all its own children."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _limit(process: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.prlimit(process, resource.RLIMIT_FSIZE, (MOST_BYTES, MOST_BYTES))


def _end(child: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True, check=False)
    else:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
