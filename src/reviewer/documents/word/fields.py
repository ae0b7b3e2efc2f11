"""Complex fields of Word, in whatever format they are written: a code up to the separator, then the result."""

from __future__ import annotations

import re

# "EQ \\o\\ac(○,3)" draws a circle around its argument and has no result of its own.
_ENCLOSED = re.compile(r"\s*eq\s+\\o\\a[cdlr]?\(\s*[^,，]*[,，]\s*(.{1,4}?)\s*\)\s*", re.IGNORECASE)
_MOST_OPEN = 200


class _Field:
    """A field that is open: its code until the separator, then its result."""

    __slots__ = ("code", "contents", "in_result")

    def __init__(self) -> None:
        self.code = ""
        self.in_result = False
        self.contents = False  # a table of contents


class Fields:
    """The fields that are open where a walk stands; they go on from one paragraph to the next."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    def begin(self) -> None:
        """Open a field; absurd nesting is left alone."""
        if len(self._open) < _MOST_OPEN:
            self._open.append(_Field())

    def code(self, text: str) -> None:
        """Note a piece of the innermost field's code."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += text

    def separate(self) -> bool:
        """Go over to the innermost field's result; tell whether that is a table of contents."""
        if not self._open:
            return False
        field = self._open[-1]
        field.in_result = True
        field.contents = field.code.strip().upper().startswith("TOC")
        return field.contents

    def end(self) -> str:
        """Close the innermost field; return what it prints without a result."""
        field = self._open.pop() if self._open else None
        enclosed = None if field is None or field.in_result else _ENCLOSED.fullmatch(field.code)
        return enclosed.group(1) if enclosed else ""

    def printed(self) -> bool:
        """Tell whether text is a result: no field stands in its code, none is a table of contents."""
        return all(field.in_result and not field.contents for field in self._open)

    def in_code(self) -> bool:
        """Tell whether text belongs to the innermost field's code."""
        return bool(self._open) and not self._open[-1].in_result

    def in_contents(self) -> bool:
        return any(field.contents for field in self._open)

    def drop_codes(self) -> None:
        """Close fields whose separator is missing: a code never reaches the next paragraph."""
        self._open = [field for field in self._open if field.in_result]

    def drop_contents(self) -> None:
        """Close tables of contents whose end is missing."""
        self._open = [field for field in self._open if not field.contents]
