"""Hands a program in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from viva.content.problem import Problem
from viva.judge.judgement import Judgement
from viva.practice.past import settle
from viva.store import journal
from viva.store.entries import Face, Submission

Judge = Callable[[Problem, str], Judgement]


@dataclass(frozen=True, slots=True)
class Kept:
    """A submission and its number in the journal."""

    number: int
    submission: Submission


def submit(
    learner: int,
    problem: Problem,
    source: str,
    *,
    at: datetime,
    seconds: float,
    judge: Judge,
    face: Face = Face.WEB,
    confidence: float | None = None,
) -> Kept:
    """Judge a program and keep it with what was said.

    seconds: since the problem was opened. confidence: the probability of being accepted that the learner stated.
    """
    submission = Submission(source, judge(problem, source), at, seconds, face, confidence)
    number = journal.append_submission(learner, submission)
    settle(learner, problem, now=at)
    return Kept(number, submission)
