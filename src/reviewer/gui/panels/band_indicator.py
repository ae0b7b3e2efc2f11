"""The band of an indicator, of a category without indicators, and of a rubric item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import CATEGORY_NAMES, Category, Indicator
from reviewer.domain.rubric import ItemState, ScoreItem
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.band_model import Action, BandContent, Line, Verbs, about_finding, label
from reviewer.gui.panels.indicators import verified_of
from reviewer.gui.panels.rubric_tree import item_sign, places_of, reason_of
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import (
    context,
    glyph,
    nowhere,
    points,
    section_name,
    shown_quantity,
    signed,
    touching,
    tr,
)
from reviewer.scoring.outcome import kept_text
from reviewer.services.effective import quantity_of

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

_HOW = {Op.GE: "按不低于计", Op.GT: "按高于计", Op.LE: "按不高于计", Op.LT: "按低于计", Op.EQ: "按不低于计"}
_SIGNS = {Op.GE: "≥", Op.GT: ">", Op.LE: "≤", Op.LT: "<"}


def indicator_band(controller: ReviewController, session: ReviewSession, key: str) -> BandContent:
    """Describe an indicator: target, result, rate, score, and the words it was read from."""
    indicator = session.report.indicator(key)
    if indicator is None:
        return BandContent()
    ref = f"indicator:{key}"
    verbs = Verbs(controller, ref, read_only=session.read_only)
    found = touching(session, ref)
    item = item_of(session, key)
    passage = next((one.passage for one in session.lit(ref) if one.look == "current"), None)
    return BandContent(
        ref=ref,
        sign=glyph(session.sign(ref)),
        heading=indicator.name,
        note=(Bit("；".join(dict.fromkeys(f.title for _k, f in found)), "red"),) if found else (),
        about=about_finding(session, *found[0]) if found else "",
        lines=tuple(_lines(session, indicator, item)),
        brief=(
            Bit(
                tr("目标 {}　完成 {}").format(
                    shown_quantity(indicator.target), shown_quantity(indicator.actual)
                ),
                "text2",
            ),
        ),
        side_title=section_name(session, passage) if passage is not None else "",
        side=context(session, passage, 30, 90) if passage is not None and passage.grounded else (),
        actions=verbs.kept(_actions(verbs, session, indicator)),
        link=verbs.goto(f"item:{item.key}", tr("查看评分项")) if item is not None else None,
    )


def item_of(session: ReviewSession, key: str) -> ScoreItem | None:
    """Return the rubric item that scores an indicator."""
    items = (i for p in session.sheet.parts for i in p.items)
    return next((i for i in items if i.indicator == key), None)


def _lines(session: ReviewSession, indicator: Indicator, item: ScoreItem | None) -> list[Line]:
    target, actual = indicator.target, indicator.actual
    how, why = how_counted(target)
    lines = [
        label(
            tr("目标值"),
            Bit(shown_quantity(target), bold=True, gap=14),
            Bit(how, "text2", small=True, gap=8),
            tip=why,
        ),
        replace(label(tr("完成值"), Bit(shown_quantity(actual), bold=True, gap=14)), joins=True),
    ]
    own = verified_of(session, indicator.key)
    if own is not None:
        shown = shown_quantity(quantity_of(own[0]))
        bits = (Bit(shown, bold=True, gap=14), Bit(own[1], "text2", small=True, gap=8))
        lines.append(replace(label(tr("复核值"), *bits), joins=True))
    if rate := _rate_words(indicator):
        lines.append(label(tr("完成率"), Bit(rate, gap=14)))
    if item is not None:
        lines.append(label(tr("计分"), Bit(item.formula or tr("待评"), gap=26)))
    elif indicator.key in session.sheet.unscored:
        lines.append(label(tr("计分"), Bit(tr("无目标值，不计分"), "text2", gap=26)))
    return lines


def how_counted(target: Quantity | None) -> tuple[str, str]:
    """Say how a target binds in the score, and why: "=" counts like ≥, but for a target of 0 (DOMAIN.md)."""
    if target is None or target.op not in _HOW:
        return "", ""
    if target.op is not Op.EQ:
        return tr(_HOW[target.op]), tr("计分时按目标值所带的“{}”计。").format(_SIGNS[target.op])
    if target.value == 0:
        return tr("按不高于 0 计"), tr("目标值为 0：完成值不高于 0 得满分，否则不得分。")
    why = tr("目标值没有写“≥”或“≤”，计分时与“≥”相同：达到或超过得满分，未达到按比例得分。")
    return tr(_HOW[target.op]), why


def _rate_words(indicator: Indicator) -> str:
    computed, stated = indicator.completion, indicator.stated_completion
    if stated is None:
        return tr("算得 {}%").format(computed) if computed is not None else ""
    if computed is None:
        return tr("原文 {}%").format(stated)
    same = tr("一致") if abs(computed - stated) <= abs(stated) / 1000 else tr("不一致")
    return tr("原文 {}%，算得 {}%，{}").format(stated, computed, same)


def _actions(verbs: Verbs, session: ReviewSession, indicator: Indicator) -> list[Action | None]:
    key = indicator.key
    decided = session.decisions.indicator(key) is not None
    return [
        verbs.confirm(lambda: session.confirm_indicator(key)),
        verbs.rewrite(),
        verbs.pick("Ctrl+Shift+2"),
        Action(
            "category",
            tr("类别：{}").format(CATEGORY_NAMES[indicator.category]),
            choices=tuple((CATEGORY_NAMES[c], _set_category(verbs, session, key, c)) for c in Category),
        ),
        verbs.restore(lambda: session.restore_indicator(key)) if decided else None,
        Action(
            "remove",
            tr("删除"),
            verbs.edit(lambda: session.remove_indicator(key)),
            goes_on=True,
            tip=tr("可撤销"),
        ),
    ]


def _set_category(verbs: Verbs, session: ReviewSession, key: str, category: Category) -> Callable[[], str]:
    return verbs.edit(lambda: session.set_indicator(key, "category", category.value))


def category_band(controller: ReviewController, session: ReviewSession, key: str) -> BandContent:
    """Describe a category (or the spending) for which the report gives nothing."""
    ref = f"category:{key}"
    verbs = Verbs(controller, ref, read_only=session.read_only)
    word = tr("支出明细") if key == "spending" else CATEGORY_NAMES[Category(key)] + tr("指标")
    pick = verbs.pick("", tr("在原文中选取"))
    return BandContent(
        ref=ref,
        sign="—",
        heading=word,
        note=(Bit(nowhere(session), "text2"),),
        lines=(Line((Bit(_how_to_add(session), "text2"),), wraps=True),),
        actions=verbs.kept((pick,)),
    )


def _how_to_add(session: ReviewSession) -> str:
    if session.unread.whole:
        return tr("请对照原件增加；确无的，在评分表中按理由评定。")
    told = f"{session.unread.told}。" if session.unread else ""
    return told + tr("可在原文中选取文字增加；确无的，在评分表中按理由评定。")


# --- a rubric item

_STATES = {
    ItemState.COMPUTED: ("机器可证", "text2"),
    ItemState.MANUAL: ("人工", "text2"),
    ItemState.PROPOSED: ("待确认", "amber"),
    ItemState.OPEN: ("待评", "amber"),
    ItemState.EXCLUDED: ("不适用", "text2"),
}


def item_band(controller: ReviewController, session: ReviewSession, key: str) -> BandContent:
    """Describe a rubric item: formula, what it rests on, adjustment and reason."""
    item = session.sheet.item(key)
    if item is None:
        return BandContent()
    ref = f"item:{key}"
    verbs = Verbs(controller, ref, read_only=session.read_only)
    word, color = _STATES[item.state]
    if item.doubtful:
        word, color = "依据已变，请复核", "red"
    passage = next((p for p in item.passages if p.grounded), None)
    link = verbs.goto(f"indicator:{item.indicator}", tr("查看指标")) if item.indicator else None
    return BandContent(
        ref=ref,
        sign=glyph(item_sign(session, item)),
        heading=item.name,
        note=(Bit(tr(word), color),),
        about=tr("{} / {} 分").format(points(item.final), points(item.points)),
        lines=tuple(_item_lines(session, item)),
        brief=(Bit(item.formula or item.explanation, "text2"),),
        side_title=section_name(session, passage) if passage is not None else "",
        side=context(session, passage, 30, 90) if passage is not None else (),
        actions=verbs.kept(_item_actions(verbs, session, item)),
        link=link,
    )


def _item_lines(session: ReviewSession, item: ScoreItem) -> list[Line]:
    lines = [
        label(tr("算式"), Bit(item.formula or tr("待评"), bold=True, gap=14), tip=item.formula),
        label(tr("依据"), Bit(places_of(session, item), "text2", gap=14)),
    ]
    if item.explanation:
        told = label(tr("说明"), Bit(item.explanation, "text2", gap=14), tip=item.explanation)
        lines.insert(1, replace(told, wraps=True))
    if item.adjustment is not None:
        why = "；".join(filter(None, (kept_text(item), item.reason)))
        given = (Bit(signed(item.adjustment), bold=True, gap=14), Bit(why, "text2", gap=8))
        lines.append(replace(label(tr("调整"), *given), wraps=True))
    elif item.state is ItemState.EXCLUDED:
        lines.append(replace(label(tr("理由"), Bit(reason_of(item)[0], "text2", gap=14)), wraps=True))
    return lines


def _item_actions(verbs: Verbs, session: ReviewSession, item: ScoreItem) -> list[Action | None]:
    key = item.key
    waiting = item.confirmable or item.doubtful
    decided = session.decisions.item(key) is not None
    word = tr("评分") if item.state is ItemState.OPEN else tr("调整")
    rewrite = verbs.rewrite(word)
    if not waiting and item.state is ItemState.OPEN:
        rewrite = Action("edit", word, rewrite.run, "Enter", default=True)
    return [
        verbs.confirm(lambda: session.confirm_item(key)) if waiting else None,
        rewrite,
        Action("exclude", tr("不适用"), _exclusion(verbs), tip=tr("写明理由后，分值分给其他评分项"))
        if item.state is not ItemState.EXCLUDED
        else None,
        verbs.restore(lambda: session.restore_item(key), tr("恢复算得")) if decided else None,
    ]


def _exclusion(verbs: Verbs) -> Callable[[], str]:
    def run() -> str:
        verbs.controller.editRequested.emit(f"{verbs.ref}@exclude")
        return ""

    return run
