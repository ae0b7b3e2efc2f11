"""Make this checkout ready to run: virtual environment, pinned packages, system libraries, a Chinese font.

Standard library only, since it runs before anything is installed. Speaks on standard error only; when all is ready
it is silent. `run` and `check` (and their .bat twins) call it:

    python3 installer/bootstrap.py [--check]      --check adds what the checks need (a virtual screen)

Exit status 0: ready; 1: something is missing, and what to do was said.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCK = ROOT / "requirements.lock"
OCR_LOCK = ROOT / "requirements-ocr.lock"
OCR_MARK = VENV / ".with-ocr"  # is there where recognition of scans is wanted, too (add_ocr.py)
OLDEST, NEWEST = (3, 11), (3, 13)

# What Qt loads that a bare Debian lacks: library -> package.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
CHECK_TOOLS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool"}
FONT_PACKAGE = "fonts-wqy-microhei"
FONT_HINTS = (
    "cjk",
    "wqy",
    "sourcehan",
    "source-han",
    "droidsansfallback",
    "simsun",
    "simhei",
    "msyh",
    "uming",
    "ukai",
)


def say(text: str) -> None:
    """Speak on standard error, in whatever encoding it has."""
    stream = sys.stderr
    encoding = getattr(stream, "encoding", None) or "ascii"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def locks() -> list[Path]:
    """Return the lock files to install from."""
    return [LOCK, OCR_LOCK] if OCR_MARK.exists() else [LOCK]


def fingerprint() -> str:
    """Digest what the environment is made from; it changes when it must be made anew."""
    digest = hashlib.sha256(str(VENV).encode())
    for path in (*locks(), ROOT / "pyproject.toml", Path(__file__).resolve()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stamp(check: bool) -> Path:
    """Return the file that says the environment is ready."""
    return VENV / (".ready-check" if check else ".ready")


def is_ready(check: bool) -> bool:
    """Tell whether nothing has to be done; cheap, called at every start."""
    mark = stamp(check)
    try:
        return PYTHON.exists() and mark.read_text(encoding="ascii") == fingerprint()
    except OSError:
        return False


def main(arguments: list[str]) -> int:
    """Make everything ready; return the exit status."""
    check = "--check" in arguments
    if is_ready(check):
        return 0
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        say(f"需要 Python 3.11 至 3.13，当前为 {sys.version.split()[0]}。/ Python 3.11 to 3.13 is needed.")
        return 1
    try:
        with one_at_a_time():
            return 0 if is_ready(check) else prepare(check)
    except subprocess.CalledProcessError as problem:
        say(f"准备运行环境失败，停在：{' '.join(map(str, problem.cmd[:6]))} …")
        say("请检查网络或软件源后重试。/ Set-up failed at the command above; check the network and try again.")
        return 1
    except OSError as problem:
        say(f"准备运行环境失败：{problem}。/ Set-up failed.")
        return 1


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second start wait for the first one's set-up."""
    if WINDOWS:
        yield
        return
    import fcntl

    with open(ROOT / ".bootstrap.lock", "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def prepare(check: bool) -> int:
    """Install what is missing, in order; return the exit status."""
    missing = missing_packages(check) if sys.platform.startswith("linux") else []
    if missing and not install_packages(missing):
        return 1
    make_environment()
    for mark in [False, True] if check else [False]:
        stamp(mark).write_text(fingerprint(), encoding="ascii")
    return 0


def missing_packages(check: bool) -> list[str]:
    """Name the Debian packages that are needed and not there."""
    known = subprocess.run([ldconfig(), "-p"], capture_output=True, text=True, check=False).stdout
    missing = [package for library, package in LIBRARIES.items() if f"{library} " not in known]
    if not has_venv():
        missing.insert(0, "python3-venv")
    if not has_chinese_font():
        missing.append(FONT_PACKAGE)
    if check:
        missing += [package for tool, package in CHECK_TOOLS.items() if shutil.which(tool) is None]
    return missing


def ldconfig() -> str:
    """Return where ldconfig is; an ordinary user's PATH on Debian lacks /sbin."""
    return shutil.which("ldconfig") or "/sbin/ldconfig"


def has_venv() -> bool:
    """Tell whether this Python can make a virtual environment with pip in it."""
    try:
        import ensurepip
        import venv
    except ImportError:
        return False
    return bool(ensurepip and venv)


def has_chinese_font() -> bool:
    """Tell whether a font with Chinese characters is installed."""
    folders = ["/usr/share/fonts", "/usr/local/share/fonts", os.path.expanduser("~/.fonts"),
               os.path.expanduser("~/.local/share/fonts")]  # fmt: skip
    for folder in folders:
        for _, _, names in os.walk(folder):
            if any(hint in name.lower() for name in names for hint in FONT_HINTS):
                return True
    return False


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages as root; else print the one line that does, and return False."""
    install = ["apt-get", "install", "-y", "--no-install-recommends"]
    command = [*install, *packages]
    if shutil.which("apt-get") is None:
        say(f"缺少系统库，请安装与下列 Debian 软件包相当的软件包：{' '.join(packages)}")
        return False
    if os.geteuid() != 0:
        # One line for both commands: nobody should have to ask an administrator twice.
        line = " ".join([*install, *missing_packages(check=True)])
        say("缺少系统软件包。请用管理员（root）身份运行下面一行，再重新运行本命令。")
        say("Some system packages are missing. Run this line as root, then try again:")
        say(f"  apt-get update && {line}")
        return False
    say(f"正在安装系统软件包：{' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], environment)
    run([command[0], "-qq", "-o", "Dpkg::Use-Pty=0", *command[1:]], environment)
    return True


def make_environment() -> None:
    """Create the virtual environment and install exactly what the lock file names."""
    if not environment_works():
        say("正在创建虚拟环境 .venv …")
        # --clear would empty a half-made one; the interpreter that runs this may itself live in it.
        run([base_python(), "-m", "venv", "--clear", str(VENV)])
    if not is_ready(check=False):
        say(f"正在安装 {locks()[-1].name} 中的软件包，首次约需一至三分钟 …")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet",
           "--root-user-action=ignore"]  # fmt: skip
    for lock in locks():
        run([*pip, "--require-hashes", "--no-deps", "-r", str(lock)])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def environment_works() -> bool:
    """Tell whether .venv has a working interpreter with pip."""
    if not PYTHON.exists():
        return False
    try:
        return (
            subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False).returncode
            == 0
        )
    except OSError:
        return False


def base_python() -> str:
    """Return the interpreter to make the environment from: never the environment's own."""
    return getattr(sys, "_base_executable", sys.executable) or sys.executable


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command with its output on standard error."""
    subprocess.run(command, check=True, stdout=sys.stderr, env=environment, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
