"""Returns candidates per accepted value instead of accepted values per candidate.

The mean number of candidates for one value, M / Z, is the reciprocal of the acceptance rate. A rate is at most 1.
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
        below = rng.random(n) * ceiling < p
        kept.append(x[below])
        accepted += int(below.sum())
        if accepted >= n:
            return np.concatenate(kept)[:n], (rounds * n) / accepted
    raise RuntimeError(f"only {accepted} of {n} values were accepted in {max_rounds} rounds")
