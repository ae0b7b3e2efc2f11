"""Automatic numbering: what Word prints in front of a paragraph and keeps out of its text.

num → abstractNum → lvl with overrides; one set of counters per abstractNum, as Word counts; deeper levels start again
after a higher one (ECMA-376, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.documents.word.counting import spelled
from reviewer.documents.word.looks import Properties, ThemeFont, properties
from reviewer.documents.word.styles import NO_LAYOUT, Layout, Style, StyleSheet, layout
from reviewer.documents.word.symbols import bullet
from reviewer.documents.word.xml import MC_NS, VAL, Element, integer, is_on, val, w

LEVELS = 9
# What stands between label and text: the character that the level's suffix gives (CONTRACT.md, `text`).
SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}
_P_STYLE = w("pStyle")
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as w:lvl describes it."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "\t"
    restart: int | None = None  # after which level (1-based) it starts again; 0 never
    legal: bool = False
    run: Properties | None = None
    layout: Layout = NO_LAYOUT


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list."""

    label: str
    suffix: str
    run: Properties
    layout: Layout


class _Instance:
    """A w:num: its levels after overrides, described when first needed, and the starts it overrides."""

    def __init__(
        self, abstract: str, elements: dict[int, Element], starts: dict[int, int], theme: ThemeFont
    ) -> None:
        self.abstract, self.starts = abstract, starts
        self.pending = dict(starts)
        self._elements = elements
        self._theme = theme
        self._levels: dict[int, Level] = {}

    def level(self, at: int) -> Level:
        """Return one level's description."""
        found = self._levels.get(at)
        if found is None:
            element = self._elements.get(at)
            found = Level(suffix="") if element is None else _level(element, self._theme)
            self._levels[at] = found
        return found

    def of_style(self, identity: str) -> int | None:
        """Return the level that is tied to a paragraph style."""
        for at, element in self._elements.items():
            if val(element.find(_P_STYLE)) == identity:
                return at
        return None


class Numbering:
    """All lists of a document, with their counters where the walk stands now."""

    def __init__(self, root: Element | None, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._style_links: dict[str, str] = {}
        self._instances: dict[str, _Instance | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is not None:
            self._index(root)

    def _index(self, root: Element) -> None:
        for element in root.iterchildren(w("abstractNum")):
            identity = element.get(w("abstractNumId"), "")
            self._abstract[identity] = element
            if (link := element.find(w("styleLink"))) is not None:
                self._style_links[val(link)] = identity
        for element in root.iterchildren(w("num")):
            self._nums[element.get(w("numId"), "")] = element

    def place(self, style: Style, direct: Layout) -> Numbered | None:
        """Count a paragraph and return its label, None where it is in no list or its label is empty."""
        number_id = direct.num_id if direct.num_id is not None else style.layout.num_id
        if not number_id or number_id == "0":
            return None
        instance = self._instance(number_id)
        if instance is None:
            return None
        at = self._level_of(instance, style, direct)
        self._count(instance, at)
        return self._numbered(instance, at)

    def _level_of(self, instance: _Instance, style: Style, direct: Layout) -> int:
        """Return the level: the paragraph's own, else the one tied to its style, else the style's."""
        if direct.num_level is not None:
            return direct.num_level
        tied = instance.of_style(style.id) if direct.num_id is None and style.id else None
        if tied is not None:
            return tied
        return style.layout.num_level or 0

    def _count(self, instance: _Instance, at: int) -> None:
        counters = self._counters.setdefault(instance.abstract, [None] * LEVELS)
        now = counters[at]
        if at in instance.pending:
            counters[at] = instance.pending.pop(at)
        elif now is None:
            counters[at] = instance.starts.get(at, instance.level(at).start)
        else:
            counters[at] = now + 1
        for deeper in range(at + 1, LEVELS):
            if counters[deeper] is not None:
                after = instance.level(deeper).restart
                if after is None or at < after:
                    counters[deeper] = None

    def _numbered(self, instance: _Instance, at: int) -> Numbered | None:
        level = instance.level(at)
        run = level.run or {}
        if run.get("hidden"):
            return None
        label = self._label(instance, at)
        return Numbered(label, level.suffix if label else "", run, level.layout)

    def _label(self, instance: _Instance, at: int) -> str:
        level = instance.level(at)
        if level.form == "bullet":
            return bullet(level.pattern, (level.run or {}).get("font"))
        counters = self._counters[instance.abstract]

        def counted(found: re.Match[str]) -> str:
            wanted = int(found.group(1)) - 1
            other = instance.level(wanted)
            value = counters[wanted]
            if wanted > at:
                return ""
            form = "decimal" if level.legal and other.form != "none" else other.form
            return spelled(other.start if value is None else value, form)

        return _PLACE.sub(counted, level.pattern)

    def _instance(self, number_id: str) -> _Instance | None:
        if number_id not in self._instances:
            element = self._nums.get(number_id)
            self._instances[number_id] = None if element is None else self._build(element)
        return self._instances[number_id]

    def _build(self, element: Element) -> _Instance | None:
        abstract = self._linked(val(element.find(w("abstractNumId"))))
        if abstract not in self._abstract:
            return None
        elements = {_index(level): level for level in self._abstract[abstract].iterchildren(w("lvl"))}
        starts: dict[int, int] = {}
        for override in element.iterchildren(w("lvlOverride")):
            at = _index(override)
            if (replacement := override.find(w("lvl"))) is not None:
                elements[at] = replacement
            if (start := override.find(w("startOverride"))) is not None:
                starts[at] = integer(start.get(VAL), 1)
        return _Instance(abstract, elements, starts, self._sheet.theme_font)

    def _linked(self, abstract: str) -> str:
        """Follow numStyleLink → numbering style → num → abstractNum, at most a few steps."""
        for _ in range(4):
            description = self._abstract.get(abstract)
            link = None if description is None else description.find(w("numStyleLink"))
            if link is None:
                break
            abstract = self._style_links.get(val(link)) or self._of_style(val(link)) or ""
        return abstract

    def _of_style(self, identity: str) -> str | None:
        style = self._sheet.element(identity)
        number_id = None if style is None else style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        element = self._nums.get(val(number_id))
        return None if element is None else val(element.find(w("abstractNumId")))


def _level(element: Element, theme: ThemeFont) -> Level:
    restart, legal = element.find(w("lvlRestart")), element.find(w("isLgl"))
    text = element.find(w("lvlText"))
    return Level(
        start=integer(val(element.find(w("start")), "1"), 1),
        form=_form(element),
        pattern="" if text is None or text.get(w("null")) in ("1", "true", "on") else text.get(VAL, ""),
        suffix=SUFFIXES.get(val(element.find(w("suff")), "tab"), "\t"),
        restart=None if restart is None else integer(restart.get(VAL)),
        legal=legal is not None and is_on(legal),
        run=properties(element.find(w("rPr")), theme),
        layout=layout(element.find(w("pPr"))),
    )


def _index(element: Element) -> int:
    return min(max(integer(element.get(w("ilvl"))), 0), LEVELS - 1)


def _form(element: Element) -> str:
    found = element.find(w("numFmt"))
    if found is None:
        # Word writes newer formats into an mc:Choice and their substitute into the mc:Fallback.
        found = element.find(f"{{{MC_NS}}}AlternateContent/{{{MC_NS}}}Fallback/{w('numFmt')}")
    return val(found, "decimal")
