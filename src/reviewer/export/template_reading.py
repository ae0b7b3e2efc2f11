"""Read a county's own workbook: which cells want which names, which rows are repeated, what stands in the way.

A sheet is filled once, with one row repeated for each report; or once for each report, where its name holds a placeholder
or it asks for indicators or findings.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from warnings import catch_warnings, simplefilter

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.documents import problems
from reviewer.documents.sniffing import ENCRYPTED, XLSX, sniff
from reviewer.documents.word.package import Package
from reviewer.domain.errors import FileProblem
from reviewer.export import naming
from reviewer.export import template_words as words
from reviewer.export.template_losses import holds_charts, losses, losses_sentence

PLACEHOLDER = re.compile(r"(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)")
_HALF_OPEN = re.compile(r"\{\{|\}\}|｛｛|｝｝")
GUIDE = "名称说明"  # a sheet of this name explains the others to the clerk: it is not filled and not handed out
_LARGEST = 30  # megabytes
_IN_BRACKETS = re.compile(r"[(（].*[)）]$")
_SHEET_NAME = re.compile(r"'(?:[^']|'')*'!")
_BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    SyntaxError,
)


class Scope(IntEnum):
    """What a name speaks of; the later ones need a row, or a sheet, of their own."""

    WHOLE = 0
    LINE = 1
    INDICATOR = 2
    FINDING = 3


_TABLES: dict[Scope, Mapping[str, object]] = {
    Scope.WHOLE: naming.WHOLES,
    Scope.LINE: naming.LINES,
    Scope.INDICATOR: naming.INDICATORS,
    Scope.FINDING: naming.FINDINGS,
}


@dataclass(frozen=True)
class Slot:
    """A cell to fill: its text with placeholders, or the name it was given."""

    row: int
    column: int
    text: str
    scope: Scope


@dataclass
class SheetPlan:
    """What is to be done with one sheet. `rows` tells which row is repeated for what."""

    title: str
    slots: list[Slot] = field(default_factory=list)
    per_report: bool = False
    rows: dict[Scope, int] = field(default_factory=dict)
    auto_height: frozenset[int] = frozenset()  # repeated rows whose height the program works out

    def scope_of(self, row: int) -> Scope | None:
        """Return what a row is repeated for, None where it stands once."""
        return next((scope for scope, at in self.rows.items() if at == row), None)


@dataclass
class Template:
    """A template that has been read; `faults` keep it from being filled, `losses` is what the result will not have."""

    path: Path
    book: Workbook
    sheets: list[SheetPlan]
    faults: tuple[str, ...]
    losses: str

    @property
    def per_report(self) -> bool:
        """Whether sheets are copied for each report."""
        return any(plan.per_report for plan in self.sheets)


def read_template(path: Path) -> Template:
    """Read a template. Raises FileProblem where it is no workbook that can be filled at all."""
    with problems.damage_told_as(path.name, problems.damaged_template(path.name)):
        return _read(path)


def _read(path: Path) -> Template:
    data = _data(path)
    package = _package(path.name, data)
    with catch_warnings():
        simplefilter("ignore")  # what openpyxl will not keep is looked for and told by `losses`
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
        except _BROKEN as error:
            raise FileProblem(problems.damaged(path.name)) from error
    faults: list[str] = []
    if GUIDE in book.sheetnames and len(book.worksheets) > 1:
        book.remove(book[GUIDE])
    plans = [_plan(sheet, faults) for sheet in book.worksheets]
    _take_names(book, plans, faults)
    for plan, sheet in zip(plans, book.worksheets, strict=True):
        _settle(plan, sheet, faults)
        plan.auto_height = _auto_heights(package, plan)
    if not faults and not any(plan.slots for plan in plans):
        faults.append(words.no_field())
    lost = losses_sentence(losses(package), holds_charts(package))
    return Template(path, book, plans, tuple(f"模板“{path.name}”{fault}" for fault in faults), lost)


def _data(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST * 1024 * 1024:
            raise FileProblem(problems.too_large(path.name, _LARGEST))
        return path.read_bytes()
    except OSError as error:
        raise FileProblem(problems.unreadable(path.name, error)) from error


def _package(name: str, data: bytes) -> Package:
    kind = sniff(data)
    if kind == ENCRYPTED:
        raise FileProblem(problems.locked_template(name))
    if kind != XLSX:
        raise FileProblem(words.no_workbook(name))
    package = Package(data, name, "xl/workbook.xml")
    if package.holds_macros():
        raise FileProblem(words.macros(name))
    return package


def plain_name(text: str) -> str:
    """Return a name as the table has it: no blanks, no remark in brackets, full-width signs made narrow."""
    name = unicodedata.normalize("NFKC", "".join(text.split()))
    bare = _IN_BRACKETS.sub("", name)
    return bare if name not in naming.ALL and bare in naming.ALL else name


def scope_of(name: str) -> Scope | None:
    """Return what a name speaks of, None where there is no such name."""
    return next((scope for scope, table in _TABLES.items() if name in table), None)


def wanted(text: str) -> list[str]:
    """Return the names that a text asks for."""
    return [plain_name(found) for found in PLACEHOLDER.findall(text)]


# ---- placeholders


def _plan(sheet: Worksheet, faults: list[str]) -> SheetPlan:
    plan = SheetPlan(sheet.title)
    if _half_open(sheet.title):
        faults.append(words.unclosed_in_title(sheet.title))
    for name in wanted(sheet.title):
        plan.per_report = True
        if scope_of(name) is not Scope.LINE:
            faults.append(words.unknown_in_title(name, sheet.title))
    for cell in _cells(sheet):
        text = "" if cell.value is None else str(cell.value)
        if cell.data_type == "f":
            text = _SHEET_NAME.sub("", text)  # a sheet's name may hold placeholders
        names = wanted(text)
        scopes = [scope_of(name) for name in names]
        unknown = [name for name, scope in zip(names, scopes, strict=True) if scope is None]
        faults += [words.unknown(name, _place(cell)) for name in unknown]
        if cell.data_type != "f" and _half_open(text):
            faults.append(words.unclosed(_place(cell), text))
        if names and not unknown and cell.data_type == "f":
            faults.append(words.in_formula(_place(cell)))
        elif names and not unknown:
            scope = max(scope for scope in scopes if scope is not None)
            plan.slots.append(Slot(cell.row, cell.column, text, scope))
    return plan


def _half_open(text: str) -> bool:
    """Tell whether braces are left that make no placeholder: one was opened and not closed, or the other way round."""
    return _HALF_OPEN.search(PLACEHOLDER.sub("", text)) is not None


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    for _, cell in sorted(sheet._cells.items()):
        if isinstance(cell, Cell):
            yield cell


def _place(cell: Cell) -> str:
    return f"{cell.parent.title}!{cell.coordinate}"


# ---- defined names


def _take_names(book: Workbook, plans: list[SheetPlan], faults: list[str]) -> None:
    """Add the cells that were given one of the names; a name of the county's own stays what it is."""
    by_title = {plan.title: plan for plan in plans}
    used, unknown = _formulas(book), list[tuple[str, Cell]]()
    own = [(name, "") for name in book.defined_names.values()]
    own += [(name, sheet.title) for sheet in book.worksheets for name in sheet.defined_names.values()]
    for given, home in own:
        name = plain_name(given.name or "")
        scope, cell = scope_of(name), _cell_of(book, given, home)
        if scope is None:
            if cell is not None and not given.hidden and given.name not in used:
                unknown.append((given.name or "", cell))
        elif cell is None:
            broken = "#REF!" in (given.value or "")
            faults.append(words.broken(name) if broken else words.no_cell(name, given.value or ""))
        elif cell.data_type != "f" and not wanted(str(cell.value or "")):
            slot = Slot(cell.row, cell.column, f"{{{{{name}}}}}", scope)
            by_title[cell.parent.title].slots.append(slot)
    filled = {(plan.title, slot.row) for plan in plans for slot in plan.slots}
    for name, cell in unknown:
        if _meant(name, cell, in_row=(cell.parent.title, cell.row) in filled):
            faults.append(words.unknown_name(name, _place(cell)))


def _meant(name: str, cell: Cell, *, in_row: bool) -> bool:
    """Tell whether an unknown name that no formula uses was meant for the program, and not left over from elsewhere."""
    if cell.value is None:
        return in_row or bool(naming.nearest(plain_name(name)))
    return isinstance(cell.value, str) and cell.data_type != "f" and bool(naming.nearest(plain_name(name)))


def _cell_of(book: Workbook, name: DefinedName, home: str) -> Cell | None:
    """Return the one cell a name points at, of a merged area its first; None where it points at anything else."""
    try:
        places = list(name.destinations)
    except (ValueError, TypeError):
        return None
    if len(places) != 1:
        return None
    title, area = places[0]
    sheet = book[title or home] if (title or home) in book.sheetnames else None
    if not isinstance(sheet, Worksheet):
        return None
    try:
        left, top, right, bottom = range_boundaries(area.replace("$", ""))
    except (ValueError, TypeError):
        return None
    if left is None or top is None:  # whole rows or columns
        return None
    alone = (left, top) == (right, bottom)
    merged = any(m.bounds == (left, top, right, bottom) for m in sheet.merged_cells.ranges)
    cell = sheet.cell(top, left)
    return cell if isinstance(cell, Cell) and (alone or merged) else None


def _formulas(book: Workbook) -> str:
    """Return all formulas of a workbook as one text, to see whether a name is used."""
    found = [str(cell.value) for sheet in book.worksheets for cell in _cells(sheet) if cell.data_type == "f"]
    for sheet in book.worksheets:
        found += [str(f) for area in sheet.conditional_formatting for rule in area.rules for f in rule.formula]
        found += [str(v.formula1) for v in sheet.data_validations.dataValidation]
    found += [name.value or "" for name in book.defined_names.values()]
    return "\n".join(found)


# ---- rows


def _settle(plan: SheetPlan, sheet: Worksheet, faults: list[str]) -> None:
    """Find which rows are repeated; more than one for the same thing, or for two things, is a fault."""
    plan.per_report = plan.per_report or any(slot.scope > Scope.LINE for slot in plan.slots)
    for scope in (Scope.INDICATOR, Scope.FINDING) if plan.per_report else (Scope.LINE,):
        rows = sorted({slot.row for slot in plan.slots if slot.scope is scope})
        if len(rows) > 1:
            faults.append(words.two_rows(sheet.title, rows, per_line=scope is Scope.LINE))
        elif rows:
            plan.rows[scope] = rows[0]
    if len(set(plan.rows.values())) < len(plan.rows):
        faults.append(words.mixed_row(sheet.title, next(iter(plan.rows.values()))))
    for row in plan.rows.values():
        high = [m for m in sheet.merged_cells.ranges if m.min_row == row < m.max_row]
        if any(
            slot.row == row and (row, slot.column) == (m.min_row, m.min_col)
            for m in high
            for slot in plan.slots
        ):
            faults.append(words.high_row(sheet.title, row, high[0].coord))


def _auto_heights(package: Package, plan: SheetPlan) -> frozenset[int]:
    """Return the repeated rows whose height nobody set: each copy then gets the height its text needs."""
    wanted_rows = {str(row) for row in plan.rows.values()}
    root = package.xml(_part_of(package, plan.title)) if wanted_rows else None
    found = () if root is None else root.iter("{*}row")
    return frozenset(
        int(row.get("r", "0"))
        for row in found
        if row.get("r") in wanted_rows and row.get("customHeight") not in ("1", "true")
    )


def _part_of(package: Package, title: str) -> str:
    root = package.xml(package.main)
    relations = package.relations(package.main)
    for sheet in () if root is None else root.iter("{*}sheet"):
        if sheet.get("name") == title:
            key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
            return relations.get(str(key), ("", ""))[1]
    return ""
