"""The calls that use a database: import, list, export, check-db."""

from __future__ import annotations

import json
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from reviewer.cli.output import ProgressLine, readable_path, shortened, table
from reviewer.cli.parser import USAGE
from reviewer.domain.errors import Cancelled, ReadOnly
from reviewer.domain.finding import SEVERITY_NAMES
from reviewer.domain.library import ImportOutcome, ImportState, Progress, ReportRow
from reviewer.domain.quantity import plain
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.services.files import told
from reviewer.services.library import Library
from reviewer.storage.problems import Locked

SOME_FAILED = 1
NO_DATABASE = 3
INTERRUPTED = 130

_WORDS = {
    ImportState.PAIRED: "并入报告的自评表",
    ImportState.ALREADY_THERE: "已在库中",
    ImportState.FAILED: "未能导入",
}


def import_files(given: Namespace) -> int:
    """Import files and folders; each that can't be read is named, all others go on. Raises DatabaseProblem."""
    with closing(_open_for_import(given.db)) as library:
        line = ProgressLine(sys.stderr)
        with _stopped_by_user() as stop:
            outcomes = library.import_paths([Path(p) for p in given.paths], _told(line, stop))
        line.clear()
        if library.warning:
            print(library.warning, file=sys.stderr)
        _print_outcomes(outcomes)
        _print_passed_over(library)
        if library.import_problem:
            return NO_DATABASE
    if stop.wished:
        print("已取消，此前导入的报告均已保存。", file=sys.stderr)
        return INTERRUPTED
    return SOME_FAILED if any(o.state is ImportState.FAILED for o in outcomes) else 0


def _open_for_import(db: str | None) -> Library:
    """Open a database for writing. Raises ReadOnly with the sentence that nothing was imported, and what to do."""
    try:
        library = Library.open(db)
    except Locked as problem:
        raise ReadOnly(_nothing_imported(problem.holder, problem.message)) from problem
    if library.read_only:
        message = _nothing_imported(library.held_by, library.read_only_reason)
        library.close()
        raise ReadOnly(message)
    return library


def _nothing_imported(holder: str, reason: str) -> str:
    if not holder:
        return f"没有导入：{reason}"
    return f"没有导入：数据库正由 {holder}使用。请先关闭窗口，或在窗口中导入。"


def _print_passed_over(library: Library) -> None:
    """Say how many files of folders are no readable format, and name each on a line."""
    if library.passed_over_files:
        print(told(library.passed_over_files), file=sys.stderr)
    for path in library.passed_over_files:
        print(f"{readable_path(str(path))}：不是可读的格式，未导入。", file=sys.stderr)


class _Stop:
    wished = False


@contextmanager
def _stopped_by_user() -> Iterator[_Stop]:
    """Let Ctrl+C end the job after the file in hand, so that nothing read so far is lost."""
    stop = _Stop()

    def wish(_signal: int, _frame: Any) -> None:
        if stop.wished:
            raise KeyboardInterrupt
        stop.wished = True

    before = signal.signal(signal.SIGINT, wish)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _told(line: ProgressLine, stop: _Stop) -> Any:
    def tell(progress: Progress) -> bool:
        line(progress)
        return not stop.wished

    return tell


def _print_outcomes(outcomes: list[ImportOutcome]) -> None:
    from reviewer.documents.problems import where_to_unlock

    for outcome in outcomes:
        if outcome.message:
            where = f"{readable_path(outcome.path)}：" if outcome.path else ""
            stream = sys.stderr if outcome.state is ImportState.FAILED else sys.stdout
            message = where_to_unlock(outcome.message) if outcome.locked else outcome.message
            print(f"{where}{message}{_how_to_replace(outcome)}", file=stream)
    print(_summed_up([o.state for o in outcomes]))


def _how_to_replace(outcome: ImportOutcome) -> str:
    """Say what a suspected revision is now, and how it takes the other one's place."""
    if outcome.state is not ImportState.REVISION:
        return ""
    return (
        f"现已作为单独的一份导入（编号 {outcome.report_id}），原有的一份（编号 {outcome.revision_of}）未改动。"
        "如确为修改稿，请在评审窗口中打开原有的一份，用「文件 → 替换原文…」换上。"
    )


def _summed_up(states: list[ImportState]) -> str:
    """Count what became of the files; a suspected revision is a report like any other."""
    revisions = states.count(ImportState.REVISION)
    new = states.count(ImportState.IMPORTED) + states.count(ImportState.UNPAIRED) + revisions
    counts = [f"导入 {new}" + (f"（其中疑似修改稿 {revisions}）" if revisions else "")] if new else []
    counts += [f"{word} {states.count(state)}" for state, word in _WORDS.items() if states.count(state)]
    return "，".join(counts) + "。" if counts else "没有可以导入的文件。"


def list_reports(given: Namespace) -> int:
    """Print the reports of a database. Raises DatabaseProblem."""
    rows = _rows(given.db)
    if given.json:
        for row in rows:
            print(json.dumps(_row_object(row), ensure_ascii=False))
    elif rows:
        print(report_table(rows))
    else:
        print("数据库中还没有报告。可用 reviewer import 导入。")
    return 0


def _rows(db: str | None) -> list[ReportRow]:
    from reviewer.storage.places import default_database

    if db is None and not default_database().exists():
        return []
    with closing(Library.open(db, write=False)) as library:
        return library.rows()


def report_table(rows: list[ReportRow]) -> str:
    """Return the list as a table for people."""
    head = (
        "编号",
        "状态",
        "实施单位",
        "项目",
        "年度",
        "自评",
        "复核",
        "等级",
        "分差(复核−自评)",
        "重/一般/提示",
        "待处理",
    )
    return table(head, [_cells(row) for row in rows], frozenset({0, 5, 6, 8, 10}))


def _cells(row: ReportRow) -> tuple[str, ...]:
    return (
        str(row.id),
        STATUS_NAMES[row.status],
        shortened(row.unit, 24),
        shortened(row.project_shown, 32),
        str(row.year or ""),
        "" if row.self_score is None else plain(row.self_score),
        _score(row),
        "" if row.status is Status.WAITING else row.grade or "",
        _difference(row),
        f"{row.findings_high}/{row.findings_medium}/{row.findings_low}",
        str(row.left),
    )


def _score(row: ReportRow) -> str:
    """Write the review score as window and workbook do: none before somebody has begun the review."""
    if not row.recognised:
        return "未读出文字" if row.wordless else "非绩效报告"
    if row.status is Status.WAITING:
        return "—"
    return f"{row.score:.2f}{' 暂定' if row.provisional else ''}"


def _difference(row: ReportRow) -> str:
    if row.status is Status.WAITING:
        return ""
    if row.difference is not None:
        return f"{row.difference:+.2f}"
    return "" if row.decided_difference is None else f"已评 {row.decided_difference:+.2f}"


def _row_object(row: ReportRow) -> dict[str, Any]:
    money = {n: _plain(getattr(row, n)) for n in ("budget_initial", "budget", "spent", "execution_rate")}
    scores = ("self_score", "score", "open_points", "difference", "decided_difference")
    return {
        "id": row.id,
        "file": row.file_name,
        "part": row.part,
        "parts": row.parts,
        "format": row.format,
        "sha256": row.sha256,
        "status": row.status.value,
        "title": row.title,
        "unit": row.unit,
        "department": row.department,
        "project_name": row.project_name,
        "year": row.year,
        "kind": row.kind,
        **money,
        **{n: _plain(getattr(row, n)) for n in scores},
        "self_grade": row.self_grade,
        "grade": row.grade,
        "provisional": row.provisional,
        "findings": {s.value: getattr(row, f"findings_{s.value}") for s in SEVERITY_NAMES},
        "left": row.left,
        "reviewer": row.reviewer,
        "sample": row.sample,
        "recognised": row.recognised,
        "imported_at": row.imported_at.isoformat(timespec="seconds"),
        "updated_at": row.updated_at.isoformat(timespec="seconds"),
    }


def _plain(value: Any) -> str | None:
    return None if value is None else plain(value)


def export(given: Namespace) -> int:
    """Write the workbook. Raises DatabaseProblem; a target that can't be written is told with status 1."""
    target = Path(given.out)
    if target.suffix.lower() != ".xlsx":
        print("--out 应为 .xlsx 文件。", file=sys.stderr)
        return USAGE
    with closing(Library.open(given.db, write=False)) as library:
        known = {row.id for row in library.rows()}
        if missing := [str(i) for i in given.report or () if i not in known]:
            print(
                f"数据库中没有编号为 {'、'.join(missing)} 的报告。用 reviewer list 查看编号。", file=sys.stderr
            )
            return USAGE
        if not known:
            print("数据库中还没有报告，没有可导出的内容。", file=sys.stderr)
            return SOME_FAILED
        return _written(library, target, given.report)


def _written(library: Library, target: Path, ids: list[int] | None) -> int:
    line = ProgressLine(sys.stderr)
    with _stopped_by_user() as stop:
        try:
            path = library.export(target, ids, _told(line, stop))
        except Cancelled:
            print("已取消，没有写出文件。", file=sys.stderr)
            return INTERRUPTED
        finally:
            line.clear()
    print(readable_path(str(path)))
    if library.export_left_out:
        print(library.export_left_out, file=sys.stderr)
    return 0


def check_database(given: Namespace) -> int:
    """Check a database and its backups whole. Raises DatabaseProblem."""
    with closing(Library.open(given.db, write=False)) as library:
        problems = library.check()
        backups = len(library.backups())
        warning = library.warning
    for problem in problems:
        print(problem, file=sys.stderr)
    if warning and warning not in problems:
        print(warning, file=sys.stderr)
    if not problems:
        print(f"数据库完好，{backups} 份备份完好。" if backups else "数据库完好，尚无备份。")
    return NO_DATABASE if problems else 0
