"""Counts over all reviews of a learner, made by the database: years of them are too many to read for a page.

They are made in blocks of numbers. A block that is full changes only if one of its reviews is taken back, so all but
the last are counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Case, Count, F, FloatField, IntegerField, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, Floor, Least

from viva.recall.review import Rating
from viva.store.memory import last_number
from viva.store.memory_rows import ReviewRow, UndoneRow

BINS = 10
BLOCK = 10_000  # reviews


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one block. bins: by tenth of predicted recall, its reviews: sum of predictions, recalled, all."""

    bins: tuple[tuple[int, float, int, int], ...]
    ratings: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Of all reviews that count.

    predictions: mean predicted recall, share recalled and number of reviews, for each tenth of predicted recall,
    ascending. ratings: how often each was given.
    """

    predictions: tuple[tuple[float, float, int], ...]
    ratings: Mapping[Rating, int]


def counts(learner: int) -> Counts:
    found = tuple(_tallies(learner))
    return Counts(tuple(_predictions(found)), _ratings(found))


def _predictions(tallies: Iterable[Tally]) -> Iterator[tuple[float, float, int]]:
    sums: dict[int, tuple[float, int, int]] = {}
    for tally in tallies:
        for tenth, predicted, recalled, count in tally.bins:
            before = sums.get(tenth, (0.0, 0, 0))
            sums[tenth] = (before[0] + predicted, before[1] + recalled, before[2] + count)
    for _, (predicted, recalled, count) in sorted(sums.items()):
        yield predicted / count, recalled / count, count


def _ratings(tallies: Iterable[Tally]) -> dict[Rating, int]:
    found = dict.fromkeys(Rating, 0)
    for tally in tallies:
        for rating, count in tally.ratings:
            found[Rating(rating)] += count
    return found


def _tallies(learner: int) -> Iterator[Tally]:
    last = last_number(learner)
    block_of = Cast(F("review_id") / BLOCK, IntegerField())
    undone = dict(
        UndoneRow.objects.filter(review__learner=learner)
        .annotate(block=block_of)
        .values_list("block")
        .annotate(Count("pk"))
    )
    for block in range(last // BLOCK + 1):
        through = min((block + 1) * BLOCK - 1, last)
        count = _full_tally if through == (block + 1) * BLOCK - 1 else _tally
        yield count(learner, block * BLOCK, through, undone.get(block, 0))


@lru_cache(maxsize=1024)
def _full_tally(learner: int, first: int, through: int, undone: int) -> Tally:
    """undone: how many of the block do not count; it says whether the block is as it was."""
    return _tally(learner, first, through, undone)


def _tally(learner: int, first: int, through: int, _undone: int) -> Tally:
    rows = ReviewRow.objects.filter(learner=learner, pk__range=(first, through), undone=None)
    return Tally(tuple(_bins(rows)), tuple(rows.values_list("rating").annotate(Count("pk"))))


def _bins(rows: QuerySet[ReviewRow]) -> Iterator[tuple[int, float, int, int]]:
    recalled = Case(When(rating__gt=Rating.AGAIN, then=Value(1)), default=Value(0))
    tenth = Least(Floor(F("predicted") * BINS), Value(float(BINS - 1)), output_field=FloatField())
    found = rows.filter(predicted__isnull=False).annotate(tenth=tenth).values_list("tenth")
    sums = found.annotate(Sum("predicted"), recalled=Sum(recalled), count=Count("pk"))
    for number, predicted, good, count in sums:
        yield int(number), float(predicted), int(good), int(count)
