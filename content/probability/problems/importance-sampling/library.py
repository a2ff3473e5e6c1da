import numpy as np
from scipy import special


def importance_sample(f, target, proposal, n, rng):
    if n < 1:
        raise ValueError("n")
    draw, log_density = proposal
    x = draw(rng, n)
    log_p, log_q = np.array(target(x), dtype=float), np.array(log_density(x), dtype=float)
    if np.isnan(log_p).any() or np.isposinf(log_p).any() or not np.isfinite(log_q).all():
        raise ValueError("log densities")
    y = np.array(f(x), dtype=float)
    y[np.isneginf(log_p)] = 0
    if not np.isfinite(y).all():
        raise ValueError("f")
    log_w = log_p - log_q
    normaliser = special.logsumexp(log_w)
    if np.isneginf(normaliser):
        return 0.0, float("nan"), 0.0
    effective = float(np.exp(2 * normaliser - special.logsumexp(2 * log_w)))
    if not y.any():
        return 0.0, 0.0, effective
    log_sum, sign = special.logsumexp(log_w, b=y, return_sign=True)
    with np.errstate(over="ignore"):
        return float(sign * np.exp(log_sum - np.log(n))), float(sign * np.exp(log_sum - normaliser)), effective
