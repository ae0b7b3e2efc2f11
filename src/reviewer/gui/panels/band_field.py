"""The band of a field and of a spending item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.domain.finding import Choice, Finding
from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import FIELDS, FieldType, FieldValue
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.band_model import Action, BandContent, Line, Verbs, about_finding, label
from reviewer.gui.panels.band_search import searched_lines
from reviewer.gui.panels.consequences import consequences
from reviewer.gui.panels.fields import FIGURES, adopt, contradiction_bits, doubt, offered, outdated
from reviewer.gui.panels.spending import share_base
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import (
    badged,
    context,
    corrected,
    glyph,
    nowhere,
    place_words,
    quote,
    section_name,
    settling,
    touching,
    tr,
    written,
)
from reviewer.services.signs import Sign
from reviewer.services.typed import show_money

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


def field_band(controller: ReviewController, session: ReviewSession, name: str) -> BandContent:
    """Describe a field: two figures to choose from, a value with its place, or what to do where there is none."""
    if name not in FIELDS:
        return BandContent()
    found = settling(session, name)
    if found is not None:
        return _clash(controller, session, name, *found)
    value = session.report.fields.get(name)
    if value is None:
        return _absent(controller, session, name)
    return _stated(controller, session, name, value)


# --- two figures for one thing


def _clash(
    controller: ReviewController, session: ReviewSession, name: str, key: str, finding: Finding
) -> BandContent:
    verbs = Verbs(controller, f"field:{name}", read_only=session.read_only)
    return BandContent(
        ref=verbs.ref,
        sign="!",
        heading=FIELDS[name].label,
        note=(Bit(finding.title, "text2"),),
        about=about_finding(session, key, finding),
        lines=(*choice_lines(session, key, finding), *_machine_line(session, name)),
        check=Line(badged(finding.calculation, "text2", small=True)),
        brief=badged(finding.calculation or finding.title, "text2"),
        actions=verbs.kept(
            (*choice_actions(verbs, session, key, finding), verbs.rewrite(), _restore(verbs, session, name))
        ),
        link=verbs.goto(f"finding:{key}", tr("查看疑点")),
    )


def choice_lines(session: ReviewSession, key: str, finding: Finding) -> list[Line]:
    """Return one line per stated value: badge, value, where it stands, what taking it does."""
    lines = []
    for choice, note in zip(finding.choices, consequences(session, key), strict=True):
        places = [e for e in finding.evidence if e.number == choice.number]
        sections = dict.fromkeys(e.name or place_words(session, e.passage) for e in places)
        where = "、".join(list(sections)[:3]) or place_words(session, choice.passage)
        typed = not choice.passage.grounded
        count = "" if typed else tr("共 {} 处").format(choice.places or len(places))
        lines.append(
            Line(
                (
                    Bit(badge=str(choice.number)),
                    Bit(written(session, choice.field, choice.value), bold=True, gap=16),
                    Bit("，".join(filter(None, (where, count))), "text2", gap=8),
                ),
                (Bit(note, "text2", small=True),) if note else (),
                quote(choice.passage.text),
            )
        )
    return lines


def choice_actions(verbs: Verbs, session: ReviewSession, key: str, finding: Finding) -> list[Action]:
    """Return 采用① and 采用②; Enter takes the first."""
    told = consequences(session, key)
    return [_choice_action(verbs, session, key, n, c, told[n]) for n, c in enumerate(finding.choices)]


def _choice_action(verbs: Verbs, session: ReviewSession, key: str, n: int, choice: Choice, told: str) -> Action:
    return Action(
        f"choice{n}",
        tr("采用"),
        verbs.edit(lambda: session.settle_finding(key, n)),
        "Enter" if n == 0 else "",
        badge=str(choice.number),
        value=written(session, choice.field, choice.value),
        default=n == 0,
        goes_on=True,
        tip=told,
    )


# --- a value with its place


def _stated(controller: ReviewController, session: ReviewSession, name: str, value: FieldValue) -> BandContent:
    ref = f"field:{name}"
    verbs = Verbs(controller, ref, read_only=session.read_only)
    sign = session.sign(ref)
    return BandContent(
        ref=ref,
        sign=glyph(sign),
        heading=FIELDS[name].label,
        note=_note(session, name, sign),
        about=_about(session, ref),
        lines=tuple(_stated_lines(session, name, value)),
        check=_message(session, ref),
        brief=(Bit(_shown_with_unit(session, name)),),
        actions=verbs.kept(_stated_actions(verbs, session, name)),
        link=_finding_link(verbs, session, ref),
    )


def _note(session: ReviewSession, name: str, sign: Sign) -> tuple[Bit, ...]:
    if sign is Sign.CONTRADICTION:
        return contradiction_bits(session, name)
    if sign is Sign.DOUBTFUL:
        return (Bit(doubt(session, name), "amber"),)
    return ()


def _about(session: ReviewSession, ref: str) -> str:
    found = touching(session, ref)
    return about_finding(session, *found[0]) if found else ""


def _message(session: ReviewSession, ref: str) -> Line:
    found = touching(session, ref)
    if not found:
        return Line()
    return Line((Bit(found[0][1].message, "text2", small=True),), tip=found[0][1].message, wraps=True)


def _finding_link(verbs: Verbs, session: ReviewSession, ref: str) -> Action | None:
    found = touching(session, ref)
    return verbs.goto(f"finding:{found[0][0]}", tr("查看疑点")) if found else None


def _shown_with_unit(session: ReviewSession, name: str) -> str:
    shown = session.shown(name)
    return f"{shown} {session.money_unit(name)}" if FIELDS[name].type is FieldType.MONEY else shown


def _stated_lines(session: ReviewSession, name: str, value: FieldValue) -> list[Line]:
    place = section_name(session, value.passage)
    right = (Bit(place, "text2", small=True),) if place else ()
    word = tr("原文") if value.passage.grounded else tr("填写")
    lines = [label(word, *_gapped(context(session, value.passage)), right=right)]
    lines += _machine_line(session, name)
    lines += [_other_line(session, name, other) for other in session.alternatives(name)[:2]]
    if own := session.shown_verified(name):
        decision = session.decisions.field(name)
        why = decision.verified_reason if decision is not None else ""
        lines.append(label(tr("复核"), Bit(own, bold=True, gap=12), Bit(why, "text2", small=True, gap=12)))
    return lines


def _machine_line(session: ReviewSession, name: str) -> list[Line]:
    """Return the machine's value struck through, where a person's stands in its place."""
    read = session.shown_machine(name) if corrected(session, name) else ""
    return [label(tr("机器"), Bit(read, "text3", struck=True, gap=12))] if read else []


def _restore(verbs: Verbs, session: ReviewSession, name: str) -> Action | None:
    """Take back what was decided, whatever findings touch the field."""
    if session.decisions.field(name) is None:
        return None
    return verbs.restore(lambda: session.restore_field(name))


def _other_line(session: ReviewSession, name: str, other: FieldValue) -> Line:
    place = section_name(session, other.passage)
    bits = (
        Bit(written(session, name, other.value), gap=12),
        Bit(quote(other.passage.text, 24), "text2", small=True, gap=8),
    )
    return label(tr("另见"), *bits, right=(Bit(place, "text2", small=True),) if place else ())


def _gapped(bits: tuple[Bit, ...]) -> tuple[Bit, ...]:
    return Bit("", gap=12), *bits


def _stated_actions(verbs: Verbs, session: ReviewSession, name: str) -> list[Action | None]:
    others = session.alternatives(name)
    take = None
    if others:
        other = others[0]
        take = Action(
            "other",
            tr("采用"),
            verbs.edit(lambda: session.set_field(name, _retyped(name, other), other.passage)),
            value=written(session, name, other.value),
            goes_on=True,
        )
    return [
        verbs.confirm(lambda: session.confirm_field(name)),
        take,
        verbs.rewrite(),
        verbs.pick("Ctrl+Shift+1"),
        _verify(verbs) if FIELDS[name].type in FIGURES else None,
        _restore(verbs, session, name),
    ]


def _verify(verbs: Verbs) -> Action:
    def run() -> str:
        verbs.controller.editRequested.emit(f"{verbs.ref}@verified")
        return ""

    return Action("verify", tr("填复核数"), run)


def _retyped(name: str, value: FieldValue) -> str:
    return f"{value.value}元" if FIELDS[name].type is FieldType.MONEY else value.value


# --- nothing stated


def _absent(controller: ReviewController, session: ReviewSession, name: str) -> BandContent:
    ref = f"field:{name}"
    verbs = Verbs(controller, ref, read_only=session.read_only)
    words, value = offered(session, name)
    decision = session.decisions.field(name)
    said = decision is not None and decision.absent
    lines = []
    if value:
        rate = session.computed_rate(name)
        formula = rate[1] if rate is not None else value
        lines.append(label(words, Bit(formula, gap=12)))
    for _key, finding in touching(session, ref):
        lines += searched_lines(session, finding)
    if session.unread and not session.unread.whole:
        lines.append(Line((Bit(f"{session.unread.told}。", "text2", small=True),), wraps=True))
    if own := session.shown_verified(name):
        why = decision.verified_reason if decision is not None else ""
        lines.append(label(tr("复核"), Bit(own, bold=True, gap=12), Bit(why, "text2", small=True, gap=12)))
    lines += _machine_line(session, name)
    return BandContent(
        ref=ref,
        sign=glyph(session.sign(ref)),
        heading=FIELDS[name].label,
        note=(Bit(tr("原文确无") if said else nowhere(session), "text2"),),
        about=_about(session, ref),
        lines=tuple(lines),
        check=_message(session, ref),
        actions=verbs.kept(_absent_actions(verbs, session, name, said=said, computed=bool(value))),
        link=_finding_link(verbs, session, ref),
    )


def _absent_actions(
    verbs: Verbs, session: ReviewSession, name: str, *, said: bool, computed: bool
) -> list[Action | None]:
    take = Action("adopt", tr("采用"), verbs.edit(lambda: adopt(session, name)), goes_on=True)
    return [
        None if said else verbs.confirm(lambda: session.confirm_field(name), tr("原文确无")),
        take if computed and (not session.shown_verified(name) or outdated(session, name)) else None,
        verbs.rewrite(tr("填写")),
        verbs.pick("Ctrl+Shift+1", tr("在原文中选取")),
        _restore(verbs, session, name),
    ]


# --- spending


def spending_band(controller: ReviewController, session: ReviewSession, key: str) -> BandContent:
    """Describe a spending item."""
    ref = f"spending:{key}"
    item = next((i for i in session.report.spending if i.key == key), None)
    if item is None:
        return BandContent()
    verbs = Verbs(controller, ref, read_only=session.read_only)
    unit, base = session.money_unit("spent"), share_base(session)
    amount = f"{show_money(item.amount, unit)} {unit}"
    place = section_name(session, item.passage)
    share = tr("占支出 {}%").format(round_half_up(item.amount / base * 100)) if base else ""
    lines = [
        label(tr("金额"), Bit(amount, bold=True, gap=12), Bit(share, "text2", gap=12)),
        label(
            tr("原文") if item.passage.grounded else tr("填写"),
            *_gapped(context(session, item.passage)),
            right=(Bit(place, "text2", small=True),) if place else (),
        ),
    ]
    sign = session.sign(ref)
    decided = session.decisions.spending(key) is not None
    actions = (
        verbs.confirm(lambda: session.confirm_spending(key)),
        verbs.rewrite(),
        verbs.pick("Ctrl+Shift+1"),
        verbs.restore(lambda: session.restore_spending(key)) if decided else None,
        Action(
            "remove",
            tr("删除"),
            verbs.edit(lambda: session.remove_spending(key)),
            goes_on=True,
            tip=tr("可撤销"),
        ),
    )
    return BandContent(
        ref=ref,
        sign=glyph(sign),
        heading=item.name,
        about=_about(session, ref),
        lines=tuple(lines),
        check=_message(session, ref),
        brief=(Bit(amount),),
        actions=verbs.kept(actions),
        link=_finding_link(verbs, session, ref),
    )
