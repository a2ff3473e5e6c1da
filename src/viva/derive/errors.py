"""Why a line of a derivation cannot be judged as it stands.

Exception
  DeriveError
    NotParsed       the line is not understood: where, what was read so far, what was expected
    DoesNotFit      shapes or indices that cannot go together; says which
    Undecided       understood, but it cannot be evaluated; never taken as right
      NoPoint       no stationary point, or no instance, was found
"""

from __future__ import annotations


class DeriveError(Exception):
    """The base of what this room raises."""


class NotParsed(DeriveError):
    """A line that is not understood.

    at: the place in the line, in characters from 0. read: the text understood so far. expected: what would have
    made sense there.
    """

    def __init__(self, what: str, *, at: int = 0, read: str = "", expected: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.at = at
        self.read = read
        self.expected = expected


class DoesNotFit(DeriveError):
    """Two shapes that cannot be combined, or an index outside its range."""


class Undecided(DeriveError):
    """A line that is understood and cannot be decided. The message says why."""


class NoPoint(Undecided):
    """A stationary point, or an instance that satisfies the conditions, was not found."""
