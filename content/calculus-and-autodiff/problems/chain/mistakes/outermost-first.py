"""Applies the list from its end, as if the last pair were the innermost.

Composition does not commute: sin(x^2) is not (sin x)^2. The formula is written from the outside in, but the list here
is in the order of application: the first pair meets x. Say the convention aloud and test with two functions in both
orders.
"""


def chain(functions, x):
    value, derivative = float(x), 1.0
    for f, slope in reversed(functions):
        derivative *= slope(value)
        value = f(value)
    return value, derivative


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")
    difference = (chain(functions, x + h)[0] - chain(functions, x - h)[0]) / (2 * h)
    return abs(chain(functions, x)[1] - difference)
