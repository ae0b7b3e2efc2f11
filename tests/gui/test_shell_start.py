"""What is loaded before the first paint, and that the forms are compiled."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "lxml",
    "reviewer.extraction",
    "reviewer.checks",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
)
PROGRAM = """
import os, sys
from reviewer.gui import start
def first_look(*_):
    print(",".join(sorted(m for m in sys.modules if m.split(".")[0] in {heavy} or m in {heavy})), flush=True)
    os._exit(0)
start.open_library = first_look
from reviewer.app import main
main([])
"""


def test_nothing_heavy_is_imported_before_the_first_paint():
    code = PROGRAM.replace("{heavy}", repr(set(HEAVY)))
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_compiled_forms_are_up_to_date():
    spec = importlib.util.spec_from_file_location("compile_ui", ROOT / "tools" / "compile_ui.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main(["--check"]) == 0
