"""Where the user's own database lies, and what kind of place that is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reviewer.domain.errors import DatabaseProblem

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "davfs", "ncpfs"})


def data_folder() -> Path:
    """Return the folder of the program's data; nothing is created here."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "Reviewer"
    given = os.environ.get("XDG_DATA_HOME")
    return (Path(given) if given else Path.home() / ".local" / "share") / "reviewer"


def default_database() -> Path:
    """Return the path of the user's own database."""
    return data_folder() / "reviewer.db"


def rubrics_folder(database: Path | None) -> Path:
    """Return where a county's own profiles lie: beside the database file, with the user's data for a server."""
    return _beside(database) / "rubrics"


def templates_folder(database: Path | None) -> Path:
    """Return where a county's own templates lie, workbooks and papers: in the same place as its profiles."""
    return _beside(database) / "templates"


def _beside(database: Path | None) -> Path:
    return data_folder() if database is None else database.parent


def database_file(db: str | Path | None) -> Path | None:
    """Return the file a --db names; None where it is a URL of another database system. Raises DatabaseProblem."""
    if db is None:
        return default_database()
    if isinstance(db, Path) or "://" not in db:
        return _usable(db)
    scheme, _, rest = db.partition("://")
    if scheme.partition("+")[0] != "sqlite":
        return None
    if not (path := rest.partition("?")[0].removeprefix("/")) or path == ":memory:":
        raise DatabaseProblem("评审数据须保存在文件中，请在 --db 中给出数据库文件的路径。")
    return _usable(path)


def _usable(given: str | Path) -> Path:
    """Return a path that can name a database file. Raises DatabaseProblem for a folder, a device, and what is no path."""
    if not str(given).strip():
        raise DatabaseProblem("没有给出数据库文件的路径，请在 --db 中写明。")
    try:
        path = Path(given).expanduser().absolute()
        if path.is_dir():
            raise DatabaseProblem(f"「{path.name or path}」是文件夹，不是数据库文件。请在 --db 中写明文件名。")
        path.stat()
        if not path.is_file():
            raise DatabaseProblem(f"「{path.name}」不是数据库文件，请另选。")
    except (FileNotFoundError, NotADirectoryError):
        return path
    except (OSError, ValueError, RuntimeError) as error:
        raise DatabaseProblem(f"无法打开数据库「{given}」，请检查路径和权限。") from error
    return path


def on_network(path: Path) -> bool:
    """Tell whether a file is known to lie on a network share, where SQLite's locks can't be trusted."""
    if sys.platform == "win32":
        return str(path).startswith("\\\\")
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    mounts = [fields for line in lines if len(fields := line.split()) > 2]
    inside = [(len(m[1]), m[2]) for m in mounts if _below(path, m[1])]
    return bool(inside) and max(inside)[1] in _NETWORK


def _below(path: Path, mount: str) -> bool:
    place = mount.replace("\\040", " ").rstrip("/")
    return str(path) == place or str(path).startswith(f"{place}/")
