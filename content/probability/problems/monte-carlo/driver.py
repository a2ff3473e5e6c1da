import numpy as np

import submission

SAMPLERS = {
    "uniform": lambda rng, n: rng.random(n),
    "normal": lambda rng, n: rng.normal(size=n),
    "exponential": lambda rng, n: rng.exponential(size=n),
    "square": lambda rng, n: rng.uniform(-1, 1, size=(n, 2)),
    "normals": lambda rng, n: rng.normal(size=(n, 5)),
}
QUANTILES = {
    "uniform": lambda u: u,
    "exponential": lambda u: -np.log1p(-u),
    "logistic": lambda u: np.log(u) - np.log1p(-u),
}
FUNCTIONS = {
    "identity": lambda x: x,
    "square": lambda x: x**2,
    "exp": np.exp,
    "root": np.sqrt,
    "quarter circle": lambda x: 4 * np.sqrt(1 - x**2),
    "in the disc": lambda x: x[:, 0] ** 2 + x[:, 1] ** 2 <= 1,
    "in the diamond": lambda x: np.abs(x).sum(axis=1) <= 1,
    "largest": lambda x: x.max(axis=1),
    "sum": lambda x: x.sum(axis=1),
    "tail": lambda x: x > 2,
    "above a quarter": lambda x: x > 0.25,
    "three": lambda x: np.full(len(x), 3.0),
    "a tenth": lambda x: np.full(len(x), 0.1),
    "far from zero": lambda x: 1e9 + x,
    "undefined": lambda x: np.where(x > 0.5, np.nan, x),
    "a millionth of it": lambda x: 1e-8 * x,
    "wave": lambda x: np.sin(3 * x) + x,
}


def drive(task, f, n, seed, sampler="uniform", quantile="uniform", control=None, control_mean=None, scale=1.0, shift=0.0):
    def scaled(x):
        return FUNCTIONS[f](x) if (scale, shift) == (1.0, 0.0) else scale * FUNCTIONS[f](x) + shift

    rng = np.random.default_rng(seed)
    if task == "monte_carlo":
        return submission.monte_carlo(scaled, SAMPLERS[sampler], n, rng)
    if task == "antithetic":
        return submission.antithetic(scaled, QUANTILES[quantile], n, rng)
    return submission.control_variate(scaled, FUNCTIONS[control], control_mean, SAMPLERS[sampler], n, rng)
