"""Leakage in numbers: divided groups, contaminated benchmarks, the winner of many trials, the cost of nesting."""

import math
from fractions import Fraction

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["eval.data-leakage", "eval.cross-validation"],
    level=2,
    minutes=3,
    sources=[
        "Kapoor and Narayanan, Leakage and the reproducibility crisis in ML-based science, Patterns 4(9), 2023",
    ],
)
def divided_patients(rng):
    """Test rows with a sibling in training"""
    folds, scans = int(rng.integers(3, 11)), int(rng.integers(2, 5))
    size = int(rng.integers(8, 40))
    n = folds * size
    alone = Fraction(1)
    for j in range(1, scans):
        alone *= Fraction(size - j, n - j)
    answer = float(1 - alone)
    product = " \\cdot ".join(f"\\frac{{{size - j}}}{{{n - j}}}" for j in range(1, scans))
    return Asked(
        ask=f"""\
{n} scans are cut at random into {folds} folds of {size}. A patient has {scans} of the scans.

How probable is it, for one of this patient's scans when it is tested, that the training folds hold at least one other
scan of the same patient?""",
        answer=answer,
        tolerance=0.005,
        working=f"""\
The test fold has {size - 1} further places among the other {n - 1} scans. All other scans of the patient fall into them
with probability

$${product} = {float(alone):.5f}$$

so the training folds hold a sibling with probability ${answer:.4f}$. Random folds measure how well the model knows
patients that it has met.""",
        check=1
        - math.comb(n - scans, size - scans) / math.comb(n - 1, size - 1),  # all ways to fill the fold
    )


@drill(
    objectives=["eval.benchmark-contamination"],
    level=2,
    minutes=3,
    sources=["Brown et al., Language Models are Few-Shot Learners, NeurIPS 2020, appendix C"],
)
def clean_accuracy(rng):
    """What is left of a contaminated score"""
    items = int(rng.integers(5, 40)) * 50
    flagged = int(items * rng.uniform(0.08, 0.5))
    clean = items - flagged
    right_flagged = int(flagged * rng.uniform(0.8, 0.99))
    right_clean = int(clean * rng.uniform(0.35, 0.7))
    reported = round(100 * (right_flagged + right_clean) / items, 2)
    seen = round(100 * right_flagged / flagged, 2)
    share = flagged / items
    answer = (reported - share * seen) / (1 - share)
    return Asked(
        ask=f"""\
A model reports {reported} % accuracy on a benchmark of {items} questions. An audit finds {flagged} of them in its
training corpus; on these it is right in {seen} % of cases.

What is its accuracy on the other questions, in per cent?""",
        answer=answer,
        unit="%",
        tolerance=0.005,
        working=f"""\
The share of flagged questions is $c = {flagged}/{items} = {share:.4f}$, and
${reported} = c \\cdot {seen} + (1 - c)\\, a$. Hence

$$a = \\frac{{{reported} - {share:.4f} \\cdot {seen}}}{{{1 - share:.4f}}} = {answer:.2f}$$

The gap may also come from flagged questions that are easier, so it is evidence and no measurement of memorising.""",
        check=100
        * (round(items * reported / 100) - round(flagged * seen / 100))
        / clean,  # by counting questions
        within=0.5,
    )


@drill(
    objectives=["eval.cross-validation", "eval.leakage-detection"],
    level=3,
    minutes=3,
    sources=["Boucheron, Lugosi and Massart, Concentration Inequalities (2013), chapter 2"],
)
def rows_for_many_trials(rng):
    """A test set that survives many trials"""
    trials = int(rng.integers(2, 60)) * 10
    points = [0.5, 1, 1.5, 2, 3, 4, 5][int(rng.integers(7))]
    gap = points / 100
    answer = math.log(trials) / (2 * gap**2)
    return Asked(
        ask=f"""\
{trials} classifiers, fixed in advance and all equally good, are scored on one test set, and the best score is reported.

From how many test rows on does $\\sqrt{{\\ln m / (2n)}}$, the bound on the expected optimism of the best of $m$
accuracies, promise at most {points:g} percentage points?""",
        answer=answer,
        tolerance=0.01,
        working=f"""\
Solve $\\sqrt{{\\ln m / (2n)}} = {gap:g}$ for $n$:

$$n = \\frac{{\\ln {trials}}}{{2 \\cdot {gap:g}^2}}
= \\frac{{{math.log(trials):.4f}}}{{{2 * gap**2:.6g}}} = {answer:.1f}$$

Ten times as many trials add only $\\ln 10 = 2.3$ to the numerator; half the optimism needs four times the rows.""",
        check=_rows_by_halving(trials, gap),
    )


def _rows_by_halving(trials, gap):
    """Halves an interval until the bound, minimised over its free parameter on a grid, meets the gap."""
    low, high = 1.0, 1e8
    for _ in range(80):
        n = math.sqrt(low * high)
        lam = math.sqrt(8 * n * math.log(trials)) * np.linspace(0.5, 2, 3001)
        bound = float(np.min(math.log(trials) / lam + lam / (8 * n)))
        low, high = (n, high) if bound > gap else (low, n)
    return low


@drill(
    objectives=["eval.cross-validation"],
    level=1,
    minutes=2,
    sources=["Cawley and Talbot, On Over-fitting in Model Selection, JMLR 11, 2010"],
)
def hours_of_nesting(rng):
    """How long nested cross-validation takes"""
    outer, inner = int(rng.integers(3, 11)), int(rng.integers(3, 8))
    rates, depths = int(rng.integers(3, 9)), int(rng.integers(2, 7))
    minutes = int(rng.integers(1, 13)) / 4
    settings = rates * depths
    fits = outer * (settings * inner + 1)
    answer = fits * minutes / 60
    return Asked(
        ask=f"""\
Nested cross-validation with {outer} outer and {inner} inner folds searches a grid of {rates} learning rates and
{depths} depths. In every outer fold the winner is fitted once more on all outer training rows. A fit takes
{minutes:g} minutes, whatever its rows.

How many hours does it take one machine that fits one model at a time?""",
        answer=answer,
        unit="hours",
        working=f"""\
The grid has ${rates} \\cdot {depths} = {settings}$ settings. One outer fold takes ${settings} \\cdot {inner} + 1 =
{settings * inner + 1}$ fits, all of them ${outer} \\cdot {settings * inner + 1} = {fits}$.

$$\\frac{{{fits} \\cdot {minutes:g}}}{{60}} = {answer:.2f} \\text{{ hours}}$$

The model that is shipped needs one more search on all rows; the outer scores do not depend on it.""",
        check=sum(minutes / 60 for _ in range(outer) for _ in [*range(rates * depths * inner), "winner"]),
    )
