"""Plain text files: the characters stay the file's own, only line ends and Word residue are put right.

A text file has no layout, so a plain one is guessed for the eye alone: the title stands in the middle, headings are
bold. Nothing of that guess changes the text or gives a paragraph a level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.documents import problems
from reviewer.documents.comma_separated import as_lines
from reviewer.documents.decoding import decode
from reviewer.documents.notices import NO_CONTENTS
from reviewer.documents.residue import find_contents, folded, without_residue
from reviewer.documents.typed_tables import laid, typed_tables
from reviewer.domain.document import Alignment, Block, Document, Paragraph, TextRun
from reviewer.domain.errors import FileProblem

BODY_PT = 12.0
TITLE_PT = 18.0
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[部章节]分?)"
)
_SENTENCE_END = re.compile(r"[。；;！？!?，,：:]\s*$")
_DATE = re.compile(r"\s*(?:20\d\d|二[〇○零О0Oo]\S{2}) ?年 ?\S{1,3} ?月(?: ?\S{1,3} ?日)?\s*")


def read_text(data: bytes, name: str) -> Document:
    """Read a text file in UTF-8, UTF-16 with BOM or GB18030. Raises FileProblem."""
    found = decode(data)
    if found is None:
        raise FileProblem(problems.declined(name, "unknown"))
    text, damage = found
    lines = as_lines(without_residue(folded(text)))
    lines, notices = _without_contents(lines)
    if not any(line.strip() for line in lines):
        raise FileProblem(problems.empty(name))
    if damage:
        notices.append(f"文件中有 {damage} 处字符无法识别，请与原件核对。")
    lines, blocks = _laid(lines)
    return Document(text="\n".join(lines), format="txt", blocks=blocks, notices=tuple(notices), file_name=name)


def _without_contents(lines: list[str]) -> tuple[list[str], list[str]]:
    contents = find_contents(lines)
    if contents is None:
        return lines, []
    return lines[: contents.start] + lines[contents.stop :], [NO_CONTENTS]


def _laid(lines: Sequence[str]) -> tuple[list[str], tuple[Block, ...]]:
    """Return the lines of the canonical text and the blocks over them: a paragraph for each, but for those of a form."""
    titles = _title_lines(lines)
    signed = _signature_lines(lines)
    tables = {table.first: table for table in typed_tables(lines)}
    made: list[str] = []
    blocks: list[Block] = []
    start = at = 0
    while at < len(lines):
        table = tables.get(at)
        if table is not None:
            rows, block = laid(table, start)
            blocks.append(block)
            at = table.end
        else:
            rows = [lines[at].rstrip("\t")] if tables else [lines[at]]
            blocks.append(_paragraph(rows[0], start, title=at in titles, signed=at in signed))
            at += 1
        made += rows
        start += sum(len(row) + 1 for row in rows)
    return made, tuple(blocks)


def _paragraph(line: str, start: int, *, title: bool, signed: bool) -> Paragraph:
    end = start + len(line)
    heading = not title and len(line) <= 50 and _HEADING.match(line) is not None
    look = TextRun(start, end, bold=title or heading, size_pt=TITLE_PT if title else BODY_PT)
    indented = bool(line.strip()) and not title and not signed and not line[0].isspace()
    alignment = Alignment.CENTER if title else Alignment.RIGHT if signed else Alignment.LEFT
    return Paragraph(
        start,
        end,
        alignment=alignment,
        first_indent_pt=2 * BODY_PT if indented else 0.0,
        runs=(look,) if line else (),
    )


def _title_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines of the title: short ones at the top, before the first heading or sentence."""
    found: set[int] = set()
    for at, line in enumerate(lines[:12]):
        if not line.strip():
            continue
        if len(line.strip()) > 45 or _HEADING.match(line) or _SENTENCE_END.search(line) or len(found) == 4:
            break
        found.add(at)
    return found


def _signature_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines of date and signature at the end."""
    filled = [at for at, line in enumerate(lines) if line.strip()][-3:]
    for place in range(len(filled) - 1, -1, -1):
        if _DATE.fullmatch(lines[filled[place]]):
            before = filled[place - 1] if place else None
            short = before is not None and len(lines[before].strip()) <= 25
            unfinished = before is not None and not _SENTENCE_END.search(lines[before])
            return {filled[place], before} if before is not None and short and unfinished else {filled[place]}
    return set()
