"""What to practise today, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from viva.recall import chance, forgetting, future, price
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, believe
from viva.recall.forgetting import Numbers
from viva.recall.outlook import Outlook, outlook
from viva.recall.syllabus import Flags, Form, Id, Indices, Syllabus

ATTENDANCE = (
    0.86  # of days: what is expected of somebody we know nothing of. Chosen: one day a week is missed
)
WATCHED = 14.0  # days after which what was seen counts as much as that
PASSES = 2  # of worth and price: each depends on the other, and settles at once
AMPLE, AT_LEAST = 3.0, 40  # of what fits a day is looked at anew after each attempt
OF_EACH_FORM = 10
MOST_PAID = 0.9  # of the price of an attempt, by what it does for others: nothing is free
OTHERS = 0.25  # of what flows to an objective, for items that are not its best


@dataclass(frozen=True, slots=True)
class Schedule:
    """The date is the morning of day `horizon_days`; the first day is 0."""

    horizon_days: int
    minutes_a_day: float
    attendance: float = ATTENDANCE  # share of days on which anything is done
    first_day: int = 0  # from which attendance was watched

    def days_left(self, day: int) -> int:
        return max(self.horizon_days - day, 1)

    def expected_minutes(self, day: int, attended: int) -> float:
        """Of a day to come, after `attended` of the days since the first."""
        watched = max(day - self.first_day, attended)
        share = (self.attendance * WATCHED + attended) / (WATCHED + watched)
        return self.minutes_a_day * min(share, 1.0)


class Why(Enum):
    """The strongest reason for a choice."""

    FADES = "fades"  # to `chance` by day `day` of the plan
    OPENS = "opens"  # `count` objectives
    ASKED = "asked"  # `share` of the interview
    NEXT = "next"  # new, in order


@dataclass(frozen=True, slots=True)
class Reason:
    """Numbers are there where the reason has them."""

    why: Why
    chance: float | None = None
    day: int | None = None
    count: int | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """minutes: expected."""

    item: Id
    activity: Activity
    minutes: float
    reason: Reason


@dataclass(frozen=True, slots=True, eq=False)
class Morning:
    """What is settled once a day: the price of a minute, and what every item is worth at it."""

    day: int
    days_left: int
    price: float  # of a minute of the last day
    worth: Numbers
    renewal: Numbers  # marks of a review of each item by way of another that exercises it
    last: Numbers  # day of the last review, by item
    leading: Indices  # the items that may be chosen today
    known: Flags  # by objective


def morning(
    syllabus: Syllabus, belief: Belief, schedule: Schedule, *, day: int, minutes: float, attended: int
) -> Morning:
    """minutes: of today. attended: days before today on which something was done."""
    days_left = schedule.days_left(day)
    view = outlook(syllabus, belief, day, days_left)
    limit = price.budget(minutes, schedule.expected_minutes(day, attended), days_left)
    final = np.maximum(view.remembered, 0.5)
    for _ in range(PASSES):
        worth = worth_of(syllabus, view, final)
        course = price.fitting(view, worth, limit)
        final = course.final
    renewal = _renewal(syllabus, belief, view, worth * course.gain)
    merit = _merits(view, worth * course.gain, _implicit(syllabus, renewal))
    return Morning(
        day=day,
        days_left=days_left,
        price=course.price,
        worth=worth,
        renewal=renewal,
        last=belief.last,
        leading=_shortlist(syllabus, view, merit, minutes),
        known=view.mastery >= chance.KNOWN,
    )


def _renewal(syllabus: Syllabus, belief: Belief, view: Outlook, gain: Numbers) -> Numbers:
    """Marks of a review of each item in memory by way of another, the less the more of it is forgotten.

    Its own review and all that exercise it share them: they come round anyway, and what one has renewed
    the next need not.
    """
    credits = syllabus.credits
    practised = belief.practised
    sources = 1 + np.bincount(credits.end, credits.weight * practised[credits.start], len(gain))
    return np.where(practised, np.maximum(gain, 0.0) * view.remembered / sources, 0.0)


def _implicit(syllabus: Syllabus, renewal: Numbers) -> Numbers:
    """Marks that come from what each item exercises, if it succeeds."""
    credits = syllabus.credits
    # As numbers even where there are no credits at all.
    return np.bincount(credits.start, credits.weight * renewal[credits.end], len(renewal)).astype(float)


def _to_renew(belief: Belief, morning: Morning) -> Numbers:
    """What is left of the morning's renewal: attempts since then have renewed some items, and others in part."""
    days = np.maximum(morning.day - morning.last, 1e-9)
    return np.asarray(morning.renewal * np.clip((morning.day - belief.last) / days, 0.0, 1.0))


def _paid(morning: Morning, view: Outlook, implicit: Numbers) -> Numbers:
    """Share of the price of an attempt that is paid by what it does for others.

    They are served whenever the item is practised, today or later. So that is no reason to hurry, but makes it
    cheaper.
    """
    price_today = morning.price * future.price_on(morning.days_left)
    return np.asarray(np.minimum(view.success * implicit / (price_today * view.minutes), MOST_PAID))


def _merits(view: Outlook, gain: Numbers, implicit: Numbers) -> Numbers:
    """Marks for a minute of practising each item now."""
    return np.asarray((gain + view.success * implicit) / view.minutes)


def _shortlist(syllabus: Syllabus, view: Outlook, merit: Numbers, minutes: float) -> Indices:
    """The best for several times the minutes of the day, the best of each form, and what they stand on.

    Whatever happens today, it is here.
    """
    order = np.argsort(-merit)
    enough = int(np.searchsorted(np.cumsum(view.minutes[order]), AMPLE * minutes)) + AT_LEAST
    chosen = np.zeros(len(merit), bool)
    chosen[order[:enough]] = True
    for form in Form:
        chosen[order[syllabus.of_form(form)[order]][:OF_EACH_FORM]] = True
    nodes = np.zeros(len(syllabus.nodes), bool)
    nodes[syllabus.objective[chosen]] = True
    grounds = syllabus.grounds
    nodes[grounds.end[nodes[grounds.start]]] = True
    return np.flatnonzero(chosen | nodes[syllabus.objective])


def worth_of(syllabus: Syllabus, view: Outlook, final: Numbers) -> Numbers:
    """What it is worth to know each item on the date: its own marks, and those of what stands on it.

    final: chance of remembering each item on the date.
    """
    needs, objective = syllabus.needs, syllabus.objective
    mastery = syllabus.best_of(final)
    support = chance.support(syllabus, mastery)
    marks = np.bincount(objective, syllabus.value * final, len(syllabus.nodes)) * support
    rate = chance.TOLL * needs.weight / (1 - chance.TOLL * needs.weight * (1 - mastery[needs.end]))
    flow = np.bincount(needs.end, rate * marks[needs.start], len(syllabus.nodes))
    share = np.where(_leading(syllabus, view, syllabus.value + flow[objective]), 1.0, OTHERS)
    return np.asarray(syllabus.value * support[objective] + share * flow[objective])


def _leading(syllabus: Syllabus, view: Outlook, worth: Numbers) -> Flags:
    """The item of each objective through which it is or will be known: the best remembered, or the best bargain."""
    merit = np.where(_in_memory(view), 1e6 * view.remembered, worth / view.minutes)
    return np.asarray(merit >= syllabus.best_of(merit)[syllabus.objective])


def _in_memory(view: Outlook) -> Flags:
    found = np.zeros(len(view.remembered), bool)
    found[view.kept.items] = True
    return found


def late(syllabus: Syllabus, belief: Belief, morning: Morning) -> Flags:
    """By item: it is not known, and what needs it was practised today already, so that it waits for tomorrow."""
    grounds = syllabus.grounds
    begun = np.zeros(len(syllabus.nodes), bool)
    begun[syllabus.objective[belief.practised & (belief.last >= morning.day)]] = True
    below = np.zeros(len(syllabus.nodes), bool)
    below[grounds.end[begun[grounds.start]]] = True
    return np.asarray((below & ~begun & ~morning.known)[syllabus.objective])


def next_choice(
    syllabus: Syllabus,
    belief: Belief,
    morning: Morning,
    *,
    minutes_left: float,
    among: Flags | None = None,
) -> Choice | None:
    """The best use of the next minutes, or nothing if nothing fits or nothing gains.

    among: by item; all of them, if not said.
    """
    view = outlook(syllabus, belief, morning.day, morning.days_left, morning.leading)
    implicit = _implicit(syllabus, _to_renew(belief, morning))
    # Only the ratio of price and worth matters: cheaper is as good as worth more.
    dearer = morning.worth / (1 - _paid(morning, view, implicit))
    gain = morning.worth * price.course(view, dearer, morning.price).gain
    merit = _merits(view, gain, implicit)
    fresh = ~belief.practised | (belief.last < morning.day)
    fits = _needed(syllabus, belief, view) <= minutes_left
    allowed = _among(morning) & fresh & fits & ~late(syllabus, belief, morning) & (merit > 0)
    allowed = allowed if among is None else allowed & among
    merit = np.where(allowed, merit, -np.inf)
    if merit.max(initial=-np.inf) == -np.inf:
        return None
    best = _grounded(syllabus, morning, merit, int(merit.argmax()))
    return Choice(
        syllabus.items[best].id,
        Activity.PRACTISE,
        float(view.minutes[best]),
        _reason(syllabus, belief, morning, best),
    )


def _among(morning: Morning) -> Flags:
    found = np.zeros(len(morning.worth), bool)
    found[morning.leading] = True
    return found


def _grounded(syllabus: Syllabus, morning: Morning, merit: Numbers, best: int) -> int:
    """What the best item stands on goes first, if it is not known and is worth its minutes today as well."""
    price_today = morning.price * float(future.price_on(morning.days_left))
    passed = {int(syllabus.objective[best])}
    while True:
        under, _ = syllabus.grounds.leaving(int(syllabus.objective[best]))
        shaky = [int(node) for node in under[~morning.known[under]] if int(node) not in passed]
        first = [item for node in shaky for item in syllabus.of_objective[node] if merit[item] >= price_today]
        if not first:
            return best
        best = max(first, key=lambda item: float(merit[item]))
        passed.add(int(syllabus.objective[best]))


def _needed(syllabus: Syllabus, belief: Belief, view: Outlook) -> Numbers:
    """Minutes there must be to begin: all of them for what has to be studied, the expected ones for a review."""
    return np.where(belief.practised, view.minutes, view.attempt + view.study)


def today(
    syllabus: Syllabus, belief: Belief, schedule: Schedule, *, day: int, minutes: float, attended: int
) -> tuple[Choice, ...]:
    """The activities of a day in order, each chosen as if those before it had gone as expected."""
    settled = morning(syllabus, belief, schedule, day=day, minutes=minutes, attended=attended)
    choices: list[Choice] = []
    while choice := next_choice(syllabus, belief, settled, minutes_left=minutes):
        choices.append(choice)
        minutes -= choice.minutes
        belief = believe(syllabus, belief, expected(syllabus, belief, choice, day))
    return tuple(choices)


def expected(syllabus: Syllabus, belief: Belief, choice: Choice, day: int) -> Attempt:
    """How a choice will most likely go."""
    number = syllabus.item_number[choice.item]
    passes = bool(chance.memory(syllabus, belief, day)[number] >= chance.KNOWN)
    grade = forgetting.GOOD if passes else forgetting.AGAIN
    return Attempt(day, choice.item, choice.activity, passes, grade, choice.minutes)


def _reason(syllabus: Syllabus, belief: Belief, morning: Morning, number: int) -> Reason:
    """What is in memory fades; what is new opens others, or is asked, or simply comes next."""
    if belief.practised[number]:
        date = morning.day + morning.days_left
        days = date - belief.last[number]
        fades = forgetting.retrievability(days, belief.held[number])
        return Reason(Why.FADES, chance=float(fades), day=date)
    objective = int(syllabus.objective[number])
    opened = int((syllabus.grounds.end == objective).sum())
    asked = float(syllabus.value[number])
    if opened and morning.worth[number] > 2 * asked:  # most of it is for others
        return Reason(Why.OPENS, count=opened)
    if asked * len(syllabus.items) >= 1:  # more than an item's usual share
        return Reason(Why.ASKED, share=asked)
    return Reason(Why.NEXT)
