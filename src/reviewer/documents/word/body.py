"""One walk over the body of a .docx: paragraphs, tables, text boxes, notes, in the order they are read.

A label's range includes the character its suffix gives, so that `label.end` is where the paragraph's own text
begins: a tab suffix is a tab character (one space inside a cell), a space one space, "nothing" nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reviewer.documents import problems
from reviewer.documents.notices import EMBEDDED_LEFT, MACROS_LEFT, NO_CONTENTS, columns_left
from reviewer.documents.residue import CONTENTS_TITLE, contents_length
from reviewer.documents.word.flow import Flow, Out, write_table
from reviewer.documents.word.inline import Inline, is_contents
from reviewer.documents.word.line import Line, pictures_of, runs_of
from reviewer.documents.word.looks import Look, Properties
from reviewer.documents.word.numbering import Numbered, Numbering
from reviewer.documents.word.package import Package, related, without_table_styles
from reviewer.documents.word.pictures import Pictures
from reviewer.documents.word.styles import (
    DEFAULT_PT,
    NO_LAYOUT,
    Layout,
    Style,
    StyleSheet,
    over,
    paragraph_properties,
)
from reviewer.documents.word.symbols import is_symbol_font
from reviewer.documents.word.tables import MOST_COLUMNS, Slot, grid_of
from reviewer.documents.word.xml import MC_NS, Element, w
from reviewer.domain.document import Alignment, Document, Paragraph
from reviewer.domain.errors import FileProblem
from reviewer.domain.text import Span

_P, _PPR, _TBL, _SDT = w("p"), w("pPr"), w("tbl"), w("sdt")
_THROUGH = frozenset(
    {
        *(w(name) for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag")),
        f"{{{MC_NS}}}AlternateContent",
        f"{{{MC_NS}}}Choice",
    }
)
_OBJECTS = ("/oleObject", "/package")
_TEXT, _TAB, _DEL, _VANISH, _ALT_CHUNK = w("t"), w("tab"), w("del"), w("vanish"), w("altChunk")


def read_docx(data: bytes, name: str) -> Document:
    """Read a .docx. Raises FileProblem."""
    package = Package(data, name)
    root = package.xml(package.main)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise FileProblem(problems.damaged(name))
    walk = _Walk(package)
    return walk.document(body, name)


class _Walk:
    """The state of one walk: styles, counters, the text so far."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = package.relations(package.main)
        self._sheet = StyleSheet(self._part("styles"), lambda: self._part("theme"))
        self._numbering = Numbering(self._part("numbering"), self._sheet)
        self._pictures = Pictures(package, self._relations)
        self._inline = Inline(self._sheet, self._pictures)
        self._out = Out()
        self._layouts: dict[tuple[str, Layout, Layout], Layout] = {}
        self._no_contents = True
        self._foreign_parts = False
        self._narrowed = False

    def _part(self, kind: str) -> Element | None:
        target = related(self._relations, kind)
        return None if target is None else self._package.xml(target, without_table_styles)

    def document(self, body: Element, name: str) -> Document:
        flow = Flow(self._out)
        self._container(body, flow)
        self._release(flow)
        self._notes(flow)
        text = self._out.text()
        if not text.strip():
            raise FileProblem(problems.no_text(name))
        return Document(
            text=text,
            format="docx",
            blocks=tuple(flow.blocks),
            generated=tuple(self._out.generated),
            notices=tuple(self._notices()),
            file_name=name,
        )

    def _notices(self) -> Iterable[str]:
        if not self._no_contents:
            yield NO_CONTENTS
        if self._pictures.skipped:
            yield f"{self._pictures.skipped} 幅图片的格式或大小不支持显示，请对照原件查看。"
        if self._pictures.drawn:
            yield f"{self._pictures.drawn} 个图表或图示未能显示，请对照原件查看。"
        if self._narrowed:
            yield columns_left(MOST_COLUMNS)
        if self._package.holds_macros():
            yield MACROS_LEFT
        if self._foreign_parts or any(kind.endswith(_OBJECTS) for kind, _ in self._relations.values()):
            yield EMBEDDED_LEFT

    def _container(self, container: Element, flow: Flow) -> None:
        """Read the blocks of the body, a cell, a text box or a note."""
        children = list(container)
        at = 0
        while at < len(children):
            child = children[at]
            at += 1
            tag = child.tag
            if tag == _P:
                self._paragraph(child, flow)
                at += self._typed_contents(flow, children[at:]) if not flow.in_cell else 0
            elif tag == _TBL:
                self._release(flow)
                self._table(child, flow)
            elif tag == _SDT and is_contents(child):
                self._drop_contents(flow)
            elif tag == _SDT or tag in _THROUGH:
                self._container(child, flow)
            elif tag == _ALT_CHUNK:
                self._foreign_parts = True

    # ---- paragraphs

    def _paragraph(self, element: Element, flow: Flow) -> None:
        style, direct, mark = self._sheet.default, NO_LAYOUT, None
        if len(element) and element[0].tag == _PPR:
            direct, named, mark = paragraph_properties(element[0])
            style = self._sheet.paragraph(named)
        line, flow.held = flow.held or Line(flow.in_cell), None
        inline = self._inline
        inline.read(element, style, line)
        boxes, inline.boxes = inline.boxes, []
        if mark is not None and mark.find(_DEL) is not None:
            flow.held = line
        elif (style.contents or inline.saw_contents) and (style.contents or not line.length):
            self._drop_contents(flow)
        elif line.length or mark is None or mark.find(_VANISH) is None:
            self._finish(line, style, direct, mark, flow)
        for box in boxes:
            self._release(flow)
            self._container(box, flow)

    def _release(self, flow: Flow) -> None:
        """Write a paragraph that waited for one to go on in."""
        if flow.held is not None:
            line, flow.held = flow.held, None
            if line.length or line.images:
                self._finish(line, self._sheet.default, NO_LAYOUT, None, flow)

    def _finish(self, line: Line, style: Style, direct: Layout, mark: Element | None, flow: Flow) -> None:
        numbered = self._numbering.place(style, direct)
        if numbered is not None:
            line.label(numbered.label, numbered.suffix, self._label_look(style, mark, numbered.run))
        text = line.text()
        flow.separate(text)
        start = self._out.put(text)
        label = Span(start, start + line.label_length) if line.label_length else None
        if label is not None:
            self._out.generated.append(label)
        merged = self._layout(style, direct, numbered)
        paragraph = _paragraph_of(line, start, merged, style, label)
        if flow.break_next or line.page_break or merged.page_break:
            paragraph = _on_new_page(paragraph)
        flow.break_next = line.page_break_after
        flow.blocks.append(paragraph)
        flow.last_text = text

    def _label_look(self, style: Style, mark: Element | None, run: Properties) -> Look:
        below = self._sheet.run(style, mark)
        look = below._replace(**{**run, "hidden": False})
        return look._replace(font=below.font) if is_symbol_font(look.font) else look

    def _layout(self, style: Style, direct: Layout, numbered: Numbered | None) -> Layout:
        """Return what holds for a paragraph: its own layout, the list's, the style's; the style's first where it numbers."""
        if direct is NO_LAYOUT and numbered is None:
            return style.layout
        listed = NO_LAYOUT if numbered is None else numbered.layout
        key = (style.id, direct, listed)
        if key not in self._layouts:
            below = over(listed, style.layout) if direct.num_id else over(style.layout, listed)
            self._layouts[key] = over(direct, below)
        return self._layouts[key]

    # ---- tables of contents

    def _drop_contents(self, flow: Flow) -> None:
        """Leave a table of contents out, with the title that stood before it."""
        self._no_contents = False
        flow.drop_contents_title()

    def _typed_contents(self, flow: Flow, following: list[Element]) -> int:
        """Drop a table of contents typed by hand; return how many of the following blocks belong to it."""
        if len(flow.last_text) > 12 or not CONTENTS_TITLE.fullmatch(flow.last_text):
            return 0
        lines = []
        for element in following[:200]:
            if element.tag != _P:
                break
            lines.append(_raw_text(element))
        length = contents_length([flow.last_text, *lines])
        if length:
            self._drop_contents(flow)
        return max(length - 1, 0)

    # ---- tables

    def _table(self, element: Element, flow: Flow) -> None:
        grid = grid_of(element)
        self._narrowed = self._narrowed or grid.narrowed
        write_table(grid.rows, (len(grid.rows), grid.columns), flow, self._fill, grid.widths_pt)

    def _fill(self, slot: Slot, flow: Flow) -> None:
        self._container(slot.element, flow)
        self._release(flow)

    # ---- notes

    def _notes(self, flow: Flow) -> None:
        """Put foot- and endnotes behind the body, in the order of their references; their marks are not text."""
        wanted = self._inline.notes
        for kind in ("footnote", "endnote"):
            identities = [identity for name, identity in wanted if name == kind]
            target = related(self._relations, f"{kind}s") if identities else None
            root = None if target is None else self._package.xml(target)
            if root is None or target is None:
                continue
            notes = {
                note.get(w("id"), ""): note for note in root.iterchildren(w(kind)) if not note.get(w("type"))
            }
            self._inline = Inline(self._sheet, Pictures(self._package, self._package.relations(target)))
            for identity in dict.fromkeys(identities):
                if identity in notes:
                    self._container(notes[identity], flow)
                    self._release(flow)


def _raw_text(paragraph: Element) -> str:
    return "".join("\t" if part.tag == _TAB else part.text or "" for part in paragraph.iter(_TEXT, _TAB))


def _paragraph_of(line: Line, start: int, merged: Layout, style: Style, label: Span | None) -> Paragraph:
    size = (line.pieces[0][1].size_pt if line.pieces else None) or style.look.size_pt or DEFAULT_PT
    level = style.level if merged.level is None else merged.level
    return Paragraph(
        start,
        start + line.length,
        level,
        label,
        merged.alignment or Alignment.LEFT,
        _indent(merged.first_pt, merged.first_chars, size),
        _indent(merged.left_pt, merged.left_chars, size),
        merged.before_pt or 0.0,
        merged.after_pt or 0.0,
        False,
        runs_of(line, start),
        pictures_of(line, start) if line.images else (),
    )


def _indent(in_points: float | None, in_characters: float | None, size: float) -> float:
    return in_characters * size if in_characters else in_points or 0.0


def _on_new_page(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, page_break_before=True)
