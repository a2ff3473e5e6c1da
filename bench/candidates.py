"""Simulated candidates: what they know, how they forget, and what an hour does to them. Nothing here plans.

600 objectives in 60 topics and 1,250 items; memories by FSRS-6 with parameters spread around the published defaults;
some things are known before; what stands on shaky ground is learnt more weakly and costs marks; a success repeats a
part of what it stands on. The interview draws items by the weights of a role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from viva.recall import forgetting
from viva.recall.attempt import Activity, Attempt
from viva.recall.forgetting import AGAIN, EASY, GOOD, HARD, Numbers
from viva.recall.syllabus import Form, Item, Node, Syllabus

TOPICS, PER_TOPIC, ITEMS = 60, 10, 1250
ROLES = ("research engineer", "applied scientist", "machine-learning engineer", "research scientist")
FORMS = (Form.FORMULA, Form.QUESTION, Form.DERIVE, Form.IMPLEMENT)
SHARES = (0.3, 0.34, 0.18, 0.18)  # of items, by form
STUDY_MINUTES = {Form.FORMULA: 5.0, Form.QUESTION: 7.0, Form.DERIVE: 16.0, Form.IMPLEMENT: 22.0}
REVIEW_MINUTES = {Form.FORMULA: 1.0, Form.QUESTION: 2.5, Form.DERIVE: 7.0, Form.IMPLEMENT: 11.0}
MISSED_DAYS = 0.14
PARAMETER_SPREAD = 0.25  # of the logarithm of each FSRS parameter between learners
TOLL = 0.35  # of the marks, for a prerequisite of weight 1 that is not known
SLOWING = 0.6  # of the first stability, for the same
TRANSFER = 0.3  # of a review, along an edge of weight 1
STEADY = {GOOD: 0.7, EASY: 0.15, HARD: 0.15}  # grades of successes


def interview(role: str, seed: int) -> Syllabus:
    """What can be asked for a role, and how likely. The graph is the same for every role."""
    rng = np.random.default_rng(seed)
    nodes = _graph(rng)
    objectives = np.concatenate([np.arange(len(nodes)), rng.integers(0, len(nodes), ITEMS - len(nodes))])
    forms = rng.choice(len(FORMS), size=ITEMS, p=SHARES)
    weights = np.random.default_rng((seed, ROLES.index(role)))
    by_topic = weights.lognormal(0.0, 1.2, TOPICS)
    by_form = weights.dirichlet(np.full(len(FORMS), 6.0))
    topics = objectives // PER_TOPIC
    value = by_topic[topics] * by_form[forms] * rng.lognormal(0.0, 0.7, ITEMS)
    value /= value.sum()
    order = np.lexsort((forms, objectives))
    first: dict[int, list[str]] = {}
    for place in order:
        first.setdefault(int(objectives[place]), []).append(f"i{place}")
    items = []
    for place in order:
        node, form = nodes[int(objectives[place])], FORMS[int(forms[place])]
        used = tuple(
            (name, round(TRANSFER * weight, 3))
            for need, weight in node.prerequisites
            for name in first[int(str(need)[1:])]
        )
        items.append(
            Item(
                f"i{place}",
                node.id,
                form,
                STUDY_MINUTES[form],
                REVIEW_MINUTES[form],
                float(value[place]),
                used,
            )
        )
    return Syllabus(items, nodes)


def _graph(rng: np.random.Generator) -> list[Node]:
    """Objectives in the order of a syllabus: each needs up to three before it, of its topic or of another."""
    tier_of_topic = np.sort(rng.integers(1, 5, TOPICS))
    nodes = []
    for number in range(TOPICS * PER_TOPIC):
        topic, place = divmod(number, PER_TOPIC)
        wanted: dict[int, float] = {}
        for _ in range(rng.integers(0, 4)):
            near = place > 0 and rng.random() < 0.65
            low, high = (topic * PER_TOPIC, number) if near else (0, topic * PER_TOPIC)
            if low < high:
                wanted[int(rng.integers(low, high))] = float(rng.uniform(0.3, 1.0))
        needs = tuple((f"o{need}", round(weight, 2)) for need, weight in sorted(wanted.items()))
        nodes.append(Node(f"o{number}", f"t{topic}", int(tier_of_topic[topic]), needs))
    return nodes


@dataclass
class Candidate:
    """One of them, as only a simulator can see. By item; changes as days and attempts go by."""

    syllabus: Syllabus
    rng: np.random.Generator
    w: tuple[float, ...]
    stability: Numbers  # not a number: not known
    difficulty: Numbers
    last: Numbers
    minutes_spent: float = field(default=0.0)

    @classmethod
    def draw(cls, syllabus: Syllabus, seed: Sequence[int]) -> Candidate:
        rng = np.random.default_rng(seed)
        count = len(syllabus.items)
        w = np.asarray(forgetting.DEFAULTS) * rng.lognormal(0.0, PARAMETER_SPREAD, len(forgetting.DEFAULTS))
        w[20] = np.clip(w[20], 0.1, 0.3)
        level = rng.normal(-2.2, 0.6) + rng.normal(0.0, 1.0, len(syllabus.topics))[syllabus.topic]
        level = level + rng.normal(0.0, 1.0, len(syllabus.nodes))
        level = level[syllabus.objective] - 0.25 * syllabus.tier[syllabus.objective]
        known = rng.random(count) < 1 / (1 + np.exp(-level))
        return cls(
            syllabus,
            rng,
            tuple(w),
            stability=np.where(known, rng.lognormal(np.log(40.0), 0.8, count), np.nan),
            difficulty=rng.uniform(3.0, 8.0, count),
            last=-rng.uniform(0.0, 40.0, count),
        )

    def recall(self, day: float) -> Numbers:
        days = np.maximum(day - self.last, 0.0)
        kept = forgetting.retrievability(days, np.nan_to_num(self.stability, nan=1.0), self.w)
        return np.where(np.isnan(self.stability), 0.0, kept)

    def support(self, recall: Numbers, toll: float) -> Numbers:
        """Of each item: what its prerequisites leave of it."""
        needs = self.syllabus.needs
        mastery = self.syllabus.best_of(recall)
        lost = np.log1p(-toll * needs.weight * (1 - mastery[needs.end]))
        by_node = np.exp(np.bincount(needs.start, lost, len(self.syllabus.nodes)))
        return np.asarray(by_node[self.syllabus.objective])

    def score(self, day: float) -> float:
        """Points of 100 that an interview on the morning of a day is expected to give."""
        recall = self.recall(day)
        return float(100 * self.syllabus.value @ (recall * self.support(recall, TOLL)))

    def attempt(self, item: Any, day: int, activity: Activity, minutes_left: float) -> Attempt:
        """Attempt, then study if it fails and there is time."""
        number = self.syllabus.item_number[item]
        recall = self.recall(day)
        chance = recall[number] * self.support(recall, TOLL)[number]
        success = bool(self.rng.random() < chance)
        probe = activity is Activity.PROBE
        minutes = self.syllabus.review[number] * (0.5 if probe else 1.0)
        study = self.syllabus.learn[number]
        studies = not success and not probe and minutes + study <= minutes_left + 1e-9
        minutes += study if studies else 0.0
        grade = int(self.rng.choice(list(STEADY), p=list(STEADY.values()))) if success else AGAIN
        self._remember(number, day, grade, studies, float(recall[number]), recall)
        if success:
            self._transfer(number, day, recall)
        self.minutes_spent += minutes
        return Attempt(day, item, activity, success, grade, minutes)

    def _remember(
        self, number: int, day: int, grade: int, studies: bool, recall: float, everything: Numbers
    ) -> None:
        stability, days = self.stability[number], day - self.last[number]
        if np.isnan(stability):
            if studies:
                slow = self.support(everything, SLOWING)[number]
                self.stability[number] = forgetting.first_stability(GOOD, self.w) * slow
                self.last[number] = day
            return
        if grade == AGAIN and not studies:
            return
        if days < 1:
            after = forgetting.same_day_stability(stability, grade, self.w)
        else:
            after = forgetting.next_stability(self.difficulty[number], stability, recall, grade, self.w)
        self.stability[number] = after
        self.difficulty[number] = forgetting.next_difficulty(self.difficulty[number], grade, self.w)
        self.last[number] = day

    def _transfer(self, number: int, day: int, recall: Numbers) -> None:
        """A part of a review of what stands under it, as far as three edges, and beside it."""
        syllabus = self.syllabus
        objective = int(syllabus.objective[number])
        grounds, weights = syllabus.grounds.leaving(objective)
        by_node = np.zeros(len(syllabus.nodes))
        by_node[grounds] = TRANSFER * weights
        by_node[objective] = 0.2
        credit = by_node[syllabus.objective]
        credit[number] = 0.0
        ends = np.flatnonzero((credit > 0) & ~np.isnan(self.stability))
        part = credit[ends] * recall[ends]
        whole = forgetting.next_stability(
            self.difficulty[ends], self.stability[ends], recall[ends], GOOD, self.w
        )
        self.stability[ends] *= (whole / self.stability[ends]) ** part
        self.last[ends] += part * np.maximum(day - self.last[ends], 0)
