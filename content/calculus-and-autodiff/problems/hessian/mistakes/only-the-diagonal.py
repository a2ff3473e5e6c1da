"""Computes the second derivative by each variable and leaves out the mixed ones.

A Hessian has n^2 entries; f_ij says how the slope along x_i changes when x_j moves. They vanish only if f is a sum of
functions of one variable each. Test on something like x_0^2 x_1.
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
        p = E[i]
        H[i, i] = (f(x + p + p) - 2 * f(x) + f(x - p - p)) / (4 * s[i] ** 2)
    return H
