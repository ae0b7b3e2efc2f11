"""A worksheet that writes text as text, keeps cached results beside formulas and knows how high its rows must be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reviewer.export.cells import clean
from reviewer.export.measure import COLUMN_UNIT_PT, HIGHEST_PT, height_pt, number_width

BODY_FONT, HEAD_FONT, TITLE_FONT = "仿宋", "黑体", "方正小标宋简体"
BODY_PT, SMALL_PT, TINY_PT, TITLE_PT = 11, 10, 9, 18
GB_CHARSET = 134  # a machine without the font then takes a Chinese one for it
MONEY, SCORE, RATE = "#,##0.00", "0.00", "0.00%"
LOWEST_ROW_PT = 18.0
# A4 landscape within the margins; a unit of width is 5.58 pt on paper, measured with Arial's double in LibreOffice.
_ROOM_PT = (841.89 - 0.6 * 72, 595.28 - 1.3 * 72)
PRINTED_UNIT_PT = 5.58
_NEARLY, _SPILL, _SMALLEST = 0.94, 1.35, 0.6  # of a page; body text stays above 6.5 pt
_MOST_LINKS = 65_000
MOST_ROWS = 1_000_000  # of a list: a sheet ends at 1,048,576
_PIXELS = 96 / 72
BACK = "返回汇总表"
ASIDE = (("", 12.0),)  # a column beside the print, for a link
AIRY = 1.1
SIGNATURES = ("复核人：", "审核人：", "负责人：", "日期：")


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose formulas hold no functions of newer Excels: thirty searches for each formula are left out."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """Return a body format with these changes."""
        merged = {
            "font_name": BODY_FONT,
            "font_size": BODY_PT,
            "font_charset": GB_CHARSET,
            "valign": "vcenter",
            "text_wrap": True,
            "border": 1,
            **properties,
        }
        key = tuple(merged.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(merged)
        return self._made[key]

    def title(self) -> Format:
        return self.get(font_name=TITLE_FONT, font_size=TITLE_PT, align="center", border=0)

    def note(self, align: str = "left") -> Format:
        return self.get(align=align, border=0)

    def head(self) -> Format:
        return self.get(font_name=HEAD_FONT, bold=True, align="center", bg_color="#E7E6E6")

    def text(self, *, bold: bool = False) -> Format:
        return self.get(align="left", bold=bold)

    def small(self) -> Format:
        """Return the format of running text in a narrow column."""
        return self.get(align="left", font_size=SMALL_PT)

    def tiny(self) -> Format:
        """Return the format of counts under a narrow column."""
        return self.get(align="center", font_size=TINY_PT)

    def middle(self, *, bold: bool = False) -> Format:
        return self.get(align="center", bold=bold)

    def number(self, form: str, *, bold: bool = False) -> Format:
        return self.get(align="right", num_format=form, bold=bold)

    def entry(self, form: str) -> Format:
        """Return the format of a number that a person may type over."""
        return self.get(align="right", num_format=form, bg_color="#FFF8E1")

    def entry_text(self) -> Format:
        """Return the format of a text that a person may type over."""
        return self.get(align="left", bg_color="#FFF8E1", text_wrap=False)

    def aside(self) -> Format:
        """Return the format of words beside the printed table: in one line, so that no row grows for them."""
        return self.get(align="left", text_wrap=False)

    def link(self) -> Format:
        """Return the format of a link beside the printed table."""
        return self.get(underline=1, align="left", border=0, text_wrap=False)


class Page:
    """One worksheet, A4 landscape and one page wide; what stands in columns `beside` the table is not printed."""

    def __init__(
        self, sheet: Worksheet, styles: Styles, widths: Sequence[float], beside: Sequence[float] = ()
    ) -> None:
        self.sheet, self.styles, self.widths = sheet, styles, [*widths, *beside]
        self.printed = len(widths)
        self._heights: dict[int, float] = {}
        self._links = 0
        self.airy = 1.0  # by how much rows are higher than their texts need: where many lines stand in one cell
        self.live = True  # False: formulas are written as their results, where a spreadsheet would work too long on them
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.3, right=0.3, top=0.6, bottom=0.7)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页 共 &N 页")

    def text(self, row: int, column: int, text: str, style: Format, *, to: int | None = None) -> None:
        """Write text as text, over merged columns up to `to`, and make room for it."""
        text = clean(text)
        last = column if to is None else to
        if last > column:
            self.sheet.merge_range(row, column, row, last, "", style)
        self.word(row, column, text, style)
        self.room(row, column, text, to=to, size=style.font_size)

    def room(self, row: int, column: int, text: str, *, to: int | None = None, size: float = BODY_PT) -> None:
        """Make a row high enough for a text in a cell, or over merged columns up to `to`."""
        if text:
            last = column if to is None else to
            self.need(row, height_pt(text, sum(self.widths[column : last + 1]), size) * self.airy)

    def word(self, row: int, column: int, text: str, style: Format) -> None:
        """Write clean text into a cell, whatever its row's height; nothing leaves the cell empty."""
        if text:
            self.sheet.write_string(row, column, text, style)
        else:
            self.sheet.write_blank(row, column, None, style)

    def number(self, row: int, column: int, value: float | None, style: Format) -> None:
        """Write a number, an empty cell where there is none."""
        if value is None:
            self.sheet.write_blank(row, column, None, style)
        else:
            self._fit(column, value, style)
            self.sheet.write_number(row, column, value, style)

    def merged_number(self, row: int, columns: tuple[int, int], value: float | None, style: Format) -> None:
        """Write a number over merged columns."""
        if columns[1] > columns[0]:
            self.sheet.merge_range(row, columns[0], row, columns[1], "", style)
        if value is not None:
            self.sheet.write_number(row, columns[0], value, style)
        elif columns[1] == columns[0]:
            self.sheet.write_blank(row, columns[0], None, style)

    def formula(self, row: int, column: int, formula: str, cached: float | str | None, style: Format) -> None:
        """Write a live formula with the result it has now."""
        if isinstance(cached, int | float):
            self._fit(column, cached, style)
        if not self.live:
            self.sheet.write(row, column, cached, style)
            return
        self.sheet.write_formula(row, column, formula, style, "" if cached is None else cached)

    def _fit(self, column: int, value: float, style: Format) -> None:
        """Widen a column whose number would be shown as ####."""
        form = style.num_format if isinstance(style.num_format, str) else "0"
        decimals = len(form.rstrip("%").partition(".")[2])
        percent = form.endswith("%")
        text = f"{value * 100 if percent else value:,.{decimals}f}{'%' if percent else ''}"
        needed = number_width(text, style.font_size, bold=bool(style.bold))
        if needed > self.widths[column]:
            self.widths[column] = needed
            self.sheet.set_column(column, column, needed)

    def may_link(self) -> bool:
        """Tell whether the sheet may hold one more link: more than 65,530 damage a workbook for Excel."""
        return self._links < _MOST_LINKS

    def reach(self, row: int, column: int, target: str, tip: str) -> None:
        """Lay a link over a cell that is written afterwards and keeps its look."""
        self._links += 1
        self.sheet.write_url(row, column, target, tip=tip)

    def prompt(self, row: int, column: int, title: str, message: str) -> None:
        """Say beside a cell, where it is chosen, how it is filled in."""
        rule = {"validate": "any", "input_title": title, "input_message": message}
        self.sheet.data_validation(row, column, row, column, rule)

    def link(self, row: int, target: str, shown: str, *, behind: int = 0) -> None:
        """Write a link to another sheet, `behind` columns right of what is printed."""
        self._links += 1
        style = self.styles.link()
        self.sheet.write_url(row, self.printed + behind, f"internal:{quoted(target)}!A1", style, shown)

    def counter(self, row: int, column: int, number: int, target: str) -> None:
        """Write a number that leads to another sheet's first cell; on paper it is a number like others."""
        if target and self.may_link():
            self.reach(row, column, f"internal:{quoted(target)}!A1", f"到“{target}”")
        self.number(row, column, number, self.styles.get(align="center", num_format="0"))

    def need(self, row: int, height: float) -> None:
        """Make a row at least this high, as far as a spreadsheet allows."""
        height = min(max(height, LOWEST_ROW_PT), HIGHEST_PT)
        if height > self._heights.get(row, 0.0):
            self._heights[row] = height
            self.sheet.set_row(row, height)

    def set_widths(self, widths: Sequence[float]) -> None:
        """Give the columns of the table other widths, before anything is written."""
        self.widths[: self.printed] = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def even(self, first: int, last: int, most: float) -> None:
        """Make rows equally high, as high as the highest of them needs but not above `most`."""
        height = min(max((self._heights.get(row, 0.0) for row in range(first, last)), default=0.0), most)
        for row in range(first, last):
            self.need(row, height)

    def signatures(self, row: int) -> None:
        """Write the places to sign, about a quarter of the width for each."""
        places = [*self._quarters(), self.printed]
        for text, first, end in zip(SIGNATURES, places[:-1], places[1:], strict=True):
            self.text(row, first, text, self.styles.note(), to=end - 1)
        self.need(row, 40)

    def _quarters(self) -> list[int]:
        """Return the columns that begin nearest to each quarter of the width, each later than the one before."""
        begins = [sum(self.widths[:column]) for column in range(self.printed)]
        places = [0]
        for quarter in range(1, len(SIGNATURES)):
            wished = self._width() * quarter / len(SIGNATURES)
            free = range(places[-1] + 1, self.printed - len(SIGNATURES) + quarter + 1)
            places.append(min(free, key=lambda column: abs(begins[column] - wished)))
        return places

    def chart(self, row: int, column: int, chart: Chart, *, to: tuple[int, int]) -> None:
        """Lay a chart over cells, up to a row and column; the rows are as high as they are now."""
        for at in range(row, to[0]):
            self.need(at, LOWEST_ROW_PT)
        width = sum(self.widths[column : to[1] + 1]) * COLUMN_UNIT_PT * _PIXELS
        height = sum(self._heights.get(at, LOWEST_ROW_PT) for at in range(row, to[0])) * _PIXELS
        chart.set_size({"width": width - 8, "height": height - 4})
        self.sheet.insert_chart(row, column, chart, {"x_offset": 4, "y_offset": 2, "object_position": 1})

    def print_as_table(self, head_row: int, frozen_columns: int, last_row: int, *, freeze: bool = True) -> None:
        """Freeze and repeat the header, and print exactly what is written."""
        if freeze:
            self.sheet.freeze_panes(head_row + 1, frozen_columns)
        self.sheet.repeat_rows(head_row)
        self.sheet.print_area(0, 0, last_row, self.printed - 1)
        self.sheet.fit_to_pages(1, self._pages(last_row))

    def _width(self) -> float:
        return sum(self.widths[: self.printed])

    def _pages(self, last_row: int) -> int:
        """Return on how many pages to print what would spill a few lines onto one more; 0 leaves it to the program."""
        scale = min(1.0, _ROOM_PT[0] / (self._width() * PRINTED_UNIT_PT))
        height = sum(self._heights.get(row, LOWEST_ROW_PT) for row in range(last_row + 1))
        pages = height * scale / _ROOM_PT[1]
        whole = max(int(pages), 1)
        return whole if _NEARLY < pages / whole <= _SPILL and scale * whole / pages >= _SMALLEST else 0


def quoted(sheet: str) -> str:
    """Return a sheet's name as formulas and links spell it."""
    return f"'{sheet}'"
