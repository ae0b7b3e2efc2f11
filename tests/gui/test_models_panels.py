"""The tables of the right pane, without a window: what they show of a review, and what edits do to it."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from gui import panel_reviews as planted
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage
from reviewer.gui.panels.band_contents import band_content
from reviewer.gui.panels.fields import adopt, fields_model, offered
from reviewer.gui.panels.findings import filter_counts, findings_model
from reviewer.gui.panels.indicators import IndicatorCells, headline, indicator_rows, indicator_widths
from reviewer.gui.panels.painting import line_width, wrapped
from reviewer.gui.panels.rubric_tree import (
    RubricCells,
    claim_rows,
    claims_total,
    footing,
    rubric_rows,
    rubric_widths,
)
from reviewer.gui.panels.spending import SpendingCells, spending_rows, total_of
from reviewer.gui.panels.strip import any_manual, proven_bits, self_bits, shares
from reviewer.gui.panels.tables import CELL, REF, Bit, Cell, Column, Row, RowsModel
from reviewer.gui.panels.words import badged, place_words, shown_quantity, signed


@pytest.fixture
def controller(qapp, monkeypatch):
    return planted.planted_controller(monkeypatch)


@pytest.fixture
def session(controller):
    return controller.session


def model_of(cells_class, rows, controller):
    cells = cells_class(controller)
    model = RowsModel(cells.columns(), lambda: tuple(rows(controller.session)))
    model.refresh()
    return model


def shown(model, ref, column):
    row = model.row_of(ref)
    assert row >= 0, f"{ref} is not in the table"
    return model.index(row, model.column_of(column)).data()


def cell(model, ref, column):
    return model.index(model.row_of(ref), model.column_of(column)).data(CELL)


def edit(model, ref, column):
    return model.edit(model.index(model.row_of(ref), model.column_of(column)))


# --- the model itself


def words_model(rows):
    column = Column("word", "词", lambda about: Cell(bits=(Bit(about),)))
    return RowsModel((column,), lambda: [Row(word, word, ref=word) for word in rows])


def test_refresh_moves_only_what_changed(qtbot):
    rows = ["a", "b", "c", "d"]
    model = words_model(rows)
    model.refresh()
    removed, inserted = [], []
    model.rowsRemoved.connect(lambda _p, first, last: removed.append((first, last)))
    model.rowsInserted.connect(lambda _p, first, last: inserted.append((first, last)))
    rows[1:2] = ["x", "y"]
    model.refresh()
    assert (removed, inserted) == ([(1, 1)], [(1, 2)])
    assert [model.index(n, 0).data(REF) for n in range(5)] == ["a", "x", "y", "c", "d"]


def test_refresh_reads_cells_anew():
    words = {"a": "alt"}
    column = Column("word", "词", lambda about: Cell(bits=(Bit(words[about]),)))
    model = RowsModel((column,), lambda: [Row("a", "a", ref="a")])
    model.refresh()
    assert model.index(0, 0).data() == "alt"
    words["a"] = "neu"
    model.refresh()
    assert model.index(0, 0).data() == "neu"


# --- 字段


@pytest.fixture
def fields(controller):
    model = fields_model(controller)
    model.refresh()
    return model


@pytest.mark.parametrize(
    ("ref", "sign", "column", "text"),
    [
        ("field:year", "", "value", "2021"),
        ("field:unit", "?", "value", "云岭区招商服务中心"),
        ("field:department", "—", "value", "原文未找到 在原文中选取"),
        ("field:budget", "!", "state", "原文有两个数 1 2"),
        ("field:balance", "", "value", "15.25"),
        ("field:execution_rate", "—", "value", "算得 96.05%"),
        ("field:execution_rate", "—", "state", "原文未找到 采用"),
        ("field:self_grade", "—", "value", "按得分应为 优"),
        ("field:received", "—", "state", "原文未找到 在原文中选取"),
        ("field:kind", "", "value", "项目支出"),
    ],
)
def test_field_states(fields, ref, sign, column, text):
    assert cell(fields, ref, "sign").sign == sign
    assert text in shown(fields, ref, column)


def test_groups_name_the_unit_of_money(fields):
    headings = [fields.index(n, 0).data() for n, row in enumerate(fields.rows) if row.kind == "group"]
    assert headings == ["基本信息", "资金（万元）", "自评"]


def test_a_corrected_field_keeps_the_machine_value_beside_it(fields, session):
    session.set_field("balance", "152,600元")
    fields.refresh()
    assert cell(fields, "field:balance", "sign").sign == "pencil"
    assert shown(fields, "field:balance", "value") == "15.26"
    struck = [b.text for b in cell(fields, "field:balance", "state").right if b.struck]
    assert struck == ["15.25"]
    session.restore_field("balance")
    fields.refresh()
    assert cell(fields, "field:balance", "sign").sign == ""


@pytest.mark.parametrize("typed", ["386.55万元", "3,865,500元", "0.038655亿元", "386.55", "３８６．５５"])
def test_money_is_taken_as_people_write_it(fields, session, typed):
    assert edit(fields, "field:received", "value").commit(typed, "") == ""
    assert session.report.amount("received") == Decimal("3865500.00")


@pytest.mark.parametrize(
    ("ref", "typed"),
    [
        ("field:received", "很多"),
        ("field:year", "21"),
        ("field:report_date", "春天"),
        ("field:execution_rate", "满"),
        ("field:self_score", "一百二"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(fields, session, ref, typed):
    before = session.decisions
    problem = edit(fields, ref, "value").commit(typed, "")
    assert problem.endswith("。")
    assert session.decisions == before


def test_a_verified_figure_needs_a_reason_and_stands_in_its_column(fields, session):
    wanted = edit(fields, "field:spent", "verified")
    assert "理由" in wanted.commit("371.15", "")
    assert wanted.commit("371.15", "与决算表一致") == ""
    fields.refresh()
    assert shown(fields, "field:spent", "verified") == "371.15"
    assert shown(fields, "field:spent", "state") == "与决算表一致"
    assert cell(fields, "field:spent", "sign").sign == "✓"


def test_grade_and_kind_are_chosen_not_typed(fields):
    grade, kind = edit(fields, "field:self_grade", "value"), edit(fields, "field:kind", "value")
    assert [word for _v, word in grade.choices] == ["优", "良", "中", "差"]
    assert kind.kind == "choice"
    assert kind.text == "project"


def test_a_computed_rate_is_adopted_as_the_reviewers_own(session):
    assert offered(session, "execution_rate") == ("算得", "96.05%")
    adopt(session, "execution_rate")
    assert session.report.value("execution_rate") is None  # the report still does not say it
    assert session.decisions.field("execution_rate").verified == "96.05"
    assert "÷" in session.decisions.field("execution_rate").verified_reason


def test_tooltips_tell_yuan_quote_section_and_rule(fields):
    tip = fields.index(fields.row_of("field:budget"), fields.column_of("value")).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert "3,864,000.00 元" in tip
    assert "「预算386.40万元」" in tip
    assert "一、项目基本情况" in tip
    assert "把握：95%" in tip


def test_a_finished_review_offers_no_editors(fields, controller, monkeypatch):
    monkeypatch.setattr(type(controller.session), "read_only", property(lambda _s: True))
    flags = fields.index(fields.row_of("field:budget"), 2).flags()
    assert not flags & Qt.ItemFlag.ItemIsEditable
    assert band_content(controller, "field:budget").actions == ()
    fields.refresh()
    assert shown(fields, "field:received", "state") == "原文未找到"


# --- 指标


@pytest.fixture
def indicators(controller):
    return model_of(IndicatorCells, indicator_rows, controller)


def test_indicator_row(indicators):
    ref = f"indicator:{planted.PROJECTS}"
    assert [shown(indicators, ref, c) for c in ("category", "name", "target", "actual")] == [
        "产出", "引进项目", "20 个", "15 个",
    ]  # fmt: skip
    rate = cell(indicators, ref, "rate")
    assert (rate.bar, rate.right[0].text, rate.right[0].bold) == (Decimal("75.00"), "75.00%", True)
    assert shown(indicators, ref, "note") == "未完成，自评仍为满分 3"


def test_head_line_counts(session):
    assert headline(session) == "共 6 项，有目标 4，有完成值 5，未完成 1"


def test_category_stands_once_and_empty_ones_say_so(indicators):
    assert shown(indicators, f"indicator:{planted.FUNDS}", "category") == ""
    assert "原文未列量化的效果指标" in shown(indicators, "category:effect", "name")
    assert indicators.row_of("category:management") == -1


def test_narrow_panels_head_the_categories(controller):
    rows = list(indicator_rows(controller.session, headed=True))
    assert [r.key for r in rows if r.kind == "group"] == ["group:output", "group:effect", "group:satisfaction"]
    model = model_of(IndicatorCells, lambda s: indicator_rows(s, headed=True), controller)
    assert model.index(0, 0).data() == "产出"
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_only_what_waits(controller):
    rows = list(indicator_rows(controller.session, only_left=True))
    assert {r.key for r in rows} == {planted.PROJECTS, planted.FIRMS, planted.GUESTS}


def test_indicator_cells_are_edited_in_place(indicators, session):
    ref = f"indicator:{planted.FIRMS}"
    assert edit(indicators, ref, "actual").commit("6家", "") == ""
    assert edit(indicators, ref, "category").commit("effect", "") == ""
    assert edit(indicators, ref, "name").commit("  ", "") != ""
    indicators.refresh()
    assert shown(indicators, ref, "actual") == "6 家"
    assert shown(indicators, ref, "category") == "效果"
    assert indicators.row_of("category:effect") == -1


def test_verified_result_wins_in_the_score(indicators, session):
    key = planted.item_key(session, planted.PROJECTS)
    before = session.sheet.item(key).final
    assert edit(indicators, f"indicator:{planted.PROJECTS}", "verified").commit("10个", "与名册一致") == ""
    indicators.refresh()
    assert shown(indicators, f"indicator:{planted.PROJECTS}", "verified") == "10 个"
    assert shown(indicators, f"indicator:{planted.PROJECTS}", "actual") == "15 个"
    assert session.sheet.item(key).final < before


@pytest.mark.parametrize("width", [496, 584, 759, 760, 928, 1400])
def test_columns_fill_the_width_and_no_more(width):
    assert sum(indicator_widths(width, lambda _k, least, _m: least)) == width
    assert sum(rubric_widths(width, lambda _k, least, _m: least)) == width
    assert sum(rubric_widths(width, lambda _k, _l, most: most)) == width
    assert sum(indicator_widths(width, lambda _k, _l, most: most)) == width


def test_a_quantity_is_not_cut_while_names_have_room():
    needs = {"target": 130, "actual": 114, "verified": 40, "rate": 70, "note": 58, "name": 150}
    widths = indicator_widths(584, lambda key, least, most: max(least, min(needs[key], most)))
    assert widths[3] == 130
    assert widths[4] == 114
    assert widths[2] >= 120


def test_a_name_gives_way_before_a_figure_loses_its_unit():
    needs = {"target": 81, "actual": 86, "verified": 81, "rate": 69, "note": 293, "name": 290}
    widths = indicator_widths(489, lambda key, least, most: max(least, min(needs[key], most)))
    assert widths[3:6] == (81, 86, 81)
    assert sum(widths) == 489
    assert widths[2] >= 76


# --- 支出


@pytest.fixture
def spending(controller):
    return model_of(SpendingCells, spending_rows, controller)


def test_spending_rows_and_total(spending, session):
    assert shown(spending, "spending:s-印刷费", "amount") == "53.10"
    assert cell(spending, "spending:s-印刷费", "share").share == Decimal("14.27")
    total = spending.rows[-1]
    assert total.kind == "total"
    assert spending.index(len(spending.rows) - 1, 2).data() == "372.15"
    assert "1.00" in spending.index(len(spending.rows) - 1, 4).data()


def test_a_listed_part_is_a_share_of_the_money_spent(controller):
    session = controller.session
    for item in session.report.spending[1:]:
        session.remove_spending(item.key)
    model = model_of(SpendingCells, spending_rows, controller)
    assert cell(model, "spending:s-办公费", "share").share == Decimal("3.31")
    assert "371.15万元" in cell(model, "spending:s-办公费", "share").tip


def test_a_sum_equal_to_a_corrected_figure_is_not_called_consistent(controller):
    session = controller.session
    session.set_field("spent", "372.15")
    model = model_of(SpendingCells, spending_rows, controller)
    said = model.index(len(model.rows) - 1, 4).data(CELL)
    number = str(session.finding_number(planted.key_of(session, "sum-mismatch")))
    assert (said.bits[0].text, [b.badge for b in said.right]) == ("等于执行数 372.15", [number])
    assert "已更正" in said.tip
    session.dismiss_finding(planted.key_of(session, "sum-mismatch"), "约数所致")
    model.refresh()
    assert model.index(len(model.rows) - 1, 4).data() == "与执行数一致"


def test_parts_of_parts_count_once_and_are_indented(session):
    items = session.report.spending
    nested = (*items, replace(items[0], key="sub", name="纸张", parent=items[0].key, amount=Decimal(1000)))
    assert total_of(nested) == total_of(items)


def test_spending_amount_is_edited_in_the_shown_unit(spending, session):
    assert edit(spending, "spending:s-印刷费", "amount").commit("54", "") == ""
    assert next(s.amount for s in session.report.spending if s.key == "s-印刷费") == Decimal(540000)
    assert edit(spending, "spending:s-印刷费", "amount").commit("不详", "") != ""


# --- 疑点


def test_findings_by_number_and_filters(controller, session):
    chosen = ["all"]
    model = findings_model(controller, chosen)
    model.refresh()
    assert [model.index(n, 1).data() for n in range(5)] == ["1", "2", "3", "4", "5"]
    counts = {"all": 5, "open": 4, "high": 3, "medium": 1, "low": 1, "dismissed": 0}
    assert filter_counts(session) == counts
    session.dismiss_finding(planted.key_of(session, "sum-mismatch"), "约数所致")
    session.accept_finding(planted.key_of(session, "score-vs-results"))
    model.refresh()
    states = [model.index(n, model.column_of("state")).data() for n in range(5)]
    assert states == ["待处理", "已排除", "已认定", "待处理", "供参考"]
    assert model.index(1, model.column_of("message")).data(CELL).bits[0].struck
    for name, numbers in (("open", ["1", "4"]), ("high", ["1", "3"]), ("dismissed", ["2"])):
        chosen[0] = name
        model.refresh()
        assert [model.index(n, 1).data() for n in range(model.rowCount())] == numbers, name


# --- 评分表


def test_rubric_rows_fold(session):
    everything = list(rubric_rows(session))
    folded = list(rubric_rows(session, {"output"}))
    assert [r.kind for r in everything].count("part") == 4
    assert len(everything) - len(folded) == len(session.sheet.parts[0].items)


def test_an_adjustment_needs_a_reason_and_stays_within_the_points(controller, session):
    model = model_of(RubricCells, rubric_rows, controller)
    key = planted.item_key(session, planted.PROJECTS)
    wanted = edit(model, f"item:{key}", "adjustment")
    assert "理由" in wanted.commit("-1", "")
    assert "之间" in wanted.commit("9", "没有依据")
    assert wanted.commit("−1.25", "两个项目未落地") == ""
    model.refresh()
    assert shown(model, f"item:{key}", "adjustment") == "−1.25"
    assert shown(model, f"item:{key}", "reason") == "两个项目未落地"
    assert shown(model, f"item:{key}", "final") == "2.50"
    assert edit(model, f"item:{key}", "adjustment").commit("", "") == ""
    assert session.sheet.item(key).adjustment is None


def test_moved_ground_is_said_in_words(controller, session):
    key = planted.item_key(session, planted.PROJECTS)
    session.adjust_item(key, "-1", "两个项目未落地")
    session.set_indicator(planted.PROJECTS, "actual", "16个")
    model = model_of(RubricCells, rubric_rows, controller)
    assert shown(model, f"item:{key}", "reason") == "依据已变，请复核"
    assert session.sheet.item(key).adjustment == Decimal(-1)


def test_not_applicable_is_struck_through(controller, session):
    key = next(i.key for p in session.sheet.parts for i in p.items if i.state is ItemState.OPEN)
    session.exclude_item(key, "本项目不涉及")
    model = model_of(RubricCells, rubric_rows, controller)
    assert cell(model, f"item:{key}", "name").bits[0].struck
    assert "不适用：本项目不涉及" in shown(model, f"item:{key}", "reason")


def test_formula_line(session):
    found = footing(session, f"item:{planted.item_key(session, planted.PROJECTS)}")
    assert "15 ÷ 20" in found.formula
    assert "三、目标完成情况" in found.places
    assert "两位小数" in found.rule


def test_the_formula_line_tells_a_reason_wholly(session):
    key = planted.item_key(session, planted.PROJECTS)
    session.adjust_item(key, "-1", "两个项目未落地，与合同台账不一致")
    assert footing(session, f"item:{key}").reason == "理由：两个项目未落地，与合同台账不一致"
    session.set_indicator(planted.PROJECTS, "actual", "16个")
    assert footing(session, f"item:{key}").reason.startswith("依据已变，请复核；理由：两个项目未落地")


def test_claims_list_the_open_ones_last(session):
    rows = list(claim_rows(session))
    assert rows[-1].about.item is None
    assert rows[-1].about.points == session.sheet.open
    assert claims_total(session)[1] <= 0


# --- 分数条


def test_strip_words_follow_the_sheet(session):
    words = proven_bits(session.sheet, decided=any_manual(session))[0].text
    assert "人工" not in words
    assert "自评 98.00" in self_bits(session.sheet)[0].text
    proposed = next(i for p in session.sheet.parts for i in p.items if i.confirmable and not i.indicator)
    session.confirm_item(proposed.key)
    assert "人工" in proven_bits(session.sheet, decided=any_manual(session))[0].text
    for part in session.sheet.parts:
        assert sum(shares(part)) <= 1
    key = planted.item_key(session, planted.PROJECTS)
    session.confirm_item(key)
    session.set_indicator(planted.PROJECTS, "actual", "16个")
    assert "依据已变 1 项" in proven_bits(session.sheet, decided=any_manual(session))[0].text


# --- the band


def test_band_of_two_figures_shows_what_each_does(controller, session):
    content = band_content(controller, "field:budget")
    assert content.heading == "预算数"
    assert [a.value for a in content.actions[:2]] == ["386.40", "387.40"]
    assert content.default().badge == "1"
    said = [b.text for line in content.lines for b in line.right]
    assert said == ["执行率 96.05%，得 5.76 分", "执行率 95.81%，得 5.75 分"]
    assert content.default().run() == ""
    assert session.finding_state(planted.key_of(session, "figure-conflict")) == "accepted"
    assert session.report.amount("budget") == Decimal("3864000.00")


def test_a_choice_says_where_it_stands(controller, session):
    session.set_field("budget", "388")
    words = ["".join(b.text for b in line.bits) for line in band_content(controller, "field:budget").lines]
    assert "一、项目基本情况，共 1 处" in words[0]
    assert "386.40" in words[2]  # what the machine read, struck through
    assert place_words(session, Passage.typed("388")) == "评审人填写"
    assert place_words(session, planted.passage("云岭区招商服务中心2021年")) == "报告开头"


def test_sentences_go_on_in_the_next_line(qtbot):
    text = "分项合计482.50万元，与总额486.50万元相差4.00万元，请逐项核对。"
    lines = wrapped((Bit("合计", bold=True), Bit(text, gap=6)), 150)
    words = ["".join(b.text for b in line) for line in lines]
    assert "".join(words) == "合计" + text
    assert len(words) > 2
    for line in words:
        assert line[0] not in "，。、."
        assert bool(re.search(r"[\d.]$", line)) is False or line == words[-1]
    assert all(line_width(line) <= 151 for line in lines)


def test_what_a_choice_would_do_is_what_it_does(controller, session):
    told = [line.right[0].text for line in band_content(controller, "field:budget").lines]
    for action, words in zip(band_content(controller, "field:budget").actions, told, strict=False):
        action.run()
        item = next(i for p in session.sheet.parts for i in p.items if i.rule == "execution")
        assert f"得 {item.final} 分" in words
        session.undo()


def test_band_of_a_missing_field_confirms_that_the_report_does_not_say_it(controller, session):
    content = band_content(controller, "field:received")
    assert content.default().word == "原文确无"
    assert content.default().run() == ""
    assert session.decisions.field("received").absent


def test_band_of_a_sum_lists_its_parts(controller, session):
    content = band_content(controller, f"finding:{planted.key_of(session, 'sum-mismatch')}")
    assert len(content.parts) == 9
    assert [b.badge for b in content.check.bits if b.badge] == ["合"]
    assert content.question.startswith("贵单位")


@pytest.mark.parametrize("kind", ["field", "indicator", "spending", "finding", "item", "part"])
def test_band_of_something_gone_says_what_to_do(controller, kind):
    content = band_content(controller, f"{kind}:gone")
    assert content.actions == ()
    assert "选择一行" in content.note[0].text


# --- words


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("320万美元", "320 万美元"),
        ("1个", "1 个"),
        ("40余次", "40余次"),
        ("93%", "93%"),
        ("1-2次", "1-2次"),
        ("通过", "通过"),
    ],
)
def test_quantities_keep_the_reports_words(text, shown_as):
    op = Op.TEXT if text == "通过" else Op.EQ
    assert shown_quantity(Quantity(op, Decimal(1), "", Passage.typed(text))) == shown_as


def test_signed_points():
    assert [signed(Decimal(v)) for v in ("12", "-0.27", "0", "-0.00")] == ["+12.00", "−0.27", "0.00", "0.00"]


def test_circled_digits_become_rings():
    assert [(b.text, b.badge) for b in badged("与①相符")] == [("与", ""), ("", "1"), ("相符", "")]
