"""Files inside .zip archives: read in memory, never unpacked to disk, within bounds.

Names of older programs are GB18030 without saying so. An archive inside an archive is looked into once.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reviewer.documents import MOST_BYTES
from reviewer.documents.sniffing import carries_files
from reviewer.domain.errors import FileProblem

ARCHIVE = ".zip"
MOST_MEMBERS = 5_000
MOST_TOTAL = 4 * MOST_BYTES  # bytes that all members together may come to
_DEPTH = 2
_PACKAGE_PARTS = frozenset(
    {"[Content_Types].xml", "content.xml", "OFD.xml"}
)  # of one document, not of many files
_UTF8 = 0x800
_LOCKED = 0x1
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, RuntimeError, zlib.error)


@dataclass(frozen=True)
class Member:
    """A file of an archive; `at` are its positions in the archive and in those inside it."""

    archive: Path
    at: tuple[int, ...]
    name: str  # with its folders: "教育局/自评报告.docx"

    @property
    def path(self) -> Path:
        """The archive's path with the member's name: what a user is shown and what is remembered."""
        return self.archive.joinpath(*PurePosixPath(self.name).parts)

    def read(self) -> bytes:
        """Return its content. Raises FileProblem."""
        try:
            with zipfile.ZipFile(self.archive) as package:
                return _content(package, self.at, inside(self.archive, self.name))
        except _BROKEN as error:
            raise FileProblem(_damaged(self.archive.name)) from error


def inside(archive: Path, name: str) -> str:
    """Say of a member which archive it is in, too: 压缩包“报送.zip”中的“教育局/自评报告.docx”."""
    return f"压缩包“{archive.name}”中的“{name}”"


def is_archive(path: Path) -> bool:
    """Tell whether a file is a .zip of other files: by its content; a .docx or .xlsx is a package, not one of these."""
    if path.suffix.lower() != ARCHIVE:
        return False
    try:
        with path.open("rb") as stream:
            if carries_files(stream.read(1024)):
                return True
        with zipfile.ZipFile(path) as package:
            return not _PACKAGE_PARTS & set(package.namelist())
    except _BROKEN:
        return path.is_file()  # a damaged one says so when its members are asked for


def members_of(archive: Path) -> Iterator[Member]:
    """Walk the files of an archive in order. Raises FileProblem for one that is damaged or inflates beyond bounds."""
    try:
        with zipfile.ZipFile(archive) as package:
            if min((info.header_offset for info in package.infolist()), default=0):
                raise FileProblem(_damaged(archive.name))  # cut off: this is the directory of a package in it
            yield from _members(package, _Room(archive), (), "")
    except _BROKEN as error:
        raise FileProblem(_damaged(archive.name)) from error


def member_at(path: Path) -> Member | None:
    """Return the member that a remembered path means, None where it is none."""
    archive = next((above for above in path.parents if above.is_file() and is_archive(above)), None)
    if archive is None:
        return None
    return next((member for member in members_of(archive) if member.path == path), None)


class _Room:
    """What may still come out of an archive and those inside it, all together."""

    def __init__(self, archive: Path) -> None:
        self.archive = archive
        self._members, self._bytes = MOST_MEMBERS, MOST_TOTAL

    def take(self, listed: Sequence[zipfile.ZipInfo]) -> None:
        """Count the members of one archive. Raises FileProblem once there are too many."""
        self._members -= len(listed)
        self._bytes -= sum(info.file_size for info in listed)
        if self._members < 0 or self._bytes < 0:
            raise _TooMuch(f"压缩包“{self.archive.name}”内容过多，未予读取；请解压后分批导入。")


class _TooMuch(FileProblem):
    """The archive as a whole is beyond bounds, not one member of it."""


def _members(package: zipfile.ZipFile, room: _Room, above: tuple[int, ...], folder: str) -> Iterator[Member]:
    listed, archive = package.infolist(), room.archive
    room.take(listed)
    for index, info in enumerate(listed):
        name, at = folder + _name_of(info), (*above, index)
        if _is_folder(info) or not PurePosixPath(name).name:
            continue
        if name.lower().endswith(ARCHIVE) and len(at) < _DEPTH:
            try:
                with zipfile.ZipFile(io.BytesIO(_content(package, (index,), name))) as inner:
                    yield from _members(inner, room, at, f"{name}/")
            except _TooMuch:
                raise
            except FileProblem:
                yield Member(archive, at, name)  # reading it tells what is wrong
            except _BROKEN:
                yield Member(archive, at, name)
        else:
            yield Member(archive, at, name)


def _content(package: zipfile.ZipFile, at: tuple[int, ...], shown: str) -> bytes:
    """Return what stands at a place, as much as one file may be. Raises FileProblem."""
    info = package.infolist()[at[0]]
    if info.flag_bits & _LOCKED:
        raise FileProblem(f"{shown}设有密码，无法读取；请解压后再导入。")
    if info.file_size > MOST_BYTES:
        raise FileProblem(f"{shown}解压后过大，未予读取；请解压后核对文件。")
    with package.open(info) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise FileProblem(f"{shown}解压后过大，未予读取；请解压后核对文件。")
    if len(at) == 1:
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as inner:
        return _content(inner, at[1:], shown)


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return a member's name without anything that leads out of the archive."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = info.orig_filename.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    clean = "/".join("".join(c for c in part if c.isprintable() and c != ":") for part in parts)
    return clean + "/" if _is_folder(info) else clean


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """Tell a folder; a damaged member may have no name at all."""
    return bool(info.filename) and info.is_dir()


def _damaged(name: str) -> str:
    return f"压缩包“{name}”已损坏或传输不完整，无法读取；请重新复制或向报送单位重新索取后再导入。"
