"""The pane's head line: the file's name, how it is shown, zoom, and the notices of its reading."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from reviewer.domain.document import Document
from reviewer.gui import icons, theme
from reviewer.gui.original.looks import PAGES, SHEETS, TEXT, looks_of
from reviewer.gui.ui_original_pane import Ui_OriginalPane

_FILE_ICONS = {
    **dict.fromkeys(("docx", "doc", "rtf", "odt"), "file-doc"),
    **dict.fromkeys(("xlsx", "xls"), "file-xls"),
    "pdf": "file-pdf",
}


class Head:
    """Dress the head line and follow what is open."""

    def __init__(self, ui: Ui_OriginalPane, pane: QWidget) -> None:
        self._ui, self._pane = ui, pane
        ui.headSeparator.setStyleSheet(f"background: {theme.color('line2').name()}; border: none;")
        tools = (
            (ui.zoomOut, "minus"), (ui.zoomIn, "plus"), (ui.findButton, "magnifying-glass"),
            (ui.outlineButton, "list"), (ui.moreButton, "dots-three"), (ui.noticeClose, "x"),
            (ui.pickClose, "x"), (ui.errorClose, "x"),
        )  # fmt: skip
        for button, name in tools:
            _dress_tool(button, name)
        ui.noticeBar.hide()
        ui.noticeClose.clicked.connect(ui.noticeBar.hide)

    def show(self, document: Document | None, *, printable: bool = False) -> None:
        """Name what is open, or nothing; one that is `printable` can be shown by pages, too."""
        ui = self._ui
        name = document.file_name if document is not None else ""
        ui.fileName.set_full_text(name, Qt.TextElideMode.ElideMiddle)
        icon = _FILE_ICONS.get(document.format if document else "", "file-text")
        ui.fileIcon.setPixmap(icons.pixmap(icon, "text2", 16, self._pane.devicePixelRatioF()))
        alone = document is not None and not document.members
        ui.fileIcon.setVisible(alone)
        ui.fileName.setVisible(alone or document is None)
        tools = (ui.zoomOut, ui.zoomLabel, ui.zoomIn, ui.findButton, ui.outlineButton, ui.moreButton)
        for button in tools:
            button.setEnabled(document is not None)
        looks = {TEXT} if document is None else set(looks_of(document))
        ui.layoutSwitch.setVisible(looks != {TEXT} or printable)
        tip = self._pane.tr("按 LibreOffice 排出的版面显示，与 Word 的分页可能略有出入") if printable else ""
        ui.pagesButton.setToolTip(tip)
        notices = "　".join(document.notices) if document is not None else ""
        ui.noticeText.set_full_text(notices)
        ui.noticeBar.setVisible(bool(notices))

    def show_zoom(self, percent: int) -> None:
        """Say how large the original is shown."""
        self._ui.zoomLabel.setText(f"{percent}%")

    def show_layout(self, look: str, *, busy: bool = False) -> None:
        """Say whether the real pages or sheets are shown or the text, or that the pages are being made."""
        ui = self._ui
        ui.pagesButton.setText(self._pane.tr("正在排版…") if busy else self._pane.tr("原版式"))
        laid_out = look in (PAGES, SHEETS)
        (ui.pagesButton if laid_out else ui.textButton).setChecked(True)
        back = self._pane.tr("恢复为适合宽度（Ctrl+0）") if laid_out else self._pane.tr("恢复为 100%（Ctrl+0）")
        ui.zoomLabel.setToolTip(back)


def _dress_tool(button: QToolButton, name: str) -> None:
    button.setIcon(icons.icon(name))
    button.setIconSize(QSize(16, 16))
