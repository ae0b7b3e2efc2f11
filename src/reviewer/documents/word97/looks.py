"""What modifiers make of characters and paragraphs, with the styles below them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from struct import unpack_from

from reviewer.documents.flowing import Shape
from reviewer.documents.rows import TWIPS, Row, RowCell
from reviewer.documents.word.looks import Look, Properties
from reviewer.documents.word.styles import is_contents_name, level_of_name
from reviewer.documents.word97.modifiers import modifiers
from reviewer.domain.document import Alignment

_ALIGNMENTS = {
    1: Alignment.CENTER,
    2: Alignment.RIGHT,
    3: Alignment.JUSTIFY,
    4: Alignment.JUSTIFY,
}
_TOGGLES = {0x0835: "bold", 0x0836: "italic", 0x0837: "strike", 0x2A53: "strike", 0x083C: "hidden"}
_DELETED, _SPECIAL, _STYLED, _SYMBOL = 0x0800, 0x0855, 0x4A30, 0x6A09
_UNDERLINE, _SIZE, _FONT, _COLOUR, _RAISED = 0x2A3E, 0x4A43, 0x4A50, 0x6870, 0x2A48
_IN_TABLE, _DEPTH, _ROW_END, _INNER_ROW_END, _INNER_CELL_END = 0x2416, 0x6649, 0x2417, 0x244C, 0x244B
_LIST, _LIST_LEVEL, _OUTLINE, _NEW_PAGE = 0x460B, 0x260A, 0x2640, 0x2407
_ALIGNED, _LEFT, _FIRST, _BEFORE, _AFTER = (0x2403, 0x2461), (0x840F, 0x845E), (0x8411, 0x8460), 0xA413, 0xA414
_ROW, _ROW_SHADES, _JOINED_DOWN, _JOINED = 0xD608, 0xD612, 0xD62B, 0x5624
_MOST_CELLS = 64
_NO_LIST = 0x7FF  # this number and those above stand for something else
_OPENS_SIDEWAYS, _JOINS_LEFT, _JOINS_ABOVE, _OPENS_BELOW = 1, 2, 0x20, 0x40


@dataclass(slots=True)
class Characters:
    """A look, and what is not to be seen of it."""

    look: Look = field(default_factory=Look)
    deleted: bool = False
    special: bool = False
    symbol: tuple[int, int] | None = None  # font, code


@dataclass(slots=True)
class Mark:
    """What the properties of a paragraph's mark say."""

    shape: Shape = field(default_factory=Shape)
    depth: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    list: int = 0
    list_level: int = 0
    contents: bool = False
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name, the one below it, what it sets."""

    name: str
    below: int
    paragraph: bytes
    characters: bytes


class Styles:
    """The styles and fonts of one file."""

    def __init__(self, sheet: bytes, fonts: bytes) -> None:
        self._styles = styles_of(sheet)
        self._fonts = _fonts(fonts)
        self.characters = lru_cache(4096)(self._characters)

    def font(self, number: int) -> str | None:
        """Return the name of a font."""
        return self._fonts[number] if number < len(self._fonts) else None

    def _chain(self, number: int) -> list[Style]:
        """Return a style and those below it, the lowest first; a circle ends where it closes."""
        chain: list[Style] = []
        while (found := self._styles.get(number)) is not None and found not in chain:
            chain.insert(0, found)
            number = found.below
        return chain

    def _characters(self, style: int, own: bytes) -> Characters:
        found = Characters()
        for below in self._chain(style):
            self._set(found, below.characters, found.look)
        base = found.look
        for code, operand in modifiers(own):
            if code == _STYLED:
                for below in self._chain(int.from_bytes(operand, "little")):
                    self._set(found, below.characters, base)
        self._set(found, own, base)
        return found

    def _set(self, found: Characters, own: bytes, base: Look) -> None:
        changed: Properties = {}
        for code, operand in modifiers(own):
            value = int.from_bytes(operand, "little")
            if code in _TOGGLES:
                name = _TOGGLES[code]
                # 0x80 is what the style says, 0x81 the opposite.
                changed[name] = bool(value & 1) != bool(value & 0x80 and getattr(base, name))
            elif code == _DELETED:
                found.deleted = value == 1
            elif code == _SPECIAL:
                found.special = value == 1
            elif code == _SYMBOL and len(operand) == 4:
                found.symbol = value & 0xFFFF, value >> 16
            else:
                changed.update(self._seen(code, value))
        found.look = found.look._replace(**changed)

    def _seen(self, code: int, value: int) -> Properties:
        if code == _UNDERLINE:
            return {"underline": value != 0}
        if code == _SIZE:
            return {"size_pt": value / 2 if 2 <= value <= 800 else None}
        if code == _FONT:
            return {"font": self.font(value)}
        if code == _COLOUR:
            return {"color": colour(value)}
        if code == _RAISED:
            return {"superscript": value == 1}
        return {}

    def level(self, style: int) -> int:
        """Return the level of a heading's style, 0 of any other."""
        return next(
            (found for below in reversed(self._chain(style)) if (found := level_of_name(below.name))), 0
        )

    def mark(self, style: int, own: bytes) -> Mark:
        """Return what a paragraph's mark says, with the styles below it."""
        found = Mark()
        chain = self._chain(style)
        found.shape.level = self.level(style)
        for below in chain:
            _apply(found, below.paragraph)
        found.contents = bool(chain) and is_contents_name(chain[-1].name)
        _apply(found, own)
        return found


def _apply(mark: Mark, own: bytes) -> None:
    row_modifiers: list[tuple[int, bytes]] = []
    in_table, depth = mark.depth > 0, mark.depth
    for code, operand in modifiers(own):
        value = int.from_bytes(operand, "little")
        if code == _IN_TABLE:
            in_table = value == 1
        elif code == _DEPTH:
            depth = min(value, 1000)
        elif code in (_ROW_END, _INNER_ROW_END):
            mark.ends_row = mark.ends_row or value == 1
        elif code == _INNER_CELL_END:
            mark.ends_cell = value == 1
        elif code == _LIST:
            mark.list = value if value < _NO_LIST else 0
        elif code == _LIST_LEVEL:
            mark.list_level = value
        elif code in (_ROW, _ROW_SHADES, _JOINED_DOWN, _JOINED):
            row_modifiers.append((code, operand))
        else:
            _shape(mark.shape, code, operand)
    mark.depth = max(depth, 1) if in_table else 0
    if row_modifiers:
        mark.row = _row(row_modifiers)


def _shape(shape: Shape, code: int, operand: bytes) -> None:
    value = int.from_bytes(operand, "little", signed=len(operand) == 2)
    if code in _ALIGNED:
        shape.alignment = _ALIGNMENTS.get(value, Alignment.LEFT)
    elif code in _LEFT:
        shape.left_indent_pt = value / TWIPS
    elif code in _FIRST:
        shape.first_indent_pt = value / TWIPS
    elif code == _BEFORE:
        shape.before_pt = max(value, 0) / TWIPS
    elif code == _AFTER:
        shape.after_pt = max(value, 0) / TWIPS
    elif code == _NEW_PAGE:
        shape.new_page = value == 1
    elif code == _OUTLINE:
        shape.level = value + 1 if value < 9 else 0


def _row(said: list[tuple[int, bytes]]) -> Row:
    row = Row()
    for code, operand in said:
        if code == _ROW and operand:
            row = _defined(operand)
        elif code == _ROW_SHADES:
            for cell, at in zip(row.cells, range(0, len(operand) - 9, 10), strict=False):
                cell.shading = colour(int.from_bytes(operand[at + 4 : at + 8], "little"))
        elif code == _JOINED_DOWN and len(operand) >= 2 and operand[0] < len(row.cells):
            cell = row.cells[operand[0]]
            cell.joins_above, cell.opens_below = operand[1] == 1, operand[1] == 3
        elif code == _JOINED and len(operand) >= 2:
            for cell in row.cells[operand[0] + 1 : operand[1]]:
                cell.joins_left = True
    return row


def _defined(operand: bytes) -> Row:
    """Read the definition of a row: how many cells, all edges, 20 bytes for each cell."""
    count = min(operand[0], _MOST_CELLS, max((len(operand) - 3) // 2, 0))
    edges = unpack_from(f"<{count + 1}h", operand, 1) if count else (0,)
    start = 1 + 2 * (operand[0] + 1)
    row = Row(edges[0])
    for number in range(count):
        at = start + 20 * number
        flags = int.from_bytes(operand[at : at + 2], "little")
        row.cells.append(
            RowCell(
                edges[number + 1],
                joins_left=bool(flags & _JOINS_LEFT),
                joins_above=bool(flags & _JOINS_ABOVE) and not flags & _OPENS_BELOW,
                opens_below=bool(flags & _OPENS_BELOW),
            )
        )
    return row


def colour(value: int) -> str | None:
    """Return "#rrggbb"; None for automatic, black and white, which are what paper shows anyway."""
    if value >> 24 or value & 0xFFFFFF in (0, 0xFFFFFF):
        return None
    red, green, blue = value & 0xFF, value >> 8 & 0xFF, value >> 16 & 0xFF
    return f"#{red:02x}{green:02x}{blue:02x}"


def styles_of(sheet: bytes) -> dict[int, Style]:
    """Return the styles of a style sheet by their number; it ends where it breaks off."""
    if len(sheet) < 6:
        return {}
    head, count, base = unpack_from("<HHH", sheet, 0)
    found: dict[int, Style] = {}
    at = 2 + head
    for number in range(min(count, 4096)):
        if at + 2 > len(sheet):
            break
        (length,) = unpack_from("<H", sheet, at)
        if length:
            style = _style(sheet[at + 2 : at + 2 + length], base)
            found.update({} if style is None else {number: style})
        at += 2 + length
    return found


def _style(data: bytes, base: int) -> Style | None:
    if len(data) < base + 2 or base < 10:
        return None
    below, parts = int.from_bytes(data[2:4], "little") >> 4, int.from_bytes(data[4:6], "little") & 0xF
    is_paragraph = data[2] & 0xF == 1
    (length,) = unpack_from("<H", data, base)
    name = data[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace")
    at = base + 4 + 2 * length
    found: list[bytes] = []
    for _ in range(parts):
        size = int.from_bytes(data[at : at + 2], "little")
        found.append(data[at + 2 : at + 2 + size])
        at += 2 + size + size % 2
    if is_paragraph:
        own, characters = [*found, b"", b""][:2]
        return Style(name, below, own[2:], characters)
    return Style(name, below, b"", found[0] if found else b"")


def _fonts(table: bytes) -> list[str]:
    found: list[str] = []
    at = 4
    while at < len(table) and len(found) < 4096:
        length = table[at]
        name = table[at + 40 : at + 1 + length].decode("utf-16-le", "replace")
        found.append(name.partition("\x00")[0])
        at += 1 + length
    return found
