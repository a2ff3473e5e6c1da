"""When each item was last reviewed and last passed, found by the database: years of reviews are too many for a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max, Q

from viva.recall.review import Rating
from viva.store.memory_rows import ReviewRow


def last_reviews(learner: int) -> Mapping[str, tuple[datetime, datetime | None]]:
    """By key of an item: its last review that counts, and the last of those above Again, if there is one."""
    rows = ReviewRow.objects.filter(learner=learner, undone=None).values_list("item")
    passed = Max("at", filter=Q(rating__gt=Rating.AGAIN))
    return {item: (last, good) for item, last, good in rows.annotate(last=Max("at"), good=passed)}
