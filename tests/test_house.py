"""The import rule of the house (docs/architecture.md): a module imports only from its own package or from the left."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "reviewer"
BASE = {"version", "resources", ""}
LEFT = {
    "domain": set(),
    "documents": {"domain"},
    "extraction": {"domain"},
    "checks": {"domain"},
    "scoring": {"domain"},
    "storage": {"domain", "documents", "extraction", "checks", "scoring"},
    "export": {"domain", "documents", "extraction", "checks", "scoring"},
    "services": {"domain", "documents", "extraction", "checks", "scoring", "storage", "export"},
}
LEFT["gui"] = LEFT["cli"] = {*LEFT["services"], "services"}
LEFT["app"] = {*LEFT["gui"], "gui", "cli"}
LEFT["__main__"] = {"app"}
ONLY = {
    "PySide6": {"gui", "app"},
    "shiboken6": {"gui", "app"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "docx": {"documents", "export"},
    "lxml": {"documents"},
    "openpyxl": {"documents", "export"},
    "xlsxwriter": {"export"},
    "pypdfium2": {"documents"},
    "msoffcrypto": {"documents"},
    "PIL": {"documents"},
    "numpy": {"documents"},
    "rapidocr": {"documents"},
}
MODULES = sorted(SOURCE.rglob("*.py"))


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _package(path):
    parts = path.relative_to(SOURCE).parts
    return parts[0].removesuffix(".py") if parts[0] != "__init__.py" else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_only_from_the_left(path):
    own = _package(path)
    for name in _imports(path):
        top = name.split(".")[0]
        if top == "reviewer":
            target = [*name.split("."), "", ""][1]
            if target in {"program_version", *BASE} or target == own:
                continue
            assert target in LEFT.get(own, set()), f"{own} must not import {name}"
        elif top in ONLY:
            assert own in ONLY[top], f"{top} does not belong into {own}"


def test_every_package_says_what_lives_there():
    for package in ("domain", *LEFT):
        init = SOURCE / package / "__init__.py"
        if init.parent.is_dir():
            assert len(ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or "") > 120
