"""Ends the sum over the lags at a thousand.

Far lags may be left out when their correlations have died out, which takes about 1 / (1 - rho^2) sweeps and not a fixed number of them. Sum over all n - 1 lags, or stop where the terms have become too small to count.
"""

import math

import numpy as np


def gibbs_bivariate_normal(rho, n, rng, start=(0.0, 0.0), burn_in=0, thin=1):
    if not -1 < rho < 1:
        raise ValueError(f"rho must lie between -1 and 1, got {rho}")
    if n < 0 or burn_in < 0 or thin < 1:
        raise ValueError(f"n and burn_in must be at least 0 and thin at least 1, got {n}, {burn_in}, {thin}")
    state = np.asarray(start, dtype=float)
    if state.shape != (2,) or not np.isfinite(state).all():
        raise ValueError(f"start must be two finite numbers, got {start}")
    scale = math.sqrt((1 - rho) * (1 + rho))  # standard deviation of one coordinate, given the other
    y = float(state[1])  # the first coordinate of the start is replaced before it is read
    sweeps = np.empty((burn_in + n * thin, 2))
    for t in range(len(sweeps)):
        x = rho * y + scale * rng.standard_normal()
        y = rho * x + scale * rng.standard_normal()
        sweeps[t] = x, y
    return sweeps[burn_in + thin - 1 :: thin]


def autocorrelation(chain, lag=1):
    states = np.asarray(chain, dtype=float)
    if states.ndim != 2 or not 0 <= lag < len(states):
        raise ValueError(f"chain must have two axes and more than lag states, got {states.shape} and lag {lag}")
    if (states == states[0]).all(axis=0).any():
        raise ValueError("a constant coordinate has no autocorrelation")
    centred = states - states.mean(axis=0)
    return (centred[lag:] * centred[: len(states) - lag]).sum(axis=0) / (centred**2).sum(axis=0)


def effective_size(rho, n, thin=1):
    if not -1 < rho < 1:
        raise ValueError(f"rho must lie between -1 and 1, got {rho}")
    if n < 1 or thin < 1:
        raise ValueError(f"n and thin must be at least 1, got {n}, {thin}")
    lags = np.arange(1, min(n, 1000))
    correlations = rho ** (2 * thin * lags)
    return float(n / (1 + 2 * np.sum((1 - lags / n) * correlations)))
