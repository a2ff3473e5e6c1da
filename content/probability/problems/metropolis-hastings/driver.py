import numpy as np

import submission


def normal(x):
    return -0.5 * np.sum(np.square(x))


def gamma(x):  # shape 3, rate 1
    return 2 * np.log(x) - x if x > 0 else -np.inf


def correlated(x):  # variances 1 and 4, correlation 0.6
    a, b = x[0], x[1] / 2
    return -(a * a - 1.2 * a * b + b * b) / (2 * 0.64)


def two_bumps(x):
    return np.logaddexp(np.log(0.3) - 0.5 * (x + 1.5) ** 2, np.log(0.7) - 0.5 * (x - 1.5) ** 2)


def unit_interval(x):
    return 0.0 if 0 <= x <= 1 else -np.inf


TARGETS = {"normal": normal, "gamma": gamma, "correlated": correlated, "two bumps": two_bumps, "unit interval": unit_interval}


def walk(scale):
    return lambda rng, x: x + scale * rng.normal(size=np.shape(x))


def walk_density(y, x):
    return -0.5 * np.sum(np.square(np.subtract(y, x)))


def drifting(rng, x):
    return x + 0.4 + rng.normal(size=np.shape(x))


def drifting_density(y, x):
    return -0.5 * np.sum(np.square(np.subtract(y, x) - 0.4))


def independent(rng, x):
    return -4 * np.log1p(-rng.random())


def independent_density(y, x):
    return -y / 4 if y >= 0 else -np.inf


def multiplied(rng, x):
    return x * np.exp(0.9 * rng.normal())


def multiplied_density(y, x):
    return -np.log(y) - 0.5 * (np.log(y / x) / 0.9) ** 2


def proportional(rng, x):
    return x + 0.8 * x * rng.normal()


def proportional_density(y, x):
    """Undefined for x <= 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return -np.log(x) - 0.5 * ((y - x) / (0.8 * x)) ** 2


def overwriting():
    """A random walk that writes every candidate to the same array."""
    place = np.zeros(2)

    def draw(rng, x):
        place[:] = x + rng.normal(size=2)
        return place

    return draw


PROPOSALS = {
    "walk": lambda: (walk(1.0), None),
    "short walk": lambda: (walk(0.1), None),
    "long walk": lambda: (walk(5.0), None),
    "walk with density": lambda: (walk(1.0), walk_density),
    "drifting": lambda: (drifting, drifting_density),
    "independent": lambda: (independent, independent_density),
    "multiplied": lambda: (multiplied, multiplied_density),
    "proportional": lambda: (proportional, proportional_density),
    "overwriting": lambda: (overwriting(), None),
}


class Scripted:
    """Hands out given uniforms one after another, for values that a generator seldom draws."""

    def __init__(self, uniforms):
        self.uniforms = list(uniforms)

    def random(self):
        return self.uniforms.pop(0)


def table_of(rows):
    return {tuple(row[:-1]): row[-1] for row in rows}


def listed(candidates, densities):
    left = list(candidates)

    def draw(rng, x):
        return left.pop(0)

    if densities is None:
        return draw, None
    table = table_of(densities)
    return draw, lambda y, x: table[float(y), float(x)]


def drive(target, proposal, x0, n, seed=0, shift=0.0, table=None, candidates=None, uniforms=None, densities=None):
    calls = 0
    known = table_of(table or [])

    def log_target(x):
        nonlocal calls
        calls += 1
        return known[(float(x),)] if target == "table" else TARGETS[target](x) + shift

    rng = np.random.default_rng(seed) if uniforms is None else Scripted(uniforms)
    pair = listed(candidates, densities) if proposal == "list" else PROPOSALS[proposal]()
    chain, rate = submission.metropolis_hastings(log_target, pair, x0, n, rng)
    return {"chain": chain, "rate": rate, "calls": calls}
