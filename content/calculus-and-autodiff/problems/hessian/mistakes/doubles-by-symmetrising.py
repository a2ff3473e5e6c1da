"""Adds the transpose and forgets to halve.

H + H^T is symmetric, and twice the Hessian. The symmetric part of a matrix is (H + H^T) / 2; only if a single
triangle had been filled would the sum, without the diagonal counted twice, be right.
"""

import numpy as np


def hessian(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    if not h > 0:
        raise ValueError("h must be positive")
    n = len(x)
    s = h * np.maximum(1.0, np.abs(x))
    E = np.diag(s)
    H = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            p, q = E[i], E[j]
            H[i, j] = (f(x + p + q) - f(x + p - q) - f(x - p + q) + f(x - p - q)) / (4 * s[i] * s[j])
    return H + H.T
