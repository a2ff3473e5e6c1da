"""What the learner leaves alone: until tomorrow, or for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from viva.recall.days import begins, day_of
from viva.recall.review import Item
from viva.store import memory


def bury(learner: int, item: Item, *, at: datetime) -> None:
    """Leave an item alone until the next day of study begins."""
    memory.set_aside(learner, item, until=begins(day_of(at) + timedelta(days=1)), at=at)


def left_alone(learner: int, *, now: datetime) -> Mapping[Item, datetime | None]:
    """All that is set aside, and until when; None is for good."""
    return {Item.of(key): until for key, until in memory.aside(learner, now=now).items()}
