"""How paragraphs and runs of a report look: calm at 100 %, with the report's own proportions, fonts and emphasis.

The report's most frequent body size becomes the token's base size and all other sizes keep their proportion to it.
Lengths are logical pixels at 100 %; zoom is the paint device's matter, so no format ever changes after it is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
)

from reviewer.domain.document import Alignment, Document, Paragraph, TextRun
from reviewer.gui import theme
from reviewer.gui.original import fonts

PX_PER_PT = 96 / 72
_SMALLEST_PT, _LARGEST_PT = 9.0, 22.0
_USUAL_BODY_PT = 16.0  # 三号, what official documents are set in
_LARGEST_SPACE = 24.0
_BELOW_TITLE = 14.0
_AROUND_BAND = 24.0
_EMPTY_LINE = 10.0
_LEADING = 1.64  # line height over font size for anything larger than the body
_LEAST_CONTRAST = 4.5

ALIGN = {
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight,
    Alignment.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}


def body_size(document: Document) -> float:
    """Return the size most of the text is set in, in points."""
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        if isinstance(block, Paragraph) and not block.level:
            for run in block.runs:
                sizes[run.size_pt or 0.0] += run.end - run.start
    sizes.pop(0.0, None)
    return sizes.most_common(1)[0][0] if sizes else _USUAL_BODY_PT


@lru_cache(maxsize=256)
def readable(ink: str | None, ground: str) -> str:
    """Return the ink if it can be read on the ground, else the paper's own; "#rrggbb" both."""
    own = theme.color("paper_text").name()
    if ink is None:
        return own
    return ink if contrast(QColor(ink), QColor(ground)) >= _LEAST_CONTRAST else own


def contrast(one: QColor, other: QColor) -> float:
    """Return the WCAG contrast of two colours, 1 … 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def divider() -> tuple[QTextBlockFormat, QTextCharFormat]:
    """Return the formats of the band between two files of one original."""
    band, words = QTextBlockFormat(), QTextCharFormat()
    band.setBackground(theme.color("sunken"))
    band.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    band.setTopMargin(_AROUND_BAND)
    band.setBottomMargin(_AROUND_BAND)
    words.setFontFamilies(list(fonts.face(None).families))
    words.setFontPointSize(_SMALLEST_PT)
    words.setForeground(theme.color("text2"))
    return band, words


def run_format(look: TextRun, face: fonts.Face, ground: str) -> QTextCharFormat:
    """Return how a run looks, but for its size."""
    made = QTextCharFormat()
    made.setFontFamilies(list(face.families))
    made.setFontWeight(QFont.Weight.Bold if look.bold or face.bold else QFont.Weight.Normal)
    made.setFontItalic(look.italic)
    made.setFontUnderline(look.underline)
    made.setFontStrikeOut(look.strike)
    made.setForeground(QBrush(QColor(readable(look.color, ground))))
    if look.superscript:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return made


class Typography:
    """Make the formats of one document; `levels` and `titles` say which paragraphs are headings and title."""

    def __init__(self, document: Document, levels: dict[int, int], titles: frozenset[int]) -> None:
        self._levels, self._titles = levels, titles
        self._tokens = theme.tokens()["font"]["original"]
        self._base = float(self._tokens["base_pt_at_100_percent"])
        self._scale = self._base / body_size(document)
        self._text = document.text
        self.plain = document.format == "txt"
        self._made: dict[tuple[object, ...], QTextCharFormat] = {}

    def level(self, paragraph: Paragraph) -> int:
        """Return the heading level of a paragraph, 0 for text and title."""
        return 0 if paragraph.start in self._titles else self._levels.get(paragraph.start, 0)

    def shown_from(self, paragraph: Paragraph) -> int:
        """Return where the shown text begins: blanks typed as an indent in a text file give way to the indent."""
        if not self.plain:
            return paragraph.start
        text = self._text[paragraph.start : paragraph.end]
        return paragraph.start + len(text) - len(text.lstrip())

    def block(self, paragraph: Paragraph, *, in_cell: bool) -> QTextBlockFormat:
        """Return the format of a paragraph."""
        made = QTextBlockFormat()
        made.setAlignment(self._alignment(paragraph, in_cell))
        if not in_cell:  # in cells a taller line would push the text down from the middle
            kinds = QTextBlockFormat.LineHeightTypes
            kind = kinds.FixedHeight if self._is_empty(paragraph) else kinds.MinimumHeight
            made.setLineHeight(self._line_height(paragraph), kind.value)
        made.setTextIndent(self._indent(paragraph, in_cell))
        made.setLeftMargin(self._px(paragraph.left_indent_pt))
        made.setTopMargin(self._space_before(paragraph, in_cell))
        made.setBottomMargin(self._space_after(paragraph))
        return made

    def char(self, paragraph: Paragraph, run: TextRun | None, *, in_cell: bool, ground: str) -> QTextCharFormat:
        """Return the format of a run, None for text without one; equal looks share one format."""
        look = run or TextRun(0, 0)
        key = (self._role(paragraph), look.bold, look.italic, look.underline, look.strike, look.font,
               look.size_pt, look.color, look.superscript, in_cell, ground)  # fmt: skip
        if key not in self._made:
            self._made[key] = self._char(paragraph, look, in_cell, ground)
        return self._made[key]

    def _role(self, paragraph: Paragraph) -> int:
        return -1 if paragraph.start in self._titles else self.level(paragraph)

    def _char(self, paragraph: Paragraph, look: TextRun, in_cell: bool, ground: str) -> QTextCharFormat:
        role = self._role(paragraph)
        face = fonts.face(look.font or self._own_font(role))
        made = run_format(look, face, ground)
        made.setFontPointSize(self._size(role, look.size_pt, in_cell))
        if role != 0 and (face.generic or look.font is None):
            made.setFontWeight(QFont.Weight.Bold)
        return made

    def _own_font(self, role: int) -> str:
        return {-1: "方正小标宋", 1: "黑体", 2: "楷体"}.get(role, fonts.BODY)

    def _size(self, role: int, stated: float | None, in_cell: bool) -> float:
        guessed = self.plain and role > 0  # a text file has no sizes: its reader guessed a title
        size = self._base if stated is None or guessed else stated * self._scale
        if role == -1:
            size = max(size, float(self._tokens["title_pt"]))
        elif in_cell and stated is None:
            size = self._base * 0.9
        return round(min(max(size, _SMALLEST_PT), _LARGEST_PT) * 4) / 4

    def _largest(self, paragraph: Paragraph) -> float:
        sizes: Iterable[float | None] = (run.size_pt for run in paragraph.runs) if paragraph.runs else (None,)
        return max(self._size(self._role(paragraph), size, False) for size in sizes)

    def _line_height(self, paragraph: Paragraph) -> float:
        if self._is_empty(paragraph):
            return _EMPTY_LINE
        return round(
            max(self._largest(paragraph) * PX_PER_PT * _LEADING, float(self._tokens["line_height_px"]))
        )

    def _alignment(self, paragraph: Paragraph, in_cell: bool) -> Qt.AlignmentFlag:
        if paragraph.start in self._titles:
            return Qt.AlignmentFlag.AlignHCenter
        if self.plain and self.level(paragraph):
            return Qt.AlignmentFlag.AlignLeft
        tabbed = "\t" in self._text[paragraph.start : paragraph.end]
        if paragraph.alignment is Alignment.LEFT and not in_cell and not self.level(paragraph) and not tabbed:
            return Qt.AlignmentFlag.AlignJustify
        return ALIGN[paragraph.alignment]

    def _indent(self, paragraph: Paragraph, in_cell: bool) -> float:
        sideways = paragraph.alignment in (Alignment.CENTER, Alignment.RIGHT)
        if paragraph.start in self._titles or (sideways and not (self.plain and self.level(paragraph))):
            return 0.0
        two = float(self._tokens["first_line_indent_chars"]) * self._base * PX_PER_PT
        if self.plain and not in_cell:
            return two
        stated = self._px(paragraph.first_indent_pt)
        return two if abs(stated - two) < two / 4 else stated

    def _space_before(self, paragraph: Paragraph, in_cell: bool) -> float:
        space = min(self._px(paragraph.space_before_pt), _LARGEST_SPACE)
        return max(space, _LARGEST_SPACE) if paragraph.page_break_before and not in_cell else space

    def _space_after(self, paragraph: Paragraph) -> float:
        ends_title = paragraph.start == max(self._titles, default=-1)
        space = min(self._px(paragraph.space_after_pt), _LARGEST_SPACE)
        return max(space, _BELOW_TITLE) if ends_title else space

    def _is_empty(self, paragraph: Paragraph) -> bool:
        return not paragraph.pictures and not self._text[paragraph.start : paragraph.end].strip()

    def _px(self, points: float) -> float:
        return points * self._scale * PX_PER_PT

    def px(self, points: float) -> float:
        """Return a length of the report in logical pixels at 100 %."""
        return self._px(points)
