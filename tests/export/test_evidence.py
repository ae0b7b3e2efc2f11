"""依据: every number of a review sheet has a line that says where it comes from, and the links lead there and back."""

from decimal import Decimal

import openpyxl

from reviewer.domain.report import Category, FieldValue, Indicator, Report
from reviewer.domain.review import Decisions, IndicatorDecision, Subject, TypedQuantity
from reviewer.domain.text import Passage
from reviewer.export import ExportMeta, ExportSheets, Sheet
from reviewer.services.library import Library

from .conftest import META, item, part, quantity, review, sheet

D = Decimal
RULE = "规则\n（导出时）"


def lines(page):
    """Return the lines as dicts by their headings."""
    heads = [cell.value for cell in page[3]]
    return [dict(zip(heads, (c.value for c in row), strict=True)) for row in page.iter_rows(min_row=4)]


def one(**more):
    passage = Passage("实际养护1236公里", 40, 51)
    report = Report(
        fields={"spent": FieldValue("4865000.00", Passage("支出486.5万元", 10, 19), 1.0, "spent-sentence")},
        indicators=(
            Indicator(
                "i1",
                "里程",
                Category.OUTPUT,
                quantity("≥1280公里", "1280", "公里"),
                quantity(passage.text, "1236", "公里"),
            ),
        ),
    )
    scores = sheet(part("产出", item("o/1", "里程", "60", "57.94", indicator="i1")), self_score=D(100))
    typed = TypedQuantity("1200公里", "=", D(1200), None, "公里")
    own = IndicatorDecision(verified=typed, verified_reason="现场丈量")
    decisions = Decisions().with_(Subject.INDICATOR, "i1", own)
    return review(scores=scores, report=report, decisions=decisions, **more)


def test_each_number_has_a_line_with_file_place_quote_and_rule(export):
    _, results = export(one())
    found = {line["数据"]: line for line in lines(results["依据"])}
    spent, score, verified = found["全年执行数"], found["里程：复核得分"], found["里程：复核完成值"]
    assert (spent["数值"], spent["单位"], spent["来源"], spent["原文"]) == (
        486.5,
        "万元",
        "原文",
        "“支出486.5万元”",
    )
    assert (spent["文件"], spent["SHA-256"]) == ("报告1.docx", f"{1:064x}")
    assert spent["定位"] == "0" * 16 + "/1#10-19"
    assert (score["数值"], score["来源"], score[RULE]) == (57.94, "系统计算", "里程的算式")
    assert (verified["数值"], verified["来源"], verified[RULE]) == (1200, "评审填写", "现场丈量")


def test_links_lead_from_every_number_to_its_line_and_back(export):
    book, _ = export(one(), review(2))
    evidence, seen = book["依据"], 0
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.hyperlink and "依据" in cell.hyperlink.location and page.title[0].isdigit():
                    line = evidence[cell.hyperlink.location.rpartition("!")[2]]
                    assert line.hyperlink.location == f"'{page.title}'!{cell.coordinate}"
                    seen += 1
    assert seen == evidence.max_row - 3 > 8


def test_left_out_it_leaves_no_links(export):
    meta = ExportMeta(
        META.title,
        META.organisation,
        META.reviewer,
        META.program_version,
        META.made_at,
        ExportSheets(frozenset({Sheet.REVIEWS})),
    )
    book, _ = export(one(), meta=meta)
    assert book.sheetnames == ["汇总表", "1 项目1", "口径", "_导出值"]
    assert not [
        c for row in book["1 项目1"].iter_rows() for c in row if c.hyperlink and "依据" in c.hyperlink.location
    ]


def test_quotes_of_a_real_report_stand_where_the_reference_says(tmp_path):
    from reviewer.resources import resource_root

    library = Library.open(tmp_path / "a.db")
    paths = sorted((resource_root() / "samples").glob("*.docx"))
    library.import_paths(paths)
    target = library.export(tmp_path / "a.xlsx", [row.id for row in library.rows()], None)
    texts = {row.sha256[:16]: library.opened(row.id)[0].document.text for row in library.rows()}
    library.close()
    found = [line for line in lines(openpyxl.load_workbook(target)["依据"]) if line["定位"]]
    assert len(found) > 40
    for line in found:
        file, _, place = line["定位"].partition("#")
        start, end = map(int, place.split("-"))
        quoted = " ".join(texts[file.partition("/")[0]][start:end].split())
        assert line["原文"].startswith(f"“{quoted[:100]}"), line
        assert line["出处"]
