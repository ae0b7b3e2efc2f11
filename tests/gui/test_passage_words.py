"""What the band shows of the words around a passage."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from reviewer.domain.text import Passage
from reviewer.gui.panels.words import context

TEXT = "全年预算数1,846.15万元，执行数842.90万元，结转23.45万元"


@pytest.mark.parametrize(("before", "after"), [(5, 6), (6, 7), (7, 8), (8, 9), (9, 10), (10, 11), (11, 12)])
def test_a_figure_is_never_cut(before: int, after: int) -> None:
    start = TEXT.index("执行数")
    passage = Passage.cut(TEXT, start, start + len("执行数842.90万元"))
    session = SimpleNamespace(document=SimpleNamespace(text=TEXT))
    left, middle, right = (bit.text for bit in context(session, passage, before, after))
    assert middle == passage.text
    assert not left or left == TEXT[:start] or left in ("万元，", "元，", "，") or left.startswith("1,846.15")
    assert not right.endswith(("2", "23", "23.", "23.4"))
