"""What to do today: the choices of the planner, shared out over the blocks of a routine.

Each block takes what the plan gains most from among the items of its form. A block may leave minutes to those after
it, and its first item may borrow from them: a derivation that takes 25 minutes is worth more whole than not at all.
What the blocks leave over goes to whatever gains most. All together take the minutes of the day at most.

A program can need more than a whole block for days on end. So the block that is owed most, having got too little in
the days before, chooses first, while there is most to borrow from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from viva.recall.belief import Belief, believe
from viva.recall.planner import Choice, Morning, Schedule, expected, morning, next_choice
from viva.recall.syllabus import Flags, Form, Syllabus

Routine: TypeAlias = tuple[tuple[Form, int], ...]  # parts of the minutes of a day


@dataclass(frozen=True, slots=True)
class Request:
    """A day. minutes: of it, those that are left. routine: parts of the minutes by form, in order; empty for none.

    review: nothing new is begun.
    owed: minutes that forms got too little of in the days before; less than none is too much.
    """

    day: int
    minutes: float
    attended: int = 0  # days before this one, since schedule.first_day
    routine: Routine = ()
    review: bool = False
    owed: Mapping[Form, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class _Course:
    """How far a session is planned."""

    belief: Belief
    left: float
    chosen: tuple[Choice, ...]
    allowed: Flags


def session(
    syllabus: Syllabus, belief: Belief, schedule: Schedule, request: Request, *, aside: Flags | None = None
) -> tuple[tuple[Choice, ...], Belief]:
    """The activities of a day in order, and what will be believed if they go as expected. aside: items left alone."""
    request = replace(request, routine=_asked(syllabus, request.routine))
    settled = morning(
        syllabus,
        belief,
        schedule,
        day=request.day,
        minutes=request.minutes,
        attended=request.attended,
    )
    allowed = np.ones(len(syllabus.items), bool) if aside is None else ~aside
    if request.review:
        allowed &= belief.practised
    course = _Course(belief, request.minutes, (), allowed)
    carried = 0.0
    for form, minutes in _blocks(request).items():
        if minutes + carried > 0:
            course, carried = _block(syllabus, settled, course, form, minutes + carried)
        else:
            carried += minutes  # what the blocks before it borrowed
    course = _filled(syllabus, settled, course, course.left, None)
    return course.chosen, course.belief


def _asked(syllabus: Syllabus, routine: Routine) -> Routine:
    """The blocks for which there is anything at all."""
    return tuple((form, parts) for form, parts in routine if syllabus.of_form(form).any())


def _blocks(request: Request) -> Mapping[Form, float]:
    """Minutes by form, in the order in which the blocks choose."""
    parts = sum(each for _, each in request.routine)
    shares = {form: request.minutes * each / parts for form, each in request.routine if each}
    return {form: shares[form] for form in sorted(shares, key=lambda form: -request.owed.get(form, 0.0))}


def owed(routine: Routine, spent: Mapping[Form, float]) -> dict[Form, float]:
    """What each form of a routine got too little of, in minutes. spent: minutes by form."""
    parts, total = sum(each for _, each in routine), sum(spent.get(form, 0.0) for form, _ in routine)
    return {form: total * each / parts - spent.get(form, 0.0) for form, each in routine if parts}


def _block(
    syllabus: Syllabus, settled: Morning, course: _Course, form: Form, minutes: float
) -> tuple[_Course, float]:
    """The session with one more block, and the minutes it leaves to the next; less than none, if it borrowed."""
    before = course.left
    first = _one(syllabus, settled, course, course.left, form)
    if first is None:
        return course, minutes
    course = _filled(syllabus, settled, first, minutes - (before - first.left), form)
    return course, minutes - (before - course.left)


def _filled(
    syllabus: Syllabus, settled: Morning, course: _Course, minutes: float, form: Form | None
) -> _Course:
    """As much as fits."""
    while minutes > 0:
        following = _one(syllabus, settled, course, min(minutes, course.left), form)
        if following is None:
            break
        minutes -= course.left - following.left
        course = following
    return course


def _one(
    syllabus: Syllabus, settled: Morning, course: _Course, minutes: float, form: Form | None
) -> _Course | None:
    """One more item, if one fits."""
    among = course.allowed if form is None else course.allowed & syllabus.of_form(form)
    choice = next_choice(syllabus, course.belief, settled, minutes_left=minutes, among=among)
    if choice is None:
        return None
    number = syllabus.item_number[choice.item]
    belief = believe(syllabus, course.belief, expected(syllabus, course.belief, choice, settled.day))
    return replace(
        course,
        belief=belief,
        left=course.left - choice.minutes,
        chosen=(*course.chosen, choice),
        allowed=_without_siblings(syllabus, course, number),
    )


def _without_siblings(syllabus: Syllabus, course: _Course, number: int) -> Flags:
    """What may be chosen after an item: another of the same objective would only repeat it while it is fresh."""
    allowed = course.allowed.copy()
    siblings = list(syllabus.of_objective[int(syllabus.objective[number])])
    allowed[siblings] &= ~course.belief.practised[siblings]
    return allowed
