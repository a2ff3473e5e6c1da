"""Looks back at what was handed in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from viva.content.problem import Problem
from viva.store import journal
from viva.store.entries import Past, Submission


class Progress(Enum):
    """How far a learner is with a problem."""

    NEW = "new"
    TRIED = "tried"
    SOLVED = "solved"


def history(learner: int, problem: Problem) -> tuple[Past, ...]:
    """Submissions to a problem, newest first."""
    return journal.history(learner, problem.id)


def everything(learner: int, *, before: int | None = None, most: int = 50) -> tuple[Past, ...]:
    """Submissions to all problems, newest first. before: go on after the one with this number."""
    return journal.submissions(learner, before=before, most=most)


def past_submission(learner: int, problem: Problem, number: int) -> Submission | None:
    """One of them, whole."""
    return journal.submission(learner, problem.id, number)


def progress(learner: int) -> Mapping[str, Progress]:
    """How far the learner is with every problem handed in; the others are new."""
    tried = journal.tried(learner)
    return {problem: Progress.SOLVED if solved else Progress.TRIED for problem, solved in tried.items()}
