"""Writes the derivatives by x_j into row j: the transpose.

Moving x_j changes all outputs, and these changes are column j. With rows for outputs the chain rule reads J(g after
f) = J(g) J(f) and f(x + v) is about f(x) + J v; the transpose breaks both. A square or symmetric example does not
show the difference: test on a map with different m and n.
"""

import numpy as np


def jacobian(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    if not h > 0:
        raise ValueError("h must be positive")
    rows = []
    for j in range(len(x)):
        step = np.zeros(len(x))
        step[j] = h * max(1.0, abs(x[j]))
        above = np.array(f(x + step))
        rows.append((above - f(x - step)) / (2 * step[j]))
    return np.reshape(rows, (len(x), len(f(x))))
