"""Everything of a pack that can be practised, each thing with what it shows and what it takes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from viva.content.catalogue import Catalogue
from viva.content.library import Library
from viva.content.objective import Kind
from viva.content.paths import Paths
from viva.content.problem import Problem
from viva.recall.review import Item, ItemKind
from viva.recall.syllabus import Form

CARD_MINUTES = 2.0
#: An attempt from memory takes a part of what the first solution takes; studying after a failure takes longer. Chosen
#: so that the usual item of each form takes 1, 2.5, 7 and 11 minutes, and 5, 7, 16 and 22 to study.
ATTEMPT = {Form.FORMULA: 0.5, Form.QUESTION: 1.0, Form.DERIVE: 0.5, Form.IMPLEMENT: 0.5}
STUDY = {Form.FORMULA: 2.0, Form.QUESTION: 2.5, Form.DERIVE: 1.1, Form.IMPLEMENT: 1.0}
FORMS = {
    ItemKind.PROBLEM: Form.IMPLEMENT,
    ItemKind.DERIVATION: Form.DERIVE,
    ItemKind.EXERCISE: Form.FORMULA,
    ItemKind.CARD: Form.FORMULA,
    ItemKind.QUESTION: Form.QUESTION,
    ItemKind.DRILL: Form.QUESTION,
    ItemKind.COMPARISON: Form.QUESTION,
}
#: How people call the blocks of a day, and the kinds of things.
BLOCKS = {
    Form.FORMULA: "Formulas",
    Form.DERIVE: "Derive",
    Form.IMPLEMENT: "Implement",
    Form.QUESTION: "Say aloud",
}
KINDS = {
    ItemKind.PROBLEM: "problem",
    ItemKind.DERIVATION: "derivation",
    ItemKind.EXERCISE: "formula",
    ItemKind.QUESTION: "question",
    ItemKind.CARD: "formula card",
    ItemKind.DRILL: "drill",
    ItemKind.COMPARISON: "comparison",
    ItemKind.LESSON: "lesson",
}
#: In which form an objective is asked first of all.
ASKED_AS = {
    Kind.CONCEPT: Form.QUESTION,
    Kind.DERIVATION: Form.DERIVE,
    Kind.IMPLEMENTATION: Form.IMPLEMENT,
    Kind.DESIGN: Form.QUESTION,
    Kind.FORMULA: Form.FORMULA,
    Kind.PRACTICE: Form.QUESTION,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be practised. minutes: what it should take the first time."""

    item: Item
    title: str
    objectives: tuple[str, ...]  # the first is its own
    level: int  # 1 junior to 4 research
    minutes: float

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def topic(self) -> str:
        return self.item.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.item.id.partition("/")[2]

    @property
    def form(self) -> Form:
        return FORMS[self.item.kind]

    @property
    def attempt_minutes(self) -> float:
        return ATTEMPT[self.form] * self.minutes

    @property
    def study_minutes(self) -> float:
        return STUDY[self.form] * self.minutes


@dataclass(frozen=True, eq=False)
class Shelf:
    """Things by key, in the order of study; the catalogue they are of, and the ways through it."""

    catalogue: Catalogue
    paths: Paths | None = None
    things: Mapping[str, Thing] = field(default_factory=dict)

    @cached_property
    def by_objective(self) -> dict[str, tuple[Thing, ...]]:
        """Those whose own objective it is."""
        found: dict[str, list[Thing]] = {}
        for thing in self.things.values():
            found.setdefault(thing.objectives[0], []).append(thing)
        return {objective: tuple(things) for objective, things in found.items()}

    @cached_property
    def digest(self) -> str:
        """Of what a belief depends on: the things, and how their objectives hang together."""
        lines = [f"{each.key} {each.minutes} {','.join(each.objectives)}" for each in self.things.values()]
        lines += [f"{each.id} {','.join(each.prerequisites)}" for each in self.catalogue.objectives.values()]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def shelve(catalogue: Catalogue, paths: Paths | None, problems: Iterable[Problem], library: Library) -> Shelf:
    """What shows at least one objective of the catalogue; the rest has no place in a plan."""
    known, order = catalogue.objectives, {topic: place for place, topic in enumerate(catalogue.topics)}
    things = [
        thing
        for thing in _things(problems, library)
        if thing.objectives and thing.objectives[0] in known and thing.topic in order
    ]
    things.sort(key=lambda each: (order[each.topic], each.level, each.minutes, each.key))
    return Shelf(catalogue, paths, {thing.key: thing for thing in things})


class _Source(Protocol):
    """What kinds of things have in common; minutes are their own business."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def objectives(self) -> tuple[str, ...]: ...
    @property
    def level(self) -> int: ...
    @property
    def minutes(self) -> int: ...


def _things(problems: Iterable[Problem], library: Library) -> Iterator[Thing]:
    kinds: tuple[tuple[ItemKind, Iterable[_Source]], ...] = (
        (ItemKind.PROBLEM, problems),
        (ItemKind.DERIVATION, library.derivations.values()),
        (ItemKind.EXERCISE, library.exercises.values()),
        (ItemKind.QUESTION, library.questions.values()),
        (ItemKind.DRILL, library.drills.values()),
        (ItemKind.COMPARISON, library.comparisons.values()),
    )
    for kind, found in kinds:
        for each in found:
            yield Thing(Item(kind, each.id), each.title, each.objectives, each.level, each.minutes)
    for card in library.cards.values():
        yield Thing(Item(ItemKind.CARD, card.id), card.title, card.objectives, 1, CARD_MINUTES)
