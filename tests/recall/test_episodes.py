"""What a learner did with an item becomes reviews."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from viva.recall.episodes import GIVEN_UP, Past, Try, reviews
from viva.recall.review import Item, ItemKind, Rating

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
ITEM = Item(ItemKind.PROBLEM, "linear-algebra/inverse")
LATER = START + timedelta(days=30)


def minutes(count):
    return START + timedelta(minutes=count)


def attempt(after, solved=True, confidence=None):
    return Try(minutes(after), solved, after * 60.0, confidence)


def past(*tries, beginnings=(START,), hints=(), solutions=()):
    return Past(ITEM, 25 * 60.0, tuple(beginnings), tries, tuple(hints), tuple(solutions))


def ratings(found, now=LATER):
    return [review.rating for review in reviews(found, now)]


def test_solved_at_once_is_good():
    assert ratings(past(attempt(20))) == [Rating.GOOD]


def test_solved_quickly_and_surely_is_easy():
    assert ratings(past(attempt(8, confidence=0.9))) == [Rating.EASY]


def test_solved_after_a_failure_is_hard_and_counts_once():
    assert ratings(past(attempt(10, solved=False), attempt(20))) == [Rating.HARD]


def test_solved_with_a_hint_is_hard():
    assert ratings(past(attempt(20), hints=[minutes(5)])) == [Rating.HARD]


def test_a_hint_read_after_solving_changes_nothing():
    assert ratings(past(attempt(20), hints=[minutes(30)])) == [Rating.GOOD]


def test_reading_the_solution_first_is_again():
    assert ratings(past(attempt(40), solutions=[minutes(30)])) == [Rating.AGAIN]


def test_reading_the_solution_after_solving_is_no_failure():
    assert ratings(past(attempt(20), solutions=[minutes(30)])) == [Rating.GOOD]


def test_an_episode_under_way_is_no_review_yet():
    found = past(attempt(10, solved=False))
    assert ratings(found, now=minutes(30)) == []
    assert ratings(found, now=minutes(10) + GIVEN_UP) == [Rating.AGAIN]


def test_beginning_again_begins_another_review():
    again = START + timedelta(days=4)
    later = Try(again + timedelta(minutes=15), True, 900.0)
    assert ratings(past(attempt(10, solved=False), later, beginnings=(START, again))) == [
        Rating.AGAIN,
        Rating.GOOD,
    ]


def test_opening_without_trying_is_no_review():
    assert ratings(past()) == []


def test_where_nothing_happened_there_is_no_review():
    assert reviews(past(beginnings=()), START) == ()


def test_a_day_without_a_try_ends_an_episode_whatever_comes_later():
    late = START + timedelta(days=3)
    solved = Try(late, True, 3 * 86_400.0)
    assert ratings(past(attempt(10, solved=False), solved)) == [Rating.AGAIN, Rating.HARD]


def test_what_comes_after_a_solution_without_beginning_again_is_no_recall():
    late = Try(START + timedelta(days=3), True, 3 * 86_400.0)
    assert ratings(past(attempt(20), late)) == [Rating.GOOD]


def test_unfinished_lines_are_no_failure():
    unfinished = Try(minutes(5), False, 300.0, wrong=False)
    assert ratings(past(unfinished, attempt(20))) == [Rating.GOOD]


def test_a_page_left_open_is_not_counted_as_practice():
    (review,) = reviews(past(attempt(600)), LATER)
    assert (review.rating, review.seconds) == (Rating.HARD, 4 * 25 * 60.0)


EVENTS = st.lists(
    st.tuples(st.integers(1, 9_000), st.sampled_from(["right", "wrong", "solution", "again"])),
    max_size=14,
    unique_by=lambda each: each[0],
)


def history(events, until):
    """Only what happened up to a minute."""
    happened = sorted(each for each in events if each[0] <= until)
    return past(
        *(attempt(after, kind == "right") for after, kind in happened if kind in ("right", "wrong")),
        beginnings=[START, *(minutes(after) for after, kind in happened if kind == "again")],
        solutions=[minutes(after) for after, kind in happened if kind == "solution"],
    )


@given(EVENTS)
def test_reviews_come_in_order_and_none_before_the_beginning(events):
    found = reviews(history(events, 9_000), LATER)
    assert all(review.at >= START for review in found)
    assert list(found) == sorted(found, key=lambda review: review.at)
    assert len({review.at for review in found}) == len(found)


@given(EVENTS, st.integers(0, 12_000))
def test_what_was_said_once_stays_said(events, until):
    now = minutes(until)
    early = reviews(history(events, until), now)
    assert reviews(history(events, 9_000), LATER)[: len(early)] == early
