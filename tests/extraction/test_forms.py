"""Forms in many layouts and wordings: fields, spending, scores by part and indicators of each."""

from decimal import Decimal

import pytest
from drawn_tables import drawn_document
from test_fields import check, drawn, load

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.extraction import extract

CASES = load("form_tables_d.toml")
SUMS = {"sum-mismatch", "part-exceeds-whole", "score-sum-mismatch", "calculation-mismatch"}
FORM = """项目名称 | 桥梁维护 | < | < | 实施单位 | 清溪县公路所 | <
三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 备注 | 佐证
{row}
总分 | < | < | 100 | 100 | |"""


def figure(quantity):
    return "" if quantity is None or quantity.value is None else str(quantity.value.normalize() + 0)


@pytest.mark.parametrize("case", CASES)
def test_forms(case):
    document = drawn(case)
    check(case, document)
    (report,) = extract(document)
    wanted = [(name, *(figure_of(v) for v in values)) for name, *values in case.get("rows", ())]
    if wanted:
        read = [(i.name, figure(i.target), figure(i.actual)) for i in report.indicators]
        assert len(read) == len(wanted)
        for (name, *values), (called, *shown) in zip(read, wanted, strict=True):
            assert called in name or name in called
            assert values == shown


def figure_of(value):
    return str(Decimal(value).normalize() + 0) if value else ""


@pytest.mark.parametrize("case", [c for c in CASES if "sub-row filled only" not in c.values[0]["name"]])
def test_sound_sums_raise_nothing(case):
    document = drawn(case)
    (report,) = extract(document)
    found = {f.rule for f in check_report(document, report) if f.severity.value != "low"}
    assert not found & SUMS


@pytest.mark.parametrize(
    ("row", "target", "actual", "unit"),
    [
        ("设施等级提升 | ≥0.5档 | 0.6档 | 50 | 50 | |", "0.5", "0.6", "档"),
        ("设施等级提升 | ≥1.5等 | 1.6 | 50 | 50 | |", "1.5", "1.6", "等"),
        ("技术状况 | 良好 | 优良 | 50 | 50 | |", "", "", ""),
        ("完工时限 | 10月前 | 9月 | 50 | 50 | |", "", "", ""),
    ],
)
def test_a_unit_no_list_knows_counts_where_both_cells_have_it(row, target, actual, unit):
    (report,) = extract(drawn_document("2023年度项目支出绩效自评表\n", FORM.format(row=row)))
    (indicator,) = report.indicators
    assert (figure(indicator.target), figure(indicator.actual)) == (target, actual)
    if target:
        assert indicator.target.unit == indicator.actual.unit == unit


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("53000123T000001234567-桥梁维护", "桥梁维护"),
        ("[530001]桥梁维护", "桥梁维护"),
        ("桥梁维护（53000124）", "桥梁维护"),
        ("500米桥梁维护", "500米桥梁维护"),
        ("2023年度桥梁维护", "2023年度桥梁维护"),
        ("桥梁维护（2023）", "桥梁维护（2023）"),
    ],
)
def test_the_code_of_a_project_is_left_out_of_its_name_whole(written, name):
    table = FORM.format(row="维护桥梁 | 5座 | 5座 | 50 | 50 | |").replace("桥梁维护 | <", f"{written} | <", 1)
    (report,) = extract(drawn_document("2023年度项目支出绩效自评表\n", table))
    assert report.fields["project_name"].value == name


def saved_as_text(case):
    """A form as a spreadsheet program saves it with tabs: what merged cells cover is empty."""
    rows = [[cell.strip() for cell in line.split("|")] for line in case["table"].strip("\n").split("\n")]
    columns = max(map(len, rows))
    cells = [[("" if c in ("<", "^") else c) for c in row] + [""] * (columns - len(row)) for row in rows]
    lines = [case["text"].strip("\n"), *map("\t".join, cells), case.get("after", "").strip("\n")]
    return read_document("\n".join(lines).encode(), "自评表.txt")


def facts(report):
    return (
        {name: value.value for name, value in report.fields.items()},
        [(i.name, figure(i.target), figure(i.actual), i.points, i.self_score) for i in report.indicators],
        [(item.name, item.amount) for item in report.spending],
        [(part.name, part.score) for part in report.self_parts],
    )


_TEXT_FORMS = load("form_tables.toml", "form_tables_b.toml", "form_tables_c.toml", "form_tables_d.toml")
_ODD = "two header rows of money, unit in the corner"  # its last row is no total without its merged cells


@pytest.mark.parametrize("case", [c for c in _TEXT_FORMS if c.values[0]["name"] != _ODD])
def test_a_form_saved_as_text_says_the_same(case):
    (text,), (table,) = extract(saved_as_text(case)), extract(drawn(case))
    assert facts(text) == facts(table)
