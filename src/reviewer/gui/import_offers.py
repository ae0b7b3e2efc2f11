"""What an import leaves to a person, one at a time in a bar: a corrected version, a report and a form that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reviewer.domain.library import ImportOutcome
from reviewer.gui.banners import BannerArea


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportCenter", text)


class Offers:
    """Outcomes nobody has decided on yet, of one kind: the first is offered, the bar says how many follow."""

    def __init__(
        self, banners: BannerArea, key: str, tone: str, verb: str, take: Callable[[ImportOutcome], None]
    ) -> None:
        self._banners, self._key, self._tone, self._verb, self._take = banners, key, tone, verb, take
        self._waiting: list[ImportOutcome] = []

    def add(self, outcomes: Iterable[ImportOutcome]) -> None:
        """Offer these, too."""
        self._waiting += outcomes
        self._offer()

    @property
    def reports(self) -> set[int]:
        """All reports that an offer is about."""
        return {report for outcome in self._waiting for report in _about(outcome)}

    def keep(self, there: Set[int]) -> None:
        """Let go of offers about reports that are not there."""
        left = [outcome for outcome in self._waiting if _about(outcome) <= there]
        if len(left) < len(self._waiting):
            self._waiting = left
            self._offer()

    def _offer(self) -> None:
        self._banners.drop(self._key)
        if not self._waiting:
            return
        outcome, left = self._waiting[0], len(self._waiting) - 1
        text = f"「{Path(outcome.path).name}」{outcome.message}"
        choices = [(self._verb, self._accept), (_tr("保留两份"), self._decline)]
        if left:
            text += _tr("另有 {0} 份待定。").format(left)
            choices.append((_tr("全部保留"), self._decline_all))
        bar = self._banners.put(self._key, text, self._tone, choices, closable=False)
        bar.add_close(self._decline_all)

    def _accept(self) -> None:
        """Do what is offered; the offer goes once that is done (`keep`), and stays where the person thinks better of it."""
        self._take(self._waiting[0])

    def _decline(self) -> None:
        self._waiting.pop(0)
        self._offer()

    def _decline_all(self) -> None:
        self._waiting.clear()
        self._offer()


def _about(outcome: ImportOutcome) -> set[int]:
    ids = (outcome.report_id, outcome.revision_of, *(outcome.joinable or ()))
    return {report for report in ids if report is not None}
