"""What the last import of several files came to, in a bar that stays: its list, and the files a cancel left unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reviewer.domain.library import ImportOutcome, ImportState
from reviewer.gui.banners import BannerArea

BAR = "import-many"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportCenter", text)


class Told:
    """The bar goes when a person closes it or when several files are imported anew; what is left unread, when it is taken."""

    def __init__(
        self,
        banners: BannerArea,
        show: Callable[[Sequence[ImportOutcome]], None],
        go_on: Callable[[list[Path]], None],
    ) -> None:
        self._banners, self._show, self._go_on = banners, show, go_on
        self._outcomes: tuple[ImportOutcome, ...] = ()
        self._passed_over, self._cancelled = "", False
        self._left: list[Path] = []

    def tell(self, outcomes: Sequence[ImportOutcome], passed_over: str, left: Sequence[Path] | None) -> str:
        """Say what several files came to; `left` is what a cancel left unread, None where all were read.

        Returns the sentence where a word in the status bar is enough for it, else "".
        """
        from reviewer.gui.import_words import told_many, uneventful

        self._read(outcomes)
        self._left += [path for path in left or () if path not in self._left]
        if len(outcomes) + len(left or ()) > 1 or not self._outcomes:
            self._outcomes, self._passed_over, self._cancelled = tuple(outcomes), passed_over, left is not None
        if uneventful(self._outcomes) and not (self._cancelled or self._passed_over or self._left):
            self._banners.drop(BAR)
            return told_many(self._outcomes, "", cancelled=False)
        self._offer()
        return ""

    def note(self, outcome: ImportOutcome) -> None:
        """Take over what has become of one file, which was imported by itself."""
        self._read([outcome])
        self._outcomes = tuple(outcome if one.path == outcome.path else one for one in self._outcomes)
        if self._banners.text(BAR):
            self._offer()

    def _read(self, outcomes: Sequence[ImportOutcome]) -> None:
        read = {outcome.path for outcome in outcomes}
        self._left = [path for path in self._left if str(path) not in read]

    def _offer(self) -> None:
        from reviewer.gui.import_words import told_many

        outcomes = self._outcomes
        text = told_many(outcomes, self._passed_over, cancelled=self._cancelled)
        choices = [(_tr("查看结果"), lambda: self._show(self._outcomes))] if outcomes else []
        if self._left:
            text += _tr("还有 {0} 个文件没有读。").format(len(self._left))
            choices.append((_tr("继续导入"), self._take))
        failed = any(outcome.state is ImportState.FAILED for outcome in outcomes)
        tone = "amber" if failed or not outcomes else "info"
        self._banners.put(BAR, text, tone, choices, closable=False).add_close(self._close)

    def _take(self) -> None:
        left, self._left = self._left, []
        if self._outcomes:
            self._offer()
        else:
            self._banners.drop(BAR)
        self._go_on(left)

    def _close(self) -> None:
        self._left = []
        self._banners.drop(BAR)
