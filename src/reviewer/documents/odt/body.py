"""One walk over the body of an OpenDocument text: paragraphs, headings, lists, tables, text boxes, notes."""

from __future__ import annotations

from typing import NamedTuple

from reviewer.documents import problems
from reviewer.documents.flowing import Para, Rough, Shape, Told, document_of, is_filled
from reviewer.documents.odt.lists import OUTLINE, Lists
from reviewer.documents.odt.names import MANIFEST, draw, office, table, text
from reviewer.documents.odt.styles import Styles
from reviewer.documents.odt.tables import grid_of
from reviewer.documents.word.looks import PLAIN
from reviewer.documents.word.package import Package
from reviewer.documents.word.xml import Element, integer
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem

_P, _H, _LIST, _TABLE = text("p"), text("h"), text("list"), table("table")
_STYLE_NAME, _ENTRY, _HEADER = text("style-name"), text("list-item"), text("list-header")
_FRAME, _BOX = draw("frame"), draw("text-box")
_CONTENTS = frozenset(text(name) for name in ("table-of-content", "illustration-index", "table-index"))
_THROUGH = frozenset(
    {
        *(text(name) for name in ("section", "index-body", "index-title", "numbered-paragraph")),
        *(text(name) for name in ("bibliography", "alphabetical-index", "user-index", "object-index")),
    }
)
_FRAMES = frozenset(draw(name) for name in ("frame", "g", "a", "custom-shape", "rect", "ellipse", "line"))
_SPAN, _NOTE, _SPACE, _TAB, _BREAK = (text(name) for name in ("span", "note", "s", "tab", "line-break"))
# What stands in a paragraph and is not printed in it.
_SILENT = frozenset(
    {
        office("annotation"),
        office("annotation-end"),
        *(
            text(name)
            for name in ("tracked-changes", "ruby-text", "script", "note-citation", "hidden-paragraph")
        ),
    }
)
_MOST_BLANKS = 1_000
_BLANKS = " \t\r\n"


def read_odt(data: bytes, name: str) -> Document:
    """Read an OpenDocument text. Raises FileProblem."""
    package = Package(data, name, "content.xml")
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{{{MANIFEST}}}encryption-data"), None) is not None:
        raise FileProblem(problems.locked_otherwise(name))
    root = package.xml(package.main)
    whole = None if root is None else root.find(office("body"))
    if whole is None:
        raise FileProblem(problems.damaged(name))
    body = whole.find(office("text"))
    if body is None:
        raise FileProblem(problems.declined(name, "opendocument"))
    walk = _Walk((package.xml("styles.xml"), root))
    walk.told.macros = any(part.startswith("basic/") and part.endswith(".xml") for part in package.names())
    blocks = [*walk.blocks(body), *walk.notes["footnote"], *walk.notes["endnote"]]
    return document_of(blocks, "odt", name, walk.told.notices())


class _Item(NamedTuple):
    """An item of a list: its style, its counters, its level, where it starts again."""

    style: str
    key: str
    level: int
    start: int | None


class _Line:
    """A paragraph being read: white space is one blank, none at the beginning."""

    def __init__(self, style_name: str) -> None:
        self.para = Para()
        self.style = style_name
        self.spans: tuple[str, ...] = ()
        self._blank = True

    def shrunk(self, said: str | None) -> str:
        """Return a text of the file with its white space made one blank."""
        kept = []
        for char in said or "":
            if char not in _BLANKS:
                kept.append(char)
            elif not self._blank:
                kept.append(" ")
            self._blank = char in _BLANKS
        return "".join(kept)

    def meant(self) -> None:
        """Note that a blank, tab or break stands here that is meant."""
        self._blank = False


class _Walk:
    """The state of one walk."""

    def __init__(self, roots: tuple[Element | None, ...]) -> None:
        self._styles = Styles(roots)
        self._lists = Lists(roots)
        self._boxes: list[Rough] = []
        self.notes: dict[str, list[Rough]] = {"footnote": [], "endnote": []}
        self.told = Told()

    def blocks(self, container: Element) -> list[Rough]:
        """Return the blocks of the body, a section, a cell, a text box or a note."""
        found: list[Rough] = []
        for child in container:
            if self.told.budget.spent:
                break
            found += self._blocks_of(child)
        return found

    def _blocks_of(self, element: Element) -> list[Rough]:
        tag = element.tag
        if tag in (_P, _H):
            return self._paragraph(element, None)
        if tag == _LIST:
            return self._list(element, None)
        if tag == _TABLE:
            return [grid_of(element, self._styles, self.told.budget, self.blocks)]
        if tag in _CONTENTS:
            return [Para(contents=True)]
        if tag in _THROUGH and element.get(text("display")) != "none":
            return self.blocks(element)
        if tag in _FRAMES:
            self._frame(element)
            return self._taken_boxes()
        return []

    def _taken_boxes(self) -> list[Rough]:
        boxes, self._boxes = self._boxes, []
        return boxes

    # ---- lists

    def _list(self, element: Element, outer: _Item | None) -> list[Rough]:
        name = element.get(_STYLE_NAME) or (outer.style if outer else "")
        key = outer.key if outer else self._lists.begin(element, name)
        level = outer.level + 1 if outer else 0
        found: list[Rough] = []
        for entry in element.iterchildren(_ENTRY, _HEADER):
            start = entry.get(text("start-value"))
            item = _Item(name, key, level, None if start is None else integer(start, 1))
            # Only the first paragraph of an item has its number.
            counted: _Item | None = item if entry.tag == _ENTRY else None
            for child in entry:
                if child.tag == _LIST:
                    found += self._list(child, item)
                elif child.tag in (_P, _H):
                    found += self._paragraph(child, counted, listed=True)
                    counted = None
                else:
                    found += self._blocks_of(child)
        return found

    def _number(self, element: Element, para: Para, item: _Item | None, listed: bool) -> None:
        """Count a paragraph in its list, a heading outside all lists in the outline."""
        if item is not None:
            para.label, para.suffix = self._lists.place(*item)
        elif element.tag == _H and not listed and element.get(text("is-list-header")) != "true":
            named = self._styles.paragraph(element.get(_STYLE_NAME, "")).list_style
            if named != "":
                start = element.get(text("start-value"))
                level = integer(element.get(text("outline-level")), 1) - 1
                key = named or OUTLINE
                para.label, para.suffix = self._lists.place(
                    key, key, level, None if start is None else integer(start, 1)
                )

    # ---- paragraphs

    def _paragraph(self, element: Element, item: _Item | None, *, listed: bool = False) -> list[Rough]:
        name = element.get(_STYLE_NAME, "")
        named = self._styles.paragraph(name)
        outer_boxes, self._boxes = self._boxes, []
        line = _Line(name)
        self._inline(element, line)
        para = line.para
        para.shape = Shape(**named.shape)
        outline = integer(element.get(text("outline-level")), 1) if element.tag == _H else named.outline
        para.shape.level = outline if 0 < outline < 10 else 0
        self._number(element, para, item, listed)
        boxes, self._boxes = self._boxes, outer_boxes
        return [para, *boxes]

    def _inline(self, element: Element, line: _Line) -> None:
        self._add(line.shrunk(element.text), line)
        for child in element:
            self._child(child, line)
            self._add(line.shrunk(child.tail), line)

    def _child(self, child: Element, line: _Line) -> None:
        tag = child.tag
        if tag == _SPAN:
            outer = line.spans
            line.spans = (*outer, child.get(_STYLE_NAME, ""))
            self._inline(child, line)
            line.spans = outer
        elif tag == _SPACE:
            self._meant(" " * min(max(integer(child.get(text("c")), 1), 1), _MOST_BLANKS), line)
        elif tag == _TAB:
            self._meant("\t", line)
        elif tag == _BREAK:
            self._meant("\n", line)
        elif tag == _NOTE:
            self._note(child)
        elif tag in _FRAMES:
            self._frame(child)
        elif tag not in _SILENT:
            self._inline(child, line)

    def _meant(self, said: str, line: _Line) -> None:
        line.meant()
        self._add(said, line)

    def _add(self, said: str, line: _Line) -> None:
        look = self._styles.look(line.style, line.spans) if said else PLAIN
        if said and not look.hidden:
            line.para.add(self.told.budget.text(said), look)

    def _note(self, element: Element) -> None:
        kind = "endnote" if element.get(text("note-class")) == "endnote" else "footnote"
        for body in element.iterchildren(text("note-body")):
            self.notes[kind] += self.blocks(body)

    # ---- frames

    def _frame(self, element: Element) -> None:
        """Keep what stands in a text box or a shape for behind the paragraph; count the pictures."""
        found: list[Rough] = []
        for child in element:
            if child.tag == _BOX:
                found += self.blocks(child)
            elif child.tag in _FRAMES:
                self._frame(child)
            elif child.tag in (_P, _LIST):
                found += self._blocks_of(child)
        if element.tag == _FRAME and element.find(_BOX) is None:
            self.told.pictures += 1
        self._boxes += filter(is_filled, found)
