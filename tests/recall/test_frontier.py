"""What comes next on the map is worth most, opens most, or is being lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.recall import chance
from viva.recall.belief import Belief, replay
from viva.recall.frontier import blocking, fading, ready_next
from viva.recall.mastery import FADED, State, map_of, masteries
from viva.recall.syllabus import Form, Item, Node, Syllabus

from .material import HISTORIES, SYLLABUS, syllabus

NODES = [Node("algebra", "t"), Node("gradient", "t", 1, (("algebra", 1.0),)),
         Node("adam", "t", 1, (("gradient", 1.0),)), Node("history", "t")]  # fmt: skip
MARKS = {"algebra": 0.2, "gradient": 0.3, "adam": 0.3, "history": 0.2}
SMALL = Syllabus(
    [Item(f"{name}?", name, Form.QUESTION, 7.0, 2.5, marks) for name, marks in MARKS.items()], NODES
)


def test_what_is_ready_comes_by_worth_and_says_how_much_it_opens():
    first, second = ready_next(SMALL, map_of(SMALL, Belief.blank(SMALL), day=0, date=9))
    assert (first.objective, first.opens) == ("algebra", 2)
    assert first.worth == pytest.approx(0.2 + chance.TOLL * (0.3 + 0.3))
    assert (second.objective, second.opens, second.worth) == ("history", 0, pytest.approx(0.2))


def test_what_blocks_most_comes_first_and_what_blocks_nothing_not_at_all():
    gates = blocking(SMALL, map_of(SMALL, Belief.blank(SMALL), day=0, date=9))
    assert [(gate.objective, gate.opens) for gate in gates] == [("algebra", 2), ("gradient", 1)]


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.integers(0, 60), st.integers(1, 90))
def test_what_loses_most_by_the_date_fades_first(history, days, ahead):
    day = max((attempt.day for attempt in history), default=0) + days
    here = map_of(SYLLABUS, replay(SYLLABUS, history), day=day, date=day + ahead)
    lost = [each.now - each.on_date for each in fading(SYLLABUS, here)]
    assert lost == sorted(lost, reverse=True)
    assert all(min(each.now, each.on_date) < FADED for each in fading(SYLLABUS, here))


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.integers(0, 60))
def test_what_comes_next_is_what_the_map_says(history, days):
    day = max((attempt.day for attempt in history), default=0) + days
    here = map_of(SYLLABUS, replay(SYLLABUS, history), day=day, date=day + 9)
    by_state = {state: set() for state in State}
    for name, each in masteries(SYLLABUS, here).items():
        by_state[each.state].add(name)
    assert {each.objective for each in fading(SYLLABUS, here)} == by_state[State.FADING]
    assert {gate.objective for gate in ready_next(SYLLABUS, here)} == by_state[State.READY]


def test_nothing_to_learn_is_nothing_to_do():
    nothing = syllabus(objectives=0, items=0)
    here = map_of(nothing, Belief.blank(nothing), day=0, date=9)
    assert (ready_next(nothing, here), blocking(nothing, here), fading(nothing, here)) == ((), (), ())
