"""The knowledge map: the chance that each objective could be shown now, how far off that may be, what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from viva.recall import chance, forgetting
from viva.recall.belief import SLIP, STRENGTHS, Belief
from viva.recall.forgetting import Numbers
from viva.recall.syllabus import Flags, Id, Syllabus

#: Under this chance what was practised counts as fading. Chosen: of fixed retentions 0.7 did better than 0.9 in
#: simulation. What was known at first sight falls to it in three months, what was studied once in three weeks.
FADED = 0.7
TAIL = 0.05  # on each side of an interval
NINE_IN_TEN = 1.645  # standard deviations to where that begins
#: Of the logarithm of an item's stability. Measured: with 0.9 the intervals hold 9 in 10 memories of simulated
#: candidates, from a day to six weeks after the last practice.
ITEM_SPREAD = 0.9


class State(Enum):
    """Where a learner stands with an objective. From chance.KNOWN on it counts as known, fading or not."""

    UNASKED = (
        "unasked"  # no item asks for it: what is said of it comes from others, and it is in nobody's way
    )
    FADING = "fading"  # it is in memory, and its chance falls under FADED by the date, or has
    KNOWN = "known"
    BLOCKED = "blocked"  # not known, nor is something that it needs
    READY = "ready"  # not known, and nothing is in its way


STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class Mastery:
    """The chance that an objective could be shown now, and the interval that holds it nine times in ten."""

    mean: float
    low: float
    high: float
    tried: bool
    state: State
    blockers: tuple[Id, ...] = ()  # prerequisites that are not known


@dataclass(frozen=True, slots=True)
class TopicMastery:
    """Share of a topic that could be shown now, its interval, and how many of its objectives are known."""

    mean: float
    low: float
    high: float
    known: int
    total: int  # those with items


@dataclass(frozen=True, slots=True, eq=False)
class Map:
    """Of a learner on a day, with a date ahead. By objective, in the order of the syllabus."""

    mean: Numbers
    low: Numbers
    high: Numbers
    later: Numbers  # mean on the date, if nothing more is practised
    asked: Flags  # it has items
    tried: Flags  # one of them was tried
    practised: Flags  # one of them is in memory
    own: Numbers  # variance of its chance that is its own
    shared: (
        Numbers  # and the standard deviation that comes from the strength of memory, which all have in common
    )

    @property
    def known(self) -> Flags:
        return np.asarray(self.mean >= chance.KNOWN)

    @property
    def lacking(self) -> Flags:
        """It could be learnt, and is not known."""
        return np.asarray(self.asked & ~self.known)

    @property
    def fading(self) -> Flags:
        return np.asarray(self.practised & (np.minimum(self.mean, self.later) < FADED))


def map_of(syllabus: Syllabus, belief: Belief, *, day: int, date: int) -> Map:
    """The chance of an objective is that of its best remembered item, as planning sees it.

    What is in memory is as uncertain as its stability: log-normal, by the posterior of the learner's strength and the
    spread of items, carried through the forgetting curve; and what is remembered may slip. What is not in memory is as
    uncertain as the beta distribution of the evidence and of what is usual around it.
    """
    before = chance.known_objectives(syllabus, belief)
    seen = chance.OF_OBJECTIVE + belief.known + belief.unknown
    remembered, later = (chance.memory(syllabus, belief, on) for on in (day, date))
    order = np.lexsort((belief.practised, remembered))
    days, held = np.maximum(day - belief.last, 0), np.nan_to_num(belief.held, nan=1.0)
    by_learner = _strength_spread(belief)
    both = NINE_IN_TEN * float(np.hypot(by_learner, ITEM_SPREAD))

    def recall(deviation: float) -> Numbers:
        return forgetting.retrievability(days, held * np.exp(deviation))

    def of_best(in_memory: Numbers, otherwise: Numbers) -> Numbers:
        values = np.where(belief.practised, in_memory, otherwise[syllabus.objective])
        found = otherwise.copy()
        found[syllabus.objective[order]] = values[order]  # the last one stays: the best remembered
        return found

    from scipy import special  # takes longer to import than most commands take

    asked = _any(syllabus, np.ones(len(order), bool))
    mean = np.where(asked, syllabus.best_of(remembered), before)
    low, high = (special.betaincinv(before * seen, (1 - before) * seen, tail) for tail in (TAIL, 1 - TAIL))
    return Map(
        mean=mean,
        low=np.minimum(of_best((1 - SLIP) * recall(-both), low), mean),
        high=np.maximum(of_best(recall(both), high), mean),
        later=np.where(asked, syllabus.best_of(later), before),
        asked=asked,
        tried=_any(syllabus, belief.practised | belief.missed),
        practised=_any(syllabus, belief.practised),
        own=of_best(((recall(ITEM_SPREAD) - recall(-ITEM_SPREAD)) / 2) ** 2, before * (1 - before)),
        shared=of_best((recall(by_learner) - recall(-by_learner)) / 2, np.zeros_like(before)),
    )


def _strength_spread(belief: Belief) -> float:
    """Standard deviation of the logarithm of how many times as long as published this learner remembers."""
    logs = np.log(STRENGTHS)
    return float(np.sqrt(belief.strength @ (logs - belief.strength @ logs) ** 2))


def _any(syllabus: Syllabus, flags: Flags) -> Flags:
    """By objective: one of its items is so."""
    found = np.zeros(len(syllabus.nodes), bool)
    found[syllabus.objective[flags]] = True
    return found


def masteries(syllabus: Syllabus, here: Map) -> dict[Id, Mastery]:
    """Of every objective."""
    under, stuck = _blockers(syllabus, here), blocked(syllabus, here)
    states = np.select([~here.asked, here.fading, here.known, stuck], list(range(4)), 4).tolist()
    means, lows, highs, tried = (each.tolist() for each in (here.mean, here.low, here.high, here.tried))
    return {
        node.id: Mastery(
            means[n], lows[n], highs[n], tried[n], STATES[states[n]],
            blockers=tuple(under[n]) if STATES[states[n]] is State.BLOCKED else (),
        )
        for n, node in enumerate(syllabus.nodes)
    }  # fmt: skip


def blocked(syllabus: Syllabus, here: Map) -> Flags:
    """By objective: something that it needs could be learnt, and is not known."""
    found = np.zeros(len(syllabus.nodes), bool)
    found[syllabus.needs.start[here.lacking[syllabus.needs.end]]] = True
    return found


def _blockers(syllabus: Syllabus, here: Map) -> list[list[Id]]:
    found: list[list[Id]] = [[] for _ in syllabus.nodes]
    needs = syllabus.needs
    shaky = here.lacking[needs.end]
    for start, end in zip(needs.start[shaky].tolist(), needs.end[shaky].tolist(), strict=True):
        found[start].append(syllabus.nodes[end].id)
    return found


def by_topic(syllabus: Syllabus, belief: Belief, here: Map) -> dict[Id, TopicMastery]:
    """Objectives weigh what they are worth in marks, or all the same where a topic has none.

    They go up and down together: those in memory with its strength, the others with what is usual in the topic.
    Measured: 88 in 100 topics of simulated candidates lay in their intervals.
    """
    topic, topics = syllabus.topic, len(syllabus.topics)

    def total(values: Numbers | Flags) -> Numbers:
        return np.bincount(topic, values, topics).astype(float)

    marks = np.bincount(syllabus.objective, syllabus.value, len(topic)).astype(float)
    marks[total(marks)[topic] <= 0] = 1.0
    share = marks / total(marks)[topic]
    unseen = np.where(here.practised, 0.0, share)
    usual = total(unseen * here.mean) / np.maximum(total(unseen), 1e-12)
    evidence = chance.OF_TOPIC + total(belief.own_known + belief.own_unknown)
    together = total(share * here.shared) ** 2 + total(unseen) ** 2 * usual * (1 - usual) / (evidence + 1)
    half = NINE_IN_TEN * np.sqrt(total(share**2 * here.own) + np.maximum(together, 0.0))
    mean = np.clip(total(share * here.mean), 0.0, 1.0)
    low, high = (1 - SLIP) * np.maximum(mean - half, 0.0), np.minimum(mean + half, 1.0)
    known, asked = total(here.asked & here.known).astype(int), total(here.asked).astype(int)
    rows = zip(*(each.tolist() for each in (mean, low, high, known, asked)), strict=True)
    return {name: TopicMastery(*row) for name, row in zip(syllabus.topics, rows, strict=True)}
