"""Returns the standard deviation of the values instead of the standard error of their average.

The deviation describes one value and does not shrink with n; the average of n independent values varies sqrt(n) times less. Divide by sqrt(n).
"""

import numpy as np


def _average(values):
    return float(np.mean(values)), float(np.std(values, ddof=1))


def monte_carlo(f, sampler, n, rng):
    if n < 2:
        raise ValueError(f"n must be at least 2, got {n}")
    return _average(np.asarray(f(sampler(rng, n)), dtype=float))


def antithetic(f, cdf_inverse, n, rng):
    if n % 2 != 0 or n < 4:
        raise ValueError(f"n must be even and at least 4, got {n}")
    u = rng.random(n // 2)
    first = np.asarray(f(cdf_inverse(u)), dtype=float)
    second = np.asarray(f(cdf_inverse(1 - u)), dtype=float)
    return _average(0.5 * (first + second))


def control_variate(f, control, control_mean, sampler, n, rng):
    if n < 2:
        raise ValueError(f"n must be at least 2, got {n}")
    x = sampler(rng, n)
    y = np.asarray(f(x), dtype=float)
    c = np.asarray(control(x), dtype=float)
    return _average(y - _slope(c, y) * (c - control_mean))


def _slope(c, y):
    if np.all(c == c[0]):
        return 0.0
    centred = c - c.mean()
    return centred @ (y - y.mean()) / (centred @ centred)
