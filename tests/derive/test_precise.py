"""Where float64 leaves a doubt, a referee with 40 digits decides."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.derive import precise

from .blackboard import FOLLOWS, WRONG, board, matrix, patient, scalar, sizes, status, vector

NUMBERS = board(scalar("x"), scalar("y"), scalar("a", ">0"), scalar("t", "(0,1)"))


@pytest.mark.parametrize(
    "line",
    [
        "10^{12} + x - 10^{12} = x",
        "(10^9 + x)^2 - 10^{18} - 2 \\cdot 10^9 x = x^2",
        r"\frac{1 - \cos(10^{-4} x)}{10^{-8}} = \frac{2 \sin^2(10^{-4} x / 2)}{10^{-8}}",
        r"10^{8} (\sqrt{1 + 10^{-8} a} - 1) = \frac{a}{\sqrt{1 + 10^{-8} a} + 1}",
        r"10^{10} (e^{10^{-10} x} - 1) = 10^{10} e^{10^{-10} x / 2} \cdot 2 \sinh(10^{-10} x / 2)",
    ],
)
def test_a_true_line_is_not_refused_for_its_rounding(line):
    assert status(NUMBERS, line) is FOLLOWS


@pytest.mark.parametrize(
    "line",
    [
        "10^{9} + x - 10^{9} = x + 10^{-3}",
        "10^{6} + x - 10^{6} = x + 10^{-7}",
        r"x = x + 10^{-8}",
        r"x y = x y (1 + 10^{-7})",
        r"10^{8} (\sqrt{1 + 10^{-8} a} - 1) = \frac{a}{2}",
        r"\sin(10^{-3} x) = 10^{-3} x",
        r"(1 + 10^{-3} t)^{1000} = e^{t}",
    ],
)
def test_a_false_line_is_not_accepted_because_its_error_is_small(line):
    assert status(NUMBERS, line) is WRONG


def test_an_ill_conditioned_system_is_no_reason_to_refuse_a_right_line():
    nearly = board(*sizes("d"), vector("v"), matrix("A", "d", "d", "invertible"))
    assert status(nearly, r"(v v^\top + 10^{-7} I)^{-1} v = \frac{v}{v^\top v + 10^{-7}}") is FOLLOWS


@patient
@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_numbers_become_precise_exactly_and_come_back(a, b):
    array = np.array([[a, b]])
    assert np.array_equal(precise.rounded(precise.precise(array)), array)


def test_what_cancels_in_float64_does_not_at_40_digits():
    one, small = precise.precise(np.array([[1.0]])), precise.precise(np.array([[1e-30]]))
    assert precise.rounded(one + small - one).item() == pytest.approx(1e-30)


def test_inverse_and_determinant_are_precise():
    hilbert = 1 / (np.arange(6)[:, None] + np.arange(6) + 1.0)
    exact = precise.precise(hilbert)
    residual = exact @ precise.inverse(exact) - np.eye(6)
    assert np.abs(precise.rounded(residual)).max() < 1e-25
    assert precise.rounded(precise.determinant(exact)).item() == pytest.approx(np.linalg.det(hilbert))


@pytest.mark.parametrize(("name", "at"), [("log", -1.0), ("sqrt", -1.0), ("log", 0.0)])
def test_what_is_no_real_number_is_nan_and_raises_nothing(name, at):
    found = precise.rounded(precise.FUNCTIONS[name](precise.precise(np.array([[at]]))))
    assert not np.isfinite(found).any()


def test_a_matrix_without_inverse_gives_nan():
    assert np.isnan(precise.rounded(precise.inverse(precise.precise(np.ones((2, 2)))))).all()
