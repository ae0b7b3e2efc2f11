"""Every heading of a report, numbered, styled or well-known, in lines of its own or inside flattened text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from reviewer.domain.document import Document, Table
from reviewer.domain.text import Span
from reviewer.extraction.section_labels import AT_LINE_START, INSIDE_LINE, Label, label_of
from reviewer.extraction.section_roles import plain_titles, role_of

_TITLE_MAX = 40
_LONG_LINE = 160
_INK = re.compile(r"\S")
_CONTENTS_LINE = re.compile(r"(?:[.．…·]{3,}|\t)\s*\d+\s*$")
_TITLE_END = re.compile(r"[。；;：:！？!?\n]")
_LISTED_OR_SAID = re.compile(r"[，,、]")
_SOFT_END = re.compile(r"[，,、\s]")
_NOISE = re.compile(r"[\s“”\"'‘’（）()〔〕\[\]《》]")
_TITLE_REACH = 1200
_TITLE_LINE = re.compile(
    r"(?:绩效|自评|评价)[^\n。；]{0,12}(?:报告|自评表|说明|总结)(?:的公告)?(?:[（(][^\n]{0,12}[）)])?[^\S\n]*$",
    re.MULTILINE,
)
_PLAIN_MAX = 24
_FIGURE = re.compile(r"[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Heading:
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


def find_headings(document: Document) -> list[Heading]:
    """Return the headings in order of the text, with those lifted that stand on top in spite of their number."""
    return _promoted(_headings(document))


def _headings(document: Document) -> list[Heading]:
    """Collect every numbered, styled or well-known heading outside tables."""
    text = document.text
    styles = {p.start: p.level for p in document.paragraphs() if p.level}
    tables = [b.span for b in document.blocks if isinstance(b, Table)]
    found = _numbered(text, styles) + _unnumbered(text, styles)
    found.sort(key=lambda h: h.start)
    found = _without_cover(found, text)
    starts = [t.start for t in tables]
    return [h for h in found if not _inside(h.start, tables, starts)]


def _without_cover(headings: list[Heading], text: str) -> list[Heading]:
    """Drop what stands above the report: its title set as a heading, 附件2 above it (an annex follows the report)."""
    first = next((h.start for h in headings if h.label), len(text))
    title = _TITLE_LINE.search(text, 0, min(first, _TITLE_REACH))
    below = title.end() if title else 0
    return [h for h in headings if h.label or not _above(h, below, first)]


def _above(heading: Heading, title_end: int, first: int) -> bool:
    annex = heading.kind == "plain" and heading.title.startswith("附")
    return heading.start < title_end or (annex and heading.start < first)


def _inside(position: int, spans: list[Span], starts: list[int]) -> bool:
    place = bisect_right(starts, position) - 1
    return place >= 0 and position < spans[place].end


def _numbered(text: str, styles: dict[int, int]) -> list[Heading]:
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


def _heading(text: str, label: Label, style: int, limit: int | None = None) -> Heading | None:
    """Build a heading from its label: the whole line where it is short, else its first words."""
    end = line_end(text, label.end)
    body = text[label.end : end if limit is None else min(end, limit)].rstrip()
    if not body or _CONTENTS_LINE.search(body):
        return None
    whole = len(body) <= _TITLE_MAX and not _TITLE_END.search(body[:-1])
    length = len(body) if whole else _title_length(body)
    title = re.sub(r"\s+", "", body[:length].rstrip("。；;：:，,、 　"))
    if not _INK.search(title):
        return None
    kept = length if whole else min(len(body), length + 1)
    return Heading(label.start, label.end + kept, title, label, style, whole, label.kind)


def line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _title_length(body: str) -> int:
    """Return how much of a numbered paragraph is its run-in title."""
    for pattern in (_TITLE_END, _SOFT_END):
        if (match := pattern.search(body, 1)) and match.start() <= _TITLE_MAX:
            return match.start()
    return min(len(body), _TITLE_MAX)


def _flattened(text: str, known: set[int]) -> list[Heading]:
    """Find headings inside long lines (web text without line breaks): 一、 in sequence, （一） in sequence below."""
    found: list[Heading] = []
    position = 0
    for line in text.split("\n"):
        if len(line) > _LONG_LINE:
            found.extend(_inside_line(text, position, position + len(line), known))
        position += len(line) + 1
    return found


def _inside_line(text: str, start: int, end: int, known: set[int]) -> list[Heading]:
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


def _flat_heading(text: str, label: Label, limit: int) -> Heading | None:
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


# A sentence begins where the heading of flattened text ends: "项目预算|本项目年初预算数为…", "满意度指标|读者满意度…".
_SPEAKS = (
    "本(?:项目|单位|部门|年度?|局|院|校|馆|站|所|镇|乡|中心)|我(?:局|县|区|市|镇|乡|院|校|馆|站|所|委|办|单位|部门|中心|街道|大?队)|该项目"
    "|截[至止]|根据|按照|依据《|为(?:了|进一步|加强|加快|贯彻|落实|保障|切实|全面)"
)
_BEGINS = rf"20\d\d年|全年|年初|年度(?:目标|预算|总体目标)|总体目标|具体目标|项目(?:总|于|由|位于)|{_SPEAKS}"
_BEFORE_SENTENCE = re.compile(
    rf"[^。；：，,\d]{{0,18}}?(?:(?:{_HEAD})(?=(?:{_BEGINS}))|(?:预算|支出|收入|经费|资金|任务)(?=(?:{_SPEAKS})))"
)
_INDICATOR_TITLE = re.compile(
    r"(?:产出)?(?:数量|质量|时效|成本|社会效益|经济效益|生态效益|可持续影响|(?:服务对象|社会公众)?满意度|产出|效益|效果)指标"
    r"(?!(?:完成|实现|达成|设[定立])?情况|[及和与、]|分析|体系|完成|得分|评价|方面|[：:])"
)


def _flat_title_length(body: str) -> int:
    for pattern in (_INDICATOR_TITLE, _BEFORE_SENTENCE):
        if match := pattern.match(body):
            return match.end()
    if match := _FLAT_TITLE.match(body):
        return match.end() + (body[match.end() : match.end() + 1] in ("。", "："))
    stop = _TITLE_END.search(body, 0, 30)
    if stop:
        return stop.end()
    figure = _FIGURE.search(body, 2, 12)
    soft = _LISTED_OR_SAID.search(body, 2, figure.start() if figure else _TITLE_MAX)
    if soft:  # 4.培训合格率，|应不低于93%: no heading cuts a sentence between two commas
        return soft.end()
    return figure.start() if figure else min(12, len(body))


def _unnumbered(text: str, styles: dict[int, int]) -> list[Heading]:
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
        found.append(Heading(inner, inner + len(words), words.rstrip("：:。"), None, style, True, kind))
    return found


def _is_plain_title(clean: str, words: str) -> bool:
    if "\t" in words or len(clean) > _PLAIN_MAX or words.endswith(("；", ";", "，", ",", "、")):
        return False
    if re.fullmatch(r"附[件表]\d{0,2}[：:]?.{0,20}", words):
        return True
    return clean in plain_titles() or (bool(re.fullmatch(r"20\d\d年(?:度)?工作(?:计划|打算|思路)", clean)))


def _is_styled_title(words: str, text: str, start: int) -> bool:
    """Tell a styled heading from the report's own title at the top."""
    is_title = start < 400 and bool(re.search(r"(?:报告|公告|说明|总结|自评表)(?:[（(].*[）)])?$", words))
    return len(words) <= 60 and not is_title and not re.fullmatch(r"[\d\s.年月日-]+", words)


def _promoted(headings: list[Heading]) -> list[Heading]:
    """Lift arabic numbers that stand where a top section should ("4、绩效情况分析" after "三、…")."""
    if not any(h.kind == "cn" for h in headings):
        return headings
    result: list[Heading] = []
    last_top = 0
    for index, heading in enumerate(headings):
        lifted = heading
        if heading.kind == "arabic" and _stands_on_top(headings, index, last_top):
            lifted = replace(heading, kind="cn")
        if lifted.kind == "cn":
            last_top = lifted.value
        result.append(lifted)
    return result


def _stands_on_top(headings: list[Heading], index: int, last_top: int) -> bool:
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
