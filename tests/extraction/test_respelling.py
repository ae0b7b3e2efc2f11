"""How a text is typed changes nothing that is read from it: width of digits and marks, blanks around figures."""

import re

import pytest
from labelled import SETS

from reviewer.documents import read_document, read_path
from reviewer.domain.document import Cell, Document, Paragraph, Table
from reviewer.extraction import extract
from reviewer.extraction.respelling import respell
from reviewer.extraction.unwrapping import unwrap

TEXTS = sorted(SETS.glob("*/*.txt"))
_AROUND = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff%])")


def half_width(text):
    return text.translate(str.maketrans("，：；（）", ",:;()"))


def full_width(text):
    return text.translate(str.maketrans("0123456789.%", "０１２３４５６７８９．％"))


def blanks_around(text):
    return _AROUND.sub(" ", text)


def wide_blanks_around(text):
    return _AROUND.sub("\u3000", text)


def lines_apart(text):
    return "\n\n".join("　　" + line if line.strip() else line for line in text.split("\n"))


def values_of(text):
    """Return what is read: the values alone, without the passages they stand in."""
    document = read_document(text.encode(), "报告.txt")
    read = []
    for report in extract(document):
        fields = {n: (f.value, round(f.confidence, 2)) for n, f in report.fields.items()}
        indicators = [(i.name, i.category, _plain(i.target), _plain(i.actual)) for i in report.indicators]
        spending = [(s.name, s.amount) for s in report.spending]
        parts = [(p.name, p.points, p.score) for p in report.self_parts]
        read.append((fields, indicators, spending, parts))
    return read


def _plain(quantity):
    return None if quantity is None else (quantity.op, quantity.value, quantity.upper, quantity.unit)


@pytest.mark.parametrize("spelling", [half_width, full_width, blanks_around, wide_blanks_around])
@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_a_spelling_changes_no_value(path, spelling):
    text = read_path(path)[1].text
    assert values_of(spelling(text)) == values_of(text)


WHOLE_LINES = [p for p in TEXTS if not unwrap(read_path(p)[1]).cuts]  # no line ends inside a sentence


@pytest.mark.parametrize("path", WHOLE_LINES, ids=lambda p: p.stem)
def test_blank_lines_and_indents_change_no_value(path):
    text = read_path(path)[1].text
    assert values_of(lines_apart(text)) == values_of(text)


@pytest.mark.parametrize("spelling", [half_width, full_width, blanks_around])
def test_passages_quote_the_report_as_it_is_typed(spelling):
    text = spelling(read_path(TEXTS[0])[1].text)
    document = read_document(text.encode(), "报告.txt")
    for report in extract(document):
        for found in report.fields.values():
            assert document.text[found.passage.start : found.passage.end] == found.passage.text
        assert any(i.actual and i.actual.passage.text in document.text for i in report.indicators)


def test_blocks_move_with_the_blanks():
    text = "共 12 处\n甲 1 个\t乙"
    cells = (Cell(0, 0, 7, 12), Cell(0, 1, 13, 14))
    document = Document(text, "docx", (Paragraph(0, 6), Table(7, 14, 1, 2, cells)))
    view = respell(document)
    assert view.document.text == "共12处\n甲1个\t乙"
    paragraph, table = view.document.blocks
    assert (paragraph.start, paragraph.end) == (0, 4)
    assert [view.document.text[c.start : c.end] for c in table.cells] == ["甲1个", "乙"]
    assert [view.span(c.span).of(text) for c in table.cells] == ["甲 1 个", "乙"]


def test_the_number_of_a_heading_keeps_its_blank():
    assert (
        respell(Document("1 项目概况\n1.2 资金 300 万元", "txt")).document.text == "1 项目概况\n1.2 资金300万元"
    )


def test_thousands_and_times_keep_their_marks():
    document = Document("共1,950万元,8:30开始:完成", "txt")
    assert respell(document).document.text == "共1,950万元，8:30开始：完成"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("支出642.5 0万元", "支出642.50万元"),
        ("面积8 .5万亩", "面积8.5万亩"),
        ("预算281. 28万元", "预算281.28万元"),
        ("1. 20个", "1. 20个"),
    ],
)
def test_blanks_inside_a_figure(typed, plain):
    assert respell(Document(typed, "txt")).document.text == plain


def test_a_table_of_tabs_is_one_with_blank_lines_between_its_rows():
    rows = "指标\t目标值\t完成值\n维修渠道\t≥12公里\t12.6公里\n更换闸门\t≥8座\t8座\n受益群众满意度\t≥90%\t93.5%"
    text = f"青禾县水务局2023年度渠道维修项目绩效自评报告\n一、完成情况\n{rows}\n二、自评结论\n自评得分98分。"
    ((_, indicators, _, _),) = values_of(text)
    assert len(indicators) == 3
    assert values_of(lines_apart(text)) == values_of(text)


@pytest.mark.parametrize("text", ["\t\t", "\t\t\n\t\t", "\t\t\n\n\t\t\n\n", "\t\n \n\t\n"])
def test_tables_of_nothing_are_read(text):
    assert values_of(f"绩效自评报告\n{text}") == values_of("绩效自评报告\n")
