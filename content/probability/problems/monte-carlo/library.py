import numpy as np
from scipy import stats


def monte_carlo(f, sampler, n, rng):
    if n < 2:
        raise ValueError("n")
    y = np.asarray(f(sampler(rng, n)), dtype=float)
    return float(y.mean()), float(stats.sem(y))


def antithetic(f, cdf_inverse, n, rng):
    if n < 4 or n % 2:
        raise ValueError("n")
    u = rng.random(n // 2)
    both = np.stack([u, 1 - u])
    return monte_carlo(lambda _: np.mean([f(cdf_inverse(row)) for row in both], axis=0), lambda r, m: None, n // 2, rng)


def control_variate(f, control, control_mean, sampler, n, rng):
    if n < 2:
        raise ValueError("n")
    x = sampler(rng, n)
    y, c = np.asarray(f(x), dtype=float), np.asarray(control(x), dtype=float)
    if np.ptp(c) == 0:
        return monte_carlo(lambda _: y, lambda r, m: None, n, rng)
    line = stats.linregress(c - control_mean, y)  # the estimate is the height of the line over the known mean
    residuals = y - line.intercept - line.slope * (c - control_mean)
    return float(line.intercept), float(stats.sem(residuals))
