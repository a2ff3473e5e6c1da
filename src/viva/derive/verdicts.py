"""What is said about the lines of a derivation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from viva.content.derivation import Slip


class Status(Enum):
    """The verdict on one line. The values are those of the machine interface."""

    FOLLOWS = "follows"
    WRONG = "does_not_follow"
    SKIPS = "skips"  # it follows, and a milestone before it is missing
    CIRCULAR = "circular"  # it uses what is to be shown
    UNDECIDED = "undecided"
    NOT_PARSED = "not_parsed"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def good(self) -> bool:
        return self is Status.FOLLOWS


_WORDS = {
    Status.FOLLOWS: "follows",
    Status.WRONG: "does not follow",
    Status.SKIPS: "follows, but skips a step",
    Status.CIRCULAR: "circular: uses what is to be shown",
    Status.UNDECIDED: "could not decide",
    Status.NOT_PARSED: "not understood",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A name with its value in a counterexample. value: rows of numbers; one row of one number for a number."""

    name: str  # LaTeX
    value: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Numbers for which a line is wrong. relation: what should hold between left and right."""

    quantities: tuple[Quantity, ...]
    left: tuple[tuple[float, ...], ...]
    right: tuple[tuple[float, ...], ...]
    relation: str
    left_latex: str = ""
    right_latex: str = ""


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """What is said about one line.

    message: in words, for people. at, read, expected: where a line that is not understood stops making sense.
    slip: the planted mistake it behaves like. repair: the smallest change that would make it right, in words that do
    not give it away. own: whether it was judged against the learner's own wrong line.
    """

    status: Status
    message: str = ""
    counterexample: Counterexample | None = None
    slip: Slip | None = None
    repair: str = ""
    at: int | None = None
    read: str = ""
    expected: str = ""
    own: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on all lines. reached: places of the model lines that are milestones and were reached, in order."""

    lines: tuple[LineVerdict, ...]
    reached: tuple[int, ...] = ()
    milestones: tuple[int, ...] = ()
    complete: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def first_wrong(self) -> int | None:
        """The place, from 0, of the first line that does not follow or is not understood."""
        bad = (Status.WRONG, Status.NOT_PARSED)
        return next((place for place, line in enumerate(self.lines) if line.status in bad), None)
