import numpy as np


def bias_variance(model, generator, trials):
    """Unbiased estimates of squared bias and variance, and the error measured on fresh targets: three floats.

    model(x, y, new): fits to the training set (x, y) and returns predictions (m,) at the inputs `new`.
    generator: `at`, the m test inputs; `truth(at)`, the true function there, (m,); `sample(i)`, training set i as a
    pair (x, y); `fresh(i)`, noisy targets (m,) at the test inputs. trials: the number of refits.
    Raises ValueError if trials < 2, or predictions have another shape than the truth or are not finite.

    Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed. (2009), section 7.3.
    """
    if trials < 2:
        raise ValueError(f"a variance needs at least 2 trials, got {trials}")
    truth = np.asarray(generator.truth(generator.at), dtype=float)  # (m,)
    deviations = np.empty((trials, *truth.shape))  # of the fits from the truth
    residuals = np.empty((trials, *truth.shape))  # of fresh targets from the fits
    for i in range(trials):
        x, y = generator.sample(i)
        fit = np.asarray(model(x, y, generator.at), dtype=float)
        if fit.shape != truth.shape or not np.all(np.isfinite(fit)):
            raise ValueError(f"predictions must be {truth.shape[0]} finite numbers, trial {i} gave shape {fit.shape}")
        deviations[i] = fit - truth
        residuals[i] = generator.fresh(i) - fit
    variance = np.var(deviations, axis=0, ddof=1)  # (m,)
    # The mean of finitely many fits has a variance of its own, and its square is too large by that on average.
    bias2 = np.mean(deviations, axis=0) ** 2 - variance / trials
    return float(np.mean(bias2)), float(np.mean(variance)), float(np.mean(residuals**2))


def error_by_degree(degrees, generator, trials):
    """What bias_variance gives for least-squares polynomials of each degree: float64 (len(degrees), 3).

    degrees: integers, in any order. generator, trials: as for bias_variance, with inputs that are numbers.
    Raises ValueError as bias_variance does, if a degree is negative, or if it is not below the number of distinct
    inputs of a training set.
    """
    return np.array([bias_variance(_polynomial(d), generator, trials) for d in degrees], dtype=float).reshape(-1, 3)


def _polynomial(degree):
    if degree < 0:
        raise ValueError(f"a degree is at least 0, got {degree}")

    def model(x, y, new):
        distinct = np.unique(x)
        if len(distinct) <= degree:
            raise ValueError(f"{len(distinct)} distinct inputs do not determine a polynomial of degree {degree}")
        # Chebyshev polynomials of the inputs moved to [-1, 1] are far from dependent; powers of 2000 are not.
        middle, half = (distinct[0] + distinct[-1]) / 2, (distinct[-1] - distinct[0]) / 2 or 1.0

        def basis(inputs):
            return np.polynomial.chebyshev.chebvander((inputs - middle) / half, degree)  # (n, degree + 1)

        return basis(new) @ np.linalg.lstsq(basis(x), y, rcond=None)[0]

    return model
