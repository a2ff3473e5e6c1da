"""The placement: about twenty questions that fill the map of who has not practised here yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from viva.content.objective import Objective
from viva.practice.standing import Standing, standing
from viva.recall import placement
from viva.recall.placement import MOST, Answer
from viva.recall.review import ItemKind
from viva.recall.shelf import ASKED_AS, Shelf, Thing
from viva.store import memory

CHECKED = (ItemKind.EXERCISE, ItemKind.CARD)  # their answer is a formula: one look shows whether one had it


@dataclass(frozen=True, slots=True)
class PlacementQuestion:
    """An objective that the learner is asked about. number: from 1, of about `most`.

    example: one of its items, asked as interviews ask it. check: one whose answer can be looked at, if it has one;
    it may be the example itself.
    """

    objective: Objective
    number: int
    most: int
    example: Thing
    check: Thing | None

    @property
    def answered(self) -> int:
        """How many were, before this one."""
        return self.number - 1


def placement_question(learner: int, shelf: Shelf, *, now: datetime) -> PlacementQuestion | None:
    """What to ask next; nothing, if enough was asked or no answer would tell much."""
    here, answers = standing(learner, shelf, now=now), memory.placed(learner)
    chosen = placement.next_question(here.syllabus, here.belief, frozenset(answers))
    if chosen is None:
        return None
    objective = shelf.catalogue.objectives[str(chosen)]
    things = sorted(shelf.by_objective[objective.id], key=lambda each: _order(objective, each))
    return PlacementQuestion(objective, len(answers) + 1, MOST, things[0], _check(things))


def answer_placement(learner: int, shelf: Shelf, objective: str, given: Answer, *, at: datetime) -> None:
    """Keep an answer. What was answered before stays as it was: a form that is sent twice is one answer."""
    if objective in memory.placed(learner):
        return
    memory.append_placed(learner, objective, given.value, at=at)
    if placement_question(learner, shelf, now=at) is None:
        memory.end_placement(learner, at=at)


def take_back_placement(learner: int, *, at: datetime) -> None:
    """The latest answer counts no longer, and may be asked for again."""
    if answers := list(memory.placed(learner)):
        memory.take_back_placed(learner, answers[-1], at=at)


def skip_placement(learner: int, *, at: datetime) -> None:
    """Offer it no more. What was answered counts, and who comes back is asked the rest."""
    memory.end_placement(learner, at=at)


def placement_answers(learner: int) -> int:
    """How many questions of the placement were answered."""
    return len(memory.placed(learner))


def placement_offered(learner: int, standing: Standing) -> bool:
    """Whether to propose it: nothing was reviewed, and it was neither gone through nor skipped."""
    return not standing.reviewed and bool(standing.shelf.things) and not memory.placement_ended(learner)


def _order(objective: Objective, thing: Thing) -> tuple[bool, int, float, str]:
    """As interviews ask it before otherwise, the easiest and shortest first."""
    return thing.form is not ASKED_AS[objective.kind], thing.level, thing.minutes, thing.key


def _check(things: Sequence[Thing]) -> Thing | None:
    return next((each for each in things if each.item.kind in CHECKED), None)
