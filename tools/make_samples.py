#!/usr/bin/env python3
"""Make the samples that ship with the program: reports from the plain texts in tools/sample_texts, and a form.

The reports are fictional. They are real Word files: heading styles, numbering that lives in numbering.xml, tables with
merged cells, a picture. The same texts give the same bytes (fixed times, fixed order), so that a change is read as a diff.

A line of a text is one paragraph: "= " title, "# " "## " "### " headings (numbered automatically), "| a | b |" a table row
("^" goes on from above, "<" from the left), "% " a table's caption, "!chart 1,2,3 | caption" a picture, "> " right-aligned,
anything else body text.
"""

import io
import struct
import sys
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

Place = tuple[int, int]
Colour = tuple[int, int, int]
Canvas = list[list[Colour]]

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import sample_form  # noqa: E402

TEXTS = ROOT / "tools" / "sample_texts"
TARGET = ROOT / "resources" / "samples"
MADE = datetime(2024, 4, 1, 9, 0, 0)
ZIP_TIME = (2024, 4, 1, 9, 0, 0)
# What stands between number and heading; the samples differ in it, as real reports do.
SUFFIXES = {"01": "nothing", "02": "space", "03": "nothing"}
WORDS = {
    "01": (
        "农村公路日常养护项目",
        "项目支出",
        "预算数前后不一、分项与总额不符、完成率与自身数据不符、有未完成指标仍自评满分、等级与得分不符。",
    ),
    "02": ("数字图书馆建设项目", "项目支出", "数据前后一致、附自评表，可对照查看完整的复核过程。"),
    "03": ("民政事务服务中心整体支出", "部门整体支出", "整体支出报告，有预算调整、未完成指标和相应扣分。"),
    "04": (
        "农村公路日常养护项目自评表",
        "项目支出",
        "第一份报告的国标自评表（.xlsx），自评总分不同；一并打开时合为一份评审。",
    ),
}


def make(text: str, suffix: str) -> bytes:
    """Return the bytes of a .docx for one text."""
    document = docx.Document()
    _set_up(document, suffix)
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            _table(document, rows)
            rows = []
        _line(document, line)
    return _stable(document)


def _line(document: Any, line: str) -> None:
    mark, _, rest = line.partition(" ")
    if not line:
        return
    if mark in ("#", "##", "###"):
        document.add_paragraph(rest, style=f"Heading {len(mark)}")
    elif mark == "=":
        document.add_paragraph(rest, style="Title")
    elif mark == "%":
        document.add_paragraph(rest, style="Caption")
    elif mark == ">":
        document.add_paragraph(rest).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif mark == "!chart":
        values, caption = rest.split(" | ")
        picture = document.add_paragraph(style="Caption").add_run()
        picture.add_picture(io.BytesIO(chart([float(v) for v in values.split(",")])), width=Cm(11))
        document.add_paragraph(caption, style="Caption")
    else:
        paragraph = document.add_paragraph(line)
        _indent(paragraph.paragraph_format.element.get_or_add_pPr(), 200)


# ---- look


def _set_up(document: Any, suffix: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    _style(document, "Normal", "仿宋_GB2312", 16, line=28)
    _style(document, "Title", "方正小标宋简体", 22, align=WD_ALIGN_PARAGRAPH.CENTER, line=36)
    _style(document, "Heading 1", "黑体", 16, line=28)
    _style(document, "Heading 2", "楷体_GB2312", 16, line=28)
    _style(document, "Heading 3", "仿宋_GB2312", 16, line=28, bold=True)
    _style(document, "Caption", "黑体", 12, align=WD_ALIGN_PARAGRAPH.CENTER)
    cell = document.styles.add_style("表格文字", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = document.styles["Normal"]
    _style(document, "表格文字", "宋体", 10.5, align=WD_ALIGN_PARAGRAPH.CENTER)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
    _number_headings(document, suffix)
    _page_number(section.footer.paragraphs[0])
    for name in ("created", "modified"):
        setattr(document.core_properties, name, MADE)
    document.core_properties.author = "示例"
    document.core_properties.comments = ""


def _style(
    document: Any, name: str, font: str, size: float, *, align: Any = None, line: int = 0, bold: bool = False
) -> None:
    style = document.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for kind, value in (("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", font)):
        fonts.set(qn(f"w:{kind}"), value)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    if align is not None:
        layout.alignment = align
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY if line else WD_LINE_SPACING.SINGLE
    if line:
        layout.line_spacing = Pt(line)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _indent(properties: Any, characters: int) -> None:
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(characters))
    indent.set(qn("w:firstLine"), str(characters * 320 // 100))


def _number_headings(document: Any, suffix: str) -> None:
    """Tie 一、 （一） 1. to the three heading styles, as Word's multilevel lists do."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="Heading{at + 1}"/>'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:lvl>'
        for at, (pattern, form) in enumerate(
            [("%1、", "chineseCountingThousand"), ("（%2）", "chineseCountingThousand"), ("%3.", "decimal")]
        )
    )
    numbering = document.part.numbering_part.element
    numbering.find(qn("w:num")).addprevious(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="100"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="100"><w:abstractNumId w:val="100"/></w:num>'))
    for at in range(3):
        number = document.styles[f"Heading {at + 1}"].element.get_or_add_pPr()._add_numPr()
        if at:
            number.get_or_add_ilvl().val = at
        number.get_or_add_numId().val = 100


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        paragraph.add_run()._r.append(element)


# ---- tables


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    origins = _origins(rows)
    for (row, column), (last_row, last_column) in _areas(origins).items():
        cell = table.cell(row, column)
        if (last_row, last_column) != (row, column):
            cell = cell.merge(table.cell(last_row, last_column))
        for extra in cell.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        paragraph = cell.paragraphs[0]
        paragraph.style = "表格文字"
        run = paragraph.add_run(rows[row][column])
        if row == 0:
            run.bold = True
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E7E6E6"/>')
            )
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _set_widths(table, rows)
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _set_widths(table: Any, rows: list[list[str]]) -> None:
    """Share the page's width among the columns by their longest text, none narrower than four characters."""
    longest = [max(4, *(len(row[column]) for row in rows)) for column in range(len(rows[0]))]
    for column, length in zip(table.columns, longest, strict=True):
        column.width = Cm(15.6 * length / sum(longest))
    for row in table._tbl.tr_lst:
        at = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            cell.width = sum((table.columns[k].width for k in range(at, at + span)), 0)
            at += span


def _origins(rows: list[list[str]]) -> dict[Place, Place]:
    """Return for each place the cell it belongs to."""
    origins: dict[Place, Place] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text == "^":
                origins[r, c] = origins[r - 1, c]
            elif text == "<":
                origins[r, c] = origins[r, c - 1]
            else:
                origins[r, c] = (r, c)
    return origins


def _areas(origins: dict[Place, Place]) -> dict[Place, Place]:
    areas: dict[Place, Place] = {}
    for place, origin in origins.items():
        areas[origin] = max(place, areas.get(origin, origin))
    return areas


# ---- the picture

_DIGITS = {
    "0": "755557",
    "1": "262227",
    "2": "717447",
    "3": "717117",
    "4": "557111",
    "5": "747117",
    "6": "747557",
    "7": "711222",
    "8": "757557",
    "9": "757117",
    ".": "000002",
}
WIDTH, HEIGHT = 640, 300
WHITE, GRID, BAR, INK = (255, 255, 255), (217, 217, 217), (68, 114, 148), (38, 38, 38)


def chart(values: list[float]) -> bytes:
    """Return a PNG bar chart, a bar for each quarter with its value above."""
    canvas = [[WHITE] * WIDTH for _ in range(HEIGHT)]
    base, top, left = HEIGHT - 30, 40, 40
    for line in range(5):
        _fill(canvas, left, base - line * (base - top) // 4, WIDTH - 20, 1, GRID)
    slot = (WIDTH - 20 - left) // len(values)
    for at, value in enumerate(values):
        height = round((base - top) * value / (max(values) * 1.05))
        x = left + at * slot + slot // 4
        _fill(canvas, x, base - height, x + slot // 2, height, BAR)
        _write(canvas, f"{value:g}", x + slot // 4, base - height - 22, 3)
        _write(canvas, str(at + 1), x + slot // 4, base + 8, 3)
    _fill(canvas, left, base, WIDTH - 20, 2, INK)
    return _png(canvas)


def _fill(canvas: Canvas, x: int, y: int, right: int, height: int, color: Colour) -> None:
    for row in range(y, y + height):
        canvas[row][x:right] = [color] * (right - x)


def _write(canvas: Canvas, text: str, middle: int, y: int, scale: int) -> None:
    x = middle - len(text) * 2 * scale
    for character in text:
        for row, bits in enumerate(_DIGITS[character]):
            for column in range(3):
                if int(bits) >> (2 - column) & 1:
                    at = x + column * scale
                    _fill(canvas, at, y + row * scale, at + scale, scale, INK)
        x += 4 * scale


def _png(canvas: Canvas) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    raw = b"".join(b"\0" + bytes(part for pixel in row for part in pixel) for row in canvas)
    header = struct.pack(">IIBBBBB", len(canvas[0]), len(canvas), 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"pHYs", struct.pack(">IIB", 3780, 3780, 1))
        + chunk(b"IDAT", zlib.compress(raw, 9))
        + chunk(b"IEND", b"")
    )


# ---- files


def _stable(document: Any) -> bytes:
    """Return a package's bytes with fixed times."""
    buffer, out = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with (
        zipfile.ZipFile(buffer) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, source.read(name), compresslevel=9)
    return out.getvalue()


def index() -> str:
    """Return samples.toml: what the first start says about each sample."""
    entries = []
    files = [f"{text.stem}.docx" for text in sorted(TEXTS.glob("*.txt"))]
    for file in [*files, f"{sample_form.NAME}.xlsx"]:
        title, kind, note = WORDS[file[:2]]
        entries.append(f'[[sample]]\nfile = "{file}"\ntitle = "{title}"\nkind = "{kind}"\nnote = "{note}"\n')
    return "# Made by tools/make_samples.py.\n\n" + "\n".join(entries)


def main(target: Path = TARGET) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for text in sorted(TEXTS.glob("*.txt")):
        made = make(text.read_text(encoding="utf-8"), SUFFIXES[text.name[:2]])
        (target / f"{text.stem}.docx").write_bytes(made)
    (target / f"{sample_form.NAME}.xlsx").write_bytes(sample_form.make_form(MADE))
    (target / "samples.toml").write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
