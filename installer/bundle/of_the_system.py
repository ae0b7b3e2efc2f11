"""What a bundle leaves out because the target's own packages bring it (Depends of the .deb)."""

from __future__ import annotations

import sys
from pathlib import PurePosixPath

_FOLDERS = ("/lib/", "/usr/lib/", "/lib64/", "/usr/lib64/")
# These few must be the ones that were built against: the interpreter, the database, and what they load.
_BROUGHT = ("libpython3", "libsqlite3", "libffi", "libcrypto", "libssl", "libbz2", "liblzma")


def comes_with_the_system(entry: tuple[str, str, str]) -> bool:
    """Tell whether an entry of a bundle (name, source, kind) is a library of the system, or a dangling link to one."""
    name, source = entry[0].replace("\\", "/"), str(entry[1]).replace("\\", "/")
    if sys.platform == "win32" or not source.startswith(_FOLDERS) or "/python3" in source:
        return False
    return not PurePosixPath(name).name.startswith(_BROUGHT)
