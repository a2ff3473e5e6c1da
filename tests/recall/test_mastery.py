"""The knowledge map says how sure it is."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.recall import chance, planner
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, replay
from viva.recall.forgetting import AGAIN, GOOD
from viva.recall.mastery import Map, State, by_topic, map_of, masteries
from viva.recall.planner import Schedule
from viva.recall.syllabus import Form, Item, Node, Syllabus

from .material import HISTORIES, SYLLABUS, syllabus

BLANK = Belief.blank(SYLLABUS)
CHAIN = [
    Node("algebra", "t"),
    Node("gradient", "t", 1, (("algebra", 1.0),)),
    Node("adam", "t", 1, (("gradient", 1.0),)),
]


def item(name: str, objective: str, value: float = 0.25) -> Item:
    return Item(name, objective, Form.QUESTION, 7.0, 2.5, value)


def practised(name: str, day: int, grade: int, activity: Activity = Activity.PRACTISE) -> Attempt:
    return Attempt(day, name, activity, grade > AGAIN, grade, 3.0)


def seen(material: Syllabus, history: list[Attempt], day: int, date: int) -> Map:
    return map_of(material, replay(material, history), day=day, date=date)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.integers(0, 90), st.integers(0, 90))
def test_every_interval_holds_its_mean(history, days, ahead):
    day = max((attempt.day for attempt in history), default=0) + days
    belief = replay(SYLLABUS, history)
    here = map_of(SYLLABUS, belief, day=day, date=day + ahead)
    for each in (*masteries(SYLLABUS, here).values(), *by_topic(SYLLABUS, belief, here).values()):
        assert 0 <= each.low <= each.mean <= each.high <= 1


@settings(max_examples=25, deadline=None)
@given(HISTORIES, st.integers(0, 60))
def test_the_map_knows_what_the_plan_takes_for_known(history, days):
    day = max((attempt.day for attempt in history), default=0) + days
    belief = replay(SYLLABUS, history)
    here = map_of(SYLLABUS, belief, day=day, date=day + 9)
    settled = planner.morning(SYLLABUS, belief, Schedule(day + 9, 60.0), day=day, minutes=60.0, attended=day)
    assert (here.known == settled.known).all()


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.integers(0, 60))
def test_a_state_is_what_its_numbers_say(history, days):
    day = max((attempt.day for attempt in history), default=0) + days
    here = seen(SYLLABUS, history, day, day + 9)
    known = dict(zip(SYLLABUS.node_number, here.known, strict=True))
    for name, each in masteries(SYLLABUS, here).items():
        needs = {need for need, _ in SYLLABUS.nodes[SYLLABUS.node_number[name]].prerequisites}
        shaky = {need for need in needs if not known[need]}
        assert set(each.blockers) == (shaky if each.state is State.BLOCKED else set())
        match each.state:
            case State.KNOWN:
                assert each.mean >= chance.KNOWN
            case State.READY:
                assert each.mean < chance.KNOWN
                assert not shaky
            case State.BLOCKED:
                assert each.mean < chance.KNOWN
                assert shaky
            case State.FADING:
                assert each.tried


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 40), st.floats(0, 40))
def test_more_of_the_same_evidence_narrows_the_interval(fewer, more):
    """In proportion to what is usual, so that no mean moves."""
    fewer, more = sorted((fewer, more))

    def widths(attempts: float) -> np.ndarray:
        each = np.full(len(SYLLABUS.nodes), attempts)
        belief = replace(BLANK, known=chance.KNOWN_BEFORE * each, unknown=(1 - chance.KNOWN_BEFORE) * each)
        here = map_of(SYLLABUS, belief, day=0, date=9)
        topics = by_topic(SYLLABUS, belief, here).values()
        return np.concatenate([here.high - here.low, [topic.high - topic.low for topic in topics]])

    assert (widths(more) <= widths(fewer) + 1e-9).all()


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.floats(1, 20), st.floats(1, 20), st.integers(1, 60))
def test_knowing_more_of_a_memory_narrows_the_interval(history, less, more, days):
    day = max((attempt.day for attempt in history), default=0) + days
    belief = replay(SYLLABUS, history)

    def widths(sharpness: float) -> np.ndarray:
        weights = BLANK.strength**sharpness
        sure = replace(belief, strength=weights / weights.sum())
        here = map_of(SYLLABUS, sure, day=day, date=day)
        return here.high - here.low

    less, more = sorted((less, more))
    assert (widths(more) <= widths(less) + 1e-9).all()


def test_what_was_never_tried_is_nearly_anybodys_guess():
    untried = masteries(SYLLABUS, map_of(SYLLABUS, BLANK, day=0, date=9))["o0"]
    assert not untried.tried
    assert untried.mean == pytest.approx(chance.KNOWN_BEFORE)
    assert untried.low < 0.001
    assert untried.high > 0.6


def test_even_what_was_practised_today_may_slip():
    today = masteries(SYLLABUS, seen(SYLLABUS, [practised("i0", 4, GOOD)], 4, 4))["o0"]
    assert (today.mean, today.high) == (1.0, 1.0)
    assert today.low == pytest.approx(0.95)


def test_a_review_months_ago_may_have_held_or_not():
    here = masteries(SYLLABUS, seen(SYLLABUS, [practised("i0", 0, GOOD)], 60, 60))["o0"]
    assert here.low < here.mean - 0.1
    assert here.high > here.mean + 0.1


def test_what_is_known_fades_and_opens_what_needs_it():
    material = Syllabus([item("a", "algebra"), item("g", "gradient"), item("m", "adam")], CHAIN)
    states = {
        name: each.state
        for name, each in masteries(material, seen(material, [practised("a", 0, GOOD)], 1, 5)).items()
    }
    assert states == {"algebra": State.KNOWN, "gradient": State.READY, "adam": State.BLOCKED}
    later = masteries(material, seen(material, [practised("a", 0, GOOD)], 1, 200))
    assert later["algebra"].state is State.FADING
    assert later["adam"].blockers == ("gradient",)


def test_what_nobody_asks_is_said_to_be_so_and_blocks_nothing():
    material = Syllabus([item("g", "gradient")], CHAIN)
    here = map_of(material, Belief.blank(material), day=0, date=9)
    found = masteries(material, here)
    assert found["algebra"].state is State.UNASKED
    assert found["algebra"].mean == pytest.approx(chance.KNOWN_BEFORE)
    assert found["gradient"].state is State.READY
    assert by_topic(material, Belief.blank(material), here)["t"].total == 1


def test_a_failed_probe_is_a_try():
    tried = masteries(SYLLABUS, seen(SYLLABUS, [practised("i3", 0, AGAIN, Activity.PROBE)], 1, 9))["o3"]
    assert tried.tried
    assert tried.state is not State.FADING


def test_a_topic_weighs_its_objectives_by_marks():
    material = Syllabus(
        [item("a", "algebra", 0.9), item("g", "gradient", 0.05), item("m", "adam", 0.05)], CHAIN
    )
    belief = replay(material, [practised("a", 0, GOOD)])
    here = map_of(material, belief, day=0, date=0)
    topic = by_topic(material, belief, here)["t"]
    assert topic.mean == pytest.approx(0.9 + 0.05 * here.mean[1] + 0.05 * here.mean[2])
    assert (topic.known, topic.total) == (int(here.known.sum()), 3)


def test_nothing_to_learn_is_an_empty_map():
    nothing = syllabus(objectives=0, items=0)
    belief = Belief.blank(nothing)
    here = map_of(nothing, belief, day=0, date=9)
    assert masteries(nothing, here) == {}
    assert by_topic(nothing, belief, here) == {}


@pytest.mark.slow
def test_a_whole_syllabus_is_mapped_at_a_glance():
    large = syllabus(objectives=837, items=5000)
    belief = replay(large, [practised(f"i{n}", n // 20, 1 + n % 4) for n in range(400)])
    times = []
    for _ in range(5):
        start = time.process_time()
        here = map_of(large, belief, day=30, date=60)
        masteries(large, here), by_topic(large, belief, here)
        times.append(time.process_time() - start)
    assert min(times) < 0.06  # 0.01 where nothing else runs
