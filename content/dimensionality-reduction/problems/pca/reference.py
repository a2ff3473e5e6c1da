import numpy as np


class PCA:
    """Principal components by the SVD of the centred data.

    After fit: mean_ (d,), components_ (k, d), explained_variance_ (k,), explained_variance_ratio_ (k,).

    Jolliffe, Principal Component Analysis, 2nd ed., section 3.5.
    """

    def __init__(self, n_components):
        self.n_components = n_components
        self.components_ = None

    def fit(self, X):
        """Find the components of X, shape (n, d). Returns self.

        Raises ValueError unless X has two dimensions, n >= 2, and 1 <= n_components <= min(n, d).
        """
        X = np.asarray(X, dtype=float)
        if X.ndim != 2 or len(X) < 2:
            raise ValueError(f"X must have two dimensions and at least two rows, got shape {X.shape}")
        k = self.n_components
        if not 1 <= k <= min(X.shape):
            raise ValueError(f"n_components must be between 1 and {min(X.shape)}, got {k}")
        self.mean_ = X.mean(axis=0)
        _, s, Vt = np.linalg.svd(X - self.mean_, full_matrices=False)
        variance = s**2 / (len(X) - 1)  # (min(n, d),)
        largest = Vt[np.arange(k), np.argmax(abs(Vt[:k]), axis=1)]
        self.components_ = Vt[:k] * np.sign(largest)[:, None]
        self.explained_variance_ = variance[:k]
        self.explained_variance_ratio_ = variance[:k] / (variance.sum() or 1.0)
        return self

    def transform(self, X):
        """The coordinates (m, k) of samples X, shape (m, d), along the components."""
        return (self._checked(X, axis=1) - self.mean_) @ self.components_.T

    def inverse_transform(self, Z):
        """The samples (m, d) whose coordinates are Z, shape (m, k)."""
        return self._checked(Z, axis=0) @ self.components_ + self.mean_

    def _checked(self, rows, axis):
        """`rows` as a matrix with as many columns as components_ has entries along `axis`."""
        if self.components_ is None:
            raise RuntimeError("call fit first")
        rows = np.asarray(rows, dtype=float)
        columns = self.components_.shape[axis]
        if rows.ndim != 2 or rows.shape[1] != columns:
            raise ValueError(f"expected shape (m, {columns}), got {rows.shape}")
        return rows
