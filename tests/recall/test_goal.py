"""What a learner prepares for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.content.objective import Level
from viva.recall.goal import MOST_MINUTES, OPEN_END, Goal, GoalError
from viva.recall.syllabus import Form

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
GOALS = st.builds(
    Goal,
    date=st.none() | DAYS,
    minutes=st.lists(st.integers(0, MOST_MINUTES), min_size=7, max_size=7).filter(any).map(tuple),
    role=st.sampled_from(["", "complete"]),
    company=st.sampled_from(["", "startup"]),
    topics=st.lists(st.sampled_from(["probability", "svms-and-kernels"]), unique=True).map(tuple),
    level=st.sampled_from(Level),
    order=st.sampled_from(["", "syllabus"]),
    routine=st.lists(
        st.tuples(st.sampled_from(Form), st.integers(0, 60)), unique_by=lambda each: each[0]
    ).map(tuple),
    review_day=st.none() | st.integers(0, 6),
)


@given(GOALS)
def test_a_goal_survives_being_kept(goal):
    assert Goal.from_json(goal.as_json()) == goal


@given(GOALS, DAYS)
def test_the_horizon_lies_ahead(goal, today):
    assert today < goal.horizon(today)


def test_without_a_date_or_after_it_the_plan_looks_ten_weeks_ahead():
    today = date(2026, 11, 30)
    ahead = today + timedelta(days=OPEN_END)
    assert Goal().horizon(today) == Goal(date=today).horizon(today) == ahead
    assert Goal(date=date(2026, 12, 1)).horizon(today) == date(2026, 12, 1)


def test_minutes_go_by_weekday_monday_first():
    goal = Goal(minutes=(1, 2, 3, 4, 5, 6, 7), review_day=0)
    monday = date(2026, 11, 30)
    assert [goal.minutes_on(monday + timedelta(days=n)) for n in range(8)] == [1, 2, 3, 4, 5, 6, 7, 1]
    assert goal.reviews_only(monday)
    assert not goal.reviews_only(monday + timedelta(days=1))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"minutes": (60,) * 6}, "seven days"),
        ({"minutes": (601,) * 7}, "from 0 to 600"),
        ({"minutes": (-1,) * 7}, "from 0 to 600"),
        ({"minutes": (0,) * 7}, "at least one day"),
        ({"routine": ((Form.DERIVE, -1),)}, "less than nothing"),
        ({"review_day": 7}, "weekday"),
    ],
)
def test_what_cannot_be_says_so(fields, why):
    with pytest.raises(GoalError, match=why):
        Goal(**fields)
