"""The child process that recognises pages: pictures in on its standard input, characters out on its standard output.

It is started by `process` and ends with its input. A page that it can't digest costs that page; a crash costs this process.
"""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from typing import BinaryIO

from reviewer.documents.pdf.recognising import PagePicture
from reviewer.documents.recognition.keeping import packed

HEAD = struct.Struct(">IIdI")  # width, height, scale, bytes of a picture
LENGTH = struct.Struct(">i")  # bytes of an answer; -1 where the page could not be recognised
MOST_MEMORY = 4 * 1024**3  # of addresses; two are used


def serve() -> int:
    """Recognise pages until the input ends; return the exit status."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints must not get among the answers
    _bound_memory()
    from reviewer.documents.recognition.engine import make_engine
    from reviewer.documents.recognition.page import recognised_page

    engine = make_engine()
    with os.fdopen(os.dup(0), "rb") as pictures:
        while (picture := _next(pictures)) is not None:
            try:
                answer = packed(recognised_page(picture, engine))
            except Exception:  # whatever the engine stumbles over is this page's trouble
                _send(answers, LENGTH.pack(-1))
                continue
            _send(answers, LENGTH.pack(len(answer)) + answer)
    return 0


def _send(answers: BinaryIO, data: bytes) -> None:
    answers.write(data)
    answers.flush()


def _next(pictures: BinaryIO) -> PagePicture | None:
    head = pictures.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    width, height, scale, length = HEAD.unpack(head)
    return PagePicture(width, height, scale, pictures.read(length))


def _bound_memory() -> None:
    """Take no more memory than a page needs, where the system lets a process say so."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
