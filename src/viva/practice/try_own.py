"""Runs a program on inputs of the learner's own, without handing it in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from viva.content.problem import Problem
from viva.judge.judgement import Run
from viva.practice.draft import save_draft

TryInputs = Callable[[Problem, str, str], Run]


def try_own(
    learner: int, problem: Problem, source: str, inputs: str, *, at: datetime, try_inputs: TryInputs
) -> Run:
    """What the program and the reference answer to `inputs`. Both are kept, nothing is handed in.

    inputs: assignments to the parameters' names, `A = [[1, 2], [3, 4]]`.
    """
    save_draft(learner, problem, source, at=at, inputs=inputs or None)
    return try_inputs(problem, source, inputs)
