"""Metrics in numbers: counts and thresholds, areas and ranked lists, calibration, text and samples."""

import itertools
import math

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
    sources=[
        "Guo, Pleiss, Sun and Weinberger, On Calibration of Modern Neural Networks, ICML 2017, section 2"
    ],
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
        f"| {n} | {hit / n:.4f} | {gap:.4f} | {n * gap:.2f} |" for n, hit, gap in zip(sizes, hits, gaps)
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


@drill(
    objectives=["eval.precision-vs-recall", "eval.metric-choice"],
    level=1,
    minutes=4,
    sources=["Elkan, The Foundations of Cost-Sensitive Learning, IJCAI 2001"],
)
def cheapest_threshold(rng):
    """The total cost at the cheapest of four thresholds"""
    miss, review = 10 * int(rng.integers(8, 60)), int(rng.integers(2, 12))
    positives = int(rng.integers(60, 140))
    thresholds = (0.8, 0.4, 0.1, 0.02)
    caught = np.sort(rng.choice(np.arange(10, positives - 2), size=4, replace=False)).tolist()
    alarms = np.cumsum(rng.integers([2, 20, 120, 600], [15, 90, 500, 2500])).tolist()
    costs = [miss * (positives - hits) + review * false for hits, false in zip(caught, alarms)]
    best = min(range(4), key=costs.__getitem__)
    rows = "\n".join(f"| {t:g} | {hits} | {false} |" for t, hits, false in zip(thresholds, caught, alarms))
    terms = "\n".join(
        f"| {t:g} | ${miss} \\cdot {positives - hits} = {miss * (positives - hits)}$ | ${review} \\cdot {false} = {review * false}$ | {cost} |"
        for t, hits, false, cost in zip(thresholds, caught, alarms, costs)
    )
    saved = max(miss * hits - review * false for hits, false in zip(caught, alarms))
    return Asked(
        ask=f"""\
A missed fraud costs {miss} euros, checking an honest transaction for nothing {review} euros; correct decisions cost nothing.
A validation set with {positives} frauds gave:

| threshold | frauds caught | honest transactions flagged |
|---|---|---|
{rows}

What does the cheapest of these thresholds cost in all?""",
        answer=costs[best],
        unit="euros",
        working=f"""\
| threshold | misses | false alarms | together |
|---|---|---|---|
{terms}

The cheapest is the threshold {thresholds[best]:g}, with {costs[best]} euros. Were the scores calibrated, the rule $c_{{FP}} / (c_{{FP}} + c_{{FN}})$
would suggest {review} / {review + miss} = {review / (review + miss):.3f}.""",
        check=miss * positives - saved,  # flag nobody, and take off what each threshold saves
    )


@drill(
    objectives=["eval.mean-average-precision"],
    level=2,
    minutes=3,
    sources=["Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.4"],
)
def average_precision_of_a_list(rng):
    """Average precision with documents that were not found"""
    ranks = np.sort(rng.choice(np.arange(1, 11), size=int(rng.integers(3, 5)), replace=False)).tolist()
    lost = int(rng.integers(1, 4))
    relevant = len(ranks) + lost
    precisions = [(place + 1) / rank for place, rank in enumerate(ranks)]
    score = sum(precisions) / relevant
    listed = ", ".join(map(str, ranks[:-1])) + f" and {ranks[-1]}"
    terms = " + ".join(f"\\tfrac{{{place + 1}}}{{{rank}}}" for place, rank in enumerate(ranks))
    return Asked(
        ask=f"""\
A search returned ten documents. Those at the ranks {listed} are relevant. The collection holds {relevant} relevant documents for this query, so {lost} of them
{"was" if lost == 1 else "were"} not returned. What is the average precision?""",
        answer=score,
        working=f"""\
Precision at each relevant rank, summed and divided by **all** {relevant} relevant documents; one that was not returned adds 0:

$$\\frac{{1}}{{{relevant}}}\\left({terms}\\right) = \\frac{{{sum(precisions):.4f}}}{{{relevant}}} = {score:.4f}$$

Dividing by the {len(ranks)} that were found would reward a system for finding little.""",
        check=_area_of_steps(ranks, relevant),
    )


def _area_of_steps(ranks, relevant):
    """Under the precision-recall curve, walking down the list."""
    area, found, before = 0.0, 0, 0.0
    for k in range(1, 11):
        found += k in ranks
        area, before = area + (found / relevant - before) * (found / k), found / relevant
    return area


@drill(
    objectives=["eval.ndcg"],
    level=2,
    minutes=5,
    sources=[
        "Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20(4), 2002",
        "Burges et al., Learning to Rank using Gradient Descent, ICML 2005",
    ],
)
def ndcg_of_a_page(rng):
    """nDCG at 3 with graded relevance"""
    while True:  # most draws will do
        grades = rng.integers(0, 4, size=5)
        ideal = np.sort(grades)[::-1]
        if grades[:3].any() and grades[:3].tolist() != ideal[:3].tolist():
            break
    discounts = (1.0, math.log2(3), 2.0)
    ours, best = (sum((2 ** int(g) - 1) / d for g, d in zip(order, discounts)) for order in (grades, ideal))
    shown, sorted_ = ([int(g) for g in order] for order in (grades, ideal))
    lines = [
        " + ".join(f"\\tfrac{{{2**g - 1}}}{{{d}}}" for g, d in zip(order, ("1", "1.585", "2")))
        for order in (shown, sorted_)
    ]
    return Asked(
        ask=f"""\
A query has five judged documents. In the order of the ranking their grades are {", ".join(map(str, shown))}.

What is nDCG@3 with the gain $2^g - 1$ and the discount $\\log_2(i + 1)$ at rank $i$? ($\\log_2 3 = 1.585$)""",
        answer=ours / best,
        working=f"""\
$$\\mathrm{{DCG}}@3 = {lines[0]} = {ours:.4f}$$

The ideal order takes the best three of **all** judged documents, the grades {", ".join(map(str, sorted_[:3]))}:

$$\\mathrm{{IDCG}}@3 = {lines[1]} = {best:.4f}$$

$$\\mathrm{{nDCG}}@3 = \\frac{{{ours:.4f}}}{{{best:.4f}}} = {ours / best:.4f}$$""",
        check=_ndcg_by_orders(shown),
    )


def _ndcg_by_orders(grades):
    """Natural logarithms, and the ideal found by trying every order."""
    gains = {0: 0, 1: 1, 2: 3, 3: 7}
    scores = [
        sum(gains[g] / math.log(place) for place, g in enumerate(order[:3], 2))
        for order in itertools.permutations(grades)
    ]
    return scores[0] / max(scores)  # the first order is the one given


@drill(
    objectives=["eval.bleu"],
    level=2,
    minutes=5,
    sources=[
        "Papineni, Roukos, Ward and Zhu, BLEU: a Method for Automatic Evaluation of Machine Translation, ACL 2002, section 2"
    ],
)
def bleu_from_counts(rng):
    """BLEU-2 of a small corpus from its counts"""
    sentences = int(rng.integers(3, 6))
    lengths = rng.integers(8, 16, size=sentences)
    closest = lengths + rng.integers(-1, 4, size=sentences)
    words, bigrams = int(lengths.sum()), int(lengths.sum()) - sentences
    hits = int(words * rng.uniform(0.6, 0.9))
    pairs = int(bigrams * rng.uniform(0.3, 0.55))
    reference = int(closest.sum())
    penalty = min(1.0, math.exp(1 - reference / words))
    score = penalty * math.sqrt(hits / words * pairs / bigrams)
    longer = reference <= words
    return Asked(
        ask=f"""\
A test set has {sentences} sentences. Their translations have {", ".join(map(str, lengths.tolist()))} words; the closest reference lengths are
{", ".join(map(str, closest.tolist()))}. After clipping, {hits} unigrams and {pairs} bigrams match in all.

What is corpus BLEU with $n$-grams up to order 2, as a number between 0 and 1?""",
        answer=score,
        working=f"""\
- Unigrams: the translations have {words} words, so $p_1 = {hits}/{words} = {hits / words:.4f}$
- Bigrams: one fewer per sentence, {words} - {sentences} = {bigrams}, so $p_2 = {pairs}/{bigrams} = {pairs / bigrams:.4f}$
- Lengths: $c = {words}$, $r = {reference}$, so the brevity penalty is {"1, since the translations are not shorter" if longer else f"$e^{{1 - {reference}/{words}}} = {penalty:.4f}$"}

$${penalty:.4f} \\cdot \\sqrt{{{hits / words:.4f} \\cdot {pairs / bigrams:.4f}}} = {score:.4f}$$

Counts and lengths are added over the corpus first; the mean of sentence scores would be another number.""",
        check=math.exp(
            (math.log(hits) - math.log(words) + math.log(pairs) - math.log(bigrams)) / 2
            - max(0, reference / words - 1)
        ),
    )


@drill(
    objectives=["eval.fid", "eval.frechet-audio-distance"],
    level=3,
    minutes=4,
    sources=[
        "Heusel et al., GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium, NeurIPS 2017",
        "Dowson and Landau, The Fréchet distance between multivariate normal distributions, Journal of Multivariate Analysis 12, 1982",
    ],
)
def frechet_distance_of_two_features(rng):
    """A Fréchet distance with diagonal covariances"""
    means = rng.integers(-6, 7, size=(2, 2)) / 2
    deviations = rng.integers(1, 9, size=(2, 2)) / 2
    while (means[0] == means[1]).all() and (deviations[0] == deviations[1]).all():
        deviations = rng.integers(1, 9, size=(2, 2)) / 2
    shift, spread = ((means[0] - means[1]) ** 2).sum(), ((deviations[0] - deviations[1]) ** 2).sum()
    variances = deviations**2
    return Asked(
        ask=f"""\
Two uncorrelated features of real samples have the means {means[0][0]:g} and {means[0][1]:g} and the **variances** {variances[0][0]:g} and {variances[0][1]:g}.
For generated samples the means are {means[1][0]:g} and {means[1][1]:g}, the variances {variances[1][0]:g} and {variances[1][1]:g}, and the features are uncorrelated too.

What is the (squared) Fréchet distance that FID reports?""",
        answer=float(shift + spread),
        tolerance=0.01,
        absolute=True,
        working=f"""\
With diagonal covariances the trace term falls apart into the features, $s^2 + t^2 - 2\\sqrt{{s^2 t^2}} = (s - t)^2$, a difference of standard deviations:

- Means: $({means[0][0]:g} - ({means[1][0]:g}))^2 + ({means[0][1]:g} - ({means[1][1]:g}))^2 = {shift:g}$
- Standard deviations {deviations[0][0]:g}, {deviations[0][1]:g} and {deviations[1][0]:g}, {deviations[1][1]:g}:
  $({deviations[0][0]:g} - {deviations[1][0]:g})^2 + ({deviations[0][1]:g} - {deviations[1][1]:g})^2 = {spread:g}$

$${shift:g} + {spread:g} = {shift + spread:g}$$""",
        check=_frechet_by_matrices(means, variances),
    )


def _frechet_by_matrices(means, variances):
    """The formula with matrices, in a rotated coordinate system, which changes no distance."""
    turn = np.array([[0.6, -0.8], [0.8, 0.6]])
    real, fake = (turn @ np.diag(each) @ turn.T for each in variances)
    values, vectors = np.linalg.eigh(real)
    root = vectors @ np.diag(np.sqrt(values)) @ vectors.T
    cross = np.sqrt(np.linalg.eigvalsh(root @ fake @ root)).sum()
    gap = turn @ (means[0] - means[1])
    return float(gap @ gap + np.trace(real + fake) - 2 * cross)
