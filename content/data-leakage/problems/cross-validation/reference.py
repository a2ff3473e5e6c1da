import numpy as np


def kfold(n, k, rng=None):
    """k folds of the rows 0 .. n - 1: a list of int64 arrays of test rows, each ascending.

    rng: a Generator, whose permutation(n) is the order that is cut; without it the order is 0 .. n - 1.
    Raises ValueError unless 2 <= k <= n.

    Stone, Cross-Validatory Choice and Assessment of Statistical Predictions (1974).
    """
    _check(k, n)
    order = np.arange(n) if rng is None else rng.permutation(n)
    return [np.sort(fold) for fold in np.array_split(order, k)]


def stratified_kfold(y, k, rng=None):
    """k folds of the rows of y, an equal share of every class in each: a list of int64 arrays of test rows, each ascending.

    y: n labels. rng: a Generator, whose permutation(m) is called once for each class, of m rows, in ascending order of the labels.
    Raises ValueError unless 2 <= k <= n.
    """
    y = np.asarray(y)  # (n,)
    _check(k, len(y))
    rows = [np.flatnonzero(y == label) for label in np.unique(y)]
    if rng is not None:
        rows = [same[rng.permutation(len(same))] for same in rows]
    deck = np.concatenate(rows)  # class after class, so that the deal of one goes on where the last one ended
    return [np.sort(deck[fold::k]) for fold in range(k)]


def group_kfold(groups, k):
    """k folds that divide no group: a list of int64 arrays of test rows, each ascending.

    groups: n names. The largest group comes first, and each goes into the fold with the fewest rows so far.
    Raises ValueError unless 2 <= k <= the number of groups.

    Graham, Bounds on Multiprocessing Timing Anomalies (1969).
    """
    names, group, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    _check(k, len(names))
    load, home = np.zeros(k, dtype=int), np.zeros(len(names), dtype=int)
    for at in np.argsort(-sizes, kind="stable"):
        home[at] = np.argmin(load)
        load[home[at]] += sizes[at]
    return [np.flatnonzero(home[group] == fold) for fold in range(k)]


def nested_cross_validation(X, y, candidates, fit, score, outer, inner):
    """Score the search for the best candidate: (scores, chosen), float64 and int64, one of each for every outer fold.

    X: n rows. y: (n,). fit(candidate, X, y) returns a model, score(model, X, y) a number, higher is better.
    outer: a list of arrays of test rows. inner(rows) returns a list of arrays of positions in `rows`.
    Raises ValueError if there are no candidates.

    Varma and Simon, Bias in error estimation when using cross-validation for model selection (2006).
    """
    if len(candidates) == 0:
        raise ValueError("there are no candidates to choose from")

    def held_out(candidate, train, test):
        return score(fit(candidate, X[train], y[train]), X[test], y[test])

    scores, chosen = [], []
    for test in outer:
        train = np.setdiff1d(np.arange(len(y)), test)
        folds = inner(train)
        table = np.array([[held_out(c, np.delete(train, fold), train[fold]) for fold in folds] for c in candidates])
        means = table.mean(axis=1)
        best = int(np.argmax(np.where(np.isnan(means), -np.inf, means)))
        scores.append(held_out(candidates[best], train, test))
        chosen.append(best)
    return np.array(scores, dtype=float), np.array(chosen, dtype=np.int64)


def _check(k, most):
    if not 2 <= k <= most:
        raise ValueError(f"k must be at least 2 and at most {most}, not {k}")
