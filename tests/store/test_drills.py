"""Answered drills come back as they went."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva.store import drills, journal
from viva.store.entries import DrillAnswer

from . import values

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
answers = st.builds(
    DrillAnswer,
    drill=values.problems,
    digest=values.words,
    seed=st.integers(0, 2**60),
    text=values.words,
    answer=st.floats(allow_nan=False, allow_infinity=False),
    right=st.booleans(),
    at=values.moments,
    seconds=values.seconds,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers)
def test_an_answer_comes_back_equal(answer):
    learner = journal.local_owner()
    number = drills.append_drill_answer(learner, answer)
    assert drills.drill_answer(learner, answer.drill, number) == answer
    assert drills.drill_answers(learner, answer.drill)[number] == answer


def test_right_answers_are_counted_by_drill():
    learner = journal.local_owner()
    for drill, right in (("a/x", True), ("a/x", False), ("a/y", True)):
        drills.append_drill_answer(learner, DrillAnswer(drill, "d", 1, "2", 2.0, right, NOW, 3.0))
    assert drills.drilled(learner) == {"a/x": (1, 2), "a/y": (1, 1)}


def test_an_answer_has_a_time_zone_and_a_number():
    with pytest.raises(ValueError, match="time zone"):
        DrillAnswer("a/x", "d", 1, "2", 2.0, True, datetime(2026, 3, 1), 3.0)
    with pytest.raises(ValueError, match="finite"):
        DrillAnswer("a/x", "d", 1, "2", math.nan, True, NOW, 3.0)
