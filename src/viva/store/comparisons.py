"""Appends filled comparisons to a learner's history, and reads them back."""

from __future__ import annotations

from collections.abc import Mapping

from viva.store.comparison_rows import ComparisonRow
from viva.store.entries import FilledTable


def append_filled(learner: int, filled: FilledTable) -> int:
    """Keep a filled table; returns its number."""
    row = ComparisonRow.of(learner, filled)
    row.save()
    return int(row.pk)


def filled_tables(learner: int, comparison: str, *, most: int = 100) -> Mapping[int, FilledTable]:
    """The latest tables of a comparison by their numbers, newest first."""
    rows = ComparisonRow.objects.filter(learner=learner, comparison=comparison).order_by("-at", "-pk")[:most]
    return {row.pk: row.value() for row in rows}


def filled_table(learner: int, comparison: str, number: int) -> FilledTable | None:
    """One table of this learner for this comparison."""
    row = ComparisonRow.objects.filter(learner=learner, comparison=comparison, pk=number).first()
    return None if row is None else row.value()


def latest_shares(learner: int) -> Mapping[str, tuple[int, int]]:
    """For each comparison that was filled: how many cells were right the last time, and how many there are."""
    rows = ComparisonRow.objects.filter(learner=learner).order_by("at", "pk")
    return {name: (right, total) for name, right, total in rows.values_list("comparison", "right", "total")}
