"""Walks over the first axis only, so that a matrix is moved a row at a time.

x[i] of a matrix is a whole row. Moving it gives the sum of the derivatives along the row, spread over its entries.
Visit every entry: np.ndindex(x.shape), or flatten and reshape at the end.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in range(len(x) if x.ndim else 0):
        step = np.zeros(x.shape)
        step[i] = h * np.maximum(1.0, abs(x[i]))
        gradient[i] = (f(x + step) - f(x - step)) / (2 * step[i])
    return gradient
