"""The rubric profiles of a library: the shipped ones to read, a county's own to copy, change, hand on and put in force.

A county's profiles are files in the folder `rubrics` beside the database. Saving one puts it in force at once; scoring the
reports anew is a step of its own, which a person sees beforehand as a what-if.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.errors import EnvironmentProblem, ReadOnly, Refused
from reviewer.domain.library import ProgressCallback
from reviewer.domain.review import Status
from reviewer.domain.rubric import Profile
from reviewer.scoring import ProfileProblem, faults, load_profile, load_profiles, profile_text, shipped_profiles
from reviewer.scoring.county import (
    OwnFolder,
    keep_good,
    put_in_force,
    read_folder,
    remove_own,
    write_own,
)
from reviewer.scoring.profiles import read_profile
from reviewer.services.rescoring import Change, Rescored, Rescoring, WhatIf

if TYPE_CHECKING:
    from reviewer.storage.profiles import KeptProfile, ProfileRecords
    from reviewer.storage.rescoring import ScoreRecords

__all__ = ["Change", "Listed", "Rubrics", "WhatIf"]

_LONGEST = 30  # characters of an id: it is noted with each review
_ROUNDS = 3  # over reviews that somebody touched meanwhile
Write = Callable[[list[Rescored]], list[int]]


@dataclass(frozen=True)
class Listed:
    """A profile with whose it is, and how many reports are scored by it."""

    profile: Profile
    own: bool
    used: int
    default: bool
    instead: str = ""  # name of the shipped one it stands for
    behind: int = 0  # of a default: reports that nobody touched and that another default still scores
    outdated: int = 0  # of them scored by an earlier version: a scoring was stopped, or a file changed by hand


class Rubrics:
    """All profiles of a library. What refuses raises Refused, ReadOnly, ProfileProblem or EnvironmentProblem."""

    def __init__(
        self,
        folder: Path,
        records: ScoreRecords,
        kept: ProfileRecords,
        read_only: Callable[[], str],
        default: Callable[[], str],
    ) -> None:
        self.folder = folder
        self._records = records
        self._kept = kept
        self._mended: tuple[str, ...] = ()
        self._read_only = read_only
        self._default = default
        self._own = OwnFolder()
        self.reload()

    @property
    def problems(self) -> tuple[str, ...]:
        """Return a sentence for each file that can't be used, or not wholly."""
        unknown = (_unknown_names(own.profile, own.path, own.text) for own in self._own.profiles.values())
        return (*self._own.problems, *filter(None, unknown), *self._mended)

    def reload(self) -> None:
        """Read the folder and put its profiles in force; the database keeps each version, and brings back what is lost."""
        self._own = self._read()
        from reviewer.storage.profiles import KeptProfile

        self._mended = ()
        if not self._read_only():
            kept = self._kept.all()
            self._mended = (*self._raise_versions(kept), *self._bring_back(kept))
            if self._mended:
                self._own = self._read()
            keep_good(self._own)
            own = self._own.profiles.values()
            self._kept.keep([KeptProfile(o.profile.id, o.profile.version, o.text) for o in own], kept)
        put_in_force(self._own)

    def _read(self) -> OwnFolder:
        return read_folder(self.folder) if self.folder.is_dir() else OwnFolder()

    def _raise_versions(self, kept: list[KeptProfile]) -> Iterator[str]:
        """Give what was changed outside the program, its version left as it was, the next version."""
        texts = {(one.id, one.version): one.text for one in kept}
        for own in self._own.profiles.values():
            if texts.get((own.profile.id, own.profile.version), own.text) == own.text:
                continue
            version = self._next_version(own.profile.id)
            text = _with_version(own.text, version)
            write_own(own.path, text, own.text)
            yield (
                f"评分表“{own.path.name}”在程序之外改过，版次未变，现作为第 {version} 版；"
                "已评的报告请在「评分表」窗口重新评分。"
            )

    def _bring_back(self, kept: list[KeptProfile]) -> Iterator[str]:
        """Write the files that are gone although reports, or the default, rest on them."""
        lost = {one.id: one for one in kept if one.id not in self._own.profiles}
        if not lost:
            return
        from reviewer.storage.rescoring import used

        needed = {*used(self._records.scored()), self._default()}
        for one in lost.values():
            path = self.folder / f"{one.id}.toml"
            if one.id in needed and not path.exists():
                write_own(path, one.text)
                yield f"评分表“{path.name}”的文件不见了，已按数据库中留存的第 {one.version} 版补回。"

    def leave(self) -> None:
        """Take the county's profiles out of force; called when the library closes."""
        put_in_force(None)

    # -- the list

    def listed(self) -> list[Listed]:
        """Return all profiles: the shipped ones, then the county's by name."""
        from reviewer.storage.rescoring import outdated, used

        scored, default = self._records.scored(), self._default()
        counts = used(scored)
        own = sorted((o.profile for o in self._own.profiles.values()), key=lambda p: (p.name, p.id))
        return [
            Listed(
                profile,
                self.is_own(profile.id),
                counts.get(profile.id, 0),
                profile.id == default,
                _name_of(profile.stands_for),
                self._records.behind(default) if profile.id == default else 0,
                outdated(scored, profile.id, profile.version),
            )
            for profile in (*shipped_profiles().values(), *own)
        ]

    def waiting(self) -> int:
        """Count the reports that nobody has touched: another default scores them anew."""
        return sum(one.count for one in self._records.scored() if one.status is Status.WAITING)

    def profile(self, profile_id: str) -> Profile:
        """Return a profile in force. Raises Refused where there is none of that id."""
        found = load_profiles().get(profile_id)
        if found is None:
            raise Refused("没有这份评分表，请刷新后重试。")
        return found

    def as_scored(self, profile_id: str, version: str) -> Profile | None:
        """Return a profile as it was in a version: in force, else as the database keeps it; None where it is gone."""
        current = load_profiles().get(profile_id)
        if current is not None and current.version == version:
            return current
        for one in reversed(self._kept.all()):
            if (one.id, one.version) == (profile_id, version):
                try:
                    return read_profile(one.text, self.folder / f"{one.id}.toml")
                except ProfileProblem:
                    return None
        return None

    def is_own(self, profile_id: str) -> bool:
        """Tell whether a profile is the county's own."""
        return profile_id in self._own.profiles

    # -- changing

    def copy(self, profile_id: str, name: str = "", new_id: str = "") -> Profile:
        """Copy a profile under a new id and name; the copy begins with version 1."""
        source = self.profile(profile_id)
        made = replace(
            source,
            id=self._free_id(new_id or f"{source.id}-county"),
            name=self._free_name(name or f"{source.name}（本县）"),
            version="1",
            stands_for="",
        )
        return self._write(made)

    def save(self, profile: Profile) -> Profile:
        """Save a changed profile of the county with the next version; return it as saved."""
        if not self.is_own(profile.id):
            raise Refused("随程序提供的评分表只能查看，请复制后修改。")
        self._sound(profile)
        self._alone(profile)
        return self._write(replace(profile, version=self._next_version(profile.id)))

    def _next_version(self, profile_id: str) -> str:
        """Return a version that no text of the profile has had."""
        versions = [one.version for one in self._kept.all() if one.id == profile_id]
        version = versions[-1] if versions else self._own.profiles[profile_id].profile.version
        while version in versions or version == self._own.profiles[profile_id].profile.version:
            version = next_version(version)
        return version

    def delete(self, profile_id: str) -> None:
        """Delete a profile of the county that nothing rests on."""
        self._must_write()
        if not self.is_own(profile_id):
            raise Refused("随程序提供的评分表不能删除。")
        used = next(one.used for one in self.listed() if one.profile.id == profile_id)
        if used:
            raise Refused(f"有 {used} 份报告按这份评分表评分，不能删除。请先为它们改选其他评分表。")
        if profile_id == self._default():
            raise Refused("这是默认评分表，不能删除。请先把另一份设为默认。")
        self._kept.forget(profile_id)
        remove_own(self._own.profiles[profile_id].path)
        self.reload()

    # -- in and out

    def import_file(self, path: Path) -> Profile:
        """Take in a profile from a file; where its id or name is taken, it gets new ones."""
        found = load_profile(Path(path))
        if told := _unknown_names(found, Path(path), Path(path).read_text(encoding="utf-8-sig")):
            raise Refused(told)
        made = replace(found, id=self._free_id(found.id), name=self._free_name(found.name), stands_for="")
        return self._write(made)

    def export_file(self, profile_id: str, target: Path) -> Path:
        """Write a profile as a file that another county can take in."""
        path = Path(target)
        text = profile_text(self.profile(profile_id))
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            reason = error.strerror or "磁盘出错"
            raise EnvironmentProblem(f"评分表没有导出：{reason}。请另选位置后重试。") from error
        return path

    # -- scoring anew

    def what_if(self, profile: Profile, progress: ProgressCallback | None = None) -> WhatIf:
        """Tell what a changed profile would make of all reports that it scores or would score. Raises Cancelled."""
        self._sound(profile)
        self._alone(profile)
        before = load_profiles().get(profile.id)
        profiles = {**load_profiles(), profile.id: profile}
        return Rescoring(self._records, profiles).what_if(profile.id, before, progress)

    def apply(
        self, profile_id: str, write: Write | None = None, progress: ProgressCallback | None = None
    ) -> int:
        """Score anew by a saved profile; return how many reports. Finished reviews stay. Raises Cancelled.

        `write` passes over what an open session holds: the session scores itself anew.
        """
        self._must_write()
        job = Rescoring(self._records, load_profiles())
        done, passed = job.apply(profile_id, write or self._records.write, progress)
        for _ in range(_ROUNDS):
            if not passed:
                break
            more, passed = job.apply(profile_id, write or self._records.write, None, passed)
            done += more
        return done

    def apply_default(
        self,
        ids: list[int],
        default_profile: str,
        write: Callable[[list[Rescored]], None],
        progress: ProgressCallback | None = None,
    ) -> int:
        """Score reports that nobody has touched by another default profile; return how many. Raises Cancelled."""
        count = 0
        for batch in Rescoring(self._records, load_profiles()).by_default(ids, default_profile, progress):
            write(batch)
            count += len(batch)
        return count

    # -- inside

    def _must_write(self) -> None:
        if reason := self._read_only():
            raise ReadOnly(reason)

    def _sound(self, profile: Profile) -> None:
        if wrong := faults(profile):
            raise Refused(f"评分表还不能使用：{wrong[0].sentence}")

    def _alone(self, profile: Profile) -> None:
        """Refuse a second profile in place of the same shipped one."""
        others = (own.profile for key, own in self._own.profiles.items() if key != profile.id)
        same = next(
            (one for one in others if profile.stands_for and one.stands_for == profile.stands_for), None
        )
        if same is not None:
            shipped = self.profile(profile.stands_for).name
            raise Refused(f"“{same.name}”已经代替{shipped}，请先在那份评分表中改为“不代替”。")

    def _write(self, profile: Profile) -> Profile:
        """Write a profile's file and put it in force; nothing is written that could not be read back."""
        self._must_write()
        path, text = self._path(profile.id), profile_text(profile)
        if read_profile(text, path) != profile:
            raise Refused("评分表含有不能保存的字符，请修改后重试。")
        own = self._own.profiles.get(profile.id)
        write_own(path, text, None if own is None else own.text)
        self.reload()
        return self.profile(profile.id)

    def _path(self, profile_id: str) -> Path:
        own = self._own.profiles.get(profile_id)
        if own is not None:
            return own.path
        path = self.folder / f"{profile_id}.toml"
        count = 1
        while path.exists():
            count += 1
            path = self.folder / f"{profile_id}-{count}.toml"
        return path

    def _free_id(self, wished: str) -> str:
        base = re.sub(r"[^0-9A-Za-z_-]+", "-", wished).strip("-")[:_LONGEST] or "county"
        return _free(base, set(load_profiles()), "-{}")

    def _free_name(self, wished: str) -> str:
        return _free(wished.strip() or "评分表", {p.name for p in load_profiles().values()}, "（{}）")


def _with_version(text: str, version: str) -> str:
    """Return a profile's text under another version."""
    line = f'version = "{version}"'
    changed, found = re.subn(r"(?m)^version\s*=[^\n#]*", lambda _m: f"{line} ", text, count=1)
    return changed if found else f"{line}\n{text}"


def _unknown_names(profile: Profile, path: Path, text: str) -> str:
    """Say which kind of finding or shipped profile one names that there is not, with its line; "" where all is known."""
    from reviewer.checks.kinds import KINDS

    if profile.stands_for and profile.stands_for not in shipped_profiles():
        return f"评分表“{path.name}”要代替的“{profile.stands_for}”不是随程序提供的评分表，请改正或删去 stands_for。"
    named = [c for part in profile.parts for item in part.items for c in item.checks]
    named += [setting.rule for setting in profile.checks]
    measured = [setting.rule for setting in profile.checks if setting.tolerance is not None]
    unknown = next((check for check in named if check not in KINDS), None)
    if unknown is None:
        unmeasured = next((check for check in measured if not KINDS[check].gap), None)
        return (
            ""
            if unmeasured is None
            else f"评分表“{path.name}”的疑点“{unmeasured}”没有容差可设，请删去 tolerance。"
        )
    line = next((n for n, row in enumerate(text.splitlines(), 1) if f'"{unknown}"' in row), 0)
    place = f"第 {line} 行" if line else ""
    return (
        f"评分表“{path.name}”{place}的疑点“{unknown}”不认识，请改用「评分表」窗口的「疑点检查」中列出的疑点。"
    )


def _name_of(shipped: str) -> str:
    found = shipped_profiles().get(shipped)
    return "" if found is None else found.name


def _free(base: str, taken: set[str], pattern: str) -> str:
    """Return a word that is not taken yet: the base, else with the next free number."""
    made, count = base, 1
    while made in taken:
        count += 1
        made = base + pattern.format(count)
    return made


def next_version(version: str) -> str:
    """Return the version that follows: "1" → "2", "2024-3" → "2024-4", "试行" → "试行-2"."""
    found = re.search(r"[0-9]+$", version)
    if found is None:
        return f"{version}-2"
    return f"{version[: found.start()]}{int(found[0]) + 1}"
