"""The arithmetic of planning is that of the `fsrs` package."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from viva.recall import forgetting

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
RATINGS = st.integers(1, 4)


@given(st.lists(st.tuples(RATINGS, st.integers(1, 200)), min_size=1, max_size=12))
def test_reviews_on_different_days_leave_the_stability_and_difficulty_of_fsrs(history):
    scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    card, at = Card(), START
    stability = difficulty = None
    elapsed = 0
    for rating, days in history:
        if stability is None:
            stability = forgetting.first_stability(rating)
            difficulty = forgetting.first_difficulty(rating)
        else:
            recall = forgetting.retrievability(elapsed, stability)
            assert float(recall) == approx(scheduler.get_card_retrievability(card, at))
            stability = forgetting.next_stability(difficulty, stability, recall, rating)
            difficulty = forgetting.next_difficulty(difficulty, rating)
        card, _ = scheduler.review_card(card, Rating(rating), at)
        assert float(stability) == approx(card.stability)
        assert float(difficulty) == approx(card.difficulty)
        elapsed = days
        at += timedelta(days=days)


@given(RATINGS, RATINGS)
def test_a_second_review_on_the_same_day_is_that_of_fsrs(first, second):
    scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    card, _ = scheduler.review_card(Card(), Rating(first), START)
    card, _ = scheduler.review_card(card, Rating(second), START + timedelta(hours=3))
    stability = forgetting.same_day_stability(forgetting.first_stability(first), second)
    assert float(stability) == approx(card.stability)


@given(st.floats(0.01, 400), st.floats(0.3, 0.99))
def test_days_until_is_the_inverse_of_forgetting(stability, probability):
    days = forgetting.days_until(probability, stability)
    assert float(forgetting.retrievability(days, stability)) == approx(probability)


@given(st.floats(0.01, 400), st.floats(1, 10), st.floats(0.1, 300), st.integers(2, 4))
def test_a_successful_review_never_lowers_stability(stability, difficulty, days, rating):
    recall = forgetting.retrievability(days, stability)
    assert forgetting.next_stability(difficulty, stability, recall, rating) >= stability
