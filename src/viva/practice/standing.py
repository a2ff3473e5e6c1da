"""Where a learner stands this morning: what is believed of them, what they prepare for, what is done today."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta
from functools import lru_cache

import numpy as np

from viva.recall import interview, placement, snapshot
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, believe
from viva.recall.days import begins, day_of
from viva.recall.goal import Goal
from viva.recall.planner import Schedule
from viva.recall.review import Rating
from viva.recall.shelf import Shelf
from viva.recall.syllabus import Flags, Syllabus
from viva.store import diary, memory
from viva.store.diary import Minutes
from viva.store.memory import Kept, Snapshot

WATCHED = 14  # days of attendance that are looked at


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """All that a plan, a map and a forecast are made of.

    stated: the learner set the goal. lately: minutes of the last WATCHED days and of today, by day. done: the reviews
    of today. aside: items left alone, by item.
    """

    shelf: Shelf
    today: Date
    goal: Goal
    stated: bool
    syllabus: Syllabus
    belief: Belief
    lately: Mapping[Date, Minutes]
    done: tuple[Kept, ...]
    aside: Flags
    reviewed: bool  # whether any review counts
    state: Hashable  # equal, if all that the others are made of is

    @property
    def day(self) -> int:
        return self.today.toordinal()

    @property
    def horizon(self) -> Date:
        return self.goal.horizon(self.today)

    def minutes_on(self, day: Date) -> float:
        """Spent on one of the days that are watched."""
        return sum(self.lately.get(day, {}).values())

    @property
    def minutes_spent(self) -> float:
        """Today."""
        return self.minutes_on(self.today)

    @property
    def minutes_left(self) -> float:
        """Of today, that were meant for practice."""
        return max(self.goal.minutes_on(self.today) - self.minutes_spent, 0.0)

    @property
    def attended(self) -> int:
        """Days before today, of those that are watched, on which something was done."""
        return sum(day < self.today for day in self.lately)

    @property
    def schedule(self) -> Schedule:
        """What a day to come is worth: the usual minutes of a weekday."""
        minutes = sum(self.goal.minutes) / len(self.goal.minutes)
        first = max(self.day - WATCHED, min(self.lately, default=self.today).toordinal())
        return Schedule(self.horizon.toordinal(), minutes, first_day=first)


def standing(learner: int, shelf: Shelf, *, now: datetime) -> Standing:
    """Of a learner, now."""
    stated = memory.goal(learner)
    wanted = stated or Goal()
    syllabus, today = _syllabus(shelf, wanted), day_of(now)
    belief = believed(learner, shelf, syllabus)
    set_aside, placed = memory.aside(learner, now=now), memory.placed(learner)
    return Standing(
        shelf=shelf,
        today=today,
        goal=wanted,
        stated=stated is not None,
        syllabus=syllabus,
        belief=_placed(syllabus, belief, placed),
        lately=diary.minutes(learner, since=today - timedelta(days=WATCHED)),
        done=_of_today(learner, today),
        aside=np.array([item.id in set_aside for item in syllabus.items], bool),
        reviewed=memory.has_reviews(learner),
        state=(
            (learner, shelf.digest, wanted, today),
            memory.extent(learner),
            tuple(placed.items()),
            tuple(set_aside),
        ),
    )


def _of_today(learner: int, today: Date) -> tuple[Kept, ...]:
    found = memory.reviews(learner, since=begins(today))
    return tuple(each for each in found if day_of(each.review.at) == today)


def _placed(syllabus: Syllabus, belief: Belief, answers: Mapping[str, str]) -> Belief:
    """With what was said in the placement."""
    for objective, answer in answers.items():
        belief = placement.answered(syllabus, belief, objective, placement.Answer(answer))
    return belief


def believed(learner: int, shelf: Shelf, syllabus: Syllabus) -> Belief:
    """After all reviews: from the latest snapshot on, which is kept up to date.

    Reviews that are new to it count in order of time, whichever way they came.
    """
    kept = memory.snapshot(learner, shelf.digest)
    belief = None if kept is None else snapshot.unpack(kept.state, syllabus)
    through = 0 if kept is None or belief is None else kept.through
    belief = Belief.blank(syllabus) if belief is None else belief
    fresh = memory.reviews(learner, after=through)
    for each in sorted(fresh, key=lambda kept: kept.review.at):
        belief = believe(syllabus, belief, attempt_of(each))
    if fresh:
        last = max(fresh, key=lambda kept: kept.number)
        day = day_of(last.review.at).toordinal()
        memory.save_snapshot(learner, shelf.digest, Snapshot(last.number, day, snapshot.pack(belief)))
    return belief


def attempt_of(kept: Kept) -> Attempt:
    """A review as the planner sees it."""
    review = kept.review
    return Attempt(
        day=day_of(review.at).toordinal(),
        item=review.item.key,
        activity=Activity.PRACTISE,
        success=review.rating > Rating.AGAIN,
        grade=int(review.rating),
        minutes=review.seconds / 60,
    )


@lru_cache(maxsize=16)
def _syllabus(shelf: Shelf, goal: Goal) -> Syllabus:
    """Made once for each pack and goal."""
    return interview.syllabus(shelf, goal)
