"""Make .docx reports of a chosen size: fictional text, styles, automatic numbering left to Word's own, tables."""

from __future__ import annotations

import io
import random
from pathlib import Path

import docx

FIELDS = (
    "农村公路养护",
    "老年助餐服务",
    "数字图书馆",
    "职业技能培训",
    "小型水库维护",
    "基层卫生设备",
    "河道清淤",
    "校园安全",
)
PLACES = ("青石县", "临江市", "安平县", "云溪区", "南坪县", "明溪县")
FILLER = (
    "项目单位严格执行财务制度，资金实行专账核算、专款专用，支付有完整的审批程序和手续。",
    "领导小组定期召开调度会，逐项落实年度任务，及时协调解决实施中的困难和问题。",
    "按照绩效目标导向开展跟踪检查，对发现的偏差分析原因并督促整改，确保各项指标按计划推进。",
    "通过实施该项目，服务能力明显增强，群众获得感进一步提升，较好地发挥了财政资金的引导作用。",
)


def make_docx(seed: int, characters: int = 5000) -> bytes:
    """Return a report of about this many characters."""
    rng = random.Random(seed)
    document = docx.Document()
    place, field = rng.choice(PLACES), rng.choice(FIELDS)
    budget = rng.randint(10_000, 90_000)
    spent = budget - rng.randint(100, 3_000)
    document.add_heading(f"{place}2023年度{field}项目绩效自评报告", 0)
    _facts(document, place, field, budget, spent)
    written = 800
    while written < characters:
        document.add_heading(f"{rng.choice('一二三四五六七')}、组织实施情况", 2)
        for _ in range(4):
            text = "".join(rng.choices(FILLER, k=4)) + _result(rng)
            document.add_paragraph(text)
            written += len(text)
        if written % 3 == 0:
            written += _table(document, rng)
    _table(document, rng)
    document.add_paragraph(f"{place}财政局\n2024年3月{rng.randint(1, 28)}日")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _facts(document: docx.document.Document, place: str, field: str, budget: int, spent: int) -> None:
    document.add_heading("一、项目概况", 1)
    document.add_paragraph(
        f"2023年{place}财政安排{field}专项资金{budget / 100:.2f}万元，实际支出{spent / 100:.2f}万元，"
        f"结余{(budget - spent) / 100:.2f}万元，预算执行率{spent / budget * 100:.2f}%。"
    )
    document.add_heading("二、自评结果", 1)
    document.add_paragraph("项目自评得分96分，等级为优。群众满意度目标90%以上，实际达到93%。")


def _result(rng: random.Random) -> str:
    target = rng.randint(10, 400)
    actual = target + rng.randint(-5, 40)
    return f"完成任务{actual}个，完成年度目标任务{target}个的{actual / target * 100:.2f}%。"


def _table(document: docx.document.Document, rng: random.Random) -> int:
    table = document.add_table(rows=8, cols=5)
    for column, head in enumerate(("一级指标", "三级指标", "年度指标值", "实际完成值", "得分")):
        table.rows[0].cells[column].text = head
    for row in table.rows[1:]:
        target = rng.randint(5, 90)
        for cell, text in zip(
            row.cells, ("产出", "任务数量", f"≥{target}个", f"{target + 1}个", "10"), strict=True
        ):
            cell.text = text
    return 200


def make_corpus(folder: Path, count: int, characters: int = 5000) -> list[Path]:
    """Write that many reports into a folder."""
    paths = []
    for seed in range(count):
        path = folder / f"报告{seed:03}.docx"
        path.write_bytes(make_docx(seed, characters))
        paths.append(path)
    return paths
