"""Takes the singular values themselves for variances.

The variance along a component is the mean square of the coordinates, and the singular value is the root of their sum of squares: variance = s^2 / (n - 1). Without squaring, the ratios are wrong as well.
"""

import numpy as np


class PCA:
    def __init__(self, n_components):
        self.n_components = n_components
        self.components_ = None

    def fit(self, X):
        X = np.asarray(X, dtype=float)
        k = self.n_components
        if X.ndim != 2 or len(X) < 2 or not 1 <= k <= min(X.shape):
            raise ValueError("X and n_components do not fit")
        n = len(X)
        self.mean_ = X.mean(axis=0)
        _, s, Vt = np.linalg.svd(X - self.mean_, full_matrices=False)
        variance = s / (n - 1)
        signs = np.sign(Vt[np.arange(k), np.argmax(abs(Vt[:k]), axis=1)])
        self.components_ = Vt[:k] * signs[:, None]
        self.explained_variance_ = variance[:k]
        self.explained_variance_ratio_ = variance[:k] / (variance.sum() or 1.0)
        return self

    def transform(self, X):
        X = self._checked(X, 1)
        return (X - self.mean_) @ self.components_.T

    def inverse_transform(self, Z):
        Z = self._checked(Z, 0)
        return Z @ self.components_ + self.mean_

    def _checked(self, rows, axis):
        if self.components_ is None:
            raise RuntimeError("call fit first")
        rows = np.asarray(rows, dtype=float)
        if rows.ndim != 2 or rows.shape[1] != self.components_.shape[axis]:
            raise ValueError("wrong number of columns")
        return rows
