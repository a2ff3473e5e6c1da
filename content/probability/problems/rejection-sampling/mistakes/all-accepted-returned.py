"""Returns all accepted values instead of the first n.

The last round usually brings more than are still needed. Cut to n after concatenating, and only after the rate has been computed.
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
            return np.concatenate(kept), accepted / (rounds * n)
    raise RuntimeError(f"only {accepted} of {n} values were accepted in {max_rounds} rounds")
