"""Steps to both sides but divides by one step, so every entry is twice too large.

The points x + s and x - s are 2s apart, and a slope is rise over run. Check any formula for a derivative on f(x) = x:
it must give 1.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h * max(1.0, abs(x[i]))
        gradient[i] = (f(x + step) - f(x - step)) / step[i]
    return gradient
