"""Open an Office package within bounds: no member and no file may inflate beyond what a report can need."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator

from lxml import etree

from reviewer.documents import problems
from reviewer.documents.word.xml import R_NS, Element, UnsafeXml, parse
from reviewer.domain.errors import FileProblem

MEGABYTE = 1024 * 1024
MOST_XML = 64 * MEGABYTE  # a 200-page report has about 8
MOST_PICTURE = 24 * MEGABYTE
MOST_TOTAL = 512 * MEGABYTE
MOST_MEMBERS = 20_000
# Real parts deflate to 1/10 … 1/60; only above this size does the ratio matter.
MOST_RATIO = 400
RATIO_FROM = 8 * MEGABYTE
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, IndexError, OverflowError, KeyError)
_OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """The parts of one package; every failure becomes a FileProblem that names the file."""

    def __init__(self, data: bytes, name: str, main: str = "word/document.xml") -> None:
        self.name = name
        self._left = MOST_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, NotImplementedError) as error:
            raise FileProblem(problems.damaged(name)) from error
        self._members = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}
        self._check_declared()
        self.main = self._main_part(main)

    def _check_declared(self) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > MOST_TOTAL:
            raise FileProblem(problems.inflates(self.name))

    def read(self, part: str, most: int = MOST_XML) -> bytes | None:
        """Return a part's bytes, None where it is not there. Raises FileProblem."""
        return None if part.lower() not in self._members else b"".join(self.chunks(part, most, most + 1))

    def chunks(self, part: str, most: int, size: int = MEGABYTE) -> Iterator[bytes]:
        """Walk a part's bytes, at most `size` at a time. Raises FileProblem."""
        info = self._members[part.lower()]
        if info.flag_bits & 0x1:
            raise FileProblem(problems.locked_member(self.name))
        self._check_member(info, most)
        try:
            with self._zip.open(info) as member:
                while data := member.read(size):
                    # Headers can lie: what really came out counts.
                    most -= len(data)
                    self._left -= len(data)
                    if most < 0 or self._left < 0:
                        raise FileProblem(problems.inflates(self.name))
                    yield data
        except (*_BROKEN, NotImplementedError, RuntimeError) as error:
            raise FileProblem(problems.damaged(self.name)) from error

    def names(self) -> list[str]:
        """Return the names of all parts, in lower case."""
        return list(self._members)

    def holds_macros(self) -> bool:
        """Tell whether programs of Office lie in the package."""
        return any(name.endswith("vbaproject.bin") for name in self._members)

    def _check_member(self, info: zipfile.ZipInfo, most: int) -> None:
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > most or (info.file_size > RATIO_FROM and ratio > MOST_RATIO):
            raise FileProblem(problems.inflates(self.name))

    def size(self, part: str) -> int | None:
        """Return the declared size of a part, None where it is not there."""
        info = self._members.get(part.lower())
        return None if info is None else info.file_size

    def xml(self, part: str, lean: Callable[[bytes], bytes] = bytes) -> Element | None:
        """Return a part's root element, None where it is not there; `lean` may shorten it before it is parsed.

        Raises FileProblem.
        """
        data = self.read(part)
        if data is None:
            return None
        try:
            return parse(lean(data))
        except UnsafeXml as error:
            raise FileProblem(problems.entities(self.name)) from error
        except (etree.LxmlError, ValueError) as error:
            raise FileProblem(problems.damaged(self.name)) from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return a part's relations: id to (type, target part); what lies outside the package is left out."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root:
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External" or not target:
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[relation.get("Id", "")] = (relation.get("Type", ""), posixpath.normpath(path))
        return found

    def _main_part(self, usual: str) -> str:
        for kind, target in self.relations("").values():
            if kind.endswith(_OFFICE_DOCUMENT) and target.lower() in self._members:
                return target
        if usual in self._members:
            return usual
        raise FileProblem(problems.damaged(self.name))


def related(relations: dict[str, tuple[str, str]], kind: str) -> str | None:
    """Return the target of the first relation of a kind ("styles", "numbering", "footnotes" …)."""
    return next((target for name, target in relations.values() if name.endswith(f"/{kind}")), None)


def without_table_styles(styles: bytes) -> bytes:
    """Cut table styles out of a styles part: nothing reads them, and they are nine tenths of it in many files."""
    kept, done = [], 0
    found = styles.find(_TABLE_TYPE)
    while found >= 0:
        start = styles.rfind(b"<w:style ", done, found + 1)
        opened = styles.find(b">", found)
        end = styles.find(b"</w:style>", opened)
        if start < 0 or end < 0 or b">" in styles[start:found] or styles[opened - 1 : opened] == b"/":
            return styles
        kept.append(styles[done:start])
        done = end + len(b"</w:style>")
        found = styles.find(_TABLE_TYPE, done)
    return b"".join((*kept, styles[done:])) if kept else styles


_TABLE_TYPE = b' w:type="table"'
EMBED = f"{{{R_NS}}}embed"
RELATION_ID = f"{{{R_NS}}}id"
