"""Lets a candidate win whose mean is NaN.

numpy.argmax returns the place of the first NaN as though it were the largest number. A score that is undefined is no reason to choose a candidate: replace NaN by minus infinity before looking for the maximum.
"""

import numpy as np


def kfold(n, k, rng=None):
    _check(k, n)
    order = np.arange(n) if rng is None else rng.permutation(n)
    return [np.sort(fold) for fold in np.array_split(order, k)]


def stratified_kfold(y, k, rng=None):
    y = np.asarray(y)  # (n,)
    _check(k, len(y))
    rows = [np.flatnonzero(y == label) for label in np.unique(y)]
    if rng is not None:
        rows = [same[rng.permutation(len(same))] for same in rows]
    deck = np.concatenate(rows)  # class after class, so that the deal of one goes on where the last one ended
    return [np.sort(deck[fold::k]) for fold in range(k)]


def group_kfold(groups, k):
    names, group, sizes = np.unique(np.asarray(groups), return_inverse=True, return_counts=True)
    _check(k, len(names))
    load, home = np.zeros(k, dtype=int), np.zeros(len(names), dtype=int)
    for at in np.argsort(-sizes, kind="stable"):
        home[at] = np.argmin(load)
        load[home[at]] += sizes[at]
    return [np.flatnonzero(home[group] == fold) for fold in range(k)]


def nested_cross_validation(X, y, candidates, fit, score, outer, inner):
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
        best = int(np.argmax(means))
        scores.append(held_out(candidates[best], train, test))
        chosen.append(best)
    return np.array(scores, dtype=float), np.array(chosen, dtype=np.int64)


def _check(k, most):
    if not 2 <= k <= most:
        raise ValueError(f"k must be at least 2 and at most {most}, not {k}")
