"""Files with a password: Office packages and PDF files locked by the tests, and kept files of the older formats.

`tests/data/locked` holds a .doc and a .xls that LibreOffice locked with PASSWORD ([MS-OFFCRYPTO], RC4),
and `protected.xls`, locked with the word that Excel takes for a workbook which is only protected.
"""

import io
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile

from support.raw_odt import make_odt

PASSWORD = "青禾2023"
KEPT = Path(__file__).resolve().parents[1] / "data" / "locked"


def locked_package(data, password=PASSWORD):
    """Encrypt a .docx or .xlsx as Office does."""
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, made)
    return made.getvalue()


def locked_odt():
    """Return an .odt that says that its parts are encrypted."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    return make_odt("<office:text/>", **{"META-INF/manifest.xml": manifest})
