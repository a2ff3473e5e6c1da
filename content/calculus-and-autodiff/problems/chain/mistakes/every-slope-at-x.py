"""Evaluates every derivative at x itself.

The outer derivative belongs at the value that enters the outer function: (f(g(x)))' = f'(g(x)) g'(x), not f'(x)
g'(x). Carry the current value along and evaluate each derivative there.
"""


def chain(functions, x):
    value, derivative = float(x), 1.0
    for f, slope in functions:
        derivative *= slope(float(x))
        value = f(value)
    return value, derivative


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")
    difference = (chain(functions, x + h)[0] - chain(functions, x - h)[0]) / (2 * h)
    return abs(chain(functions, x)[1] - difference)
