"""Five years of daily use: how big the database is then, and what a page costs."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from bench import pages
from viva.derive.verdicts import LineVerdict, Report, Status
from viva.judge.judgement import Judgement
from viva.recall.review import Item, ItemKind, Rating, Review
from viva.store.entries import Attempt, Face, Submission
from viva.web.gym import Gym

YEARS = 5
REVIEWS = 100_000
MOST_MIB = 100.0
PAGE_TARGET = 100.0  # ms of CPU
OF_A_KIND = 2  # pages
RECALLED = 0.85
#: Of the reviews: a day of 55 is about forty formulas and questions rated by hand, and four of each that is judged.
SHARES = {
    ItemKind.EXERCISE: 0.78,
    ItemKind.QUESTION: 0.06,
    ItemKind.DERIVATION: 0.08,
    ItemKind.PROBLEM: 0.08,
}
BY_HAND = 0.9  # of the formulas
CHECKS = 3  # of a derivation before it is whole
BATCH = 2_000
LATELY = 300  # reviews that are made one by one, as a learner makes them


def main(_runtimes: Sequence[str], rounds: int) -> None:
    """Fills a history, then measures as `pages` does."""
    with pages.serving_gym() as (gym, home):
        began = time.process_time()
        _fill(gym)
        print(f"\n{REVIEWS:,} reviews of {YEARS} years written in {time.process_time() - began:.0f} s CPU")
        _tell_rebuilding(gym)
        _tell_size(home)
        pages.tell_pages(max(pages.LEAST, rounds // 5), PAGE_TARGET, of_a_kind=OF_A_KIND)


def _fill(gym: Gym) -> None:
    """Rows as the journal writes them; the reviews of the last days one by one, through what learners do."""
    from viva import practice
    from viva.store import journal
    from viva.store.memory_rows import ReviewRow
    from viva.store.models import AttemptRow, SubmissionRow

    me, dice = journal.local_owner(), random.Random(0)
    reviews = list(_reviews(gym, dice))
    rows = [ReviewRow.of(me, each, predicted=dice.uniform(0.5, 1), by_hand=True) for each in reviews]
    ReviewRow.objects.bulk_create(rows[:-LATELY], batch_size=BATCH)
    submissions = [SubmissionRow.of(me, each) for each in _submissions(gym, reviews)]
    SubmissionRow.objects.bulk_create(submissions, batch_size=BATCH)
    AttemptRow.objects.bulk_create(
        [AttemptRow.of(me, each) for each in _attempts(gym, reviews, dice)], batch_size=BATCH
    )
    practice.rebuild(me)
    for each in reviews[-LATELY:]:
        practice.rate(me, each.item, each.rating, at=each.at, seconds=each.seconds)


def _reviews(gym: Gym, dice: random.Random) -> Iterator[Review]:
    """Spread evenly over the years up to now, in order of time."""
    things = {kind: [each for each in gym.shelf.things.values() if each.item.kind is kind] for kind in SHARES}
    shares = {kind: share for kind, share in SHARES.items() if things[kind]}
    gap = timedelta(days=365 * YEARS) / REVIEWS
    first = gym.now() - REVIEWS * gap
    for number in range(REVIEWS):
        (kind,) = dice.choices(list(shares), list(shares.values()))
        thing = dice.choice(things[kind])
        rating = (
            dice.choice((Rating.HARD, Rating.GOOD, Rating.EASY)) if dice.random() < RECALLED else Rating.AGAIN
        )
        yield Review(thing.item, rating, first + number * gap, 60 * thing.attempt_minutes)


def _submissions(gym: Gym, reviews: Sequence[Review]) -> Iterator[Submission]:
    """For each review of a problem a wrong program and the right one, with what the judge says of them."""
    judged: dict[tuple[Item, str], Judgement] = {}
    for review in reviews:
        if review.item.kind is ItemKind.PROBLEM:
            problem = gym.problems[review.item.id]
            for source in (problem.mistakes[0].source, problem.reference):
                if (review.item, source) not in judged:
                    judged[review.item, source] = gym.bench.judge(problem, source)
                yield Submission(source, judged[review.item, source], review.at, review.seconds, Face.WEB)


def _attempts(gym: Gym, reviews: Sequence[Review], dice: random.Random) -> Iterator[Attempt]:
    """Checks of derivations and formulas: their model lines, all right."""
    for review in reviews:
        if review.item.kind is ItemKind.DERIVATION:
            item = gym.library.derivations[review.item.id]
            lines = tuple(" ".join(line.latex.split()) for line in item.lines)
            for number in range(1, CHECKS + 1):
                yield _attempt(review, item.digest, lines[: len(lines) * number // CHECKS])
        elif review.item.kind is ItemKind.EXERCISE and dice.random() > BY_HAND:
            yield _attempt(review, gym.library.exercises[review.item.id].digest, ("x = 1",))


def _attempt(review: Review, digest: str, lines: tuple[str, ...]) -> Attempt:
    verdicts = tuple(LineVerdict(Status.FOLLOWS, seconds=0.02) for _ in lines)
    report = Report(verdicts, complete=True)
    return Attempt(review.item.key, digest, lines, report, review.at, review.seconds, Face.WEB)


def _tell_rebuilding(gym: Gym) -> None:
    from viva import practice
    from viva.store import journal

    me, began = journal.local_owner(), time.process_time()
    cards = practice.rebuild(me)
    replayed = time.process_time()
    practice.standing(me, gym.shelf, now=gym.now())
    believed = time.process_time()
    practice.standing(me, gym.shelf, now=gym.now())
    again = time.process_time()
    print(
        f"viva rebuild: {cards} cards in {replayed - began:.1f} s; what is believed, from the first review on: "
        f"{believed - replayed:.1f} s, from then on {1000 * (again - believed):.0f} ms"
    )


def _tell_size(home: Path) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # as SQLite does by itself when it is closed
    mib = sum(file.stat().st_size for file in home.glob("viva.sqlite3*")) / 2**20
    print(f"database: {mib:.1f} MiB ({'within' if mib <= MOST_MIB else 'MORE THAN'} {MOST_MIB:.0f})")
