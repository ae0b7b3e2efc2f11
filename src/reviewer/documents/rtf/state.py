"""What holds at a place of an RTF file, and the tables at its beginning: fonts, colours, styles, lists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reviewer.documents.flowing import Para, Rough, Shape
from reviewer.documents.rows import Tables
from reviewer.documents.rtf.charsets import WESTERN, Font, codec_of, codec_of_language
from reviewer.documents.word.fields import Fields
from reviewer.documents.word.looks import PLAIN, Look

NO_FONT = Font()
FOLLOWERS = ("\t", " ", "")
# Destinations: where the characters of a group go.
TEXT, FONTS, COLOURS, STYLES, LISTS, OVERRIDES, LABEL, CODE, NOTHING = range(9)


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it and gives up at its end."""

    destination: int = TEXT
    look: Look = PLAIN
    deleted: bool = False
    font: int = -1
    wide_font: int = -1
    names_wide_font: bool = False
    fallback: int = 1  # characters behind a \\u that stand for it in old programs
    shape: Shape = field(default_factory=Shape)
    style: int = 0
    list: int = 0
    list_level: int = 0
    in_table: bool = False
    depth: int = 1
    nested_row: bool = False
    ends: str = ""  # what the end of this group ends: "field", "note", "endnote", "box", "label"

    def inner(self) -> State:
        """Return the state of a group that opens here."""
        return replace(self, ends="")

    def new_paragraph(self) -> None:
        self.shape, self.style, self.list, self.list_level = Shape(), 0, 0, 0
        self.in_table, self.depth = False, 1

    def plain(self) -> None:
        self.look, self.deleted = PLAIN, False
        self.font = self.wide_font = -1


@dataclass(slots=True)
class Story:
    """A text of its own: the body, a note, a text box."""

    tables: Tables
    para: Para = field(default_factory=Para)
    fields: Fields = field(default_factory=Fields)
    boxes: list[Rough] = field(default_factory=list)
    label: str = ""
    new_page: bool = False


@dataclass(slots=True)
class StyleEntry:
    """A paragraph style: only its name and outline level count, the rest is written out at each paragraph."""

    number: int = 0
    level: int = 0
    name: str = ""


class Heads:
    """The tables at the beginning of a file."""

    def __init__(self) -> None:
        self.usual = WESTERN
        self._paged = False
        self.default_font = -1
        self.fonts: dict[int, Font] = {}
        self.colours: list[str | None] = []
        self.styles: dict[int, StyleEntry] = {}
        self._followers: dict[int, list[int]] = {}
        self._overrides: dict[int, int] = {}
        self._now: list[int] = []
        self._list = 0
        self._colour = [0, 0, 0]

    def setting(self, name: str, number: int) -> bool:
        """Take a word about the whole file; tell whether it is one."""
        if name == "ansicpg":
            self.usual, self._paged = codec_of(number), True
        elif name == "deff":
            self.default_font = number
        elif name in ("deflang", "deflangfe"):
            if not self._paged and self.usual == WESTERN:
                self.usual = codec_of_language(number)
        else:
            return False
        return True

    def font(self, number: int) -> Font:
        return self.fonts.get(number) or self.fonts.get(self.default_font) or NO_FONT

    def part_of_colour(self, place: int, value: int) -> None:
        self._colour[place] = value & 0xFF

    def end_colours(self, count: int) -> None:
        """End as many colours as there were semicolons; black is what automatic means on paper."""
        for _ in range(min(count, 4096)):
            self.colours.append("#{:02x}{:02x}{:02x}".format(*self._colour) if any(self._colour) else None)
            self._colour = [0, 0, 0]

    def colour(self, number: int) -> str | None:
        found = self.colours[number] if 0 <= number < len(self.colours) else None
        return None if found == "#ffffff" else found

    def list_word(self, word: str, number: int) -> None:
        """Take a word of the table of lists or of their overrides."""
        if word == "list":
            self._now = []
        elif word == "levelfollow" and len(self._now) < 9:
            self._now.append(number)
        elif word == "listid":
            self._list = number
            self._followers.setdefault(number, self._now)
        elif word == "ls":
            self._overrides[number] = self._list

    def follower(self, override: int, level: int, written: str) -> str:
        """Return what stands behind a label: what the list's level says, else what was written."""
        levels = self._followers.get(self._overrides.get(override, -1), [])
        place = levels[level] if 0 <= level < len(levels) else -1
        return FOLLOWERS[place] if 0 <= place < len(FOLLOWERS) else written
