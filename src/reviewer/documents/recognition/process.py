"""The child process as the reader sees it: one for a file, killed when a page takes too long or nobody waits any more."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reviewer.documents.pdf.recognising import PagePicture, RecognisedPage
from reviewer.documents.recognition import CHILD, bundled
from reviewer.documents.recognition.child import HEAD, LENGTH
from reviewer.documents.recognition.keeping import unpacked

SECONDS = 120.0  # for one page, the first one's start of the engine included
_LOOK = 0.1  # seconds between two looks at whether anybody waits
_MOST_ANSWER = 32 * 1024 * 1024

GoOn = Callable[[], bool]


class RecognitionFailed(Exception):
    """A page could not be recognised."""


def child_command() -> list[str]:
    """Return what starts the child that recognises; an installed program has a program of its own for it."""
    if bundled.is_bundle() and (program := bundled.program()) is not None:
        return [str(program), CHILD]
    return [sys.executable, "-m", "reviewer", CHILD]


class Child:
    """A child that recognises pages, one after another."""

    def __init__(self, command: Sequence[str] | None = None, seconds: float = SECONDS) -> None:
        self._command = list(command or child_command())
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def page(self, picture: PagePicture, go_on: GoOn) -> RecognisedPage:
        """Recognise a page. Raises RecognitionFailed; a child that is stuck or dead is replaced for the next page."""
        answers: list[bytes] = []
        try:
            process = self._started()
        except OSError as error:
            raise RecognitionFailed from error
        asking = threading.Thread(target=_ask, args=(process, picture, answers), daemon=True)
        asking.start()
        until = time.monotonic() + self._seconds
        while asking.is_alive() and time.monotonic() < until and go_on():
            asking.join(_LOOK)
        if asking.is_alive() or not answers:
            self.close()
            asking.join(1.0)
            raise RecognitionFailed
        try:
            return unpacked(answers[0])
        except (ValueError, KeyError, TypeError) as error:
            raise RecognitionFailed from error

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _environment() -> dict[str, str]:
    """Let the child find this program's modules where this process found them."""
    root = str(Path(__file__).resolve().parents[3])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _ask(process: subprocess.Popen[bytes], picture: PagePicture, answers: list[bytes]) -> None:
    """Hand a picture over and wait for the answer; leave nothing in `answers` where none comes."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(OSError, ValueError):
        head = HEAD.pack(picture.width, picture.height, picture.scale, len(picture.pixels))
        process.stdin.write(head)
        process.stdin.write(picture.pixels)
        process.stdin.flush()
        told = process.stdout.read(LENGTH.size)
        length = LENGTH.unpack(told)[0] if len(told) == LENGTH.size else _MOST_ANSWER
        if length < _MOST_ANSWER:
            answers.append(process.stdout.read(max(length, 0)))
