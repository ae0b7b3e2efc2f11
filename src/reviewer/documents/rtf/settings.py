"""Words that only set a value: looks of characters, shapes of paragraphs, cells of the row that is being described."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reviewer.documents.rows import TWIPS, Row, RowCell
from reviewer.documents.rtf.state import Heads, State
from reviewer.documents.word.looks import Properties
from reviewer.domain.document import Alignment

_ALIGNMENTS = {
    "ql": Alignment.LEFT, "qc": Alignment.CENTER, "qr": Alignment.RIGHT, "qj": Alignment.JUSTIFY,
    "qd": Alignment.JUSTIFY,
}  # fmt: skip
_LOOKS = {
    "b": "bold", "i": "italic", "strike": "strike", "striked": "strike", "v": "hidden", "super": "superscript",
    "ul": "underline", "uld": "underline", "uldb": "underline", "ulw": "underline", "ulwave": "underline",
}  # fmt: skip
_OFF = {"ulnone": "underline", "nosupersub": "superscript"}
_LENGTHS = {"fi": "first_indent_pt", "li": "left_indent_pt", "sb": "before_pt", "sa": "after_pt"}
_FURTHEST_PT = 500.0
_WIDE = {"dbch": True, "loch": False, "hich": False, "ltrch": False, "rtlch": False}
_NUMBERS = {"itap": ("depth", 1000), "s": ("style", 1 << 20), "ls": ("list", 1 << 20),
            "ilvl": ("list_level", 8)}  # fmt: skip
_JOINS = {"clvmgf": "opens_below", "clvmrg": "joins_above", "clmrg": "joins_left"}
_MOST_CELLS, _FURTHEST = 1_000, 100_000


def apply(state: State, heads: Heads, name: str, number: int | None) -> None:
    """Take a word about characters or paragraphs; any other is no concern of a reader."""
    if name in _LOOKS or name in _OFF:
        look: Properties = {_LOOKS[name]: number != 0} if name in _LOOKS else {_OFF[name]: False}
        state.look = state.look._replace(**look)
    elif name in _ALIGNMENTS:
        state.shape = replace(state.shape, alignment=_ALIGNMENTS[name])
    elif name in _LENGTHS:
        points = min(max((number or 0) / TWIPS, -_FURTHEST_PT), _FURTHEST_PT)
        length: Properties = {_LENGTHS[name]: points}
        state.shape = replace(state.shape, **length)
    elif name in _WIDE:
        state.names_wide_font = _WIDE[name]
    elif name in _NUMBERS:
        attribute, most = _NUMBERS[name]
        setattr(state, attribute, min(max(number or 0, 0), most))
    elif name in _SETTERS:
        _SETTERS[name](state, heads, 1 if number is None else number)


def _set_font(state: State, _: Heads, value: int) -> None:
    state.font = value
    _set_associated(state, _, value)


def _set_associated(state: State, _: Heads, value: int) -> None:
    if state.names_wide_font:
        state.wide_font = value


def _set_size(state: State, _: Heads, value: int) -> None:
    state.look = state.look._replace(size_pt=value / 2 if 2 <= value <= 800 else None)


def _set_colour(state: State, heads: Heads, value: int) -> None:
    state.look = state.look._replace(color=heads.colour(value))


def _set_deleted(state: State, _: Heads, value: int) -> None:
    state.deleted = value != 0


def _set_in_table(state: State, _: Heads, value: int) -> None:
    state.in_table = value != 0


def _set_level(state: State, _: Heads, value: int) -> None:
    state.shape = replace(state.shape, level=outline_level(value))


def _set_new_page(state: State, _: Heads, value: int) -> None:
    state.shape = replace(state.shape, new_page=value != 0)


def outline_level(value: int) -> int:
    """Return the level of a heading for an outline level; that of body text is 9."""
    return value + 1 if 0 <= value < 9 else 0


_SETTERS: dict[str, Callable[[State, Heads, int], None]] = {
    "f": _set_font,
    "af": _set_associated,
    "fs": _set_size,
    "cf": _set_colour,
    "deleted": _set_deleted,
    "intbl": _set_in_table,
    "outlinelevel": _set_level,
    "pagebb": _set_new_page,
}


class Described:
    """The row that is being described, its cells one after another."""

    WORDS = frozenset({"trowd", "trleft", "cellx", "clcbpat", *_JOINS})

    def __init__(self) -> None:
        self.row = Row()
        self._cell = RowCell()

    def take(self, name: str, number: int, heads: Heads) -> None:
        """Take one of the words."""
        if name == "trowd":
            self.row, self._cell = Row(), RowCell()
        elif name == "trleft":
            self.row.left = number
        elif name == "clcbpat":
            self._cell.shading = heads.colour(number)
        elif name == "cellx":
            self._cell.right = min(max(number, -_FURTHEST), _FURTHEST)
            if len(self.row.cells) < _MOST_CELLS:
                self.row.cells.append(self._cell)
            self._cell = RowCell()
        else:
            setattr(self._cell, _JOINS[name], True)
