"""Comparisons: a table is filled, kept for good, and becomes a review."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viva import practice
from viva.content.comparison import read_comparison
from viva.practice.past import item_of
from viva.recall.review import ItemKind, Rating
from viva.store import journal, memory
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
TABLE = read_comparison(
    Path(__file__).parents[1] / "packs/reading/softmax/comparisons/turning-scores-into-numbers.toml"
)
RIGHT = tuple(tuple(row.cells[column.id] for column in TABLE.columns) for row in TABLE.rows)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def learner():
    return journal.local_owner()


def later(**time):
    return NOON + timedelta(**time)


def ratings(learner):
    return [each.review.rating for each in memory.reviews(learner)]


def test_a_table_is_kept_with_what_was_right_and_its_time(learner):
    practice.open_comparison(learner, TABLE, at=NOON)
    chosen = (("one", "raises every output"), *RIGHT[1:])
    number = practice.fill(learner, TABLE, chosen, at=later(seconds=70), paused=10)
    filled = practice.filled_table(learner, TABLE, number)
    assert filled is not None
    assert (filled.cells, filled.right, filled.total, filled.seconds) == (chosen, 5, 6, 60)
    assert practice.compared_tables(learner) == {TABLE.id: practice.Score(5, 6)}


def test_what_is_no_choice_counts_as_not_known(learner):
    number = practice.fill(learner, TABLE, (("one", "<script>"), ("", ""), RIGHT[2]), at=NOON)
    filled = practice.filled_table(learner, TABLE, number)
    assert filled is not None
    assert filled.cells == (("one", ""), ("", ""), RIGHT[2])
    assert filled.right == 3


def test_looking_again_does_not_change_the_clock_and_a_table_begins_the_next(learner):
    first = practice.open_comparison(learner, TABLE, at=NOON)
    assert practice.open_comparison(learner, TABLE, at=later(minutes=5)) == first
    practice.fill(learner, TABLE, RIGHT, at=later(minutes=6))
    assert practice.open_comparison(learner, TABLE, at=later(minutes=9)).at == later(minutes=9)


def test_each_table_is_a_review(learner):
    practice.open_comparison(learner, TABLE, at=NOON)
    practice.fill(learner, TABLE, RIGHT, at=later(seconds=90))
    practice.open_comparison(learner, TABLE, at=later(days=3))
    practice.fill(learner, TABLE, (("", ""), ("", ""), ("", "")), at=later(days=3, minutes=2))
    assert item_of(TABLE).kind is ItemKind.COMPARISON
    assert ratings(learner) == [Rating.GOOD, Rating.AGAIN]


def test_nobody_sees_the_tables_of_others(learner):
    other = Learner.objects.create(username="other").pk
    number = practice.fill(other, TABLE, RIGHT, at=NOON)
    assert practice.filled_table(learner, TABLE, number) is None
    assert practice.filled_tables(learner, TABLE) == {}
    assert practice.compared_tables(learner) == {}
