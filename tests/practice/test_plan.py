"""Today's plan and the days to come, over the bundled pack."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from viva import practice
from viva.content.pack import Pack, bundled
from viva.practice.standing import believed
from viva.recall.goal import Goal
from viva.recall.planner import Reason, Why
from viva.recall.review import Item, ItemKind, Rating
from viva.recall.shelf import Shelf, shelve
from viva.recall.syllabus import Form
from viva.store import journal, memory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    pack = Pack.open([bundled()])
    return shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)


@pytest.fixture
def me() -> int:
    return journal.local_owner()


def practise(me, session, at, rating=Rating.GOOD):
    for number, each in enumerate(session.activities):
        when = at + timedelta(minutes=number)
        practice.rate(me, each.thing.item, rating, at=when, seconds=60 * each.minutes)


def test_before_any_goal_there_is_a_plan_for_the_open_end(me, shelf):
    standing = practice.standing(me, shelf, now=NOON)
    session = practice.todays_session(standing)
    assert not standing.stated
    assert standing.horizon == date(2027, 2, 8)
    assert 0 < session.planned <= session.minutes == 60
    assert {each.thing.form for each in session.activities} >= {Form.FORMULA, Form.DERIVE}
    assert all(practice.in_words(each.reason) for each in session.activities)


@pytest.mark.slow
def test_what_takes_more_than_its_block_comes_on_another_day(me, shelf):
    spent = dict.fromkeys(Form, 0.0)
    for day in range(8):
        at = NOON + day * DAY
        session = practice.todays_session(practice.standing(me, shelf, now=at))
        practise(me, session, at)
        for each in session.activities:
            spent[each.thing.form] += each.minutes
    assert spent[Form.IMPLEMENT] > 60
    assert spent[Form.DERIVE] > 60


def test_what_is_done_today_is_not_planned_again_and_takes_its_minutes(me, shelf):
    first = practice.todays_session(practice.standing(me, shelf, now=NOON))
    done = first.activities[0]
    practice.rate(me, done.thing.item, Rating.GOOD, at=NOON, seconds=600)
    session = practice.todays_session(practice.standing(me, shelf, now=NOON + timedelta(hours=1)))
    assert [each.thing for each in session.done] == [done.thing]
    assert session.planned <= 50
    assert done.thing not in {each.thing for each in session.activities}


def test_a_day_without_minutes_is_free(me, shelf):
    practice.set_goal(me, Goal(minutes=(0, 60, 60, 60, 60, 60, 60)), at=NOON)
    session = practice.todays_session(practice.standing(me, shelf, now=NOON))
    assert (session.minutes, session.activities) == (0, ())


def test_missed_days_make_no_debt(me, shelf):
    practise(me, practice.todays_session(practice.standing(me, shelf, now=NOON)), NOON)
    later = practice.todays_session(practice.standing(me, shelf, now=NOON + 20 * DAY))
    assert later.planned <= later.minutes == 60


def test_days_to_come_keep_to_their_minutes_and_end_before_the_date(me, shelf):
    practice.set_goal(me, Goal(date=date(2026, 12, 4), minutes=(60, 30, 0, 60, 60, 60, 60)), at=NOON)
    days = practice.coming_sessions(practice.standing(me, shelf, now=NOON))
    assert [each.day.day for each in days] == [1, 2, 3]
    assert [each.minutes for each in days] == [30, 0, 60]
    assert all(each.planned <= each.minutes for each in days)


def test_on_the_review_day_nothing_new_is_begun(me, shelf):
    practice.set_goal(me, Goal(review_day=3), at=NOON)
    for day in range(3):
        at = NOON + day * DAY
        practise(me, practice.todays_session(practice.standing(me, shelf, now=at)), at)
    session = practice.todays_session(practice.standing(me, shelf, now=NOON + 3 * DAY))
    assert session.review
    assert not any(each.fresh for each in session.activities)


def test_who_has_just_begun_has_no_day_of_reviews(me, shelf):
    practice.set_goal(me, Goal(review_day=0), at=NOON)
    session = practice.todays_session(practice.standing(me, shelf, now=NOON))
    assert not session.review
    assert session.activities


def test_what_is_set_aside_comes_back_when_its_time_is_over(me, shelf):
    session = practice.todays_session(practice.standing(me, shelf, now=NOON))
    item = session.activities[0].thing.item
    practice.set_aside(me, item, days=1, at=NOON)

    def planned(at):
        found = practice.todays_session(practice.standing(me, shelf, now=at))
        return item in {each.thing.item for each in found.activities}

    assert not planned(NOON)
    assert planned(NOON + DAY)


def test_topics_of_ones_own_are_all_that_is_planned(me, shelf):
    practice.set_goal(me, Goal(topics=("linear-algebra",)), at=NOON)
    session = practice.todays_session(practice.standing(me, shelf, now=NOON))
    assert session.activities
    topics = {each.thing.topic for each in session.activities if each.reason.why is Why.ASKED}
    assert topics <= {"linear-algebra"}


def test_the_outlook_rises_with_minutes_and_lies_in_its_interval(me, shelf):
    practise(me, practice.todays_session(practice.standing(me, shelf, now=NOON)), NOON)
    outlook = practice.outlook(practice.standing(me, shelf, now=NOON + DAY))
    scores = [score for _, score in outlook.planned]
    assert scores == sorted(scores)
    assert outlook.bare.total.low <= outlook.bare.total.mean <= outlook.bare.total.high
    assert outlook.at(60) > outlook.at(0)


def test_a_belief_is_the_same_from_snapshots_and_from_the_beginning(me, shelf):
    for day in range(5):
        at = NOON + day * DAY
        rating = Rating.AGAIN if day % 2 else Rating.GOOD
        practise(me, practice.todays_session(practice.standing(me, shelf, now=at)), at, rating)
    standing = practice.standing(me, shelf, now=NOON + 5 * DAY)
    memory.forget_snapshots(me, since=0)
    again = believed(me, shelf, standing.syllabus)
    np.testing.assert_array_equal(again.stability, standing.belief.stability)
    np.testing.assert_array_equal(again.strength, standing.belief.strength)


def test_an_undone_review_is_not_believed(me, shelf):
    before = practice.standing(me, shelf, now=NOON).belief
    item = Item(ItemKind.PROBLEM, "linear-algebra/inverse")
    number = practice.rate(me, item, Rating.GOOD, at=NOON, seconds=60)
    assert practice.standing(me, shelf, now=NOON).belief.practised.any()
    practice.undo(me, number, at=NOON)
    after = practice.standing(me, shelf, now=NOON).belief
    np.testing.assert_array_equal(after.stability, before.stability)


def test_a_goal_comes_back_as_it_was_set(me):
    assert practice.goal(me) is None
    wanted = Goal(date=date(2027, 1, 15), minutes=(30, 0, 60, 45, 90, 10, 5), role="complete")
    practice.set_goal(me, Goal(), at=NOON)
    practice.set_goal(me, wanted, at=NOON)
    assert practice.goal(me) == wanted


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(Why.FADES, chance=0.617, day=date(2027, 1, 14).toordinal()), "fades to 62 % by 14 January"),
        (Reason(Why.OPENS, count=7), "opens 7 objectives"),
        (Reason(Why.OPENS, count=1), "opens 1 objective"),
        (Reason(Why.ASKED, share=0.0123), "1.2 % of what is asked"),
        (Reason(Why.NEXT), "next in order"),
    ],
)
def test_reasons_in_words(reason, words):
    assert practice.in_words(reason) == words
