"""Make a real .docx from a plain report: heading styles, and automatic numbering for 一、 （一） 1. lines.

The labels go out of the text and into numbering.xml, as Word writes them; a label that automatic numbering would not
count to (a gap, a restart that no higher heading explains) gets a list of its own that starts there, so that the
printed report is the same as the text.
"""

import io
import re

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

_DIGITS = "零一二三四五六七八九"
_LABELS = (
    (0, re.compile(r"([一二三四五六七八九十]{1,3})、"), "%1、", "chineseCountingThousand"),
    (1, re.compile(r"（([一二三四五六七八九十]{1,3})）"), "（%2）", "chineseCountingThousand"),
    (2, re.compile(r"(\d{1,2})\.(?!\d)"), "%3.", "decimal"),
)
_RESIDUE = re.compile(r"\[bookmark: [^\]]*\]")
_LONGEST_HEADING = 40


def docx_from_text(text: str) -> bytes:
    """Return the bytes of a .docx that prints this text."""
    document = docx.Document()
    maker = _Maker(document)
    lines = _RESIDUE.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n")).split("\n")
    for at, line in enumerate(lines):
        maker.line(line, title=at < 3 and 0 < len(line.strip()) <= 40)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def chinese(label: str) -> int:
    """Read 一 … 九十九."""
    if "十" not in label:
        return _DIGITS.index(label)
    tens, _, ones = label.partition("十")
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)


class _List:
    """A list in numbering.xml, with its counters as Word would have them now."""

    def __init__(self, number_id, level, start):
        self.number_id = number_id
        self._starts = [start if at == level else 1 for at in range(3)]
        self._counters = [None, None, None]

    def next(self, level):
        now = self._counters[level]
        return self._starts[level] if now is None else now + 1

    def count(self, level):
        self._counters[level] = self.next(level)
        self._counters[level + 1 :] = [None] * (2 - level)


class _Maker:
    def __init__(self, document):
        self._document = document
        self._numbering = document.part.numbering_part.element
        self._lists = []

    def line(self, line, title):
        for level, pattern, _, _ in _LABELS:
            found = pattern.match(line)
            if found:
                self._numbered(line[found.end() :], level, found.group(1))
                return
        paragraph = self._document.add_paragraph(style="Title" if title else None)
        paragraph.add_run(line)
        if not title and line.strip():
            paragraph.paragraph_format.first_line_indent = Pt(24)

    def _numbered(self, rest, level, label):
        value = int(label) if label.isdigit() else chinese(label)
        heading = len(rest) <= _LONGEST_HEADING and not rest.rstrip().endswith(("。", "；"))
        paragraph = self._document.add_paragraph(style=f"Heading {level + 1}" if heading else None)
        paragraph.add_run(rest)
        number = paragraph._p.get_or_add_pPr()._add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = self._list_for(level, value).number_id

    def _list_for(self, level, value):
        fitting = (known for known in reversed(self._lists) if known.next(level) == value)
        found = next(fitting, None) or self._new_list(level, value)
        found.count(level)
        return found

    def _new_list(self, level, start):
        identity = 9001 + len(self._lists)
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{start if at == level else 1}"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl>'
            for at, _, pattern, form in _LABELS
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        )
        number = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'
        )
        self._numbering.find(qn("w:num")).addprevious(abstract)
        self._numbering.append(number)
        self._lists.append(_List(identity, level, start))
        return self._lists[-1]
