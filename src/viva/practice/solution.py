"""Opens the solution after an honest try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from viva.content.problem import Problem
from viva.practice.past import settle
from viva.store import journal, tries
from viva.store.entries import Opening, SolutionSeen

PATIENCE = timedelta(minutes=20)  # long enough to be stuck, short enough not to be stuck all evening


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the solution may be read."""

    wait: timedelta  # until it may; zero when it may now

    @property
    def is_open(self) -> bool:
        return self.wait <= timedelta(0)

    @property
    def minutes(self) -> int:
        """Whole minutes to wait, rounded up."""
        return -(-self.wait // timedelta(minutes=1))


def gate(learner: int, problem: Problem, *, now: datetime) -> Gate:
    """Open after a submission, or twenty minutes after the problem was first opened, if sooner."""
    return gate_of(
        journal.openings(learner, problem.id), tried=journal.has_submitted(learner, problem.id), now=now
    )


def gate_of(openings: Sequence[Opening], *, tried: bool, now: datetime) -> Gate:
    """The gate of something that was opened then, oldest first. tried: whether anything was handed in."""
    if tried:
        return Gate(timedelta(0))
    since = now - openings[0].at if openings else timedelta(0)
    return Gate(max(timedelta(0), PATIENCE - since))


def solution(learner: int, problem: Problem, *, now: datetime) -> Gate:
    """The gate; where it is open, that the solution was read is recorded."""
    found = gate(learner, problem, now=now)
    if found.is_open and not seen_since_begun(learner, problem.id):
        journal.append_solution_seen(learner, SolutionSeen(problem.id, now))
        settle(learner, problem, now=now)
    return found


def seen_since_begun(learner: int, key: str) -> bool:
    """Whether the solution was read since the latest beginning; reading it once more says nothing new."""
    openings, seen = journal.openings(learner, key), tries.solutions(learner, key)
    return bool(seen) and (not openings or seen[-1] >= openings[-1].at)
