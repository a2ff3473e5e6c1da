"""What to review now, and how a review is rated by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viva import practice
from viva.content.pack import Pack
from viva.recall.days import begins, day_of
from viva.recall.goal import Goal
from viva.recall.planner import Reason, Why
from viva.recall.review import Item, ItemKind, Rating
from viva.recall.shelf import Shelf, Thing
from viva.store import journal

pytestmark = pytest.mark.django_db
READING = Path(__file__).parents[1] / "packs/reading"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def formula(name, objective, **more):
    return Thing(
        Item(ItemKind.EXERCISE, f"softmax/{name}"), name, (objective,), 1, **({"minutes": 4.0} | more)
    )


DERIVATION = Thing(Item(ItemKind.DERIVATION, "softmax/jacobian"), "Jacobian", ("dl.softmax",), 1, 10.0)
THINGS = (
    formula("a", "dl.softmax"),
    formula("b", "dl.softmax"),
    formula("c", "dl.temperature"),
    formula("d", "info.entropy"),
    DERIVATION,
)
A, B, C, D = (each.item for each in THINGS[:4])


@pytest.fixture
def learner():
    found = journal.local_owner()
    practice.set_goal(found, Goal(minutes=(60,) * 7), at=NOON - 100 * DAY)
    return found


@pytest.fixture(scope="module")
def shelf():
    return Shelf(Pack.open([READING]).catalogue, None, {each.key: each for each in THINGS})


@pytest.fixture(autouse=True)
def plan(monkeypatch):
    """What the session names: nothing, unless a test says so. How often it was asked is counted."""
    plan = {"names": (), "asked": 0}

    def todays_session(standing):
        plan["asked"] += 1
        activities = tuple(
            practice.Activity(thing, 3.0, True, Reason(Why.NEXT))
            for thing in THINGS
            if thing.item in plan["names"]
        )
        return practice.Session(standing.today, 60, False, activities)

    monkeypatch.setattr("viva.practice.named.todays_session", todays_session)
    return plan


def find(learner, shelf, now=NOON, **more):
    return practice.queue(learner, practice.standing(learner, shelf, now=now), now=now, **more)


def items(found):
    return [each.thing.item for each in found.entries]


def rated(learner, item, rating=Rating.AGAIN, *, days=0.0, at=NOON):
    return practice.rate(learner, item, rating, at=at - days * DAY, seconds=60)


def test_nothing_is_due_and_nothing_is_named(learner, shelf):
    found = find(learner, shelf)
    assert (found.entries, found.over, found.buried, found.others, found.done) == ((), 0, 0, (), 0)


def test_what_the_session_names_comes_before_what_is_due_most_faded_first(learner, shelf, plan):
    plan["names"] = (D,)
    rated(learner, A, days=5)
    rated(learner, C, days=9)
    found = find(learner, shelf)
    assert items(found) == [D, C, A]
    new, faded, _ = found.entries
    assert (new.card, new.recall, new.minutes, new.reason) == (None, None, 3.0, "next in order")
    assert faded.recall < found.entries[2].recall < 0.9
    assert faded.reason == "due since 22 February"
    assert found.minutes == 3.0 + 2 * 2.0


def test_what_is_due_later_is_left_for_later(learner, shelf):
    rated(learner, A, Rating.EASY, days=1)
    assert items(find(learner, shelf)) == []
    assert items(find(learner, shelf, now=NOON + 30 * DAY)) == [A]


def test_a_sibling_waits_until_tomorrow_unless_one_asks_for_it(learner, shelf):
    rated(learner, A, days=5)
    rated(learner, B, days=4)
    found = find(learner, shelf)
    assert (items(found), found.buried) == ([A], 1)
    assert items(find(learner, shelf, siblings=True)) == [A, B]
    rated(learner, A, Rating.GOOD)
    found = find(learner, shelf)
    assert (items(found), found.buried, found.done) == ([], 1, 1)
    assert items(find(learner, shelf, now=NOON + DAY)) == [B]


def test_what_was_never_seen_repeats_nothing(learner, shelf, plan):
    rated(learner, A)
    plan["names"] = (B,)
    assert items(find(learner, shelf)) == [B]


def test_the_minutes_that_are_left_are_not_overdrawn_unless_one_goes_on(learner, shelf):
    practice.set_goal(learner, Goal(minutes=(4,) * 7), at=NOON)
    for item in (A, C, D):
        rated(learner, item, days=5)
    found = find(learner, shelf)
    assert (len(found.entries), found.over) == (2, 1)
    assert len(find(learner, shelf, beyond=True).entries) == 3
    rated(learner, found.entries[0].thing.item, Rating.GOOD)
    again = find(learner, shelf)
    assert (len(again.entries), again.over, again.done) == (1, 1, 1)


def test_what_is_set_aside_does_not_come(learner, shelf, plan):
    plan["names"] = (C, D)
    rated(learner, A, days=5)
    practice.bury(learner, A, at=NOON)
    practice.set_aside(learner, C, days=None, at=NOON)
    assert items(find(learner, shelf)) == [D]
    assert practice.left_alone(learner, now=NOON)[C] is None
    tomorrow = begins(day_of(NOON) + DAY)
    assert items(find(learner, shelf, now=tomorrow)) == [D, A]
    practice.set_aside(learner, C, days=0, at=tomorrow)
    assert C in items(find(learner, shelf, now=tomorrow))


def test_a_plan_is_kept_while_one_reviews_and_made_anew_when_nothing_to_review_is_left(learner, shelf, plan):
    plan["names"] = (A, C)
    assert items(find(learner, shelf)) == [A, C]
    plan["names"] = (D,)
    rated(learner, A, Rating.GOOD)
    assert items(find(learner, shelf)) == [C]
    assert plan["asked"] == 1
    rated(learner, C, Rating.GOOD, at=NOON + timedelta(minutes=1))
    assert items(find(learner, shelf, now=NOON + timedelta(minutes=2), renew=False)) == []
    assert items(find(learner, shelf, now=NOON + timedelta(minutes=2))) == [D]
    plan["names"] = ()
    rated(learner, D, Rating.GOOD, at=NOON + timedelta(minutes=3))
    for _ in range(3):
        assert items(find(learner, shelf, now=NOON + timedelta(minutes=4))) == []
    assert plan["asked"] == 3


def test_another_day_and_another_goal_have_another_plan(learner, shelf, plan):
    plan["names"] = (A,)
    assert items(find(learner, shelf)) == [A]
    plan["names"] = (C,)
    assert items(find(learner, shelf, now=NOON + DAY)) == [C]
    plan["names"] = (D,)
    practice.set_goal(learner, Goal(minutes=(30,) * 7), at=NOON + DAY)
    assert items(find(learner, shelf, now=NOON + DAY)) == [D]


def test_what_a_verdict_rates_is_listed_apart(learner, shelf, plan):
    lesson = Item(ItemKind.LESSON, "softmax")
    plan["names"] = (DERIVATION.item,)
    for item in (lesson, Item(ItemKind.LESSON, "gone"), Item(ItemKind.EXERCISE, "softmax/gone")):
        rated(learner, item, days=9)
    found = find(learner, shelf)
    assert found.entries == ()
    assert [(each.item, each.title, each.recall is None) for each in found.others] == [
        (DERIVATION.item, "Jacobian", True),
        (lesson, "Softmax and temperature", False),
    ]


def test_one_thing_can_be_asked_for_out_of_turn(learner, shelf):
    thing = shelf.things[A.key]
    assert practice.entry_of(learner, thing, now=NOON).reason == "you asked for it"
    rated(learner, A, days=5)
    assert practice.entry_of(learner, thing, now=NOON).reason == "due since 26 February"
