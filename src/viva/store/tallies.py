"""Counts over all reviews of a learner, made by the database: years of them are too many to read for a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Avg, Case, Count, F, FloatField, Value, When
from django.db.models.functions import Floor, Least

from viva.recall.review import Rating
from viva.store.memory_rows import ReviewRow

BINS = 10


def predictions(learner: int) -> Iterator[tuple[float, float, int]]:
    """Mean predicted recall, share recalled and number of reviews, for each tenth of predicted recall, ascending."""
    rows = ReviewRow.objects.filter(learner=learner, undone=None, predicted__isnull=False)
    recalled = Case(
        When(rating__gt=Rating.AGAIN, then=Value(1.0)), default=Value(0.0), output_field=FloatField()
    )
    tenth = Least(Floor(F("predicted") * BINS), Value(float(BINS - 1)))
    found = (
        rows.annotate(tenth=tenth)
        .values("tenth")
        .annotate(mean=Avg("predicted"), share=Avg(recalled), count=Count("pk"))
        .order_by("tenth")
    )
    for row in found:
        yield float(row["mean"]), float(row["share"]), int(row["count"])


def ratings(learner: int) -> Mapping[Rating, int]:
    """How often each was given."""
    rows = ReviewRow.objects.filter(learner=learner, undone=None).values_list("rating").annotate(Count("pk"))
    return dict.fromkeys(Rating, 0) | {Rating(rating): count for rating, count in rows}
