"""What changed from one program to another, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

CONTEXT = 3  # unchanged lines shown around a change


class Change(Enum):
    """What happened to a line; the value is the sign before it."""

    SAME = " "
    ADDED = "+"
    REMOVED = "-"
    LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison. before, after: its number in the two programs, None where it is not there."""

    change: Change
    before: int | None
    after: int | None
    text: str

    @property
    def word(self) -> str:
        """For who does not see the sign."""
        return {Change.ADDED: "added", Change.REMOVED: "removed"}.get(self.change, "")


def difference(before: str, after: str) -> tuple[Line, ...]:
    """All changed lines with a little around them; empty for equal programs."""
    old, new = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    groups = matcher.get_grouped_opcodes(CONTEXT)
    found: list[Line] = []
    for number, group in enumerate(groups):
        if number:
            found.append(Line(Change.LEFT_OUT, None, None, ""))
        for operation in group:
            found += _lines(operation, old, new)
    return tuple(found)


def _lines(operation: tuple[str, int, int, int, int], old: list[str], new: list[str]) -> Iterator[Line]:
    tag, i1, i2, j1, j2 = operation
    if tag == "equal":
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
            yield Line(Change.SAME, i + 1, j + 1, old[i])
        return
    for i in range(i1, i2):
        yield Line(Change.REMOVED, i + 1, None, old[i])
    for j in range(j1, j2):
        yield Line(Change.ADDED, None, j + 1, new[j])
