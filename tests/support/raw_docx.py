"""Real .docx files for the reader: built by hand from raw XML, part by part."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def part(root, content):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relations(pairs):
    lines = "".join(
        f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for identity, kind, target in pairs
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def make_docx(body, *, styles="", numbering="", footnotes="", endnotes="", media=None, extra=None):
    """Return the bytes of a .docx with these raw XML parts."""
    pairs, parts = [], {}
    for name, root, content in (
        ("styles", "styles", styles),
        ("numbering", "numbering", numbering),
        ("footnotes", "footnotes", footnotes),
        ("endnotes", "endnotes", endnotes),
    ):
        if content:
            pairs.append((f"id_{name}", name, f"{name}.xml"))
            parts[f"word/{name}.xml"] = part(root, content)
    for identity, (target, data) in (media or {}).items():
        pairs.append((identity, "image", target))
        parts[f"word/{target}"] = data
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(pairs),
        **parts,
        **(extra or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def p(text="", properties="", run=""):
    """Return a paragraph of one run."""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    rpr = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{ppr}<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(text="", properties=""):
    ppr = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{ppr}{p(text)}</w:tc>"


def tbl(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows) + "</w:tbl>"


def level(at, pattern, form="decimal", start=1, suffix="nothing", more=""):
    """Return a w:lvl."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(identity, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def num(identity, abstract_id, overrides=""):
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def numbered(text, identity=1, at=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{identity}"/></w:numPr>')


def check_ranges(document):
    """Every range of a document must lie where it says, in reading order."""
    text, last = document.text, 0
    for paragraph in document.paragraphs():
        assert 0 <= paragraph.start <= paragraph.end <= len(text)
        assert paragraph.start >= last
        last = paragraph.end
        covered = [(run.start, run.end) for run in paragraph.runs]
        assert "".join(text[a:b] for a, b in covered) == text[paragraph.start : paragraph.end]
        if paragraph.label:
            assert paragraph.label in document.generated
            assert paragraph.label.start == paragraph.start
        for picture in paragraph.pictures:
            assert paragraph.start <= picture.position <= paragraph.end
    for table in document.tables():
        taken = set()
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    assert (row, column) not in taken
                    assert row < table.rows
                    assert column < table.columns
                    taken.add((row, column))
    assert "\r" not in text
    return document
