"""FSRS parameters fitted to one learner's own reviews, and whether they predict better than the published ones.

The fit is that of `fsrs-rs-python` (the optional extra `personal`). It is not taken on trust: parameters are fitted to
the earlier four fifths of the reviews and have to predict the last fifth better than the published ones do. Only then
are they fitted to all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viva.recall import cards
from viva.recall.cards import Card
from viva.recall.days import day_of
from viva.recall.forgetting import DEFAULTS
from viva.recall.review import Item, Rating, Review

ENOUGH = 400  # reviews of something reviewed before; with fewer, 21 numbers are fitted to noise
HELD_BACK = 0.2
SURE = 0.02  # a prediction is never taken as nearer to certainty than this: one slip should not decide


class TooFew(ValueError):
    """There are not enough reviews to fit anything to. The message says how many there should be."""


class NotInstalled(ImportError):
    """The optimiser is an optional part. The message says how to get it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Losses are means of -log of the probability of what happened, on reviews that the fit had not seen."""

    parameters: tuple[float, ...]
    reviews: int
    published_loss: float
    fitted_loss: float

    @property
    def better(self) -> bool:
        return self.fitted_loss < self.published_loss


def fit(reviews: Sequence[Review]) -> Fit:
    """Raises TooFew or NotInstalled."""
    ordered = sorted(reviews, key=lambda review: review.at)
    repeated = sum(1 for _ in predictions(ordered, DEFAULTS))
    if repeated < ENOUGH:
        raise TooFew(
            f"There are {repeated} reviews of things reviewed before; {ENOUGH} are needed to fit a memory to."
        )
    cut = int(len(ordered) * (1 - HELD_BACK))
    trial = optimised(ordered[:cut])
    return Fit(
        parameters=optimised(ordered),
        reviews=len(ordered),
        published_loss=loss(ordered, DEFAULTS, after=cut),
        fitted_loss=loss(ordered, trial, after=cut),
    )


def optimised(reviews: Iterable[Review]) -> tuple[float, ...]:
    """The parameters that fit best. Raises NotInstalled."""
    try:
        import fsrs_rs_python as rust
    except ImportError as error:
        raise NotInstalled(
            "Fitting needs the package fsrs-rs-python. Install Viva with its extra `personal`."
        ) from error
    items = [
        rust.FSRSItem([rust.FSRSReview(rating, days) for rating, days in history])
        for history in histories(reviews)
    ]
    return tuple(rust.FSRS(list(DEFAULTS)).compute_parameters(items))


def histories(reviews: Iterable[Review]) -> Iterator[tuple[tuple[int, int], ...]]:
    """For every review but the first of an item, all of the item up to it: (rating, days since the one before)."""
    known: dict[Item, list[tuple[int, int]]] = {}
    last: dict[Item, int] = {}
    for review in sorted(reviews, key=lambda each: each.at):
        day = day_of(review.at).toordinal()
        history = known.setdefault(review.item, [])
        history.append((int(review.rating), day - last.get(review.item, day)))
        last[review.item] = day
        if any(days for _, days in history):
            yield tuple(history)


def loss(ordered: Sequence[Review], parameters: Sequence[float], *, after: int = 0) -> float:
    """Mean of -log of the probability of what happened, over the reviews from the place `after` on."""
    found = [
        -math.log(chance if recalled else 1 - chance)
        for place, chance, recalled in predictions(ordered, parameters)
        if place >= after
    ]
    return sum(found) / len(found) if found else math.inf


def predictions(ordered: Sequence[Review], parameters: Sequence[float]) -> Iterator[tuple[int, float, bool]]:
    """The place, the predicted recall and what happened, of each review of an item reviewed on an earlier day."""
    by = cards.scheduler(parameters)
    known: dict[Item, Card] = {}
    for place, review in enumerate(ordered):
        card = known.get(review.item)
        if card is not None and day_of(card.last) < day_of(review.at):
            chance = card.recall_at(review.at, parameters)
            yield place, min(max(chance, SURE), 1 - SURE), review.rating > Rating.AGAIN
        known[review.item] = cards.reviewed(card, review, by)
