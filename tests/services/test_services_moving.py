"""An indicator under another part of the rubric: its row's decision goes along, undo and a reopened database agree."""

from dataclasses import replace

import pytest
from review_world import TEXT

from reviewer.domain.errors import ReadOnly, Refused
from reviewer.domain.review import IndicatorDecision, Status, Subject, decision_from_json, decision_to_json

KEY = "i-修渠"
HERE, THERE = f"output/{KEY}", f"effect/{KEY}"


@pytest.fixture
def adjusted(session):
    """A review with a reason typed for the indicator's row."""
    session.adjust_item(HERE, "-1", "质量不足")
    return session


def look(session):
    return session.decisions, session.sheet, session.findings, session.report


def typed(session, row):
    decision = session.decisions.item(row)
    return decision and (str(decision.adjustment), decision.reason)


def test_the_rows_decision_goes_along_and_comes_back(adjusted):
    start = look(adjusted)
    adjusted.move_indicator(KEY, "effect")
    moved = look(adjusted)
    assert (typed(adjusted, HERE), typed(adjusted, THERE)) == (None, ("-1", "质量不足"))
    item = adjusted.sheet.item(THERE)
    assert (item.reason, item.doubtful) == ("质量不足", True)  # other points lie under the adjustment now
    assert adjusted.findings == start[2]
    assert adjusted.report == start[3]  # what the report says of it stays
    assert adjusted.followed(f"item:{HERE}") == f"item:{THERE}"
    assert adjusted.undo_label == "指标「修渠」移到效果"
    adjusted.undo()
    assert look(adjusted) == start
    assert adjusted.followed(f"item:{THERE}") == f"item:{HERE}"
    adjusted.redo()
    assert look(adjusted) == moved
    adjusted.move_indicator(KEY, None)
    assert adjusted.undo_label == "指标「修渠」恢复自动归类"
    assert look(adjusted) == start


def test_it_is_there_when_the_database_is_opened_again(world):
    library = world.imported()
    session = library.open_review(1)
    session.adjust_item(HERE, "-1", "质量不足")
    session.move_indicator(KEY, "satisfaction")
    left = look(session)
    stored = library._records.load(1).derived
    assert stored == session._snapshot().derived
    library.close()
    library = world.open()
    again = library.open_review(1)
    assert look(again) == left
    assert typed(again, f"satisfaction/{KEY}") == ("-1", "质量不足")
    library.close()


def test_another_category_takes_the_rows_decision_along_too(adjusted):
    start = look(adjusted)
    adjusted.set_indicator(KEY, "category", "效果")
    assert typed(adjusted, THERE) == ("-1", "质量不足")
    adjusted.set_indicator(KEY, "category", "管理")  # scored nowhere: it waits
    assert adjusted.sheet.item(THERE) is None
    adjusted.set_indicator(KEY, "category", "满意度")
    assert typed(adjusted, f"satisfaction/{KEY}") == ("-1", "质量不足")
    adjusted.restore_indicator(KEY)
    assert look(adjusted) == start
    for _ in range(4):
        adjusted.undo()
    assert look(adjusted) == start


def test_restoring_gives_it_back_to_its_own_part(adjusted):
    adjusted.move_indicator(KEY, "effect")
    adjusted.restore_indicator(KEY)
    assert adjusted.decisions.indicator(KEY) is None
    assert typed(adjusted, HERE) == ("-1", "质量不足")


def test_a_place_counts_before_the_category_and_moving_home_needs_no_decision(adjusted):
    adjusted.move_indicator(KEY, "satisfaction")
    adjusted.set_indicator(KEY, "category", "效果")
    assert adjusted.sheet.item(f"satisfaction/{KEY}").reason == "质量不足"
    adjusted.move_indicator(KEY, "effect")
    assert adjusted.decisions.indicator(KEY) == IndicatorDecision(confirmed=True, category="effect")
    assert adjusted.sheet.item(THERE).reason == "质量不足"


def test_what_another_rubric_left_at_the_new_place_is_not_written_over(adjusted):
    adjusted.move_indicator(KEY, "satisfaction")
    adjusted.choose_profile("evaluation")  # has no such part: the row stands under 产出 there
    adjusted.adjust_item(HERE, "-2", "另一评分表的理由")
    adjusted.choose_profile(None)
    adjusted.move_indicator(KEY, None)
    assert typed(adjusted, HERE) == ("-1", "质量不足")
    assert typed(adjusted, f"satisfaction/{KEY}") == ("-2", "另一评分表的理由")


def test_a_rubric_without_the_part_scores_by_the_automatic_one(session):
    session.move_indicator(KEY, "satisfaction")
    session.choose_profile("evaluation")  # 效益 takes satisfaction there
    assert session.sheet.item(HERE) is not None
    session.choose_profile(None)
    assert session.sheet.item(f"satisfaction/{KEY}") is not None


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("management", "评分表「渝中四维」的「管理」只评所列各项，没有给指标的分值，指标不能移入。"),
        ("process", "评分表「渝中四维」没有这个部分。"),
    ],
)
def test_a_part_that_takes_none_refuses_with_the_reason(session, part, sentence):
    with pytest.raises(Refused) as problem:
        session.move_indicator(KEY, part)
    assert problem.value.message == sentence
    assert session.undo_label is None
    refused = {place.part for place in session.places(KEY) if place.refusal}
    assert refused == {"management"}


def test_without_a_target_there_is_no_row_to_move(session):
    session.set_indicator(KEY, "target", "")
    with pytest.raises(Refused, match="没有目标值，不计分"):
        session.move_indicator(KEY, "effect")


def test_a_review_that_is_only_read_moves_nothing(session):
    session.status = Status.DONE
    with pytest.raises(ReadOnly):
        session.move_indicator(KEY, "effect")


def test_a_replaced_original_keeps_the_place(world, library, session):
    session.move_indicator(KEY, "effect")
    session.move_indicator("i-植树", "effect")
    session.adjust_item(THERE, "-1", "质量不足")
    text = TEXT.replace("完成8公里", "完成9公里").replace("植树目标20株，完成25株。", "")
    done = library.replace_original(1, world.write("新稿.txt", text))
    again = library.open_review(1)
    assert again.decisions.indicator(KEY) == IndicatorDecision(
        part="effect"
    )  # the new figure is read, none is fixed
    assert again.report.indicator(KEY).actual.value == 9
    assert again.sheet.item(THERE).reason == "质量不足"
    assert "指标「修渠」：归入的部分" in done.kept
    assert "指标「植树」在新稿中未找到，归入的部分暂不起作用" in done.look_again


def test_rescoring_from_what_is_stored_counts_the_place(library, session):
    own = library.rubrics.copy("yuzhong", "本县", "own")
    session.choose_profile("own")
    session.move_indicator(KEY, "effect")
    library._sessions.clear()
    library.rubrics.save(replace(own, description="改过"))
    assert library.rescore("own") == 1
    stored = library._records.load(1).derived
    assert THERE in stored.items
    assert HERE not in stored.items
    assert stored == library.open_review(1)._snapshot().derived


def test_the_decision_is_read_back_and_older_ones_without_it_too():
    decision = IndicatorDecision(part="effect")
    assert decision_to_json(decision) == {"part": "effect"}
    assert decision_from_json(Subject.INDICATOR, {"part": "effect"}) == decision
    assert decision_from_json(Subject.INDICATOR, {"confirmed": True}).part is None
