"""Metrics in numbers: F-beta from a confusion matrix, the area under a ROC curve with ties, calibration from bins."""

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["eval.confusion-matrix-metrics", "eval.precision-vs-recall"],
    level=1,
    minutes=3,
    sources=["Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.3"],
)
def f_beta_from_counts(rng):
    """F-beta from a confusion matrix"""
    beta = [0.5, 2.0, 3.0][int(rng.integers(3))]
    hits, false_alarms, misses = (int(rng.integers(low, high)) for low, high in ((20, 90), (5, 80), (5, 80)))
    rejections = int(rng.integers(200, 2000))
    square = beta**2
    score = (1 + square) * hits / ((1 + square) * hits + square * misses + false_alarms)
    precision, recall = hits / (hits + false_alarms), hits / (hits + misses)
    preferred = "recall" if beta > 1 else "precision"
    share = 1 / (1 + square)
    return Asked(
        ask=f"""\
A classifier was tested:

| truth | predicted positive | predicted negative |
|---|---|---|
| positive | {hits} | {misses} |
| negative | {false_alarms} | {rejections} |

What is its $F_\\beta$ score for $\\beta = {beta:g}$?""",
        answer=score,
        working=f"""\
- Precision: $P = {hits} / ({hits} + {false_alarms}) = {precision:.4f}$
- Recall: $R = {hits} / ({hits} + {misses}) = {recall:.4f}$

$$F_\\beta = \\frac{{(1 + \\beta^2)\\,P R}}{{\\beta^2 P + R}}$$

$$\\frac{{{1 + square:g} \\cdot {precision:.4f} \\cdot {recall:.4f}}}{{{square:g} \\cdot {precision:.4f} + {recall:.4f}}} = {score:.4f}$$

With $\\beta = {beta:g}$ it leans towards {preferred}. The {rejections} true negatives do not enter.""",
        check=1 / (share / precision + (1 - share) / recall),  # the weighted harmonic mean
    )


@drill(
    objectives=["eval.roc-auc"],
    level=2,
    minutes=4,
    sources=[
        "Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27(8), 2006, section 7",
        "Hanley and McNeil, The Meaning and Use of the Area under a ROC Curve, Radiology 143(1), 1982",
    ],
)
def auc_with_ties(rng):
    """The area under a ROC curve from scores with ties"""
    while True:  # most draws will do
        positives = np.sort(rng.integers(4, 10, size=4))[::-1]
        negatives = np.sort(rng.integers(1, 9, size=5))[::-1]
        gaps = positives[:, None] - negatives[None, :]
        wins, ties = int((gaps > 0).sum()), int((gaps == 0).sum())
        if ties and 0.5 < (wins + ties / 2) / gaps.size < 1:
            break
    area = (wins + ties / 2) / gaps.size
    return Asked(
        ask=f"""\
A model gave these scores from 1 to 9; higher means more probably positive.

- Positive examples: {_listed(positives)}
- Negative examples: {_listed(negatives)}

What is the area under its ROC curve?""",
        answer=area,
        working=f"""\
The area is the probability that a random positive example scores above a random negative one; a tie counts one half.

Of the $4 \\cdot 5 = {gaps.size}$ pairs, {wins} have the positive above the negative and {ties} {"is a tie" if ties == 1 else "are ties"}:

$$\\frac{{{wins} + \\tfrac12 \\cdot {ties}}}{{{gaps.size}}} = {area:.4f}$$""",
        check=_area_by_trapezoids(positives, negatives),
    )


def _listed(scores):
    return ", ".join(map(str, scores.tolist()))


def _area_by_trapezoids(positives, negatives):
    """Under the curve itself: one point for each threshold, straight lines between them."""
    thresholds = [np.inf, *np.unique([*positives, *negatives])[::-1]]
    points = [((negatives >= each).mean(), (positives >= each).mean()) for each in thresholds]
    return sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in zip(points, points[1:]))


@drill(
    objectives=["eval.calibration"],
    level=2,
    minutes=4,
    sources=["Guo, Pleiss, Sun and Weinberger, On Calibration of Modern Neural Networks, ICML 2017, section 2"],
)
def expected_calibration_error(rng):
    """The expected calibration error from bins"""
    sizes = (10 * rng.integers(2, 16, size=4)).tolist()
    confidences = [round(low + float(rng.integers(2, 12)) / 100, 2) for low in (0.5, 0.62, 0.74, 0.86)]
    off = rng.uniform(0.03, 0.16, size=4) * rng.choice([-1, 1], size=4, p=[0.75, 0.25])
    hits = [min(n, round(n * (c + float(o)))) for n, c, o in zip(sizes, confidences, off)]
    total = sum(sizes)
    gaps = [abs(hit / n - c) for hit, n, c in zip(hits, sizes, confidences)]
    error = sum(n / total * gap for n, gap in zip(sizes, gaps))
    rows = "\n".join(f"| {n} | {c:.2f} | {hit} |" for n, c, hit in zip(sizes, confidences, hits))
    terms = "\n".join(
        f"| {n} | {hit / n:.4f} | {gap:.4f} | {n * gap:.2f} |"
        for n, hit, gap in zip(sizes, hits, gaps)
    )
    return Asked(
        ask=f"""\
The predictions of a classifier were sorted into four bins by their confidence:

| predictions | mean confidence | right |
|---|---|---|
{rows}

What is its expected calibration error?""",
        answer=error,
        working=f"""\
In every bin the accuracy is compared with the mean confidence; the gaps are averaged, weighted by the size of the bin:

$$\\mathrm{{ECE}} = \\sum_b \\frac{{n_b}}{{N}} \\,\\bigl|\\mathrm{{acc}}_b - \\mathrm{{conf}}_b\\bigr|$$

| size $n_b$ | accuracy | gap | product |
|---|---|---|---|
{terms}

With $N = {total}$: $\\mathrm{{ECE}} = \\frac{{{error * total:.2f}}}{{{total}}} = {error:.4g}$.""",
        check=sum(abs(hit - n * c) for n, c, hit in zip(sizes, confidences, hits)) / total,
    )
