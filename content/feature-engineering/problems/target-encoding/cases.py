import math

import numpy as np

from viva.content.authoring import case, edge, law, stability, varied


def rows(rng, n, different, folds, names=None):
    """n rows of uneven categories whose targets depend on the category, in random folds of which none is missing."""
    at = (different * rng.random(n) ** 2).astype(int)
    y = rng.normal(size=different)[at] + rng.normal(size=n) + 0.7
    fold = rng.permutation(np.arange(n) % folds)
    return {"categories": [names[i] for i in at] if names else at.tolist(), "y": y.tolist(), "folds": fold.tolist()}


def fit(data, m, new, before=None):
    return {"task": "fit", "categories": data["categories"], "y": data["y"], "m": m, "new": new, "before": before}


def out_of_fold(data, m, new=(), before=None):
    return {"task": "fit_transform", **data, "m": m, "new": list(new), "before": before}


def leak(data, m):
    return {"task": "leak", **data, "m": m}


SMALL = {"categories": ["a", "b", "a", "a", "b", "c"], "y": [1.0, 0.0, 1.0, 0.0, 1.0, 1.0], "folds": [0, 0, 1, 1, 1, 0]}


@case("six rows fitted, one category never seen", shown=True)
def six_fitted(rng):
    return fit(SMALL, 2, ["a", "b", "c", "d"])


@case("six rows out of fold", shown=True)
def six_out_of_fold(rng):
    return out_of_fold(SMALL, 2, ["a", "d"])


@case("the leak in six rows", shown=True)
def six_leak(rng):
    return leak(SMALL, 2)


@case("forty rows fitted, m not whole")
def forty(rng):
    return fit(rows(rng, 40, 7, 3), 2.5, list(range(9)))


@case("sixty rows in five folds")
def sixty(rng):
    return out_of_fold(rows(rng, 60, 12, 5), 4.0, range(-1, 13))


@case("arrays of integers")
def arrays(rng):
    data = rows(rng, 30, 5, 3)
    return {**out_of_fold({name: np.array(value) for name, value in data.items()}, 1.0), "new": np.array([4, 0, 9])}


@case("names of colours, targets of whole numbers")
def strings(rng):
    data = rows(rng, 25, 4, 2, names=["red", "green", "blue", "grey"])
    y = rng.integers(0, 9, size=25)
    return out_of_fold({**data, "y": y}, 3, ["blue", "black"])


@case("fitting again starts afresh")
def again(rng):
    before = rows(rng, 20, 5, 2)
    return fit(rows(rng, 15, 4, 2), 1.5, list(range(6)), before=[before["categories"], before["y"]])


@case("fit_transform after a fit starts afresh")
def again_out_of_fold(rng):
    before = rows(rng, 20, 8, 2)
    return out_of_fold(rows(rng, 15, 4, 3), 1.5, range(8), before=[before["categories"], before["y"]])


@case("the leak where the category matters")
def signal(rng):
    return leak(rows(rng, 80, 9, 4), 5.0)


@case("coin tosses in five hundred categories: all that correlates is the leak")
def noise(rng):
    n = 2000
    return leak(
        {
            "categories": rng.integers(0, 500, size=n).tolist(),
            "y": rng.integers(0, 2, size=n).tolist(),
            "folds": rng.permutation(np.arange(n) % 5).tolist(),
        },
        10,
    )


@edge("no smoothing, and categories that live in one fold only")
def no_smoothing(rng):
    data = {"categories": ["a", "b", "a", "c", "c", "d"], "y": [1.0, 4.0, 2.0, 8.0, 7.0, -5.0], "folds": [0, 0, 1, 2, 2, 1]}
    return out_of_fold(data, 0, ["a", "c", "z"])


@edge("every row a category of its own, no smoothing: naively, the encoding is the target")
def own_categories(rng):
    return leak({"categories": list("abcdefg"), "y": [3.0, 1.0, 4.0, 1.5, 9.0, 2.0, 6.0], "folds": [0, 1, 0, 1, 0, 1, 2]}, 0)


@edge("one category, every row a fold of its own: the encoding is the target turned round")
def leave_one_out(rng):
    return leak({"categories": ["x"] * 5, "y": [1.0, 0.0, 0.0, 1.0, 1.0], "folds": [4, 3, 2, 1, 0]}, 1)


@edge("one category: the naive encoding is constant")
def one_category(rng):
    return leak({"categories": [7] * 6, "y": [0.1, 0.7, 0.4, 0.2, 0.9, 0.3], "folds": [0, 0, 1, 1, 2, 2]}, 3)


@edge("targets that are all equal correlate with nothing")
def equal_targets(rng):
    return leak({"categories": ["a", "b", "a", "b", "b", "c"], "y": [0.1] * 6, "folds": [0, 1, 1, 0, 1, 0]}, 0.3)


@edge("None, 1 and '1' are three categories")
def mixed(rng):
    data = {"categories": [None, 1, "1", 1, None, "1", "None", None], "y": [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0], "folds": [0, 1] * 4}
    return out_of_fold(data, 1, ["None", None, 1, "1", 2])


@edge("folds may be any integers, and of unequal size")
def any_folds(rng):
    data = rows(rng, 14, 3, 2)
    return out_of_fold({**data, "folds": [-3, 70, 70, 12, -3, 70, 12, 70, 70, 70, -3, 70, -1, 70]}, 2.0, [0, 1])


@edge("two rows in two folds")
def two_rows(rng):
    return out_of_fold({"categories": ["a", "a"], "y": [3.0, 5.0], "folds": [1, 0]}, 4.0, ["a", "b"])


@edge("a single row")
def single(rng):
    return fit({"categories": ["a"], "y": [-2.5]}, 3.0, ["a", "b"])


@edge("a single row without smoothing")
def single_bare(rng):
    return fit({"categories": ["a"], "y": [-2.5]}, 0.0, ["b", "a"])


@edge("nothing to transform")
def nothing(rng):
    return fit(SMALL, 1, [])


@edge("an m that dwarfs every count")
def huge_m(rng):
    return fit(rows(rng, 12, 3, 2), 1e9, [0, 1, 2, 3])


@edge("transform before fit is refused", raises=RuntimeError)
def too_early(rng):
    return {"task": "transform", "categories": [], "y": [], "m": 1, "new": ["a"]}


@edge("a negative m is refused", raises=ValueError)
def negative_m(rng):
    return fit(SMALL, -0.5, ["a"])


@edge("an infinite m is refused", raises=ValueError)
def infinite_m(rng):
    return fit(SMALL, math.inf, ["a"])


@edge("an m that is not a number is refused", raises=ValueError)
def nan_m(rng):
    return leak(SMALL, math.nan)


@edge("no rows are refused", raises=ValueError)
def no_rows(rng):
    return fit({"categories": [], "y": []}, 1, ["a"])


@edge("no rows are refused out of fold", raises=ValueError)
def no_rows_out_of_fold(rng):
    return out_of_fold({"categories": [], "y": [], "folds": []}, 1)


@edge("more categories than targets are refused", raises=ValueError)
def more_categories(rng):
    return fit({"categories": ["a", "b", "a"], "y": [1.0, 2.0]}, 1, ["a"])


@edge("fewer categories than targets are refused", raises=ValueError)
def fewer_categories(rng):
    return fit({"categories": ["a", "b"], "y": [1.0, 2.0, 3.0]}, 1, ["a"])


@edge("a target that is not a number is refused", raises=ValueError)
def nan_target(rng):
    return fit({"categories": ["a", "b"], "y": [1.0, math.nan]}, 1, ["a"])


@edge("an infinite target is refused", raises=ValueError)
def infinite_target(rng):
    return out_of_fold({"categories": ["a", "b"], "y": [1.0, -math.inf], "folds": [0, 1]}, 1)


@edge("a single fold is refused", raises=ValueError)
def one_fold(rng):
    return out_of_fold({**SMALL, "folds": [3] * 6}, 1)


@edge("more folds than rows are refused", raises=ValueError)
def more_folds(rng):
    return out_of_fold({**SMALL, "folds": [0, 1, 0, 1, 0, 1, 0]}, 1)


@edge("fewer folds than rows are refused", raises=ValueError)
def fewer_folds(rng):
    return leak({**SMALL, "folds": [0, 1, 0, 1, 0]}, 1)


@stability("an enormous target leaves no trace in its own fold")
def enormous(rng):
    data = {"categories": ["a", "a", "b", "a", "b", "a"], "y": [3e16, 0.3, 1.7, 0.6, 0.9, 1.1], "folds": [0, 0, 0, 1, 1, 2]}
    return out_of_fold(data, 1.5, ["a", "b"])


@stability("targets far from zero")
def far(rng):
    data = rows(rng, 50, 6, 4)
    return leak({**data, "y": [1e5 + value for value in data["y"]]}, 3.0)


@varied
def anything(rng):
    n, different, folds = int(rng.integers(3, 40)), int(rng.integers(1, 9)), int(rng.integers(2, 4))
    data, m = rows(rng, n, different, folds), float(rng.choice([0.0, 0.5, 3.0, 20.0]))
    new = list(range(-1, different + 1))
    return [fit(data, m, new), out_of_fold(data, m, new), leak(data, m)][int(rng.integers(3))]


def is_out_of_fold(task):
    return task == "fit_transform"


def with_one_fold_changed(categories, y, m, folds):
    own = min(np.asarray(folds).tolist())
    changed = [50.0 - 3 * value if fold == own else float(value) for value, fold in zip(y, folds)]
    return [{"task": "fit_transform", "categories": categories, "y": changed, "m": m, "folds": folds}]


@law(
    "other targets in a fold leave the out-of-fold values of that fold as they are",
    when=is_out_of_fold,
    also=with_one_fold_changed,
)
def no_own_label(folds, output, also):
    own = np.asarray(folds) == min(np.asarray(folds).tolist())
    return output["fit_transform"][own], also[0]["fit_transform"][own]


@law(
    "after fit_transform the object transforms as after fit",
    when=is_out_of_fold,
    also=lambda categories, y, m, new: [{"task": "fit", "categories": categories, "y": y, "m": m, "new": new}],
)
def same_as_fit(output, also):
    return output["transform"], also[0]["transform"]


@law("values lie between the smallest and the largest target", when=lambda task: task != "leak")
def between(y, output):
    slack = 1e-9 * (1 + np.max(np.abs(y)))
    values = np.concatenate([output["transform"], output.get("fit_transform", [])])
    return bool(np.all(values >= np.min(y) - slack) and np.all(values <= np.max(y) + slack))


def turned_round(categories, y, m, folds):
    return [out_of_fold({"categories": list(categories)[::-1], "y": list(y)[::-1], "folds": list(folds)[::-1]}, m)]


@law("the order of the rows does not matter", when=is_out_of_fold, also=turned_round)
def order(output, also):
    return output["fit_transform"], also[0]["fit_transform"][::-1]


@law(
    "correlations do not depend on the unit of the target",
    when=lambda task: task == "leak",
    also=lambda categories, y, m, folds: [{"task": "leak", "categories": categories, "y": [4.0 * value for value in y], "m": m, "folds": folds}],
)
def unit(output, also):
    return [output["naive"], output["out of fold"]], [also[0]["naive"], also[0]["out of fold"]]


@law(
    "on coin tosses the naive encoding correlates and the out-of-fold one does not",
    when=lambda task, y: task == "leak" and len(y) >= 1000,
)
def noise_leaks(output):
    naive, honest = output["naive"], output["out of fold"]
    return (naive > 0.3 and abs(honest) < 0.15) or f"the correlations are {naive:.2f} and {honest:.2f}"
