import numpy as np


def numerical_gradient(f, x, h=1e-5):
    """The gradient of f at x by central differences, an array of x's shape.

    f: takes an array of x's shape, returns one number. x: array of any shape.
    h: relative step; coordinate i moves by h * max(1, |x_i|). Raises ValueError unless h > 0.

    Nocedal and Wright, Numerical Optimization, 2nd ed., section 8.1 (central differences).
    """
    if not h > 0:
        raise ValueError(f"h must be positive, got {h}")
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h * max(1.0, abs(x[i]))
        gradient[i] = (f(x + step) - f(x - step)) / (2 * step[i])
    return gradient
