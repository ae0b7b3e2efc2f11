"""Whether what was read of a report and of a form says that they are of one project. Where in doubt, they are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.domain.library import ReportRow
from reviewer.domain.naming import project_core, same_body, same_project, surely_same_project
from reviewer.domain.report import Report

if TYPE_CHECKING:
    from reviewer.storage.records import NewReport


@dataclass(frozen=True)
class Whose:
    """What the list says of whose a report or form is."""

    unit: str
    project_name: str
    year: int | None
    kind: str


def whose(row: ReportRow) -> Whose:
    """Return it of a line of the list."""
    return Whose(row.unit, row.project_name, row.year, row.kind)


def whose_new(new: NewReport) -> Whose:
    """Return it of what is to be stored."""
    row = new.derived.row
    return Whose(row["unit"], row["project_name"], row["year"], row["kind"])


def of_one_project(one: Whose, other: Whose) -> bool:
    """Tell whether two lines surely are of one project: they name it and its unit, or are of one unit's overall spending."""
    years = {said.year for said in (one, other) if said.year is not None}
    if len(years) > 1 or not same_body(one.unit, other.unit):
        return False
    if one.project_name or other.project_name:
        return surely_same_project(one.project_name, other.project_name, (one.unit, other.unit))
    return len(years) == 1 and one.year == other.year and one.kind == other.kind == "overall"


def belongs(narrative: NewReport, form: NewReport) -> bool:
    """Tell whether a form is surely that of a narrative: nothing read of the two contradicts it, and a name says so."""
    one, other = narrative.machine, form.machine
    if not (is_narrative(narrative) and is_form(form)) or differing(narrative, form):
        return False
    if other.value("project_name") is not None:
        return True
    return len(_both(one, other, "unit")) == 2 and one.value("kind") == "overall"


def differing(narrative: NewReport, form: NewReport) -> Sequence[str]:
    """Return the words for what is read otherwise of a form than of a narrative."""
    one, other = narrative.machine, form.machine
    units, projects = _both(one, other, "unit"), _both(one, other, "project_name")
    name = other.value("project_name")
    if len(projects) == 2:
        project = not same_project(*projects)
    else:
        project = name is not None and project_core(name) not in re.sub(r"\s", "", narrative.text)
    kind = _apart(one, other, "kind") and "other" not in _both(one, other, "kind")
    found = {
        "单位": len(units) == 2 and not same_body(*units),
        "项目": project,
        "年度": _apart(one, other, "year"),
        "类别": kind,
    }
    return [word for word, apart in found.items() if apart]


def surely_belongs(narrative: NewReport, form: NewReport) -> bool:
    """Tell whether a form is that of a narrative even where others lie beside them: both say unit and project, and the same."""
    one, other = narrative.machine, form.machine
    units, projects = _both(one, other, "unit"), _both(one, other, "project_name")
    if len(projects) == 2:
        same = surely_same_project(*projects, units)
    else:
        overall = _both(one, other, "kind") == ("overall", "overall")
        same = not projects and overall and len(_both(one, other, "year")) == 2
    return same and len(units) == 2 and belongs(narrative, form)


def is_narrative(new: NewReport) -> bool:
    """Tell a file with one report in prose."""
    return new.parts == 1 and new.machine.recognised and not new.machine.is_form


def is_form(new: NewReport) -> bool:
    """Tell a file with one filled form: one that only sets targets is none."""
    machine = new.machine
    filled = machine.value("self_score") is not None or any(i.actual is not None for i in machine.indicators)
    return new.parts == 1 and machine.recognised and machine.is_form and new.form is None and filled


def _both(one: Report, other: Report, name: str) -> tuple[str, ...]:
    return tuple(value for value in (one.value(name), other.value(name)) if value is not None)


def _apart(one: Report, other: Report, name: str) -> bool:
    return len(set(_both(one, other, name))) > 1
