"""What has no size of its own takes the one that is left for it; sums in a chain; conditions inside domains."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.derive import arrays
from viva.derive.board import Board

from .blackboard import (
    FOLLOWS,
    NOT_PARSED,
    UNDECIDED,
    WRONG,
    board,
    copies,
    defined,
    family,
    index,
    matrix,
    patient,
    rv,
    scalar,
    setting,
    sizes,
    status,
    vector,
)

ONE_SIZE = board(
    *sizes("n"),
    scalar("a", ">0"),
    scalar("b", ">0"),
    vector("u", "n"),
    defined("J", r"\mathbf{1} \mathbf{1}^\top"),
)
TWO_SIZES = board(
    *sizes("k", "m"), matrix("C", "m", "k"), matrix("D", "m", "m", "invertible"), vector("v", "k")
)


@pytest.mark.parametrize(
    "line",
    [
        r"J^2 = \mathbf{1} (\mathbf{1}^\top \mathbf{1}) \mathbf{1}^\top = n J",
        r"(a I + b J) \mathbf{1} = (a + n b) \mathbf{1}",
        r"(I - \frac{1}{n} \mathbf{1} \mathbf{1}^\top)^2 = I - \frac{1}{n} \mathbf{1} \mathbf{1}^\top",
        r"\mathbf{1}^\top (u - \frac{1}{n} J u) = 0",
    ],
)
def test_ones_and_identities_have_the_only_size_there_is(line):
    assert status(ONE_SIZE, line) is FOLLOWS


@pytest.mark.parametrize("line", [r"J^2 = J", r"(a I + b J) \mathbf{1} = (a + b) \mathbf{1}", r"J^2 = n I"])
def test_and_are_refused_like_anything_else(line):
    assert status(ONE_SIZE, line) is WRONG


def test_where_there_are_several_sizes_it_is_asked_for_and_nothing_is_called_wrong():
    assert status(TWO_SIZES, r"\mathbf{1}^\top \mathbf{1} = k") is UNDECIDED
    assert status(TWO_SIZES, r"\mathbf{1}_k^\top \mathbf{1}_k = k") is FOLLOWS
    assert status(TWO_SIZES, r"\mathbf{1}^\top v = \sum_{i=1}^k v_i") is FOLLOWS


@pytest.mark.parametrize(
    "line",
    [
        r"\det \begin{pmatrix} I_k & 0 \\ C & D \end{pmatrix} = \det(D)",
        r"\det \begin{pmatrix} I & 0 \\ C & D \end{pmatrix} = \det(D)",
        r"\det \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} = -2",
    ],
)
def test_matrices_are_made_of_blocks(line):
    assert status(TWO_SIZES, line) is FOLLOWS


@pytest.mark.parametrize(
    "line",
    [
        r"\det \begin{pmatrix} I & 0 \\ C & D \end{pmatrix} = \det(C)",
        r"\det \begin{pmatrix} v & 0 \\ C & D \end{pmatrix} = \det(D)",
    ],
)
def test_blocks_that_do_not_fit_are_refused(line):
    assert status(TWO_SIZES, line) is WRONG


@pytest.mark.parametrize(
    "line",
    [
        r"\sum_{1 \le i < j \le n} u_i u_j = \frac{1}{2} \left( (\sum_{i=1}^n u_i)^2 - \sum_{i=1}^n u_i^2 \right)",
        r"\sum_{1 \le i \le j \le n} 1 = \frac{n (n + 1)}{2}",
        r"\sum_{1 \le i < j < n} 1 = \frac{(n - 1) (n - 2)}{2}",
        r"\sum_{1 \le i < j < k \le n} 1 = \binom{n}{3}",
    ],
)
def test_a_sum_may_run_over_a_chain(line):
    assert status(ONE_SIZE, line) is FOLLOWS


def test_a_chain_that_lets_equal_ones_in_is_another_sum():
    assert status(ONE_SIZE, r"\sum_{1 \le i \le j \le n} 1 = \binom{n}{2}") is WRONG


@patient
@given(st.integers(0, 500))
def test_conditions_keep_numbers_in_their_domains(seed):
    declared = setting(
        *sizes("n"),
        vector("x", "n", ">0"),
        scalar("B", ">0"),
        scalar("p", "(0,1)"),
        scalar("q", "(0,1)"),
        conditions=(r"\sum_{i=1}^n x_i = B", "p + q = 1"),
    )
    for world in Board(declared, seed).conditional:
        x, p, q = (arrays.plain(world.values[name]) for name in "xpq")
        assert np.all(x > 0)
        assert 0 < p < 1
        assert np.allclose(x.sum(), world.values["B"])
        assert np.allclose(p + q, 1)


def test_an_inequality_is_judged_where_the_conditions_hold():
    shares = board(*sizes("n"), vector("x", "n", ">0"), conditions=(r"\sum_{i=1}^n x_i = 1",))
    assert status(shares, r"\sum_{i=1}^n \frac{1}{x_i} \ge n^2") is FOLLOWS
    assert status(shares, r"\sum_{i=1}^n \frac{1}{x_i} \ge 2 n^2") is WRONG


PIECES = board(
    *sizes("d"), scalar("r", "wide"), scalar("c", ">0"), vector("g", "d"), defined("F", "x^3 + 1", "x")
)


@pytest.mark.parametrize(
    "line",
    [
        r"\begin{cases} r & |r| \le c \\ c \operatorname{sign}(r) & |r| > c \end{cases} = \max(-c, \min(r, c))",
        r"\begin{cases} r, & \text{if } |r| \le c \\ c \operatorname{sign}(r) & \text{else} \end{cases}"
        r" = \max(-c, \min(r, c))",
        r"\begin{cases} g & \text{if } \|g\| \le c \\ c\, \frac{g}{\|g\|} & \text{if } \|g\| > c \end{cases}"
        r" = g \min(1, \frac{c}{\|g\|})",
        r"\begin{cases} 1 & \operatorname{sign}(r) > 0 \\ 0 & \text{else} \end{cases} = \mathbf{1}[r > 0]",
        r"|r|\, F(-|r|) = |r| (1 - |r|^3)",
    ],
)  # fmt: skip
def test_functions_and_bars_are_read_in_cases_and_arguments(line):
    assert status(PIECES, line) is FOLLOWS


def test_a_function_in_a_case_is_not_passed_over():
    assert (
        status(PIECES, r"\begin{cases} r & |r| \le c \\ c \operatorname{sign}(r) & |r| > c \end{cases} = c r")
        is WRONG
    )


@pytest.mark.parametrize(
    "line",
    [
        r"\sum_{i,j=1}^n u_i u_j = \Big( \sum_{i=1}^n u_i \Big)^2",
        r"\frac{1}{2} \sum_{i, j = 1}^{n} (u_i - u_j)^2 = n \sum_{i=1}^n u_i^2 - \Big( \sum_{i=1}^n u_i \Big)^2",
        r"\sum_{i,j,k=1}^n 1 = n^3",
    ],
)
def test_several_letters_run_over_one_range(line):
    assert status(ONE_SIZE, line) is FOLLOWS


CHANCE = board(
    *sizes("m"),
    scalar(r"\alpha", "(0,1)"),
    rv("U", "Uniform(0, 1)"),
    copies("V_i", "m", "Uniform(0, 1)"),
    defined("X", r"-\log(1 - U)"),
)


@pytest.mark.parametrize(
    "line",
    [
        r"\mathbb{E}[X] = 1",
        r"\mathbb{E}[X] = -\int_0^1 \log(1 - u) \, du",
        r"\operatorname{Var}(X) = 1",
        r"\mathbb{E}\left[ \sum_{i=1}^m \mathbf{1}[V_i \le \alpha] \right] = m \alpha",
        r"\mathbb{E}[\log U] = -1",
    ],
)
def test_means_that_are_singular_at_an_end_and_means_of_sums(line):
    assert status(CHANCE, line) is FOLLOWS


@pytest.mark.parametrize("line", [r"\operatorname{Var}(X) = 2", r"\mathbb{E}[X] = 2"])
def test_and_wrong_ones_are_refused(line):
    assert status(CHANCE, line) is WRONG


PRODUCTS = board(
    *sizes("n", "m"), matrix("A", "n", "n"), matrix("B", "m", "m"), vector("x", "n"), vector("y", "m")
)


def test_the_kronecker_product_of_vectors_is_a_column_where_a_column_is_needed():
    assert status(PRODUCTS, r"(A \otimes B)(x \otimes y) = (A x) \otimes (B y)") is FOLLOWS
    assert status(PRODUCTS, r"(A \otimes B)(x \otimes y) = (B y) \otimes (A x)") is WRONG
    assert status(PRODUCTS, r"x \otimes y = x y^\top") is FOLLOWS


HALVES = board(*sizes("m", "d"), matrix("W", "m", "d"), vector("x", "d"), vector("y", "m"))


def test_a_half_without_braces_may_be_read_twice_where_a_gradient_stands_before_it():
    assert status(HALVES, r"\nabla_W \tfrac12 \|W x - y\|^2 = (W x - y) x^\top") is FOLLOWS
    assert status(HALVES, r"\nabla_W \tfrac12 \|W x - y\|^2 = x (W x - y)^\top") is WRONG
    assert status(HALVES, r"\frac123 \|y\|^2 = \frac32 y^\top y") is FOLLOWS


PAIRS = board(*sizes("n"), index("i", "n"), family("x_i", "n"), scalar("a", ">0"))
SQUARES = r"\sum_{k=1}^n \sum_{l=1}^n (x_k - x_l)^2"


@pytest.mark.parametrize("below", ["i < j", "j < k", "i > j"])
def test_a_sum_over_pairs_runs_over_both_letters_also_if_the_first_is_an_index(below):
    first, second = below[0], below[-1]
    assert status(PAIRS, rf"{SQUARES} = 2 \sum_{{{below}}} (x_{first} - x_{second})^2") is FOLLOWS


def test_with_the_index_on_the_right_the_other_letter_runs():
    assert status(PAIRS, r"\sum_{j > i} x_j = \sum_{j=i+1}^n x_j") is FOLLOWS
    assert status(PAIRS, r"\sum_{j < i} x_j = \sum_{j=1}^{i-1} x_j") is FOLLOWS


def test_a_reason_before_a_colon_is_no_part_of_the_line_and_a_condition_is():
    assert status(PAIRS, r"\text{and since } \ln u \le u - 1: \quad \ln a \le a - 1") is FOLLOWS
    assert status(PAIRS, r"\text{and since } \ln u \le u - 1: \quad \ln a \le a - 2") is WRONG
    assert status(PAIRS, r"\text{for } u = 1: \quad \ln a \le a - 1") is NOT_PARSED
