"""What a learner prepares for: the date, the minutes of each weekday, and what will be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from viva.content.objective import LEVELS, Level
from viva.recall.syllabus import Form

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OPEN_END = 70  # days to look ahead where no date is set
MOST_MINUTES = 600  # of a day
#: The routine of the founding documents: ten formulas, one derivation, one program, questions aloud.
ROUTINE: Mapping[Form, int] = {Form.FORMULA: 10, Form.DERIVE: 20, Form.IMPLEMENT: 20, Form.QUESTION: 10}


class GoalError(ValueError):
    """Something about a goal cannot be. The message says what, to the learner."""


@dataclass(frozen=True, slots=True)
class Goal:
    """date: of the interview, if it is known. minutes: Monday first. role, company, topics: what is asked more of.

    order: of a course, in which new topics are begun; empty leaves it to the plan.
    routine: how the minutes of a day are shared out, in parts; empty leaves it to the plan. review_day: the weekday,
    from 0, on which nothing new is begun.
    """

    date: Date | None = None
    minutes: tuple[int, ...] = (60,) * 7
    role: str = ""
    company: str = ""
    topics: tuple[str, ...] = ()
    level: Level = Level.SENIOR
    order: str = ""
    routine: tuple[tuple[Form, int], ...] = tuple(ROUTINE.items())
    review_day: int | None = 6

    def __post_init__(self) -> None:
        if wrong := tuple(_faults(self)):
            raise GoalError(" ".join(wrong))

    def minutes_on(self, day: Date) -> int:
        return self.minutes[day.weekday()]

    def horizon(self, today: Date) -> Date:
        """The morning that is planned for: the date, as long as it lies ahead."""
        if self.date is not None and self.date > today:
            return self.date
        return Date.fromordinal(today.toordinal() + OPEN_END)

    def reviews_only(self, day: Date) -> bool:
        return self.review_day == day.weekday()

    def as_json(self) -> dict[str, Any]:
        return {
            "date": self.date.isoformat() if self.date else None,
            "minutes": list(self.minutes),
            "role": self.role,
            "company": self.company,
            "topics": list(self.topics),
            "level": self.level.value,
            "order": self.order,
            "routine": {form.value: parts for form, parts in self.routine},
            "review_day": self.review_day,
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Goal:
        """Raises GoalError, KeyError, TypeError or ValueError for what is no goal."""
        return Goal(
            date=Date.fromisoformat(value["date"]) if value["date"] else None,
            minutes=tuple(int(each) for each in value["minutes"]),
            role=str(value["role"]),
            company=str(value["company"]),
            topics=tuple(map(str, value["topics"])),
            level=LEVELS[value["level"]],
            order=str(value["order"]),
            routine=tuple((Form(form), int(parts)) for form, parts in value["routine"].items()),
            review_day=value["review_day"],
        )


def _faults(goal: Goal) -> list[str]:
    found = []
    if len(goal.minutes) != len(WEEKDAYS):
        found.append(f"A week has seven days, and these are minutes for {len(goal.minutes)}.")
    if not all(0 <= each <= MOST_MINUTES for each in goal.minutes):
        found.append(f"Minutes of a day go from 0 to {MOST_MINUTES}.")
    elif not any(goal.minutes):
        found.append("On no weekday is there a minute. Give at least one day some.")
    if any(parts < 0 for _, parts in goal.routine):
        found.append("A part of the routine cannot be less than nothing.")
    if goal.review_day is not None and not 0 <= goal.review_day < len(WEEKDAYS):
        found.append("The review day is a weekday from 0, Monday, to 6, Sunday.")
    return found
