"""What is believed of a learner: the state of every memory, and how quickly it fades in this one.

A belief is a function of the attempts: `believe` applied to them in order, from `Belief.blank`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np

from viva.recall import forgetting
from viva.recall.attempt import Activity, Attempt
from viva.recall.forgetting import DEFAULTS, EASY, GOOD, Numbers
from viva.recall.syllabus import Flags, Indices, Syllabus

#: How many times as long as published a learner may remember. Personal parameters spread about that far.
STRENGTHS = np.geomspace(0.25, 4.0, 9)
#: Chosen: before the first review, half of the learners are within a factor of 1.5 of the published defaults.
PRIOR_STRENGTH = np.exp(-0.5 * (np.log(STRENGTHS) / 0.6) ** 2)
#: Who solves a thing at first sight learnt it elsewhere and has kept it for some time; days, by grade.
KEPT = {forgetting.HARD: 5.0, GOOD: 10.0, EASY: 20.0}
SLIP = 0.05  # of what is remembered fails all the same
DOUBT = 0.15  # of the stability of a prerequisite, for an edge of weight 1, when what needs it fails
EVIDENCE_DOWN, EVIDENCE_UP, EVIDENCE_SIBLING = 0.6, 0.3, 1.0  # in attempts, for an edge of weight 1
FIRST_PASS, FIRST_FAIL, PASS, FAIL = range(4)


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """Arrays are never written to. By item unless said otherwise."""

    stability: Numbers  # days; not a number where never studied and never recalled
    difficulty: Numbers
    last: Numbers  # day of the last review; partial ones move it by a fraction
    missed: Flags  # asked without studying, and not known
    known: Numbers  # by objective: evidence that it was known before, in attempts
    unknown: Numbers
    own_known: Numbers  # that part of it which is about the objective itself, and not gathered from others
    own_unknown: Numbers
    strength: Numbers  # weights of STRENGTHS
    expected: Numbers  # minutes by FIRST_PASS to FAIL, as the items say
    spent: Numbers  # and as they were

    @classmethod
    def blank(cls, syllabus: Syllabus) -> Belief:
        """Before the first attempt."""
        items, nodes = len(syllabus.items), len(syllabus.nodes)
        return cls(
            stability=np.full(items, np.nan),
            difficulty=np.full(items, forgetting.first_difficulty(GOOD)),
            last=np.zeros(items),
            missed=np.zeros(items, bool),
            known=np.zeros(nodes),
            unknown=np.zeros(nodes),
            own_known=np.zeros(nodes),
            own_unknown=np.zeros(nodes),
            strength=PRIOR_STRENGTH / PRIOR_STRENGTH.sum(),
            expected=np.zeros(4),
            spent=np.zeros(4),
        )

    @property
    def practised(self) -> Flags:
        return np.asarray(~np.isnan(self.stability))

    @property
    def held(self) -> Numbers:
        """Stability in days, with what was seen of this learner's memory."""
        return self.stability * self.times

    @property
    def times(self) -> float:
        """How many times as long as published this learner remembers."""
        return float(np.exp(self.strength @ np.log(STRENGTHS)))


def replay(syllabus: Syllabus, attempts: Iterable[Attempt], belief: Belief | None = None) -> Belief:
    """What is believed after attempts in order."""
    start = Belief.blank(syllabus) if belief is None else belief
    return reduce(lambda before, attempt: believe(syllabus, before, attempt), attempts, start)


def believe(syllabus: Syllabus, belief: Belief, attempt: Attempt) -> Belief:
    """What is believed after one more attempt. An item that is not in the syllabus changes nothing."""
    number = syllabus.item_number.get(attempt.item)
    if number is None:
        return belief
    first = not belief.practised[number] and not belief.missed[number]
    after = _clocked(syllabus, belief, number, attempt)
    after = _known_before(syllabus, after, number, attempt) if first else _strength(after, number, attempt)
    after = _remembered(after, number, attempt)
    return _credited(syllabus, after, number, attempt)


def _clocked(syllabus: Syllabus, belief: Belief, number: int, attempt: Attempt) -> Belief:
    """How long attempts take this learner. Probes say nothing of practice."""
    if attempt.activity is Activity.PROBE:
        return belief
    case = (PASS if attempt.success else FAIL) - (0 if belief.practised[number] else 2)
    expected = syllabus.review[number] + (0 if attempt.success else syllabus.learn[number])
    return replace(
        belief,
        expected=_added(belief.expected, case, expected),
        spent=_added(belief.spent, case, attempt.minutes),
    )


def _known_before(syllabus: Syllabus, belief: Belief, number: int, attempt: Attempt) -> Belief:
    """A first attempt is a sign of what was known before."""
    return evidence(syllabus, belief, int(syllabus.objective[number]), known=attempt.success, attempts=1.0)


def evidence(syllabus: Syllabus, belief: Belief, objective: int, *, known: bool, attempts: float) -> Belief:
    """What is believed after a sign that an objective is known, or is not. attempts: how much it counts."""
    signs = attempts * signs_of(syllabus, np.array([objective], np.intp), known=known)[0]
    own = np.zeros_like(signs)
    own[objective] = signs[objective]
    if known:
        return replace(belief, known=belief.known + signs, own_known=belief.own_known + own)
    return replace(belief, unknown=belief.unknown + signs, own_unknown=belief.own_unknown + own)


def signs_of(syllabus: Syllabus, objectives: Indices, *, known: bool) -> Numbers:
    """What a first attempt at each of these tells of every objective, in attempts: (these, objectives).

    It tells of the objective, of what that stands on, and of what stands on it: who can do a thing can do what it
    needs; who cannot may lack what it needs, and lacks it for all that needs it.
    """
    grounds, count = syllabus.grounds, len(objectives)
    signs = np.zeros((count, len(syllabus.nodes)))
    signs[np.arange(count), objectives] = EVIDENCE_SIBLING
    row = np.full(len(syllabus.nodes), -1)
    row[objectives] = np.arange(count)
    below = row[grounds.start] >= 0
    down = EVIDENCE_DOWN if known else EVIDENCE_DOWN * DOUBT
    signs[row[grounds.start[below]], grounds.end[below]] += down * grounds.weight[below]
    if not known:
        above = row[grounds.end] >= 0
        signs[row[grounds.end[above]], grounds.start[above]] += EVIDENCE_UP * grounds.weight[above]
    return signs


def _strength(belief: Belief, number: int, attempt: Attempt) -> Belief:
    """Bayes' rule on how long this learner remembers."""
    days = attempt.day - belief.last[number]
    if days < 1 or not belief.practised[number]:
        return belief
    recall = forgetting.retrievability(days, belief.stability[number] * STRENGTHS)
    weights = belief.strength * (recall if attempt.success else 1 - (1 - SLIP) * recall)
    return replace(belief, strength=weights / weights.sum())


def _remembered(belief: Belief, number: int, attempt: Attempt) -> Belief:
    """The memory of the item itself."""
    stability, difficulty, last = belief.stability.copy(), belief.difficulty.copy(), belief.last.copy()
    missed = belief.missed.copy()
    probe_failed = attempt.activity is Activity.PROBE and not attempt.success
    if belief.practised[number]:
        stability[number] = _next(belief, number, attempt)
        difficulty[number] = forgetting.next_difficulty(difficulty[number], attempt.grade)
        last[number] = max(last[number], attempt.day)
    elif probe_failed:
        missed[number] = True
    else:
        # What was studied today is remembered as after a first Good, however it went before.
        studied = forgetting.first_stability(GOOD)
        stability[number] = KEPT[attempt.grade] if attempt.success else studied
        difficulty[number] = forgetting.first_difficulty(max(attempt.grade, forgetting.HARD))
        last[number] = attempt.day
    return replace(belief, stability=stability, difficulty=difficulty, last=last, missed=missed)


def _next(belief: Belief, number: int, attempt: Attempt) -> Any:
    stability, days = belief.stability[number], attempt.day - belief.last[number]
    if days < 1:
        return forgetting.same_day_stability(stability, attempt.grade)
    recall = forgetting.retrievability(days, belief.held[number])
    return forgetting.next_stability(belief.difficulty[number], stability, recall, attempt.grade)


def _credited(syllabus: Syllabus, belief: Belief, number: int, attempt: Attempt) -> Belief:
    """A success is a fraction of a review of what it exercises; a failure is doubt about what it stands on."""
    if attempt.success:
        ends, credits = syllabus.credits.leaving(number)
        ends, credits = ends[belief.practised[ends]], credits[belief.practised[ends]]
        days = np.maximum(attempt.day - belief.last[ends], 0)
        recall = forgetting.retrievability(days, belief.held[ends])
        stability, last = belief.stability.copy(), belief.last.copy()
        stability[ends] = credited(belief.difficulty[ends], stability[ends], recall, credits * recall)
        last[ends] += credits * recall * days
        return replace(belief, stability=stability, last=last)
    grounds, weights = syllabus.grounds.leaving(int(syllabus.objective[number]))
    doubt = np.zeros(len(syllabus.nodes))
    doubt[grounds] = DOUBT * weights
    return replace(belief, stability=belief.stability * (1 - doubt[syllabus.objective]))


def credited(difficulty: Numbers, stability: Numbers, recall: Numbers, fraction: Numbers) -> Numbers:
    """Stability in days after a fraction of a successful review."""
    whole = forgetting.next_stability(difficulty, stability, recall, GOOD, DEFAULTS)
    return np.asarray(stability * (whole / stability) ** fraction)


def _added(values: Numbers, place: int, amount: float) -> Numbers:
    sums = values.copy()
    sums[place] += amount
    return sums
