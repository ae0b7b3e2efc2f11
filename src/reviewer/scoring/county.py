"""A county's own profiles: TOML files in a folder of the user's, in force beside the shipped ones.

A file that is not sound is refused with file, line and reason; the text of its last sound state, kept beside it
(`<name>.toml.good`), stays in force. One folder is in force at a time: that of the open database.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.domain.errors import EnvironmentProblem
from reviewer.domain.rubric import Profile
from reviewer.scoring.profiles import ProfileProblem, read_profile, shipped_profiles

_GOOD, _BAD = ".good", ".bad"
_ID = re.compile(r"[0-9A-Za-z_-]{1,40}")  # it is noted with each review


@dataclass(frozen=True)
class OwnProfile:
    """A profile of the county with the file it stands in."""

    profile: Profile
    path: Path
    text: str


@dataclass(frozen=True)
class OwnFolder:
    """What a folder of profiles holds: those in force by id, and a sentence for each file that is refused."""

    profiles: dict[str, OwnProfile] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


_in_force: dict[str, dict[str, Profile]] = {}


def load_profiles() -> dict[str, Profile]:
    """Return all profiles in force by id: the shipped ones and the county's. Raises ProfileProblem."""
    return _in_force.get("all") or shipped_profiles()


def put_in_force(folder: OwnFolder | None) -> None:
    """Let a county's profiles count beside the shipped ones; None leaves only those."""
    own = {} if folder is None else {key: one.profile for key, one in folder.profiles.items()}
    if own:
        _in_force["all"] = {**shipped_profiles(), **own}
    else:
        _in_force.pop("all", None)


def take_over(profiles: dict[str, Profile]) -> None:
    """Let the profiles in force of another process count in this one."""
    _in_force["all"] = profiles


def read_folder(folder: Path) -> OwnFolder:
    """Read all profiles of a folder; what is unsound is replaced by its last good text, where there is one."""
    own: dict[str, OwnProfile] = {}
    problems: list[str] = []
    for path in _files(folder, problems):
        for found in _read_file(path, problems):
            key = found.profile.id
            if not _ID.fullmatch(key):
                problems.append(_misnamed(path, key))
            elif key in shipped_profiles() or key in own:
                problems.append(_taken(path, key))
            else:
                own[key] = found
    return OwnFolder(own, tuple(problems))


def _files(folder: Path, problems: list[str]) -> list[Path]:
    try:
        return sorted(p for p in folder.glob("*.toml") if p.is_file())
    except OSError as error:
        problems.append(f"自定评分表的文件夹读不出来（{error.strerror}）：{folder}")
        return []


def _read_file(path: Path, problems: list[str]) -> Iterator[OwnProfile]:
    """Read a file, or what it last said that was sound."""
    try:
        text = _text(path)
        yield OwnProfile(read_profile(text, path), path, text)
        return
    except ProfileProblem as problem:
        refused = problem.message
    with suppress(ProfileProblem):
        text = _text(good_file(path))
        kept = OwnProfile(read_profile(text, path), path, text)
        problems.append(f"{refused}在此之前沿用上次可用的“{kept.profile.name}”第 {kept.profile.version} 版。")
        yield kept
        return
    problems.append(refused)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ProfileProblem(f"评分表“{path.name}”无法使用：文件不是 UTF-8 编码，请另存后重试。") from None
    except OSError as error:
        raise ProfileProblem(f"评分表“{path.name}”读不出来（{error.strerror}），请检查文件。") from None


def _says(path: Path) -> str:
    """Return a file's text, "" for one that can't be read."""
    try:
        return _text(path)
    except ProfileProblem:
        return ""


def _taken(path: Path, key: str) -> str:
    return f"评分表“{path.name}”未启用：编号“{key}”已被另一评分表使用，请在文件中改用别的 id。"


def _misnamed(path: Path, key: str) -> str:
    return f"评分表“{path.name}”未启用：编号“{key}”只能用 40 个以内的字母、数字、“-”和“_”，请修改 id。"


def good_file(path: Path) -> Path:
    """Return where the last sound text of a file is kept."""
    return path.with_name(path.name + _GOOD)


def keep_good(folder: OwnFolder) -> None:
    """Keep the sound texts of a folder beside their files; a disk that refuses changes nothing else."""
    for own in folder.profiles.values():
        with suppress(OSError):
            good = good_file(own.path)
            if not good.exists() or good.read_text(encoding="utf-8") != own.text:
                good.write_text(own.text, encoding="utf-8", newline="\n")


def write_own(path: Path, text: str, known: str | None = None) -> None:
    """Write a profile's file whole or not at all; what stands there unknown to us is set aside. Raises EnvironmentProblem.

    `known` is the text in force: a file that says something else was changed by hand, and could not be used.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if known is not None and path.exists() and _says(path) != known:
            os.replace(path, path.with_name(path.name + _BAD))
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        reason = error.strerror or "磁盘出错"
        raise EnvironmentProblem(f"评分表没有保存：{reason}。请检查磁盘和权限后重试。") from error


def remove_own(path: Path) -> None:
    """Remove a profile's file and its last good text. Raises EnvironmentProblem."""
    try:
        path.unlink(missing_ok=True)
        good_file(path).unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentProblem(f"评分表没有删除：{error.strerror}。请检查权限后重试。") from error
