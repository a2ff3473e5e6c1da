"""Comparisons: a table whose cells are chosen, and how many of them were right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from viva.content.comparison import Cells, Comparison
from viva.practice.drill import Score
from viva.practice.past import settle
from viva.store import comparisons, journal
from viva.store.entries import FilledTable, Opening


def open_comparison(learner: int, comparison: Comparison, *, at: datetime) -> Opening:
    """The beginning of the table under way; the first visit after one that was handed in begins the next."""
    begun = journal.last_opening(learner, _key(comparison))
    latest = next(iter(comparisons.filled_tables(learner, comparison.id, most=1).values()), None)
    if begun is not None and (latest is None or begun.at > latest.at):
        return begun
    opening = Opening(_key(comparison), at)
    journal.append_opening(learner, opening)
    return opening


def fill(learner: int, comparison: Comparison, chosen: Cells, *, at: datetime, paused: float = 0.0) -> int:
    """Keep a filled table, for good; returns its number. What is no choice of its column says: I do not know.

    paused: seconds that the learner's clock stood.
    """
    cells = tuple(
        tuple(
            cell if cell in column.choices else ""
            for cell, column in zip(row, comparison.columns, strict=True)
        )
        for row in chosen
    )
    began = open_comparison(learner, comparison, at=at).at
    filled = FilledTable(
        comparison.id,
        comparison.digest,
        cells,
        comparison.right(cells),
        comparison.size,
        at,
        max(0.0, (at - began).total_seconds() - paused),
    )
    number = comparisons.append_filled(learner, filled)
    settle(learner, comparison, now=at)
    return number


def filled_table(learner: int, comparison: Comparison, number: int) -> FilledTable | None:
    """One of the tables, as it was kept."""
    return comparisons.filled_table(learner, comparison.id, number)


def filled_tables(learner: int, comparison: Comparison, *, most: int = 20) -> Mapping[int, FilledTable]:
    """The latest tables by their numbers, newest first."""
    return comparisons.filled_tables(learner, comparison.id, most=most)


def compared_tables(learner: int) -> Mapping[str, Score]:
    """How many cells were right the last time, of every comparison that was filled at least once, by its id."""
    return {id: Score(right, total) for id, (right, total) in comparisons.latest_shares(learner).items()}


def _key(comparison: Comparison) -> str:
    """Under which name its beginnings lie: a problem of the same topic may have the same name."""
    return f"comparison:{comparison.id}"
