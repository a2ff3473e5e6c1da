"""Has a default step of 1e-6, where rounding eats the difference."""

import numpy as np


def hessian(f, x, h=1e-6):
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
        for j in range(i + 1):
            p, q = S[i], S[j]
            v = (f(x + p + q) - f(x + p - q) - f(x - p + q) + f(x - p - q)) / (4 * s[i] * s[j])
            H[i, j] = H[j, i] = v
    return H
