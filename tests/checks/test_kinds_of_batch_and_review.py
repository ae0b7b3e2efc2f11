"""Kinds that look beyond one report: at others of the database, and at the reviewer's own work; seen, or let pass."""

from decimal import Decimal

import pytest
from test_kinds_in_short import CASES as IN_SHORT
from test_kinds_in_short import HEAD, form, row

from reviewer.checks import KINDS, Cut, check_like_cases, check_review
from reviewer.documents import read_document
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions, ItemDecision, Subject
from reviewer.extraction import extract
from reviewer.scoring import choose_profile, load_profiles, score
from reviewer.services.library import Library

# -- reports of a database: the report looked at, then those of others, each a unit and its sentences

BACKGROUND = "山塘是山区群众灌溉和饮水的重要水源，多数建于上世纪六七十年代，坝体渗漏、放水涵管堵塞、溢洪道淤积等问题突出，蓄水能力逐年下降"
MANAGING = "项目实行项目法人责任制、招标投标制、建设监理制和合同管理制，乡镇负责协调征地和用水纠纷，施工单位按照批准的设计图纸组织施工"
KEEPING = "完工后由受益村推选管护员签订管护协议，管护经费从水费收入和村集体经济收入中解决，每季度检查一次，做到有人管、有钱管、管得好"
ALL = (BACKGROUND, MANAGING, KEEPING)
HELPING = "工程实施过程中{}先后八次派出技术人员到现场指导隐蔽工程验收，对坝体防渗灌浆、涵管更换和溢洪道加固等关键工序逐一把关"
JOINTLY = "{}会同{}联合印发山塘整治实施方案和资金管理办法，明确项目申报、审查批复、招标采购、竣工验收和资金拨付各环节的办理时限和责任人"
LAWS = "依据预算法、政府采购法、招标投标法及其实施条例，对照中共中央国务院关于全面实施预算绩效管理的意见和财政部项目支出绩效评价管理办法"

A, B, C, D, E = "青溪县水利局", "青溪县农业农村局", "青溪县林业局", "青溪县交通运输局", "青溪县民政局"
SCHOOL, OTHER_SCHOOL, SCHOOLS = "青溪县第一小学", "青溪县第三小学", "青溪县教育局"
TWO_MORE = ("后续管护仍然有待加强，" * 5, "群众参与仍然有待提高，" * 5)

ACROSS = {
    "copied-text": (
        [((B, ALL), (A, ALL)),
         ((B, ALL), (A, [s.replace("六七十", "七八十") if s is MANAGING else s for s in ALL]), (C, [LAWS])),
         ((B, [JOINTLY.format(A, B), *ALL]), (A, [JOINTLY.format(A, B), *ALL]), (C, ALL))],
        [((B, ALL), (A, ALL), (C, ALL), (D, ALL)),  # four units: wording of a template
         ((A, ALL), (A, ALL)),  # the unit's own report on another project
         ((A, ALL), ("县水利局", ALL)),  # the same under its short name
         ((B, [LAWS, *TWO_MORE]), (A, [LAWS, *ALL])),  # one sentence on laws
         ((B, ["受益群众满意", "验收合格", "资金足额到位", "制度健全"]),
          (A, ["受益群众满意", "验收合格", "资金足额到位", "制度健全"]))],  # short turns of phrase
    ),
    "foreign-text": (
        [((B, [HELPING.format(A), MANAGING]), (A, [HELPING.format(A), KEEPING])),
         ((B, [HELPING.format(C)]), (A, ALL), (C, [HELPING.format(C)])),
         ((SCHOOL, [HELPING.format(OTHER_SCHOOL), *ALL]), (OTHER_SCHOOL, [HELPING.format(OTHER_SCHOOL), *ALL]))],
        [((B, [HELPING.format(B), MANAGING]), (A, [HELPING.format(A), KEEPING])),  # the name was changed
         ((A, [HELPING.format("县水利局")]), ("县水利局", [HELPING.format("县水利局")])),  # its own short name
         ((SCHOOL, [HELPING.format(SCHOOLS)], SCHOOLS), (SCHOOLS, [HELPING.format(SCHOOLS)])),  # the department above
         ((B, [JOINTLY.format(A, B)]), (A, [JOINTLY.format(A, B)])),  # what both did together
         ((B, [HELPING.format(A)]), (C, [HELPING.format(A)]))],  # a third body, named by both
    ),
}  # fmt: skip


def report(unit, sentences, department=""):
    above = f"主管部门：{department}\n" if department else ""
    return (
        f"{unit}2023年度山塘整治项目支出绩效自评报告\n{above}一、项目概况\n{'。'.join(sentences)}。\n二、资金情况\n"
        f"预算100万元，实际支出98万元，预算执行率98%。\n{unit}\n2024年3月1日\n"
    )


def across(reports, tmp_path):
    """Return the rules that speak up in the first of the reports when all are in one database."""
    with_names = [(tmp_path / f"报告{n}.txt", report(*told)) for n, told in enumerate(reports)]
    for path, text in with_names:
        path.write_text(text, encoding="utf-8")
    library = Library.open(tmp_path / "评审.db")
    try:
        library.import_paths([path for path, _ in with_names])
        own = next(r for r in library.rows() if r.file_name == "报告0.txt")
        assert own.unit == reports[0][0]
        return [f.rule for f in library.open_review(own.id).findings.values()]
    finally:
        library.close()


# -- a review: the report, and what a person decided about the items of its sheet, by their names

MONEY = (
    "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "年度资金总额\t100\t100\t90\t10\t90%\t9\n"
)


def sheet_of(output="50\t40", effect="30\t30", satisfaction="10\t10", total="100\t89"):
    """Return a form whose score sheet is computed whole: 9 + 40 + 30 + 10 points."""
    return form(
        row("数量指标", "清淤河道", "50公里", "40公里", *output.split()),
        row("社会效益", "受益村", "8个", "8个", *effect.split(), "效益指标"),
        row("服务对象满意度", "群众满意度", "≥90%", "95%", *satisfaction.split(), "满意度指标"),
        total=f"总分\t{total}",
    ).replace(HEAD, MONEY + HEAD)


SHEET = sheet_of()
LOW_SELF = sheet_of(output="50\t38", total="100\t87")
PROSE = (
    "青禾县水务局2023年度河道清淤项目支出绩效自评报告\n一、资金情况\n预算100万元，全年支出90万元，预算执行率90%。\n"
    "二、绩效目标\n清淤河道50公里，受益村8个。\n三、绩效完成情况\n清淤河道40公里，受益村8个，群众满意度95%。\n"
    "四、自评结论\n自评得分88分，等级为良。\n青禾县水务局\n2024年3月5日"
)
UNSPOKEN = PROSE.replace("，群众满意度95%", "")


def adjusted(amount, reason="", based_on="40"):
    return ItemDecision(adjustment=Decimal(amount), reason=reason, based_on=Decimal(based_on))


def confirmed(reason="", based_on="10"):
    return ItemDecision(confirmed=True, reason=reason, based_on=Decimal(based_on))


def excluded(reason=""):
    return ItemDecision(excluded=True, reason=reason)


REVIEWS = {
    "cut-without-reason": (
        [(SHEET, {"清淤河道": adjusted("-2")}), (SHEET, {"受益村": adjusted("-30", "  ", "30")}),
         (SHEET, {"群众满意度": excluded()}), (SHEET, {"清淤河道": adjusted("+1")})],
        [(SHEET, {"清淤河道": adjusted("-2", "验收单缺2份")}), (SHEET, {"群众满意度": excluded("本年度未开展调查")}),
         (SHEET, {"清淤河道": confirmed(based_on="40")}), (SHEET, {})],
    ),
    "score-above-self-score": (
        [(SHEET, {"清淤河道": adjusted("+2")}), (LOW_SELF, {"清淤河道": confirmed(based_on="40")}),
         (PROSE, {"服务对象满意度": confirmed()})],
        [(SHEET, {"清淤河道": adjusted("+2", "自评漏计两段支流")}),
         (LOW_SELF, {"清淤河道": confirmed("自评少算2分", "40")}),
         (SHEET, {"清淤河道": confirmed(based_on="40")}),  # as high as the unit's own
         (SHEET, {"清淤河道": adjusted("-2")}),
         (PROSE, {"服务对象满意度": adjusted("-1", "未附问卷", "10")}),  # 88 in all, as high as the unit's own
         (PROSE.replace("88分", "80分"), {"服务对象满意度": confirmed("电话核实", "10"),
                                        "清淤河道": adjusted("+2", "支流未计入")})],
    ),
    "item-unscored": (
        [(PROSE, {}), (UNSPOKEN, {}),
         (SHEET, {"清淤河道": adjusted("-2", "验收单缺2份", "45")})],  # the machine's amount moved since
        [(SHEET, {}), (PROSE, {"服务对象满意度": confirmed()}), (UNSPOKEN, {"服务对象满意度": excluded("未开展调查")}),
         (SHEET, {"清淤河道": adjusted("-2", "验收单缺2份")})],
    ),
    "sheet-points-sum": (
        [(sheet_of(effect="40\t40", total="110\t99"), {}), (sheet_of(effect="20\t20", total="90\t79"), {}),
         (sheet_of(output="40\t32", total="90\t81"), {"群众满意度": excluded("本年度未开展调查")})],
        [(SHEET, {}), (SHEET, {"群众满意度": excluded("本年度未开展调查")}), (PROSE, {}),
         (sheet_of(output="40\t32", effect="40\t40", total="100\t91"), {})],  # other points than the profile's
    ),
}  # fmt: skip


def reviewed(text, decided):
    """Return the rules that a review breaks when it is to be finished."""
    document = read_document(text.encode("utf-8"), "short.txt")
    (read,) = extract(document)
    profile, why = choose_profile(read, load_profiles(), "", "national", document.text)
    bare = score(document, read, profile, why, (), Decisions())
    keys = {item.name: item.key for part in bare.parts for item in part.items}
    decisions = Decisions()
    for name, decision in decided.items():
        decisions = decisions.with_(Subject.ITEM, keys[name], decision)
    sheet = score(document, read, profile, why, (), decisions)
    return [f.rule for f in check_review(read, sheet, decisions, finishing=True)]


# -- cuts for one reason: item, amount and reason here, then those of other reports of the batch

RULES = "management/rules"
FIRST, SECOND = "output/0a1b2c3d4e5f", "output/9f8e7d6c5b4a"  # indicators of two reports
LIKE = {
    "like-cases-unlike": (
        [((RULES, "-2", "佐证材料不全"), (RULES, "-1", "佐证材料不全")),
         ((RULES, "-2", "佐证材料不全（缺验收单）。"), (RULES, "-1", "佐证材料不全，缺验收单")),
         ((FIRST, "-3", "未附问卷"), (SECOND, "-1.5", "未附问卷"), (SECOND, "-1.5", "未附问卷")),
         ((RULES, "-3", "缺凭证3笔"), (RULES, "-2", "缺凭证1笔"))],  # neither the same nor the same for each
        [((RULES, "-2", "佐证材料不全"), (RULES, "-2.00", "佐证材料不全。")),
         ((RULES, "-2", "佐证材料不全"), (RULES, "-1", "制度未印发")),
         ((RULES, "-2", "佐证材料不全"), ("management/funds", "-1", "佐证材料不全")),  # of another item
         ((RULES, "-2", ""), (RULES, "-1", "")),  # another rule asks for a reason
         ((RULES, "-3", "缺凭证3笔"), (RULES, "-1", "缺凭证1笔")),  # one point for each
         ((RULES, "-1", "缺凭证3笔"), (RULES, "-1", "缺凭证5笔"))],
    ),
}  # fmt: skip


def like(own, *others):
    key, amount, reason = own
    decisions = Decisions({(Subject.ITEM, key): adjusted(amount, reason)})
    cuts = [Cut(k, r, Decimal(a), f"报告{n}") for n, (k, a, r) in enumerate(others, 1)]
    return [f.rule for f in check_like_cases(Report(), decisions, cuts)]


def of(table, side):
    return [
        pytest.param(rule, case, id=f"{rule}-{n}")
        for rule, sides in table.items()
        for n, case in enumerate(sides[side])
    ]


def test_every_kind_has_two_cases_and_two_near_misses():
    known = [IN_SHORT, ACROSS, REVIEWS, LIKE]
    assert sorted(rule for table in known for rule in table) == sorted(KINDS)
    few = [rule for table in known for rule, (seen, passed) in table.items() if min(len(seen), len(passed)) < 2]
    assert few == []


@pytest.mark.parametrize(("rule", "reports"), of(ACROSS, 0))
def test_what_reports_share_is_seen(rule, reports, tmp_path):
    assert rule in across(reports, tmp_path)


@pytest.mark.parametrize(("rule", "reports"), of(ACROSS, 1))
def test_what_reports_may_share_is_let_pass(rule, reports, tmp_path):
    assert rule not in across(reports, tmp_path)


@pytest.mark.parametrize(("rule", "case"), of(REVIEWS, 0))
def test_what_a_review_lacks_is_seen(rule, case):
    assert rule in reviewed(*case)


@pytest.mark.parametrize(("rule", "case"), of(REVIEWS, 1))
def test_what_a_review_may_do_is_let_pass(rule, case):
    assert rule not in reviewed(*case)


@pytest.mark.parametrize(("rule", "cuts"), of(LIKE, 0))
def test_unlike_cuts_are_seen(rule, cuts):
    assert like(*cuts) == [rule]


@pytest.mark.parametrize(("rule", "cuts"), of(LIKE, 1))
def test_cuts_that_may_differ_are_let_pass(rule, cuts):
    assert rule not in like(*cuts)
