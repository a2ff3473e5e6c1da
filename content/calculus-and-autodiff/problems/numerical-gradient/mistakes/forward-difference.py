"""Takes the forward difference (f(x + s) - f(x)) / s.

It is off by s/2 times the second derivative, while the central difference is off by s^2/6 times the third: with s =
1e-5 that is five digits more. Step to both sides and divide by the distance of the two points, 2s.
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
        gradient[i] = (f(x + step) - f(x)) / step[i]
    return gradient
