"""Whether this installation is whole: one resource of each kind is loaded the way the program loads it.

A mistake in packaging drops whole folders, and shows only where somebody opens the window that needed them. In an installed program
each file is held against the list that was made with it, too: disks and virus scanners lose single ones.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from reviewer.documents.recognition.bundled import is_bundle
from reviewer.services.library import Library

Part = tuple[str, Callable[[], str]]  # a name, and what loads it and tells what it found
_LIST = "files.sha256"  # of all files, beside the program; made when it was built
_NAMED = 5  # files named one by one


def check_installation(window_parts: Iterable[Part]) -> int:
    """Load one of each kind of resource and print what was found; return the exit status. Nothing of the user's is touched."""
    failed = False
    for name, load in (*_PARTS, *window_parts):
        try:
            found = load()
        except Exception as problem:  # whatever is missing shows itself in its own way
            found, failed = f"缺失或损坏：{type(problem).__name__} {problem}", True
        print(f"{name}：{found}")
    print("程序文件不完整，请重新安装。" if failed else "程序文件完整。")
    return 1 if failed else 0


def _files() -> str:
    """Hold each file of an installed program, and of recognition beside it, against the list made when it was built."""
    if not is_bundle():
        return "从源代码运行，不核对"
    folder = Path(sys.executable).resolve().parent
    lists = [path for path in (folder / _LIST, folder / "ocr" / _LIST) if path.exists()]
    if folder / _LIST not in lists or not (folder / _LIST).stat().st_size:
        raise FileNotFoundError(_LIST)
    wrong, count = [], 0
    for listed in lists:
        for line in listed.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            count += 1
            if not _is(listed.parent / name, digest):
                wrong.append(name)
    if wrong:
        more = f" 等 {len(wrong)} 个文件" if len(wrong) > _NAMED else ""
        raise FileNotFoundError("、".join(wrong[:_NAMED]) + more)
    return f"{count} 个，与安装时一致"


def _is(path: Path, digest: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _rubrics() -> str:
    from reviewer.scoring import load_profiles

    return f"{len(load_profiles())} 份"


def _main_job() -> str:
    """Import the samples, score them, export the workbook and a review opinion."""
    with tempfile.TemporaryDirectory(prefix="reviewer-", ignore_cleanup_errors=True) as folder:
        with closing(Library.open(Path(folder) / "reviewer.db")) as library:
            samples = library.samples()
            library.import_paths([sample.path for sample in samples])
            rows = library.rows()
            if len(samples) < 2 or not rows:
                raise FileNotFoundError("resources/samples")
            library.export(Path(folder) / "check.xlsx", [row.id for row in rows])
        return f"{len(rows)} 份读入、评分并导出"


def _migrations() -> str:
    """Bring a database of the first revision up to date."""
    from reviewer.storage.migrate import migrated_from_first
    from reviewer.storage.revisions import REVISIONS

    with tempfile.TemporaryDirectory(prefix="reviewer-", ignore_cleanup_errors=True) as folder:
        reached = migrated_from_first(Path(folder) / "first.db")
    return f"{REVISIONS[0]} → {reached}"


def _opinion() -> str:
    from reviewer.services.opinions import OPINION, Chosen, opened_template

    return opened_template(Chosen(OPINION)).name


def _recognition() -> str:
    from reviewer.documents.recognition.engine import engine_name

    return engine_name() or "未安装（可选）"


def _office() -> str:
    from reviewer.documents.converting import program

    found = program()
    return str(found) if found else "未安装（可选）"


_PARTS: tuple[Part, ...] = (
    ("文件", _files),
    ("评分表", _rubrics),
    ("示例报告", _main_job),
    ("数据库升级", _migrations),
    ("意见模板", _opinion),
    ("扫描件识别", _recognition),
    ("LibreOffice", _office),
)
