from decimal import Decimal

import pytest
from report_building import Draft
from review_world import text_for

from reviewer.domain.errors import ReadOnly, Refused
from reviewer.domain.review import Decisions, FieldDecision, Status, Subject
from reviewer.domain.text import Passage
from reviewer.services.effective import apply_decisions
from reviewer.services.session import Sign
from reviewer.services.typed import money, number, quantity


def test_a_typed_amount_without_unit_is_in_the_unit_the_panel_shows(session):
    session.set_field("budget", "300")
    assert session.report.value("budget") == "3000000.00"
    assert session.shown("budget") == "300.00"
    assert session.sign("field:budget") is Sign.CONTRADICTION or session.sign("field:budget") is Sign.CORRECTED


def test_an_amount_keeps_its_own_unit(session):
    session.set_field("budget", "2812801.5元")
    assert session.report.value("budget") == "2812801.50"
    assert session.shown("budget") == "281.28015"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("budget", "很多"),
        ("budget", "-3"),
        ("execution_rate", "九成多"),
        ("execution_rate", "-1%"),
        ("self_score", "九十九"),
        ("self_score", "999"),
        ("self_grade", "甲"),
        ("year", "21"),
        ("year", "二〇二一"),
        ("kind", "其它种类"),
        ("report_date", "某日"),
        ("unit", "长" * 501),
        ("no_such_field", "1"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence_and_changes_nothing(session, name, typed):
    before = session.decisions
    with pytest.raises(Refused) as refusal:
        session.set_field(name, typed)
    assert refusal.value.message.endswith("。")
    assert session.decisions is before
    assert session.undo_label is None


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("execution_rate", "95.45％", "95.45"),
        ("self_score", "98.5分", "98.5"),
        ("self_grade", "良好", "良"),
        ("year", "2022年度", "2022"),
        ("kind", "部门整体支出", "overall"),
        ("report_date", "2022年3月5日", "2022-03-05"),
        ("unit", " 星河县\n水利局 ", "星河县水利局"),
    ],
)
def test_right_input_is_made_canonical(session, name, typed, value):
    session.set_field(name, typed)
    assert session.report.value(name) == value


def test_the_machines_value_stays_and_comes_back(session):
    session.set_field("spent", "270")
    assert session.machine.value("spent") == "2684900.00"
    assert session.shown_machine("spent") == "268.49"
    assert session.sign("field:spent") is Sign.CORRECTED
    session.restore_field("spent")
    assert session.report.value("spent") == "2684900.00"
    assert session.decisions.field("spent") is None


def test_typing_what_the_machine_read_confirms_it(session):
    session.set_field("spent", "268.49")
    decision = session.decisions.field("spent")
    assert decision.confirmed
    assert decision.value is None
    assert session.sign("field:spent") is Sign.CONFIRMED
    assert session.report.fields["spent"] == session.machine.fields["spent"]


def test_a_missing_value_is_confirmed_as_not_stated(session):
    assert session.sign("field:balance") is Sign.ABSENT
    assert "field:balance" in {t.ref for t in session.todo()}
    session.confirm_field("balance")
    assert session.sign("field:balance") is Sign.CONFIRMED
    assert "field:balance" not in {t.ref for t in session.todo()}


def test_an_emptied_cell_says_that_the_report_does_not_state_it(session):
    session.set_field("self_grade", "")
    assert session.report.value("self_grade") is None
    assert session.sign("field:self_grade") is Sign.CORRECTED


def test_a_value_taken_from_the_text_carries_its_passage(session):
    start = session.document.text.index("268.49")
    passage = Passage.cut(session.document.text, start, start + 6)
    session.set_field("balance", "268.49", passage)
    assert session.report.fields["balance"].passage == passage
    assert [one.passage for one in session.lit("field:balance")] == [passage]


def test_a_verified_figure_needs_a_reason_and_leaves_the_report_alone(session):
    with pytest.raises(Refused, match="理由"):
        session.verify_field("spent", "260", "  ")
    session.verify_field("spent", "260", "凭证核对")
    assert session.report.value("spent") == "2684900.00"
    assert session.decisions.field("spent").verified == "2600000.00"
    assert session.shown_verified("spent") == "260.00"
    assert session.sign("field:spent") is Sign.VERIFIED
    session.verify_field("spent", "", "")
    assert session.decisions.field("spent") is None


def test_the_first_edit_begins_the_review_and_rescores_at_once(session):
    assert session.status is Status.WAITING
    before = session.sheet.item("management/execution").final
    session.set_field("spent", "140.64")
    assert session.status is Status.REVIEWING
    assert session.row.status is Status.REVIEWING
    assert session.sheet.item("management/execution").final < before
    assert session.row.score == session.sheet.total


def test_an_edit_that_changes_nothing_is_no_step(session):
    session.set_field("spent", "270")
    session.set_field("spent", "270")
    session.undo()
    assert session.undo_label is None


def test_other_stated_values_are_offered(session):
    assert [v.value for v in session.alternatives("budget")] == ["2822800.00"]


def test_the_rate_is_computed_where_the_report_is_silent(session):
    assert session.computed_rate() == (Decimal("95.45"), "268.49 ÷ 281.28 = 95.45%")
    session.set_field("execution_rate", "95%")
    assert session.computed_rate() is None
    session.set_field("execution_rate", "")
    session.set_field("budget", "0")
    assert session.computed_rate() is None


def test_a_finished_review_takes_no_edit(world):
    library = world.imported()
    session = library.open_review(1)
    session.status = Status.DONE
    with pytest.raises(ReadOnly, match="重新打开"):
        session.set_field("spent", "1")
    library.close()


def test_full_width_digits_that_were_typed_stand_plain_in_formulas(session):
    session.set_field("spent", "２７０．５万元")
    assert session.report.value("spent") == "2705000.00"
    formulas = [item.formula for part in session.sheet.parts for item in part.items]
    assert any("270.5 ÷ 281.28" in formula for formula in formulas), formulas


def test_what_was_typed_without_a_place_in_the_original_is_known(world):
    world.write("无预算.txt", text_for(1, **{"全年预算281.28万元，": "", "附表预算282.28万元。": ""}))
    library = world.open()
    session = library.open_review(library.import_paths([world.folder])[0].report_id)
    session.set_field("budget", "300")
    assert session.report.fields["budget"].entered
    session.set_field("budget", "268.49")  # stands there, if not as a budget: the reviewer read it
    assert not session.report.fields["budget"].entered
    library.close()


def test_a_corrected_total_is_the_total_of_its_parts():
    draft = Draft("支出344.91万元，其中办公费300万元、印刷费45.91万元。").field("spent", "344.91万元")
    parts = [(name, draft.q(words)) for name, words in (("办公费", "300万元"), ("印刷费", "45.91万元"))]
    draft.breakdown("支出", draft.q("344.91万元"), *parts)
    decisions = Decisions().with_(
        Subject.FIELD, "spent", FieldDecision(True, "3459100.00", "345.91万元", machine="3449100.00")
    )
    whole = apply_decisions(draft.report, decisions, draft.text).breakdowns[0].total
    assert (whole.value, whole.passage.text) == (Decimal("3459100.00"), "344.91万元")
    assert apply_decisions(draft.report, Decisions()).breakdowns == draft.report.breakdowns


_COMMA = r"中的逗号不是千位分隔，写成小数请用“\.”"


@pytest.mark.parametrize("typed", ["-0,5", "-0，5", "−０，５", "1,23", "12,3456", "1,234,5", ",5", "1234,567"])
def test_a_comma_that_separates_no_thousands_is_refused_as_a_decimal_point(typed):
    with pytest.raises(Refused, match=_COMMA):
        number(typed)
    with pytest.raises(Refused, match=_COMMA):
        quantity(f"{typed}个", None)
    with pytest.raises(Refused, match=_COMMA):
        money(f"{typed}万元", "万元")


@pytest.mark.parametrize(
    ("typed", "value"), [("1,234", "1234"), ("−12，345.60", "-12345.60"), ("1,234,567", "1234567")]
)
def test_commas_between_thousands_are_none_of_the_number(typed, value):
    assert number(typed) == Decimal(value)
    assert quantity(f"{typed}个", None).value == Decimal(value)


def test_commas_of_a_list_in_words_are_kept():
    assert quantity("1,2,3号楼竣工", None).op == "text"
