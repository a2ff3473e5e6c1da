"""Allows n - 1 components at most."""

import numpy as np


class PCA:
    def __init__(self, n_components):
        self.n_components = n_components

    def fit(self, X):
        X = np.array(X, dtype=float)
        if X.ndim != 2 or X.shape[0] < 2:
            raise ValueError("two rows at least")
        n, d = X.shape
        k = self.n_components
        if not 1 <= k <= min(n - 1, d):
            raise ValueError("k")
        mean = X.mean(axis=0)
        _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
        V = Vt[:k]
        signs = np.sign(V[np.arange(k), np.abs(V).argmax(axis=1)])
        self.mean_ = mean
        self.components_ = V * signs[:, None]
        var = s**2 / (n - 1)
        total = var.sum()
        self.explained_variance_ = var[:k]
        self.explained_variance_ratio_ = var[:k] / total if total > 0 else np.zeros(k)
        return self

    def transform(self, X):
        if not hasattr(self, "mean_"):
            raise RuntimeError("fit first")
        X = np.asarray(X, dtype=float)
        if X.ndim != 2 or X.shape[1] != len(self.mean_):
            raise ValueError("columns")
        return (X - self.mean_) @ self.components_.T

    def inverse_transform(self, Z):
        if not hasattr(self, "mean_"):
            raise RuntimeError("fit first")
        Z = np.asarray(Z, dtype=float)
        if Z.ndim != 2 or Z.shape[1] != len(self.components_):
            raise ValueError("columns")
        return Z @ self.components_ + self.mean_
