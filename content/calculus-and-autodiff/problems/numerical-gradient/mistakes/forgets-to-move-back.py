"""Moves a coordinate and leaves it there when the next one has its turn.

From the second coordinate on, the differences are taken at another point: x with all earlier coordinates shifted.
Build the two points afresh for each coordinate, or put the saved value back.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        start, step = x[i], h * max(1.0, abs(x[i]))
        x[i] = start + step
        above = f(x)
        x[i] = start - step
        gradient[i] = (above - f(x)) / (2 * step)
    return gradient
