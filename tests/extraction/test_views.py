"""Text wrapped at a fixed width, and several forms in one file: read in parts, placed in the whole."""

from dataclasses import fields, is_dataclass, replace

from drawn_tables import drawn_document
from hypothesis import given
from hypothesis import strategies as st

from reviewer.documents import read_document
from reviewer.domain.document import Document, Table
from reviewer.domain.text import Passage
from reviewer.extraction import explain, extract
from reviewer.extraction.forms import split_forms
from reviewer.extraction.unwrapping import unwrap

REPORT = """青溪县林业局2022年国土绿化项目绩效自评报告
一、项目概况
（一）项目资金情况。2022年初县财政批复国土绿化项目预算1260.00万元，年中因苗木价格上涨追加预算40.00万元，调整后预算1300.00万元，资金于2022年6月底前全部到位。
（二）绩效目标。完成人工造林2.4万亩，封山育林1.8万亩，苗木成活率达到90%以上，群众满意度达到92%以上，项目于2022年12月底前完工并通过县级验收。
二、资金使用情况
全年实际支出1274.00万元，预算执行率98.00%，结余26.00万元已交回财政。其中：人工造林支出812.00万元，封山育林支出286.00万元，抚育管护支出176.00万元。
三、自评结论
经综合评价，项目自评得分97.3分，自评等级为优，其中预算执行率得9.8分，产出指标得49.5分，效益指标得28分，满意度指标得10分。
青溪县林业局
2023年3月2日
"""


def wrapped(text, width):
    lines = []
    for line in text.split("\n"):
        lines += [line[i : i + width] for i in range(0, len(line), width)] or [""]
    return "\n".join(lines)


def passages(value):
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, (tuple, list)):
        for v in value:
            yield from passages(v)
    elif isinstance(value, dict):
        yield from passages(tuple(value.values()))
    elif is_dataclass(value):
        for f in fields(value):
            yield from passages(getattr(value, f.name))


def shown(report):
    return (
        {n: v.value for n, v in report.fields.items() if n != "title"},
        [(i.name, i.amount) for i in report.spending],
        [(p.name, p.score) for p in report.self_parts],
        [s.title for s in report.sections],
    )


@given(st.integers(30, 60))
def test_a_wrapped_report_reads_like_the_same_report_without_wraps(width):
    document = read_document(wrapped(REPORT, width).encode(), "a.txt")
    (report,) = extract(document)
    (plain,) = extract(read_document(REPORT.encode(), "a.txt"))
    assert shown(report) == shown(plain)
    for passage in passages(report):
        assert document.text[passage.start : passage.end] == passage.text


def test_lists_and_paragraphs_are_not_wrapped():
    for text in (REPORT, "产出指标：\n新建大棚：200座\n培训大户：300人次\n效益指标：\n带动农户：500户\n"):
        document = read_document(text.encode(), "a.txt")
        assert unwrap(document).document is document


def form(name, budget, spent, goal, total):
    return f"""
项目名称 | {name} | < | < | < | < | <
主管部门 | 青溪县水利局 | < | 实施单位 | 青溪县河道管理所 | < | <
项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分
^ | 年度资金总额 | {budget} | {budget} | {spent} | 10 | 9.5
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | {goal} | ≥20公里 | 22公里 | 50 | 50
满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% | 94% | 40 | 39
总分 | < | < | < | < | 100 | {total}
"""


RIVER = form("河道清淤工程", "320", "318.4", "清淤河道长度", "98.5")
DIKE = form("堤防加固工程", "450", "440", "加固堤防长度", "96.5")
POOL = form("山塘整治工程", "80", "80", "整治山塘长度", "99")
TITLE = "2022年度项目支出绩效自评表"


def joined(*documents):
    """Put documents behind one another, as one file."""
    text, blocks = "", []
    for document in documents:
        for block in document.blocks:
            shift = {"start": block.start + len(text), "end": block.end + len(text)}
            if isinstance(block, Table):
                shift["cells"] = tuple(
                    replace(c, start=c.start + len(text), end=c.end + len(text)) for c in block.cells
                )
            blocks.append(replace(block, **shift))
        text += document.text.rstrip("\n") + "\n"
    return Document(text, "docx", tuple(blocks))


def check_three(document):
    reports = extract(document)
    assert [r.part for r in reports] == [1, 2, 3]
    assert [r.value("project_name") for r in reports] == ["河道清淤工程", "堤防加固工程", "山塘整治工程"]
    assert [r.value("budget") for r in reports] == ["3200000.00", "4500000.00", "800000.00"]
    assert [r.value("spent") for r in reports] == ["3184000.00", "4400000.00", "800000.00"]
    assert [r.value("self_score") for r in reports] == ["98.5", "96.5", "99"]
    assert [[i.name for i in r.indicators] for r in reports] == [
        ["清淤河道长度", "群众满意度"], ["加固堤防长度", "群众满意度"], ["整治山塘长度", "群众满意度"],
    ]  # fmt: skip
    for passage in passages(reports):
        assert document.text[passage.start : passage.end] == passage.text
    return reports


def test_forms_one_below_the_other_with_titles_between():
    parts = [drawn_document(TITLE, t, "填报人：李明\n") for t in (RIVER, DIKE, POOL)]
    reports = check_three(joined(*parts))
    assert [r.value("year") for r in reports] == ["2022"] * 3
    assert {r.value("title") for r in reports} == {TITLE}


def test_forms_without_titles():
    check_three(joined(*[drawn_document("附表", t) for t in (RIVER, DIKE, POOL)]))


def test_forms_stacked_in_one_table_with_title_rows():
    across = " | ".join([TITLE] + ["<"] * 6)
    rows = "\n".join(f"{across}\n{t.strip()}" for t in (RIVER, DIKE, POOL))
    reports = check_three(drawn_document("附件2", rows))
    assert {r.value("title") for r in reports} == {TITLE}


def test_forms_stacked_in_one_table_without_titles():
    rows = "\n".join(t.strip() for t in (RIVER, DIKE, POOL))
    check_three(drawn_document(TITLE, rows))


def test_a_list_of_projects_is_no_stack_of_forms():
    table = """
序号 | 项目名称 | 预算数（万元） | 执行数（万元） | 完成情况
1 | 河道清淤工程 | 320 | 318.4 | 已完成
2 | 堤防加固工程 | 450 | 440 | 已完成
"""
    assert len(split_forms(drawn_document("2022年度项目支出绩效自评汇总表", table))) == 1


def test_a_narrative_report_with_forms_behind_it_is_one_report():
    parts = [drawn_document(REPORT + "\n" + TITLE, RIVER), drawn_document(TITLE, DIKE)]
    document = joined(*parts)
    document = replace(document, text=document.text)
    longer = joined(drawn_document(REPORT * 3, "附表 | 见后"), document)
    assert [r.part for r in extract(longer)] == [1]


def test_several_forms_are_explained_one_by_one():
    told = explain(joined(*[drawn_document(TITLE, t) for t in (RIVER, DIKE)]))
    assert "第1张表（共2张）" in told
    assert "第2张表（共2张）" in told
