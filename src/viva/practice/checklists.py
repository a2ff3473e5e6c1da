"""Checklists with the evidence for each of their items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from viva.practice import remember
from viva.recall.evidence import Proven, Trace, proven, showing
from viva.recall.shelf import Shelf
from viva.store import memory


def checklists(learner: int, shelf: Shelf, *, now: datetime) -> Mapping[str, Proven]:
    """Every checklist of the pack by id, as far as the learner has shown what it asks."""
    if shelf.paths is None:
        return {}
    shows, known = showing(shelf), traces(learner, now=now)
    return {id: proven(each, shelf, shows, known) for id, each in shelf.paths.checklists.items()}


def traces(learner: int, *, now: datetime) -> Mapping[str, Trace]:
    """What the reviews of each item amount to, by its key."""
    parameters = remember.parameters(learner)
    return {
        item.key: Trace(card.passed, card.last, card.recall_at(now, parameters))
        for item, card in memory.cards(learner).items()
    }
