import pickle

import numpy as np


class Pipeline:
    def __init__(self, steps):
        self.given = [tuple(pair) for pair in steps]
        self.models = []
        if not self.given or len({name for name, _ in self.given}) != len(self.given):
            raise ValueError("names")
        needed = [("fit", "transform")] * (len(self.given) - 1) + [("fit", "predict")]
        if not all(callable(getattr(step, method, None)) for (_, step), methods in zip(self.given, needed) for method in methods):
            raise TypeError("methods")

    def fit(self, X, y):
        models = []
        for place, (_, step) in enumerate(self.given, start=1):
            models.append(pickle.loads(pickle.dumps(step)))
            models[-1].fit(X, y)
            if place < len(self.given):
                X = models[-1].transform(X)
        self.models = models
        return self

    def predict(self, X):
        if not self.models:
            raise RuntimeError("not fitted")
        for model in self.models[:-1]:
            X = model.transform(X)
        return self.models[-1].predict(X)

    def step(self, name):
        if not self.models:
            raise RuntimeError("not fitted")
        places = [i for i, (own, _) in enumerate(self.given) if own == name]
        if not places:
            raise KeyError(name)
        return self.models[places[0]]


def cross_val_score(pipeline, X, y, folds):
    X, y = np.array(X), np.array(y)
    if X.shape[0] != y.shape[0] or not len(folds):
        raise ValueError("lengths")
    scores = np.empty(len(folds))
    for i, fold in enumerate(folds):
        fold = [int(row) for row in fold]
        seen = np.array([row not in fold for row in range(len(y))])
        if not fold or not seen.any() or not set(fold) <= set(range(len(y))):
            raise ValueError("fold")
        right = Pipeline(pipeline.given).fit(X[seen], y[seen]).predict(X[fold]) == y[fold]
        scores[i] = np.count_nonzero(right) / len(fold)
    return scores


def leak(pipeline, X, y, folds):
    honest = cross_val_score(pipeline, X, y, folds)
    Z, y = np.array(X), np.array(y)
    for _, step in pipeline.given[:-1]:
        step = pickle.loads(pickle.dumps(step))
        step.fit(Z, y)
        Z = step.transform(Z)
    return float(cross_val_score(Pipeline(pipeline.given[-1:]), Z, y, folds).mean()), float(honest.mean())
