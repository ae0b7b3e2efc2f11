"""Names of bodies (局, 中心, 镇人民政府) and the labels that introduce them, as lookups."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from reviewer.resources import resource


@dataclass(frozen=True, slots=True)
class Bodies:
    """The vocabulary as patterns; `labels` maps a label to its field."""

    suffix: str  # alternatives of a pattern, longest first
    labels: dict[str, str]
    label: re.Pattern[str]
    before: str  # words in front of another's body, as alternatives
    behind: str  # words behind it


@lru_cache(maxsize=1)
def bodies() -> Bodies:
    """Read the vocabulary once."""
    with resource("vocabulary", "bodies.toml").open("rb") as file:
        data = tomllib.load(file)
    labels = {fold_label(word): name for name, words in data["labels"].items() for word in words}
    listed = [word for words in data["labels"].values() for word in words]
    return Bodies(
        before=_alternatives(data["others"]["before"]),
        behind=_alternatives(data["others"]["behind"]),
        suffix=_alternatives(data["suffixes"]["words"]),
        labels=labels,
        label=re.compile(
            rf"^[^\S\n]*(?:[一二三四五六七八九十\d]{{1,2}}[、.．]|[（(][一二三四五六七八九十\d][）)])?"
            rf"(?P<label>{_spaced(listed)})[^\S\n]*(?:[（(][^（()）\n]{{1,8}}[）)])?[^\S\n]*(?:[：:][^\S\n]*|[^\S\n]{{2,}}|\t)"
            r"(?P<value>[^\n\t]{1,80}?)[^\S\n]*(?=\n|\t|$|[^\S\n]{3,}|。|；)",
            re.MULTILINE,
        ),
    )


@lru_cache(maxsize=4096)
def fold_label(text: str) -> str:
    """Fold a label's brackets, colons and spaces away, so that cells and lines compare."""
    return re.sub(r"[\s：:*＊]", "", text).replace("(", "（").replace(")", "）")


_ORDER = re.compile(r"^(?:[0-9一二三四五六七八九十]{1,2}[、.．]|（[0-9一二三四五六七八九十]{1,2}）)")
_ASIDE = re.compile(r"（.*?）|(?:及|和|与|/)?(?:编码|代码|编号|全称)$|名称$")


def label_field(text: str) -> str | None:
    """Return the field that a label names: also 3.主管部门, 主管部门（公章）, 实施单位及代码, 实施单位名称."""
    known = bodies().labels
    plain = _ORDER.sub("", fold_label(text))
    return known.get(plain) or known.get(_ASIDE.sub("", _ASIDE.sub("", plain)))


def _alternatives(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _spaced(words: list[str]) -> str:
    """Let blanks stand between the characters of a label: 项 目 名 称."""
    return "|".join(r"[^\S\n]*".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))
