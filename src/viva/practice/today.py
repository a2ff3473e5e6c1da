"""What to do now: go on where one stopped, then the next of the chosen course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viva.content.course import Course
from viva.content.problem import Problem
from viva.practice.history import Progress, progress
from viva.store import journal


@dataclass(frozen=True, slots=True)
class Today:
    """What is unfinished, the latest first; what comes next, in the order of the course; how much is done."""

    unfinished: tuple[Problem, ...]
    coming: tuple[Problem, ...]
    solved: int
    total: int


def today(learner: int, course: Course, problems: Iterable[Problem], *, most: int = 5) -> Today:
    """most: how many problems of each kind."""
    order = {topic: place for place, topic in enumerate(course.topics)}
    mine = sorted(
        (problem for problem in problems if problem.topic in order),
        key=lambda problem: (order[problem.topic], problem.level, problem.minutes, problem.title),
    )
    known, begun = progress(learner), journal.latest_openings(learner)
    open_ones = [problem for problem in mine if known.get(problem.id) is not Progress.SOLVED]
    unfinished = [problem for problem in open_ones if problem.id in begun]
    unfinished.sort(key=lambda problem: begun[problem.id], reverse=True)
    coming = [problem for problem in open_ones if problem.id not in begun]
    return Today(tuple(unfinished[:most]), tuple(coming[:most]), len(mine) - len(open_ones), len(mine))
