"""Computes every entry by itself, so the matrix is symmetric but for rounding."""

import numpy as np


def hessian(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("vector wanted")
    if not h > 0:
        raise ValueError("h must be positive")
    n = len(x)
    s = h * np.maximum(1.0, np.abs(x))
    S = np.diag(s)
    H = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            p, q = S[i], S[j]
            v = (f(x + p + q) - f(x + p - q) - f(x - p + q) + f(x - p - q)) / (4 * s[i] * s[j])
            H[i, j] = v
    return H
