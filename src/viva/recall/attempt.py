"""An attempt at an item: all that is ever learnt about a learner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from viva.recall.forgetting import AGAIN, EASY, HARD
from viva.recall.syllabus import Id


class Activity(Enum):
    """PRACTISE: attempt, then study if it fails. PROBE: a quick attempt, nothing after it."""

    PRACTISE = "practise"
    PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Attempt:
    """day: from the first day of the plan, 0. grade: AGAIN (1) to EASY (4)."""

    day: int
    item: Id
    activity: Activity
    success: bool
    grade: int
    minutes: float

    def __post_init__(self) -> None:
        wrong = []
        if not AGAIN <= self.grade <= EASY:
            wrong.append(f"its grade is {self.grade}, and grades go from {AGAIN} to {EASY}")
        elif self.success != (self.grade >= HARD):
            wrong.append(f"its success is {self.success}, and its grade {self.grade} says otherwise")
        if not self.minutes >= 0:
            wrong.append(f"its minutes are {self.minutes}")
        if wrong:
            raise ValueError(f"This attempt at {self.item} cannot be: {'; '.join(wrong)}.")
