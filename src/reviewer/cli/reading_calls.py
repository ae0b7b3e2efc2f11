"""The calls that read files and save nothing: extract and explain."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from reviewer.cli.contract import error_object, report_object
from reviewer.cli.output import readable_path, told
from reviewer.domain.errors import KnownError
from reviewer.services.bugs import note_bug
from reviewer.services.files import read_bytes

SOME_FAILED = 1


def extract(given: Namespace) -> int:
    """Print one JSON object per report; a file that can't be read gives an object with its error."""
    status = 0
    for path in given.files:
        try:
            objects = _objects(path)
        except KnownError as problem:
            objects = [_failed(path, told(problem))]
        except Exception as bug:  # one file must never stop the others; the trace goes to the log
            log = note_bug(bug)
            objects = [_failed(path, f"读取时程序出错，已记入日志 {log}。请把该文件转交技术支持。")]
        for one in objects:
            print(json.dumps(one, ensure_ascii=False))
            if one["error"] is not None:
                status = SOME_FAILED
    return status


def _objects(path: str) -> list[dict[str, Any]]:
    from reviewer.services.reading import default_profile, read_reports

    read = read_reports(read_bytes(Path(path)), Path(path).name, default_profile())
    return [
        report_object(readable_path(path), number, read.document, one.assessment)
        for number, one in enumerate(read.reports, 1)
    ]


def _failed(path: str, message: str) -> dict[str, Any]:
    print(f"{readable_path(path)}：{message}", file=sys.stderr)
    return error_object(readable_path(path), _format_of(Path(path)), message)


def _format_of(path: Path) -> str:
    from reviewer.documents import sniff

    try:
        return str(sniff(path.read_bytes()))
    except Exception:  # the error itself has been told already
        return path.suffix.lower().removeprefix(".")


def explain(given: Namespace) -> int:
    """Print how each value of a file was read. Raises FileProblem."""
    from reviewer.documents import read_document
    from reviewer.extraction import explain as explained

    for path in given.files:
        content = read_bytes(Path(path))
        print(explained(read_document(content, Path(path).name)))
    return 0
