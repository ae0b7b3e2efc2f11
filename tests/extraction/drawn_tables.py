"""Build documents with a table from a drawing: cells between "|", "<" goes on to the right, "^" downwards."""

from reviewer.domain.document import Cell, Document, Paragraph, Table


def drawn_document(before, drawing, after=""):
    """Return a document of paragraphs, one table and paragraphs, its canonical text as documents makes it."""
    rows = [[cell.strip() for cell in line.split("|")] for line in drawing.strip("\n").split("\n")]
    text = before.strip("\n") + "\n"
    start = len(text)
    cells = []
    for r, row in enumerate(rows):
        first = True
        for c, words in enumerate(row):
            if words in ("<", "^"):
                continue
            text += "" if first else "\t"
            cells.append(Cell(r, c, len(text), len(text) + len(words), _down(rows, r, c), _across(row, c)))
            text, first = text + words, False
        text += "\n"
    table = Table(start, len(text) - 1, len(rows), max(map(len, rows)), tuple(cells))
    end = len(text)
    text += after.strip("\n")
    blocks = (*_paragraphs(text, 0, start), table, *_paragraphs(text, end, len(text)))
    return Document(text, "docx", blocks)


def _across(row, column):
    span = 1
    while column + span < len(row) and row[column + span] == "<":
        span += 1
    return span


def _down(rows, row, column):
    span = 1
    while row + span < len(rows) and column < len(rows[row + span]) and rows[row + span][column] == "^":
        span += 1
    return span


def _paragraphs(text, start, end):
    position = start
    for line in text[start:end].splitlines(keepends=True):
        yield Paragraph(position, position + len(line.rstrip("\n")))
        position += len(line)
