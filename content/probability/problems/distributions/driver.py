import random

import submission

CONTINUOUS = ("Exponential", "Normal")


class Scripted:
    """Hands out given uniforms one after another, for values that a generator seldom draws."""

    def __init__(self, uniforms):
        self.uniforms = list(uniforms)

    def random(self):
        return self.uniforms.pop(0)


def drive(family, parameters, points=(), size=0, seed=0, uniforms=None):
    """Everything the distribution says of `points`, and `size` values drawn in two calls."""
    distribution = getattr(submission, family)(*parameters)
    log = distribution.log_pdf if family in CONTINUOUS else distribution.log_pmf
    rng = random.Random(seed) if uniforms is None else Scripted(uniforms)
    first = size // 3
    return {
        "log": [log(x) for x in points],
        "cdf": [distribution.cdf(x) for x in points],
        "mean": distribution.mean(),
        "variance": distribution.variance(),
        "sample": list(distribution.sample(first, rng)) + list(distribution.sample(size - first, rng)),
    }
