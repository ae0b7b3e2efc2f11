"""The file choosers: the system's own where it has one, else Qt's, with columns wide enough to be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLineEdit, QSplitter, QTreeView, QWidget

_WIDTH, _HEIGHT, _PLACES = 840, 520, 140
_ENDINGS = 3  # of a kind that are named
_Mode = QFileDialog.FileMode


def report_kinds(*, archives: bool = True) -> list[str]:
    """Return the file kinds an import offers: what can be read, in archives too, and everything."""
    from reviewer.documents import READABLE_SUFFIXES
    from reviewer.services.archives import ARCHIVE

    suffixes = sorted({*READABLE_SUFFIXES, ARCHIVE} if archives else READABLE_SUFFIXES)
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    tr = QCoreApplication.translate
    return [tr("choosing", "绩效报告和自评表 ({0})").format(patterns), tr("choosing", "所有文件 (*)")]


def readable_kinds() -> str:
    """Name what can be read, with the usual endings: Word（.docx、.doc、.wps）、PDF and the others."""
    from reviewer.documents import READABLE_KINDS

    return "、".join(_named(kind, suffixes) for kind, suffixes in READABLE_KINDS.items())


def _named(kind: str, suffixes: Sequence[str]) -> str:
    """Return a kind with its endings, where its name does not say the one it has."""
    if suffixes == (f".{kind.lower()}",):
        return kind
    return f"{kind}（{'、'.join(suffixes[:_ENDINGS])}）"


def open_files(parent: QWidget, title: str, start: str, many: bool = True) -> list[Path]:
    """Ask for reports to read; empty when the person left."""
    dialog = _chooser(parent, title, start, report_kinds(archives=many))
    dialog.setFileMode(_Mode.ExistingFiles if many else _Mode.ExistingFile)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)  # eight endings in the list of kinds help nobody
    return _chosen(dialog)


def open_file(parent: QWidget, title: str, start: Path, kind: str) -> Path | None:
    """Ask for one file of a kind; None when the person left."""
    dialog = _chooser(parent, title, str(start), [kind])
    dialog.setFileMode(_Mode.ExistingFile)
    return next(iter(_chosen(dialog)), None)


def folder(parent: QWidget, title: str, start: str) -> Path | None:
    """Ask for a folder; None when the person left."""
    dialog = _chooser(parent, title, start, [])
    dialog.setFileMode(_Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    typed = _Typed(line, dialog) if isinstance(line, QLineEdit) else None
    chosen = next(iter(_chosen(dialog)), None)
    return chosen if chosen is None or typed is None else typed.folder or chosen


class _Typed:
    """A path that is typed into Qt's own chooser: that writes names of its list over it, and may still be elsewhere at the end."""

    def __init__(self, line: QLineEdit, dialog: QFileDialog) -> None:
        self.folder: Path | None = None
        self._line, self._text, self._typing = line, "", False
        line.textEdited.connect(self._edited)
        line.textChanged.connect(self._changed)
        dialog.accepted.connect(self._accepted)

    def _edited(self, text: str) -> None:
        self._text, self._typing = text, True

    def _changed(self, text: str) -> None:
        """Put back what was typed, where the chooser has followed it with a name of its list."""
        if self._typing and self._line.text() != self._text and Path(self._text).is_absolute():
            self._line.blockSignals(True)
            self._line.setText(self._text)
            self._line.blockSignals(False)
        self._typing = self._typing and text != self._text

    def _accepted(self) -> None:
        folder, shown = _named_folder(self._text.strip()), self._line.text()
        if folder is not None and shown in (self._text, folder.name):
            self.folder = folder


def _named_folder(text: str) -> Path | None:
    """Return the folder that a text names by itself."""
    try:
        return Path(text) if Path(text).is_absolute() and Path(text).is_dir() else None
    except (OSError, ValueError):  # no path at all
        return None


def save_file(parent: QWidget, title: str, proposed: Path, kind: str = "") -> Path | None:
    """Ask where to write a file, also before replacing one; its ending is added where it is missing."""
    dialog = _chooser(parent, title, str(proposed.parent), [kind] if kind else [])
    dialog.setFileMode(_Mode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.lstrip("."))
    dialog.selectFile(proposed.name)
    return next(iter(_chosen(dialog)), None)


def _chooser(parent: QWidget, title: str, start: str, kinds: Sequence[str]) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = (start, documents, str(Path.home()))
    dialog = QFileDialog(parent, title, next((p for p in places if p and Path(p).is_dir()), ""))
    if kinds:
        dialog.setNameFilters(list(kinds))
    table = dialog.findChild(QTreeView, "treeView")
    if isinstance(table, QTreeView):  # Qt's own chooser; the system's has its columns as the person set them
        header, mode = table.header(), QHeaderView.ResizeMode
        header.setStretchLastSection(False)
        header.setSectionResizeMode(mode.ResizeToContents)
        header.setSectionResizeMode(0, mode.Stretch)
        dialog.resize(min(_WIDTH, parent.width()), min(_HEIGHT, parent.height()))
        split = dialog.findChild(QSplitter, "splitter")
        if isinstance(split, QSplitter):
            split.setSizes([_PLACES, dialog.width() - _PLACES])
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    try:
        return [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
    finally:
        dialog.deleteLater()
