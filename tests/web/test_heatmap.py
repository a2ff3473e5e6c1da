"""Differences as tables."""

from __future__ import annotations

import math

import pytest

from viva.judge.judgement import Difference, Shown
from viva.web.heatmap import SHADES, difference_table, digits_that_tell, index_words, shade, table, times

GOT = Shown("", "array", (2, 2), (("1.000001", "2.0"), ("nan", "4.0")))
EXPECTED = Shown("", "array", (2, 2), (("1.0", "2.0"), ("3.0", "4.0")))
DIFFERENCE = Difference(math.inf, (0, 0), 2, 4, ((50.0, None), (math.inf, None)))


def test_wrong_entries_are_shaded_and_the_first_is_marked():
    (_, (first, right)), (_, (lost, _)) = difference_table(GOT, DIFFERENCE).rows
    assert (first.text, first.shade, first.first) == ("50.0×", 1, True)
    assert (right.text, right.shade, right.first) == ("ok", 0, False)
    assert (lost.text, lost.shade, lost.first) == ("not finite", SHADES, False)


def test_a_vector_is_one_row_whose_index_is_its_column():
    vector = Shown("", "list", (3,), (("1", "2", "9"),))
    found = table(vector, Difference(6.0, (2,), 1, 3, ((None, None, 6e12),)))
    assert found.is_vector
    assert [cell.first for cell in found.rows[0][1]] == [False, False, True]


def test_what_has_no_grid_is_no_table():
    assert table(Shown("None", "None")) is None
    assert difference_table(GOT, None) is None


@pytest.mark.parametrize(("shape", "is_corner"), [((2, 2), False), ((2, 3), True), ((40, 2), True)])
def test_a_corner_says_that_it_is_one(shape, is_corner):
    assert table(Shown("", "array", shape, GOT.grid)).is_corner == is_corner


def test_shades_deepen_with_distance_and_end():
    ratios = [1.5, 150.0, 1.5e4, 1.5e6, 1.5e8, 1.5e10, 1e300, math.inf]
    shades = [shade(ratio) for ratio in ratios]
    assert shades == [1, 2, 3, 4, 5, 6, SHADES, SHADES]
    assert shade(None) == 0
    assert shade(0.5) == 1


def test_enough_digits_are_shown_to_see_the_difference():
    assert digits_that_tell(GOT, EXPECTED, DIFFERENCE) == 8
    close = Shown("", "array", (2, 2), (("1.0000000001", "2.0"), ("3.0", "4.0")))
    assert (
        digits_that_tell(close, EXPECTED, Difference(1e-10, (0, 0), 1, 4, ((9.0, None), (None, None))))
        is None
    )
    assert digits_that_tell(None, EXPECTED, None) == 5


def test_numbers_are_shortened_and_other_things_are_not():
    shown = Shown("", "array", (5,), (("0.123456789", "-17", "True", "nan", "1+2j"),))
    assert [cell.text for cell in table(shown, None, 5).rows[0][1]] == [
        "0.12346",
        "-17",
        "True",
        "nan",
        "1+2j",
    ]


@pytest.mark.parametrize(
    ("ratio", "text"), [(None, "ok"), (3.21, "3.2×"), (4.2e8, "4e+08×"), (math.nan, "not finite")]
)
def test_distances_are_said_in_tolerances(ratio, text):
    assert times(ratio) == text


def test_an_index_is_said_as_people_point():
    assert index_words((0, 2)) == "row 0, column 2 (index [0][2])"
    assert index_words((1, 0, 2)) == "index [1][0][2]"
