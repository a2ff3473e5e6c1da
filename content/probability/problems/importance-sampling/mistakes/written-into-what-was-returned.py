"""Writes into an array that target or f returned.

The function may keep its array, or return the points themselves, so writing into it changes numbers that belong to somebody else. np.asarray makes no copy of an array that has the right type already. Compute into a new array: log_p - log_q, np.where, or np.array.
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
    log_w = log_p
    log_w -= log_q
    top = np.max(log_w)
    w = np.exp(log_w - top)
    total, peak = _weighted_sum(log_w, values)
    plain = _times_exp(total / n, peak)
    normalised = _times_exp(total / np.sum(w), peak - top)
    return plain, normalised, float(np.sum(w) ** 2 / np.sum(w**2))


def _weighted_sum(log_w, values):
    counts = values != 0
    peak = np.max(log_w[counts], initial=-np.inf)
    return np.sum(np.exp(log_w[counts] - peak) * values[counts]), peak


def _times_exp(s, exponent):
    if s == 0:
        return 0.0
    with np.errstate(over="ignore"):
        return float(np.sign(s) * np.exp(np.log(np.abs(s)) + exponent))
