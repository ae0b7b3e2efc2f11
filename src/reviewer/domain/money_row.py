"""What a form's money row says of its own worth where no column gives it: 预算执行情况（20分） | 1560 | 1482 | 95% | 19."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.report import Report

_FIELDS = ("execution_rate", "spent", "budget")
_WORTH = re.compile(r"执行[^\t\n]{0,16}?[（(]\s*(?P<points>\d{1,2}(?:\.\d+)?)\s*分\s*[）)]")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d+)?")
_LINES_ABOVE = 4


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """The points that a form's words give its budget execution, and the score in the row below them."""

    points: Decimal
    score: Decimal | None


def money_row(text: str, report: Report) -> MoneyRow | None:
    """Return what the words over a form's money row give it; None where they name no points."""
    fields = report.fields if report.form is None else report.form.fields
    places = [f.passage for name in _FIELDS if (f := fields.get(name)) and f.passage.grounded]
    if not (report.is_form or report.form) or not places:
        return None
    start = text.rfind("\n", 0, places[0].start) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    above = "\n".join(text[:start].split("\n")[-_LINES_ABOVE - 1 :])
    worth = list(_WORTH.finditer(above + text[start:end]))
    if not worth:
        return None
    points = Decimal(worth[-1]["points"])
    behind = max(p.end for p in places if start <= p.start < end)
    return MoneyRow(points, _score(text[behind:end], points))


def _score(cells: str, most: Decimal) -> Decimal | None:
    """Return the last figure of the cells behind the money, where it can be a score."""
    figures = [Decimal(c.strip()) for c in cells.split("\t") if _FIGURE.fullmatch(c.strip())]
    return figures[-1] if figures and figures[-1] <= most else None
