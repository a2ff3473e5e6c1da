"""From what a learner did with an item to its reviews.

An episode begins with a beginning ("again, from memory" is one), or with the first try after a day without any. It ends
in one review: when the item is solved, when its solution is read, or when it is given up, which is said by the next
beginning or by a day without a try. What was said of an episode that is over stays true, whatever comes later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from viva.recall.rating import Circumstances, of_solution
from viva.recall.review import Item, Rating, Review

GIVEN_UP = timedelta(days=1)
LONGEST = 4.0  # times the target: whoever took longer was away from the page


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt. seconds: since the item was begun. wrong: it was refused; unfinished lines are neither."""

    at: datetime
    solved: bool
    seconds: float
    confidence: float | None = None
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class Past:
    """Everything that happened to an item, each in order of time. target_seconds: what it should take."""

    item: Item
    target_seconds: float
    beginnings: tuple[datetime, ...]
    tries: tuple[Try, ...] = ()
    hints: tuple[datetime, ...] = ()
    solutions: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class _Episode:
    start: datetime
    end: datetime | None  # None: nothing has begun after it
    tries: tuple[Try, ...]


def reviews(past: Past, now: datetime) -> tuple[Review, ...]:
    """One review for each episode that is over."""
    found = (_review(past, episode, now) for episode in _episodes(past))
    longest = LONGEST * past.target_seconds
    return tuple(
        replace(review, seconds=min(review.seconds, longest)) for review in found if review is not None
    )


def _episodes(past: Past) -> Iterator[_Episode]:
    starts = past.beginnings or tuple(each.at for each in past.tries[:1])
    ends = (*starts[1:], None)[: len(starts)]  # nothing happened: no episode
    for start, end in zip(starts, ends, strict=True):
        runs = _runs([each for each in past.tries if _within(each.at, start, end)])
        firsts = [start, *(run[0].at for run in runs[1:])]
        for first, after, run in zip(firsts, (*firsts[1:], end), runs or [()], strict=True):
            yield _Episode(first, after, run)


def _runs(tries: Sequence[Try]) -> list[tuple[Try, ...]]:
    """The tries, cut where they rested for a day with nothing solved. What comes after a solution belongs to it."""
    runs: list[list[Try]] = []
    for each in tries:
        done = bool(runs) and any(before.solved for before in runs[-1])
        if not runs or (not done and each.at - runs[-1][-1].at >= GIVEN_UP):
            runs.append([])
        runs[-1].append(each)
    return [tuple(run) for run in runs]


def _review(past: Past, episode: _Episode, now: datetime) -> Review | None:
    solved = next((each for each in episode.tries if each.solved), None)
    opened = _opened(past, episode)
    if opened is not None and (solved is None or opened < solved.at):
        seconds = max((each.seconds for each in episode.tries if each.at <= opened), default=0.0)
        return Review(past.item, Rating.AGAIN, opened, seconds)
    if solved is not None:
        return _solved(past, solved, episode)
    if episode.tries and (episode.end is not None or now - episode.tries[-1].at >= GIVEN_UP):
        last = episode.tries[-1]
        return Review(past.item, Rating.AGAIN, last.at, last.seconds, last.confidence)
    return None


def _opened(past: Past, episode: _Episode) -> datetime | None:
    """When the solution was first read, before the item was given up."""
    read = (at for at in past.solutions if _within(at, episode.start, episode.end))
    first = next(read, None)
    if first is None or not episode.tries or first < episode.tries[0].at:
        return first
    last = max(each.at for each in episode.tries if each.at <= first)
    return first if first - last < GIVEN_UP else None


def _solved(past: Past, solved: Try, episode: _Episode) -> Review:
    how = Circumstances(
        seconds=solved.seconds,
        target_seconds=past.target_seconds,
        failures=sum(each.wrong for each in episode.tries if each.at < solved.at),
        hints=sum(episode.start <= at <= solved.at for at in past.hints),
        confidence=episode.tries[0].confidence,  # what was believed before anything was known
    )
    return Review(past.item, of_solution(True, how), solved.at, solved.seconds, solved.confidence)


def _within(at: datetime, start: datetime, end: datetime | None) -> bool:
    return start <= at and (end is None or at < end)
