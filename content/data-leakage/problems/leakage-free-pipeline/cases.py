import numpy as np

from viva.content.authoring import case, edge, law, varied

TINY = [[1.0, 5.0], [2.0, 4.0], [8.0, 5.0], [9.0, 4.0], [3.0, 9.0], [7.0, 9.0]]
LABELS = [0, 0, 1, 1, 0, 1]
USUAL = [["scale", "standardize"], ["pick", "select", 2], ["model", "centroid"]]


def classes(rng, n, d, shift=1.0):
    """Rows of two classes, labels 0 and 1 of which neither is missing, in columns of different scales and means."""
    y = rng.permutation(np.arange(n) % 2)
    X = rng.normal(size=(n, d)) * rng.uniform(0.5, 20, size=d) + rng.normal(size=d)
    X[:, 0] += shift * 3 * (y - 0.5)
    return X.round(3), y


def uneven(rng, n):
    """The first of two columns tells the classes apart and is large, the second is noise and tiny."""
    y = rng.permutation(np.arange(n) % 2)
    return np.column_stack([100 * (2 * y - 1 + 0.4 * rng.normal(size=n)), 0.01 * rng.normal(size=n)]), y


def some_missing(rng, X, share=0.2):
    return np.where(rng.random(X.shape) < share, np.nan, X)


def fitted(steps, fits, new, ask=(), **more):
    return {"task": "pipeline", "steps": steps, "fits": fits, "new": new, "ask": list(ask), **more}


def validated(steps, X, y, folds, **more):
    return {"task": "cross_val_score", "steps": steps, "X": X, "y": y, "folds": folds, **more}


def leak(steps, X, y, folds):
    return {"task": "leak", "steps": steps, "X": X, "y": y, "folds": folds}


def shuffled(rng, n, k):
    return [fold.tolist() for fold in np.array_split(rng.permutation(n), k)]


@case("six rows, fitted and predicted", shown=True)
def six(rng):
    return fitted([["scale", "standardize"], ["model", "centroid"]], [[TINY, LABELS]], [[4.0, 6.0], [6.0, 6.0]], ["scale"])


@case("six rows in three folds", shown=True)
def six_folds(rng):
    return validated([["scale", "standardize"], ["model", "centroid"]], TINY, LABELS, [[0, 3], [1, 2], [4, 5]], new=TINY)


@case("three columns of noise, the best of them chosen on all rows and inside the folds", shown=True)
def six_leak(rng):
    X = [[0.1, 0.9, 0.4], [0.8, 0.2, 0.3], [0.3, 0.3, 0.9], [0.7, 0.6, 0.2], [0.2, 0.8, 0.6], [0.9, 0.5, 0.7]]
    return leak([["pick", "select", 1], ["model", "memory"]], X, [0, 1, 1, 0, 0, 1], [[0, 1], [2, 3], [4, 5]])


@case("four steps")
def four_steps(rng):
    X, y = classes(rng, 30, 6)
    steps = [["fill", "impute"], ["scale", "standardize"], ["pick", "select", 3], ["model", "centroid"]]
    return fitted(steps, [[some_missing(rng, X), y]], some_missing(rng, X[:9] + 1), ["pick", "fill", "model", "scale"])


@case("fitting again starts afresh")
def again(rng):
    steps = [["size", "running"], ["model", "memory"]]
    first, second = classes(rng, 12, 2), classes(rng, 9, 2)
    return fitted(steps, [first, second], rng.normal(size=(8, 2)) * 5, ["size", "model"])


@case("a step that draws at random, fitted twice")
def drawing(rng):
    steps = [["mix", "project", 2, 7], ["model", "memory"]]
    return fitted(steps, [classes(rng, 10, 4), classes(rng, 11, 4)], rng.normal(size=(6, 4)), ["mix"])


@case("cross-validation of four steps")
def four_validated(rng):
    X, y = classes(rng, 31, 7)
    steps = [["fill", "impute"], ["scale", "standardize"], ["pick", "select", 2], ["model", "centroid"]]
    return validated(steps, some_missing(rng, X), y, shuffled(rng, 31, 4), new=X[:3], ask=["fill"])


@case("cross-validation of steps that remember every row")
def remembering(rng):
    X, y = classes(rng, 24, 3, shift=0.3)
    return validated([["size", "running"], ["model", "memory"]], X, y, shuffled(rng, 24, 4), new=X[:2])


@case("cross-validation of a step that draws at random")
def drawing_folds(rng):
    X, y = classes(rng, 20, 4)
    return validated([["mix", "project", 2, 3], ["model", "memory"]], X, y, shuffled(rng, 20, 5))


@case("cross-validation of a fitted pipeline, which goes on predicting as before")
def fitted_before(rng):
    X, y = classes(rng, 20, 3)
    return validated(
        [["size", "running"], ["model", "memory"]], X, y, shuffled(rng, 20, 4), fits=[classes(rng, 8, 3)], new=X[:6], ask=["size", "model"]
    )


@case("folds that overlap and do not cover all rows")
def overlapping(rng):
    X, y = classes(rng, 16, 4)
    return validated(USUAL, X, y, [np.array([3, 1, 12]), np.array([12, 0]), np.array([5, 9, 3, 7, 2])])


@case("labels that are words")
def words(rng):
    X, y = classes(rng, 15, 2, shift=4)
    X[::3, 1] += 60
    names = [["cat", "dog", "eel"][2 if i % 3 == 0 else label] for i, label in enumerate(y)]
    return validated([["scale", "standardize"], ["model", "centroid"]], X, names, shuffled(rng, 15, 3))


@case("the leak of a scaler")
def scaler_leak(rng):
    X, y = classes(rng, 18, 3)
    X[4] *= 40
    return leak([["scale", "standardize"], ["model", "memory"]], X, y, shuffled(rng, 18, 3))


@case("the leak in folds of very different sizes")
def unequal_leak(rng):
    X, y = rng.normal(size=(23, 60)), rng.permutation(np.arange(23) % 2)
    return leak([["scale", "standardize"], ["pick", "select", 3], ["model", "centroid"]], X, y, [[0], [1, 2], list(range(3, 23))[:11]])


@case("the leak of steps that remember every row")
def remembering_leak(rng):
    X, y = classes(rng, 20, 3, shift=0.2)
    return leak([["size", "running"], ["pick", "select", 2], ["model", "memory"]], X, y, shuffled(rng, 20, 4))


@case("the leak of a chain that fills gaps before it scales and selects")
def filling_leak(rng):
    X, y = classes(rng, 22, 5, shift=0.4)
    steps = [["fill", "impute"], ["scale", "standardize"], ["pick", "select", 2], ["model", "centroid"]]
    return leak(steps, some_missing(rng, X), y, shuffled(rng, 22, 4))


@case("the leak of two scalers: the second sees what the first has made")
def scaled_twice_leak(rng):
    X, y = uneven(rng, 20)
    return leak([["scale", "standardize"], ["size", "running"], ["model", "memory"]], X, y, shuffled(rng, 20, 4))


def noise(rng, n, d, count, k, model):
    y = rng.permutation(np.arange(n) % 2)
    return leak([["pick", "select", count], ["model", model]], rng.normal(size=(n, d)), y, shuffled(rng, n, k))


@case("the experiment: twenty of a thousand columns of noise, nearest means")
def experiment(rng):
    return noise(rng, 60, 1000, 20, 5, "centroid")


@case("the experiment: thirty of a thousand columns of noise, nearest neighbour")
def experiment_neighbour(rng):
    return noise(rng, 60, 1000, 30, 10, "memory")


@edge("a single step")
def single(rng):
    X, y = classes(rng, 10, 2)
    return fitted([["model", "centroid"]], [[X, y]], X + 1, ["model"])


@edge("a single step has nothing to leak")
def single_leak(rng):
    X, y = classes(rng, 14, 2)
    return leak([["model", "memory"]], X, y, shuffled(rng, 14, 3))


@edge("one object under two names becomes two")
def twice(rng):
    X, y = classes(rng, 10, 2)
    return fitted([["size", "running"], ["again", "same", "size"], ["model", "centroid"]], [[X, y]], X - 2, ["size", "again"])


@edge("one object under two names, cross-validated")
def twice_validated(rng):
    X, y = classes(rng, 12, 2)
    return validated([["size", "running"], ["again", "same", "size"], ["model", "centroid"]], X, y, shuffled(rng, 12, 3))


@edge("one object under two names, leaking")
def twice_leak(rng):
    X, y = uneven(rng, 18)
    return leak([["size", "running"], ["again", "same", "size"], ["model", "memory"]], X, y, shuffled(rng, 18, 3))


@edge("the list of steps is emptied after the construction")
def emptied(rng):
    X, y = classes(rng, 10, 3)
    return fitted(USUAL, [[X, y]], X, ["pick"], cleared=True)


@edge("a fit that fails leaves the one before in force")
def failing(rng):
    X, y = classes(rng, 10, 3)
    Z, z = classes(rng, 12, 3)
    return fitted([["size", "running"], ["pick", "select", 1], ["model", "centroid"]], [[X, y], [some_missing(rng, Z, 0.5), z]], X * 2, ["size", "pick"])


@edge("a first fit that fails leaves the pipeline unfitted")
def failing_first(rng):
    X, y = classes(rng, 10, 3)
    return fitted(USUAL, [[some_missing(rng, X, 0.5), y]], X, ["scale"])


@edge("no rows to predict")
def nothing_new(rng):
    X, y = classes(rng, 8, 2)
    return fitted([["scale", "standardize"], ["model", "centroid"]], [[X, y]], np.zeros((0, 2)), ["scale"])


@edge("a step that does not exist")
def unknown(rng):
    X, y = classes(rng, 8, 2)
    return fitted(USUAL, [[X, y]], X[:2], ["pick", "standardize"])


@edge("one fold, one test row")
def one_fold(rng):
    X, y = classes(rng, 9, 2)
    return validated(USUAL, X, y, [[4]])


@edge("one training row is left")
def one_left(rng):
    return validated([["scale", "standardize"], ["model", "memory"]], [[1.0], [2.0], [4.0]], [0, 1, 1], [[0, 1], [2, 1], [2, 0]])


@edge("equally near neighbours: the training rows are in ascending order")
def ties(rng):
    X = np.zeros((8, 1))
    return validated([["model", "memory"]], X, [1, 0, 1, 0, 0, 1, 1, 0], [[0, 3], [6, 2, 0], [1, 0], [7, 5]])


@edge("no steps are refused", raises=ValueError)
def no_steps(rng):
    return {"task": "refuse", "steps": []}


@edge("two steps of the same name are refused", raises=ValueError)
def same_name(rng):
    return {"task": "refuse", "steps": [["scale", "standardize"], ["pick", "select", 2], ["scale", "centroid"]]}


@edge("a model in the middle is refused", raises=TypeError)
def model_in_the_middle(rng):
    return {"task": "refuse", "steps": [["model", "centroid"], ["other", "centroid"]]}


@edge("a step that cannot transform is refused, wherever it stands", raises=TypeError)
def cannot_transform(rng):
    return {"task": "refuse", "steps": [["scale", "standardize"], ["odd", "fit only"], ["model", "centroid"]]}


@edge("a last step that cannot predict is refused", raises=TypeError)
def cannot_predict(rng):
    return {"task": "refuse", "steps": [["fill", "impute"], ["scale", "standardize"]]}


@edge("a preprocessing step that cannot be fitted is refused", raises=TypeError)
def cannot_fit(rng):
    return {"task": "refuse", "steps": [["odd", "no fit"], ["model", "centroid"]]}


@edge("a last step that cannot be fitted is refused", raises=TypeError)
def last_cannot_fit(rng):
    return {"task": "refuse", "steps": [["scale", "standardize"], ["odd", "no fit"]]}


@edge("a transform that is no method is refused", raises=TypeError)
def no_method(rng):
    return {"task": "refuse", "steps": [["odd", "not a method"], ["model", "centroid"]]}


@edge("a predict that is no method is refused", raises=TypeError)
def no_method_last(rng):
    return {"task": "refuse", "steps": [["odd", "not a method"]]}


@edge("predict before fit is refused", raises=RuntimeError)
def not_fitted(rng):
    return {"task": "refuse", "steps": USUAL, "new": TINY}


@edge("a step before fit is refused", raises=RuntimeError)
def no_step_yet(rng):
    return {"task": "refuse", "steps": USUAL, "ask": ["scale"]}


@edge("no folds are refused", raises=ValueError)
def no_folds(rng):
    return validated(USUAL, TINY, LABELS, [])


@edge("an empty fold is refused", raises=ValueError)
def empty_fold(rng):
    return validated(USUAL, TINY, LABELS, [[0, 2], []])


@edge("a fold of all rows is refused", raises=ValueError)
def whole_fold(rng):
    return validated([["model", "majority"]], TINY, LABELS, [[0, 2], [5, 4, 3, 2, 1, 0]])


@edge("row -1 is refused: it is the last row, and would stay in training", raises=ValueError)
def negative_row(rng):
    return validated(USUAL, TINY, LABELS, [[0, 2], [1, -1]])


@edge("a row beyond the last is refused", raises=ValueError)
def row_beyond(rng):
    return validated(USUAL, TINY, LABELS, [[0, 2], [1, 6]])


@edge("fewer labels than rows are refused", raises=ValueError)
def few_labels(rng):
    return validated([["model", "memory"]], TINY, LABELS[:5], [[0, 2], [1, 3]])


@edge("more labels than rows are refused", raises=ValueError)
def many_labels(rng):
    return validated([["model", "memory"]], TINY, [*LABELS, 1], [[0, 2], [1, 3]])


@edge("the experiment without folds is refused", raises=ValueError)
def leak_no_folds(rng):
    return leak(USUAL, TINY, LABELS, [])


@edge("the experiment with row -1 is refused", raises=ValueError)
def leak_negative_row(rng):
    return leak(USUAL, TINY, LABELS, [[0, 2], [1, -1]])


@varied
def anything(rng):
    n, d, k = int(rng.integers(12, 24)), int(rng.integers(2, 7)), int(rng.integers(2, 5))
    X, y = classes(rng, n, d, shift=float(rng.random() * 2))
    steps = [["fill", "impute"], ["scale", "standardize"], ["mix", "project", 3, int(rng.integers(99))], ["size", "running"], ["pick", "select", 2]]
    steps = [step for step in steps if rng.random() < 0.6] + [["model", str(rng.choice(["centroid", "memory"]))]]
    task = rng.integers(3)
    if task == 0:
        return fitted(steps, [classes(rng, n, d), [X, y]], X[: n // 2] + 0.5, [steps[0][0], "model"])
    return validated(steps, X, y, shuffled(rng, n, k), new=X[:2]) if task == 1 else leak(steps, X, y, shuffled(rng, n, k))


def binary(task, y=None):
    return task == "cross_val_score" and set(np.asarray(y).tolist()) == {0, 1}


def turned(steps, X, y, folds):
    """For each fold alone, the labels of its test rows turned round."""
    y = np.asarray(y)
    return [validated(steps, X, np.where(np.isin(np.arange(len(y)), fold), 1 - y, y), [fold]) for fold in folds]


@law("turning round the labels of a fold's test rows turns its accuracy a into 1 - a: they were seen by nobody", when=binary, also=turned)
def unseen(output, also):
    return 1 - np.array(output["scores"]), np.array([answer["scores"][0] for answer in also])


def backwards(steps, X, y, folds):
    return [validated(steps, X, y, folds[::-1])]


@law("the order of the folds does not matter", when=lambda task: task == "cross_val_score", also=backwards)
def no_state(output, also):
    return np.array(output["scores"])[::-1], np.array(also[0]["scores"])


def last_fit_alone(steps, fits, new, ask):
    return [fitted(steps, fits[-1:], new, ask)]


@law(
    "a second fit knows nothing of the first",
    when=lambda task, fits=(): task == "pipeline" and len(fits) == 2 and not np.any(np.isnan(fits[1][0])),
    also=last_fit_alone,
)
def afresh(output, also):
    return output["predict"], also[0]["predict"]


def folds_alone(steps, X, y, folds):
    return [validated(steps, X, y, folds)]


@law("the honest score is the plain mean over the folds", when=lambda task: task == "leak", also=folds_alone)
def plain_mean(output, also):
    return output["honest"], float(np.mean(also[0]["scores"]))


@law("the experiment: on noise the honest score is chance, the leaky one is at least 0.25 above it", when=lambda task, X=None: task == "leak" and np.shape(X)[1] >= 1000)
def inflated(output):
    leaky, honest = output["leaky"], output["honest"]
    if abs(honest - 0.5) > 0.2:
        return f"the selection is inside the folds and the columns are noise, but the score is {honest:.2f}"
    return leaky - honest >= 0.25 or f"the selection saw all labels, but the score is {leaky:.2f} against {honest:.2f}"
