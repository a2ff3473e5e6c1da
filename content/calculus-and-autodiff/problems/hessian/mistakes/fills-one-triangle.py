"""Computes the upper triangle and leaves zeros below it.

Saving half of the work is right, but the other half must be copied: H[j, i] = H[i, j]. A matrix with zeros below the
diagonal has the wrong eigenvalues and gives wrong products.
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
        for j in range(i, n):
            p, q = E[i], E[j]
            H[i, j] = (f(x + p + q) - f(x + p - q) - f(x - p + q) + f(x - p - q)) / (4 * s[i] * s[j])
    return H
