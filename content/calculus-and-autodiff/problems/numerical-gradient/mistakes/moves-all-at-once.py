"""Moves all coordinates at the same time.

f(x + s) with a number s is a step along (1, 1, ..., 1): the result is the derivative in that direction, the *sum* of
the partial derivatives for equal steps, written into every entry. A partial derivative moves one coordinate and holds
the others still.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=float)
    step = h * np.maximum(1.0, abs(x))
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        gradient[i] = (f(x + step) - f(x - step)) / (2 * step[i])
    return gradient
