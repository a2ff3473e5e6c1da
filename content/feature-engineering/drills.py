"""Data preparation in numbers: collinear columns, repaired probabilities, shrunken categories, pooled estimates."""

import math
from fractions import Fraction

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["eval.redundant-features"],
    level=2,
    minutes=2,
    sources=["Belsley, Kuh and Welsch, Regression Diagnostics (1980), chapter 3"],
)
def rows_lost_to_collinearity(rng):
    """How many rows collinearity costs"""
    r = int(rng.integers(30, 99)) / 100
    rows = int(rng.integers(3, 40)) * 500
    inflation = 1 / (1 - r * r)
    answer = rows / inflation
    return Asked(
        ask=f"""\
Two features of a linear regression have correlation {r:g}, and there are {rows} rows. With uncorrelated features of the
same variances and the same noise, about how many rows would give a coefficient the same standard error?

(The variance of a coefficient is inversely proportional to the number of rows.)""",
        answer=answer,
        unit="rows",
        tolerance=0.01,
        working=f"""\
With two features $R_j^2 = r^2 = {r * r:.4f}$, so

$$\\operatorname{{VIF}} = \\frac{{1}}{{1 - {r * r:.4f}}} = {inflation:.4f}$$

The variance of each coefficient is ${inflation:.4f}$ times as large, as if there were only
${rows} / {inflation:.4f} = {answer:.1f}$ rows.""",
        check=rows / float(np.linalg.inv(np.array([[1.0, r], [r, 1.0]]))[0, 0]),
    )


@drill(
    objectives=["eval.class-imbalance"],
    level=2,
    minutes=3,
    sources=[
        "Dal Pozzolo et al., Calibrating Probability with Undersampling for Unbalanced Classification, IEEE SSCI 2015"
    ],
)
def probability_after_undersampling(rng):
    """What the undersampled model really says"""
    one_in = int(rng.integers(4, 101))
    reported = int(rng.integers(30, 96)) / 100
    beta = 1 / one_in
    answer = beta * reported / (beta * reported + 1 - reported)
    return Asked(
        ask=f"""\
A fraud model was trained on all frauds and on a random 1 in {one_in} of the other payments. For a payment it reports a
probability of {reported:g}.

What is the probability of fraud in real traffic, if the model is calibrated on its training data?""",
        answer=answer,
        tolerance=0.01,
        working=f"""\
Undersampling multiplied the odds by {one_in}; divide them again. The odds are
${reported:g} / {1 - reported:.2f} = {reported / (1 - reported):.4f}$ in the sample and
${reported / (1 - reported) / one_in:.5f}$ in real traffic:

$$p = \\frac{{{reported / (1 - reported) / one_in:.5f}}}
{{1 + {reported / (1 - reported) / one_in:.5f}}} = {answer:.4f}$$""",
        check=_by_counting_payments(reported, one_in),
    )


def _by_counting_payments(reported, one_in):
    """Of 100 sampled payments like this one; each legitimate one stands for as many as were thrown away with it."""
    frauds = round(100 * reported)
    return float(Fraction(frauds, frauds + one_in * (100 - frauds)))


@drill(
    objectives=["eval.class-imbalance"],
    level=2,
    minutes=3,
    sources=["Elkan, The Foundations of Cost-Sensitive Learning, IJCAI 2001"],
)
def saved_by_the_threshold(rng):
    """What a threshold of one half costs"""
    block, review = int(rng.integers(4, 40)) * 50, int(rng.integers(2, 12))
    cut = review / (review + block)
    groups = [(round(float(cut * f), 4), int(rng.integers(5, 60)) * 100) for f in (0.4, 2.5, 9.0)]
    at_half = sum(n * p * block for p, n in groups)
    at_cut = sum(n * p * block if p <= cut else n * (1 - p) * review for p, n in groups)
    answer = at_half - at_cut
    lines = "\n".join(f"- {n} payments with a fraud probability of {p:g}" for p, n in groups)
    return Asked(
        ask=f"""\
A missed fraud costs {block} euros, a needless review of a good payment {review} euros; right decisions cost nothing.
The probabilities are calibrated, and a day brings

{lines}

By how many euros a day does the optimal threshold lower the expected cost, compared with a threshold of 0.5?""",
        answer=answer,
        unit="euros",
        tolerance=0.01,
        working=f"""\
The optimal threshold is ${review} / ({review} + {block}) = {cut:.5f}$. At 0.5 nothing is reviewed, which costs
${at_half:.1f}$ on average. At the optimum the two groups above the threshold are reviewed: the lowest group costs
${groups[0][1]} \\cdot {groups[0][0]:g} \\cdot {block} = {groups[0][0] * groups[0][1] * block:.1f}$, and needless
reviews of the others cost ${at_cut - groups[0][0] * groups[0][1] * block:.1f}$, together ${at_cut:.1f}$.

The difference is ${answer:.1f}$ euros.""",
        check=_best_cut(groups, block, review),
    )


def _best_cut(groups, block, review):
    """Tries every set of groups that could be reviewed and keeps the cheapest."""
    everyone = sum(n * p * block for p, n in groups)
    saved = [0.0]
    for chosen in range(1, 8):
        saved.append(
            sum(n * (p * block - (1 - p) * review) for i, (p, n) in enumerate(groups) if chosen >> i & 1)
        )
    cheapest = everyone - max(saved)
    return everyone - cheapest


@drill(
    objectives=["eval.target-encoding"],
    level=2,
    minutes=3,
    sources=[
        "Micci-Barreca, A Preprocessing Scheme for High-Cardinality Categorical Attributes, SIGKDD Expl. 3(1), 2001"
    ],
)
def own_label_in_the_code(rng):
    """How far the own label moves a naive encoding"""
    n, m = int(rng.integers(3, 25)), int(rng.integers(2, 31))
    positives = int(rng.integers(1, n))
    prior = int(rng.integers(5, 40)) / 100
    naive = (positives + m * prior) / (n + m)
    without = (positives - 1 + m * prior) / (n - 1 + m)
    answer = naive - without
    return Asked(
        ask=f"""\
Postcode 1234 has {n} training rows, {positives} of them positive. The overall share of positives is {prior:g}, and the
smoothed target encoding uses a pseudo-count of $m = {m}$.

For one of the positive rows: by how much does the naive encoding exceed the encoding computed from the other
{n - 1} rows of the postcode? (Keep {prior:g} as the overall share in both.)""",
        answer=answer,
        tolerance=0.02,
        working=f"""\
$$\\frac{{{positives} + {m} \\cdot {prior:g}}}{{{n} + {m}}} = {naive:.5f}, \\qquad
\\frac{{{positives - 1} + {m} \\cdot {prior:g}}}{{{n - 1} + {m}}} = {without:.5f}$$

The difference is ${answer:.5f}$. For a negative row it has the other sign, so the naive feature tells
the two apart.""",
        check=(1 - without) / (n + m),  # one more row moves a mean by its distance over the new count
    )


@drill(
    objectives=["eval.missing-handling"],
    level=2,
    minutes=4,
    sources=["Rubin, Multiple Imputation for Nonresponse in Surveys (1987), chapter 3"],
)
def pooled_standard_error(rng):
    """The standard error after multiple imputation"""
    m = int(rng.integers(3, 6))
    while True:
        Q = [int(k) / 10 for k in rng.integers(30, 80, size=m)]
        if len(set(Q)) == m:
            break
    errors = [int(k) / 10 for k in rng.integers(8, 25, size=m)]
    mean = sum(Q) / m
    within = sum(e * e for e in errors) / m
    between = sum((q - mean) ** 2 for q in Q) / (m - 1)
    total = within + (1 + 1 / m) * between
    answer = math.sqrt(total)
    return Asked(
        ask=f"""\
A coefficient was estimated on {m} imputed data sets:

- estimates {", ".join(f"{q:g}" for q in Q)}
- standard errors {", ".join(f"{e:g}" for e in errors)}

What is the standard error of the pooled estimate?""",
        answer=answer,
        tolerance=0.01,
        working=f"""\
The pooled estimate is ${mean:.4f}$. Within: the mean of the squared standard errors, ${within:.4f}$. Between: the
sample variance of the estimates, ${between:.4f}$.

$$T = {within:.4f} + \\Big(1 + \\frac{{1}}{{{m}}}\\Big) \\cdot {between:.4f} = {total:.4f}, \\qquad
\\sqrt{{T}} = {answer:.4f}$$""",
        check=_by_pairs(Q, errors),
    )


def _by_pairs(Q, errors):
    """The variance between estimates from their pairwise differences, in exact fractions."""
    m = len(Q)
    exact = [Fraction(round(10 * q), 10) for q in Q]
    pairs = sum((a - b) ** 2 for i, a in enumerate(exact) for b in exact[:i])
    within = sum(Fraction(round(10 * e), 10) ** 2 for e in errors)
    return math.sqrt(float(within / m + Fraction(m + 1, m * m * (m - 1)) * pairs))


@drill(
    objectives=["eval.data-quality-strategy"],
    level=2,
    minutes=3,
    sources=[
        "Northcutt, Athalye and Mueller, Pervasive Label Errors in Test Sets Destabilize ML Benchmarks, NeurIPS 2021"
    ],
)
def behind_noisy_labels(rng):
    """The accuracy behind noisy test labels"""
    noise = int(rng.integers(2, 21)) / 100
    errors_seen = int(rng.integers(int(100 * noise) + 2, 40)) / 100
    measured = 1 - errors_seen
    answer = (measured - noise) / (1 - 2 * noise)
    return Asked(
        ask=f"""\
A binary classifier has a measured accuracy of {measured:.2f} on a large test set. A share of {noise:g} of the test
labels is wrong, in both classes alike and independently of the classifier's mistakes.

What is its accuracy with respect to the true labels?""",
        answer=answer,
        tolerance=0.005,
        working=f"""\
A prediction agrees with the label if both are right or both are wrong:
${measured:.2f} = a \\cdot {1 - noise:.2f} + (1 - a) \\cdot {noise:g}$. Hence

$$a = \\frac{{{measured:.2f} - {noise:g}}}{{1 - 2 \\cdot {noise:g}}} = {answer:.4f}$$

A perfect classifier would measure {1 - noise:.2f}.""",
        check=_by_halving(measured, noise),
    )


def _by_halving(measured, noise):
    """Halves the interval of accuracies until the four cells of right and wrong add up to what was measured."""
    low, high = 0.0, 1.0
    for _ in range(60):
        a = (low + high) / 2
        cells = np.outer([a, 1 - a], [1 - noise, noise])
        low, high = (a, high) if float(np.trace(cells)) < measured else (low, a)
    return low
