"""Figures beside each other agree: rates with points, sums without what lies across, words with how it is scored."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from gui import panel_reviews as planted
from gui.test_panels import click_link, controller, pane, press, session, table  # noqa: F401
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Category, SelfPart
from reviewer.domain.text import Passage
from reviewer.gui import theme
from reviewer.gui.folding import folds_for
from reviewer.gui.panels.band_contents import band_content
from reviewer.gui.panels.band_indicator import how_counted
from reviewer.gui.panels.band_model import Line
from reviewer.gui.panels.consequences import consequences
from reviewer.gui.panels.rubric_tree import presumed, rubric_widths
from reviewer.gui.panels.spending import left_out_words, placed, share_base, total
from reviewer.gui.panels.spending_tree import total_of
from reviewer.gui.panels.tables import Bit

# --- rates


def rate_row(pane):  # noqa: F811
    model = table(pane, "fields").rows_model
    row = model.row_of("field:execution_rate")
    return model.cell(row, model.column_of("value")).text, model.cell(row, model.column_of("state")).text


def test_a_choice_tells_rate_and_points_by_the_same_figures(session):  # noqa: F811
    key = planted.key_of(session, "figure-conflict")
    assert [n.partition("，")[0] for n in consequences(session, key)] == ["执行率 96.05%", "执行率 95.81%"]
    session.verify_field("spent", "260", "与决算表一致")
    assert [n.partition("，")[0] for n in consequences(session, key)] == ["执行率 67.29%", "执行率 67.11%"]
    for number, told in enumerate(consequences(session, key)):
        session.settle_finding(key, number)
        item = next(i for p in session.sheet.parts for i in p.items if i.rule == "execution")
        assert told.endswith(f"得 {item.final} 分")
        session.undo()


def test_the_rate_that_is_offered_follows_a_verification_at_once(pane, session):  # noqa: F811
    assert rate_row(pane)[0] == "算得 96.05%"
    session.verify_field("spent", "260", "与决算表一致")
    assert rate_row(pane)[0] == "算得 67.29%"
    click_link(table(pane, "fields"), "field:execution_rate", "state")
    decision = session.decisions.field("execution_rate")
    assert decision.verified == "67.29"
    assert decision.verified_reason == "260.00（复核数） ÷ 386.40 = 67.29%"


def test_an_adopted_rate_that_is_no_longer_right_says_so_and_is_adopted_anew(pane, controller, session):  # noqa: F811
    click_link(table(pane, "fields"), "field:execution_rate", "state")
    session.verify_field("spent", "260", "与决算表一致")
    value, state = rate_row(pane)
    assert (value, "算得的数已变" in state, "采用" in state) == ("算得 67.29%", True, True)
    assert band_content(controller, "field:execution_rate").action("adopt") is not None
    click_link(table(pane, "fields"), "field:execution_rate", "state")
    assert session.decisions.field("execution_rate").verified == "67.29"
    assert "已变" not in rate_row(pane)[1]


def test_a_figure_of_the_reviewers_own_is_not_called_outdated(pane, session):  # noqa: F811
    session.verify_field("execution_rate", "70", "与决算表一致")
    assert "已变" not in rate_row(pane)[1]


def test_the_received_rate_is_offered_where_both_figures_are_there(pane, session):  # noqa: F811
    model = table(pane, "fields").rows_model
    assert model.cell(model.row_of("field:received_rate"), model.column_of("value")).text == ""
    session.set_field("received", "380")
    assert model.cell(model.row_of("field:received_rate"), model.column_of("value")).text == "算得 98.34%"
    click_link(table(pane, "fields"), "field:received_rate", "state")
    assert session.decisions.field("received_rate").verified == "98.34"


# --- the sum of the spending


def items(session, *given):  # noqa: F811
    like = session.report.spending[0]
    made = []
    for number, (name, amount, *parent) in enumerate(given):
        made.append(
            replace(
                like, key=f"x{number}", name=name, amount=Decimal(amount), parent=parent[0] if parent else ""
            )
        )
    return tuple(made)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((("基本支出", 100), ("项目支出", 50), ("三公经费", 8)), 150),
        (
            (("基本支出", 100), ("人员经费", 80, "基本支出"), ("三公经费", 8), ("公务接待费", 8, "三公经费")),
            100,
        ),
        ((("基本支出", 100), ("人员经费", 80), ("公用经费", 20), ("公务接待费", 8)), 100),
        ((("基本支出", 100), ("项目支出", 50), ("设备购置", 50), ("政府采购支出", 40)), 150),
        ((("三公经费", 8), ("公务接待费", 5), ("公务用车运行维护费", 3)), 8),
        ((("三公经费", 8),), 8),
        ((("会议费", 8), ("培训费", 5)), 13),
        ((("政府采购办公设备", 8), ("培训费", 5)), 13),
    ],
)
def test_each_yuan_counts_once(session, given, expected):  # noqa: F811
    assert total_of(items(session, *given)) == expected


def test_parts_that_follow_their_sum_are_told_by_the_money_spent(session):  # noqa: F811
    beside = items(session, ("设备", 60), ("软件", 35), ("硬件", 25), ("培训", 40))
    assert total_of(beside, Decimal(100)) == 100
    assert total_of(beside, Decimal(160)) == 160
    assert total_of(beside) == 160


def test_what_is_not_added_up_says_so(controller, pane, session):  # noqa: F811
    for item in session.report.spending[3:]:
        session.remove_spending(item.key)
    for number, name in enumerate(("基本支出", "项目支出", "三公经费")):
        session.set_spending(session.report.spending[number].key, "name", name)
    assert [p.left_out for p in placed(session)] == ["", "", "across"]
    assert left_out_words(session) == "三公经费不计入合计"
    assert total(session) == Decimal("654000.00")
    assert share_base(session) == session.report.amount("spent")
    model = table(pane, "spending").rows_model
    last = len(model.rows) - 1
    for column in ("name", "amount", "note"):
        assert "三公经费不计入合计" in model.cell(last, model.column_of(column)).tip
    across = model.cell(last - 1, model.column_of("share"))
    assert (across.share, across.text) == (None, "不计入合计")
    assert "三公经费" in across.tip


# --- words that agree with the score


@pytest.mark.parametrize(
    ("op", "value", "words"),
    [
        (Op.GE, 5, "按不低于计"),
        (Op.EQ, 5, "按不低于计"),
        (Op.EQ, 0, "按不高于 0 计"),
        (Op.LE, 5, "按不高于计"),
        (Op.GT, 5, "按高于计"),
        (Op.TEXT, None, ""),
    ],
)
def test_the_band_says_how_a_target_counts(op, value, words):
    target = Quantity(op, None if value is None else Decimal(value), "个", Passage.typed("x"))
    told, why = how_counted(target)
    assert told == words
    assert bool(why) == bool(words)


def test_why_a_target_counts_so_is_the_tooltip_of_its_line(qtbot, pane, controller):  # noqa: F811
    controller.set_current(f"indicator:{planted.PROJECTS}")
    body = pane.band.ui.body
    assert "按不低于计" in body.text()
    qtbot.waitUntil(lambda: "与“≥”相同" in body.tip_at(QPointF(80, 6)))
    assert "与“≥”相同" not in body.tip_at(QPointF(80, body.height() - 2))


def test_self_scores_of_parts_are_not_called_missing(session, monkeypatch):  # noqa: F811
    full = tuple(
        replace(p, items=tuple(replace(i, self_presumed=True) for i in p.items)) for p in session.sheet.parts
    )
    assert presumed(session) == ""
    state = session._state
    sheet = replace(session.sheet, parts=full)
    session._state = replace(state, assessment=replace(state.assessment, sheet=sheet))
    assert presumed(session) == "自评未分项，按满分推定。"
    parts = (SelfPart("产出", Category.OUTPUT, Decimal(20), Decimal(20), Passage.typed("20")),)
    report = replace(session.report, self_parts=parts)
    session._state = replace(state, assessment=replace(state.assessment, sheet=sheet, report=report))
    assert presumed(session) == "自评只到一级指标，各项按满分推定。"


# --- tabs


def test_tabs_name_what_is_left(pane, session):  # noqa: F811
    tabs = pane.ui.tabs.tabs
    assert tabs["indicators"].toolTip().startswith("待处理：指标「接待客商」")
    assert "2 行有疑点" in tabs["indicators"].toolTip()
    assert "自评等级" in tabs["fields"].toolTip()
    assert "没有待处理" in tabs["spending"].toolTip() or "待处理：" in tabs["spending"].toolTip()
    assert "未完成，自评仍为满分" in tabs["findings"].toolTip()


def test_a_tab_of_nothing_has_no_tick(pane, session):  # noqa: F811
    for item in session.report.spending:
        session.remove_spending(item.key)
    tab = pane.ui.tabs.tabs["spending"]
    assert (tab.left, tab._empty) == (0, "原文未找到")
    assert "原文未找到" in tab.accessibleName()
    session.undo()
    assert not tab._empty


def test_a_tab_keeps_its_word_while_it_has_the_focus(qtbot, pane):  # noqa: F811
    tab = pane.ui.tabs.tabs["fields"]
    assert tab.left
    inside = tab.rect().adjusted(6, 6, -6, -8)
    tab.setFocus(Qt.FocusReason.TabFocusReason)
    image = tab.grab(inside).toImage()
    ground = theme.color("window").rgb()
    ink = sum(image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height()))
    share = ink / (image.width() * image.height())
    assert 0.02 < share < 0.6  # words and a badge, no filled box


@pytest.mark.parametrize("name", ["fields", "indicators", "findings"])
def test_the_tab_key_stops_at_the_tab_of_the_page_before_the_page(qtbot, pane, controller, name):  # noqa: F811
    controller.panelRequested.emit(name)
    for _ in range(12):
        press(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        if QApplication.focusWidget() is pane.ui.tabs.tabs[name]:
            break
    assert QApplication.focusWidget() is pane.ui.tabs.tabs[name]
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert pane.current_page().widget.isAncestorOf(QApplication.focusWidget())


def test_a_click_on_a_tab_goes_into_its_page(qtbot, pane):  # noqa: F811
    QTest.mouseClick(pane.ui.tabs.tabs["spending"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert table(pane, "spending").hasFocus()


# --- room


def test_names_of_items_take_what_they_need_up_to_half_whatever_the_reasons_say():
    def needed(given):
        return lambda key, least, most: max(least, min(given.get(key, 40), most))

    assert rubric_widths(584, needed({"name": 150, "reason": 70}))[1] == 150
    said_nothing = rubric_widths(584, needed({"name": 190, "reason": 70}))
    assert said_nothing == rubric_widths(
        584, needed({"name": 190, "reason": 400})
    )  # a decision moves no column
    both = rubric_widths(584, needed({"name": 400, "reason": 400}))
    assert both[1] == round((both[1] + both[6]) * 0.56)
    for width in (496, 584, 928):
        assert sum(rubric_widths(width, needed({"name": 300, "reason": 90}))) == width


@pytest.mark.parametrize("ref", ["field:unit", "finding"])
@pytest.mark.parametrize("width", [496, 584, 928])
def test_no_row_of_the_band_is_cut_in_its_middle(qtbot, pane, controller, session, ref, width):  # noqa: F811
    session.set_field("unit", "云岭招商中心")
    session.verify_field("spent", "260", "与决算表一致")
    controller.set_folds(folds_for(1366, 768))
    pane.resize(width, 560)
    controller.set_current(f"finding:{planted.key_of(session, 'sum-mismatch')}" if ref == "finding" else ref)
    area, body = pane.band.ui.bodyArea, pane.band.ui.body
    body.show_content([Line((Bit(f"第{n}行"),)) for n in range(7)], Line((Bit("核对"),)))
    QApplication.processEvents()
    bar, tops = area.verticalScrollBar(), body.row_tops()
    assert bar.maximum() > 0
    for value in (0, 7, 25, bar.maximum()):
        bar.setValue(value)
        assert bar.value() in tops
        assert bar.value() + area.viewport().height() in tops or bar.value() == bar.maximum()
    assert bar.value() + area.viewport().height() >= body.needed()
    body.show_content([Line((Bit("一行"),))], Line())
    QApplication.processEvents()
    assert bar.maximum() == 0


def test_no_name_of_an_item_is_cut_while_reasons_have_room(qtbot, pane, controller):  # noqa: F811
    controller.set_folds(folds_for(1366, 768))
    pane.resize(584, 900)
    pane.set_tree_open(True)
    QApplication.processEvents()
    rubric = table(pane, "score")
    model, column = rubric.rows_model, rubric.rows_model.column_of("name")
    wide = rubric.columnWidth(column)
    assert wide >= rubric.needed("name", 0, 999)
    assert sum(rubric.columnWidth(n) for n in range(len(model.columns))) <= rubric.viewport().width()


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614)])
def test_the_total_tells_what_it_is_made_of(qtbot, pane, controller, size):  # noqa: F811
    controller.set_folds(folds_for(*size))
    total_shown = pane.strip.ui.total
    place = total_shown.mapToGlobal(QPoint(3, 3))
    QApplication.sendEvent(total_shown, QHelpEvent(QEvent.Type.ToolTip, QPoint(3, 3), place))
    qtbot.waitUntil(lambda: "机器可证" in QToolTip.text())
    assert "待确认" in QToolTip.text()
    QToolTip.hideText()
