"""The opinion of a review and the work report of a batch, by the shipped templates, opened again."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from reviewer.domain.document import Cell, Document, Member, Table
from reviewer.domain.finding import Evidence, Severity
from reviewer.domain.pages import Page, Pages
from reviewer.domain.report import FieldValue, Report, Section, SectionRole
from reviewer.domain.review import Decisions, FindingDecision, OpinionDecision, Status, Subject
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage, Span
from reviewer.export.opinion import batch, values
from reviewer.export.opinion.figures import figures_of, noted
from reviewer.export.opinion.places import place, quotes
from reviewer.export.opinion.template import Template
from reviewer.resources import resource

from .conftest import META, finding, item, part, review, sheet

D = Decimal


def shipped(kind):
    return resource("templates", f"{kind}.docx").read_bytes()


def opinion(*reviews):
    template = Template(shipped("复核意见"), "复核意见.docx", values.KNOWN)
    return docx.Document(io.BytesIO(template.filled(values.opinion_of(r, META).filling for r in reviews)))


def words(document):
    return "\n".join(
        t.text for t in document.element.body.iter(qn("w:p")) for t in [docx.text.paragraph.Paragraph(t, None)]
    )


def rows(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


class TestOpinion:
    def test_facts_scores_and_reasons(self):
        budget = FieldValue("5200000.00", Passage("520.00万元", 0, 8), 1.0, "")
        report = Report(fields={"budget": budget})
        asked = finding(question="分项与总额相差4.00万元。请核对。")
        document = opinion(review(1, report=report, findings=[asked]))
        facts, scores, signed = document.tables
        assert rows(facts)[0][:2] == ["项目名称", "项目1"]
        assert "520.00万元" in rows(facts)[2]
        assert rows(scores) == [
            ["一级指标", "分值", "自评得分", "复核得分", "分差"],
            ["产出", "60.00", "—", "57.94", "—"],
            ["效果", "40.00", "—", "40.00", "—"],
            ["合计", "100.00", "100.00", "97.94", "−2.06"],
        ]
        assert rows(signed) == [["复核人：张三", "审核人：", "负责人：", "日期：2024年5月6日"]]
        text = words(document)
        assert (
            "1.［重］分项合计与总额不符：分项合计482.50万元，与总额486.50万元相差4.00万元。原文：“实际支出486.50万元”。请核对。"
            in text
        )
        assert "三、扣分理由" in text
        assert "1.产出“里程”扣2.06分：里程的算式" in text
        assert "四、处理建议" in text
        assert "暂定" not in text
        assert "{{" not in text

    def test_a_text_that_a_person_emptied_takes_its_heading_along(self):
        emptied = Decisions().with_(Subject.OPINION, "overall", OpinionDecision(""))
        text = words(opinion(review(1, decisions=emptied)))
        assert "总体评价" not in text
        assert "一、存在问题：未提出疑点。" in text

    def test_what_is_empty_is_not_there(self):
        scores = sheet(part("产出", item("o/1", "里程", "100", "100")), self_score=D(100), grade="优")
        text = words(opinion(review(1, scores)))
        assert "扣分理由" not in text
        assert "三、处理建议" in text

    @pytest.mark.parametrize(
        ("state", "told"), [(ItemState.PROPOSED, "待确认40.00分"), (ItemState.OPEN, "待评40.00分")]
    )
    def test_what_waits_for_a_person_is_provisional(self, state, told):
        scores = sheet(
            part("产出", item("o/1", "里程", "60", "57.94")),
            part("效果", item("e/1", "优良率", "40", None if state is ItemState.OPEN else "40", state)),
            self_score=D(100),
        )
        document = opinion(review(1, scores, status=Status.REVIEWING))
        assert "（暂定）" in rows(document.tables[1])[-1][3]
        assert told.removesuffix("分").replace("待", "（待") in rows(document.tables[1])[2][3]
        assert f"复核得分为暂定，其中{told}，不作为最终结果" in words(document)

    def test_dismissed_findings_are_not_handed_out_and_serious_ones_come_first(self):
        found = [
            finding("low", Severity.LOW, "轻"),
            finding("gone", message="去"),
            finding("high", message="重"),
        ]
        decided = Decisions().with_(
            Subject.FINDING, found[1].key, FindingDecision(False, "已核实", found[1].fingerprint)
        )
        text = words(opinion(review(1, decisions=decided, findings=found)))
        assert "去。" not in text
        assert text.index("1.［重］分项合计与总额不符：重。") < text.index("2.［提示］分项合计与总额不符：轻。")

    def test_a_question_that_a_person_typed_is_whole(self):
        found = finding(question="相差4.00万元。请核对。")
        decided = Decisions().with_(
            Subject.FINDING, found.key, FindingDecision(True, "", found.fingerprint, "凭证在何处？请附复印件。")
        )
        assert "凭证在何处？请附复印件。" in words(opinion(review(1, decisions=decided, findings=[found])))

    def test_a_stale_number_is_yellow_with_its_note(self):
        before = review(1)
        text = "复核得分97.94分。"
        typed = OpinionDecision(text, noted(text, figures_of(before)))
        scores = sheet(part("产出", item("o/1", "里程", "100", "80")), self_score=D(100), grade="良")
        after = review(1, scores, decisions=Decisions().with_(Subject.OPINION, "advice", typed))
        assert values.opinion_of(after, META).stale == 1
        runs = [run for p in opinion(after).paragraphs for run in p.runs if run.font.highlight_color]
        assert [run.text for run in runs] == ["97.94分「此处数字与现有复核结果不一致：复核得分现为80.00分」"]

    def test_every_placeholder_there_is_can_be_filled(self):
        filling = values.opinion_of(review(1, findings=[finding(question="问？")]), META).filling
        assert set(filling.words) == set(values.KNOWN.names)
        assert {g: tuple(lines[0]) for g, lines in filling.groups.items()} == dict(values.KNOWN.groups)

    def test_a_bureaus_own_template(self):
        own = docx.Document()
        own.add_heading("关于{{项目名称}}的意见")
        own.add_paragraph("得分{{复核得分}}，问：")
        own.add_paragraph("{{问询.序号}}）{{问询.内容}}")
        buffer = io.BytesIO()
        own.save(buffer)
        filling = values.opinion_of(
            review(1, findings=[finding(question="为何？"), finding("b", question="何时？")]), META
        ).filling
        data = Template(buffer.getvalue(), "本局.docx", values.KNOWN).filled([filling])
        texts = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
        assert texts == ["关于项目1的意见", "得分97.94，问：", "1）为何？", "2）何时？"]

    def test_it_is_official_paper(self):
        document = opinion(review(1))
        section = document.sections[0]
        assert (round(section.page_width / Cm(1), 1), round(section.page_height / Cm(1), 1)) == (21.0, 29.7)
        assert round(section.top_margin / Cm(1), 1) == 3.7
        fonts = {
            s.name: s.element.rPr.rFonts.get(qn("w:eastAsia"))
            for s in document.styles
            if s.name in ("Title", "Normal", "Heading 1")
        }
        assert fonts == {"Title": "方正小标宋简体", "Normal": "仿宋_GB2312", "Heading 1": "黑体"}

    def test_what_a_report_calls_itself_breaks_nothing(self):
        assert "A<b>&\"'{{得分}}" in words(opinion(review(1, project_name="A<b>&\"'{{得分}}\x0b")))


TEXT = "题\n一、概况\n（一）资金\n第一段。\n\n第二段支出10万元。\n二、附表\n"


def placed(**more):
    start = TEXT.index("（一）")
    section = Section(
        "资金", "（一）", 2, SectionRole.FUNDS, Span(start, start + 5), Span(start, TEXT.index("二、"))
    )
    made = review(1, report=Report(sections=(section,)))
    return replace(made, document=Document(TEXT, "docx", **more))


def span(words):
    at = TEXT.index(words)
    return Span(at, at + len(words))


class TestPlaces:
    def test_a_paragraph_is_counted_from_its_heading(self):
        assert place(span("第一段"), placed()) == "（一）资金第1段"
        assert place(span("支出10万元"), placed()) == "（一）资金第2段"
        assert place(span("资金"), placed()) == "（一）资金"
        assert place(span("附表"), placed()) == "第6段"

    def test_a_page_where_there_are_pages(self):
        pages = Pages((Page(1, 500, 700), Page(2, 500, 700)))
        pages.page_of.extend([0] * 10 + [1] * (len(TEXT) - 10))
        pages.boxes.extend([0, 0, 1, 1] * len(TEXT))
        assert place(span("支出10万元"), placed(pages=pages)) == "第2页"
        assert place(span("支出10万元"), replace(placed(), pages=pages)) == "第2页"

    def test_a_cell_of_a_workbook_and_the_file_of_a_pair(self):
        at = span("支出10万元")
        cell = Cell(0, 0, at.start, at.end, address="自评表!C5")
        members = (Member(0, 3, "a.docx", "docx"), Member(3, len(TEXT), "b.xlsx", "xlsx"))
        assert place(at, placed(blocks=(Table(at.start, at.end, 1, 1, (cell,)),))) == "自评表!C5"
        both = (Table(at.start, at.end, 1, 1, (cell,)),)
        assert place(at, placed(blocks=both, members=members)) == "自评表!C5"  # its sheet is called so, too
        assert place(at, placed(members=members)) == "自评表（一）资金第2段"

    def test_a_cell_of_a_table_is_named_by_table_row_and_title(self):
        text = "前文\n指标\t实际完成值（公里）\t说明\n里程\t1236\t达到\n面积\t35\t达到\n"
        cells, start = [], text.index("指标")
        for row, line in enumerate(text[start:].splitlines()):
            for column, word in enumerate(line.split("\t")):
                at = text.index(word, start)
                cells.append(Cell(row, column, at, at + len(word)))
                start = at + len(word)
        table = Table(cells[0].start, cells[-1].end, 3, 3, tuple(cells))
        first = Table(0, 2, 1, 1, (Cell(0, 0, 0, 2),))
        made = replace(review(1), document=Document(text, "docx", (first, table)))

        def where(word):
            at = text.rindex(word)
            return place(Span(at, at + len(word)), made)

        assert where("1236") == "表2第2行“实际完成值（公里）”列"
        assert where("35") == "表2第3行“实际完成值（公里）”列"
        assert where("达到") == "表2第3行“说明”列"
        assert where("里程") == "表2第2行“指标”列"
        assert where("指标") == "表2第1行第1列"

    def test_quotes_of_one_place_share_it_and_no_more_than_three_are_given(self):
        def evidence(words, number=0):
            at = span(words)
            return Evidence(Passage(words, at.start, at.end), number=number)

        one = replace(finding(), evidence=(evidence("第一段", 1), evidence("支出", 2), evidence("万元", 3)))
        assert quotes(one, placed()) == "“第一段”〔（一）资金第1段〕、“支出”、“万元”〔（一）资金第2段〕"
        same = replace(finding(), evidence=(evidence("第一段", 1), evidence("支出", 1)))
        assert quotes(same, placed()) == "“第一段”〔（一）资金第1段〕等2处"
        many = replace(finding(), evidence=tuple(evidence(w) for w in ("第", "一", "段", "支")))
        assert quotes(many, placed()).endswith("等4处")


def work_report(*reviews):
    counted = batch.Batch.of([r.row for r in reviews])
    for one in reviews:
        counted.add(one)
    template = Template(shipped("工作报告"), "工作报告.docx", batch.KNOWN)
    return batch.work_report(template, counted, META)


def scored(number, points, own="100", grade="优", **more):
    scores = sheet(part("产出", item("o/1", "里程", "100", points)), self_score=D(own), grade=grade)
    return review(number, scores, **more)


class TestWorkReport:
    def reviews(self):
        return (
            scored(1, "80", grade="良", findings=[finding()]),
            scored(2, "98", findings=[finding("b"), finding()]),
            scored(3, "40", grade="差", status=Status.REVIEWING),
            scored(4, "97", project_name="项目2", unit="单位2"),
        )

    def tables(self, data):
        return {
            t.rows[0].cells[0].text + t.rows[0].cells[1].text: rows(t)
            for t in docx.Document(io.BytesIO(data)).tables
        }

    def test_counts_money_and_means(self):
        data = work_report(*self.reviews())
        text = words(docx.Document(io.BytesIO(data)))
        assert (
            "绩效自评报告4份，涉及3个项目（同一项目另有1份，不重复计算金额和平均分）。其中审核中1份、已审3份。"
            in text
        )
        assert "预算合计1,560.00万元，执行合计1,459.50万元，预算执行率93.56%" in text
        assert (
            "已审3份报告（涉及2个项目，同一项目只计一份）中，自评平均100.00分，复核平均89.00分，平均分差−11.00分"
            in text
        )
        assert "尚有1份报告未审定" in text
        assert "共提出疑点3条（重3条，不含已排除的），供核实" in text
        assert "{{" not in text

    def test_tables_count_finished_reviews_only(self):
        tables = self.tables(work_report(*self.reviews()))
        assert tables["复核状态份数"][1:] == [
            ["待审", "0", "0.00%"],
            ["审核中", "1", "25.00%"],
            ["已审", "3", "75.00%"],
            ["合计", "4", "100.00%"],
        ]
        assert tables["等级自评（份）"][1:3] == [
            ["优", "2", "100.00%", "1", "50.00%"],
            ["良", "0", "0.00%", "1", "50.00%"],
        ]
        assert tables["分数段自评（份）"][1] == ["95分以上", "2", "1"]
        assert tables["序号疑点类型"][1] == ["1", "分项合计与总额不符", "重", "2", "2"]
        deviations = [line for key, lines in tables.items() if key == "序号实施单位" for line in lines[1:]]
        assert [line[1] for line in deviations] == ["单位1", "单位2"]
        assert deviations[0][5:] == ["20.00%", "高估"]
        assert [line[3] for line in tables["序号主管部门"][1:]] == ["项目1", "项目2", "项目3", "项目2"]

    def test_charts_are_native_and_have_their_workbooks(self):
        package = zipfile.ZipFile(io.BytesIO(work_report(*self.reviews())))
        charts = [
            name for name in package.namelist() if name.startswith("word/charts/") and name.endswith(".xml")
        ]
        assert len(charts) == 3
        types = package.read("[Content_Types].xml").decode()
        assert types.count("drawingml.chart+xml") == 3
        first = package.read("word/charts/chart1.xml").decode()
        assert "<c:v>优</c:v>" in first
        assert "c:externalData" in first
        assert "chart1.xlsx" in package.read("word/charts/_rels/chart1.xml.rels").decode()
        book = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/chart1.xlsx")))
        assert [[c.value for c in row] for row in book["Sheet1"].iter_rows(max_row=3)] == [
            [None, "自评", "复核"],
            ["优", 2, 1],
            ["良", 0, 1],
        ]

    def test_without_a_finished_review_there_are_no_means_and_no_charts_of_scores(self):
        data = work_report(scored(1, "80", status=Status.WAITING))
        assert "目前没有已审的报告，不计平均分和等级。" in words(docx.Document(io.BytesIO(data)))
        assert not [
            n for n in zipfile.ZipFile(io.BytesIO(data)).namelist() if n.startswith("word/charts/chart")
        ]
        assert self.tables(data)["序号主管部门"][1][8] == "—"

    def test_every_placeholder_there_is_can_be_filled(self):
        counted = batch.Batch.of([r.row for r in self.reviews()])
        for one in self.reviews():
            counted.add(one)
        filling = batch._filling(counted, META)
        assert set(filling.words) == set(batch.KNOWN.names)
        assert {g: tuple(lines[0]) for g, lines in filling.groups.items()} == dict(batch.KNOWN.groups)


@pytest.mark.parametrize("known", [values.KNOWN, batch.KNOWN], ids=["opinion", "work report"])
def test_the_manual_names_every_placeholder(known):
    text = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    assert [name for name in known.listed().split("、") if f"{{{{{name}}}}}" not in text] == []
