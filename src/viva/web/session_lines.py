"""A session as lines of a page: its blocks with what to do, and what is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viva import practice
from viva.practice import Activity, Done
from viva.recall.shelf import BLOCKS, KINDS, Shelf, Thing
from viva.web.things import RATINGS, place_of
from viva.web.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One activity. minutes: as people say them."""

    thing: Thing
    address: str
    topic: str
    kind: str
    minutes: str
    fresh: bool
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """What of a session is asked in one form."""

    title: str
    minutes: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DoneLine:
    """A review of today."""

    title: str
    address: str
    words: Words
    done: Done


def block_lines(shelf: Shelf, activities: Iterable[Activity]) -> list[Block]:
    """The blocks that have something, in the order of the routine."""
    every = tuple(activities)
    groups = ((title, [each for each in every if each.thing.form is form]) for form, title in BLOCKS.items())
    return [
        Block(title, round(sum(each.minutes for each in group)), tuple(_line(shelf, each) for each in group))
        for title, group in groups
        if group
    ]


def done_lines(done: Iterable[Done]) -> list[DoneLine]:
    """The latest first."""
    return [_done(each) for each in reversed(tuple(done))]


def _line(shelf: Shelf, activity: Activity) -> Line:
    thing = activity.thing
    return Line(
        thing=thing,
        address=place_of(thing),
        topic=shelf.catalogue.topics[thing.topic].title,
        kind=KINDS[thing.item.kind],
        minutes=f"{max(round(activity.minutes), 1)} min",
        fresh=activity.fresh,
        why=practice.in_words(activity.reason),
    )


def _done(done: Done) -> DoneLine:
    thing = done.thing
    title = thing.title if thing else done.kept.review.item.id
    return DoneLine(title, place_of(thing) if thing else "", RATINGS[done.kept.review.rating], done)
