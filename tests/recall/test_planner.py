"""Today's plan keeps to its minutes and to the order of things."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.recall import chance, future, planner, price
from viva.recall.attempt import Activity, Attempt
from viva.recall.belief import Belief, replay
from viva.recall.forgetting import AGAIN, GOOD
from viva.recall.outlook import outlook
from viva.recall.planner import Schedule, Why
from viva.recall.readiness import forecast, readiness
from viva.recall.syllabus import Form, Item, Node, Syllabus

from .material import HISTORIES, SYLLABUS, syllabus

BLANK = Belief.blank(SYLLABUS)


def plan(history, horizon, minutes, syllabus=SYLLABUS):
    day = max((attempt.day for attempt in history), default=0)
    schedule = Schedule(day + horizon, minutes)
    return planner.today(
        syllabus, replay(syllabus, history), schedule, day=day, minutes=minutes, attended=day
    )


@given(HISTORIES, st.integers(1, 90), st.floats(0, 120))
@settings(max_examples=40, deadline=None)
def test_no_plan_exceeds_its_minutes(history, horizon, minutes):
    choices = plan(history, horizon, minutes)
    assert sum(choice.minutes for choice in choices) <= minutes + 1e-9
    assert len({choice.item for choice in choices}) == len(choices)


@given(HISTORIES, st.integers(1, 90), st.floats(20, 240))
@settings(max_examples=40, deadline=None)
def test_a_prerequisite_never_comes_after_what_needs_it_unless_known(history, horizon, minutes):
    day = max((attempt.day for attempt in history), default=0)
    belief = replay(SYLLABUS, history)
    mastery = SYLLABUS.best_of(chance.memory(SYLLABUS, belief, day))
    order = [int(SYLLABUS.objective[SYLLABUS.item_number[c.item]]) for c in plan(history, horizon, minutes)]
    for later, objective in enumerate(order):
        begun = set(order[:later])
        if mastery[objective] < chance.KNOWN and objective not in begun:
            above = SYLLABUS.grounds.start[SYLLABUS.grounds.end == objective]
            assert begun.isdisjoint(int(each) for each in above)


@given(HISTORIES, st.integers(1, 90), st.lists(st.floats(0, 240), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_more_minutes_never_lower_predicted_readiness(history, horizon, minutes):
    day = max((attempt.day for attempt in history), default=0)
    schedule = Schedule(day + horizon, 60.0)
    scores = forecast(SYLLABUS, replay(SYLLABUS, history), schedule, day=day, minutes=sorted(minutes))
    assert list(scores) == sorted(scores)


@given(HISTORIES, st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_readiness_lies_within_its_interval(history, days):
    date = max((attempt.day for attempt in history), default=0) + days
    ready = readiness(SYLLABUS, replay(SYLLABUS, history), date)
    for score in (ready.total, *ready.by_topic.values(), *ready.by_form.values()):
        assert 0 <= score.low <= score.mean <= score.high <= 1


def test_missed_days_make_no_debt():
    """After two weeks away the day is as long as any other, and only the price of a minute has changed."""
    schedule = Schedule(30, 60.0)
    for day in (1, 15):
        choices = planner.today(SYLLABUS, BLANK, schedule, day=day, minutes=60.0, attended=1)
        assert sum(choice.minutes for choice in choices) <= 60
    seldom, often = (
        planner.morning(SYLLABUS, BLANK, schedule, day=15, minutes=60.0, attended=attended)
        for attended in (1, 15)
    )
    assert seldom.price >= often.price


def test_what_was_practised_today_is_done():
    history = [Attempt(0, "i5", Activity.PRACTISE, True, GOOD, 2.0)]
    assert "i5" not in {choice.item for choice in plan(history, 5, 200.0)}


@given(HISTORIES, st.integers(2, 90))
@settings(max_examples=40, deadline=None)
def test_what_was_renewed_today_counts_for_nobody_a_second_time(history, horizon):
    day = max((attempt.day for attempt in history), default=0) + 1
    belief = replay(SYLLABUS, history)
    settled = planner.morning(
        SYLLABUS, belief, Schedule(day + horizon, 60.0), day=day, minutes=60.0, attended=day
    )
    assert planner._to_renew(belief, settled) == pytest.approx(settled.renewal)
    for number in range(len(SYLLABUS.items)):
        after = replay(SYLLABUS, [Attempt(day, f"i{number}", Activity.PRACTISE, True, GOOD, 2.0)], belief)
        left = planner._to_renew(after, settled)
        assert left[number] == 0
        assert (left <= settled.renewal + 1e-12).all()


@given(HISTORIES, st.integers(2, 90))
@settings(max_examples=40, deadline=None)
def test_what_a_review_does_for_others_is_shared_by_all_that_do_it(history, horizon):
    """However many exercise an item, together with its own review they renew it at most once."""
    day = max((attempt.day for attempt in history), default=0) + 1
    belief = replay(SYLLABUS, history)
    view = outlook(SYLLABUS, belief, day, horizon)
    gain = np.ones(len(SYLLABUS.items))
    renewal, credits = planner._renewal(SYLLABUS, belief, view, gain), SYLLABUS.credits
    given_by = credits.weight * belief.practised[credits.start] * renewal[credits.end]
    together = renewal + np.bincount(credits.end, given_by, len(gain))
    assert (together <= gain * view.remembered + 1e-9).all()


def test_shaky_ground_costs_minutes():
    history = [Attempt(0, "i1", Activity.PRACTISE, True, GOOD, 2.0)]
    firm = [*history, Attempt(0, "i0", Activity.PRACTISE, True, GOOD, 2.0)]
    shaky = [*history, Attempt(0, "i0", Activity.PROBE, False, AGAIN, 2.0)]
    long, short = (outlook(SYLLABUS, replay(SYLLABUS, each), 1, 10).minutes[1] for each in (shaky, firm))
    assert long > short


def test_every_choice_says_why():
    history = [Attempt(day, "i5", Activity.PRACTISE, True, GOOD, 2.0) for day in (0, 3)]
    history.append(Attempt(9, "i2", Activity.PRACTISE, True, GOOD, 2.0))
    reasons = {choice.item: choice.reason for choice in plan(history, 10, 400.0)}
    assert reasons["i5"].why is Why.FADES
    assert reasons["i5"].day == 19
    assert reasons["i5"].chance is not None
    assert 0 < reasons["i5"].chance < 1
    assert {reason.why for reason in reasons.values()} > {Why.FADES}


def test_nothing_to_practise_is_an_empty_plan():
    assert plan([], 10, 60.0, syllabus(objectives=0, items=0)) == ()


def test_planning_five_thousand_items_is_bounded_work():
    """Each choice looks once at the items; the price is settled in a number of steps that does not grow."""
    large = syllabus(objectives=1700, items=5000)
    with patch.object(price, "course", wraps=price.course) as looks:
        choices = plan([], 70, 60.0, large)
    assert 0 < len(choices) <= 60
    assert looks.call_count <= planner.PASSES * (price.STEPS + 2) + len(choices) + 1
    assert future.future().worth.size < 5e6


def test_what_nothing_asks_for_is_in_nobodys_way():
    nodes = [
        Node("ground", "t"),
        Node("unasked", "t", prerequisites=(("ground", 0.8),)),
        Node("top", "t", prerequisites=(("unasked", 0.5),)),
    ]
    items = [Item(f"i-{name}", name, Form.FORMULA, 5.0, 1.0, 0.5) for name in ("ground", "top")]
    material = Syllabus(items, nodes)
    needs = {
        (material.nodes[start].id, material.nodes[end].id): weight
        for start, end, weight in zip(
            material.needs.start, material.needs.end, material.needs.weight, strict=True
        )
    }
    assert needs[("top", "ground")] == pytest.approx(0.4)
    assert ("top", "unasked") not in needs
    knowing = replay(material, [Attempt(0, "i-ground", Activity.PRACTISE, True, 3, 1.0)])
    support = chance.support(material, material.best_of(chance.memory(material, knowing, 0)))
    assert support[material.node_number["top"]] == pytest.approx(1)
