"""Which pages of an original nobody's machine has read: what is not found may stand there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.document import MEMBER_NAMES, Document
from reviewer.domain.pages import Pages, PageSource

WHOLE = "原文未识别"


@dataclass(frozen=True, slots=True)
class Unread:
    """The pages without a text that is known; none where all was read.

    `whole`: nothing of the original is known, so that nothing was looked for in it. `first` and `last` say whether the
    report's own first and last page are among them: where its date and signature stand.
    """

    names: str = ""  # 第3—5页, of a pair with the file
    count: int = 0
    whole: bool = False
    first: bool = False
    last: bool = False

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def told(self) -> str:
        """Say what was not read, without a full stop; "" where all was."""
        if self.whole:
            return WHOLE
        return f"{self.names}未识别，未在其中查找" if self.count else ""


def unread_of(document: Document) -> Unread:
    """Return what of a document was not read."""
    pages = document.pages
    missing = [page.source is PageSource.UNREAD for page in pages.pages] if pages is not None else []
    if pages is None or not any(missing):
        return Unread()
    paged = all(member.paged for member in document.members)
    own = missing[: pages.counts[0]] or [False]
    whole = (paged and all(missing)) or not document.text.strip()
    return Unread(_names(pages, missing), sum(missing), whole, own[0], own[-1])


def page_ranges(numbers: Iterable[int]) -> str:
    """Name pages, those that follow one another as a range: 第1页、第3—5页."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "、".join(f"第{first}页" if first == last else f"第{first}—{last}页" for first, last in ranges)


def _names(pages: Pages, missing: list[bool]) -> str:
    """Name the pages that were not read, file by file."""
    named, first = [], 0
    for name, count in zip(MEMBER_NAMES, pages.counts, strict=False):
        numbers = [n for n in range(1, count + 1) if missing[first + n - 1]]
        if numbers:
            named.append((name if pages.files else "") + page_ranges(numbers))
        first += count
    return "、".join(named)
