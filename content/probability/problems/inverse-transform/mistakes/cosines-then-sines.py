"""Returns all cosines first and then all sines, instead of pair after pair.

The distribution is right, the order is not the one asked for, and for odd n a sine is missing from the wrong place as soon as the two halves are cut. Stack the two columns and ravel
row by row.
"""

import numpy as np


def inverse_transform(cdf_inverse, n, rng):
    return cdf_inverse(rng.random(n))


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
    return np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])[:n]
