"""Tries tests that the learner wrote on right and wrong programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from viva.content.problem import Problem
from viva.judge.written_tests import Tested
from viva.store import journal
from viva.store.entries import TriedTests

JudgeTests = Callable[[Problem, str], Tested]


def try_tests(learner: int, problem: Problem, tests: str, *, at: datetime, judge: JudgeTests) -> Tested:
    """What the tests catch; the try is kept."""
    found = judge(problem, tests)
    tried = TriedTests(problem.id, problem.digest, tests, found.sound, found.caught, found.total, at)
    journal.append_tried_tests(learner, tried)
    return found


def tests_tried(learner: int, problem: Problem) -> tuple[TriedTests, ...]:
    """Every try at this problem, oldest first."""
    return journal.tried_tests(learner, problem.id)
