"""Keeps the array that f returned and calls f again, which may write into the same array.

Two names for one array: above and below are then equal, and their difference is zero. Whatever a function hands out
and you need after the next call, copy: np.array(f(x + step)).
"""

import numpy as np


def jacobian(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    if not h > 0:
        raise ValueError("h must be positive")
    J = np.zeros((len(f(x)), len(x)))
    for j in range(len(x)):
        step = np.zeros(len(x))
        step[j] = h * max(1.0, abs(x[j]))
        above = np.asarray(f(x + step))
        below = np.asarray(f(x - step))
        J[:, j] = (above - below) / (2 * step[j])
    return J
