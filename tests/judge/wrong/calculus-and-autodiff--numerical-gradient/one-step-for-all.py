"""Takes the step of the largest entry for all of them."""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=np.float64)
    g = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        s = h * max(1.0, float(np.abs(x).max()))
        a, b = x.copy(), x.copy()
        a[i] += s
        b[i] -= s
        g[i] = (f(a) - f(b)) / (2 * s)
    return g
