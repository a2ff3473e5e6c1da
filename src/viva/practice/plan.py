"""Today's plan, and the days to come."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import datetime, timedelta
from functools import lru_cache

from viva.content.course import courses
from viva.practice.standing import Standing
from viva.recall.belief import Belief
from viva.recall.goal import Goal
from viva.recall.order import waiting
from viva.recall.planner import Choice, Reason
from viva.recall.readiness import Readiness, forecast, readiness
from viva.recall.review import Item, ItemKind
from viva.recall.session import Request, owed, session
from viva.recall.shelf import FORMS, Thing
from viva.recall.syllabus import Form
from viva.store import memory
from viva.store.memory import Kept

ENOUGH_TO_REVIEW = 10  # items, for a day without anything new
QUICK = (ItemKind.CARD, ItemKind.EXERCISE, ItemKind.QUESTION)
BALANCED = 7  # days over which the routine evens out
LOOKED_AHEAD = 6  # days after today whose activities are named


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to do. fresh: it was never practised. minutes: expected."""

    thing: Thing
    minutes: float
    fresh: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done today. thing: nothing, if the pack has it no more."""

    kept: Kept
    thing: Thing | None


@dataclass(frozen=True, slots=True)
class Session:
    """A day. minutes: meant for practice, all of it. review: nothing new is begun."""

    day: Date
    minutes: int
    review: bool
    activities: tuple[Activity, ...]
    done: tuple[Done, ...] = ()

    @property
    def planned(self) -> float:
        """Minutes of what is still to do."""
        return sum(each.minutes for each in self.activities)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The predicted score on the date. bare: if nothing more is done. planned: by minutes a day from now on."""

    date: Date
    bare: Readiness
    planned: tuple[tuple[int, float], ...]

    def at(self, minutes: int) -> float:
        """The score with so many minutes a day."""
        return dict(self.planned)[minutes]


def set_goal(learner: int, goal: Goal, *, at: datetime) -> None:
    """What is prepared for from now on; earlier goals stay in the journal."""
    memory.append_goal(learner, goal, at=at)


def goal(learner: int) -> Goal | None:
    """What is prepared for; nothing, if it was never said."""
    return memory.goal(learner)


def todays_session(standing: Standing) -> Session:
    """What is done of today, and what the minutes that are left are best used for."""
    return _todays_session(_Asked(standing.state, standing))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A standing by what it is made of: planning takes long, and is done once for each."""

    state: Hashable
    standing: Standing = field(compare=False)


@lru_cache(maxsize=64)
def _todays_session(asked: _Asked) -> Session:
    standing = asked.standing
    activities, _ = _planned(standing, standing.minutes_left)
    return Session(
        day=standing.today,
        minutes=standing.goal.minutes_on(standing.today),
        review=_reviews_only(standing),
        activities=activities,
        done=tuple(Done(each, standing.shelf.things.get(each.review.item.key)) for each in standing.done),
    )


def coming_sessions(standing: Standing, *, days: int = LOOKED_AHEAD) -> tuple[Session, ...]:
    """The days after today, each as if everything before it had gone as expected. None after the date."""
    return _coming_sessions(_Asked(standing.state, standing), days)


@lru_cache(maxsize=64)
def _coming_sessions(asked: _Asked, days: int) -> tuple[Session, ...]:
    return tuple(_coming(asked.standing, days))


def _coming(standing: Standing, days: int) -> Iterator[Session]:
    activities, belief = _planned(standing, standing.minutes_left)
    spent = _added(_spent_lately(standing), activities)
    for ahead in range(1, days + 1):
        day = standing.today + timedelta(days=ahead)
        if day >= standing.horizon:
            return
        then = replace(standing, today=day, belief=belief)
        activities, belief = _planned(then, standing.goal.minutes_on(day), spent)
        spent = _added(spent, activities)
        yield Session(day, standing.goal.minutes_on(day), _reviews_only(then), activities)


def outlook(standing: Standing) -> Outlook:
    """What to expect on the date."""
    return _outlook(_Asked(standing.state, standing))


@lru_cache(maxsize=64)
def _outlook(asked: _Asked) -> Outlook:
    standing = asked.standing
    usual = round(standing.schedule.minutes_a_day)
    minutes = sorted({0, 15, 30, 45, 60, 90, 120, 180, usual})
    expected = forecast(
        standing.syllabus, standing.belief, standing.schedule, day=standing.day, minutes=minutes
    )
    bare = readiness(standing.syllabus, standing.belief, standing.horizon.toordinal())
    return Outlook(standing.horizon, bare, tuple(zip(minutes, expected, strict=True)))


def is_quick(thing: Thing) -> bool:
    """Whether it can be recalled and rated on the spot, without a verdict."""
    return thing.item.kind in QUICK


def set_aside(learner: int, item: Item, *, days: int | None, at: datetime) -> None:
    """Leave an item alone for some days; None: for good; 0: take it up again."""
    until = None if days is None else at + timedelta(days=days)
    memory.set_aside(learner, item, until=until, at=at)


def _planned(
    standing: Standing, minutes: float, spent: Mapping[Form, float] | None = None
) -> tuple[tuple[Activity, ...], Belief]:
    """spent: minutes by form in the days before; what the journal says, if not said."""
    request = Request(
        day=standing.day,
        minutes=minutes,
        attended=standing.attended,
        routine=standing.goal.routine,
        review=_reviews_only(standing),
        owed=owed(standing.goal.routine, _spent_lately(standing) if spent is None else spent),
    )
    alone = standing.aside | waiting(standing.shelf, standing.syllabus, standing.belief, _order(standing))
    choices, belief = session(standing.syllabus, standing.belief, standing.schedule, request, aside=alone)
    return tuple(_activity(standing, choice) for choice in choices), belief


def _reviews_only(standing: Standing) -> bool:
    """Whether nothing new is begun today. Who has just begun has not enough for a day of reviews."""
    enough = int(standing.belief.practised.sum()) >= ENOUGH_TO_REVIEW
    return enough and standing.goal.reviews_only(standing.today)


def _order(standing: Standing) -> tuple[str, ...]:
    """The topics of the course whose order is kept to; none, if there is no such course."""
    if standing.shelf.paths is None or not standing.goal.order:
        return ()
    found = courses(standing.shelf.paths, standing.shelf.catalogue)
    return next((course.topics for course in found if course.id == standing.goal.order), ())


def _spent_lately(standing: Standing) -> dict[Form, float]:
    """Minutes by form in the week up to now."""
    found: dict[Form, float] = {}
    for day, minutes in standing.lately.items():
        for kind, spent in minutes.items():
            form = FORMS.get(kind)
            if form is not None and (standing.today - day).days <= BALANCED:
                found[form] = found.get(form, 0.0) + spent
    return found


def _added(spent: Mapping[Form, float], activities: Iterable[Activity]) -> dict[Form, float]:
    found = dict(spent)
    for each in activities:
        found[each.thing.form] = found.get(each.thing.form, 0.0) + each.minutes
    return found


def _activity(standing: Standing, choice: Choice) -> Activity:
    number = standing.syllabus.item_number[choice.item]
    return Activity(
        thing=standing.shelf.things[str(choice.item)],
        minutes=choice.minutes,
        fresh=not bool(standing.belief.practised[number]),
        reason=choice.reason,
    )
