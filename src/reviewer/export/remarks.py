"""The remarks (备注) of a line of the summary: those about points that wait follow the cells of the review sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.export.calculation import ReviewCells
from reviewer.export.cells import LONGEST_CELL, clean
from reviewer.export.unchanged import literal

DECIDED_GAP = "分差为已评部分分差"


class Live(StrEnum):
    """What of a line's remarks follows the cells of its review sheet."""

    NOTHING = ""
    WAITING = "waiting"
    GAP = "gap"
    STATUS = "status"


@dataclass(frozen=True)
class Remark:
    """One thing that a reader of a line must know."""

    text: str
    live: Live = Live.NOTHING


def live_remarks(remarks: Sequence[Remark], cells: ReviewCells, held: Callable[[str], str]) -> str:
    """Return the formula of all remarks; each is led by a mark that the first one loses. `held` names a cell of the sheet."""
    proposed, open_, gap, status = map(held, (cells.proposed, cells.open, cells.gap, cells.status))
    both = f'IF(AND({proposed}>0,{open_}>0),"，","")'
    told = "&".join(
        (
            f'IF({proposed}>0,"待确认 "&TEXT({proposed},"0.00")&" 分","")',
            both,
            f'IF({open_}>0,"待评 "&TEXT({open_},"0.00")&" 分","")',
        )
    )
    points = f'IF({proposed}+{open_}>0,"："&{told},"")'
    live = {
        Live.WAITING: f'IF({held(cells.waiting)}>0,"；暂定"&{points},"")',
        Live.GAP: f'IF(AND({open_}>0,ISNUMBER({gap})),"；{DECIDED_GAP}","")',
        Live.STATUS: f'IF({status}="{STATUS_NAMES[Status.DONE]}","","；"&{status})',
    }
    fixed = ((one, literal(clean(f"；{one.text}"))) for one in remarks)
    pieces = (live[one.live] if one.live else words for one, words in fixed)
    return f"=MID({'&'.join(pieces)},2,{LONGEST_CELL})"
