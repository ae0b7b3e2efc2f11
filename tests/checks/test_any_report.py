"""No report, however odd, stops the checks; every passage they light up stands in the text."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from report_building import Draft

from reviewer.checks import check_report, check_review
from reviewer.domain.document import Document
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import (
    FIELD_SPECS,
    Breakdown,
    Category,
    Claim,
    ClaimKind,
    FieldType,
    FieldValue,
    Indicator,
    Mention,
    MentionRole,
    NamedList,
    Period,
    Report,
    Section,
    SectionRole,
    SelfPart,
    SpendingItem,
)
from reviewer.domain.review import Decisions
from reviewer.domain.text import Passage, Span
from reviewer.scoring import choose_profile, load_profiles, score

texts = st.text(
    alphabet="一二三（）、。，\n\t 0123456789.万亿元%个家目标完成预算支出满意度如下表无问题",
    min_size=1,
    max_size=120,
)
values = st.one_of(st.none(), st.decimals(min_value=-(10**6), max_value=10**12, places=2))
units = st.sampled_from(["", "元", "个", "家", "%", "美元", "人次"])
names = st.sampled_from(["", "企业", "三公经费", "公用经费", "预算执行率", "满意度"])


@st.composite
def reports(draw):
    text = draw(texts)

    def passage():
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        return Passage.cut(text, start, end) if draw(st.booleans()) else Passage.typed("手填")

    def quantity():
        step = draw(st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(10000)]))
        op = draw(st.sampled_from(list(Op)))
        upper = draw(values) if op is Op.RANGE else None
        return Quantity(op, draw(values), draw(units), passage(), upper, draw(st.booleans()), step)

    def some(make, most=3):
        return tuple(make() for _ in range(draw(st.integers(0, most))))

    def maybe(make):
        return make() if draw(st.booleans()) else None

    def span():
        start = draw(st.integers(0, len(text)))
        return Span(start, draw(st.integers(start, len(text))))

    def field(spec):
        by_type = {
            FieldType.MONEY: st.sampled_from(["0.00", "2812800.00", "2822800.00"]),
            FieldType.PERCENT: st.sampled_from(["0", "95.45", "120"]),
            FieldType.SCORE: st.sampled_from(["0", "96", "100", "130"]),
            FieldType.GRADE: st.sampled_from(["优", "差"]),
            FieldType.YEAR: st.just("2024"),
            FieldType.DATE: st.sampled_from(["2023-12", "2025-01-02"]),
        }
        value = draw(by_type.get(spec.type, st.just("某单位")))
        return FieldValue(value, passage(), 1.0, "test", maybe(quantity))

    def indicator():
        number = st.one_of(st.none(), st.decimals(min_value=0, max_value=100, places=1))
        return Indicator(
            f"k{draw(st.integers(0, 99))}", draw(names), draw(st.sampled_from(list(Category))),
            maybe(quantity), maybe(quantity), stated_completion=draw(number), points=draw(number), self_score=draw(number),
        )  # fmt: skip

    stated = {spec.name: some(lambda spec=spec: field(spec), 3) for spec in FIELD_SPECS if draw(st.booleans())}
    stated = {name: found for name, found in stated.items() if found}
    return Document(text, "txt"), Report(
        fields={name: found[0] for name, found in stated.items()},
        statements=stated,
        indicators=some(indicator, 4),
        spending=some(lambda: SpendingItem("s", draw(names), Decimal(draw(st.integers(0, 10**8))), passage(), maybe(quantity), draw(names))),
        self_parts=some(lambda: SelfPart("产出", Category.OUTPUT, Decimal(20), Decimal(draw(st.integers(0, 30))), passage())),
        sections=some(lambda: Section(draw(names), draw(st.sampled_from(["", "一、", "（三）", "2."])), 1, draw(st.sampled_from(list(SectionRole))), span(), span(), -1)),
        mentions=some(lambda: Mention(draw(names), quantity(), MentionRole.RESULT, Period.THIS, -1)),
        claims=some(lambda: Claim(draw(st.sampled_from(list(ClaimKind))), draw(names), quantity(), maybe(quantity), maybe(quantity), draw(st.booleans()), draw(st.booleans()))),
        breakdowns=some(lambda: Breakdown("支出", quantity(), some(lambda: ("项", quantity()), 4), draw(st.booleans()))),
        lists=some(lambda: NamedList("项目", quantity(), some(passage, 4), draw(st.booleans()))),
        is_form=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(reports(), st.sampled_from(sorted(load_profiles())))
def test_checks_and_scores_hold(made, profile_id):
    document, report = made
    findings = check_report(document, report)
    for finding in findings:
        assert finding.title
        assert finding.message
        for evidence in finding.evidence:
            passage = evidence.passage
            assert document.text[passage.start : passage.end] == passage.text
    profile, reason = choose_profile(report, load_profiles(), profile_id)
    sheet = score(document, report, profile, reason, findings, Decisions())
    assert sheet.total + sheet.open <= sum(p.points for p in sheet.parts)
    assert check_review(report, sheet, Decisions()) is not None


def test_an_empty_report():
    draft = Draft("\n")
    assert {f.rule for f in check_report(draft.document, draft.report)} >= {
        "self-score-missing",
        "target-missing",
    }
