"""Appends the answers to drills to a learner's history, and reads them back."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Q

from viva.store.drill_rows import DrillRow
from viva.store.entries import DrillAnswer


def append_drill_answer(learner: int, answer: DrillAnswer) -> int:
    """Keep an answer; returns its number."""
    row = DrillRow.of(learner, answer)
    row.save()
    return int(row.pk)


def drill_answer(learner: int, drill: str, number: int) -> DrillAnswer | None:
    """One answer of this learner to this drill."""
    row = DrillRow.objects.filter(learner=learner, drill=drill, pk=number).first()
    return None if row is None else row.value()


def drill_answers(learner: int, drill: str, *, most: int = 100) -> Mapping[int, DrillAnswer]:
    """The latest answers to a drill by their numbers, newest first."""
    rows = DrillRow.objects.filter(learner=learner, drill=drill).order_by("-at", "-pk")[:most]
    return {row.pk: row.value() for row in rows}


def drilled(learner: int) -> Mapping[str, tuple[int, int]]:
    """For each drill that was answered: how many answers were right, and how many there are."""
    rows = DrillRow.objects.filter(learner=learner).values_list("drill")
    counted = rows.annotate(good=Count("pk", filter=Q(right=True)), all=Count("pk"))
    return {drill: (good, all) for drill, good, all in counted}
