"""Turns what a learner did into reviews, and reviews into cards.

Every verdict becomes a review: `remember` is called after whatever may end an episode (see viva.recall.episodes). Where
its rating changes, because an answer was compared anew, the old review is taken back and a new one kept. What the
learner rates by hand counts instead of what the verdict said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

import fsrs

from viva.recall import cards as memory
from viva.recall.cards import Card
from viva.recall.forgetting import DEFAULTS
from viva.recall.review import Item, Rating, Review
from viva.store import memory as store
from viva.store.memory import Kept


def keep(
    learner: int, derived: Sequence[Review], item: Item, *, at: datetime, known: Sequence[Kept] | None = None
) -> tuple[Review, ...]:
    """Brings the journal to what the episodes of an item amount to; returns the reviews that are new in it.

    known: what the journal has, where it was read already.
    """
    known = store.every_review(learner, item) if known is None else known
    told = {each.review.at: each for each in known}  # the latest of that time
    said = {each.review.at for each in known if each.by_hand or each.undone_by_hand}
    fresh = [
        review for review in derived if review.at not in said and not _stands(told.get(review.at), review)
    ]
    for review in fresh:
        if (before := told.get(review.at)) is not None and not before.undone:
            _take_back(learner, before, at=at, by_hand=False)
        _append(learner, review, by_hand=False)
    if fresh:
        refresh(learner, item)
    return tuple(fresh)


def rate(
    learner: int,
    item: Item,
    rating: Rating,
    *,
    at: datetime,
    seconds: float,
    confidence: float | None = None,
) -> int:
    """Keep a review whose rating the learner says; returns its number."""
    number = _append(learner, Review(item, rating, at, seconds, confidence), by_hand=True)
    refresh(learner, item)
    return number


def correct(learner: int, number: int, rating: Rating, *, at: datetime) -> int | None:
    """The learner knows better how it went: the review counts with this rating. None: there is no such review."""
    kept = store.review(learner, number)
    if kept is None or kept.undone:
        return None
    _take_back(learner, kept, at=at, by_hand=True)
    review = kept.review
    new = Review(review.item, rating, review.at, review.seconds, review.confidence)
    found = _append(learner, new, by_hand=True)
    refresh(learner, review.item)
    return found


def undo(learner: int, number: int, *, at: datetime) -> Review | None:
    """Take a review back; returns it. None: there is no such review that counts."""
    kept = store.review(learner, number)
    if kept is None or kept.undone:
        return None
    _take_back(learner, kept, at=at, by_hand=True)
    refresh(learner, kept.review.item)
    return kept.review


def refresh(learner: int, item: Item) -> Card | None:
    """The card of an item, computed from all its reviews that count, and kept."""
    counting = (each.review for each in store.every_review(learner, item) if not each.undone)
    card = memory.replay(counting, scheduler(learner)).get(item)
    store.save_card(learner, item, card)
    return card


def rebuild(learner: int) -> int:
    """Compute every card anew from the reviews; returns how many there are."""
    found = replayed(learner)
    store.replace_cards(learner, found.values())
    return len(found)


def replayed(learner: int) -> dict[Item, Card]:
    """What the cards have to be."""
    return memory.replay((each.review for each in store.reviews(learner)), scheduler(learner))


def stale(learner: int) -> tuple[str, ...]:
    """The items whose kept card is not what the reviews amount to; none, as long as all is well."""
    kept, right = store.cards(learner), replayed(learner)
    return tuple(sorted(item.key for item in kept.keys() | right.keys() if kept.get(item) != right.get(item)))


def parameters(learner: int) -> Sequence[float]:
    """Those of FSRS: the learner's own, or the published ones."""
    return store.parameters(learner) or DEFAULTS


def scheduler(learner: int) -> fsrs.Scheduler:
    return _scheduler(tuple(parameters(learner)))


@lru_cache(maxsize=32)
def _scheduler(values: tuple[float, ...]) -> fsrs.Scheduler:
    return memory.scheduler(values)


def _append(learner: int, review: Review, *, by_hand: bool) -> int:
    card = store.card(learner, review.item)
    predicted = None
    if card is not None and card.last < review.at:
        predicted = card.recall_at(review.at, parameters(learner))
    return store.append_review(learner, review, predicted=predicted, by_hand=by_hand)


def _take_back(learner: int, kept: Kept, *, at: datetime, by_hand: bool) -> None:
    store.undo_review(kept.number, at=at, by_hand=by_hand)
    store.forget_snapshots(learner, since=kept.number)


def _stands(kept: Kept | None, review: Review) -> bool:
    return kept is not None and not kept.undone and kept.review == review
