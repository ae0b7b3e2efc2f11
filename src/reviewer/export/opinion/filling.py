"""Put words where a paragraph of a Word file holds {{placeholders}}; Word may have split one over several runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reviewer.export.cells import clean

PLACEHOLDER = re.compile(r"\{\{\s*([^{}\n\t]*?)\s*\}\}")
Element = Any  # of lxml, which python-docx hands out without types
_P, _R, _T, _PPR, _RPR = (qn(f"w:{tag}") for tag in ("p", "r", "t", "pPr", "rPr"))
_SECTION = qn("w:sectPr")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one look: those of the placeholder, or highlighted in yellow as well."""

    text: str
    marked: bool = False


Words = Sequence[Piece]


def plain(text: str) -> Words:
    """Return words in the look of their placeholder."""
    return (Piece(text),)


def shown(words: Words) -> str:
    """Return words without their look."""
    return "".join(piece.text for piece in words)


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    home: Element = None  # the w:t it stands in, None for a tab or a break
    at: int = 0


def paragraphs(root: Element) -> list[Element]:
    """Return all paragraphs below an element, those of tables and text boxes included."""
    return list(root.iter(_P))


def text_of(paragraph: Element) -> str:
    """Return a paragraph's own words, without those of text boxes in it."""
    return "".join(character.text for character in _characters(paragraph))


def _characters(paragraph: Element) -> list[_Character]:
    found = []
    for run in paragraph.iter(_R):
        if next(run.iterancestors(_P)) is not paragraph:
            continue
        for child in run:
            if child.tag == _T:
                found += [_Character(letter, child, at) for at, letter in enumerate(child.text or "")]
            elif child.tag in _BREAKS:
                found.append(_Character(_BREAKS[child.tag]))
    return found


def fill(paragraph: Element, words_for: Callable[[str], Words]) -> None:
    """Put words in place of all placeholders; a line end in them begins a paragraph of the same look."""
    characters = _characters(paragraph)
    text = "".join(character.text for character in characters)
    found = [(match, words_for(match[1])) for match in PLACEHOLDER.finditer(text)]
    for match, words in reversed(found):
        _replace(characters[match.start() : match.end()], words)
    if found:
        _break_lines(paragraph)


def _replace(taken: Sequence[_Character], words: Words) -> None:
    """Replace characters by words in the look of the first of them."""
    last = taken[-1]
    behind = _split(last.home, last.at + 1).getparent()
    first = _split(taken[0].home, taken[0].at)
    run = first.getparent()
    for home in {id(c.home): c.home for c in taken if c.home is not taken[0].home}.values():
        home.text = ""
    first.text = ""
    look = run.find(_RPR)
    for piece in words:
        for made in _runs(piece, look):
            run.addprevious(made)
    for emptied in (run, behind, *{id(c.home): c.home.getparent() for c in taken}.values()):
        _drop_empty(emptied)


def _split(home: Element, at: int) -> Element:
    """Let a run end before a character; return the w:t, of a run of its own behind it, that begins with it."""
    run = home.getparent()
    behind = OxmlElement("w:r")
    look = run.find(_RPR)
    if look is not None:
        behind.append(deepcopy(look))
    rest = _text(home.text[at:])
    home.text = home.text[:at]
    home.set(_SPACE, "preserve")
    following = list(home.itersiblings())
    behind.append(rest)
    behind.extend(following)
    run.addnext(behind)
    return rest


def _drop_empty(run: Element) -> None:
    if run is None or run.getparent() is None:
        return
    for child in list(run):
        if child.tag == _T and not child.text:
            run.remove(child)
    if all(child.tag == _RPR for child in run):
        run.getparent().remove(run)


def _text(text: str) -> Element:
    made = OxmlElement("w:t")
    made.set(_SPACE, "preserve")
    made.text = text
    return made


def _runs(piece: Piece, look: Element | None) -> Iterator[Element]:
    """Return the runs of a piece; a run of nothing but a break stands for each line end."""
    for number, line in enumerate(clean(piece.text).split("\n")):
        if number:
            yield _run(OxmlElement("w:br"), look, marked=False)
        if line:
            yield _run(_text(line), look, marked=piece.marked)


def _run(content: Element, look: Element | None, *, marked: bool) -> Element:
    run: Element = OxmlElement("w:r")
    if look is not None:
        run.append(deepcopy(look))
    run.append(content)
    if marked:
        run.get_or_add_rPr().highlight_val = WD_COLOR_INDEX.YELLOW
    return run


def _break_lines(paragraph: Element) -> None:
    """Turn breaks that stand alone in a run into ends of the paragraph."""
    for run in reversed([child for child in paragraph if child.tag == _R and _only_a_break(child)]):
        behind = OxmlElement("w:p")
        look = paragraph.find(_PPR)
        if look is not None:
            behind.append(deepcopy(look))
            for section in look.findall(_SECTION):
                look.remove(section)
        behind.extend(list(run.itersiblings()))
        paragraph.remove(run)
        paragraph.addnext(behind)


def _only_a_break(run: Element) -> bool:
    inside = [child for child in run if child.tag != _RPR]
    return len(inside) == 1 and inside[0].tag == qn("w:br") and not inside[0].attrib
