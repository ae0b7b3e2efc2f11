"""What was changed in a workbook since it was written, report by report; nothing here knows the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reviewer.export.coming_back.beside import Beside, changed_beside
from reviewer.export.coming_back.book import Book, Kept
from reviewer.export.coming_back.cells import NOTHING, Cell, Pair, same
from reviewer.export.coming_back.places import PROFILE, REST, RULES, SCORE, Found, Key, Told

_NAMED = 3  # rows named in a sentence


UNCHANGED = Pair()


@dataclass(frozen=True)
class Returned:
    """One report of the workbook: the sheet it stands on now, its rows, and its cells before and now."""

    report: str
    sheet: str
    reviewed: bool  # whether it has a review sheet
    rows: dict[str, Told] = field(default_factory=dict)
    pairs: dict[Key, Pair] = field(default_factory=dict)
    twice: frozenset[str] = frozenset()

    def pair(self, what: str, of: str = "") -> Pair:
        """Return a cell before and now, an unchanged one where it is not there."""
        return self.pairs.get((what, of), UNCHANGED)


@dataclass(frozen=True)
class Comparison:
    """What came back: from which database, written when, the reports, and what is told besides.

    `beside` is what was changed and does not come back.
    """

    database: str
    made_at: str
    returned: tuple[Returned, ...]
    notes: tuple[str, ...]
    beside: tuple[Beside, ...]


def compare(book: Book) -> Comparison:
    """Hold a workbook against its snapshot."""
    notes: list[str] = []
    returned = [
        one for report, kept in book.kept.items() if report and (one := _report(book, report, kept, notes))
    ]
    notes += _strangers(book)
    notes += _without_line(book)
    beside, told = changed_beside(book)
    notes += told
    if not book.lines:
        notes += _rules(book)
    return Comparison(book.database, book.made_at, tuple(returned), tuple(notes), tuple(beside))


def _rules(book: Book) -> Iterator[str]:
    """Tell of changed rules in a workbook that keeps no rows."""
    rules = book.kept.get("", {}).get((RULES, ""))
    now = [
        place.cell
        for sheet in book.sheets
        for found in sheet.found
        if not found.report
        for place in found.places
    ]
    if rules is not None and now and not same(rules.cell.value, now[0].value):
        yield "「口径」中的评分规则改过，不读回；需要时请在「评审 → 评分表…」中修改。"


def _strangers(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        if any(found.report and found.report not in book.kept for found in sheet.found):
            yield f"工作表「{sheet.name}」中有不属于这次导出的报告，未比对。"


def _without_line(book: Book) -> Iterator[str]:
    """Tell of reports whose line was deleted from the summary; of a summary that is gone the sheet is told of."""
    there = {found.report for sheet in book.sheets for found in sheet.found if found.summary}
    gone = [kept for report, kept in book.kept.items() if (SCORE, "") in kept and report not in there]
    if gone and there:
        names = [kept[(PROFILE, "")].sheet for kept in gone if (PROFILE, "") in kept]
        named = f"（{_named(names)}）" if names else ""
        yield f"汇总表中缺 {len(gone)} 份报告的行{named}，那些行未比对。"


def _report(book: Book, report: str, kept: dict[Key, Kept], notes: list[str]) -> Returned | None:
    """Return one report; where its sheet is gone or stands there twice, only what the summary says of it."""
    here = [(sheet.name, found) for sheet in book.sheets for found in sheet.found if found.report == report]
    own = [(name, found) for name, found in here if not found.summary]
    reviewed = any(what == PROFILE for what, _ in kept)
    named = next((one.sheet for (what, _), one in kept.items() if what == PROFILE), "")
    if reviewed and not own:
        there = any(sheet.name == named for sheet in book.sheets)
        notes.append(
            f"「{named}」的列标题改过或缺了，认不出各列，未比对；请恢复人工调整、调整理由、复核完成值等列标题后重新读回。"
            if there
            else f"「{named}」的复核表已不在工作簿中，未比对。"
        )
    if len(own) > 1:
        notes.append(
            f"同一份报告有几张复核表（{'、'.join(name for name, _ in own)}），无法判断以哪张为准，均未比对。"
        )
        own = []
    lines = [(name, found) for name, found in here if found.summary]
    if not own and not lines:
        return None
    if len(lines) > 1:
        notes.append(f"「{lines[0][0]}」等处有几行是同一份报告（「{named}」），只比对第一行。")
    pairs: dict[Key, Pair] = {}
    for _, found in (*lines[:1], *own):
        pairs |= {place.key: Pair(_kept(kept, place.key), place.cell) for place in found.places}
    rows, twice = (own[0][1].rows, own[0][1].twice) if own else ({}, frozenset())
    made = Returned(report, own[0][0] if own else named, reviewed, rows, pairs, twice)
    if own:
        notes += _rows(made, own[0][1], kept, told=bool(book.lines))
    return made


def _kept(kept: dict[Key, Kept], key: Key) -> Cell:
    return kept[key].cell if key in kept else NOTHING


def _rows(made: Returned, found: Found, kept: dict[Key, Kept], *, told: bool) -> Iterator[str]:
    """Tell what of the rows is not compared or does not come back; `told`: each such cell is told of by itself."""
    known = [of for what, of in kept if what == REST]
    if gone := len([key for key in known if key not in found.rows]):
        yield f"「{made.sheet}」缺 {gone} 行，缺的行未比对。"
    if new := [told.name for key, told in found.rows.items() if key not in known]:
        yield f"「{made.sheet}」有 {len(new)} 行不在导出记录中（{_named(new)}），未比对。"
    if made.twice:
        yield f"「{made.sheet}」有编号重复的行（{_named([found.rows[key].name for key in made.twice])}），未比对。"
    rest = [found.rows[key].name for key in known if made.pair(REST, key).changed and key in found.rows]
    if rest and not told:
        yield f"「{made.sheet}」的指标值、权重、自评完成值或自评得分改过（{_named(rest)}），这些不读回。"


def _named(names: list[str]) -> str:
    return "、".join(names[:_NAMED]) + (" 等" if len(names) > _NAMED else "")
