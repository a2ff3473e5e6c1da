"""Places where something changes its sign along an axis are found to all digits, with their derivatives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.derive import arrays
from viva.derive.arrays import Dual, constant
from viva.derive.breaks import breaks, edges, nodes, weights
from viva.derive.quadrature import KRONROD, TANH_SINH

from .blackboard import patient

GRID = np.linspace(0, 1, 41)
AXIS = -3


def places(*functions):
    found = breaks(lambda z: [function(z) for function in functions], GRID, AXIS)
    return [] if found is None else sorted(np.squeeze(arrays.plain(found)).reshape(-1))


def integral(function, found):
    ends = edges(found, (0.0, 1.0), AXIS)
    z = nodes(ends, KRONROD.nodes, AXIS)
    return arrays.weighted(function(z), weights(ends, KRONROD.weights, AXIS), AXIS)


@patient
@given(st.lists(st.floats(0.03, 0.97), min_size=1, max_size=3, unique=True))
def test_the_places_are_where_the_sign_changes(wanted):
    found = places(*(lambda z, each=each: arrays.sin(arrays.subtract(z, constant(each))) for each in wanted))
    assert found == pytest.approx(sorted(wanted), abs=1e-13)


def test_there_are_none_where_nothing_changes():
    assert places(lambda z: arrays.add(z, constant(1.0)), lambda z: constant(-1.0)) == []


def test_how_many_there_are_may_differ_along_another_axis():
    targets = np.array([0.25, 2.0, 0.75]).reshape(3, 1, 1, 1)
    found = breaks(lambda z: [arrays.subtract(z, targets)], GRID, AXIS)
    assert np.squeeze(arrays.plain(found)) == pytest.approx([0.25, np.nan, 0.75], nan_ok=True)


@patient
@given(st.floats(0.05, 0.95))
def test_the_integral_of_a_step_moves_with_the_step(c):
    moving = Dual(arrays.new_tag(), constant(c), np.ones((1, 1)))

    def step(z):
        return np.where(arrays.plain(z) <= c, 1.0, 0.0)

    found = integral(step, breaks(lambda z: [arrays.subtract(z, moving)], GRID, AXIS))
    assert float(np.squeeze(arrays.plain(found))) == pytest.approx(c)
    assert float(np.squeeze(arrays.plain(found.tangent))) == pytest.approx(1.0)


@pytest.mark.parametrize("rule", [KRONROD, TANH_SINH])
def test_a_rule_and_the_lesser_one_in_it_integrate_polynomials(rule):
    for power in range(10):
        exact = (1 - (-1) ** (power + 1)) / (power + 1)
        assert (rule.weights * rule.nodes**power).sum() == pytest.approx(exact, abs=1e-12)
        assert (rule.lesser * rule.nodes**power).sum() == pytest.approx(exact, abs=1e-7)
