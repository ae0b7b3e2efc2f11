"""Which two files are one review: a report and the form of the same project, in one folder. Where in doubt, none.

Names say which file may belong to which; what was read of the two must not contradict it. Where names say nothing, unit
and project have to agree between just one report and one form of the folder. A form left alone says why.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.library import ReportRow
from reviewer.services.belonging import (
    belongs,
    differing,
    is_form,
    is_narrative,
    of_one_project,
    surely_belongs,
    whose,
    whose_new,
)

if TYPE_CHECKING:
    from reviewer.storage.records import NewReport

_SPACES = re.compile(r"[\s（）()【】\[\]《》“”「」_\-—·.,，、：:+]")
_SERIAL = re.compile(r"(?:附件|附表|附)[0-9一二三四五六七八九十]*|20[0-9]{2}(?:年度|年)?|[0-9]+|[vV](?=[0-9])")
_WORDS = re.compile(
    r"项目支出|项目|部门整体支出|整体支出|部门整体|绩效|自我评价|自评|评价|评分|打分|情况|报告|表格|表|年度|定稿|终稿|最终|盖章|扫描件|修改|[版稿]$"
)

_SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et"})  # what is a form, if it is a report at all
_MOST_FILES, _MOST_BYTES = 300, 128 * 1024 * 1024  # of a folder that is held whole
_BY_HAND = "可用“并入自评表”。"


def stem_core(path: Path) -> str:
    """Return what a file's name says of whose it is: without 自评报告, 自评表, 附件2, years, brackets and serial numbers."""
    return _WORDS.sub("", _SERIAL.sub("", _SPACES.sub("", path.stem)))


@dataclass(frozen=True)
class Held:
    """A file that was read and waits for the others of its folder."""

    slot: int
    path: Path
    content: bytes
    reports: list[NewReport]
    renditions: dict[str, bytes] = field(default_factory=dict)
    unpaired: str = ""  # of a form that reports lay beside: why it goes with none of them

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
    failed: int = 0  # files that could not be read, and may be reports
    known: list[ReportRow] = field(default_factory=list)  # what files are that were imported before
    reports: int = 0  # files that were read, and are some
    narratives: Counter[str] = field(default_factory=Counter)  # of those, by what their names say
    forms: Counter[str] = field(default_factory=Counter)
    held: list[Held] = field(default_factory=list)
    gone: list[Held] = field(
        default_factory=list
    )  # what went on before, while there is something to be held against it
    bytes: int = 0  # of the files that were read

    @property
    def others(self) -> int:
        """How many files may be reports and were not read now."""
        return self.failed + len(self.known)

    @property
    def many(self) -> bool:
        """Whether it holds more than one report and one form, so that names or contents have to tell which belong together."""
        return self.others + self.reports > 2

    @property
    def too_much(self) -> bool:
        """Whether there is more than can be held until all of it is known: then only names tell."""
        return sum(self.cores.values()) > _MOST_FILES or self.bytes > _MOST_BYTES

    def note(self, held: Held) -> None:
        """Hold a file, and count what it is."""
        self.held.append(held)
        self.reports += held.recognised
        self.bytes += len(held.content)
        core = stem_core(held.path)
        self.narratives[core] += held.narrative
        self.forms[core] += held.form

    def miss(self, path: Path, known: ReportRow | None) -> None:
        """Count a file that may be anything, or is what is known already."""
        if known is None:
            self.failed += 1
        else:
            self.known.append(known)
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

    def passed(self, path: Path, *, failed: bool = False, known: ReportRow | None = None) -> list[Ready]:
        """Note a file that is not stored: it could not be read, is `known` as a report, or stands elsewhere."""
        folder = self._folders[path.parent]
        if path in folder.left and (failed or (known is not None and known.recognised)):
            folder.miss(path, known)
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
            ready: list[Ready] = [(_told(folder, held),) for held in folder.held if _alone(folder, held)]
        else:
            ready = list(_decided(folder))
        gone = {held.slot for one in ready for held in one}
        if folder.left and not folder.too_much:
            folder.gone += [replace(held, content=b"", renditions={}) for one in ready for held in one]
        else:
            folder.gone = []
        folder.held = [held for held in folder.held if held.slot not in gone]
        return ready


def _alone(folder: _Folder, held: Held) -> bool:
    """Tell a file that can't become one of a pair, whatever is still to be read."""
    if not (held.narrative or held.form):
        return True
    if not folder.many or folder.paired_by_name(stem_core(held.path)):
        return False
    if folder.too_much:
        return True
    if held.narrative:
        return not folder.forms.total() and not any(map(_may_be_form, folder.left))
    return not folder.narratives.total() and not any(map(_may_be_narrative, folder.left))


def _may_be_form(path: Path) -> bool:
    return path.suffix.lower() in _SHEETS or "表" in path.stem


def _may_be_narrative(path: Path) -> bool:
    return path.suffix.lower() not in _SHEETS and ("报告" in path.stem or "表" not in path.stem)


def _decided(folder: _Folder) -> Iterator[Ready]:
    """Walk the files of a folder that is known whole: pairs by names, by what was read, then the only two reports."""
    groups: dict[str, list[Held]] = defaultdict(list)
    for held in folder.held:
        if folder.paired_by_name(core := stem_core(held.path)):
            groups[core].append(held)
    pairs = [pair for group in groups.values() if (pair := _pair(group)) is not None]
    paired = {held.slot for pair in pairs for held in pair}
    pairs += [pair for pair in _by_content(folder) if not any(held.slot in paired for held in pair)]
    if not pairs and not folder.others and not folder.many and (pair := _pair(folder.held)) is not None:
        pairs = [pair]
    paired = {held.slot for pair in pairs for held in pair}
    yield from pairs
    for held in folder.held:
        if held.slot not in paired:
            yield (_told(folder, held),)


def _told(folder: _Folder, held: Held) -> Held:
    """Return a file that goes on alone; a form with the reason."""
    return replace(held, unpaired=_why_alone(folder, held)) if held.form else held


def _by_content(folder: _Folder) -> list[tuple[Held, Held]]:
    """Return the narratives and forms of which each names the other's unit and project, and nobody else's."""
    if folder.failed:
        return []  # what could not be read may be the real report, or another one of the same project
    pairs = []
    for form in folder.held:
        found = _narratives_of(folder, form) if form.form and _known_as(folder, form) is None else []
        if len(found) == 1 and len(_forms_of(folder, found[0])) == 1:
            pairs += [(held, form) for held in folder.held if held.reports[0] is found[0]]
    return pairs


def _narratives(folder: _Folder) -> list[NewReport]:
    return [held.reports[0] for held in (*folder.gone, *folder.held) if held.narrative]


def _narratives_of(folder: _Folder, form: Held) -> list[NewReport]:
    return [one for one in _narratives(folder) if surely_belongs(one, form.reports[0])]


def _forms_of(folder: _Folder, narrative: NewReport) -> list[Held]:
    both = (*folder.gone, *folder.held)
    return [held for held in both if held.form and surely_belongs(narrative, held.reports[0])]


def _known_as(folder: _Folder, form: Held) -> ReportRow | None:
    """Return what was imported before from the folder and is of a form's project."""
    own = whose_new(form.reports[0])
    return next((row for row in folder.known if of_one_project(own, whose(row))), None)


def _why_alone(folder: _Folder, form: Held) -> str:
    """Say of a form that goes on alone why it went with none of the reports in its folder; "" where there are none."""
    reports = folder.narratives.total() - folder.others
    known = _known_as(folder, form)
    if not reports and known is None:
        return ""
    if form.reports[0].parts > 1:
        return f"文件内有 {form.reports[0].parts} 份自评表，未与同一文件夹内的报告合并。"
    if not is_form(form.reports[0]):
        return "表中没有填写完成情况，未与同一文件夹内的报告合并。"
    if known is not None:
        told = f"同一文件夹内与其单位、项目相同的「{known.shown_name}」此前已导入"
        return f"{told}并有自评表，未合并。" if known.form_name else f"{told}，未合并，{_BY_HAND}"
    if folder.too_much:
        return f"同一文件夹内文件过多，未逐份核对属于哪一份报告，{_BY_HAND}"
    if folder.failed:
        return f"同一文件夹内另有 {folder.failed} 份文件未能读出，未能确定属于哪一份报告，{_BY_HAND}"
    return _why_unsure(folder, form, reports)


def _why_unsure(folder: _Folder, form: Held, reports: int) -> str:
    """Say why a form, read like all reports of its folder, went with none of them."""
    found = _narratives_of(folder, form)
    if len(found) > 1:
        return f"同一文件夹内有 {len(found)} 份报告与其单位、项目相同，未能确定属于哪一份，{_BY_HAND}"
    if found and (rivals := len(_forms_of(folder, found[0]))) > 1:
        return (
            f"同一文件夹内有 {rivals} 份自评表与报告「{found[0].file_name}」相符，未能确定用哪一份，{_BY_HAND}"
        )
    if found:
        gone = any(held.reports[0] is found[0] for held in folder.gone)
        why = "已先行导入" if gone else "已另有自评表"
        return f"与报告「{found[0].file_name}」相符，但该报告{why}，{_BY_HAND}"
    if reports == 1:
        apart = [word for one in _narratives(folder) for word in differing(one, form.reports[0])]
        if apart:
            return f"与同一文件夹内报告的{'、'.join(apart)}不符，未合并，{_BY_HAND}"
        return f"报告或自评表没有写明单位、项目，未能确定属于同一文件夹内的报告，{_BY_HAND}"
    return f"同一文件夹内有 {reports} 份报告，未能确定属于哪一份，{_BY_HAND}"


def _pair(files: list[Held]) -> tuple[Held, Held] | None:
    """Return the one narrative and the one form among some files, where they belong together."""
    narratives, forms = [h for h in files if h.narrative], [h for h in files if h.form]
    if len(narratives) == len(forms) == 1 and belongs(narratives[0].reports[0], forms[0].reports[0]):
        return narratives[0], forms[0]
    return None
