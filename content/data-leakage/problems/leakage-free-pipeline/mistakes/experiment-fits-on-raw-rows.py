"""Fits each step on the raw rows in the leaky half of the experiment, and transforms by one after the other.

A second scaler then undoes the units of the raw rows although the first has already done so, and a selection meets the NaN that the imputation has just filled. Leaky means all rows at once, not in another order: fit a step, transform all rows by it, and fit the next on the outcome.
"""

import copy

import numpy as np


class Pipeline:
    def __init__(self, steps):
        self.steps = list(steps)
        names = [name for name, _ in self.steps]
        if not names or len(set(names)) < len(names):
            raise ValueError(f"there must be steps, and their names must differ: {names}")
        for position, (name, step) in enumerate(self.steps, start=1):
            for method in ("fit", "predict" if position == len(names) else "transform"):
                if not callable(getattr(step, method, None)):
                    raise TypeError(f"step {name} has no method {method}")
        self._fitted = None

    def fit(self, X, y):
        fitted = [copy.deepcopy(step) for _, step in self.steps]
        for step in fitted[:-1]:
            step.fit(X, y)
            X = step.transform(X)
        fitted[-1].fit(X, y)
        self._fitted = fitted  # only now: an error above leaves the last fit in force
        return self

    def predict(self, X):
        *before, model = self._ready()
        for step in before:
            X = step.transform(X)
        return model.predict(X)

    def step(self, name):
        return dict(zip((own for own, _ in self.steps), self._ready()))[name]

    def _ready(self):
        if self._fitted is None:
            raise RuntimeError("call fit first")
        return self._fitted


def cross_val_score(pipeline, X, y, folds):
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y) or len(folds) == 0:
        raise ValueError("as many labels as rows are needed, and at least one fold")
    scores = []
    for fold in folds:
        test = np.asarray(fold, dtype=int)  # (m,)
        train = np.setdiff1d(np.arange(len(y)), test)
        if len(test) == 0 or len(train) == 0 or np.any(test < 0) or np.any(test >= len(y)):
            raise ValueError(f"a fold must have some rows of 0 .. {len(y) - 1} and leave some: {fold}")
        fitted = Pipeline(pipeline.steps).fit(X[train], y[train])
        scores.append(np.mean(fitted.predict(X[test]) == y[test]))
    return np.array(scores)


def leak(pipeline, X, y, folds):
    honest = np.mean(cross_val_score(pipeline, X, y, folds))
    X, y = np.asarray(X), np.asarray(y)
    *before, last = pipeline.steps
    rows = X
    for _, given in before:
        step = copy.deepcopy(given)
        step.fit(X, y)
        rows = step.transform(rows)
    return float(np.mean(cross_val_score(Pipeline([last]), rows, y, folds))), float(honest)
