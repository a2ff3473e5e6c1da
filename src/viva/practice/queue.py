"""What to review now: short things whose rating the learner says on the spot, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from viva.practice.named import Named, named
from viva.practice.plan import QUICK
from viva.practice.standing import Standing
from viva.recall import cards
from viva.recall.cards import Card
from viva.recall.days import begins, day_of
from viva.recall.review import Item, ItemKind
from viva.recall.shelf import Thing
from viva.store import memory


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to review. card: what FSRS knows of it, and recall: its probability now; None of both: it is new."""

    thing: Thing
    card: Card | None
    recall: float | None
    minutes: float
    reason: str


@dataclass(frozen=True, slots=True)
class Other:
    """Something to do again on a page of its own."""

    item: Item
    title: str
    minutes: float
    recall: float | None  # None: it is new
    reason: str


@dataclass(frozen=True, slots=True)
class Queue:
    """over: how many are due beyond the minutes of today. buried: how many wait for tomorrow, as a sibling was seen.

    done: quick reviews of today.
    """

    entries: tuple[Entry, ...]
    over: int
    buried: int
    others: tuple[Other, ...]
    done: int

    @property
    def minutes(self) -> float:
        return sum(each.minutes for each in self.entries)


def queue(
    learner: int,
    standing: Standing,
    *,
    now: datetime,
    siblings: bool = False,
    beyond: bool = False,
    renew: bool = True,
) -> Queue:
    """siblings: what would wait for tomorrow comes today. beyond: so does what does not fit into the minutes left.

    renew: whether a plan that is done may be followed by another.
    """
    known = memory.cards(learner)
    first = named(learner, standing, now=now, renew=renew)
    wanted = (*first, *_due(learner, standing, first, known, now))
    quick = [_entry(standing, each, known, now) for each in wanted if _is_here(standing, each)]
    shown = quick if siblings else _one_of_each(standing, quick)
    fitting = shown if beyond else _fitting(shown, standing.minutes_left)
    return Queue(
        entries=tuple(fitting),
        over=len(shown) - len(fitting),
        buried=len(quick) - len(shown),
        others=tuple(_others(standing, wanted, known, now)),
        done=len({each.review.item for each in standing.done if each.review.item.kind in QUICK}),
    )


def entry_of(learner: int, thing: Thing, *, now: datetime) -> Entry:
    """One thing out of its turn."""
    card = memory.card(learner, thing.item)
    reason = "you asked for it" if card is None or card.due > now else _since(card, now)
    recall = None if card is None else card.recall_at(now)
    return Entry(thing, card, recall, thing.attempt_minutes, reason)


def _due(
    learner: int, standing: Standing, first: Iterable[Named], known: Mapping[Item, Card], now: datetime
) -> Iterator[Named]:
    """What is due besides, the most faded first."""
    gone = {each.item for each in first} | {each.review.item for each in standing.done}
    aside = memory.aside(learner, now=now)
    # What was rated in an evening is due for the whole of a day.
    tonight = begins(day_of(now) + timedelta(days=1))
    for card in cards.due(known, tonight):
        if card.item not in gone and card.item.key not in aside:
            thing = standing.shelf.things.get(card.item.key)
            minutes = thing.attempt_minutes if thing else 0.0
            yield Named(card.item, minutes, _since(card, now))


def _since(card: Card, now: datetime) -> str:
    due, today = day_of(card.due), day_of(now)
    return "due today" if due >= today else f"due since {due.day} {due:%B}"


def _is_here(standing: Standing, each: Named) -> bool:
    return each.item.kind in QUICK and each.item.key in standing.shelf.things


def _entry(standing: Standing, each: Named, known: Mapping[Item, Card], now: datetime) -> Entry:
    card = known.get(each.item)
    recall = None if card is None else card.recall_at(now)
    return Entry(standing.shelf.things[each.item.key], card, recall, each.minutes, each.reason)


def _one_of_each(standing: Standing, entries: Iterable[Entry]) -> list[Entry]:
    """Without those that would only repeat an objective while it is fresh; what was never seen repeats nothing."""
    things = standing.shelf.things
    done = (things.get(each.review.item.key) for each in standing.done)
    seen = {thing.objectives[0] for thing in done if thing is not None}
    kept = []
    for each in entries:
        objective = each.thing.objectives[0]
        if each.card is None or objective not in seen:
            kept.append(each)
        seen.add(objective)
    return kept


def _fitting(entries: list[Entry], minutes: float) -> list[Entry]:
    """As many, in order, as take so long."""
    left = minutes
    for place, each in enumerate(entries):
        left -= each.minutes
        if left < 0:
            return entries[:place]
    return entries


def _others(
    standing: Standing, wanted: Iterable[Named], known: Mapping[Item, Card], now: datetime
) -> Iterator[Other]:
    """Problems and derivations, and lessons to recall."""
    for each in wanted:
        title = _title(standing, each.item)
        if each.item.kind not in QUICK and title is not None:
            card = known.get(each.item)
            recall = None if card is None else card.recall_at(now)
            yield Other(each.item, title, each.minutes, recall, each.reason)


def _title(standing: Standing, item: Item) -> str | None:
    """Nothing where the pack has it no more."""
    if item.kind is ItemKind.LESSON:
        topic = standing.shelf.catalogue.topics.get(item.id)
        return None if topic is None else topic.title
    thing = standing.shelf.things.get(item.key)
    return None if thing is None else thing.title
