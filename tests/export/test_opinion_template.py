"""Templates: placeholders over runs, rows that repeat, blocks that vanish, and what a bureau may get wrong in its own."""

import io

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt

from reviewer.domain.errors import FileProblem
from reviewer.export.opinion.filling import Piece, plain
from reviewer.export.opinion.template import Filling, Known, Template

KNOWN = Known(
    ("项目名称", "得分", "说明"),
    {"疑点": ("序号", "名称"), "扣分": ("理由",)},
    common=("说明",),
    pictures=("图",),
)


def made(build):
    document = docx.Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def filling(project="水渠", findings=(), cuts=(), score="90.00", note="注"):
    return Filling(
        {
            "项目名称": plain(project),
            "得分": plain(score) if isinstance(score, str) else score,
            "说明": plain(note),
        },
        {
            "疑点": [{"序号": plain(str(n)), "名称": plain(name)} for n, name in enumerate(findings, 1)],
            "扣分": [{"理由": plain(reason)} for reason in cuts],
        },
    )


def filled(build, *fillings):
    data = Template(made(build), "样式.docx", KNOWN).filled(fillings or [filling()])
    return docx.Document(io.BytesIO(data))


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def refused(build):
    with pytest.raises(FileProblem) as problem:
        Template(made(build), "样式.docx", KNOWN)
    return problem.value.message


class TestPlaceholders:
    def test_one_split_over_runs_keeps_the_look_of_its_first_run(self):
        def build(document):
            paragraph = document.add_paragraph("项目：")
            for text, size in (("前{", 10), ("{项目", 22), ("名", 9), ("称}", 9), ("}后", 12)):
                run = paragraph.add_run(text)
                run.font.size, run.bold = Pt(size), size == 22
                run.font.name = "楷体"
            paragraph.add_run("末")

        paragraph = filled(build).paragraphs[0]
        assert paragraph.text == "项目：前水渠后末"
        looks = {run.text: (run.font.size, run.font.name) for run in paragraph.runs}
        assert looks["水渠"] == (Pt(10), "楷体")
        assert looks["后"] == (Pt(12), "楷体")
        assert looks["末"] == (None, None)

    def test_several_in_one_run_and_words_around_them(self):
        document = filled(lambda d: d.add_paragraph("一{{项目名称}}二{{ 得分 }}三{{项目名称}}"))
        assert texts(document) == ["一水渠二90.00三水渠"]

    def test_tabs_and_breaks_beside_one_stay(self):
        def build(document):
            run = document.add_paragraph().add_run("左\t{{得分}}")
            run.add_break()
            run.add_text("右")

        assert texts(filled(build)) == ["左\t90.00\n右"]

    def test_line_ends_become_paragraphs_of_the_same_look(self):
        def build(document):
            paragraph = document.add_paragraph(style="Quote")
            paragraph.add_run("甲：").bold = True
            paragraph.add_run("{{项目名称}}。").italic = True

        document = filled(build, filling("第一行\n第二行"))
        assert texts(document) == ["甲：第一行", "第二行。"]
        assert [p.style.name for p in document.paragraphs] == ["Quote", "Quote"]
        assert all(run.italic for run in document.paragraphs[1].runs)

    def test_marked_words_are_yellow_and_only_they(self):
        score = (Piece("得"), Piece("90「注」", marked=True), Piece("分"))
        runs = filled(lambda d: d.add_paragraph("{{得分}}"), filling(score=score)).paragraphs[0].runs
        assert [(r.text, r.font.highlight_color) for r in runs] == [
            ("得", None),
            ("90「注」", WD_COLOR_INDEX.YELLOW),
            ("分", None),
        ]

    def test_what_a_name_holds_is_text_and_no_placeholder(self):
        assert texts(filled(lambda d: d.add_paragraph("{{项目名称}}"), filling("{{得分}}<w:b/>&\x07"))) == [
            "{{得分}}<w:b/>&"
        ]

    def test_those_in_cells_headers_and_text_boxes_are_filled(self):
        def build(document):
            document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("{{项目名称}}")
            document.sections[0].header.paragraphs[0].add_run("{{说明}}")
            box = document.add_paragraph().add_run()._r
            from docx.oxml import parse_xml
            from docx.oxml.ns import nsdecls

            box.append(
                parse_xml(
                    f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
                    "<w:p><w:r><w:t>{{得分}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
                )
            )

        document = filled(build)
        assert document.tables[0].cell(0, 0).text == "水渠"
        assert document.sections[0].header.paragraphs[0].text == "注"
        assert "90.00" in [t.text for t in document.element.body.iter(qn("w:t"))]

    def test_the_counter_counts_what_is_left(self):
        def build(document):
            document.add_paragraph("{{序}}、甲")
            for text in ("{{#疑点}}", "{{序}}、疑点", "{{/疑点}}", "{{序}}、乙"):
                document.add_paragraph(text)

        assert texts(filled(build)) == ["一、甲", "二、乙"]
        assert texts(filled(build, filling(findings=["a"]))) == ["一、甲", "二、疑点", "三、乙"]


class TestRowsAndBlocks:
    def build(self, document):
        table = document.add_table(3, 2)
        for cell, text in zip(
            table._cells, ("序", "名", "{{疑点.序号}}", "x{{疑点.名称}}（{{项目名称}}）", "计", ""), strict=True
        ):
            cell.paragraphs[0].add_run(text).bold = True
        document.add_paragraph("末")

    def test_a_row_is_there_once_for_each_line(self):
        table = filled(self.build, filling(findings=["甲", "乙", "丙"])).tables[0]
        assert [[c.text for c in row.cells] for row in table.rows] == [
            ["序", "名"],
            ["1", "x甲（水渠）"],
            ["2", "x乙（水渠）"],
            ["3", "x丙（水渠）"],
            ["计", ""],
        ]
        assert table.rows[3].cells[1].paragraphs[0].runs[0].bold

    def test_what_a_line_holds_is_text_and_no_placeholder(self):
        found = filling(findings=["{{得分}}{{没有}}{{序}}", "{{图}}"])
        cells = [row.cells[1].text for row in filled(self.build, found).tables[0].rows]
        assert cells[1:3] == ["x{{得分}}{{没有}}{{序}}（水渠）", "x{{图}}（水渠）"]

    def test_the_counter_counts_lines_too(self):
        def build(document):
            for text in ("{{序}}、前", "{{序}}、{{疑点.名称}}", "{{序}}、后"):
                document.add_paragraph(text)

        assert texts(filled(build, filling(findings=["甲", "乙"]))) == ["一、前", "二、甲", "三、乙", "四、后"]

    def test_without_lines_the_row_is_gone(self):
        assert len(filled(self.build).tables[0].rows) == 2

    def test_a_table_of_nothing_but_such_a_row_goes_with_it(self):
        def build(document):
            document.add_table(1, 1).cell(0, 0).text = "{{扣分.理由}}"
            document.add_paragraph("末")

        assert filled(build).tables == []

    def test_a_paragraph_repeats_where_it_stands(self):
        def build(document):
            for text in ("前", "{{疑点.序号}}.{{疑点.名称}}", "后"):
                document.add_paragraph(text)

        assert texts(filled(build, filling(findings=["甲", "乙"]))) == ["前", "1.甲", "2.乙", "后"]

    def test_a_block_vanishes_with_its_tables_and_inner_blocks(self):
        def build(document):
            document.add_paragraph("{{#疑点}}")
            document.add_paragraph("标题")
            document.add_table(1, 1).cell(0, 0).text = "{{疑点.名称}}"
            for text in ("{{#扣分}}", "扣", "{{/扣分}}", "{{/疑点}}", "末"):
                document.add_paragraph(text)

        bare = filled(build, filling(cuts=["理由"]))
        assert (texts(bare), bare.tables) == (["末"], [])
        full = filled(build, filling(findings=["甲"]))
        assert (texts(full), len(full.tables)) == (["标题", "末"], 1)
        assert texts(filled(build, filling(findings=["甲"], cuts=["理由"]))) == ["标题", "扣", "末"]

    def test_a_block_about_a_word_vanishes_where_it_is_empty(self):
        def build(document):
            for text in ("{{#说明}}", "注：{{说明}}", "{{/说明}}", "末"):
                document.add_paragraph(text)

        assert texts(filled(build, filling(note="—"))) == ["末"]
        assert texts(filled(build)) == ["注：注", "末"]

    def test_a_cell_whose_words_vanish_stays_a_cell(self):
        def build(document):
            cell = document.add_table(1, 1).cell(0, 0)
            cell.paragraphs[0].text = "{{#疑点}}"
            for text in ("字", "{{/疑点}}"):
                cell.add_paragraph(text)

        assert filled(build).tables[0].cell(0, 0).text == ""


class TestSeveral:
    def test_each_begins_a_page_numbered_from_one(self):
        def build(document):
            document.add_paragraph("{{项目名称}}")
            document.add_table(1, 1).cell(0, 0).text = "{{得分}}"

        document = filled(build, filling("甲"), filling("乙"), filling("丙"))
        assert [text for text in texts(document) if text] == ["甲", "乙", "丙"]
        starts = [s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for s in document.sections]
        assert starts == ["1", "1", "1"]
        assert {s.page_width for s in document.sections} == {document.sections[0].page_width}

    def test_one_alone_has_one_section(self):
        assert len(filled(lambda d: d.add_paragraph("{{项目名称}}")).sections) == 1


class TestUnusualOnes:
    def test_one_without_a_section_of_its_own(self):
        def build(document):
            document.add_paragraph("{{项目名称}}")
            document.element.body.remove(document.element.body.sectPr)

        assert texts(filled(build, filling("甲"), filling("乙"))) == ["甲", "乙"]

    def test_a_header_used_by_two_sections_is_filled_once(self):
        def build(document):
            document.sections[0].header.paragraphs[0].add_run("{{说明}}")
            document.add_section()
            document.add_paragraph("{{项目名称}}")

        document = filled(build, filling("甲", note="{{说明}}"))
        assert document.sections[1].header.paragraphs[0].text == "{{说明}}"


class TestWrongOnes:
    def test_an_unknown_name_is_told_with_those_there_are(self):
        said = refused(lambda d: d.add_paragraph("{{项目名程}}"))
        assert said.startswith(
            "模板“样式.docx”中的占位符“{{项目名程}}”不认识，是否为“{{项目名称}}”；可用的有："
        )
        assert all(name in said for name in ("序", "得分", "疑点.名称", "扣分.理由", "图"))

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("{{疑点.大小}}", "“{{疑点.大小}}”不认识"),
            ("{{疑点}}", "“{{疑点}}”不认识"),
            ("{{#图}}", "“{{#图}}”不认识"),
            ("{{得分}", "花括号不成对"),
            ("得分}}", "花括号不成对"),
            ("{{}}", "“{{}}”不认识"),
            ("前{{#疑点}}", "须单独占一段"),
            ("{{#疑点}}", "没有与之对应的“{{/疑点}}”"),
            ("{{/疑点}}", "没有与之对应的“{{#疑点}}”"),
            ("{{疑点.名称}}{{扣分.理由}}", "一行只能用一种"),
        ],
    )
    def test_what_else_is_wrong_is_one_sentence(self, text, told):
        said = refused(lambda d: d.add_paragraph(text))
        assert told in said
        assert said.startswith("模板“样式.docx”")
        assert said.endswith("请用 Word 或 WPS 改正后重试。")

    def test_a_block_that_begins_inside_a_cell_must_end_there(self):
        def build(document):
            document.add_table(1, 1).cell(0, 0).text = "{{#疑点}}"
            document.add_paragraph("{{/疑点}}")

        assert "没有与之对应的“{{#疑点}}”" in refused(build)

    def test_a_header_takes_only_what_all_pages_share(self):
        said = refused(lambda d: d.sections[0].header.paragraphs[0].add_run("{{项目名称}}"))
        assert "“{{项目名称}}”只能用在正文，页眉页脚可用：说明" in said

    @pytest.mark.parametrize(
        "data",
        [b"", b"abc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x03\x04" + b"\0" * 60],
        ids=["empty", "text", "locked", "half"],
    )
    def test_a_file_that_is_no_word_file(self, data):
        with pytest.raises(FileProblem, match="不是可用的 Word 文件") as problem:
            Template(data, "坏.docx", KNOWN)
        assert problem.value.message.startswith("模板“坏.docx”")

    def test_a_workbook_is_no_word_file(self, tmp_path):
        import openpyxl

        openpyxl.Workbook().save(tmp_path / "a.docx")
        with pytest.raises(FileProblem, match="不是可用的 Word 文件"):
            Template((tmp_path / "a.docx").read_bytes(), "a.docx", KNOWN)

    def test_a_damaged_part_is_told(self):
        import zipfile

        data, out = made(lambda d: d.add_paragraph("x")), io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                target.writestr(name, b"<w:" if name == "word/document.xml" else source.read(name))
        with pytest.raises(FileProblem, match="不是可用的 Word 文件"):
            Template(out.getvalue(), "坏.docx", KNOWN)
