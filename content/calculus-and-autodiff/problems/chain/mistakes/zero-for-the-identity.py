"""Says that the derivative of the empty composition is 0.

An empty composition is the identity, x itself, whose slope is 1. It is the same reason why an empty product is 1: the
neutral element of multiplication. Start the product from 1 and the empty list needs no special case.
"""


def chain(functions, x):
    value, derivative = float(x), 1.0
    if not functions:
        return value, 0.0
    for f, slope in functions:
        derivative *= slope(value)
        value = f(value)
    return value, derivative


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")
    difference = (chain(functions, x + h)[0] - chain(functions, x - h)[0]) / (2 * h)
    return abs(chain(functions, x)[1] - difference)
