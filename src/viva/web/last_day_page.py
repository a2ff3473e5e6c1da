"""The last 24 hours before an interview: what to refresh in the time that is left, what to look at, what to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.practice import Tier
from viva.recall.days import day_of
from viva.recall.evidence import Line, State
from viva.recall.goal import Goal
from viva.recall.refresh import Refresh
from viva.recall.shelf import KINDS
from viva.web.cheatsheet import Stated, formulas
from viva.web.evidence_words import shown
from viva.web.gym import Gym
from viva.web.request import GymRequest
from viva.web.things import place_of

MOST_HOURS = 24.0
#: How the lists of viva.practice.last_day are called among themselves.
AIMS = {
    "last-day-must-know": "Must know",
    "last-day-should-know": "Should know",
    "last-day-system-design": "System design",
    "last-day-by-domain": "By domain",
}


@dataclass(frozen=True, slots=True)
class ShownRefresh:
    """Something to do. serves: the items of the checklist that it is for."""

    refresh: Refresh
    place: str
    kind: str
    serves: str


@dataclass(frozen=True, slots=True)
class ShownTier:
    """A tier on the page. ticked: items that need nothing. unasked: sentences of objectives that no item asks."""

    aim: str
    tier: Tier
    fits: tuple[ShownRefresh, ...]
    later: tuple[ShownRefresh, ...]
    ticked: tuple[str, ...]
    unasked: tuple[str, ...]
    formulas: tuple[Stated, ...]


@require_safe
def last_day(request: GymRequest) -> HttpResponse:
    """`?hours=6` says how many are left; `?open=yes` shows the formulas, to read or to print."""
    gym, now = request.gym, request.gym.now()
    goal = practice.goal(request.learner) or Goal()
    typed = request.GET.get("hours", "").strip()[:10]
    hours = read_hours(typed)
    minutes = practice.minutes_left(request.learner, goal, now=now) if hours is None else 60 * hours
    found = practice.last_day(request.learner, gym.shelf, goal, minutes=minutes, now=now)
    context = {
        "goal": goal,
        "days": (goal.date - day_of(now)).days if goal.date else None,
        "hours": "" if hours is None else f"{hours:g}",
        "misread": typed if typed and hours is None else "",
        "most": MOST_HOURS,
        "found": found,
        "tiers": [_tier(gym, each) for each in found.tiers],
        "conduct": [shown(each, gym.catalogue.objectives, now) for each in found.conduct],
        "open": request.GET.get("open") == "yes",
    }
    return render(request, "last_day.html", context)


def read_hours(text: str) -> float | None:
    """The number, if it is one of hours that can be left; a comma will do for the point."""
    try:
        hours = float(text.replace(",", "."))
    except ValueError:
        return None
    return hours if 0 < hours <= MOST_HOURS else None


def _tier(gym: Gym, tier: Tier) -> ShownTier:
    checklist, lines, objectives = tier.proven.checklist, tier.proven.lines, gym.catalogue.objectives
    unasked = dict.fromkeys(
        objectives[part.objective].ask
        for line in lines
        for part in line.parts
        if part.state is State.CANNOT and part.objective in objectives
    )
    return ShownTier(
        AIMS.get(checklist.id, checklist.title),
        tier,
        tuple(_refresh(each, lines) for each in tier.fits),
        tuple(_refresh(each, lines) for each in tier.later),
        tuple(line.item.text for line in lines if line.state is State.TICKED),
        tuple(unasked),
        formulas(gym.library, objectives=tier.objectives),
    )


def _refresh(refresh: Refresh, lines: Sequence[Line]) -> ShownRefresh:
    served = (
        line.item.text for line in lines if not set(refresh.objectives).isdisjoint(line.item.objectives)
    )
    thing = refresh.thing
    return ShownRefresh(refresh, place_of(thing), KINDS[thing.item.kind], "; ".join(served))
