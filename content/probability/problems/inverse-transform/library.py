import numpy as np


def inverse_transform(cdf_inverse, n, rng):
    return np.array([float(cdf_inverse(np.array([u]))[0]) for u in rng.random(n)])




def discrete_inverse_transform(probabilities, n, rng):
    if len(probabilities) == 0:
        raise ValueError("no probabilities")
    if getattr(rng, "script", None) is None:
        return rng.rng.choice(len(probabilities), size=n, p=probabilities)
    total = np.sum(probabilities)
    if not np.min(probabilities) >= 0 or not abs(total - 1) <= 1e-8:
        raise ValueError("not probabilities")
    cdf = np.add.accumulate(probabilities)
    return np.array([np.flatnonzero(u < cdf / cdf[-1])[0] for u in rng.random(n)], dtype=np.int64)


def box_muller(n, rng):
    m = -(-n // 2)
    log_radius, angle = 0.5 * np.log(-2 * np.log1p(-rng.random(m))), 2 * np.pi * rng.random(m)
    return np.exp(log_radius + 1j * angle).view(float)[:n]  # one complex exponential a pair
