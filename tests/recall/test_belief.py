"""What is believed is a function of the attempts."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.recall import chance
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, believe, replay
from viva.recall.forgetting import AGAIN, GOOD

from .material import HISTORIES, ITEMS, SYLLABUS

BLANK = Belief.blank(SYLLABUS)


def equal(one: Belief, other: Belief) -> bool:
    return all(
        np.array_equal(getattr(one, each.name), getattr(other, each.name), equal_nan=each.name == "stability")
        for each in fields(Belief)
    )


def practised(item: str, day: int, grade: int) -> Attempt:
    return Attempt(day, item, Activity.PRACTISE, grade > AGAIN, grade, 3.0)


@settings(deadline=None)
@given(HISTORIES, st.integers(0, 15))
def test_replaying_attempts_equals_believing_them_one_by_one(history, cut):
    one_by_one = BLANK
    for attempt in history:
        one_by_one = believe(SYLLABUS, one_by_one, attempt)
    assert equal(one_by_one, replay(SYLLABUS, history))
    assert equal(one_by_one, replay(SYLLABUS, history[cut:], replay(SYLLABUS, history[:cut])))


@settings(deadline=None)
@given(HISTORIES)
def test_an_attempt_leaves_the_belief_before_it_as_it_was(history):
    before = replay(SYLLABUS, history[:-1])
    copies = {each.name: getattr(before, each.name).copy() for each in fields(Belief)}
    replay(SYLLABUS, history[-1:], before)
    assert equal(before, Belief(**copies))


@settings(deadline=None)
@given(HISTORIES, ITEMS, st.integers(0, 30), st.integers(2, 4), st.integers(0, 60))
def test_a_successful_review_never_lowers_what_is_remembered(history, item, pause, grade, later):
    before = replay(SYLLABUS, history)
    day = max((attempt.day for attempt in history), default=0) + pause
    after = believe(SYLLABUS, before, practised(item, day, grade))
    number = SYLLABUS.item_number[item]
    old = chance.memory(SYLLABUS, before, day + later)
    new = chance.memory(SYLLABUS, after, day + later)
    kept = before.practised
    assert (new[kept] >= old[kept] - 1e-9).all()
    assert chance.memory(SYLLABUS, after, day)[number] == pytest.approx(1.0)


@settings(deadline=None)
@given(HISTORIES, st.integers(0, 90))
def test_a_chance_is_a_chance(history, days):
    belief = replay(SYLLABUS, history)
    expected = chance.success(SYLLABUS, belief, max((a.day for a in history), default=0) + days)
    assert ((expected >= 0) & (expected <= 1)).all()


def test_success_credits_what_the_item_stands_on():
    history = [practised("i0", 0, AGAIN), practised("i1", 4, GOOD)]
    without, with_credit = replay(SYLLABUS, history[:1]), replay(SYLLABUS, history)
    assert chance.memory(SYLLABUS, with_credit, 9)[0] > chance.memory(SYLLABUS, without, 9)[0]


def test_failure_puts_doubt_on_what_the_item_stands_on():
    history = [practised("i0", 0, GOOD), practised("i1", 4, AGAIN)]
    without, with_doubt = replay(SYLLABUS, history[:1]), replay(SYLLABUS, history)
    assert chance.memory(SYLLABUS, with_doubt, 9)[0] < chance.memory(SYLLABUS, without, 9)[0]


def test_who_knew_the_first_thing_is_believed_to_know_more_of_its_topic():
    known, unknown = (replay(SYLLABUS, [practised("i2", 0, grade)]) for grade in (GOOD, AGAIN))
    assert chance.known_before(SYLLABUS, known)[3] > chance.known_before(SYLLABUS, unknown)[3]


def test_an_item_nobody_knows_changes_nothing():
    assert equal(BLANK, believe(SYLLABUS, BLANK, practised("nowhere", 0, GOOD)))


def test_an_attempt_that_contradicts_itself_says_all_that_is_wrong():
    with pytest.raises(ValueError, match=r"success is True.*minutes are -1"):
        Attempt(0, "i0", Activity.PRACTISE, True, AGAIN, -1)
