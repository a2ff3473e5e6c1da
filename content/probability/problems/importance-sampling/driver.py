import numpy as np

import submission


def normal(mean, sd):
    return lambda x: -0.5 * np.square((x - mean) / sd) - np.log(sd) - 0.5 * np.log(2 * np.pi)


def draw_normal(mean, sd):
    return lambda rng, size: mean + sd * rng.normal(size=size)


def cauchy(x):
    return -np.log(np.pi) - np.log1p(np.square(x))


def exponential(x):
    return np.where(x >= 0, -x, -np.inf)


def interval(x):
    return np.where((x >= 0) & (x <= 1), 0.0, -np.inf)


def plane(x):  # variances 1, correlation 0.6
    a, b = x[:, 0], x[:, 1]
    return -(a * a - 1.2 * a * b + b * b) / (2 * 0.64) - 0.5 * np.log(0.64) - np.log(2 * np.pi)


def wide_plane(x):
    return normal(0, 1.5)(x).sum(axis=1)


TARGETS = {
    "normal": normal(0, 1),
    "wide normal": normal(0, 2),
    "cauchy": cauchy,
    "exponential": exponential,
    "unit interval": interval,
    "plane": plane,
}
PROPOSALS = {
    "normal": (draw_normal(0, 1), normal(0, 1)),
    "wide normal": (draw_normal(0, 2), normal(0, 2)),
    "narrow normal": (draw_normal(0, 0.5), normal(0, 0.5)),
    "normal around 4": (draw_normal(4, 1), normal(4, 1)),
    "cauchy": (lambda rng, size: rng.standard_cauchy(size), cauchy),
    "exponential": (lambda rng, size: rng.exponential(size=size), exponential),
    "plane": (lambda rng, size: 1.5 * rng.normal(size=(size, 2)), wide_plane),
}


def root(x):
    """Not a number below 0."""
    with np.errstate(invalid="ignore"):
        return np.sqrt(x)


FUNCTIONS = {
    "one": lambda x: np.ones(len(x)),
    "identity": lambda x: x,
    "square": np.square,
    "root": root,
    "above 4": lambda x: x > 4,
    "sign": lambda x: np.where(x > 0, 1, -1),
    "product": lambda x: x[:, 0] * x[:, 1],
    "both positive": lambda x: (x > 0).all(axis=1),
}


def listed(numbers):
    """A function of points 0, 1, 2, ... that has these values there."""
    return lambda x: np.array(numbers)[np.asarray(x).astype(int)]


def counting():
    """Hands out the points 0.0, 1.0, 2.0, ..."""
    handed_out = 0

    def draw(rng, size):
        nonlocal handed_out
        handed_out += size
        return np.arange(handed_out - size, handed_out, dtype=float)

    return draw


class Record:
    """Wraps the four functions of one run: notes how they are called, and hands out arrays that cannot be written to."""

    def __init__(self, rng):
        self.rng = rng
        self.left = rng.bit_generator.state  # as draw left it
        self.otherwise = False
        self.drawn = []
        self.lengths = set()

    def draw(self, draw):
        def recorded(rng, size):
            self.look(rng)
            self.drawn.append(int(size))
            x = locked(draw(rng, size))
            self.left = self.rng.bit_generator.state
            return x

        return recorded

    def function(self, f):
        def recorded(x):
            self.lengths.add(len(x))
            return locked(f(x))

        return recorded

    def look(self, rng):
        self.otherwise |= rng is not self.rng or self.rng.bit_generator.state != self.left


def locked(array):
    array.flags.writeable = False
    return array


def drive(f, target, proposal, n, seed=0, shift=0.0):
    if isinstance(proposal, list):
        f, log_p, draw, log_q = listed(f), listed(target), counting(), listed(proposal)
    else:
        f, density, (draw, log_q) = FUNCTIONS[f], TARGETS[target], PROPOSALS[proposal]

        def log_p(x):
            return density(x) + shift

    rng = np.random.default_rng(seed)
    record = Record(rng)
    estimates = submission.importance_sample(
        record.function(f), record.function(log_p), (record.draw(draw), record.function(log_q)), n, rng
    )
    record.look(rng)
    return {"estimates": estimates, "drawn": record.drawn, "lengths": sorted(record.lengths), "rng_used_otherwise": record.otherwise}
