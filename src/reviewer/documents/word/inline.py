"""What stands inside a paragraph: runs, breaks, fields, links, tracked changes, pictures, text boxes."""

from __future__ import annotations

from collections.abc import Callable

from reviewer.documents.word.fields import Fields
from reviewer.documents.word.line import Line, cleaned
from reviewer.documents.word.looks import Look
from reviewer.documents.word.pictures import Pictures
from reviewer.documents.word.styles import Style, StyleSheet
from reviewer.documents.word.symbols import symbol
from reviewer.documents.word.xml import M_NS, MC_NS, Element, is_on, val, w

_TEXT, _RUN, _RPR = w("t"), w("r"), w("rPr")
_BLANKS = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_BOX = w("txbxContent")
_CHOICE, _FALLBACK = f"{{{MC_NS}}}Choice", f"{{{MC_NS}}}Fallback"
_MATH_TEXT = f"{{{M_NS}}}t"
Handler = Callable[[Element], None]


class Inline:
    """Walks the contents of paragraphs; open fields go on from one paragraph to the next."""

    def __init__(self, sheet: StyleSheet, pictures: Pictures) -> None:
        self._sheet = sheet
        self._pictures = pictures
        self._fields = Fields()
        self._style: Style = sheet.default
        self._look: Look = sheet.default.look
        self._line = Line(False)
        self.boxes: list[Element] = []  # text boxes met on the way, to be read after the paragraph
        self.notes: list[tuple[str, str]] = []  # ("footnote" | "endnote", id), in order
        self.saw_contents = False
        self._containers: dict[str, Handler] = self._container_handlers()
        self._in_run: dict[str, Handler] = self._run_handlers()

    def _container_handlers(self) -> dict[str, Handler]:
        through = (
            "hyperlink",
            "ins",
            "moveTo",
            "smartTag",
            "customXml",
            "bdo",
            "dir",
            "sdtContent",
            "rubyBase",
        )
        handlers: dict[str, Handler] = {w(name): self.children for name in through}
        handlers[_RUN] = self._run
        handlers[w("sdt")] = self._control
        handlers[w("fldSimple")] = self._simple_field
        handlers[f"{{{MC_NS}}}AlternateContent"] = self._alternate
        handlers[f"{{{M_NS}}}oMath"] = handlers[f"{{{M_NS}}}oMathPara"] = self._math
        return handlers

    def _run_handlers(self) -> dict[str, Handler]:
        return {
            w("tab"): lambda _: self._if_printed(self._line.tab),
            w("ptab"): lambda _: self._if_printed(self._line.tab),
            w("br"): self._break,
            w("cr"): lambda _: self._if_printed(self._line.line_break),
            w("noBreakHyphen"): lambda _: self._add("-"),
            w("sym"): self._symbol,
            w("drawing"): self._drawing,
            w("pict"): self._shape,
            w("object"): self._shape,
            w("fldChar"): self._field_mark,
            w("instrText"): self._field_code,
            w("footnoteReference"): lambda mark: self._note("footnote", mark),
            w("endnoteReference"): lambda mark: self._note("endnote", mark),
            w("ruby"): self._ruby,
            f"{{{MC_NS}}}AlternateContent": self._alternate_in_run,
        }

    def read(self, paragraph: Element, style: Style, line: Line) -> None:
        """Put a paragraph's contents into a line."""
        self._style, self._look, self._line = style, style.look, line
        if self._fields:
            self._mend_fields(paragraph)
        self.saw_contents = self._fields.in_contents()
        self.children(paragraph)

    def _mend_fields(self, paragraph: Element) -> None:
        """Close fields whose end is missing: a code never reaches the next paragraph, contents no heading or prose."""
        self._fields.drop_codes()
        if (
            self._fields.in_contents()
            and (self._style.level or _is_prose(paragraph))
            and not self._style.contents
        ):
            self._fields.drop_contents()

    def children(self, element: Element) -> None:
        """Walk the children of a paragraph or of a container inside it."""
        containers = self._containers
        for child in element:
            handler = containers.get(child.tag)
            if handler is not None:
                handler(child)

    def _run(self, run: Element) -> None:
        look = self._style.look
        handlers = self._in_run
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                if not look.hidden and (not self._fields or self._fields.printed()):
                    self._text(child, look)
            elif tag == _RPR:
                look = self._look = self._sheet.run(self._style, child)
            elif tag in handlers:
                self._look = look
                handlers[tag](child)

    def _text(self, element: Element, look: Look) -> None:
        text = element.text
        if not text:
            return
        # Word drops blanks at both ends unless the element says that they are meant.
        if (text[0] in _BLANKS or text[-1] in _BLANKS) and element.get(_SPACE) != "preserve":
            text = text.strip(_BLANKS)
        self._line.add(text if text.isprintable() else cleaned(text, look.font), look)

    def _add(self, text: str) -> None:
        if not self._look.hidden and self._fields.printed():
            self._line.add(text, self._look)

    def _if_printed(self, put: Callable[[Look], None]) -> None:
        if not self._look.hidden and self._fields.printed():
            put(self._look)

    def _break(self, element: Element) -> None:
        if element.get(w("type")) == "page":
            if self._fields.printed():
                self._line.break_page()
        else:
            self._if_printed(self._line.line_break)

    def _symbol(self, element: Element) -> None:
        self._add(symbol(element.get(w("char")), element.get(w("font"))))

    def _ruby(self, element: Element) -> None:
        for base in element.iterchildren(w("rubyBase")):
            self.children(base)

    def _math(self, element: Element) -> None:
        self._look = self._style.look
        for text in element.iter(_MATH_TEXT):
            self._add(cleaned(text.text or ""))

    def _note(self, kind: str, mark: Element) -> None:
        if self._fields.printed():
            self.notes.append((kind, mark.get(w("id"), "")))

    def _control(self, control: Element) -> None:
        if is_contents(control):
            self.saw_contents = True
            return
        content = control.find(w("sdtContent"))
        if content is not None:
            self.children(content)

    def _alternate(self, element: Element) -> None:
        self._first_known(element, self.children)

    def _alternate_in_run(self, element: Element) -> None:
        self._first_known(element, self._run)

    def _first_known(self, element: Element, read: Handler) -> None:
        """Read the first choice that gives anything, so that a shape and its substitute do not both appear."""
        for choice in element.iterchildren(_CHOICE, _FALLBACK):
            before = self._amount()
            read(choice)
            if self._amount() != before:
                return

    def _amount(self) -> tuple[int, int, int, int]:
        line = self._line
        return line.length, len(line.images), len(self.boxes), self._pictures.skipped + self._pictures.drawn

    def _drawing(self, drawing: Element) -> None:
        if not self._fields.printed():
            return
        self._collect_boxes(drawing)
        for image in self._pictures.of_drawing(drawing):
            self._line.picture(image)

    def _shape(self, shape: Element) -> None:
        if not self._fields.printed():
            return
        self._collect_boxes(shape)
        for image in self._pictures.of_shape(shape):
            self._line.picture(image)

    def _collect_boxes(self, shape: Element) -> None:
        """Keep the outermost text boxes of a shape; those inside them come when they are read."""
        for box in shape.iter(_TEXT_BOX):
            fallback = next(box.iterancestors(_FALLBACK, _TEXT_BOX), None)
            if fallback is None or not _is_inside(fallback, shape):
                self.boxes.append(box)

    def _simple_field(self, element: Element) -> None:
        if element.get(w("instr"), "").strip().upper().startswith("TOC"):
            self.saw_contents = True
        else:
            self.children(element)

    def _field_mark(self, mark: Element) -> None:
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._form_field(mark)
            self._fields.begin()
        elif kind == "separate":
            self.saw_contents = self._fields.separate() or self.saw_contents
        elif kind == "end":
            self._add(self._fields.end())

    def _field_code(self, code: Element) -> None:
        self._fields.code(code.text or "")

    def _form_field(self, mark: Element) -> None:
        """Print a tick box of an old form, which has no text of its own."""
        box = mark.find(f"{w('ffData')}/{w('checkBox')}")
        if box is None:
            return
        state = box.find(w("checked"))
        state = box.find(w("default")) if state is None else state
        self._add("☑" if state is not None and is_on(state) else "☐")


def _is_prose(paragraph: Element) -> bool:
    """Tell whether a paragraph is too long for a line of a table of contents."""
    return sum(len(text.text or "") for text in paragraph.iter(_TEXT)) > 120


def _is_inside(element: Element, outer: Element) -> bool:
    return any(ancestor is outer for ancestor in element.iterancestors())


def is_contents(control: Element) -> bool:
    """Tell whether a content control holds a table of contents."""
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return val(gallery).lower() == "table of contents"
