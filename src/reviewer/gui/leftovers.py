"""What a person would leave undecided by finishing now, in words: 4 条疑点（重 1）、2 个字段."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer.domain.finding import Severity

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

_WORDS = {"fields": "{} 个字段", "indicators": "{} 个指标", "spending": "{} 项支出"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("leftovers", text)


def leftovers(session: ReviewSession) -> str:
    """Count findings of weight, values that nobody looked at and stale words of the opinion, "" for none.

    Items are refused, not counted.
    """
    from reviewer.services.opinions import stale_when_done

    counts = Counter(t.panel for t in session.todo())
    told = [_findings(session, counts["findings"])] if counts["findings"] else []
    told += [_tr(word).format(counts[panel]) for panel, word in _WORDS.items() if counts[panel]]
    if count := len(session.lapsed()):
        told.append(_tr("{} 项不起作用的调整").format(count))
    if count := stale_when_done(session):
        told.append(_tr("复核意见中 {} 处与复核结果不一致的文字").format(count))
    return "、".join(told)


def undecided(session: ReviewSession) -> str:
    """Say what keeps a review from being finished, and what else is left; "" where no item waits."""
    waiting = sum(t.panel == "score" for t in session.todo())
    if not waiting:
        return ""
    rest = leftovers(session)
    told = _tr("还不能完成：{} 个评分项未定").format(waiting)
    return told + (_tr("；另有 {}未处理。").format(rest) if rest else "。")


def _findings(session: ReviewSession, count: int) -> str:
    keys = [t.ref.removeprefix("finding:") for t in session.todo() if t.panel == "findings"]
    heavy = sum(session.findings[key].severity is Severity.HIGH for key in keys)
    return _tr("{} 条疑点").format(count) + (_tr("（重 {}）").format(heavy) if heavy else "")
