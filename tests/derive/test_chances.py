"""Expectations over tables and densities, divergences, entropies and information: identities hold, others do not."""

from __future__ import annotations

import pytest

from .blackboard import (
    FOLLOWS,
    UNDECIDED,
    WRONG,
    board,
    density,
    element,
    function,
    joint,
    matrix,
    pmf,
    rv,
    scalar,
    sizes,
    status,
    vector,
)

NORMALS = board(
    *(scalar(r"\mu_1"), scalar(r"\mu_2"), scalar(r"\sigma_1", ">0"), scalar(r"\sigma_2", ">0"), scalar("x")),
    density("p", "x", r"N(\mu_1, \sigma_1^2)"),
    density("q", "x", r"N(\mu_2, \sigma_2^2)"),
)
NORMAL_VECTORS = board(
    *sizes("d"),
    *(
        vector(r"\mu"),
        vector(r"\nu"),
        vector("x"),
        matrix(r"\Sigma", "d", "d", "spd"),
        matrix("R", "d", "d", "spd"),
    ),
)
TABLES = board(element("x"), pmf("p", ["x"]), pmf("q", ["x"]), function("f", "x"), function("g", "x"))
JOINT = board(element("x"), element("y"), element("z"), joint("p", "x", "y", "z"))
POLICY = board(
    *sizes("d"),
    vector(r"\theta"),
    element("x"),
    pmf(r"p_\theta", ["x"], params=r"\theta"),
    function("f", "x"),
)
VARIABLES = board(rv("X"), rv("Y"), scalar("a"), scalar("b"))

GAUSSIAN_KL = (
    r"\log \frac{\sigma_2}{\sigma_1} + \frac{\sigma_1^2 + (\mu_1 - \mu_2)^2}{2 \sigma_2^2} - \frac{1}{2}"
)
E_THETA = r"\mathbb{E}_{x \sim p_\theta}"
OVER_X, OVER_Y = r"\operatorname{Var}(X)", r"\operatorname{Var}(Y)"
TRUE = [
    (NORMALS, r"\int p(x) \, dx = 1"),
    (NORMALS, r"\int x \, p(x) \, dx = \mu_1"),
    (NORMALS, r"\mathbb{E}_{x \sim p}[x^2] = \mu_1^2 + \sigma_1^2"),
    (NORMALS, r"\log p(x) = -\frac{(x - \mu_1)^2}{2 \sigma_1^2} - \log \sigma_1 - \frac{1}{2} \log(2 \pi)"),
    (NORMALS, rf"D_{{KL}}(p \| q) = {GAUSSIAN_KL}"),
    (NORMALS, r"D_{KL}(p \| q) = \mathbb{E}_{x \sim p}[\log p(x) - \log q(x)]"),
    (NORMALS, r"D_{KL}(p \| q) = H(p, q) - H(p)"),
    (NORMALS, r"D_{KL}(p \| q) \ge 0"),
    (NORMALS, r"H(p) = \frac{1}{2} \log(2 \pi e \sigma_1^2)"),
    (
        NORMAL_VECTORS,
        r"D_{KL}(\mathcal{N}(\mu, \Sigma) \| \mathcal{N}(\nu, R)) = \frac{1}{2} (\operatorname{tr}(R^{-1} \Sigma) - d"
        r" + (\nu - \mu)^\top R^{-1} (\nu - \mu) + \log \frac{\det R}{\det \Sigma})",
    ),
    (
        NORMAL_VECTORS,
        r"D_{KL}(\mathcal{N}(\mu, \Sigma) \| \mathcal{N}(0, I))"
        r" = \frac{1}{2} (\operatorname{tr}(\Sigma) + \mu^\top \mu - d - \log \det \Sigma)",
    ),
    (
        NORMAL_VECTORS,
        r"\mathbb{E}_{x \sim \mathcal{N}(\mu, \Sigma)}[x^\top x] = \mu^\top \mu + \operatorname{tr}(\Sigma)",
    ),
    (NORMAL_VECTORS, r"\nabla_x \log \mathcal{N}(x; \mu, \Sigma) = -\Sigma^{-1} (x - \mu)"),
    (TABLES, r"\mathbb{E}_{x \sim p}[f(x)] = \sum_x p(x) f(x)"),
    (TABLES, r"\mathbb{E}_{x \sim p}[f(x)] = \mathbb{E}_{x \sim q}[\frac{p(x)}{q(x)} f(x)]"),
    (
        TABLES,
        r"\operatorname{Var}_{x \sim p}(f(x)) = \mathbb{E}_{x \sim p}[f(x)^2] - \mathbb{E}_{x \sim p}[f(x)]^2",
    ),
    (TABLES, r"D_{KL}(p \| q) = \sum_x p(x) \log \frac{p(x)}{q(x)}"),
    (TABLES, r"H(p, q) = H(p) + D_{KL}(p \| q)"),
    (TABLES, r"D_{KL}(p \| q) \ge 0"),
    (TABLES, r"D_{KL}(p \| p) = 0"),
    (TABLES, r"H(p) = -\sum_x p(x) \log p(x)"),
    (JOINT, r"p(x, y) = p(x) p(y \mid x)"),
    (JOINT, r"p(x \mid y) = \frac{p(y \mid x) p(x)}{\sum_x p(y \mid x) p(x)}"),
    (JOINT, r"p(x, y, z) = p(x) p(y \mid x) p(z \mid x, y)"),
    (JOINT, r"\sum_x p(x \mid y) = 1"),
    (JOINT, r"I(X; Y) = H(X) - H(X \mid Y)"),
    (JOINT, r"I(X; Y) = H(X) + H(Y) - H(X, Y)"),
    (JOINT, r"I(X; Y) = I(Y; X)"),
    (JOINT, r"I(X; Y) = \sum_x \sum_y p(x, y) \log \frac{p(x, y)}{p(x) p(y)}"),
    (JOINT, r"I(X; Y, Z) = I(X; Z) + I(X; Y \mid Z)"),
    (JOINT, r"H(X, Y) = H(X) + H(Y \mid X)"),
    (JOINT, r"H(X \mid Y) \le H(X)"),
    (JOINT, r"I(X; Y) \ge 0"),
    (POLICY, r"\mathbb{E}_{x \sim p_\theta}[\nabla_\theta \log p_\theta(x)] = 0"),
    (
        POLICY,
        rf"\nabla_\theta {E_THETA}[f(x)] = {E_THETA}[f(x) \nabla_\theta \log p_\theta(x)]",
    ),
    (VARIABLES, r"\mathbb{E}[a X + b Y] = a \mathbb{E}[X] + b \mathbb{E}[Y]"),
    (VARIABLES, r"\mathbb{E}[\mathbb{E}[Y \mid X]] = \mathbb{E}[Y]"),
    (VARIABLES, r"\mathbb{E}[X \, \mathbb{E}[Y \mid X]] = \mathbb{E}[X Y]"),
    (VARIABLES, r"\mathbb{E}[X Y \mid X] = X \, \mathbb{E}[Y \mid X]"),
    (
        VARIABLES,
        OVER_Y + r" = \mathbb{E}[\operatorname{Var}(Y \mid X)] + \operatorname{Var}(\mathbb{E}[Y \mid X])",
    ),
    (VARIABLES, r"\operatorname{Var}(a X + b) = a^2 \operatorname{Var}(X)"),
    (
        VARIABLES,
        rf"\operatorname{{Var}}(X + Y) = {OVER_X} + {OVER_Y} + 2 \operatorname{{Cov}}(X, Y)",
    ),
    (VARIABLES, r"\mathbb{E}[X^2] \ge \mathbb{E}[X]^2"),
    (VARIABLES, r"P(X \ge a) = \mathbb{E}[\mathbf{1}[X \ge a]]"),
    (VARIABLES, r"(\operatorname{Cov}(X, Y))^2 \le \operatorname{Var}(X) \operatorname{Var}(Y)"),
]
FALSE = [
    (NORMALS, r"\int x \, p(x) \, dx = \mu_2"),
    (NORMALS, rf"D_{{KL}}(q \| p) = {GAUSSIAN_KL}"),
    (NORMALS, r"H(p) = \frac{1}{2} \log(2 \pi \sigma_1^2)"),
    (NORMALS, r"p(x) \le 1"),
    (
        NORMAL_VECTORS,
        r"D_{KL}(\mathcal{N}(\mu, \Sigma) \| \mathcal{N}(\nu, R)) = \frac{1}{2} (\operatorname{tr}(\Sigma^{-1} R) - d"
        r" + (\nu - \mu)^\top R^{-1} (\nu - \mu) + \log \frac{\det R}{\det \Sigma})",
    ),
    (NORMAL_VECTORS, r"\mathbb{E}_{x \sim \mathcal{N}(\mu, \Sigma)}[x x^\top] = \Sigma"),
    (TABLES, r"\mathbb{E}_{x \sim p}[f(x)] = \mathbb{E}_{x \sim q}[f(x)]"),
    (TABLES, r"\mathbb{E}_{x \sim p}[f(x)] = \mathbb{E}_{x \sim q}[\frac{q(x)}{p(x)} f(x)]"),
    (TABLES, r"\mathbb{E}_{x \sim p}[f(x) g(x)] = \mathbb{E}_{x \sim p}[f(x)] \mathbb{E}_{x \sim p}[g(x)]"),
    (TABLES, r"D_{KL}(p \| q) = D_{KL}(q \| p)"),
    (TABLES, r"H(p, q) = H(q, p)"),
    (TABLES, r"\log \mathbb{E}_{x \sim p}[p(x)] \le \mathbb{E}_{x \sim p}[\log p(x)]"),
    (JOINT, r"p(x, y) = p(x) p(y)"),
    (JOINT, r"\sum_y p(x \mid y) = 1"),
    (JOINT, r"p(x, y, z) = p(x) p(y \mid x) p(z \mid y)"),
    (JOINT, r"H(X, Y) = H(X) + H(Y)"),
    (JOINT, r"H(X \mid Y) = H(Y \mid X)"),
    (JOINT, r"I(X; Y \mid Z) = I(X; Y)"),
    (
        POLICY,
        rf"\nabla_\theta {E_THETA}[f(x)] = {E_THETA}[f(x) \nabla_\theta p_\theta(x)]",
    ),
    (POLICY, r"\mathbb{E}_{x \sim p_\theta}[f(x) \nabla_\theta \log p_\theta(x)] = 0"),
    (VARIABLES, r"\operatorname{Var}(Y) = \mathbb{E}[\operatorname{Var}(Y \mid X)]"),
    (VARIABLES, r"\operatorname{Var}(a X + b) = a \operatorname{Var}(X) + b"),
    (VARIABLES, r"\mathbb{E}[Y \mid X] = \mathbb{E}[Y]"),
    (VARIABLES, r"\mathbb{E}[X^2] = \mathbb{E}[X]^2"),
    (VARIABLES, r"\mathbb{E}[X^3] \ge \mathbb{E}[X]^3"),
]


@pytest.mark.parametrize(("where", "line"), TRUE)
def test_identities_of_probability_hold(where, line):
    assert status(where, line) is FOLLOWS


@pytest.mark.parametrize(("where", "line"), FALSE)
def test_what_looks_like_one_does_not(where, line):
    assert status(where, line) is WRONG


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (TABLES, r"\mathbb{E}[f(x)] = 0"),  # p or q?
        (scalar("a"), r"\mathbb{E}[a] = a"),
        (scalar("a"), r"P(a \ge 0) = 1"),
    ],
)
def test_an_expectation_over_nobody_knows_what_is_undecided(where, line):
    assert status(where if hasattr(where, "relation") else board(where), line) is UNDECIDED
