"""Cards: what FSRS knows of each item. A cache: replaying all reviews gives the same cards.

Scheduling is that of the `fsrs` package, without its random shifts and without steps of minutes: a plan has days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import fsrs

from viva.recall.forgetting import DEFAULTS, retrievability
from viva.recall.review import Item, Rating, Review

NUMBER = 1  # of a card of fsrs; where none is given it waits a millisecond, so that no other gets the same
LEECH = 6  # lapses from which an item is more trouble than another way to learn it


@dataclass(frozen=True, slots=True)
class Card:
    """The memory of one item. stability: days until recall falls to 0.9. difficulty: 1 to 10."""

    item: Item
    stability: float
    difficulty: float
    due: datetime
    last: datetime
    reviews: int
    lapses: int
    passed: datetime | None  # the last review above Again

    @property
    def leech(self) -> bool:
        """Whether it keeps being forgotten: another explanation helps more than another review."""
        return self.lapses >= LEECH

    def recall_at(self, at: datetime, parameters: Sequence[float] = DEFAULTS) -> float:
        """Probability of recall at a time; of days, not of hours, as FSRS was fitted."""
        days = max(0.0, (at - self.last) / timedelta(days=1))
        return float(retrievability(days, self.stability, parameters))


def scheduler(parameters: Sequence[float] = DEFAULTS, retention: float = 0.9) -> fsrs.Scheduler:
    """FSRS as Viva uses it."""
    return fsrs.Scheduler(
        parameters=tuple(parameters),
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )


def reviewed(card: Card | None, review: Review, by: fsrs.Scheduler) -> Card:
    """The card after a review; None is one that was never reviewed."""
    before = fsrs.Card(NUMBER) if card is None else _to_fsrs(card)
    after, _ = by.review_card(before, fsrs.Rating(int(review.rating)), review.at.astimezone(UTC))
    assert after.stability is not None and after.difficulty is not None
    lapsed = card is not None and review.rating is Rating.AGAIN
    return Card(
        item=review.item,
        stability=after.stability,
        difficulty=after.difficulty,
        due=after.due,
        last=review.at,
        reviews=1 if card is None else card.reviews + 1,
        lapses=(0 if card is None else card.lapses) + lapsed,
        passed=review.at if review.rating is not Rating.AGAIN else None if card is None else card.passed,
    )


def replay(reviews: Iterable[Review], by: fsrs.Scheduler) -> dict[Item, Card]:
    """Every card from all reviews, in order of time."""
    cards: dict[Item, Card] = {}
    for review in sorted(reviews, key=lambda each: each.at):
        cards[review.item] = reviewed(cards.get(review.item), review, by)
    return cards


def due(cards: Mapping[Item, Card], at: datetime) -> tuple[Card, ...]:
    """The cards whose time has come, those most faded first."""
    waiting = [card for card in cards.values() if card.due <= at]
    return tuple(sorted(waiting, key=lambda card: (card.recall_at(at), card.item.key)))


def _to_fsrs(card: Card) -> fsrs.Card:
    return fsrs.Card(
        NUMBER,
        state=fsrs.State.Review,
        step=None,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due.astimezone(UTC),
        last_review=card.last.astimezone(UTC),
    )
