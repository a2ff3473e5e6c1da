"""What the plan is compared with: orders and spacings that people use, given the same minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from viva.recall import forgetting, simulate
from viva.recall.attempt import Attempt
from viva.recall.forgetting import AGAIN, GOOD, HARD, Numbers
from viva.recall.planner import Schedule
from viva.recall.syllabus import Id, Indices, Syllabus


class Scheduler(Protocol):
    """Says what to do next, and is told what happened."""

    def day(self, day: int) -> None: ...
    def next(self, minutes_left: float) -> Id | None: ...
    def observe(self, attempt: Attempt) -> None: ...


Make = Callable[[Syllabus, Schedule, np.random.Generator], Scheduler]


class Planned:
    """The planner of Viva, as `viva.recall.simulate` drives it."""

    def __init__(self, syllabus: Syllabus, schedule: Schedule, rng: np.random.Generator) -> None:
        self.learner = simulate.begin(syllabus, schedule)

    def day(self, day: int) -> None:
        self.learner = simulate.turn_to(self.learner, day)

    def next(self, minutes_left: float) -> Id | None:
        self.learner, choice = simulate.ask(self.learner, minutes_left)
        return choice.item if choice else None

    def observe(self, attempt: Attempt) -> None:
        self.learner = simulate.observe(self.learner, attempt)


@dataclass
class Listed:
    """New items in a fixed order; before them, whatever `due` says is due, the most overdue first."""

    syllabus: Syllabus
    schedule: Schedule
    rng: np.random.Generator
    order: Indices
    today: int = 0
    seen: set[int] = field(default_factory=set)
    done: set[int] = field(default_factory=set)  # today

    def day(self, day: int) -> None:
        self.today, self.done = day, set()

    def next(self, minutes_left: float) -> Id | None:
        for number in self.ranked():
            new = number not in self.seen
            needed = self.syllabus.review[number] + (self.syllabus.learn[number] if new else 0.0)
            if number not in self.done and needed <= minutes_left:
                return self.syllabus.items[number].id
        return None

    def ranked(self) -> list[int]:
        return self.new()

    def new(self) -> list[int]:
        return [int(number) for number in self.order if int(number) not in self.seen]

    def observe(self, attempt: Attempt) -> None:
        number = self.syllabus.item_number[attempt.item]
        self.remember(number, attempt)
        self.seen.add(number)
        self.done.add(number)

    def remember(self, number: int, attempt: Attempt) -> None:
        """What the spacing wants to keep of an attempt."""


class Shuffled(Listed):
    """Half of the time something that was seen, at random."""

    def ranked(self) -> list[int]:
        old = [number for number in self.seen if number not in self.done]
        if old and self.rng.random() < 0.5:
            return [int(number) for number in self.rng.permutation(old)]
        return self.new()


@dataclass
class SuperMemo(Listed):
    """SM-2 (Wozniak 1990): intervals of 1, 6, then times the ease; again tomorrow after a failure."""

    ease: dict[int, float] = field(default_factory=dict)
    run: dict[int, int] = field(default_factory=dict)
    interval: dict[int, float] = field(default_factory=dict)
    due: dict[int, float] = field(default_factory=dict)

    def ranked(self) -> list[int]:
        due = sorted((day, number) for number, day in self.due.items() if day <= self.today)
        return [number for _, number in due] + self.new()

    def remember(self, number: int, attempt: Attempt) -> None:
        quality = attempt.grade + 1  # 2 to 5
        ease = self.ease.get(number, 2.5) + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02)
        self.ease[number] = max(ease, 1.3)
        run = 0 if attempt.grade == AGAIN else self.run.get(number, 0) + 1
        self.run[number] = run
        self.interval[number] = (
            1.0 if run <= 1 else 6.0 if run == 2 else self.interval[number] * self.ease[number]
        )
        self.due[number] = self.today + self.interval[number]


@dataclass
class Fsrs(Listed):
    """FSRS-6 with the published parameters: due when recall has fallen to `retention`."""

    retention: float = 0.9
    stability: Numbers = field(init=False)
    difficulty: Numbers = field(init=False)
    last: Numbers = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.syllabus.items)
        self.stability, self.difficulty, self.last = np.full(count, np.nan), np.zeros(count), np.zeros(count)

    def recall(self) -> Numbers:
        kept = forgetting.retrievability(self.today - self.last, np.nan_to_num(self.stability, nan=1.0))
        return np.where(np.isnan(self.stability), 1.0, kept)

    def ranked(self) -> list[int]:
        recall = self.recall()
        due = np.flatnonzero(recall < self.retention)
        return [int(number) for number in due[np.argsort(recall[due])]] + self.new()

    def remember(self, number: int, attempt: Attempt) -> None:
        days = self.today - self.last[number]
        if np.isnan(self.stability[number]):
            self.stability[number] = forgetting.first_stability(max(attempt.grade, GOOD))
            self.difficulty[number] = forgetting.first_difficulty(max(attempt.grade, HARD))
        elif days >= 1:
            recall = self.recall()[number]
            before, hard = self.stability[number], self.difficulty[number]
            self.stability[number] = forgetting.next_stability(hard, before, recall, attempt.grade)
            self.difficulty[number] = forgetting.next_difficulty(hard, attempt.grade)
        self.last[number] = self.today


@dataclass
class Crammed(Fsrs):
    """New items for the first part of the time; then what is worth most and fades most, again and again."""

    new_share: float = 0.6

    def ranked(self) -> list[int]:
        if self.today < self.new_share * self.schedule.horizon_days:
            return self.new()
        seen = np.array(sorted(self.seen), np.intp)
        gain = self.syllabus.value * (1 - self.recall()) / self.syllabus.review
        return [int(number) for number in seen[np.argsort(-gain[seen])] if gain[number] > 0] + self.new()


def by_syllabus(syllabus: Syllabus) -> Indices:
    """As books have it: from the first page."""
    return np.arange(len(syllabus.items))


def by_topic(syllabus: Syllabus) -> Indices:
    """The topics of which most is asked first, each from its first page."""
    weight = np.bincount(syllabus.topic[syllabus.objective], syllabus.value)
    return np.argsort(-weight[syllabus.topic[syllabus.objective]], kind="stable")


def by_graph(syllabus: Syllabus) -> Indices:
    """Most marks for a minute first, with a part of those of what stands on it.

    The strongest of those tried at 70 days; larger parts, or prerequisites always first, were weaker.
    """
    grounds = syllabus.grounds
    own = np.bincount(syllabus.objective, syllabus.value, len(syllabus.nodes))
    flow = np.bincount(grounds.end, 0.1 * grounds.weight * own[grounds.start], len(syllabus.nodes))
    return np.argsort(-(syllabus.value + flow[syllabus.objective]) / (syllabus.learn + syllabus.review))


SCHEDULERS: dict[str, Make] = {
    "syllabus order": lambda s, t, r: Listed(s, t, r, by_syllabus(s)),
    "topic order, random review": lambda s, t, r: Shuffled(s, t, r, by_topic(s)),
    "topic order, SM-2": lambda s, t, r: SuperMemo(s, t, r, by_topic(s)),
    "topic order, FSRS 0.9": lambda s, t, r: Fsrs(s, t, r, by_topic(s), retention=0.9),
    "best order, FSRS 0.7": lambda s, t, r: Fsrs(s, t, r, by_graph(s), retention=0.7),
    "best order, cramming": lambda s, t, r: Crammed(s, t, r, by_graph(s)),
    "Viva": Planned,
}
