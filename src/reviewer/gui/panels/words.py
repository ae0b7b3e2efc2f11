"""The words and small readings that several panels share; nothing here is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain.finding import Finding
from reviewer.domain.quantity import Op, Quantity, as_told
from reviewer.domain.text import Passage
from reviewer.gui.panels.tables import Bit
from reviewer.services.signs import Sign, Todo
from reviewer.services.typed import show

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

PICK, ADOPT = "pick", "adopt"
_NUMERALS = "零一两三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FIGURE = re.compile(r"^(约|近|超过?|[≥≤＞＜><=＝]*)\s*(\d[\d,，.]*)\s*(.*)$", re.DOTALL)


def tr(text: str) -> str:
    """Return a text of the panels in the user's language."""
    return QCoreApplication.translate("panels", text)


def numeral(count: int) -> str:
    """Return a small count in Chinese: 两, 三 …."""
    return _NUMERALS[count] if 0 <= count < len(_NUMERALS) else str(count)


_GLYPHS = {Sign.VERIFIED: "✓"}
_SPOKEN = {
    Sign.FOUND: "已读取",
    Sign.DOUBTFUL: "存疑",
    Sign.CONFIRMED: "已确认",
    Sign.CORRECTED: "已更正",
    Sign.VERIFIED: "已复核",
    Sign.CONTRADICTION: "有疑点",
}


def glyph(sign: Sign) -> str:
    """Return the sign as it is painted."""
    return _GLYPHS.get(sign, sign.value)


def sign_word(session: ReviewSession, sign: Sign) -> str:
    """Return a sign as a word, for screen readers and tooltips."""
    return nowhere(session) if sign is Sign.ABSENT else tr(_SPOKEN[sign])


def nowhere(session: ReviewSession) -> str:
    """Say that the report was not found to state something, or that nobody has read it."""
    if session.unread.whole:
        return tr("未识别")
    return tr("已读页未找到") if session.unread else tr("原文未找到")


def nowhere_whole(session: ReviewSession) -> str:
    """Say the same with the pages that nobody has read, for tooltips."""
    told = session.unread.told
    return f"{nowhere(session)}（{told}）" if told and not session.unread.whole else nowhere(session)


def can_pick(session: ReviewSession) -> bool:
    """Tell whether a value can be taken from the text of the original."""
    return not session.read_only and not session.unread.whole


def silent(session: ReviewSession, words: str) -> str:
    """Say what a report does not give (`words`), as far as it was read."""
    if session.unread.whole:
        return tr("未识别")
    return tr("{}（{}未识别）").format(words, session.unread.names) if session.unread else words


def points(value: Decimal | None) -> str:
    """Write points with two decimals, "—" where there are none."""
    return "—" if value is None else f"{value:,.2f}"


def written(session: ReviewSession, name: str, value: str) -> str:
    """Write a field's canonical value as the panel does: money in the unit the report uses."""
    return show(name, value, session.money_unit(name))


def signed(value: Decimal) -> str:
    """Write a signed amount of points: +12.00, −0.27, 0.00."""
    if value == 0:
        return f"{abs(value):.2f}"
    return f"{'+' if value > 0 else '−'}{abs(value):,.2f}"


def shown_quantity(quantity: Quantity | None) -> str:
    """Write a quantity as the report does, a thin gap between figure and unit; "—" for none."""
    if quantity is None:
        return "—"
    text = as_told(quantity)
    match = _FIGURE.match(text)
    if quantity.op is Op.TEXT or match is None or not match[3] or match[3][0] in "%％余多个0-9-—至~～":
        return f"{match[1]}{match[2]} {match[3]}" if match and match[3][:1] == "个" else text
    return f"{match[1]}{match[2]} {match[3]}"


def badged(text: str, color: str = "text", *, small: bool = False) -> tuple[Bit, ...]:
    """Return a text with its ① … ⑳ as rings, like those at the passages."""
    parts = re.split(f"([{_CIRCLED}])", text)
    return tuple(
        Bit(badge=str(_CIRCLED.index(part) + 1), disc="ring", gap=2)
        if part in _CIRCLED
        else Bit(part, color, small=small)
        for part in parts
        if part
    )


def number_badges(numbers: Iterable[int], *, disc: str = "ring") -> tuple[Bit, ...]:
    """Return finding numbers as badges."""
    return tuple(Bit(badge=str(n), disc=disc, gap=2) for n in numbers)


def touching(session: ReviewSession, ref: str, *, open_only: bool = True) -> list[tuple[str, Finding]]:
    """Return the findings that touch a row, by number."""
    found = [
        (key, finding)
        for key, finding in session.findings.items()
        if ref in finding.subjects and (not open_only or session.finding_state(key) == "open")
    ]
    return sorted(found, key=lambda pair: session.finding_number(pair[0]))


def settling(session: ReviewSession, name: str) -> tuple[str, Finding] | None:
    """Return the open finding whose choices settle a field, if there is one."""
    for key, finding in touching(session, f"field:{name}"):
        if any(c.field == name for c in finding.choices):
            return key, finding
    return None


def corrected(session: ReviewSession, name: str) -> bool:
    """Tell whether a person's value stands in the place of the machine's, whatever the sign of the row."""
    decision = session.decisions.field(name)
    if decision is None:
        return False
    return decision.value is not None or (decision.absent and name in session.machine.fields)


def name_of(todo: Todo) -> str:
    """Return what a thing that waits is called: 自评等级, 指标「…」, the title of a finding."""
    before, _, after = todo.text.partition("：")
    return after if todo.panel == "findings" else before


def place_words(session: ReviewSession, passage: Passage) -> str:
    """Return where a value stands, never nothing: a section, before the first one, or a person's own typing."""
    if not passage.grounded:
        return tr("评审人填写")
    before = not session.report.sections or passage.start < session.report.sections[0].heading.start
    return section_name(session, passage) or (tr("报告开头") if before else tr("正文"))


def section_name(session: ReviewSession, passage: Passage) -> str:
    """Return where a passage stands: 「四、资金安排」, "" where it is not in the report."""
    section = session.report.section_at(passage.start) if passage.grounded else None
    if section is None:
        return ""
    return f"{section.label}{section.title}" if section.label else section.title


def quote(text: str, limit: int = 60) -> str:
    """Return a quotation in Chinese marks, shortened."""
    flat = " ".join(text.split())
    return f"「{flat[:limit]}{'…' if len(flat) > limit else ''}」"


_OF_FIGURES = frozenset("0123456789０１２３４５６７８９.．,，")


def _in_figure(text: str, place: int) -> bool:
    """Tell whether a cut before this place would part a figure: half of a number is another number."""
    return 0 < place < len(text) and text[place - 1] in _OF_FIGURES and text[place] in _OF_FIGURES


def context(session: ReviewSession, passage: Passage, before: int = 12, after: int = 60) -> tuple[Bit, ...]:
    """Return a passage within its line, the passage itself on the yellow of a lit passage."""
    if not passage.grounded:
        return (Bit(passage.text, small=True),)
    text = session.document.text
    start = max(text.rfind("\n", 0, passage.start) + 1, passage.start - before)
    while start < passage.start and _in_figure(text, start):
        start += 1
    stop = text.find("\n", passage.end)
    stop = min(len(text) if stop < 0 else stop, passage.end + after)
    while stop > passage.end and _in_figure(text, stop):
        stop -= 1
    return (
        Bit(text[start : passage.start].replace("\t", " "), "text2", small=True),
        Bit(passage.text.replace("\n", " ").replace("\t", " "), small=True, mark=True),
        Bit(text[passage.end : stop].replace("\t", " "), "text2", small=True),
    )
