#!/usr/bin/env python3
"""Make the templates that ship with the program: the review opinion and the work report of a batch, in official style.

A4, margins and type sizes of official papers; a bureau writes them out, adapts them in Word or WPS and lays them beside its
database. The same script gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from make_samples import MADE, _indent, _page_number, _stable, _style  # noqa: E402

TARGET = ROOT / "resources" / "templates"
CENTER, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
WIDTH = 15.6  # cm between the margins
FALLBACKS = {"方正小标宋简体": "宋体", "仿宋_GB2312": "仿宋", "黑体": "SimHei"}


def new_paper(body: float, line: int) -> Any:
    """Return an empty paper: A4 portrait, official margins, the styles, a page number in the foot."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.footer_distance = Cm(2.5)
    _style(document, "Normal", "仿宋_GB2312", body, line=line)
    _style(document, "Title", "方正小标宋简体", 22, align=CENTER, line=34)
    _style(document, "Heading 1", "黑体", body, line=line)
    _style(document, "Heading 2", "楷体_GB2312", body, line=line)
    for name, size, height in (("表格文字", 10.5, 0), ("条目", 10.5, 14), ("附注", 10.5, 14)):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
        _style(document, name, "仿宋_GB2312", size, line=height)
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].paragraph_format.keep_with_next = True
    _name_fallbacks(document)
    _page_number(section.footer.paragraphs[0])
    for name in ("created", "modified"):
        setattr(document.core_properties, name, MADE)
    document.core_properties.author, document.core_properties.comments = "绩效报告评审台", ""
    return document


def _name_fallbacks(document: Any) -> None:
    """Say which font stands in for one that a machine lacks (w:altName), as Word and WPS understand it."""
    part = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/fontTable"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in {**FALLBACKS, "楷体_GB2312": "楷体"}.items()
    )
    part._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    ).encode()


def body(document: Any, text: str, style: str = "Normal", indent: int = 200, size: int = 280) -> Any:
    """Add a paragraph with its first line set in by two characters."""
    paragraph = document.add_paragraph(text, style=style)
    if indent:
        properties = paragraph.paragraph_format.element.get_or_add_pPr()
        _indent(properties, indent)
        properties.ind.set(qn("w:firstLine"), str(size * indent // 100))
    return paragraph


def head(document: Any, text: str) -> Any:
    """Add a numbered heading; what stands before it may be left out, so that it counts when it is filled."""
    return body(document, f"{{{{序}}}}、{text}", "Heading 1")


def table(
    document: Any,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    heads: int = 1,
    left: Sequence[int] = (),
) -> Any:
    """Add a ruled table, its first rows a header that is repeated; columns in `left` hold running text."""
    made = document.add_table(len(rows), len(widths), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for at, (row, texts) in enumerate(zip(made.rows, rows, strict=True)):
        _keep_whole(row, head=at < heads)
        for column, text in enumerate(texts):
            _cell(row.cells[column], text, widths[column], head=at < heads, left=column in left)
    return made


def _keep_whole(row: Any, *, head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _cell(cell: Any, text: str, width: float, *, head: bool = False, left: bool = False) -> None:
    cell.width, cell.vertical_alignment = Cm(width), WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = "表格文字"
    paragraph.alignment = LEFT if left and not head else CENTER
    run = paragraph.add_run(text)
    if head:
        _dark(run, cell)


def _dark(run: Any, cell: Any) -> None:
    run.font.name = "Times New Roman"
    run._r.rPr.rFonts.set(qn("w:eastAsia"), "黑体")
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E7E6E6"/>')
    )


def pairs(document: Any, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """Add a table of facts: label and value side by side; a row of two goes over the whole width."""
    made = table(document, [[""] * len(widths)] * len(rows), widths, heads=0)
    for row, texts in zip(made.rows, rows, strict=True):
        cells = [row.cells[at] for at in range(len(texts))]
        if len(texts) < len(widths):
            cells[-1] = cells[-1].merge(row.cells[len(widths) - 1])
            for extra in cells[-1].paragraphs[1:]:
                extra._p.getparent().remove(extra._p)
        for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.style, paragraph.alignment = "表格文字", LEFT if at % 2 else CENTER
            run = paragraph.add_run(text)
            if at % 2 == 0:
                _dark(run, cell)


def signatures(document: Any, reviewer: str = "") -> None:
    """Add the places to sign, beside each other and without rules."""
    texts = (f"复核人：{reviewer}", "审核人：", "负责人：", "日期：{{日期}}")
    made = document.add_table(1, len(texts))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _keep_whole(made.rows[0], head=False)
    places = zip(made.columns, made.rows[0].cells, texts, (4.2, 3.1, 3.1, 5.2), strict=True)
    for column, cell, text, width in places:
        column.width = Cm(width)
        _cell(cell, text, width, left=True)
        cell.paragraphs[0].paragraph_format.space_before = Pt(8)


def work_report() -> Any:
    """Return the template of the work report of a batch."""
    document = new_paper(16, 28)
    document.core_properties.title = "绩效自评复核工作报告"
    document.add_paragraph("{{标题}}", style="Title")
    _middle(document, "{{编制单位}}")
    _middle(document, "{{日期}}")
    _numbered(document, "基本情况", "{{概况}}")
    table(
        document,
        (
            ("复核状态", "份数", "占比"),
            ("{{状态.名称}}", "{{状态.份数}}", "{{状态.占比}}"),
            ("合计", "{{报告数}}", "100.00%"),
        ),
        (5.2, 5.2, 5.2),
    )
    _numbered(document, "复核得分和等级", "{{评分说明}}{{未审说明}}")
    _mark(document, "#复核均分")
    table(
        document,
        (
            ("等级", "自评（份）", "占比", "复核（份）", "占比"),
            tuple(f"{{{{等级.{name}}}}}" for name in ("等级", "自评份数", "自评占比", "复核份数", "复核占比")),
        ),
        (3.2, 3.1, 3.1, 3.1, 3.1),
    )
    _chart(document, "{{等级图}}")
    table(
        document,
        (
            ("分数段", "自评（份）", "复核（份）"),
            ("{{分布.分数段}}", "{{分布.自评份数}}", "{{分布.复核份数}}"),
        ),
        (5.2, 5.2, 5.2),
    )
    _chart(document, "{{分布图}}")
    _mark(document, "/复核均分")
    _numbered(document, "疑点情况", "{{疑点说明}}")
    _mark(document, "#类型")
    table(
        document,
        (
            ("序号", "疑点类型", "级别", "条数", "涉及报告"),
            tuple(f"{{{{类型.{name}}}}}" for name in ("序号", "疑点类型", "级别", "条数", "份数")),
        ),
        (1.6, 7.4, 2.0, 2.0, 2.6),
        left=(1,),
    )
    _chart(document, "{{疑点图}}")
    _mark(document, "/类型")
    _numbered(
        document,
        "偏离度较大的报告",
        "偏离度＝（自评得分－复核得分）÷自评得分，按已审报告由大到小列出。{{偏离说明}}",
    )
    _mark(document, "#偏离")
    table(
        document,
        (
            ("序号", "实施单位", "项目名称", "自评", "复核", "偏离度", "偏差类别"),
            tuple(
                f"{{{{偏离.{name}}}}}"
                for name in ("序号", "实施单位", "项目名称", "自评得分", "复核得分", "偏离度", "偏差类别")
            ),
        ),
        (1.2, 3.4, 3.8, 1.6, 1.6, 1.8, 2.2),
        left=(1, 2),
    )
    _mark(document, "/偏离")
    body(document, "附表：绩效自评复核项目一览表", size=320)
    signatures(document)
    _annex(document)
    return document


def _annex(document: Any) -> None:
    """Add the list of all projects on lying pages."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.6)
    section.left_margin, section.right_margin = Cm(2.0), Cm(2.0)
    section.footer_distance = Cm(1.5)
    title = document.add_paragraph("绩效自评复核项目一览表", style="Title")
    title.runs[0].font.size = Pt(18)
    note = document.add_paragraph("编制单位：{{编制单位}}\t单位：万元、分", style="附注")
    note.paragraph_format.tab_stops.add_tab_stop(Cm(25.7), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    names = (
        *("序号", "主管部门", "实施单位", "项目名称", "预算数", "执行数", "执行率"),
        *("自评得分", "复核得分", "复核等级", "疑点", "状态"),
    )
    heads = [f"{name}\n重/一般/提示" if name == "疑点" else name for name in names]
    table(
        document,
        (heads, [f"{{{{项目.{name}}}}}" for name in names]),
        (1.2, 2.7, 3.0, 4.2, 2.4, 2.4, 1.7, 1.5, 1.5, 1.4, 2.4, 1.3),
        left=(1, 2, 3),
    )
    _small(document)


def _numbered(document: Any, title: str, text: str) -> None:
    body(document, f"{{{{序}}}}、{title}", "Heading 1", size=320)
    body(document, text, size=320)


def _middle(document: Any, text: str) -> None:
    paragraph = document.add_paragraph(text)
    paragraph.alignment = CENTER


def _mark(document: Any, name: str) -> None:
    document.add_paragraph(f"{{{{{name}}}}}", style="附注")


def _chart(document: Any, name: str) -> None:
    paragraph = document.add_paragraph(name, style="表格文字")
    paragraph.alignment = CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(8)


def _small(document: Any) -> None:
    """Add the paragraph that Word wants behind a table, as low as can be."""
    layout = document.add_paragraph(style="附注").paragraph_format
    layout.line_spacing = Pt(1)


def opinion() -> Any:
    """Return the template of the review opinion."""
    document = new_paper(14, 20)
    document.core_properties.title = "绩效自评复核意见"
    document.add_paragraph("{{标题}}", style="Title")
    note = document.add_paragraph("编制单位：{{编制单位}}\t单位：万元、分", style="附注")
    note.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), docx.enum.text.WD_TAB_ALIGNMENT.RIGHT)
    pairs(
        document,
        (
            ("项目名称", "{{项目名称}}"),
            ("实施单位", "{{实施单位}}", "主管部门", "{{主管部门}}", "年度", "{{评价年度}}"),
            ("预算数", "{{预算数}}", "执行数", "{{执行数}}", "执行率", "{{执行率}}"),
        ),
        (2.0, 4.2, 2.0, 3.8, 1.5, 2.1),
    )
    _mark(document, "#执行率说明")
    body(document, "注：{{执行率说明}}", "附注", size=210)
    _mark(document, "/执行率说明")
    _small(document)
    scores = table(
        document,
        (
            ("一级指标", "分值", "自评得分", "复核得分", "分差"),
            ("{{得分.一级指标}}", "{{得分.分值}}", "{{得分.自评得分}}", "{{得分.复核得分}}", "{{得分.分差}}"),
            ("合计", "{{总分值}}", "{{自评得分}}", "{{复核得分}}", "{{分差}}"),
        ),
        (4.0, 2.2, 2.6, 4.2, 2.6),
    )
    for cell in scores.rows[2].cells:
        cell.paragraphs[0].runs[0].font.bold = True
    _mark(document, "#总体评价")
    _run_in(document, "总体评价")
    _mark(document, "/总体评价")
    _run_in(document, "存在问题")
    _mark(document, "#疑点")
    body(
        document,
        "{{疑点.序号}}.［{{疑点.级别}}］{{疑点.标题}}{{疑点.说明}}{{疑点.原文}}{{疑点.请核实}}",
        "条目",
        size=210,
    )
    _rest(document, "其余疑点")
    _mark(document, "/疑点")
    _block(
        document,
        "扣分",
        "扣分理由",
        "{{扣分.序号}}.{{扣分.一级指标}}“{{扣分.评分项}}”扣{{扣分.扣分}}分：{{扣分.理由}}",
        "其余扣分",
    )
    _mark(document, "#处理建议")
    _run_in(document, "处理建议").paragraph_format.keep_with_next = True
    _mark(document, "/处理建议")
    _mark(document, "#暂定说明")
    body(document, "注：{{暂定说明}}", "附注", size=210).paragraph_format.keep_with_next = True
    _mark(document, "/暂定说明")
    signatures(document, "{{复核人}}")
    _small(document)
    return document


def _run_in(document: Any, name: str) -> Any:
    """Add a heading that runs into its text."""
    paragraph = body(document, "")
    ahead = paragraph.add_run(f"{{{{序}}}}、{name}：")
    ahead.font.name = "Times New Roman"
    ahead._r.rPr.rFonts.set(qn("w:eastAsia"), "黑体")
    paragraph.add_run(f"{{{{{name}}}}}")
    return paragraph


def _rest(document: Any, name: str) -> None:
    """Add the line that says how many more there are, where not all have room."""
    _mark(document, f"#{name}")
    body(document, f"{{{{{name}}}}}", "条目", size=210)
    _mark(document, f"/{name}")


def _block(document: Any, group: str, title: str, line: str, rest: str) -> None:
    """Add a heading with a list that vanishes with it where there is nothing to list."""
    _mark(document, f"#{group}")
    head(document, title)
    body(document, line, "条目", size=210)
    _rest(document, rest)
    _mark(document, f"/{group}")


def main(target: Path = TARGET) -> None:
    """Write the templates."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "复核意见.docx").write_bytes(_stable(opinion()))
    (target / "工作报告.docx").write_bytes(_stable(work_report()))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
