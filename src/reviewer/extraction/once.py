"""What several stages ask of one document, worked out once for each reading."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from reviewer.extraction.context import ReadingContext

Result = TypeVar("Result")


def once(read: Callable[[ReadingContext], Result]) -> Callable[[ReadingContext], Result]:
    """Keep the result of a pure function of the context in the context's own memory."""

    @wraps(read)
    def remembered(context: ReadingContext) -> Result:
        key = (read.__module__, read.__qualname__)
        if key not in context.memory:
            context.memory[key] = read(context)
        return cast(Result, context.memory[key])

    return remembered
