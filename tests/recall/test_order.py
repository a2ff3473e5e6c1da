"""New topics in the order of a course."""

from __future__ import annotations

from pathlib import Path

import pytest

from viva.content.pack import Pack, bundled
from viva.recall import interview
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, replay
from viva.recall.goal import Goal
from viva.recall.order import AT_ONCE, waiting
from viva.recall.shelf import Shelf, shelve
from viva.recall.syllabus import Syllabus

COURSE = ("svms-and-kernels", "probability", "linear-algebra")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    pack = Pack.open([Path(bundled())])
    return shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)


@pytest.fixture(scope="module")
def syllabus(shelf) -> Syllabus:
    return interview.syllabus(shelf, Goal())


def begun(shelf, syllabus, belief, topics):
    wait = waiting(shelf, syllabus, belief, topics)
    open_ones = (item for item, closed in zip(syllabus.items, wait, strict=True) if not closed)
    return {shelf.things[str(item.id)].topic for item in open_ones}


def test_without_a_course_nothing_waits(shelf, syllabus):
    assert not waiting(shelf, syllabus, Belief.blank(syllabus), ()).any()


def test_the_first_topics_of_the_course_are_begun_first(shelf, syllabus):
    assert begun(shelf, syllabus, Belief.blank(syllabus), COURSE) == set(COURSE[:AT_ONCE])


def test_the_next_topic_follows_when_one_has_nothing_new(shelf, syllabus):
    mine = [item.id for item in syllabus.items if shelf.things[str(item.id)].topic == COURSE[0]]
    done = replay(syllabus, [Attempt(1, item, Activity.PRACTISE, True, 3, 5.0) for item in mine])
    assert begun(shelf, syllabus, done, COURSE) == set(COURSE)


def test_reviews_never_wait(shelf, syllabus):
    item = next(item.id for item in syllabus.items if shelf.things[str(item.id)].topic not in COURSE)
    belief = replay(syllabus, [Attempt(1, item, Activity.PRACTISE, True, 3, 5.0)])
    assert not waiting(shelf, syllabus, belief, COURSE)[syllabus.item_number[item]]
