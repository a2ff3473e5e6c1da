"""Takes forward differences twice: the points x, x + p, x + q and x + p + q.

They need one step in the denominator each and no negative direction, but they measure the curvature at the middle of
these points, not at x: the error is of order s instead of s^2. Step to both sides.
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
            H[i, j] = (f(x + p + q) - f(x + p) - f(x + q) + f(x)) / (s[i] * s[j])
    return (H + H.T) / 2
