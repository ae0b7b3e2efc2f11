"""Every rule a profile can name, against tables worked out by hand; and what a profile may say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_building import Draft

from reviewer.domain.errors import KnownError
from reviewer.domain.finding import Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.report import Category, SectionRole
from reviewer.domain.review import Decisions, ItemDecision, Subject
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage
from reviewer.scoring import load_profile, load_profiles, score

GRADES = "".join(
    f'\n[[grades]]\ngrade = "{grade}"\nat_least = {low}\n'
    for grade, low in (("优", 90), ("良", 80), ("中", 60), ("差", 0))
)
TEXT = "资金情况\n预算200万元，年初预算160万元，到位190万元，支出184.6万元，结余15.4万元。质量达到优良标准。验收基本合格。"


def d(text):
    return Decimal(text)


def profile_of(tmp_path, *items, settings="", total=100):
    """Write a profile of one part with these items, the rest of the points given by hand; read it."""
    used = sum(Decimal(str(item["points"])) for item in items)
    rows = [*items]
    if used < total:
        rows.append({"key": "rest", "name": "其余", "rule": "by_hand", "points": total - used})
    text = f'id = "county"\nversion = "3"\nname = "县评分表"\n{settings}\n{GRADES}\n[[parts]]\nkey = "p"\nname = "管理"\ncategory = "management"\npoints = {total}\n'
    for row in rows:
        text += "\n[[parts.items]]\n" + "\n".join(f"{k} = {_toml(v)}" for k, v in row.items()) + "\n"
    path = tmp_path / "county.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path)


def _toml(value):
    if isinstance(value, str) and not value.startswith(("[", "{")):
        return f'"{value}"'
    return str(value)


@pytest.fixture
def draft():
    made = Draft(TEXT)
    made.field("budget", "200万元").field("budget_initial", "160万元").field("received", "190万元")
    made.field("spent", "184.6万元").field("balance", "15.4万元")
    made.section("资金情况", SectionRole.PERFORMANCE)
    return made


def first_item(draft, profile, findings=(), decisions=None):
    sheet = score(draft.document, draft.report, profile, "", findings, decisions or Decisions())
    return sheet.parts[0].items[0]


STEPS = "[{ at_least = 95, points = 5 }, { at_least = 90, points = 4 }, { at_least = 80, points = 2 }]"
SMALL = "[{ at_most = 10, points = 5 }, { at_most = 30, points = 3 }]"


@pytest.mark.parametrize(
    ("item", "points", "formula"),
    [
        ({"rule": "execution"}, "4.62", "184.6 ÷ 200 × 5.00 = 4.62"),
        ({"rule": "execution", "measure": "received"}, "4.75", "190 ÷ 200 × 5.00 = 4.75"),
        ({"rule": "steps", "steps": STEPS}, "4.00", "184.6 ÷ 200 = 92.30%，≥ 90% → 4.00"),
        ({"rule": "steps", "measure": "change", "steps": SMALL}, "3.00", "|200 − 160| ÷ 160 = 25.00%，≤ 30% → 3.00"),
        ({"rule": "steps", "measure": "change", "steps": "[{ at_most = 20, points = 5 }]"}, "0.00",
         "|200 − 160| ÷ 160 = 25.00%，未达最低一档 → 0.00"),
        ({"rule": "deduction", "deduction": "{ points = 0.5, per = 1 }"}, "1.00",
         "184.6 ÷ 200 = 92.30%，低于 100%，5.00 − 8 × 0.5 = 1.00"),
        ({"rule": "deduction", "deduction": "{ points = 0.5, per = 5, bound = 95 }"}, "4.50",
         "184.6 ÷ 200 = 92.30%，低于 95%，5.00 − 1 × 0.5 = 4.50"),
        ({"rule": "deduction", "measure": "balance", "deduction": "{ points = 1, per = 1, bound = 5, above = true }"},
         "2.00", "15.4 ÷ 200 = 7.70%，高于 5%，5.00 − 3 × 1 = 2.00"),
        ({"rule": "deduction", "measure": "balance", "deduction": "{ points = 1, bound = 10, above = true }"},
         "5.00", "15.4 ÷ 200 = 7.70% ≤ 10% → 5.00"),
    ],
)  # fmt: skip
def test_rates_by_every_rule(draft, tmp_path, item, points, formula):
    made = first_item(draft, profile_of(tmp_path, {"key": "a", "name": "某项", "points": 5, **item}))
    assert (made.state, made.machine, made.formula) == (ItemState.COMPUTED, d(points), formula)
    assert made.passages


def finding(rule, severity=Severity.MEDIUM):
    passage = Passage.cut(TEXT, 5, 10)
    evidence = (Evidence(passage, EvidenceRole.CLASH),)
    return Finding(rule=rule, severity=severity, message="说明", title="疑点", evidence=evidence)


def test_points_less_for_findings(draft, tmp_path):
    item = {"key": "a", "name": "指标明确性", "rule": "deduction", "points": 4,
            "checks": '["unit-mismatch", "duplicate-indicator"]', "deduction": "{ points = 1.5 }"}  # fmt: skip
    profile = profile_of(tmp_path, item)
    assert first_item(draft, profile).machine == d("4.00")
    found = [finding("unit-mismatch"), finding("sum-mismatch"), finding("duplicate-indicator", Severity.LOW)]
    made = first_item(draft, profile, found)
    assert (made.state, made.formula) == (ItemState.PROPOSED, "4.00 − 1 × 1.5 = 2.50")
    assert made.passages
    assert first_item(draft, profile, [finding("unit-mismatch")] * 9).machine == 0


@pytest.mark.parametrize(
    ("words", "points", "formula"),
    [
        ({"terms": '["质量达到优良"]'}, "10.00", "达成（100%–80%）→ 10.00"),
        ({"terms": '["质量达到优良"]', "partly": '["基本合格"]'}, "6.00", "部分达成（80%–60%）→ 6.00"),
        ({"terms": '["质量达到优良"]', "unmet": '["基本合格"]'}, "0.00", "未达成（60%–0%）→ 0.00"),
    ],
)
def test_three_bands_by_the_reports_words(draft, tmp_path, words, points, formula):
    item = {"key": "a", "name": "质量", "rule": "bands", "points": 10, **words}
    made = first_item(draft, profile_of(tmp_path, item))
    assert (made.state, made.machine, made.formula) == (ItemState.PROPOSED, d(points), formula)
    assert made.confirmable


def test_a_band_nothing_is_said_of_stays_open(draft, tmp_path):
    item = {"key": "a", "name": "质量", "rule": "bands", "points": 10, "terms": '["竣工图"]'}
    assert first_item(draft, profile_of(tmp_path, item)).state is ItemState.OPEN


def test_a_checklist_counts_what_is_said(draft, tmp_path):
    item = {
        "key": "a",
        "name": "管理",
        "rule": "checklist",
        "points": 4,
        "terms": '["验收", "优良", "监理", "招标"]',
    }
    made = first_item(draft, profile_of(tmp_path, item))
    assert (made.state, made.formula) == (ItemState.PROPOSED, "2 ÷ 4 × 4.00 = 2.00")


@pytest.mark.parametrize("step", ["0.1", "0.5", "1"])
def test_scores_are_rounded_as_the_profile_says(draft, tmp_path, step):
    item = {"key": "a", "name": "执行率", "rule": "execution", "points": 5}
    made = first_item(draft, profile_of(tmp_path, item, settings=f"step = {step}"))
    assert made.machine == (d("4.615") / d(step)).quantize(0, "ROUND_HALF_UP") * d(step)


# -- 不适用


def excluded(*keys):
    return Decisions({(Subject.ITEM, key): ItemDecision(excluded=True, reason="本项目不涉及") for key in keys})


def test_what_lapses_goes_to_the_others_or_scales_the_total(draft, tmp_path):
    items = [{"key": "a", "name": "执行率", "rule": "execution", "points": 50},
             {"key": "b", "name": "到位率", "rule": "execution", "measure": "received", "points": 30},
             {"key": "c", "name": "手评", "rule": "by_hand", "points": 20}]  # fmt: skip
    given_on = score(draft.document, draft.report, profile_of(tmp_path, *items), "", (), excluded("p/c"))
    assert [i.points for i in given_on.parts[0].items] == [d("62.5"), d("37.5"), 0]
    scaled = score(
        draft.document,
        draft.report,
        profile_of(tmp_path, *items, settings='excluded = "rescale"'),
        "",
        (),
        excluded("p/c"),
    )
    assert [i.points for i in scaled.parts[0].items] == [50, 30, 0]
    assert scaled.scale == (100, 80)
    assert scaled.parts[0].score == d("74.65")
    assert scaled.total == d("93.31")
    assert abs(scaled.total - given_on.total) <= d("0.01")  # each item rounded by itself, or once the total
    assert scaled.grade == "优"


# -- shipped profiles, by hand


def test_the_evaluation_profile_by_hand(draft):
    profile = load_profiles()["evaluation"]
    sheet = score(draft.document, draft.report, profile, "", (), Decisions())
    computed = {i.name: i.machine for p in sheet.parts for i in p.items if i.state is ItemState.COMPUTED}
    assert computed == {"预算编制科学性": d("1.00"), "资金到位率": d("3.80"), "预算执行率": d("3.69")}
    assert sum(p.points for p in sheet.parts) == 100


def test_the_whole_unit_profile_by_hand(draft):
    sheet = score(draft.document, draft.report, load_profiles()["overall"], "", (), Decisions())
    computed = {i.name: i.machine for p in sheet.parts for i in p.items if i.state is ItemState.COMPUTED}
    assert computed == {"预算完成率": d("4.00"), "预算控制率": d("2.00"), "结转结余率": d("3.50")}


def test_satisfaction_is_scored_where_a_part_takes_it(draft):
    draft.indicator("群众满意度", draft.q("200万元"), draft.q("190万元"), Category.SATISFACTION)
    sheet = score(draft.document, draft.report, load_profiles()["evaluation"], "", (), Decisions())
    assert [p.name for p in sheet.parts if any(i.indicator for i in p.items)] == ["效益"]


# -- what a file may say

SHIPPED = 'extends = "national"\nid = "county"\nversion = "1"\nname = "县评分表"\n'


def refused(tmp_path, text, name="county.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        load_profile(path)
    return caught.value.message


def test_a_profile_says_only_what_differs(tmp_path):
    path = tmp_path / "county.toml"
    path.write_text(SHIPPED + "bands = [85, 55]\n", encoding="utf-8")
    made = load_profile(path)
    assert (made.id, made.bands, [p.points for p in made.parts]) == ("county", (85, 55), [10, 50, 30, 10])


def test_profiles_that_extend_each_other_are_refused(tmp_path):
    (tmp_path / "other.toml").write_text('extends = "county"\nid = "other"\n', encoding="utf-8")
    message = refused(tmp_path, 'extends = "other"\nid = "county"\n')
    assert "循环引用" in message
    assert "county" in message


def test_a_profile_from_a_newer_program_is_refused(tmp_path):
    assert "更新的程序版本" in refused(tmp_path, "format = 2\n" + SHIPPED)


def test_an_unknown_base_is_refused(tmp_path):
    message = refused(tmp_path, 'extends = "nowhere"\nid = "county"\n')
    assert "nowhere" in message
    assert "第 1 行" in message


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('rule = "execution"', 'rule = "guess"', 'rule = "guess"', "不认识"),
        ('measure = "change"', 'measure = "growth"', 'measure = "growth"', "不认识"),
        ("deduction = { points = 2 }", "deduction = { points = 0 }", "deduction = { points = 0 }", "大于 0"),
        ("{ at_most = 5, points = 4 }", "{ points = 4 }", "steps = [", "没有界限"),
        ("{ at_most = 5, points = 4 }", "{ at_most = 5, points = 9 }", "steps = [", "超过该项分值"),
        ('takes = ["effect", "satisfaction"]', 'takes = ["everything"]', 'category = "effect"', "类别"),
        ('excluded = "redistribute"', 'excluded = "forget"', 'excluded = "forget"', "redistribute 或 rescale"),
    ],
)  # fmt: skip
def test_a_complaint_names_the_line(tmp_path, old, new, line, reason):
    from reviewer.resources import resource

    text = resource("rubrics", "evaluation.toml").read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    message = refused(tmp_path, changed, "evaluation.toml")
    assert reason in message
    number = next(n for n, row in enumerate(changed.splitlines(), 1) if row.startswith(line))
    if line.startswith(("category", "steps")):
        part = changed.splitlines()[: int(message.split("第 ")[1].split(" 行")[0])]
        assert any(row.startswith("[[parts") for row in part)
    else:
        assert f"第 {number} 行" in message


# -- properties

rates = st.decimals(min_value=0, max_value=3, places=4)


@given(spent=st.integers(0, 10**9), budget=st.integers(1, 10**9))
def test_no_rule_gives_more_than_the_points(spent, budget):
    draft = Draft("预算1万元，支出1万元")
    draft.field("budget", "预算1万元", f"{budget}.00").field("spent", "支出1万元", f"{spent}.00")
    for profile in load_profiles().values():
        sheet = score(draft.document, draft.report, profile, "", (), Decisions())
        assert sheet.total + sheet.open <= 100
        for part in sheet.parts:
            assert all(i.machine is None or 0 <= i.machine <= i.points for i in part.items)


@given(one=st.integers(0, 10**6), more=st.integers(0, 10**6))
def test_spending_more_never_earns_less(one, more):
    def computed(spent):
        draft = Draft("预算1万元，支出1万元")
        draft.field("budget", "预算1万元", "1000000.00").field("spent", "支出1万元", f"{spent}.00")
        sheets = [score(draft.document, draft.report, p, "", (), Decisions()) for p in load_profiles().values()]
        return [s.computed for s in sheets]

    assert all(a <= b for a, b in zip(computed(one), computed(one + more), strict=True))
