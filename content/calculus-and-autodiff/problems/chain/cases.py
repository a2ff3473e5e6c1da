import math

import numpy as np

from viva.content.authoring import case, edge, law, sized, varied

FUNCTIONS = {
    "sin": np.sin,
    "exp": np.exp,
    "log": np.log,
    "square": lambda u: u * u,
    "cube": lambda u: u**3,
    "affine": lambda u: 3.0 * u - 1.0,
    "half": lambda u: 0.5 * u,
    "logistic": lambda u: 1.0 / (1.0 + np.exp(-u)),
    "reciprocal": lambda u: 1.0 / u,
}


def compose(names, x, h=None):
    return {"functions": list(names), "x": x, "h": h}


@case("sine of a square: the order matters", shown=True)
def sine_of_square(rng):
    return compose(["square", "sin"], 1.5)


@case("square of a sine: the same two, the other way round", shown=True)
def square_of_sine(rng):
    return compose(["sin", "square"], 1.5)


@case("four different functions")
def four(rng):
    return compose(["affine", "logistic", "cube", "exp"], 0.4)


@case("a function that occurs three times")
def repeated(rng):
    return compose(["sin", "exp", "sin", "half", "sin"], -0.7)


@case("a falling function makes the derivative negative")
def falling(rng):
    return compose(["exp", "reciprocal", "affine"], float(rng.uniform(0.5, 1.0)))


@case("a deep composition: each f and each f' is called once")
def deep(rng):
    return compose(["sin", "affine"] * 15, 0.3)


@case("the check with a central difference", shown=True)
def check(rng):
    return compose(["square", "sin"], 1.5, 0.01)


@case("the check where the difference lies above the derivative")
def check_above(rng):
    return compose(["exp", "cube"], 0.2, 0.02)


@case("the check of four functions")
def check_four(rng):
    return compose(["affine", "logistic", "cube", "exp"], -0.3, 0.05)


@edge("no functions: the identity", shown=True)
def empty(rng):
    return compose([], 7)


@edge("one function")
def one(rng):
    return compose(["cube"], -2)


@edge("a factor of zero makes the derivative zero, not the value")
def flat(rng):
    return compose(["square", "exp"], 0.0)


@edge("at the kink of relu the given derivative counts")
def kink(rng):
    return compose(["relu", "affine"], 0)


@edge("the check is blind beside a kink: it finds half the slope")
def check_kink(rng):
    return compose(["relu", "affine"], 0, 0.5)


@edge("the check of a composition of no functions")
def check_empty(rng):
    return compose([], 2.0, 0.25)


@edge("the logarithm of a negative number passes its error on", raises=ValueError)
def outside(rng):
    return compose(["affine", "log"], 0.0)


@edge("a division by zero passes its error on", raises=ZeroDivisionError)
def division(rng):
    return compose(["square", "reciprocal"], 0.0)


@edge("at infinity the value is infinite")
def infinite(rng):
    return compose(["cube", "relu"], math.inf)


@edge("a step of zero is refused", raises=ValueError)
def no_step(rng):
    return compose(["sin"], 1.0, 0.0)


@edge("a negative step is refused", raises=ValueError)
def negative_step(rng):
    return compose(["sin"], 1.0, -0.01)


@edge("a step that is not a number is refused", raises=ValueError)
def nan_step(rng):
    return compose(["sin"], 1.0, math.nan)


@edge("a negative step is refused even when there are no functions", raises=ValueError)
def negative_step_unused(rng):
    return compose([], 1.0, -1.0)


def evaluated(functions, x):
    for name in functions:
        x = FUNCTIONS[name](x)
    return x


def smooth(functions, x, h):
    return h is None and "relu" not in functions and math.isfinite(x)


@law("the value is that of the composition, the innermost function first", when=smooth)
def value(functions, x, output):
    return evaluated(functions, float(x)), output["value"]


@law("the derivative is that of a complex step", when=smooth)
def complex_step(functions, x, output):
    # Im f(x + ih) / h has no cancellation: Squire and Trapp, SIAM Review 40(1), 1998.
    return float(np.imag(evaluated(functions, complex(x, 1e-30))) / 1e-30), output["derivative"]


def checked(functions, h):
    return h is not None and "relu" not in functions


def alone(functions, x, h):
    return [compose(functions, x, None)]


@law("the check is the distance from a central difference", when=checked, also=alone)
def central(functions, x, h, output, also):
    difference = (evaluated(functions, x + h) - evaluated(functions, x - h)) / (2 * h)
    return abs(also[0]["derivative"] - difference), output


@sized(8, 16, 32, 64)
def growing(rng, n):
    return compose(["sin", "affine"] * (n // 2), 0.3)


@varied
def anything(rng):
    names = rng.choice(["sin", "exp", "logistic", "affine", "half", "cube"], size=int(rng.integers(0, 5))).tolist()
    x = float(rng.uniform(-0.8, 0.8)) if rng.uniform() < 0.8 else 1
    return compose(names, x, float(rng.uniform(0.01, 0.1)) if rng.uniform() < 0.5 else None)
