"""What the checker said, arranged for a page."""

from __future__ import annotations

import math

import pytest

from viva.content.symbol import Symbol
from viva.web.sheet import _caret, numbers
from viva.web.symbol_words import symbol_name, symbol_words


@pytest.mark.parametrize(
    ("rows", "latex"),
    [
        (((3.0,),), "3"),
        (((-0.0,),), "0"),
        (((1 / 3,),), "0.3333"),
        (((1.5e-9,),), r"1.5 \cdot 10^{-9}"),
        (((math.inf,),), r"\infty"),
        (((-math.inf,),), r"-\infty"),
        (((math.nan,),), r"\text{undefined}"),
        (((1.0, 2.0), (3.0, 4.0)), r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"),
        (((1.0,), (2.0,)), r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}"),
    ],
)
def test_numbers_are_written_for_people(rows, latex):
    assert numbers(rows) == latex


def test_a_caret_stands_below_its_place_even_far_inside():
    caret = _caret("a" * 100 + "X" + "b" * 100, 100)
    assert caret.text[caret.below.index("^")] == "X"
    assert len(caret.text) < 70
    assert _caret("abc", 99).below == "   ^"


@pytest.mark.parametrize(
    ("symbol", "name", "words"),
    [
        (Symbol("n", "size"), "n", "a size"),
        (Symbol("k", "int", domain="2..9"), "k", "whole number, $2$ to $9$"),
        (Symbol("x", "scalar", domain=">0"), "x", "number, positive"),
        (Symbol("x", "scalar", domain="(0,1)"), "x", "number, between 0 and 1"),
        (Symbol("w", "vector", shape=("d",)), "w", "vector, $d$ entries"),
        (
            Symbol("A", "matrix", shape=("n", "d"), domain="spd"),
            "A",
            r"matrix, $n \times d$, symmetric positive definite",
        ),
        (Symbol("L", "defined", args=("w",), definition="w^2"), "L(w)", "stands for $w^2$"),
        (Symbol("p", "pmf", over=("x",), given=("z",)), r"p(x \mid z)", "probabilities of $x$"),
        (
            Symbol("X", "rv", domain=r"mean \mu, var \sigma^2"),
            "X",
            r"random number, with mean $\mu$ and variance $\sigma^2$",
        ),
        (
            Symbol("X", "rv", domain=r"N(\mu, 1)"),
            "X",
            r"random number, with the law $\mathcal{N}(\mu, 1)$",
        ),
    ],
)
def test_a_symbol_is_described_in_words(symbol, name, words):
    assert (symbol_name(symbol), symbol_words(symbol)) == (name, words)
