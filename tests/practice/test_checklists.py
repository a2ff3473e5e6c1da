"""Checklists follow what is reviewed, taken back and forgotten; the last hours follow them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from viva import practice
from viva.content.pack import Pack, bundled
from viva.practice.last_day import TIERS
from viva.recall.evidence import State
from viva.recall.goal import Goal
from viva.recall.review import Item, Rating
from viva.recall.shelf import Shelf, shelve
from viva.store import journal
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LIST = "role-research-scientist"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    pack = Pack.open([bundled()])
    return shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)


@pytest.fixture
def me() -> int:
    return journal.local_owner()


@pytest.fixture(scope="module")
def bellman(shelf) -> Item:
    """An item for the Bellman equations."""
    return next(each.item for each in shelf.things.values() if "rl.bellman-equations" in each.objectives)


def rated(me, item, rating=Rating.GOOD, at=NOON):
    return practice.rate(me, item, rating, at=at, seconds=60)


def state(me, shelf, now=NOON):
    (line,) = (
        each
        for each in practice.checklists(me, shelf, now=now)[LIST].lines
        if each.item.objectives == ("rl.bellman-equations",)
    )
    return line.state


def test_nothing_is_ticked_before_anything_was_done(me, shelf):
    found = practice.checklists(me, shelf, now=NOON)
    assert found.keys() == shelf.paths.checklists.keys()
    assert sum(each.ticked for each in found.values()) == 0


def test_without_items_nothing_can_be_ticked(me, shelf):
    found = practice.checklists(me, Shelf(shelf.catalogue, shelf.paths), now=NOON)
    assert all(each.cannot == each.total for each in found.values())


def test_a_pass_ticks_and_taking_it_back_unticks(me, shelf, bellman):
    assert state(me, shelf) is State.OPEN
    number = rated(me, bellman, Rating.HARD)
    assert state(me, shelf) is State.TICKED
    practice.undo(me, number, at=NOON)
    assert state(me, shelf) is State.OPEN


def test_again_is_no_evidence_and_a_correction_to_it_takes_the_tick(me, shelf, bellman):
    number = rated(me, bellman)
    practice.correct(me, number, Rating.AGAIN, at=NOON)
    assert state(me, shelf) is State.OPEN


def test_a_tick_fades_with_time_and_with_a_failure(me, shelf, bellman):
    rated(me, bellman)
    assert state(me, shelf, NOON + 2000 * DAY) is State.FADED
    rated(me, bellman, Rating.AGAIN, NOON + DAY)
    assert state(me, shelf, NOON + DAY) is State.FADED
    rated(me, bellman, Rating.GOOD, NOON + 2 * DAY)
    assert state(me, shelf, NOON + 2 * DAY) is State.TICKED


def test_what_others_did_ticks_nothing(me, shelf, bellman):
    other = Learner.objects.create(username="other").pk
    rated(other, bellman)
    assert state(me, shelf) is State.OPEN


def test_a_pack_without_paths_has_no_checklists(me, shelf):
    bare = Shelf(shelf.catalogue, None, shelf.things)
    assert practice.checklists(me, bare, now=NOON) == {}
    assert practice.last_day(me, bare, Goal(), minutes=60, now=NOON).tiers == ()


def last_day(me, shelf, minutes, goal=None):
    return practice.last_day(me, shelf, goal or Goal(), minutes=minutes, now=NOON)


def test_the_last_day_has_four_tiers_and_keeps_to_the_minutes(me, shelf):
    found = last_day(me, shelf, 60.0)
    assert tuple(tier.proven.checklist.id for tier in found.tiers) == TIERS
    assert 0 < found.planned <= 60
    assert len(found.conduct) == 5
    assert last_day(me, shelf, 0.0).planned == 0


def test_the_most_pressing_tier_is_served_first_and_nothing_is_asked_twice(me, shelf):
    little, much = last_day(me, shelf, 30.0), last_day(me, shelf, 600.0)
    assert little.tiers[0].fits and little.tiers[0].later
    assert not any(tier.later for tier in much.tiers)
    things = [each.thing.key for tier in much.tiers for each in tier.fits]
    assert len(set(things)) == len(things)


def test_what_is_remembered_is_not_refreshed(me, shelf):
    for each in last_day(me, shelf, 600.0).tiers[0].fits:
        rated(me, each.thing.item)
    first = last_day(me, shelf, 600.0).tiers[0]
    assert first.fits == first.later == ()
    assert first.proven.ticked == first.proven.total - first.proven.cannot


def test_the_domains_are_those_that_the_learner_prepares(me, shelf):
    def domains(*topics):
        tier = last_day(me, shelf, 60.0, Goal(topics=topics)).tiers[-1]
        return [line.item.group for line in tier.proven.lines]

    assert domains("computer-vision") == ["vision"]
    assert domains() == domains("linear-algebra") == ["recommendation", "language", "vision", "time series"]


@pytest.mark.parametrize(("day", "near"), [(29, False), (30, True), (31, True), (32, True), (33, False)])
def test_the_last_day_is_near_from_two_days_before(day, near):
    goal = Goal(date=date(2026, 11, 30) + timedelta(days=day - 30))
    assert practice.last_day_near(goal, date(2026, 11, 30)) is near


def test_without_a_date_it_is_never_near():
    assert not practice.last_day_near(Goal(), date(2026, 11, 30))
    assert not practice.last_day_near(None, date(2026, 11, 30))


def test_the_minutes_left_are_those_of_the_day_less_what_was_done(me, bellman):
    goal = Goal(minutes=(30, 0, 0, 0, 0, 0, 0))
    assert practice.minutes_left(me, goal, now=NOON) == 30
    rated(me, bellman, at=NOON - DAY)
    practice.rate(me, bellman, Rating.GOOD, at=NOON, seconds=600)
    assert practice.minutes_left(me, goal, now=NOON) == 20
    practice.rate(me, bellman, Rating.GOOD, at=NOON + timedelta(hours=1), seconds=6000)
    assert practice.minutes_left(me, goal, now=NOON + timedelta(hours=1)) == 0
