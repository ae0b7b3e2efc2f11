"""Files with a password: Office packages and PDF files locked by the tests, and kept files of the older formats.

`tests/data/locked` holds a .doc and a .xls that LibreOffice locked with PASSWORD ([MS-OFFCRYPTO], RC4),
and `protected.xls`, locked with the word that Excel takes for a workbook which is only protected. What Office 2002 and
later locks .doc and .xls with (RC4 by the CryptoAPI), and Excel's old XOR, LibreOffice does not write but
opens: that is done here, and was opened there with its password.
"""

import io
import struct
from hashlib import sha1
from pathlib import Path

import olefile
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.xor_obfuscation import DocumentXOR

from support.raw_doc import make_container
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


# ---- RC4 by the CryptoAPI ([MS-OFFCRYPTO] 2.3.5), and XOR (2.3.7)

_SALT = bytes(range(16))
_VERIFIER = bytes(range(100, 116))
_PLAIN_RECORDS = frozenset({0x809, 0x2F, 0x193, 0x195, 0xE1, 0x196, 0x138})  # are never locked
_SHEET = 0x85  # its first four bytes are not
_HEAD = 68  # bytes of a .doc that are not
XOR_PASSWORD = "qinghe2023"  # Excel gives this way at most fifteen plain letters


def _rc4(key, data):
    state, j, made = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(made)


def _key(password, bits, block):
    whole = sha1(sha1(_SALT + password.encode("utf-16-le")).digest() + struct.pack("<I", block)).digest()
    return whole[:5] + b"\0" * 11 if bits == 40 else whole[: bits // 8]


def _in_blocks(data, password, bits, size):
    """Lock a stream: each block of it has a key of its own."""
    blocks = range(0, len(data), size)
    return b"".join(_rc4(_key(password, bits, at // size), data[at : at + size]) for at in blocks)


def _cryptoapi_header(password, bits):
    provider = "Microsoft Enhanced Cryptographic Provider v1.0\0".encode("utf-16-le")
    header = struct.pack("<8I", 4, 0, 0x6801, 0x8004, bits, 1, 0, 0) + provider
    sealed = _rc4(_key(password, bits, 0), _VERIFIER + sha1(_VERIFIER).digest())
    check = struct.pack("<I", 16) + _SALT + sealed[:16] + struct.pack("<I", 20) + sealed[16:]
    return struct.pack("<HHII", 4, 2, 4, len(header)) + header + check


def _streams(data, *names):
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        return [file.openstream(name).read() for name in names]


def locked_workbook(data, password=PASSWORD, bits=128):
    """Lock a .xls as Excel 2002 and later do."""
    info = struct.pack("<H", 1) + _cryptoapi_header(password, bits)
    return _locked_records(data, info, lambda stream, _records: _in_blocks(stream, password, bits, 1024))


def xored_workbook(data, password=XOR_PASSWORD):
    """Lock a .xls as Excel 95 did, and later ones may."""
    array = DocumentXOR.create_xor_array_method1(password)
    verifier = next(n for n in range(0x10000) if DocumentXOR.verifypw(password, n))
    info = struct.pack("<HHH", 0, DocumentXOR.create_xor_key_method1(password), verifier)

    def lock(stream, records):
        made = bytearray(stream)
        for start, end, size in records:
            for at in range(start, end):
                turned = (made[at] << 5 | made[at] >> 3) & 0xFF
                made[at] = turned ^ array[(at + size) % 16]
        return bytes(made)

    return _locked_records(data, info, lock)


def _locked_records(data, info, lock):
    """Put the record that tells of a lock behind the first, and lock what is in all others."""
    (stream,) = _streams(data, "Workbook")
    told = struct.pack("<HH", 0x2F, len(info)) + info
    plain, records, at = bytearray(), [], 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        record = bytearray(stream[at : at + 4 + size])
        at += 4 + size
        if kind == _SHEET:
            struct.pack_into("<I", record, 4, struct.unpack_from("<I", record, 4)[0] + len(told))
        start = len(plain) + 4
        if kind not in _PLAIN_RECORDS and size:
            records.append((start + (4 if kind == _SHEET else 0), start + size, size))
        plain += record
        if len(plain) == len(record):
            plain += told
    odd = -len(plain) % 4
    plain += struct.pack("<HH", 0, odd) + bytes(
        odd
    )  # the container fills its sectors with records of no length
    sealed = lock(bytes(plain), records)
    made = bytearray(plain)
    for start, end, _size in records:
        made[start:end] = sealed[start:end]
    return make_container({"Workbook": bytes(made)})


def locked_doc(data, password=PASSWORD, bits=128):
    """Lock a .doc as Word 2002 and later do."""
    main, table = map(bytearray, _streams(data, "WordDocument", "1Table"))
    header = _cryptoapi_header(password, bits)
    for place in range(0x9A, 0x9A + 8 * 93, 8):
        begin, length = struct.unpack_from("<II", main, place)
        if length:
            struct.pack_into("<I", main, place, begin + len(header))
    (flags,) = struct.unpack_from("<H", main, 10)
    struct.pack_into("<HxxI", main, 10, flags | 0x100, len(header))
    table = header + bytes(table)
    sealed = [_in_blocks(bytes(one), password, bits, 512) for one in (main, table)]
    return make_container(
        {
            "WordDocument": bytes(main[:_HEAD]) + sealed[0][_HEAD:],
            "1Table": header + sealed[1][len(header) :],
        }
    )
