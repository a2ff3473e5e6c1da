"""Accepts with <= where < is right, so that a uniform of 0 lets points of zero density through.

u is drawn from [0, 1). With u M q < p a point with p = 0 can never be accepted and one with p = M q always is. With <= the first guarantee is lost.
"""

import numpy as np


def rejection_sample(target, proposal, bound, n, rng, max_rounds=1000):
    if n < 1 or not bound > 0:
        raise ValueError(f"n must be at least 1 and bound positive, got {n} and {bound}")
    draw, density = proposal
    kept, accepted = [], 0
    for rounds in range(1, max_rounds + 1):
        x = draw(rng, n)
        p, ceiling = target(x), bound * density(x)
        # Written so that NaN is refused too.
        if not np.all((p >= 0) & (p <= (1 + 1e-9) * ceiling)):
            raise ValueError(f"target must lie between 0 and bound * density, bound = {bound} is too small or target is invalid")
        below = rng.random(n) * ceiling <= p
        kept.append(x[below])
        accepted += int(below.sum())
        if accepted >= n:
            return np.concatenate(kept)[:n], accepted / (rounds * n)
    raise RuntimeError(f"only {accepted} of {n} values were accepted in {max_rounds} rounds")
