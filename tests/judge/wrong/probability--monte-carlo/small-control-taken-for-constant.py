"""Takes a control of small variance for constant."""

import numpy as np


def _summary(v):
    v = np.asarray(v, dtype=float)
    m = len(v)
    mean = v.mean()
    mean = mean + (v - mean).mean()
    s2 = ((v - mean) ** 2).sum() / (m - 1)
    return float(mean), float(np.sqrt(s2 / m))


def monte_carlo(f, sampler, n, rng):
    if n < 2:
        raise ValueError("n")
    return _summary(f(sampler(rng, n)))


def antithetic(f, cdf_inverse, n, rng):
    if n < 4 or n % 2:
        raise ValueError("n")
    u = rng.random(n // 2)
    a = np.asarray(f(cdf_inverse(u)), dtype=float)
    b = np.asarray(f(cdf_inverse(1 - u)), dtype=float)
    return _summary((a + b) / 2)


def control_variate(f, control, control_mean, sampler, n, rng):
    if n < 2:
        raise ValueError("n")
    x = sampler(rng, n)
    y = np.asarray(f(x), dtype=float)
    c = np.asarray(control(x), dtype=float)
    dc = c - c.mean()
    below = dc @ dc
    b = 0.0 if c.var() < 1e-12 else dc @ (y - y.mean()) / below
    return _summary(y - b * (c - control_mean))
