"""Sets the two steps instead of adding them, so that on the diagonal only one of them is made.

point[i] = x[i] + s; point[j] = x[j] + s moves coordinate i once if i = j, and point[j] = x[j] - s even overwrites the
first move. On the diagonal the four points must be x + 2s, x, x and x - 2s: add the two steps as vectors.
"""

import numpy as np


def hessian(f, x, h=1e-4):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    if not h > 0:
        raise ValueError("h must be positive")
    n = len(x)
    s = h * np.maximum(1.0, np.abs(x))
    H = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            total = 0.0
            for a in (1.0, -1.0):
                for b in (1.0, -1.0):
                    point = x.copy()
                    point[i] = x[i] + a * s[i]
                    point[j] = x[j] + b * s[j]
                    total += a * b * f(point)
            H[i, j] = total / (4 * s[i] * s[j])
    return (H + H.T) / 2
