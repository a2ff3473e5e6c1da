"""What happened to one item, as the journal has it: what its reviews are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from viva.content.comparison import Comparison
from viva.content.derivation import Derivation, Exercise
from viva.content.drill import Drill
from viva.content.problem import Problem
from viva.content.question import Question
from viva.practice import remember
from viva.recall import episodes
from viva.recall.episodes import Past, Try
from viva.recall.rating import Circumstances, of_share, of_solution
from viva.recall.review import Item, ItemKind, Review
from viva.store import comparisons, drills, journal, so_far, tries
from viva.store.so_far import SoFar
from viva.store.tries import Tried

UNSETTLED = 2  # beginnings: each settles what came before it
MOST = 200  # numbers looked back on: older ones were settled long ago

Practised = Problem | Derivation | Exercise | Question | Drill | Comparison


def item_of(thing: Practised) -> Item:
    """Under which name its memory is kept."""
    kinds = {
        Problem: ItemKind.PROBLEM,
        Derivation: ItemKind.DERIVATION,
        Exercise: ItemKind.EXERCISE,
        Question: ItemKind.QUESTION,
        Drill: ItemKind.DRILL,
        Comparison: ItemKind.COMPARISON,
    }
    return Item(kinds[type(thing)], thing.id)


def settle(learner: int, thing: Practised, *, now: datetime) -> tuple[Review, ...]:
    """Keeps the reviews that its episodes amount to by now; returns those that are new."""
    return remember.keep(learner, _derived(learner, thing, now), item_of(thing), at=now)


def read_so_far(learner: int, problem: Problem) -> SoFar:
    """What settle_after() needs."""
    return so_far.read(learner, problem.id, item_of(problem), beginnings=UNSETTLED)


def settle_after(
    learner: int, problem: Problem, before: SoFar, number: int, tried: Tried | None, *, now: datetime
) -> None:
    """As settle() does, after the submission `number`; what was read before it is not read again.

    tried: None where it was no try. If anybody submitted anything since `before`, all is read anew.
    """
    if number != before.last + 1:
        settle(learner, problem, now=now)
        return
    added = () if tried is None else (tried,)
    among = tuple(sorted((*before.tries, *added), key=lambda each: each.at))
    derived = episodes.reviews(_past_of(problem, replace(before, tries=among)), now)
    remember.keep(learner, derived, item_of(problem), at=now, known=before.reviews)


def _derived(learner: int, thing: Practised, now: datetime) -> tuple[Review, ...]:
    if isinstance(thing, Question):
        return tuple(_of_answers(learner, thing))
    if isinstance(thing, Drill):
        return tuple(_of_drill(learner, thing))
    if isinstance(thing, Comparison):
        return tuple(_of_comparison(learner, thing))
    return episodes.reviews(_past(learner, thing), now)


def _past(learner: int, thing: Problem | Derivation | Exercise) -> Past:
    if isinstance(thing, Problem):
        return _past_of(thing, read_so_far(learner, thing))
    item = item_of(thing)
    beginnings = tuple(each.at for each in journal.openings(learner, item.key, most=UNSETTLED))
    since = beginnings[0] if beginnings else None
    return Past(
        item=item,
        target_seconds=60.0 * thing.minutes,
        beginnings=beginnings,
        tries=_as_tries(tries.of_lines(learner, item.key, since=since)),
        hints=tuple(sorted(each.at for each in journal.hints(learner, item.key))),
        solutions=tries.solutions(learner, item.key, since=since),
    )


def _past_of(problem: Problem, found: SoFar) -> Past:
    return Past(
        item=item_of(problem),
        target_seconds=60.0 * problem.minutes,
        beginnings=found.beginnings,
        tries=_as_tries(found.tries),
        hints=found.hints,
        solutions=found.solutions,
    )


def _as_tries(tried: Iterable[Tried]) -> tuple[Try, ...]:
    return tuple(Try(each.at, each.solved, each.seconds, each.confidence, each.wrong) for each in tried)


def _of_drill(learner: int, drill: Drill) -> Iterator[Review]:
    """One for each number that was given."""
    target = 60.0 * drill.minutes
    for answer in reversed(drills.drill_answers(learner, drill.id, most=MOST).values()):
        rating = of_solution(answer.right, Circumstances(seconds=answer.seconds, target_seconds=target))
        yield Review(item_of(drill), rating, answer.at, min(answer.seconds, episodes.LONGEST * target))


def _of_comparison(learner: int, comparison: Comparison) -> Iterator[Review]:
    """One for each table that was filled."""
    target = 60.0 * comparison.minutes
    for filled in reversed(comparisons.filled_tables(learner, comparison.id, most=MOST).values()):
        how = Circumstances(seconds=filled.seconds, target_seconds=target)
        seconds = min(filled.seconds, episodes.LONGEST * target)
        yield Review(item_of(comparison), of_share(filled.right / filled.total, how), filled.at, seconds)


def _of_answers(learner: int, question: Question) -> Iterator[Review]:
    """One for each answer that was compared with the key points; an empty one was compared by giving it."""
    checks = journal.self_checks(learner, question.id)
    for number, answer in journal.answers(learner, question.id).items():
        if answer.text and number not in checks:
            continue
        covered = checks[number].covered if number in checks else ()
        weight = sum(point.weight for point in question.key_points if point.id in covered)
        seconds = min(answer.seconds, episodes.LONGEST * 60.0 * question.minutes)
        how = Circumstances(seconds=answer.seconds, target_seconds=60.0 * question.minutes)
        share = min(1.0, weight / question.whole) if answer.text else 0.0
        yield Review(item_of(question), of_share(share, how), answer.at, seconds)
