import numpy as np


def _average(values):
    """The average of independent values (m,) and its standard error s / sqrt(m)."""
    return float(np.mean(values)), float(np.std(values, ddof=1) / np.sqrt(len(values)))


def monte_carlo(f, sampler, n, rng):
    """(estimate, standard error) of E[f(X)] from n draws.

    sampler(rng, n): draws, (n,) or (n, d). f: maps them to values (n,).
    Raises ValueError if n < 2: one value says nothing about its spread.

    Owen, Monte Carlo Theory, Methods and Examples, section 2.2.
    """
    if n < 2:
        raise ValueError(f"n must be at least 2, got {n}")
    return _average(np.asarray(f(sampler(rng, n)), dtype=float))


def antithetic(f, cdf_inverse, n, rng):
    """(estimate, standard error) of E[f(X)] from n evaluations in n / 2 antithetic pairs u, 1 - u.

    cdf_inverse: the quantile function of X, on arrays.
    Raises ValueError unless n is even and at least 4.

    Owen, section 8.2.
    """
    if n % 2 != 0 or n < 4:
        raise ValueError(f"n must be even and at least 4, got {n}")
    u = rng.random(n // 2)
    first = np.asarray(f(cdf_inverse(u)), dtype=float)
    second = np.asarray(f(cdf_inverse(1 - u)), dtype=float)
    return _average(0.5 * (first + second))


def control_variate(f, control, control_mean, sampler, n, rng):
    """(estimate, standard error) of E[f(X)], corrected by a control whose mean is known.

    control: maps draws to values (n,) with expectation `control_mean`.
    Raises ValueError if n < 2.

    Owen, section 8.9, with the regression estimate of the coefficient.
    """
    if n < 2:
        raise ValueError(f"n must be at least 2, got {n}")
    x = sampler(rng, n)
    y = np.asarray(f(x), dtype=float)
    c = np.asarray(control(x), dtype=float)
    return _average(y - _slope(c, y) * (c - control_mean))


def _slope(c, y):
    """Slope of the least-squares line of y on c, both (n,); 0 if c is constant."""
    if np.all(c == c[0]):
        return 0.0
    centred = c - c.mean()
    return centred @ (y - y.mean()) / (centred @ centred)
