"""`viva review`: one prompt after the other; Enter shows the answer, a key says how it went."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from viva.cli import review_print as say
from viva.cli.desk import Desk, open_desk
from viva.cli.exits import Exit
from viva.cli.keys import END, ENTER, read_key
from viva.cli.learner import now
from viva.cli.packs import add_pack_arguments
from viva.recall.review import Rating

if TYPE_CHECKING:  # the store is opened first
    from viva.practice import Entry, Queue

RATING_KEYS = {str(int(rating)): rating for rating in Rating}
UNDO, QUIT = "u", ("q", END)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="what does not fit into the minutes of today, too")
    parser.add_argument("--siblings", action="store_true", help="what would wait for tomorrow, too")
    add_pack_arguments(parser)


@dataclass(frozen=True, slots=True)
class _Course:
    """How far one is. given: the numbers of the ratings. wanted: the key of what is shown out of its turn."""

    given: tuple[int, ...] = ()
    wanted: str = ""
    over: bool = False

    @property
    def undo(self) -> tuple[str, ...]:
        """The key that takes the latest rating back, if there is one."""
        return (UNDO,) if self.given else ()


def run(options: argparse.Namespace) -> int:
    desk, course = open_desk(options), _Course()
    while not course.over:
        found = _queue(desk, options)
        entry = _entry(desk, found, course)
        if entry is None:
            break
        course = _one(desk, entry, found, course)
    say.print_ending(_queue(desk, options), sys.stdout)
    return Exit.DONE


def _queue(desk: Desk, options: argparse.Namespace) -> Queue:
    from viva import practice

    at = now()
    standing = practice.standing(desk.learner, desk.shelf, now=at)
    return practice.queue(desk.learner, standing, now=at, siblings=options.siblings, beyond=options.all)


def _entry(desk: Desk, found: Queue, course: _Course) -> Entry | None:
    """What was asked for, else the first."""
    from viva import practice

    if course.wanted:
        mine = (each for each in found.entries if each.thing.key == course.wanted)
        return next(mine, None) or practice.entry_of(
            desk.learner, desk.shelf.things[course.wanted], now=now()
        )
    return found.entries[0] if found.entries else None


def _one(desk: Desk, entry: Entry, found: Queue, course: _Course) -> _Course:
    """Asks one thing."""
    from viva import practice

    seen = now()
    total = found.done + len(found.entries) + (entry not in found.entries)
    say.print_prompt(entry, desk.library, f"{found.done + 1} of {total}", sys.stdout)
    say.print_keys("Enter shows the answer", course.undo, sys.stdout)
    key = _key((ENTER, " ", *course.undo, *QUIT))
    if key in (ENTER, " "):
        say.print_answer(entry.thing, desk.library, sys.stdout)
        ahead = practice.intervals(desk.learner, entry.thing.item, at=now())
        say.print_keys(say.choices(ahead), course.undo, sys.stdout)
        key = _key((*RATING_KEYS, *course.undo, *QUIT))
    if key in QUIT:
        return replace(course, over=True)
    if key == UNDO:
        return _undone(desk, course)
    number = practice.rate_seen(desk.learner, entry.thing, RATING_KEYS[key], seen=seen, at=now())
    say.print_rated(RATING_KEYS[key], sys.stdout)
    return _Course(given=(*course.given, number))


def _undone(desk: Desk, course: _Course) -> _Course:
    """The latest rating is taken back, and what it was of is asked once more."""
    from viva import practice

    *given, last = course.given
    review = practice.undo(desk.learner, last, at=now())
    print("Taken back.\n" if review else "It was taken back already.\n")
    return _Course(given=tuple(given), wanted=review.item.key if review else "")


def _key(known: tuple[str, ...]) -> str:
    """The first of these that is pressed; others are passed over."""
    while (key := read_key()) not in known:
        continue
    return key
