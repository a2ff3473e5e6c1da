"""Memory parameters of the learner's own."""

from __future__ import annotations

from datetime import datetime

from viva.practice.remember import rebuild
from viva.recall.personal import Fit, fit
from viva.store import memory


def personalise(learner: int, *, at: datetime) -> Fit:
    """Fit FSRS to the learner's reviews, and use the result if it predicts better. Raises TooFew or NotInstalled."""
    found = fit([each.review for each in memory.reviews(learner)])
    if found.better:
        memory.append_parameters(learner, found.parameters, reviews=found.reviews, at=at)
        rebuild(learner)
    return found


def impersonal(learner: int, *, at: datetime) -> None:
    """Back to the published parameters."""
    if has_own_parameters(learner):
        memory.append_parameters(learner, None, reviews=0, at=at)
        rebuild(learner)


def has_own_parameters(learner: int) -> bool:
    return memory.parameters(learner) is not None
