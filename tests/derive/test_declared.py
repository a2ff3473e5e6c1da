"""Which subscripts are an index, and which belong to a name."""

from __future__ import annotations

import pytest

from viva.content.symbol import Symbol
from viva.derive.declared import Declarations

from .blackboard import (
    FOLLOWS,
    WRONG,
    board,
    defined,
    element,
    family,
    index,
    scalar,
    setting,
    sizes,
    status,
    vector,
)


def indices(*symbols: Symbol) -> dict[str, tuple[str, ...]]:
    return dict(Declarations(setting(*symbols)).index_letters)


def test_an_abbreviation_has_the_index_of_what_it_is_made_of():
    assert indices(family("x_i", "n"), defined("z_i", "x_i^2")) == {"x_i": ("i",), "z_i": ("i",)}
    chain = indices(
        family("x_i", "n"), defined("s_i", "x_i^2"), defined("p_i", "e^{s_i}"), defined("q_i", "p_i + 1")
    )
    assert chain["p_i"] == chain["q_i"] == ("i",)


def test_a_subscript_that_stands_in_a_fixed_name_is_no_index():
    assert indices(scalar("x_t"), defined("a_t", "2 x_t")) == {}
    assert indices(scalar("x_t"), defined("a_t", "2 x_t"), defined("b_t", "a_t + 1")) == {}


def test_the_index_may_be_a_member_of_a_set():
    letters = indices(
        element("k", "K"), family("z_i", "n", "element k"), defined("N_k", r"\mathbf{1}[z_i = k]")
    )
    assert letters["N_k"] == ("k",)


def test_abbreviations_that_are_made_of_each_other_end():
    assert indices(defined("a_i", "b_i + i"), defined("b_i", "a_i + i")) == {"a_i": ("i",), "b_i": ("i",)}


SOFTMAX = board(
    *(
        *sizes("n", "d"),
        vector("q"),
        family("k_j", "n", "vector[d]"),
        scalar(r"\tau", ">0"),
        index("i", "2..n"),
    ),
    defined("s_j", r"\frac{q^\top k_j}{\tau}"),
    defined("p_j", r"\frac{\exp(s_j)}{\sum_{m=1}^n \exp(s_m)}"),
    defined("L", r"-\log p_1"),
)
CLUSTERS = board(
    *(
        *sizes("n", "d"),
        Symbol("K", "int", domain="2..3"),
        element("k", "K"),
        family("x_i", "n", "vector[d]"),
    ),
    family("z_i", "n", "element k", "covering"),
    defined("N_k", r"\sum_{i=1}^n \mathbf{1}[z_i = k]"),
    defined("c_k", r"\frac{1}{N_k} \sum_{i=1}^n \mathbf{1}[z_i = k] x_i"),
)


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (SOFTMAX, r"\sum_{j=1}^n p_j = 1"),
        (SOFTMAX, r"\nabla_q L = \frac{1}{\tau} \left( \sum_{j=1}^n p_j k_j - k_1 \right)"),
        (SOFTMAX, r"\nabla_{k_1} L = -\frac{1 - p_1}{\tau} q"),
        (SOFTMAX, r"\nabla_{k_i} L = \frac{p_i}{\tau} q"),
        (SOFTMAX, r"\sum_{j=2}^n p_j = 1 - p_1"),
        (CLUSTERS, r"\sum_{i=1}^n (x_i - c_{z_i}) = 0"),
        (CLUSTERS, r"\sum_k N_k = n"),
        (
            CLUSTERS,
            r"\sum_{i=1}^n \|x_i - c_{z_i}\|^2 = \sum_k \sum_{i=1}^n \mathbf{1}[z_i = k] \|x_i - c_k\|^2",
        ),
    ],
)
def test_members_are_what_the_definition_says_for_their_index(where, line):
    assert status(where, line) is FOLLOWS


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (SOFTMAX, r"\nabla_{k_i} L = \frac{p_i (1 - p_i)}{\tau} q"),
        (SOFTMAX, r"\nabla_q L = \sum_{j=1}^n p_j k_j - k_1"),
        (CLUSTERS, r"\sum_{i=1}^n (x_i - c_k) = 0"),
    ],
)
def test_other_members_are_other_things(where, line):
    assert status(where, line) is WRONG
