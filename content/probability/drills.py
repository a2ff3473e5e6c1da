"""Probability in numbers: a base rate, sums and mixtures, counts, bounds, and the puzzles of interviews."""

import math

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

The variance of a *mixture* is not that of a weighted *sum* of two independent normals, which is $w^2 \\sigma_1^2 + (1 - w)^2 \\sigma_2^2$
with $w$ for the first weight, wherever the means are.""",
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


@drill(
    objectives=["prob.expectation-variance", "prob.covariance-correlation"],
    level=1,
    minutes=3,
    sources=["Wasserman, All of Statistics (2004), section 3.3"],
)
def deviation_of_a_blend(rng):
    """The error of two blended models"""
    weight = int(rng.integers(2, 9)) / 10
    first, second = (int(rng.integers(10, 60)) / 10 for _ in range(2))
    correlation = int(rng.choice([-5, -3, -2, 2, 3, 4, 5, 6, 7, 8, 9])) / 10
    a, b = weight * first, (1 - weight) * second
    cross = 2 * a * b * correlation
    deviation = math.sqrt(a**2 + b**2 + cross)
    return Asked(
        ask=f"""\
The errors of two models have mean 0, standard deviations {first:.1f} and {second:.1f}, and correlation {correlation:.1f}.
You predict {weight:.1f} times the first prediction plus {1 - weight:.1f} times the second.

What is the standard deviation of the error of the blend?""",
        answer=deviation,
        working=f"""\
The error of the blend is $aX + bY$ with $a = {weight:.1f}$ and $b = {1 - weight:.1f}$:

$$V(aX + bY) = a^2 \\sigma_X^2 + b^2 \\sigma_Y^2 + 2ab\\,\\rho\\,\\sigma_X \\sigma_Y$$

- Of the first: $({weight:.1f} \\cdot {first:.1f})^2 = {a**2:.4f}$
- Of the second: $({1 - weight:.1f} \\cdot {second:.1f})^2 = {b**2:.4f}$
- Of both: $2 \\cdot {a:.2f} \\cdot {b:.2f} \\cdot ({correlation:.1f}) = {cross:.4f}$

The variance is {a**2 + b**2 + cross:.4f}, its root ${deviation:.4f}$. The smaller the correlation, the more a blend gains.""",
        # Y as a part along X and an independent rest: two independent terms, which add like sides of a right angle
        check=math.hypot(a + b * correlation, b * math.sqrt(1 - correlation**2)),
    )


@drill(
    objectives=["prob.dist-poisson"],
    level=1,
    minutes=3,
    sources=["Wasserman, All of Statistics (2004), section 2.3"],
)
def at_least_a_few_failures(rng):
    """At least a few failures in a week"""
    rate, days, least = int(rng.integers(1, 7)) / 10, int(rng.integers(3, 8)), int(rng.integers(2, 4))
    mean = rate * days
    few = [math.exp(-mean) * mean**k / math.factorial(k) for k in range(least)]
    terms = "\n".join(f"- ${k}$ failures: ${chance:.5f}$" for k, chance in enumerate(few))
    time = np.linspace(0, mean, 2001)
    return Asked(
        ask=f"""\
Disks of a cluster fail independently, {rate} a day on average over the whole cluster, as a Poisson process.

How probable are at least {least} failures in {days} days?""",
        answer=1 - sum(few),
        working=f"""\
The number of failures is Poisson with mean $\\lambda = {rate} \\cdot {days} = {mean:.1f}$. The complement has few terms $\\lambda^k e^{{-\\lambda}} / k!$:

{terms}

$$1 - {sum(few):.5f} = {1 - sum(few):.5f}$$""",
        # the arrival number `least`, a gamma variable, comes before the end
        check=np.trapezoid(time ** (least - 1) * np.exp(-time) / math.factorial(least - 1), time),
    )


@drill(
    objectives=["prob.dist-multivariate-normal", "prob.covariance-correlation"],
    level=2,
    minutes=3,
    sources=["Bishop, Pattern Recognition and Machine Learning (2006), section 2.3.1"],
)
def second_test_after_the_first(rng):
    """What to expect of a second test after the first"""
    means = [int(rng.integers(50, 71)), int(rng.integers(40, 61))]
    deviations = [int(rng.integers(5, 13)), int(rng.integers(6, 16))]
    correlation = int(rng.integers(3, 9)) / 10
    first = means[0] + int(rng.choice([-1, 1])) * int(rng.integers(6, 25))
    slope = correlation * deviations[1] / deviations[0]
    expected = means[1] + slope * (first - means[0])
    cross = correlation * deviations[0] * deviations[1]
    precision = np.linalg.inv([[deviations[0] ** 2, cross], [cross, deviations[1] ** 2]])
    return Asked(
        ask=f"""\
The results of two tests are jointly normal: means {means[0]} and {means[1]}, standard deviations {deviations[0]} and
{deviations[1]}, correlation {correlation:.1f}. Somebody reached {first} in the first test.

Which result do you expect in the second?""",
        answer=expected,
        tolerance=0.005,
        working=f"""\
The conditional mean of a bivariate normal is linear:

$$E[Y \\mid X = x] = \\mu_Y + \\rho\\,\\frac{{\\sigma_Y}}{{\\sigma_X}}\\,(x - \\mu_X)$$

$${means[1]} + {correlation:.1f} \\cdot \\frac{{{deviations[1]}}}{{{deviations[0]}}} \\cdot ({first - means[0]}) = {means[1]} + ({slope * (first - means[0]):.4f}) = {expected:.4f}$$

In standard deviations the second result is expected closer to its mean than the first was, by the factor {correlation:.1f}: regression to the mean.""",
        # where the joint density, as a function of y alone, is largest
        check=means[1] - precision[1, 0] / precision[1, 1] * (first - means[0]),
    )


@drill(
    objectives=["prob.concentration-inequalities"],
    level=3,
    minutes=3,
    sources=[
        "Hoeffding, Probability Inequalities for Sums of Bounded Random Variables, Journal of the American Statistical Association 58 (1963), theorem 2"
    ],
)
def labels_for_an_accuracy(rng):
    """How many labels an accuracy needs"""
    margin, risk = int(rng.integers(6, 31)) / 500, int(rng.choice([1, 2, 5, 10])) / 100
    exact = math.log(2 / risk) / (2 * margin**2)
    return Asked(
        ask=f"""\
You estimate the accuracy of a fixed classifier by its share of right answers on $n$ independent labelled examples. It shall
miss the true accuracy by {margin:.3f} or more with probability at most {risk:.2f}.

How many examples does Hoeffding's inequality ask for?""",
        answer=math.ceil(exact),
        working=f"""\
Each answer is 0 or 1, so $b - a = 1$:

$$2 e^{{-2 n \\varepsilon^2}} \\le \\delta \\iff n \\ge \\frac{{\\ln(2 / \\delta)}}{{2 \\varepsilon^2}} = \\frac{{{math.log(2 / risk):.4f}}}{{2 \\cdot {margin:.3f}^2}} = {exact:.2f}$$

Rounded up: {math.ceil(exact)}. It holds whatever the accuracy is; for one near 1 far fewer would do.""",
        check=_first_size_within(margin, risk),
    )


def _first_size_within(margin, risk):
    """The smallest sample for which the bound itself is small enough, looked for among all."""
    sizes = np.arange(1, 60_000)
    return sizes[2 * np.exp(-2 * sizes * margin**2) <= risk][0]


@drill(
    objectives=["prob.puzzles", "prob.dist-geometric"],
    level=2,
    minutes=4,
    sources=[
        "von Neumann, Various Techniques Used in Connection with Random Digits, National Bureau of Standards Applied Mathematics Series 12 (1951)"
    ],
)
def fair_bits_from_an_unfair_coin(rng):
    """Fair bits from an unfair coin"""
    heads, bits = int(rng.integers(12, 46)) / 100, int(rng.integers(2, 13))
    useful = 2 * heads * (1 - heads)
    return Asked(
        ask=f"""\
A coin shows heads with probability {heads:.2f}. To make fair bits you toss it twice: heads then tails is a 1, tails then heads
a 0, and after two equal sides you start again.

How many tosses do you expect to need for {bits} bits?""",
        answer=2 * bits / useful,
        working=f"""\
A pair of tosses gives a bit with probability $2p(1 - p) = 2 \\cdot {heads:.2f} \\cdot {1 - heads:.2f} = {useful:.4f}$, and both bits are then
equally likely. The number of pairs for one bit is geometric with mean $1 / {useful:.4f} = {1 / useful:.4f}$; each pair costs two tosses:

$${bits} \\cdot 2 \\cdot {1 / useful:.4f} = {2 * bits / useful:.3f}$$""",
        # a pair is tossed for a bit as long as all before it showed two equal sides
        check=2 * bits * sum((heads**2 + (1 - heads) ** 2) ** pairs for pairs in range(400)),
    )


@drill(
    objectives=["prob.puzzles", "prob.iterated-expectation"],
    level=2,
    minutes=5,
    sources=[
        "Feller, An Introduction to Probability Theory and Its Applications, volume 1, 3rd ed. (1968), section XIII.7"
    ],
)
def passes_in_a_row(rng):
    """Waiting for passes in a row"""
    chance, wanted = int(rng.integers(30, 86)) / 100, int(rng.integers(2, 5))
    expected, steps = 0.0, []
    for length in range(1, wanted + 1):
        before, expected = expected, (expected + 1) / chance
        steps.append(f"- $E_{length} = ({before:.4f} + 1) / {chance:.2f} = {expected:.4f}$")
    lines = "\n".join(steps)
    return Asked(
        ask=f"""\
A flaky test passes with probability {chance:.2f}, each run independent of the others. You run it until it has passed
{wanted} times **in a row**.

How many runs do you expect?""",
        answer=expected,
        working=f"""\
To reach a run of $r$ you first reach $r - 1$ and try once more; after a failure all starts again:

$$E_r = E_{{r-1}} + 1 + (1 - p) E_r \\;\\Rightarrow\\; E_r = \\frac{{E_{{r-1}} + 1}}{{p}}, \\qquad E_0 = 0$$

{lines}

In closed form $\\frac{{1 - p^r}}{{p^r (1 - p)}}$ with $r = {wanted}$.""",
        check=_runs_by_chain(chance, wanted),
    )


def _runs_by_chain(chance, wanted):
    """The expected number of steps of the chain of run lengths, from its linear equations."""
    move = np.zeros((wanted, wanted))
    move[:, 0] = 1 - chance
    for length in range(wanted - 1):
        move[length, length + 1] = chance
    return np.linalg.solve(np.eye(wanted) - move, np.ones(wanted))[0]


@drill(
    objectives=["prob.puzzles", "prob.dist-exponential"],
    level=3,
    minutes=4,
    sources=["Blitzstein and Hwang, Introduction to Probability, 2nd ed. (2019), sections 5.5 and 8.6"],
)
def waiting_for_workers(rng):
    """Waiting for most of the workers"""
    workers, mean = int(rng.integers(4, 11)), int(rng.integers(10, 60))
    wanted = int(rng.integers(workers - 2, workers + 1))
    left = range(workers, workers - wanted, -1)
    expected = mean * sum(1 / n for n in left)
    gaps = " + ".join(f"\\frac{{1}}{{{n}}}" for n in left)
    return Asked(
        ask=f"""\
{workers} workers start at the same time. Their times are independent and exponential with mean {mean} seconds.

How long do you wait, on average, until {"all" if wanted == workers else wanted} of them are done?""",
        answer=expected,
        unit="s",
        working=f"""\
With $n$ workers still busy, the next one is done at the minimum of $n$ exponential times: exponential with mean ${mean} / n$.
Because the exponential distribution has no memory, the others are then as new, and the waits add:

$${mean} \\left({gaps}\\right) = {expected:.3f}$$""",
        check=_wait_by_survival(workers, wanted, mean),
    )


def _wait_by_survival(workers, wanted, mean):
    """The integral of the probability that too few are done at a time."""
    time = np.linspace(0, 40 * mean, 40_001)
    done = 1 - np.exp(-time / mean)
    too_few = sum(math.comb(workers, k) * done**k * (1 - done) ** (workers - k) for k in range(wanted))
    return np.trapezoid(too_few, time)
