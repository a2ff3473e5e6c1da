"""Reviews that the learner rates: what was seen, what each rating leads to, and second thoughts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from viva.practice import remember
from viva.recall.cards import Card, reviewed
from viva.recall.episodes import LONGEST
from viva.recall.review import Item, Rating, Review
from viva.recall.shelf import Thing
from viva.store import memory
from viva.store.memory import Kept


def rate_seen(
    learner: int,
    thing: Thing,
    rating: Rating,
    *,
    seen: datetime,
    at: datetime,
    confidence: float | None = None,
) -> int:
    """Keep how well something was recalled that was shown at `seen`; returns the number of the review.

    Who goes back and rates the same sight once more corrects the rating: one sight is one review.
    """
    before = _rated_since(learner, thing.item, seen)
    if before is not None:
        if before.review.rating is rating:
            return before.number
        return remember.correct(learner, before.number, rating, at=at) or before.number
    longest = LONGEST * 60 * thing.attempt_minutes
    seconds = min(max(0.0, (at - seen).total_seconds()), longest)
    return remember.rate(learner, thing.item, rating, at=at, seconds=seconds, confidence=confidence)


def _rated_since(learner: int, item: Item, seen: datetime) -> Kept | None:
    mine = memory.every_review(learner, item)
    return next((each for each in mine if each.by_hand and not each.undone and each.review.at >= seen), None)


def intervals(learner: int, item: Item, *, at: datetime) -> Mapping[Rating, timedelta]:
    """How long it would take to the next review after each rating."""
    card, by = memory.card(learner, item), remember.scheduler(learner)
    return {rating: reviewed(card, Review(item, rating, at, 0.0), by).due - at for rating in Rating}


def review(learner: int, number: int) -> Kept | None:
    """One review, whether it counts or not."""
    return memory.review(learner, number)


def card_of(learner: int, item: Item) -> Card | None:
    """What FSRS knows of an item."""
    return memory.card(learner, item)


def latest_reviews(learner: int, *, most: int = 100) -> tuple[Kept, ...]:
    """The latest that count, newest first."""
    return memory.latest_reviews(learner, most=most)


def put_back(learner: int, number: int, *, at: datetime) -> int | None:
    """Let a review count again that was taken back; returns its new number. None: there is none like that."""
    kept = memory.review(learner, number)
    if kept is None or not kept.undone or _stands_again(learner, kept):
        return None
    was = kept.review
    return remember.rate(
        learner, was.item, was.rating, at=was.at, seconds=was.seconds, confidence=was.confidence
    )


def _stands_again(learner: int, kept: Kept) -> bool:
    """Whether another review tells of the same moment: after a second click, or after a correction."""
    mine = memory.every_review(learner, kept.review.item)
    return any(each.review.at == kept.review.at and not each.undone for each in mine)
