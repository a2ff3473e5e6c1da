"""Applies the quantile function to 1 - u."""

import numpy as np


def inverse_transform(cdf_inverse, n, rng):
    return cdf_inverse(1 - rng.random(n))


def discrete_inverse_transform(probabilities, n, rng):
    p = np.asarray(probabilities, dtype=float)
    if p.size == 0 or not (p >= 0).all() or not abs(p.sum() - 1) <= 1e-8:
        raise ValueError("these are not probabilities")
    F = np.cumsum(p)
    F = F / F[-1]
    return np.searchsorted(F, rng.random(n), side="right").astype(np.int64)


def box_muller(n, rng):
    m = (n + 1) // 2
    u1 = rng.random(m)
    u2 = rng.random(m)
    r = np.sqrt(-2 * np.log1p(-u1))
    t = 2 * np.pi * u2
    return np.stack([r * np.cos(t), r * np.sin(t)], axis=1).reshape(-1)[:n]
