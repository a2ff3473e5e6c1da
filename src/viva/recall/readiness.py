"""The score that is expected on the day, and how far off that may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from viva.recall import chance, forgetting, price
from viva.recall.belief import STRENGTHS, Belief
from viva.recall.forgetting import Numbers
from viva.recall.outlook import outlook
from viva.recall.planner import Schedule
from viva.recall.syllabus import Flags, Form, Id, Syllabus

NINE_IN_TEN = 1.645  # standard deviations to each side
GRAPH_ERROR = (
    0.15  # standard deviation of the logarithm of what prerequisites cost. Chosen: nobody has measured it
)
GUESSED = 4.0  # attempts that the rate of what is known in an untried topic is worth
PRICES = np.geomspace(price.LOWEST, price.HIGHEST, 60)


@dataclass(frozen=True, slots=True)
class Score:
    """Share of the marks that can be had, 0 to 1, and the interval that holds it nine times in ten."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Readiness:
    total: Score
    by_topic: dict[Id, Score]
    by_form: dict[Form, Score]


def readiness(syllabus: Syllabus, belief: Belief, date: int) -> Readiness:
    """On the morning of a day, if nothing more is practised until then."""
    score, topic = _scoring(syllabus, belief, date), syllabus.topic[syllabus.objective]
    forms = [item.form for item in syllabus.items]
    return Readiness(
        total=score(np.ones(len(forms), bool)),
        by_topic={name: score(topic == number) for number, name in enumerate(syllabus.topics)},
        by_form={form: score(syllabus.of_form(form)) for form in Form if form in forms},
    )


def by_group(syllabus: Syllabus, belief: Belief, date: int, group_of: Mapping[Id, str]) -> dict[str, Score]:
    """The same by groups of topics that have items, such as sections. group_of: what is in no group is left out.

    A group is measured as a whole: its topics share what may be off, so their intervals do not add up to its own.
    """
    score, topic = _scoring(syllabus, belief, date), syllabus.topic[syllabus.objective]
    groups = [group_of.get(name) for name in syllabus.topics]
    parts = {
        group: np.isin(topic, [number for number, each in enumerate(groups) if each == group])
        for group in dict.fromkeys(groups)
        if group is not None
    }
    return {group: score(part) for group, part in parts.items() if part.any()}


def _scoring(syllabus: Syllabus, belief: Belief, date: int) -> Callable[[Flags], Score]:
    """What measures a part of the items."""
    expected = chance.success(syllabus, belief, date)
    worlds = _worlds(syllabus, belief, date)
    return lambda part: _score(syllabus, belief, expected, worlds, part)


def _worlds(syllabus: Syllabus, belief: Belief, date: int) -> Numbers:
    """Chance of each item if the learner's memory is as strong as each of STRENGTHS: (strengths, items)."""
    stability = np.nan_to_num(belief.stability, nan=1.0)
    days = np.maximum(date - belief.last, 0)
    before = chance.known_before(syllabus, belief)
    rows = []
    for times in STRENGTHS:
        recall = np.where(belief.practised, forgetting.retrievability(days, stability * times), before)
        support = chance.support(syllabus, syllabus.best_of(recall))
        rows.append(recall * support[syllabus.objective])
    return np.stack(rows)


def _score(syllabus: Syllabus, belief: Belief, expected: Numbers, worlds: Numbers, part: Flags) -> Score:
    """Four things may be off: each item, the strength of memory, what was known before, what prerequisites cost."""
    marks = np.where(part, syllabus.value, 0.0)
    total = marks.sum()
    if total <= 0:
        return Score(0.0, 0.0, 1.0)
    marks = marks / total
    mean = float(marks @ expected)
    by_item = float(marks**2 @ (expected * (1 - expected)))
    by_world = worlds @ marks
    by_strength = float(belief.strength @ (by_world - belief.strength @ by_world) ** 2)
    half = NINE_IN_TEN * float(
        np.sqrt(by_item + by_strength + _unseen_variance(syllabus, belief, marks, expected)
                + _graph_variance(syllabus, belief, marks, expected))
    )  # fmt: skip
    return Score(mean, max(mean - half, 0.0), min(mean + half, 1.0))


def _unseen_variance(syllabus: Syllabus, belief: Belief, marks: Numbers, expected: Numbers) -> float:
    """What was never tried goes up and down together within a topic: the variance of a beta distribution."""
    topic, topics = syllabus.topic[syllabus.objective], len(syllabus.topics)
    unseen = np.where(belief.practised, 0.0, marks)
    share = np.bincount(topic, unseen, topics)
    rate = np.bincount(topic, unseen * expected, topics) / np.maximum(share, 1e-12)
    tried = np.bincount(syllabus.topic, belief.own_known + belief.own_unknown, topics)
    alone = float((share**2 * rate * (1 - rate) / (GUESSED + tried + 1)).sum())
    usual = float((unseen * expected).sum() / max(float(unseen.sum()), 1e-12))
    everywhere = float(unseen.sum() ** 2 * usual * (1 - usual) / (chance.OF_ALL + tried.sum() + 1))
    return alone + everywhere


def _graph_variance(syllabus: Syllabus, belief: Belief, marks: Numbers, expected: Numbers) -> float:
    """Nobody knows exactly what a shaky prerequisite costs."""
    mastery = syllabus.best_of(expected)
    lost = -np.log(chance.support(syllabus, mastery))[syllabus.objective]
    return float((marks @ (expected * lost * GRAPH_ERROR / chance.TOLL)) ** 2)


def forecast(
    syllabus: Syllabus, belief: Belief, schedule: Schedule, *, day: int, minutes: Sequence[float]
) -> tuple[float, ...]:
    """Share of the marks expected on the date, for each number of minutes a day from now on.

    A plan may leave minutes unused, so what can be done with fewer can be done with more.
    """
    days_left = schedule.days_left(day)
    view = outlook(syllabus, belief, day, days_left)
    support = chance.support(syllabus, view.mastery)[syllabus.objective]
    worth = syllabus.value * support
    courses = [price.course(view, worth, float(each)) for each in PRICES]
    use = np.array([each.use.sum() for each in courses])
    marks = np.array([worth @ each.final for each in courses])
    order = np.argsort(use)
    best = np.maximum.accumulate(
        np.maximum(marks[order], marks[-1])
    )  # the last price is one that nobody pays
    return tuple(float(np.interp(price.budget(each, each, days_left), use[order], best)) for each in minutes)
