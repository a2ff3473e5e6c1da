"""Minutes of practice by day and by kind of item: months of reviews are too many to read for a page.

What was read once is kept in this process. Reviews are only ever added, and taken back by rows of their own: reading
on from the last row of each keeps the sums right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from django.db.models import QuerySet

from viva.recall.days import begins, day_of
from viva.recall.review import Item, ItemKind
from viva.store.memory_rows import ReviewRow, UndoneRow

Minutes: TypeAlias = Mapping[ItemKind, float]


@dataclass(frozen=True, slots=True)
class Time:
    """What reviews took together."""

    reviews: int = 0
    seconds: float = 0.0

    def with_one(self, seconds: float) -> Time:
        return Time(self.reviews + 1, self.seconds + seconds)

    def without_one(self, seconds: float) -> Time:
        """Exactly nothing when the last one goes."""
        return Time(self.reviews - 1, self.seconds - seconds) if self.reviews > 1 else Time()


@dataclass(frozen=True, slots=True)
class _Page:
    """Sums over all days since `first`. last, undone: numbers of the last rows in them."""

    first: Date
    last: int = 0
    undone: int = 0
    times: Mapping[tuple[Date, ItemKind], Time] = field(default_factory=dict)


class _Diary:
    """Of one learner. Two threads may read on at once: each leaves a page that is right."""

    page: _Page | None = None


@lru_cache(maxsize=1024)
def _diary(_learner: int) -> _Diary:
    return _Diary()


def minutes(learner: int, *, since: Date) -> dict[Date, Minutes]:
    """By day, for those days since `since` on which a review was made that counts."""
    diary = _diary(learner)
    page = diary.page
    if page is None or page.first > since:
        page = _Page(since)
    diary.page = page = _read_on(learner, page)
    found: dict[Date, dict[ItemKind, float]] = {}
    for (day, kind), time in page.times.items():
        if day >= since and time.reviews:
            found.setdefault(day, {})[kind] = time.seconds / 60
    return dict(found)


def _read_on(learner: int, page: _Page) -> _Page:
    """With what came since. What is taken back is read first: its reviews are then read for certain."""
    start = begins(page.first)
    gone = UndoneRow.objects.filter(review__learner=learner, review__at__gte=start, pk__gt=page.undone)
    taken_back = _columns(gone, "pk", "review__item", "review__at", "review__seconds")
    made = ReviewRow.objects.filter(learner=learner, at__gte=start)
    added = _columns(made.filter(pk__gt=page.last) if page.last else made, "pk", "item", "at", "seconds")
    if not taken_back and not added:
        return page
    times = dict(page.times)
    for _, item, at, seconds in added:
        place = day_of(at), Item.of(item).kind
        times[place] = times.get(place, Time()).with_one(seconds)
    for _, item, at, seconds in taken_back:
        place = day_of(at), Item.of(item).kind
        times[place] = times.get(place, Time()).without_one(seconds)
    return _Page(page.first, _last(page.last, added), _last(page.undone, taken_back), times)


Row: TypeAlias = tuple[int, str, datetime, float]


def _columns(rows: QuerySet[ReviewRow] | QuerySet[UndoneRow], *names: str) -> list[Row]:
    return list(rows.values_list(*names))


def _last(before: int, rows: Iterable[Row]) -> int:
    return max((number for number, *_ in rows), default=before)
