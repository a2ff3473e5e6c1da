"""Cards are a cache of reviews."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.recall.cards import due, replay, reviewed, scheduler
from viva.recall.review import Item, ItemKind, Rating, Review

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
BY = scheduler()
ITEMS = [Item(ItemKind.PROBLEM, "linear-algebra/inverse"), Item(ItemKind.CARD, "probability/bayes")]


def review(item=ITEMS[0], rating=Rating.GOOD, days=0.0, seconds=60.0):
    return Review(item, rating, START + timedelta(days=days), seconds)


HISTORIES = st.lists(
    st.builds(
        review,
        st.sampled_from(ITEMS),
        st.sampled_from(Rating),
        st.integers(0, 400).map(float),
    ),
    max_size=25,
    unique_by=lambda each: (each.item, each.at),
)


@given(HISTORIES)
def test_replaying_all_reviews_equals_applying_them_one_by_one(history):
    cards = {}
    for each in sorted(history, key=lambda one: one.at):
        cards[each.item] = reviewed(cards.get(each.item), each, BY)
    assert replay(reversed(history), BY) == cards


@given(HISTORIES, st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY]))
def test_a_successful_review_never_lowers_recall(history, rating):
    for card in replay(history, BY).values():
        at = card.last + timedelta(days=3)
        after = reviewed(card, Review(card.item, rating, at, 1.0), BY)
        assert after.recall_at(at + timedelta(days=5)) >= card.recall_at(at + timedelta(days=5))


def test_recall_fades_to_nine_tenths_after_the_stability():
    card = reviewed(None, review(), BY)
    assert card.recall_at(card.last + timedelta(days=card.stability)) == pytest.approx(0.9)


def test_the_most_faded_card_is_due_first():
    cards = replay([review(days=0), review(ITEMS[1], Rating.EASY, days=0)], BY)
    later = START + timedelta(days=60)
    assert [card.item for card in due(cards, later)] == [ITEMS[0], ITEMS[1]]
    assert due(cards, START) == ()


def test_an_item_that_keeps_being_forgotten_is_a_leech():
    history = [review(rating=Rating.AGAIN, days=float(day)) for day in range(7)]
    assert replay(history, BY)[ITEMS[0]].leech


def test_the_time_zone_of_a_review_changes_nothing():
    east = Review(ITEMS[0], Rating.GOOD, START.astimezone(timezone(timedelta(hours=9))), 1.0)
    assert reviewed(None, east, BY).due == reviewed(None, review(), BY).due


def test_an_item_is_named_by_one_text():
    assert [Item.of(item.key) for item in ITEMS] == ITEMS
    with pytest.raises(ValueError, match="names no item"):
        Item.of("inverse")


def test_a_review_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="needs a time zone"):
        Review(ITEMS[0], Rating.GOOD, datetime(2026, 3, 1), 1.0)
