"""The chance that an item succeeds: its memory, or what was known before, times what it stands on."""

from __future__ import annotations

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


def memory(syllabus: Syllabus, belief: Belief, day: float) -> Numbers:
    """Chance of remembering each item on a day, whatever it stands on."""
    days = np.maximum(day - belief.last, 0)
    recall = forgetting.retrievability(days, np.nan_to_num(belief.held, nan=1.0))
    return np.where(belief.practised, recall, known_before(syllabus, belief))


def known_before(syllabus: Syllabus, belief: Belief) -> Numbers:
    """Chance of knowing each item that was never practised: from all first attempts, nearer ones count more."""
    by_tier = _shrunk(belief, syllabus.tier, len(syllabus.tiers), _overall(belief), OF_TIER)[syllabus.tier]
    by_topic = _shrunk(belief, syllabus.topic, len(syllabus.topics), by_tier, OF_TOPIC)
    here = (by_topic * OF_OBJECTIVE + belief.known) / (OF_OBJECTIVE + belief.known + belief.unknown)
    return np.where(belief.missed, 0.0, here[syllabus.objective])


def _overall(belief: Belief) -> float:
    known, unknown = belief.known.sum(), belief.unknown.sum()
    return float((KNOWN_BEFORE * OF_ALL + known) / (OF_ALL + known + unknown))


def _shrunk(belief: Belief, group: Indices, count: int, usual: Numbers | float, weight: float) -> Numbers:
    """Rates by group, drawn to what is usual. usual: one number, or one for each objective, as is what returns."""
    known = np.bincount(group, belief.known, count)
    unknown = np.bincount(group, belief.unknown, count)
    if isinstance(usual, float):
        return np.asarray((usual * weight + known) / (weight + known + unknown))
    return np.asarray((usual * weight + known[group]) / (weight + known[group] + unknown[group]))


def support(syllabus: Syllabus, mastery: Numbers, toll: float = TOLL) -> Numbers:
    """Share of the marks of each objective that its prerequisites leave. mastery: by objective."""
    needs = syllabus.needs
    lost = np.log1p(-toll * needs.weight * (1 - mastery[needs.end]))
    return np.asarray(np.exp(np.bincount(needs.start, lost, len(syllabus.nodes))))


def success(syllabus: Syllabus, belief: Belief, day: float) -> Numbers:
    """Chance that each item succeeds on a day."""
    remembered = memory(syllabus, belief, day)
    return np.asarray(remembered * support(syllabus, syllabus.best_of(remembered))[syllabus.objective])
