"""How well learners know beforehand whether they are right."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.practice import STATED, calibrated

forecasts = st.lists(st.tuples(st.sampled_from(STATED), st.booleans()), min_size=1)


def test_who_is_always_right_when_certain_is_calibrated():
    found = calibrated({(0.95, True): 19, (0.95, False): 1})
    (only,) = found.bins
    assert only.share == pytest.approx(0.95)
    assert found.brier == pytest.approx(0.95 * 0.05)


def test_nothing_stated_is_no_score():
    assert calibrated({}).brier is None
    assert calibrated({}).bins == ()


@given(forecasts)
def test_every_forecast_is_in_one_bin(pairs):
    found = calibrated(Counter(pairs))
    assert found.count == len(pairs)
    assert sum(each.accepted for each in found.bins) == sum(accepted for _, accepted in pairs)


@given(forecasts)
def test_the_score_is_a_mean_of_squares(pairs):
    assert 0 <= calibrated(Counter(pairs)).brier <= 0.95**2
