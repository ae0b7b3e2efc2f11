"""Rubric profiles from `resources/rubrics/*.toml`, refused with file and reason where they are not sound."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from reviewer.domain.errors import KnownError
from reviewer.domain.report import GRADES, Category
from reviewer.domain.rubric import GradeBound, ItemRule, Profile, ProfileItem, ProfilePart, Step
from reviewer.resources import resource

DEFAULT_PROFILE = "yuzhong"
NO_INDICATOR = "no_indicator"

_TOP = {
    "id", "version", "name", "description", "sample", "reverse_formula", "bands", "over_achievement_percent",
    "over_achievement_cuts", "deviation_percent", "own_points", "grades", "parts",
}  # fmt: skip
_PART = {"key", "name", "category", "points", "items"}
_ITEM = {"key", "name", "rule", "points", "terms", "checks", "steps", "when", "note"}


class ProfileProblem(KnownError):
    """A rubric profile can't be used; the sentence names the file and what to mend."""


@lru_cache(maxsize=1)
def load_profiles() -> dict[str, Profile]:
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
    """Read one profile. Raises ProfileProblem."""
    reader = _Reader(path.name)
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise reader.problem(f"不是有效的 TOML 文件（{problem}）") from None
    return reader.profile(values)


class _Reader:
    """Turns the values of one file into a profile and names the file in every complaint."""

    def __init__(self, file_name: str) -> None:
        self._file = file_name

    def problem(self, reason: str) -> ProfileProblem:
        return ProfileProblem(f"评分表“{self._file}”无法使用：{reason}，请修改后重试。")

    def profile(self, values: Mapping[str, Any]) -> Profile:
        self._known(values, _TOP, "评分表")
        parts = tuple(self._part(part) for part in self._list(values, "parts", "评分表"))
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
            description=str(values.get("description", "")),
            sample=self._flag(values, "sample"),
        )
        if made.points != 100:
            raise self.problem(f"各部分分值合计 {made.points} 分，应为 100 分")
        return made

    def _part(self, values: Mapping[str, Any]) -> ProfilePart:
        self._known(values, _PART, "部分")
        name = self._text(values, "name", "部分")
        items = tuple(self._item(item, name) for item in self._list(values, "items", f"部分“{name}”"))
        self._unique([item.key for item in items], f"部分“{name}”的评分项")
        part = ProfilePart(
            key=self._text(values, "key", f"部分“{name}”"),
            name=name,
            category=self._category(values, name),
            points=self._number(values, "points", f"部分“{name}”"),
            items=items,
        )
        self._sums(part)
        return part

    def _item(self, values: Mapping[str, Any], part: str) -> ProfileItem:
        name = str(values.get("name", ""))
        where = f"部分“{part}”的评分项“{name}”"
        self._known(values, _ITEM, where)
        try:
            rule = ItemRule(values.get("rule", ""))
        except ValueError:
            raise self.problem(f"{where}的规则“{values.get('rule', '')}”不认识") from None
        if (when := values.get("when", "")) not in ("", NO_INDICATOR):
            raise self.problem(f"{where}的条件“{when}”不认识")
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
        )
        self._needs(item, where)
        return item

    def _needs(self, item: ProfileItem, where: str) -> None:
        if item.rule in (ItemRule.PROPOSAL, ItemRule.CHECKLIST) and not item.terms:
            raise self.problem(f"{where}没有列出用语（terms）")
        if item.rule is ItemRule.STEPS and not item.steps:
            raise self.problem(f"{where}没有分档（steps）")
        if item.rule is not ItemRule.INDICATORS and item.points is None:
            raise self.problem(f"{where}没有分值（points）")
        if item.points is not None and any(step.points > item.points for step in item.steps):
            raise self.problem(f"{where}有一档超过该项分值")

    def _step(self, values: Mapping[str, Any], where: str) -> Step:
        self._known(values, {"at_least", "points"}, where)
        return Step(self._number(values, "at_least", where), self._number(values, "points", where))

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
            raise self.problem(f"部分“{part.name}”{what}合计 {total} 分，与该部分 {part.points} 分不符")

    def _grades(self, values: Mapping[str, Any]) -> tuple[GradeBound, ...]:
        bounds = []
        for row in self._list(values, "grades", "评分表"):
            self._known(row, {"grade", "at_least"}, "等级")
            bounds.append(GradeBound(self._text(row, "grade", "等级"), self._number(row, "at_least", "等级")))
        bounds.sort(key=lambda bound: bound.at_least, reverse=True)
        if missing := [grade for grade in GRADES if grade not in {b.grade for b in bounds}]:
            raise self.problem(f"缺少等级“{'、'.join(missing)}”")
        if [b.grade for b in bounds] != list(GRADES) or bounds[-1].at_least != 0:
            raise self.problem("等级应依次为优、良、中、差，且“差”从 0 分起")
        return tuple(bounds)

    def _bands(self, values: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
        bands = values.get("bands", [80, 60])
        if not isinstance(bands, list) or len(bands) != 2 or not all(_numeric(b) for b in bands):
            raise self.problem("“bands”应为两个数")
        upper, lower = Decimal(bands[0]), Decimal(bands[1])
        if not 100 >= upper > lower >= 0:
            raise self.problem("“bands”应为从高到低的两个百分数")
        return upper, lower

    def _category(self, values: Mapping[str, Any], name: str) -> Category:
        try:
            return Category(values.get("category", ""))
        except ValueError:
            raise self.problem(f"部分“{name}”的类别“{values.get('category', '')}”不认识") from None

    def _known(self, values: Mapping[str, Any], names: Collection[str], where: str) -> None:
        if unknown := sorted(set(values) - set(names)):
            raise self.problem(f"{where}含有不认识的键“{'、'.join(unknown)}”")

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
            raise self.problem(f"{where}的“{name}”应为数")
        number = Decimal(found)
        if not number.is_finite() or number < 0:
            raise self.problem(f"{where}的“{name}”不能为负数")
        return number

    def _choice(self, values: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
        found = values.get(name, choices[0])
        if found not in choices:
            raise self.problem(f"“{name}”应为 {' 或 '.join(choices)}")
        return str(found)

    def _flag(self, values: Mapping[str, Any], name: str) -> bool:
        found = values.get(name, False)
        if not isinstance(found, bool):
            raise self.problem(f"“{name}”应为 true 或 false")
        return found


def _total(items: Iterable[ProfileItem]) -> Decimal:
    return sum((i.points for i in items if i.points is not None), Decimal(0))


def _numeric(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
