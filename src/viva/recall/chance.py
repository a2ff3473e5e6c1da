"""The chance that an item succeeds: its memory, or what was known before, times what it stands on."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np

from viva.recall import forgetting
from viva.recall.belief import Belief
from viva.recall.forgetting import Numbers
from viva.recall.syllabus import Indices, Syllabus

KNOWN_BEFORE = 0.15  # of what was never asked. Chosen: about what simulated candidates start with
#: In attempts: how much evidence it takes to leave what is usual for everybody, for the tier, for the topic.
OF_ALL, OF_TIER, OF_TOPIC, OF_OBJECTIVE = 8.0, 5.0, 4.0, 1.5
TOLL = 0.4  # of the marks, when a prerequisite of weight 1 is not known at all
KNOWN = 0.5  # from this chance on, an objective counts as known


Evidence: TypeAlias = tuple[Numbers, Numbers]  # for and against, in attempts


def memory(syllabus: Syllabus, belief: Belief, day: float) -> Numbers:
    """Chance of remembering each item on a day, whatever it stands on."""
    days = np.maximum(day - belief.last, 0)
    recall = forgetting.retrievability(days, np.nan_to_num(belief.held, nan=1.0))
    return np.where(belief.practised, recall, known_before(syllabus, belief))


def known_before(syllabus: Syllabus, belief: Belief) -> Numbers:
    """Chance of knowing each item that was never practised: from all first attempts, nearer ones count more."""
    return np.where(belief.missed, 0.0, known_objectives(syllabus, belief)[syllabus.objective])


def known_objectives(syllabus: Syllabus, belief: Belief) -> Numbers:
    """Chance that each objective was known before anything was practised."""
    own = belief.own_known, belief.own_unknown
    return known_of(syllabus, (belief.known, belief.unknown), own)


def known_of(syllabus: Syllabus, told: Evidence, own: Evidence) -> Numbers:
    """Chance that each objective was known before: (..., objectives), as is the evidence for and against it.

    own: the part of the evidence that is about an objective itself. What is usual goes by that alone: a sign that one
    attempt gives of a hundred objectives around it is still one attempt.
    """
    tier, tiers, topic, topics = syllabus.tier, len(syllabus.tiers), syllabus.topic, len(syllabus.topics)
    everything = (each.sum(-1, keepdims=True) for each in own)
    in_tier = (_sums(each, tier, tiers) for each in own)
    in_topic = (_sums(each, topic, topics)[..., topic] for each in own)
    overall = _drawn(np.full(1, KNOWN_BEFORE), OF_ALL, *everything)
    by_tier = _drawn(overall, OF_TIER, *in_tier)[..., tier]
    by_topic = _drawn(by_tier, OF_TOPIC, *in_topic)
    return _drawn(by_topic, OF_OBJECTIVE, *told)


def _drawn(usual: Numbers, weight: float, known: Numbers, unknown: Numbers) -> Numbers:
    """A rate, drawn to what is usual as if that had been seen in so many attempts."""
    return np.asarray((usual * weight + known) / (weight + known + unknown))


def _sums(values: Numbers, group: Indices, count: int) -> Numbers:
    """By group, along the last axis."""
    rows = np.atleast_2d(values)
    place = group + count * np.arange(len(rows))[:, None]
    sums = np.bincount(place.ravel(), rows.ravel(), count * len(rows)).astype(float, copy=False)
    return sums.reshape(*values.shape[:-1], count)


def worth(syllabus: Syllabus) -> Numbers:
    """Marks that hang on each objective: its own, and those that what stands on it would lose without it."""
    own = np.bincount(syllabus.objective, syllabus.value, len(syllabus.nodes))
    grounds = syllabus.grounds
    lost = TOLL * grounds.weight * own[grounds.start]
    return np.asarray(own + np.bincount(grounds.end, lost, len(syllabus.nodes)), float)


def support(syllabus: Syllabus, mastery: Numbers, toll: float = TOLL) -> Numbers:
    """Share of the marks of each objective that its prerequisites leave. mastery: by objective."""
    needs = syllabus.needs
    lost = np.log1p(-toll * needs.weight * (1 - mastery[needs.end]))
    return np.asarray(np.exp(np.bincount(needs.start, lost, len(syllabus.nodes))))


def success(syllabus: Syllabus, belief: Belief, day: float) -> Numbers:
    """Chance that each item succeeds on a day."""
    remembered = memory(syllabus, belief, day)
    return np.asarray(remembered * support(syllabus, syllabus.best_of(remembered))[syllabus.objective])
