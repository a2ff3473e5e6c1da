import numpy as np


def bias_variance(model, generator, trials):
    """By pairs of different trials: products of their errors for the bias, squared differences for the variance."""
    if trials < 2:
        raise ValueError("no pairs")
    truth = np.asarray(generator.truth(generator.at))
    fits = np.array([np.array(model(*generator.sample(i), generator.at), dtype=float) for i in range(trials)])
    if fits.shape[1:] != truth.shape or not np.isfinite(fits).all():
        raise ValueError("not one finite prediction for each test input")
    off = fits - truth
    one, other = np.triu_indices(trials, 1)
    bias2 = (off[one] * off[other]).mean()
    variance = ((off[one] - off[other]) ** 2).mean() / 2
    error = np.mean([np.square(generator.fresh(i) - fits[i]).mean() for i in range(trials)])
    return float(bias2), float(variance), float(error)


def error_by_degree(degrees, generator, trials):
    def polynomial(degree):
        def model(x, y, new):
            if not 0 <= degree < len(set(x.tolist())):
                raise ValueError("not determined")
            if degree == 0:
                return np.full(len(new), y.mean())
            return np.polynomial.Polynomial.fit(x, y, degree)(new)

        return model

    rows = [bias_variance(polynomial(degree), generator, trials) for degree in degrees]
    return np.array(rows) if rows else np.empty((0, 3))
