"""Computes the inner value anew for every factor.

The numbers are right, but the k-th factor repeats the k - 1 calls of the factors before it: n(n - 1)/2 calls too
many, quadratic in the depth. The value that the next factor needs is the one you have just computed: carry it along.
"""


def chain(functions, x):
    derivative = 1.0
    for k, (_, slope) in enumerate(functions):
        derivative *= slope(_value(functions[:k], x))
    return _value(functions, x), derivative


def _value(functions, x):
    value = float(x)
    for f, _ in functions:
        value = f(value)
    return value


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")
    difference = (chain(functions, x + h)[0] - chain(functions, x - h)[0]) / (2 * h)
    return abs(chain(functions, x)[1] - difference)
