"""Moves every coordinate by h, however large it is.

The rounding error of f is divided by the square of the step, so a step that is tiny beside the coordinate leaves only
noise. Let it grow: s_i = h max(1, |x_i|).
"""

import numpy as np


def hessian(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    if not h > 0:
        raise ValueError("h must be positive")
    n = len(x)
    E = h * np.eye(n)
    H = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            p, q = E[i], E[j]
            H[i, j] = (f(x + p + q) - f(x + p - q) - f(x - p + q) + f(x - p - q)) / (4 * h * h)
    return (H + H.T) / 2
