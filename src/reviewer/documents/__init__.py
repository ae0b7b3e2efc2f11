"""Readers: bytes of a file in, one Document (canonical text, blocks, places) out.

File formats live here and in export only. Nothing here knows what a budget or an indicator is.
A file that can't be read raises one FileProblem with one sentence for its owner; nothing else leaves.
"""

from reviewer.documents.joined import alone, joined, pages_in_row
from reviewer.documents.reader import (
    AMBIGUOUS_SUFFIXES,
    MOST_BYTES,
    READABLE_KINDS,
    READABLE_SUFFIXES,
    read_document,
    read_path,
)
from reviewer.documents.sniffing import sniff

__all__ = [
    "AMBIGUOUS_SUFFIXES",
    "MOST_BYTES",
    "READABLE_KINDS",
    "READABLE_SUFFIXES",
    "alone",
    "joined",
    "pages_in_row",
    "read_document",
    "read_path",
    "sniff",
]
