"""Drills: a question with a number for its answer, made anew of another seed each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from viva.content.drill import SEEDS, Drill
from viva.content.drilling import Asked
from viva.judge.typed import compare, read_number
from viva.practice.past import settle
from viva.store import drills, journal
from viva.store.entries import Draft, DrillAnswer

SeedOf = Callable[[Sequence[int]], int]  # one of those that it is given: random.choice
Generate = Callable[[Drill, int], Asked]


class NotAsked(LookupError):
    """The question is not under way: it was answered already, or never asked."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The question under way: of which seed, and since when."""

    seed: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Score:
    """How many answers to a drill were right."""

    right: int = 0
    total: int = 0


def begin_drill(learner: int, drill: Drill, *, at: datetime, seed_of: SeedOf) -> Begun:
    """The question under way. After an answer it is a new one: of a seed not answered yet, as long as there are any."""
    if (begun := _under_way(learner, drill)) is not None:
        return begun
    answered = [each.seed for each in drills.drill_answers(learner, drill.id, most=len(SEEDS) - 1).values()]
    seed = seed_of([each for each in SEEDS if each not in answered])
    journal.save_draft(learner, Draft(_key(drill), str(seed), at))
    return Begun(seed, at)


def answer_drill(
    learner: int,
    drill: Drill,
    seed: int,
    text: str,
    *,
    at: datetime,
    generate: Generate,
    paused: float = 0.0,
) -> int:
    """Compare a number with the answer and keep it, for good; returns its number. An empty text: I do not know.

    seed: of the question that the learner saw. paused: seconds that their clock stood.
    Raises NotAsked where another one is under way, NumberError where the text is no number; neither keeps anything.
    """
    begun = _under_way(learner, drill)
    if begun is None or begun.seed != seed:
        raise NotAsked(f"{drill.id} was not asked with seed {seed}.")
    asked, typed = generate(drill, seed), text.strip()
    right = bool(typed) and compare(asked, read_number(typed, asked.unit)).right
    seconds = max(0.0, (at - begun.at).total_seconds() - paused)
    given = DrillAnswer(drill.id, drill.digest, seed, typed, asked.answer, right, at, seconds)
    number = drills.append_drill_answer(learner, given)
    journal.forget_draft(learner, _key(drill))
    settle(learner, drill, now=at)
    return number


def drill_answer(learner: int, drill: Drill, number: int) -> DrillAnswer | None:
    """One answer, as it was kept."""
    return drills.drill_answer(learner, drill.id, number)


def drill_answers(learner: int, drill: Drill, *, most: int = 20) -> Mapping[int, DrillAnswer]:
    """The latest answers to a drill by their numbers, newest first."""
    return drills.drill_answers(learner, drill.id, most=most)


def drilled(learner: int) -> Mapping[str, Score]:
    """How every drill went that was answered at least once, by its id."""
    return {drill: Score(right, total) for drill, (right, total) in drills.drilled(learner).items()}


def _under_way(learner: int, drill: Drill) -> Begun | None:
    kept = journal.draft(learner, _key(drill))
    return Begun(int(kept.source), kept.at) if kept is not None and kept.source.isdigit() else None


def _key(drill: Drill) -> str:
    """Under which name the question under way lies: a problem of the same topic may have the same name."""
    return f"drill:{drill.id}"
