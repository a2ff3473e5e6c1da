"""Keeps what stands in the editor."""

from __future__ import annotations

from datetime import datetime

from viva.content.problem import Problem
from viva.store import journal
from viva.store.entries import Draft


def save_draft(learner: int, problem: Problem, source: str, *, at: datetime) -> None:
    """Overwrite the draft of this problem."""
    journal.save_draft(learner, Draft(problem.id, source, at))


def draft(learner: int, problem: Problem) -> str | None:
    """What stood in the editor last; None when it is still the starter."""
    kept = journal.draft(learner, problem.id)
    return None if kept is None else kept.source
