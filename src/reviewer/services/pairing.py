"""Which two files are one review: a report and the form of the same project, in one folder. Where in doubt, none.

Names say which file may belong to which; what was read of the two must not contradict it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.naming import project_core, same_body, same_project
from reviewer.domain.report import Report

if TYPE_CHECKING:
    from reviewer.storage.records import NewReport

_SPACES = re.compile(r"[\s（）()【】\[\]《》“”「」_\-—·.,，、：:+]")
_SERIAL = re.compile(r"(?:附件|附表|附)[0-9一二三四五六七八九十]*|20[0-9]{2}(?:年度|年)?|[0-9]+|[vV](?=[0-9])")
_WORDS = re.compile(
    r"项目支出|项目|部门整体支出|整体支出|部门整体|绩效|自我评价|自评|评价|评分|打分|情况|报告|表格|表|年度|定稿|终稿|最终|盖章|扫描件|修改|[版稿]$"
)


def stem_core(path: Path) -> str:
    """Return what a file's name says of whose it is: without 自评报告, 自评表, 附件2, years, brackets and serial numbers."""
    return _WORDS.sub("", _SERIAL.sub("", _SPACES.sub("", path.stem)))


def belongs(narrative: NewReport, form: NewReport) -> bool:
    """Tell whether a form is surely that of a narrative: nothing read of the two contradicts it, and a name says so."""
    one, other = narrative.machine, form.machine
    if not (is_narrative(narrative) and is_form(form)) or narrative.sample or form.sample:
        return False
    if _apart(one, other, "year") or (_apart(one, other, "kind") and "other" not in _both(one, other, "kind")):
        return False
    units, projects = _both(one, other, "unit"), _both(one, other, "project_name")
    if len(units) == 2 and not same_body(*units):
        return False
    if len(projects) == 2:
        return same_project(*projects)
    if (name := other.value("project_name")) is not None:
        return project_core(name) in re.sub(r"\s", "", narrative.text)
    return len(units) == 2 and one.value("kind") == "overall"


def is_narrative(new: NewReport) -> bool:
    """Tell a file with one report in prose."""
    return new.parts == 1 and new.machine.recognised and not new.machine.is_form


def is_form(new: NewReport) -> bool:
    """Tell a file with one filled form: one that only sets targets is none."""
    machine = new.machine
    filled = machine.value("self_score") is not None or any(i.actual is not None for i in machine.indicators)
    return new.parts == 1 and machine.recognised and machine.is_form and new.form is None and filled


def _both(one: Report, other: Report, name: str) -> tuple[str, ...]:
    return tuple(value for value in (one.value(name), other.value(name)) if value is not None)


def _apart(one: Report, other: Report, name: str) -> bool:
    return len(set(_both(one, other, name))) > 1


@dataclass(frozen=True)
class Held:
    """A file that was read and waits for the others of its folder."""

    slot: int
    path: Path
    content: bytes
    reports: list[NewReport]
    renditions: dict[str, bytes] = field(default_factory=dict)

    @property
    def recognised(self) -> bool:
        return any(new.machine.recognised for new in self.reports)

    @property
    def narrative(self) -> bool:
        return is_narrative(self.reports[0])

    @property
    def form(self) -> bool:
        """Whether it holds forms, one or several."""
        return self.recognised and self.reports[0].machine.is_form


Ready = tuple[Held, ...]  # one file, or a report and its form


@dataclass
class _Folder:
    cores: Counter[str] = field(default_factory=Counter)  # what the names of its files say
    left: set[Path] = field(default_factory=set)  # files of which nothing is known yet
    others: int = 0  # files that may be reports and were not read now
    reports: int = 0  # files that were read, and are some
    narratives: Counter[str] = field(default_factory=Counter)  # of those, by what their names say
    forms: Counter[str] = field(default_factory=Counter)
    held: list[Held] = field(default_factory=list)

    @property
    def many(self) -> bool:
        """Whether it holds more than one report and one form, so that only names tell what belongs together."""
        return self.others + self.reports > 2

    def note(self, held: Held) -> None:
        """Hold a file, and count what it is."""
        self.held.append(held)
        self.reports += held.recognised
        core = stem_core(held.path)
        self.narratives[core] += held.narrative
        self.forms[core] += held.form

    def miss(self, path: Path) -> None:
        """Count a file that may be anything."""
        self.others += 1
        self.narratives[stem_core(path)] += 1
        self.forms[stem_core(path)] += 1

    def paired_by_name(self, core: str) -> bool:
        """Tell whether names of this core may mean one report and one form, whatever is still to be read."""
        return self.cores[core] > 1 and self.narratives[core] <= 1 and self.forms[core] <= 1


class Gathering:
    """Hold what was read of a folder until its files are known, then say what goes on alone and what as a pair."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._folders: dict[Path, _Folder] = defaultdict(_Folder)
        for path in paths:
            folder = self._folders[path.parent]
            folder.cores[stem_core(path)] += 1
            folder.left.add(path)

    def passed(self, path: Path, *, counts: bool) -> list[Ready]:
        """Note a file that is not stored; it `counts` where it may be a report."""
        folder = self._folders[path.parent]
        if counts and path in folder.left:
            folder.miss(path)
        return self._known(folder, path)

    def read(self, held: Held) -> list[Ready]:
        """Note a file that was read."""
        folder = self._folders[held.path.parent]
        folder.note(held)
        return self._known(folder, held.path)

    def holds(self, slot: int) -> bool:
        """Tell whether a file that was read waits for others."""
        return any(held.slot == slot for folder in self._folders.values() for held in folder.held)

    def rest(self) -> list[Held]:
        """Give back what still waits, each alone: not all of its folder is known."""
        waiting = [held for folder in self._folders.values() for held in folder.held]
        for folder in self._folders.values():
            folder.held = []
        return waiting

    def _known(self, folder: _Folder, path: Path) -> list[Ready]:
        folder.left.discard(path)
        if folder.left:
            ready: list[Ready] = [(held,) for held in folder.held if _alone(folder, held)]
        else:
            ready = list(_decided(folder))
        gone = {held.slot for one in ready for held in one}
        folder.held = [held for held in folder.held if held.slot not in gone]
        return ready


def _alone(folder: _Folder, held: Held) -> bool:
    """Tell a file that can't become one of a pair, whatever is still to be read."""
    if not (held.narrative or held.form):
        return True
    return folder.many and not folder.paired_by_name(stem_core(held.path))


def _decided(folder: _Folder) -> Iterator[Ready]:
    """Walk the files of a folder that is known whole: pairs first by names, then the only two reports."""
    groups: dict[str, list[Held]] = defaultdict(list)
    for held in folder.held:
        if folder.paired_by_name(core := stem_core(held.path)):
            groups[core].append(held)
    pairs = [pair for group in groups.values() if (pair := _pair(group)) is not None]
    if not pairs and not folder.others and not folder.many and (pair := _pair(folder.held)) is not None:
        pairs = [pair]
    paired = {held.slot for pair in pairs for held in pair}
    yield from pairs
    yield from ((held,) for held in folder.held if held.slot not in paired)


def _pair(files: list[Held]) -> tuple[Held, Held] | None:
    """Return the one narrative and the one form among some files, where they belong together."""
    narratives, forms = [h for h in files if h.narrative], [h for h in files if h.form]
    if len(narratives) == len(forms) == 1 and belongs(narratives[0].reports[0], forms[0].reports[0]):
        return narratives[0], forms[0]
    return None
