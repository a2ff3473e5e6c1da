"""Probability in numbers: Bayes' theorem with a base rate, distinct coupons, the variance of a mixture."""

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["prob.bayes-theorem"],
    level=1,
    minutes=3,
    sources=["Wasserman, All of Statistics (2004), section 1.7"],
)
def posterior_after_a_test(rng):
    """How far to believe a positive test"""
    base = int(rng.integers(1, 80)) / 1000
    sensitivity = int(rng.integers(75, 100)) / 100
    specificity = int(rng.integers(80, 99)) / 100
    true, false = base * sensitivity, (1 - base) * (1 - specificity)
    posterior = true / (true + false)
    odds = base / (1 - base) * sensitivity / (1 - specificity)
    return Asked(
        ask=f"""\
Of all transactions, {100 * base:.1f} % are fraudulent. A detector flags {100 * sensitivity:.0f} % of the fraudulent ones
and lets {100 * specificity:.0f} % of the honest ones pass.

A transaction is flagged. How probable is it that it is fraudulent?""",
        answer=posterior,
        working=f"""\
Bayes' theorem, with $F$ for fraudulent and $+$ for flagged:

$$P(F \\mid +) = \\frac{{P(+ \\mid F)\\,P(F)}}{{P(+)}}$$

- Flagged and fraudulent: ${sensitivity:.2f} \\cdot {base:.3f} = {true:.5f}$
- Flagged and honest: ${1 - specificity:.2f} \\cdot {1 - base:.3f} = {false:.5f}$
- Flagged at all: $P(+) = {true + false:.5f}$

$$\\frac{{{true:.5f}}}{{{true + false:.5f}}} = {posterior:.4g}$$

For each fraudulent transaction there are {(1 - base) / base:.0f} honest ones: that is why {100 * (1 - posterior):.1f} % of the alarms are false.""",
        check=odds / (1 + odds),  # prior odds times the likelihood ratio
    )


@drill(
    objectives=["prob.puzzles", "prob.expectation-variance"],
    level=2,
    minutes=4,
    sources=["Blitzstein and Hwang, Introduction to Probability, 2nd ed. (2019), section 4.4"],
)
def distinct_coupons(rng):
    """How many different coupons to expect"""
    kinds = int(rng.integers(6, 40))
    draws = int(rng.integers(kinds // 2, 3 * kinds))
    missing = (1 - 1 / kinds) ** draws
    expected = kinds * (1 - missing)
    return Asked(
        ask=f"""\
A box of cereals holds one of {kinds} kinds of coupons, each equally likely and independent of the other boxes.
You open {draws} boxes. How many **different** kinds do you expect to have?""",
        answer=expected,
        working=f"""\
Let $I_j$ be 1 where kind $j$ was found at least once. Expectation is linear, whether or not the $I_j$ are independent:

$$E\\Big[\\sum_j I_j\\Big] = k\\,P(I_1 = 1), \\qquad k = {kinds}$$

One kind is missing after all draws with probability $\\left(1 - \\tfrac{{1}}{{{kinds}}}\\right)^{{{draws}}} = {missing:.5f}$, so

$${kinds} \\cdot (1 - {missing:.5f}) = {expected:.4f}$$""",
        check=_distinct_by_chain(kinds, draws),
    )


def _distinct_by_chain(kinds, draws):
    """The expected number of kinds found, from the distribution of that number after every draw."""
    known = np.arange(kinds + 1)
    chances = np.zeros(kinds + 1)
    chances[0] = 1.0
    for _ in range(draws):
        new = chances * (kinds - known) / kinds
        chances = chances * known / kinds
        chances[1:] += new[:-1]
    return chances @ known


@drill(
    objectives=["prob.iterated-expectation", "prob.expectation-variance"],
    level=2,
    minutes=5,
    sources=["Wasserman, All of Statistics (2004), section 3.5"],
)
def variance_of_a_mixture(rng):
    """The variance of a mixture of two normals"""
    weight = int(rng.integers(2, 9)) / 10
    means = [int(rng.integers(-4, 1)), int(rng.integers(2, 7))]
    deviations = [int(rng.integers(1, 7)) / 2, int(rng.integers(1, 7)) / 2]
    weights = [weight, 1 - weight]
    mean = sum(w * m for w, m in zip(weights, means))
    inner = sum(w * s**2 for w, s in zip(weights, deviations))
    outer = sum(w * (m - mean) ** 2 for w, m in zip(weights, means))
    return Asked(
        ask=f"""\
With probability {weights[0]:.1f} a value is drawn from a normal distribution with mean {means[0]} and standard deviation
{deviations[0]:g}, otherwise from one with mean {means[1]} and standard deviation {deviations[1]:g}.

What is the variance of the value?""",
        answer=inner + outer,
        working=f"""\
The law of total variance, with $Z$ for the component:

$$V(X) = E[V(X \\mid Z)] + V(E[X \\mid Z])$$

- Within the components: ${weights[0]:.1f} \\cdot {deviations[0]:g}^2 + {weights[1]:.1f} \\cdot {deviations[1]:g}^2 = {inner:.4f}$
- The mean of all: ${weights[0]:.1f} \\cdot ({means[0]}) + {weights[1]:.1f} \\cdot {means[1]} = {mean:.2f}$
- Between their means: ${weights[0]:.1f} \\cdot {weights[1]:.1f} \\cdot ({means[0]} - {means[1]})^2 = {outer:.4f}$

$${inner:.4f} + {outer:.4f} = {inner + outer:.4f}$$

The variance of a *mixture* is not that of a weighted *sum* of two independent normals: that one has no second term.""",
        check=_variance_by_integration(weights, means, deviations),
    )


def _variance_by_integration(weights, means, deviations):
    """Moments of the density itself, on a fine grid."""
    x = np.linspace(-40, 40, 40_001)
    density = sum(
        w * np.exp(-0.5 * ((x - m) / s) ** 2) / (s * np.sqrt(2 * np.pi))
        for w, m, s in zip(weights, means, deviations)
    )
    width = x[1] - x[0]
    mean = (x * density).sum() * width
    return ((x - mean) ** 2 * density).sum() * width
