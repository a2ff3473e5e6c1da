"""Begins a problem, for the first time or once more from memory."""

from __future__ import annotations

from datetime import datetime

from viva.content.problem import Problem
from viva.practice.past import settle
from viva.store import journal
from viva.store.entries import Opening


def open_problem(learner: int, problem: Problem, *, at: datetime) -> Opening:
    """The latest beginning of this problem; the first visit begins it."""
    begun = journal.last_opening(learner, problem.id)
    if begun is not None:
        return begun
    opening = Opening(problem.id, at)
    journal.append_opening(learner, opening)
    return opening


def again(learner: int, problem: Problem, *, at: datetime) -> Opening:
    """Begin once more from memory: an empty editor, a new clock, the same tests."""
    opening = Opening(problem.id, at, from_memory=True)
    journal.append_opening(learner, opening)
    journal.forget_draft(learner, problem.id)
    settle(learner, problem, now=at)
    return opening


def seconds_since_opened(learner: int, problem: Problem, *, now: datetime) -> float:
    """Time on the clock of the latest beginning."""
    return max(0.0, (now - open_problem(learner, problem, at=now).at).total_seconds())
