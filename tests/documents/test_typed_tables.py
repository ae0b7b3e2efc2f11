"""Forms saved as plain text: the tables are there again, and every other text stays as it is."""

import pytest

from reviewer.documents import read_document

FORM = """项目支出绩效自评表
项目名称 | 农村饮水安全工程维修养护 | | | | | |
主管部门 | 南屏县水利局 | | | 实施单位 | 南屏县农村供水服务站 | |
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
| 年度资金总额 | 320 | 326.00 | 325.4 | 10 | 99.82% | 9.98
| 上年结转资金 | 0 | 0 | 0 | — | | —
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标 | 数量指标 | 维修供水工程 | ≥38处 | 38处 | 50 | 50 |
| 质量指标 | 工程验收合格率 | 100% | 100% | 20 | 20 |
满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% | 91% | 20 | 19 |
总分 | | | | | 100 | 98.98 |
填表人：陈一"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in FORM.split("\n")[1:-1]]
TEXT = (
    "项目支出绩效自评表\n项目名称\t农村饮水安全工程维修养护\n主管部门\t南屏县水利局\t实施单位\t南屏县农村供水服务站\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t320\t326.00\t325.4\t10\t99.82%\t9.98\n"
    "上年结转资金\t0\t0\t0\t—\t\t—\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"
    "产出指标\t数量指标\t维修供水工程\t≥38处\t38处\t50\t50\n质量指标\t工程验收合格率\t100%\t100%\t20\t20\n"
    "满意度指标\t服务对象满意度\t群众满意度\t≥90%\t91%\t20\t19\n总分\t\t\t\t\t100\t98.98\n填表人：陈一"
)


def wide(words):
    return sum(2 if "\u2e80" <= sign <= "\uffef" or sign == "—" or sign == "≥" else 1 for sign in words)


def in_columns():
    widths = [max(wide(row[at]) for row in ROWS) + 2 for at in range(8)]
    return ["".join(c + " " * (w - wide(c)) for c, w in zip(row, widths, strict=True)).rstrip() for row in ROWS]


WAYS = {
    "tabs": ["\t".join(row) for row in ROWS],
    "bars": ["| " + " | ".join(row) + " |" for row in ROWS],
    "ruled": ["|---|" * 8, *("｜".join(row) for row in ROWS)],
    "blanks": in_columns(),
}


def read(lines):
    return read_document("\n".join(lines).encode(), "自评表.txt")


@pytest.mark.parametrize("way", WAYS)
def test_a_form_is_a_table_however_its_cells_stand_apart(way):
    document = read(["项目支出绩效自评表", *WAYS[way], "填表人：陈一"])
    assert document.text == TEXT
    (table,) = document.tables()
    assert (table.rows, table.columns) == (10, 8)
    assert document.text[table.start : table.end] == "\n".join(TEXT.split("\n")[1:-1])
    words = {(c.row, c.column): document.text[c.start : c.end] for c in table.cells}
    assert all(words.get((r, c), "") == ROWS[r][c] for r in range(10) for c in range(8))
    spans = {words[c.row, c.column]: (c.row_span, c.column_span) for c in table.cells}
    assert spans["项目资金（万元）"] == (3, 1)
    assert spans["产出指标"] == (2, 1)
    assert spans["农村饮水安全工程维修养护"] == (1, 7)


def test_a_cell_with_line_breaks_is_quoted_by_programs():
    rows = [*WAYS["tabs"][:-1], '总分\t"已完成\n全部\n""三项""任务"\t\t\t\t100\t98.98\t', '备注：5"管。']
    document = read(rows)
    assert document.text.endswith('总分\t已完成 全部 "三项"任务\t\t\t\t100\t98.98\n备注：5"管。')
    assert len(list(document.tables())) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["姓名\t单位\t电话", "张三\t水务局\t1", "李四\t交通局\t2", "王五\t教育局\t3"],  # no form
        ["一级指标\t三级指标\t年度指标值\t实际完成值", "产出\t里程\t≥3公里\t3公里"],  # two rows are no form
        [
            "一级指标\t三级指标\t年度指标值\t实际完成值",
            "产出\t里程\t≥3公里",
            "质量\t率\t1\t2",
            "a\tb\tc\td",
            "e\tf",
        ],
        [
            "年度指标值  实际完成值  分值  得分",
            "这是一段话，其中　　有几处  空格。",
            "另一段  话。",
            "第三  段  话。",
        ],
        ["绩效目标|完成情况|得分，三者一致。"],
    ],
)
def test_other_texts_stay_as_they_are(lines):
    document = read(lines)
    assert document.text == "\n".join(lines)
    assert not list(document.tables())


def test_what_stands_askew_is_no_table():
    lines = [*in_columns()[:5], "产出  数量  里程  ≥3公里", *in_columns()[5:]]
    assert read(lines).text == "\n".join(lines)


def test_tables_with_tabs_are_tables_all_or_none():
    """A second table is taken along; one whose rows do not agree leaves all of them to be read as lines."""
    second = ["序号\t工作任务\t完成数", "1\t农村公路硬化\t46", "2\t安防设施\t12"]
    assert len(list(read([*WAYS["tabs"], "二、任务", *second]).tables())) == 2
    ragged = [*WAYS["tabs"], "二、任务", *second, "合计\t58"]
    assert read(ragged).text == "\n".join(ragged)
