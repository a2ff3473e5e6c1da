"""A day's session keeps to its minutes, its routine and its order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.recall.material import HISTORIES, SYLLABUS
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, replay
from viva.recall.goal import ROUTINE
from viva.recall.planner import Schedule, today
from viva.recall.session import Request, owed, session
from viva.recall.syllabus import Form

WHOLE = tuple(ROUTINE.items())
SCHEDULE = Schedule(90, 60.0)
ROUTINES = st.lists(st.tuples(st.sampled_from(Form), st.integers(0, 30)), unique_by=lambda each: each[0])


def plan(history, minutes=60.0, routine=WHOLE, **request):
    belief = replay(SYLLABUS, history)
    day = max((each.day for each in history), default=0) + 1
    return session(SYLLABUS, belief, SCHEDULE, Request(day, minutes, routine=tuple(routine), **request))


def forms(choices):
    return [SYLLABUS.items[SYLLABUS.item_number[choice.item]].form for choice in choices]


@given(HISTORIES, st.floats(0, 240), ROUTINES)
def test_no_session_exceeds_its_minutes(history, minutes, routine):
    choices, _ = plan(history, minutes, routine)
    assert sum(choice.minutes for choice in choices) <= minutes + 1e-9


@given(HISTORIES, st.floats(0, 240), ROUTINES)
def test_nothing_is_chosen_twice(history, minutes, routine):
    choices, _ = plan(history, minutes, routine)
    assert len({choice.item for choice in choices}) == len(choices)


@given(HISTORIES)
def test_without_a_routine_the_plan_decides(history):
    day = max((each.day for each in history), default=0) + 1
    free = today(SYLLABUS, replay(SYLLABUS, history), SCHEDULE, day=day, minutes=60.0, attended=0)
    assert plan(history, routine=())[0][:1] == free[:1]


@given(HISTORIES, st.floats(10, 240))
def test_on_a_review_day_nothing_new_is_begun(history, minutes):
    choices, _ = plan(history, minutes, review=True)
    known = {each.item for each in history}
    assert {choice.item for choice in choices} <= known


@given(HISTORIES, st.sets(st.integers(0, len(SYLLABUS.items) - 1)))
def test_what_is_set_aside_is_left_alone(history, numbers):
    belief = replay(SYLLABUS, history)
    aside = belief.practised & False
    aside[list(numbers)] = True
    choices, _ = session(SYLLABUS, belief, SCHEDULE, Request(60, 120.0, routine=WHOLE), aside=aside)
    assert not {SYLLABUS.item_number[choice.item] for choice in choices} & numbers


def test_blocks_take_turns_in_the_order_of_the_routine():
    choices, _ = session(SYLLABUS, Belief.blank(SYLLABUS), SCHEDULE, Request(0, 200.0, routine=WHOLE))
    first = list(dict.fromkeys(forms(choices)))
    assert len(first) >= 3 and first == [form for form in ROUTINE if form in first]


def test_a_block_of_no_minutes_comes_only_if_minutes_are_left():
    only_formulas = ((Form.FORMULA, 1), (Form.IMPLEMENT, 0))
    choices, _ = session(SYLLABUS, Belief.blank(SYLLABUS), SCHEDULE, Request(0, 20.0, routine=only_formulas))
    assert forms(choices)[0] is Form.FORMULA


def test_what_is_owed_comes_first():
    request = Request(0, 60.0, routine=WHOLE, owed={Form.IMPLEMENT: 20.0, Form.FORMULA: -20.0})
    choices, _ = session(SYLLABUS, Belief.blank(SYLLABUS), SCHEDULE, request)
    assert forms(choices)[0] is Form.IMPLEMENT
    assert set(forms(choices)) > {Form.IMPLEMENT}
    assert sum(choice.minutes for choice in choices) <= 60


@given(ROUTINES, st.dictionaries(st.sampled_from(Form), st.floats(0, 500)))
def test_what_is_owed_adds_up_to_nothing(routine, spent):
    found = owed(tuple(routine), spent)
    assert abs(sum(found.values())) < 1e-6


def test_siblings_in_memory_wait_for_another_day():
    both = [item.id for item in SYLLABUS.items if item.objective == "o0"]
    history = [Attempt(0, item, Activity.PRACTISE, True, 3, 2.0) for item in both]
    choices, _ = session(SYLLABUS, replay(SYLLABUS, history), SCHEDULE, Request(60, 500.0))
    assert len({choice.item for choice in choices} & set(both)) <= 1


def test_what_is_expected_afterwards_knows_the_session():
    choices, after = plan([], 100.0)
    numbers = [SYLLABUS.item_number[choice.item] for choice in choices]
    assert numbers and after.practised[numbers].all()
