"""Name all parts that are shipped with their licences: THIRD_PARTY.md, made from the records of installed packages.

python tools/third_party.py              write THIRD_PARTY.md
python tools/third_party.py --check      tell whether it is what would be written
python tools/third_party.py --files P …  print package<TAB>path of each licence text of P and what P needs

Needs an environment with the extra `ocr`. Wheels that carry libraries of others name them in their own licence files.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "THIRD_PARTY.md"
LICENCE_FILE = re.compile(r"(?i)(^|/)(licen[cs]es?|copying|notice)[^/]*(/[^/]+)*$")
# What a package says of itself in other words than the rest, or not at all.
SAID = {
    "pyside6-essentials": "LGPL-3.0-only",
    "pyside6-addons": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "certifi": "MPL-2.0",
    "tqdm": "MPL-2.0 AND MIT",
    "shapely": "BSD-3-Clause; GEOS: LGPL-2.1",
    "opencv-python-headless": "Apache-2.0; FFmpeg: LGPL-2.1",
    "rapidocr": "Apache-2.0, with the models PP-OCR of PaddleOCR (Apache-2.0)",
}
# Parts that are no Python packages.
BESIDE = (
    ("Python", "PSF-2.0", "the interpreter and its library"),
    ("Qt 6", "LGPL-3.0-only", "in PySide6, dynamically linked, unmodified; its source is at the Qt project"),
    ("ICU", "Unicode-3.0", "in Qt"),
    ("SQLite", "public domain", "with the interpreter"),
    ("OpenSSL", "Apache-2.0", "with the interpreter and in cryptography"),
    ("libffi", "MIT", "with the interpreter"),
    ("bzip2, XZ (liblzma)", "bzip2-1.0.6; 0BSD", "with the interpreter"),
    ("libxml2, libxslt", "MIT", "in lxml"),
    ("PDFium", "BSD-3-Clause OR Apache-2.0", "in pypdfium2"),
    ("Phosphor Icons", "MIT", "the icons of the window"),
    ("PyInstaller bootloader", "GPL-2.0 with an exception", "starts the program; the exception lets it be shipped with programs under any licence"),
)  # fmt: skip


def closure(roots: list[str]) -> list[str]:
    """Return the packages that some packages need, themselves included, in the order of the alphabet."""
    waiting, known = list(roots), set()
    while waiting:
        name = waiting.pop()
        if (name := normal(name)) in known:
            continue
        known.add(name)
        for wish in metadata.requires(name) or ():
            needed, _, condition = wish.partition(";")
            if condition and not _applies(condition):
                continue
            waiting.append(re.split(r"[\s<>=!~(\[]", needed.strip())[0])
    return sorted(known)


def _applies(condition: str) -> bool:
    from packaging.markers import Marker

    return Marker(condition).evaluate({"extra": ""})


def normal(name: str) -> str:
    """Return a package's name as records compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(name: str) -> str:
    """Return the licence a package names, the short way."""
    if name in SAID:
        return SAID[name]
    record = metadata.metadata(name)
    said = record.get("License-Expression") or record.get("License") or ""
    if said and "\n" not in said and len(said) < 60:
        return str(said)
    classes = [
        c.rsplit(" :: ", 1)[-1] for c in record.get_all("Classifier") or () if c.startswith("License ::")
    ]
    return "; ".join(c for c in classes if c != "OSI Approved") or "see its licence text"


def licence_files(name: str) -> list[Path]:
    """Return a package's licence texts, as far as its wheel has them."""
    files = metadata.files(name) or ()
    return [
        Path(str(f.locate()))
        for f in files
        if LICENCE_FILE.search(f.as_posix()) and f.suffix not in (".py", ".pyc")
    ]


def table(names: list[str]) -> list[str]:
    """Return the lines of a table of packages."""
    rows = (
        f"| {metadata.metadata(name)['Name']} | {metadata.version(name)} | {licence(name)} |" for name in names
    )
    return ["| 部分 part | 版本 version | 许可 licence |", "|---|---|---|", *rows]


def text() -> str:
    """Return THIRD_PARTY.md."""
    program = [name for name in closure(["reviewer"]) if name != "reviewer"]
    recognition = [name for name in closure(["rapidocr", "onnxruntime"]) if name not in program]
    beside = [
        "| 部分 part | 许可 licence | 说明 where |",
        "|---|---|---|",
        *(f"| {a} | {b} | {c} |" for a, b, c in BESIDE),
    ]
    return "\n".join(
        [
            "# 所用各部分及其许可 / What is shipped",
            "",
            "由 `tools/third_party.py` 生成。绩效报告评审台本身按 Apache-2.0 许可；各部分的许可全文在安装目录的 `licences` 文件夹中。",
            "",
            "Made by `tools/third_party.py`; the licence texts lie in the folder `licences` of the installed program.",
            "Reviewer itself is under the Apache License 2.0. No part is under the GPL or AGPL without an exception for programs like this.",
            "",
            "## 程序 / The program",
            "",
            *table(program),
            "",
            "## 扫描件识别（另一个安装包） / Recognition of scans (the second package)",
            "",
            *table(recognition),
            "",
            "## 其他部分 / Beside the Python packages",
            "",
            *beside,
            "",
            "装有 LibreOffice 时程序会调用它，但不随附其任何部分。",
            "",
            "LibreOffice is used where it is installed, as a program of its own; no part of it is shipped.",
            "",
        ]
    )


def main(arguments: list[str]) -> int:
    """Do what the arguments ask; return the exit status."""
    if arguments[:1] == ["--files"]:
        for name in closure(arguments[1:]):
            for path in licence_files(name):
                print(f"{name}\t{path}")
        return 0
    wanted = text()
    if arguments == ["--check"]:
        if TARGET.read_text(encoding="utf-8") != wanted:
            print(
                "THIRD_PARTY.md is behind; run tools/third_party.py in an environment with recognition",
                file=sys.stderr,
            )
            return 1
        return 0
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
