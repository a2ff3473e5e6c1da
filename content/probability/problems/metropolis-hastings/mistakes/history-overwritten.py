"""Keeps the array that `draw` returned instead of a copy.

A proposal that writes into one and the same array then changes the present state behind the chain's back: the next candidate becomes the state before anything has been decided. Copy what others own.
"""

import math

import numpy as np


def metropolis_hastings(log_target, proposal, x0, n, rng):
    if n < 1:
        raise ValueError(f"n must be at least 1, got {n}")
    draw, log_density = proposal
    x = np.array(x0, dtype=float)
    log_p = log_target(x)
    if not math.isfinite(log_p):
        raise ValueError(f"the chain must start where the target is positive and finite, log p(x0) = {log_p}")
    chain = np.empty((n, *x.shape))
    accepted = 0
    for step in range(n):
        y = np.asarray(draw(rng, x), dtype=float)  # a copy: `draw` may overwrite its array at the next call
        u = rng.random()
        if y.shape != x.shape:
            raise ValueError(f"a candidate has shape {y.shape}, the state {x.shape}")
        log_p_new = log_target(y)
        if not log_p_new < math.inf:  # written so that NaN is refused too
            raise ValueError(f"log_target is {log_p_new} at a candidate")
        log_ratio = log_p_new - log_p
        if log_density is not None and log_p_new > -math.inf:
            forward, backward = log_density(y, x), log_density(x, y)
            if not (math.isfinite(forward) and backward < math.inf):
                raise ValueError(f"log_density is {forward} for a move that was drawn, {backward} for its return")
            log_ratio += backward - forward
        if (math.log(u) if u > 0 else -math.inf) < log_ratio:
            x, log_p = y, log_p_new
            accepted += 1
        chain[step] = x
    return chain, accepted / n
