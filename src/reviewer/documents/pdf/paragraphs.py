"""From visual lines to paragraphs: which line goes on in the next one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from reviewer.documents.pdf.glyphs import Glyph, blank_after
from reviewer.documents.pdf.lines import LABEL, Line
from reviewer.documents.pdf.spelling import is_han
from reviewer.documents.residue import CONTENTS_LINE

_SLACK = 0.9  # of the size that a full line may leave free beside what could not be parted
_INDENT = 0.7  # of the size that sets the beginning of a paragraph off
_OTHER_SIZE = 0.6  # points between two sizes of type, and more in large type, which is recognised less exactly
_OTHER_SHARE = 0.06
_USUAL_PITCH = 1.8
_NARROW = 0.75  # of the width between even margins
_ENOUGH = 8  # lines that tell a page's own margins
_LEADING = 1.35  # of the usual distance between lines: more is a paragraph's
_PADDING = 12.0  # points that a cell keeps free on both sides together
_QUOTES = "“‘"  # taken for Latin by many writers: nothing is parted on either side
_CLOSERS = "，。、；：？！）》〉」』”’】〕％,.;:?!)]%…" + _QUOTES
_OPENERS = "（《〈「『“‘【〔([￥$"
_ENDS = "。；：！？.;:!?…"


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a page is set: where full lines begin and end, and how far apart lines are."""

    left: float
    right: float
    pitch: float  # distance between lines, in sizes of their type


def settings_of(pages: Sequence[Sequence[Line]], page_width: float) -> list[Setting]:
    """Return the setting of each page of a width; pages with few full lines take the width that others have."""
    own = [_setting(lines) if len(lines) >= _ENOUGH else None for lines in pages]
    told = [setting for setting in own if setting is not None]
    shared = _setting([line for lines in pages for line in lines])
    if not told and shared.right < _NARROW * (page_width - shared.left):  # no line is full
        shared = replace(shared, right=page_width - shared.left)
    width = median(setting.right - setting.left for setting in told) if told else 0.0
    settings = []
    for setting in own:
        mine = setting or shared
        right = max(mine.right, mine.left + width) if setting else mine.right
        settings.append(Setting(mine.left, right, min(mine.pitch, shared.pitch)))
    return settings


def _setting(lines: Sequence[Line]) -> Setting:
    """Return the setting that several of some lines share."""
    if not lines:
        return Setting(0.0, 0.0, _USUAL_PITCH)
    wanted = max(2, len(lines) // 20)
    lefts = sorted(line.left for line in lines)
    rights = sorted((line.right for line in lines), reverse=True)
    size = median(line.size for line in lines)
    steps = sorted(
        (b.base - a.base) / b.size
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < b.base - a.base < 4 * b.size
    )
    pitch = steps[len(steps) // 4] if steps else _USUAL_PITCH  # paragraphs of one line stand farther apart
    return Setting(_kept(lefts, 0.4 * size, wanted), _kept(rights, 1.1 * size, wanted), pitch)


def _kept(values: list[float], near: float, wanted: int) -> float:
    """Return the outermost value that several lie near."""
    for at, value in enumerate(values):
        beside = values[at : at + wanted]
        if len(beside) == wanted and abs(beside[-1] - value) <= near:
            return value
    return values[0]


def paragraphs_of(lines: Iterable[tuple[Line, Setting]]) -> Iterator[list[Line]]:
    """Part the lines of running text into paragraphs."""
    paragraph: list[Line] = []
    right = 0.0  # where the line before could have gone on to
    for line, setting in lines:
        if paragraph and not _goes_on(paragraph, line, setting, right):
            yield paragraph
            paragraph = []
        paragraph.append(line)
        right = setting.right
    if paragraph:
        yield paragraph


def in_one_row(lines: Sequence[Line]) -> list[Glyph]:
    """Return the characters of a paragraph one after another."""
    row = [*lines[0].lead, *lines[0].glyphs]
    for before, line in pairwise(lines):
        if words_meet(before.glyphs[-1].text, line.glyphs[0].text):
            row.append(blank_after(before.glyphs[-1]))
        row.extend(line.glyphs)
    return row


def in_one_cell(lines: Sequence[Line], width: float) -> list[Glyph]:
    """Return the characters of a cell; a blank stands where its author began a new line."""
    row: list[Glyph] = list(lines[0].glyphs) if lines else []
    for before, line in pairwise(lines):
        if not fills(before, line, width) or words_meet(before.glyphs[-1].text, line.glyphs[0].text):
            row.append(blank_after(before.glyphs[-1]))
        row.extend(line.glyphs)
    return row


def fills(before: Line, line: Line, width: float) -> bool:
    """Tell whether the next line had no room in a line of a cell."""
    return width - _PADDING - (before.right - before.left) <= _unparted(line) + 0.5 * line.size


def _goes_on(paragraph: list[Line], line: Line, setting: Setting, right: float) -> bool:
    before = paragraph[-1]
    size = max(before.size, line.size)
    if right - before.right > _unparted(line) + _SLACK * size or CONTENTS_LINE.fullmatch(before.text):
        return False
    if abs(before.size - line.size) > max(_OTHER_SIZE, _OTHER_SHARE * size) or _other_face(before, line):
        return False
    if _set_off(before, line, setting):
        return False
    if line.left - setting.left > _INDENT * size:
        return _keeps_indent(paragraph, line, setting)
    return not (LABEL.match(line.text) and before.text[-1] in _ENDS)


def _unparted(line: Line) -> float:
    """Return the width of what has to stand together at the beginning of a line."""
    end, glyphs = 0, line.glyphs
    while end < len(glyphs) - 1 and glyphs[end].text in _OPENERS:
        end += 1
    if not is_han(glyphs[end].text):
        end += sum(1 for _ in takewhile(_is_latin, glyphs[end + 1 :]))
    while end + 1 < len(glyphs) and (glyphs[end + 1].text in _CLOSERS or glyphs[end].text in _QUOTES):
        end += 1
    return glyphs[end].right - glyphs[0].left


def _is_latin(glyph: Glyph) -> bool:
    """Tell what writers keep with Latin words and figures, as in 12%、38%、65%."""
    return (glyph.text != " " and not is_han(glyph.text)) or glyph.text in _CLOSERS


def _set_off(before: Line, line: Line, setting: Setting) -> bool:
    """Tell a line with more room above it than lines have; the first one of a page or column has no line above."""
    return before.page == line.page and line.base - before.base > _LEADING * setting.pitch * line.size


def _other_face(before: Line, line: Line) -> bool:
    """Tell a heading from the text below by its type: at the joint, and for most of both lines."""
    at_joint = _joint_face(before.glyphs[::-1]) != _joint_face(line.glyphs)
    return at_joint and _main_face(before) != _main_face(line)


def _joint_face(glyphs: Sequence[Glyph]) -> str:
    return next((glyph.face for glyph in glyphs if is_han(glyph.text)), "")


def _main_face(line: Line) -> str:
    faces = Counter(glyph.face for glyph in line.glyphs if is_han(glyph.text))
    return faces.most_common(1)[0][0] if faces else ""


def _keeps_indent(paragraph: list[Line], line: Line, setting: Setting) -> bool:
    """Tell a line of an indented paragraph or list item from the beginning of a paragraph."""
    first, before, near = paragraph[0], paragraph[-1], 0.4 * line.size
    label = LABEL.match(first.text)
    if label and label.end() < len(first.glyphs):
        if abs(first.glyphs[label.end()].left - line.left) <= near:
            return True
        if before is first and first.left - setting.left <= near:  # only the label stands out
            return before.text[-1] not in _ENDS and not LABEL.match(line.text)
    if abs(before.left - line.left) > near:
        return False
    return len(paragraph) > 1 or not (before.text[-1] in _ENDS or LABEL.match(line.text))


def words_meet(before: str, after: str) -> bool:
    """Tell Latin words that a blank parted before the line was cut there; figures are never parted."""
    if not (before.isascii() and after.isascii() and after.isalnum()):
        return False
    return (before.isalnum() and not (before.isdigit() and after.isdigit())) or before in ",;:"
