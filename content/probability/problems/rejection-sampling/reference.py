import numpy as np


def rejection_sample(target, proposal, bound, n, rng, max_rounds=1000):
    """n values from the density proportional to `target`, and the share of candidates accepted.

    target(x): unnormalised density at the points x, (m,). proposal: draw(rng, m), points (m,) or (m, d), and density(x), (m,).
    bound: M with target <= M density. Each round proposes n candidates.
    Returns (samples, rate): (n,) or (n, d), and a float.
    Raises ValueError if n < 1, bound <= 0 or the bound is broken at a candidate; RuntimeError after max_rounds.

    Von Neumann (1951); Devroye, Non-Uniform Random Variate Generation, section II.3.
    """
    if n < 1 or not bound > 0:
        raise ValueError(f"n must be at least 1 and bound positive, got {n} and {bound}")
    draw, density = proposal
    kept, accepted = [], 0
    for rounds in range(1, max_rounds + 1):
        x = np.asarray(draw(rng, n), dtype=float)
        p, ceiling = target(x), bound * density(x)
        # Written so that NaN is refused too.
        if not np.all((p >= 0) & (p <= (1 + 1e-9) * ceiling)):
            raise ValueError(f"target must lie between 0 and bound * density, bound = {bound} is too small or target is invalid")
        below = rng.random(n) * ceiling < p
        kept.append(x[below])
        accepted += int(below.sum())
        if accepted >= n:
            return np.concatenate(kept)[:n], accepted / (rounds * n)
    raise RuntimeError(f"only {accepted} of {n} values were accepted in {max_rounds} rounds")
