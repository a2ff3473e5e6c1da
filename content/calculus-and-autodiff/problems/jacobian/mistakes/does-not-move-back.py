"""Moves a variable and leaves it moved when the next one has its turn.

Only the first column is taken at x; the others belong to points that have drifted away from it. Build the two points
afresh for every variable, or restore the saved value.
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
        start, step = x[j], h * max(1.0, abs(x[j]))
        x[j] = start + step
        above = np.array(f(x))
        x[j] = start - step
        J[:, j] = (above - f(x)) / (2 * step)
    return J
