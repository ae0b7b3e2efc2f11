"""Paints the report list: sign and word of the status, bar of the difference, findings with the heavy ones in red."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.domain.library import ImportOutcome, ReportRow
from reviewer.domain.review import Status
from reviewer.gui import icons, theme, wording
from reviewer.gui.report_list_model import COLUMNS, FILE, FULL_BAR, LARGE_BAR, ROW_ROLE, Column

Index = QModelIndex | QPersistentModelIndex
_LARGE, _FULL = Decimal(LARGE_BAR), Decimal(FULL_BAR)
_VERBS = 252  # logical px that a failed row's buttons take at its end
FORM_ICON, _FORM_SIDE = "file-xls", 14
_CENTRE = Qt.AlignmentFlag.AlignVCenter


class ReportListDelegate(QStyledItemDelegate):
    """Paint every cell from tokens; the row under the pointer and the selected ones have their grounds."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, column = index.data(ROW_ROLE), COLUMNS[index.column()]
        painter.save()
        _paint_ground(painter, option, isinstance(entry, ImportOutcome))
        rect = option.rect.adjusted(theme.metric("cell_x"), 0, -theme.metric("cell_x"), 0)
        if column.key == "status":
            _paint_status(painter, rect, entry, str(index.data()))
        elif not isinstance(entry, ReportRow):
            _paint_special(painter, rect, entry, column, str(index.data()))
        elif column.key == "difference":
            _paint_difference(painter, rect, wording.shown_difference(entry))
        elif column.key == "findings":
            _paint_findings(painter, rect, entry)
        elif column.key == "project" and entry.form_name:
            _paint_text(painter, _with_form(painter, rect), column, str(index.data()), entry)
        else:
            _paint_text(painter, rect, column, str(index.data()), entry)
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, failed: bool) -> None:
    rect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        active = option.state & QStyle.StateFlag.State_Active
        painter.fillRect(rect, theme.color("sel" if active else "sel_off"))
    elif failed:
        painter.fillRect(rect, theme.color("red_tint"))
    painter.setPen(theme.color("rowline"))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_status(painter: QPainter, rect: QRect, entry: object, text: str) -> None:
    if isinstance(entry, ReportRow):
        icon = wording.status_icon(entry)
        token = "green" if entry.status is Status.DONE else "text"
    elif isinstance(entry, ImportOutcome):
        icon, token = wording.FAILED_ICON, "red"
    else:
        icon, token = wording.READING_ICON, "text2"
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPoint(rect.left(), rect.center().y() - 7), icons.pixmap(*icon, 16, scale))
    _write(painter, rect.adjusted(22, 0, 0, 0), text, token)


def _paint_special(painter: QPainter, rect: QRect, entry: object, column: Column, text: str) -> None:
    failed = isinstance(entry, ImportOutcome)
    token = "text" if column.key == "unit" else "red" if failed else "text2"
    mode = Qt.TextElideMode.ElideMiddle if column.key == "unit" else Qt.TextElideMode.ElideRight
    if failed and column.key == "project":
        rect = rect.adjusted(0, 0, -_VERBS, 0)
    _write(painter, rect, text, token, elide=mode)


def _paint_text(painter: QPainter, rect: QRect, column: Column, text: str, row: ReportRow) -> None:
    missing = text == wording.NOTHING
    token = "text3" if missing else "text2" if column.quiet else "text"
    bold = column.bold and not missing
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    mark = wording.PROVISIONAL + " "
    if text in (wording.NO_REPORT, wording.NOTHING_READ):  # longer than a score
        _write(painter, rect.adjusted(-16, 0, 0, 0), text, "amber", side, size="small")
    elif column.key == "score" and text.startswith(mark):
        figure, begun = text.removeprefix(mark), row.status is not Status.WAITING
        _write(painter, rect, figure, "text" if begun else "text2", side, bold=begun)
        width = QFontMetrics(theme.number_font(bold=begun)).horizontalAdvance(figure)
        _write(painter, rect.adjusted(0, 0, -width - 4, 0), wording.PROVISIONAL, "text2", side, size="small")
    else:
        words = file_in(text, QFontMetrics(theme.number_font()), rect.width()) if column.key == FILE else text
        _write(painter, rect, words, token, side, bold=bold)


def file_in(text: str, metrics: QFontMetrics, width: int) -> str:
    """Shorten a file's name to a width; its type stays."""
    stem, dot, kind = text.rpartition(".")
    if not stem or metrics.horizontalAdvance(text) <= width:
        return text
    room = max(width - metrics.horizontalAdvance(dot + kind), 0)
    return metrics.elidedText(stem, Qt.TextElideMode.ElideRight, room) + dot + kind


def _with_form(painter: QPainter, rect: QRect) -> QRect:
    """Paint the mark of a form at the end of a cell; return the room that is left for words."""
    scale = painter.device().devicePixelRatioF()
    mark = icons.pixmap(FORM_ICON, "text2", _FORM_SIDE, scale)
    painter.drawPixmap(QPoint(rect.right() - _FORM_SIDE, rect.center().y() - _FORM_SIDE // 2), mark)
    return rect.adjusted(0, 0, -_FORM_SIDE - 6, 0)


def _paint_difference(painter: QPainter, rect: QRect, value: Decimal | None) -> None:
    large = value is not None and abs(value) >= _LARGE
    token = "text3" if value is None else "text"
    _write(painter, rect, wording.signed(value), token, Qt.AlignmentFlag.AlignRight, bold=large)
    if not value:
        return
    room = rect.width() - 56
    length = float(min(abs(value), _FULL) / _FULL) * room
    height = theme.metric("bar.height_px")
    bar = QRectF(
        rect.left() + room - max(length, 4.0), rect.center().y() - height / 2 + 0.5, max(length, 4.0), height
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bar_low" if large else "bar"))
    painter.drawRoundedRect(bar, 2, 2)


def _paint_findings(painter: QPainter, rect: QRect, row: ReportRow) -> None:
    rest = f" / {row.findings_medium} / {row.findings_low}"
    right = Qt.AlignmentFlag.AlignRight
    _write(painter, rect, rest, "text", right)
    width = QFontMetrics(theme.number_font()).horizontalAdvance(rest)
    heavy = row.findings_high > 0
    token = "red" if heavy else "text"
    _write(painter, rect.adjusted(0, 0, -width, 0), str(row.findings_high), token, right, bold=heavy)


def _write(
    painter: QPainter,
    rect: QRect,
    text: str,
    token: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    bold: bool = False,
    size: str = "base",
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    font = theme.number_font(size, bold)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    shown = QFontMetrics(font).elidedText(text, elide, rect.width())
    painter.drawText(rect, side | _CENTRE, shown)
