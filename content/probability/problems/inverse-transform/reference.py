import numpy as np


def inverse_transform(cdf_inverse, n, rng):
    """n values of the distribution whose quantile function is `cdf_inverse`.

    cdf_inverse: maps an array of uniforms (n,) to an array (n,). rng: its `random(n)` is called once.

    Devroye, Non-Uniform Random Variate Generation, theorem II.2.1.
    """
    return cdf_inverse(rng.random(n))


def discrete_inverse_transform(probabilities, n, rng):
    """n indices, int64 (n,), of which i comes up with probability probabilities[i].

    probabilities: k numbers, at least 0, adding up to 1 within 1e-8. rng: its `random(n)` is called once.
    Raises ValueError if they are not probabilities.
    """
    p = np.asarray(probabilities, dtype=float)  # (k,)
    if not (np.all(p >= 0) and abs(p.sum() - 1) <= 1e-8):
        raise ValueError(f"probabilities must be at least 0 and add up to 1, they add up to {p.sum()}")
    cumulative = np.cumsum(p)
    # The last sum may be a rounding error below 1, and a uniform may lie in the gap.
    return np.searchsorted(cumulative / cumulative[-1], rng.random(n), side="right")


def box_muller(n, rng):
    """n standard normal values, float64 (n,), from pairs of a random radius and a random angle.

    rng: `random(m)` is called twice with m = ceil(n / 2), for the radii and then for the angles.

    Box and Muller (1958).
    """
    pairs = (n + 1) // 2
    radius = np.sqrt(-2 * np.log1p(-rng.random(pairs)))
    angle = 2 * np.pi * rng.random(pairs)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1).ravel()[:n]
