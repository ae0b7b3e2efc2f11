"""The main job on the samples where there is no screen: import, score, workbook, picture, in a folder of its own."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reviewer.cli.database_calls import report_table
from reviewer.cli.output import table
from reviewer.domain.errors import FileProblem
from reviewer.domain.finding import SEVERITY_NAMES
from reviewer.domain.library import ImportState, ReportRow
from reviewer.services.library import Library

Snapshot = Callable[[str, int, Path], object]


def show_without_screen(snapshot: Snapshot) -> int:
    """Do the main job without a window; `snapshot` paints the review window of a report into a PNG file."""
    print("没有可用的屏幕：用示例报告演示导入、评分和导出，不使用您自己的数据库。", file=sys.stderr)
    folder = Path(tempfile.mkdtemp(prefix="reviewer-"))
    database, workbook, picture = folder / "reviewer.db", folder / "复核汇总.xlsx", folder / "评审窗口.png"
    with closing(Library.open(database)) as library:
        rows = _imported(library)
        _print_tables(library, rows)
        library.export(workbook)
    snapshot(str(database), _telling(rows).id, picture)
    print(f"\n工作簿：{workbook}\n窗口图：{picture}")
    return 0


def _imported(library: Library) -> list[ReportRow]:
    outcomes = library.import_paths([sample.path for sample in library.samples()])
    for outcome in outcomes:
        if outcome.state is ImportState.FAILED:
            print(f"{outcome.path}：{outcome.message}", file=sys.stderr)
    if not (rows := library.rows()):
        raise FileProblem("示例报告未能读入，程序安装可能不完整。请重新安装。")
    return rows


def _print_tables(library: Library, rows: list[ReportRow]) -> None:
    print(report_table(rows))
    found = []
    for row in rows:
        _, assessment = library.opened(row.id)
        for number, finding in enumerate(assessment.findings.values(), 1):
            found.append((str(row.id), str(number), SEVERITY_NAMES[finding.severity], finding.message))
    if found:
        print("\n疑点")
        print(table(("报告", "序号", "程度", "说明"), found, frozenset({0, 1})))


def _telling(rows: list[ReportRow]) -> ReportRow:
    """Return the report whose window says most: the one with the gravest findings."""
    return max(rows, key=lambda row: (row.findings_high, row.findings_medium, row.findings_low))
