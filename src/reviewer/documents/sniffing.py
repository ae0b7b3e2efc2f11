"""Tell what a file is by its content, never by its name (DOMAIN.md, "Files in the wild")."""

from __future__ import annotations

import io
import re
import zipfile

from reviewer.documents.decoding import looks_like_text
from reviewer.documents.ole import SIGNATURE, outermost_names

DOCX, XLSX, XLS, TXT, EMPTY, UNKNOWN = "docx", "xlsx", "xls", "txt", "empty", "unknown"
DOC, OLE, RTF, ODT, HTML, PDF, IMAGE = "doc", "ole", "rtf", "odt", "html", "pdf", "image"
ENCRYPTED = "encrypted"  # a .docx, .xlsx or .pptx in a container of its own

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF87a", IMAGE),
    (b"GIF89a", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
    (b"{\\rtf", RTF),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
)
# The first record of a workbook, as it stands in a file without a container: BIFF 5/8, 5, 4, 3, 2.
_RECORDS = (
    b"\x09\x08\x10\x00\x00\x06",
    b"\x09\x08\x08\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x00\x04\x00",
)
_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", "ppt"),
)
# A part that only one kind of package has; looked for in the names, and in the raw bytes of a broken package.
_ZIP_PARTS = (
    ("word/", DOCX),
    ("xl/", XLSX),
    ("ppt/", "ppt"),
    ("OFD.xml", "ofd"),
    ("content.xml", ODT),
)
# A page with all its parts in one file (.mht): of Office, of browsers.
_WEB_ARCHIVE = (b"mime-version:", b"from: <saved by")
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"
_DIRECTORY = 16 * 1024
_LOCAL_HEADER = 30  # bytes before a member's name
_FILE_ENDINGS = (
    b".docx",
    b".doc",
    b".wps",
    b".xlsx",
    b".xls",
    b".et",
    b".pdf",
    b".rtf",
    b".odt",
    b".txt",
    b".zip",
    b".jpg",
    b".png",
)
_PACKAGE_FOLDERS = (
    b"word/",
    b"xl/",
    b"ppt/",
    b"customxml/",
    b"docprops/",
    b"_rels/",
    b"pictures/",
    b"thumbnails/",
    b"object",
)
_MARKUP = re.compile(rb"\s*<(!doctype\s+html|html|head|body|meta|table|div|\?xml|!--|[a-z]+:)", re.IGNORECASE)


def sniff(data: bytes) -> str:
    """Return the format word of some bytes, also of kinds that are not read.

    xls is what goes under that name: records (BIFF), SpreadsheetML 2003 or a web page that Excel saved.
    """
    if (len(data) < 4096 and not data.strip(_BLANK)) or not data.strip(b"\x00"):
        return EMPTY
    head = data[:4096]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data)
    if head.startswith(SIGNATURE[:4]):
        return _sniff_ole(data)
    if head.startswith(_RECORDS):
        return XLS
    if b"%PDF-" in head[:1024]:
        return PDF
    if (head.startswith(b"BM") and _is_bitmap(data)) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return IMAGE
    return _sniff_markup(head) or (TXT if looks_like_text(data) else UNKNOWN)


def _is_bitmap(data: bytes) -> bool:
    return len(data) > 26 and int.from_bytes(data[2:6], "little") == len(data)


def carries_files(data: bytes) -> bool:
    """Tell by the name of its first member that a .zip holds files, and is no package that is one file (.docx, .xlsx).

    Where an archive is cut off, the last directory in it may be that of a package it carries.
    """
    if len(data) < _LOCAL_HEADER or not data.startswith(b"PK\x03\x04"):
        return False
    length = int.from_bytes(data[26:28], "little")
    name = data[_LOCAL_HEADER : _LOCAL_HEADER + length].lower()
    return name.endswith(_FILE_ENDINGS) and not name.startswith(_PACKAGE_FOLDERS)


def _sniff_zip(data: bytes) -> str:
    if carries_files(data):
        return "zip"
    # The directory stands at the end; opening it twice would cost a tenth of reading a report.
    if b"word/document.xml" in data[-_DIRECTORY:]:
        return DOCX
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return _sniff_broken_zip(data)
    for part, kind in _ZIP_PARTS:
        if part in names or (part.endswith("/") and any(name.startswith(part) for name in names)):
            return kind
    return "zip"


def _sniff_broken_zip(data: bytes) -> str:
    """Tell what a package without its directory was: the names stand before each member, too."""
    for part, kind in _ZIP_PARTS:
        if part.encode("ascii") in data:
            return kind
    return DOCX if b"[Content_Types].xml" in data[:200] or b"docProps/" in data[:200] else "zip"


def _sniff_ole(data: bytes) -> str:
    inside = outermost_names(data)
    for name, kind in _OLE_STREAMS:
        if name.lower() in inside:
            return kind
    for name, kind in _OLE_STREAMS:
        if name.encode("utf-16-le") + b"\x00\x00" in data:
            return kind
    # The directory may be cut off; the first stream usually stands right behind the header.
    return XLS if data[512:].startswith(_RECORDS) else OLE


def holds_records(data: bytes) -> bool:
    """Tell a workbook of records (BIFF) from the texts that also go under the name of .xls."""
    return data.startswith((SIGNATURE[:4], *_RECORDS))


def _sniff_markup(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = text.replace(b"\x00", b"")[2:]
    found = _MARKUP.match(text)
    if not found:
        return HTML if text[:200].lstrip().lower().startswith(_WEB_ARCHIVE) else ""
    if b"spreadsheet" in text.lower() or b"urn:schemas-microsoft-com:office:excel" in text:
        return XLS
    return "xml" if found.group(1).lower() == b"?xml" and b"<html" not in text.lower() else HTML
