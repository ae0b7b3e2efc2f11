"""The reports of a file as storage takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.domain.unread import unread_of
from reviewer.services.reading import ReadFile
from reviewer.version import program_version

if TYPE_CHECKING:
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import NewReport


def new_reports(
    sha256: str,
    file_name: str,
    read: ReadFile,
    profile: str,
    *,
    sample: bool = False,
    form: Companion | None = None,
) -> list[NewReport]:
    """Return the reports of a file as storage takes them; a pair is one report."""
    from reviewer.checks import marks_of
    from reviewer.storage.records import NewReport

    document = read.document
    return [
        NewReport(
            sha256=sha256,
            part=number,
            parts=len(read.reports),
            file_name=file_name,
            format=document.format,
            text=document.text,
            machine=one.machine,
            derived=one.derived,
            program_version=program_version(),
            default_profile=profile,
            sample=sample,
            marks=() if sample else marks_of(document, one.machine),
            form=form,
            unread=unread_of(document).count,
        )
        for number, one in enumerate(read.reports, 1)
    ]
