import math

import submission

PAIRS = {
    "sin": (math.sin, math.cos),
    "exp": (math.exp, math.exp),
    "log": (math.log, lambda u: 1.0 / u),
    "square": (lambda u: u * u, lambda u: 2.0 * u),
    "cube": (lambda u: u**3, lambda u: 3.0 * u**2),
    "affine": (lambda u: 3.0 * u - 1.0, lambda u: 3.0),
    "half": (lambda u: 0.5 * u, lambda u: 0.5),
    "logistic": (lambda u: 1.0 / (1.0 + math.exp(-u)), lambda u: math.exp(-u) / (1.0 + math.exp(-u)) ** 2),
    "reciprocal": (lambda u: 1.0 / u, lambda u: -1.0 / u**2),
    "relu": (lambda u: max(u, 0.0), lambda u: 1.0 if u > 0.0 else 0.0),
}


def counted(name, calls):
    def count(which):
        def function(u):
            calls[which] += 1
            return PAIRS[name][which](u)

        return function

    return count(0), count(1)


def drive(functions, x, h):
    if h is not None:
        return submission.chain_error([PAIRS[name] for name in functions], x, h)
    calls = [0, 0]
    value, derivative = submission.chain([counted(name, calls) for name in functions], x)
    return {"value": value, "derivative": derivative, "calls of f and f'": calls}
