"""What today's session names, planned once and kept while one reviews: the list does not change at every rating."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from viva.practice.plan import QUICK, todays_session
from viva.practice.reason import in_words
from viva.practice.standing import Standing
from viva.recall.days import day_of
from viva.recall.review import Item
from viva.store import journal, memory
from viva.store.entries import Draft

KEPT = "session:today"  # the name under which it lies among the drafts


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is to be done today. minutes: expected. reason: in words."""

    item: Item
    minutes: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """What was named, and when."""

    at: datetime
    named: tuple[Named, ...]


def named(learner: int, standing: Standing, *, now: datetime, renew: bool = True) -> tuple[Named, ...]:
    """What was planned today and is not done yet.

    A new plan is made where the goal has changed; and, to `renew` it, where nothing to review is left of one that was
    made before the latest review: who is quicker than expected has time for more.
    """
    gone = {each.review.item for each in standing.done}
    gone |= {Item.of(key) for key in memory.aside(learner, now=now)}
    plan = _kept(learner, standing)
    if plan is not None:
        left = _without(plan, gone)
        if not renew or any(each.item.kind in QUICK for each in left) or not _done_since(standing, plan.at):
            return left
    return _without(_planned(learner, standing, now), gone)


def _without(plan: _Plan, gone: set[Item]) -> tuple[Named, ...]:
    return tuple(each for each in plan.named if each.item not in gone)


def _done_since(standing: Standing, at: datetime) -> bool:
    return any(each.review.at >= at for each in standing.done)


def _kept(learner: int, standing: Standing) -> _Plan | None:
    draft = journal.draft(learner, KEPT)
    if draft is None or day_of(draft.at) != standing.today:
        return None
    kept = json.loads(draft.source)
    if kept["for"] != _purpose(standing):
        return None
    lines = kept["named"]
    return _Plan(draft.at, tuple(Named(Item.of(key), minutes, reason) for key, minutes, reason in lines))


def _planned(learner: int, standing: Standing, now: datetime) -> _Plan:
    activities = todays_session(standing).activities
    found = tuple(Named(each.thing.item, each.minutes, in_words(each.reason)) for each in activities)
    lines = [[each.item.key, each.minutes, each.reason] for each in found]
    text = json.dumps({"for": _purpose(standing), "named": lines})
    journal.save_draft(learner, Draft(KEPT, text, now))
    return _Plan(now, found)


def _purpose(standing: Standing) -> str:
    """What a plan was made for: with other things on the shelf, or for another goal, it is another plan."""
    text = standing.shelf.digest + json.dumps(standing.goal.as_json(), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
