"""Makes the step h |x_i| without the floor of 1, so at zero it does not move at all.

A coordinate that is exactly 0 (every bias before training) gets a step of 0, and 0 / 0 is NaN. The step has to follow
large coordinates without vanishing at small ones: h max(1, |x_i|).
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if not h > 0:
        raise ValueError("h must be positive")
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h * abs(x[i])
        gradient[i] = (f(x + step) - f(x - step)) / (2 * step[i])
    return gradient
