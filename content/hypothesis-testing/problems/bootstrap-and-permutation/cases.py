import math

import numpy as np

from viva.content.authoring import case, edge, law, stability, varied

LINEAR = ("mean", "median")
ODD = ("difference of means", "difference of medians", "difference of maxima", "difference of sums")  # change sign when a and b change places


def seed(rng):
    return int(rng.integers(1 << 30))


def interval(rng, metric, data, **options):
    return {"task": "bootstrap_ci", "metric": metric, "data": np.asarray(data), "seed": seed(rng), **options}


def test(rng, statistic, a, b, **options):
    return {"task": "permutation_test", "statistic": statistic, "a": np.asarray(a), "b": np.asarray(b), "seed": seed(rng), **options}


def labelled(rng, n, models=1):
    truth = rng.integers(2, size=n)
    return np.stack([truth, *(np.where(rng.random(n) < 0.75, truth, 1 - truth) for _ in range(models))], axis=1)


@case("the mean of three numbers, from four given resamples", shown=True)
def by_hand(rng):
    return {"task": "bootstrap_ci", "metric": "mean", "data": np.array([3.0, 6.0, 12.0]), "resamples": 4, "level": 0.5,
            "script": [[0, 0, 1], [2, 1, 0], [2, 2, 2], [1, 1, 0]]}


@case("a mean, with the default number of resamples and level")
def defaults(rng):
    return interval(rng, "mean", 5 + 2 * rng.normal(size=30))


@case("a skewed sample at level 0.9")
def skewed(rng):
    return interval(rng, "mean", rng.exponential(size=25), resamples=400, level=0.9)


@case("a median at level 0.8")
def median(rng):
    return interval(rng, "median", rng.normal(size=15), resamples=150, level=0.8)


@case("the accuracy of a model, rows of label and prediction")
def accuracy(rng):
    return interval(rng, "accuracy", labelled(rng, 60), resamples=300)


@case("a correlation, for which the columns must stay together")
def correlation(rng):
    x = rng.normal(size=40)
    return interval(rng, "correlation", np.stack([x, x + rng.normal(size=40)], axis=1), resamples=200)


@case("the difference of two models' F1 on the same examples")
def f1_interval(rng):
    return interval(rng, "difference of F1", labelled(rng, 80, models=2), resamples=250)


@case("a metric to which the order of the drawn rows matters")
def order_matters(rng):
    return interval(rng, "in order", rng.normal(size=9), resamples=60, level=0.7)


@case("a large sample, where the normal interval is nearly right")
def large_sample(rng):
    return interval(rng, "mean", rng.normal(3, 2, size=400), resamples=1500)


@edge("a plain list, and a metric that is an int")
def plain_list(rng):
    return {**interval(rng, "count of ones", [], resamples=41, level=0.6), "data": [1, 0, 1, 1, 0, 0, 1]}


@edge("one row: no width")
def one_row(rng):
    return interval(rng, "mean", [4.5], resamples=5)


@edge("rows that are all equal: no width")
def constant(rng):
    return interval(rng, "mean", [2.0] * 6, resamples=20)


@edge("one resample: both ends are its value")
def one_resample(rng):
    return interval(rng, "mean", rng.normal(size=8), resamples=1)


@edge("the maximum never exceeds the data")
def maximum(rng):
    return interval(rng, "maximum", rng.uniform(size=20), resamples=200, level=0.95)


@edge("very wide level")
def wide(rng):
    return interval(rng, "mean", rng.normal(size=10), resamples=50, level=0.9999)


@edge("very narrow level")
def narrow(rng):
    return interval(rng, "mean", rng.normal(size=10), resamples=50, level=0.0001)


@edge("no rows are refused", raises=ValueError)
def no_rows(rng):
    return interval(rng, "mean", np.zeros(0), resamples=10)


@edge("no resamples are refused", raises=ValueError)
def no_resamples(rng):
    return interval(rng, "mean", [1.0, 2.0], resamples=0)


@edge("a negative number of resamples is refused", raises=ValueError)
def negative_resamples(rng):
    return interval(rng, "mean", [1.0, 2.0], resamples=-3)


@edge("level 1 is refused", raises=ValueError)
def level_one(rng):
    return interval(rng, "mean", [1.0, 2.0], resamples=10, level=1.0)


@edge("level 0 is refused", raises=ValueError)
def level_zero(rng):
    return interval(rng, "mean", [1.0, 2.0], resamples=10, level=0.0)


@edge("a level in percent is refused", raises=ValueError)
def level_percent(rng):
    return interval(rng, "mean", [1.0, 2.0], resamples=10, level=95)


@edge("a level that is not a number is refused", raises=ValueError)
def level_nan(rng):
    return interval(rng, "mean", [1.0, 2.0], resamples=10, level=math.nan)


@edge("a resample on which the metric is undefined is refused", raises=ValueError)
def undefined(rng):
    return {"task": "bootstrap_ci", "metric": "precision", "data": np.array([[1, 1], [0, 1], [1, 0]]), "resamples": 3,
            "script": [[0, 1, 2], [2, 2, 2], [1, 1, 0]]}


@edge("a resample on which the metric is infinite is refused", raises=ValueError)
def infinite(rng):
    return {"task": "bootstrap_ci", "metric": "inverse of the mean", "data": np.array([1.0, -1.0]), "resamples": 3,
            "script": [[0, 0], [1, 1], [0, 1]]}


@case("two groups of two and three, four given permutations", shown=True)
def permuted_by_hand(rng):
    return {"task": "permutation_test", "statistic": "difference of means", "a": np.array([8.0, 6.0]), "b": np.array([1.0, 3.0, 2.0]), "relabellings": 4,
            "script": [[2, 0, 3, 1, 4], [1, 0, 4, 2, 3], [4, 2, 1, 3, 0], [3, 4, 2, 0, 1]]}


@case("three pairs, three given coin tosses", shown=True)
def swapped_by_hand(rng):
    return {"task": "permutation_test", "statistic": "difference of means", "a": np.array([5.0, 7.0, 4.0]), "b": np.array([4.0, 3.0, 2.0]), "relabellings": 3,
            "paired": True, "script": [[1, 0, 0], [1, 1, 1], [0, 1, 1]]}


@case("two groups, with the default number of relabellings and without pairs")
def test_defaults(rng):
    return test(rng, "difference of means", rng.normal(0.5, 1, size=12), rng.normal(size=17))


@case("medians of groups of different sizes")
def medians(rng):
    return test(rng, "difference of medians", rng.normal(size=14), rng.normal(0.8, 1, size=9), relabellings=300)


@case("Welch's statistic, unequal spreads")
def welch(rng):
    return test(rng, "Welch", rng.normal(0.6, 3, size=7), rng.normal(size=20), relabellings=250)


@case("a statistic that is not symmetric, in the order of the permuted rows")
def ordered(rng):
    return test(rng, "in order", rng.normal(0.3, 1, size=6), rng.normal(size=4), relabellings=200)


@case("the first row of the new a")
def first_row(rng):
    return test(rng, "first of a", [4.0, 1.0, 2.0], [3.0, -5.0, 6.0, 0.5, -4.5], relabellings=200)


@case("pairs of scores that go together")
def pairs(rng):
    base = rng.normal(0, 5, size=20)
    return test(rng, "difference of means", base + 0.4 + rng.normal(size=20), base + rng.normal(size=20), relabellings=400, paired=True)


@case("pairs, and a statistic that sees their order")
def ordered_pairs(rng):
    return test(rng, "in order", rng.normal(0.5, 1, size=8), rng.normal(size=8), relabellings=200, paired=True)


@case("pairs, and the maxima")
def paired_maxima(rng):
    return test(rng, "difference of maxima", rng.normal(0.5, 1, size=8), rng.normal(size=8), relabellings=200, paired=True)


@case("two models' F1 on the same examples, rows of label and prediction")
def f1_test(rng):
    rows = labelled(rng, 50, models=2)
    return test(rng, "difference of F1", rows[:, [0, 1]], rows[:, [0, 2]], relabellings=250, paired=True)


@case("two models' F1 on different examples")
def f1_unpaired(rng):
    return test(rng, "difference of F1", labelled(rng, 40), labelled(rng, 30), relabellings=250)


@case("b is larger than a: the other tail counts too")
def negative_effect(rng):
    return test(rng, "difference of means", rng.normal(size=15), rng.normal(0.9, 1, size=15), relabellings=500)


@edge("whole numbers in a, fractions in b, paired")
def mixed_pairs(rng):
    return test(rng, "difference of means", [1, 2, 4, 3, 5, 2, 6], [0.75, 1.9, 3.2, 3.45, 4.1, 2.3, 5.5], relabellings=150, paired=True)


@edge("whole numbers in a, fractions in b")
def mixed(rng):
    return test(rng, "difference of means", [1, 2, 4, 3, 5], [0.75, 1.9, 3.2, 2.45, 1.1, 2.3], relabellings=150)


@edge("plain lists, and a statistic that is an int")
def plain_lists(rng):
    return {**test(rng, "difference of sums", [], [], relabellings=120), "a": [1, 5, 2, 4], "b": [1, 0, 2, 1]}


@edge("ties: zeros and ones")
def ties(rng):
    return test(rng, "difference of means", [1, 1, 0, 1, 1, 0], [0, 1, 0, 0, 0, 0, 1], relabellings=200)


@edge("groups that are equal: p is 1")
def equal(rng):
    return test(rng, "difference of means", [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], relabellings=30)


@edge("groups far apart: p is not 0")
def far(rng):
    return test(rng, "difference of means", rng.normal(size=20), rng.normal(100, 1, size=20), relabellings=99)


@edge("one row in each group")
def one_each(rng):
    return test(rng, "difference of means", [3.0], [1.0], relabellings=7)


@edge("one pair")
def one_pair(rng):
    return test(rng, "difference of sums", [3], [1], relabellings=7, paired=True)


@edge("one row against many")
def one_against_many(rng):
    return test(rng, "difference of means", [3.0], rng.normal(size=9), relabellings=100)


@edge("one relabelling")
def one_relabelling(rng):
    return {"task": "permutation_test", "statistic": "difference of means", "a": np.array([4.0, 5.0]), "b": np.array([1.0, 2.0]), "relabellings": 1,
            "script": [[0, 2, 1, 3]]}


@stability("the same split in another order counts, although rounding makes it smaller")
def rounding(rng):
    return test(rng, "difference of means", [0.1, 0.7, 0.3, 1.1], [0.2, 0.6, 0.1], relabellings=300)


@stability("swapping every pair counts, although rounding makes it smaller")
def rounding_pairs(rng):
    return test(rng, "difference of means", [0.1, 0.7, 0.3, 1.1, 0.2], [0.2, 0.6, 0.1, 0.3, 0.4], relabellings=300, paired=True)


def near(gap):
    """Swapping the rows 0 and 1 of a changes the statistic by the factor 1 - gap."""
    return {"task": "permutation_test", "statistic": "first of a", "a": np.array([-3.0, 3.0 * (1 - gap), 1.0]), "b": np.array([2.0, 0.5]), "relabellings": 2,
            "script": [[1, 0, 2, 3, 4], [2, 1, 0, 3, 4]]}


@edge("smaller by 7e-10 of the observed value: still as extreme")
def within(rng):
    return near(7e-10)


@edge("smaller by 1.5e-9 of the observed value: not as extreme")
def beyond(rng):
    return near(1.5e-9)


@edge("the margin is relative: tiny values")
def tiny(rng):
    return test(rng, "difference of means", 1e-15 * rng.normal(size=8), 1e-15 * rng.normal(0.5, 1, size=6), relabellings=150)


@edge("an empty first group is refused", raises=ValueError)
def empty_a(rng):
    return test(rng, "difference of sums", [], [1, 2], relabellings=10)


@edge("an empty second group is refused", raises=ValueError)
def empty_b(rng):
    return test(rng, "difference of sums", [1, 2], [], relabellings=10)


@edge("no pairs are refused", raises=ValueError)
def empty_pairs(rng):
    return test(rng, "difference of sums", [], [], relabellings=10, paired=True)


@edge("pairs without partners are refused", raises=ValueError)
def unmatched(rng):
    return test(rng, "difference of sums", [1, 2, 3], [1, 2], relabellings=10, paired=True)


@edge("a longer second group is refused too if paired", raises=ValueError)
def unmatched_other(rng):
    return test(rng, "difference of sums", [1, 2], [1, 2, 3], relabellings=10, paired=True)


@edge("no relabellings are refused", raises=ValueError)
def no_relabellings(rng):
    return test(rng, "difference of sums", [1, 2], [3, 4], relabellings=0)


@edge("a statistic that is infinite on the observed groups is refused", raises=ValueError)
def infinite_observed(rng):
    return {"task": "permutation_test", "statistic": "ratio of means", "a": np.array([1.0, 2.0]), "b": np.array([1.0, -1.0]), "relabellings": 2,
            "script": [[0, 2, 1, 3], [2, 0, 1, 3]]}


@edge("a statistic that is infinite after a relabelling is refused", raises=ValueError)
def infinite_later(rng):
    return {"task": "permutation_test", "statistic": "ratio of means", "a": np.array([1.0, -1.0]), "b": np.array([1.0, 2.0]), "relabellings": 2,
            "script": [[0, 2, 1, 3], [2, 3, 0, 1]]}


@edge("a statistic that is NaN after a relabelling is refused", raises=ValueError)
def nan_later(rng):
    return {"task": "permutation_test", "statistic": "NaN where 0 meets 1", "a": np.array([1, 2]), "b": np.array([0, 3]), "relabellings": 2,
            "script": [[0, 1, 2, 3], [2, 1, 0, 3]]}


@varied
def anything(rng):
    kind = int(rng.integers(4))
    n, m = (int(k) for k in rng.integers(1, 12, size=2))
    count = int(rng.integers(1, 60))
    if kind == 0:
        metric = ("mean", "median", "in order", "first")[int(rng.integers(4))]
        return interval(rng, metric, rng.normal(size=n), resamples=count, level=float(rng.uniform(0.05, 0.99)))
    if kind == 1:
        return interval(rng, "difference of F1", labelled(rng, n, models=2), resamples=count)
    statistic = ("difference of means", "difference of maxima", "in order", "first of a")[int(rng.integers(4))]
    if kind == 2:
        return test(rng, statistic, rng.integers(-3, 4, size=n), rng.integers(-3, 4, size=m) / 2, relabellings=count)
    return test(rng, statistic, rng.integers(-3, 4, size=n), rng.integers(-3, 4, size=n) / 2, relabellings=count, paired=True)


def is_interval(task, data=None, resamples=1000, level=0.95, metric=None):
    return task == "bootstrap_ci" and len(data) > 0 and resamples > 0 and 0 < level < 1 and metric not in ("precision", "inverse of the mean")


def is_linear(task, data=None, resamples=1000, level=0.95, metric=None):
    return metric in LINEAR and is_interval(task, data, resamples, level, metric)


def is_test(task, a=None, b=None, relabellings=999, paired=False, statistic=None):
    return task == "permutation_test" and min(len(a), len(b), relabellings) > 0 and (len(a) == len(b) or not paired) and statistic not in ("ratio of means", "NaN where 0 meets 1")


@law("the lower end is not above the upper one", when=is_interval)
def ends_in_order(output):
    return output[0] <= output[1]


@law("an interval for a mean, a median or a maximum lies within the data", when=lambda task, data=None, resamples=1000, level=0.95, metric=None: metric in (*LINEAR, "maximum") and is_interval(task, data, resamples, level, metric))
def within_data(data, output):
    slack = 1e-9 * (1 + np.max(np.abs(data)))
    return np.min(data) - slack <= output[0] and output[1] <= np.max(data) + slack


@law("mirrored data have a mirrored interval", when=is_linear, also=lambda data, **rest: [{**rest, "data": 3 - 2 * data}])
def mirrored(output, also):
    return np.array(also[0]), np.array([3 - 2 * output[1], 3 - 2 * output[0]])


@law("for a mean of many rows the width is near that of the normal interval", when=lambda task, data=None: task == "bootstrap_ci" and len(data) >= 200)
def normal_width(data, output):
    expected = 2 * 1.96 * np.std(data) / math.sqrt(len(data))
    return abs((output[1] - output[0]) / expected - 1) < 0.15 or f"the width is {output[1] - output[0]:.4f}, expected about {expected:.4f}"


@law("p is a whole number of labellings, the observed one among them", when=is_test)
def whole(output, relabellings=999):
    count = output * (relabellings + 1)
    return (abs(count - round(count)) < 1e-6 and 1 <= round(count) <= relabellings + 1) or f"p times (B + 1) is {count}"


@law("groups that change places have the same p if paired", when=lambda task, a=None, b=None, relabellings=999, paired=False, statistic=None: paired and statistic in ODD and is_test(task, a, b, relabellings, paired, statistic),
     also=lambda a, b, **rest: [{**rest, "a": b, "b": a}])
def change_places(output, also):
    return also[0], output


@law("doubling every row changes no p", when=lambda task, a=None, b=None, relabellings=999, paired=False, statistic=None: statistic in ODD and isinstance(a, np.ndarray) and is_test(task, a, b, relabellings, paired, statistic),
     also=lambda a, b, **rest: [{**rest, "a": 2 * a, "b": 2 * b}])
def doubling(output, also):
    return also[0], output
