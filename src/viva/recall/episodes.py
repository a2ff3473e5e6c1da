"""From what a learner did with an item to its reviews.

An episode lasts from one beginning ("again, from memory" begins a new one) to the next. It ends in one review: when the
item is solved, when its solution is read, or when it is given up, which is said by the next beginning or by a day
without a try.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from viva.recall.rating import Circumstances, of_solution
from viva.recall.review import Item, Rating, Review

GIVEN_UP = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt. seconds: since the item was begun."""

    at: datetime
    solved: bool
    seconds: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """Everything that happened to an item, each in order of time. target_seconds: what it should take."""

    item: Item
    target_seconds: float
    beginnings: tuple[datetime, ...]
    tries: tuple[Try, ...] = ()
    hints: tuple[datetime, ...] = ()
    solutions: tuple[datetime, ...] = ()


def reviews(past: Past, now: datetime) -> tuple[Review, ...]:
    """One review for each episode that is over."""
    starts = past.beginnings or tuple(each.at for each in past.tries[:1])
    ends = (*starts[1:], None)
    found = (_review(past, start, end, now) for start, end in zip(starts, ends, strict=True))
    return tuple(review for review in found if review is not None)


def _review(past: Past, start: datetime, end: datetime | None, now: datetime) -> Review | None:
    tries = [each for each in past.tries if _within(each.at, start, end)]
    solved = next((each for each in tries if each.solved), None)
    opened = next((at for at in past.solutions if _within(at, start, end)), None)
    if opened is not None and (solved is None or opened < solved.at):
        seconds = max((each.seconds for each in tries if each.at <= opened), default=0.0)
        return Review(past.item, Rating.AGAIN, opened, seconds)
    if solved is not None:
        return _solved(past, solved, tries, start)
    if tries and (end is not None or now - tries[-1].at >= GIVEN_UP):
        last = tries[-1]
        return Review(past.item, Rating.AGAIN, last.at, last.seconds, last.confidence)
    return None


def _solved(past: Past, solved: Try, tries: Sequence[Try], start: datetime) -> Review:
    hints = sum(start <= at <= solved.at for at in past.hints)
    how = Circumstances(
        seconds=solved.seconds,
        target_seconds=past.target_seconds,
        failures=sum(each.at < solved.at for each in tries),
        hints=hints,
        confidence=tries[0].confidence,  # what was believed before anything was known
    )
    return Review(past.item, of_solution(True, how), solved.at, solved.seconds, solved.confidence)


def _within(at: datetime, start: datetime, end: datetime | None) -> bool:
    return start <= at and (end is None or at < end)


def in_order(several: Sequence[tuple[Review, ...]]) -> Iterator[Review]:
    """The reviews of many items, oldest first."""
    yield from sorted((review for each in several for review in each), key=lambda review: review.at)
