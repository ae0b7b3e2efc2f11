"""An opinion is one page: long ones say less of each finding, then fewer findings, and never half a sentence."""

import io
import shutil
from dataclasses import replace
from decimal import Decimal

import docx
import pytest

from reviewer.documents.converting import convert
from reviewer.documents.pdf.engine import opened as opened_pdf
from reviewer.domain.finding import Evidence, Severity
from reviewer.domain.report import FieldValue, Report
from reviewer.domain.review import Decisions, FieldDecision, OpinionDecision, Status, Subject
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage
from reviewer.export.opinion import batch, values
from reviewer.export.opinion.figures import brought_up, figures_of, noted, stale
from reviewer.export.opinion.fitting import fitted
from reviewer.export.opinion.template import Template
from reviewer.resources import resource

from .conftest import META, finding, item, part, review, sheet

D = Decimal
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def shipped():
    return Template(resource("templates", "复核意见.docx").read_bytes(), "复核意见.docx", values.KNOWN)


def long_review(count, cuts=6):
    quotes = tuple(
        Evidence(Passage(f"第{n}处原文写着实际支出486.50万元并已全部拨付到位", n, n + 9)) for n in range(1, 4)
    )
    found = [
        replace(
            finding(
                f"rule-{n}", Severity.HIGH if n % 2 else Severity.LOW, f"第{n}个疑点的说明" + "说明文字" * 12
            ),
            evidence=quotes,
            question=f"第{n}个疑点的金额不一致。请核对后说明原因并补充佐证材料。",
        )
        for n in range(1, count + 1)
    ]
    items = [item(f"o/{n}", f"指标{n}", "10", str(n)) for n in range(1, cuts + 1)]
    return review(1, scores=sheet(part("产出", *items), self_score=D(60)), findings=found)


def written(made, template=None):
    template = template or shipped()
    return template.filled([fitted(template, made, META)])


def lines_of(data):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_a_short_opinion_says_everything():
    made = long_review(2)
    text = "\n".join(lines_of(written(made)))
    assert text.count("处原文") == 6
    assert "其余" not in text


def test_a_long_opinion_says_fewer_things_whole_and_how_many_are_left():
    made = long_review(16)
    lines = lines_of(written(made))
    told = [line for line in lines if "［" in line]
    assert 3 <= len(told) < 16
    assert f"其余{16 - len(told)}条见疑点清单。" in lines
    assert all("说明文字" * 12 + "。" in line and line.endswith("补充佐证材料。") for line in told)
    assert all("［重］" in line for line in told[:8])  # the serious ones come first
    reasons = [line for line in lines if "扣" in line and "：指标" in line]
    left = [line for line in lines if line.endswith("项扣分见复核表。")]
    assert len(reasons) + (int(left[0][2:-8]) if left else 0) == 6
    assert "指标1" in reasons[0]  # what was cut most stays


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("count", [3, 6, 9, 16, 40])
def test_it_is_one_page_on_paper(count):
    data = convert(written(long_review(count, cuts=count)), ".docx", "pdf")
    with opened_pdf(data, "复核意见.pdf") as file:
        assert file.count == 1


def county(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return Template(buffer.getvalue(), "本县.docx", values.KNOWN)


def test_a_countys_template_that_does_not_say_how_many_are_left_names_all():
    template = county("{{疑点.序号}}.{{疑点.名称}}：{{疑点.说明}}{{疑点.原文}}")
    assert len(lines_of(written(long_review(40), template))) == 40


def test_a_title_is_not_said_twice():
    same = finding(message="分项合计与总额不符")
    more = finding("b", message="分项合计与总额不符，相差4.00万元")
    told = [line for line in lines_of(written(review(1, findings=[same, more]))) if "［" in line]
    assert told[0].startswith("1.［重］分项合计与总额不符。原文：")
    assert told[1].startswith("2.［重］分项合计与总额不符：相差4.00万元。原文：")


def rated(stated):
    fields = {
        "budget": FieldValue("5120000.00", Passage("512万元", 0, 5), 1.0, "t"),
        "spent": FieldValue("4865000.00", Passage("486.5万元", 6, 13), 1.0, "t"),
        "execution_rate": FieldValue(stated, Passage(f"{stated}%", 14, 20), 1.0, "t"),
    }
    return review(1, report=Report(fields=fields))


def test_two_different_rates_are_told_with_their_origin():
    assert "注：执行率95.02%（按金额计算），报告自述93.56%。" in lines_of(written(rated("93.56")))
    own = lines_of(written(rated("93.56"), county("{{预算执行率}}")))
    assert own == ["95.02%（按金额计算；报告自述93.56%）"]
    typed = Decisions().with_(
        Subject.FIELD, "execution_rate", FieldDecision(verified="91", verified_reason="凭证")
    )
    alone = Report(fields={"execution_rate": rated("93.56").report.fields["execution_rate"]})
    own = lines_of(written(review(1, report=alone, decisions=typed), county("{{预算执行率}}")))
    assert own == ["91.00%（复核数；报告自述93.56%）"]
    assert not [line for line in lines_of(written(rated("95.02"))) if "自述" in line]


def test_the_word_provisional_goes_stale_with_the_review():
    scores = sheet(
        part("产出", item("o/1", "里程", "100", "90", ItemState.PROPOSED)), self_score=D(100), grade="优"
    )
    before, after = (
        review(1, scores if state is Status.REVIEWING else done(), status=state)
        for state in (Status.REVIEWING, Status.DONE)
    )
    text = "复核得分90.00分（暂定），仍为暂定结果。"
    kept = noted(text, figures_of(before))
    assert stale(text, kept, figures_of(before)) == ()
    marks = stale(text, kept, figures_of(after))
    assert [(text[m.start : m.end], m.note) for m in marks] == [
        (word, "此处文字与现有复核结果不一致：复核完成后得分不再是暂定") for word in ("（暂定）", "暂定")
    ]
    assert brought_up(text, kept, figures_of(after)) == "复核得分90.00分，仍为暂定结果。"
    typed = Decisions().with_(Subject.OPINION, "overall", OpinionDecision(text, kept))
    (line,) = [line for line in lines_of(written(replace(after, decisions=typed))) if "总体评价" in line]
    assert "（暂定）「此处文字与现有复核结果不一致：复核完成后得分不再是暂定」" in line


def done():
    return sheet(part("产出", item("o/1", "里程", "100", "90")), self_score=D(100), grade="优")


def test_a_name_has_one_bar_whatever_its_levels():
    reviews = [review(1, findings=[finding()]), review(2, findings=[finding(severity=Severity.LOW)])]
    counted = batch.Batch.of([r.row for r in reviews])
    for one in reviews:
        counted.add(one)
    chart = batch._charts(counted)["疑点图"]
    assert (chart.categories, chart.series) == (["分项合计与总额不符"], (("条数", [2]),))
