"""Which rating an attempt amounts to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.recall.rating import Circumstances, of_share, of_solution
from viva.recall.review import Rating

TARGET = 600.0


def how(minutes=8.0, **more):
    return Circumstances(minutes * 60, TARGET, **more)


@pytest.mark.parametrize(
    ("solved", "circumstances", "rating"),
    [
        (True, how(), Rating.GOOD),
        (True, how(minutes=4), Rating.GOOD),
        (True, how(minutes=4, confidence=0.9), Rating.EASY),
        (True, how(minutes=8, confidence=0.9), Rating.GOOD),
        (True, how(failures=1), Rating.HARD),
        (True, how(hints=1), Rating.HARD),
        (True, how(minutes=25), Rating.HARD),
        (True, how(solution_seen=True), Rating.AGAIN),
        (False, how(), Rating.AGAIN),
    ],
)
def test_a_solution_is_rated_by_how_it_came_about(solved, circumstances, rating):
    assert of_solution(solved, circumstances) is rating


@pytest.mark.parametrize(
    ("share", "rating"),
    [(0.0, Rating.AGAIN), (0.59, Rating.AGAIN), (0.6, Rating.HARD), (0.84, Rating.HARD), (0.85, Rating.GOOD)],
)
def test_an_answer_is_rated_by_the_weight_of_what_it_covers(share, rating):
    assert of_share(share, how()) is rating


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 100))
def test_covering_more_is_never_rated_lower(one, other, minutes):
    low, high = sorted((one, other))
    assert of_share(low, how(minutes)) <= of_share(high, how(minutes))
