"""Forgives 1e-9 absolutely."""

import numpy as np


def rejection_sample(target, proposal, bound, n, rng, max_rounds=1000):
    if not n >= 1 or not bound > 0:
        raise ValueError("n and bound must be positive")
    draw, density = proposal
    kept, accepted = [], 0
    for r in range(1, max_rounds + 1):
        x = np.asarray(draw(rng, n), dtype=float)
        u = rng.random(n)
        p, top = np.asarray(target(x)), bound * np.asarray(density(x))
        if not (p >= 0).all() or (p > top + 1e-9).any():
            raise ValueError("target and bound do not fit")
        ok = u * top < p
        kept.append(x[ok])
        accepted += int(ok.sum())
        if accepted >= n:
            return np.concatenate(kept)[:n], accepted / (r * n)
    raise RuntimeError("too few accepted")
