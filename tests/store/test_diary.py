"""Minutes by day: read on from where the last page stopped, and equal to the sums over all reviews."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva.recall.days import day_of
from viva.recall.review import Item, ItemKind, Rating, Review
from viva.store import diary, journal, memory
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
ITEMS = (Item(ItemKind.CARD, "t/c"), Item(ItemKind.PROBLEM, "t/p"))


@pytest.fixture
def me():
    return journal.local_owner()


def keep(learner, day=0, seconds=60.0, item=ITEMS[0]):
    review = Review(item, Rating.GOOD, MONDAY + timedelta(days=day), seconds)
    return memory.append_review(learner, review, predicted=None, by_hand=True)


def undo(number):
    memory.undo_review(number, at=MONDAY + timedelta(days=99), by_hand=True)


def summed(learner, since):
    """The long way."""
    found = {}
    for each in memory.reviews(learner):
        if (day := day_of(each.review.at)) >= since:
            kinds = found.setdefault(day, {})
            kinds[each.review.item.kind] = kinds.get(each.review.item.kind, 0.0) + each.review.seconds / 60
    return found


def agree(learner, since):
    found, wanted = diary.minutes(learner, since=since), summed(learner, since)
    assert found.keys() == wanted.keys()
    for day in wanted:
        assert found[day] == pytest.approx(wanted[day])


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), st.integers(-5, 5), st.integers(0, 1)),
        st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("look"), st.integers(-6, 5), st.just(0)),
    ),
    max_size=25,
)


@given(steps=STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_kept_and_taken_back_the_sums_are_those_of_all_reviews(me, steps):
    diary._diary.cache_clear()
    kept = []
    for what, number, item in steps:
        if what == "keep":
            kept.append(keep(me, number, 30.0 + number, ITEMS[item]))
        elif what == "undo" and kept:
            undo(kept[number % len(kept)])
        elif what == "look":
            agree(me, day_of(MONDAY) + timedelta(days=number))
    agree(me, day_of(MONDAY) - timedelta(days=6))
    agree(me, day_of(MONDAY) + timedelta(days=2))


def test_a_day_of_which_all_was_taken_back_is_no_day(me):
    numbers = [keep(me, seconds=0.1), keep(me, seconds=0.2)]
    assert diary.minutes(me, since=date(2026, 3, 1))
    for number in numbers:
        undo(number)
    assert diary.minutes(me, since=date(2026, 3, 1)) == {}


def test_what_was_read_is_not_read_again(me, django_assert_num_queries):
    keep(me)
    diary.minutes(me, since=date(2026, 3, 1))
    keep(me, day=1)
    with django_assert_num_queries(2) as queries:
        assert len(diary.minutes(me, since=date(2026, 3, 1))) == 2
    assert all('"id" >' in each["sql"] for each in queries.captured_queries)


def test_learners_have_diaries_of_their_own(me):
    other = Learner.objects.create_user("other").pk
    keep(other)
    assert diary.minutes(me, since=date(2026, 3, 1)) == {}
