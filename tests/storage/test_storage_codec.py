from dataclasses import fields, is_dataclass
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.documents import read_document
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import (
    Breakdown,
    Category,
    Claim,
    ClaimKind,
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
from reviewer.domain.text import Passage, Span
from reviewer.extraction import extract
from reviewer.storage.codec import report_from_json, report_to_json

TEXT = "预算281.28万元𠀀，支出268.49万元。" * 20


def passages():
    inside = st.integers(0, len(TEXT)).flatmap(
        lambda a: st.integers(a, len(TEXT)).map(lambda b: Passage.cut(TEXT, a, b))
    )
    return st.one_of(inside, st.text(max_size=8).map(Passage.typed))


decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.just(Decimal("1E+5"))
quantities = st.builds(
    Quantity, st.sampled_from(Op), st.none() | decimals, st.sampled_from(["元", "个", ""]), passages(),
    st.none() | decimals, st.booleans(), decimals,
)  # fmt: skip
values = st.builds(
    FieldValue, st.text(max_size=9), passages(), st.floats(0, 1), st.just("r"), st.none() | quantities
)
spans = st.builds(Span, st.integers(0, 9), st.integers(9, 20))
reports = st.builds(
    Report,
    part=st.integers(1, 3),
    fields=st.dictionaries(st.sampled_from(["budget", "unit"]), values),
    statements=st.dictionaries(st.sampled_from(["budget"]), st.lists(values, max_size=2).map(tuple)),
    indicators=st.lists(
        st.builds(
            Indicator, st.text(max_size=5), st.text(max_size=5), st.sampled_from(Category), st.none() | quantities,
            st.none() | quantities, stated_completion=st.none() | decimals, stated_passage=st.none() | passages(),
            evidence=st.lists(passages(), max_size=2).map(tuple), reason=st.none() | passages(),
        ),
        max_size=2,
    ).map(tuple),
    spending=st.lists(st.builds(SpendingItem, st.just("k"), st.just("n"), decimals, passages()), max_size=2).map(tuple),
    self_parts=st.lists(
        st.builds(SelfPart, st.just("产出"), st.sampled_from(Category), st.none() | decimals, decimals, passages()),
        max_size=1,
    ).map(tuple),
    sections=st.lists(
        st.builds(Section, st.just("t"), st.just("一、"), st.integers(1, 3), st.sampled_from(SectionRole), spans, spans),
        max_size=2,
    ).map(tuple),
    mentions=st.lists(
        st.builds(
            Mention, st.just("n"), quantities, st.sampled_from(MentionRole), st.sampled_from(Period), st.integers(-1, 2)
        ),
        max_size=2,
    ).map(tuple),
    claims=st.lists(
        st.builds(Claim, st.sampled_from(ClaimKind), st.just("n"), quantities, st.none() | quantities, st.none()),
        max_size=1,
    ).map(tuple),
    breakdowns=st.lists(
        st.builds(
            Breakdown, st.just("n"), quantities, st.lists(st.tuples(st.just("p"), quantities), max_size=2).map(tuple)
        ),
        max_size=1,
    ).map(tuple),
    lists=st.lists(
        st.builds(NamedList, st.just("n"), quantities, st.lists(passages(), max_size=2).map(tuple)), max_size=1
    ).map(tuple),
    problems=st.lists(passages(), max_size=1).map(tuple),
    is_form=st.booleans(),
    notices=st.lists(st.text(max_size=4), max_size=1).map(tuple),
)  # fmt: skip


def same(one, other):
    """Compare exactly: Decimal("1.0") is not Decimal("1.00"), a tuple no list."""
    assert type(one) is type(other)
    if is_dataclass(one):
        for spec in fields(one):
            same(getattr(one, spec.name), getattr(other, spec.name))
    elif isinstance(one, Decimal):
        assert str(one) == str(other)
    elif isinstance(one, tuple):
        assert len(one) == len(other)
        for left, right in zip(one, other, strict=True):
            same(left, right)
    elif isinstance(one, dict):
        assert list(one) == list(other)
        for key in one:
            same(one[key], other[key])
    else:
        assert one == other


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports)
def test_a_report_comes_back_exactly(report):
    same(report, report_from_json(report_to_json(report, TEXT), TEXT))


def test_real_readings_come_back_exactly(shared_reports):
    for path in shared_reports:
        document = read_document(path.read_bytes(), path.name)
        for report in extract(document):
            same(report, report_from_json(report_to_json(report, document.text), document.text))
