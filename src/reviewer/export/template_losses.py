"""What openpyxl drops when it writes a workbook again, found in the template's parts, so that it can be told beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reviewer.documents.word.package import Package

CHARTS = "图表"
# Parts that vanish as such.
_PARTS = (
    (re.compile(r"xl/(cellimages|richdata/)"), "嵌入单元格的图片"),
    (re.compile(r"xl/(ctrlprops|activex|embeddings)/"), "控件或嵌入的对象"),
    (re.compile(r"xl/(slicers|slicercaches|timelines)/"), "切片器"),
    (re.compile(r"xl/threadedcomments/"), "批注的回复"),
    (re.compile(r"xl/(querytables/|connections\.xml)"), "数据连接"),
    (re.compile(r"xl/featurepropertybag/"), "单元格复选框"),
    (re.compile(r"xl/charts/chartex"), "瀑布图、树状图等新式图表"),
    (re.compile(r"xl/media/.*\.(emf|wmf|svg)$"), "矢量图片（EMF、WMF、SVG）"),
    (re.compile(r"xl/charts/chart\d+\.xml$"), CHARTS),
)
_OF_SHEETS = (
    (re.compile(rb"<(?:\w+:)?picture\b"), "工作表背景图片"),
    (re.compile(rb"<(?:\w+:)?legacyDrawingHF\b"), "页眉页脚中的图片"),
    (re.compile(rb"<(?:\w+:)?sparklineGroup\b"), "迷你图"),
    (re.compile(rb"<x14:(?:conditionalFormatting|cfRule)\b"), "新版条件格式（如渐变数据条、引用其他工作表的条件）"),
    (re.compile(rb"<x14:dataValidation\b"), "引用其他工作表的下拉列表"),
)  # fmt: skip
_OF_DRAWINGS = (
    (re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)\b"), "文本框或形状"),
    (re.compile(rb"/diagram\""), "SmartArt 图形"),
)
_BUTTON = re.compile(rb"ObjectType=\"(?!Note)")


def losses(package: Package) -> tuple[str, ...]:
    """Return what the template holds that can't be kept, each once."""
    return tuple(word for word in dict.fromkeys(_found(package)) if word != CHARTS)


def holds_charts(package: Package) -> bool:
    """Tell whether there are charts: they are kept, in a simpler dress."""
    return CHARTS in _found(package)


def losses_sentence(words: Iterable[str], charts: bool) -> str:
    """Say what a filled template will not have, "" where nothing is lost."""
    lost = "、".join(words)
    told = [f"模板中的{lost}不能保留，导出的文件中没有，请在导出后补上" if lost else ""]
    told.append("图表会保留，但部分样式可能简化，请核对" if charts else "")
    said = "；".join(filter(None, told))
    return f"{said}。" if said else ""


def _found(package: Package) -> Iterator[str]:
    for name in package.names():
        yield from (word for pattern, word in _PARTS if pattern.match(name))
        folder = name.rpartition("/")[0]
        if folder == "xl/worksheets":
            yield from _inside(package, name, _OF_SHEETS)
        elif folder == "xl/drawings":
            buttons = ((_BUTTON, "控件或嵌入的对象"),) if name.endswith(".vml") else ()
            yield from _inside(package, name, (*_OF_DRAWINGS, *buttons) if name.endswith(".xml") else buttons)


def _inside(package: Package, name: str, patterns: Iterable[tuple[re.Pattern[bytes], str]]) -> Iterator[str]:
    content = package.read(name) or b""
    yield from (word for pattern, word in patterns if pattern.search(content))
