"""Returns the uniforms themselves where the quantile function had to be applied.

The uniforms are heights on the axis of the cdf; the values are on the other axis. cdf_inverse carries one to the other, and forgetting it leaves a uniform distribution whatever was asked for.
"""

import numpy as np


def inverse_transform(cdf_inverse, n, rng):
    return rng.random(n)


def discrete_inverse_transform(probabilities, n, rng):
    p = np.asarray(probabilities, dtype=float)  # (k,)
    if not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-8):
        raise ValueError(f"probabilities must be at least 0 and add up to 1, they add up to {p.sum()}")
    cumulative = np.cumsum(p)
    # The last sum may be a rounding error below 1, and a uniform may lie in the gap.
    return np.searchsorted(cumulative / cumulative[-1], rng.random(n), side="right")


def box_muller(n, rng):
    pairs = (n + 1) // 2
    radius = np.sqrt(-2 * np.log1p(-rng.random(pairs)))
    angle = 2 * np.pi * rng.random(pairs)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1).ravel()[:n]
