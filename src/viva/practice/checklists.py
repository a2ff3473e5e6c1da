"""Checklists with the evidence for each of their items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from viva.practice import remember
from viva.recall.cards import Card
from viva.recall.evidence import Proven, Trace, proven, showing
from viva.recall.shelf import Shelf
from viva.store import memory


def checklists(learner: int, shelf: Shelf, *, now: datetime) -> Mapping[str, Proven]:
    """Every checklist of the pack by id, as far as the learner has shown what it asks."""
    return proven_by(traces(memory.cards(learner).values(), remember.parameters(learner), now=now), shelf)


def proven_by(known: Mapping[str, Trace], shelf: Shelf) -> Mapping[str, Proven]:
    """Every checklist of the pack by id. known: by key of an item."""
    if shelf.paths is None:
        return {}
    shows = showing(shelf)
    return {id: proven(each, shelf, shows, known) for id, each in shelf.paths.checklists.items()}


def traces(cards: Iterable[Card], parameters: Sequence[float], *, now: datetime) -> dict[str, Trace]:
    """What the reviews of each item amount to, by its key."""
    return {card.item.key: Trace(card.passed, card.last, card.recall_at(now, parameters)) for card in cards}
