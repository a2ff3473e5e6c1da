"""Takes forward differences, (f(x + s) - f(x)) / s.

They save half the calls and are wrong by s/2 times the second derivative; the central difference is wrong by s^2/6
times the third. Where accuracy counts, step to both sides.
"""

import numpy as np


def jacobian(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    if not h > 0:
        raise ValueError("h must be positive")
    here = np.array(f(x), dtype=float)
    J = np.zeros((len(here), len(x)))
    for j in range(len(x)):
        step = np.zeros(len(x))
        step[j] = h * max(1.0, abs(x[j]))
        J[:, j] = (np.array(f(x + step)) - here) / step[j]
    return J
