"""Parameters fitted to one's own reviews, and proved on reviews the fit has not seen."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from viva.recall import cards
from viva.recall.forgetting import DEFAULTS
from viva.recall.personal import ENOUGH, TooFew, fit, histories, loss, predictions
from viva.recall.review import Item, ItemKind, Rating, Review

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)
#: Somebody who forgets four times as quickly as published, from the first review on.
QUICK = tuple(each / 4 if place < 4 else each for place, each in enumerate(DEFAULTS))


def item(number: int) -> Item:
    return Item(ItemKind.CARD, f"t/c{number}")


def review(number: int, days: float, rating: Rating = Rating.GOOD) -> Review:
    return Review(item(number), rating, START + days * DAY, 5.0)


def learnt(parameters, items: int = 120, seed: int = 1) -> list[Review]:
    """Reviews of a learner whose memory has these parameters, at growing gaps."""
    dice, by, found = random.Random(seed), cards.scheduler(parameters), []
    for number in range(items):
        at, card = START + dice.randrange(30) * DAY, None
        for gap in (0, 2, 4, 8, 16, 30):
            at += gap * DAY
            recalled = card is None or dice.random() < card.recall_at(at, parameters)
            found.append(Review(item(number), Rating.GOOD if recalled else Rating.AGAIN, at, 5.0))
            card = cards.reviewed(card, found[-1], by)
    return found


def test_a_memory_of_its_own_is_found_and_proved():
    found = fit(learnt(QUICK))
    assert found.better
    assert found.parameters[2] < DEFAULTS[2]


def test_the_right_parameters_predict_best():
    ordered = sorted(learnt(QUICK), key=lambda each: each.at)
    assert loss(ordered, QUICK) < loss(ordered, DEFAULTS)


def test_few_reviews_are_refused_with_their_number():
    with pytest.raises(TooFew, match=rf"1 reviews .* {ENOUGH} are needed"):
        fit([review(1, 0), review(1, 3)])


def test_histories_go_by_days_and_begin_with_the_second_review():
    reviews = [review(1, 0), review(2, 0.1), review(1, 3, Rating.AGAIN), review(1, 10)]
    assert list(histories(reviews)) == [((3, 0), (1, 3)), ((3, 0), (1, 3), (3, 7))]


def test_reviews_of_one_day_are_no_test_of_memory():
    assert list(histories([review(1, 0), review(1, 0.1)])) == []
    assert list(predictions([review(1, 0), review(1, 0.1)], DEFAULTS)) == []
