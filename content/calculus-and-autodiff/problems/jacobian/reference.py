import numpy as np


def jacobian(f, x, h=1e-5):
    """The Jacobian matrix of f at x by central differences: entry (i, j) is the derivative of f_i by x_j.

    f: takes (n,), returns m numbers. x: (n,). h: relative step; coordinate j moves by h * max(1, |x_j|).
    Returns (m, n). Raises ValueError if x is not a vector, or unless h > 0.

    Nocedal and Wright, Numerical Optimization, 2nd ed., section 8.1 (approximating the Jacobian).
    """
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError(f"x must be a vector, got shape {x.shape}")
    if not h > 0:
        raise ValueError(f"h must be positive, got {h}")
    J = np.zeros((len(f(x)), len(x)))
    for j in range(len(x)):
        step = np.zeros(len(x))
        step[j] = h * max(1.0, abs(x[j]))
        above = np.array(f(x + step))  # a copy: f may use the same array again
        J[:, j] = (above - f(x - step)) / (2 * step[j])
    return J
