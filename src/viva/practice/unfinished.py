"""What was tried and left: after a day without a try it counts as given up, and that is a review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from viva.content.library import Library
from viva.content.problem import Problem
from viva.practice.past import Practised, settle
from viva.recall.episodes import GIVEN_UP
from viva.recall.review import Item, ItemKind
from viva.store import memory, tries


def settle_unfinished(
    learner: int, problems: Mapping[str, Problem], library: Library, *, now: datetime
) -> None:
    """Looks at the latest tries only: what is older was settled long ago."""
    left = tries.left(learner)
    reviewed = memory.last_times(learner, left)
    for key, at in left.items():
        if now - at >= GIVEN_UP and (key not in reviewed or reviewed[key] < at):
            for thing in _named(Item.of(key), problems, library):
                settle(learner, thing, now=now)


def _named(item: Item, problems: Mapping[str, Problem], library: Library) -> Iterator[Practised]:
    """The thing itself, if the pack still has it."""
    found: Mapping[ItemKind, Mapping[str, Practised]] = {
        ItemKind.PROBLEM: problems,
        ItemKind.DERIVATION: library.derivations,
        ItemKind.EXERCISE: library.exercises,
    }
    if (thing := found.get(item.kind, {}).get(item.id)) is not None:
        yield thing
