import numpy as np

import submission

QUANTILES = {
    "uniform": lambda u: u,
    "exponential": lambda u: -np.log1p(-u),
    "logistic": lambda u: np.log(u) - np.log1p(-u),
    "cauchy": lambda u: np.tan(np.pi * (u - 0.5)),
    "pareto": lambda u: (1 - u) ** (-1 / 3),
    "triangular": lambda u: np.where(u < 0.5, np.sqrt(2 * u) - 1, 1 - np.sqrt(2 - 2 * u)),
    "die": lambda u: np.floor(6 * u) + 1,
}


class Uniforms:
    """The only method samplers may use, of a generator or of given numbers, for the calls that the statement says."""

    def __init__(self, seed, script, sizes):
        self.rng = np.random.default_rng(seed)
        self.script = None if script is None else list(script)
        self.sizes = list(sizes)  # of the calls to come

    def random(self, size=None):
        if not self.sizes:
            raise RuntimeError("rng.random is called once more than the statement says")
        count = self.sizes.pop(0)
        if size is None or np.shape(size) not in ((), (1,)) or int(np.ravel(size)[0]) != count:
            raise RuntimeError(f"rng.random({count}) is to be called, not rng.random({'' if size is None else size})")
        if self.script is None:
            return self.rng.random(count)
        drawn, self.script = self.script[:count], self.script[count:]
        return np.array(drawn, dtype=float)


def drive(task, n, seed=0, script=None, quantile=None, probabilities=None):
    pairs = (n + 1) // 2
    rng = Uniforms(seed, script, [pairs, pairs] if task == "box_muller" else [n])
    if task == "inverse_transform":
        with np.errstate(divide="ignore"):
            return submission.inverse_transform(QUANTILES[quantile], n, rng)
    if task == "discrete":
        return submission.discrete_inverse_transform(probabilities, n, rng)
    return submission.box_muller(n, rng)
