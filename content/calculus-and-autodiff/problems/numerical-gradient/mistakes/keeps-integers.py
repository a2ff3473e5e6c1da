"""Works in an array of the type it was given, so that integers swallow the step.

np.array([2, 3]) holds integers, and a copy of it does too: storing 2.01 in it keeps 2. Both points become whole
numbers and the quotient is rubbish, without any error. Convert with np.array(x, dtype=float) first.
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = h * max(1.0, abs(x[i]))
        above, below = x.copy(), x.copy()
        above[i] = x[i] + step
        below[i] = x[i] - step
        gradient[i] = (f(above) - f(below)) / (2 * step)
    return gradient
