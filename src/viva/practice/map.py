"""The knowledge map: what a learner could show now, what comes next, what fades, what is in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from viva.content.objective import Objective
from viva.practice.standing import Standing
from viva.recall import frontier
from viva.recall.evidence import showing
from viva.recall.frontier import Fading, Gate
from viva.recall.mastery import Mastery, State, TopicMastery, by_topic, map_of, masteries
from viva.recall.shelf import ASKED_AS, Thing


class Mark(Enum):
    """How an objective is marked: by its state, except that what was never tried is never said to be known."""

    KNOWN = "known"
    LIKELY = "likely"  # more likely known than not, judged by others alone
    FADING = "fading"
    READY = "ready"
    BLOCKED = "blocked"
    UNASKED = "unasked"


#: Which state of its objectives a topic shows: something fades, is ready, waits, nothing is left.
CALLS = (State.FADING, State.READY, State.BLOCKED, State.KNOWN)


def mark_of(mastery: Mastery) -> Mark:
    """Of an objective."""
    if mastery.state is State.KNOWN and not mastery.tried:
        return Mark.LIKELY
    return Mark(mastery.state.value)


@dataclass(frozen=True, slots=True)
class Region:
    """A topic on the map. states: how many of its objectives are in each. likely: of those known, never tried.

    heard: one of its objectives was tried or told.
    """

    mastery: TopicMastery
    states: Mapping[State, int]
    likely: int
    heard: bool

    @property
    def state(self) -> State:
        """What calls first."""
        return next((state for state in CALLS if self.states.get(state)), State.UNASKED)

    @property
    def mark(self) -> Mark:
        """The same as a mark: not known while anything in it was never tried."""
        return Mark.LIKELY if self.state is State.KNOWN and self.likely else Mark(self.state.value)

    def marked(self, mark: Mark) -> int:
        """How many of its objectives have a mark."""
        if mark is Mark.LIKELY:
            return self.likely
        return self.states.get(State(mark.value), 0) - (self.likely if mark is Mark.KNOWN else 0)


@dataclass(frozen=True, slots=True)
class KnowledgeMap:
    """objectives, topics: in the order of study. best: the item to begin an objective with, or to refresh it.

    known: how many of the objectives are known, as far as one can expect: the sum of their chances.
    """

    objectives: Mapping[str, Mastery]
    topics: Mapping[str, Region]
    ready: tuple[Gate, ...]  # worth most first
    fading: tuple[Fading, ...]  # what loses most until the date first
    blocking: tuple[Gate, ...]  # in the way of most first
    best: Mapping[str, Thing]

    @property
    def known(self) -> float:
        return sum(each.mean for each in self.objectives.values())

    def count(self, state: State) -> int:
        """How many objectives are in it."""
        return sum(region.states.get(state, 0) for region in self.topics.values())

    def marked(self, mark: Mark) -> int:
        """How many objectives have it."""
        return sum(region.marked(mark) for region in self.topics.values())


def knowledge_map(standing: Standing) -> KnowledgeMap:
    """Of a learner, now; what fades, until the date."""
    syllabus, belief = standing.syllabus, standing.belief
    here = map_of(syllabus, belief, day=standing.day, date=standing.horizon.toordinal())
    objectives = {str(id): mastery for id, mastery in masteries(syllabus, here).items()}
    return KnowledgeMap(
        objectives=objectives,
        topics=_regions(standing, by_topic(syllabus, belief, here), objectives),
        ready=frontier.ready_next(syllabus, here),
        fading=frontier.fading(syllabus, here),
        blocking=frontier.blocking(syllabus, here),
        best=best_items(standing),
    )


def best_items(standing: Standing) -> dict[str, Thing]:
    """By objective, the item to begin it with or to refresh it, of those that show it and are not set aside."""
    syllabus, shelf = standing.syllabus, standing.shelf
    practised = {syllabus.items[n].id for n in np.flatnonzero(standing.belief.practised).tolist()}
    alone = {syllabus.items[n].id for n in np.flatnonzero(standing.aside).tolist()}
    offered = {
        objective: [each for each in things if each.key not in alone]
        for objective, things in showing(shelf).items()
        if objective in shelf.catalogue.objectives
    }
    objectives = shelf.catalogue.objectives
    return {
        id: min(things, key=lambda each: _fit(objectives[id], each, each.key in practised))
        for id, things in offered.items()
        if things
    }


def _fit(objective: Objective, thing: Thing, practised: bool) -> tuple[bool, bool, bool, int, float, str]:
    """Its own items first, then what is in memory, what asks it as interviews do, the easiest and shortest."""
    own, as_asked = thing.objectives[0] == objective.id, thing.form is ASKED_AS[objective.kind]
    return not own, not practised, not as_asked, thing.level, thing.attempt_minutes, thing.key


def _regions(
    standing: Standing, masteries: Mapping[str | int, TopicMastery], objectives: Mapping[str, Mastery]
) -> dict[str, Region]:
    syllabus, belief = standing.syllabus, standing.belief
    heard = np.bincount(syllabus.topic, belief.own_known + belief.own_unknown, len(syllabus.topics)) > 0
    states: dict[str, Counter[State]] = {str(name): Counter() for name in syllabus.topics}
    likely: Counter[str] = Counter()
    for node in syllabus.nodes:
        mastery = objectives[str(node.id)]
        states[str(node.topic)][mastery.state] += 1
        likely[str(node.topic)] += mark_of(mastery) is Mark.LIKELY
    return {
        str(name): Region(masteries[name], states[str(name)], likely[str(name)], bool(heard[number]))
        for number, name in enumerate(syllabus.topics)
    }
