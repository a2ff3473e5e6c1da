"""Hands a program in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from viva.content.problem import Problem
from viva.content.verdict import Verdict
from viva.judge.judgement import Judgement
from viva.practice.opening import open_problem
from viva.practice.past import read_so_far, settle_after
from viva.store import journal
from viva.store.entries import Face, Submission
from viva.store.tries import Tried

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
    judge: Judge,
    seconds: float | None = None,
    paused: float = 0.0,
    face: Face = Face.WEB,
    confidence: float | None = None,
) -> Kept:
    """Judge a program and keep it with what was said.

    seconds: since the problem was opened; None: by its clock, less the seconds that it was `paused`.
    confidence: the probability of being accepted that the learner stated.
    """
    before = read_so_far(learner, problem)  # now, because a judge that has begun already works meanwhile
    if not before.beginnings:
        open_problem(learner, problem, at=at)
        before = read_so_far(learner, problem)
    if seconds is None:
        seconds = max(0.0, (at - before.beginnings[-1]).total_seconds() - paused)
    submission = Submission(source, judge(problem, source), at, seconds, face, confidence)
    number = journal.append_submission(learner, submission)
    settle_after(learner, problem, before, number, _try(submission), now=at)
    return Kept(number, submission)


def _try(submission: Submission) -> Tried | None:
    """What met a defect of ours was no try."""
    verdict = submission.judgement.verdict
    if verdict is Verdict.JUDGE_ERROR:
        return None
    return Tried.judged(submission.at, verdict.value, submission.seconds, submission.confidence)
