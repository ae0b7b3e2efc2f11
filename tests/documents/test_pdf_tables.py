"""Tables on PDF pages written by hand: ruled, half ruled, merged, cut by a page break; and what only looks like one."""

from support.raw_docx import check_ranges
from support.raw_pdf import make_pdf, prose, rule, table, text

from reviewer.documents import read_document
from reviewer.domain.document import Table

FULL = "项目实施单位严格执行资金管理办法和内部控制制度的要求"  # reaches the right margin at 11 points


def read(*pages):
    return check_ranges(read_document(make_pdf(*pages), "报告.pdf"))


ROWS = [["指标", "目标值"], ["新建校舍", "12个"], ["改造操场", "3处"]]


def test_a_ruled_table():
    document = read(prose("  下表。") + table(ROWS) + prose("以上。", top=300))
    assert document.text == "下表。\n指标\t目标值\n新建校舍\t12个\n改造操场\t3处\n以上。"
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]
    (found,) = document.tables()
    assert (found.rows, found.columns, found.widths_pt) == (3, 2, (100, 100))
    assert document.pages.box(document.text.index("\t")) is None


def test_a_line_printed_on_over_an_empty_cell_is_one():
    long = "清河县应急物资储备管理局"
    document = read(table([["实施单位", "备注"], [long, ""], [long[:9], "3处"]]))
    assert document.text == f"实施单位\t备注\n{long}\t\n{long[:9]}\t3处"
    overlaid = read(table([["实施单位", "备注"], [long[:11], "3处"]]))  # the next cell has words of its own
    assert overlaid.text.endswith("处")
    assert overlaid.text.count("\t") == 2
    assert long[:11] + "3处" not in overlaid.text


def test_a_table_without_sides():
    lines = "".join(rule(60, 400 - 20 * at, 260, 400 - 20 * at) for at in range(4)) + rule(160, 400, 160, 340)
    words = "".join(
        text(word, 64 + 100 * across, 386 - 20 * down, 10)
        for down, row in enumerate(ROWS)
        for across, word in enumerate(row)
    )
    (found,) = read(lines + words).tables()
    assert (found.rows, found.columns) == (3, 2)


def lines_only(rows, xs=(60, 160), top=400, ends=(60, 300)):
    """A table of level lines: above, below its first row, at its end."""
    drawn = [rule(ends[0], y, ends[1], y) for y in (top, top - 20, top - 20 * len(rows))]
    for down, row in enumerate(rows):
        drawn += [text(words, x, top - 14 - 20 * down, 10) for words, x in zip(row, xs, strict=True) if words]
    return "".join(drawn)


def test_a_table_of_level_lines_alone():
    rows = [*ROWS, ["购置图书", "900册"], ["", "（含续订）"]]
    document = read(prose("  下表。") + lines_only(rows) + prose("以上。", top=280))
    assert (
        document.text
        == "下表。\n指标\t目标值\n新建校舍\t12个\n改造操场\t3处\n购置图书\t900册 （含续订）\n以上。"
    )
    (found,) = document.tables()
    assert (found.rows, found.columns) == (4, 2)


def test_two_tables_of_level_lines_with_prose_between_are_two():
    between = text("表2 项目绩效指标完成情况表", 90, 318, 10)
    document = read(lines_only(ROWS) + between + lines_only(ROWS[1:] + ROWS[:1], top=310))
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph", "Table"]


def test_prose_between_level_lines_is_prose():
    ruled = "".join(rule(60, y, 346, y) for y in (555, 500, 400))
    document = read(ruled + prose(FULL, FULL, "的规定。"))
    assert list(document.tables()) == []
    assert document.text == FULL + FULL + "的规定。"


def test_merged_cells_stand_once_and_wrapped_words_are_joined():
    drawn = [rule(60, 400, 300, 400), rule(60, 320, 300, 320), rule(140, 360, 300, 360)]
    drawn += [rule(x, 400, x, 320) for x in (60, 140, 220, 300)]
    drawn += [text("产出指标", 64, 358, 10), text("数量", 144, 376, 10), text("质量", 144, 336, 10)]
    drawn += [text("完成新建校舍的", 224, 382, 10), text("面积", 224, 368, 10)]
    drawn += [text("合格", 224, 345, 10), text("优良", 224, 331, 10)]
    document = read("".join(drawn))
    assert document.text == "产出指标\t数量\t完成新建校舍的面积\n质量\t合格 优良"
    (found,) = document.tables()
    assert [(c.row, c.column, c.row_span) for c in found.cells] == [
        (0, 0, 2),
        (0, 1, 1),
        (0, 2, 1),
        (1, 1, 1),
        (1, 2, 1),
    ]


def test_a_table_over_a_page_break_is_one_and_its_header_is_said_once():
    document = read(table(ROWS, top=110), table([ROWS[0], ["购置图书", "900册"]], top=560))
    assert document.text == "指标\t目标值\n新建校舍\t12个\n改造操场\t3处\n购置图书\t900册"
    (found,) = document.tables()
    assert [document.pages.page_of[cell.start] for cell in found.cells] == [0] * 6 + [1] * 2


def test_another_table_on_the_next_page_stays_another():
    document = read(table(ROWS, top=110), table([["甲", "乙", "丙"]], top=560, widths=(30, 120, 50)))
    assert len(list(document.tables())) == 2


def test_a_row_that_a_page_break_cuts_is_one_row():
    above = [["序号", "说明"], ["1", "中心严格执行农村公路养护资金"]]
    document = read(
        table(above, top=110, widths=(40, 150)),
        table([["", "管理办法。"], ["2", "其他。"]], top=560, widths=(40, 150)),
    )
    assert document.text.split("\n")[1:] == ["1\t中心严格执行农村公路养护资金管理办法。", "2\t其他。"]


def test_a_row_whose_labels_alone_go_on_below_a_page_break_is_one_row():
    widths = (50, 90, 60)
    # 产出指标 over two rows makes its column one of tall cells; then a row whose label needs a second line.
    sides = "".join(rule(x, 170, x, 50) for x in (60, 110, 200, 260))
    lines = "".join(rule(60 if y != 130 else 110, y, 260, y) for y in (170, 130, 90, 50))
    words = [
        ("产出指标", 64, 128),
        ("新建校舍", 114, 150),
        ("12个", 204, 150),
        ("改造操场", 114, 110),
        ("3处", 204, 110),
    ]
    words += [("满意度指", 64, 70), ("师生满意", 114, 70), ("92.7%", 204, 70)]
    above = sides + lines + "".join(text(*word, 10) for word in words)
    below = table([["标", "", ""], ["执行率", "100%", "10"]], top=560, widths=widths)
    document = read(above, below)
    assert document.text.split("\n")[2:] == ["满意度指标\t师生满意\t92.7%", "执行率\t100%\t10"]
    (found,) = document.tables()
    assert found.rows == 4


def test_rows_with_an_empty_cell_below_a_page_break_stay_rows():
    above = [["项目", "说明"], ["道路", "已完成"]]
    document = read(table(above, top=110), table([["", "未完成"], ["桥梁", "已完成"]], top=560))
    assert document.text.split("\n")[1:] == ["道路\t已完成", "\t未完成", "桥梁\t已完成"]


def test_a_frame_and_the_lines_of_a_chart_are_no_tables():
    frame = "0.5 w 50 200 300 350 re S\n"
    axes = "".join(rule(100, y, 300, y) for y in range(220, 320, 20)) + "".join(
        rule(x, 220, x, 300) for x in range(100, 320, 40)
    )
    document = read(frame + axes + prose("  框内的说明。"))
    assert [block for block in document.blocks if isinstance(block, Table)] == []
    assert document.text == "框内的说明。"
