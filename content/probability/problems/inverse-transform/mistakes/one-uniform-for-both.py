"""Uses the same uniforms for the radius and for the angle.

Then every pair lies on one spiral: long radii always meet angles near a full turn, one value determines the other, and neither is normal any more (the sines
average -0.31). Independence of radius and angle is the whole point, so draw twice.
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
    uniform = rng.random(pairs)
    radius = np.sqrt(-2 * np.log1p(-uniform))
    angle = 2 * np.pi * uniform
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1).ravel()[:n]
