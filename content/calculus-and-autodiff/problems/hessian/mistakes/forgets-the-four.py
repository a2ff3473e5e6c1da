"""Divides by s_i s_j instead of by 4 s_i s_j.

Each of the two central differences divides by the distance of its two points, which is twice the step: 2 s_i times 2
s_j. Try the formula on f = x_0 x_1, where the answer is 1.
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
    E = np.diag(s)
    H = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            p, q = E[i], E[j]
            H[i, j] = (f(x + p + q) - f(x + p - q) - f(x - p + q) + f(x - p - q)) / (s[i] * s[j])
    return (H + H.T) / 2
