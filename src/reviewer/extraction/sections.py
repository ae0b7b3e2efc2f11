"""First stage: the heading tree of a report, with what each section is about.

Depth comes from which numbering styles are open around a heading, not from the style itself, so that reports that
skip a style, mix them or misnumber ("4、" after "三、") still come out as their author meant them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from reviewer.domain.document import Document, Table
from reviewer.domain.report import Section, SectionRole
from reviewer.domain.text import Span
from reviewer.extraction.section_labels import AT_LINE_START, INSIDE_LINE, RANK, Label, label_of
from reviewer.resources import resource

_TITLE_MAX = 40
_LONG_LINE = 160
_INK = re.compile(r"\S")
_CONTENTS_LINE = re.compile(r"(?:[.．…·]{3,}|\t)\s*\d+\s*$")
_TITLE_END = re.compile(r"[。；;：:！？!?\n]")
_SOFT_END = re.compile(r"[，,、\s]")
_NOISE = re.compile(r"[\s“”\"'‘’（）()〔〕\[\]《》]")
_YEAR = re.compile(r"(20\d\d)年?")
_SIGNED_DATE = re.compile(
    r"^\s*(?:[^\s。，；]{4,30}\s+)?(?:20\d\d|二[〇○零O0]..)\s?年\s?.{1,3}\s?月(?:\s?.{1,3}\s?日)?\s*$"
)
_TITLE_REACH = 1200
_TITLE_LINE = re.compile(
    r"(?:绩效|自评|评价)[^\n。；]{0,12}(?:报告|自评表|说明|总结)(?:的公告)?(?:[（(][^\n]{0,12}[）)])?[^\S\n]*$",
    re.MULTILINE,
)
_PLAIN_MAX = 24
_FIGURE = re.compile(r"[0-9０-９]")
_INNER = frozenset({"cn_paren", "arabic", "arabic_paren", "circle"})
_TITLE_WORDS = 16
# List items that tell a body's duties are no headings with a role.
_DUTY = re.compile(r"负责|简要|研究|督促|承担|承办|贯彻|拟订|指导|协助|配合|制定|推进|加强|强化|提高|完善|落实")
_GROUP = frozenset({SectionRole.EXPERIENCE, SectionRole.PROBLEMS, SectionRole.MEASURES, SectionRole.NEXT_PLAN})
_OF_METHOD = frozenset({SectionRole.ORGANISATION, SectionRole.OVERVIEW, SectionRole.FUNDS})


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading before its place in the tree is known."""

    start: int
    end: int
    title: str
    label: Label | None
    style: int  # Word's heading level, 0 for none
    whole_line: bool
    kind: str  # numbering style, "styled" or "plain"

    @property
    def value(self) -> int:
        return self.label.value if self.label else 0

    @property
    def depth(self) -> int:
        """How many numbers a decimal label has ("1.2.3": 3)."""
        return self.label.depth if self.label else 0


def find_sections(document: Document) -> tuple[Section, ...]:
    """Return the sections in reading order, the signature block last where there is one."""
    headings = _promoted(_headings(document), document.text)
    sections = _tree(headings, document.text)
    return _with_signature(document, _with_roles(document.text, sections))


def role_of(title: str) -> SectionRole | None:
    """Return what a heading is about by its words, None where no word of the vocabulary stands in it."""
    clause = _NOISE.sub("", title).split("，")[0]
    if _DUTY.match(clause):
        return None
    found = [(m[1], m.start()) for m in _role_pattern().finditer(clause)]
    if not found:
        return None
    word, at = max(found, key=lambda f: (len(f[0]), -f[1]))
    if len(clause) > _TITLE_WORDS and at + len(word) < len(clause) - 6:
        return None
    roles = [_roles()[w] for w, _ in found]
    return next(r for r in roles if r in _GROUP) if _roles()[word] in _GROUP else _roles()[word]


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
def _plain_titles() -> frozenset[str]:
    return frozenset(_vocabulary()["plain"]["titles"])


def _headings(document: Document) -> list[_Heading]:
    """Collect every numbered, styled or well-known heading outside tables."""
    text = document.text
    styles = {p.start: p.level for p in document.paragraphs() if p.level}
    tables = [b.span for b in document.blocks if isinstance(b, Table)]
    found = _numbered(text, styles) + _unnumbered(text, styles)
    found.sort(key=lambda h: h.start)
    found = _without_cover(found, text)
    starts = [t.start for t in tables]
    return [h for h in found if not _inside(h.start, tables, starts)]


def _without_cover(headings: list[_Heading], text: str) -> list[_Heading]:
    """Drop what stands above the report: its title set as a heading, 附件2 above it (an annex follows the report)."""
    first = next((h.start for h in headings if h.label), len(text))
    title = _TITLE_LINE.search(text, 0, min(first, _TITLE_REACH))
    below = title.end() if title else 0
    return [h for h in headings if h.label or not _above(h, below, first)]


def _above(heading: _Heading, title_end: int, first: int) -> bool:
    annex = heading.kind == "plain" and heading.title.startswith("附")
    return heading.start < title_end or (annex and heading.start < first)


def _inside(position: int, spans: list[Span], starts: list[int]) -> bool:
    place = bisect_right(starts, position) - 1
    return place >= 0 and position < spans[place].end


def _numbered(text: str, styles: dict[int, int]) -> list[_Heading]:
    """Collect numbered headings at line starts, and inside lines where the text is flattened."""
    found = []
    for match in AT_LINE_START.finditer(text):
        label = label_of(match)
        line_start = match.start()
        heading = _heading(text, label, styles.get(line_start, 0))
        if heading is not None:
            found.append(heading)
    found.extend(_flattened(text, {h.label.start for h in found if h.label}))
    return found


def _heading(text: str, label: Label, style: int, limit: int | None = None) -> _Heading | None:
    """Build a heading from its label: the whole line where it is short, else its first words."""
    line_end = _line_end(text, label.end)
    if limit is not None:
        line_end = min(line_end, limit)
    body = text[label.end : line_end].rstrip()
    if not body or _CONTENTS_LINE.search(body):
        return None
    whole = len(body) <= _TITLE_MAX and not _TITLE_END.search(body[:-1])
    length = len(body) if whole else _title_length(body)
    title = re.sub(r"\s+", "", body[:length].rstrip("。；;：:，,、 　"))
    if not _INK.search(title):
        return None
    kept = length if whole else min(len(body), length + 1)
    return _Heading(label.start, label.end + kept, title, label, style, whole, label.kind)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _title_length(body: str) -> int:
    """Return how much of a numbered paragraph is its run-in title."""
    for pattern in (_TITLE_END, _SOFT_END):
        if (match := pattern.search(body, 1)) and match.start() <= _TITLE_MAX:
            return match.start()
    return min(len(body), _TITLE_MAX)


def _flattened(text: str, known: set[int]) -> list[_Heading]:
    """Find headings inside long lines (web text without line breaks): 一、 in sequence, （一） in sequence below."""
    found: list[_Heading] = []
    position = 0
    for line in text.split("\n"):
        if len(line) > _LONG_LINE:
            found.extend(_inside_line(text, position, position + len(line), known))
        position += len(line) + 1
    return found


def _inside_line(text: str, start: int, end: int, known: set[int]) -> list[_Heading]:
    labels = _in_sequence([label_of(m) for m in INSIDE_LINE.finditer(text, start, end)], text, start)
    result = []
    for index, label in enumerate(labels):
        if label.start in known:
            continue
        limit = labels[index + 1].start if index + 1 < len(labels) else end
        if (heading := _flat_heading(text, label, limit)) is not None:
            result.append(heading)
    return result


def _in_sequence(labels: list[Label], text: str, start: int) -> list[Label]:
    """Keep the labels of a line that count on: 一、二、三、, and （一）（二） anew below each."""
    kept: list[Label] = []
    expected = {"cn": 0, "cn_paren": 0, "arabic": 0}
    for label in labels:
        before = expected[label.kind]
        follows = label.value in (before + 1, before + 2) and (before > 0 or label.value == 1)
        first_of_line = not text[start : label.start].strip()
        if label.kind != "cn" and label.value == 1:
            follows = True
        if label.kind == "cn" and label.value > before and not follows:
            match = _FLAT_TITLE.match(text, label.end)
            follows = match is not None and role_of(match[0]) is not None
        if not (follows or first_of_line) or not _may_begin(text, label):
            continue
        expected[label.kind] = label.value
        for inner in list(expected)[list(expected).index(label.kind) + 1 :]:
            expected[inner] = 0
        kept.append(label)
    return kept if _worth_it(kept) else []


def _may_begin(text: str, label: Label) -> bool:
    """Refuse labels that are cited (第三条（一）项) or count inside a phrase."""
    before = text[max(0, label.start - 1) : label.start]
    cited = before in ("条", "款", "附", "表", "见", "第", "《") or _CITED.match(text, label.end)
    return not cited and label.end < len(text)


def _worth_it(labels: list[Label]) -> bool:
    """Tell a sequence from a single number inside a line, which proves nothing."""
    return len(labels) >= 2


def _flat_heading(text: str, label: Label, limit: int) -> _Heading | None:
    """Build a heading inside a line; its title ends at the last heading word near its beginning."""
    body = text[label.end : limit].rstrip()
    length = len(body) if len(body) <= 25 and not _TITLE_END.search(body) else _flat_title_length(body)
    return _heading(text, label, 0, limit=label.end + length) if length else None


_CITED = re.compile(r"项(?!目)|款(?!项)|[、，]")
_HEAD = (
    "概况|情况|背景|目标|分析|结论|结果|问题|建议|措施|计划|安排|做法|经验|总结|评价(?:目的|原则|方法|范围|依据|工作过程|过程|工作|对象|结果|结论)"
    "|管理|指标体系|指标|产出|效果|效益|满意度|依据|内容|简介|过程|投入|成效|来源|使用|说明|原因|额度|概述|职能|职责"
)
_FLAT_TITLE = re.compile(
    rf"[^。；：，,]{{0,14}}?(?:{_HEAD}|支出|收入)"
    rf"(?:(?:及其?|和|与|、|或|以及|[（(]含[^）)]{{1,8}}[）)])?[^。；：，,（(\d一是]{{0,6}}?(?:{_HEAD})){{0,3}}"
)


def _flat_title_length(body: str) -> int:
    if match := _FLAT_TITLE.match(body):
        return match.end() + (body[match.end() : match.end() + 1] in ("。", "："))
    stop = _TITLE_END.search(body, 0, 30)
    if stop:
        return stop.end()
    figure = _FIGURE.search(body, 2, 12)
    return figure.start() if figure else min(12, len(body))


def _unnumbered(text: str, styles: dict[int, int]) -> list[_Heading]:
    """Collect headings without a number: styled ones, and short lines of a well-known wording."""
    found = []
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        style = styles.get(start, 0)
        if len(line) > 3 * _PLAIN_MAX and not style:
            continue
        words = line.strip()
        if not words or AT_LINE_START.match(line):
            continue
        clean = _NOISE.sub("", words).rstrip("：:。")
        if not (_is_plain_title(clean, words) or (style and _is_styled_title(words, text, start))):
            continue
        inner = start + line.index(words[0])
        kind = "styled" if style else "plain"
        found.append(_Heading(inner, inner + len(words), words.rstrip("：:。"), None, style, True, kind))
    return found


def _is_plain_title(clean: str, words: str) -> bool:
    if "\t" in words or len(clean) > _PLAIN_MAX or words.endswith(("；", ";", "，", ",", "、")):
        return False
    if re.fullmatch(r"附[件表]\d{0,2}[：:]?.{0,20}", words):
        return True
    return clean in _plain_titles() or (bool(re.fullmatch(r"20\d\d年(?:度)?工作(?:计划|打算|思路)", clean)))


def _is_styled_title(words: str, text: str, start: int) -> bool:
    """Tell a styled heading from the report's own title at the top."""
    is_title = start < 400 and bool(re.search(r"(?:报告|公告|说明|总结|自评表)(?:[（(].*[）)])?$", words))
    return len(words) <= 60 and not is_title and not re.fullmatch(r"[\d\s.年月日-]+", words)


def _promoted(headings: list[_Heading], text: str) -> list[_Heading]:
    """Lift arabic numbers that stand where a top section should ("4、绩效情况分析" after "三、…")."""
    if not any(h.kind == "cn" for h in headings):
        return headings
    result: list[_Heading] = []
    last_top = 0
    for index, heading in enumerate(headings):
        lifted = heading
        if heading.kind == "arabic" and _stands_on_top(headings, index, last_top):
            lifted = replace(heading, kind="cn")
        if lifted.kind == "cn":
            last_top = lifted.value
        result.append(lifted)
    return result


def _stands_on_top(headings: list[_Heading], index: int, last_top: int) -> bool:
    heading = headings[index]
    if not heading.whole_line or role_of(heading.title) is None:
        return False
    following = next((h for h in headings[index + 1 :] if h.kind != "plain"), None)
    if following is None or following.kind in ("cn", "part", "chapter"):
        siblings = (
            index > 0
            and headings[index - 1].kind == "arabic"
            and headings[index - 1].value == heading.value - 1
        )
        return heading.value == last_top + 1 and heading.value > 1 and not siblings
    opens_below = following.kind in ("cn_paren", "arabic_paren") and following.value == 1
    if last_top == 0:
        return opens_below and heading.value == 1
    return opens_below and (following.kind == "cn_paren" or heading.value == last_top + 1)


def _tree(headings: list[_Heading], text: str) -> list[Section]:
    """Give each heading its depth, parent and reach."""
    stack: list[_Open] = []
    parents, levels = [], []
    for index, heading in enumerate(headings):
        rank = _close(stack, heading, _effective_rank(headings, index))
        parents.append(stack[-1].index if stack else -1)
        stack.append(_Open(rank, index, heading.kind))
        levels.append(len(stack))
    ends = _ends(headings, levels, len(text))
    return [
        Section(
            title=h.title,
            label=_printed(h, text),
            level=levels[i],
            role=SectionRole.OTHER,
            heading=Span(h.start, h.end),
            span=Span(h.start, ends[i]),
            parent=parents[i],
        )
        for i, h in enumerate(headings)
    ]


@dataclass(frozen=True, slots=True)
class _Open:
    """A section that is still open while the headings are walked."""

    rank: int
    index: int
    kind: str


def _close(stack: list[_Open], heading: _Heading, rank: int) -> int:
    """Close what ends where this heading begins; return the rank it stands at.

    A style that is open goes on there; one that starts with its first number stands below what is open, whatever
    the usual order of styles ("（1）" with "1．" under it).
    """
    if heading.kind in _INNER:
        same = next((o for o in reversed(stack) if o.kind == heading.kind), None)
        if same is not None:
            del stack[stack.index(same) :]
            return same.rank
        if heading.value == 1 and stack:
            return max(rank, stack[-1].rank + 1)
    while stack and stack[-1].rank >= rank:
        stack.pop()
    return rank


def _printed(heading: _Heading, text: str) -> str:
    return "" if heading.label is None else text[heading.label.start : heading.label.end].strip()


def _effective_rank(headings: list[_Heading], index: int) -> int:
    """Return how deep a heading's style lies; a plain line counts like its numbered neighbours."""
    heading = headings[index]
    if heading.kind == "decimal":
        return RANK["arabic"] * 10 + heading.depth
    if heading.kind in RANK:
        return RANK[heading.kind] * 10
    if heading.kind == "styled":
        return _styled_rank(headings, heading)
    if heading.title.startswith("附"):
        return -1
    following = next((h for h in headings[index + 1 :] if h.kind in RANK), None)
    if following is not None and following.value > 1 and following.kind != "cn":
        previous = next((h for h in reversed(headings[:index]) if h.kind == following.kind), None)
        top = next((h for h in reversed(headings[:index]) if h.kind == "cn"), None)
        if previous is None or (top is not None and previous.start < top.start):
            return RANK[following.kind] * 10
    return RANK["cn"] * 10 + 5 if any(h.kind == "cn" for h in headings[:index]) else RANK["cn"] * 10


def _styled_rank(headings: list[_Heading], heading: _Heading) -> int:
    """Rank a styled heading like the numbered ones that carry the same style."""
    same = [RANK[h.kind] * 10 for h in headings if h.kind in RANK and h.style == heading.style]
    return min(same) if same else heading.style * 10 - 5


def _ends(headings: list[_Heading], levels: list[int], text_end: int) -> list[int]:
    ends = [text_end] * len(headings)
    open_: list[int] = []
    for index, level in enumerate(levels):
        while open_ and levels[open_[-1]] >= level:
            ends[open_.pop()] = headings[index].start
        open_.append(index)
    return ends


def _with_roles(text: str, sections: list[Section]) -> list[Section]:
    """Name what each section is about: by its own words, else by what it stands under."""
    year = _report_year(text, sections[0].heading.start if sections else 0)
    result: list[Section] = []
    for section in sections:
        above = result[section.parent].role if section.parent >= 0 else None
        own = _plan_role(section.title, year) or role_of(section.title)
        result.append(replace(section, role=_settled(own, above)))
    return result


def _settled(own: SectionRole | None, above: SectionRole | None) -> SectionRole:
    if above in _GROUP and own not in _GROUP:
        return above or SectionRole.OTHER
    if above is SectionRole.METHOD and own in _OF_METHOD:
        return SectionRole.METHOD
    return own or above or SectionRole.OTHER


def _report_year(text: str, first_heading: int) -> int | None:
    match = _YEAR.search(text, 0, max(first_heading, 80))
    return int(match[1]) if match else None


_PLAN_WORDS = re.compile(r"计划|打算|安排|思路|目标|任务|重点工作|展望")
_GOAL_WORDS = re.compile(r"计划|目标|任务")


def _plan_role(title: str, year: int | None) -> SectionRole | None:
    """Tell a plan for a later year from the goals of this one by the year in the heading."""
    match = _YEAR.search(title)
    if match is None or not _PLAN_WORDS.search(title) or "完成" in title:
        return None
    later = year is None or int(match[1]) > year
    if later:
        return SectionRole.NEXT_PLAN if year is not None or "工作计划" in title else None
    return SectionRole.GOALS if _GOAL_WORDS.search(title) and not re.search("资金|预算", title) else None


def _with_signature(document: Document, sections: list[Section]) -> tuple[Section, ...]:
    """Add the block of unit and date at the end as a section of its own."""
    start = _signature_start(document)
    if start is None or (sections and start <= sections[-1].heading.end):
        return tuple(sections)
    end = len(document.text)
    cut = [replace(s, span=Span(s.span.start, start)) if s.span.end == end else s for s in sections]
    heading = Span(start, _line_end(document.text, start))
    block = Section("", "", 1, SectionRole.SIGNATURE, heading, Span(start, end))
    return (*cut, block)


def _signature_start(document: Document) -> int | None:
    """Return where the last lines, a date with or without a unit above it, begin."""
    lines = _last_lines(document.text, 6)
    for place, (start, line) in enumerate(lines):
        if not _SIGNED_DATE.match(line):
            continue
        if place + 1 < len(lines) and _is_signer(lines[place + 1][1]):
            return _ink(document.text, lines[place + 1][0])
        return _ink(document.text, start)
    return None


def _last_lines(text: str, count: int) -> list[tuple[int, str]]:
    """Return the last non-empty lines, last first."""
    lines: list[tuple[int, str]] = []
    end = len(text)
    while end >= 0 and len(lines) < count:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            lines.append((start, text[start:end]))
        end = start - 1
    return lines


def _is_signer(line: str) -> bool:
    words = line.strip()
    return len(words) <= 40 and not re.search(r"[。；;！？]", words)


def _ink(text: str, position: int) -> int:
    match = _INK.search(text, position)
    return match.start() if match else position
