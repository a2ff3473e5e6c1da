"""The smallest input that still fails."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.content.pack import bundled, read_problem
from viva.judge.examiner import Examiner
from viva.judge.pool import Pool
from viva.judge.shrink import shrink, variants, weight, without

numbers = st.floats(-1e6, 1e6, allow_nan=False)
values = st.one_of(
    numbers,
    st.integers(-9, 9),
    st.lists(numbers, max_size=5),
    st.lists(st.lists(numbers, min_size=2, max_size=2), max_size=4),
    st.lists(numbers, max_size=6).map(np.array),
)
inputs = st.dictionaries(st.sampled_from("Abx"), values, max_size=3)


@pytest.fixture(scope="module")
def problem():
    return read_problem(bundled() / "linear-algebra/problems/inverse")


@pytest.fixture(scope="module")
def examiner(tmp_path_factory):
    with Pool(spares=2) as pool:
        examiner = Examiner(pool, cache=tmp_path_factory.mktemp("cache"))
        yield examiner
        examiner.close()


def smaller(examiner, problem, mistake, *, clock=time.monotonic):
    source = next(each.source for each in problem.mistakes if each.id == mistake)
    failure = examiner.judge(problem, source, count=False).first_failure
    found = shrink(examiner.pool, examiner.built(problem), source, failure.case, clock=clock)
    return failure, found


def test_a_large_matrix_becomes_a_small_one_that_fails_in_the_same_way(examiner, problem):
    failure, found = smaller(examiner, problem, "swaps-only-the-left-half")
    assert failure.inputs[0][1].shape == (7, 7)
    assert found.inputs[0][1].shape == (2, 2)
    assert found.verdict is failure.verdict
    assert found.got != found.expected


def test_an_error_stays_an_error_where_the_reference_has_a_value(examiner, problem):
    _, found = smaller(examiner, problem, "no-pivoting")
    assert found.got is None
    assert found.expected is not None
    assert found.inputs[0][1].shape == (2, 2)


def test_what_cannot_be_smaller_is_left_alone(examiner, problem):
    _, found = smaller(examiner, problem, "absolute-singularity-test")
    assert found is None


def test_it_ends_when_its_time_is_over(examiner, problem):
    hours = itertools.count(step=3600)
    assert smaller(examiner, problem, "swaps-only-the-left-half", clock=lambda: float(next(hours)))[1] is None


def test_an_accepted_program_has_no_failing_input(examiner, problem):
    built = examiner.built(problem)
    case = built.asked[0].name
    assert shrink(examiner.pool, built, problem.reference, case, clock=time.monotonic) is None
    assert shrink(examiner.pool, built, problem.reference, "no such case", clock=time.monotonic) is None


def test_answers_that_may_differ_are_not_compared(examiner, problem):
    built = replace(examiner.built(problem), canonical=True)
    wrong = problem.mistakes[1].source
    assert shrink(examiner.pool, built, wrong, built.asked[0].name, clock=time.monotonic) is None


def test_an_index_is_dropped_from_every_axis_of_its_length():
    A, b = [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [10, 11, 12]
    assert without(A, 3, frozenset([1])) == [[1, 3], [7, 9]]
    assert without(b, 3, frozenset([1])) == [10, 12]
    assert without(np.array(A), 3, frozenset([1])).tolist() == [[1, 3], [7, 9]]
    assert without(np.ones((2, 3)), 3, frozenset([0])).shape == (2, 2)
    assert without("abc", 3, frozenset([0])) == "abc"


@given(inputs)
def test_variants_have_the_names_and_the_kinds_of_the_inputs(given_inputs):
    for variant in itertools.islice(variants(given_inputs), 200):
        assert variant.keys() == given_inputs.keys()
        assert [type(value) for value in variant.values()] == [type(value) for value in given_inputs.values()]


@given(st.integers(-99, 99))
def test_whole_numbers_stay_as_they_are(n):
    assert list(variants({"n": n})) == []


@given(inputs)
def test_leaving_something_out_never_adds_weight(given_inputs):
    for length in range(1, 6):
        dropped = {name: without(value, length, frozenset([0])) for name, value in given_inputs.items()}
        assert weight(dropped) <= weight(given_inputs)
