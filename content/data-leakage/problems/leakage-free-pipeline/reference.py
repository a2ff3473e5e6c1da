import copy

import numpy as np


class Pipeline:
    """Preprocessing steps and a model, fitted together on the same rows and never one without the others.

    Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed. (2009), section 7.10.2.
    """

    def __init__(self, steps):
        """steps: pairs (name, object); all but the last have fit and transform, the last fit and predict.

        Raises ValueError if there are no steps or if a name occurs twice, TypeError if a method is missing.
        """
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
        """Fit fresh deep copies of all steps on rows X (n, d) and labels y (n,). Returns self."""
        fitted = [copy.deepcopy(step) for _, step in self.steps]
        for step in fitted[:-1]:
            step.fit(X, y)
            X = step.transform(X)
        fitted[-1].fit(X, y)
        self._fitted = fitted  # only now: an error above leaves the last fit in force
        return self

    def predict(self, X):
        """What the last step predicts for the transformed rows. Raises RuntimeError before fit."""
        *before, model = self._ready()
        for step in before:
            X = step.transform(X)
        return model.predict(X)

    def step(self, name):
        """The fitted copy of the step of that name. Raises RuntimeError before fit, KeyError for an unknown name."""
        return dict(zip((own for own, _ in self.steps), self._ready()))[name]

    def _ready(self):
        if self._fitted is None:
            raise RuntimeError("call fit first")
        return self._fitted


def cross_val_score(pipeline, X, y, folds):
    """The accuracy on each fold of test rows, of the steps fitted afresh on all other rows: float64 (k,).

    X: (n, d). y: (n,). folds: k sequences of row numbers. The pipeline stays as it is.
    Raises ValueError if X and y differ in length, if there are no folds, or if a fold is empty, holds all rows, or
    names a row outside of 0 .. n - 1.
    """
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
    """The mean score if all steps but the last are fitted on all rows before the split, and the honest mean: two floats.

    Raises ValueError as cross_val_score does.
    """
    honest = np.mean(cross_val_score(pipeline, X, y, folds))
    X, y = np.asarray(X), np.asarray(y)
    *before, last = pipeline.steps
    for _, given in before:
        step = copy.deepcopy(given)
        step.fit(X, y)
        X = step.transform(X)
    return float(np.mean(cross_val_score(Pipeline([last]), X, y, folds))), float(honest)
