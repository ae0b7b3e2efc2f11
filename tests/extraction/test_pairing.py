"""The readings of a report and of its form as one: what each says, under whose key, and where it stands."""

import json

import pytest
from support.pairs import form_file, report_file
from test_views import passages

from reviewer.documents import joined, read_document
from reviewer.extraction import extract, pair_readings
from reviewer.storage.codec import report_from_json, report_to_json, scored_from_json


def read(report=None, **form):
    documents = (
        read_document(report_file(**(report or {})), "报告.docx"),
        read_document(form_file(**form), "表.xlsx"),
    )
    (narrative,), (table,) = map(extract, documents)
    document = joined(*documents)
    return document, narrative, table, pair_readings(document, narrative, table)


@pytest.fixture(scope="module")
def pair():
    return read()


def test_every_passage_quotes_its_place(pair):
    document, _, form, whole = pair
    found = [p for p in passages(whole) if p.grounded]
    assert all(document.text[p.start : p.end] == p.text for p in found)
    in_form = {p.text for p in found if document.member_at(p.start) == 1}
    assert {p.text for p in passages((form.fields, form.indicators))} <= in_form


def test_the_narrative_is_read_first_and_the_form_completes_it():
    document, narrative, form, whole = read({"预算执行率95.00%，": "", "，等级为优": ""})
    assert narrative.value("execution_rate") is narrative.value("self_grade") is None
    assert (whole.value("execution_rate"), whole.value("self_grade")) == ("95", "优")
    assert document.member_at(whole.fields["execution_rate"].passage.start) == 1
    assert whole.fields["budget"] == narrative.fields["budget"]
    assert [document.member_at(s.passage.start) for s in whole.statements["budget"]] == [0, 1]
    assert whole.form.fields["budget"].value == form.value("budget")
    assert whole.form.start == document.members[1].start
    assert not whole.is_form


def test_rows_of_the_form_take_the_narratives_places_and_keys(pair):
    document, narrative, form, whole = pair
    assert [i.name for i in whole.indicators] == [i.name for i in form.indicators]
    assert [i.points for i in whole.indicators] == [i.points for i in form.indicators]
    length = whole.indicators[0]
    (told,) = [i for i in narrative.indicators if "里程" in i.name]
    assert length.key == told.key
    assert {document.member_at(p.start) for p in length.evidence} == {0, 1}
    assert whole.form.matched[told.key][0] == told
    assert whole.form.matched[told.key][1].points == form.indicators[0].points
    assert "道路通行率" not in {whole.indicator(key).name for key in whole.form.matched}
    assert len({i.key for i in whole.indicators}) == len(whole.indicators)


MORE = {
    "养护验收合格率达到98%以上": "养护验收合格率达到98%以上，新建标志牌60块",
    "养护验收合格率99%": "养护验收合格率99%，新建标志牌60块，清理塌方12处",
}


def test_what_only_the_narrative_tells_stays_where_it_has_goal_and_result():
    _, narrative, _, whole = read(MORE, points=False)
    assert {"新建标志牌", "清理塌方"} <= {i.name for i in narrative.indicators}
    names = [i.name for i in whole.indicators]
    assert [name for name in names if "标志牌" in name]
    assert not [name for name in names if "塌方" in name]


def test_nothing_is_added_to_rows_that_print_their_points():
    _, _, form, whole = read(MORE)
    assert [i.name for i in whole.indicators] == [i.name for i in form.indicators]


def test_indicators_of_like_names_are_not_taken_for_one():
    """Another thing with another figure is no contradiction."""
    _, _, _, whole = read({"养护农村公路里程320公里": "养护县道里程120公里"})
    assert not [t for t, _ in whole.form.matched.values() if "县道" in t.name]


def test_the_form_alone_gives_what_the_narrative_lacks():
    _, narrative, form, whole = read()
    assert not narrative.self_parts
    assert [p.score for p in whole.self_parts] == [p.score for p in form.self_parts]


def test_it_is_stored_and_read_back_exactly(pair):
    document, narrative, _, whole = pair
    written = report_to_json(whole, document.text)
    assert report_from_json(written, document.text) == whole
    assert scored_from_json(written, document.text).indicators == whole.indicators
    alone = report_to_json(narrative, document.text)
    assert "form" not in json.loads(alone)  # as older versions wrote it
    assert report_from_json(alone, document.text).form is None
