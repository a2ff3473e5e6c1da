"""Wilson's interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from viva.recall.interval import wilson

TRIES = st.integers(1, 500).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count)))


@given(TRIES)
def test_it_holds_the_share_and_stays_within_0_and_1(tries):
    right, count = tries
    low, high = wilson(right / count, count)
    assert 0 <= low <= right / count <= high + 1e-12
    assert low < high <= 1


@given(TRIES)
def test_it_agrees_with_another_implementation(tries):
    right, count = tries
    theirs = binomtest(right, count).proportion_ci(0.9, method="wilson")
    assert wilson(right / count, count) == pytest.approx((theirs.low, theirs.high), abs=1e-4)


@given(TRIES)
def test_more_tries_of_the_same_share_make_it_narrower(tries):
    right, count = tries
    (low, high), (later_low, later_high) = (wilson(right / count, times * count) for times in (1, 4))
    assert later_high - later_low < high - low


def test_without_tries_it_says_nothing():
    assert wilson(0.0, 0) == (0.0, 1.0)
