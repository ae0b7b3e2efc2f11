"""Whether what was read of a report and of a form says that they are of one project. Where in doubt, they are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.domain.naming import project_core, same_body, same_project, surely_same_project
from reviewer.domain.report import Report

if TYPE_CHECKING:
    from reviewer.storage.records import NewReport


def belongs(narrative: NewReport, form: NewReport) -> bool:
    """Tell whether a form is surely that of a narrative: nothing read of the two contradicts it, and a name says so."""
    one, other = narrative.machine, form.machine
    if not (is_narrative(narrative) and is_form(form)) or narrative.sample or form.sample:
        return False
    if _apart(one, other, "year") or (_apart(one, other, "kind") and "other" not in _both(one, other, "kind")):
        return False
    units, projects = _both(one, other, "unit"), _both(one, other, "project_name")
    if len(units) == 2 and not same_body(*units):
        return False
    if len(projects) == 2:
        return same_project(*projects)
    if (name := other.value("project_name")) is not None:
        return project_core(name) in re.sub(r"\s", "", narrative.text)
    return len(units) == 2 and one.value("kind") == "overall"


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
