"""The last 24 hours: what to refresh in the time that is left, and what to read before one goes in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime, timedelta
from functools import partial

from viva.practice import remember
from viva.practice.checklists import proven_by, traces
from viva.recall.cards import Card
from viva.recall.days import day_of
from viva.recall.evidence import Proven, Trace, showing
from viva.recall.goal import Goal
from viva.recall.refresh import Memory, Refresh, refreshers, within
from viva.recall.shelf import Shelf
from viva.store import diary, memory

NEAR = 2  # days before the date from which on these hours are near
#: What has to be known, most pressing first.
TIERS = ("last-day-must-know", "last-day-should-know", "last-day-system-design", "last-day-by-domain")
BY_DOMAIN = "last-day-by-domain"
#: What to do and to leave, to be read again before and between.
CONDUCT = (
    "before-the-interview",
    "during-the-interview",
    "unknown-question",
    "whiteboard-mathematics",
    "anti-patterns",
)


@dataclass(frozen=True, slots=True)
class Tier:
    """A checklist of these hours. fits: what to refresh in the minutes that are left, in order; later: the rest."""

    proven: Proven
    fits: tuple[Refresh, ...]
    later: tuple[Refresh, ...]

    @property
    def objectives(self) -> frozenset[str]:
        """All that it asks, ticked or not."""
        return frozenset(each.objective for line in self.proven.lines for each in line.parts)


@dataclass(frozen=True, slots=True)
class LastDay:
    """minutes: that are left. tiers: most pressing first. conduct: lists to read."""

    minutes: float
    tiers: tuple[Tier, ...]
    conduct: tuple[Proven, ...]

    @property
    def planned(self) -> float:
        """Minutes of all that fits."""
        return sum(each.minutes for tier in self.tiers for each in tier.fits)


def last_day_near(goal: Goal | None, today: Date) -> bool:
    """Whether the interview is within 48 hours: today, tomorrow or the day after."""
    if goal is None or goal.date is None:
        return False
    return 0 <= (goal.date - today).days <= NEAR


def minutes_left(learner: int, goal: Goal, *, now: datetime) -> float:
    """Of today, that are meant for practice."""
    today = day_of(now)
    spent = diary.minutes(learner, since=today).get(today, {})
    return max(goal.minutes_on(today) - sum(spent.values()), 0.0)


def last_day(learner: int, shelf: Shelf, goal: Goal, *, minutes: float, now: datetime) -> LastDay:
    """minutes: of practice that are left. What the first tiers leave over goes to those after them."""
    cards, parameters = memory.cards(learner).values(), remember.parameters(learner)
    known = traces(cards, parameters, now=now)
    found = proven_by(known, shelf)
    memories = {card.item.key: _memory(card, known[card.item.key], now) for card in cards}
    offer = partial(refreshers, shows=showing(shelf), memories=memories, parameters=parameters)
    tiers, left, seen = [], minutes, set[str]()
    for each in (_chosen(found[id], shelf, goal) for id in TIERS if id in found):
        wanted = (part.objective for line in each.lines for part in line.lacking)
        refresh = offer([objective for objective in wanted if objective not in seen])
        fits = within(refresh, left)
        left -= sum(one.minutes for one in fits)
        seen.update(objective for one in refresh for objective in one.thing.objectives)
        tiers.append(Tier(each, fits, tuple(one for one in refresh if one not in fits)))
    return LastDay(minutes, tuple(tiers), tuple(found[id] for id in CONDUCT if id in found))


def _memory(card: Card, trace: Trace, now: datetime) -> Memory:
    return Memory((now - card.last) / timedelta(days=1), card.stability, trace.failed_since)


def _chosen(proven: Proven, shelf: Shelf, goal: Goal) -> Proven:
    """Of the list by domain, the domains that the learner prepares; all of them, if none is among those."""
    if proven.checklist.id != BY_DOMAIN or not goal.topics:
        return proven
    objectives = shelf.catalogue.objectives
    mine = tuple(
        line
        for line in proven.lines
        if any(id in objectives and objectives[id].topic in goal.topics for id in line.item.objectives)
    )
    return replace(proven, lines=mine or proven.lines)
