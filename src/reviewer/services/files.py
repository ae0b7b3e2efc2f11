"""Which files an import means: folders and archives are walked, hidden files and Word's own lock files are left out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.domain.errors import FileProblem
from reviewer.services.archives import ARCHIVE, Member, inside, is_archive, member_at, members_of

_KINDS = 8  # kinds named in a sentence
_NAMED = 3  # files named in a sentence
_LITTER = frozenset({"thumbs.db", "desktop.ini"})  # what a file manager leaves behind


@dataclass
class WantedFiles:
    """The files to read in order, each once; a folder, archive or path that gives none stands as its problem.

    `passed_over` are the files of folders that are no readable format (.ofd, .ppt …).
    """

    files: list[Source | Unreadable] = field(default_factory=list)
    passed_over: list[Path] = field(default_factory=list)


@dataclass(frozen=True)
class OnDisk:
    """A file of its own."""

    path: Path

    def read(self) -> bytes:
        """Return its content. Raises FileProblem."""
        return read_bytes(self.path)


@dataclass(frozen=True)
class InHand:
    """A file whose content was made of what lies at its path."""

    path: Path
    content: bytes

    def read(self) -> bytes:
        """Return its content."""
        return self.content


@dataclass(frozen=True)
class Unreadable:
    """A folder or archive that gives nothing to read, or not all; `message` says why."""

    path: Path
    message: str


Source = OnDisk | Member | InHand


def source_at(path: Path) -> OnDisk | Member:
    """Return the file at a path, which may lead into an archive."""
    member = None if path.exists() else member_at(path)
    return OnDisk(path) if member is None else member


def wanted_files(paths: Sequence[Path]) -> WantedFiles:
    """Return what to read of files, folders and archives."""
    from reviewer.documents import READABLE_SUFFIXES

    found: dict[str, Source | Unreadable] = {}
    other: dict[str, Path] = {}
    for path in paths:
        for one in _below(Path(path), frozenset(READABLE_SUFFIXES), other):
            found.setdefault(os.path.abspath(one.path), one)
    return WantedFiles(list(found.values()), [path for name, path in other.items() if name not in found])


def told(passed_over: Sequence[Path], *, by_name: bool = False) -> str:
    """Say which files of folders were passed over, "" where there were none: by kind, the first ones by name."""
    if not passed_over:
        return ""
    counts = Counter(path.suffix.lower() for path in passed_over)
    kinds = sorted(counts.items(), key=lambda kind: (-kind[1], kind[0]))
    listed = "、".join(f"{suffix or '无扩展名'} {count} 个" for suffix, count in kinds[:_KINDS])
    more = "等" if len(kinds) > _KINDS else ""
    names = f"（{_first_names(passed_over)}）" if by_name else ""
    return f"另有 {len(passed_over)} 个文件不是可读的格式：{listed}{more}{names}。"


def _first_names(paths: Sequence[Path]) -> str:
    named = "、".join(readable_name(path) for path in paths[:_NAMED])
    return f"{named} 等 {len(paths)} 个" if len(paths) > _NAMED else named


def _below(path: Path, suffixes: frozenset[str], other: dict[str, Path]) -> Iterator[Source | Unreadable]:
    if path.is_dir():
        inside = list(_walked(path, suffixes, other))
        if not inside:
            yield Unreadable(path, f"文件夹「{path.name or path}」中没有可以读取的报告。")
        yield from inside
    elif is_archive(path):
        yield from _unpacked(path, suffixes, other)
    else:
        try:
            yield source_at(path)
        except FileProblem as problem:  # of the archive it was in
            yield Unreadable(path, problem.message)


def _unpacked(archive: Path, suffixes: frozenset[str], other: dict[str, Path]) -> Iterator[Source | Unreadable]:
    """Walk the readable members of an archive; the others are passed over like those of a folder."""
    found = False
    try:
        for member in members_of(archive):
            path = member.path
            if any(_hidden(part) for part in member.name.split("/")) or path.name.lower() in _LITTER:
                continue
            if path.suffix.lower() in suffixes and _may_be_report(member):
                found = True
                yield member
            else:
                other[os.path.abspath(path)] = path
    except FileProblem as problem:
        found = True
        yield Unreadable(archive, problem.message)
    if not found:
        yield Unreadable(archive, f"压缩包「{archive.name}」中没有可以读取的报告。")


def _walked(folder: Path, suffixes: frozenset[str], other: dict[str, Path]) -> Iterator[Source | Unreadable]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(names):
            path = Path(where, name)
            if _hidden(name) or name.lower() in _LITTER:
                continue
            if path.suffix.lower() in suffixes and _may_be_report(OnDisk(path)):
                yield OnDisk(path)
            elif is_archive(path):
                yield from _unpacked(path, suffixes, other)
            else:
                other[os.path.abspath(path)] = path


def _may_be_report(source: OnDisk | Member) -> bool:
    """Tell by the content of a file whose ending says little (.xml) that it is no report; one that can't be read may be."""
    from reviewer.documents import AMBIGUOUS_SUFFIXES, sniff
    from reviewer.documents.sniffing import XLS

    if source.path.suffix.lower() not in AMBIGUOUS_SUFFIXES:
        return True
    try:
        return bool(sniff(source.read()) == XLS)
    except FileProblem:
        return True


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))


def readable_name(path: Path) -> str:
    """Return a file's name as text that any database and program takes; bytes that are no UTF-8 are replaced."""
    return _as_text(path.name)


def _as_text(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace") if os.name != "nt" else name


def quoted(path: Path) -> str:
    """Return what a sentence calls a file: one in an archive by the archive, too."""
    archive = next((a for a in path.parents if a.suffix.lower() == ARCHIVE and not a.is_dir()), None)
    if archive is None:
        return f"“{readable_name(path)}”"
    return inside(Path(readable_name(archive)), _as_text(path.relative_to(archive).as_posix()))


def said_of(path: Path, message: str) -> str:
    """Return a sentence about a file that names the archive it lies in, too."""
    name, called = readable_name(path), quoted(path)
    if called in message or called == f"“{name}”":
        return message
    return message.replace(f"“{name}”", called).replace(f"「{name}」", called)


def told_of_lock(path: Path, message: str) -> str:
    """Return what is said of a file that its password would open, where a kept sentence is about one; else ""."""
    from reviewer.documents.problems import locked, tells_of_lock

    name = readable_name(path)
    if not tells_of_lock(name, message.replace(quoted(path), f"“{name}”")):
        return ""
    return said_of(path, locked(name))


def read_bytes(path: Path) -> bytes:
    """Return a file's content. Raises FileProblem with what to do."""
    from reviewer.documents import MOST_BYTES, problems

    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileProblem(problems.too_large(path.name, MOST_BYTES // 2**20))
        return path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(f"找不到文件「{path.name}」，请检查路径。") from None
    except IsADirectoryError:
        raise FileProblem(f"「{path.name}」是文件夹，不是文件。") from None
    except PermissionError:
        raise FileProblem(f"无法打开「{path.name}」：没有权限，或正被其他程序占用。请关闭后重试。") from None
    except OSError as error:
        raise FileProblem(f"读取「{path.name}」时磁盘出错（{error.strerror}），请检查后重试。") from None
