"""Generalisation in numbers: a decomposition at one point, an optimistic training error, bounds, and the threshold."""

import math

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["eval.bias-variance-decomposition", "eval.bias-variance-mitigation"],
    level=1,
    minutes=4,
    sources=[
        "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed. (2009), section 7.3"
    ],
)
def error_of_the_neighbours(rng):
    """The expected error of the nearest neighbours at one input"""
    count = int(rng.integers(3, 7))
    truth = int(rng.integers(10, 60)) / 10
    values = [round(truth + int(d) / 10, 1) for d in rng.integers(-9, 16, size=count)]
    sigma = int(rng.integers(4, 16)) / 10
    mean = sum(values) / count
    bias2, variance = (truth - mean) ** 2, sigma**2 / count
    error = bias2 + variance + sigma**2
    return Asked(
        ask=f"""\
At an input $x$ the true regression function is {truth:g}. At its {count} nearest training inputs, which are fixed,
it is {", ".join(f"{v:g}" for v in values)}. All targets have independent noise with standard deviation {sigma:g}.

The prediction at $x$ is the average of the {count} training targets. What is its expected squared error on a new target
at $x$, noise included?""",
        answer=error,
        working=f"""\
- The average of the true values is {mean:.4f}, so the squared bias is $({truth:g} - {mean:.4f})^2 = {bias2:.4f}$.
- The variance of an average of {count} independent targets is ${sigma:g}^2 / {count} = {variance:.4f}$.
- The noise of the new target is ${sigma:g}^2 = {sigma**2:.4f}$.

$${bias2:.4f} + {variance:.4f} + {sigma**2:.4f} = {error:.4f}$$""",
        check=_error_over_all_signs(truth, values, sigma),
    )


def _error_over_all_signs(truth, values, sigma):
    """Every target is off by plus or minus one standard deviation: the mean over all patterns."""
    total, patterns = 0.0, 2 ** (len(values) + 1)
    for pattern in range(patterns):
        signs = [1 if pattern >> i & 1 else -1 for i in range(len(values) + 1)]
        seen = [v + sigma * s for v, s in zip(values, signs, strict=False)]
        total += (truth + sigma * signs[-1] - sum(seen) / len(seen)) ** 2
    return total / patterns


@drill(
    objectives=["eval.generalization-error", "eval.complexity-lens"],
    level=2,
    minutes=3,
    sources=[
        "Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed. (2009), section 7.4"
    ],
)
def from_training_to_new_targets(rng):
    """What a training error becomes on new targets"""
    rows = int(rng.integers(12, 80))
    columns = int(rng.integers(2, rows // 2))
    seen = int(rng.integers(20, 400)) / 100
    noise = seen * rows / (rows - columns)
    expected = noise * (rows + columns) / rows
    return Asked(
        ask=f"""\
A linear model with {columns} independent columns (the intercept included) is right: the targets are a combination of
the columns plus independent noise of equal variance. Least squares on {rows} examples leaves a mean squared training
error of {seen:g}. Take this for its expectation.

What mean squared error do you expect on new targets at the same inputs?""",
        answer=expected,
        working=f"""\
The expected training error is $\\sigma^2 (1 - d/n)$, so $\\sigma^2 = {seen:g} / (1 - {columns}/{rows}) = {noise:.4f}$.

On new targets it is $\\sigma^2 (1 + d/n) = {noise:.4f} \\cdot {1 + columns / rows:.4f} = {expected:.4f}$.

The gap is $2 \\sigma^2 d / n = {2 * noise * columns / rows:.4f}$.""",
        check=_error_from_a_hat_matrix(rows, columns, seen),
    )


def _error_from_a_hat_matrix(rows, columns, seen):
    """Both expectations for one design, from the matrix that turns targets into fitted values."""
    t = np.arange(rows)
    design = np.stack([np.cos(math.pi * k * (t + 0.5) / rows) for k in range(columns)], axis=1)
    hat = design @ np.linalg.pinv(design)
    left = ((np.eye(rows) - hat) ** 2).sum() / rows  # training error per unit of noise variance
    return seen / left * (1 + (hat**2).sum() / rows)


@drill(
    objectives=["eval.learning-theory-bounds", "eval.hyperparameter-tuning"],
    level=3,
    minutes=4,
    sources=[
        "Shalev-Shwartz and Ben-David, Understanding Machine Learning (2014), section 4.2 and chapter 11"
    ],
)
def validation_set_for_many_candidates(rng):
    """How many validation examples a comparison needs"""
    candidates = int(rng.integers(5, 900))
    points = int(rng.integers(2, 9)) / 2
    doubt = [0.01, 0.02, 0.05, 0.1][int(rng.integers(4))]
    epsilon = points / 100
    top = math.log(candidates) + math.log(2 / doubt)
    size = math.ceil(top / (2 * epsilon**2))
    return Asked(
        ask=f"""\
{candidates} models that were trained elsewhere are scored on one validation set of independent examples. With
probability at least {1 - doubt:g}, the measured accuracy of **every** one of them shall be within {points:g} percentage
points of its true accuracy.

How many validation examples suffice by Hoeffding's inequality and the union bound?""",
        answer=size,
        unit="examples",
        working=f"""\
One model fails with probability at most $2 e^{{-2m\\varepsilon^2}}$, some of {candidates} with at most ${candidates}$
times that. This is at most ${doubt:g}$ if

$$m \\ge \\frac{{\\ln {candidates} + \\ln (2 / {doubt:g})}}{{2 \\cdot {epsilon:g}^2}}
= \\frac{{{top:.4f}}}{{{2 * epsilon**2:.6g}}} = {top / (2 * epsilon**2):.1f},$$

so {size} examples. Ten times as many models would need only ${math.log(10) / (2 * epsilon**2):.0f}$ more.""",
        check=_smallest_size(candidates, epsilon, doubt),
    )


def _smallest_size(candidates, epsilon, doubt):
    """The smallest number of examples for which the sum of all failure probabilities is small, by bisection."""
    low, high = 0, 10**7
    while high - low > 1:
        middle = (low + high) // 2
        if sum([2 * math.exp(-2 * middle * epsilon**2)] * candidates) <= doubt:
            high = middle
        else:
            low = middle
    return high


@drill(
    objectives=["eval.hyperparameter-tuning"],
    level=1,
    minutes=3,
    sources=["Bergstra and Bengio, Random Search for Hyper-Parameter Optimization, JMLR 13 (2012)"],
)
def trials_of_a_random_search(rng):
    """How long a random search has to be"""
    best = int(rng.integers(2, 25)) / 2
    wanted = [0.8, 0.9, 0.95, 0.99][int(rng.integers(4))]
    q = best / 100
    needed = math.log(1 - wanted) / math.log(1 - q)
    trials = math.ceil(needed)
    return Asked(
        ask=f"""\
Configurations are drawn independently from a search space. You want a chance of at least {100 * wanted:g} % that one of
them ranks among the best {best:g} % of the space.

How many trials are enough (the smallest whole number)?""",
        answer=trials,
        unit="trials",
        tolerance=0.5,
        absolute=True,  # a whole number
        working=f"""\
All $N$ trials miss with probability $(1 - {q:g})^N$. This is at most ${1 - wanted:.2g}$ if

$$N \\ge \\frac{{\\ln {1 - wanted:.2g}}}{{\\ln {1 - q:g}}} = {needed:.2f},$$

so {trials} trials. They promise a rank in this space, and nothing about how good the best of the space is.""",
        check=_count_of_draws(q, wanted),
    )


def _count_of_draws(q, wanted):
    """One more draw at a time, until the chance is reached."""
    hit, trials = 0.0, 0
    while hit < wanted:
        hit += (1 - hit) * q
        trials += 1
    return trials


@drill(
    objectives=["eval.double-descent"],
    level=3,
    minutes=5,
    sources=[
        "Belkin, Hsu and Xu, Two Models of Double Descent for Weak Features, SIAM J. Math. Data Science 2(4), 2020",
    ],
)
def more_features_than_examples(rng):
    """The expected error beyond the interpolation threshold"""
    rows = int(rng.integers(10, 60))
    used = rows + int(rng.integers(3, 4 * rows))
    spare = int(rng.integers(1, 3 * rows))
    size, variance = int(rng.integers(10, 50)) / 10, int(rng.integers(2, 20)) / 10
    seen, hidden = size * used / (used + spare), size * spare / (used + spare)
    tau2 = variance + hidden
    missed, followed = seen * (1 - rows / used), tau2 * rows / (used - rows - 1)
    error = missed + tau2 + followed
    return Asked(
        ask=f"""\
The target depends linearly on {used + spare} independent standard normal features, with coefficients of equal size and
total squared length {size:g}, plus noise of variance {variance:g}. Of these features {used} are used, and {rows}
examples are fitted exactly by the coefficients of least norm.

What is the expected squared error on a new target, noise included?""",
        answer=error,
        working=f"""\
- Seen: $\\|\\beta_S\\|^2 = {size:g} \\cdot {used} / {used + spare} = {seen:.4f}$. Hidden: ${hidden:.4f}$, which acts
  like noise, so $\\tau^2 = {variance:g} + {hidden:.4f} = {tau2:.4f}$.
- The {rows} rows miss the share $1 - {rows}/{used}$ of the signal: ${missed:.4f}$.
- The fit follows the noise: $\\tau^2 \\cdot {rows} / ({used} - {rows} - 1) = {followed:.4f}$.

$${missed:.4f} + {followed:.4f} + {tau2:.4f} = {error:.4f}$$""",
        check=_error_by_integration(rows, used, size / (used + spare), spare, variance),
    )


def _error_by_integration(rows, used, square, spare, variance):
    """Each diagonal entry of the inverse is one over a chi-squared variable; its mean is a numerical integral."""
    freedom = used - rows + 1
    x = np.exp(np.linspace(math.log(1e-9), math.log(40.0 * freedom + 400), 20_001))
    weight = freedom / 2 * np.log(x) - x / 2  # the density times x, for steps of log x
    weight = np.exp(weight - weight.max())
    inverse = (weight / x).sum() / weight.sum()
    noise = variance + square * spare
    return square * (used - rows) + noise + noise * rows * inverse
