"""What there is to practise: items, the objectives they show, and what flows between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from viva.recall.forgetting import Numbers

Indices: TypeAlias = "np.ndarray[Any, np.dtype[np.intp]]"
Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
Id: TypeAlias = str | int
Weighted: TypeAlias = tuple[tuple[Id, float], ...]  # (id, weight from 0 to 1)

FARTHEST = 3  # edges that credit flows along
#: What a success is worth to the items of a prerequisite, or of the same objective, as a fraction of a review, where
#: the item does not say what it exercises. Chosen: half of what repeating the thing itself would do, before weights.
TO_PREREQUISITES, TO_SIBLINGS = 0.3, 0.25


class Form(Enum):
    """How an item is asked."""

    FORMULA = "formula"
    QUESTION = "question"
    DERIVE = "derive"
    IMPLEMENT = "implement"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be practised and asked."""

    id: Id
    objective: Id
    form: Form
    learn_minutes: float  # to study it after failing
    review_minutes: float  # to attempt it
    value: float  # its share of the interview
    exercises: Weighted = ()  # other items, and the fraction of a review that succeeding here is for them


@dataclass(frozen=True, slots=True)
class Node:
    """An objective as a place in the graph."""

    id: Id
    topic: Id
    tier: Id = 1
    prerequisites: Weighted = ()  # objectives, and how much they matter


@dataclass(frozen=True, slots=True)
class Edges:
    """Weighted arrows between numbered things, sorted by where they start."""

    start: Indices
    end: Indices
    weight: Numbers

    @classmethod
    def of(cls, weights: Mapping[tuple[int, int], float]) -> Edges:
        """Weights by (start, end)."""
        pairs = sorted(weights)
        ends = np.array(pairs, np.intp).reshape(-1, 2)
        return cls(ends[:, 0], ends[:, 1], np.array([weights[pair] for pair in pairs], float))

    def leaving(self, start: int) -> tuple[Indices, Numbers]:
        """Where the arrows from one place lead, and their weights."""
        low, high = np.searchsorted(self.start, (start, start + 1))
        return self.end[low:high], self.weight[low:high]


class Syllabus:
    """Items and objectives by number, for arithmetic on all of them at once. What is not known here is passed over."""

    def __init__(self, items: Sequence[Item], nodes: Sequence[Node]) -> None:
        known = {node.id for node in nodes}
        loose = dict.fromkeys(item.objective for item in items if item.objective not in known)
        self.items = tuple(items)
        self.nodes = (*nodes, *(Node(name, topic=name) for name in loose))
        self.item_number = {item.id: number for number, item in enumerate(self.items)}
        self.node_number = {node.id: number for number, node in enumerate(self.nodes)}
        self.objective: Indices = np.array([self.node_number[item.objective] for item in items], np.intp)
        self.learn = np.array([item.learn_minutes for item in items], float)
        self.review = np.array([item.review_minutes for item in items], float)
        self.value = np.array([item.value for item in items], float)
        topics = {name: number for number, name in enumerate(dict.fromkeys(n.topic for n in self.nodes))}
        tiers = {tier: number for number, tier in enumerate(dict.fromkeys(n.tier for n in self.nodes))}
        self.topic: Indices = np.array([topics[node.topic] for node in self.nodes], np.intp)  # by objective
        self.tier: Indices = np.array([tiers[node.tier] for node in self.nodes], np.intp)
        self.topics, self.tiers = tuple(topics), tuple(tiers)

    @cached_property
    def needs(self) -> Edges:
        """From an objective to its prerequisites that have items.

        Nothing is ever known of one without: it must not count as missing, so what it needs itself stands in its place.
        """
        found: dict[tuple[int, int], float] = {}
        for start in range(len(self.nodes)):
            front = {start: 1.0}
            for _ in range(FARTHEST):
                following: dict[int, float] = {}
                for place, weight in front.items():
                    for end, edge in self._stated[place]:
                        if self.of_objective[end]:
                            found[start, end] = max(found.get((start, end), 0.0), weight * edge)
                        else:
                            following[end] = max(following.get(end, 0.0), weight * edge)
                front = following
        return Edges.of({pair: weight for pair, weight in found.items() if pair[0] != pair[1]})

    @cached_property
    def _stated(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """By objective, the prerequisites it names and how much they matter."""
        return tuple(
            tuple(
                (need, min(max(weight, 0.0), 1.0))
                for name, weight in node.prerequisites
                if (need := self.node_number.get(name)) is not None and need != number
            )
            for number, node in enumerate(self.nodes)
        )

    @cached_property
    def grounds(self) -> Edges:
        """From an objective to all it stands on, at most three edges away, by the product of their weights."""
        found: dict[tuple[int, int], float] = {}
        for start in range(len(self.nodes)):
            front = {start: 1.0}
            for _ in range(FARTHEST):
                following: dict[int, float] = {}
                for place, weight in front.items():
                    for end, edge in zip(*self.needs.leaving(place), strict=True):
                        following[int(end)] = max(following.get(int(end), 0.0), weight * float(edge))
                for end, weight in following.items():
                    if end != start:
                        found[start, end] = max(found.get((start, end), 0.0), weight)
                front = following
        return Edges.of(found)

    @cached_property
    def credits(self) -> Edges:
        """From an item to those that succeeding at it repeats, by the fraction of a review it is for them."""
        found: dict[tuple[int, int], float] = {}
        for start, item in enumerate(self.items):
            for end, credit in self._credited(start, item):
                if end != start and credit > 0:
                    found[start, end] = max(found.get((start, end), 0.0), min(credit, 1.0))
        return Edges.of(found)

    def _credited(self, start: int, item: Item) -> Iterator[tuple[int, float]]:
        objective = int(self.objective[start])
        for name, credit in item.exercises:
            if (end := self.item_number.get(name)) is not None:
                yield end, credit
        for end in self.of_objective[objective]:
            yield end, TO_SIBLINGS
        for ground, weight in zip(*self.grounds.leaving(objective), strict=True):
            for end in self.of_objective[int(ground)]:
                yield end, TO_PREREQUISITES * float(weight)

    def of_form(self, form: Form) -> Flags:
        """By item, whether it is asked in this form."""
        return self._forms[form]

    @cached_property
    def _forms(self) -> dict[Form, Flags]:
        return {form: np.array([item.form is form for item in self.items], bool) for form in Form}

    @cached_property
    def of_objective(self) -> tuple[tuple[int, ...], ...]:
        """The items of every objective."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for number, objective in enumerate(self.objective):
            found[int(objective)].append(number)
        return tuple(map(tuple, found))

    def best_of(self, values: Numbers) -> Numbers:
        """The largest value among the items of each objective; 0 where it has none."""
        best = np.zeros(len(self.nodes))
        np.maximum.at(best, self.objective, values)
        return best
