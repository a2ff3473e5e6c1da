"""Has a default step of 1e-12, where rounding eats the difference."""

import numpy as np


def numerical_gradient(f, x, h=1e-12):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=np.float64)
    g = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        s = h * max(1.0, abs(float(x[i])))
        a, b = x.copy(), x.copy()
        a[i] += s
        b[i] -= s
        g[i] = (f(a) - f(b)) / (2 * s)
    return g
