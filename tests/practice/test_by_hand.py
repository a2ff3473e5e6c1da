"""Reviews that the learner rates: how long they took, what each rating leads to, second thoughts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva import practice
from viva.recall.review import Item, ItemKind, Rating
from viva.recall.shelf import Thing
from viva.store import journal
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ITEM = Item(ItemKind.CARD, "softmax/softmax")
THING = Thing(ITEM, "Softmax", ("dl.softmax",), 1, 2.0)


@pytest.fixture
def learner():
    return journal.local_owner()


def after(seconds):
    return NOON + timedelta(seconds=seconds)


def see(learner, rating, seconds, **more):
    return practice.rate_seen(learner, THING, rating, seen=NOON, at=after(seconds), **more)


def test_the_time_from_seeing_to_rating_is_kept_as_far_as_anybody_thinks(learner):
    number = see(learner, Rating.GOOD, 20, confidence=0.75)
    review = practice.review(learner, number).review
    assert (review.item, review.rating, review.seconds, review.confidence) == (ITEM, Rating.GOOD, 20, 0.75)
    later = practice.rate_seen(learner, THING, Rating.GOOD, seen=after(30), at=after(9_000))
    assert practice.review(learner, later).review.seconds == 4 * 60 * THING.attempt_minutes


def test_a_clock_that_was_set_back_costs_nothing(learner):
    assert practice.review(learner, see(learner, Rating.GOOD, -5)).review.seconds == 0


def test_one_sight_is_one_review(learner):
    first = see(learner, Rating.GOOD, 20)
    assert see(learner, Rating.GOOD, 21) == first
    second = see(learner, Rating.AGAIN, 30)
    (kept,) = practice.latest_reviews(learner)
    assert (kept.number, kept.review.rating, kept.review.seconds) == (second, Rating.AGAIN, 20)


def test_a_new_sight_is_a_new_review_and_so_is_one_that_was_taken_back(learner):
    first = see(learner, Rating.GOOD, 20)
    practice.undo(learner, first, at=after(25))
    assert practice.latest_reviews(learner) == ()
    assert see(learner, Rating.HARD, 30) != first
    practice.rate_seen(learner, THING, Rating.EASY, seen=after(40), at=after(50))
    assert [each.review.rating for each in practice.latest_reviews(learner)] == [Rating.EASY, Rating.HARD]


@given(days=st.integers(1, 400), rating=st.sampled_from(Rating))
@pytest.mark.django_db(transaction=False)
def test_the_better_the_rating_the_longer_the_interval(days, rating):
    learner, other = journal.local_owner(), Learner.objects.get_or_create(username="other")[0].pk
    item = Item(ItemKind.CARD, f"softmax/{days}-{rating.name}")
    fresh = practice.intervals(other, item, at=NOON)
    practice.rate(learner, item, rating, at=NOON - timedelta(days=days), seconds=1)
    for found in (fresh, practice.intervals(learner, item, at=NOON)):
        assert list(found) == list(Rating)
        assert sorted(found.values()) == list(found.values())
        assert found[Rating.AGAIN] >= timedelta(days=1)


def test_what_the_buttons_promise_is_what_happens(learner):
    practice.rate(learner, ITEM, Rating.GOOD, at=NOON - timedelta(days=9), seconds=1)
    promised = practice.intervals(learner, ITEM, at=after(20))[Rating.GOOD]
    see(learner, Rating.GOOD, 20)
    assert practice.card_of(learner, ITEM).due - after(20) == promised


def test_a_review_that_was_taken_back_can_be_put_back_once(learner):
    number = see(learner, Rating.HARD, 20, confidence=0.5)
    card = practice.card_of(learner, ITEM)
    assert practice.put_back(learner, number, at=after(60)) is None
    practice.undo(learner, number, at=after(60))
    assert practice.card_of(learner, ITEM) is None
    again = practice.put_back(learner, number, at=after(70))
    assert practice.card_of(learner, ITEM) == card
    assert practice.review(learner, again).review.confidence == 0.5
    assert practice.put_back(learner, number, at=after(80)) is None
    assert practice.put_back(learner, 777, at=after(80)) is None


def test_the_log_is_newest_first_bounded_and_ones_own(learner):
    other = Learner.objects.create(username="other").pk
    practice.rate(other, ITEM, Rating.GOOD, at=NOON, seconds=1)
    numbers = [practice.rate(learner, ITEM, Rating.GOOD, at=after(each), seconds=1) for each in range(5)]
    assert [each.number for each in practice.latest_reviews(learner, most=3)] == numbers[:1:-1]
