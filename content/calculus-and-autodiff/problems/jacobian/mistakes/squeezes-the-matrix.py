"""Drops axes of length 1, so that one output or one variable gives a vector.

It looks like the gradient one is used to, but callers who multiply Jacobians need a matrix each time: (1, n) times
(n, k) is defined, and what a vector of length n is to be multiplied with is guesswork. Keep the shape (m, n) for
every m and n.
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
        above = np.array(f(x + step))
        J[:, j] = (above - f(x - step)) / (2 * step[j])
    return np.squeeze(J)
