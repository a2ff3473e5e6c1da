"""A first map from about twenty questions, each the one whose answer tells most.

The uncertainty of the map is its expected Brier score: the sum over objectives of weight x p (1 - p), where p is the
chance that the objective is known and the weight is the share of what hangs on it in the interview. A question is worth
what its answer is expected to take off that. With chances p+ after a yes and p- after a no, and P = p of the objective
asked as the probability of a yes, the law of total variance gives it in closed form, never negative:

    gain = P (1 - P) sum of weight x (p+ - p-)^2

Two things are approximate. The formula is exact where the chance before is the mean of the chances after, as Bayes'
rule makes it. For the objective asked it is; for those around it the evidence is a rule of thumb, and the mean of the
chances after stands in for the chance before. And PARTLY, half a yes and half a no, is left out of the expectation.
Nothing else is: for every question that could be asked both maps are computed whole.
"""

from __future__ import annotations

from enum import Enum

import numpy as np

from viva.recall import chance
from viva.recall.belief import EVIDENCE_SIBLING, Belief, evidence, signs_of
from viva.recall.forgetting import Numbers
from viva.recall.syllabus import Flags, Id, Indices, Syllabus

MOST = 20  # questions
#: Off the uncertainty, 0.13 on an empty map. Chosen: the twentieth question still takes off three times that (measured
#: on the syllabus of 837 objectives), so it ends only placements in which little is left to be asked.
LEAST_GAIN = 2e-4
#: Of an attempt. What people say they can do and what they do correlate at 0.29 on average (Mabe and West, Validity of
#: self-evaluation of ability, Journal of Applied Psychology 67(3), 1982, 55 studies). Of 0.3 to 1, none did clearly
#: better over simulated novices and experts, truthful and not.
SELF_REPORT = 0.5
AT_ONCE = 64  # questions: so many maps stay in the processor's cache


class Answer(Enum):
    """To "could you do this now?"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


#: Of a sign that it is known, and of a sign that it is not.
TELLS = {Answer.YES: (1.0, 0.0), Answer.PARTLY: (0.5, 0.5), Answer.NO: (0.0, 1.0)}


def next_question(syllabus: Syllabus, belief: Belief, asked: frozenset[Id]) -> Id | None:
    """The objective to ask about, or nothing if the map gains too little from any, or enough was asked."""
    if len(asked) >= MOST:
        return None
    gain = gains(syllabus, belief)
    gain[[syllabus.node_number[each] for each in asked if each in syllabus.node_number]] = 0.0
    best = int(gain.argmax()) if len(gain) else 0
    return syllabus.nodes[best].id if gain.max(initial=0.0) >= LEAST_GAIN else None


def answered(syllabus: Syllabus, belief: Belief, objective: Id, answer: Answer) -> Belief:
    """What is believed after an answer. No memory comes of it: only what was practised is remembered and fades."""
    number = syllabus.node_number.get(objective)
    if number is None:
        return belief
    for known, share in zip((True, False), TELLS[answer], strict=True):
        belief = evidence(syllabus, belief, number, known=known, attempts=SELF_REPORT * share)
    return belief


def gains(syllabus: Syllabus, belief: Belief) -> Numbers:
    """What asking about each objective is expected to take off the uncertainty of the map, which is 0.25 at most.

    0 where asking is pointless: something was tried already, or there is nothing to practise.
    """
    open_, found = _untried(syllabus, belief), np.zeros(len(syllabus.nodes))
    numbers, weights = np.flatnonzero(open_), _weights(syllabus, open_)
    for some in np.array_split(numbers, len(numbers) // AT_ONCE + 1):
        found[some] = _gains(syllabus, belief, some, weights)
    return found


def _gains(syllabus: Syllabus, belief: Belief, objectives: Indices, weights: Numbers) -> Numbers:
    told, own = (belief.known, belief.unknown), (belief.own_known, belief.own_unknown)
    likely = chance.known_of(syllabus, told, own)[objectives]
    alone = np.zeros((len(objectives), len(syllabus.nodes)))
    alone[np.arange(len(objectives)), objectives] = SELF_REPORT * EVIDENCE_SIBLING
    yes, no = (SELF_REPORT * signs_of(syllabus, objectives, known=known) for known in (True, False))
    apart = chance.known_of(syllabus, (told[0] + yes, told[1]), (own[0] + alone, own[1]))
    apart -= chance.known_of(syllabus, (told[0], told[1] + no), (own[0], own[1] + alone))
    return np.asarray(likely * (1 - likely) * (apart**2 @ weights))


def _untried(syllabus: Syllabus, belief: Belief) -> Flags:
    """By objective: it has items, and none of them was ever tried."""
    tried = syllabus.best_of(np.where(belief.practised | belief.missed, 1.0, 0.0)) > 0
    found = np.zeros(len(syllabus.nodes), bool)
    found[syllabus.objective] = True
    return np.asarray(found & ~tried)


def _weights(syllabus: Syllabus, open_: Flags) -> Numbers:
    """By objective, 1 in all: what hangs on it. Memory says more of what was tried than any answer can."""
    worth = np.where(open_, chance.worth(syllabus), 0.0)
    return np.asarray(worth / max(float(chance.worth(syllabus).sum()), 1e-12))
