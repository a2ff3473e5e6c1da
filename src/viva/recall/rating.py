"""Which rating an attempt amounts to. docs/memory.md tells learners the same.

Solved at once within the target time is Good, in under half of it and with high confidence Easy; solved after failures
or a hint, or slowly, is Hard; not solved, or with the solution opened, is Again.
"""

from __future__ import annotations

from dataclasses import dataclass

from viva.recall.review import Rating

EASY_SHARE = 0.5  # of the target time
SURE = 0.8  # confidence from which a quick solution counts as easy
SLOW = 2.0  # times the target time from which a solution counts as hard
RECALLED = 0.85  # weighted share of key points that counts as recalled
PARTLY = 0.6


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Under what an attempt was made. target_seconds: what it should take. failures: rejected tries before it."""

    seconds: float
    target_seconds: float
    failures: int = 0
    hints: int = 0
    solution_seen: bool = False
    confidence: float | None = None

    @property
    def quick(self) -> bool:
        return self.seconds <= EASY_SHARE * self.target_seconds

    @property
    def slow(self) -> bool:
        return self.seconds > SLOW * self.target_seconds

    @property
    def sure(self) -> bool:
        return self.confidence is not None and self.confidence >= SURE


def of_solution(solved: bool, how: Circumstances) -> Rating:
    """The rating of something that is solved or not: a problem, a derivation, a formula."""
    if not solved or how.solution_seen:
        return Rating.AGAIN
    if how.failures or how.hints or how.slow:
        return Rating.HARD
    return Rating.EASY if how.quick and how.sure else Rating.GOOD


def of_share(share: float, how: Circumstances) -> Rating:
    """The rating of an answer with key points. share: the weight of those covered, from 0 to 1."""
    if share < PARTLY:
        return Rating.AGAIN
    if share < RECALLED:
        return Rating.HARD
    return Rating.EASY if how.quick and how.sure else Rating.GOOD
