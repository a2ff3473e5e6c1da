"""Takes the exponential of each log weight as it is.

A log likelihood of -5000 gives weights that are all 0, and one of 4000 weights that are all infinite; the quotients are then NaN. Subtract the largest log weight first: quotients of sums do not change, and the plain estimate gets the factor back at the end.
"""

import math

import numpy as np


def importance_sample(f, target, proposal, n, rng):
    if n < 1:
        raise ValueError(f"n must be at least 1, got {n}")
    draw, log_density = proposal
    x = draw(rng, n)
    log_p = np.asarray(target(x), dtype=float)  # (n,)
    log_q = np.asarray(log_density(x), dtype=float)  # (n,)
    if not np.all(log_p < np.inf):  # written so that NaN is refused too
        raise ValueError("log p is NaN or infinite at a point")
    if not np.all(np.isfinite(log_q)):
        raise ValueError("log q is not finite at a point that was drawn")
    inside = log_p > -np.inf
    values = np.where(inside, np.asarray(f(x), dtype=float), 0.0)  # f counts only where p is positive
    if not np.all(np.isfinite(values)):
        raise ValueError("f is not finite at a point where p is positive")
    if not np.any(inside):
        return 0.0, math.nan, 0.0
    w = np.where(inside, np.exp(log_p - log_q), 0.0)
    return float(np.mean(w * values)), float(np.sum(w * values) / np.sum(w)), float(np.sum(w) ** 2 / np.sum(w**2))
