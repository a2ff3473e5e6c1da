"""Tests and intervals in numbers: proportions, sample size, Welch, counts, ANOVA, many tests, conformal prediction."""

import math
from statistics import NormalDist

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["stats.z-test"],
    level=1,
    minutes=4,
    sources=["Agresti, Categorical Data Analysis, 3rd ed. (2013), chapter 3"],
)
def two_click_rates(rng):
    """The z statistic of two click rates"""
    while True:  # most draws will do
        shown = [10 * int(rng.integers(30, 120)) for _ in range(2)]
        base = float(rng.uniform(0.05, 0.3))
        rates = [base, base * float(rng.uniform(0.65, 1.5))]
        clicks = [round(n * rate) for n, rate in zip(shown, rates)]
        shares = [k / n for k, n in zip(clicks, shown)]
        if abs(shares[1] - shares[0]) > 0.01:
            break
    pooled = sum(clicks) / sum(shown)
    error = math.sqrt(pooled * (1 - pooled) * (1 / shown[0] + 1 / shown[1]))
    z = (shares[1] - shares[0]) / error
    return Asked(
        ask=f"""\
Variant A was shown to {shown[0]} users, of whom {clicks[0]} clicked; variant B to {shown[1]} users, of whom {clicks[1]} clicked.

What is the $z$ statistic for the hypothesis that both have the same click rate, B minus A, with the pooled rate in the standard error?""",
        answer=z,
        tolerance=0.02,
        working=f"""\
- Rates: ${clicks[0]} / {shown[0]} = {shares[0]:.5f}$ and ${clicks[1]} / {shown[1]} = {shares[1]:.5f}$
- Pooled: ${sum(clicks)} / {sum(shown)} = {pooled:.5f}$
- Standard error: $\\sqrt{{{pooled:.5f} \\cdot {1 - pooled:.5f} \\cdot (1 / {shown[0]} + 1 / {shown[1]})}} = {error:.6f}$

$$z = \\frac{{{shares[1] - shares[0]:.5f}}}{{{error:.6f}}} = {z:.4f}$$

Under the hypothesis it is about standard normal; two-sided at 5 % the limit is 1.960.""",
        check=math.copysign(math.sqrt(_pearson(clicks, shown)), shares[1] - shares[0]),
    )


def _pearson(clicks, shown):
    """The chi-squared statistic of the same table, which is z squared."""
    table = np.array([clicks, [n - k for k, n in zip(clicks, shown)]])
    expected = np.outer(table.sum(1), table.sum(0)) / table.sum()
    return ((table - expected) ** 2 / expected).sum()


@drill(
    objectives=["stats.error-types-and-power"],
    level=2,
    minutes=3,
    sources=["Casella and Berger, Statistical Inference, 2nd ed. (2002), section 8.3.1"],
)
def size_of_two_groups(rng):
    """How many observations two groups need"""
    alpha, power = float(rng.choice([0.05, 0.01])), float(rng.choice([0.8, 0.9]))
    deviation, effect = int(rng.integers(8, 31)), int(rng.integers(2, 8))
    upper, goal = NormalDist().inv_cdf(1 - alpha / 2), NormalDist().inv_cdf(power)
    exact = 2 * ((upper + goal) * deviation / effect) ** 2
    return Asked(
        ask=f"""\
Two groups of equal size are compared by a two-sided $z$-test at level {alpha:g}. An observation has standard deviation {deviation} in either group.
A true difference of {effect} shall be found with power {power:g}.

How many observations does **each** group need? Use $z_{{{1 - alpha / 2:g}}} = {upper:.3f}$ and $z_{{{power:g}}} = {goal:.3f}$.""",
        answer=math.ceil(exact),
        tolerance=0.02,
        working=f"""\
The difference of the means has variance $2 \\sigma^2 / n$. The effect must lie $z_{{1-\\alpha/2}} + z_{{1-\\beta}} = {upper + goal:.3f}$ standard errors from 0:

$$n = \\frac{{2 \\sigma^2 (z_{{1-\\alpha/2}} + z_{{1-\\beta}})^2}}{{\\delta^2}} = \\frac{{2 \\cdot {deviation}^2 \\cdot {upper + goal:.3f}^2}}{{{effect}^2}} = {exact:.2f}$$

Rounded up, {math.ceil(exact)} in each group.""",
        check=_first_size_with_power(alpha, power, deviation, effect),
    )


def _first_size_with_power(alpha, power, deviation, effect):
    """The smallest group for which the test rejects often enough, found by halving."""
    low, high = 1, 100_000
    while low < high:
        size = (low + high) // 2
        difference = NormalDist(effect, deviation * math.sqrt(2 / size))
        limit = NormalDist(0, difference.stdev).inv_cdf(1 - alpha / 2)
        found = 1 - difference.cdf(limit) + difference.cdf(-limit)
        low, high = (low, size) if found >= power else (size + 1, high)
    return low


@drill(
    objectives=["stats.t-test-types"],
    level=3,
    minutes=4,
    sources=[
        "Welch, The Generalization of Student's Problem when Several Different Population Variances are Involved, Biometrika 34 (1947)"
    ],
)
def degrees_of_freedom_of_welch(rng):
    """The degrees of freedom of Welch's test"""
    sizes = [int(rng.integers(5, 25)) for _ in range(2)]
    deviations = [int(rng.integers(10, 60)) / 10 for _ in range(2)]
    parts = [s**2 / n for s, n in zip(deviations, sizes)]
    below = [part**2 / (n - 1) for part, n in zip(parts, sizes)]
    free = sum(parts) ** 2 / sum(below)
    share = parts[0] / sum(parts)
    return Asked(
        ask=f"""\
Two independent samples are compared by Welch's $t$-test. The first has {sizes[0]} observations with standard deviation {deviations[0]:.1f}, the second
{sizes[1]} with standard deviation {deviations[1]:.1f} (divisors $n - 1$).

How many degrees of freedom does the test use? Give two decimals.""",
        answer=free,
        tolerance=0.01,
        working=f"""\
With $a = s_x^2 / n = {parts[0]:.5f}$ and $b = s_y^2 / m = {parts[1]:.5f}$:

$$\\nu = \\frac{{(a + b)^2}}{{\\frac{{a^2}}{{n - 1}} + \\frac{{b^2}}{{m - 1}}}} = \\frac{{{sum(parts) ** 2:.6f}}}{{{below[0]:.6f} + {below[1]:.6f}}} = {free:.3f}$$

It lies between the smaller $n - 1$, {min(sizes) - 1}, and that of the pooled test, {sum(sizes) - 2}.""",
        # by the share of the first sample in the variance
        check=1 / (share**2 / (sizes[0] - 1) + (1 - share) ** 2 / (sizes[1] - 1)),
    )


@drill(
    objectives=["stats.chi-squared-test"],
    level=2,
    minutes=5,
    sources=["Agresti, Categorical Data Analysis, 3rd ed. (2013), section 3.2"],
)
def errors_by_group(rng):
    """Whether errors depend on the group"""
    while True:  # most draws will do
        a, b, c, d = (int(n) for n in rng.integers([10, 40, 10, 40], [50, 150, 50, 150]))
        if abs(a * d - b * c) > 600:
            break
    rows, columns, total = (a + b, c + d), (a + c, b + d), a + b + c + d
    expected = [[r * k / total for k in columns] for r in rows]
    parts = [
        (seen - wanted) ** 2 / wanted for seen, wanted in zip((a, b, c, d), (*expected[0], *expected[1]))
    ]
    statistic = sum(parts)
    return Asked(
        ask=f"""\
The answers of a model were judged for two groups of users:

| group | wrong | right |
|---|---|---|
| first | {a} | {b} |
| second | {c} | {d} |

What is Pearson's chi-squared statistic for independence of group and error, without a continuity correction?""",
        answer=statistic,
        tolerance=0.02,
        working=f"""\
Expected under independence: row total times column total over {total}.

| group | wrong | right |
|---|---|---|
| first | {expected[0][0]:.3f} | {expected[0][1]:.3f} |
| second | {expected[1][0]:.3f} | {expected[1][1]:.3f} |

All four deviations are ${a - expected[0][0]:+.3f}$ up to the sign. Squared and divided by the expected counts:

$${parts[0]:.4f} + {parts[1]:.4f} + {parts[2]:.4f} + {parts[3]:.4f} = {statistic:.4f}$$

One degree of freedom; at 5 % the limit is 3.841.""",
        check=total * (a * d - b * c) ** 2 / (rows[0] * rows[1] * columns[0] * columns[1]),
    )


@drill(
    objectives=["stats.anova"],
    level=2,
    minutes=5,
    sources=["Casella and Berger, Statistical Inference, 2nd ed. (2002), section 11.2"],
)
def three_learning_rates(rng):
    """The F statistic of three groups"""
    size = int(rng.integers(4, 13))
    while True:  # most draws will do
        means = [int(m) for m in rng.integers(60, 80, size=3)]
        if max(means) - min(means) > 3:
            break
    deviations = [int(rng.integers(4, 15)) / 2 for _ in range(3)]
    grand = sum(means) / 3
    between = size * sum((m - grand) ** 2 for m in means) / 2
    within = sum(s**2 for s in deviations) / 3
    return Asked(
        ask=f"""\
A network was trained {size} times with each of three learning rates. The mean accuracies are {means[0]}, {means[1]} and {means[2]} %, the standard
deviations within the groups {deviations[0]:g}, {deviations[1]:g} and {deviations[2]:g} (divisor $n - 1$).

What is the $F$ statistic of a one-way analysis of variance?""",
        answer=between / within,
        working=f"""\
- Mean of all: ${grand:.4f}$
- Between the groups, $K - 1 = 2$ degrees of freedom: $\\frac{{{size}}}{{2}} \\sum_k (\\bar y_k - \\bar y)^2 = {between:.4f}$
- Within, $N - K = {3 * size - 3}$ degrees of freedom: for equal sizes the mean of the variances, ${within:.4f}$

$$F = \\frac{{{between:.4f}}}{{{within:.4f}}} = {between / within:.4f}$$

If all true means were equal it would be near 1.""",
        check=_f_of_regressions(size, means, deviations),
    )


def _f_of_regressions(size, means, deviations):
    """From data with these means and deviations: how much worse a regression on a constant alone is."""
    pattern = np.arange(size) - (size - 1) / 2
    pattern /= pattern.std(ddof=1)
    y = np.concatenate([m + s * pattern for m, s in zip(means, deviations)])
    groups = np.kron(np.eye(3), np.ones((size, 1)))
    full, constant = (
        ((y - x @ np.linalg.lstsq(x, y, rcond=None)[0]) ** 2).sum() for x in (groups, np.ones((3 * size, 1)))
    )
    return (constant - full) / 2 / (full / (3 * size - 3))


@drill(
    objectives=["stats.multiple-testing"],
    level=3,
    minutes=4,
    sources=["Benjamini and Hochberg, Journal of the Royal Statistical Society B 57(1), 1995"],
)
def level_at_which_it_is_found(rng):
    """The false-discovery rate at which a test is found"""
    while True:  # most draws will do
        many = int(rng.integers(5, 9))
        p = np.sort(rng.choice(np.arange(1, 120), size=many, replace=False)) / 1000
        place = int(rng.integers(1, many))  # counted from 1; the largest is left out
        ratios = [many * float(p[i]) / (i + 1) for i in range(many)]
        level = min(ratios[place - 1 :])
        if all(abs(level - value) > 0.03 * level for value in p):
            break
    best = place + int(np.argmin(ratios[place - 1 :]))
    terms = "\n".join(
        f"- $j = {i + 1}$: ${many} \\cdot {p[i]:.3f} / {i + 1} = {ratios[i]:.5f}$"
        for i in range(place - 1, many)
    )
    return Asked(
        ask=f"""\
{many} metrics of an experiment were tested. The p-values, sorted, are {", ".join(f"{value:.3f}" for value in p)}.

What is the smallest level $q$ of the false-discovery rate at which the procedure of Benjamini and Hochberg rejects the hypothesis with
$p = {p[place - 1]:.3f}$?""",
        answer=level,
        working=f"""\
The procedure rejects the $j$ smallest p-values for the largest $j$ with $p_{{(j)}} \\le jq / m$. So the one at place {place} is rejected as soon as
$q \\ge m\\,p_{{(j)}} / j$ for **some** $j \\ge {place}$:

{terms}

The smallest is at $j = {best}$: ${level:.5f}$.""",
        check=_first_level(p, place),
    )


def _first_level(p, place):
    """Where the procedure itself begins to reject the p-value at this place, by halving."""
    low, high = 0.0, 1.0
    for _ in range(50):
        level = (low + high) / 2
        passing = [j for j in range(1, len(p) + 1) if p[j - 1] <= j * level / len(p)]
        low, high = (low, level) if max(passing, default=0) >= place else (level, high)
    return high


@drill(
    objectives=["stats.conformal-prediction"],
    level=3,
    minutes=3,
    sources=[
        "Angelopoulos and Bates, A Gentle Introduction to Conformal Prediction and Distribution-Free Uncertainty Quantification, arXiv:2107.07511 (2021), section 1"
    ],
)
def interval_of_a_forecast(rng):
    """The end of a conformal interval"""
    count, risk = int(rng.integers(11, 20)), float(rng.choice([0.1, 0.15, 0.2, 0.3]))
    errors = np.sort(rng.choice(np.arange(3, 90), size=count, replace=False)) / 10
    forecast = int(rng.integers(200, 500)) / 10
    rank = math.ceil(round((count + 1) * (1 - risk), 9))  # 20 * 0.85 is 17, not a little more
    width = float(errors[rank - 1])
    enough = [e for e in errors if (errors <= e).sum() >= (1 - risk) * (count + 1) - 1e-9]
    return Asked(
        ask=f"""\
A regression was fitted; its absolute errors on {count} fresh calibration examples, sorted, are {", ".join(f"{e:.1f}" for e in errors)}.

For a new example it predicts {forecast:.1f}. What is the **upper** end of the split conformal interval with coverage at least {1 - risk:.2f}?""",
        answer=forecast + width,
        tolerance=0.0005,
        working=f"""\
The rank is $\\lceil (n + 1)(1 - \\alpha) \\rceil = \\lceil {count + 1} \\cdot {1 - risk:.2f} \\rceil = {rank}$. The error of that rank is {width:.1f}, so the interval is
${forecast:.1f} \\pm {width:.1f}$ and its upper end ${forecast + width:.1f}$.

If old and new errors are exchangeable, a new one is equally likely to take each of the {count + 1} places among the others: with probability ${rank} / {count + 1} = {rank / (count + 1):.4f}$ it is at most the one of
rank {rank}.""",
        check=forecast + float(min(enough)),
    )
