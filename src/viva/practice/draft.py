"""Keeps what stands in the editor."""

from __future__ import annotations

from datetime import datetime

from viva.content.problem import Problem
from viva.store import journal
from viva.store.entries import Draft


def save_draft(
    learner: int, problem: Problem, source: str, *, at: datetime, inputs: str | None = None
) -> None:
    """Overwrite the draft of this problem. inputs: own inputs for a run; None leaves them as they are."""
    journal.save_draft(learner, Draft(problem.id, source, at, inputs))


def draft(learner: int, problem: Problem) -> Draft | None:
    """What stood in the editor last; None when it is still the starter."""
    return journal.draft(learner, problem.id)
