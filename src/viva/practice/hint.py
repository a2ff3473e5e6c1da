"""Takes hints one by one."""

from __future__ import annotations

from datetime import datetime

from viva.content.problem import Problem
from viva.store import journal
from viva.store.entries import HintTaken


def hints_taken(learner: int, problem: Problem) -> tuple[str, ...]:
    """The hints that were read, in order."""
    return problem.hints[: len(journal.hints(learner, problem.id))]


def take_hint(learner: int, problem: Problem, *, at: datetime) -> tuple[str, ...]:
    """All hints read so far, the next one among them; taking it is recorded."""
    taken = len(journal.hints(learner, problem.id))
    if taken < len(problem.hints):
        journal.append_hint(learner, HintTaken(problem.id, taken + 1, at))
    return hints_taken(learner, problem)
