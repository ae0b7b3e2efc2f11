"""Rubric profiles from `resources/rubrics/*.toml`, refused with file, line and reason where they are not sound.

A profile may extend another one (`extends = "national"`) and say only what differs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from reviewer.domain.errors import KnownError
from reviewer.domain.report import GRADES, Category
from reviewer.domain.rubric import (
    CheckSetting,
    Deduction,
    GradeBound,
    ItemRule,
    Measure,
    Profile,
    ProfileItem,
    ProfilePart,
    Step,
)
from reviewer.resources import resource
from reviewer.scoring.step_tables import steps_fault

DEFAULT_PROFILE = "yuzhong"
NO_INDICATOR = "no_indicator"

FORMAT = 1  # of the files this program reads; a newer one is refused

_TOP = {
    "format", "extends", "id", "version", "name", "description", "sample", "reverse_formula", "bands",
    "over_achievement_percent", "over_achievement_cuts", "deviation_percent", "own_points", "excluded", "step", "grades",
    "parts", "checks", "stands_for",
}  # fmt: skip
_PART = {"key", "name", "category", "takes", "points", "items"}
_ITEM = {
    "key", "name", "level2", "rule", "points", "measure", "terms", "partly", "unmet", "checks", "steps", "deduction",
    "when", "note",
}  # fmt: skip
_DEDUCTION = {"points", "per", "bound", "above"}
_CHECK = {"rule", "on", "tolerance"}
STEPS = frozenset(map(Decimal, ("0.01", "0.1", "0.5", "1")))
_PART_LINE, _ITEM_LINE, _CHECK_LINE = "[[parts]]", "[[parts.items]]", "[[checks]]"


class ProfileProblem(KnownError):
    """A rubric profile can't be used; the sentence names the file and what to mend."""


@lru_cache(maxsize=1)
def shipped_profiles() -> dict[str, Profile]:
    """Return the shipped profiles by id. Raises ProfileProblem naming file and reason."""
    profiles: dict[str, Profile] = {}
    for path in sorted(resource("rubrics").glob("*.toml")):
        profile = load_profile(path)
        if profile.id in profiles:
            raise ProfileProblem(f"评分表“{path.name}”的 id“{profile.id}”与另一评分表相同，请改用别的 id。")
        profiles[profile.id] = profile
    if DEFAULT_PROFILE not in profiles:
        raise ProfileProblem(f"缺少默认评分表“{DEFAULT_PROFILE}.toml”，请重新安装程序。")
    return profiles


def load_profile(path: Path) -> Profile:
    """Read one profile, what it extends included (from the same folder, else a shipped one). Raises ProfileProblem."""
    text, values = _merged(path, ())
    return _Reader(path.name, text).profile(values)


def read_profile(text: str, path: Path) -> Profile:
    """Read a profile from its text as if it stood in a file. Raises ProfileProblem."""
    return _Reader(path.name, text).profile(_laid(text, path, ()))


def _merged(path: Path, seen: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """Return a file's text and its values laid over those of the profile it extends."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise _Reader(path.name).problem("文件不是 UTF-8 编码") from None
    except OSError as problem:
        raise _Reader(path.name).problem(f"文件读不出来（{problem.strerror}）") from None
    return text, _laid(text, path, seen)


def _laid(text: str, path: Path, seen: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of a text laid over those of the profile it extends."""
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise _not_toml(path.name, text, str(problem)) from None
    form = values.get("format", FORMAT)
    if isinstance(form, int) and form > FORMAT:
        newer = f"来自更新的程序版本（格式 {form}），本程序只认识格式 {FORMAT}"
        raise _Reader(path.name, text).problem(newer, "format")
    base = values.pop("extends", None)
    if base is None:
        return values
    own = str(values.get("id", path.stem))
    if base == own or base in seen:
        raise _Reader(path.name, text).problem(f"循环引用：“{'”→“'.join((*seen, own, str(base)))}”", "extends")
    return {**_merged(_base_path(path, str(base), text), (*seen, own))[1], **values}


def _not_toml(file_name: str, text: str, problem: str) -> ProfileProblem:
    """Say where a text stops being TOML."""
    found = re.search(r"at line (\d+), column (\d+)", problem)
    place = f"第 {found[1]} 行第 {found[2]} 个字符处" if found else f"第 {max(len(text.splitlines()), 1)} 行"
    return ProfileProblem(f"评分表“{file_name}”{place}写法有误，不是有效的 TOML 文件，请修改后重试。")


def _base_path(path: Path, base: str, text: str) -> Path:
    for folder in (path.parent, resource("rubrics")):
        if (found := folder / f"{base}.toml").is_file():
            return found
    raise _Reader(path.name, text).problem(f"引用的评分表“{base}”不存在", "extends")


class _Reader:
    """Turns the values of one file into a profile and names the file in every complaint."""

    def __init__(self, file_name: str, text: str = "") -> None:
        self._file = file_name
        self._lines = text.splitlines()
        self._at = (-1, -1)  # the part and the item being read
        self._check = -1  # the setting of a check being read

    def problem(self, reason: str, key: str = "") -> ProfileProblem:
        """Return the complaint; `key` is looked for from the part or item on that is being read."""
        line = self._line(key)
        place = f"第 {line} 行" if line else ""
        return ProfileProblem(f"评分表“{self._file}”{place}无法使用：{reason}，请修改后重试。")

    def _line(self, key: str) -> int:
        """Return the line (from 1) that a complaint is about, 0 where none can be told."""
        part, item = self._at
        if self._check >= 0:
            return self._check_line(key)
        begun = self._begin(part, item)
        for number, line in enumerate(self._lines[begun:], begun + 1):
            stripped = line.strip()
            if key and stripped.startswith(f"[[{key}]]"):
                return number
            if number > begun + 1 and stripped.startswith("[[") and key != "grades":
                break
            if key and re.match(rf"{re.escape(key)}\s*=", stripped):
                return number
        return begun + 1 if part >= 0 and begun < len(self._lines) else 0

    def _check_line(self, key: str) -> int:
        """Return the line of a key of the setting being read, else that of the setting itself."""
        heads = [n for n, line in enumerate(self._lines, 1) if line.split("#")[0].strip() == _CHECK_LINE]
        if self._check >= len(heads):
            return 0
        head = heads[self._check]
        for number, line in enumerate(self._lines[head : head + len(_CHECK)], head + 1):
            if key and re.match(rf"{re.escape(key)}\s*=", line.strip()):
                return number
        return head

    def _begin(self, part: int, item: int) -> int:
        """Return the index of the line at which a part or item begins."""
        seen_part = seen_item = -1
        for index, line in enumerate(self._lines if part >= 0 else ()):
            stripped = line.split("#")[0].strip()
            if stripped == _PART_LINE:
                seen_part, seen_item = seen_part + 1, -1
            elif stripped == _ITEM_LINE:
                seen_item += 1
            if (seen_part, seen_item) == (part, item):
                return index
        return 0

    def profile(self, values: Mapping[str, Any]) -> Profile:
        self._known(values, _TOP, "评分表")
        parts = tuple(self._part(part, i) for i, part in enumerate(self._list(values, "parts", "评分表")))
        self._at = (-1, -1)
        self._unique([part.key for part in parts], "部分")
        made = Profile(
            id=self._text(values, "id", "评分表"),
            version=self._text(values, "version", "评分表"),
            name=self._text(values, "name", "评分表"),
            parts=parts,
            grades=self._grades(values),
            reverse_formula=self._choice(values, "reverse_formula", ("linear", "ratio")),
            bands=self._bands(values),
            over_achievement_percent=self._number(values, "over_achievement_percent", "评分表", Decimal(130)),
            over_achievement_cuts=self._flag(values, "over_achievement_cuts"),
            deviation_percent=self._number(values, "deviation_percent", "评分表", Decimal(5)),
            own_points=self._flag(values, "own_points"),
            excluded=self._choice(values, "excluded", ("redistribute", "rescale")),
            step=self._step_size(values),
            description=str(values.get("description", "")),
            sample=self._flag(values, "sample"),
            checks=self._checks(values),
            stands_for=str(values.get("stands_for", "")),
        )
        if made.points != 100:
            self._at = (0, -1)
            raise self.problem(f"各部分分值合计 {made.points} 分，应为 100 分", "points")
        return made

    def _checks(self, values: Mapping[str, Any]) -> tuple[CheckSetting, ...]:
        """Return the kinds of findings that are wanted otherwise than usual."""
        listed = self._list(values, "checks", "评分表") if "checks" in values else []
        made: list[CheckSetting] = []
        for index, one in enumerate(listed):
            self._check = index
            self._known(one, _CHECK, "疑点设置")
            rule = self._text(one, "rule", "疑点设置")
            if any(other.rule == rule for other in made):
                raise self.problem(f"疑点“{rule}”设置了两次", "rule")
            on = self._flag(one, "on") if "on" in one else True
            given = "tolerance" in one
            made.append(
                CheckSetting(rule, on, self._number(one, "tolerance", f"疑点“{rule}”") if given else None)
            )
        self._check = -1
        return tuple(made)

    def _step_size(self, values: Mapping[str, Any]) -> Decimal:
        """Return what points are rounded to: 0.01, 0.1, 0.5 or 1."""
        step = self._number(values, "step", "评分表", Decimal("0.01"))
        if step not in STEPS:
            raise self.problem("“step”应为 0.01、0.1、0.5 或 1", "step")
        return step

    def _part(self, values: Mapping[str, Any], index: int) -> ProfilePart:
        self._at = (index, -1)
        self._known(values, _PART, "部分")
        name = self._text(values, "name", "部分")
        listed = enumerate(self._list(values, "items", f"部分“{name}”"))
        items = tuple(self._item(item, name, (index, i)) for i, item in listed)
        self._at = (index, -1)
        self._unique([item.key for item in items], f"部分“{name}”的评分项")
        part = ProfilePart(
            key=self._text(values, "key", f"部分“{name}”"),
            name=name,
            category=self._category(values.get("category", ""), name),
            points=self._number(values, "points", f"部分“{name}”"),
            items=items,
            takes=tuple(self._category(taken, name) for taken in self._texts(values, "takes", f"部分“{name}”")),
        )
        self._sums(part)
        return part

    def _item(self, values: Mapping[str, Any], part: str, at: tuple[int, int]) -> ProfileItem:
        self._at = at
        name = str(values.get("name", ""))
        where = f"部分“{part}”的评分项“{name}”"
        self._known(values, _ITEM, where)
        try:
            rule = ItemRule(values.get("rule", ""))
        except ValueError:
            raise self.problem(f"{where}的规则“{values.get('rule', '')}”不认识", "rule") from None
        if (when := values.get("when", "")) not in ("", NO_INDICATOR):
            raise self.problem(f"{where}的条件“{when}”不认识", "when")
        item = ProfileItem(
            key=self._text(values, "key", where),
            name=self._text(values, "name", where),
            rule=rule,
            points=self._number(values, "points", where) if "points" in values else None,
            terms=self._texts(values, "terms", where),
            checks=self._texts(values, "checks", where),
            steps=tuple(self._step(step, where) for step in values.get("steps", ())),
            when=when,
            note=str(values.get("note", "")),
            measure=self._measure(values, where),
            deduction=self._deduction(values, where),
            partly=self._texts(values, "partly", where),
            unmet=self._texts(values, "unmet", where),
            level2=str(values.get("level2", "")),
        )
        self._needs(item, where)
        return item

    def _measure(self, values: Mapping[str, Any], where: str) -> Measure:
        try:
            return Measure(values.get("measure", Measure.EXECUTION))
        except ValueError:
            known = "、".join(m.value for m in Measure)
            raise self.problem(
                f"{where}的“measure”“{values['measure']}”不认识，应为 {known}", "measure"
            ) from None

    def _deduction(self, values: Mapping[str, Any], where: str) -> Deduction | None:
        found = values.get("deduction")
        if found is None:
            return None
        if not isinstance(found, dict):
            raise self.problem(f"{where}的“deduction”应为 {{ points = …, per = … }}", "deduction")
        self._known(found, _DEDUCTION, where)
        made = Deduction(
            points=self._number(found, "points", where),
            per=self._number(found, "per", where, Decimal(1)),
            bound=self._number(found, "bound", where, Decimal(100)),
            above=self._flag(found, "above"),
        )
        if not made.per or not made.points:
            raise self.problem(f"{where}的扣分和每一档都应大于 0", "deduction")
        return made

    def _needs(self, item: ProfileItem, where: str) -> None:
        if item.rule in (ItemRule.PROPOSAL, ItemRule.CHECKLIST) and not item.terms:
            raise self.problem(f"{where}没有列出用语（terms）")
        if item.rule is ItemRule.STEPS and not item.steps:
            raise self.problem(f"{where}没有分档（steps）")
        if item.rule is ItemRule.DEDUCTION and item.deduction is None:
            raise self.problem(f"{where}没有写明怎样扣分（deduction）")
        if item.rule is not ItemRule.INDICATORS and item.points is None:
            raise self.problem(f"{where}没有分值（points）")
        if item.points is not None and any(step.points > item.points for step in item.steps):
            raise self.problem(f"{where}有一档超过该项分值", "steps")
        if told := steps_fault(item.steps):
            raise self.problem(f"{where}{told}", "steps")

    def _step(self, values: Mapping[str, Any], where: str) -> Step:
        self._known(values, {"at_least", "at_most", "points"}, where)
        bounds = {name: self._number(values, name, where) for name in ("at_least", "at_most") if name in values}
        if not bounds:
            raise self.problem(f"{where}有一档没有界限（at_least 或 at_most）", "steps")
        return Step(bounds.get("at_least"), self._number(values, "points", where), bounds.get("at_most"))

    def _sums(self, part: ProfilePart) -> None:
        """Hold the points of the items against the part's, with and without indicators."""
        always = _total(i for i in part.items if not i.when)
        if not any(i.rule is ItemRule.INDICATORS for i in part.items):
            self._equal(part, always, "各项")
            return
        if always > part.points:
            self._equal(part, always, "各项")
        if not any(i.when for i in part.items):
            raise self.problem(f'部分“{part.name}”没有列出无指标时的评分项（when = "{NO_INDICATOR}"）')
        self._equal(part, _total(part.items), "无指标时各项")

    def _equal(self, part: ProfilePart, total: Decimal, what: str) -> None:
        if total != part.points:
            raise self.problem(
                f"部分“{part.name}”{what}合计 {total} 分，与该部分 {part.points} 分不符", "points"
            )

    def _grades(self, values: Mapping[str, Any]) -> tuple[GradeBound, ...]:
        bounds = []
        for row in self._list(values, "grades", "评分表"):
            self._known(row, {"grade", "at_least"}, "等级")
            bounds.append(GradeBound(self._text(row, "grade", "等级"), self._number(row, "at_least", "等级")))
        bounds.sort(key=lambda bound: bound.at_least, reverse=True)
        if missing := [grade for grade in GRADES if grade not in {b.grade for b in bounds}]:
            raise self.problem(f"缺少等级“{'、'.join(missing)}”", "grades")
        if [b.grade for b in bounds] != list(GRADES) or bounds[-1].at_least != 0:
            raise self.problem("等级应依次为优、良、中、差，且“差”从 0 分起", "grades")
        return tuple(bounds)

    def _bands(self, values: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
        bands = values.get("bands", [80, 60])
        if not isinstance(bands, list) or len(bands) != 2 or not all(_numeric(b) for b in bands):
            raise self.problem("“bands”应为两个数", "bands")
        upper, lower = Decimal(bands[0]), Decimal(bands[1])
        if not 100 >= upper > lower >= 0:
            raise self.problem("“bands”应为从高到低的两个百分数", "bands")
        return upper, lower

    def _category(self, word: Any, name: str) -> Category:
        try:
            return Category(word)
        except ValueError:
            raise self.problem(f"部分“{name}”的类别“{word}”不认识", "category") from None

    def _known(self, values: Mapping[str, Any], names: Collection[str], where: str) -> None:
        if unknown := sorted(set(values) - set(names)):
            raise self.problem(f"{where}含有不认识的键“{'、'.join(unknown)}”", unknown[0])

    def _unique(self, keys: list[str], where: str) -> None:
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise self.problem(f"{where}的键“{'、'.join(twice)}”重复")

    def _list(self, values: Mapping[str, Any], name: str, where: str) -> list[Mapping[str, Any]]:
        found = values.get(name)
        if not isinstance(found, list) or not found or not all(isinstance(v, dict) for v in found):
            raise self.problem(f"{where}没有列出“{name}”")
        return found

    def _text(self, values: Mapping[str, Any], name: str, where: str) -> str:
        found = values.get(name)
        if not isinstance(found, str) or not found.strip():
            raise self.problem(f"{where}缺少“{name}”")
        return found

    def _texts(self, values: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
        found = values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(v, str) and v for v in found):
            raise self.problem(f"{where}的“{name}”应为文字列表")
        return tuple(found)

    def _number(
        self, values: Mapping[str, Any], name: str, where: str, default: Decimal | None = None
    ) -> Decimal:
        found = values.get(name, default)
        if not _numeric(found):
            raise self.problem(f"{where}的“{name}”应为数", name)
        number = Decimal(found)
        if not number.is_finite() or number < 0:
            raise self.problem(f"{where}的“{name}”不能为负数", name)
        return number

    def _choice(self, values: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
        found = values.get(name, choices[0])
        if found not in choices:
            raise self.problem(f"“{name}”应为 {' 或 '.join(choices)}", name)
        return str(found)

    def _flag(self, values: Mapping[str, Any], name: str) -> bool:
        found = values.get(name, False)
        if not isinstance(found, bool):
            raise self.problem(f"“{name}”应为 true 或 false", name)
        return found


def _total(items: Iterable[ProfileItem]) -> Decimal:
    return sum((i.points for i in items if i.points is not None), Decimal(0))


def _numeric(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
