import numpy as np


def hessian(f, x, h=1e-4):
    """The Hessian of f at x by second differences, exactly symmetric.

    f: takes (n,), returns one number. x: (n,). h: relative step; coordinate i moves by h * max(1, |x_i|).
    Returns (n, n). Raises ValueError if x is not a vector, or unless h > 0.

    Abramowitz and Stegun, Handbook of Mathematical Functions, formula 25.3.26 (mixed second differences).
    """
    x = np.array(x, dtype=float)
    if x.ndim != 1:
        raise ValueError(f"x must be a vector, got shape {x.shape}")
    if not h > 0:
        raise ValueError(f"h must be positive, got {h}")
    steps = np.diag(h * np.maximum(1.0, np.abs(x)))  # row i moves coordinate i only
    H = np.zeros((len(x), len(x)))
    for i, p in enumerate(steps):
        for j, q in enumerate(steps):
            same = f(x + p + q) + f(x - p - q)
            opposite = f(x + p - q) + f(x - p + q)
            H[i, j] = (same - opposite) / (4 * p[i] * q[j])
    return (H + H.T) / 2
