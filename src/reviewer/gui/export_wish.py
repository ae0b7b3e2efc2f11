"""What the export dialog offers and what a person wishes for in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reviewer.export.model import ExportSheets
from reviewer.services.exporting import NOTHING_LEFT, Left


class Kind(StrEnum):
    """As what reports are handed out; the value is the ending of the file's name."""

    WORKBOOK = "workbook"
    TEMPLATE = "template"
    CSV = "csv"
    LINES = "jsonl"

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        return f".{self.value}" if self in (Kind.CSV, Kind.LINES) else ".xlsx"


@dataclass(frozen=True)
class Offer:
    """What there is to export: the reports picked, those the list shows, how many there are, and the name proposed.

    `left_of_shown` and `left_of_all` are those of them that do not go out.
    """

    picked: Sequence[int]
    shown: Sequence[int]
    total: int
    name: str
    whole: bool  # begin with all that is shown
    left_of_shown: Left = NOTHING_LEFT
    left_of_all: Left = NOTHING_LEFT
    unread: Callable[[Path], int] | None = None  # how many changes of a workbook were not read back; slow


@dataclass(frozen=True)
class Wish:
    """What a person wants exported; `report_ids` None is everything, `whole` leaves what is no report out.

    Samples leave with it where they are not wished for.
    """

    target: Path
    report_ids: Sequence[int] | None
    whole: bool
    samples: bool = False
    sheets: ExportSheets | None = None
    template: Path | None = None
