"""Looking back: was what Viva predicted right, and where did the time go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta

from viva.recall.days import day_of
from viva.recall.review import ItemKind, Rating
from viva.store import diary, tallies
from viva.store.diary import Minutes

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Predicted:
    """Reviews whose recall was predicted about alike. predicted: mean of the predictions; recalled: what happened."""

    predicted: float
    recalled: float
    count: int


@dataclass(frozen=True, slots=True)
class Week:
    """From a Monday on. days: on how many something was done. minutes: by kind of item."""

    monday: Date
    days: tuple[bool, ...]
    minutes: dict[ItemKind, float]

    @property
    def total(self) -> float:
        return sum(self.minutes.values())

    @property
    def active(self) -> int:
        return sum(self.days)


@dataclass(frozen=True, slots=True)
class Looking:
    """Back at the last weeks, the oldest first, and at all predictions ever made."""

    weeks: tuple[Week, ...]
    predictions: tuple[Predicted, ...]
    ratings: dict[Rating, int]
    reviews: int


def looking_back(learner: int, *, now: datetime) -> Looking:
    today = day_of(now)
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    minutes = diary.minutes(learner, since=monday)
    weeks = tuple(_week(monday + timedelta(weeks=number), minutes) for number in range(WEEKS))
    counts = tallies.counts(learner)
    return Looking(
        weeks=weeks,
        predictions=tuple(Predicted(*each) for each in counts.predictions),
        ratings=dict(counts.ratings),
        reviews=sum(counts.ratings.values()),
    )


def _week(monday: Date, minutes: Mapping[Date, Minutes]) -> Week:
    days = [monday + timedelta(days=number) for number in range(7)]
    total: dict[ItemKind, float] = {}
    for day in days:
        for kind, spent in minutes.get(day, {}).items():
            total[kind] = total.get(kind, 0.0) + spent
    return Week(monday, tuple(day in minutes for day in days), total)
