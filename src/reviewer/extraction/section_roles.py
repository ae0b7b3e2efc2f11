"""What a section is about: by the words of its heading, else by what it stands under."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache

from reviewer.domain.report import Section, SectionRole
from reviewer.extraction.folding import fold
from reviewer.resources import resource

_NOISE = re.compile(r"[\s“”\"'‘’（）()〔〕\[\]《》]")
_YEAR = re.compile(r"(20\d\d)年?")
_TITLE_WORDS = 16
# List items that tell a body's duties are no headings with a role.
_DUTY = re.compile(r"负责|简要|研究|督促|承担|承办|贯彻|拟订|指导|协助|配合|制定|推进|加强|强化|提高|完善|落实")
# 专项资金完成绩效目标情况, 年度任务实现程度: results, whatever else the words name.
_TELLS_DONE = re.compile(
    r"(?<!未)(?:完成|实现|达成|落实)(?:的)?[^未及和与、]{0,6}(?:目标|指标|任务)[^未及和与、]{0,4}(?:情况|程度|分析)$"
)
_THING = re.compile(r"(?:项目|工程|专项|经费|补助|补贴)$")
_GROUP = frozenset({SectionRole.EXPERIENCE, SectionRole.PROBLEMS, SectionRole.MEASURES, SectionRole.NEXT_PLAN})
_TALKED = _GROUP | {SectionRole.METHOD}
_PROJECT = re.compile("(?:项目|工程|专项)$")  # （二）水土保持措施项目 is no talk of measures
_OF_METHOD = frozenset({SectionRole.ORGANISATION, SectionRole.OVERVIEW, SectionRole.FUNDS})


@lru_cache(maxsize=4096)
def role_of(title: str) -> SectionRole | None:
    """Return what a heading is about by its words, None where no word of the vocabulary stands in it."""
    clause = _NOISE.sub("", title).split("，")[0]
    if _DUTY.match(clause):
        return None
    if _TELLS_DONE.search(clause):
        return SectionRole.PERFORMANCE
    found = [(m[1], m.start()) for m in _role_pattern().finditer(clause)]
    if not found:
        return None
    word, at = max(found, key=lambda f: (len(f[0]), -f[1]))
    if len(clause) > _TITLE_WORDS and at + len(word) < len(clause) - 6:
        return None
    if _THING.search(clause) and _roles()[word] in _GROUP:
        return None  # 山洪灾害防治非工程措施项目 is a project
    roles = [_roles()[w] for w, _ in found]
    return next(r for r in roles if r in _GROUP) if _roles()[word] in _GROUP else _roles()[word]


def _named_in(title: str) -> frozenset[SectionRole]:
    """Return every role that the words of a heading name: 评价结论、存在问题及改进建议 names three."""
    return frozenset(_roles()[m[1]] for m in _role_pattern().finditer(_NOISE.sub("", title)))


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, dict[str, list[str]]]:
    with resource("vocabulary", "sections.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def _roles() -> dict[str, SectionRole]:
    return {word: SectionRole(role) for role, words in _vocabulary()["roles"].items() for word in words}


@lru_cache(maxsize=1)
def _role_pattern() -> re.Pattern[str]:
    words = sorted(_roles(), key=len, reverse=True)
    return re.compile(f"(?=({'|'.join(map(re.escape, words))}))")


@lru_cache(maxsize=1)
def plain_titles() -> frozenset[str]:
    """Return the lines that are headings without a number."""
    return frozenset(_vocabulary()["plain"]["titles"])


def with_roles(text: str, sections: list[Section]) -> list[Section]:
    """Name what each section is about: by its own words, else by what it stands under."""
    year = _report_year(text, sections[0].heading.start if sections else 0)
    result: list[Section] = []
    for section in sections:
        own = _plan_role(section.title, year) or role_of(section.title)
        own = None if own in _TALKED and _PROJECT.search(section.title) else own
        parent = result[section.parent] if section.parent >= 0 else None
        result.append(replace(section, role=_settled(own, parent)))
    return result


def _settled(own: SectionRole | None, parent: Section | None) -> SectionRole:
    """Let problems and plans colour what stands below them, but not the part that their heading names beside them."""
    above = None if parent is None else parent.role
    if parent is not None and above in _GROUP and own not in _GROUP and own not in _named_in(parent.title):
        return above or SectionRole.OTHER
    if above is SectionRole.METHOD and own in _OF_METHOD:
        return SectionRole.METHOD
    return own or above or SectionRole.OTHER


def _report_year(text: str, first_heading: int) -> int | None:
    match = _YEAR.search(fold(text[: max(first_heading, 80)]))
    return int(match[1]) if match else None


_PLAN_WORDS = re.compile(r"计划|打算|安排|思路|目标|任务|重点工作|展望")
_GOAL_WORDS = re.compile(r"计划|目标|任务")


def _plan_role(title: str, year: int | None) -> SectionRole | None:
    """Tell a plan for a later year from the goals of this one by the year in the heading."""
    match = _YEAR.search(fold(title))
    if match is None or not _PLAN_WORDS.search(title) or "完成" in title:
        return None
    later = year is None or int(match[1]) > year
    if later:
        return SectionRole.NEXT_PLAN if year is not None or "工作计划" in title else None
    return SectionRole.GOALS if _GOAL_WORDS.search(title) and not re.search("资金|预算", title) else None
