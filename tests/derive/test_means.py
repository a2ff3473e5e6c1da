"""Means over continuous variables of what has corners and jumps are exact, or are not decided."""

from __future__ import annotations

import numpy as np
import pytest

from viva.content.symbol import Symbol
from viva.derive.scattered import scattered

from .blackboard import (
    FOLLOWS,
    UNDECIDED,
    WRONG,
    board,
    copies,
    defined,
    index,
    rv,
    scalar,
    sizes,
    status,
    value,
    vector,
    worlds,
)

POSITIVE = tuple(scalar(name, ">0") for name in ("s", "t", r"\lambda", r"\mu", r"\sigma"))
NUMBERS = (*POSITIVE, scalar("a"), scalar("b"), scalar("c", "(0,1)"), scalar("p", "(0,1)"))
CLOCKS = board(*NUMBERS, rv("X", r"Exponential(\lambda)"), rv("Y", r"Exponential(\mu)"))
NORMALS = board(*NUMBERS, rv("Z", "N(0,1)"), rv("X", r"N(a, \sigma^2)"))
UNIFORMS = board(*NUMBERS, rv("U", "Uniform(0,1)"), rv("V", "Uniform(0,1)"), rv("W", "Uniform(0,1)"))
MIXED = board(*NUMBERS, rv("X", r"N(a, \sigma^2)"), rv("B", "Bernoulli(p)"))
LIGHTS = board(
    *(*NUMBERS, *sizes("n"), copies("X_i", "n", r"Exponential(\lambda)"), index("i", "n")),
    *(defined("M", r"\max_i X_i"), defined("m", r"\min_i X_i")),
)
DRAWS = board(
    *NUMBERS, *sizes("n"), copies("U_i", "n", "Uniform(0,1)"), copies("X_i", "n", r"N(a, \sigma^2)")
)

TRUE = [
    (CLOCKS, r"P(X > t) = e^{-\lambda t}"),
    (CLOCKS, r"P(X > s + t \mid X > s) = P(X > t)"),
    (CLOCKS, r"P(X < Y) = \frac{\lambda}{\lambda + \mu}"),
    (CLOCKS, r"P(\min(X, Y) > t) = e^{-(\lambda + \mu) t}"),
    (CLOCKS, r"P(X + Y > t) = \frac{\mu e^{-\lambda t} - \lambda e^{-\mu t}}{\mu - \lambda}"),
    (CLOCKS, r"\mathbb{E}[|X - Y|] = \frac{1}{\lambda} + \frac{1}{\mu} - \frac{2}{\lambda + \mu}"),
    (CLOCKS, r"\operatorname{Var}(\min(X, Y)) = \frac{1}{(\lambda + \mu)^2}"),
    (CLOCKS, r"\operatorname{Cov}(X, \min(X, Y)) = \frac{1}{(\lambda + \mu)^2}"),
    (CLOCKS, r"\mathbb{E}[X] = \int_0^\infty P(X > u) \, du"),
    (NORMALS, r"P(X \le b) = P(Z \le \frac{b - a}{\sigma})"),
    (NORMALS, r"\mathbb{E}[\max(X, 0)] = a P(X > 0) + \sigma^2 \mathcal{N}(0; a, \sigma^2)"),
    (NORMALS, r"\mathbb{E}_{x \sim \mathcal{N}(0,1)}[\max(x, a)] = \mathbb{E}[\max(Z, a)]"),
    (UNIFORMS, r"\mathbb{E}[|U - V|] = \frac{1}{3}"),
    (UNIFORMS, r"P(U + V \le c) = \frac{c^2}{2}"),
    (UNIFORMS, r"\mathbb{E}[-\log U] = 1"),
    (UNIFORMS, r"\mathbb{E}[\sqrt{U}] = \frac{2}{3}"),
    (MIXED, r"P(X > B) = p P(X > 1) + (1 - p) P(X > 0)"),
    (LIGHTS, r"P(M \le t) = (1 - e^{-\lambda t})^n"),
    (LIGHTS, r"P(M \le t) = \prod_{i=1}^n P(X_i \le t)"),
    (LIGHTS, r"P(m > t) = e^{-n \lambda t}"),
    (LIGHTS, r"\mathbb{E}[M] = \frac{1}{\lambda} \sum_{k=1}^n \frac{1}{k}"),
    (LIGHTS, r"P(X_1 < X_2) = \frac{1}{2}"),
    (DRAWS, r"\mathbb{E}[\min_i U_i] = \frac{1}{n + 1}"),
]
FALSE = [
    (CLOCKS, r"P(X > t) = 1 - e^{-\lambda t}"),
    (CLOCKS, r"P(X > s + t \mid X > s) = P(X > s)"),
    (CLOCKS, r"P(X < Y) = \frac{\mu}{\lambda + \mu}"),
    (CLOCKS, r"\mathbb{E}[\min(X, Y)] = \min(\frac{1}{\lambda}, \frac{1}{\mu})"),
    (NORMALS, r"\mathbb{E}[\max(X, 0)] = a P(X > 0) + \sigma \mathcal{N}(0; a, \sigma^2)"),
    (UNIFORMS, r"\mathbb{E}[\max(U, V, W)] = \frac{2}{3}"),  # of three a table is rough, but not so rough
    (MIXED, r"P(X > B) = P(X > p)"),
    (LIGHTS, r"\mathbb{E}[M] = \frac{n}{\lambda}"),
]
DERIVATIVES = [
    (CLOCKS, r"\frac{d}{dt} P(X \le t) = \lambda e^{-\lambda t}"),
    (CLOCKS, r"\frac{d^2}{dt^2} P(X > t) = \lambda^2 e^{-\lambda t}"),
    (CLOCKS, r"\frac{d}{dt} P(\min(X, Y) > t) = -(\lambda + \mu) e^{-(\lambda + \mu) t}"),
    (CLOCKS, r"\frac{\partial}{\partial \lambda} P(X < Y) = \frac{\mu}{(\lambda + \mu)^2}"),
    (NORMALS, r"\frac{d}{da} \mathbb{E}[\max(X, 0)] = P(X > 0)"),
    (NORMALS, r"\frac{d}{da} P(X > 0) = \mathcal{N}(0; a, \sigma^2)"),
    (MIXED, r"\frac{d}{dp} P(X > B) = P(X > 1) - P(X > 0)"),
    (LIGHTS, r"\frac{d}{dt} P(M \le t) = n \lambda e^{-\lambda t} (1 - e^{-\lambda t})^{n - 1}"),
]
#: True, and out of reach: more than two variables meet at a corner, or a corner is where nobody looks.
TOO_ROUGH = [
    (UNIFORMS, r"\mathbb{E}[\max(U, V, W)] = \frac{3}{4}"),
    (UNIFORMS, r"P(U < V, V < W) = \frac{1}{6}"),
    (UNIFORMS, r"P(U V \le c) = c - c \log c"),
    (LIGHTS, r"P(X_1 = m) = \frac{1}{n}"),
    (LIGHTS, r"\mathbb{E}[M - m] = \frac{1}{\lambda} \sum_{k=1}^{n-1} \frac{1}{k}"),
    (DRAWS, r"\mathbb{E}[\frac{1}{n} \sum_{i=1}^n \mathbf{1}[U_i \le c]] = c"),
]


@pytest.mark.parametrize(("where", "line"), TRUE, ids=[line for _, line in TRUE])
def test_chances_and_means_of_extremes_are_found(where, line):
    assert status(where, line) is FOLLOWS


@pytest.mark.parametrize(("where", "line"), FALSE, ids=[line for _, line in FALSE])
def test_wrong_ones_are_refused(where, line):
    assert status(where, line) is WRONG


@pytest.mark.parametrize(("where", "line"), DERIVATIVES, ids=[line for _, line in DERIVATIVES])
def test_a_derivative_counts_how_the_jump_moves(where, line):
    assert status(where, line) is FOLLOWS


@pytest.mark.parametrize(("where", "line"), TOO_ROUGH, ids=[line for _, line in TOO_ROUGH])
def test_what_is_out_of_reach_is_not_called_wrong(where, line):
    assert status(where, line) in (FOLLOWS, UNDECIDED)
    assert status(where, line) in (FOLLOWS, UNDECIDED)  # nor the second time, when abbreviations are known


def test_what_holds_for_every_outcome_is_accepted_whatever_the_table():
    assert status(UNIFORMS, r"\mathbb{E}[\max(U, V, W)] = -\mathbb{E}[\min(-U, -V, -W)]") is FOLLOWS


def test_the_mean_of_something_with_a_corner_has_all_its_digits():
    for world in worlds(*NUMBERS, rv("X", r"Exponential(\lambda)"), rv("Y", r"Exponential(\mu)")):
        exact = value(world, r"\frac{\lambda}{\lambda + \mu}")
        assert value(world, "P(X < Y)") == pytest.approx(float(exact), rel=1e-12)
        assert not world.rough


class TestScatteredTables:
    """Other tables of the same variables have the same means, but for their error."""

    def test_means_are_near_those_of_the_laws(self):
        symbols = (*NUMBERS, rv("X", r"N(a, \sigma^2)"), rv("Y", "var 1"), rv("B", "Bernoulli(p)"))
        (world,) = worlds(*symbols, seeds=[1])
        mean = world.trees(r"\mathbb{E}[X^2 Y B]")
        scope = scattered(world.scope(), 0)
        found = float(np.squeeze(world.rules[type(mean)](mean, scope)))
        assert found == pytest.approx(float(value(world, r"\mathbb{E}[X^2 Y B]")), rel=0.02)

    def test_members_and_entries_have_their_places(self):
        symbols = (
            *NUMBERS,
            *sizes("d"),
            vector("w"),
            rv("z", "N(0, 1)", "vector[d]"),
            copies("X_i", "d", "N(a, 1)"),
        )
        (world,) = worlds(*symbols, seeds=[1])
        scope = scattered(world.scope(), 0)
        for text, exact in ((r"\mathbb{E}[(w^\top z)^2]", r"\|w\|^2"), (r"\mathbb{E}[X_1 X_2]", "a^2")):
            tree = world.trees(text)
            found = float(np.squeeze(world.rules[type(tree)](tree, scope)))
            assert found == pytest.approx(float(value(world, exact)), rel=0.02, abs=0.02)


def test_a_whole_number_of_copies_may_be_large():
    many = board(*NUMBERS, Symbol("n", "int", domain="5..5"), copies("X_i", "n", "Uniform(0,1)"))
    assert status(many, r"\mathbb{E}[\max_i X_i] = \frac{n}{n + 1}") is FOLLOWS


COPIES = {
    law: {
        n: board(*NUMBERS, Symbol("n", "int", domain=f"{n}..{n}"), copies("X_i", "n", law)) for n in (2, 4, 5)
    }
    for law in ("Uniform(0,1)", r"Exponential(\lambda)", r"N(a, \sigma^2)", r"Poisson(\lambda)")
}
#: True. A table of several copies has few nodes for each, and integrates no more than polynomials exactly.
SMOOTH = [
    ("Uniform(0,1)", r"\mathbb{E}[\frac{1}{1 + X_1}] = \log 2"),
    ("Uniform(0,1)", r"\mathbb{E}[\prod_{i=1}^n \cos(3 X_i)] = (\frac{\sin 3}{3})^n"),
    (r"Exponential(\lambda)", r"\mathbb{E}[e^{-X_1}] = \frac{\lambda}{1 + \lambda}"),
    (r"Exponential(\lambda)", r"\mathbb{E}[e^{-\sum_{i=1}^n X_i}] = (\frac{\lambda}{1 + \lambda})^n"),
    (r"N(a, \sigma^2)", r"\mathbb{E}[e^{X_1}] = e^{a + \sigma^2 / 2}"),
    (r"N(a, \sigma^2)", r"\mathbb{E}[\cos X_1] = e^{-\sigma^2 / 2} \cos a"),
    (r"N(a, \sigma^2)", r"\mathbb{E}[\prod_{i=1}^n e^{X_i}] = e^{n a + n \sigma^2 / 2}"),
    (r"Poisson(\lambda)", r"\mathbb{E}[e^{-X_1}] = e^{\lambda (e^{-1} - 1)}"),
]


@pytest.mark.parametrize("n", [2, 4, 5])
@pytest.mark.parametrize(("law", "line"), SMOOTH, ids=[line for _, line in SMOOTH])
def test_a_true_mean_over_several_copies_is_never_called_wrong(law, line, n):
    assert status(COPIES[law][n], line) in (FOLLOWS, UNDECIDED)


@pytest.mark.parametrize("n", [2, 4, 5])
def test_means_over_one_of_several_copies_are_found(n):
    assert status(COPIES[r"N(a, \sigma^2)"][n], r"\mathbb{E}[e^{X_1}] = e^{a + \sigma^2 / 2}") is FOLLOWS
    assert status(COPIES[r"N(a, \sigma^2)"][n], r"\mathbb{E}[e^{X_1}] = e^{a + \sigma^2}") is WRONG
    line = r"\mathbb{E}[e^{-\sum_{i=1}^n X_i}] = \frac{\lambda^n}{1 + \lambda^n}"
    assert status(COPIES[r"Exponential(\lambda)"][n], line) is WRONG


def test_variables_that_a_mean_does_not_depend_on_take_no_room():
    many = (
        rv("X", r"Exponential(\lambda)"),
        rv("Y", "N(0,1)"),
        rv("U", "Uniform(0,1)"),
        rv("K", r"Poisson(\mu)"),
    )
    where = board(*NUMBERS, *many)
    assert status(where, r"P(K = 0) = e^{-\mu}") is FOLLOWS
    assert status(where, r"P(K = 0) = e^{-\lambda}") is WRONG
    assert status(where, r"P(X > t) = e^{-\lambda t}") is FOLLOWS
