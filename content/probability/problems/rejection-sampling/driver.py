import numpy as np

import submission


def normal_density(x, mean, std):
    return np.exp(-0.5 * ((x - mean) / std) ** 2) / (std * np.sqrt(2 * np.pi))


TARGETS = {
    "parabola": lambda x: 6 * x * (1 - x),
    "half normal": lambda x: np.exp(-0.5 * x**2),
    "semicircle": lambda x: np.sqrt(1 - x**2),
    "disc": lambda x: (x[:, 0] ** 2 + x[:, 1] ** 2 < 1).astype(float),
    "two bumps": lambda x: 0.3 * normal_density(x, -2, 0.5) + 0.7 * normal_density(x, 1, 0.8),
    "upper half": lambda x: (x >= 0.5) * 0.5,
    "one": lambda x: np.ones(len(x)),
    "nowhere": lambda x: np.zeros(len(x)),
    "negative": lambda x: x - 0.1,
    "undefined": lambda x: np.where(x < 0.1, np.nan, 0.5),
    "from round 1000 on": lambda x: (x >= 1000).astype(float),
    "from round 1001 on": lambda x: (x >= 1001).astype(float),
    "negative below a half": lambda x: np.where(x < 0.5, -1.0, 0.0),
    "as many as its eyes": lambda x: 1.0 * x,
    "odd rounds": lambda x: x % 2,
}


def sweep():
    """Candidates that all carry the number of their round."""
    rounds = 0

    def draw(rng, size):
        nonlocal rounds
        rounds += 1
        return np.full(size, float(rounds))

    return draw, lambda x: np.ones(len(x))


PROPOSALS = {
    "uniform": lambda: (lambda rng, size: rng.random(size), lambda x: np.ones(len(x))),
    "wide uniform": lambda: (lambda rng, size: 2 * rng.random(size) - 1, lambda x: np.full(len(x), 0.5)),
    "square": lambda: (lambda rng, size: 2 * rng.random((size, 2)) - 1, lambda x: np.full(len(x), 0.25)),
    "exponential": lambda: (lambda rng, size: -np.log1p(-rng.random(size)), lambda x: np.exp(-x)),
    "normal": lambda: (lambda rng, size: 3 * rng.normal(size=size), lambda x: normal_density(x, 0, 3)),
    "die": lambda: (lambda rng, size: rng.integers(1, 7, size=size), lambda x: np.full(len(x), 1 / 6)),
    "sweep": sweep,
}


class Scripted:
    """Hands out given uniforms one after another, for values that a generator seldom draws."""

    def __init__(self, uniforms):
        self.uniforms = list(uniforms)

    def random(self, size=None):
        count = 1 if size is None else int(size)
        drawn, self.uniforms = self.uniforms[:count], self.uniforms[count:]
        return drawn[0] if size is None else np.array(drawn, dtype=float)


def drive(target, proposal, bound, n, seed=0, script=None, scale=1.0, **more):
    rng = np.random.default_rng(seed) if script is None else Scripted(script)

    def scaled(x):
        return scale * TARGETS[target](x)

    return submission.rejection_sample(scaled, PROPOSALS[proposal](), bound, n, rng, **more)
