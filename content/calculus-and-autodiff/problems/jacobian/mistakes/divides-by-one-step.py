"""Divides by one step although the two points are two steps apart.

Every entry is twice too large. Try the formula on f(x) = x: the Jacobian must be the identity.
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
        J[:, j] = (above - f(x - step)) / step[j]
    return J
