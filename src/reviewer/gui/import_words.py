"""What an import of many files came to, in one sentence for the bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reviewer.domain.library import ImportOutcome, ImportState
from reviewer.gui.choosing import readable_kinds
from reviewer.gui.import_results import FAILED, KNOWN, NEW, ODD, PAIRED, kind_of


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportCenter", text)


def told_many(outcomes: Sequence[ImportOutcome], passed_over: str, *, cancelled: bool) -> str:
    """Count what is new, known, odd and failed; `passed_over` says which files were no readable format."""
    if not outcomes and not cancelled:
        nothing = _tr("没有可导入的文件：只读 {0}，以及装着它们的压缩包。")
        return nothing.format(readable_kinds()) + passed_over
    counts = Counter(map(kind_of, outcomes))
    new = counts[NEW] + counts[ODD]
    paired = _tr("其中 {0} 份含自评表").format(counts[PAIRED])
    alone = sum(1 for o in outcomes if o.state is ImportState.UNPAIRED)
    unread = sum(1 for o in outcomes if o.unread)
    odd = (o for o in outcomes if kind_of(o) == ODD and o.revision_of is None and not o.unread)
    unsure = sum(1 for o in odd if o.state is not ImportState.UNPAIRED)
    parts = [_tr("新增 {0} 份").format(new)] if new or not (counts[KNOWN] or counts[FAILED]) else []
    parts += [paired] if counts[PAIRED] else []
    parts += [_tr("其中 {0} 份自评表未并入报告，原因见列表").format(alone)] if alone else []
    parts += [_tr("已在库中 {0} 份").format(counts[KNOWN])] if counts[KNOWN] else []
    parts += [_tr("其中 {0} 份有页面未识别，见列表").format(unread)] if unread else []
    parts += [_tr("其中 {0} 份未识别为绩效报告，请核对").format(unsure)] if unsure else []
    parts += [_tr("失败 {0} 份，原因见列表").format(counts[FAILED])] if counts[FAILED] else []
    head = _tr("导入已取消：") if cancelled else _tr("导入完成：")
    return head + "，".join(parts) + "。" + passed_over


def uneventful(outcomes: Sequence[ImportOutcome]) -> bool:
    """Tell whether every file is new and sure: then a word in the status bar is enough."""
    return bool(outcomes) and all(
        kind_of(o) in (NEW, PAIRED) or (o.revision_of is not None and not o.unread) for o in outcomes
    )
