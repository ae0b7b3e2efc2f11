"""The question before an export: which reports, as what, with which sheets, and where to; its answers are remembered."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QRadioButton, QWidget

from reviewer.domain.errors import KnownError
from reviewer.export.model import ExportSheets, Sheet
from reviewer.gui import choosing, theme
from reviewer.gui.export_wish import Kind, Offer, Wish
from reviewer.gui.file_actions import legal_name
from reviewer.gui.jobs import Job
from reviewer.gui.kept_files import open_path
from reviewer.gui.old_workbook import OldWorkbooks
from reviewer.gui.settings import Memory
from reviewer.gui.ui_export import Ui_ExportDialog
from reviewer.services.exporting import Left, writable

if TYPE_CHECKING:
    from reviewer.services.templates import TemplateLook, Templates

MOST_REVIEWS = 300  # sheets of reports that are wished for by themselves; more make a workbook slow to open
_ALWAYS = (Sheet.SUMMARY, Sheet.TERMS)  # formulas of all others stand on them
_OK, _CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


class ExportDialog(QDialog):
    """Ask; nothing is written here but a sample template."""

    def __init__(self, offer: Offer, memory: Memory, templates: Templates, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_ExportDialog()
        self.ui.setupUi(self)
        self._offer, self._memory, self._templates = offer, memory, templates
        self._looked: dict[Path, TemplateLook | str] = {}
        self._replaces: Path | None = None  # a file the system's own chooser has asked about
        self._old = OldWorkbooks(offer.unread, self)
        self.read_back: Path | None = None  # the workbook that is to be read back instead
        ui = self.ui
        self._kinds: dict[Kind, QRadioButton] = {
            Kind.WORKBOOK: ui.workbookRadio,
            Kind.TEMPLATE: ui.templateRadio,
            Kind.CSV: ui.csvRadio,
            Kind.LINES: ui.linesRadio,
        }
        self._boxes: dict[Sheet, QCheckBox] = {
            Sheet.SUMMARY: ui.summaryBox,
            Sheet.BY_UNIT: ui.unitBox,
            Sheet.BY_KIND: ui.kindBox,
            Sheet.SPREAD: ui.spreadBox,
            Sheet.REVIEWS: ui.reviewsBox,
            Sheet.FINDINGS: ui.findingsBox,
            Sheet.EVIDENCE: ui.evidenceBox,
            Sheet.TERMS: ui.termsBox,
        }
        for sheet in _ALWAYS:
            self._boxes[sheet].setEnabled(False)
        self._name_buttons()
        self._recall()
        self._connect()
        self._show_scope()
        self._show_kind()
        ui.buttons.button(_OK).setFocus()

    # -- what is wished for

    @property
    def kind(self) -> Kind:
        """As what to export."""
        return next(kind for kind, radio in self._kinds.items() if radio.isChecked())

    @property
    def wish(self) -> Wish:
        """What the dialog says now."""
        ids: Sequence[int] | None = None
        if not self.ui.allRadio.isChecked():
            ids = self._offer.picked if self.ui.pickedRadio.isChecked() else self._offer.shown
        return Wish(
            self._target(),
            ids,
            not self.ui.pickedRadio.isChecked(),
            self.ui.samplesBox.isChecked(),
            self._sheets() if self.kind is Kind.WORKBOOK else None,
            self._template() if self.kind is Kind.TEMPLATE else None,
        )

    def _sheets(self) -> ExportSheets:
        chosen = {sheet for sheet, box in self._boxes.items() if box.isChecked()}
        return ExportSheets(frozenset(chosen if Sheet.REVIEWS in chosen else chosen - {Sheet.EVIDENCE}))

    def _template(self) -> Path | None:
        found = self.ui.templateList.currentData()
        return None if found is None else Path(found)

    def _target(self) -> Path:
        """Return the path as typed, with its ending, in the folder last used where it has none."""
        path = Path(self.ui.targetEdit.text().strip()).expanduser()
        suffix = self.kind.suffix
        if not path.name:  # "/": no name yet
            return path
        named = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
        return named if named.is_absolute() else self._folder() / named

    def _folder(self) -> Path:
        return Path(self._memory.get("folder/export") or Path.home())

    def _count(self) -> int:
        """Return how many reports the file will hold."""
        if self.ui.pickedRadio.isChecked():
            return len(self._offer.picked)
        return self._whole(self.ui.allRadio if self.ui.allRadio.isChecked() else self.ui.shownRadio)

    def _whole(self, radio: QRadioButton) -> int:
        """Return how many reports of a whole go out."""
        all_ = radio is self.ui.allRadio
        return (self._offer.total if all_ else len(self._offer.shown)) - self._left(radio).count

    def _left(self, radio: QRadioButton) -> Left:
        """Return what of a whole does not go out, samples that are wished for apart."""
        left = self._offer.left_of_all if radio is self.ui.allRadio else self._offer.left_of_shown
        return replace(left, samples=0) if self.ui.samplesBox.isChecked() else left

    # -- setting up

    def _name_buttons(self) -> None:
        buttons = self.ui.buttons
        theme.mark(buttons.button(_OK), "kind", "primary")
        buttons.button(_CANCEL).setText(self.tr("取消"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        offer, ui = self._offer, self.ui
        samples = offer.left_of_all.samples
        ui.samplesBox.setText(self.tr("含示例报告（{0} 份）").format(samples))
        ui.samplesBox.setVisible(samples > 0)
        self._name_scopes()
        first = ui.pickedRadio if offer.picked and not offer.whole else ui.shownRadio
        (first if first.isEnabled() else ui.allRadio).setChecked(True)

    def _name_scopes(self) -> None:
        """Let each scope say how many reports will be written."""
        ui = self.ui
        for radio, text, count in (
            (ui.pickedRadio, self.tr("选中的 {0} 份"), len(self._offer.picked)),
            (ui.shownRadio, self.tr("当前筛选的 {0} 份"), self._whole(ui.shownRadio)),
            (ui.allRadio, self.tr("全部 {0} 份"), self._whole(ui.allRadio)),
        ):
            radio.setText(text.format(count))
            radio.setEnabled(count > 0)

    def _recall(self) -> None:
        """Take over what was chosen last time."""
        kept = self._memory.get("export/kind")
        kind = Kind(kept) if kept in set(Kind) else Kind.WORKBOOK
        self._kinds[kind].setChecked(True)
        left_out = self._memory.get("export/left_out").split()
        for sheet, box in self._boxes.items():
            box.setChecked(sheet in _ALWAYS or sheet.name not in left_out)
        self._list_templates(self._memory.get("export/template"))
        name = legal_name(self._offer.name)
        self.ui.targetEdit.setText(str(self._folder() / f"{name}{kind.suffix}"))

    def _list_templates(self, current: str) -> None:
        box = self.ui.templateList
        box.clear()
        for path in self._templates.listed():
            box.addItem(path.stem, str(path))
            if path.name == current:
                box.setCurrentIndex(box.count() - 1)

    def _connect(self) -> None:
        ui = self.ui
        for radio in (ui.pickedRadio, ui.shownRadio, ui.allRadio):
            radio.clicked.connect(self._show_scope)
        ui.samplesBox.toggled.connect(self._show_scope)
        for radio in self._kinds.values():
            radio.clicked.connect(self._show_kind)
        for box in self._boxes.values():
            box.toggled.connect(self._check)
        ui.reviewsBox.toggled.connect(ui.evidenceBox.setEnabled)
        ui.templateList.currentIndexChanged.connect(self._check)
        ui.targetEdit.textChanged.connect(self._check)
        ui.browseButton.clicked.connect(self._browse)
        ui.addButton.clicked.connect(self._add_template)
        ui.folderButton.clicked.connect(self._open_folder)
        ui.sampleButton.clicked.connect(self._write_sample)
        self._old.looked.connect(self._check)
        ui.readBackButton.clicked.connect(self._wish_read_back)

    # -- what follows from a choice

    def _show_scope(self) -> None:
        """Say what goes out and how many sheets that makes; above a bound they are wished for by hand only."""
        self._name_scopes()
        count = self._count()
        self._tell_left()
        ui, left_out = self.ui, self._memory.get("export/left_out").split()
        ui.reviewsBox.setText(self.tr("复核表（{0} 张）").format(count))
        many = count > MOST_REVIEWS
        ui.reviewsBox.setChecked(not many and Sheet.REVIEWS.name not in left_out)
        note = self.tr("汇总表和口径必有，公式要用；复核表每份报告一张，有疑点的另附一张疑点表。")
        if many:
            note += self.tr("超过 {0} 份时默认不含，需要时请勾选。").format(MOST_REVIEWS)
        ui.sheetsNote.setText(note)
        self._check()

    def _tell_left(self) -> None:
        """Say before anything is written what the chosen scope leaves out."""
        ui = self.ui
        radio = ui.allRadio if ui.allRadio.isChecked() else ui.shownRadio
        named = "" if ui.pickedRadio.isChecked() else self._left(radio).named
        ui.leftText.setText(self.tr("不含{0}").format(named) if named else "")
        ui.leftText.setVisible(bool(named) or not ui.samplesBox.isHidden())
        ui.samplesBox.setEnabled(not ui.pickedRadio.isChecked())

    def _show_kind(self) -> None:
        kind, ui = self.kind, self.ui
        pages = {Kind.WORKBOOK: ui.workbookPage, Kind.TEMPLATE: ui.templatePage}
        ui.pages.setCurrentWidget(pages.get(kind, ui.plainPage))
        if kind is Kind.LINES:
            text = self.tr("每行一份报告（JSON），含评分项、疑点、指标和各字段的原文出处，供其他程序读取。")
        else:
            text = self.tr("汇总表各列及文件、SHA-256、评分表，可用 Excel 或 WPS 直接打开；金额单位为万元。")
        ui.plainNote.setText(text)
        path = Path(ui.targetEdit.text().strip())
        if path.suffix.lower() in {one.suffix for one in Kind} - {kind.suffix}:
            ui.targetEdit.setText(str(path.with_suffix(kind.suffix)))
        self._check()

    def _check(self) -> None:
        """Say what stands in the way, or which file goes; the button says what it does."""
        wrong, exists, unread = self._wrong(), False, 0
        typed = bool(self.ui.targetEdit.text().strip())
        if not wrong and typed:
            target = self._target()
            exists = target.is_file()
            if exists and target != self._replaces:
                wrong = self.tr("“{0}”已存在，导出时将替换它。").format(target.name)
            if unread := self._old.changes(target):
                text = self.tr("“{0}”中有 {1} 处改动还没有读回。可先读回；替换时原文件会另存一份。")
                wrong = text.format(target.name, unread)
        self._offer_read_back(offered=unread > 0)
        ok = self.ui.buttons.button(_OK)
        ok.setText(self.tr("替换并导出") if exists else self.tr("导出"))
        ok.setEnabled(typed and (exists or not wrong) and self._ready())
        self._say(wrong, "amber" if exists else "red")

    # -- a workbook that is there

    def _offer_read_back(self, *, offered: bool) -> None:
        """Let Enter read back what the workbook has, as long as it has anything; else it exports."""
        read_back, ok = self.ui.readBackButton, self.ui.buttons.button(_OK)
        read_back.setVisible(offered)
        read_back.setDefault(offered)
        ok.setDefault(not offered)
        theme.mark(ok, "kind", "" if offered else "primary")
        if offered and ok.hasFocus():
            read_back.setFocus()

    def _wish_read_back(self) -> None:
        self.read_back = self._target()
        self.reject()

    def _say(self, text: str, role: str) -> None:
        self.ui.wrongText.setText(text)
        self.ui.wrongText.setVisible(bool(text))
        theme.mark(self.ui.wrongText, "role", role)
        needed = self.ui.exportLayout.totalHeightForWidth(self.width())
        if needed > self.height():  # a dialog does not grow by itself when a wrapped text does
            self.resize(self.width(), needed)

    def _ready(self) -> bool:
        if self._count() == 0:
            return False
        return self.kind is not Kind.TEMPLATE or self._template() is not None

    def _wrong(self) -> str:
        if self.kind is not Kind.TEMPLATE:
            return ""
        template = self._template()
        if template is None:
            self.ui.templateNote.setText(self.tr("还没有本县模板。可先导出示例，改成本县的样子，再添加。"))
            return ""
        return self._told_of(template)

    # -- templates

    def _told_of(self, template: Path) -> str:
        """Return what keeps a template from being filled, and show what the result will not have; read once, off this thread."""
        look = self._looked.get(template)
        if look is None:
            self._looked[template] = ""
            self.ui.templateNote.setText(self.tr("正在查看模板…"))
            # Not the dialog's child: it may be closed meanwhile.
            job = Job(self.tr("查看模板"), lambda _progress: self._looked_at(template), self.parentWidget())
            job.done.connect(self._note_look)
            job.failed.connect(self._look_failed)
            job.ended.connect(job.deleteLater)
            job.start()
            return ""
        if isinstance(look, str):
            return look
        self.ui.templateNote.setText(look.losses)
        more = self.tr("（另有 {0} 处）").format(len(look.faults) - 1) if len(look.faults) > 1 else ""
        return f"{look.faults[0]}{more}" if look.faults else ""

    def _looked_at(self, template: Path) -> tuple[Path, TemplateLook | str]:
        """Look at a template, in a worker thread; a file that is no template is told by its sentence."""
        try:
            return template, self._templates.look(template)
        except KnownError as problem:
            return template, problem.message

    def _note_look(self, looked: tuple[Path, TemplateLook | str]) -> None:
        template, look = looked
        self._looked[template] = look
        self.ui.templateNote.clear()
        self._check()

    def _look_failed(self, message: str) -> None:
        self.ui.templateNote.setText(message)

    def _add_template(self) -> None:
        kind = self.tr("Excel 工作簿 (*.xlsx)")
        chosen = choosing.open_file(self, self.tr("添加模板"), self._folder(), kind)
        if chosen is None:
            return
        try:
            kept = self._templates.add(chosen)
        except KnownError as problem:
            self._say(problem.message, "red")
            return
        self._list_templates(kept.name)
        self._check()

    def _open_folder(self) -> None:
        folder = self._templates.folder
        if folder.is_dir():
            open_path(folder)
        else:
            self._say(self.tr("还没有模板文件夹，添加模板时会建立。"), "secondary")

    def _write_sample(self) -> None:
        proposed = self._folder() / self.tr("导出模板示例.xlsx")
        target = choosing.save_file(self, self.tr("导出模板示例"), proposed, self.tr("Excel 工作簿 (*.xlsx)"))
        if target is None:
            return
        try:
            written = self._templates.write_sample(target)
        except KnownError as problem:
            self._say(problem.message, "red")
        else:
            self._say(self.tr("模板示例已写到 {0}").format(written), "green")

    # -- where to

    def _browse(self) -> None:
        kinds = {Kind.CSV: self.tr("CSV 文件 (*.csv)"), Kind.LINES: self.tr("JSON Lines 文件 (*.jsonl)")}
        kind = kinds.get(self.kind, self.tr("Excel 工作簿 (*.xlsx)"))
        chosen = choosing.save_file(self, self.tr("导出"), self._target(), kind)
        if chosen is not None:
            self.ui.targetEdit.setText(str(chosen))
            self._replaces = self._target()
            self._check()

    def accept(self) -> None:
        """Go on where the place can be written to; remember the choices."""
        target = self._target()
        if refused := writable(target):
            self._say(refused, "red")
            self.ui.targetEdit.setFocus()
            return
        self._remember(target)
        super().accept()

    def _remember(self, target: Path) -> None:
        self._memory.put("export/kind", self.kind.value)
        self._memory.put("folder/export", os.fspath(target.parent))
        if (template := self._template()) is not None:
            self._memory.put("export/template", template.name)
        if self.kind is Kind.WORKBOOK:
            many = self._count() > MOST_REVIEWS
            before = set(self._memory.get("export/left_out").split())
            left_out = {sheet.name for sheet, box in self._boxes.items() if not box.isChecked()}
            if many:  # left out for their number says nothing of the next export
                left_out = (left_out - {Sheet.REVIEWS.name}) | (before & {Sheet.REVIEWS.name})
            self._memory.put("export/left_out", " ".join(sorted(left_out)))
