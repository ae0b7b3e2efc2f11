"""A native chart in a Word file, with the workbook behind it: Word and WPS can edit it. Greys and outlines, no colours."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from reviewer.export.opinion.filling import Element

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_FILLS = ("D9D9D9", "595959")  # told apart in black and white
_FONT = '<a:latin typeface="Times New Roman"/><a:ea typeface="仿宋"/>'
_EMU_PER_CM = 360_000
_SIZE = 1050  # hundredths of a point


@dataclass(frozen=True)
class Chart:
    """Bars: a row of numbers for each name of `series`, over the `categories`; lying ones for long words."""

    title: str
    categories: Sequence[str]
    series: Sequence[tuple[str, Sequence[int]]]
    lying: bool = False
    width_cm: float = 15.0
    height_cm: float = 7.0


def add_chart(document: Any, paragraph: Element, chart: Chart, number: int) -> None:
    """Put a chart into a paragraph of a document; `number` tells the charts of a file apart."""
    package = document.part.package
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _BOOK, _workbook(chart), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, b"", package)
    part._blob = _chart_xml(chart, part.relate_to(book, KIND.PACKAGE)).encode()
    paragraph.append(parse_xml(_drawing(chart, document.part.relate_to(part, KIND.CHART), number)))


def _workbook(chart: Chart) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for row, name in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, name)
    for column, (name, values) in enumerate(chart.series, 1):
        sheet.write_string(0, column, name)
        for row, value in enumerate(values, 1):
            sheet.write_number(row, column, value)
    book.close()
    return buffer.getvalue()


def _drawing(chart: Chart, relation: str, number: int) -> str:
    width, height = (round(size * _EMU_PER_CM) for size in (chart.width_cm, chart.height_cm))
    title = escape(chart.title, {'"': "&quot;"})
    return (
        f'<w:r xmlns:w="{_W}"><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="图 {number}" descr="{title}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _chart_xml(chart: Chart, relation: str) -> str:
    series = "".join(_series(chart, at) for at in range(len(chart.series)))
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    categories, values = ("l", "b") if chart.lying else ("b", "l")
    turned = "maxMin" if chart.lying else "minMax"  # the first of a list stands at the top
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/><c:chart>'
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>{_look(1200)}</a:pPr><a:r>{_run_look(1200)}"
        f'<a:t>{escape(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="{"bar" if chart.lying else "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{turned}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{categories}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{values}"/><c:numFmt formatCode="0" sourceLinked="0"/><c:crossAx val="1"/></c:valAx></c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/></c:chart>'
        f'<c:txPr><a:bodyPr/><a:p><a:pPr>{_look(_SIZE)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
        f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _look(size: int) -> str:
    return f'<a:defRPr sz="{size}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{_FONT}</a:defRPr>'


def _run_look(size: int) -> str:
    return f'<a:rPr lang="zh-CN" sz="{size}" b="0">{_FONT}</a:rPr>'


def _series(chart: Chart, at: int) -> str:
    name, values = chart.series[at]
    column, last = "BCDE"[at], len(chart.categories) + 1
    words = "".join(f'<c:pt idx="{n}"><c:v>{escape(w)}</c:v></c:pt>' for n, w in enumerate(chart.categories))
    numbers = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(values))
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    shown = "".join(
        f'<c:{tag} val="{int(tag == "showVal")}"/>'
        for tag in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/>'
        f'<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{_FILLS[at % len(_FILLS)]}"/></a:solidFill>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{shown}</c:dLbls>"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{words}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>0</c:formatCode>"
        f"{count}{numbers}</c:numCache></c:numRef></c:val></c:ser>"
    )
