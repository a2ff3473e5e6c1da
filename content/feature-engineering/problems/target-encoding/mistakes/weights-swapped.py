"""Gives the category the weight m / (n + m), and the prior the weight n / (n + m).

It should be the other way round: the more rows a category has, the more its own mean counts. At n = m both agree, so check with n much larger than m: the value has to be near the category's mean.
"""

import numpy as np


class TargetEncoder:
    """Categories replaced by the mean of their targets, shrunk towards the mean of all with the weight of m rows.

    Micci-Barreca, SIGKDD Explorations 3(1), 2001; on the leak, Prokhorenkova et al., CatBoost, NeurIPS 2018, section 3.
    """

    def __init__(self, m):
        """Raises ValueError unless m is finite and at least 0."""
        if not 0 <= m < np.inf:
            raise ValueError(f"m must be finite and at least 0, got {m}")
        self.m = m
        self._prior = None

    def fit(self, categories, y):
        """Learn from n categories and n targets. Returns self.

        Raises ValueError if n = 0, if the lengths differ, or if a target is not finite.
        """
        y = np.asarray(y, dtype=float)  # (n,)
        if len(y) == 0 or len(categories) != len(y) or not np.all(np.isfinite(y)):
            raise ValueError("as many categories as finite targets are needed, and at least one")
        code = {}
        at = [code.setdefault(category, len(code)) for category in categories]
        self._prior = y.mean()
        n = np.bincount(at)
        trust = self.m / (n + self.m)
        values = trust * np.bincount(at, weights=y) / n + (1 - trust) * self._prior
        self._value = dict(zip(code, values))
        return self

    def transform(self, categories):
        """The values of categories, float64 (k,); a category that was not fitted has the prior.

        Raises RuntimeError before fit.
        """
        if self._prior is None:
            raise RuntimeError("call fit first")
        return np.array([self._value.get(category, self._prior) for category in categories], dtype=float)

    def fit_transform(self, categories, y, folds):
        """For each of the n rows its value in an encoder fitted on the rows of all other folds, float64 (n,).

        Afterwards this object is fitted on all rows.

        Raises ValueError as fit does, and if there are not n folds or fewer than two different ones.
        """
        self.fit(categories, y)
        y, folds = np.asarray(y, dtype=float), np.asarray(folds)
        if len(folds) != len(y) or len(set(folds.tolist())) < 2:
            raise ValueError("each row needs a fold, and there must be two different folds")
        values = np.empty(len(y))
        for fold in set(folds.tolist()):
            inside = folds == fold
            others = TargetEncoder(self.m).fit([c for c, own in zip(categories, inside) if not own], y[~inside])
            values[inside] = others.transform([c for c, own in zip(categories, inside) if own])
        return values


def leak(categories, y, folds, m):
    """Correlations of the targets with the naive and with the out-of-fold encoding of the same rows, two floats.

    A correlation is 0.0 where all targets or all encodings are equal.
    """
    encoder = TargetEncoder(m)
    out_of_fold = encoder.fit_transform(categories, y, folds)
    naive = encoder.transform(categories)
    return _correlation(naive, y), _correlation(out_of_fold, y)


def _correlation(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if len(set(a.tolist())) == 1 or len(set(b.tolist())) == 1:
        return 0.0
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))
