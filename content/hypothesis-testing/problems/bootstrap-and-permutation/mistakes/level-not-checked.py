"""Takes any level.

A level of 95 gives quantiles outside [0, 1], level 1 gives the extremes of the resamples, which grow with their number and mean nothing, and NaN passes every comparison that looks for the bad. Ask `not 0 < level < 1` and raise
ValueError.
"""

import numpy as np


def bootstrap_ci(metric, data, rng, resamples=1000, level=0.95):
    rows = np.asarray(data)
    n = len(rows)
    if n == 0 or resamples < 1:
        raise ValueError("a bootstrap needs rows, resamples, and a level between 0 and 1")
    values = np.array([_finite(metric(rows[rng.integers(n, size=n)])) for _ in range(resamples)])  # (resamples,)
    tail = min(max((1 - level) / 2, 0), 1)
    low, high = np.quantile(values, [tail, 1 - tail])
    return float(low), float(high)


def permutation_test(a, b, statistic, rng, relabellings=999, paired=False):
    a, b = np.asarray(a), np.asarray(b)
    n, m = len(a), len(b)
    if n == 0 or m == 0 or relabellings < 1 or (paired and n != m):
        raise ValueError("a permutation test needs rows in both groups, as many if paired, and relabellings")
    pool = np.concatenate([a, b])  # (n + m, ...), of a type that holds both
    # Relabellings that are the same split may differ by rounding, for the rows are added in another order.
    limit = abs(_finite(statistic(a, b))) * (1 - 1e-9)
    extreme = 0
    for _ in range(relabellings):
        if paired:
            places = np.arange(n) + n * rng.integers(2, size=n)  # of the new a in the pool
            order = np.concatenate([places, (places + n) % (2 * n)])
        else:
            order = rng.permutation(n + m)
        extreme += abs(_finite(statistic(pool[order[:n]], pool[order[n:]]))) >= limit
    return float((1 + extreme) / (1 + relabellings))


def _finite(value):
    if not np.isfinite(value):
        raise ValueError(f"the metric is {value} on these rows")
    return float(value)
