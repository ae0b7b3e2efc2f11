"""Walk an RTF file: groups, control words, characters; write paragraphs, rows, notes and text boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reviewer.documents import problems
from reviewer.documents.decoding import whole_characters
from reviewer.documents.flowing import Para, Rough, Told, document_of, is_filled
from reviewer.documents.notices import UNFINISHED
from reviewer.documents.rows import Tables
from reviewer.documents.rtf import state as at
from reviewer.documents.rtf.charsets import Font, codec_of, decoded
from reviewer.documents.rtf.settings import Described, apply, outline_level
from reviewer.documents.rtf.state import Heads, State, Story, StyleEntry
from reviewer.documents.rtf.tokens import CLOSE, OPEN, SYMBOL, TEXT, WORD, Token, Tokens
from reviewer.documents.word.styles import is_contents_name, level_of_name
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem

MOST_GROUPS = 1_000
_MOST_FALLBACK = 32
_STORIES = ("note", "endnote", "box")
# Groups that are no text and have no star in front.
_SKIPPED = frozenset(
    {
        *("info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"),
        *(
            "ftnsep",
            "ftnsepc",
            "ftncn",
            "aftnsep",
            "aftnsepc",
            "aftncn",
            "shprslt",
            "nonshppict",
            "nonesttables",
        ),
        *(
            "xe",
            "tc",
            "rxe",
            "pntxta",
            "pntxtb",
            "template",
            "private",
            "revtbl",
            "filetbl",
            "themedata",
            "datastore",
        ),
    }
)
# Starred groups that are read none the less.
_STARRED = frozenset(
    {
        "footnote",
        "shppict",
        "shpinst",
        "do",
        "fldinst",
        "nesttableprops",
        "listtable",
        "listoverridetable",
        "moMath",
    }
)
_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u3000", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_DESTINATIONS = {
    "fonttbl": at.FONTS, "colortbl": at.COLOURS, "stylesheet": at.STYLES, "listtable": at.LISTS,
    "listoverridetable": at.OVERRIDES, "fldinst": at.CODE, "shpinst": at.NOTHING, "do": at.NOTHING,
    "listtext": at.LABEL, "pntext": at.LABEL,
}  # fmt: skip


def read_rtf(data: bytes, name: str) -> Document:
    """Read an RTF file. Raises FileProblem."""
    walk = _Walk(data, name)
    blocks = walk.blocks()
    unfinished = [UNFINISHED] if walk.unfinished else []
    return document_of(blocks, "rtf", name, [*walk.told.notices(), *unfinished])


class _Walk:
    """The state of one walk."""

    def __init__(self, data: bytes, name: str) -> None:
        self._tokens = Tokens(data)
        self._name = name
        self._heads = Heads()
        self.told = Told()
        self._state = State()
        self._groups: list[State] = []
        self._stories = [Story(Tables(self.told.budget))]
        self._notes: dict[str, list[Rough]] = {"note": [], "endnote": []}
        self._bytes = bytearray()
        self._units: list[str] = []
        self._skip = 0
        self._star = self._first = False
        self._font = Font()
        self._style = StyleEntry()
        self._rows = {nested: Described() for nested in (False, True)}
        self._words: dict[str, Callable[[int | None], None]] = self._handlers()
        self.unfinished = False

    def blocks(self) -> list[Rough]:
        """Return the body and the notes behind it."""
        for token in self._tokens:
            if token.kind == TEXT:
                self._take_bytes(token.data)
            elif token.kind == WORD:
                self._word(token)
            elif token.kind == SYMBOL:
                self._symbol(token.name)
            elif token.kind == OPEN:
                self._open()
            elif token.kind == CLOSE and not self._close():
                break
            if self.told.budget.spent:
                break
        self.unfinished = bool(self._groups)
        while self._groups:
            self._close()
        return [*self._stories[0].tables.close(), *self._notes["note"], *self._notes["endnote"]]

    # ---- groups

    def _open(self) -> None:
        self._flush()
        if len(self._groups) >= MOST_GROUPS:
            raise FileProblem(problems.too_complex(self._name))
        self._groups.append(self._state)
        self._state = self._state.inner()
        self._first, self._star = True, False

    def _close(self) -> bool:
        """End a group; tell whether another one is around it."""
        self._flush()
        self._skip = 0
        if not self._groups:
            return False
        if self._state.destination == at.STYLES and self._style.name:
            self._end_style()
        ends = self._state.ends
        if ends in _STORIES or len(self._groups) == 1:
            self._end_story()
        self._state = self._groups.pop()
        if ends:
            self._end(ends)
        return bool(self._groups)

    def _end(self, what: str) -> None:
        story = self._stories[-1]
        if what == "field":
            self._print(story.fields.end())
        elif what in _STORIES:
            blocks = list(filter(is_filled, self._stories.pop().tables.close()))
            if what == "box":
                self._stories[-1].boxes += blocks
            else:
                self._notes[what] += blocks

    def _end_story(self) -> None:
        """End the last paragraph of a text where no word ended it."""
        story = self._stories[-1]
        if story.para.pieces or story.boxes:
            self._paragraph(self._depth())

    # ---- words

    def _word(self, token: Token) -> None:
        name, number = token.name, token.number
        if name == "u":
            self._unicode(number or 0)
            return
        if name == "uc":  # stands between the halves of one character
            self._state.fallback = min(max(number or 0, 0), _MOST_FALLBACK)
            return
        self._flush()
        self._skip = 0
        first, star, self._first, self._star = self._first, self._star, False, False
        if (first or star) and self._is_left_out(name, star):
            self._tokens.skip_group()
            return
        if name in _DESTINATIONS:
            self._state.destination = _DESTINATIONS[name]
        elif self._state.destination in (at.LISTS, at.OVERRIDES):
            self._heads.list_word(name, number or 0)
        elif self._state.destination in (at.FONTS, at.COLOURS, at.STYLES):
            self._head_word(name, number)
        elif name in self._words:
            self._words[name](number)
        elif name in _CHARACTERS:
            self._print(_CHARACTERS[name])
        elif name in Described.WORDS:
            self._rows[self._state.nested_row].take(name, number or 0, self._heads)
        elif not self._heads.setting(name, number or 0):
            apply(self._state, self._heads, name, number)

    def _is_left_out(self, name: str, star: bool) -> bool:
        if name == "pict":
            self.told.pictures += self._state.destination == at.TEXT
            return True
        if name in ("object", "objdata"):
            self.told.objects = True
        return name in _SKIPPED or (star and name not in _STARRED)

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "par": lambda _: self._paragraph(self._depth()),
            "sect": lambda _: self._section(),
            "page": lambda _: self._page(),
            "cell": lambda _: self._end_cell(1),
            "nestcell": lambda _: self._end_cell(self._state.depth),
            "row": lambda _: self._stories[-1].tables.row(self._rows[False].row, 1),
            "nestrow": lambda _: self._stories[-1].tables.row(self._rows[True].row, self._state.depth),
            "nesttableprops": lambda _: setattr(self._state, "nested_row", True),
            "pard": lambda _: self._state.new_paragraph(),
            "plain": lambda _: self._state.plain(),
            "field": lambda _: self._field(),
            "fldrslt": lambda _: self._field_result(),
            "footnote": lambda _: self._story("note"),
            "ftnalt": lambda _: self._alternative_note(),
            "shptxt": lambda _: self._story("box"),
            "dptxbxtext": lambda _: self._story("box"),
        }

    def _head_word(self, name: str, number: int | None) -> None:
        value = number or 0
        if self._state.destination == at.COLOURS:
            if name in ("red", "green", "blue"):
                self._heads.part_of_colour(("red", "green", "blue").index(name), value)
        elif self._state.destination == at.FONTS:
            if name == "f":
                self._font = self._heads.fonts.setdefault(value, Font())
            elif name == "fcharset":
                self._font.of_charset(value)
            elif name == "cpg":
                self._font.codec = codec_of(value)
        elif name == "s":
            self._style.number = value
        elif name == "outlinelevel":
            self._style.level = outline_level(value)

    # ---- characters

    def _take_bytes(self, data: bytes) -> None:
        self._first = False
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if data:
            if self._units:
                self._flush()
            self._bytes += data

    def _unicode(self, number: int) -> None:
        if self._bytes:
            self._flush()
        self._units.append(chr(number & 0xFFFF))
        self._skip = self._state.fallback

    def _symbol(self, name: str) -> None:
        if name == "*":
            self._star = True
            return
        self._first = False
        if self._skip:
            self._skip -= 1
        elif name in "\r\n":
            self._flush()
            self._paragraph(self._depth())
        elif name in _SYMBOLS:
            self._flush()
            self._print(_SYMBOLS[name])

    def _flush(self) -> None:
        """Print the characters that wait for their bytes to be complete."""
        if self._units:
            text, self._units = "".join(self._units), []
            self._print(whole_characters(text))
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            heads, state = self._heads, self._state
            if state.destination == at.FONTS:
                self._font.name += decoded(data, Font(codec=self._font.codec), at.NO_FONT, heads.usual).strip(
                    ";"
                )
            elif state.destination == at.COLOURS:
                heads.end_colours(data.count(b";"))
            else:
                self._print(decoded(data, heads.font(state.font), heads.font(state.wide_font), heads.usual))

    def _print(self, text: str) -> None:
        state, story = self._state, self._stories[-1]
        if not text or state.destination == at.NOTHING:
            return
        if state.destination == at.CODE:
            story.fields.code(text)
        elif state.destination == at.STYLES:
            self._style.name += text
        elif state.deleted or state.look.hidden or not story.fields.printed():
            return
        elif state.destination == at.LABEL:
            story.label += text
        elif state.destination == at.TEXT:
            font = self._heads.font(state.wide_font if state.wide_font >= 0 else state.font).name or None
            look = state.look if state.look.font == font else state.look._replace(font=font)
            story.para.add(self.told.budget.text(text), look)

    def _end_style(self) -> None:
        style, self._style = self._style, StyleEntry()
        style.name = style.name.strip("; ")
        self._heads.styles[style.number] = style

    # ---- paragraphs

    def _depth(self) -> int:
        """Return how many tables a paragraph stands in; a row that has begun goes on without a word."""
        if self._state.in_table:
            return max(self._state.depth, 1)
        return 1 if self._stories[-1].tables.in_row else 0

    def _ended(self) -> Para:
        """Take the paragraph that ends here."""
        state, story = self._state, self._stories[-1]
        para, story.para = story.para, Para(contents=story.fields.in_contents())
        style = self._heads.styles.get(state.style, StyleEntry())
        level = state.shape.level or style.level or level_of_name(style.name)
        para.shape = replace(state.shape, level=level, new_page=state.shape.new_page or story.new_page)
        para.settle(styled=is_contents_name(style.name))
        story.new_page = False
        story.fields.drop_codes()
        label, story.label = story.label.rstrip("\t "), ""
        if label:
            para.label = label.strip()
            para.suffix = self._heads.follower(state.list, state.list_level, "\t")
        return para

    def _paragraph(self, depth: int) -> None:
        if self._state.destination != at.TEXT or self._state.deleted:
            return
        story = self._stories[-1]
        para = self._ended()
        if para.pieces or not self._state.look.hidden:
            story.tables.put(para, depth)
        self._empty_boxes(story, depth)

    def _empty_boxes(self, story: Story, depth: int) -> None:
        boxes, story.boxes = story.boxes, []
        for block in boxes:
            story.tables.put(block, depth)

    def _section(self) -> None:
        if self._stories[-1].para.pieces:
            self._paragraph(self._depth())

    def _page(self) -> None:
        if self._stories[-1].para.pieces:
            self._print("\n")
        else:
            self._stories[-1].new_page = True

    # ---- rows

    def _end_cell(self, depth: int) -> None:
        story = self._stories[-1]
        para = self._ended()
        self._empty_boxes(story, depth)
        story.tables.cell(para, depth)

    # ---- fields, notes, boxes

    def _field(self) -> None:
        self._stories[-1].fields.begin()
        self._state.ends = "field"

    def _field_result(self) -> None:
        story = self._stories[-1]
        if story.fields.separate():
            story.para.contents = True

    def _story(self, what: str) -> None:
        self._state.ends = what
        self._state.destination = at.TEXT
        self._state.new_paragraph()
        self._stories.append(Story(Tables(self.told.budget)))

    def _alternative_note(self) -> None:
        if self._state.ends == "note":
            self._state.ends = "endnote"
