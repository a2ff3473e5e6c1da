"""Counts over all reviews, in blocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from viva.recall.review import Item, ItemKind, Rating, Review
from viva.store import journal, memory, tallies
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ITEM = Item(ItemKind.CARD, "t/c")


@pytest.fixture(params=[3, 10_000])
def me(request, monkeypatch):
    """With blocks that are soon full, and with one that never is."""
    monkeypatch.setattr(tallies, "BLOCK", request.param)
    tallies._full_tally.cache_clear()
    return journal.local_owner()


def keep(learner, rating, predicted, number=0):
    review = Review(ITEM, rating, NOON + timedelta(minutes=number), 5.0)
    return memory.append_review(learner, review, predicted=predicted, by_hand=True)


def test_nothing_is_no_prediction(me):
    assert list(tallies.counts(me).predictions) == []
    assert tallies.counts(me).ratings == dict.fromkeys(Rating, 0)


def test_predictions_are_compared_by_tenths_with_what_happened(me):
    for number, (rating, predicted) in enumerate(
        [
            (Rating.GOOD, 0.82),
            (Rating.AGAIN, 0.88),
            (Rating.HARD, 1.0),
            (Rating.EASY, 0.05),
            (Rating.GOOD, None),
        ]
    ):
        keep(me, rating, predicted, number)
    found = [(round(mean, 3), share, count) for mean, share, count in tallies.counts(me).predictions]
    assert found == [(0.05, 1.0, 1), (0.85, 0.5, 2), (1.0, 1.0, 1)]
    assert tallies.counts(me).ratings == {Rating.AGAIN: 1, Rating.HARD: 1, Rating.GOOD: 2, Rating.EASY: 1}


def test_what_comes_and_what_is_taken_back_is_counted_at_once(me):
    numbers = [keep(me, Rating.GOOD, 0.5, number) for number in range(8)]
    assert tallies.counts(me).ratings[Rating.GOOD] == 8
    memory.undo_review(numbers[0], at=NOON, by_hand=True)
    assert tallies.counts(me).ratings[Rating.GOOD] == 7
    keep(me, Rating.GOOD, 0.5, 9)
    assert tallies.counts(me).ratings[Rating.GOOD] == 8
    assert [count for _, _, count in tallies.counts(me).predictions] == [8]


def test_each_learner_has_counts_of_their_own(me):
    other = Learner.objects.create(username="other").pk
    keep(me, Rating.GOOD, 0.5)
    keep(other, Rating.AGAIN, 0.5)
    assert tallies.counts(me).ratings[Rating.AGAIN] == 0
    assert tallies.counts(other).ratings[Rating.AGAIN] == 1
