"""Got against expected: right, right in the wrong form, or wrong, and one sentence about it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from viva.content.problem import Tolerance
from viva.content.verdict import Verdict
from viva.judge.compare import compare

TOLERANCE = Tolerance(rtol=1e-9, atol=1e-12)
ARRAYS = npst.arrays(
    np.float64,
    npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
    elements=st.floats(allow_nan=True, allow_infinity=True),
)


def verdict(got, expected, tolerance=TOLERANCE):
    return compare(got, expected, tolerance).verdict


@given(ARRAYS)
def test_a_value_equals_itself_nan_and_infinities_included(array):
    assert verdict(array.copy(), array) is Verdict.ACCEPTED


@given(ARRAYS, st.data())
def test_one_number_moved_beyond_the_tolerance_is_wrong_and_named(array, data):
    finite = np.argwhere(np.abs(np.nan_to_num(array, nan=np.inf)) < 1e300)
    if not len(finite):
        return
    at = tuple(int(i) for i in finite[data.draw(st.integers(0, len(finite) - 1))])
    got = array.copy()
    got[at] += max(1.0, abs(array[at]))
    comparison = compare(got, array, TOLERANCE)
    assert comparison.verdict is Verdict.WRONG_ANSWER
    assert comparison.difference.at == at
    assert comparison.difference.wrong == 1


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_nan_is_never_equal_to_a_number(number):
    assert verdict(math.nan, number) is Verdict.WRONG_ANSWER
    assert verdict(number, math.nan) is Verdict.WRONG_ANSWER


def test_infinities_of_other_sign_are_wrong():
    assert verdict(np.array([np.inf]), np.array([-np.inf])) is Verdict.WRONG_ANSWER


def test_a_number_within_the_tolerance_is_right():
    assert verdict(1.0 + 5e-10, 1.0) is Verdict.ACCEPTED
    assert verdict(1.0 + 5e-9, 1.0) is Verdict.WRONG_ANSWER


def test_a_whole_number_may_stand_for_a_float_but_not_the_other_way_round():
    assert verdict(2, 2.0) is Verdict.ACCEPTED
    assert verdict([1, 2], [1.0, 2.0]) is Verdict.ACCEPTED
    assert verdict(2.0, 2) is Verdict.PRESENTATION


def test_whole_numbers_are_compared_exactly_whatever_the_tolerance():
    assert verdict(1001, 1000, Tolerance(rtol=0.1, atol=0.1)) is Verdict.WRONG_ANSWER


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (np.ones((3, 1)), np.ones(3), "shape (3, 1)"),
        ([1.0, 2.0], np.array([1.0, 2.0]), "a list, an array is expected"),
        (np.array([1.0, 2.0]), [1.0, 2.0], "an array, a list is expected"),
        ((1.0, 2.0), [1.0, 2.0], "a tuple, a list is expected"),
        (np.ones(2, np.float32), np.ones(2), "of dtype float32, float64 is expected"),
        (1, True, "made of int values, bool is expected"),
        ([1.0], 1.0, "shape (1,)"),
    ],
)
def test_right_values_in_the_wrong_form_are_said_in_words(got, expected, words):
    comparison = compare(got, expected, TOLERANCE)
    assert comparison.verdict is Verdict.PRESENTATION
    assert words in comparison.message


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (None, 1.5, "Does every path of the function return a value?"),
        (
            np.arange(6.0).reshape(3, 2),
            np.arange(6.0).reshape(3, 2).T,
            "shape (3, 2), shape (2, 3) is expected. It is the transpose",
        ),
        (
            np.array([[1.0, 2.0], [3.0, 4.0]]),
            np.array([[1.0, 3.0], [2.0, 4.0]]),
            "transpose of the right answer",
        ),
        ([-1.0, -2.0], [1.0, 2.0], "Every sign is the other way round"),
        ([2.0, 4.0], [1.0, 2.0], "2 times the right answer"),
        ([1.0, 2.0, 4.0], [4.0, 2.0, 1.0], "The order is reversed"),
        ({"x": 1.0}, {"x": 1.0, "y": 2.0}, "lacks ['y']"),
        ([[1.0], [2.0, 3.0]], [[1.0], [2.0, 4.0]], "the answer[1]"),
        ("abc", "abd", "the text 'abd' is expected"),
        (
            [1.0, 2.0, 3.0],
            [1.0, 2.0, 3.5],
            "1 of 3 numbers in the answer are wrong; the first is [2]: 3 instead of 3.5",
        ),
    ],
)
def test_a_wrong_value_is_explained_in_one_sentence(got, expected, words):
    comparison = compare(got, expected, TOLERANCE)
    assert comparison.verdict is Verdict.WRONG_ANSWER
    assert words in comparison.message


def test_the_difference_says_how_far_each_number_is_off_in_units_of_what_is_allowed():
    comparison = compare([[1.0, 2.0]], [[1.0, 3.0]], Tolerance(rtol=0.0, atol=0.5))
    assert comparison.difference.worst == 1.0
    assert comparison.difference.grid == ((None, 2.0),)


def test_an_empty_answer_has_its_shape_compared():
    assert verdict([], []) is Verdict.ACCEPTED
    assert verdict([[]], []) is Verdict.WRONG_ANSWER
    assert verdict(np.zeros((0, 3)), np.zeros((0, 2))) is Verdict.WRONG_ANSWER


def test_a_dict_of_mixed_values_is_compared_part_by_part():
    expected = {"x": np.array([1.0, 2.0]), "steps": 3, "converged": True, "note": None}
    assert verdict({**expected, "x": np.array([1.0, 2.0])}, expected) is Verdict.ACCEPTED
    assert verdict({**expected, "converged": False}, expected) is Verdict.WRONG_ANSWER


def test_integers_beyond_64_bits_are_compared_exactly():
    assert verdict(2**70, 2**70) is Verdict.ACCEPTED
    assert verdict(2**70 + 1, 2**70) is Verdict.WRONG_ANSWER


def test_a_complex_answer_is_compared_by_its_distance():
    assert verdict([1 + 2j], [1 + 2j]) is Verdict.ACCEPTED
    assert verdict([1 - 2j], [1 + 2j]) is Verdict.WRONG_ANSWER


def test_numbers_of_any_size_are_compared_without_a_warning():
    for got, expected in (
        ([1e-320, 1e-320], [1e300, 1.0]),
        ([1e308, 2.0], [-1e308, 2.0]),
        ([0.0, 0.0], [1.0, 2.0]),
    ):
        assert verdict(np.array(got), np.array(expected)) is Verdict.WRONG_ANSWER
