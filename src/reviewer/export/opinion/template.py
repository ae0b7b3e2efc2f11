"""A template: a .docx with {{名称}}, rows and paragraphs that repeat ({{疑点.名称}}), blocks that vanish ({{#疑点}} … {{/疑点}})."""

from __future__ import annotations

import difflib
import io
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reviewer.documents.word.package import Package
from reviewer.domain.errors import FileProblem
from reviewer.export.opinion.filling import PLACEHOLDER, Element, Words, fill, paragraphs, plain, shown, text_of
from reviewer.export.opinion.paper import on_one_page, tighten

NOTHING = "—"
COUNTER = "序"  # {{序}}: 一, 二, 三 … in the order of what is left on the paper
_NUMERALS = "一二三四五六七八九十"
_ROW, _TABLE, _CELL, _P = (qn(f"w:{tag}") for tag in ("tr", "tbl", "tc", "p"))
_BROKEN = (
    PackageNotFoundError,
    BadZipFile,
    KeyError,
    ValueError,
    AttributeError,
    OSError,
    SyntaxError,
    FileProblem,
)


@dataclass(frozen=True)
class Known:
    """What a kind of template may name. `common` is the same on every page and may stand in headers and footers."""

    names: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    common: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()  # what is drawn in place of its paragraph

    def listed(self) -> str:
        """Name everything."""
        columns = (f"{group}.{column}" for group, names in self.groups.items() for column in names)
        return "、".join((COUNTER, *self.names, *columns, *self.pictures))

    def knows(self, name: str) -> bool:
        """Tell whether a placeholder can be filled."""
        group, dot, column = name.partition(".")
        if dot:
            return column in self.groups.get(group, ())
        return name == COUNTER or name in self.names or name in self.pictures

    def opens(self, name: str) -> bool:
        """Tell whether a block can depend on a name."""
        return name in self.names or name in self.groups


@dataclass(frozen=True)
class Filling:
    """What one paper says: words by name, and the lines of each group."""

    words: Mapping[str, Words]
    groups: Mapping[str, Sequence[Mapping[str, Words]]] = field(default_factory=dict)
    tight: bool = False  # running text smaller and its lines closer

    def empty(self, name: str) -> bool:
        """Tell whether a block about it vanishes."""
        if name in self.groups:
            return not self.groups[name]
        return shown(self.words[name]).strip() in ("", NOTHING)


Draw = Callable[[Any, Element, str], None]  # the document, the paragraph, the picture's name


class Template:
    """An opened template whose placeholders are all known. Raises FileProblem where it can't be used."""

    def __init__(self, data: bytes, name: str, known: Known) -> None:
        self.name, self.known = name, known
        try:
            Package(data, name)
            self._document = docx.Document(io.BytesIO(data))
            self._end = self._document.element.body.get_or_add_sectPr()
        except _BROKEN as error:
            raise FileProblem(
                f"模板“{name}”不是可用的 Word 文件（.docx），或已损坏、设有密码；"
                "请用 Word 或 WPS 打开后另存为 .docx，或改用随程序提供的模板。"
            ) from error
        self._check()
        body = self._document.element.body
        self._pictures: list[tuple[Element, str]] = []  # where something is to be drawn
        self._nodes = [child for child in body if child is not self._end]
        for node in self._nodes:
            body.remove(node)

    # -- checking

    def _check(self) -> None:
        body = self._document.element.body
        for text in map(text_of, paragraphs(body)):
            self._check_text(text)
        for root in self._edges():
            for text in map(text_of, paragraphs(root)):
                self._check_text(text)
                for name in PLACEHOLDER.findall(text):
                    if name not in self.known.common:
                        raise self._problem(
                            f"页眉页脚中的占位符“{_braced(name)}”只能用在正文，"
                            f"页眉页脚可用：{'、'.join(self.known.common)}"
                        )
        for _ in self._blocks(body):
            pass
        for unit in _repeated(body):
            self._group(unit)

    def _check_text(self, text: str) -> None:
        for name in PLACEHOLDER.findall(text):
            bare = name.lstrip("#/")
            wanted = self.known.opens if bare != name else self.known.knows
            if not wanted(bare):
                raise self._unknown(name, bare)
            if bare != name and text.strip() != _braced(name):
                raise self._problem(f"的“{_braced(name)}”须单独占一段，前后不能有其他文字")
        left = PLACEHOLDER.sub("", text)
        if "{{" in left or "}}" in left:
            raise self._problem(f"中“{left.strip()[:30]}”的花括号不成对，占位符应写作“{{{{名称}}}}”")

    def _unknown(self, name: str, bare: str) -> FileProblem:
        listed = self.known.listed()
        near = difflib.get_close_matches(bare, listed.split("、"), 1)
        hint = f"，是否为“{_braced(near[0])}”" if near else ""
        return self._problem(f"中的占位符“{_braced(name)}”不认识{hint}；可用的有：{listed}")

    def _problem(self, what: str) -> FileProblem:
        return FileProblem(f"模板“{self.name}”{what}。请用 Word 或 WPS 改正后重试。")

    def _edges(self) -> Iterator[Element]:
        """Walk the headers and footers there are, each once."""
        relations = (r for r in self._document.part.rels.values() if r.reltype.endswith(("/header", "/footer")))
        yield from {r.target_part.partname: r.target_part.element for r in relations}.values()

    def _blocks(self, root: Element) -> Iterator[tuple[str, Element, Element]]:
        """Walk the blocks, inner ones first: name, first and last paragraph."""
        begun: list[tuple[str, Element]] = []
        for paragraph in paragraphs(root):
            name = _only_placeholder(paragraph)
            if name.startswith("#"):
                begun.append((name[1:], paragraph))
            elif name.startswith("/"):
                opened, start = begun.pop() if begun else ("", None)
                if opened != name[1:] or start is None or start.getparent() is not paragraph.getparent():
                    raise self._problem(f"中的“{_braced(name)}”没有与之对应的“{_braced('#' + name[1:])}”")
                yield opened, start, paragraph
        if begun:
            name = begun[-1][0]
            raise self._problem(f"中的“{_braced('#' + name)}”没有与之对应的“{_braced('/' + name)}”")

    def _group(self, unit: Element) -> str:
        names = {name.partition(".")[0] for name in _names(unit) if "." in name}
        if len(names) > 1:
            raise self._problem(f"的同一行中用了不同的表（{'、'.join(sorted(names))}），一行只能用一种")
        return names.pop()

    def names(self, name: str) -> bool:
        """Tell whether the template has a placeholder."""
        return any(name in _names(node) for node in self._nodes)

    def fits(self, filling: Filling) -> bool:
        """Tell whether a paper that is filled so has room on one page."""
        holder, drawn = OxmlElement("w:body"), len(self._pictures)
        holder.extend([deepcopy(node) for node in self._nodes])
        self._fill(holder, filling)
        del self._pictures[drawn:]
        return on_one_page(holder, self._document)

    # -- filling

    def filled(self, fillings: Iterable[Filling], draw: Draw | None = None) -> bytes:
        """Return the papers in one file, each from a page of its own on, numbered from 1; a template is filled once."""
        body, count = self._document.element.body, 0
        common: Filling | None = None
        for filling in fillings:
            if count:
                self._end_section()
            holder = OxmlElement("w:body")
            self._end.addprevious(holder)  # moving nodes within one document is quick
            holder.extend([deepcopy(node) for node in self._nodes])
            self._fill(holder, filling)
            for child in list(holder):
                holder.addprevious(child)
            body.remove(holder)
            common, count = filling, count + 1
        if common is not None:
            for paragraph in itertools.chain.from_iterable(map(paragraphs, self._edges())):
                _fill_one(paragraph, common.words, itertools.count(1))
        if count > 1:
            _number_from_one(self._end)
        for paragraph, name in self._pictures:
            fill(paragraph, lambda _: ())
            if draw is not None:
                draw(self._document, paragraph, name)
        return self._bytes()

    def _bytes(self) -> bytes:
        for number, properties in enumerate(self._document.element.body.iter(qn("wp:docPr")), 1):
            properties.set("id", str(number))
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def _end_section(self) -> None:
        """Close what is written so far as a section like the last one, so that a new page begins."""
        section = deepcopy(self._end)
        _number_from_one(section)
        last = self._end.getprevious()
        if last is None or last.tag != _P or last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            last = OxmlElement("w:p")
            self._end.addprevious(last)
        last.get_or_add_pPr()._insert_sectPr(section)

    def _fill(self, root: Element, filling: Filling) -> None:
        for name, start, end in list(self._blocks(root)):
            if start.getparent() is not None and end.getparent() is not None:
                _settle_block(start, end, gone=filling.empty(name))
        own: dict[Element, Mapping[str, Words]] = {}
        for unit in _repeated(root):
            own |= _repeat(unit, self._group(unit), filling)
        count = itertools.count(1)
        for paragraph in paragraphs(root):
            name = _only_placeholder(paragraph)
            if name in self.known.pictures:
                self._pictures.append((paragraph, name))
            else:
                _fill_one(paragraph, {**filling.words, **own.get(paragraph, {})}, count)
        if filling.tight:
            tighten(root, self._document)


def _braced(name: str) -> str:
    return f"{{{{{name}}}}}"


def _only_placeholder(paragraph: Element) -> str:
    found = PLACEHOLDER.fullmatch(text_of(paragraph).strip())
    return found[1] if found else ""


def _names(root: Element) -> list[str]:
    return [name for paragraph in root.iter(_P) for name in PLACEHOLDER.findall(text_of(paragraph))]


def _settle_block(start: Element, end: Element, *, gone: bool) -> None:
    """Take a block away, or only the marks around it; a cell keeps a paragraph."""
    home, taken = start.getparent(), [start, end]
    if gone:
        between = iter(start.itersiblings())
        taken += [node for node in _until(between, end) if node.tag != qn("w:sectPr")]
    for node in taken:
        home.remove(node)
    if home.tag == _CELL and home.find(_P) is None:
        home.append(OxmlElement("w:p"))


def _until(nodes: Iterator[Element], end: Element) -> Iterator[Element]:
    for node in nodes:
        if node is end:
            return
        yield node


def _repeated(root: Element) -> list[Element]:
    """Return the rows, and the paragraphs outside of rows, that are there once for each line of a group."""
    found: dict[int, Element] = {}
    for paragraph in paragraphs(root):
        if any("." in name for name in PLACEHOLDER.findall(text_of(paragraph))):
            unit = next(paragraph.iterancestors(_ROW), paragraph)
            found[id(unit)] = unit
    return list(found.values())


def _repeat(unit: Element, group: str, filling: Filling) -> dict[Element, Mapping[str, Words]]:
    """Copy a row or paragraph for each line of a group; return the words that each of the copies' paragraphs has."""
    home = unit.getparent()
    own: dict[Element, Mapping[str, Words]] = {}
    for line in filling.groups[group]:
        made = deepcopy(unit)
        unit.addprevious(made)
        words = {f"{group}.{column}": text for column, text in line.items()}
        own |= dict.fromkeys(paragraphs(made), words)
    home.remove(unit)
    if home.tag == _TABLE and home.find(_ROW) is None:
        home.getparent().remove(home)
    elif home.tag == _CELL and home.find(_P) is None:
        home.append(OxmlElement("w:p"))
    return own


def _fill_one(paragraph: Element, words: Mapping[str, Words], count: Iterator[int]) -> None:
    def words_for(name: str) -> Words:
        if name != COUNTER:
            return words[name]
        number = next(count)
        return plain(_NUMERALS[number - 1] if number <= len(_NUMERALS) else str(number))

    fill(paragraph, words_for)


def _number_from_one(section: Element) -> None:
    numbering = section.find(qn("w:pgNumType"))
    if numbering is None:
        numbering = OxmlElement("w:pgNumType")
        after = [
            section.find(qn(f"w:{tag}")) for tag in ("lnNumType", "pgBorders", "paperSrc", "pgMar", "pgSz")
        ]
        place = next((node for node in after if node is not None), None)
        if place is None:
            section.append(numbering)
        else:
            place.addnext(numbering)
    numbering.set(qn("w:start"), "1")
