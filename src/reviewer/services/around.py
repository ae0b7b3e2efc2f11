"""What a review is held against besides its own report: what other reports of the database share with it."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.checks import Cut, Neighbour


@dataclass(frozen=True)
class Around:
    """Reports of other units with the same sentences, and cuts made elsewhere for reasons."""

    neighbours: tuple[Neighbour, ...] = ()
    cuts: tuple[Cut, ...] = ()


ALONE = Around()
