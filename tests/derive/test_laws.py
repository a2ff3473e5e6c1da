"""Random variables have the mean and variance that are declared, and depend on each other exactly as declared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.content.symbol import Symbol
from viva.derive.laws import normal_nodes, panels
from viva.derive.quadrature import line_nodes, normal_space, space_nodes

from .blackboard import (
    FOLLOWS,
    UNDECIDED,
    WRONG,
    board,
    copies,
    index,
    patient,
    rv,
    scalar,
    sizes,
    status,
    value,
    worlds,
)

PARAMETERS = (
    scalar(r"\mu"),
    scalar(r"\sigma", ">0"),
    scalar("p", "(0,1)"),
    scalar(r"\lambda", ">0"),
    scalar("a", "(-2,0)"),
    scalar("b", "(1,3)"),
    Symbol("m", "int", domain="2..5"),
)
#: A law, its mean and its variance.
MOMENTS = [
    ("mean 0", "0", None),
    ("var 1", None, "1"),
    ("mean 0, var 1", "0", "1"),
    (r"mean \mu, var \sigma^2", r"\mu", r"\sigma^2"),
    (r"mean \mu", r"\mu", None),
    (r"N(\mu, \sigma^2)", r"\mu", r"\sigma^2"),
    ("N(0, 1)", "0", "1"),
    ("Bernoulli(p)", "p", "p(1 - p)"),
    ("Binomial(m, p)", "m p", "m p (1 - p)"),
    (r"Poisson(\lambda)", r"\lambda", r"\lambda"),
    (r"Exponential(\lambda)", r"1/\lambda", r"1/\lambda^2"),
    ("Uniform(a, b)", r"\frac{a + b}{2}", r"\frac{(b - a)^2}{12}"),
]


@pytest.mark.parametrize(("law", "mean", "variance"), MOMENTS)
def test_a_law_has_the_mean_and_variance_it_declares(law, mean, variance):
    for world in worlds(*PARAMETERS, rv("X", law)):
        if mean is not None:
            assert value(world, r"\mathbb{E}[X]") == pytest.approx(float(value(world, mean)), abs=1e-9)
        if variance is not None:
            assert value(world, r"\operatorname{Var}(X)") == pytest.approx(
                float(value(world, variance)), rel=1e-7
            )


@pytest.mark.parametrize(("law", "mean", "variance"), MOMENTS)
def test_what_is_not_declared_of_a_law_is_arbitrary(law, mean, variance):
    free = board(*PARAMETERS, rv("X", law))
    if law.startswith(("mean", "var")):
        assert status(free, r"\mathbb{E}[(X - \mathbb{E}[X])^3] = 0") is WRONG
    if mean is None:
        assert status(free, r"\mathbb{E}[X] = 0") is WRONG
    if variance is None:
        assert status(free, r"\operatorname{Var}(X) = 1") is WRONG


#: A law, and further things that are true of it.
CLOSED_FORMS = [
    (r"N(\mu, \sigma^2)", r"\mathbb{E}[(X - \mu)^3] = 0"),
    (r"N(\mu, \sigma^2)", r"\mathbb{E}[(X - \mu)^4] = 3 \sigma^4"),
    (r"N(\mu, \sigma^2)", r"\mathbb{E}[(X - \mu)^6] = 15 \sigma^6"),
    (r"N(\mu, \sigma^2)", r"\mathbb{E}[|X - \mu|] = \sigma \sqrt{\frac{2}{\pi}}"),
    (r"N(\mu, \sigma^2)", r"\mathbb{E}[\max(0, X - \mu)] = \frac{\sigma}{\sqrt{2 \pi}}"),
    (r"N(\mu, \sigma^2)", r"\mathbb{E}[e^X] = e^{\mu + \sigma^2 / 2}"),
    (r"N(\mu, \sigma^2)", r"\mathbb{E}[\cos(X)] = e^{-\sigma^2 / 2} \cos(\mu)"),
    (r"N(\mu, \sigma^2)", r"P(X \ge \mu) = \frac{1}{2}"),
    ("N(0, 1)", r"\mathbb{E}[|X|^3] = 2 \sqrt{\frac{2}{\pi}}"),
    ("Bernoulli(p)", r"\mathbb{E}[X^5] = p"),
    ("Bernoulli(p)", r"P(X = 1) = p"),
    ("Bernoulli(p)", r"\mathbb{E}[e^{X}] = 1 - p + p e"),
    ("Binomial(m, p)", r"P(X = k) = \binom{m}{k} p^k (1 - p)^{m - k}"),
    ("Binomial(m, p)", r"\mathbb{E}[X (X - 1)] = m (m - 1) p^2"),
    (r"Poisson(\lambda)", r"P(X = k) = \frac{\lambda^k e^{-\lambda}}{k!}"),
    (r"Poisson(\lambda)", r"\mathbb{E}[X (X - 1) (X - 2)] = \lambda^3"),
    (r"Poisson(\lambda)", r"\mathbb{E}[2^X] = e^{\lambda}"),
    (r"Exponential(\lambda)", r"\mathbb{E}[X^4] = \frac{4!}{\lambda^4}"),
    (r"Exponential(\lambda)", r"\mathbb{E}[e^{-X}] = \frac{\lambda}{1 + \lambda}"),
    ("Uniform(a, b)", r"\mathbb{E}[e^X] = \frac{e^b - e^a}{b - a}"),
    ("Uniform(a, b)", r"\mathbb{E}[X^3] = \frac{b^4 - a^4}{4 (b - a)}"),
]


@pytest.mark.parametrize(("law", "line"), CLOSED_FORMS)
def test_expectations_of_known_laws_have_their_closed_forms(law, line):
    assert status(board(*PARAMETERS, rv("X", law), index("k", "0..2")), line) is FOLLOWS


@pytest.mark.parametrize(
    ("law", "line"),
    [
        (r"N(\mu, \sigma^2)", r"\mathbb{E}[|X - \mu|] = \sigma"),
        (r"N(\mu, \sigma^2)", r"\mathbb{E}[e^X] = e^{\mu}"),
        (r"N(\mu, \sigma^2)", r"\mathbb{E}[X^2] = \sigma^2"),
        ("Bernoulli(p)", r"\operatorname{Var}(X) = p^2"),
        ("Binomial(m, p)", r"\operatorname{Var}(X) = m p"),
        (r"Poisson(\lambda)", r"\operatorname{Var}(X) = \lambda^2"),
        (r"Exponential(\lambda)", r"\mathbb{E}[X] = \lambda"),
        ("Uniform(a, b)", r"\operatorname{Var}(X) = \frac{(b - a)^2}{6}"),
        (r"Exponential(\lambda)", r"P(X > 1) = e^{-2\lambda}"),
    ],
)
def test_wrong_closed_forms_are_refused(law, line):
    assert status(board(*PARAMETERS, rv("X", law)), line) is WRONG


@pytest.mark.parametrize(
    ("law", "line"),
    [
        (
            r"N(\mu, \sigma^2)",
            r"P(X \le b) = \frac{1}{2} (1 + \operatorname{erf}(\frac{b - \mu}{\sigma \sqrt{2}}))",
        ),
        (r"Exponential(\lambda)", r"P(X > b) = e^{-\lambda b}"),
        ("Uniform(a, b)", r"P(X \le 0) = \frac{-a}{b - a}"),
        (
            r"N(\mu, \sigma^2)",
            r"\mathbb{E}[\max(0, X)] = \frac{\mu}{2} (1 + \operatorname{erf}(\frac{\mu}{\sigma \sqrt{2}}))"
            r" + \frac{\sigma}{\sqrt{2 \pi}} e^{-\mu^2 / (2 \sigma^2)}",
        ),
    ],
)
def test_a_true_mean_of_something_with_a_jump_is_never_called_wrong(law, line):
    assert status(board(*PARAMETERS, rv("X", law)), line) in (FOLLOWS, UNDECIDED)


DEPENDENCE = [
    (r"\mathbb{E}[X Y] = \mathbb{E}[X] \mathbb{E}[Y]"),
    (r"\operatorname{Cov}(X, Y) = 0"),
    (r"\operatorname{Var}(X + Y) = \operatorname{Var}(X) + \operatorname{Var}(Y)"),
    (r"\mathbb{E}[Y \mid X] = \mathbb{E}[Y]"),
    (r"\mathbb{E}[X^2 Y^2] = \mathbb{E}[X^2] \mathbb{E}[Y^2]"),
]


@pytest.mark.parametrize("line", DEPENDENCE)
def test_variables_of_any_law_depend_on_each_other(line):
    assert status(board(rv("X"), rv("Y")), line) is WRONG


@pytest.mark.parametrize("line", DEPENDENCE)
def test_variables_are_independent_where_that_is_declared(line):
    assert status(board(rv("X", independent=True), rv("Y", independent=True)), line) is FOLLOWS
    assert status(board(rv("X"), rv("Y", independent=True)), line) is FOLLOWS


@pytest.mark.parametrize("line", DEPENDENCE)
@pytest.mark.parametrize("law", ["mean 0", "N(0, 1)", r"Poisson(\lambda)", "Bernoulli(p)"])
def test_variables_with_a_law_are_independent_of_everything(law, line):
    assert status(board(*PARAMETERS, rv("X", law), rv("Y")), line) is FOLLOWS


def test_members_of_a_family_are_independent_copies():
    free = board(
        Symbol("n", "int", domain="2..3"), copies("X_i", "n", "any"), index("i", "n"), index("j", "n")
    )
    assert status(free, r"\mathbb{E}[X_1 X_2] = \mathbb{E}[X_1] \mathbb{E}[X_2]") is FOLLOWS
    assert status(free, r"\mathbb{E}[X_i] = \mathbb{E}[X_j]") is FOLLOWS
    assert status(free, r"\operatorname{Var}(X_i) = \operatorname{Var}(X_j)") is FOLLOWS
    assert status(free, r"\mathbb{E}[X_i X_j] = \mathbb{E}[X_i] \mathbb{E}[X_j]") is WRONG  # i may be j
    assert status(free, "X_i = X_j") is WRONG


def test_the_entries_of_a_random_vector_depend_on_each_other_unless_it_has_a_law():
    line = r"\mathbb{E}[z_1 z_2] = \mathbb{E}[z_1] \mathbb{E}[z_2]"
    d = Symbol("d", "int", domain="2..2")
    assert status(board(d, rv("z", "any", "vector[d]")), line) is WRONG
    assert status(board(d, rv("z", "N(0, 1)", "vector[d]")), line) is FOLLOWS


def test_a_derivative_goes_through_a_law_into_its_parameters():
    reparametrised = board(*PARAMETERS, rv("X", r"N(\mu, \sigma^2)"))
    assert status(reparametrised, r"\frac{\partial}{\partial \mu} \mathbb{E}[X^2] = 2 \mu") is FOLLOWS
    assert status(reparametrised, r"\frac{\partial}{\partial \sigma} \mathbb{E}[X^2] = 2 \sigma") is FOLLOWS


def test_too_many_outcomes_are_undecided_and_do_not_stop_lines_without_them():
    many = board(*sizes("n"), Symbol("N", "int", domain="40..40"), copies("X_i", "N"), scalar("a"))
    assert status(many, r"\mathbb{E}[X_1] = 0") is UNDECIDED
    assert status(many, "a + a = 2 a") is FOLLOWS


class TestQuadrature:
    """Nodes and weights integrate what has a closed form."""

    @patient
    @given(st.integers(0, 8))
    def test_moments_of_the_standard_normal(self, k):
        nodes, weights = normal_nodes(1)
        exact = 0 if k % 2 else np.prod(np.arange(1, k, 2), dtype=float)
        assert (weights * nodes**k).sum() == pytest.approx(exact, abs=1e-9)

    @patient
    @given(st.integers(2, 5))
    def test_fewer_nodes_keep_means_variances_and_absolute_values(self, count):
        nodes, weights = normal_nodes(count)
        assert weights.sum() == pytest.approx(1)
        assert (weights * nodes**2).sum() == pytest.approx(1)
        assert (weights * np.abs(nodes)).sum() == pytest.approx(np.sqrt(2 / np.pi))

    @patient
    @given(st.floats(-3, 0), st.floats(0.1, 3), st.integers(0, 6))
    def test_polynomials_between_two_ends(self, low, high, k):
        nodes, weights = line_nodes(low, high)
        exact = (high ** (k + 1) - low ** (k + 1)) / (k + 1)
        assert (weights * nodes**k).sum() == pytest.approx(exact, rel=1e-9, abs=1e-9)

    def test_ends_may_be_singular_or_infinite(self):
        nodes, weights = line_nodes(0.0, 1.0)
        assert (weights / np.sqrt(nodes)).sum() == pytest.approx(2, rel=1e-6)
        nodes, weights = line_nodes(0.0, np.inf)
        assert (weights * np.exp(-nodes)).sum() == pytest.approx(1)
        nodes, weights = line_nodes(-np.inf, np.inf)
        assert (weights * np.exp(-(nodes**2))).sum() == pytest.approx(np.sqrt(np.pi))

    @pytest.mark.parametrize("dimension", [2, 3])
    def test_normal_densities_over_space(self, dimension):
        points, weights = space_nodes(dimension)
        density = np.exp(-(points**2).sum(axis=1) / 2) / (2 * np.pi) ** (dimension / 2)
        assert (weights * density).sum() == pytest.approx(1, rel=1e-6)
        points, chances = normal_space(dimension)
        np.testing.assert_allclose((points.T * chances) @ points, np.eye(dimension), atol=1e-9)

    def test_panels_are_exact_for_polynomials(self):
        nodes, weights = panels(np.linspace(0, 1, 3))
        assert (weights * nodes**9).sum() == pytest.approx(0.1)
