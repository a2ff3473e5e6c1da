"""Orders of growth from exact counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.judge.growth import growth, order

SIZES = (4, 8, 16, 32)


def counts(f):
    return tuple(int(f(n)) for n in SIZES)


@pytest.mark.parametrize(
    ("f", "name"),
    [
        (lambda n: 57, "1"),
        (lambda n: 12 * n + 40, "n"),
        (lambda n: 7 * n * n + 30 * n + 20, "n^2"),
        (lambda n: 2 * n**3 + 9 * n**2 + 50 * n + 30, "n^3"),
        (lambda n: 40 * 2**n, "2^n"),
        (lambda n: 10 * n * (n.bit_length() - 1) + n, "n log n"),
    ],
)
def test_the_order_of_a_known_count_is_named(f, name):
    assert str(order(SIZES, counts(f))) == name


@given(st.integers(0, 4), st.integers(1, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_polynomial_is_never_told_apart_from_itself_times_two(degree, lead, lower, constant):
    f = counts(lambda n: lead * n**degree + lower * n ** max(degree - 1, 0) + constant)
    assert not growth(SIZES, tuple(2 * x for x in f), f).differs


@given(st.integers(0, 3), st.integers(2, 50), st.integers(0, 20))
def test_one_power_more_is_told_apart(degree, lead, constant):
    less = counts(lambda n: lead * n**degree + constant)
    more = counts(lambda n: lead * n ** (degree + 1) + constant)
    said = growth(SIZES, more, less)
    assert said.differs
    assert said.message == f"Yours grows like {said.yours}, the reference like {said.reference}."


def test_sizes_that_do_not_double_are_refused():
    with pytest.raises(ValueError, match="at least three sizes that double"):
        order((4, 8, 12), (1, 2, 3))
