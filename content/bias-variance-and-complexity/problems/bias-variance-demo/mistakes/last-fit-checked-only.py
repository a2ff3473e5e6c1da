"""Checks after the loop, and so only the predictions of the last trial.

A NaN of an earlier trial passes and makes every average NaN, for `fit` then holds the last trial alone. Check inside the loop, before the predictions enter the table, or check the whole table.
"""

import numpy as np


def bias_variance(model, generator, trials):
    if trials < 2:
        raise ValueError(f"a variance needs at least 2 trials, got {trials}")
    truth = np.asarray(generator.truth(generator.at), dtype=float)  # (m,)
    deviations = np.empty((trials, *truth.shape))  # of the fits from the truth
    residuals = np.empty((trials, *truth.shape))  # of fresh targets from the fits
    for i in range(trials):
        x, y = generator.sample(i)
        fit = np.asarray(model(x, y, generator.at), dtype=float)
        if fit.shape != truth.shape:
            raise ValueError(f"predictions must be {truth.shape[0]} finite numbers, trial {i} gave shape {fit.shape}")
        deviations[i] = fit - truth
        residuals[i] = generator.fresh(i) - fit
    if not np.all(np.isfinite(fit)):
        raise ValueError(f"predictions must be finite numbers, got {fit}")
    variance = np.var(deviations, axis=0, ddof=1)  # (m,)
    bias2 = np.mean(deviations, axis=0) ** 2 - variance / trials
    return float(np.mean(bias2)), float(np.mean(variance)), float(np.mean(residuals**2))


def error_by_degree(degrees, generator, trials):
    return np.array([bias_variance(_polynomial(d), generator, trials) for d in degrees], dtype=float).reshape(-1, 3)


def _polynomial(degree):
    if degree < 0:
        raise ValueError(f"a degree is at least 0, got {degree}")

    def model(x, y, new):
        distinct = np.unique(x)
        if len(distinct) <= degree:
            raise ValueError(f"{len(distinct)} distinct inputs do not determine a polynomial of degree {degree}")
        middle, half = (distinct[0] + distinct[-1]) / 2, (distinct[-1] - distinct[0]) / 2 or 1.0

        def basis(inputs):
            return np.polynomial.chebyshev.chebvander((inputs - middle) / half, degree)  # (n, degree + 1)

        return basis(new) @ np.linalg.lstsq(basis(x), y, rcond=None)[0]

    return model
