"""Native charts that can be told apart in black and white: light and dark bars, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.chart import Chart

_FILLS = ("#404040", "#BFBFBF")
_FONT = {"name": "仿宋", "size": 10}


def columns_chart(
    book: xlsxwriter.Workbook,
    sheet: str,
    title: str,
    rows: tuple[int, int],
    *,
    labels: int,
    series: Sequence[tuple[str, int]],
    lying: bool = False,
) -> Chart:
    """Return a chart of columns (bars where `lying`, the first row above) over rows of a sheet, each series a column of it."""
    chart = book.add_chart({"type": "bar" if lying else "column"})
    first, last = rows
    for number, (name, column) in enumerate(series):
        chart.add_series(
            {
                "name": name,
                "categories": [sheet, first, labels, last, labels],
                "values": [sheet, first, column, last, column],
                "fill": {"color": _FILLS[number % 2]},
                "border": {"color": "#404040"},
                "data_labels": {"value": True, "font": _FONT},
                "gap": 60,
            }
        )
    chart.set_title({"name": title, "name_font": {"name": "黑体", "size": 12, "bold": False}, "overlay": False})
    lines = {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, "num_font": _FONT}
    names = {"num_font": _FONT, "reverse": lying, "major_gridlines": {"visible": False}}
    chart.set_x_axis(lines if lying else names)
    chart.set_y_axis(names if lying else lines)
    if len(series) > 1:
        chart.set_legend({"position": "bottom", "font": _FONT})
    else:
        chart.set_legend({"none": True})
    return chart
