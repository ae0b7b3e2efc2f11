"""One walk over the body of a page: blocks begin and end paragraphs, white space is what a browser makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reviewer.documents.flowing import Para, Rough, Shape, Told
from reviewer.documents.web.looks import Said, is_hidden, look_of, said_of, shape_of
from reviewer.documents.web.tables import grid_of, is_layout
from reviewer.documents.word.counting import spelled
from reviewer.documents.word.looks import PLAIN, Look
from reviewer.documents.word.xml import Element, integer

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        *_HEADINGS,
        *(
            "p",
            "div",
            "center",
            "blockquote",
            "pre",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "section",
            "article",
            "main",
        ),
        *(
            "header",
            "footer",
            "nav",
            "aside",
            "address",
            "figure",
            "figcaption",
            "form",
            "fieldset",
            "legend",
            "hr",
        ),
        *("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "body"),
    }
)
# Blocks that stand for a line even where nothing is in them.
_LINES = frozenset({"p", "pre", *_HEADINGS})
_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand", "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-informal": "chineseCountingThousand",
}  # fmt: skip
_CHINESE = ("chineseCountingThousand", "chineseLegalSimplified")
_WHITE = re.compile(r"([ \t\r\n\f]+)")
_LINE_END = re.compile(r"\r?\n[ \t]*")
_CONTENTS = re.compile(r"msotoc\d|msotocheading", re.IGNORECASE)
_CONTENTS_PART = re.compile(r"table of contents\d*", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"sd(?:foot|end)note(?:anc|sym)|mso(?:foot|end)notereference|msocommentreference", re.IGNORECASE
)
_BLANKS = " \t\r\n\f"
_EASTERN = "\u2e80"
_MOST_BREAKS = 100
_BULLET = "•"


class Walk:
    """The state of one walk; a cell is walked by one of its own.

    `breaks_words` tells that the file's lines end anywhere in Chinese text, so that their ends are no blanks.
    """

    def __init__(self, told: Told, look: Look = PLAIN, *, breaks_words: bool = True) -> None:
        self.told = told
        self._look = look
        self._breaks_words = breaks_words
        self._blocks: list[Rough] = []
        self._para = Para()
        self._white = ""  # white space that waits for what comes after it
        self._breaks = 0
        self._last = ""
        self._kept_white = False
        self._label: tuple[str, str] = ("", "")
        self._lists: list[_List] = []
        self._contents = False

    def blocks(self, root: Element) -> list[Rough]:
        """Return the blocks of an element."""
        self._inside(root, self._look, Shape())
        self._end(Shape())
        return self._blocks

    def _inside(self, element: Element, look: Look, shape: Shape) -> None:
        self._text(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, look, shape)
            self._text(child.tail, look)
            if self.told.budget.spent:
                return

    def _child(self, child: Element, look: Look, shape: Shape) -> None:
        said = said_of(child)
        tag = child.tag
        if is_hidden(child, said) or tag == "del" or _is_note_mark(child, said):
            return
        if tag == "br":
            self._break()
        elif tag == "img":
            self.told.pictures += 1
        elif tag in ("object", "embed", "applet"):
            self.told.objects = True
        elif tag in _BLOCKS:
            self._block(child, said, look, shape)
        elif "ignore" in said.get("mso-list", ""):
            self._listed(child)
        else:
            self._inside(child, look_of(child, said, look), shape)

    # ---- blocks

    def _block(self, element: Element, said: Said, look: Look, outer: Shape) -> None:
        self._end(outer)
        tag = str(element.tag)
        if tag == "table" and not is_layout(element):
            self._table(element, look)
            return
        kind = (element.get("class") or "").lower()
        level = _HEADINGS.get(tag, 1 if kind == "msotitle" else outer.level)
        shape = shape_of(element, said, replace(outer, new_page=False, level=level))
        outer_contents, outer_white = self._contents, self._kept_white
        self._contents = self._contents or _is_contents(element, kind)
        self._kept_white = self._kept_white or tag == "pre"
        before = len(self._blocks)
        if tag in ("ol", "ul"):
            self._lists.append(_List(_form_of(element, said), integer(element.get("start"), 1)))
        elif tag == "li":
            self._count(element)
        self._inside(element, look_of(element, said, look), shape)
        self._end(shape, kept=tag in _LINES and len(self._blocks) == before)
        if tag in ("ol", "ul"):
            self._lists.pop()
        elif tag == "li":
            self._label = ("", "")
        self._contents, self._kept_white = outer_contents, outer_white

    def _end(self, shape: Shape, *, kept: bool = False) -> None:
        """End the paragraph that has begun; an empty one counts only where it was meant as a line."""
        para, self._para = self._para, Para()
        if not para.text().strip():
            para.pieces.clear()
        self._white = self._last = ""
        self._breaks = 0
        if not para.pieces and not kept:
            return
        para.shape, para.contents = shape, self._contents
        if para.pieces:
            (para.label, para.suffix), self._label = self._label, ("", "")
        self._blocks.append(para)

    def _table(self, table: Element, look: Look) -> None:
        for caption in table.iterchildren("caption"):
            self._blocks += self._another(look).blocks(caption)
        self._blocks.append(grid_of(table, self.told.budget, lambda cell: self._cell(cell, look)))

    def _another(self, look: Look) -> Walk:
        return Walk(self.told, look, breaks_words=self._breaks_words)

    def _cell(self, cell: Element, look: Look) -> list[Rough]:
        said = said_of(cell)
        if is_hidden(cell, said):
            return []
        return self._another(look_of(cell, said, look)).blocks(cell)

    # ---- lists

    def _count(self, element: Element) -> None:
        """Count an item; its label goes in front of the first words in it."""
        if not self._lists:
            return
        now = self._lists[-1]
        value = integer(element.get("value"), now.next)
        now.next = value + 1
        if now.form == _BULLET:
            self._label = _BULLET, " "
        elif now.form:
            self._label = spelled(value, now.form) + ("、" if now.form in _CHINESE else "."), " "

    def _listed(self, element: Element) -> None:
        """Take the label that Word wrote out in front of a list's paragraph."""
        label = "".join(str(piece) for piece in element.itertext()).replace("\xa0", " ").strip()
        self._label = label, "\t" if label else ""

    # ---- characters

    def _text(self, said: str | None, look: Look) -> None:
        if not said:
            return
        if self._kept_white:
            self._add(said.replace("\r\n", "\n"), look)
            return
        for part in _WHITE.split(said):
            if not part:
                continue
            if part[0] in _BLANKS:
                self._white += part
            else:
                self._words(part, look)

    def _words(self, words: str, look: Look) -> None:
        if self._breaks:
            self._add("\n" * self._breaks, look)
        elif self._white and self._last and not self._is_wrapped(words):
            self._add(" ", look)
        self._breaks, self._white, self._last = 0, "", words[-1]
        self._add(words.replace("\xa0", " "), look)

    def _is_wrapped(self, words: str) -> bool:
        """Tell whether white space is only where the file's line was broken: Chinese has no blanks between characters."""
        eastern = self._last >= _EASTERN and words[0] >= _EASTERN
        return eastern and self._breaks_words and _LINE_END.fullmatch(self._white) is not None

    def _break(self) -> None:
        """Note a line break; at the end of a paragraph it shows nothing."""
        if self._last or self._breaks:
            self._breaks = min(self._breaks + 1, _MOST_BREAKS)
        self._white = ""

    def _add(self, text: str, look: Look) -> None:
        self._para.add(self.told.budget.text(text), look)


@dataclass(slots=True)
class _List:
    """A list that is open: how its items are labelled, the next one's number."""

    form: str
    next: int


def _form_of(element: Element, said: Said) -> str:
    named = (said.get("list-style-type") or said.get("list-style") or element.get("type") or "").split(" ")[0]
    if named == "none":
        return ""
    return _FORMS.get(named, "decimal") if element.tag == "ol" else _BULLET


def _is_contents(element: Element, kind: str) -> bool:
    return (
        _CONTENTS.fullmatch(kind) is not None or _CONTENTS_PART.fullmatch(element.get("id") or "") is not None
    )


def _is_note_mark(element: Element, said: Said) -> bool:
    """Tell whether an element is the sign of a note or comment; signs of notes are not text."""
    named = "mso-footnote-id" in said or "mso-endnote-id" in said
    return named or _NOTE_MARK.fullmatch(element.get("class") or "") is not None
